//! The scores that weights are put on.
//!
//! A node's children, or the leaves below it. With the leaves the unknowns are effective weights, which turns the
//! two-level problem, bilinear in its weights, into a linear one: the effective weight of a leaf is the product of
//! the shares down the tree, any effective weights that are not negative and sum to 1 come from some shares, and
//! the share of a dimension is a sum of them. So what is said of one level is exact for a tree as well, statements
//! about inner nodes included.

use std::collections::BTreeMap;

use quanheng_index::statistics::linear::dot;
use quanheng_index::{Finding, Framework, NodeId, NodeKind, Plan, Run, StepKind, Subject as About};

use super::space::{Bounds, Space};
use super::statement::Pair;
use crate::subject::Subject;

/// Below which node the unknown weights are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Weights of the children; their scores are as they are.
    Children,
    /// Effective weights of the leaves; all inner nodes are open.
    Leaves,
}

/// Scores of the units at each part: what the unknown weights are put on.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The node that is explained.
    pub node: NodeId,
    /// The parts: children or leaves.
    pub parts: Vec<NodeId>,
    /// Rows of the units compared, ascending.
    pub units: Vec<usize>,
    /// Members left out, each with the first part it has no score at: without one, the other weights are rescaled,
    /// and what follows is no longer linear in the weights.
    pub left_out: Vec<(usize, NodeId)>,
    /// Nodes that statements may be about, with their parts (positions).
    pub groups: Vec<(NodeId, Vec<usize>)>,
    /// By unit, then by part.
    scores: Vec<f64>,
}

impl Table {
    /// A table of given scores, by unit and then by part; one node is explained by all parts.
    ///
    /// # Panics
    /// When the number of scores is not that of units times parts.
    #[must_use]
    pub fn new(node: NodeId, parts: Vec<NodeId>, units: Vec<usize>, scores: Vec<f64>) -> Self {
        assert_eq!(scores.len(), units.len() * parts.len(), "a score of each unit at each part");
        let groups = vec![(node, (0..parts.len()).collect())];
        Self { node, parts, units, left_out: Vec::new(), groups, scores }
    }

    /// The table of a node in the period that is audited.
    ///
    /// Nodes that are geometric means are open as well: their order is that of the mean of the logarithms. With
    /// [`Level::Leaves`] every node below must be an arithmetic mean.
    ///
    /// # Errors
    /// `inverse-not-additive` when a node is aggregated otherwise.
    pub fn of(
        subject: &Subject,
        plan: &Plan,
        run: &Run,
        node: NodeId,
        level: Level,
    ) -> Result<Self, Vec<Finding>> {
        let framework = run.framework();
        let inner = |&node: &NodeId| framework.node(node).kind == NodeKind::Inner;
        let below = |node: NodeId| -> Vec<NodeId> {
            let is_below = |&at: &NodeId| {
                std::iter::successors(Some(at), |&up| framework.node(up).parent).any(|up| up == node)
            };
            framework.top_down().into_iter().filter(is_below).collect()
        };
        let (parts, open): (Vec<NodeId>, Vec<NodeId>) = match level {
            Level::Children => (framework.node(node).children.clone(), vec![node]),
            Level::Leaves => {
                let all = below(node);
                let leaves = all.iter().copied().filter(|at| !inner(at)).collect();
                (leaves, all.into_iter().filter(inner).collect())
            }
        };
        let aggregate =
            plan.steps().find(|step| step.kind() == StepKind::Aggregate).expect("every plan has one");
        let slug = |node: NodeId| aggregate.at_node(node).0.slug;
        let is_geometric = level == Level::Children && slug(node) == "geometric";
        if let Some(&other) = open.iter().find(|&&node| slug(node) != "arithmetic" && !is_geometric) {
            let finding = Finding::error("inverse-not-additive", About::Node { row: other, field: None });
            let code = &framework.node(other).code;
            return Err(vec![finding.with("node", code).with("method", slug(other))]);
        }
        let mut table = Self {
            node,
            groups: open
                .iter()
                .map(|&of| {
                    let all = below(of);
                    (of, (0..parts.len()).filter(|&at| all.contains(&parts[at])).collect())
                })
                .collect(),
            parts,
            units: Vec::new(),
            left_out: Vec::new(),
            scores: Vec::new(),
        };
        for row in subject.members(run) {
            let scores: Vec<Option<f64>> =
                table.parts.iter().map(|&part| run.scores(part, subject.period).value(row)).collect();
            match scores.iter().position(Option::is_none) {
                Some(missing) => table.left_out.push((row, table.parts[missing])),
                None => {
                    table.units.push(row);
                    let taken = |x: f64| if is_geometric { libm::log(x) } else { x };
                    table.scores.extend(scores.into_iter().flatten().map(taken));
                }
            }
        }
        Ok(table)
    }

    /// Only some of the parts (positions).
    #[must_use]
    pub fn only(&self, parts: &[usize]) -> Self {
        let scores = (0..self.units.len()).flat_map(|at| parts.iter().map(move |&part| self.unit(at)[part]));
        Self {
            node: self.node,
            parts: parts.iter().map(|&part| self.parts[part]).collect(),
            units: self.units.clone(),
            left_out: self.left_out.clone(),
            groups: vec![(self.node, (0..parts.len()).collect())],
            scores: scores.collect(),
        }
    }

    /// The admissible weights where nodes have bounds on their share within their parent. Bounds of nodes elsewhere in
    /// the framework are no matter. On effective weights of leaves a share is a quotient of two sums, and its bounds are
    /// linear: those below the node weigh at least so much of what those below the parent weigh.
    #[must_use]
    pub fn space(&self, framework: &Framework, bounds: &BTreeMap<NodeId, Bounds>) -> Space {
        let mut own = vec![Bounds::default(); self.parts.len()];
        let mut rows = Vec::new();
        for (&node, &of_node) in bounds {
            let Some(parent) = framework.node(node).parent else { continue };
            match (self.below(node), self.below(parent)) {
                (Some(part), Some(_)) if parent == self.node && part.len() == 1 => own[part[0]] = of_node,
                (Some(part), Some(whole)) => rows.extend(self.share_rows(&part, &whole, of_node)),
                _ => {}
            }
        }
        rows.iter().fold(Space::within(own), |space, row| space.and(row))
    }

    /// Positions of the parts that make up a node; `None` for a node the table does not open.
    fn below(&self, node: NodeId) -> Option<Vec<usize>> {
        let group = self.groups.iter().find(|(of, _)| *of == node).map(|(_, parts)| parts.clone());
        group.or_else(|| self.parts.iter().position(|&part| part == node).map(|at| vec![at]))
    }

    /// Rows that keep the share of some parts in a whole within bounds.
    fn share_rows(&self, part: &[usize], whole: &[usize], bounds: Bounds) -> Vec<Vec<f64>> {
        let row = |sign: f64, share: f64| {
            let one = |at: usize, parts: &[usize]| f64::from(u8::from(parts.contains(&at)));
            (0..self.parts.len()).map(|at| sign * (one(at, part) - share * one(at, whole))).collect()
        };
        let least = (bounds.least > 0.0).then(|| row(1.0, bounds.least));
        let most = (bounds.most < 1.0).then(|| row(-1.0, bounds.most));
        least.into_iter().chain(most).collect()
    }

    /// Scores of the unit in a position.
    #[must_use]
    pub fn unit(&self, at: usize) -> &[f64] {
        let parts = self.parts.len();
        &self.scores[at * parts..(at + 1) * parts]
    }

    /// Position of a unit, by its row.
    #[must_use]
    pub fn position(&self, row: usize) -> Option<usize> {
        self.units.binary_search(&row).ok()
    }

    /// Scores of one unit less those of another (positions): with w, by how much it is ahead.
    #[must_use]
    pub fn difference(&self, unit: usize, other: usize) -> Vec<f64> {
        self.unit(unit).iter().zip(self.unit(other)).map(|(a, b)| a - b).collect()
    }

    /// The row a with a·w ≥ 0 where a pair is in its order by at least `margin`; `None` for a pair about a node or
    /// a unit the table does not have.
    #[must_use]
    pub fn row(&self, pair: &Pair, margin: f64) -> Option<Vec<f64>> {
        let (_, group) = self.groups.iter().find(|(node, _)| *node == pair.node)?;
        let difference = self.difference(self.position(pair.ahead)?, self.position(pair.behind)?);
        let mut row = vec![0.0; difference.len()];
        group.iter().for_each(|&part| row[part] = difference[part] - margin);
        Some(row)
    }

    /// What counts as no difference between two scores: 10⁻⁹ of the largest difference at any part. Scores come with
    /// twelve digits, and linear programmes are solved to about ten.
    #[must_use]
    pub fn resolution(&self) -> f64 {
        let parts = self.parts.len();
        let spread = |part: usize| {
            let column = (0..self.units.len()).map(|at| self.unit(at)[part]);
            let (least, most) = column
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| (least.min(x), most.max(x)));
            most - least
        };
        let widest = (0..parts).map(spread).fold(0.0_f64, f64::max);
        if widest > 0.0 { 1e-9 * widest } else { 1e-9 }
    }

    /// Scores of all units under weights.
    #[must_use]
    pub fn scored(&self, weights: &[f64]) -> Vec<f64> {
        (0..self.units.len()).map(|at| dot(self.unit(at), weights)).collect()
    }

    /// Places under weights: one more than the number of units ahead by more than the resolution.
    #[must_use]
    pub fn places(&self, weights: &[f64]) -> Vec<usize> {
        let (scores, least) = (self.scored(weights), self.resolution());
        let ahead = |own: f64| scores.iter().filter(|&&other| other - own > least).count();
        scores.iter().map(|&own| ahead(own) + 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use quanheng_index::RawNode;
    use quanheng_index::framework::INDICATOR;

    use super::*;

    /// Two dimensions of two leaves each.
    fn framework() -> Framework {
        let row = |code: &str, parent: Option<&str>, level: &str| RawNode {
            code: code.into(),
            parent: parent.map(Into::into),
            level: level.into(),
            direction: (level == INDICATOR).then_some(quanheng_index::Direction::Positive),
            ..RawNode::default()
        };
        let mut rows = vec![row("index", None, "index")];
        rows.extend(["a", "b"].map(|code| row(code, Some("index"), "dimension")));
        rows.extend(
            [("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b")]
                .map(|(code, parent)| row(code, Some(parent), INDICATOR)),
        );
        Framework::check(&rows).unwrap().0
    }

    fn bounds(framework: &Framework, given: &[(&str, f64, f64)]) -> BTreeMap<NodeId, Bounds> {
        let of =
            |&(code, least, most): &(&str, f64, f64)| (framework.find(code).unwrap(), Bounds { least, most });
        given.iter().map(of).collect()
    }

    #[test]
    fn bounds_of_children_are_bounds_of_weights() {
        let framework = framework();
        let [index, a, b] = ["index", "a", "b"].map(|code| framework.find(code).unwrap());
        let table = Table::new(index, vec![a, b], vec![0], vec![1.0, 2.0]);
        let space = table.space(&framework, &bounds(&framework, &[("a", 0.2, 0.7), ("a1", 0.9, 1.0)]));
        assert_eq!(space.bounds(), [Bounds { least: 0.2, most: 0.7 }, Bounds::default()]);
        assert!(space.contains(&[0.7, 0.3], 1e-12) && !space.contains(&[0.71, 0.29], 1e-12));
    }

    /// Of effective weights: `a` weighs 0.2 + 0.1 of all, and `a1` two thirds of that.
    #[test]
    fn bounds_of_shares_down_a_tree_are_kept_by_effective_weights() {
        let framework = framework();
        let index = framework.find("index").unwrap();
        let leaves: Vec<NodeId> = framework.leaves().collect();
        let group = |code: &str, parts: Vec<usize>| (framework.find(code).unwrap(), parts);
        let groups = vec![group("index", vec![0, 1, 2, 3]), group("a", vec![0, 1]), group("b", vec![2, 3])];
        let table = Table { groups, ..Table::new(index, leaves, vec![0], vec![1.0; 4]) };
        let weights = [0.2, 0.1, 0.3, 0.4];
        let admits = |given: &[(&str, f64, f64)]| {
            table.space(&framework, &bounds(&framework, given)).contains(&weights, 1e-12)
        };
        assert!(admits(&[("a", 0.3, 0.3), ("a1", 0.6, 0.7), ("b2", 0.0, 0.58)]));
        assert!(!admits(&[("a", 0.31, 1.0)]) && !admits(&[("a", 0.0, 0.29)]));
        assert!(!admits(&[("a1", 0.67, 1.0)]) && !admits(&[("b2", 0.0, 0.57)]));
    }
}
