//! How many replicates the audit does in a second: 51 units × 49 indicators in 8 groups and 3 levels, where
//! normalisation (3), treatment (2), aggregation (2) and all weights (± 25 %) vary together; the same with an error on
//! every figure, so that treatment and normalisation run anew; and the time of a what-if on the example.
//!
//! Beside the first two, in the same run, stands the floor: the arithmetic a replicate cannot avoid, at the rate of this
//! machine. For each node that is counted these are 51·50/2 comparisons, since every pair is counted; and a product of a
//! weight and a score, added up, for each unit and each of the 49 leaves, or 57 columns where the groups are counted
//! too. The loops are the quickest we know for nothing but that: eight replicates at a time, sums in registers,
//! comparisons in sixteen bits. (It used to be one replicate at a time, with both orders of a pair in 64 bits, which
//! was slower than a replicate need be.)
//!
//! `audit count` does 20,000 replicates of the first kind on one thread and prints nothing, `audit count-errors` 2,000 with
//! an error on every figure: for counting instructions.

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use quanheng_audit::{
    Alternative, Assumption, DataError, Edit, Experiment, Kind, Options, Shape, Size, Spread, Subject,
    uncertainty,
};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::stream::Replicate;
use quanheng_index::{
    Column, Direction, Framework, Mark, NodeId, NodeKind, Panel, Period, RawNode, StepKind, StepSpec, Unit,
    Units,
};

const UNITS: usize = 51;
const INDICATORS: usize = 49;
const GROUPS: usize = 8;
const REPLICATES: u64 = 400_000;
const WITH_ERRORS: u64 = 20_000;
const WHAT_IF: u64 = 10_000;
/// Replicates of the floor done together.
const TOGETHER: usize = 8;

fn main() {
    let framework = framework();
    let panel = panel(&framework);
    let steps = steps();
    let subject = Subject { framework: &framework, steps: &steps, panel: &panel, scored: &[0], period: 0 };
    let assumptions = assumptions(&framework);
    let erring = [assumptions.clone(), vec![errors(&framework)]].concat();
    let counted = match std::env::args().nth(1).as_deref() {
        Some("count") => Some((&assumptions, 20_000)),
        Some("count-errors") => Some((&erring, 2_000)),
        _ => None,
    };
    if let Some((assumptions, replicates)) = counted {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        pool.install(|| replicates_a_second(&subject, assumptions, &options(replicates, Vec::new())));
        return;
    }
    println!(
        "| what varies, nodes counted | replicates a second, median of 5 | floor | multiple of the floor |"
    );
    println!("|---|---:|---:|---:|");
    let inner: Vec<NodeId> = framework.bottom_up().to_vec();
    for (name, nodes, counted) in
        [("method, the index", Vec::new(), 1), ("method, the index and 8 dimensions", inner, 1 + GROUPS)]
    {
        let options = options(REPLICATES, nodes);
        let speed = median(|| replicates_a_second(&subject, &assumptions, &options));
        let floor = median(|| floor(counted));
        println!("| {name} | {speed:.0} | {floor:.0} | {:.2} |", floor / speed);
    }
    let options = options(WITH_ERRORS, Vec::new());
    let speed = median(|| replicates_a_second(&subject, &erring, &options));
    println!("| method and every figure, the index | {speed:.0} | | |");
    what_if();
}

fn options(replicates: u64, nodes: Vec<NodeId>) -> Options {
    Options { replicates, nodes, ..Options::default() }
}

fn replicates_a_second(subject: &Subject, assumptions: &[Assumption], options: &Options) -> f64 {
    let start = Instant::now();
    let audit = uncertainty(subject, assumptions, options).expect("varies");
    assert_eq!(audit.nodes.last().expect("the root").tally.replicates(), options.replicates);
    options.replicates as f64 / start.elapsed().as_secs_f64()
}

fn median(mut measure: impl FnMut() -> f64) -> f64 {
    let mut all: Vec<f64> = (0..5).map(|_| measure()).collect();
    all.sort_by(f64::total_cmp);
    all[2]
}

/// Time of 10,000 replicates of the example after a weight has changed.
fn what_if() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/digital-china-2020");
    let programme = quanheng_programme::load(&folder).expect("the example loads");
    let method = programme.method(None).expect("it has a method");
    let observations = quanheng_data::read_panel(&programme, &method.framework).expect("it has data");
    let (framework, panel) = (&method.framework, &observations.panel);
    // The example scores the last of its periods.
    let period = panel.periods().len() - 1;
    let subject = Subject { framework, steps: &method.steps, panel, scored: &[period], period };
    let is_inner = |node: &NodeId| framework.node(*node).kind == NodeKind::Inner;
    let parents = (0..framework.nodes().len()).filter(is_inner).collect();
    let weights = Kind::Weights { parents, spread: Spread::Around(0.25) };
    let assumptions = [Assumption { name: "weights".into(), kind: weights }];
    let experiment = Experiment::new(&subject, &assumptions, &options(WHAT_IF, Vec::new())).expect("varies");
    let node = framework.node(framework.root()).children[0];
    let milliseconds = median(|| {
        let start = Instant::now();
        let changed = experiment.what_if(&[(node, black_box(2.0))]).expect("a weight");
        assert_eq!(changed.nodes[0].tally.replicates(), WHAT_IF);
        start.elapsed().as_secs_f64() * 1e3
    });
    println!();
    println!("what-if on the example, {WHAT_IF} replicates: {milliseconds:.1} ms, median of 5");
}

/// Replicates a second of nothing but the multiplications, additions and comparisons no replicate can do without, on
/// all cores, where so many nodes are counted.
fn floor(counted: usize) -> f64 {
    let threads = rayon::current_num_threads() as u64;
    let rounds = REPLICATES / threads / TOGETHER as u64;
    let columns = if counted == 1 { INDICATORS } else { INDICATORS + GROUPS };
    let start = Instant::now();
    rayon::broadcast(|_| {
        let scores: Vec<[f64; 2]> =
            (0..columns * UNITS.div_ceil(2)).map(|at| [(at % 17) as f64, (at % 13) as f64]).collect();
        let weights: Vec<[f64; TOGETHER]> = (0..columns).map(|at| [at as f64; TOGETHER]).collect();
        let mut sums = vec![[[0.0; TOGETHER]; 2]; UNITS.div_ceil(2)];
        let cells: Vec<[i16; 64]> =
            (0..UNITS).map(|unit| std::array::from_fn(|at| (unit * at % 101) as i16)).collect();
        let mut ahead = vec![0_u64; UNITS * UNITS];
        for round in 0..rounds {
            multiply_and_add(black_box(&scores), black_box(&weights), &mut sums);
            // Sixty-four replicates at a time, once every eight rounds.
            if round % 8 == 0 {
                (0..counted).for_each(|_| compare(black_box(&cells), &mut ahead));
            }
            black_box((&sums, &ahead));
        }
    });
    (rounds * threads * TOGETHER as u64) as f64 / start.elapsed().as_secs_f64()
}

/// Two units at a time; their scores stand together, column by column.
fn multiply_and_add(scores: &[[f64; 2]], weights: &[[f64; TOGETHER]], sums: &mut [[[f64; TOGETHER]; 2]]) {
    for (sums, scores) in sums.iter_mut().zip(scores.chunks_exact(weights.len())) {
        let mut own = [[0.0; TOGETHER]; 2];
        for (weight, score) in weights.iter().zip(scores) {
            for (own, score) in own.iter_mut().zip(score) {
                (0..TOGETHER).for_each(|lane| own[lane] += score * weight[lane]);
            }
        }
        *sums = own;
    }
}

/// In how many replicates each unit is ahead of each later one.
fn compare(cells: &[[i16; 64]], ahead: &mut [u64]) {
    for (unit, own) in cells.iter().enumerate() {
        for (other, cells) in cells.iter().enumerate().skip(unit + 1) {
            let mut counts = [0_i16; 8];
            for (own, other) in own.as_chunks::<8>().0.iter().zip(cells.as_chunks::<8>().0) {
                (0..8).for_each(|lane| counts[lane] += i16::from(own[lane] > other[lane]));
            }
            ahead[unit * UNITS + other] += counts.iter().map(|&count| count as u64).sum::<u64>();
        }
    }
}

/// An error on every figure.
fn errors(framework: &Framework) -> Assumption {
    let error = DataError {
        indicators: framework.leaves().collect(),
        marks: vec![Mark::Observed],
        shape: Shape::Normal,
        size: Size::Relative(0.05),
        correlation: None,
    };
    Assumption { name: "errors".into(), kind: Kind::Data(error) }
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
