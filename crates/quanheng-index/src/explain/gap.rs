//! The gap: the difference of two scores, divided over the tree so that nothing is left over.
//!
//! The gap at the top is score(first) − score(second). From there down, the part of each node is divided among its
//! children, so that the parts of the leaves (or of the nodes where dividing ends) add up to the gap. `second` is
//! another unit, or the mean member, so that a score itself is explained as well: score = baseline + parts. In a tree of
//! arithmetic means the baseline may be 0: the parts are then the contributions to the score.
//!
//! With M the multiplier of a node (1 at the top) and a, b the values of the two, partᵢ = Mᵢ·(aᵢ − bᵢ), where
//!
//! - **quasi-arithmetic means** (arithmetic, geometric, harmonic, power): Mᵢ = M·sᵢ·Q(aᵢ, bᵢ)/Q(a, b), with sᵢ the
//!   share of weight and Q the divided difference of the function inside the mean. It sums exactly, because
//!   a − b = Σ sᵢ(φ(aᵢ) − φ(bᵢ))/Q(a, b), treats first and second alike, and asks for no order of the children. For the
//!   arithmetic mean Q is 1: partᵢ = effective weight × difference. For the geometric mean it is the logarithmic mean
//!   Divisia index (LMDI): partᵢ = M·sᵢ·L(a, b)·ln(aᵢ/bᵢ);
//! - **every other aggregation**: Shapley's value over the children, with Mᵢ = partᵢ/(aᵢ − bᵢ).
//!
//! What is missing:
//!
//! - Quasi-arithmetic means: to rescale weights over the children present is the same as to give a missing child the
//!   node's own score, and so it is done here: a child only one of the two has is held against the score the other
//!   has at the parent, and so is all below it. A child neither has is left out. A child of weight 0 has no part.
//! - Others: the child is missing in the switched profile as it is for the unit; what is below a child that only one
//!   has is not divided.
//!
//! Where dividing ends, the reason is told and the node keeps its part whole ([`Split::Undivided`]): nothing is
//! hidden in a residual. Borda, Copeland, Kemeny and the rank-sum ratio give places among the units; so does any method whose
//! score of a unit's own profile is not the unit's score. At the top that is a refusal.
//!
//! Parts are exact but for rounding: their sum is within 1e-12 of the largest score or part.
//!
//! Source: Ang (2005), The LMDI approach to decomposition analysis: a practical guide, Energy Policy 33, for the
//! geometric mean; Shorrocks (2013), Journal of Economic Inequality 11, for Shapley; the rule for the other means is
//! the identity above.
//!
//! Example: arithmetic, weights 1 and 3, (8, 4) against (4, 6): gap 5 − 5.5 = −0.5 = 0.25·4 + 0.75·(−2). Geometric,
//! equal weights, (8, 2) against (1, 4): 4 − 2 = 2, L = 2/ln 2, parts ½L·ln 8 = 3 and ½L·ln ½ = −1.

use crate::explain::divided_difference::Inner;
use crate::explain::profile;
use crate::explain::rule::{self, Rule};
use crate::explain::walk::Walk;
use crate::framework::NodeId;
use crate::plan::Plan;
use crate::refusal::Refusal;
use crate::run::Run;

/// Whom a unit is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Another unit, by row.
    Unit(usize),
    /// The mean member: at each leaf the mean of the members, above by the programme's aggregation.
    MeanMember,
    /// A unit with 0 wherever the first has a score: parts are what each node contributes to the score. Only where
    /// every aggregation is arithmetic.
    Zero,
}

/// The difference of two scores at a node, divided over the tree below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Score of the first.
    pub first: f64,
    /// Score of the second.
    pub second: f64,
    /// Nodes from the top down, parents before children.
    pub parts: Vec<Part>,
}

impl Gap {
    /// First minus second.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.first - self.second
    }

    /// Parts that are not divided any further: they add up to the gap.
    pub fn ends(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.part.is_some() && part.split != Split::Divided)
    }

    /// What the ends leave of the gap: rounding.
    #[must_use]
    pub fn residual(&self) -> f64 {
        self.total() - self.ends().filter_map(|part| part.part).sum::<f64>()
    }
}

/// A node's part in the gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The node.
    pub node: NodeId,
    /// Steps down from the root.
    pub depth: usize,
    /// Score of the first.
    pub first: Option<f64>,
    /// Score of the second.
    pub second: Option<f64>,
    /// What they are held against each other with: their scores, or where one has none the score of the nearest
    /// node above that it has.
    pub compared: Option<(f64, f64)>,
    /// Part = multiplier × difference of what is compared. Under arithmetic means, the effective weight.
    pub multiplier: Option<f64>,
    /// Part in the gap; `None` below a node that is not divided, and where neither has a score.
    pub part: Option<f64>,
    /// What becomes of the part.
    pub split: Split,
}

/// What becomes of a node's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// A leaf: the part stays here.
    Leaf,
    /// Divided among the children.
    Divided,
    /// Not divided, for a reason.
    Undivided(Reason),
    /// Below a node that is not divided, or without a part: weight 0, or neither has a score.
    None,
}

/// Why a part is not divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The method gives places among the units.
    DependsOnUnits,
    /// Only one of the two has a score here.
    OneSided,
    /// The two have the same score here.
    NoDifference,
    /// The method has no score for some mixture of the two.
    NotDefined,
}

impl Reason {
    /// The word used in results and messages.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::DependsOnUnits => "depends-on-units",
            Self::OneSided => "one-sided",
            Self::NoDifference => "no-difference",
            Self::NotDefined => "not-defined",
        }
    }
}

/// Divides the gap between a unit and another, or the mean member, at a node in a scored period.
///
/// # Errors
/// When one of them has no score there, or the score cannot be divided.
pub fn gap(
    plan: &Plan,
    run: &Run,
    (unit, against): (usize, Against),
    (node, period): (NodeId, usize),
) -> Result<Gap, Refusal> {
    let first = profile::of_unit(run, unit, period);
    let second = match against {
        Against::Unit(other) => profile::of_unit(run, other, period),
        Against::MeanMember => profile::of_mean_member(plan, run, period),
        Against::Zero => first.iter().map(|score| score.map(|_| 0.0)).collect(),
    };
    let code = &run.framework().node(node).code;
    if against == Against::Zero {
        check_arithmetic(plan, node)?;
    }
    let no_score = || Refusal::new("gap-no-score").with("node", code);
    let a = first[node].ok_or_else(|| no_score().about(unit))?;
    let b = second[node].ok_or_else(|| match against {
        Against::Unit(other) => no_score().about(other),
        Against::MeanMember | Against::Zero => Refusal::new("gap-no-mean-member").with("node", code),
    })?;
    let walk = Walk { plan, run, period, first, second, parts: Vec::new() };
    let parts = walk.parts(node, (a, b));
    if let Some(Part { split: Split::Undivided(reason), .. }) = parts.first() {
        let method = rule::of(plan, node).map_or("", |(slug, ..)| slug);
        let code_of = match reason {
            Reason::DependsOnUnits => "gap-depends-on-units",
            Reason::OneSided | Reason::NoDifference | Reason::NotDefined => "gap-not-defined",
        };
        return Err(Refusal::new(code_of).with("node", code).with("method", method));
    }
    Ok(Gap { first: a, second: b, parts })
}

/// Refuses contributions where a node at or below the top is no arithmetic mean.
fn check_arithmetic(plan: &Plan, top: NodeId) -> Result<(), Refusal> {
    let framework = plan.framework();
    let is_below = |node: &NodeId| {
        std::iter::successors(Some(*node), |&up| framework.node(up).parent).any(|up| up == top)
    };
    for &node in framework.bottom_up().iter().filter(|node| is_below(node)) {
        match rule::of(plan, node) {
            Some((_, _, Rule::Mean(Inner::Identity))) => {}
            other => {
                let method = other.map_or("", |(slug, ..)| slug);
                let refusal = Refusal::new("gap-zero-not-arithmetic");
                return Err(refusal.with("node", &framework.node(node).code).with("method", method));
            }
        }
    }
    Ok(())
}
