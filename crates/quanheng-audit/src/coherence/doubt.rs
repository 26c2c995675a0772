//! Benefit of the doubt: how the index stands beside scores for which every unit chooses its own weights.

use std::collections::BTreeMap;

use quanheng_index::method::{self, Maker};
use quanheng_index::statistics::{extremes, kendall_tau_b, spearman};
use quanheng_index::{Aggregate, Children, Refusal, StepKind};

use super::scores::Scores;

/// The index beside benefit of the doubt over the dimensions, the children of the root.
///
/// Each member is scored by the aggregation `benefit-of-the-doubt` without bounds, and by the nominal weights on the same
/// scale: Σwx over the greatest Σwx of any member (weights rescaled over the dimensions that are there), which is benefit
/// of the doubt with the nominal weights as the only ones allowed. So score ≥ given, and the difference is what a
/// member loses by the common weights. Dimensions with a negative score cannot enter as they are: if there is one, all
/// are put on 0 to 1 by min-max, where a constant one is 0 throughout. Missing: as that method has it.
///
/// Source: Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), Social Indicators Research 82; audits by the Joint
/// Research Centre hold an index against it.
///
/// Example: members (4, 1), (1, 4), (2, 2), equal weights: scores 1, 1, 0.8; given 1, 1, 0.8, no loss. With weights 3
/// and 1: given 1, 7/13, 8/13.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// On which scale the dimensions entered.
    pub scale: Scale,
    /// Spearman's ρ of the index and the scores.
    pub spearman: Option<f64>,
    /// Kendall's τ-b of the same.
    pub kendall: Option<f64>,
    /// Members that have an index, in their order.
    pub units: Vec<Doubted>,
}

/// The scale of the dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As the index has them.
    AsTheyAre,
    /// By min-max to 0–1, because some are negative.
    MinMax,
}

/// One member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Doubted {
    /// Position among the members.
    pub member: usize,
    /// Score under the weights that suit it best; 1 is the frontier.
    pub score: f64,
    /// Score under the nominal weights, 1 for the best.
    pub given: f64,
    /// Rank by the index among these members; ties share the best.
    pub index_rank: usize,
    /// Rank by `score`.
    pub rank: usize,
}

impl Doubted {
    /// What the member loses by the common weights.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.score - self.given
    }
}

/// The solver keeps its conditions to about as much: scores nearer than this are tied.
const SOLVED: f64 = 1e-9;

impl Doubt {
    /// Of the index.
    ///
    /// # Errors
    /// A refusal: `coherence-one-dimension`, or the method's own.
    pub fn of(scores: &Scores) -> Result<Self, Refusal> {
        let root = scores.framework().root();
        let dimensions = scores.children(root);
        if dimensions.len() < 2 {
            return Err(Refusal::new("coherence-one-dimension"));
        }
        let weights: Vec<f64> =
            dimensions.iter().map(|&dimension| scores.run.weight_share(dimension, scores.period)).collect();
        let (scale, columns) = scaled(dimensions.iter().map(|&node| scores.column(node).to_vec()).collect());
        let favourable = favourable(&columns, &weights)?;
        let given = given(&columns, &weights);
        let index = scores.column(root);
        let counted = (0..index.len()).filter(|&at| !index[at].is_nan());
        let counted: Vec<(usize, f64)> = counted.filter_map(|at| Some((at, favourable[at]?))).collect();
        let of_index: Vec<f64> = counted.iter().map(|&(at, _)| index[at]).collect();
        let of_scores: Vec<f64> =
            counted.iter().map(|&(_, score)| (score / SOLVED).round() * SOLVED).collect();
        let unit = |&(member, score): &(usize, f64)| Doubted {
            member,
            score,
            given: given[member],
            index_rank: rank(&of_index, index[member]),
            rank: rank(&of_scores, (score / SOLVED).round() * SOLVED),
        };
        Ok(Self {
            scale,
            spearman: spearman(&of_index, &of_scores),
            kendall: kendall_tau_b(&of_index, &of_scores),
            units: counted.iter().map(unit).collect(),
        })
    }
}

/// 1 and the number of those that are greater.
fn rank(all: &[f64], value: f64) -> usize {
    1 + all.iter().filter(|&&other| other > value).count()
}

fn scaled(columns: Vec<Vec<f64>>) -> (Scale, Vec<Vec<f64>>) {
    if columns.iter().flatten().all(|&value| value.is_nan() || value >= 0.0) {
        return (Scale::AsTheyAre, columns);
    }
    let min_max = |column: Vec<f64>| {
        let present: Vec<f64> = column.iter().copied().filter(|value| !value.is_nan()).collect();
        let (low, high) = extremes(&present).unwrap_or((0.0, 0.0));
        let scaled =
            |value: f64| if value.is_nan() || high > low { (value - low) / (high - low) } else { 0.0 };
        column.into_iter().map(scaled).collect()
    };
    (Scale::MinMax, columns.into_iter().map(min_max).collect())
}

/// The score of each member under its own weights.
fn favourable(columns: &[Vec<f64>], weights: &[f64]) -> Result<Vec<Option<f64>>, Refusal> {
    let method = method::find(StepKind::Aggregate, "benefit-of-the-doubt").expect("in the registry");
    let values = method.check(&BTreeMap::new()).expect("every parameter has a fallback");
    let Maker::Aggregate(make) = method.maker else { unreachable!("found by kind") };
    let aggregate: Box<dyn Aggregate> = make(&values).expect("the fallbacks fit");
    let slots = columns.iter().map(Vec::as_slice).collect();
    let scored = aggregate.aggregate(&Children::of_members(slots, weights.to_vec()))?;
    Ok(scored.into_iter().map(Result::ok).collect())
}

/// The score of each member under the given weights, the greatest 1; NaN without any dimension.
fn given(columns: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let units = columns.first().map_or(0, Vec::len);
    let mean = |at: usize| {
        let present = || columns.iter().zip(weights).filter(|(column, _)| !column[at].is_nan());
        let total: f64 = present().map(|(_, weight)| weight).sum();
        present().map(|(column, weight)| weight * column[at]).sum::<f64>() / total
    };
    let means: Vec<f64> = (0..units).map(mean).collect();
    let greatest = means.iter().copied().fold(0.0, f64::max);
    means.into_iter().map(|mean| mean / greatest).collect()
}
