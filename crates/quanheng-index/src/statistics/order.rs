//! Order statistics: extremes, quantiles, ranks.

/// A whole number that sorts as the values do, −0 equal to +0. NaN is not expected.
pub(crate) fn order_key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    let sign = 1 << 63;
    if bits & sign == 0 { bits | sign } else { !bits }
}

/// The values in ascending order.
#[must_use]
pub fn sorted(values: &[f64]) -> Vec<f64> {
    // As whole numbers that sort as `total_cmp` does, which spares it to do this for every comparison.
    let key = |bits: i64| bits ^ ((bits >> 63) as u64 >> 1) as i64;
    let mut keys: Vec<i64> = values.iter().map(|value| key(value.to_bits() as i64)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|bits| f64::from_bits(key(bits) as u64)).collect()
}

/// Least and greatest value, a zero without its sign; `None` of nothing.
#[must_use]
pub fn extremes(values: &[f64]) -> Option<(f64, f64)> {
    let first = *values.first()?;
    let less = |a: f64, b: f64| if b < a { b } else { a };
    let more = |a: f64, b: f64| if b > a { b } else { a };
    // Lanes let the processor compare several values at once.
    let (mut low, mut high) = ([first; LANES], [first; LANES]);
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for lane in 0..LANES {
            let x = chunk[lane];
            low[lane] = less(low[lane], x);
            high[lane] = more(high[lane], x);
        }
    }
    for (lane, &x) in rest.iter().enumerate() {
        low[lane] = less(low[lane], x);
        high[lane] = more(high[lane], x);
    }
    let low = low.into_iter().fold(first, less);
    let high = high.into_iter().fold(first, more);
    Some((low + 0.0, high + 0.0))
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

    #[test]
    fn order_keys_sort_as_numbers_do() {
        let ascending = [-1e300, -1.5, -1e-300, 0.0, 1e-300, 1.5, 1e300];
        assert!(ascending.windows(2).all(|pair| order_key(pair[0]) < order_key(pair[1])));
        assert_eq!(order_key(0.0), order_key(-0.0));
    }
}
