//! Places of all units in a block of replicates, and who is ahead of whom.
//!
//! Comparing the scores of all pairs is the larger part of a replicate's work. So the scores of a replicate are first
//! put into cells, some 65,000 between the least and the greatest, whose numbers have sixteen bits: eight replicates
//! are compared at once. Two scores in different cells stand in the order of their cells, unless one is so near to
//! the border of its cell that rounding to the digits that count could make them equal. Replicates with such a score,
//! or with two scores in one cell, are ranked again one by one by the rule of the engine; they are few.

use quanheng_index::Precision;
use quanheng_index::statistics::wide;

use crate::block::{Row, WIDTH};
use crate::places::{Places, power_of_ten};

/// Numbers of one unit, by position.
type Cells = [i16; WIDTH];

/// Replicates compared at once.
const LANES: usize = 16;

/// Units compared with another at once.
const TOGETHER: usize = 4;

/// 1.5·2⁵²: added to a number below 2⁵¹ in size, it leaves the nearest whole number in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// Whom each unit is ahead of, over many replicates.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pairs {
    units: usize,
    /// By unit, then by later unit: replicates in which the first is ahead.
    ahead: Vec<u64>,
    /// The same: replicates in which neither is.
    level: Vec<u64>,
}

/// The places of a block.
pub(crate) struct Standings {
    cells: Vec<Cells>,
    /// By unit: number of better units.
    better: Vec<Cells>,
    /// By unit: places from 1, 0 where there is no score.
    pub(crate) places: Vec<[u16; WIDTH]>,
    /// By position: 0, or −1 where two units share a cell.
    shared: Cells,
    /// By position: how far from the middle of its cell any score is at most.
    farthest: Row,
    single: Places,
    scores: Vec<f64>,
}

/// What is ranked: the scores of a node.
#[derive(Clone, Copy)]
pub(crate) struct Ranked<'s> {
    /// By unit.
    pub(crate) scores: &'s [Row],
    pub(crate) has_gaps: bool,
    /// By position: decimals a `rank` step compares with.
    pub(crate) decimals: &'s [Option<u32>],
}

/// How the scores of each replicate become cells.
struct Scale {
    low: Row,
    factor: Row,
    /// How far from the middle of its cell a score may be and surely belong there; below 0 where none may.
    sure: Row,
}

impl Pairs {
    pub(crate) fn new(units: usize) -> Self {
        Self { units, ahead: vec![0; units * units], level: vec![0; units * units] }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.ahead.iter_mut().zip(&other.ahead).for_each(|(a, b)| *a += b);
        self.level.iter_mut().zip(&other.level).for_each(|(a, b)| *a += b);
    }

    /// Of so many replicates, in how many `unit` has the better place than `other`.
    pub(crate) fn ahead(&self, unit: usize, other: usize, replicates: u64) -> u64 {
        let at = unit.min(other) * self.units + unit.max(other);
        match unit.cmp(&other) {
            std::cmp::Ordering::Less => self.ahead[at],
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => replicates - self.ahead[at] - self.level[at],
        }
    }

    /// Counts one replicate.
    pub(crate) fn add(&mut self, places: &[u16]) {
        for (unit, &place) in places.iter().enumerate() {
            // A missing place is 0: as the last of all for the others, and never better itself.
            let place = place.wrapping_sub(1);
            let row = unit * self.units + unit + 1..(unit + 1) * self.units;
            let counts = self.ahead[row.clone()].iter_mut().zip(&mut self.level[row]);
            for ((ahead, level), &other) in counts.zip(&places[unit + 1..]) {
                *ahead += u64::from(place < other.wrapping_sub(1));
                *level += u64::from(place == other.wrapping_sub(1));
            }
        }
    }

    /// Takes back what the cells of one replicate have counted.
    fn take_back(&mut self, cells: &[Cells], position: usize) {
        for (unit, own) in cells.iter().enumerate() {
            let row = unit * self.units + unit + 1..(unit + 1) * self.units;
            for (ahead, other) in self.ahead[row].iter_mut().zip(&cells[unit + 1..]) {
                *ahead -= u64::from(own[position] > other[position]);
            }
        }
    }
}

impl Standings {
    pub(crate) fn new(units: usize) -> Self {
        Self {
            cells: vec![[0; WIDTH]; units],
            better: vec![[0; WIDTH]; units],
            places: vec![[0; WIDTH]; units],
            shared: [0; WIDTH],
            farthest: [0.0; WIDTH],
            single: Places::new(units),
            scores: vec![0.0; units],
        }
    }

    /// Ranks the first `count` replicates and counts the pairs.
    pub(crate) fn rank(&mut self, ranked: Ranked, count: usize, pairs: &mut Pairs) {
        let scale = Scale::of(ranked, count);
        self.fill_cells(ranked, count, &scale);
        self.compare(pairs);
        for (places, better) in self.places.iter_mut().zip(&self.better) {
            places.iter_mut().zip(better).for_each(|(place, &better)| *place = better as u16 + 1);
        }
        for position in 0..count {
            if self.shared[position] != 0 || self.farthest[position] > scale.sure[position] {
                self.rank_singly(ranked, position, pairs);
            } else if ranked.has_gaps {
                self.clear_missing(ranked, position, pairs);
            }
        }
    }

    fn fill_cells(&mut self, ranked: Ranked, count: usize, scale: &Scale) {
        let units = self.cells.len();
        // The first numbers are for units without a score, each by itself.
        let shift = TO_WHOLE + units as f64 + f64::from(i16::MIN);
        self.farthest = [0.0; WIDTH];
        for ((unit, cells), scores) in self.cells.iter_mut().enumerate().zip(ranked.scores) {
            let farthest = &mut self.farthest;
            wide(
                #[inline(always)]
                || {
                    for at in 0..WIDTH {
                        let scaled = (scores[at] - scale.low[at]) * scale.factor[at];
                        let shifted = scaled + shift;
                        let off = (scaled - (shifted - shift)).abs();
                        farthest[at] = if off > farthest[at] { off } else { farthest[at] };
                        cells[at] = shifted.to_bits() as i16;
                    }
                },
            );
            if ranked.has_gaps {
                for (cell, score) in cells.iter_mut().zip(scores) {
                    *cell = if score.is_nan() { i16::MIN + unit as i16 } else { *cell };
                }
            }
            // What is not there is ahead of nobody.
            cells[count..].fill(0);
        }
    }

    /// Compares all pairs: who has more better units, and who is ahead of whom.
    fn compare(&mut self, pairs: &mut Pairs) {
        let units = self.cells.len();
        self.shared = [0; WIDTH];
        for (unit, better) in self.better.iter_mut().enumerate() {
            // As if all later ones were better; those that are not are taken off.
            better.fill((units - unit - 1) as i16);
        }
        for unit in 0..units {
            let (_, cells) = self.cells.split_at(unit);
            let (_, better) = self.better.split_at_mut(unit);
            let (Some((own, cells)), Some((own_better, better))) =
                (cells.split_first(), better.split_first_mut())
            else {
                continue;
            };
            let mut duel = Duel { own, own_better, shared: &mut self.shared };
            let ahead = &mut pairs.ahead[unit * units + unit + 1..(unit + 1) * units];
            let (cells, last_cells) = cells.as_chunks::<TOGETHER>();
            let (better, last_better) = better.as_chunks_mut::<TOGETHER>();
            let (ahead, last_ahead) = ahead.as_chunks_mut::<TOGETHER>();
            wide(
                #[inline(always)]
                || {
                    for ((cells, better), ahead) in cells.iter().zip(better).zip(ahead) {
                        duel.fight(cells, better, ahead);
                    }
                    for ((cells, better), ahead) in last_cells.iter().zip(last_better).zip(last_ahead) {
                        let (cells, better) = (std::array::from_ref(cells), std::array::from_mut(better));
                        duel.fight(cells, better, std::array::from_mut(ahead));
                    }
                },
            );
        }
    }

    /// Takes the places of units without a score, of which none is ahead of another.
    fn clear_missing(&mut self, ranked: Ranked, position: usize, pairs: &mut Pairs) {
        let units = self.places.len();
        let missing: Vec<usize> = (0..units).filter(|&unit| ranked.scores[unit][position].is_nan()).collect();
        for (at, &unit) in missing.iter().enumerate() {
            self.places[unit][position] = 0;
            missing[at + 1..].iter().for_each(|other| pairs.level[unit * units + other] += 1);
        }
    }

    /// Ranks one replicate by the rule of the engine.
    fn rank_singly(&mut self, ranked: Ranked, position: usize, pairs: &mut Pairs) {
        pairs.take_back(&self.cells, position);
        self.scores.iter_mut().zip(ranked.scores).for_each(|(score, row)| *score = row[position]);
        self.single.rank(self.scores.iter().copied(), ranked.decimals[position]);
        pairs.add(&self.single.places);
        for (row, &place) in self.places.iter_mut().zip(&self.single.places) {
            row[position] = place;
        }
    }
}

impl Scale {
    fn of(ranked: Ranked, count: usize) -> Self {
        let (mut low, mut high) = ([f64::INFINITY; WIDTH], [f64::NEG_INFINITY; WIDTH]);
        wide(
            #[inline(always)]
            || {
                for scores in ranked.scores {
                    for at in 0..WIDTH {
                        low[at] = if scores[at] < low[at] { scores[at] } else { low[at] };
                        high[at] = if scores[at] > high[at] { scores[at] } else { high[at] };
                    }
                }
            },
        );
        let cells = f64::from(u16::MAX) - ranked.scores.len() as f64;
        let mut scale = Self { low, factor: [0.0; WIDTH], sure: [0.5; WIDTH] };
        for at in 0..count {
            let span = high[at] - low[at];
            if span > 0.0 {
                let factor = cells / span;
                let largest = high[at].max(-low[at]);
                scale.factor[at] = factor;
                scale.sure[at] = 0.5 - ROUNDING - factor * last_digit(largest, ranked.decimals[at]);
            }
        }
        scale
    }
}

/// More than the rounding of what a score is in cells.
const ROUNDING: f64 = 1e-6;

/// The least difference between scores that counts; infinite where that is not known.
fn last_digit(largest: f64, decimals: Option<u32>) -> f64 {
    let own = Precision::of_values(std::iter::once(largest)).decimals();
    let used = decimals.map_or(own, |decimals| decimals.min(own));
    power_of_ten(used).map_or(f64::INFINITY, f64::recip)
}

/// One unit against some others.
struct Duel<'s> {
    own: &'s Cells,
    own_better: &'s mut Cells,
    shared: &'s mut Cells,
}

impl Duel<'_> {
    /// Compares in all positions; `ahead` are the replicates in which the one unit is ahead.
    #[inline(always)]
    fn fight<const OTHERS: usize>(
        &mut self,
        others: &[Cells; OTHERS],
        better: &mut [Cells; OTHERS],
        ahead: &mut [u64; OTHERS],
    ) {
        let mut counts = [[0_i16; LANES]; OTHERS];
        for start in (0..WIDTH).step_by(LANES) {
            let own = lanes(self.own, start);
            let mut own_better = lanes(self.own_better, start);
            let mut shared = lanes(self.shared, start);
            for k in 0..OTHERS {
                let other = lanes(&others[k], start);
                let mut theirs = lanes(&better[k], start);
                for lane in 0..LANES {
                    // All bits, where it is so: a number less by one.
                    let is_ahead = -i16::from(own[lane] > other[lane]);
                    counts[k][lane] -= is_ahead;
                    theirs[lane] -= is_ahead;
                    own_better[lane] += is_ahead;
                    shared[lane] |= -i16::from(own[lane] == other[lane]);
                }
                better[k][start..start + LANES].copy_from_slice(&theirs);
            }
            self.own_better[start..start + LANES].copy_from_slice(&own_better);
            self.shared[start..start + LANES].copy_from_slice(&shared);
        }
        for (ahead, counts) in ahead.iter_mut().zip(counts) {
            for count in counts {
                *ahead += u64::from(count as u16);
            }
        }
    }
}

#[inline(always)]
fn lanes(cells: &Cells, start: usize) -> [i16; LANES] {
    *cells[start..].first_chunk().expect("whole lanes")
}
