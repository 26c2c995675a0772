//! Natural logarithms of many numbers at once, to the last bit those of `libm`.
//!
//! The arithmetic of `libm::log` without its branches, so that the processor takes several numbers at a time. Zero,
//! negative, subnormal and non-finite numbers are left to `libm`.
//!
//! Source: FreeBSD, lib/msun/src/e_log.c, of which `libm::log` is a port.

use super::wide::wide;

/// Bits of √½, but for the lower half: mantissas are brought between it and √2.
const ROOT: u64 = 0x3fe6_a09e << 32;
const ONE: u64 = 0x3ff0_0000 << 32;
const MANTISSA: u64 = (1 << 52) - 1;
/// Of this double the last bit is 1.
const UNITS: f64 = (1_u64 << 52) as f64;

/// ln 2 in two parts, the first with zeros at its end, so that products with an exponent are exact.
const LN_2: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];
const EVEN: [f64; 3] = [3.999_999_999_940_942e-1, 2.222_219_843_214_978_4e-1, 1.531_383_769_920_937_3e-1];
const ODD: [f64; 4] = [
    6.666_666_666_666_735e-1,
    2.857_142_874_366_239e-1,
    1.818_357_216_161_805e-1,
    1.479_819_860_511_658_6e-1,
];

/// Puts the logarithm of every number in its place.
pub fn logarithms(numbers: &mut [f64]) {
    wide(
        #[inline(always)]
        || take_logarithms(numbers),
    );
}

/// The same, on the registers of the caller.
#[inline(always)]
pub(super) fn take_logarithms(numbers: &mut [f64]) {
    let mut any = 0;
    for x in &*numbers {
        any |= outside(*x);
    }
    if any < 0 {
        numbers.iter_mut().for_each(|x| *x = libm::log(*x));
    } else {
        for x in numbers {
            *x = of_normal(*x);
        }
    }
}

/// Below 0 unless a number is positive and normal: its sign is 0 then, and its exponent from 1 to 2046.
#[inline(always)]
fn outside(x: f64) -> i64 {
    2045 - (x.to_bits().wrapping_sub(1 << 52) >> 52) as i64
}

/// Of a positive number that is not subnormal.
#[inline(always)]
fn of_normal(x: f64) -> f64 {
    let bits = x.to_bits() + (ONE - ROOT);
    // The exponent as a double: put behind the point of 2⁵², of which it is then taken away.
    let exponent = f64::from_bits(UNITS.to_bits() | (bits >> 52)) - (UNITS + 1023.0);
    let f = f64::from_bits((bits & MANTISSA) + ROOT) - 1.0;
    let half_square = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (EVEN[0] + w * (EVEN[1] + w * EVEN[2]));
    let odd = z * (ODD[0] + w * (ODD[1] + w * (ODD[2] + w * ODD[3])));
    s * (half_square + (odd + even)) + exponent * LN_2[1] - half_square + f + exponent * LN_2[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_libm_to_the_last_bit() {
        let spread = (0..200_000_u64).map(|k| f64::from_bits(k.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let near_one = (0..2000_u64).map(|k| f64::from_bits(1.0_f64.to_bits() - 1000 + k));
        let edges = [0.0, -0.0, -1.0, f64::INFINITY, f64::NAN, f64::MIN_POSITIVE, f64::MAX, 5e-324, 1.0, 0.5];
        for x in spread.chain(near_one).chain(edges) {
            let mut log = [x];
            logarithms(&mut log);
            let want = libm::log(x);
            assert!(log[0].to_bits() == want.to_bits() || log[0].is_nan() && want.is_nan(), "{x:e}");
        }
        let mut several = [2.0, -0.0, 3.0];
        logarithms(&mut several);
        assert_eq!(several, [2.0, 0.0, 3.0].map(libm::log));
    }
}
