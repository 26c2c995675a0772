//! Every replicate, handed on in the order of their numbers while they are counted: nothing is kept.

use std::ops::ControlFlow;

use quanheng_index::NodeId;

/// Some replicates of one node, one after the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Replicates<'r> {
    /// The node.
    pub node: NodeId,
    /// Number of the first of them.
    pub first: u64,
    /// Number of members: of results of one replicate.
    pub units: usize,
    /// By replicate, then by member; NaN without one.
    pub scores: &'r [f64],
    /// From 1; 0 without one.
    pub places: &'r [u16],
    /// From 1; 0 without one. Empty where the node has no tiers.
    pub tiers: &'r [u16],
}

/// Takes replicates, a block of each node counted at a time; may ask for no more.
pub type Sink<'s> = dyn FnMut(&Replicates) -> ControlFlow<()> + 's;

/// One block of replicates, by node counted.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    first: u64,
    units: usize,
    nodes: Vec<(Vec<f64>, Vec<u16>, Vec<u16>)>,
}

impl Record {
    pub(crate) fn new(first: u64, units: usize, nodes: usize) -> Self {
        Self { first, units, nodes: vec![<(Vec<f64>, Vec<u16>, Vec<u16>)>::default(); nodes] }
    }

    /// Adds the results of one node in the next replicate.
    pub(crate) fn add(
        &mut self,
        node: usize,
        scores: impl Iterator<Item = f64>,
        places: &[u16],
        tiers: &[u16],
    ) {
        let own = &mut self.nodes[node];
        own.0.extend(scores);
        own.1.extend_from_slice(places);
        own.2.extend_from_slice(tiers);
    }

    /// Hands it on.
    pub(crate) fn give(&self, nodes: &[NodeId], sink: &mut Sink) -> ControlFlow<()> {
        for (&node, (scores, places, tiers)) in nodes.iter().zip(&self.nodes) {
            sink(&Replicates { node, first: self.first, units: self.units, scores, places, tiers })?;
        }
        ControlFlow::Continue(())
    }
}
