//! Which method a step uses at which node: one by default, others where the programme says `at`.

use crate::framework::NodeId;
use crate::method::Method;
use crate::parameter::Values;

/// A method with its checked parameters, ready to compute.
pub(crate) struct Chosen<T: ?Sized> {
    /// The override that asks for it; `None` for the step itself.
    pub(crate) at: Option<String>,
    pub(crate) method: &'static Method,
    pub(crate) values: Values,
    pub(crate) made: Box<T>,
}

/// The choice for each node. The default comes first.
pub(crate) struct Choices<T: ?Sized> {
    pub(crate) all: Vec<Chosen<T>>,
    /// By node, a position in `all`.
    pub(crate) of_node: Vec<usize>,
}

impl<T: ?Sized> Choices<T> {
    pub(crate) fn of(&self, node: NodeId) -> &T {
        &self.all[self.of_node[node]].made
    }

    pub(crate) fn chosen(&self, node: NodeId) -> &Chosen<T> {
        &self.all[self.of_node[node]]
    }

    /// By node, the override it uses; empty when there is none.
    pub(crate) fn overrides(&self) -> Vec<Option<String>> {
        if self.all.len() == 1 {
            return Vec::new();
        }
        self.of_node.iter().map(|&at| self.all[at].at.clone()).collect()
    }

    /// Whether the node has a choice of its own.
    pub(crate) fn is_overridden(&self, node: NodeId) -> bool {
        self.of_node[node] != 0
    }
}
