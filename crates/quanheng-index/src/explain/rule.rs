//! Which rule divides a node's gap among its children: one for each kind of aggregation.

use crate::aggregate::Aggregate;
use crate::choice::Choices;
use crate::explain::divided_difference::Inner;
use crate::framework::NodeId;
use crate::plan::{Action, Plan};

/// How the gap at a node is divided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// A quasi-arithmetic mean: by divided differences.
    Mean(Inner),
    /// Scores are places among the other units: there is nothing to divide.
    Places,
    /// Any other: by Shapley's value.
    Shapley,
}

/// The aggregation of a node: the word for its method, the method and the rule; `None` without a step aggregate.
pub(super) fn of(plan: &Plan, node: NodeId) -> Option<(&'static str, &dyn Aggregate, Rule)> {
    let choices = aggregations(plan)?;
    let chosen = choices.chosen(node);
    let rule = match chosen.method.slug {
        "arithmetic" => Rule::Mean(Inner::Identity),
        "geometric" => Rule::Mean(Inner::Logarithm),
        "harmonic" => Rule::Mean(Inner::Power(-1.0)),
        "power-mean" => Rule::Mean(Inner::Power(chosen.values.number("power"))),
        "borda" | "copeland" | "kemeny" | "rank-sum-ratio" => Rule::Places,
        _ => Rule::Shapley,
    };
    Some((chosen.method.slug, &*chosen.made, rule))
}

fn aggregations(plan: &Plan) -> Option<&Choices<dyn Aggregate>> {
    plan.steps.iter().find_map(|step| match &step.action {
        Action::Aggregate(choices) => Some(choices),
        _ => None,
    })
}
