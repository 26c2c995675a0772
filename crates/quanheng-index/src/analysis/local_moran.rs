//! # local-moran
//!
//! Where neighbours are alike: Iᵢ = zᵢ/m₂ · Σⱼwᵢⱼzⱼ, z = x − m, m₂ = Σz²/n, with row-standardised weights as in
//! `moran`. The Iᵢ of all units sum to S₀ times the global I. The quadrant says how: *high-high* and *low-low* are
//! clusters (a unit above, or not above, the mean among neighbours whose mean is so too), *high-low* and *low-high*
//! are outliers.
//!
//! p by conditional permutation: the unit keeps its value, the values of all others are dealt out to its neighbours as
//! often as asked, and p = (1 + r)/(1 + permutations), with r how many of these Iᵢ are at least (at most, if these are
//! fewer) as great as the observed one: one-sided.
//!
//! - One test for each unit: with 31 units one or two have p < 0.05 by chance. Read a map of them with that in mind, or
//!   ask for a smaller p.
//! - A unit without a value, or without a neighbour that has one, has no Iᵢ. Refused as `moran` is. Ties and zeros need
//!   no care. Same seed, same p, on every machine.
//! - PySAL's esda divides by Σz²/(n − 1), so its Iᵢ are (n − 1)/n of these; quadrants and the meaning of p are the same.
//! - Source: Anselin (1995), "Local indicators of spatial association – LISA", Geographical Analysis 27(2), 93–115,
//!   equation 12.
//! - Example: four units in a row with 1, 2, 3, 4: z = −1.5, −0.5, 0.5, 1.5, m₂ = 1.25, the neighbours' means of z are
//!   −0.5, −0.5, 0.5, 0.5: I = 0.6, 0.2, 0.2, 0.6, which sum to 4 · 0.4.

use super::moran::{Neighbours, TIED, check};
use crate::refusal::Refusal;
use crate::statistics::{mean, sum};
use crate::stream::Replicate;

/// A unit among its neighbours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalMoran {
    /// Iᵢ.
    pub index: f64,
    /// Weighted mean of the neighbours' values.
    pub neighbours: f64,
    /// Which kind of neighbourhood.
    pub quadrant: Quadrant,
    /// One-sided, by conditional permutation; `None` without any.
    pub p: Option<f64>,
}

/// A unit and the mean of its neighbours, each above the mean of all (high) or not (low).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// High among high.
    HighHigh,
    /// Low among low.
    LowLow,
    /// High among low.
    HighLow,
    /// Low among high.
    LowHigh,
}

impl Quadrant {
    /// The word used in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::HighHigh => "high-high",
            Self::LowLow => "low-low",
            Self::HighLow => "high-low",
            Self::LowHigh => "low-high",
        }
    }

    const fn of(is_high: bool, are_high: bool) -> Self {
        match (is_high, are_high) {
            (true, true) => Self::HighHigh,
            (false, false) => Self::LowLow,
            (true, false) => Self::HighLow,
            (false, true) => Self::LowHigh,
        }
    }
}

/// By row; `None` for a unit without a value or without a neighbour that has one.
///
/// # Errors
/// With fewer than three units, all values equal, or no neighbours.
///
/// # Panics
/// When the neighbours are those of another number of units.
pub fn of(
    values: &[Option<f64>],
    neighbours: &Neighbours,
    permutations: u64,
    replicate: Replicate,
) -> Result<Vec<Option<LocalMoran>>, Refusal> {
    let weights = neighbours.among(values);
    let present: Vec<f64> = values.iter().copied().flatten().collect();
    check(&present, weights.iter().filter(|links| links.is_empty()).count())?;
    let centre = mean(&present).unwrap_or(0.0);
    let z: Vec<f64> = present.iter().map(|value| value - centre).collect();
    let spread = sum(&z.iter().map(|z| z * z).collect::<Vec<_>>()) / z.len() as f64;
    let local = |at: usize| {
        let links = &weights[at];
        (!links.is_empty()).then(|| {
            let lag = sum(&links.iter().map(|&(j, w)| w * z[j]).collect::<Vec<_>>());
            let index = z[at] * lag / spread;
            let dealt = || Dealt { z: &z, at, links, spread };
            let p = (permutations > 0).then(|| dealt().p(index, permutations, replicate));
            LocalMoran { index, neighbours: centre + lag, quadrant: Quadrant::of(z[at] > 0.0, lag > 0.0), p }
        })
    };
    let mut positions = 0..present.len();
    Ok(values.iter().map(|value| value.and_then(|_| positions.next()).and_then(local)).collect())
}

/// A unit that keeps its value while those of the others are dealt out.
struct Dealt<'a> {
    z: &'a [f64],
    at: usize,
    links: &'a [(usize, f64)],
    spread: f64,
}

impl Dealt<'_> {
    fn p(&self, index: f64, permutations: u64, replicate: Replicate) -> f64 {
        let mut others: Vec<f64> = self.z.to_vec();
        others.swap_remove(self.at);
        let mut stream = replicate.stream([self.at as u64, 0, 0]);
        let mut above = 0;
        for _ in 0..permutations {
            // The first places of a shuffle; what earlier rounds left makes no order likelier.
            for place in 0..self.links.len() {
                let left = (others.len() - place) as u64;
                others.swap(place, place + stream.below(left) as usize);
            }
            let lag: f64 = self.links.iter().zip(&others).map(|(&(_, w), z)| w * z).sum();
            above += u64::from(self.z[self.at] * lag / self.spread >= index - TIED);
        }
        (above.min(permutations - above) + 1) as f64 / (permutations + 1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::super::moran::Moran;
    use super::*;

    const SEED: Replicate = Replicate { seed: 1, number: 0 };

    fn row(units: usize) -> Neighbours {
        let links = (1..units).flat_map(|k| [(k - 1, k, 1.0), (k, k - 1, 1.0)]);
        Neighbours::new(units, &links.collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn the_page_example_and_a_unit_without_value() {
        let values = [Some(1.0), Some(2.0), Some(3.0), Some(4.0), None];
        let local = of(&values, &row(5), 0, SEED).unwrap();
        for (local, want) in local.iter().flatten().zip([0.6, 0.2, 0.2, 0.6]) {
            assert!((local.index - want).abs() < 1e-15 && local.p.is_none());
        }
        assert_eq!(local[4], None);
        let words: Vec<_> = local.iter().flatten().map(|local| local.quadrant.slug()).collect();
        assert_eq!(words, ["low-low", "low-low", "high-high", "high-high"]);
        assert_eq!(local[0].unwrap().neighbours, 2.0);
    }

    #[test]
    fn they_sum_to_the_global_index() {
        let values: Vec<_> = [3.0, 7.5, 1.0, 9.0, 4.0, 4.0, 2.0].map(Some).to_vec();
        let local = of(&values, &row(7), 99, SEED).unwrap();
        let total: f64 = local.iter().flatten().map(|local| local.index).sum();
        assert!((total - 7.0 * Moran::of(&values, &row(7), 0, SEED).unwrap().index).abs() < 1e-13);
        assert_eq!(local, of(&values, &row(7), 99, SEED).unwrap());
        assert_eq!(local[3].unwrap().quadrant, Quadrant::HighLow);
    }

    /// The end of the row beside the greatest value of eight: of the seven others, one gives an I as great. p tends to
    /// 1/7.
    #[test]
    fn p_counts_the_deals_as_great() {
        let values: Vec<_> = [9.0, 20.0, 1.0, 3.0, 2.0, 1.5, 2.5, 0.5].map(Some).to_vec();
        let local = of(&values, &row(8), 9999, SEED).unwrap();
        // Four standard errors of 9,999 draws.
        assert!((local[0].unwrap().p.unwrap() - 1.0 / 7.0).abs() < 0.014);
    }

    #[test]
    fn refused_as_the_global_index_is() {
        assert_eq!(of(&[Some(1.0); 4], &row(4), 0, SEED).unwrap_err().code, "analysis-all-equal");
    }
}
