//! Everything varies together: many replicates, each with what its assumptions take, counted.

use quanheng_index::{Finding, NodeId};

use crate::assumption::Assumption;
use crate::design::Design;
use crate::experiment::{Experiment, Nominal};
use crate::precision::Spread;
use crate::stability::Stability;
use crate::subject::Subject;
use crate::taken::Taken;
use crate::tally::Tally;

/// How much is computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Number of replicates.
    pub replicates: u64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// How replicates are spread over what may vary.
    pub design: Design,
    /// Independent randomisations that a Latin hypercube or a Sobol sequence is repeated with; they share the
    /// replicates evenly, and how far they differ is the standard error. Of no matter to Monte Carlo.
    pub randomisations: u64,
    /// Inner nodes whose results are counted; the root is always among them.
    pub nodes: Vec<NodeId>,
}

impl Default for Options {
    /// 16,384 independent replicates, of which the root is counted; 16 randomisations where there are any.
    fn default() -> Self {
        Self {
            replicates: 1 << 14,
            seed: 1,
            design: Design::default(),
            randomisations: 16,
            nodes: Vec::new(),
        }
    }
}

/// How sure the scores, ranks and tiers are.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertainty {
    /// Rows of the member units, in the order of all results by unit.
    pub members: Vec<usize>,
    /// The nodes counted; the root is last.
    pub nodes: Vec<Counted>,
    /// By assumption, what it took.
    pub taken: Vec<Taken>,
}

/// What came out at a node. Its single figures, with their standard errors, are a [`Figure`](crate::Figure) each.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The node.
    pub node: NodeId,
    /// The node in the programme as it stands.
    pub nominal: Nominal,
    /// Scores, ranks and tiers of the units.
    pub tally: Tally,
    pub(crate) stability: Stability,
    /// Of designs that are randomised several times.
    pub(crate) spread: Option<Spread>,
}

/// A cut between two tiers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cut {
    /// From 1: the cut below the tier of that number.
    pub number: usize,
    /// Share of replicates in which exactly the units above it are those of the programme as it stands.
    pub stable: f64,
    /// The units nearest to it in the programme as it stands, as positions among the members: the last above and the
    /// first below. `None` when all units are on one side.
    pub nearest: Option<(usize, usize)>,
    /// Share of replicates in which the one below has the better place.
    pub swapped: Option<f64>,
}

impl Counted {
    /// The cuts between the tiers of the node; none where it has no tiers.
    #[must_use]
    pub fn cuts(&self) -> Vec<Cut> {
        let count = self.tally.replicates().max(1) as f64;
        let cut = |(at, &same): (usize, &u64)| {
            let nearest = self.nearest(at + 1);
            Cut {
                number: at + 1,
                stable: same as f64 / count,
                nearest,
                swapped: nearest.map(|(above, below)| self.tally.ahead(below, above)),
            }
        };
        self.stability.same().iter().enumerate().map(cut).collect()
    }

    /// The last unit above a cut and the first below.
    fn nearest(&self, cut: usize) -> Option<(usize, usize)> {
        let tiers = self.stability.nominal();
        let place = |&unit: &usize| (self.nominal.places[unit], unit);
        let tiered = || (0..tiers.len()).filter(|&unit| tiers[unit] > 0);
        let above = tiered().filter(|&unit| usize::from(tiers[unit]) <= cut).max_by_key(place)?;
        let below = tiered().filter(|&unit| usize::from(tiers[unit]) > cut).min_by_key(place)?;
        Some((above, below))
    }

    /// The best and the worst rank a unit had in any replicate; `None` when it never had one. What no replicate showed
    /// may still be possible.
    #[must_use]
    pub fn rank_range(&self, unit: usize) -> Option<(usize, usize)> {
        let probabilities = self.tally.rank_probabilities(unit);
        let seen = |p: &f64| *p > 0.0;
        Some((probabilities.iter().position(seen)? + 1, probabilities.iter().rposition(seen)? + 1))
    }
}

/// Audits a subject under assumptions.
///
/// # Errors
/// Findings: an assumption that cannot be applied, that changes nothing or never varied; a combination of
/// alternatives that a method refuses.
pub fn uncertainty(
    subject: &Subject,
    assumptions: &[Assumption],
    options: &Options,
) -> Result<Uncertainty, Vec<Finding>> {
    Experiment::new(subject, assumptions, options)?.uncertainty()
}
