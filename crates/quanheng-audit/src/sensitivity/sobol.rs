//! First-order and total indices of variance.
//!
//! Of N samples, each with draws A and B, and AB_i, which is A with input i from B: N(d + 2) evaluations for d inputs.
//!
//! - V = Σ(y − ȳ)²/(2N − 1) over the y of all A and B, ȳ their mean.
//! - first order: Sᵢ = (1/N) Σ (y_B − c)(y_ABᵢ − y_A) / V
//! - total: Tᵢ = (1/2N) Σ (y_A − y_ABᵢ)² / V
//!
//! c is ȳ by default ([`Centre::Mean`]), or 0 ([`Centre::Nothing`]), as the formula is printed and as COINr has it. For
//! any fixed c the first-order estimate aims at the same number, but its error grows with (ȳ − c)²/V: for scores around
//! 50 with a standard deviation of 1 an estimate with c = 0 says nothing.
//!
//! - Estimates are not cut off: one near 0 may come out a little negative, one near 1 a little above.
//! - A constant output has no index, and neither has one that some evaluation did not have ([`NoIndex`]).
//! - Intervals: percentiles of a bootstrap of blocks of samples; V and ȳ are computed anew in each replicate.
//! - Needs independent inputs; what depends on each other belongs into one group.
//!
//! Sources: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), Variance based sensitivity analysis of
//! model output: design and estimator for the total sensitivity index, Computer Physics Communications 181 (first
//! order); Jansen (1999), Analysis of variance designs for model output, Computer Physics Communications 117 (total).
//!
//! Example: y = x₁ + 2x₂ with uniform x has V = (1 + 4)/12, S = T = (0.2, 0.8).

use quanheng_index::Finding;

use super::estimate::{Estimate, NoIndex, Spread};
use super::response::Response;
use super::samples::{Sampling, Scheme, Sums, all};
use crate::design::Side;

/// From where outputs are measured in the first-order estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Centre {
    /// From their mean over A and B.
    #[default]
    Mean,
    /// From 0.
    Nothing,
}

/// Where the variance of an output comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Indices {
    /// Mean of the output over A and B.
    pub mean: f64,
    /// Its variance V.
    pub variance: f64,
    /// By input.
    pub inputs: Vec<InputIndices>,
}

/// The indices of an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InputIndices {
    /// Share of the variance it makes by itself.
    pub first: Estimate,
    /// Share of the variance it has a part in.
    pub total: Estimate,
}

impl Indices {
    /// What the inputs make only together: 1 − Σ first orders. Near 0 for a result that adds them up.
    #[must_use]
    pub fn interaction(&self) -> f64 {
        1.0 - self.inputs.iter().map(|input| input.first.value).sum::<f64>()
    }
}

/// First-order and total indices of every output.
///
/// # Errors
/// Findings: options out of range; an evaluation that cannot be done.
pub fn sobol_indices<R: Response>(
    response: &R,
    sampling: &Sampling,
    centre: Centre,
) -> Result<Vec<Result<Indices, NoIndex>>, Vec<Finding>> {
    sampling.check()?;
    let (inputs, outputs) = (response.inputs(), response.outputs());
    let mut origins = vec![0.0; outputs];
    response.evaluate(&mut response.room(), 0, &all(inputs, Side::A), &mut origins)?;
    origins.iter_mut().filter(|origin| origin.is_nan()).for_each(|origin| *origin = 0.0);
    let sums = Sums::of(&PickFreeze { response, origins: &origins }, outputs, sampling)?;
    let read = |output: usize, sums: &[f64], samples: u64| {
        let moments = Moments::of(sums, samples)?;
        let about = match centre {
            Centre::Mean => moments.mean,
            Centre::Nothing => -origins[output],
        };
        let mut values = vec![origins[output] + moments.mean, moments.variance];
        for own in sums[2..].chunks_exact(3) {
            let first = (own[0] - about * own[1]) / samples as f64 / moments.variance;
            values.extend([first, own[2] / (2.0 * samples as f64) / moments.variance]);
        }
        Some(values)
    };
    let made = |_, estimates: Vec<Estimate>| Indices {
        mean: estimates[0].value,
        variance: estimates[1].value,
        inputs: estimates[2..]
            .chunks_exact(2)
            .map(|pair| InputIndices { first: pair[0], total: pair[1] })
            .collect(),
    };
    Ok(sums.read(sampling, read, made))
}

/// Mean, measured from the origin, and variance over A and B.
struct Moments {
    mean: f64,
    variance: f64,
}

impl Moments {
    /// `None` without variance.
    fn of(sums: &[f64], samples: u64) -> Option<Self> {
        let count = 2.0 * samples as f64;
        let mean = sums[0] / count;
        let variance = (sums[1] - sums[0] * mean) / (count - 1.0);
        // What only rounding makes is no variance.
        (variance > sums[1] / count * 1e-14).then_some(Self { mean, variance })
    }
}

/// For each output: Σ of y_A and y_B, Σ of their squares, and for each input Σ y_B(y_AB − y_A), Σ (y_AB − y_A) and
/// Σ (y_AB − y_A)², all y measured from an origin that keeps the sums small.
struct PickFreeze<'r, R> {
    response: &'r R,
    origins: &'r [f64],
}

struct Room<T> {
    inner: T,
    sides: Vec<Side>,
    a: Vec<f64>,
    b: Vec<f64>,
    mixed: Vec<f64>,
}

impl<R: Response> Scheme<R> for PickFreeze<'_, R> {
    type Room = Room<R::Room>;

    fn width(&self) -> usize {
        2 + 3 * self.response.inputs()
    }

    fn room(&self) -> Self::Room {
        let blank = || vec![0.0; self.response.outputs()];
        Room {
            inner: self.response.room(),
            sides: all(self.response.inputs(), Side::A),
            a: blank(),
            b: blank(),
            mixed: blank(),
        }
    }

    fn add(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sums: &mut [f64],
        spreads: &mut [Spread],
    ) -> Result<(), Vec<Finding>> {
        let Room { inner, sides, a, b, mixed } = room;
        let width = self.width();
        sides.fill(Side::B);
        self.response.evaluate(inner, sample, sides, b)?;
        sides.fill(Side::A);
        self.response.evaluate(inner, sample, sides, a)?;
        for output in 0..a.len() {
            spreads[output].add(a[output]);
            spreads[output].add(b[output]);
            a[output] -= self.origins[output];
            b[output] -= self.origins[output];
            let own = &mut sums[output * width..];
            own[0] += a[output] + b[output];
            own[1] += a[output] * a[output] + b[output] * b[output];
        }
        for input in 0..sides.len() {
            sides[input] = Side::B;
            self.response.evaluate(inner, sample, sides, mixed)?;
            sides[input] = Side::A;
            for output in 0..a.len() {
                spreads[output].add(mixed[output]);
                let change = mixed[output] - self.origins[output] - a[output];
                let own = &mut sums[output * width + 2 + 3 * input..];
                own[0] += b[output] * change;
                own[1] += change;
                own[2] += change * change;
            }
        }
        Ok(())
    }
}
