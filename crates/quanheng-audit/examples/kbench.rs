//! How many replicates the audit does in a second: 51 units × 49 indicators in 8 groups and 3 levels, where
//! normalisation (3), treatment (2), aggregation (2) and all weights (± 25 %) vary together. Beside it, in the same
//! run, the least arithmetic a replicate needs.

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use quanheng_audit::{Alternative, Assumption, Edit, Kind, Options, Spread, Subject, uncertainty};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::stream::Replicate;
use quanheng_index::{
    Column, Direction, Framework, NodeId, NodeKind, Panel, Period, RawNode, StepKind, StepSpec, Unit, Units,
};

const UNITS: usize = 51;
const INDICATORS: usize = 49;
const GROUPS: usize = 8;
const REPLICATES: u64 = 400_000;

fn main() {
    let framework = framework();
    let panel = panel(&framework);
    let steps = steps();
    let subject = Subject { framework: &framework, steps: &steps, panel: &panel, scored: &[0], period: 0 };
    let assumptions = assumptions(&framework);
    println!("| nodes counted | replicates a second, median of 5 | floor | multiple of the floor |");
    println!("|---|---:|---:|---:|");
    let inner: Vec<NodeId> = framework.bottom_up().to_vec();
    for (name, nodes) in [("the index", Vec::new()), ("the index and 8 dimensions", inner)] {
        let options = Options { replicates: REPLICATES, nodes, ..Options::default() };
        let speed = median(|| {
            let start = Instant::now();
            let audit = uncertainty(&subject, &assumptions, &options).expect("varies");
            assert_eq!(audit.nodes.last().expect("the root").tally.replicates(), REPLICATES);
            REPLICATES as f64 / start.elapsed().as_secs_f64()
        });
        let floor = median(floor);
        println!("| {name} | {speed:.0} | {floor:.0} | {:.2} |", floor / speed);
    }
}

fn median(mut measure: impl FnMut() -> f64) -> f64 {
    let mut all: Vec<f64> = (0..5).map(|_| measure()).collect();
    all.sort_by(f64::total_cmp);
    all[2]
}

/// Replicates a second of nothing but the multiplications, additions and comparisons no replicate can do without, on
/// all cores: a weight times a score for each unit, indicator and dimension, and each pair of units compared.
fn floor() -> f64 {
    let threads = rayon::current_num_threads() as u64;
    let each = REPLICATES / threads;
    let start = Instant::now();
    rayon::broadcast(|_| {
        let columns: Vec<Vec<f64>> =
            (0..INDICATORS + GROUPS).map(|j| (0..UNITS).map(|i| (i * j % 17) as f64).collect()).collect();
        let mut scores = vec![0.0; UNITS];
        let mut better = vec![0_u64; UNITS];
        for replicate in 0..each {
            let weight = black_box(replicate as f64);
            scores.fill(0.0);
            for column in &columns {
                scores.iter_mut().zip(column).for_each(|(sum, x)| *sum += weight * x);
            }
            for own in 0..UNITS {
                let mine = scores[own];
                better.iter_mut().zip(&scores).for_each(|(count, score)| *count += u64::from(mine > *score));
            }
            black_box((&scores, &better));
        }
    });
    (each * threads) as f64 / start.elapsed().as_secs_f64()
}

fn framework() -> Framework {
    let row = |code: String, parent: Option<String>, level: &str| RawNode {
        code,
        parent,
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    };
    let mut rows = vec![row("index".into(), None, "index")];
    rows.extend((0..GROUPS).map(|group| row(format!("g{group}"), Some("index".into()), "group")));
    rows.extend(
        (0..INDICATORS).map(|at| row(format!("i{at}"), Some(format!("g{}", at % GROUPS)), INDICATOR)),
    );
    Framework::check(&rows).expect("sound").0
}

fn panel(framework: &Framework) -> Panel {
    let units = (0..UNITS).map(|unit| Unit::member(format!("u{unit}"))).collect();
    let units = Arc::new(Units::new(units, BTreeMap::new()).expect("distinct codes"));
    let mut panel =
        Panel::empty(framework, units, vec![Period::year(2020).expect("a year")]).expect("one period");
    let leaves: Vec<NodeId> = framework.leaves().collect();
    for leaf in leaves {
        let mut stream = Replicate { seed: 3, number: leaf as u64 }.stream([0; 3]);
        // Skewed, so that treatment has something to do.
        let values: Vec<Option<f64>> = (0..UNITS).map(|_| Some(1.0 / (0.01 + stream.uniform()))).collect();
        panel.put(leaf, 0, Column::from_options(&values).expect("finite")).expect("fits");
    }
    panel
}

fn steps() -> Vec<StepSpec> {
    vec![
        StepSpec::new(StepKind::Treat).method("winsorise"),
        StepSpec::new(StepKind::Normalise).method("min-max").with("lower", Value::Number(1.0)),
        StepSpec::new(StepKind::Aggregate),
        StepSpec::new(StepKind::Rank),
    ]
}

fn assumptions(framework: &Framework) -> Vec<Assumption> {
    let edit = |step: &str, method: &str, values: &[(&str, f64)]| Edit {
        step: step.into(),
        method: Some(method.into()),
        values: values.iter().map(|&(key, value)| (key.to_owned(), Value::Number(value))).collect(),
        ..Edit::default()
    };
    let one = |label: &str, edit: Option<Edit>| Alternative {
        label: label.into(),
        probability: 1.0,
        edits: edit.into_iter().collect(),
    };
    let several =
        |name: &str, all: Vec<Alternative>| Assumption { name: name.into(), kind: Kind::Alternatives(all) };
    let is_inner = |node: &NodeId| framework.node(*node).kind == NodeKind::Inner;
    let parents = (0..framework.nodes().len()).filter(is_inner).collect();
    vec![
        several(
            "normalise",
            vec![
                one("min-max", None),
                one("rank", Some(edit("normalise", "rank", &[]))),
                one("z-score", Some(edit("normalise", "z-score", &[("mean", 100.0), ("deviation", 10.0)]))),
            ],
        ),
        several("treat", vec![one("on", None), one("off", Some(edit("treat", "none", &[])))]),
        several(
            "aggregate",
            vec![one("arithmetic", None), one("geometric", Some(edit("aggregate", "geometric", &[])))],
        ),
        Assumption { name: "weights".into(), kind: Kind::Weights { parents, spread: Spread::Around(0.25) } },
    ]
}
