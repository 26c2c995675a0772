//! Leave one out: the ranking without an indicator, or without a whole dimension.
//!
//! A node is left out by a weight of 0: its siblings share its weight in proportion to theirs, and a unit of which
//! nothing else is present loses the parent's score. Everything else stays as it is: weights that a step took from the
//! data are not taken anew, and what was imputed from the node stays imputed.
//!
//! Example: two units, weights ½ each, (4, 0) and (1, 2): without the first indicator the second unit leads.

use quanheng_index::{Finding, NodeId};

use crate::standing::{Baseline, Shift, Standing};
use crate::subject::Subject;

/// The ranking without a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// The node left out.
    pub node: NodeId,
    /// How far the ranking is from the programme's; the findings when an aggregation is not defined without the node.
    pub shift: Result<Shift, Vec<Finding>>,
}

/// The ranking without each node of the tree but the root.
#[derive(Debug, Clone, PartialEq)]
pub struct LeaveOneOut {
    /// Rows of the member units, in the order of all results by unit.
    pub members: Vec<usize>,
    /// What the programme says.
    pub own: Standing,
    /// From the top down, siblings in the order of the framework.
    pub rows: Vec<Without>,
}

/// Leaves out each indicator and each dimension in turn.
///
/// # Errors
/// Findings, when the programme itself cannot be computed.
pub fn leave_one_out(subject: &Subject) -> Result<LeaveOneOut, Vec<Finding>> {
    let baseline = Baseline::of(subject, subject.steps)?;
    let root = subject.framework.root();
    let nodes = subject.framework.top_down().into_iter().filter(|&node| node != root);
    let without = |node: NodeId| {
        let mut weights = baseline.variant.weights.clone();
        weights[baseline.tree.slot(node).expect("a node of the tree")] = 0.0;
        let shift =
            baseline.under(&weights).map(|(_, standing)| Shift::between(&baseline.standing, standing));
        Without { node, shift }
    };
    let rows = nodes.map(without).collect();
    Ok(LeaveOneOut { members: baseline.members, own: baseline.standing, rows })
}
