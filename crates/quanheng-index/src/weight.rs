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

pub(crate) mod ahp;
pub(crate) mod angle;
pub(crate) mod best_worst;
pub(crate) mod budget;
pub(crate) mod cilos;
pub(crate) mod combine;
pub(crate) mod common_weights;
mod components;
pub(crate) mod critic;
pub(crate) mod deviation;
pub(crate) mod entropy;
pub(crate) mod equal;
mod extraction;
pub(crate) mod factor;
pub(crate) mod gini;
pub(crate) mod given;
pub(crate) mod group_size;
pub(crate) mod idocriw;
pub(crate) mod independence;
mod judgement;
pub(crate) mod lopcow;
pub(crate) mod merec;
pub(crate) mod optimised;
pub(crate) mod pca;
mod sample;
mod siblings;
pub(crate) mod variation;

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

/// Scored periods that get the same weights, and the children a method is shown in them.
struct Group {
    range: Range<usize>,
    seen: Vec<NodeId>,
    looks_at_units: bool,
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
        for group in groups(sheet, over, method, &weighty) {
            let weighted = group.weigh(sheet, method, aggregate, &earlier);
            let periods = &sheet.scored[group.range.clone()];
            match weighted {
                Ok(weighted) => {
                    let alone = group.looks_at_units && over == Over::Period;
                    note(&mut traces[step], parent, &group.seen, alone.then_some(periods[0]), &weighted);
                    group.set(sheet, &weighty, &weighted.weights);
                }
                Err(refusal) => {
                    let period = periods[0];
                    let running = std::mem::replace(&mut sheet.overrides, choices.overrides());
                    sheet.refuse(&traces[step], parent, period, refusal);
                    sheet.overrides = running;
                }
            }
        }
        if at + 1 < sheet.pending.len() {
            let weights = weighty.iter().map(|&child| (child, sheet.weights[child].to_vec())).collect();
            earlier.push(Earlier { id, weights });
        }
    }
}

/// The groups of periods of a step; none where no child has data.
fn groups(sheet: &Sheet, over: Over, method: &dyn Weight, weighty: &[NodeId]) -> Vec<Group> {
    let looks_at_units = method.looks_at_units();
    let width = if looks_at_units && over == Over::Period { 1 } else { sheet.scored.len().max(1) };
    let starts = (0..sheet.scored.len()).step_by(width);
    let group = |start: usize| {
        let range = start..start + width;
        let seen = if looks_at_units { with_data(sheet, &range, weighty) } else { weighty.to_vec() };
        Group { range, seen, looks_at_units }
    };
    starts.map(group).filter(|group| !group.seen.is_empty()).collect()
}

/// Children that some member has a value of: one that was screened out, or has no data, counts for nobody.
fn with_data(sheet: &Sheet, range: &Range<usize>, weighty: &[NodeId]) -> Vec<NodeId> {
    let has_values = |child: &&NodeId| {
        sheet.scored[range.clone()].iter().any(|&period| {
            let mut slots = sheet.columns[**child][period].slots().iter().enumerate();
            slots.any(|(row, slot)| !slot.is_nan() && sheet.is_member(row))
        })
    };
    weighty.iter().filter(has_values).copied().collect()
}

impl Group {
    fn weigh(
        &self,
        sheet: &Sheet,
        method: &dyn Weight,
        aggregate: &dyn Aggregate,
        earlier: &[Earlier],
    ) -> Result<Weighted, Refusal> {
        if self.looks_at_units && self.seen.len() == 1 {
            return Ok(vec![1.0].into());
        }
        method.weights(&self.siblings(sheet, aggregate, earlier)).and_then(usable)
    }

    fn siblings<'s>(
        &self,
        sheet: &'s Sheet,
        aggregate: &'s dyn Aggregate,
        earlier: &'s [Earlier],
    ) -> Siblings<'s> {
        let framework = sheet.framework;
        let periods = if self.looks_at_units { &sheet.scored[self.range.clone()] } else { &[] };
        let columns =
            |&node: &NodeId| periods.iter().map(|&period| sheet.columns[node][period].slots()).collect();
        Siblings {
            codes: self.seen.iter().map(|&node| framework.node(node).code.as_str()).collect(),
            given: self.seen.iter().map(|&node| framework.node(node).weight).collect(),
            leaves: self.seen.iter().map(|&node| siblings::leaves_below(framework, node)).collect(),
            columns: self.seen.iter().map(columns).collect(),
            members: sheet.members(),
            aggregate,
            earlier: earlier.iter().map(|step| (step.id, step.during(self))).collect(),
        }
    }

    /// A child that is not seen gets 0.
    fn set(&self, sheet: &mut Sheet, weighty: &[NodeId], weights: &[f64]) {
        for &child in weighty {
            let position = self.seen.iter().position(|&of| of == child);
            let weight = position.map_or(0.0, |position| weights[position]);
            sheet.weights[child][self.range.clone()].fill(weight);
        }
    }
}

impl Earlier<'_> {
    /// The weights of the children of a group; `None` when they differ between its periods.
    fn during(&self, group: &Group) -> Option<Vec<f64>> {
        let of = |node: &NodeId| {
            let (_, weights) = self.weights.iter().find(|(known, _)| known == node)?;
            let weights = &weights[group.range.clone()];
            weights.iter().all(|weight| *weight == weights[0]).then_some(weights[0])
        };
        group.seen.iter().map(of).collect()
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
