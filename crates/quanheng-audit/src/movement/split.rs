//! The split of each unit's change into parts.

use quanheng_index::Place;
use quanheng_index::shapley::Orders;

use super::common::Common;
use super::edition::{Edition, Side};
use super::fraction::Fraction;
use super::mixture::{Factor, Mixture};
use super::rebuild::{Outcome, halves};

/// One unit in both editions.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitMovement {
    /// Its code.
    pub code: String,
    /// Its row in the old edition and in the new one.
    pub rows: [Option<usize>; 2],
    /// Its scores.
    pub scores: [Option<f64>; 2],
    /// Its places.
    pub places: [Option<Place>; 2],
    /// What made the difference.
    pub split: Split,
}

impl UnitMovement {
    /// New score less old score.
    #[must_use]
    pub fn score_change(&self) -> Option<f64> {
        Some(self.scores[1]? - self.scores[0]?)
    }

    /// Places gained; negative when lost.
    #[must_use]
    pub fn gained(&self) -> Option<Fraction> {
        let [old, new] = self.places.map(halves);
        Some(Fraction::new(old? - new?, 2))
    }
}

/// What a change is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Split {
    /// Parts that add up to it.
    Parts(Parts),
    /// A score in the new edition only.
    Entered,
    /// A score in the old edition only.
    Left,
    /// A score in neither.
    Unscored,
    /// Scored in both, but not in this rebuild.
    Broken(Mixture),
}

/// Parts by factor, in the order of [`Movement::factors`](super::Movement::factors).
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// Of the change of score.
    pub score: Vec<f64>,
    /// Of the places gained; `None` for a unit that is not ranked in both editions and every rebuild.
    pub rank: Option<Vec<Fraction>>,
}

/// What the parts are worked out from.
pub(super) struct Game<'a> {
    pub(super) editions: &'a [Edition<'a>; 2],
    pub(super) common: &'a Common,
    /// All factors that differ.
    pub(super) factors: &'a [Factor],
    /// Those that play: all but the units, who leave before and enter after.
    pub(super) players: &'a [Factor],
    pub(super) orders: &'a Orders,
    /// By coalition of the players; `None` where no order passes.
    pub(super) rebuilds: &'a [Option<Outcome>],
}

pub(super) fn units(game: &Game) -> Vec<UnitMovement> {
    let Game { editions, common, .. } = game;
    let [old, new] = editions.each_ref().map(|edition| edition.panel.units());
    let mut twin_of_new = vec![None; new.len()];
    for (at, unit) in common.units.iter().enumerate() {
        twin_of_new[unit.rows[1]] = Some(at);
    }
    let of_new = (0..new.len()).map(|row| {
        let rows = [old.find(&new.get(row).code), Some(row)];
        game.unit(&new.get(row).code, rows, twin_of_new[row])
    });
    let gone = (0..old.len()).filter(|&row| new.find(&old.get(row).code).is_none());
    let of_old = gone.map(|row| game.unit(&old.get(row).code, [Some(row), None], None));
    of_new.chain(of_old).collect()
}

impl Game<'_> {
    fn unit(&self, code: &str, rows: [Option<usize>; 2], twin: Option<usize>) -> UnitMovement {
        let side = |side: Side| (rows[side as usize], &self.editions[side as usize]);
        let scores = Side::BOTH.map(side).map(|(row, edition)| edition.score(row?));
        let places = Side::BOTH.map(side).map(|(row, edition)| edition.place(row?));
        let split = match (scores, twin) {
            ([Some(old), Some(new)], Some(at)) => self.split(at, [old, new], places.map(halves)),
            ([None, None], _) => Split::Unscored,
            ([_, None], _) => Split::Left,
            ([None, _], _) => Split::Entered,
            // Members of both that only one scores are no twins, so there is nobody here.
            ([Some(_), Some(_)], None) => Split::Unscored,
        };
        UnitMovement { code: code.to_owned(), rows, scores, places, split }
    }

    fn split(&self, at: usize, own: [f64; 2], own_halves: [Option<i64>; 2]) -> Split {
        let passed = |coalition: &usize| self.orders.pass(*coalition);
        let lacks = |coalition: &usize| self.outcome(*coalition, |of| of.scores[at]).is_none();
        if let Some(lacking) = (0..self.rebuilds.len()).filter(passed).find(lacks) {
            return Split::Broken(Mixture::of(self.players, lacking));
        }
        // What no order passes is never asked for.
        let all = 0..self.rebuilds.len();
        let scores: Vec<f64> =
            all.clone().map(|coalition| self.outcome(coalition, |of| of.scores[at]).unwrap_or(0.0)).collect();
        let is_ranked =
            all.clone().filter(passed).all(|coalition| self.outcome(coalition, |of| of.halves[at]).is_some());
        let halves: Vec<i64> =
            all.map(|coalition| self.outcome(coalition, |of| of.halves[at]).unwrap_or(0)).collect();
        let halves = own_halves[0].zip(own_halves[1]).filter(|_| is_ranked).map(|own| (halves, own));
        Split::Parts(Parts {
            score: self.score_parts(&scores, own),
            rank: halves.map(|(halves, (old, new))| self.rank_parts(&halves, [old, new])),
        })
    }

    /// What a coalition gives, if it was rebuilt.
    fn outcome<T>(&self, coalition: usize, of: impl Fn(&Outcome) -> Option<T>) -> Option<T> {
        self.rebuilds[coalition].as_ref().and_then(of)
    }

    fn score_parts(&self, worths: &[f64], [old, new]: [f64; 2]) -> Vec<f64> {
        let (first, last) = (worths[0], worths[worths.len() - 1]);
        let parts = self.orders.values(worths);
        self.by_factor(&parts, (first - old) + (new - last))
    }

    /// A gain is a smaller place, so worths are negative places.
    fn rank_parts(&self, halves: &[i64], [old, new]: [i64; 2]) -> Vec<Fraction> {
        let worths: Vec<i64> = halves.iter().map(|half| -half).collect();
        let (first, last) = (worths[0], worths[worths.len() - 1]);
        let orders = self.orders.count();
        let parts = self.orders.numerators(&worths);
        let numerators = self.by_factor(&parts, orders * ((first + old) + (-new - last)));
        numerators.into_iter().map(|numerator| Fraction::new(numerator, 2 * orders)).collect()
    }

    fn by_factor<T: Copy>(&self, parts: &[T], units: T) -> Vec<T> {
        let mut parts = parts.iter().copied();
        let part = |factor: &Factor| if *factor == Factor::Units { Some(units) } else { parts.next() };
        self.factors.iter().filter_map(part).collect()
    }
}
