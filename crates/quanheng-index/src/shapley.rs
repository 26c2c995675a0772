//! Shapley's value of a game whose coalitions are known: the arithmetic alone.
//!
//! A game of n players is given by what each of its 2ⁿ coalitions is worth; a coalition is a number whose bits are the
//! players in it, and a position in the list of worths. The part of player i is what a coalition gains by it, averaged
//! over the orders in which the players may come together:
//! partᵢ = Σ_S in(S)·out(S ∪ i)/orders · (worth(S ∪ i) − worth(S)), S without i, where in(S) counts the ways to come to
//! S from nobody, and out(S) those to go on to all. Over all orders that is |S|!(n − |S| − 1)!/n!, Shapley's value; over
//! the orders that pass only through coalitions that can be formed, it is Faigle and Kern's. The parts add up to
//! worth(all) − worth(none) either way.
//!
//! What the players are (children of a node, causes of a change) is the caller's business.
//!
//! Sources: Shapley (1953), A value for n-person games, in Contributions to the Theory of Games II; Faigle and Kern
//! (1992), The Shapley value for cooperative games under precedence constraints, International Journal of Game Theory.
//!
//! Example: worths 0, 10, 0, 25 of none, {0}, {1} and both: player 0 gets (10 + 25)/2 = 17.5, player 1 (0 + 15)/2 = 7.5.
//! Where player 1 cannot come before player 0, there is one order, and they get 10 and 15.

/// Most players: the number of their orders times a worth must fit.
pub const MOST: usize = 12;

/// The orders in which players may come together.
#[derive(Debug, Clone)]
pub struct Orders {
    players: usize,
    /// By coalition, the ways to come to it from nobody.
    into: Vec<i64>,
    /// By coalition, the ways to go on from it to all.
    out: Vec<i64>,
}

impl Orders {
    /// All orders.
    ///
    /// # Panics
    /// When there are more than [`MOST`] players.
    #[must_use]
    pub fn all(players: usize) -> Self {
        Self::through(players, |_| true).expect("there is an order when every coalition can be formed")
    }

    /// The orders that pass only through coalitions that can be formed; `None` when there is none.
    ///
    /// # Panics
    /// When there are more than [`MOST`] players.
    #[must_use]
    pub fn through(players: usize, can_form: impl Fn(usize) -> bool) -> Option<Self> {
        assert!(players <= MOST, "the number of orders must fit");
        let all = (1_usize << players) - 1;
        let (mut into, mut out) = (vec![0_i64; all + 1], vec![0_i64; all + 1]);
        (into[0], out[all]) = (i64::from(can_form(0)), i64::from(can_form(all)));
        for coalition in (1..=all).filter(|&coalition| can_form(coalition)) {
            let last = (0..players).filter(|player| coalition >> player & 1 == 1);
            into[coalition] = last.map(|player| into[coalition & !(1 << player)]).sum();
        }
        for coalition in (0..all).rev().filter(|&coalition| can_form(coalition)) {
            let next = (0..players).filter(|player| coalition >> player & 1 == 0);
            out[coalition] = next.map(|player| out[coalition | 1 << player]).sum();
        }
        (into[all] > 0 && can_form(0)).then_some(Self { players, into, out })
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.into[self.into.len() - 1]
    }

    /// Whether any of them passes through a coalition; what others are worth is never asked.
    #[must_use]
    pub fn pass(&self, coalition: usize) -> bool {
        self.into[coalition] > 0 && self.out[coalition] > 0
    }

    /// The part of each player.
    ///
    /// # Panics
    /// When there are not 2ⁿ worths.
    #[must_use]
    pub fn values(&self, worths: &[f64]) -> Vec<f64> {
        assert_eq!(worths.len(), self.into.len(), "a worth for each coalition");
        let count = self.count() as f64;
        let part = |player: usize| {
            let gain = |(coalition, orders): (usize, i64)| {
                orders as f64 / count * (worths[coalition | 1 << player] - worths[coalition])
            };
            self.steps(player).map(gain).sum()
        };
        (0..self.players).map(part).collect()
    }

    /// The same for whole worths without any rounding: each part times [`Orders::count`].
    ///
    /// # Panics
    /// When there are not 2ⁿ worths.
    #[must_use]
    pub fn numerators(&self, worths: &[i64]) -> Vec<i64> {
        assert_eq!(worths.len(), self.into.len(), "a worth for each coalition");
        let part = |player: usize| {
            let gain = |(coalition, orders): (usize, i64)| {
                orders * (worths[coalition | 1 << player] - worths[coalition])
            };
            self.steps(player).map(gain).sum()
        };
        (0..self.players).map(part).collect()
    }

    /// The coalitions a player joins, with the number of orders in which it does.
    fn steps(&self, player: usize) -> impl Iterator<Item = (usize, i64)> + '_ {
        (0..self.into.len())
            .filter(move |coalition| coalition >> player & 1 == 0)
            .map(move |coalition| (coalition, self.into[coalition] * self.out[coalition | 1 << player]))
            .filter(|&(_, orders)| orders > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_example() {
        let all = Orders::all(2);
        assert_eq!(all.values(&[0.0, 10.0, 0.0, 25.0]), [17.5, 7.5]);
        assert_eq!((all.numerators(&[0, 10, 0, 25]), all.count()), (vec![35, 15], 2));
        let one = Orders::through(2, |coalition| coalition != 0b10).unwrap();
        assert_eq!(one.values(&[0.0, 10.0, f64::NAN, 25.0]), [10.0, 15.0]);
        assert_eq!((one.count(), one.pass(0b01), one.pass(0b10)), (1, true, false));
    }

    /// By hand: the glove game. Players 0 and 1 have a left glove each, player 2 the only right one; a pair is worth 1.
    /// Of the 6 orders, player 0 completes the first pair in one (2, 0, 1), player 1 in one (2, 1, 0), player 2 in four.
    /// Where player 2 cannot come first, four orders are left, in all of which it completes the pair.
    #[test]
    fn the_glove_game() {
        let worths = [0, 0, 0, 0, 0, 1, 1, 1];
        assert_eq!(Orders::all(3).numerators(&worths), [1, 1, 4]);
        let late = Orders::through(3, |coalition| coalition != 0b100).unwrap();
        assert_eq!((late.numerators(&worths), late.count()), (vec![0, 0, 4], 4));
    }

    /// |S|!(n − |S| − 1)!/n! for n = 12: of the 12! orders, player 0 joins nobody in 11!.
    #[test]
    fn counts_are_factorials() {
        let orders = Orders::all(MOST);
        assert_eq!(orders.count(), 479_001_600);
        assert_eq!(orders.steps(0).next(), Some((0, 39_916_800)));
    }

    #[test]
    fn no_player_no_part_and_no_order_no_value() {
        assert!(Orders::all(0).values(&[3.0]).is_empty());
        assert_eq!(Orders::all(1).values(&[1.0, 3.5]), [2.5]);
        assert!(Orders::through(2, |coalition| coalition.count_ones() != 1).is_none());
    }
}
