//! `[audit]` of `quanheng.toml`: what could have been otherwise, and how it varies.
//!
//! [`definition`] reads the section key by key; [`assumption`] finds the nodes, steps and scenarios it names, which
//! needs the framework. What is wrong is a finding at the key.

pub(crate) mod assumption;
pub(crate) mod definition;
mod names;

use std::collections::BTreeMap;

use quanheng_audit::inverse::Bounds;
use quanheng_audit::{Assumption, Design};
use quanheng_index::NodeId;
use quanheng_index::finding::Place;

/// What is asked of published results.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InverseSettings {
    /// The least lead that counts as ahead, in units of the scores, if it is given.
    pub margin: Option<f64>,
    /// Number of weights drawn, if it is given.
    pub draws: Option<usize>,
    /// Nodes whose share within their parent is bounded, each once, in the order of the framework.
    pub bounds: BTreeMap<NodeId, Bounds>,
}

/// What an audit is to do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Audit {
    /// Number of replicates, if it is given.
    pub replicates: Option<u64>,
    /// Seed of the random numbers, if it is given.
    pub seed: Option<u64>,
    /// How replicates are spread over what may vary, if it is given.
    pub design: Option<Design>,
    /// Inner nodes whose results are told besides the index; `None` when the programme does not say.
    pub nodes: Option<Vec<NodeId>>,
    /// What may vary, in the order of the names; empty when the programme does not say.
    pub assumptions: Vec<Assumption>,
    /// By assumption, the group in which its part of the variance is counted.
    pub groups: BTreeMap<String, String>,
    /// What is asked of published results.
    pub inverse: InverseSettings,
    /// By assumption, where it stands.
    pub places: BTreeMap<String, Place>,
}
