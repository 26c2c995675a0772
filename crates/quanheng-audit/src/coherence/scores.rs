//! What coherence looks at: the scores of the members in the audited period, at every node that has a weight.

use quanheng_index::statistics::{extremes, mean};
use quanheng_index::{Framework, NodeId, NodeKind, Role, Run};

/// The scores of the members in one period.
#[derive(Debug, Clone)]
pub struct Scores<'a> {
    pub(crate) run: &'a Run,
    /// Position of the period.
    pub(crate) period: usize,
    /// Rows of the members, ascending.
    pub(crate) members: Vec<usize>,
    /// By node, then by member; NaN where missing.
    columns: Vec<Vec<f64>>,
}

/// Values that differ by less than this share of the greatest of them differ by rounding only.
const ROUNDING: f64 = 1e-12;

impl<'a> Scores<'a> {
    /// Of a run, in a period that it scored.
    #[must_use]
    pub fn of(run: &'a Run, period: usize) -> Self {
        let units = run.units().iter().enumerate();
        let members: Vec<usize> =
            units.filter(|(_, unit)| unit.role == Role::Member).map(|(row, _)| row).collect();
        let column = |node: NodeId| {
            let column = run.scores(node, period);
            members.iter().map(|&row| column.value(row).unwrap_or(f64::NAN)).collect()
        };
        let columns = (0..run.framework().nodes().len()).map(column).collect();
        Self { run, period, members, columns }
    }

    /// Rows of the members, in the order of all results by member.
    #[must_use]
    pub fn members(&self) -> &[usize] {
        &self.members
    }

    pub(crate) fn framework(&self) -> &'a Framework {
        self.run.framework()
    }

    /// What the members have at a node, NaN where missing.
    pub(crate) fn column(&self, node: NodeId) -> &[f64] {
        &self.columns[node]
    }

    /// What those members have that have a value.
    pub(crate) fn present(&self, node: NodeId) -> Vec<f64> {
        self.columns[node].iter().copied().filter(|value| !value.is_nan()).collect()
    }

    /// Whether a node counts for the index.
    pub(crate) fn counts(&self, node: NodeId) -> bool {
        self.run.effective_weight(node, self.period) > 0.0
    }

    /// The children of a node that have a weight.
    pub(crate) fn children(&self, parent: NodeId) -> Vec<NodeId> {
        let children = &self.framework().node(parent).children;
        children.iter().copied().filter(|&child| self.counts(child)).collect()
    }

    /// The indicators that count, in the order of the file.
    pub(crate) fn leaves(&self) -> Vec<NodeId> {
        self.framework().leaves().filter(|&leaf| self.counts(leaf)).collect()
    }

    /// The inner nodes that count, from the root down.
    pub(crate) fn inner(&self) -> Vec<NodeId> {
        let is_inner = |&node: &NodeId| self.framework().node(node).kind == NodeKind::Inner;
        self.framework().top_down().into_iter().filter(is_inner).filter(|&node| self.counts(node)).collect()
    }

    /// By node, what those members have that have all of some nodes.
    pub(crate) fn complete(&self, nodes: &[NodeId]) -> Vec<Vec<f64>> {
        let is_whole = |&at: &usize| nodes.iter().all(|&node| !self.columns[node][at].is_nan());
        let rows: Vec<usize> = (0..self.members.len()).filter(is_whole).collect();
        nodes.iter().map(|&node| rows.iter().map(|&at| self.columns[node][at]).collect()).collect()
    }
}

/// Whether values differ by rounding at most. Nothing at all is constant.
pub(crate) fn is_constant(values: &[f64]) -> bool {
    extremes(values).is_none_or(|(low, high)| high - low <= ROUNDING * low.abs().max(high.abs()))
}

/// Sum of squared deviations from the mean.
pub(crate) fn squares(values: &[f64]) -> f64 {
    let centre = mean(values).unwrap_or(0.0);
    quanheng_index::statistics::sum(&values.iter().map(|x| (x - centre) * (x - centre)).collect::<Vec<_>>())
}
