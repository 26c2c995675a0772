//! The steps that make the scores of a leaf of its values, run by themselves on one leaf in one period.
//!
//! An audit asks thousands of times what treatment and normalisation make of other figures. Where nothing else stands
//! before the aggregation, a leaf depends on no other leaf: its column goes through the methods without a sheet and
//! without a trace. What comes out is, to the last bit, what a run of the plan gives.

use crate::choice::Choices;
use crate::fit::Fitted;
use crate::framework::NodeId;
use crate::normalise::{Leaf, Normalise};
use crate::period::Period;
use crate::plan::{Action, Plan};
use crate::refusal::Refusal;
use crate::statistics::wide;
use crate::treat::Treat;
use crate::units::{Role, Units};

/// Treatment and normalisation of single leaves.
pub struct LeafSteps<'p> {
    plan: &'p Plan,
    steps: Vec<LeafStep<'p>>,
}

enum LeafStep<'p> {
    Treat(&'p Choices<dyn Treat>),
    Normalise(&'p Choices<dyn Normalise>),
}

impl Plan {
    /// The steps of single leaves, where they are all that scores of one period depend on beside weights and
    /// aggregation. `None` where another step prepares data, a method looks at a unit by its code, weights depend on
    /// what the units have, or some unit is no member or not valid in the period.
    #[must_use]
    pub fn leaf_steps(&self, units: &Units, period: Period) -> Option<LeafSteps<'_>> {
        if !units.iter().all(|unit| unit.role == Role::Member && unit.is_valid(period)) {
            return None;
        }
        let mut steps = Vec::new();
        for step in &self.steps {
            match &step.action {
                Action::Treat(choices) => steps.push(LeafStep::Treat(choices)),
                Action::Normalise(choices)
                    if choices.all.iter().all(|one| one.made.reference().is_none()) =>
                {
                    steps.push(LeafStep::Normalise(choices));
                }
                Action::Weight(choices) if choices.all.iter().all(|one| !one.made.looks_at_units()) => {}
                Action::Aggregate(_) | Action::Rank(_) | Action::Tier(_) => {}
                _ => return None,
            }
        }
        Some(LeafSteps { plan: self, steps })
    }
}

impl LeafSteps<'_> {
    /// Makes scores of the values of a leaf, by unit; NaN stands for missing and stays. `scratch` is room.
    ///
    /// # Errors
    /// When a method is not defined for the values; they are of no use then.
    pub fn run(&self, leaf: NodeId, values: &mut [f64], scratch: &mut Vec<f64>) -> Result<(), Refusal> {
        let sign = self.plan.framework.node(leaf).direction.sign();
        for step in &self.steps {
            match step {
                LeafStep::Treat(choices) => {
                    rewrite(values, 1.0, scratch, |sample| choices.of(leaf).fit(sample))?;
                }
                LeafStep::Normalise(choices) => {
                    let known = Leaf::of(self.plan.framework.node(leaf), None);
                    rewrite(values, sign, scratch, |sample| choices.of(leaf).fit(sample, &known))?;
                }
            }
        }
        Ok(())
    }
}

/// Learns from the present values times `sign` and rewrites them.
fn rewrite(
    values: &mut [f64],
    sign: f64,
    scratch: &mut Vec<f64>,
    fit: impl Fn(&[f64]) -> Result<Fitted, Refusal>,
) -> Result<(), Refusal> {
    take_present(values, sign, scratch);
    if scratch.is_empty() {
        return Ok(());
    }
    let Fitted { facts, transform } = fit(scratch)?;
    if facts.iter().any(|(_, number)| !number.is_finite()) {
        return Err(Refusal::new("not-finite"));
    }
    let Some(transform) = transform else { return Ok(()) };
    if sign < 0.0 {
        values.iter_mut().for_each(|value| *value = -*value);
    }
    transform.apply(values);
    if count_finite(values) == scratch.len() { Ok(()) } else { Err(Refusal::new("not-finite")) }
}

/// The present values times `sign`.
fn take_present(values: &[f64], sign: f64, present: &mut Vec<f64>) {
    present.clear();
    present.extend_from_slice(values);
    let has_gaps = wide(
        #[inline(always)]
        || {
            let mut has_gaps = false;
            for value in &mut *present {
                has_gaps |= value.is_nan();
                *value *= sign;
            }
            has_gaps
        },
    );
    if has_gaps {
        present.retain(|value| !value.is_nan());
    }
}

fn count_finite(values: &[f64]) -> usize {
    wide(
        #[inline(always)]
        || {
            let mut count = 0_u64;
            for value in values {
                count += u64::from(value.abs() < f64::INFINITY);
            }
            count as usize
        },
    )
}
