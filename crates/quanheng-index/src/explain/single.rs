//! The least change in one indicator: for each leaf alone, the value the unit would have to report.
//!
//! From the value reported, the search goes towards the best that a member has today (see the range below), in
//! quarters of that way until the goal is reached, then by halving to a millionth of the way. The answer is the result
//! of a run that reached the goal; a value a millionth of the way nearer to the reported one did not reach it. This
//! is the smallest change where more is never worse, or where the goal is not reached and lost again within a quarter
//! of the way; treating outliers may break that rule.
//!
//! - The range: the best that a member has, compared after the denominate step, turned back into what this unit
//!   would report. An indicator that does not reach the goal even there is told as such, with where it leads.
//! - Not reported, derived, and indicators already at the best are told as such. Denominators are not changed.
//!
//! Example: goalposts 0 and 100, weights 1 and 1, the unit reports 40 and 60 (score 50), the next one has 55 and the
//! best in the first indicator is 80: 50 in the first is enough to share the place.

use rayon::prelude::*;

use crate::explain::range::Lever;
use crate::explain::reach::{Change, Position, Search, Stuck, smallest};
use crate::framework::NodeId;

/// Share of the way to the best member to which a change is found.
pub const TOLERANCE: f64 = 1e-6;

/// What one indicator can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Single {
    /// The indicator.
    pub node: NodeId,
    /// The smallest change that reaches the goal, or why there is none.
    pub answer: Result<(Change, Position), Stuck>,
    /// The most that was tried, and where it leads, when that does not reach the goal.
    pub most: Option<(Change, Position)>,
}

/// Asks of every indicator below the node of the goal what change of it alone would do.
#[must_use]
pub fn singles(search: &Search) -> Vec<Single> {
    let leaves = search.leaves();
    leaves.into_par_iter().map(|node| single(search, node)).collect()
}

fn single(search: &Search, node: NodeId) -> Single {
    let stuck = |reason| Single { node, answer: Err(reason), most: None };
    let lever = match Lever::of(search, node) {
        Ok(lever) => lever,
        Err(reason) => return stuck(reason),
    };
    let (Some(range), Some(best)) = (lever.range(), lever.best()) else { return stuck(Stuck::AtBest) };
    if !lever.is_better(best, lever.from) {
        return stuck(Stuck::AtBest);
    }
    let value = |step: f64| if step < 1.0 { lever.from + step * (best - lever.from) } else { best };
    let change = |step: f64| Change { node, from: lever.from, to: value(step), range };
    match smallest(TOLERANCE, |step| search.reached_with(&[(node, value(step))])) {
        Some((step, position)) => Single { node, answer: Ok((change(step), position)), most: None },
        None => Single {
            node,
            answer: Err(Stuck::OutOfRange),
            most: search.position_with(&[(node, best)]).map(|position| (change(1.0), position)),
        },
    }
}
