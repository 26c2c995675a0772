//! Where one unit's score comes from: node by node down the tree, and step by step down to the cell.
//!
//! [`gap`] divides the difference of two scores over the tree, [`peers`] sets a unit beside its peers, and [`reach`]
//! says what would have to change for a rank or a tier.

pub mod bundle;
mod divided_difference;
pub mod gap;
pub mod peers;
mod profile;
mod range;
pub mod reach;
mod rule;
mod shapley;
pub mod single;
mod walk;

use crate::cell::Mark;
use crate::framework::{NodeId, NodeKind};
use crate::panel::Panel;
use crate::places::Place;
use crate::plan::Plan;
use crate::run::Run;
use crate::sheet::Facts;

/// A node as one unit has it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedNode {
    /// The node.
    pub node: NodeId,
    /// Steps down from the root.
    pub depth: usize,
    /// Final score, or why there is none.
    pub score: Result<f64, Mark>,
    /// Place.
    pub place: Option<Place>,
    /// Share of weight within the parent, as the framework and the weight steps have it; `None` where the parent gives
    /// each unit weights of its own.
    pub weight_share: Option<f64>,
    /// Share of weight as used: rescaled over the siblings this unit has; `None` when it has no score, or weights of its
    /// own.
    pub share_used: Option<f64>,
    /// Share used × score: what the node adds to its parent, where the parent is an arithmetic mean.
    pub contribution: Option<f64>,
    /// For leaves: the value as reported and after each step that changed it for this unit.
    pub stages: Vec<Stage>,
}

/// A value on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Identifier of the step; `None` for the value as reported.
    pub step: Option<String>,
    /// Method that was used.
    pub method: Option<&'static str>,
    /// The value after the step, or why there is none.
    pub value: Result<f64, Mark>,
    /// Its mark.
    pub mark: Mark,
    /// What the method found out about the column.
    pub facts: Facts,
}

/// Explains a unit's score in a period, parents before children. Inputs that denominate come last.
#[must_use]
pub fn explain(plan: &Plan, panel: &Panel, run: &Run, unit: usize, period: usize) -> Vec<ExplainedNode> {
    let framework = run.framework();
    let used_inputs = framework.inputs();
    framework
        .top_down()
        .into_iter()
        .chain(used_inputs)
        .map(|node| explain_node(plan, panel, run, At { node, unit, period }))
        .collect()
}

#[derive(Clone, Copy)]
pub(crate) struct At {
    pub(crate) node: NodeId,
    pub(crate) unit: usize,
    pub(crate) period: usize,
}

fn explain_node(plan: &Plan, panel: &Panel, run: &Run, at: At) -> ExplainedNode {
    let framework = run.framework();
    let node = framework.node(at.node);
    let column = run.scores(at.node, at.period);
    let score = column.value(at.unit).ok_or(column.mark(at.unit));
    let above = node.parent.and_then(|parent| aggregation(plan, parent));
    let has_common_weights = above != Some("benefit-of-the-doubt");
    let share_used = score.ok().filter(|_| has_common_weights).and_then(|_| share_used(run, at));
    let is_arithmetic = above == Some("arithmetic");
    ExplainedNode {
        node: at.node,
        depth: framework.depth(at.node),
        score,
        place: run.places(at.node, at.period).and_then(|places| places.get(at.unit)),
        weight_share: has_common_weights.then(|| run.weight_share(at.node, at.period)),
        share_used,
        contribution: share_used
            .zip(score.ok())
            .filter(|_| is_arithmetic)
            .map(|(share, score)| share * score),
        stages: if node.kind == NodeKind::Inner { Vec::new() } else { stages(plan, panel, run, at) },
    }
}

/// Weight over the weights of the siblings (itself included) that have a score for the unit.
pub(crate) fn share_used(run: &Run, at: At) -> Option<f64> {
    let framework = run.framework();
    let Some(parent) = framework.node(at.node).parent else { return Some(1.0) };
    run.scores(parent, at.period).value(at.unit)?;
    let siblings = framework.node(parent).children.iter();
    let present = siblings.filter(|&&child| run.scores(child, at.period).value(at.unit).is_some());
    let total: f64 = present.map(|&child| run.weight(child, at.period)).sum();
    (total > 0.0).then(|| run.weight(at.node, at.period) / total)
}

pub(crate) fn aggregation(plan: &Plan, node: NodeId) -> Option<&'static str> {
    let step = plan.steps().find(|step| step.kind() == crate::method::StepKind::Aggregate)?;
    Some(step.at_node(node).0.slug)
}

fn stages(plan: &Plan, panel: &Panel, run: &Run, at: At) -> Vec<Stage> {
    let reported = panel.column(at.node, at.period);
    let mut stages = vec![Stage {
        step: None,
        method: None,
        value: reported.value(at.unit).ok_or(reported.mark(at.unit)),
        mark: reported.mark(at.unit),
        facts: Vec::new(),
    }];
    for (step, did) in plan.steps().zip(run.trace()) {
        if let Some(column) = did.change(at.node, at.period) {
            let (value, mark) = (column.value(at.unit), column.mark(at.unit));
            if stages.last().is_some_and(|last| last.value.ok() == value && last.mark == mark) {
                continue;
            }
            stages.push(Stage {
                step: Some(step.id().to_owned()),
                method: Some(step.at_node(at.node).0.slug),
                value: column.value(at.unit).ok_or(column.mark(at.unit)),
                mark: column.mark(at.unit),
                facts: did.facts(at.node, at.period).cloned().unwrap_or_default(),
            });
        }
    }
    stages
}
