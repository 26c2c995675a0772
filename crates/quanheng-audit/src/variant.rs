//! One combination of alternatives: leaf scores, weights, and how each node is computed.

use quanheng_index::method::Maker;
use quanheng_index::parameter::Values;
use quanheng_index::{Aggregate, Method, NodeId, Plan, Run, StepKind};

use crate::subject::Subject;

/// The nodes of a framework in slots: leaves first, then inner nodes, children before parents; the root is last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tree {
    /// By slot, the node.
    pub(crate) nodes: Vec<NodeId>,
    /// Number of leaves.
    pub(crate) leaves: usize,
    /// By inner node, in the order of the slots: slots of the children.
    pub(crate) children: Vec<Vec<usize>>,
    /// By inner node: its parent among the inner nodes.
    pub(crate) parents: Vec<Option<usize>>,
}

impl Tree {
    pub(crate) fn of(subject: &Subject) -> Self {
        let framework = subject.framework;
        let mut nodes: Vec<NodeId> = framework.leaves().collect();
        let leaves = nodes.len();
        let inner = subject.inner();
        nodes.extend(&inner);
        let slot =
            |node: &NodeId| nodes.iter().position(|known| known == node).expect("every node has a slot");
        let children: Vec<Vec<usize>> =
            inner.iter().map(|&node| framework.node(node).children.iter().map(slot).collect()).collect();
        let parent = |at: usize| children.iter().position(|of: &Vec<usize>| of.contains(&(leaves + at)));
        let parents = (0..children.len()).map(parent).collect();
        Self { nodes, leaves, children, parents }
    }

    pub(crate) fn slot(&self, node: NodeId) -> Option<usize> {
        self.nodes.iter().position(|&known| known == node)
    }

    /// Slots of the children of the inner node in a slot.
    pub(crate) fn children_of(&self, slot: usize) -> &[usize] {
        &self.children[slot - self.leaves]
    }
}

/// How a node is computed from its children.
pub(crate) enum Mean {
    Arithmetic { min_present: f64 },
    Geometric { min_present: f64 },
    Other(Box<dyn Aggregate>),
}

/// Scores of the leaves, for the members, and what is done with them.
pub(crate) struct Variant {
    /// By leaf slot, then by member; 0 where missing.
    pub(crate) scores: Vec<f64>,
    /// 1 where there is a score, else 0.
    pub(crate) present: Vec<f64>,
    /// By leaf slot, whether every member has a score.
    pub(crate) is_whole: Vec<bool>,
    /// Natural logarithms of `scores`; empty unless some node needs them.
    pub(crate) logarithms: Vec<f64>,
    /// By slot.
    pub(crate) weights: Vec<f64>,
    /// By inner node, in the order of the slots.
    pub(crate) means: Vec<Mean>,
    /// What tells two variants apart: the method at each node, with its parameters.
    described: Vec<String>,
}

impl Variant {
    /// Reads it off a run.
    pub(crate) fn of(subject: &Subject, tree: &Tree, plan: &Plan, run: &Run) -> Self {
        let members = subject.members(run);
        let period = subject.period;
        let leaves = &tree.nodes[..tree.leaves];
        let cells: Vec<Option<f64>> = leaves
            .iter()
            .flat_map(|&leaf| members.iter().map(move |&row| run.scores(leaf, period).value(row)))
            .collect();
        let present: Vec<f64> = cells.iter().map(|score| f64::from(u8::from(score.is_some()))).collect();
        let width = members.len().max(1);
        let aggregate =
            plan.steps().find(|step| step.kind() == StepKind::Aggregate).expect("every plan has one");
        let inner = || tree.nodes[tree.leaves..].iter();
        let means: Vec<Mean> = inner().map(|&node| mean(&aggregate.at_node(node))).collect();
        let needs_logarithms = means.iter().any(|mean| matches!(mean, Mean::Geometric { .. }));
        let scores: Vec<f64> = cells.into_iter().map(Option::unwrap_or_default).collect();
        Self {
            is_whole: present.chunks(width).map(|column| column.iter().all(|&x| x == 1.0)).collect(),
            logarithms: if needs_logarithms {
                scores.iter().map(|&x| libm::log(x)).collect()
            } else {
                Vec::new()
            },
            weights: tree.nodes.iter().map(|&node| run.weight(node, period)).collect(),
            described: inner().map(|&node| format!("{:?}", aggregate.at_node(node))).collect(),
            scores,
            present,
            means,
        }
    }

    /// Whether nothing that scores depend on differs.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let same = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(x, y)| x == y);
        self.described == other.described
            && same(&self.scores, &other.scores)
            && same(&self.present, &other.present)
            && same(&self.weights, &other.weights)
    }
}

fn mean((method, values): &(&Method, &Values)) -> Mean {
    match method.slug {
        "arithmetic" => Mean::Arithmetic { min_present: values.number("min_present") },
        "geometric" => Mean::Geometric { min_present: values.number("min_present") },
        _ => match method.maker {
            Maker::Aggregate(make) => {
                Mean::Other(make(values).expect("the plan has made it with these values"))
            }
            _ => unreachable!("found in a step that aggregates"),
        },
    }
}
