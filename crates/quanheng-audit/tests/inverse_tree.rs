//! The inverse audit of a tree: effective weights of leaves, with statements at two levels.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::Subject;
use quanheng_audit::inverse::{Answer, InverseOptions, Level, Scope, Statement, Table, inverse};
use quanheng_index::framework::INDICATOR;
use quanheng_index::stream::Replicate;
use quanheng_index::{Column, Direction, Framework, Panel, Period, RawNode, StepKind, StepSpec, Unit, Units};

fn row(code: &str, parent: &str, weight: f64) -> RawNode {
    let is_leaf = parent != "index" && !parent.is_empty();
    let level = if is_leaf {
        INDICATOR
    } else if parent.is_empty() {
        "index"
    } else {
        "dimension"
    };
    RawNode {
        code: code.into(),
        parent: (!parent.is_empty()).then(|| parent.into()),
        level: level.into(),
        direction: is_leaf.then_some(Direction::Positive),
        weight: (!parent.is_empty()).then_some(weight),
        ..RawNode::default()
    }
}

/// Two dimensions of two indicators, by weights that are known.
fn framework() -> Framework {
    let rows = [
        row("index", "", 1.0),
        row("x", "index", 0.3),
        row("x1", "x", 0.8),
        row("x2", "x", 0.2),
        row("y", "index", 0.7),
        row("y1", "y", 0.4),
        row("y2", "y", 0.6),
    ];
    Framework::check(&rows).unwrap().0
}

const UNITS: usize = 9;

/// Random scores; the first unit has none at `x1` if `gap`.
fn panel(framework: &Framework, gap: Option<usize>) -> Panel {
    let units: Vec<Unit> = (0..UNITS).map(|unit| Unit::member(format!("u{unit}"))).collect();
    let units = Units::new(units, BTreeMap::new()).unwrap();
    let mut panel = Panel::empty(framework, Arc::new(units), vec![Period::year(2020).unwrap()]).unwrap();
    for (number, code) in ["x1", "x2", "y1", "y2"].into_iter().enumerate() {
        let mut stream = Replicate { seed: 8, number: number as u64 }.stream([0; 3]);
        let mut column: Vec<Option<f64>> = (0..UNITS).map(|_| Some(stream.uniform())).collect();
        if let (Some(unit), "x1") = (gap, code) {
            column[unit] = None;
        }
        let node = framework.find(code).unwrap();
        panel.put(node, 0, Column::from_options(&column).unwrap()).unwrap();
    }
    panel
}

fn steps(method: &str) -> Vec<StepSpec> {
    vec![StepSpec::new(StepKind::Aggregate).method(method), StepSpec::new(StepKind::Rank)]
}

fn subject<'a>(framework: &'a Framework, steps: &'a [StepSpec], panel: &'a Panel) -> Subject<'a> {
    Subject { framework, steps, panel, scored: &[0], period: 0 }
}

#[test]
fn effective_weights_are_recovered_from_statements_at_two_levels() {
    let framework = framework();
    let (steps, panel) = (steps("arithmetic"), panel(&framework, None));
    let subject = subject(&framework, &steps, &panel);
    let (plan, run) = subject.run(&steps).unwrap();
    let root = framework.root();
    let statement = |code: &str| {
        let node = framework.find(code).unwrap();
        let places = run.places(node, 0).unwrap();
        let ranks: Vec<(usize, f64)> =
            (0..UNITS).map(|unit| (unit, places.get(unit).unwrap().number())).collect();
        Statement::from_places(code, node, &ranks).unwrap()
    };
    let table = Table::of(&subject, &plan, &run, root, Level::Leaves).unwrap();
    assert_eq!((table.parts.len(), table.groups.len(), table.units.len()), (4, 3, UNITS));
    let truth: Vec<f64> = table.parts.iter().map(|&part| run.effective_weight(part, 0)).collect();
    let options = InverseOptions { scope: Scope::Weights, ..InverseOptions::new(truth.clone()) };
    let alone = inverse(&table, &[statement("index")], &options).unwrap();
    let all = [statement("index"), statement("x"), statement("y")];
    let found = inverse(&table, &all, &options).unwrap();
    assert_eq!((found.answer, found.pairs.len()), (Answer::Reproducible, 3 * UNITS * (UNITS - 1) / 2));
    assert_eq!(found.nominal_kept, found.pairs.len());
    for ((w, (least, most)), wide) in truth.iter().zip(&found.fit.ranges).zip(&alone.fit.ranges) {
        assert!(least - 1e-9 <= *w && *w <= most + 1e-9);
        assert!(wide.0 <= least + 1e-9 && most - 1e-9 <= wide.1);
    }
    // The true weights are in the set, so the nearest are they.
    assert!(found.fit.distance < 1e-9);
    // A statement about one dimension only bounds the ratio of its two weights: 0.8 to 0.2.
    let ratio = inverse(&table, &[statement("x")], &options).unwrap();
    assert!(ratio.fit.ranges[2].1 > 0.99 && ratio.fit.ranges[3].1 > 0.99);
}

#[test]
fn a_unit_without_a_score_is_left_out_and_other_means_are_refused() {
    let framework = framework();
    let arithmetic = steps("arithmetic");
    let gap = panel(&framework, Some(4));
    let with_gap = subject(&framework, &arithmetic, &gap);
    let (plan, run) = with_gap.run(&arithmetic).unwrap();
    let root = framework.root();
    let leaves = Table::of(&with_gap, &plan, &run, root, Level::Leaves).unwrap();
    assert_eq!(leaves.left_out, [(4, framework.find("x1").unwrap())]);
    assert_eq!(leaves.position(4), None);
    // The dimension has a score from its other child.
    let children = Table::of(&with_gap, &plan, &run, root, Level::Children).unwrap();
    assert!(children.left_out.is_empty() && children.units.len() == UNITS);

    let whole = panel(&framework, None);
    let geometric = steps("geometric");
    let other = subject(&framework, &geometric, &whole);
    let (plan, run) = other.run(&geometric).unwrap();
    let refused = Table::of(&other, &plan, &run, root, Level::Leaves).unwrap_err();
    assert_eq!(refused[0].code, "inverse-not-additive");
    // At one level the logarithms are additive.
    let table = Table::of(&other, &plan, &run, root, Level::Children).unwrap();
    let x = run.scores(framework.find("x").unwrap(), 0).value(3).unwrap();
    assert_eq!(table.unit(3)[0], libm::log(x));
}
