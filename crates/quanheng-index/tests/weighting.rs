//! Weights that come from the data: in each period or over all, at every level, step after step.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::sync::Arc;

use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Finding, Framework, Keep, Over, Panel, Period, Plan, RawNode, Run, StepKind, StepSpec,
    Unit, Units,
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

/// Index ← d ← a, b; index ← e, f. Three units, two years; `f` has no data at all.
fn run(steps: &[StepSpec]) -> Result<Run, Vec<Finding>> {
    let rows = [
        row("index", "", "index"),
        row("d", "index", "dimension"),
        row("a", "d", INDICATOR),
        row("b", "d", INDICATOR),
        row("e", "index", INDICATOR),
        row("f", "index", INDICATOR),
    ];
    let (framework, _) = Framework::check(&rows).unwrap();
    let (plan, _) =
        Plan::compile(framework, &[steps, &[StepSpec::new(StepKind::Aggregate)]].concat()).unwrap();
    let units = Units::new(["u", "v", "w"].map(Unit::member).to_vec(), [].into()).unwrap();
    let years = [2020, 2021].map(|year| Period::year(year).unwrap()).to_vec();
    let mut panel = Panel::empty(plan.framework(), Arc::new(units), years).unwrap();
    let data = [
        ("a", [[4.0, 1.0, 2.0], [4.0, 1.0, 2.0]]),
        ("b", [[1.0, 4.0, 2.0], [2.0, 8.0, 4.0]]),
        ("e", [[3.0, 1.0, 2.0], [1.0, 2.0, 3.0]]),
    ];
    for (code, periods) in data {
        let node = plan.framework().find(code).unwrap();
        for (period, values) in periods.iter().enumerate() {
            panel.put(node, period, Column::from_options(&values.map(Some)).unwrap()).unwrap();
        }
    }
    plan.run(&panel, &[0, 1], Keep::Everything)
}

fn common(over: Over) -> StepSpec {
    StepSpec { over, ..StepSpec::new(StepKind::Weight).method("common-weights") }
}

fn shares(run: &Run, code: &str) -> [f64; 2] {
    let node = run.framework().find(code).unwrap();
    [0, 1].map(|period| run.weight_share(node, period))
}

fn close(got: [f64; 2], want: [f64; 2]) {
    assert!((got[0] - want[0]).abs() < 1e-9 && (got[1] - want[1]).abs() < 1e-9, "{got:?} is not {want:?}");
}

/// By hand: in 2020 the frontier is symmetric, w = 1/5, 1/5. In 2021 b is doubled, so that its weight is halved.
#[test]
fn each_period_has_its_own_weights_or_all_have_the_same() {
    let alone = run(&[common(Over::Period)]).unwrap();
    close(shares(&alone, "a"), [1.0 / 2.0, 2.0 / 3.0]);
    assert!(!alone.has_common_weights());
    let pooled = run(&[common(Over::Panel)]).unwrap();
    let [first, second] = shares(&pooled, "a");
    assert_eq!(first, second);
    assert!(pooled.has_common_weights());
}

/// The scores of `d` exist only once it is aggregated; the weights of its parent come from them. What has no data
/// gets no weight, and the trace says all of it under the weight step.
#[test]
fn nodes_above_the_leaves_are_weighted_by_their_scores() {
    let run = run(&[common(Over::Period)]).unwrap();
    assert_eq!(shares(&run, "f"), [0.0, 0.0]);
    close(
        [shares(&run, "d")[0] + shares(&run, "e")[0], shares(&run, "d")[1] + shares(&run, "e")[1]],
        [1.0, 1.0],
    );
    let node = run.framework().find("e").unwrap();
    let facts = run.trace()[0].facts(node, 1).unwrap();
    assert_eq!(facts[0], ("weight", run.weight(node, 1)));
}

/// By hand for 2020: a gets 3 : 1 from the experts and 1 : 1 from the data, so 3 : 1 as a product, 5 : 3 on average.
#[test]
fn steps_combine() {
    let texts = |texts: &[&str]| Value::Texts(texts.iter().map(|&text| text.to_owned()).collect());
    let mut expert = StepSpec::new(StepKind::Weight);
    expert.id = "expert".into();
    let ahp = StepSpec::new(StepKind::Weight).method("ahp").with("judgements", texts(&["a/b = 3"]));
    let over = quanheng_index::Override { method: ahp.method, values: ahp.values };
    expert.at.insert("d".into(), over);
    let mut data = common(Over::Period);
    data.id = "data".into();
    let combine = StepSpec::new(StepKind::Weight).method("combine").with("of", texts(&["expert", "data"]));
    let product = run(&[expert.clone(), data.clone(), combine.clone()]).unwrap();
    close(shares(&product, "a"), [0.75, 6.0 / 7.0]);
    let linear = combine.clone().with("rule", Value::Text("linear".into()));
    close(shares(&run(&[expert.clone(), data.clone(), linear]).unwrap(), "a"), [5.0 / 8.0, 17.0 / 24.0]);
    let over = StepSpec { over: Over::Panel, ..combine };
    let refused = run(&[expert, data, over]).unwrap_err();
    assert!(refused.iter().any(|finding| finding.code == "weights-differ"), "{refused:?}");
}
