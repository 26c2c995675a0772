//! Correlations of all nodes that count, with one another, over the members that have both.

use quanheng_index::NodeId;
use quanheng_index::statistics::{
    both_present, correlation_two_sided, kendall_tau_b, kendall_two_sided, pearson, spearman,
};
use rayon::prelude::*;

use super::scores::{Scores, is_constant};

/// A coefficient with its two-sided p: how often one as far from 0 comes up where there is no connection and units are
/// drawn at random. Where the units are all there are, as provinces are, p only measures how far from 0 it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// From −1 to 1.
    pub value: f64,
    /// Two-sided.
    pub p: f64,
}

/// How two nodes go along.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Pearson's r; p by Student's t.
    pub pearson: Measured,
    /// Spearman's ρ, Pearson's r of average ranks; p by Student's t, which is an approximation.
    pub spearman: Measured,
    /// Kendall's τ-b; p exact up to 33 units without ties, else by the normal distribution with the variance of ties.
    pub kendall: Measured,
}

/// Why two nodes have no correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrelated {
    /// Fewer than three members have both.
    TooFew,
    /// The node is constant among those that have both.
    Constant(NodeId),
}

/// Two nodes and the members that have both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    /// Number of these members.
    pub units: usize,
    /// How they go along, or why that cannot be said.
    pub found: Result<Measures, Unrelated>,
}

/// Correlations of every pair of nodes that count: indicators in the order of the file, then inner nodes from the root
/// down.
///
/// Formula: Pearson's r, Spearman's ρ and Kendall's τ-b of the scores as the index uses them, directions included, over
/// the members that have both; members with a gap on one side are left out of that pair only. Ties: average ranks in ρ,
/// τ-b. Constant columns have none, with the reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlations {
    nodes: Vec<NodeId>,
    /// Row by row below the diagonal.
    cells: Vec<Related>,
}

impl Correlations {
    /// Of all nodes that count. O(k²·n·log n) for k nodes and n members.
    #[must_use]
    pub fn of(scores: &Scores) -> Self {
        let mut nodes = scores.leaves();
        nodes.extend(scores.inner());
        let pairs: Vec<(NodeId, NodeId)> = (0..nodes.len())
            .flat_map(|i| (0..i).map(move |j| (j, i)))
            .map(|(j, i)| (nodes[j], nodes[i]))
            .collect();
        let cells = pairs.into_par_iter().map(|(a, b)| Related::of(scores, a, b)).collect();
        Self { nodes, cells }
    }

    /// The nodes.
    #[must_use]
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// The correlation of two different nodes; `None` when one of them does not count.
    #[must_use]
    pub fn get(&self, a: NodeId, b: NodeId) -> Option<&Related> {
        let place = |of: NodeId| self.nodes.iter().position(|&node| node == of);
        let (a, b) = (place(a)?, place(b)?);
        let (low, high) = (a.min(b), a.max(b));
        (low < high).then(|| &self.cells[high * (high - 1) / 2 + low])
    }

    /// Every pair, each once.
    pub fn pairs(&self) -> impl Iterator<Item = (NodeId, NodeId, &Related)> {
        let places = (0..self.nodes.len()).flat_map(|i| (0..i).map(move |j| (j, i)));
        places.zip(&self.cells).map(|((j, i), cell)| (self.nodes[j], self.nodes[i], cell))
    }
}

impl Related {
    fn of(scores: &Scores, a: NodeId, b: NodeId) -> Self {
        let (x, y) = both_present(scores.column(a), scores.column(b));
        let constant = [(a, &x), (b, &y)].into_iter().find(|(_, values)| is_constant(values));
        let found = if x.len() < 3 {
            Err(Unrelated::TooFew)
        } else if let Some((node, _)) = constant {
            Err(Unrelated::Constant(node))
        } else {
            Measures::of(&x, &y).ok_or(Unrelated::TooFew)
        };
        Self { units: x.len(), found }
    }

    /// Pearson's r, if there is one.
    #[must_use]
    pub fn r(&self) -> Option<f64> {
        self.found.ok().map(|measures| measures.pearson.value)
    }
}

impl Measures {
    /// Of two columns without gaps; `None` when one is constant or there are fewer than three pairs.
    #[must_use]
    pub fn of(x: &[f64], y: &[f64]) -> Option<Self> {
        let by_student = |value: f64| Some(Measured { value, p: correlation_two_sided(value, x.len())? });
        Some(Self {
            pearson: by_student(pearson(x, y)?)?,
            spearman: by_student(spearman(x, y)?)?,
            kendall: Measured { value: kendall_tau_b(x, y)?, p: kendall_two_sided(x, y)? },
        })
    }
}
