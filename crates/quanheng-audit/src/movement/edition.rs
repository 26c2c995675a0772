//! An edition: a method and its data, run, seen at one node in one period.

use quanheng_index::{Mark, NodeId, Panel, Period, Place, Plan, Run, StepSpec};

/// One of the two that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The edition the change starts from.
    Old,
    /// The edition it leads to.
    New,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Old, Self::New];

    /// The word used in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// A programme's method and data with what came of them.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The compiled method.
    pub plan: &'a Plan,
    /// The steps it was compiled from.
    pub steps: &'a [StepSpec],
    /// The observations, for the plan's framework.
    pub panel: &'a Panel,
    /// The plan run on the panel.
    pub run: &'a Run,
    /// Position of the period that is shown, one of those the run scored.
    pub period: usize,
    /// The node whose scores and ranks are shown.
    pub node: NodeId,
}

impl Edition<'_> {
    /// The period that is shown.
    #[must_use]
    pub fn shown(&self) -> Period {
        self.panel.periods()[self.period]
    }

    /// The score of the unit in `row`.
    #[must_use]
    pub fn score(&self, row: usize) -> Option<f64> {
        self.run.scores(self.node, self.period).value(row)
    }

    /// The place of the unit in `row`.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<Place> {
        self.run.places(self.node, self.period)?.get(row)
    }

    /// The periods that are scored.
    pub(super) fn scored(&self) -> Vec<Period> {
        self.run.scored().iter().map(|&at| self.panel.periods()[at]).collect()
    }

    /// Position of a period in the panel.
    pub(super) fn find(&self, period: Period) -> Option<usize> {
        self.panel.periods().binary_search(&period).ok()
    }

    /// A figure as the engine sees it: outside the validity of its unit there is none.
    pub(super) fn figure(&self, node: NodeId, period: usize, row: usize) -> Result<f64, Mark> {
        if !self.panel.units().get(row).is_valid(self.panel.periods()[period]) {
            return Err(Mark::NotValid);
        }
        let column = self.panel.column(node, period);
        column.value(row).ok_or(column.mark(row))
    }

    /// The mark that goes with [`Edition::figure`].
    pub(super) fn mark(&self, node: NodeId, period: usize, row: usize) -> Mark {
        self.figure(node, period, row).map_or_else(|mark| mark, |_| self.panel.column(node, period).mark(row))
    }
}
