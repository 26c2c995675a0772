//! # moran
//!
//! Moran's I, whether neighbours are alike: I = n/S₀ · ΣΣwᵢⱼzᵢzⱼ/Σz², z = x − m, with the weights of each unit's
//! neighbours scaled to sum to 1 (row-standardised), so that S₀ is the number of units with a neighbour. Near 1:
//! alike; −1/(n − 1): as by chance; below: unlike.
//!
//! Two tests. Normal: under independent normal values I has the mean −1/(n − 1) and the variance
//! (n²S₁ − nS₂ + 3S₀²)/((n² − 1)S₀²) − 1/(n − 1)², S₁ = ½ΣΣ(wᵢⱼ + wⱼᵢ)², S₂ = Σ(wᵢ. + w.ᵢ)²; two-sided p. Permutation: the
//! values are dealt out anew to the units as often as asked, and p = (1 + r)/(1 + permutations), with r how many of
//! these I are at least (at most, if these are fewer) as great as the observed one: one-sided.
//!
//! - A unit without a value is left out, and its neighbours' weights are scaled anew. A unit without a neighbour that has
//!   a value counts in n and m but has no part in ΣΣ; their number is given. Refused: fewer than three units, all values
//!   equal, no two neighbours left.
//! - Same seed, same p, on every machine. PySAL's esda has the same I, both p and the same treatment of islands; its
//!   permutations come from a global generator. R's spdep leaves islands out of n.
//! - Source: Moran (1950), "Notes on continuous stochastic phenomena", Biometrika 37, 17–23; moments: Cliff and Ord
//!   (1981), Spatial Processes; p of permutations: Anselin (1995), Geographical Analysis 27(2), 93–115.
//! - Example: four units in a row with 1, 2, 3, 4: z = −1.5, −0.5, 0.5, 1.5, the neighbours' means of z are −0.5, −0.5,
//!   0.5, 0.5; I = 4/4 · 2/5 = 0.4.

use crate::refusal::Refusal;
use crate::statistics::{mean, normal_two_sided, sum};
use crate::stream::Replicate;

/// Who is whose neighbour, with weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbours(Vec<Vec<(usize, f64)>>);

/// A neighbour that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NeighboursError {
    /// A row beyond the last unit.
    #[error("there is no unit in row {row}")]
    NoSuchUnit {
        /// The row.
        row: usize,
    },
    /// A unit is its own neighbour.
    #[error("the unit in row {row} cannot be its own neighbour")]
    Itself {
        /// The row.
        row: usize,
    },
    /// A weight is not a positive number.
    #[error("the weight between rows {from} and {to} is not a positive number")]
    Weight {
        /// The unit.
        from: usize,
        /// Its neighbour.
        to: usize,
    },
}

impl Neighbours {
    /// From triples unit, neighbour, weight. Being a neighbour is not taken to be mutual: give both. A pair given twice
    /// has the sum of its weights.
    ///
    /// # Errors
    /// When a row is no unit, a unit its own neighbour, or a weight not a positive number.
    pub fn new(units: usize, links: &[(usize, usize, f64)]) -> Result<Self, NeighboursError> {
        let mut table = vec![Vec::new(); units];
        for &(from, to, weight) in links {
            if let Some(row) = [from, to].into_iter().find(|&row| row >= units) {
                return Err(NeighboursError::NoSuchUnit { row });
            }
            if from == to {
                return Err(NeighboursError::Itself { row: from });
            }
            if !(weight > 0.0 && weight.is_finite()) {
                return Err(NeighboursError::Weight { from, to });
            }
            table[from].push((to, weight));
        }
        table.iter_mut().for_each(merge);
        Ok(Self(table))
    }

    /// Row-standardised among the units that have a value; positions count these only.
    pub(super) fn among(&self, values: &[Option<f64>]) -> Vec<Vec<(usize, f64)>> {
        let mut position = vec![None; values.len()];
        let present = (0..values.len()).filter(|&row| values[row].is_some());
        present.enumerate().for_each(|(at, row)| position[row] = Some(at));
        let row = |links: &Vec<(usize, f64)>| {
            let kept: Vec<_> =
                links.iter().filter_map(|&(to, weight)| Some((position[to]?, weight))).collect();
            let total = sum(&kept.iter().map(|link| link.1).collect::<Vec<_>>());
            kept.into_iter().map(|(to, weight)| (to, weight / total)).collect()
        };
        let present = self.0.iter().zip(values).filter(|(_, value)| value.is_some());
        present.map(|(links, _)| row(links)).collect()
    }
}

/// Sorts by neighbour and joins what stands twice.
fn merge(links: &mut Vec<(usize, f64)>) {
    links.sort_by_key(|link| link.0);
    links.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        earlier.1 += if same { later.1 } else { 0.0 };
        same
    });
}

/// Moran's I with its tests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moran {
    /// I.
    pub index: f64,
    /// −1/(n − 1).
    pub expected: f64,
    /// Under independent normal values.
    pub variance: f64,
    /// (I − expected)/√variance.
    pub z: f64,
    /// Two-sided, by the normal distribution.
    pub normal_p: f64,
    /// One-sided, by permutation; `None` without any.
    pub permutation_p: Option<f64>,
    /// Number of units with a value.
    pub units: usize,
    /// How many of them have no neighbour with a value.
    pub islands: usize,
}

impl Moran {
    /// Of the units that have a value. Permutations are numbered from `replicate.number` on.
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
    ) -> Result<Self, Refusal> {
        assert_eq!(values.len(), neighbours.0.len(), "neighbours of the same units");
        let present: Vec<f64> = values.iter().copied().flatten().collect();
        let weights = neighbours.among(values);
        let islands = weights.iter().filter(|links| links.is_empty()).count();
        check(&present, islands)?;
        let centre = mean(&present).unwrap_or(0.0);
        let z: Vec<f64> = present.iter().map(|value| value - centre).collect();
        let (units, total) = (present.len(), present.len() - islands);
        let index = autocorrelation(&z, &weights, total);
        let expected = -1.0 / (units as f64 - 1.0);
        let variance = variance(&weights, units as f64, total as f64);
        let score = (index - expected) / variance.sqrt();
        let permuted = |number: u64| {
            let mut dealt = z.clone();
            let replicate = Replicate { number: replicate.number + number, ..replicate };
            replicate.stream([0; 3]).shuffle(&mut dealt);
            autocorrelation(&dealt, &weights, total)
        };
        let above = (0..permutations).filter(|&number| permuted(number) >= index - TIED).count() as u64;
        let beyond = above.min(permutations - above);
        let permutation_p = (permutations > 0).then(|| (beyond + 1) as f64 / (permutations + 1) as f64);
        let normal_p = normal_two_sided(score);
        Ok(Self { index, expected, variance, z: score, normal_p, permutation_p, units, islands })
    }
}

/// An I this little below the observed one is the same in another order of summation.
pub(super) const TIED: f64 = 1e-12;

pub(super) fn check(present: &[f64], islands: usize) -> Result<(), Refusal> {
    let units = present.len();
    if units < 3 {
        return Err(Refusal::new("analysis-too-few-units").with("units", units).with("least", 3));
    }
    if present.iter().all(|&value| value == present[0]) {
        return Err(Refusal::new("analysis-all-equal"));
    }
    if islands == units {
        return Err(Refusal::new("analysis-no-neighbours"));
    }
    Ok(())
}

fn autocorrelation(z: &[f64], weights: &[Vec<(usize, f64)>], total: usize) -> f64 {
    let lag = |links: &[(usize, f64)]| sum(&links.iter().map(|&(j, w)| w * z[j]).collect::<Vec<_>>());
    let across = sum(&z.iter().zip(weights).map(|(z, links)| z * lag(links)).collect::<Vec<_>>());
    let square = sum(&z.iter().map(|z| z * z).collect::<Vec<_>>());
    z.len() as f64 / total as f64 * across / square
}

fn variance(weights: &[Vec<(usize, f64)>], n: f64, s0: f64) -> f64 {
    let weight = |i: usize, j: usize| weights[i].iter().find(|link| link.0 == j).map_or(0.0, |link| link.1);
    let mut both: Vec<Vec<f64>> = vec![Vec::new(); weights.len()];
    let mut pairs = Vec::new();
    for (i, links) in weights.iter().enumerate() {
        for &(j, w) in links {
            both[i].push(w);
            both[j].push(w);
            // Over ordered pairs that have a link one way: a pair linked one way only is met once, not twice.
            let back = weight(j, i);
            let pair = (w + back) * (w + back);
            pairs.push(if back > 0.0 { 0.5 * pair } else { pair });
        }
    }
    let s1 = sum(&pairs);
    let s2 = sum(&both.iter().map(|of_unit| sum(of_unit) * sum(of_unit)).collect::<Vec<_>>());
    (n * n * s1 - n * s2 + 3.0 * s0 * s0) / ((n * n - 1.0) * s0 * s0) - 1.0 / ((n - 1.0) * (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: Replicate = Replicate { seed: 7, number: 0 };

    fn close(got: f64, want: f64) {
        assert!((got - want).abs() < 1e-13, "{got} is not {want}");
    }

    /// Units in a row, each the neighbour of the next.
    fn row(units: usize) -> Neighbours {
        let links = (1..units).flat_map(|k| [(k - 1, k, 1.0), (k, k - 1, 1.0)]);
        Neighbours::new(units, &links.collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn the_page_example_and_a_unit_without_value() {
        let four = [1.0, 2.0, 3.0, 4.0].map(Some);
        close(Moran::of(&four, &row(4), 0, SEED).unwrap().index, 0.4);
        let mut five = four.to_vec();
        five.push(None);
        let moran = Moran::of(&five, &row(5), 0, SEED).unwrap();
        close(moran.index, 0.4);
        assert_eq!((moran.units, moran.islands, moran.permutation_p), (4, 0, None));
    }

    /// PySAL esda 2.9.0: Moran(y, w), I, VI_norm, z_norm and p_norm; the last unit is an island. p_sim of 199,999
    /// permutations was 0.0252.
    #[test]
    fn pysal_gives_the_same() {
        let weights: [&[(usize, f64)]; 7] = [
            &[(1, 1.0), (2, 2.0)],
            &[(0, 1.0), (2, 1.0), (3, 3.0)],
            &[(0, 1.0), (1, 1.0)],
            &[(1, 1.0), (4, 1.0), (5, 1.0)],
            &[(3, 2.0)],
            &[(3, 1.0), (4, 4.0)],
            &[],
        ];
        let link = |(from, links): (usize, &&[(usize, f64)])| {
            links.iter().map(|&(to, weight)| (from, to, weight)).collect::<Vec<_>>()
        };
        let links: Vec<_> = weights.iter().enumerate().flat_map(link).collect();
        let neighbours = Neighbours::new(7, &links).unwrap();
        let values = [3.0, 7.0, 4.5, 10.0, 12.0, 9.0, 1.0].map(Some);
        let moran = Moran::of(&values, &neighbours, 9999, SEED).unwrap();
        close(moran.index, 0.5786849771119433);
        close(moran.variance, 0.09436985596707818);
        close(moran.z, 2.4263003869730917);
        close(moran.normal_p, 0.015253638979580156);
        assert_eq!(moran.islands, 1);
        // Within four standard errors of 9,999 permutations.
        assert!((moran.permutation_p.unwrap() - 0.0252).abs() < 0.0064);
    }

    #[test]
    fn the_order_of_the_units_changes_no_digit() {
        let values = [0.31, 0.7, 0.11, 0.93, 0.4, 0.43, 0.22, 0.5];
        let links =
            [(0, 1, 1.0), (1, 0, 0.3), (1, 2, 0.7), (2, 7, 1.1), (3, 1, 0.9), (4, 6, 0.1), (4, 5, 0.2)];
        let of = |place: fn(usize) -> usize| {
            let mut placed = [None; 8];
            values.iter().enumerate().for_each(|(row, &value)| placed[place(row)] = Some(value));
            let links = links.map(|(from, to, weight)| (place(from), place(to), weight));
            Moran::of(&placed, &Neighbours::new(8, &links).unwrap(), 0, SEED).unwrap()
        };
        assert_eq!(of(|row| row), of(|row| (row * 3 + 5) % 8));
    }

    #[test]
    fn a_permutation_test_repeats_itself() {
        let values: Vec<_> = (0..12).map(|k| Some(f64::from(k * k))).collect();
        let of = |seed| Moran::of(&values, &row(12), 999, Replicate { seed, number: 0 }).unwrap();
        assert_eq!(of(1), of(1));
        assert_eq!(of(1).permutation_p, Some(0.001));
    }

    #[test]
    fn what_has_no_neighbours_or_no_variance_is_refused() {
        let code = |values: &[Option<f64>]| Moran::of(values, &row(values.len()), 0, SEED).unwrap_err().code;
        assert_eq!(code(&[Some(1.0), Some(2.0)]), "analysis-too-few-units");
        assert_eq!(code(&[Some(1.0); 4]), "analysis-all-equal");
        assert_eq!(code(&[Some(1.0), None, Some(2.0), None, Some(3.0)]), "analysis-no-neighbours");
        assert_eq!(Neighbours::new(2, &[(0, 2, 1.0)]), Err(NeighboursError::NoSuchUnit { row: 2 }));
        assert_eq!(Neighbours::new(2, &[(1, 1, 1.0)]), Err(NeighboursError::Itself { row: 1 }));
        assert_eq!(Neighbours::new(2, &[(0, 1, 0.0)]), Err(NeighboursError::Weight { from: 0, to: 1 }));
    }
}
