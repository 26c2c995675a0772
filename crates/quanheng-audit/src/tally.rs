//! What came out of many replicates, counted: memory does not grow with their number.
//!
//! Counts and sums are whole numbers, so that the order of the replicates and the number of threads are no matter.
//! Many numbers at once are added up in doubles, which hold whole numbers below 2⁵³ exactly.

use crate::block::{Row, WIDTH};
use crate::standings::Pairs;

/// Bins of a score's histogram between the ends of its pilot range.
const BINS: usize = 512;
/// A score is summed in steps of 2⁻¹⁵ of a bin, counted from the middle of the range.
const STEPS: f64 = 32_768.0;
/// Steps up to this size can be squared and added up in a double: in each lane at most 2⁵ squares below 2⁴⁸.
const MOST_STEPS: f64 = 16_777_216.0;
/// The middle of the range in bins.
const MIDDLE: f64 = BINS as f64 / 2.0;
/// Numbers looked at together.
const LANES: usize = 8;
/// 1.5·2⁵²: added to a number below 2⁵¹ in size, it leaves the nearest whole number in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// What one node gave all units.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    units: usize,
    replicates: u64,
    /// By unit, then by place, 0 for none: replicates.
    ranks: Vec<u64>,
    pairs: Pairs,
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

    /// Counts one number, not NaN.
    pub(crate) fn add(&mut self, number: f64) {
        self.add_present(&[number]);
    }

    /// Counts some numbers; NaN is passed over.
    pub(crate) fn add_all(&mut self, numbers: &[f64]) {
        for numbers in numbers.chunks(WIDTH) {
            if numbers.iter().fold(false, |any, x| any | x.is_nan()) {
                let some: Vec<f64> = numbers.iter().copied().filter(|x| !x.is_nan()).collect();
                self.add_present(&some);
            } else {
                self.add_present(numbers);
            }
        }
    }

    /// Counts at most [`WIDTH`] numbers.
    fn add_present(&mut self, numbers: &[f64]) {
        let scale = Scale { low: self.low, per_bin: self.width.recip() };
        let (chunks, rest) = numbers.as_chunks::<LANES>();
        let (mut many, mut few) = (Sums::<LANES>::new(), Sums::<1>::new());
        for &chunk in chunks {
            many.add(chunk, scale).iter().for_each(|&bin| self.bins[bin as usize] += 1);
        }
        for &number in rest {
            few.add([number], scale).iter().for_each(|&bin| self.bins[bin as usize] += 1);
        }
        self.count += numbers.len() as u64;
        for extremes in [many.extremes(), few.extremes()] {
            self.extremes = (self.extremes.0.min(extremes.0), self.extremes.1.max(extremes.1));
        }
        match (many.whole(), few.whole()) {
            (Some(many), Some(few)) => {
                self.sum += many.0 + few.0;
                self.squares += many.1 + few.1;
            }
            _ => {
                for steps in numbers.iter().map(|&number| i128::from(scale.steps(number) as i64)) {
                    self.sum += steps;
                    self.squares += steps * steps;
                }
            }
        }
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

    /// Mean, to 2⁻¹⁵ of a bin.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let step = self.width / STEPS;
        let middle = self.low + self.width * MIDDLE;
        (self.count > 0).then(|| middle + step * (self.sum as f64 / self.count as f64))
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

/// Where the bins lie.
#[derive(Clone, Copy)]
struct Scale {
    low: f64,
    per_bin: f64,
}

impl Scale {
    /// How many steps a number is from the middle, a whole number.
    fn steps(self, number: f64) -> f64 {
        libm::rint(((number - self.low) * self.per_bin - MIDDLE) * STEPS)
    }
}

/// What some numbers add up to, in lanes.
struct Sums<const N: usize> {
    sum: [f64; N],
    squares: [f64; N],
    /// Greatest number of steps from the middle.
    farthest: [f64; N],
    least: [f64; N],
    greatest: [f64; N],
}

impl<const N: usize> Sums<N> {
    const fn new() -> Self {
        Self {
            sum: [0.0; N],
            squares: [0.0; N],
            farthest: [0.0; N],
            least: [f64::INFINITY; N],
            greatest: [f64::NEG_INFINITY; N],
        }
    }

    /// Adds a number in each lane; gives their bins.
    fn add(&mut self, numbers: [f64; N], scale: Scale) -> [u32; N] {
        let mut bins = [0; N];
        for lane in 0..N {
            let number = numbers[lane];
            let place = (number - scale.low) * scale.per_bin;
            let bin = place + 0.5;
            let bin = if bin > 0.0 { bin } else { 0.0 };
            let bin = if bin < (BINS + 1) as f64 { bin } else { (BINS + 1) as f64 };
            bins[lane] = (bin + TO_WHOLE).to_bits() as u32;
            // As `Scale::steps` has it, up to 2⁵¹.
            let steps = ((place - MIDDLE) * STEPS + TO_WHOLE) - TO_WHOLE;
            self.sum[lane] += steps;
            self.squares[lane] += steps * steps;
            self.farthest[lane] = greater(steps.abs(), self.farthest[lane]);
            self.greatest[lane] = greater(number, self.greatest[lane]);
            self.least[lane] = if number < self.least[lane] { number } else { self.least[lane] };
        }
        bins
    }

    /// Sum and sum of squares; `None` when they may not be whole numbers any more.
    fn whole(&self) -> Option<(i128, i128)> {
        let all = |of: &[f64; N]| of.iter().map(|&x| i128::from(x as i64)).sum::<i128>();
        let is_near = self.farthest.iter().all(|&steps| steps <= MOST_STEPS);
        is_near.then(|| (all(&self.sum), all(&self.squares)))
    }

    fn extremes(&self) -> (f64, f64) {
        (
            self.least.iter().copied().fold(f64::INFINITY, f64::min),
            self.greatest.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        )
    }
}

/// The greater of two numbers, the second when they cannot be compared: one instruction in each lane.
fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

impl Tally {
    pub(crate) fn new(scores: Vec<Distribution>, classes: usize) -> Self {
        let units = scores.len();
        Self {
            units,
            replicates: 0,
            ranks: vec![0; units * (units + 1)],
            pairs: Pairs::new(units),
            tiers: vec![0; units * classes],
            classes,
            scores,
        }
    }

    /// Counts the first replicates of a block: by unit, then by position, scores and places from 1, 0 without one.
    pub(crate) fn add(&mut self, scores: &[Row], places: &[[u16; WIDTH]], count: usize) {
        self.replicates += count as u64;
        let ranks = self.ranks.chunks_exact_mut(self.units + 1);
        for (((ranks, own), places), scores) in ranks.zip(&mut self.scores).zip(places).zip(scores) {
            places[..count].iter().for_each(|&place| ranks[usize::from(place)] += 1);
            own.add_all(&scores[..count]);
        }
    }

    /// Counts the tiers of one replicate, from 1, 0 without one.
    pub(crate) fn add_tiers(&mut self, tiers: &[u16]) {
        for (unit, &tier) in tiers.iter().enumerate() {
            if tier > 0 {
                self.tiers[unit * self.classes + usize::from(tier) - 1] += 1;
            }
        }
    }

    /// Where who had the better place is counted.
    pub(crate) fn pairs(&mut self) -> &mut Pairs {
        &mut self.pairs
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.replicates += other.replicates;
        for (mine, theirs) in [(&mut self.ranks, &other.ranks), (&mut self.tiers, &other.tiers)] {
            mine.iter_mut().zip(theirs).for_each(|(a, b)| *a += b);
        }
        self.pairs.merge(&other.pairs);
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

    /// By place from 1: replicates.
    fn ranks_of(&self, unit: usize) -> &[u64] {
        let width = self.units + 1;
        &self.ranks[unit * width + 1..(unit + 1) * width]
    }

    /// P(rank = k) for k from 1, among the replicates in which the unit has a score.
    #[must_use]
    pub fn rank_probabilities(&self, unit: usize) -> Vec<f64> {
        shares(self.ranks_of(unit))
    }

    /// P(tier = k) for k from 1; empty without tiers.
    #[must_use]
    pub fn tier_probabilities(&self, unit: usize) -> Vec<f64> {
        shares(&self.tiers[unit * self.classes..(unit + 1) * self.classes])
    }

    /// Share of replicates in which `unit` has the better place than `other`, or a place where the other has none.
    #[must_use]
    pub fn ahead(&self, unit: usize, other: usize) -> f64 {
        self.pairs.ahead(unit, other, self.replicates) as f64 / self.replicates.max(1) as f64
    }

    /// The least place that at least a share `p` of the replicates do not exceed.
    #[must_use]
    pub fn rank_quantile(&self, unit: usize, p: f64) -> Option<usize> {
        let counts = self.ranks_of(unit);
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
        let counts = self.ranks_of(unit);
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
        all.add_all(&(0..=1000).map(|k| f64::from(k) / 10.0).collect::<Vec<_>>());
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
        all.add_all(&[-5.0, 0.5, 9.0]);
        assert!((all.mean().unwrap() - 1.5).abs() < 1e-6);
        assert_eq!((all.quantile(0.0), all.quantile(1.0)), (Some(-5.0), Some(9.0)));
    }

    #[test]
    fn ranks_are_counted_and_merged() {
        let range = || Distribution::between(0.0, 1.0);
        let mut one = Tally::new(vec![range(), range()], 2);
        let add = |tally: &mut Tally, scores: [f64; 2], places: [u16; 2], tiers: [u16; 2]| {
            tally.add(&scores.map(|score| [score; WIDTH]), &places.map(|place| [place; WIDTH]), 1);
            tally.add_tiers(&tiers);
        };
        add(&mut one, [0.9, 0.1], [1, 2], [1, 2]);
        let mut other = Tally::new(vec![range(), range()], 2);
        add(&mut other, [0.2, 0.4], [2, 1], [2, 1]);
        add(&mut other, [0.9, 0.1], [1, 2], [1, 1]);
        one.merge(&other);
        assert_eq!(one.replicates(), 3);
        assert_eq!(one.rank_probabilities(0), [2.0 / 3.0, 1.0 / 3.0]);
        assert_eq!(one.tier_probabilities(1), [2.0 / 3.0, 1.0 / 3.0]);
        assert_eq!((one.rank_quantile(0, 0.5), one.rank_quantile(0, 0.95)), (Some(1), Some(2)));
        assert_eq!(one.mean_rank(1), Some(5.0 / 3.0));
    }
}
