//! Sums that are the same to the last bit in whatever order their terms come: units may be listed in another
//! order, and a table may be read in other pieces, without a digit changing.
//!
//! Each term is taken apart on two grids so coarse that adding up the parts on a grid is exact. What is left
//! below the second grid is dropped: less than 2⁻¹⁰³·n²·max|x| a term, nothing beside the rounding of the result.
//!
//! Source: Rump, Ogita and Oishi (2008), "Accurate floating-point summation part I", SIAM J. Sci. Comput. 31(1),
//! algorithm 3.2 (ExtractVector); Demmel and Nguyen (2015), "Parallel reproducible summation", IEEE Trans.
//! Comput. 64(7).

use super::wide::wide;

/// Sums on a grid are exact: they are the same in any number of lanes. So many fit into the processor's registers.
const LANES: usize = 4;

/// 2⁻²⁰⁰: takes terms near the greatest double down, exactly.
const DOWN: f64 = 1.0 / ((1_u128 << 100) as f64 * (1_u128 << 100) as f64);

/// The two grids for terms of a known number and greatest size.
#[derive(Clone, Copy)]
struct Grids {
    coarse: f64,
    fine: f64,
}

impl Grids {
    fn of(count: usize, most: f64) -> Self {
        let room = (count + 2).next_power_of_two() as f64;
        let coarse = room * above(most);
        Self { coarse, fine: coarse * room * (f64::EPSILON / 2.0) }
    }
}

/// The least power of two above a size, or more than a double has.
pub(super) fn above(most: f64) -> f64 {
    if most.is_normal() {
        // The power below by its bits, which is quicker.
        return f64::from_bits(most.to_bits() & EXPONENT) * 2.0;
    }
    let (_, exponent) = libm::frexp(most);
    libm::ldexp(1.0, exponent)
}

/// Bits of the exponent of a double.
const EXPONENT: u64 = 0x7ff << 52;

/// Sums of the `N` terms made of each value; `most` bounds each term in size.
pub(super) fn sums<const N: usize>(
    values: &[f64],
    most: [f64; N],
    terms: impl Fn(f64) -> [f64; N] + Copy,
) -> [f64; N] {
    let grids = most.map(|most| Grids::of(values.len(), most));
    if grids.iter().all(|grids| grids.coarse.is_finite()) {
        on_grids(values, grids, terms)
    } else {
        let grids = most.map(|most| Grids::of(values.len(), most * DOWN));
        on_grids(values, grids, |x| terms(x).map(|term| term * DOWN)).map(|sum| sum / DOWN)
    }
}

fn on_grids<const N: usize>(
    values: &[f64],
    grids: [Grids; N],
    terms: impl Fn(f64) -> [f64; N] + Copy,
) -> [f64; N] {
    let parts = wide(
        #[inline(always)]
        || parts_of(values, grids, terms),
    );
    parts.each_ref().map(Parts::total)
}

#[inline(always)]
fn parts_of<const N: usize>(
    values: &[f64],
    grids: [Grids; N],
    terms: impl Fn(f64) -> [f64; N] + Copy,
) -> [Parts; N] {
    let mut parts = [Parts::default(); N];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        add_all(&mut parts, grids, chunk, LANES, terms);
    }
    if let [first, ..] = rest {
        let mut chunk = [*first; LANES];
        chunk[..rest.len()].copy_from_slice(rest);
        add_all(&mut parts, grids, &chunk, rest.len(), terms);
    }
    parts
}

/// Adds the terms of the first `count` values: all lanes at a time, since the processor adds several at once.
#[inline(always)]
fn add_all<const N: usize>(
    parts: &mut [Parts; N],
    grids: [Grids; N],
    values: &[f64; LANES],
    count: usize,
    terms: impl Fn(f64) -> [f64; N],
) {
    let mut rows = [[0.0; LANES]; N];
    for lane in 0..LANES {
        let terms = terms(values[lane]);
        for at in 0..N {
            rows[at][lane] = if lane < count { terms[at] } else { 0.0 };
        }
    }
    for at in 0..N {
        parts[at].add(grids[at], &rows[at]);
    }
}

/// What was added up on each grid, lane by lane.
#[derive(Clone, Copy, Default)]
struct Parts {
    high: [f64; LANES],
    low: [f64; LANES],
}

impl Parts {
    #[inline(always)]
    fn add(&mut self, Grids { coarse, fine }: Grids, terms: &[f64; LANES]) {
        for (lane, &term) in terms.iter().enumerate() {
            let first = (term + coarse) - coarse;
            self.high[lane] += first;
            self.low[lane] += (term - first + fine) - fine;
        }
    }

    /// Inlined, it would have the compiler take a high and a low part together, not two lanes.
    #[inline(never)]
    fn total(&self) -> f64 {
        self.high.iter().sum::<f64>() + self.low.iter().sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(values: &[f64]) -> f64 {
        let most = values.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
        sums(values, [most], |x| [x])[0]
    }

    #[test]
    fn whole_numbers_add_up_exactly() {
        for n in 0..40 {
            let values: Vec<f64> = (1..=n).map(f64::from).collect();
            assert_eq!(total(&values), f64::from(n * (n + 1) / 2));
        }
    }

    /// Plain addition from left to right gives 0 and 2 for these.
    #[test]
    fn no_order_loses_the_small_terms() {
        assert_eq!(total(&[1.0, 1e20, 1.0, -1e20]), 2.0);
        assert_eq!(total(&[1e20, -1e20, 1.0, 1.0]), 2.0);
    }

    #[test]
    fn terms_near_the_ends_of_the_doubles_add_up() {
        assert_eq!(total(&[1.5e308, -1.5e308, 1.0e308]), 1.0e308);
        assert_eq!(total(&[1.5e308, 1.5e308]), f64::INFINITY);
        let least = f64::from_bits(1);
        assert_eq!(total(&[least, least, least]), 3.0 * least);
        assert_eq!(total(&[0.0, -0.0]), 0.0);
    }
}
