//! Designs: where in the unit cube the replicates lie.
//!
//! A replicate has two points, one for each [`Side`]; what a coordinate means is the sampler's business. Points are a
//! function of design, seed, number and side: nothing is kept, whatever the number of replicates.
//!
//! - *Monte Carlo*: independent points, from a Philox stream.
//! - *Latin hypercube*: each coordinate is cut into as many strata as there are points, and each stratum is hit once
//!   (McKay, Beckman and Conover 1979, "A comparison of three methods for selecting values of input variables in the
//!   analysis of output from a computer code", Technometrics 21(2)). The order of the strata is a [`permutation`].
//! - *Sobol*: a scrambled digital net, see [`sobol`]; side A takes the first half of the coordinates of a sequence
//!   of twice the dimension, side B the second.
//!
//! The two last are repeated with as many independent randomisations as the options say: how far their results differ
//! is the standard error.

mod permutation;
mod sobol;

use quanheng_index::stream::{Replicate, Stream};
use quanheng_index::{Finding, Subject as About};

use permutation::permuted;
use sobol::Net;

/// How replicates are spread over what may vary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Design {
    /// Independent replicates.
    #[default]
    MonteCarlo,
    /// Each assumption by itself is spread evenly.
    LatinHypercube,
    /// Several assumptions together are spread evenly; best with a power of two of replicates in each randomisation.
    Sobol,
}

/// Which of its two values an assumption takes in a replicate. The uncertainty analysis takes side A throughout;
/// variance-based sensitivity exchanges some for side B.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// The first.
    #[default]
    A,
    /// The second, independent of the first.
    B,
}

/// Keys of what streams are for, beside the coordinates.
const RANDOMISATION: u64 = 1 << 32;

/// The points of a design.
#[derive(Debug, Clone)]
pub(crate) struct Points {
    seed: u64,
    /// Points of one randomisation.
    each: u64,
    scheme: Scheme,
}

#[derive(Debug, Clone)]
enum Scheme {
    MonteCarlo,
    LatinHypercube,
    Sobol(Net),
}

impl Points {
    /// Points of so many coordinates a side.
    pub(crate) fn new(
        design: Design,
        seed: u64,
        dimension: usize,
        (replicates, randomisations): (u64, u64),
    ) -> Result<Self, Vec<Finding>> {
        let told = |finding: Finding| vec![finding];
        let is_even = randomisations > 0 && replicates.is_multiple_of(randomisations);
        if design != Design::MonteCarlo && !is_even {
            let finding = Finding::error("audit-randomisations", About::Programme);
            let finding = finding.with("replicates", replicates).with("randomisations", randomisations);
            return Err(told(finding));
        }
        let each = replicates / randomisations.max(1);
        let scheme = match design {
            Design::MonteCarlo => Scheme::MonteCarlo,
            Design::LatinHypercube => Scheme::LatinHypercube,
            Design::Sobol if 2 * dimension > sobol::MOST_DIMENSIONS || each > sobol::MOST_POINTS => {
                let finding = Finding::error("audit-sobol-too-large", About::Programme);
                let finding = finding.with("coordinates", 2 * dimension).with("points", each);
                let finding = finding.with("most_coordinates", sobol::MOST_DIMENSIONS);
                return Err(told(finding.with("most_points", sobol::MOST_POINTS)));
            }
            Design::Sobol => Scheme::Sobol(Net::new(2 * dimension, each)),
        };
        Ok(Self { seed, each: each.max(1), scheme })
    }

    /// Fills in the point of a replicate on a side; every coordinate lies strictly between 0 and 1.
    pub(crate) fn fill(&self, number: u64, side: Side, point: &mut [f64]) {
        match &self.scheme {
            Scheme::MonteCarlo => {
                let mut stream = self.stream(number, side as u64);
                stream.fill(point);
            }
            Scheme::LatinHypercube => {
                let (key, at) = self.randomisation(number);
                let mut stream = self.stream(number, side as u64);
                for (coordinate, u) in (0_u64..).zip(point) {
                    let own = mix(key ^ mix(2 * coordinate + side as u64));
                    let stratum = permuted(at, self.each, own);
                    *u = inside((stratum as f64 + stream.uniform()) / self.each as f64);
                }
            }
            Scheme::Sobol(net) => {
                let (key, at) = self.randomisation(number);
                let start = side as usize * point.len();
                for (coordinate, u) in (start..).zip(point) {
                    *u = inside(net.coordinate(at, coordinate, mix(key ^ mix(coordinate as u64))));
                }
            }
        }
    }

    /// The key of the randomisation a replicate belongs to, and its number there.
    fn randomisation(&self, number: u64) -> (u64, u64) {
        (self.stream(number / self.each, RANDOMISATION).bits(), number % self.each)
    }

    fn stream(&self, number: u64, what: u64) -> Stream {
        Replicate { seed: self.seed, number }.stream([what, 0, 0])
    }
}

/// Keeps what rounding took to 1 below it.
fn inside(u: f64) -> f64 {
    u.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0)
}

/// Sixty-four bits that look like nothing: the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators", OOPSLA '14).
const fn mix(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(design: Design, dimension: usize, replicates: u64, randomisations: u64) -> Points {
        Points::new(design, 11, dimension, (replicates, randomisations)).unwrap()
    }

    /// The mean over a design of ∏ (1 + (u − ½)) over six coordinates, which is 1: smooth, and all of them matter.
    fn error(points: &Points, numbers: std::ops::Range<u64>) -> f64 {
        let count = (numbers.end - numbers.start) as f64;
        let mut point = [0.0; 6];
        let of = |number: u64| {
            points.fill(number, Side::A, &mut point);
            point.iter().map(|u| 0.5 + u).product::<f64>()
        };
        numbers.map(of).sum::<f64>() / count - 1.0
    }

    #[test]
    fn a_latin_hypercube_hits_every_stratum_once() {
        for count in [1, 2, 7, 64, 1000] {
            let points = points(Design::LatinHypercube, 3, 2 * count, 2);
            for side in [Side::A, Side::B] {
                for randomisation in 0..2 {
                    let mut hit = vec![[0; 3]; count as usize];
                    for number in randomisation * count..(randomisation + 1) * count {
                        let mut point = [0.0; 3];
                        points.fill(number, side, &mut point);
                        for (at, u) in point.iter().enumerate() {
                            hit[(u * count as f64) as usize][at] += 1;
                        }
                    }
                    assert!(hit.iter().flatten().all(|&times| times == 1), "{count} {side:?}");
                }
            }
        }
    }

    /// Each randomisation is unbiased, and the root mean square error of a smooth integral over 32 of them falls:
    /// with 1,024 points the variance of Monte Carlo is ((1 + 1/12)⁶ − 1)/1024, an error of 0.0245.
    #[test]
    fn evenly_spread_points_integrate_better() {
        let root_mean_square = |design| {
            let points = points(design, 6, 32 * 1024, 32);
            let squares = (0..32).map(|r| error(&points, r * 1024..(r + 1) * 1024)).map(|e| e * e);
            (squares.sum::<f64>() / 32.0).sqrt()
        };
        let expected = ((libm::pow(1.0 + 1.0 / 12.0, 6.0) - 1.0) / 1024.0).sqrt();
        let plain = root_mean_square(Design::MonteCarlo);
        assert!(plain > 0.7 * expected && plain < 1.3 * expected, "{plain} {expected}");
        let latin = root_mean_square(Design::LatinHypercube);
        assert!(latin < 0.5 * expected, "{latin}");
        let sobol = root_mean_square(Design::Sobol);
        assert!(sobol < 0.05 * expected, "{sobol}");
    }

    #[test]
    fn sides_and_randomisations_differ() {
        for design in [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol] {
            let points = points(design, 4, 64, 2);
            let at = |number, side| {
                let mut point = [0.0; 4];
                points.fill(number, side, &mut point);
                point
            };
            assert_ne!(at(3, Side::A), at(3, Side::B), "{design:?}");
            assert_ne!(at(3, Side::A), at(35, Side::A), "{design:?}");
            assert_eq!(at(3, Side::A), at(3, Side::A), "{design:?}");
        }
    }

    #[test]
    fn what_does_not_divide_or_fit_is_refused() {
        let code = |design, dimension, sizes| Points::new(design, 1, dimension, sizes).unwrap_err()[0].code;
        assert_eq!(code(Design::Sobol, 3, (100, 16)), "audit-randomisations");
        assert_eq!(code(Design::LatinHypercube, 3, (100, 0)), "audit-randomisations");
        assert_eq!(code(Design::Sobol, 501, (128, 16)), "audit-sobol-too-large");
        assert!(Points::new(Design::MonteCarlo, 1, 5000, (100, 16)).is_ok());
    }
}
