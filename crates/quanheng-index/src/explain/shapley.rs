//! Shapley's value: divides f(first) − f(second) among the children that differ.
//!
//! Starting from the second profile, children are switched to what the first has, one after another, missing
//! included; each is credited with what the score then changes by, averaged over orders of switching. Whatever the
//! orders, the parts of one order add up to the whole difference, so their averages do, too.
//!
//! - Up to [`EXACT`] children that differ: all orders, by the formula over all subsets ([`Orders`]).
//! - More: 2n orders: the order of the framework and its reverse, each begun at every child in turn, so that every
//!   child stands at every place equally often.
//! - Where f has no score for some switched profile (too little present, not defined), there is no division.
//!
//! Source: Shapley (1953), A value for n-person games, in Contributions to the Theory of Games II; for decompositions
//! of an index Shorrocks (2013), Decomposition procedures for distributional analysis: a unified framework based on
//! the Shapley value, Journal of Economic Inequality 11.
//!
//! Example: f = x·y from (1, 2) to (3, 5): x gets (2·2 + 2·5)/2 = 7, y (3·1 + 3·3)/2 = 6, together 15 − 2 = 13.

use crate::aggregate::profiles::Setting;
use crate::shapley::Orders;

/// Most children for which all orders are taken.
pub(super) const EXACT: usize = 12;

/// The score of both profiles and the part of each child; `None` where the method has no score on the way.
pub(super) struct Division {
    pub(super) first: f64,
    pub(super) second: f64,
    pub(super) parts: Vec<f64>,
}

pub(super) fn divide(setting: &Setting, first: &[f64], second: &[f64]) -> Option<Division> {
    divide_by(first, second, |profiles| setting.scores(profiles).ok()?.into_iter().map(Result::ok).collect())
}

/// The same for any function of many profiles at once.
fn divide_by(
    first: &[f64],
    second: &[f64],
    score: impl Fn(&[Vec<f64>]) -> Option<Vec<f64>>,
) -> Option<Division> {
    let is_same = |child: &usize| {
        let (a, b) = (first[*child], second[*child]);
        a == b || (a.is_nan() && b.is_nan())
    };
    let players: Vec<usize> = (0..first.len()).filter(|child| !is_same(child)).collect();
    let game = Game { first, second, players: &players };
    let of_players = if players.len() <= EXACT { game.exact(&score)? } else { game.rotated(&score)? };
    let [first_score, second_score] = score(&[first.to_vec(), second.to_vec()])?[..] else { return None };
    let mut parts = vec![0.0; first.len()];
    for (&player, part) in players.iter().zip(of_players) {
        parts[player] = part;
    }
    Some(Division { first: first_score, second: second_score, parts })
}

struct Game<'a> {
    first: &'a [f64],
    second: &'a [f64],
    /// Children that differ.
    players: &'a [usize],
}

impl Game<'_> {
    /// The second profile with some players switched to the first.
    fn profile(&self, switched: impl Iterator<Item = usize>) -> Vec<f64> {
        let mut profile = self.second.to_vec();
        for player in switched {
            profile[self.players[player]] = self.first[self.players[player]];
        }
        profile
    }

    /// Over all subsets; a subset is a number whose bits are the players in it.
    fn exact(&self, score: &impl Fn(&[Vec<f64>]) -> Option<Vec<f64>>) -> Option<Vec<f64>> {
        let count = self.players.len();
        let members = |subset: usize| (0..count).filter(move |player| subset >> player & 1 == 1);
        let profiles: Vec<Vec<f64>> = (0..1 << count).map(|subset| self.profile(members(subset))).collect();
        Some(Orders::all(count).values(&score(&profiles)?))
    }

    /// Over the framework's order and its reverse, begun at each player.
    fn rotated(&self, score: &impl Fn(&[Vec<f64>]) -> Option<Vec<f64>>) -> Option<Vec<f64>> {
        let count = self.players.len();
        let mut parts = vec![0.0; count];
        for start in 0..count {
            let forward: Vec<usize> = (0..count).map(|step| (start + step) % count).collect();
            let backward: Vec<usize> = forward.iter().rev().copied().collect();
            for order in [forward, backward] {
                let so_far = |many: usize| self.profile(order[..many].iter().copied());
                let scores = score(&(0..=count).map(so_far).collect::<Vec<_>>())?;
                for (step, &player) in order.iter().enumerate() {
                    parts[player] += (scores[step + 1] - scores[step]) / (2 * count) as f64;
                }
            }
        }
        Some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(profiles: &[Vec<f64>]) -> Option<Vec<f64>> {
        Some(profiles.iter().map(|profile| profile.iter().product()).collect())
    }

    #[test]
    fn the_page_example() {
        let division = divide_by(&[3.0, 5.0], &[1.0, 2.0], product).unwrap();
        assert_eq!(division.parts, [7.0, 6.0]);
        assert_eq!((division.first, division.second), (15.0, 2.0));
    }

    /// By hand for x·y·z from (1, 1, 1) to (2, 3, 1): z does not differ, x (1·1 + 1·3)/2 = 2, y (2·1 + 2·2)/2 = 3.
    #[test]
    fn who_does_not_differ_gets_nothing() {
        assert_eq!(divide_by(&[2.0, 3.0, 1.0], &[1.0; 3], product).unwrap().parts, [2.0, 3.0, 0.0]);
        assert_eq!(divide_by(&[2.0; 2], &[2.0; 2], product).unwrap().parts, [0.0; 2]);
    }

    #[test]
    fn of_many_children_the_parts_still_add_up() {
        for count in [EXACT, EXACT + 1, 20] {
            let first: Vec<f64> = (0..count).map(|k| 1.0 + k as f64 / 50.0).collect();
            let division = divide_by(&first, &vec![1.0; count], product).unwrap();
            let total: f64 = division.parts.iter().sum();
            assert!((total - (division.first - 1.0)).abs() < 1e-12, "{total}");
            assert!(division.parts.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", division.parts);
        }
    }

    #[test]
    fn without_a_score_on_the_way_there_is_no_division() {
        let some =
            |profiles: &[Vec<f64>]| product(profiles).filter(|all| all.iter().all(|&score| score != 10.0));
        assert!(divide_by(&[3.0, 5.0], &[1.0, 2.0], some).is_some());
        assert!(divide_by(&[5.0, 5.0], &[1.0, 2.0], some).is_none());
    }
}
