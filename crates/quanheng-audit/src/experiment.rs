//! The experiment: everything that evaluations share, built once, and single replicates of it.
//!
//! Everything an assumption takes in a replicate is a function of design, seed, number of the replicate and [`Side`]:
//! alternatives, weights, inclusion and tier cuts read the coordinates of a design's point, data errors and
//! imputations Philox streams of their own, keyed by seed, side, assumption, replicate and cell. So any replicate can
//! be had at any time, by any thread, with any assumption on either side.

use quanheng_index::{Finding, NodeId};

use crate::assumption::Assumption;
use crate::count::Setting;
use crate::design::Side;
use crate::model::Model;
use crate::record::Sink;
use crate::replicates::Work;
use crate::subject::Subject;
use crate::uncertainty::{Options, Uncertainty};

/// All that evaluations share.
pub struct Experiment<'a> {
    model: Model<'a>,
    options: Options,
    nominal: Nominal,
}

/// A node as the programme has it, by member.
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
    /// Slot of the root.
    root: usize,
    assumptions: usize,
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
        let setting = Setting { model: &model, options, changed: &[] };
        setting.slots()?;
        let mut nominal = setting.nominal(&model.root)?.pop().expect("one for one slot");
        nominal.tiers.resize(nominal.scores.len(), 0);
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
        Evaluator {
            work: Work::new(&self.model, &self.model.root, &[]),
            root: self.model.root(),
            assumptions: self.model.assumptions.len(),
            scores: Vec::new(),
            tiers: Vec::new(),
        }
    }

    /// All replicates, on side A, counted.
    ///
    /// # Errors
    /// Findings: a replicate that a method refuses, an assumption that never varied.
    pub fn uncertainty(&self) -> Result<Uncertainty, Vec<Finding>> {
        self.setting(&[]).count(None)
    }

    /// The same, with every replicate handed to a sink in the order of their numbers.
    ///
    /// # Errors
    /// As [`uncertainty`](Self::uncertainty).
    pub fn uncertainty_into(&self, sink: &mut Sink) -> Result<Uncertainty, Vec<Finding>> {
        self.setting(&[]).count(Some(sink))
    }

    /// The same experiment with other weights in place of the programme's, and of what its weight steps or alternatives
    /// make of them: nothing else is computed anew, and each replicate takes what it took before.
    ///
    /// # Errors
    /// As [`uncertainty`](Self::uncertainty); a weight that is none, of a node that has no parent, of children whose
    /// weights an assumption draws whatever they are, or no weight left within a parent.
    pub fn what_if(&self, weights: &[(NodeId, f64)]) -> Result<Uncertainty, Vec<Finding>> {
        let changed = self.model.changed(weights)?;
        self.setting(&changed).count(None)
    }

    const fn setting<'e>(&'e self, changed: &'e [(usize, f64)]) -> Setting<'e> {
        Setting { model: &self.model, options: &self.options, changed }
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
        assert_eq!(sides.len(), self.assumptions, "a side for each assumption");
        self.work.outcome(number, Some(sides))?;
        copy(&self.work, self.root, &mut self.scores, &mut self.tiers);
        Ok(Outcome { scores: &self.scores, places: self.work.places(), tiers: &self.tiers })
    }
}

/// Scores with NaN where there is none, and tiers with 0.
fn copy(work: &Work, root: usize, scores: &mut Vec<f64>, tiers: &mut Vec<u16>) {
    scores.clear();
    scores.extend(work.scores_of(root));
    tiers.clear();
    tiers.extend_from_slice(work.tiers());
    tiers.resize(scores.len(), 0);
}
