//! The most plausible bundle: catching up with the peers, everywhere at once and no further than needed.
//!
//! For a share t from 0 to 1, every indicator in which the unit is worse than its peers' quantile t (of goodness,
//! type 7) is brought to that quantile; the others stay as they are. The bundle is the smallest t at which the goal
//! is reached, found by quarters and halving to a millionth, and the answer is the result of a run that reached the
//! goal.
//!
//! Why this one: each value in it is what peers have today, so that it has been shown to be possible; moves begin
//! where the unit lags most; nothing needs a price or a trade-off between indicators, as a least sum of squared moves
//! would; and one number says how ambitious it is (t = 0.5: the median of the peers everywhere).
//!
//! - Quantiles are taken after the denominate step and turned back into what this unit would report. Indicators the
//!   unit does not report, that are derived, or that fewer than 3 peers have, stay as they are.
//! - Even with the best of the peers everywhere, t = 1, the goal may not be reached: then there is no bundle.
//!
//! Source: the quantile of type 7 is Hyndman and Fan (1996); the definition of the bundle is ours.
//!
//! Example: peers have 10, 20, 30 and 5, 7, 9, more is better, and the unit reports 10 and 8: at t = 0.25 the first
//! becomes 15 and the second stays; at t = 1 they become 30 and 9.

use crate::explain::peers::{FEWEST, Peers};
use crate::explain::range::Lever;
use crate::explain::reach::{Change, Position, Search, smallest};
use crate::framework::{Direction, NodeId};
use crate::statistics::quantile;

/// To which t is found.
pub const TOLERANCE: f64 = 1e-6;

/// Changes that together reach the goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The quantile of the peers to which the unit catches up.
    pub share: f64,
    /// What changes, in the order of the framework.
    pub changes: Vec<Change>,
    /// Where it leads.
    pub position: Position,
}

/// The bundle for a goal, or where the best of the peers everywhere would lead.
///
/// # Errors
/// The position at t = 1, when that does not reach the goal; `None` where that run is refused.
pub fn bundle(search: &Search, peers: &Peers) -> Result<Bundle, Option<Position>> {
    let levers: Vec<Pull> =
        search.leaves().iter().filter_map(|&leaf| Pull::of(search, peers, leaf)).collect();
    let moves = |share: f64| levers.iter().filter_map(|pull| pull.change(share)).collect::<Vec<_>>();
    let values = |share: f64| moves(share).iter().map(|change| (change.node, change.to)).collect::<Vec<_>>();
    let at = |share: f64| search.reached_with(&values(share));
    let found = at(0.0).map(|position| (0.0, position)).or_else(|| smallest(TOLERANCE, at));
    match found {
        Some((share, position)) => Ok(Bundle { share, changes: moves(share), position }),
        None => Err(search.position_with(&values(1.0))),
    }
}

/// An indicator and what the peers have.
struct Pull {
    lever: Lever,
    range: (f64, f64),
    /// Ascending.
    peers: Vec<f64>,
}

impl Pull {
    fn of(search: &Search, peers: &Peers, leaf: NodeId) -> Option<Self> {
        let lever = Lever::of(search, leaf).ok()?;
        let range = lever.range()?;
        let peers = lever.of_rows(&peers.rows);
        (peers.len() >= FEWEST).then_some(Self { lever, range, peers })
    }

    /// The move to the peers' quantile, if that is better than what is reported.
    fn change(&self, share: f64) -> Option<Change> {
        let p = match self.lever.direction {
            Direction::Positive => share,
            Direction::Negative => 1.0 - share,
        };
        let to = quantile(&self.peers, p)?;
        let Lever { node, from, .. } = self.lever;
        self.lever.is_better(to, from).then_some(Change { node, from, to, range: self.range })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pull(direction: Direction, from: f64, peers: &[f64]) -> Pull {
        let members = peers.iter().copied().enumerate().collect();
        let range = (peers[0], peers[peers.len() - 1]);
        Pull { lever: Lever { node: 0, direction, from, members }, range, peers: peers.to_vec() }
    }

    /// By hand; in the negative direction the third quartile of the values is the first of goodness.
    #[test]
    fn the_page_example() {
        let to = |pull: &Pull, share| pull.change(share).map(|change| change.to);
        let (first, second) = (
            pull(Direction::Positive, 10.0, &[10.0, 20.0, 30.0]),
            pull(Direction::Positive, 8.0, &[5.0, 7.0, 9.0]),
        );
        assert_eq!((to(&first, 0.25), to(&second, 0.25)), (Some(15.0), None));
        assert_eq!((to(&first, 1.0), to(&second, 1.0)), (Some(30.0), Some(9.0)));
        assert_eq!(to(&pull(Direction::Negative, 28.0, &[10.0, 20.0, 30.0]), 0.25), Some(25.0));
    }
}
