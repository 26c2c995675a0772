//! Random steps: every method of impute, treat, normalise, weight, aggregate, rank and tier.

use proptest::prelude::*;
use proptest::sample::select;
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{Direction, Framework, Over, Plan, RawNode, StepKind, StepSpec, method};

/// Parameters by name.
pub(crate) type Given = &'static [(&'static str, Word)];

/// A parameter that fits into a constant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Word {
    Number(f64),
    Text(&'static str),
    Numbers(&'static [f64]),
}

use Word::{Number, Numbers, Text};

pub(crate) const IMPUTE: [(&str, Given); 9] = [
    ("none", &[]),
    ("constant", &[("value", Number(0.25))]),
    ("mean", &[]),
    ("median", &[]),
    ("group-mean", &[("group", Text("region"))]),
    ("group-median", &[("group", Text("region"))]),
    ("last", &[("steps", Number(1.0))]),
    ("next", &[]),
    ("linear", &[]),
];

/// Thresholds are low, so that columns of few units fail the test.
const LOW: [(&str, Word); 2] = [("skewness", Number(0.3)), ("kurtosis", Number(0.3))];

pub(crate) const TREAT: [(&str, Given); 8] = [
    ("none", &[]),
    ("winsorise", &[]),
    ("winsorise", &[LOW[0], LOW[1], ("max_points", Number(2.0))]),
    ("winsorise", &[LOW[0], LOW[1], ("max_points", Number(1.0)), ("then", Text("log"))]),
    (
        "winsorise",
        &[LOW[0], LOW[1], ("max_points", Number(1.0)), ("then", Text("box-cox")), ("of", Text("winsorised"))],
    ),
    ("log", &[("when", Text("always"))]),
    ("log", &[("variant", Text("ct-plus")), LOW[0], LOW[1]]),
    ("box-cox", &[("shift", Text("minimum")), ("lambda", Number(0.5)), ("when", Text("always"))]),
];

pub(crate) const NORMALISE: [(&str, Given); 8] = [
    ("min-max", &[("lower", Number(1.0))]),
    ("z-score", &[]),
    ("rank", &[]),
    ("rank", &[("ties", Text("mean"))]),
    ("rank", &[("ties", Text("high"))]),
    ("percentile-rank", &[]),
    ("goalposts", &[("upper", Number(10.0))]),
    ("distance-to-target", &[("cap", Text("yes"))]),
];

pub(crate) const AGGREGATE: [(&str, Given); 5] = [
    ("arithmetic", &[]),
    ("arithmetic", &[("min_present", Number(0.6))]),
    ("geometric", &[]),
    ("harmonic", &[]),
    ("power-mean", &[("power", Number(2.0))]),
];

const WEIGHT: [(&str, Given); 2] = [("given", &[]), ("equal", &[])];

pub(crate) const RANK: [(&str, Given); 5] = [
    ("competition", &[]),
    ("dense", &[]),
    ("average", &[]),
    ("average", &[("decimals", Number(0.0))]),
    ("modified", &[]),
];

const TIER: [(&str, Given); 2] =
    [("quantiles", &[("shares", Numbers(&[0.3, 0.7]))]), ("cuts", &[("cuts", Numbers(&[50.0, 1.0, 0.0]))])];

/// A step of a kind with a method and its parameters.
pub(crate) fn step(kind: StepKind, (slug, given): (&str, Given)) -> StepSpec {
    given.iter().fold(StepSpec::new(kind).method(slug), |spec, &(name, word)| {
        let value = match word {
            Number(number) => Value::Number(number),
            Text(text) => Value::Text(text.into()),
            Numbers(numbers) => Value::Numbers(numbers.to_vec()),
        };
        spec.with(name, value)
    })
}

/// Methods without defaults for all they need, and further forms of others.
const MORE: [(StepKind, (&str, Given)); 33] = [
    (StepKind::Weight, ("common-weights", &[("goal", Text("total")), ("least", Number(0.05))])),
    (StepKind::Impute, ("linear", &[("ends", Text("constant"))])),
    (StepKind::Normalise, ("distance-to-reference", &[("unit", Text("u0"))])),
    (StepKind::Normalise, ("vector", &[("negative", Text("inverse"))])),
    (StepKind::Normalise, ("rank", &[("ties", Text("dense"))])),
    (StepKind::Weight, ("deviation", &[])),
    (StepKind::Weight, ("critic", &[])),
    (StepKind::Weight, ("lopcow", &[])),
    (StepKind::Weight, ("pca", &[])),
    (StepKind::Weight, ("factor", &[])),
    (StepKind::Weight, ("optimised", &[])),
    (StepKind::Weight, ("deviation", &[("measure", Text("variance"))])),
    (StepKind::Weight, ("critic", &[("correlation", Text("spearman")), ("conflict", Text("absolute"))])),
    (StepKind::Weight, ("lopcow", &[("divisor", Text("n"))])),
    (StepKind::Weight, ("pca", &[("form", Text("squares"))])),
    (
        StepKind::Weight,
        ("pca", &[("share", Number(0.9)), ("form", Text("absolute")), ("rotation", Text("varimax"))]),
    ),
    (StepKind::Weight, ("factor", &[("components", Number(1.0)), ("rotation", Text("none"))])),
    (StepKind::Weight, ("factor", &[("components", Number(1.0)), ("extraction", Text("principal-axis"))])),
    (
        StepKind::Weight,
        ("factor", &[("components", Number(1.0)), ("extraction", Text("maximum-likelihood"))]),
    ),
    (StepKind::Weight, ("optimised", &[("tolerance", Number(1000.0)), ("measure", Text("squared"))])),
    (StepKind::Aggregate, ("fuzzy-evaluation", &[("grades", Numbers(&[0.0, 50.0, 100.0]))])),
    (
        StepKind::Aggregate,
        ("fuzzy-evaluation", &[("grades", Numbers(&[0.0, 50.0, 100.0])), ("report", Text("grade"))]),
    ),
    (StepKind::Aggregate, ("owa", &[("orness", Number(0.3))])),
    (StepKind::Aggregate, ("topsis", &[("weigh", Text("squares"))])),
    (StepKind::Aggregate, ("mazziotta-pareto", &[("penalty", Text("up"))])),
    (StepKind::Aggregate, ("coupling-coordination", &[("report", Text("coupling"))])),
    (StepKind::Aggregate, ("benefit-of-the-doubt", &[("restrict", Text("shares")), ("around", Number(0.5))])),
    (StepKind::Tier, ("natural-breaks", &[("classes", Number(2.0))])),
    (StepKind::Tier, ("k-means", &[("classes", Number(2.0))])),
    (StepKind::Tier, ("gaps", &[("classes", Number(2.0))])),
    (StepKind::Tier, ("probits", &[])),
    (StepKind::Tier, ("probits", &[("classes", Number(2.0)), ("compare", Text("score"))])),
    (StepKind::Tier, ("mean-deviations", &[("multiples", Numbers(&[1.0, 0.0, -1.0]))])),
];

/// Not in recipes: `sizes` must add up to the number of units scored (`places.rs` has it), and weights by judgement name
/// the children of one node.
const ELSEWHERE: [&str; 5] = ["sizes", "ahp", "best-worst", "budget", "combine"];

/// The methods listed here, and every other of the kind in the registry that can do with its defaults.
fn methods(kind: StepKind) -> Vec<StepSpec> {
    let listed: &[(&str, Given)] = match kind {
        StepKind::Impute => &IMPUTE,
        StepKind::Treat => &TREAT,
        StepKind::Normalise => &NORMALISE,
        StepKind::Weight => &WEIGHT,
        StepKind::Aggregate => &AGGREGATE,
        StepKind::Rank => &RANK,
        StepKind::Tier => &TIER,
        StepKind::Screen | StepKind::Derive | StepKind::Denominate => &[],
    };
    let more = MORE.iter().filter(|(of, _)| *of == kind).map(|(_, method)| method);
    let mut specs: Vec<StepSpec> = listed.iter().chain(more).map(|&method| step(kind, method)).collect();
    for method in method::of_kind(kind).filter(|method| !ELSEWHERE.contains(&method.slug)) {
        if specs.iter().all(|spec| spec.method.as_deref() != Some(method.slug)) {
            specs.push(step(kind, (method.slug, &[])));
        }
    }
    specs
}

/// A new method is in the recipes by itself, unless it needs a parameter: then it belongs into `MORE`.
#[test]
fn every_method_is_in_the_recipes() {
    let rows = [
        RawNode { code: "index".into(), level: "index".into(), ..RawNode::default() },
        RawNode {
            code: "leaf".into(),
            parent: Some("index".into()),
            level: INDICATOR.into(),
            direction: Some(Direction::Positive),
            ..RawNode::default()
        },
    ];
    for kind in [
        StepKind::Impute,
        StepKind::Treat,
        StepKind::Normalise,
        StepKind::Weight,
        StepKind::Aggregate,
        StepKind::Tier,
    ] {
        for spec in methods(kind) {
            let aggregate = (kind != StepKind::Aggregate).then(|| StepSpec::new(StepKind::Aggregate));
            let mut steps: Vec<StepSpec> = aggregate.into_iter().collect();
            steps.insert(if kind == StepKind::Tier { steps.len() } else { 0 }, spec.clone());
            let compiled = Plan::compile(Framework::check(&rows).unwrap().0, &steps);
            assert!(compiled.is_ok(), "{:?}: {:?}", spec.method, compiled.err());
        }
    }
}

fn any_of(kind: StepKind) -> impl Strategy<Value = StepSpec> {
    let over = prop_oneof![3 => Just(Over::Period), 1 => Just(Over::Panel)];
    (select(methods(kind)), over).prop_map(|(spec, over)| StepSpec { over, ..spec })
}

/// All steps of a programme, each with any of its methods.
pub(crate) fn recipe() -> impl Strategy<Value = Vec<StepSpec>> {
    (
        any_of(StepKind::Impute),
        any_of(StepKind::Treat),
        any_of(StepKind::Normalise),
        any_of(StepKind::Weight),
        any_of(StepKind::Aggregate),
        any_of(StepKind::Rank),
        any_of(StepKind::Tier),
    )
        .prop_map(|(impute, treat, normalise, weight, aggregate, rank, tier)| {
            vec![impute, treat, normalise, weight, aggregate, rank, tier]
        })
}

/// The plainest programme with a method of normalisation and one of aggregation.
pub(crate) fn plain(normalise: (&str, Given), aggregate: (&str, Given)) -> Vec<StepSpec> {
    vec![
        step(StepKind::Normalise, normalise),
        step(StepKind::Aggregate, aggregate),
        StepSpec::new(StepKind::Rank),
    ]
}
