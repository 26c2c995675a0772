//! The trace: what each step of a run did and gave.
//!
//! A change keeps the whole column after the step, shared with the run; what a step received is the
//! latest change before it, or the panel.

use std::sync::Arc;

use crate::column::Column;
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::sheet::Facts;

/// What one step did.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTrace {
    /// Identifier of the step.
    pub id: String,
    /// Kind of step.
    pub kind: StepKind,
    /// What the method found out, node by node.
    pub entries: Vec<Entry>,
    /// Columns it changed.
    pub changes: Vec<Change>,
}

/// What a method found out about one node.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The node.
    pub node: NodeId,
    /// Position of the period; `None` when it holds for all scored periods together.
    pub period: Option<usize>,
    /// Names and numbers: minimum, skewness, points treated, …
    pub facts: Facts,
}

/// A column a step changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The node.
    pub node: NodeId,
    /// Position of the period.
    pub period: usize,
    /// The column after the step.
    pub column: Arc<Column>,
}

impl StepTrace {
    pub(crate) const fn new(id: String, kind: StepKind) -> Self {
        Self { id, kind, entries: Vec::new(), changes: Vec::new() }
    }

    /// The column this step gave for a node and period, if it changed it.
    #[must_use]
    pub fn change(&self, node: NodeId, period: usize) -> Option<&Arc<Column>> {
        self.changes.iter().rev().find(|c| c.node == node && c.period == period).map(|c| &c.column)
    }

    /// What it found out about a node in a period.
    #[must_use]
    pub fn facts(&self, node: NodeId, period: usize) -> Option<&Facts> {
        self.entries
            .iter()
            .find(|e| e.node == node && e.period.is_none_or(|of| of == period))
            .map(|e| &e.facts)
    }
}
