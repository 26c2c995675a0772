//! The twigs of a tree drawn in text: what stands in front of a node's name, and of what is below it.

use quanheng_index::{Framework, NodeId};

pub(super) struct Twigs<'a> {
    framework: &'a Framework,
    /// Depth of the first node.
    top: usize,
}

impl<'a> Twigs<'a> {
    pub(super) const fn new(framework: &'a Framework, top: usize) -> Self {
        Self { framework, top }
    }

    pub(super) const fn top(&self) -> usize {
        self.top
    }

    /// The twigs in front of a node's name.
    pub(super) fn branch(&self, node: NodeId) -> String {
        match self.parent(node) {
            None => String::new(),
            Some(parent) => {
                format!("{}{}", self.bars(parent), if self.is_last(node) { "└─ " } else { "├─ " })
            }
        }
    }

    /// What stands in front of everything below a node.
    pub(super) fn bars(&self, node: NodeId) -> String {
        match self.parent(node) {
            None => String::new(),
            Some(parent) => {
                format!("{}{}", self.bars(parent), if self.is_last(node) { "   " } else { "│  " })
            }
        }
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.framework.node(node).parent.filter(|_| self.framework.depth(node) > self.top)
    }

    fn is_last(&self, node: NodeId) -> bool {
        let parent = self.framework.node(node).parent;
        parent.is_none_or(|parent| self.framework.node(parent).children.last() == Some(&node))
    }
}
