//! Runs on drawn imputations: prepared once or made anew, they are the same.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::stream::Replicate;
use quanheng_index::{
    Column, Direction, Framework, Grouping, Keep, Mark, Panel, Period, Plan, RawNode, StepKind, StepSpec,
    Unit, Units,
};

const LEAVES: [&str; 4] = ["a", "b", "c", "d"];

/// Two years, three groups of units, a fifth of the figures missing.
fn world() -> (Framework, Panel) {
    let row = |code: &str, parent: Option<&str>, level: &str| RawNode {
        code: code.into(),
        parent: parent.map(Into::into),
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    };
    let mut rows = vec![row("index", None, "index")];
    rows.extend(LEAVES.map(|code| row(code, Some("index"), INDICATOR)));
    let (framework, _) = Framework::check(&rows).unwrap();
    let labels: Vec<Option<&str>> = (0..24).map(|unit| Some(["x", "y", "z"][unit % 3])).collect();
    let groups = BTreeMap::from([("part".to_owned(), Grouping::new(&labels))]);
    let units = Units::new((0..24).map(|unit| Unit::member(format!("u{unit}"))).collect(), groups).unwrap();
    let years = [2019, 2020].map(|year| Period::year(year).unwrap());
    let mut panel = Panel::empty(&framework, Arc::new(units), years.to_vec()).unwrap();
    for (at, code) in LEAVES.iter().enumerate() {
        for period in 0..2 {
            let mut stream = Replicate { seed: 5, number: 0 }.stream([at as u64, period as u64, 0]);
            let figures: Vec<Option<f64>> =
                (0..24).map(|_| (stream.uniform() > 0.2).then(|| 10.0 + stream.normal())).collect();
            let node = framework.find(code).unwrap();
            panel.put(node, period, Column::from_options(&figures).unwrap()).unwrap();
        }
    }
    (framework, panel)
}

#[test]
fn prepared_draws_are_those_of_a_whole_run() {
    let (framework, panel) = world();
    let impute = |method: &str| StepSpec::new(StepKind::Impute).method(method);
    let group = impute("group-mean").with("group", Value::Text("part".into()));
    for first in [impute("regression"), impute("expectation-maximisation"), group, impute("mean")] {
        let second = StepSpec { id: "again".into(), ..impute("median") };
        let steps = [
            StepSpec::new(StepKind::Weight).method("entropy"),
            first,
            second,
            StepSpec::new(StepKind::Normalise).method("min-max"),
            StepSpec::new(StepKind::Aggregate),
        ];
        let (plan, _) = Plan::compile(framework.clone(), &steps).unwrap();
        let scored = [0, 1];
        let expected = plan.prepare_draws(&panel, &scored).unwrap().unwrap();
        let root = framework.root();
        let mut seen = Vec::new();
        for number in 0..3 {
            let replicate = Replicate { seed: 1, number };
            let whole = plan.run_drawn(panel.clone(), &scored, Keep::Facts, replicate).unwrap();
            let prepared = plan.run_prepared(&expected, &scored, Keep::Facts, replicate).unwrap();
            for period in scored {
                assert_eq!(whole.scores(root, period), prepared.scores(root, period));
                for code in LEAVES {
                    let node = framework.find(code).unwrap();
                    assert_eq!(whole.scores(node, period), prepared.scores(node, period));
                    assert_eq!(whole.weight(node, period), prepared.weight(node, period));
                }
            }
            assert_eq!(whole.trace()[1], prepared.trace()[1]);
            seen.push(whole.scores(root, 1).value(0));
        }
        assert!(seen[0] != seen[1] && seen[1] != seen[2]);
    }
}

/// Observed figures stay, and every cell filled is marked so.
#[test]
fn draws_touch_open_cells_only() {
    let (framework, panel) = world();
    let steps = [StepSpec::new(StepKind::Impute).method("mean"), StepSpec::new(StepKind::Aggregate)];
    let (plan, _) = Plan::compile(framework.clone(), &steps).unwrap();
    let run = plan.run_drawn(panel.clone(), &[1], Keep::Facts, Replicate { seed: 1, number: 0 }).unwrap();
    for code in LEAVES {
        let node = framework.find(code).unwrap();
        let (before, after) = (panel.column(node, 1), run.scores(node, 1));
        let observed: Vec<f64> = before.iter().flatten().collect();
        for row in 0..24 {
            match before.value(row) {
                Some(figure) => assert_eq!(after.value(row), Some(figure)),
                None => {
                    assert_eq!(after.mark(row), Mark::Imputed);
                    assert!(observed.contains(&after.value(row).unwrap()));
                }
            }
        }
    }
}
