//! The exponential function of many numbers at once: without branches, so that the loops run in several lanes.
//!
//! x = k·ln 2 + r with a whole k and |r| ≤ ½·ln 2; eʳ is its Taylor polynomial of degree 13, whose remainder is below
//! 5·10⁻¹⁸. The result is within two units of the last place, and a function of the number alone: neither of its
//! neighbours nor of the machine.

use quanheng_index::statistics::wide;

/// Numbers looked at together.
const LANES: usize = 8;

/// 1.5·2⁵²: added to a number below 2⁵¹ in size, it leaves the nearest whole number in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// ln 2 in two parts: the first has 21 zeros at its end, so that its product with k is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
const LN_2_LOW: f64 = f64::from_bits(0x3DEA_39EF_3579_3C76);

/// Beyond this size 2ᵏ or the result is not a normal double.
const FARTHEST: f64 = 700.0;

/// 1/n! from n = 13 down to 2.
const TAYLOR: [f64; 12] = [
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
];

/// Puts eˣ in the place of every x.
pub(crate) fn exponentials(values: &mut [f64]) {
    wide(
        #[inline(always)]
        || {
            let (chunks, rest) = values.as_chunks_mut::<LANES>();
            for chunk in chunks {
                *chunk = some(*chunk);
            }
            let mut last = [0.0; LANES];
            last[..rest.len()].copy_from_slice(rest);
            rest.copy_from_slice(&some(last)[..rest.len()]);
        },
    );
}

#[inline(always)]
fn some(x: [f64; LANES]) -> [f64; LANES] {
    let mut result = [0.0; LANES];
    let mut is_far = false;
    for lane in 0..LANES {
        is_far |= is_beyond(x[lane]);
        let shifted = x[lane] * std::f64::consts::LOG2_E + TO_WHOLE;
        let k = shifted - TO_WHOLE;
        let r = (x[lane] - k * LN_2_HIGH) - k * LN_2_LOW;
        let mut sum = TAYLOR[0];
        for coefficient in &TAYLOR[1..] {
            sum = sum * r + coefficient;
        }
        let power = f64::from_bits((shifted.to_bits() << 52).wrapping_add(1023 << 52));
        result[lane] = (1.0 + (r + r * r * sum)) * power;
    }
    if is_far {
        for lane in 0..LANES {
            if is_beyond(x[lane]) {
                result[lane] = libm::exp(x[lane]);
            }
        }
    }
    result
}

/// Whether a number is far out, or none.
#[inline(always)]
fn is_beyond(x: f64) -> bool {
    (x.abs() > FARTHEST) | x.is_nan()
}

#[cfg(test)]
mod tests {
    use quanheng_index::stream::Replicate;

    use super::*;

    #[test]
    fn it_agrees_with_libm_to_two_units_of_the_last_place() {
        let mut stream = Replicate { seed: 1, number: 0 }.stream([0; 3]);
        for reach in [1e-12, 1e-3, 1.0, 10.0, 700.0] {
            let x: Vec<f64> = (0..100_003).map(|_| reach * (2.0 * stream.uniform() - 1.0)).collect();
            let mut all = x.clone();
            exponentials(&mut all);
            for (x, own) in x.iter().zip(all) {
                let want = libm::exp(*x);
                assert!(own.to_bits().abs_diff(want.to_bits()) <= 2, "{x}: {own} is not {want}");
            }
        }
    }

    #[test]
    fn neighbours_and_far_numbers_are_no_matter() {
        let x = [0.3, 710.0, -745.0, f64::NEG_INFINITY, 0.0, -0.0, f64::INFINITY, -701.0, 2.5];
        let mut all = x;
        exponentials(&mut all);
        for (x, own) in x.iter().zip(all) {
            let mut alone = [*x];
            exponentials(&mut alone);
            assert_eq!(own, alone[0]);
            if x.abs() > FARTHEST {
                assert_eq!(own, libm::exp(*x));
            }
        }
        assert_eq!((all[4], all[5]), (1.0, 1.0));
        let mut nan = [f64::NAN];
        exponentials(&mut nan);
        assert!(nan[0].is_nan());
    }
}
