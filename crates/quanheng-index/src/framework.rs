//! The framework: the tree index → dimension → … → indicator, and the inputs beside it.
//!
//! Rows as given ([`RawNode`]) become a checked [`Framework`] by [`Framework::check`], its only
//! constructor. Names in two languages, sources and notes stay with the programme; the tree knows
//! codes and numbers only.

mod check;

/// Position of a node in its framework.
pub type NodeId = usize;

/// The level word of leaves.
pub const INDICATOR: &str = "indicator";
/// The level word of data that others use and nobody scores.
pub const INPUT: &str = "input";

/// Which way an indicator points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Positive,
    /// Less is better.
    Negative,
}

impl Direction {
    /// +1 or −1.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Positive => 1.0,
            Self::Negative => -1.0,
        }
    }
}

/// One row of the framework as given, before any check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RawNode {
    /// Unique code.
    pub code: String,
    /// Code of the parent, `None` for the root and for inputs.
    pub parent: Option<String>,
    /// `indicator`, `input`, or the name of an inner level.
    pub level: String,
    /// Direction of a leaf.
    pub direction: Option<Direction>,
    /// Relative weight within the parent; `None` is 1.
    pub weight: Option<f64>,
    /// Code of the denominator.
    pub denominator: Option<String>,
    /// Scale factor of the denominator; `None` is 1.
    pub denominator_scale: Option<f64>,
    /// Target, in the indicator's unit.
    pub target: Option<f64>,
    /// Lower goalpost, in the indicator's unit.
    pub goalpost_low: Option<f64>,
    /// Upper goalpost, in the indicator's unit.
    pub goalpost_high: Option<f64>,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// The index or one of its inner nodes.
    Inner,
    /// A leaf of the tree.
    Indicator,
    /// Data beside the tree.
    Input,
}

/// A denominator of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Denominator {
    /// The node divided by.
    pub node: NodeId,
    /// x / (denominator / scale).
    pub scale: f64,
}

/// One checked node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Unique code.
    pub code: String,
    /// What it is.
    pub kind: NodeKind,
    /// Level word.
    pub level: String,
    /// Parent, unless it is the root or an input.
    pub parent: Option<NodeId>,
    /// Children in file order.
    pub children: Vec<NodeId>,
    /// Direction; inner nodes and inputs are positive.
    pub direction: Direction,
    /// Relative weight within the parent: ≥ 0.
    pub weight: f64,
    /// What it is divided by.
    pub denominator: Option<Denominator>,
    /// Target.
    pub target: Option<f64>,
    /// Lower and upper goalpost, lower < upper.
    pub goalposts: Option<(f64, f64)>,
}

/// A checked framework: one root, no cycle, leaves with directions, weights that can be normalised.
#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    nodes: Vec<Node>,
    root: NodeId,
    bottom_up: Vec<NodeId>,
    ignored: Vec<(NodeId, &'static str)>,
}

impl Framework {
    /// All nodes in file order; a [`NodeId`] is a position here.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node at `id`.
    ///
    /// # Panics
    /// When `id` is of another framework.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// The index itself.
    #[must_use]
    pub const fn root(&self) -> NodeId {
        self.root
    }

    /// The node called `code`.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<NodeId> {
        self.nodes.iter().position(|node| node.code == code)
    }

    /// Inner nodes, children before parents.
    #[must_use]
    pub fn bottom_up(&self) -> &[NodeId] {
        &self.bottom_up
    }

    /// Fields that were given and mean nothing where they stand, by node and column.
    #[must_use]
    pub fn ignored(&self) -> &[(NodeId, &'static str)] {
        &self.ignored
    }

    /// Leaves in file order.
    pub fn leaves(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.of_kind(NodeKind::Indicator)
    }

    /// Inputs in file order.
    pub fn inputs(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.of_kind(NodeKind::Input)
    }

    /// Leaves and inputs: the nodes that have data of their own.
    pub fn data_nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len()).filter(|&id| self.nodes[id].kind != NodeKind::Inner)
    }

    /// The nodes of the tree, parents before children, siblings in file order.
    #[must_use]
    pub fn top_down(&self) -> Vec<NodeId> {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open = vec![self.root];
        while let Some(id) = open.pop() {
            order.push(id);
            open.extend(self.nodes[id].children.iter().rev());
        }
        order
    }

    /// Level words of inner nodes, from the root down, each once.
    #[must_use]
    pub fn inner_levels(&self) -> Vec<&str> {
        let mut levels: Vec<&str> = Vec::new();
        for id in self.top_down() {
            let node = &self.nodes[id];
            if node.kind == NodeKind::Inner && !levels.contains(&node.level.as_str()) {
                levels.push(&node.level);
            }
        }
        levels
    }

    /// Number of steps from the root to `id`; 0 for inputs.
    #[must_use]
    pub fn depth(&self, id: NodeId) -> usize {
        std::iter::successors(self.nodes[id].parent, |&up| self.nodes[up].parent).count()
    }

    fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len()).filter(move |&id| self.nodes[id].kind == kind)
    }
}
