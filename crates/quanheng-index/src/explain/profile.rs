//! Whom a unit is held against: another unit, or the mean member.
//!
//! The mean member has at each leaf the mean score of the members that have one; its inner nodes are computed from
//! those by the programme's own aggregation, beside the members and without counting among them.

use crate::aggregate::profiles::Setting;
use crate::explain::rule;
use crate::framework::{NodeId, NodeKind};
use crate::plan::Plan;
use crate::run::Run;
use crate::statistics::mean;
use crate::units::Role;

/// Scores by node, `None` where missing.
pub(super) type Profile = Vec<Option<f64>>;

/// The profile of a unit.
pub(super) fn of_unit(run: &Run, unit: usize, period: usize) -> Profile {
    (0..run.framework().nodes().len()).map(|node| run.scores(node, period).value(unit)).collect()
}

/// The profile of the mean member.
pub(super) fn of_mean_member(plan: &Plan, run: &Run, period: usize) -> Profile {
    let framework = run.framework();
    let mut profile: Profile = vec![None; framework.nodes().len()];
    for leaf in framework.leaves() {
        let scores = run.scores(leaf, period).iter().zip(run.units().iter());
        let of_members = scores.filter(|(_, unit)| unit.role == Role::Member).filter_map(|(score, _)| score);
        profile[leaf] = mean(&of_members.collect::<Vec<_>>());
    }
    for &node in framework.bottom_up() {
        profile[node] = setting(plan, run, node, period).and_then(|(children, setting)| {
            let values = children.iter().map(|&child| profile[child].unwrap_or(f64::NAN)).collect();
            setting.scores(&[values]).ok()?.first()?.ok()
        });
    }
    profile
}

/// The children of a node that count, and all that is needed to score profiles of them.
pub(super) fn setting<'a>(
    plan: &'a Plan,
    run: &'a Run,
    node: NodeId,
    period: usize,
) -> Option<(Vec<NodeId>, Setting<'a>)> {
    let framework = run.framework();
    if framework.node(node).kind != NodeKind::Inner {
        return None;
    }
    let (_, method, _) = rule::of(plan, node)?;
    let children = counted(run, node, period);
    let setting = Setting {
        method,
        columns: children.iter().map(|&child| run.scores(child, period).slots()).collect(),
        weights: children.iter().map(|&child| weight(run, child, period)).collect(),
        members: run.units().iter().map(|unit| unit.role == Role::Member).collect(),
    };
    Some((children, setting))
}

/// Children of weight above 0: aggregation passes over the others.
pub(super) fn counted(run: &Run, node: NodeId, period: usize) -> Vec<NodeId> {
    let children = run.framework().node(node).children.iter().copied();
    children.filter(|&child| weight(run, child, period) > 0.0).collect()
}

/// Relative weight within the parent, as used in a period.
pub(super) fn weight(run: &Run, node: NodeId, period: usize) -> f64 {
    run.weight(node, period)
}
