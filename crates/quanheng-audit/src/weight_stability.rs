//! Stability of weights: how far they may move before something changes.
//!
//! Two questions, both answered exactly for additive trees, without sampling:
//!
//! - **One weight** ([`WeightStability`]): the share t of a node within its parent moves from 0 to 1, and the shares of its
//!   siblings keep their proportions. Since weights count relative to their sum, that is the same as moving the weight
//!   itself while the others stay: w = W·t/(1 − t), W the sum of the others; both are given. Every unit's score is then
//!   A + E·P(t), where P is the parent's score, (t·x + (1 − t)·N)/(t·δ + (1 − t)·ρ): x the score of the node, N the sum of
//!   the others' scores times their shares among themselves, δ and ρ what share of either is present. Where nothing is
//!   missing it is a straight line. Scores of two units meet at roots of a polynomial of first or second degree.
//! - **Any direction** ([`Nearest`]): the smallest change of all shares of a parent at once, or of the weights of all
//!   indicators, by linear programming; in the sum of changes (L1) or the largest one (L∞).
//!
//! What changes is the leader (who is first), a tier (of any unit), or any place. An end is where two scores meet, or one
//! meets a cut: there they tie, behind it they have changed sides. Scores that tie now (to twelve digits, as the engine
//! compares) and do not stay together part at once: nothing may move. Where a unit gains or loses its score, because too
//! much or too little of it is present, everything counts as changed.
//!
//! - Needs arithmetic means from the parent up to the root, else a finding tells of the node; other nodes may be
//!   anything. Weights that a step took from the data count as if they had been given.
//! - Ranks of rounded scores (`decimals`) jump with every rounding: refused.
//! - Tiers by `sizes`, `quantiles` and `cuts`; of other rules boundaries move with all scores: no interval.
//! - A node without weighted siblings cannot move.
//! - Any direction needs every unit to have a score in every column that counts, and takes weights of 0 as staying 0.
//!
//! Example: scores (1, 0) and (0.25, 0.5), shares ½ each: 0.5 against 0.375. The first unit leads while t > 0.5·(1 − t)/0.75,
//! t > 0.4: the interval of the first weight is 0.4 to 1.

mod additive;
mod curve;
mod interval;
mod nearest;

use quanheng_index::{Finding, NodeId, Subject as About};

use crate::standing::{Baseline, Standing};
use crate::subject::Subject;
use additive::{Base, is_additive_up};

pub use interval::{Cause, End, NoTiers, Reach, WeightStability};
pub use nearest::{Changes, Nearest, NearestChanges, NoNearest, Norm, Over};

/// How far weights may move.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// Rows of the member units, in the order of all results by unit; units below are positions here.
    pub members: Vec<usize>,
    /// What the programme says.
    pub own: Standing,
    /// One weight at a time, from the top down.
    pub weights: Vec<WeightStability>,
    /// All weights at once: of each parent from the top down, then of all indicators.
    pub nearest: Vec<NearestChanges>,
    /// Warnings: parents whose weights do not move scores along lines.
    pub refused: Vec<Finding>,
}

/// Finds out how far weights may move.
///
/// # Errors
/// Findings: the root is no arithmetic mean; places compare rounded scores; the programme itself cannot be computed.
pub fn stability(subject: &Subject) -> Result<Stability, Vec<Finding>> {
    let baseline = Baseline::of(subject, subject.steps)?;
    let framework = subject.framework;
    if baseline.decimals.is_some() {
        return Err(vec![Finding::error("stability-rounded", About::Programme)]);
    }
    let refusal = |parent: NodeId, severe: bool| {
        let about = About::Node { row: parent, field: None };
        let finding = if severe {
            Finding::error("stability-not-additive", about)
        } else {
            Finding::warning("stability-not-additive", about)
        };
        finding.with("node", &framework.node(parent).code)
    };
    let parents: Vec<NodeId> =
        framework.top_down().into_iter().filter(|node| framework.bottom_up().contains(node)).collect();
    let (moving, fixed): (Vec<NodeId>, Vec<NodeId>) =
        parents.into_iter().partition(|&parent| is_additive_up(&baseline, parent));
    if fixed.contains(&framework.root()) {
        return Err(vec![refusal(framework.root(), true)]);
    }
    let base = Base::of(&baseline)?;
    let mut weights = Vec::new();
    let mut nearest = Vec::new();
    for &parent in &moving {
        weights.extend(interval::of_parent(&base, parent)?);
        nearest.push(nearest::within(&base, parent));
    }
    if fixed.is_empty() && framework.bottom_up().len() > 1 {
        nearest.push(nearest::over_leaves(&base));
    }
    let refused = fixed.into_iter().map(|parent| refusal(parent, false)).collect();
    drop(base);
    Ok(Stability { members: baseline.members, own: baseline.standing, weights, nearest, refused })
}
