//! Scores as sums: what a parent's score does to the root.

use quanheng_index::{Finding, NodeId};

use crate::kernel::Scores;
use crate::standing::Baseline;
use crate::variant::Mean;

/// Whether all means from a node up to the root are arithmetic.
pub(super) fn is_additive_up(baseline: &Baseline, node: NodeId) -> bool {
    let tree = &baseline.tree;
    let slot = tree.slot(node).expect("a node of the tree");
    let up = std::iter::successors(Some(slot - tree.leaves), |&inner| tree.parents[inner]);
    up.into_iter().all(|inner| matches!(baseline.variant.means[inner], Mean::Arithmetic { .. }))
}

/// The nominal scores of all nodes.
pub(super) struct Base<'b> {
    pub(super) baseline: &'b Baseline,
    scores: Scores,
    /// Half of the last digit places are compared with.
    pub(super) tolerance: f64,
}

/// The score of the root as a function of that of a node: `own` + `factor` × score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Through {
    pub(super) own: f64,
    pub(super) factor: f64,
}

impl<'b> Base<'b> {
    pub(super) fn of(baseline: &'b Baseline) -> Result<Self, Vec<Finding>> {
        let (scores, _) = baseline.under(&baseline.variant.weights)?;
        let present = baseline.standing.scores.iter().flatten().copied();
        let decimals = quanheng_index::Precision::of_values(present).decimals();
        let tolerance = 0.5 * libm::pow(10.0, -f64::from(decimals));
        Ok(Self { baseline, scores, tolerance })
    }

    pub(super) fn units(&self) -> usize {
        self.baseline.members.len()
    }

    pub(super) fn weight(&self, slot: usize) -> f64 {
        self.baseline.variant.weights[slot]
    }

    /// The score of a unit at a node; `None` without one.
    pub(super) fn score(&self, slot: usize, unit: usize) -> Option<f64> {
        let (variant, leaves) = (&self.baseline.variant, self.baseline.tree.leaves);
        if slot < leaves {
            let cell = slot * self.units() + unit;
            return (variant.present[cell] == 1.0).then(|| variant.scores[cell]);
        }
        self.scores.is_present(slot, unit).then(|| self.scores.of(slot)[unit])
    }

    /// How the score of a unit at an inner node, present or not as it is now, enters the root; `None` when the unit has
    /// no score at the root.
    pub(super) fn through(&self, slot: usize, unit: usize) -> Option<Through> {
        let tree = &self.baseline.tree;
        let root = tree.nodes.len() - 1;
        self.score(root, unit)?;
        let mut through = Through { own: 0.0, factor: 1.0 };
        let mut at = slot;
        while at != root {
            if self.score(at, unit).is_none() {
                // What is missing here moves nothing further up.
                return Some(Through { own: self.score(root, unit)?, factor: 0.0 });
            }
            let above = tree.parents[at - tree.leaves]? + tree.leaves;
            let present = || {
                let children = tree.children_of(above).iter();
                children.filter_map(|&child| Some((child, self.weight(child), self.score(child, unit)?)))
            };
            let total: f64 = present().map(|(_, weight, _)| weight).sum();
            if total <= 0.0 {
                return Some(Through { own: self.score(root, unit)?, factor: 0.0 });
            }
            let others: f64 =
                present().filter(|(child, ..)| *child != at).map(|(_, weight, score)| weight * score).sum();
            let share = self.weight(at) / total;
            // Score above = others/total + share·(own + factor·P).
            through = Through { own: others / total + share * through.own, factor: share * through.factor };
            at = above;
        }
        Some(through)
    }

    /// By leaf slot, the product of shares of weight down the tree.
    pub(super) fn effective(&self) -> Vec<f64> {
        let tree = &self.baseline.tree;
        let mut effective = vec![0.0; tree.nodes.len()];
        if let Some(root) = effective.last_mut() {
            *root = 1.0;
        }
        for (inner, children) in tree.children.iter().enumerate().rev() {
            let total: f64 = children.iter().map(|&child| self.weight(child)).sum();
            for &child in children.iter().filter(|_| total > 0.0) {
                effective[child] = effective[inner + tree.leaves] * self.weight(child) / total;
            }
        }
        effective.truncate(tree.leaves);
        effective
    }
}
