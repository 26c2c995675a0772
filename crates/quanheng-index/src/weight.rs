//! Weight: sets the weight of each node within its parent.
//!
//! Weights are relative, on any positive scale; aggregation normalises them within each parent, and the
//! effective weight of a node is the product down the tree. `at.CODE` speaks of the children of that node.
//!
//! A method may look at what the children have, and children above the leaves have their scores only once they
//! are aggregated. So a weight step only says what is to be done; [`settle`] does it for one parent at a time, just
//! before the parent is aggregated. Several weight steps take effect one after the other: the last one holds, and may
//! build on those before it.
//!
//! A child whose weight is 0 was left out on purpose: no method sees it, and it stays at 0. A method that looks at
//! the units does not see a child that no member has a value of either; an only child needs no method.

pub(crate) mod equal;
pub(crate) mod given;
pub(crate) mod group_size;
mod siblings;

use std::ops::Range;

use crate::aggregate::Aggregate;
use crate::choice::Choices;
use crate::framework::NodeId;
use crate::refusal::Refusal;
use crate::sheet::{Facts, Over, Sheet};
use crate::trace::StepTrace;

pub use siblings::Siblings;

/// A way to weight.
pub trait Weight: Send + Sync {
    /// Whether the weights depend on what the units have. If not, all periods have the same.
    fn looks_at_units(&self) -> bool {
        true
    }

    /// Relative weights of the children of one node.
    ///
    /// # Errors
    /// When the method is not defined for the children.
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal>;
}

/// Weights and what a method found out on the way to them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weighted {
    /// By child: at least 0, not all 0.
    pub weights: Vec<f64>,
    /// About the parent: a consistency ratio, a share of variance.
    pub facts: Facts,
    /// By child: an entropy, a loading. May be empty.
    pub of_child: Vec<Facts>,
}

impl From<Vec<f64>> for Weighted {
    fn from(weights: Vec<f64>) -> Self {
        Self { weights, ..Self::default() }
    }
}

/// A weight step that waits for the scores of the children.
#[derive(Clone, Copy)]
pub(crate) struct Pending<'a> {
    pub(crate) id: &'a str,
    pub(crate) over: Over,
    pub(crate) choices: &'a Choices<dyn Weight>,
    /// Position of the step among the steps of the plan, and of its trace.
    pub(crate) step: usize,
}

/// What a weight step gave: by child, by scored period.
struct Earlier<'a> {
    id: &'a str,
    weights: Vec<(NodeId, Vec<f64>)>,
}

/// Sets the weights of the children of `parent`, in every scored period, as all weight steps have them.
pub(crate) fn settle(sheet: &mut Sheet, traces: &mut [StepTrace], parent: NodeId, aggregate: &dyn Aggregate) {
    let framework = sheet.framework;
    let children = framework.node(parent).children.iter().copied();
    let weighty: Vec<NodeId> = children.filter(|&child| framework.node(child).weight > 0.0).collect();
    let mut earlier = Vec::new();
    for at in 0..sheet.pending.len() {
        let Pending { id, over, choices, step } = sheet.pending[at];
        let method = choices.of(parent);
        for group in groups(sheet, over, method) {
            let seen = seen(sheet, method, group.clone(), &weighty);
            if seen.is_empty() {
                continue;
            }
            let siblings = siblings_of(sheet, &seen, group.clone(), method, aggregate, &earlier);
            let weighted = if seen.len() == 1 && method.looks_at_units() {
                Ok(Weighted::from(vec![1.0]))
            } else {
                method.weights(&siblings).and_then(usable)
            };
            drop(siblings);
            match weighted {
                Ok(weighted) => {
                    let alone = method.looks_at_units() && over == Over::Period;
                    let period = alone.then(|| sheet.scored[group.start]);
                    note(&mut traces[step], parent, &seen, period, &weighted);
                    for &child in &weighty {
                        let weight = seen.iter().position(|&of| of == child);
                        let weight = weight.map_or(0.0, |position| weighted.weights[position]);
                        sheet.weights[child][group.clone()].fill(weight);
                    }
                }
                Err(refusal) => {
                    let period = sheet.scored[group.start];
                    sheet.refuse(&traces[step], parent, period, refusal);
                }
            }
        }
        if at + 1 < sheet.pending.len() {
            let weights = weighty.iter().map(|&child| (child, sheet.weights[child].to_vec())).collect();
            earlier.push(Earlier { id, weights });
        }
    }
}

/// Positions of scored periods that get the same weights.
fn groups(sheet: &Sheet, over: Over, method: &dyn Weight) -> Vec<Range<usize>> {
    let count = sheet.scored.len();
    if method.looks_at_units() && over == Over::Period {
        (0..count).map(|at| at..at + 1).collect()
    } else {
        vec![0..count]
    }
}

/// The children a method is shown: a child that no member has a value of, because it was screened out or has no
/// data, counts for nobody, so a method that looks at the units passes it over.
fn seen(sheet: &Sheet, method: &dyn Weight, group: Range<usize>, weighty: &[NodeId]) -> Vec<NodeId> {
    if !method.looks_at_units() {
        return weighty.to_vec();
    }
    let has_values = |child: &&NodeId| {
        sheet.scored[group.clone()].iter().any(|&period| {
            let slots = sheet.columns[**child][period].slots().iter().enumerate();
            slots.into_iter().any(|(row, slot)| !slot.is_nan() && sheet.is_member(row))
        })
    };
    weighty.iter().filter(has_values).copied().collect()
}

fn siblings_of<'s>(
    sheet: &'s Sheet,
    seen: &[NodeId],
    group: Range<usize>,
    method: &dyn Weight,
    aggregate: &'s dyn Aggregate,
    earlier: &'s [Earlier],
) -> Siblings<'s> {
    let framework = sheet.framework;
    let periods = if method.looks_at_units() { &sheet.scored[group.clone()] } else { &[] };
    let columns =
        |&node: &NodeId| periods.iter().map(|&period| sheet.columns[node][period].slots()).collect();
    Siblings {
        codes: seen.iter().map(|&node| framework.node(node).code.as_str()).collect(),
        given: seen.iter().map(|&node| framework.node(node).weight).collect(),
        leaves: seen.iter().map(|&node| siblings::leaves_below(framework, node)).collect(),
        columns: seen.iter().map(columns).collect(),
        members: sheet.members(),
        aggregate,
        earlier: earlier.iter().map(|step| (step.id, step.during(seen, group.clone()))).collect(),
    }
}

impl Earlier<'_> {
    /// The weights of some children; `None` when they differ between the periods.
    fn during(&self, seen: &[NodeId], group: Range<usize>) -> Option<Vec<f64>> {
        let of = |node: &NodeId| {
            let (_, weights) = self.weights.iter().find(|(known, _)| known == node)?;
            let weights = &weights[group.clone()];
            weights.iter().all(|weight| *weight == weights[0]).then_some(weights[0])
        };
        seen.iter().map(of).collect()
    }
}

/// Weights a mean can be taken with.
fn usable(weighted: Weighted) -> Result<Weighted, Refusal> {
    let sum: f64 = weighted.weights.iter().sum();
    let is_sound = weighted.weights.iter().all(|weight| *weight >= 0.0) && sum > 0.0 && sum.is_finite();
    if is_sound { Ok(weighted) } else { Err(Refusal::new("weights-undefined")) }
}

fn note(trace: &mut StepTrace, parent: NodeId, seen: &[NodeId], period: Option<usize>, weighted: &Weighted) {
    if !weighted.facts.is_empty() {
        Sheet::note(trace, parent, period, weighted.facts.clone());
    }
    for (at, (&child, &weight)) in seen.iter().zip(&weighted.weights).enumerate() {
        let mut facts = vec![("weight", weight)];
        facts.extend(weighted.of_child.get(at).into_iter().flatten());
        Sheet::note(trace, child, period, facts);
    }
}
