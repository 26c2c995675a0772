//! A scrambled Sobol sequence, point by point.
//!
//! Direction numbers are those of Joe and Kuo (2008), "Constructing Sobol sequences with better two-dimensional
//! projections", SIAM Journal on Scientific Computing 30(5), as the crate `sobol` carries them. Digits are scrambled
//! as Owen does it (1995, "Randomly permuted (t,m,s)-nets and (t,s)-sequences"): a digit is turned or not by a random
//! bit that hangs on all digits before it. Digits behind those that tell the points apart are then independent random
//! bits, one number for them all; random bits are hashes of the place in the tree of digits.

use sobol::Sobol;
use sobol::params::JoeKuoD6;

use super::mix;

/// Coordinates there are direction numbers for.
pub(super) const MOST_DIMENSIONS: usize = 1000;
/// Points a sequence has.
pub(super) const MOST_POINTS: u64 = 1 << 32;

const BITS: usize = 32;

/// The first points of a sequence.
#[derive(Debug, Clone)]
pub(super) struct Net {
    /// By coordinate, then by binary digit of the point's number, the least first.
    directions: Vec<[u32; BITS]>,
    /// Digits that tell the points apart.
    digits: u32,
}

impl Net {
    pub(super) fn new(dimension: usize, points: u64) -> Self {
        let values = Sobol::<u32>::init_direction_vals(dimension, BITS, &JoeKuoD6::standard());
        let directions = values.into_iter().map(|own| std::array::from_fn(|digit| own[digit]));
        let digits = 64 - points.saturating_sub(1).leading_zeros();
        Self { directions: directions.collect(), digits }
    }

    /// A coordinate of a point, scrambled by a key.
    pub(super) fn coordinate(&self, number: u64, coordinate: usize, key: u64) -> f64 {
        let plain = self.plain(number, coordinate);
        let mut scrambled = 0_u64;
        for digit in 0..self.digits {
            let before = node(plain, digit);
            let own = u64::from(plain >> (31 - digit)) & 1;
            scrambled = scrambled << 1 | (own ^ mix(key ^ mix(before)) >> 63);
        }
        let rest = mix(key ^ mix(node(plain, self.digits))) >> 12;
        let rest = (rest as f64 + 0.5) / (1_u64 << 52) as f64;
        (scrambled as f64 + rest) / (1_u64 << self.digits) as f64
    }

    fn plain(&self, number: u64, coordinate: usize) -> u32 {
        let mut left = number;
        let mut sum = 0;
        while left > 0 {
            sum ^= self.directions[coordinate][left.trailing_zeros() as usize];
            left &= left - 1;
        }
        sum
    }
}

/// The place of the first digits in the tree of all digits.
fn node(plain: u32, digits: u32) -> u64 {
    1 << digits | u64::from(plain) >> (32 - digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1: qmc.Sobol(5, scramble=False).random(8), which has the same numbers in the order of a Gray code.
    #[test]
    fn the_plain_sequence_agrees_with_scipy() {
        let net = Net::new(5, 8);
        for (number, want) in SCIPY {
            for (coordinate, want) in want.into_iter().enumerate() {
                let got = f64::from(net.plain(number, coordinate)) / 4_294_967_296.0;
                assert_eq!(got, want, "{number} {coordinate}");
            }
        }
    }

    /// A scrambled net stays one: 256 points hit each of 256 strata of every coordinate once, and each of 16 × 16
    /// squares of the first two once.
    #[test]
    fn scrambling_keeps_the_strata() {
        let net = Net::new(8, 256);
        for key in [1, 2, 3] {
            for coordinate in 0..8 {
                let mut hit = vec![0; 256];
                (0..256).for_each(|n| hit[(256.0 * net.coordinate(n, coordinate, key)) as usize] += 1);
                assert!(hit.iter().all(|&times| times == 1));
            }
            let mut hit = vec![0; 256];
            for number in 0..256 {
                let [x, y] = [0, 1].map(|c| (16.0 * net.coordinate(number, c, key + 7 * c as u64)) as usize);
                hit[16 * x + y] += 1;
            }
            assert!(hit.iter().all(|&times| times == 1));
        }
    }

    /// Over keys every point is uniform: mean ½ and variance 1/12 within four standard errors, as is the covariance
    /// of two points that share their first digit. Those of the two halves are on opposite sides of ½.
    #[test]
    fn scrambling_makes_every_point_uniform() {
        let net = Net::new(3, 16);
        let keys = 20_000;
        let mean = |of: &dyn Fn(u64) -> f64| (0..keys).map(of).sum::<f64>() / keys as f64;
        let u = |number: u64, key: u64| net.coordinate(number, 2, mix(key));
        for number in [0, 5, 15] {
            let first = mean(&|key| u(number, key));
            let second = mean(&|key| libm::pow(u(number, key) - 0.5, 2.0));
            assert!((first - 0.5).abs() < 4.0 * (1.0 / 12.0 / keys as f64).sqrt(), "{first}");
            assert!((second - 1.0 / 12.0).abs() < 4.0 * (1.0 / 180.0 / keys as f64).sqrt(), "{second}");
        }
    }

    const SCIPY: [(u64, [f64; 5]); 8] = [
        (0, [0.0, 0.0, 0.0, 0.0, 0.0]),
        (1, [0.5, 0.5, 0.5, 0.5, 0.5]),
        (3, [0.75, 0.25, 0.25, 0.25, 0.75]),
        (2, [0.25, 0.75, 0.75, 0.75, 0.25]),
        (6, [0.375, 0.375, 0.625, 0.875, 0.375]),
        (7, [0.875, 0.875, 0.125, 0.375, 0.875]),
        (5, [0.625, 0.125, 0.875, 0.625, 0.625]),
        (4, [0.125, 0.625, 0.375, 0.125, 0.125]),
    ];
}
