//! Whether the contributions of a node's children add up to its score.

use quanheng_index::NodeId;
use quanheng_index::explain::ExplainedNode;

use super::Explained;

/// The sum of contributions under a node, held against its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sum {
    pub(super) contributions: f64,
    pub(super) score: f64,
}

impl Sum {
    /// Equal but for rounding.
    pub(super) fn is_right(self) -> bool {
        (self.contributions - self.score).abs() <= 1e-9 * self.score.abs().max(1.0)
    }
}

/// The sum under a node; `None` when it is no arithmetic mean or has no score.
pub(super) fn under(explained: &Explained, node: &ExplainedNode) -> Option<Sum> {
    let children = &explained.scored.run.framework().node(node.node).children;
    let is_child = |id: &NodeId| children.contains(id);
    let mut contributions = explained.tree.iter().filter(|shown| is_child(&shown.node));
    let first = contributions.clone().any(|shown| shown.contribution.is_some());
    let score = node.score.ok().filter(|_| first)?;
    let contributions =
        contributions.try_fold(0.0, |sum, shown| match (shown.contribution, shown.score) {
            (Some(contribution), _) => Some(sum + contribution),
            // A child without a score adds nothing; one with a score that adds nothing is no arithmetic mean's.
            (None, Err(_)) => Some(sum),
            (None, Ok(_)) => None,
        })?;
    Some(Sum { contributions, score })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_right_but_for_rounding() {
        assert!(Sum { contributions: 0.1 + 0.2, score: 0.3 }.is_right());
        assert!(!Sum { contributions: 0.31, score: 0.3 }.is_right());
    }
}
