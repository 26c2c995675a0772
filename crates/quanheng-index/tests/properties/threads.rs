//! Any number of threads gives the same, to the last bit.

use quanheng_index::parameter::Value;
use quanheng_index::{Keep, Mark, Plan, Run, StepKind, StepSpec, Unit};

use crate::recipe::{AGGREGATE, IMPUTE, NORMALISE, RANK, TREAT, step};
use crate::world::{Cell, World};
use quanheng_index::framework::INDICATOR;
use quanheng_index::{Direction, RawNode};

const UNITS: usize = 40_000;
const LEAVES: usize = 6;

/// 40 000 units × 6 indicators: enough that columns, and rows within a column, go to several threads.
fn large() -> World {
    let node = |code: String, parent: Option<&str>, level: &str| RawNode {
        code,
        parent: parent.map(Into::into),
        level: level.into(),
        direction: Some(Direction::Positive),
        ..RawNode::default()
    };
    let mut rows = vec![node("total".into(), None, "index")];
    rows.extend((0..2).map(|d| node(format!("d{d}"), Some("total"), "dimension")));
    rows.extend((0..LEAVES).map(|k| node(format!("i{k}"), Some(["d0", "d1"][k % 2]), INDICATOR)));
    World {
        rows,
        units: (0..UNITS).map(|row| Unit::member(format!("u{row}"))).collect(),
        groups: (0..UNITS).map(|row| Some(format!("g{}", row % 31))).collect(),
        periods: 1,
        cells: (0..LEAVES).map(|leaf| vec![(0..UNITS).map(|row| cell(leaf, row)).collect()]).collect(),
    }
}

fn cell(leaf: usize, row: usize) -> Cell {
    let mut draw = (leaf * UNITS + row) as u64;
    for _ in 0..3 {
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        draw ^= draw >> 29;
    }
    if draw.is_multiple_of(16) {
        return Err(Mark::NotAvailable);
    }
    let uniform = (draw >> 11) as f64 / (1_u64 << 53) as f64;
    Ok(if leaf.is_multiple_of(2) { libm::exp(uniform * 20.0) } else { (uniform * 500.0).floor() })
}

#[test]
fn one_two_and_seven_threads_give_the_same_bits() {
    let world = large();
    let panel = world.panel();
    for (impute, treat, normalise, aggregate) in [(2, 1, 0, 2), (5, 3, 1, 0), (4, 5, 3, 4)] {
        let steps = [
            StepSpec::new(StepKind::Screen).with("units", Value::Number(0.6)),
            step(StepKind::Impute, IMPUTE[impute]),
            step(StepKind::Treat, TREAT[treat]),
            step(StepKind::Normalise, NORMALISE[normalise]),
            step(StepKind::Aggregate, AGGREGATE[aggregate]),
            step(StepKind::Rank, RANK[2]),
            StepSpec::new(StepKind::Tier).method("natural-breaks").with("classes", Value::Number(3.0)),
        ];
        let (plan, _) = Plan::compile(world.framework(), &steps).unwrap();
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| plan.run(&panel, &[0], Keep::Everything)).unwrap()
        };
        let one = run(1);
        for threads in [2, 7] {
            same(&one, &run(threads));
        }
    }
}

fn same(one: &Run, other: &Run) {
    for node in 0..one.framework().nodes().len() {
        assert_eq!(one.scores(node, 0), other.scores(node, 0));
        assert_eq!(one.places(node, 0), other.places(node, 0));
        assert_eq!(one.tiers(node, 0), other.tiers(node, 0));
    }
    assert_eq!(one.trace(), other.trace());
    assert_eq!(one.findings(), other.findings());
}
