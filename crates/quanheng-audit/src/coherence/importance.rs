//! Importance: what share of the index's variance each part accounts for, beside the share of weight it was given.

use quanheng_index::NodeId;
use quanheng_index::statistics::{both_present, pearson};
use rayon::prelude::*;

use super::scores::{Scores, is_constant};
use super::smoother::Smooth;

/// Importance of the parts of one node: of its children, or of all indicators of the index.
///
/// Formula: the importance of part x in the whole y is Pearson's correlation ratio S = V(E(y|x))/V(y), the variance that
/// would go on average if x were fixed. Linear: S = r². Along a curve: as [`Smooth`] estimates it. Compared are shares,
/// S/ΣS and w/Σw with the nominal weights w of the run, all over the parts that count. Correlated parts share what they
/// have in common, so ΣS is not 1. Missing: over members that have part and whole. A constant part has S = 0. Ties and
/// signs are no matter: r² of a negative correlation counts too, so look at r.
///
/// Source: Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or science?, J. R. Stat. Soc. A 176(3),
/// 609-634; Becker, Saisana, Paruolo and Vandecasteele (2017), Weights and importance in composite indicators: closing
/// the gap, Ecological Indicators 80, 12-22. They smooth by other means (local linear regression, penalised splines with
/// other bases); ours is stated at [`Smooth::of`]. Weights that bring importance to the shares that were meant are what
/// the method `optimised` of the step `weight` finds.
///
/// Example: y = a + b, uncorrelated, variances 1 and 4: S = 0.2 and 0.8, though both have half of the weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Importance {
    /// The whole.
    pub node: NodeId,
    /// Its parts; none where the whole is constant.
    pub parts: Vec<Part>,
}

/// One part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The node.
    pub node: NodeId,
    /// Members that have part and whole.
    pub units: usize,
    /// Pearson's r; `None` where the part is constant.
    pub r: Option<f64>,
    /// Nominal share of weight among the parts.
    pub weight: f64,
    /// r², 0 of a constant part.
    pub linear: f64,
    /// The correlation ratio along a curve.
    pub smooth: f64,
    /// Degrees of freedom of the curve; 2 is a straight line, 0 a constant part.
    pub freedom: f64,
    /// Share of `linear` among the parts.
    pub linear_share: f64,
    /// Share of `smooth` among the parts.
    pub smooth_share: f64,
}

impl Part {
    /// Effective over nominal: share of importance along a curve over share of weight.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.smooth_share / self.weight
    }
}

impl Importance {
    /// Of the children of a node in it.
    #[must_use]
    pub fn of_children(scores: &Scores, node: NodeId) -> Self {
        let weight = |child: NodeId| scores.run.weight_share(child, scores.period);
        Self::of(scores, node, &scores.children(node), weight)
    }

    /// Of all indicators in the index.
    #[must_use]
    pub fn of_indicators(scores: &Scores) -> Self {
        let weight = |leaf: NodeId| scores.run.effective_weight(leaf, scores.period);
        Self::of(scores, scores.framework().root(), &scores.leaves(), weight)
    }

    fn of(scores: &Scores, node: NodeId, nodes: &[NodeId], weight: impl Fn(NodeId) -> f64 + Sync) -> Self {
        if is_constant(&scores.present(node)) {
            return Self { node, parts: Vec::new() };
        }
        let part = |&part: &NodeId| Part::of(part, weight(part), scores.column(part), scores.column(node));
        let mut parts: Vec<Part> = nodes.par_iter().map(part).collect();
        let total = |of: fn(&Part) -> f64| parts.iter().map(of).sum::<f64>();
        let [weights, linear, smooth] =
            [total(|part| part.weight), total(|part| part.linear), total(|part| part.smooth)];
        let share = |value: f64, total: f64| if total > 0.0 { value / total } else { 0.0 };
        for part in &mut parts {
            part.weight = share(part.weight, weights);
            part.linear_share = share(part.linear, linear);
            part.smooth_share = share(part.smooth, smooth);
        }
        Self { node, parts }
    }
}

impl Part {
    fn of(node: NodeId, weight: f64, part: &[f64], whole: &[f64]) -> Self {
        let (x, y) = both_present(part, whole);
        let r = if is_constant(&x) || is_constant(&y) { None } else { pearson(&x, &y) };
        let linear = r.map_or(0.0, |r| r * r);
        let curve = r.and_then(|_| Smooth::of(&x, &y));
        let straight = Smooth { explained: linear, freedom: if r.is_some() { 2.0 } else { 0.0 } };
        let Smooth { explained, freedom } = curve.unwrap_or(straight);
        Self {
            node,
            units: x.len(),
            r,
            weight,
            linear,
            smooth: explained,
            freedom,
            linear_share: 0.0,
            smooth_share: 0.0,
        }
    }
}
