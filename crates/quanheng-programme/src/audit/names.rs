//! Names of nodes in `[audit]`: codes, or levels for all nodes of a level.

use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::{Finding, Framework, NodeId, NodeKind};

use super::definition::Named;

/// The nodes that some names stand for, in the order of the framework; unknown names are findings.
pub(super) fn nodes(framework: &Framework, names: &[Named], findings: &mut Vec<Finding>) -> Vec<NodeId> {
    let mut found = Vec::new();
    for (name, place) in names {
        let of_level = |&node: &NodeId| framework.node(node).level == *name;
        match framework.find(name) {
            Some(node) => found.push(node),
            None if all(framework).any(|node| of_level(&node)) => {
                found.extend(all(framework).filter(of_level));
            }
            None => findings.push(unknown(framework, name, place)),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Nodes with figures of their own among or below some nodes.
pub(super) fn with_figures(framework: &Framework, nodes: &[NodeId]) -> Vec<NodeId> {
    let is_below = |node: NodeId| {
        let up = |&at: &NodeId| framework.node(at).parent;
        std::iter::successors(Some(node), up).any(|at| nodes.contains(&at))
    };
    framework.data_nodes().filter(|&node| is_below(node)).collect()
}

/// Inner nodes of more than one child.
pub(super) fn families(framework: &Framework) -> Vec<NodeId> {
    all(framework).filter(|&node| is_family(framework, node)).collect()
}

pub(super) fn is_family(framework: &Framework, node: NodeId) -> bool {
    let node = framework.node(node);
    node.kind == NodeKind::Inner && node.children.len() > 1
}

fn all(framework: &Framework) -> std::ops::Range<NodeId> {
    0..framework.nodes().len()
}

fn unknown(framework: &Framework, name: &str, place: &Place) -> Finding {
    let known = || framework.nodes().iter().flat_map(|node| [node.code.as_str(), node.level.as_str()]);
    Finding::error("unknown-node", Subject::Place(place.clone()))
        .with("given", name)
        .with("nearest", nearest(name, known()).unwrap_or_default())
}
