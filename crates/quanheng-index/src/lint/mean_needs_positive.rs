//! # mean-needs-positive
//!
//! A geometric, harmonic or power mean is taken of scores whose normalisation can give 0 or less. For each node the
//! lowest score to be expected is followed up the tree: of `z-score` mean − `deviations`·deviation, of `robust-z`
//! −`deviations`, of methods that put the worst unit at `lower` that number, of `above-below-mean` −1, of `borda` 0;
//! of an arithmetic mean the mean of those below it, by the weights of the framework.
//!
//! - Threshold: 0, and `deviations`, 4 unless given: how many standard deviations below the mean a score is still
//!   expected. Of normally distributed scores one in 30,000 lies lower; the number is our choice.
//! - Not told: methods whose zero does not come from the sample, such as `goalposts`, `affine`, `sum` or
//!   `fraction-of-maximum`. There the data decide, and the run itself refuses a score of 0 or below.
//! - Why: these means are not defined there, and close to 0 they say nothing but who is last in one child: the worst
//!   unit under min-max 0–100 has 0 in the dimension and so in the index, whatever else it does.
//! - What to do: min-max with `lower = 1, upper = 100`, goalposts wider than the data, or an arithmetic mean.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 7 (geometric aggregation needs
//!   strictly positive normalised values); the limits 1 and 100 are common practice.
//! - Example: z-scores −1, 0, 1 have no geometric mean; with `mean = 100, deviation = 10` the lowest to be expected
//!   is 60, and they have.

use super::planned::{Planned, method_of};
use super::{EXCEPT, Lint, LooksAt, shown};
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::{Fallback, Kind, Parameter, Values};

pub(super) const LINT: Lint = Lint {
    code: "mean-needs-positive",
    severity: Severity::Warning,
    zh: "对可能不大于 0 的得分取几何、调和或幂平均",
    en: "a geometric, harmonic or power mean of scores that can be 0 or less",
    parameters: &[
        Parameter::new(
            "deviations",
            Kind::Positive,
            Fallback::Number(4.0),
            [
                "标准分预计最低可低于均值几个标准差",
                "standard deviations below the mean that are still expected",
            ],
        ),
        EXCEPT,
    ],
    source: include_str!("mean_needs_positive.rs"),
    looks_at: LooksAt::Plan(look),
};

/// Of a score of which nothing is known.
const UNKNOWN: f64 = f64::INFINITY;

fn look(planned: &Planned, values: &Values) -> Vec<Finding> {
    let steps = (planned.steps(StepKind::Normalise).next(), planned.steps(StepKind::Aggregate).next());
    let (Some(normalise), Some(aggregate)) = steps else { return Vec::new() };
    let framework = planned.framework();
    let mut lowest = vec![UNKNOWN; framework.nodes().len()];
    for leaf in framework.leaves() {
        let (method, given) = normalise.at_node(leaf);
        lowest[leaf] = lowest_of_leaf(method.slug, given, values.number("deviations"));
    }
    let mut findings = Vec::new();
    for &node in framework.bottom_up() {
        let children = framework.node(node).children.iter().copied();
        let counted: Vec<NodeId> = children.filter(|&child| framework.node(child).weight > 0.0).collect();
        let method = aggregate.at_node(node).0.slug;
        if matches!(method, "geometric" | "harmonic" | "power-mean") {
            let Some(&child) = counted.iter().find(|&&child| lowest[child] <= 0.0) else { continue };
            findings.push(
                LINT.finding(method_of(aggregate, node))
                    .with("step", aggregate.id())
                    .with("method", method)
                    .with("node", &framework.node(node).code)
                    .with("other", &framework.node(child).code)
                    .with("lowest", shown(lowest[child], 3)),
            );
        } else if method == "arithmetic" {
            let weight = |&child: &NodeId| framework.node(child).weight;
            let total: f64 = counted.iter().map(weight).sum();
            lowest[node] = counted.iter().map(|child| weight(child) / total * lowest[*child]).sum();
        }
    }
    findings
}

/// The lowest score that a normalisation is expected to give.
fn lowest_of_leaf(method: &str, given: &Values, deviations: f64) -> f64 {
    match method {
        "z-score" => given.number("mean") - deviations * given.number("deviation"),
        "robust-z" => -deviations,
        "min-max" | "percentile-rank" | "distance-to-maximum" | "distance-to-target" => given.number("lower"),
        "distance-to-reference" if given.text("form") != "ratio" => given.number("lower"),
        "above-below-mean" => -1.0,
        "borda" => 0.0,
        "categorical-scale" => given.numbers("scores").first().copied().unwrap_or(0.0),
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::finding::Subject;
    use crate::parameter::Value;
    use crate::plan::{Override, StepSpec};

    fn world(normalise: StepSpec, aggregate: &str) -> World {
        let mut world = World::new("index: d, e; d: a, b; e: c");
        world.steps = vec![normalise, StepSpec::new(StepKind::Aggregate).method(aggregate)];
        world
    }

    fn min_max(lower: f64) -> StepSpec {
        StepSpec::new(StepKind::Normalise).method("min-max").with("lower", Value::Number(lower))
    }

    fn z_score() -> StepSpec {
        StepSpec::new(StepKind::Normalise).method("z-score")
    }

    #[test]
    fn z_scores_and_a_zero_for_the_worst_are_told() {
        let found = world(z_score(), "geometric").of_plan("mean-needs-positive");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].subject, Subject::step_key("aggregate", None, "method"));
        assert_eq!(world(min_max(0.0), "harmonic").of_plan("mean-needs-positive").len(), 2);
    }

    #[test]
    fn scores_that_start_above_zero_are_not() {
        let hundred = z_score().with("mean", Value::Number(100.0)).with("deviation", Value::Number(10.0));
        assert_eq!(world(hundred, "geometric").of_plan("mean-needs-positive"), []);
        assert_eq!(world(min_max(1.0), "geometric").of_plan("mean-needs-positive"), []);
        assert_eq!(world(min_max(0.0), "arithmetic").of_plan("mean-needs-positive"), []);
        let goalposts = StepSpec::new(StepKind::Normalise).method("goalposts");
        assert_eq!(world(goalposts, "geometric").of_plan("mean-needs-positive"), []);
    }

    #[test]
    fn zeros_go_up_through_arithmetic_means() {
        let mut world = world(min_max(0.0), "arithmetic");
        let geometric = Override { method: Some("geometric".into()), ..Override::default() };
        world.steps[1].at.insert("index".into(), geometric);
        let found = world.of_plan("mean-needs-positive");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::step_key("aggregate", Some("index"), "method"));
        assert_eq!(found[0].argument("other"), Some("d"));
        // Half of the weight comes from an indicator that starts at 10.
        let ten = Override { method: None, values: [("lower".to_owned(), Value::Number(10.0))].into() };
        world.steps[0].at.insert("a".into(), ten.clone());
        world.steps[0].at.insert("c".into(), ten);
        assert_eq!(world.of_plan("mean-needs-positive"), []);
    }
}
