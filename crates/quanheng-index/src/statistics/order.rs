//! Order statistics: extremes, quantiles, ranks.

use super::wide::wide;

/// A whole number that sorts as the values do, −0 equal to +0. NaN is not expected.
pub(crate) fn order_key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    let sign = 1 << 63;
    if bits & sign == 0 { bits | sign } else { !bits }
}

/// The values in ascending order.
#[must_use]
pub fn sorted(values: &[f64]) -> Vec<f64> {
    if values.len() <= FEW
        && let Some(sorted) = sorted_by_counting(values)
    {
        return sorted;
    }
    // As whole numbers that sort as `total_cmp` does, which spares it to do this for every comparison.
    let key = |bits: i64| bits ^ ((bits >> 63) as u64 >> 1) as i64;
    let mut keys: Vec<i64> = values.iter().map(|value| key(value.to_bits() as i64)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|bits| f64::from_bits(key(bits) as u64)).collect()
}

/// Up to so many values are sorted by counting for each the lesser ones: more comparisons than a sort needs, but several
/// at a time and no branch to be guessed.
const FEW: usize = 64;

/// At most [`FEW`] values in ascending order; `None` where two are equal.
fn sorted_by_counting(values: &[f64]) -> Option<Vec<f64>> {
    let count = values.len();
    let mut room = [0; FEW];
    let places = &mut room[..count];
    counts(values, values, places, |other, x| other < x);
    // All places from 0 on, each once: ties would leave places free.
    if 2 * places.iter().sum::<u64>() as usize != count * count.saturating_sub(1) {
        return None;
    }
    let mut sorted = values.to_vec();
    values.iter().zip(places).for_each(|(&x, &mut place)| sorted[place as usize] = x);
    Some(sorted)
}

/// For each of some values, of how many members something holds. `counts` is as long as `values`.
pub(crate) fn counts(
    members: &[f64],
    values: &[f64],
    counts: &mut [u64],
    holds: impl Fn(f64, f64) -> bool + Copy,
) {
    wide(
        #[inline(always)]
        || {
            let (chunks, rest) = values.as_chunks::<LANES>();
            let (counts, last) = counts.as_chunks_mut::<LANES>();
            for (chunk, counts) in chunks.iter().zip(counts) {
                *counts = counts_in_lanes(members, chunk, holds);
            }
            let mut chunk = [f64::NAN; LANES];
            chunk[..rest.len()].copy_from_slice(rest);
            last.copy_from_slice(&counts_in_lanes(members, &chunk, holds)[..rest.len()]);
        },
    );
}

#[inline(always)]
fn counts_in_lanes(members: &[f64], values: &[f64; LANES], holds: impl Fn(f64, f64) -> bool) -> [u64; LANES] {
    let mut counts = [0; LANES];
    for &member in members {
        for lane in 0..LANES {
            counts[lane] += u64::from(holds(member, values[lane]));
        }
    }
    counts
}

/// Least and greatest value, a zero without its sign; `None` of nothing.
#[must_use]
pub fn extremes(values: &[f64]) -> Option<(f64, f64)> {
    let first = *values.first()?;
    Some(wide(
        #[inline(always)]
        || extremes_in_lanes(first, values),
    ))
}

#[inline(always)]
fn extremes_in_lanes(first: f64, values: &[f64]) -> (f64, f64) {
    let less = |a: f64, b: f64| if b < a { b } else { a };
    let more = |a: f64, b: f64| if b > a { b } else { a };
    // Lanes let the processor compare several values at once.
    let (mut low, mut high) = ([first; LANES], [first; LANES]);
    let (chunks, rest) = values.as_chunks::<LANES>();
    // One loop each: mixed, the compiler takes a low and a high together.
    for chunk in chunks {
        for lane in 0..LANES {
            low[lane] = less(low[lane], chunk[lane]);
        }
    }
    for chunk in chunks {
        for lane in 0..LANES {
            high[lane] = more(high[lane], chunk[lane]);
        }
    }
    for (lane, &x) in rest.iter().enumerate() {
        low[lane] = less(low[lane], x);
        high[lane] = more(high[lane], x);
    }
    let (mut least, mut greatest) = (first, first);
    for lane in 0..LANES {
        least = less(least, low[lane]);
        greatest = more(greatest, high[lane]);
    }
    (least + 0.0, greatest + 0.0)
}

const LANES: usize = 8;

/// Quantile of type 7 (the default of R and Excel): h = (n−1)p, linear between the neighbours; an h within four
/// roundings of a whole number is that number. `ascending` must be sorted; `None` of nothing.
///
/// Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", definition 7. R allows as
/// many roundings for its other types.
#[must_use]
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let h = last as f64 * p.clamp(0.0, 1.0);
    let whole = h.round();
    let h = if (h - whole).abs() <= 4.0 * f64::EPSILON * whole.max(1.0) { whole } else { h };
    let below = h.floor() as usize;
    let above = (below + 1).min(last);
    Some(ascending[below] + (h - below as f64) * (ascending[above] - ascending[below]))
}

/// The middle value, or the mean of the two middle ones; `None` of nothing.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(&sorted(values), 0.5)
}

/// Ascending ranks from 1, ties sharing the mean of their places.
#[must_use]
pub fn average_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by_key(|&row| order_key(values[row]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for ties in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let shared = before as f64 + (ties.len() + 1) as f64 / 2.0;
        for &row in ties {
            ranks[row] = shared;
        }
        before += ties.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_of_type_seven() {
        let values = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(quantile(&values, 0.25), Some(1.75));
        assert_eq!(quantile(&values, 0.5), Some(2.5));
        assert_eq!(quantile(&values, 1.0), Some(4.0));
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(median(&[5.0, 1.0, 3.0]), Some(3.0));
        // 10·(1 − 0.7) is a rounding above 3: the fourth of eleven values is meant, not a little more.
        let eleven = [0.0, 0.0, 0.0, 1e-3, 1e3, 2e3, 2e3, 2e3, 2e3, 2e3, 2e3];
        assert_eq!(quantile(&eleven, 1.0 - 0.7), Some(1e-3));
    }

    #[test]
    fn tied_ranks_share_their_mean_and_signed_zeros_tie() {
        assert_eq!(average_ranks(&[10.0, -3.0, 10.0, 7.0]), [3.5, 1.0, 3.5, 2.0]);
        assert_eq!(average_ranks(&[0.0, -0.0, -1.0]), [2.5, 2.5, 1.0]);
    }

    /// With and without ties, signed zeros among them.
    #[test]
    fn few_values_are_sorted_as_many_are() {
        let mut by_counting = 0;
        for count in 0..=FEW {
            for steps in [7, 101] {
                let values: Vec<f64> = (0..count).map(|k| ((k * 37) % steps) as f64 / 8.0 - 3.0).collect();
                let mut want = values.clone();
                want.sort_by(f64::total_cmp);
                assert_eq!(sorted(&values), want);
                by_counting += usize::from(sorted_by_counting(&values).is_some());
            }
        }
        assert!(by_counting > FEW && by_counting < 2 * FEW, "{by_counting}");
        let zeros: Vec<u64> = sorted(&[0.0, -0.0]).into_iter().map(f64::to_bits).collect();
        assert_eq!(zeros, [(-0.0_f64).to_bits(), 0.0_f64.to_bits()]);
    }

    #[test]
    fn order_keys_sort_as_numbers_do() {
        let ascending = [-1e300, -1.5, -1e-300, 0.0, 1e-300, 1.5, 1e300];
        assert!(ascending.windows(2).all(|pair| order_key(pair[0]) < order_key(pair[1])));
        assert_eq!(order_key(0.0), order_key(-0.0));
    }
}
