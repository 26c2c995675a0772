//! Scores and ranks of the examples against an independent program: `tests/reference/recompute.py`, plain Python,
//! written from the definitions and not from our code. 1e-12 relative, or 1e-13 absolute near zero.

use std::collections::BTreeMap;
use std::path::Path;

use crate::examples::{Example, run};

const RELATIVE: f64 = 1e-12;
const ABSOLUTE: f64 = 1e-13;

struct Row {
    scenario: String,
    unit: String,
    node: String,
    score: Option<f64>,
    rank: Option<f64>,
}

fn rows(name: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference").join(format!("{name}.csv"));
    let mut reader = csv::Reader::from_path(path).expect("a reference file");
    let header = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            let get = |name: &str| {
                let at = header.iter().position(|column| column == name);
                at.and_then(|at| record.get(at)).unwrap_or_default().to_owned()
            };
            let number = |name: &str| get(name).parse().ok();
            Row {
                scenario: get("scenario"),
                unit: get("unit"),
                node: get("node"),
                score: number("score"),
                rank: number("rank"),
            }
        })
        .collect()
}

fn compare(example: &Example, rows: &[&Row]) {
    let framework = example.run.framework();
    let period = example.run.scored()[0];
    for row in rows {
        let at = format!("{} {} {}", row.scenario, row.unit, row.node);
        let unit = example.programme.units.find(&row.unit).expect("a known unit");
        let node = framework.find(&row.node).expect("a known node");
        let ours = example.run.scores(node, period).value(unit);
        match (ours, row.score) {
            (Some(ours), Some(theirs)) => {
                let allowed = (RELATIVE * theirs.abs()).max(ABSOLUTE);
                assert!((ours - theirs).abs() <= allowed, "{at}: {ours} is not {theirs}");
            }
            (ours, theirs) => assert_eq!(ours, theirs, "{at}"),
        }
        let place = example.run.places(node, period).and_then(|places| places.get(unit));
        assert_eq!(place.map(quanheng_index::Place::number), row.rank, "{at}");
    }
}

fn check(name: &str, example: &str, least: usize) {
    let rows = rows(name);
    assert!(rows.len() >= least, "{name} has {} rows", rows.len());
    let mut by_scenario: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &rows {
        by_scenario.entry(&row.scenario).or_default().push(row);
    }
    for (scenario, rows) in by_scenario {
        let own = scenario.is_empty() || scenario == "main";
        compare(&run(example, (!own).then_some(scenario), None), &rows);
    }
}

#[test]
fn the_provinces_with_every_scenario() {
    check("digital-china-2020", "digital-china-2020", 9000);
}

#[test]
fn the_hdi_of_2022() {
    check("hdi-2022", "hdi", 1600);
}

#[test]
fn the_desi_of_2022() {
    check("desi-2022", "desi-2022", 1300);
}

#[test]
fn coinrs_own_example() {
    check("asem-2018", "asem-2018", 3000);
}
