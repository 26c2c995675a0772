//! Fit: whether a node goes along with its own dimension, and with which other one.

use quanheng_index::NodeId;

use super::correlations::Correlations;
use super::scores::Scores;

/// A node beside what it is part of. Correlations are Pearson's r, over the members that have both.
///
/// A part is in its own whole, which lifts r: k children that have nothing to do with one another still have r = 1/√k with
/// their mean. It is not in other dimensions, so that a greater r there is more telling than it looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The node.
    pub node: NodeId,
    /// What it is part of.
    pub parent: NodeId,
    /// Members that have both.
    pub units: usize,
    /// With its parent.
    pub with_parent: Option<f64>,
    /// With the index.
    pub with_index: Option<f64>,
    /// The node as deep as its parent that it goes along with most closely, itself apart; `None` right below the root.
    pub elsewhere: Option<(NodeId, f64)>,
}

impl Fit {
    /// Of every node that counts, the root apart: from the root down, siblings in the order of the file.
    #[must_use]
    pub fn of_all(scores: &Scores, correlations: &Correlations) -> Vec<Self> {
        let framework = scores.framework();
        let of = |node: NodeId| {
            let parent = framework.node(node).parent.filter(|_| scores.counts(node))?;
            let r = |other: NodeId| correlations.get(node, other)?.r();
            Some(Self {
                node,
                parent,
                units: correlations.get(node, parent)?.units,
                with_parent: r(parent),
                with_index: r(framework.root()),
                elsewhere: beside(scores, parent, r),
            })
        };
        framework.top_down().into_iter().filter_map(of).collect()
    }
}

/// Of the inner nodes as deep as `own`, itself apart, the one with the greatest r.
pub(super) fn beside(
    scores: &Scores,
    own: NodeId,
    r: impl Fn(NodeId) -> Option<f64>,
) -> Option<(NodeId, f64)> {
    let framework = scores.framework();
    let is_beside = |&other: &NodeId| other != own && framework.depth(other) == framework.depth(own);
    let others = scores.inner().into_iter().filter(is_beside);
    let with = others.filter_map(|other| Some((other, r(other)?)));
    with.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
