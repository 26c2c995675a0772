//! A framework as other tools want it: every node exactly one level above its children.
//!
//! Quanheng's branches may have different depths. Where a branch is too short a node is put in between that has one
//! child only and passes its score on. It has the name of the node it fills up, by which an importer knows it again.

use quanheng_index::{Framework, NodeId};

/// A node on its level; nodes come after their parents.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rung {
    /// The node of the framework, or the one filled up.
    pub(super) node: NodeId,
    /// 0 for indicators.
    pub(super) level: usize,
    /// Position of the parent among the rungs.
    pub(super) parent: Option<usize>,
    /// Weight within the parent, as the framework has it.
    pub(super) weight: f64,
    /// Whether it only fills a gap.
    pub(super) is_filler: bool,
}

/// Levels above the indicators that a framework needs.
pub(super) fn height(framework: &Framework) -> usize {
    heights(framework)[framework.root()]
}

fn heights(framework: &Framework) -> Vec<usize> {
    let mut heights = vec![0; framework.nodes().len()];
    for &id in framework.bottom_up() {
        let children = framework.node(id).children.iter();
        heights[id] = children.map(|&child| heights[child] + 1).max().unwrap_or(0);
    }
    heights
}

/// The framework with its root on level `top`, which must not be below the root's own height.
pub(super) fn ladder(framework: &Framework, top: usize) -> Vec<Rung> {
    let root = framework.root();
    let mut climbing = Climbing { framework, heights: heights(framework), rungs: Vec::new() };
    let at = climbing.push(Rung {
        node: root,
        level: top,
        parent: None,
        weight: framework.node(root).weight,
        is_filler: false,
    });
    climbing.below(at, &framework.node(root).children, Weights::Own);
    climbing.rungs
}

/// The weights of children: their own, or 1 because the filler above has it.
#[derive(Clone, Copy)]
enum Weights {
    Own,
    One,
}

struct Climbing<'a> {
    framework: &'a Framework,
    heights: Vec<usize>,
    rungs: Vec<Rung>,
}

impl Climbing<'_> {
    fn push(&mut self, rung: Rung) -> usize {
        self.rungs.push(rung);
        self.rungs.len() - 1
    }

    /// Puts children below a rung, with fillers where they would hang in the air.
    fn below(&mut self, parent: usize, children: &[NodeId], weights: Weights) {
        let Rung { node, level, .. } = self.rungs[parent];
        let Some(next) = level.checked_sub(1) else { return };
        if !children.is_empty() && children.iter().all(|&child| self.heights[child] < next) {
            let filler =
                self.push(Rung { node, level: next, parent: Some(parent), weight: 1.0, is_filler: true });
            return self.below(filler, children, weights);
        }
        for &child in children {
            let weight = match weights {
                Weights::Own => self.framework.node(child).weight,
                Weights::One => 1.0,
            };
            let is_filler = self.heights[child] < next;
            let at = self.push(Rung { node: child, level: next, parent: Some(parent), weight, is_filler });
            if is_filler {
                self.below(at, &[child], Weights::One);
            } else {
                let children = self.framework.node(child).children.clone();
                self.below(at, &children, Weights::Own);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quanheng_index::{Direction, RawNode};

    use super::*;

    fn row(code: &str, parent: &str, weight: f64) -> RawNode {
        let is_leaf = code.starts_with('x');
        RawNode {
            code: code.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            level: if is_leaf { "indicator" } else { "dimension" }.into(),
            direction: is_leaf.then_some(Direction::Positive),
            weight: Some(weight),
            ..RawNode::default()
        }
    }

    #[test]
    fn short_branches_are_filled_up_and_keep_their_weights() {
        let rows = [row("i", "", 1.0), row("a", "i", 2.0), row("x1", "a", 3.0), row("x2", "i", 5.0)];
        let (framework, _) = Framework::check(&rows).unwrap();
        assert_eq!(height(&framework), 2);
        let told: Vec<String> = ladder(&framework, 3)
            .iter()
            .map(|rung| {
                let mark = if rung.is_filler { "+" } else { "" };
                format!("{}{mark} {} {:?} {}", rows[rung.node].code, rung.level, rung.parent, rung.weight)
            })
            .collect();
        assert_eq!(
            told,
            [
                "i 3 None 1",
                "i+ 2 Some(0) 1",
                "a 1 Some(1) 2",
                "x1 0 Some(2) 3",
                "x2+ 1 Some(1) 5",
                "x2 0 Some(4) 1"
            ]
        );
    }
}
