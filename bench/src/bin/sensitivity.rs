//! How long variance-based sensitivity takes: 51 units × 49 indicators, ten assumptions, 2¹⁴ base samples of a scrambled
//! Sobol sequence, that is 196,608 evaluations; first-order and total indices of every place and score, of the rank shift
//! and of tier changes, with intervals from 1,000 resamples.

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use std::time::Instant;

use quanheng_audit::sensitivity::{Orders, SensitivityOptions, sensitivity};
use quanheng_audit::weight_stability::stability;
use quanheng_audit::{Alternative, Assumption, Design, Edit, Experiment, Kind, Options, Spread, Subject};
use quanheng_bench::{Size, framework, panel, processor_time, steps};
use quanheng_index::parameter::Value;
use quanheng_index::{Framework, NodeId, StepKind};

const SIZE: Size = Size { units: 51, indicators: 49 };
const SAMPLES: u64 = 1 << 14;
const RUNS: usize = 5;

fn main() {
    let framework = framework(SIZE);
    let panel = panel(SIZE, &framework);
    let mut steps = steps(SIZE);
    // Above 0, so that the geometric mean is defined.
    for step in steps.iter_mut().filter(|step| step.kind == StepKind::Normalise) {
        step.values.insert("lower".to_owned(), Value::Number(1.0));
    }
    let subject = Subject { framework: &framework, steps: &steps, panel: &panel, scored: &[0], period: 0 };
    let assumptions = assumptions(&framework);
    let options =
        Options { replicates: SAMPLES, seed: 1, design: Design::Sobol, randomisations: 1, nodes: Vec::new() };
    println!("{} assumptions, {} threads", assumptions.len(), rayon::current_num_threads());
    println!(
        "\n| what | evaluations | seconds, median of {RUNS} | processor seconds, mean | evaluations a second |"
    );
    println!("|---|---:|---:|---:|---:|");
    let experiment = || Experiment::new(&subject, &assumptions, &options).expect("varies");
    let once = experiment();
    let whole = SensitivityOptions::default();
    let bare = SensitivityOptions { resamples: 0, ..SensitivityOptions::default() };
    let evaluations = sensitivity(&once, &bare).expect("varies").evaluations;
    tell("first and total indices, from the programme", evaluations, || {
        sensitivity(&experiment(), &whole).expect("varies");
    });
    tell("the same, experiment built before", evaluations, || {
        sensitivity(&once, &whole).expect("varies");
    });
    tell("the same without intervals", evaluations, || {
        sensitivity(&once, &bare).expect("varies");
    });
    let effects = SensitivityOptions { shapley: Some(Orders::Random), ..SensitivityOptions::default() };
    tell("with Shapley effects", evaluations + SAMPLES * (assumptions.len() as u64 + 1), || {
        sensitivity(&once, &effects).expect("varies");
    });
    tell("stability of all weights", 0, || {
        stability(&subject).expect("additive");
    });
}

fn tell(what: &str, evaluations: u64, mut work: impl FnMut()) {
    let before = processor_time();
    let mut all: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .collect();
    all.sort_by(f64::total_cmp);
    let seconds = all[RUNS / 2];
    let processor = (processor_time() - before).as_secs_f64() / RUNS as f64;
    let speed = evaluations as f64 / seconds;
    println!("| {what} | {evaluations} | {seconds:.3} | {processor:.3} | {speed:.0} |");
}

/// Three methods, the weights of the index and of each dimension, and whether the first indicators of two are in.
fn assumptions(framework: &Framework) -> Vec<Assumption> {
    let edit = |step: &str, method: &str, values: &[(&str, f64)]| Edit {
        step: step.into(),
        method: Some(method.into()),
        values: values.iter().map(|&(key, value)| (key.to_owned(), Value::Number(value))).collect(),
        ..Edit::default()
    };
    let several = |name: &str, edits: Vec<Edit>| {
        let one = |edit: Option<Edit>| Alternative {
            label: edit.as_ref().and_then(|edit| edit.method.clone()).unwrap_or_default(),
            probability: 1.0,
            edits: edit.into_iter().collect(),
        };
        let all = std::iter::once(None).chain(edits.into_iter().map(Some)).map(one).collect();
        Assumption { name: name.into(), kind: Kind::Alternatives(all) }
    };
    let z_score = edit("normalise", "z-score", &[("mean", 100.0), ("deviation", 10.0)]);
    let mut all = vec![
        several("normalise", vec![edit("normalise", "rank", &[]), z_score]),
        several("treat", vec![edit("treat", "none", &[])]),
        several("aggregate", vec![edit("aggregate", "geometric", &[])]),
    ];
    let top_down: Vec<NodeId> =
        framework.top_down().into_iter().filter(|node| !framework.node(*node).children.is_empty()).collect();
    for &parent in &top_down {
        let kind = Kind::Weights { parents: vec![parent], spread: Spread::Around(0.25) };
        all.push(Assumption { name: format!("weights {}", framework.node(parent).code), kind });
    }
    let node = framework.node(top_down[1]).children[0];
    let kind = Kind::Inclusion { nodes: vec![node], probability: 0.2 };
    all.push(Assumption { name: "inclusion".into(), kind });
    all
}
