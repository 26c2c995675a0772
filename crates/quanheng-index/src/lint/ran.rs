//! What lints of a run see.

use super::Computed;
use super::correlation::{LEAST_UNITS, Standardised};
use crate::column::Column;
use crate::finding::Subject;
use crate::framework::{Framework, NodeId, NodeKind};
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
    measures: &'a [Option<&'a str>],
    /// Rows of the members.
    members: Vec<usize>,
    /// The scores of the last scored period by node; none at all where there are too many.
    standardised: Vec<Option<Standardised>>,
}

/// Beyond so many cells no correlations are taken: they would take as long as the run.
const MOST_CELLS: usize = 10_000_000;

impl<'a> Ran<'a> {
    pub(super) fn new(computed: Computed<'a>) -> Self {
        let Computed { plan, panel, run, measures } = computed;
        let units = run.units();
        let members = (0..units.len()).filter(|&row| units.get(row).role == Role::Member).collect();
        let mut ran = Self { plan, panel, run, measures, members, standardised: Vec::new() };
        ran.standardised = ran.standardise();
        ran
    }

    fn standardise(&self) -> Vec<Option<Standardised>> {
        let nodes = self.framework().nodes();
        if self.is_too_great() || self.members.len() < LEAST_UNITS {
            return Vec::new();
        }
        let of_node = |node: NodeId| {
            let is_scored = nodes[node].kind != NodeKind::Input;
            self.last().filter(|_| is_scored).and_then(|at| Standardised::of(&self.scores(node, at)))
        };
        (0..nodes.len()).map(of_node).collect()
    }

    /// Whether correlations are passed over.
    pub(super) fn is_too_great(&self) -> bool {
        self.members.len().saturating_mul(self.framework().nodes().len()) > MOST_CELLS
    }

    /// The scores of a node in the last scored period, for correlations; `None` where there are none.
    pub(super) fn standardised(&self, node: NodeId) -> Option<&Standardised> {
        self.standardised.get(node)?.as_ref()
    }

    /// Pearson's r of two nodes in the last scored period.
    pub(super) fn correlation(&self, node: NodeId, other: NodeId) -> Option<f64> {
        self.standardised(node)?.correlation(self.standardised(other)?)
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
    pub(super) fn effective_weight(&self, node: NodeId, period: usize) -> f64 {
        self.run.effective_weight(node, period)
    }

    /// Leaves that count in a period.
    pub(super) fn counted_leaves(&self, period: usize) -> Vec<NodeId> {
        self.framework().leaves().filter(|&leaf| self.effective_weight(leaf, period) > 0.0).collect()
    }

    /// The column a step received: what the latest step before it made of it, or the data.
    pub(super) fn received(&self, step: usize, node: NodeId, period: usize) -> &'a Column {
        self.run.received(self.panel, step, node, period)
    }

    /// The unit of measure of a node.
    pub(super) fn measure(&self, node: NodeId) -> Option<&'a str> {
        self.measures.get(node).copied().flatten()
    }

    pub(super) fn code(&self, node: NodeId) -> &'a str {
        &self.framework().node(node).code
    }
}

/// A row of the framework.
pub(super) const fn node(row: NodeId) -> Subject {
    Subject::Node { row, field: Some("code") }
}
