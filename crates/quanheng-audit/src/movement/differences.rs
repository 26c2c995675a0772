//! In what two editions differ.

use std::collections::BTreeSet;

use quanheng_index::framework::Denominator;
use quanheng_index::{Framework, Node, NodeId, StepKind, StepSpec};

use super::common::{Common, Twin};
use super::edition::{Edition, Side};
use super::holdings::Holdings;

/// In what the editions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differences {
    /// Figures of the common units that are revised: another value, or one where there was none, or none any more.
    pub revised_figures: usize,
    /// Codes of the indicators they belong to.
    pub revised_nodes: Vec<String>,
    /// Whether another period is shown, or others are scored.
    pub periods: bool,
    /// What is different in the method.
    pub method: MethodDifference,
}

/// In what two methods differ, by codes and identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MethodDifference {
    /// Nodes only the new framework has.
    pub added: Vec<String>,
    /// Nodes only the old one has.
    pub dropped: Vec<String>,
    /// Nodes with another parent, weight, direction, denominator, target or goalposts.
    pub changed: Vec<String>,
    /// Steps that only one method has, that are written otherwise, or that stand in another order.
    pub steps: Vec<String>,
    /// Groupings in which a common unit is in another group.
    pub groupings: Vec<String>,
}

impl MethodDifference {
    /// Whether the methods differ at all.
    #[must_use]
    pub fn is_any(&self) -> bool {
        [&self.added, &self.dropped, &self.changed, &self.steps, &self.groupings]
            .iter()
            .any(|list| !list.is_empty())
    }
}

impl Differences {
    pub(super) fn between(editions: &[Edition; 2], common: &Common, holdings: &Holdings) -> Self {
        let [old, new] = editions;
        let periods = old.shown() != new.shown() || old.scored() != new.scored();
        let (revised_figures, revised_nodes) = revised(editions, common, holdings);
        let method = MethodDifference {
            steps: steps(old.steps, new.steps),
            groupings: groupings(editions, common),
            ..frameworks(old.plan.framework(), new.plan.framework())
        };
        Self { revised_figures, revised_nodes, periods, method }
    }
}

/// Revised figures: how many, and of which indicators.
fn revised(editions: &[Edition; 2], common: &Common, holdings: &Holdings) -> (usize, Vec<String>) {
    let (mut count, mut nodes) = (0, Vec::new());
    for (at, leaf) in holdings.leaves.iter().enumerate() {
        let [Some(old), Some(new)] = leaf.ids else { continue };
        let days = (0..holdings.days.len()).filter(|&day| holdings.is_revisable(at, day));
        let figures: usize = days
            .map(|day| {
                let columns = [old, new].into_iter().zip(holdings.days[day].at);
                let columns: Vec<_> = columns.map(|(node, day)| Some((node, day?))).collect();
                let is_revised = |unit: &&Twin| is_revised(editions, &columns, unit.rows);
                common.units.iter().filter(is_revised).count()
            })
            .sum();
        if figures > 0 {
            count += figures;
            nodes.push(leaf.code.clone());
        }
    }
    (count, nodes)
}

/// Whether one figure differs for a unit; the columns are those of the two editions, by node and period.
fn is_revised(editions: &[Edition; 2], columns: &[Option<(NodeId, usize)>], rows: [usize; 2]) -> bool {
    let figure = |side: Side| {
        let (node, day) = columns[side as usize]?;
        Some(editions[side as usize].figure(node, day, rows[side as usize]))
    };
    match (figure(Side::Old), figure(Side::New)) {
        (Some(old), Some(new)) => old != new,
        (Some(one), None) | (None, Some(one)) => one.is_ok(),
        (None, None) => false,
    }
}

fn frameworks(old: &Framework, new: &Framework) -> MethodDifference {
    let code = |node: &Node| node.code.clone();
    let only = |here: &Framework, there: &Framework| -> Vec<String> {
        here.nodes().iter().filter(|node| there.find(&node.code).is_none()).map(code).collect()
    };
    let is_changed = |node: &&Node| {
        let twin = new.find(&node.code).map(|twin| new.node(twin));
        twin.is_some_and(|twin| !is_alike((old, node), (new, twin)))
    };
    MethodDifference {
        added: only(new, old),
        dropped: only(old, new),
        changed: old.nodes().iter().filter(is_changed).map(code).collect(),
        ..MethodDifference::default()
    }
}

/// Whether a node means the same in both frameworks; its children speak for themselves.
fn is_alike((old, a): (&Framework, &Node), (new, b): (&Framework, &Node)) -> bool {
    fn code(framework: &Framework, node: Option<NodeId>) -> Option<&str> {
        node.map(|node| framework.node(node).code.as_str())
    }
    fn divisor(framework: &Framework, by: Option<Denominator>) -> Option<(&str, f64)> {
        by.map(|by| (framework.node(by.node).code.as_str(), by.scale))
    }
    (a.kind, &a.level, a.direction, a.weight, a.target, a.goalposts)
        == (b.kind, &b.level, b.direction, b.weight, b.target, b.goalposts)
        && code(old, a.parent) == code(new, b.parent)
        && divisor(old, a.denominator) == divisor(new, b.denominator)
}

/// Tiers do not count: they change neither score nor rank.
fn steps(old: &[StepSpec], new: &[StepSpec]) -> Vec<String> {
    let scoring = |steps: &[StepSpec]| -> Vec<StepSpec> {
        steps.iter().filter(|step| step.kind != StepKind::Tier).cloned().collect()
    };
    let (old, new) = (&scoring(old), &scoring(new));
    let find = |steps: &'_ [StepSpec], id: &str| steps.iter().position(|step| step.id == id);
    let is_other = |step: &&StepSpec| find(new, &step.id).is_none_or(|at| new[at] != **step);
    let mut ids: Vec<String> = old.iter().filter(is_other).map(|step| step.id.clone()).collect();
    ids.extend(new.iter().filter(|step| find(old, &step.id).is_none()).map(|step| step.id.clone()));
    let places: Vec<usize> = old.iter().filter_map(|step| find(new, &step.id)).collect();
    let moved = places.windows(2).filter(|pair| pair[0] > pair[1]).map(|pair| new[pair[1]].id.clone());
    for id in moved.collect::<Vec<_>>() {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Groupings that only one edition has, or in which a common unit has another label.
fn groupings(editions: &[Edition; 2], common: &Common) -> Vec<String> {
    let labels = |side: Side, name: &str| -> Vec<Option<&str>> {
        let at = side as usize;
        let Some(grouping) = editions[at].panel.units().groupings().get(name) else {
            return vec![None; common.units.len()];
        };
        let label = |row: usize| grouping.group(row).map(|group| grouping.labels()[group].as_str());
        common.units.iter().map(|unit| label(unit.rows[at])).collect()
    };
    let names: BTreeSet<&String> =
        editions.iter().flat_map(|edition| edition.panel.units().groupings().keys()).collect();
    names.into_iter().filter(|name| labels(Side::Old, name) != labels(Side::New, name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_are_new_other_or_elsewhere_are_named() {
        let step = |kind: StepKind| StepSpec::new(kind);
        let old = [step(StepKind::Weight), step(StepKind::Normalise), step(StepKind::Aggregate)];
        assert!(steps(&old, &old).is_empty());
        let other = [old[0].clone(), step(StepKind::Normalise).method("z-score"), old[2].clone()];
        assert_eq!(steps(&old, &other), ["normalise"]);
        let elsewhere = [old[1].clone(), old[0].clone(), old[2].clone(), step(StepKind::Rank)];
        assert_eq!(steps(&old, &elsewhere), ["rank", "normalise"]);
        assert_eq!(steps(&elsewhere, &old), ["rank", "weight"]);
    }
}
