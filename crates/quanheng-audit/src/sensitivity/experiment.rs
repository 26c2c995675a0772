//! Sensitivity of an experiment: its assumptions, or groups of them, are the inputs.
//!
//! Assumptions are independent of each other, each with a source of its own for either side; what an assumption takes may
//! be correlated within itself, since it is drawn anew as a whole. Alternatives are categories that map the unit
//! interval by their probabilities.
//!
//! Outputs, all at the root:
//!
//! - the mean absolute rank shift: |place − nominal place|, averaged over the units with both;
//! - the number of units in another tier than the nominal one, of those with both;
//! - each unit's place and score.
//!
//! A unit that has no score in some evaluation has no indices of its own; it counts in the first two where it has one.

use quanheng_index::{Finding, Subject as About};

use super::estimate::NoIndex;
use super::grouped::Grouped;
use super::response::Response;
use super::samples::Sampling;
use super::shapley::{Effects, Orders, shapley_effects};
use super::sobol::{Centre, Indices, sobol_indices};
use crate::design::Side;
use crate::experiment::{Evaluator, Experiment};

/// Assumptions taken as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name people give it.
    pub name: String,
    /// Positions of its assumptions.
    pub assumptions: Vec<usize>,
}

/// How sensitivity is computed. Design, number of samples and seed are those of the experiment.
#[derive(Debug, Clone, PartialEq)]
pub struct SensitivityOptions {
    /// Groups; assumptions in none stay by themselves.
    pub groups: Vec<Group>,
    /// Bootstrap replicates, 0 for no intervals.
    pub resamples: u64,
    /// Share of the intervals, between 0 and 1.
    pub confidence: f64,
    /// From where outputs are measured in the first-order estimate.
    pub centre: Centre,
    /// Shapley effects, if wanted: they take evaluations of their own.
    pub shapley: Option<Orders>,
}

impl Default for SensitivityOptions {
    /// Every assumption by itself, 1000 resamples for intervals of 95 %, no Shapley effects.
    fn default() -> Self {
        Self { groups: Vec::new(), resamples: 1000, confidence: 0.95, centre: Centre::Mean, shapley: None }
    }
}

/// Which assumptions the spread of the results comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// Rows of the member units, in the order of all results by unit.
    pub members: Vec<usize>,
    /// What the indices are of: groups, and assumptions in none.
    pub factors: Vec<Group>,
    /// Samples.
    pub samples: u64,
    /// Evaluations of the index that the first-order and total indices took.
    pub evaluations: u64,
    /// Of the mean absolute rank shift.
    pub shift: Divided,
    /// Of the number of units in another tier; `None` without tiers.
    pub tier_changes: Option<Divided>,
    /// Of each unit's place.
    pub places: Vec<Divided>,
    /// Of each unit's score.
    pub scores: Vec<Divided>,
}

/// The variance of one output, divided among the factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Divided {
    /// First-order and total indices.
    pub sobol: Result<Indices, NoIndex>,
    /// Shapley effects; `None` when not asked for.
    pub shapley: Option<Result<Effects, NoIndex>>,
}

/// Divides the variance of places, scores, rank shifts and tier changes among assumptions.
///
/// # Errors
/// Findings: a group that is empty, names an assumption there is not, or one that is in another group too; options out of
/// range; a replicate that a method refuses.
pub fn sensitivity(
    experiment: &Experiment,
    options: &SensitivityOptions,
) -> Result<Sensitivity, Vec<Finding>> {
    let factors = factors(experiment, &options.groups)?;
    let root = Root { experiment };
    let group_of = |assumption| factors.iter().position(|factor| factor.assumptions.contains(&assumption));
    let group_of = (0..root.inputs()).map(|at| group_of(at).expect("every assumption is in a factor"));
    let grouped = Grouped::new(&root, group_of.collect()).expect("no factor is empty");
    let sampling = Sampling {
        samples: experiment.options().replicates,
        seed: experiment.options().seed,
        resamples: options.resamples,
        confidence: options.confidence,
    };
    let sobol = sobol_indices(&grouped, &sampling, options.centre)?;
    let shapley = options.shapley.map(|orders| shapley_effects(&grouped, &sampling, orders)).transpose()?;
    let mut shapley = shapley.map(Vec::into_iter);
    let mut divided = sobol.into_iter().map(|sobol| Divided {
        sobol,
        shapley: shapley.as_mut().map(|all| all.next().expect("the same outputs")),
    });
    let mut next = || divided.next().expect("as many outputs as the root has");
    let (shift, tier_changes) = (next(), next());
    let has_tiers = experiment.nominal().tiers.iter().any(|&tier| tier > 0);
    let units = experiment.members().len();
    Ok(Sensitivity {
        members: experiment.members().to_vec(),
        samples: sampling.samples,
        evaluations: sampling.samples * (factors.len() as u64 + 2),
        factors,
        shift,
        tier_changes: has_tiers.then_some(tier_changes),
        places: (0..units).map(|_| next()).collect(),
        scores: (0..units).map(|_| next()).collect(),
    })
}

/// The groups and the assumptions in none, in the order of their first assumptions.
fn factors(experiment: &Experiment, groups: &[Group]) -> Result<Vec<Group>, Vec<Finding>> {
    let assumptions = experiment.assumptions();
    let mut findings = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let is_elsewhere =
            |member: &usize| groups[..at].iter().any(|other| other.assumptions.contains(member));
        let is_wrong = |member: &usize| *member >= assumptions.len() || is_elsewhere(member);
        if group.assumptions.is_empty() || group.assumptions.iter().any(is_wrong) {
            findings.push(Finding::error("sensitivity-group", About::Programme).with("group", &group.name));
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut factors: Vec<Group> = Vec::new();
    for (at, assumption) in assumptions.iter().enumerate() {
        match groups.iter().find(|group| group.assumptions.contains(&at)) {
            Some(group) if factors.iter().all(|factor| factor != group) => factors.push(group.clone()),
            Some(_) => {}
            None => factors.push(Group { name: assumption.name.clone(), assumptions: vec![at] }),
        }
    }
    Ok(factors)
}

/// The root of an experiment: rank shift, tier changes, then places and scores by member.
struct Root<'e, 'a> {
    experiment: &'e Experiment<'a>,
}

impl<'e> Response for Root<'e, '_> {
    type Room = Evaluator<'e>;

    fn inputs(&self) -> usize {
        self.experiment.assumptions().len()
    }

    fn outputs(&self) -> usize {
        2 + 2 * self.experiment.members().len()
    }

    fn room(&self) -> Self::Room {
        self.experiment.evaluator()
    }

    fn evaluate(
        &self,
        evaluator: &mut Self::Room,
        sample: u64,
        sides: &[Side],
        outputs: &mut [f64],
    ) -> Result<(), Vec<Finding>> {
        let nominal = self.experiment.nominal();
        let outcome = evaluator.evaluate(sample, sides)?;
        let (mut moved, mut ranked, mut changed, mut tiered) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (&own, &now) in nominal.places.iter().zip(outcome.places) {
            let has_both = u32::from(own > 0 && now > 0);
            moved += has_both * u32::from(own.abs_diff(now));
            ranked += has_both;
        }
        for (&own, &now) in nominal.tiers.iter().zip(outcome.tiers) {
            let has_both = u32::from(own > 0 && now > 0);
            changed += has_both * u32::from(own != now);
            tiered += has_both;
        }
        outputs[0] = f64::from(moved) / f64::from(ranked);
        outputs[1] = if tiered > 0 { f64::from(changed) } else { f64::NAN };
        let (places, scores) = outputs[2..].split_at_mut(outcome.scores.len());
        for (output, &place) in places.iter_mut().zip(outcome.places) {
            *output = if place > 0 { f64::from(place) } else { f64::NAN };
        }
        scores.copy_from_slice(outcome.scores);
        Ok(())
    }
}
