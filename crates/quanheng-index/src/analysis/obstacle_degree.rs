//! # obstacle-degree
//!
//! 障碍度模型: which indicators keep a unit from the best score, and by how much. With the factor contribution Fⱼ
//! (因子贡献度), here the effective weight of indicator j, and the deviation Iᵢⱼ = 1 − sᵢⱼ (指标偏离度) of the score of
//! unit i, brought to 0–1:
//!
//! Oᵢⱼ = FⱼIᵢⱼ / ΣₖFₖIᵢₖ
//!
//! The degrees of a unit sum to 1. A dimension's degree is the sum over its indicators. Under arithmetic means the
//! denominator is 1 less the index of the unit, so Oᵢⱼ is the share of the missing points that indicator j accounts for.
//!
//! - The effective weight is the product, from the analysed node down, of the shares of weight that are used for this
//!   unit: among the siblings that have a score, as the arithmetic mean itself uses them. A missing indicator has no
//!   degree for that unit; neither has one under a node without a score.
//! - Scores are brought to 0–1 by the range the `normalise` step declares (`lower`, `upper`), indicator by indicator.
//!   Refused: a method that declares none (z-scores, ranks, sums…), a score outside its range by more than rounding, and
//!   an aggregation other than `arithmetic` at or below the node, under which shares of a shortfall are not defined.
//! - A unit with the best score everywhere has no degrees: there is nothing to share out. An indicator at its best has
//!   degree 0. Ties, constant indicators and zeros need no care.
//! - The mean over units is that over the members that have the degree; with missing indicators such means need not sum
//!   to 1. Reference units have degrees and do not count in means.
//! - Scores by `min-max` measure the distance to the best unit at hand, not to what is possible: an indicator on which
//!   one unit stands far ahead is everybody's obstacle. `goalposts` says what is wanted instead.
//! - Chinese papers print degrees in per cent and take entropy or expert weights of one level; COINr, pymcdm and
//!   scikit-criteria do not have the model.
//! - Source: 鲁春阳、文枫、杨庆媛等 (2011), 基于改进TOPSIS法的城市土地利用绩效评价及障碍因子诊断——以重庆市为例,
//!   资源科学 33(3).
//! - Example: weights ½, ⅓, ⅙ and scores 0.8, 0.4, 1: F·I = 0.1, 0.2, 0; degrees ⅓, ⅔, 0; the index is 0.7.

use super::leaves_below;
use crate::explain::{At, aggregation, share_used};
use crate::framework::{NodeId, NodeKind};
use crate::method::StepKind;
use crate::plan::Plan;
use crate::refusal::Refusal;
use crate::run::Run;
use crate::statistics::mean;
use crate::units::Role;

/// A score this far outside its range is there by rounding.
const ROUNDING: f64 = 1e-9;

/// How a node stands in one unit's way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Obstacle {
    /// F: effective weight as used for the unit.
    pub weight: f64,
    /// I: 1 less the score on 0–1; for inner nodes, that of the weighted mean of the indicators below.
    pub deviation: f64,
    /// O.
    pub degree: f64,
}

/// The obstacles of all units in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Obstacles {
    /// The nodes below the analysed one, parents before children; the node itself when it is an indicator.
    pub nodes: Vec<NodeId>,
    /// By position in `nodes`, then by row of the unit.
    table: Vec<Vec<Option<Obstacle>>>,
    /// By row, whether the unit is a member.
    members: Vec<bool>,
}

/// An indicator of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Factor {
    weight: f64,
    deviation: f64,
}

impl Obstacles {
    /// Of the scores at and below a node, in a scored period.
    ///
    /// # Errors
    /// When scores have no declared range or leave it, or a mean is not arithmetic.
    pub fn of(plan: &Plan, run: &Run, node: NodeId, period: usize) -> Result<Self, Refusal> {
        check_means(plan, node)?;
        let leaves: Vec<NodeId> = leaves_below(plan, node).collect();
        let ranges = leaves.iter().map(|&leaf| declared_range(plan, leaf)).collect::<Result<Vec<_>, _>>()?;
        let below = |id: &NodeId| *id != node && is_at_or_below(run, *id, node);
        let mut nodes: Vec<NodeId> = run.framework().top_down().into_iter().filter(below).collect();
        if nodes.is_empty() {
            nodes.push(node);
        }
        let units = run.units().len();
        let mut table = vec![vec![None; units]; nodes.len()];
        for unit in 0..units {
            let mut factors = Vec::with_capacity(leaves.len());
            for (&leaf, &range) in leaves.iter().zip(&ranges) {
                let factor = factor(run, node, At { node: leaf, unit, period }, range)?;
                factors.extend(factor.map(|factor| (leaf, factor)));
            }
            for (row, &id) in table.iter_mut().zip(&nodes) {
                row[unit] = obstacle(run, id, &factors);
            }
        }
        let members = run.units().iter().map(|unit| unit.role == Role::Member).collect();
        Ok(Self { nodes, table, members })
    }

    /// How the node at a position of `nodes` stands in the way of the unit in a row.
    #[must_use]
    pub fn get(&self, at: usize, row: usize) -> Option<Obstacle> {
        self.table[at][row]
    }

    /// Mean degree over the members that have one, and their number.
    #[must_use]
    pub fn mean_degree(&self, at: usize) -> Option<(f64, usize)> {
        let members = self.table[at].iter().zip(&self.members).filter(|(_, counts)| **counts);
        let degrees: Vec<f64> = members.filter_map(|(obstacle, _)| Some((*obstacle)?.degree)).collect();
        Some((mean(&degrees)?, degrees.len()))
    }
}

/// The share of a node in what a unit lacks; `None` when it has no score below it, or lacks nothing.
fn obstacle(run: &Run, node: NodeId, factors: &[(NodeId, Factor)]) -> Option<Obstacle> {
    let lack = |(_, factor): &(NodeId, Factor)| factor.weight * factor.deviation;
    let whole: f64 = factors.iter().map(lack).sum();
    let own = || factors.iter().filter(|(leaf, _)| is_at_or_below(run, *leaf, node));
    let weight: f64 = own().map(|(_, factor)| factor.weight).sum();
    let part: f64 = own().map(lack).sum();
    (own().next().is_some() && whole > 0.0).then(|| Obstacle {
        weight,
        deviation: if weight > 0.0 { part / weight } else { 0.0 },
        degree: part / whole,
    })
}

/// Weight and deviation of a leaf for a unit; `None` when it or a node above it has no score.
fn factor(run: &Run, top: NodeId, at: At, (lower, upper): (f64, f64)) -> Result<Option<Factor>, Refusal> {
    let Some(score) = run.scores(at.node, at.period).value(at.unit) else { return Ok(None) };
    let share = (score - lower) / (upper - lower);
    if !(-ROUNDING..=1.0 + ROUNDING).contains(&share) {
        return Err(Refusal::new("obstacles-outside-range")
            .with("node", &run.framework().node(at.node).code)
            .with("score", score)
            .with("lower", lower)
            .with("upper", upper)
            .about(at.unit));
    }
    let up = std::iter::successors(Some(at.node), |&up| run.framework().node(up).parent);
    let shares = up.take_while(|&up| up != top).map(|node| share_used(run, At { node, ..at }));
    let weight: Option<f64> = shares.product();
    Ok(weight.map(|weight| Factor { weight, deviation: (1.0 - share).clamp(0.0, 1.0) }))
}

fn check_means(plan: &Plan, top: NodeId) -> Result<(), Refusal> {
    let framework = plan.framework();
    let inner = leaves_below(plan, top).flat_map(|leaf| {
        let up = std::iter::successors(Some(leaf), |&up| framework.node(up).parent.filter(|_| up != top));
        up.filter(|&up| framework.node(up).kind == NodeKind::Inner)
    });
    for node in inner {
        let method = aggregation(plan, node).unwrap_or_default();
        if method != "arithmetic" {
            let refusal = Refusal::new("obstacles-not-arithmetic").with("node", &framework.node(node).code);
            return Err(refusal.with("method", method));
        }
    }
    Ok(())
}

/// The range the last `normalise` step declares for a leaf.
fn declared_range(plan: &Plan, leaf: NodeId) -> Result<(f64, f64), Refusal> {
    let step = plan.steps().filter(|step| step.kind() == StepKind::Normalise).last();
    let Some(step) = step else { return Err(Refusal::new("obstacles-not-normalised")) };
    let (method, values) = step.at_node(leaf);
    let range = values.optional_number("lower").zip(values.optional_number("upper"));
    range.filter(|(lower, upper)| lower < upper).ok_or_else(|| {
        let refusal = Refusal::new("obstacles-no-range").with("method", method.slug);
        refusal.with("node", &plan.framework().node(leaf).code)
    })
}

fn is_at_or_below(run: &Run, node: NodeId, top: NodeId) -> bool {
    std::iter::successors(Some(node), |&up| run.framework().node(up).parent).any(|up| up == top)
}
