//! Random steps: every method of impute, treat, normalise, weight, aggregate, rank and tier.

use proptest::prelude::*;
use proptest::sample::select;
use quanheng_index::parameter::Value;
use quanheng_index::{Over, StepKind, StepSpec};

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

pub(crate) const RANK: [(&str, Given); 4] =
    [("competition", &[]), ("dense", &[]), ("average", &[]), ("average", &[("decimals", Number(0.0))])];

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

fn over() -> impl Strategy<Value = Over> {
    prop_oneof![3 => Just(Over::Period), 1 => Just(Over::Panel)]
}

fn any_of(kind: StepKind, methods: &'static [(&'static str, Given)]) -> impl Strategy<Value = StepSpec> {
    (select(methods), over()).prop_map(move |(method, over)| StepSpec { over, ..step(kind, method) })
}

/// All steps of a programme, each with any of its methods.
pub(crate) fn recipe() -> impl Strategy<Value = Vec<StepSpec>> {
    (
        any_of(StepKind::Impute, &IMPUTE),
        any_of(StepKind::Treat, &TREAT),
        any_of(StepKind::Normalise, &NORMALISE),
        any_of(StepKind::Weight, &WEIGHT),
        any_of(StepKind::Aggregate, &AGGREGATE),
        any_of(StepKind::Rank, &RANK),
        any_of(StepKind::Tier, &TIER),
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
