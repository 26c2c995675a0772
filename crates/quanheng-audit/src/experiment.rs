//! The experiment: everything that evaluations share, built once, and single replicates of it.
//!
//! Everything an assumption takes in a replicate is a function of design, seed, number of the replicate and [`Side`]:
//! alternatives, weights, inclusion and tier cuts read the coordinates of a design's point, data errors and
//! imputations Philox streams of their own, keyed by seed, side, assumption, replicate and cell. So any replicate can
//! be had at any time, by any thread, with any assumption on either side.

use quanheng_index::Finding;

use crate::assumption::Assumption;
use crate::design::Side;
use crate::model::Model;
use crate::replicates::Work;
use crate::subject::Subject;
use crate::uncertainty::{Options, Uncertainty, count};

/// All that evaluations share.
pub struct Experiment<'a> {
    model: Model<'a>,
    options: Options,
    nominal: Nominal,
}

/// The root as the programme has it, by member.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Nominal {
    /// NaN without one.
    pub scores: Vec<f64>,
    /// One more than the number of better members; 0 without one.
    pub places: Vec<u16>,
    /// From 1; 0 without one, or where there are none.
    pub tiers: Vec<u16>,
}

/// The root in one replicate, by member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome<'e> {
    /// NaN without one.
    pub scores: &'e [f64],
    /// One more than the number of better members; 0 without one.
    pub places: &'e [u16],
    /// From 1; 0 without one, or where there are none.
    pub tiers: &'e [u16],
}

/// Room in which one thread evaluates replicates.
pub struct Evaluator<'e> {
    work: Work<'e>,
    scores: Vec<f64>,
    tiers: Vec<u16>,
}

impl<'a> Experiment<'a> {
    /// Computes what replicates share.
    ///
    /// # Errors
    /// Everything that is wrong with the assumptions: one that cannot be applied or changes nothing; a combination of
    /// alternatives that a method refuses; a design that does not fit.
    pub fn new(
        subject: &Subject<'a>,
        assumptions: &'a [Assumption],
        options: &Options,
    ) -> Result<Self, Vec<Finding>> {
        let model = Model::new(subject, assumptions, options)?;
        let root = [model.root()];
        let mut work = Work::new(&model, &root);
        work.nominal()?;
        let mut nominal = Nominal::default();
        copy(&work, &mut nominal.scores, &mut nominal.tiers);
        nominal.places.extend_from_slice(work.places());
        Ok(Self { nominal, options: options.clone(), model })
    }

    /// What may vary.
    #[must_use]
    pub const fn assumptions(&self) -> &'a [Assumption] {
        self.model.assumptions
    }

    /// Rows of the member units, in the order of all results by unit.
    #[must_use]
    pub fn members(&self) -> &[usize] {
        &self.model.members
    }

    /// Design, seed and number of replicates.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The root as the programme has it.
    #[must_use]
    pub const fn nominal(&self) -> &Nominal {
        &self.nominal
    }

    /// Room for one thread.
    #[must_use]
    pub fn evaluator(&self) -> Evaluator<'_> {
        Evaluator { work: Work::new(&self.model, &self.model.root), scores: Vec::new(), tiers: Vec::new() }
    }

    /// All replicates, on side A, counted.
    ///
    /// # Errors
    /// Findings: a replicate that a method refuses, an assumption that never varied.
    pub fn uncertainty(&self) -> Result<Uncertainty, Vec<Finding>> {
        count(&self.model, &self.options)
    }
}

impl Evaluator<'_> {
    /// Evaluates a replicate in which each assumption takes the side given for it, in the order of the assumptions.
    ///
    /// # Errors
    /// When a method refuses the replicate.
    ///
    /// # Panics
    /// When there is not a side for each assumption.
    pub fn evaluate(&mut self, number: u64, sides: &[Side]) -> Result<Outcome<'_>, Vec<Finding>> {
        assert_eq!(sides.len(), self.work.assumptions(), "a side for each assumption");
        self.work.outcome(number, Some(sides))?;
        copy(&self.work, &mut self.scores, &mut self.tiers);
        Ok(Outcome { scores: &self.scores, places: self.work.places(), tiers: &self.tiers })
    }
}

/// Scores with NaN where there is none, and tiers with 0.
fn copy(work: &Work, scores: &mut Vec<f64>, tiers: &mut Vec<u16>) {
    scores.clear();
    scores.extend(work.root_scores());
    tiers.clear();
    tiers.extend_from_slice(work.tiers());
    tiers.resize(scores.len(), 0);
}
