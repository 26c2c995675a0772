//! What may vary, and how.

use quanheng_index::NodeId;

use crate::edit::Edit;

/// Something that could have been otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// The name people give it.
    pub name: String,
    /// What varies.
    pub kind: Kind,
}

/// What an assumption varies.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Methods or parameters of steps: one of several, each with its probability.
    Alternatives(Vec<Alternative>),
    /// The weights of the children of some nodes.
    Weights {
        /// The parents.
        parents: Vec<NodeId>,
        /// How the weights spread.
        spread: Spread,
    },
    /// Each of some nodes is left out with a probability, by itself.
    Inclusion {
        /// The nodes.
        nodes: Vec<NodeId>,
        /// The probability.
        probability: f64,
    },
}

/// One of several ways to do something.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The name people give it.
    pub label: String,
    /// Relative probability, above 0.
    pub probability: f64,
    /// What it changes; nothing for the way the programme has it.
    pub edits: Vec<Edit>,
}

/// How weights spread.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// Each weight times a factor that is uniform between 1 − x and 1 + x; 0 < x ≤ 1.
    Around(f64),
    /// Every set of shares is as likely as any other: the whole simplex.
    Simplex,
    /// One of several sets, each as likely; by parent, then by set, then by child.
    Sets(Vec<Vec<Vec<f64>>>),
}
