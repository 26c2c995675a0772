//! What single steps do to single cells: cases that random worlds do not reach.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_index::framework::{INDICATOR, INPUT};
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Finding, Framework, Grouping, Keep, Mark, Panel, Period, Plan, RawNode, Run, StepKind,
    StepSpec, Unit, Units,
};

fn row(code: &str, parent: &str, level: &str) -> RawNode {
    RawNode {
        code: code.into(),
        parent: (!parent.is_empty()).then(|| parent.into()),
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    }
}

fn year(year: u16) -> Period {
    Period::year(year).unwrap()
}

/// Index ← leaf, other; inputs a, b. Units u, v, and `new`, which exists from 2020 on; all in group g but `new`.
struct Small {
    rows: Vec<RawNode>,
    data: Vec<(&'static str, [Option<f64>; 3])>,
    year: u16,
}

impl Small {
    fn new(data: &[(&'static str, [Option<f64>; 3])]) -> Self {
        let rows = vec![
            row("index", "", "index"),
            row("leaf", "index", INDICATOR),
            row("other", "index", INDICATOR),
            row("a", "", INPUT),
            row("b", "", INPUT),
        ];
        Self { rows, data: data.to_vec(), year: 2020 }
    }

    fn run(&self, steps: &[StepSpec]) -> Result<Run, Vec<Finding>> {
        let (framework, _) = Framework::check(&self.rows).unwrap();
        let is_late = |step: &StepSpec| step.kind == StepKind::Tier;
        let (late, early): (Vec<_>, Vec<_>) = steps.iter().cloned().partition(is_late);
        let (plan, _) =
            Plan::compile(framework, &[early, vec![StepSpec::new(StepKind::Aggregate)], late].concat())
                .unwrap();
        let new = Unit { valid_from: Some(year(2020)), ..Unit::member("new") };
        let groups = Grouping::new(&[Some("g"), Some("g"), None]);
        let units = vec![Unit::member("u"), Unit::member("v"), new];
        let units = Units::new(units, BTreeMap::from([("region".to_owned(), groups)])).unwrap();
        let mut panel = Panel::empty(plan.framework(), Arc::new(units), vec![year(self.year)]).unwrap();
        for (code, values) in &self.data {
            let node = plan.framework().find(code).unwrap();
            panel.put(node, 0, Column::from_options(values).unwrap()).unwrap();
        }
        plan.run(&panel, &[0], Keep::Everything)
    }
}

fn column<'r>(run: &'r Run, code: &str) -> &'r Column {
    run.scores(run.framework().find(code).unwrap(), 0)
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

fn derive(formula: &str) -> StepSpec {
    StepSpec::new(StepKind::Derive)
        .with("indicator", Value::Text("leaf".into()))
        .with("formula", Value::Text(formula.into()))
}

const OTHER: (&str, [Option<f64>; 3]) = ("other", [Some(1.0), Some(2.0), Some(3.0)]);

#[test]
fn a_leaf_that_a_step_fills_is_not_reported_as_empty() {
    let small =
        Small::new(&[OTHER, ("a", [Some(6.0), Some(8.0), None]), ("b", [Some(4.0), Some(0.0), Some(1.0)])]);
    let run = small.run(&[derive("a / b")]).unwrap();
    assert_eq!(column(&run, "leaf").iter().collect::<Vec<_>>(), [Some(1.5), None, None]);
    assert_eq!(codes(run.findings()), ["derive-undefined"], "a division by zero, and nothing else");
    assert_eq!(codes(small.run(&[]).unwrap().findings()), ["no-data"]);
}

/// The derived cell of a unit that does not exist must not become one that an imputation may fill.
#[test]
fn a_unit_that_does_not_exist_is_neither_derived_nor_imputed() {
    let mut small =
        Small::new(&[("other", [Some(1.0), Some(2.0), None]), ("a", [Some(6.0), Some(8.0), None])]);
    small.year = 2019;
    let run = small.run(&[derive("a > 0 ? 1 : 2"), StepSpec::new(StepKind::Impute).method("mean")]).unwrap();
    for code in ["leaf", "other", "index"] {
        assert_eq!(column(&run, code).mark(2), Mark::NotValid, "{code}");
    }
}

#[test]
fn a_unit_screened_out_before_is_not_derived() {
    let small = Small::new(&[OTHER, ("a", [Some(6.0); 3])]);
    let screen = StepSpec::new(StepKind::Screen)
        .with("units", Value::Number(0.0))
        .with("drop", Value::Texts(vec!["v".into()]));
    let run = small.run(&[screen, derive("a")]).unwrap();
    assert_eq!(column(&run, "leaf").mark(1), Mark::Screened);
    assert_eq!(column(&run, "index").mark(1), Mark::Screened);
    assert_eq!(column(&run, "leaf").iter().collect::<Vec<_>>(), [Some(6.0), None, Some(6.0)]);
}

/// A group without any value stays missing, and is told even when the step could fill nothing at all.
#[test]
fn what_an_imputation_cannot_fill_is_told() {
    let small = Small::new(&[("leaf", [Some(1.0), Some(2.0), None]), OTHER]);
    let group = Value::Text("region".into());
    let run =
        small.run(&[StepSpec::new(StepKind::Impute).method("group-mean").with("group", group)]).unwrap();
    assert_eq!(column(&run, "leaf").value(2), None);
    let leaf = run.findings().iter().find(|finding| finding.argument("node") == Some("leaf")).unwrap();
    assert_eq!((leaf.code, leaf.argument("cells")), ("impute-incomplete", Some("1")));
    let run = small.run(&[StepSpec::new(StepKind::Impute).method("none")]).unwrap();
    assert!(run.findings().is_empty(), "`none` did not mean to");
}

/// Both are divided by what the step received; a denominator that became undefined itself was zero, not missing.
#[test]
fn denominators_are_those_the_step_received() {
    let mut small = Small::new(&[
        ("leaf", [Some(10.0), Some(20.0), Some(30.0)]),
        ("other", [Some(2.0), Some(0.0), Some(4.0)]),
        ("a", [Some(1.0), Some(0.0), Some(5.0)]),
    ]);
    small.rows[1].denominator = Some("other".into());
    small.rows[2].denominator = Some("a".into());
    // `other` stands first, so that it is divided first.
    small.rows.swap(1, 2);
    let run = small.run(&[StepSpec::new(StepKind::Denominate)]).unwrap();
    assert_eq!(column(&run, "leaf").iter().collect::<Vec<_>>(), [Some(5.0), None, Some(7.5)]);
    assert_eq!(column(&run, "other").iter().collect::<Vec<_>>(), [Some(2.0), None, Some(0.8)]);
    assert_eq!(codes(run.findings()), ["denominator-zero", "denominator-zero"]);
}

#[test]
fn a_tie_across_a_boundary_goes_up() {
    let small = Small::new(&[("leaf", [Some(1.0); 3]), ("other", [Some(1.0), Some(1.0), Some(0.0)])]);
    let sizes = Value::Numbers(vec![1.0, 2.0]);
    let run = small.run(&[StepSpec::new(StepKind::Tier).method("sizes").with("sizes", sizes)]).unwrap();
    let tiers = run.tiers(run.framework().root(), 0).unwrap();
    assert_eq!([0, 1, 2].map(|row| tiers.get(row)), [Some(1), Some(1), Some(2)]);
}
