//! The example programmes, loaded and run, and the published results they must reproduce.

use std::fs;
use std::path::{Path, PathBuf};

use quanheng_index::{Keep, Run, rounded};
use quanheng_programme::{Programme, Score};
use tempfile::TempDir;

/// The folder of an example.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(name)
}

/// A copy of a programme's folder, without results.
pub(crate) fn copied(from: &Path, to: &TempDir) -> PathBuf {
    let made = to.path().join("programme");
    copy_folder(from, &made);
    made
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (own, name) = (entry.path(), entry.file_name());
        if own.is_dir() && name != "results" && name != "publication" {
            copy_folder(&own, &to.join(name));
        } else if own.is_file() {
            fs::copy(&own, to.join(name)).expect("a file can be copied");
        }
    }
}

/// An example, run.
pub(crate) struct Example {
    pub(crate) programme: Programme,
    pub(crate) run: Run,
}

/// Runs an example with the programme's own method or a scenario.
pub(crate) fn run(name: &str, scenario: Option<&str>, score: Option<Score>) -> Example {
    let programme = quanheng_programme::load(&folder(name)).expect("an example has no errors");
    let method = programme.method(scenario).expect("the scenario fits");
    let observations = quanheng_data::read_panel(&programme, &method.framework).expect("readable data");
    let (plan, _) = method.compile().expect("the method fits");
    let periods = observations.panel.periods();
    let scored: Vec<usize> = match score.unwrap_or(method.score) {
        Score::All => (0..periods.len()).collect(),
        Score::Last => vec![periods.len() - 1],
        Score::One(period) => vec![periods.iter().position(|p| *p == period).expect("a listed period")],
    };
    let run = plan.run(&observations.panel, &scored, Keep::Everything).expect("no errors");
    Example { programme, run }
}

/// A published CSV file by column name.
fn records(path: &Path) -> (Vec<String>, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_path(path).expect("a CSV file");
    let header = reader.headers().expect("a header").iter().map(ToOwned::to_owned).collect();
    (header, reader.records().map(|record| record.expect("a row")).collect())
}

fn field<'a>(header: &[String], record: &'a csv::StringRecord, name: &str) -> &'a str {
    let at = header.iter().position(|column| column == name).expect("the column");
    record.get(at).expect("the field")
}

#[test]
fn every_published_hdi_is_reproduced_to_three_decimals() {
    let hdi = run("hdi", None, Some(Score::All));
    let root = hdi.run.framework().root();
    let (header, records) = records(&folder("hdi").join("published/hdi.csv"));
    let (mut values, mut ranks) = (0, 0);
    for record in &records {
        let get = |name: &str| field(&header, record, name);
        let row = hdi.programme.units.find(get("code")).expect("a known unit");
        let period = hdi.run.periods().iter().position(|p| p.to_string() == get("year")).expect("a period");
        if let Ok(published) = get("hdi").parse::<f64>() {
            let ours = hdi.run.scores(root, period).value(row).expect("a score");
            assert_eq!(rounded(ours, 3), published, "{} {}", get("code"), get("year"));
            values += 1;
        }
        if let Ok(published) = get("rank").parse::<f64>() {
            let ours = hdi.run.places(root, period).and_then(|places| places.get(row)).expect("a place");
            assert_eq!(ours.number(), published, "{} {}", get("code"), get("year"));
            ranks += 1;
        }
    }
    assert_eq!((values, ranks), (6171, 193));
}

#[test]
fn every_published_desi_total_and_contribution_is_reproduced() {
    let desi = run("desi-2022", None, None);
    let period = desi.run.scored()[0];
    let framework = desi.run.framework();
    let (mut totals, mut contributions) = (0, 0);
    for source in &desi.programme.published {
        let node =
            source.node.as_deref().map_or(framework.root(), |code| framework.find(code).expect("a node"));
        let (header, records) = records(&folder("desi-2022").join(&source.file));
        for record in &records {
            let get = |name: &str| field(&header, record, name);
            if source.only.iter().any(|(column, text)| get(column) != text) {
                continue;
            }
            let row = desi.programme.units.find(get(&source.unit)).expect("a known unit");
            let published: f64 = get(source.score.as_deref().expect("scores")).parse().expect("a number");
            let ours = source.factor * desi.run.scores(node, period).value(row).expect("a score");
            assert!((ours - published).abs() < 1e-4, "{} {ours} {published}", get(&source.unit));
            *if node == framework.root() { &mut totals } else { &mut contributions } += 1;
        }
    }
    assert_eq!((totals, contributions), (28, 112));
}

/// What the methodology page prints: the order agrees as far as it does, and no further.
#[test]
fn the_provinces_agree_with_the_published_order_as_the_methodology_says() {
    let china = run("digital-china-2020", None, None);
    let root = china.run.framework().root();
    let places = china.run.places(root, china.run.scored()[0]).expect("ranked");
    let (header, records) = records(&folder("digital-china-2020").join("published/published_2020.csv"));
    let overall = records.iter().filter(|record| field(&header, record, "dimension") == "overall");
    let (ours, published): (Vec<f64>, Vec<f64>) = overall
        .map(|record| {
            let row = china.programme.units.find(field(&header, record, "region_code")).expect("a province");
            let place = places.get(row).expect("a place").number();
            (place, field(&header, record, "rank").parse::<f64>().expect("a rank"))
        })
        .unzip();
    assert_eq!(ours.len(), 31);
    let spearman = quanheng_index::statistics::spearman(&ours, &published).expect("defined");
    assert_eq!(rounded(spearman, 3), 0.866);
}

/// What COINr's vignette "Presenting Results" prints of the same data and steps: `tests/fixtures/README.md`.
#[test]
fn every_result_that_coinr_prints_of_its_example_is_reproduced() {
    let asem = run("asem-2018", None, None);
    let period = asem.run.scored()[0];
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/coinr-results.csv");
    let (header, records) = records(&fixture);
    let (mut scores, mut ranks) = (0, 0);
    for record in &records {
        let get = |name: &str| field(&header, record, name);
        let row = asem.programme.units.find(get("unit")).expect("a known unit");
        let node = asem.run.framework().find(get("node")).expect("a known node");
        let ours = asem.run.scores(node, period).value(row).expect("a score");
        assert_eq!(format!("{ours:.2}"), get("score"), "{} {}", get("unit"), get("node"));
        scores += 1;
        if let Ok(rank) = get("rank").parse::<f64>() {
            let place = asem.run.places(node, period).and_then(|places| places.get(row)).expect("a place");
            assert_eq!(place.number(), rank, "{} {}", get("unit"), get("node"));
            ranks += 1;
        }
    }
    assert_eq!((scores, ranks), (77, 17));
}
