//! What lints of a run see.

use crate::column::Column;
use crate::finding::Subject;
use crate::framework::{Framework, NodeId};
use crate::panel::Panel;
use crate::period::Period;
use crate::plan::Plan;
use crate::run::Run;
use crate::units::Role;

/// A run, with the plan and the data it was made from.
pub(super) struct Ran<'a> {
    pub(super) plan: &'a Plan,
    pub(super) panel: &'a Panel,
    pub(super) run: &'a Run,
    /// Rows of the members.
    members: Vec<usize>,
}

impl<'a> Ran<'a> {
    pub(super) fn new(plan: &'a Plan, panel: &'a Panel, run: &'a Run) -> Self {
        let units = run.units();
        let members = (0..units.len()).filter(|&row| units.get(row).role == Role::Member).collect();
        Self { plan, panel, run, members }
    }

    pub(super) fn framework(&self) -> &'a Framework {
        self.run.framework()
    }

    /// Positions of the scored periods.
    pub(super) fn scored(&self) -> &'a [usize] {
        self.run.scored()
    }

    /// The last scored period, of which correlations are taken.
    pub(super) fn last(&self) -> Option<usize> {
        self.scored().last().copied()
    }

    pub(super) fn period(&self, at: usize) -> Period {
        self.run.periods()[at]
    }

    /// Rows of the members, ascending.
    pub(super) fn members(&self) -> &[usize] {
        &self.members
    }

    /// What the members have in a column, NaN where missing.
    pub(super) fn slots(&self, column: &Column) -> Vec<f64> {
        let slots = column.slots();
        self.members.iter().map(|&row| slots[row]).collect()
    }

    /// The final values of the members at a node, NaN where missing.
    pub(super) fn scores(&self, node: NodeId, period: usize) -> Vec<f64> {
        self.slots(self.run.scores(node, period))
    }

    /// Share of the index that a node has by its weights.
    pub(super) fn effective_weight(&self, node: NodeId, _period: usize) -> f64 {
        self.run.effective_weight(node)
    }

    /// Leaves that count in a period.
    pub(super) fn counted_leaves(&self, period: usize) -> Vec<NodeId> {
        self.framework().leaves().filter(|&leaf| self.effective_weight(leaf, period) > 0.0).collect()
    }

    pub(super) fn code(&self, node: NodeId) -> &'a str {
        &self.framework().node(node).code
    }
}

/// A row of the framework.
pub(super) const fn node(row: NodeId) -> Subject {
    Subject::Node { row, field: Some("code") }
}
