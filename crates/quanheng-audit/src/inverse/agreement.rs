//! The best agreement any weights reach: how many of the published pairs can be in order at once.
//!
//! With N pairs of which K are in order, Kendall's τ = 2K/N − 1; a tie counts against, because it does not say what
//! was published. (Kemeny's distance to the published order is N − K.) The greatest K is found by branch and bound
//! with proof, or, when the search is stopped, stated with a bound.

use quanheng_index::statistics::linear::dot;

use super::explore::Ground;
use super::fit::widest;

/// How far agreement can go.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Number of pairs.
    pub pairs: usize,
    /// Pairs in order under `weights`.
    pub kept: usize,
    /// No weights have more in order; the same as `kept` when the search came to its end.
    pub at_most: usize,
    /// The weights: those with the greatest least lead among all that keep the same pairs.
    pub weights: Vec<f64>,
    /// Pairs out of order under them, by position.
    pub broken: Vec<usize>,
    /// Pieces of the space of weights that were looked at.
    pub looked_at: u64,
}

impl Agreement {
    /// Kendall's τ with so many pairs in order.
    #[must_use]
    pub fn tau(kept: usize, pairs: usize) -> f64 {
        2.0 * kept as f64 / pairs as f64 - 1.0
    }

    /// Whether nothing better exists.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.kept == self.at_most
    }

    /// Searches. `rows` are those of the pairs, one after the other, with what a lead must be taken off.
    pub(crate) fn of(ground: &Ground, rows: &[f64], budget: u64) -> Option<Self> {
        let parts = ground.parts;
        let pairs = rows.len() / parts;
        let found = ground.fewest_broken(rows, budget)?;
        let holds = |weights: &[f64], at: usize| dot(&rows[at * parts..(at + 1) * parts], weights) >= 0.0;
        let (broken, kept): (Vec<usize>, Vec<usize>) = (0..pairs).partition(|&at| !holds(&found.weights, at));
        let kept_rows: Vec<f64> =
            kept.iter().flat_map(|&at| rows[at * parts..(at + 1) * parts].iter().copied()).collect();
        // The middle of the region, not its rim.
        let centred = widest(ground, &kept_rows).map(|(_, weights)| weights);
        let centred = centred.filter(|weights| kept.iter().all(|&at| holds(weights, at)));
        Some(Self {
            pairs,
            kept: pairs - broken.len(),
            at_most: pairs - found.at_least,
            weights: centred.unwrap_or(found.weights),
            broken,
            looked_at: found.looked_at,
        })
    }
}
