//! The same order of scores in whole numbers of the last decimal that counts, which spares a division each.

use super::{MOST_EXACT, MOST_WITH_FRACTION, POWERS_OF_TEN, rounded, rounded_by_text, whole};
use crate::statistics::wide;

/// To what the scores of a column are rounded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grid {
    decimals: u32,
    /// Ten to the power of the decimals, where that is a double.
    power: Option<f64>,
    largest: f64,
}

/// 1.5·2⁵²: added to a number below 2⁵⁰ in size, it leaves the nearest whole number in the last bits.
const SHIFT: f64 = 1.5 * (1_u64 << 52) as f64;

/// Rows looked at together.
const LANES: usize = 8;

/// Scores of which one that needs a closer look has all looked at closely.
const TOGETHER: usize = 64;

impl Grid {
    /// For scores not larger in size than `largest`.
    pub(super) fn new(decimals: u32, largest: f64) -> Self {
        Self { decimals, power: POWERS_OF_TEN.get(decimals as usize).copied(), largest }
    }

    /// Greatest distance between two scores; `None` when they are too large to be counted in whole numbers.
    pub(super) fn span(self) -> Option<u64> {
        let most = self.largest * self.power? + 1.0;
        (most < MOST_EXACT).then(|| 2 * (most as u64 + 1))
    }

    /// How far each score is behind the greatest there could be; anything for NaN. Needs a [`span`](Self::span).
    pub(super) fn behind_all(self, slots: &[f64], behind: &mut [u64]) {
        let power = self.power.unwrap_or(1.0);
        let best = ((self.largest * power + 1.0).ceil() + SHIFT).to_bits();
        let (chunks, rest) = slots.as_chunks::<LANES>();
        let (behind_chunks, behind_rest) = behind.as_chunks_mut::<LANES>();
        for (chunk, behind) in chunks.iter().zip(behind_chunks) {
            *behind = self.behind(best, power, chunk);
        }
        let mut chunk = [0.0; LANES];
        chunk[..rest.len()].copy_from_slice(rest);
        behind_rest.copy_from_slice(&self.behind(best, power, &chunk)[..rest.len()]);
    }

    /// For some scores, all lanes at a time unless one of them needs a closer look.
    fn behind(self, best: u64, power: f64, scores: &[f64; LANES]) -> [u64; LANES] {
        let shifted = scores.map(|score| score * power + SHIFT);
        let doubtful = (0..LANES)
            .fold(false, |any, lane| any | is_doubtful(scores[lane] * power, shifted[lane] - SHIFT));
        let bits = if doubtful { scores.map(|score| self.shifted(score)) } else { shifted.map(f64::to_bits) };
        bits.map(|bits| best.wrapping_sub(bits))
    }

    /// The [`whole`](Self::whole) of every score, in its place; NaN stays.
    pub(crate) fn wholes(self, scores: &mut [f64]) {
        let Some(power) = self.power else {
            return scores.iter_mut().for_each(|score| *score = self.whole(*score));
        };
        for scores in scores.chunks_mut(TOGETHER) {
            if self.has_doubts(power, scores) {
                scores.iter_mut().for_each(|score| *score = self.whole(*score));
                continue;
            }
            wide(
                #[inline(always)]
                || {
                    for score in scores {
                        *score = *score * power + SHIFT - SHIFT;
                    }
                },
            );
        }
    }

    fn has_doubts(self, power: f64, scores: &[f64]) -> bool {
        wide(
            #[inline(always)]
            || {
                let mut any = false;
                for score in scores {
                    let scaled = score * power;
                    any |= is_doubtful(scaled, scaled + SHIFT - SHIFT);
                }
                any
            },
        )
    }

    fn shifted(self, score: f64) -> u64 {
        (self.whole(score) + SHIFT).to_bits()
    }

    /// The score in whole numbers of the last decimal, where those are doubles, or else rounded.
    pub(crate) fn whole(self, score: f64) -> f64 {
        let Some(power) = self.power else { return rounded(score, self.decimals) };
        match whole(score.abs() * power) {
            Some(whole) => whole.copysign(score),
            None if score.abs() >= MOST_WITH_FRACTION => score * power,
            None => (rounded_by_text(score, self.decimals) * power).round(),
        }
    }
}

/// Whether a number two roundings off lies so near a half that [`whole`] would not decide; never NaN.
#[inline(always)]
fn is_doubtful(scaled: f64, nearest: f64) -> bool {
    0.5 - (scaled - nearest).abs() <= scaled.abs() * (4.0 * f64::EPSILON)
}
