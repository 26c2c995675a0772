//! What came out of many replicates, counted: memory does not grow with their number.
//!
//! Counts are whole numbers, so that the order of the replicates and the number of threads are no matter.

/// Bins of a score's histogram between the ends of its pilot range.
const BINS: usize = 512;
/// A score is summed in steps of 2⁻²⁰ of a bin.
const STEPS: f64 = 1_048_576.0;

/// What one node gave all units.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    units: usize,
    replicates: u64,
    /// By unit, then by place from 1: replicates.
    ranks: Vec<u64>,
    /// By unit, then by other unit: replicates in which it had the better place.
    ahead: Vec<u64>,
    /// By unit, then by tier from 1: replicates.
    tiers: Vec<u64>,
    /// Number of tiers; 0 when there are none.
    classes: usize,
    scores: Vec<Distribution>,
}

/// The scores of one unit: moments, extremes and a histogram.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    low: f64,
    /// Width of a bin.
    width: f64,
    /// Below, the bins, above.
    bins: Vec<u64>,
    count: u64,
    sum: i128,
    squares: i128,
    extremes: (f64, f64),
}

impl Distribution {
    /// For scores that a pilot found between two values.
    pub(crate) fn between(low: f64, high: f64) -> Self {
        let reach = (high - low).max(1e-9 * low.abs().max(high.abs())).max(f64::MIN_POSITIVE * 1e9);
        let (low, high) = (low - 0.1 * reach, high + 0.1 * reach);
        Self {
            low,
            width: (high - low) / BINS as f64,
            bins: vec![0; BINS + 2],
            count: 0,
            sum: 0,
            squares: 0,
            extremes: (f64::INFINITY, f64::NEG_INFINITY),
        }
    }

    pub(crate) fn add(&mut self, score: f64) {
        let place = (score - self.low) / self.width;
        self.bins[(place + 1.0).clamp(0.0, (BINS + 1) as f64) as usize] += 1;
        let steps = (place * STEPS) as i64;
        self.sum += i128::from(steps);
        self.squares += i128::from(steps) * i128::from(steps);
        self.count += 1;
        self.extremes = (self.extremes.0.min(score), self.extremes.1.max(score));
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.bins.iter_mut().zip(&other.bins).for_each(|(a, b)| *a += b);
        self.sum += other.sum;
        self.squares += other.squares;
        self.count += other.count;
        self.extremes = (self.extremes.0.min(other.extremes.0), self.extremes.1.max(other.extremes.1));
    }

    /// Replicates with a score.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Least and greatest score; `None` without any.
    #[must_use]
    pub fn extremes(&self) -> Option<(f64, f64)> {
        (self.count > 0).then_some(self.extremes)
    }

    /// Mean, to 2⁻²⁰ of a bin.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let step = self.width / STEPS;
        (self.count > 0).then(|| self.low + step * (self.sum as f64 / self.count as f64))
    }

    /// Standard deviation, with n − 1.
    #[must_use]
    pub fn standard_deviation(&self) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let count = i128::from(self.count);
        // n·Σq² − (Σq)² in whole numbers: nothing cancels.
        let spread = (count * self.squares - self.sum * self.sum) as f64;
        let variance = spread / (self.count as f64 * (self.count - 1) as f64);
        Some(self.width / STEPS * variance.sqrt())
    }

    /// Quantile, by a straight line through its bin: off by at most the width of a bin.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let (least, greatest) = self.extremes()?;
        let wanted = p.clamp(0.0, 1.0) * self.count as f64;
        let mut below = 0.0;
        for (at, &count) in self.bins.iter().enumerate() {
            let here = count as f64;
            if count > 0 && below + here >= wanted {
                let start = (self.low + self.width * (at as f64 - 1.0)).max(least);
                let end = (self.low + self.width * at as f64).min(greatest);
                let (start, end) = match at {
                    0 => (least, self.low.min(greatest)),
                    at if at == BINS + 1 => ((self.low + self.width * BINS as f64).max(least), greatest),
                    _ => (start, end),
                };
                return Some(start + (end - start) * ((wanted - below) / here));
            }
            below += here;
        }
        Some(greatest)
    }

    /// Width of a bin: how far off a quantile may be.
    #[must_use]
    pub const fn resolution(&self) -> f64 {
        self.width
    }
}

impl Tally {
    pub(crate) fn new(scores: Vec<Distribution>, classes: usize) -> Self {
        let units = scores.len();
        Self {
            units,
            replicates: 0,
            ranks: vec![0; units * units],
            ahead: vec![0; units * units],
            tiers: vec![0; units * classes],
            classes,
            scores,
        }
    }

    /// Counts one replicate. `places` from 1, 0 without; `tiers` likewise, empty when there are none.
    pub(crate) fn add(&mut self, scores: &[f64], places: &[u16], tiers: &[u16]) {
        self.replicates += 1;
        for (unit, &place) in places.iter().enumerate() {
            if place > 0 {
                self.ranks[unit * self.units + usize::from(place) - 1] += 1;
                self.scores[unit].add(scores[unit]);
            }
        }
        for (unit, &tier) in tiers.iter().enumerate() {
            if tier > 0 {
                self.tiers[unit * self.classes + usize::from(tier) - 1] += 1;
            }
        }
    }

    /// Adds up who had the better place.
    pub(crate) fn add_ahead(&mut self, counted: &[u16]) {
        self.ahead.iter_mut().zip(counted).for_each(|(sum, &count)| *sum += u64::from(count));
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.replicates += other.replicates;
        for (mine, theirs) in [
            (&mut self.ranks, &other.ranks),
            (&mut self.ahead, &other.ahead),
            (&mut self.tiers, &other.tiers),
        ] {
            mine.iter_mut().zip(theirs).for_each(|(a, b)| *a += b);
        }
        self.scores.iter_mut().zip(&other.scores).for_each(|(a, b)| a.merge(b));
    }

    /// Number of units.
    pub(crate) const fn units(&self) -> usize {
        self.units
    }

    /// Number of replicates.
    #[must_use]
    pub const fn replicates(&self) -> u64 {
        self.replicates
    }

    /// The scores of a unit.
    #[must_use]
    pub fn scores(&self, unit: usize) -> &Distribution {
        &self.scores[unit]
    }

    /// P(rank = k) for k from 1, among the replicates in which the unit has a score.
    #[must_use]
    pub fn rank_probabilities(&self, unit: usize) -> Vec<f64> {
        shares(&self.ranks[unit * self.units..(unit + 1) * self.units])
    }

    /// P(tier = k) for k from 1; empty without tiers.
    #[must_use]
    pub fn tier_probabilities(&self, unit: usize) -> Vec<f64> {
        shares(&self.tiers[unit * self.classes..(unit + 1) * self.classes])
    }

    /// Share of replicates in which `unit` has the better place than `other`, or a place where the other has none.
    #[must_use]
    pub fn ahead(&self, unit: usize, other: usize) -> f64 {
        self.ahead[unit * self.units + other] as f64 / self.replicates.max(1) as f64
    }

    /// The least place that at least a share `p` of the replicates do not exceed.
    #[must_use]
    pub fn rank_quantile(&self, unit: usize, p: f64) -> Option<usize> {
        let counts = &self.ranks[unit * self.units..(unit + 1) * self.units];
        let total: u64 = counts.iter().sum();
        let wanted = p * total as f64;
        let mut below = 0;
        counts
            .iter()
            .position(|&count| {
                below += count;
                count > 0 && below as f64 >= wanted
            })
            .map(|at| at + 1)
    }

    /// Mean place.
    #[must_use]
    pub fn mean_rank(&self, unit: usize) -> Option<f64> {
        let counts = &self.ranks[unit * self.units..(unit + 1) * self.units];
        let total: u64 = counts.iter().sum();
        let weighted: u128 =
            counts.iter().zip(1_u128..).map(|(&count, place)| u128::from(count) * place).sum();
        (total > 0).then(|| weighted as f64 / total as f64)
    }
}

fn shares(counts: &[u64]) -> Vec<f64> {
    let total: u64 = counts.iter().sum();
    counts.iter().map(|&count| if total == 0 { 0.0 } else { count as f64 / total as f64 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_and_quantiles_of_known_numbers() {
        let mut all = Distribution::between(0.0, 100.0);
        (0..=1000).for_each(|k| all.add(f64::from(k) / 10.0));
        assert!((all.mean().unwrap() - 50.0).abs() < 1e-6);
        // n = 1001 equally spaced by 0.1: s² = 0.01·n(n + 1)/12.
        let want = (0.01_f64 * 1001.0 * 1002.0 / 12.0).sqrt();
        assert!((all.standard_deviation().unwrap() - want).abs() < 1e-5);
        for p in [0.0, 0.05, 0.25, 0.5, 0.95, 1.0] {
            assert!((all.quantile(p).unwrap() - 100.0 * p).abs() < all.resolution(), "{p}");
        }
        assert_eq!(all.extremes(), Some((0.0, 100.0)));
    }

    #[test]
    fn what_lies_beyond_the_pilot_is_not_lost() {
        let mut all = Distribution::between(0.0, 1.0);
        [-5.0, 0.5, 9.0].into_iter().for_each(|x| all.add(x));
        assert!((all.mean().unwrap() - 1.5).abs() < 1e-6);
        assert_eq!((all.quantile(0.0), all.quantile(1.0)), (Some(-5.0), Some(9.0)));
    }

    #[test]
    fn ranks_are_counted_and_merged() {
        let range = || Distribution::between(0.0, 1.0);
        let mut one = Tally::new(vec![range(), range()], 2);
        one.add(&[0.9, 0.1], &[1, 2], &[1, 2]);
        let mut other = Tally::new(vec![range(), range()], 2);
        other.add(&[0.2, 0.4], &[2, 1], &[2, 1]);
        other.add(&[0.9, 0.1], &[1, 2], &[1, 1]);
        one.merge(&other);
        assert_eq!(one.replicates(), 3);
        assert_eq!(one.rank_probabilities(0), [2.0 / 3.0, 1.0 / 3.0]);
        assert_eq!(one.tier_probabilities(1), [2.0 / 3.0, 1.0 / 3.0]);
        assert_eq!((one.rank_quantile(0, 0.5), one.rank_quantile(0, 0.95)), (Some(1), Some(2)));
        assert_eq!(one.mean_rank(1), Some(5.0 / 3.0));
    }
}
