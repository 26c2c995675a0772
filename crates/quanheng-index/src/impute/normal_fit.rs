//! A multivariate normal fitted to data with gaps by expectation-maximisation, and what it says about a gap.
//!
//! Works on plain observations, standardised by the caller; knows nothing of units and periods.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::statistics::linear::{Cholesky, Matrix, Singular, dot};

/// Mean and covariance.
#[derive(Debug, Clone)]
pub(super) struct NormalFit {
    mean: Vec<f64>,
    covariance: Matrix,
    /// How often both were computed anew.
    pub(super) iterations: usize,
}

/// When to stop, and how far covariances are shrunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    /// Greatest change of a mean or covariance that counts as none.
    pub(super) tolerance: f64,
    pub(super) iterations: usize,
    /// Covariances are divided by 1 + ridge.
    pub(super) ridge: f64,
}

/// Why there is no fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The variable at this position is a combination of others.
    Singular(usize),
    /// Means and covariances still move.
    NotConverged,
}

/// The normal distribution of the missing variables of an observation, given those that are present.
pub(super) struct Conditional {
    pub(super) missing: Vec<usize>,
    present: Vec<usize>,
    /// Of each missing variable on the present ones.
    slopes: Vec<Vec<f64>>,
    covariance: Matrix,
}

/// Which variables are present.
pub(super) type Pattern = Vec<bool>;

pub(super) fn pattern(observation: &[f64]) -> Pattern {
    observation.iter().map(|x| !x.is_nan()).collect()
}

/// Fits to standardised observations (NaN where missing), each with at least one value. Starts from means of 0,
/// variances of 1 and no covariance.
pub(super) fn fit(observations: &[Vec<f64>], settings: Settings) -> Result<NormalFit, Failure> {
    let size = observations.first().map_or(0, Vec::len);
    let mut by_pattern: BTreeMap<Pattern, Vec<&[f64]>> = BTreeMap::new();
    for observation in observations {
        by_pattern.entry(pattern(observation)).or_default().push(observation);
    }
    // Sums run in an order of the values' own, so that the order of the units changes no digit.
    let by_values = |a: &&[f64], b: &&[f64]| {
        let cells = a.iter().zip(*b).map(|(a, b)| a.total_cmp(b));
        cells.fold(Ordering::Equal, Ordering::then)
    };
    by_pattern.values_mut().for_each(|alike| alike.sort_unstable_by(by_values));
    let mut fit = NormalFit { mean: vec![0.0; size], covariance: Matrix::identity(size), iterations: 0 };
    while fit.iterations < settings.iterations {
        let next = fit.step(&by_pattern, observations.len(), settings.ridge)?;
        let moved = next.distance(&fit);
        fit = next;
        if moved < settings.tolerance {
            Cholesky::of(&fit.covariance).map_err(|singular| Failure::Singular(singular.column))?;
            return Ok(fit);
        }
    }
    Err(Failure::NotConverged)
}

impl NormalFit {
    /// One round: expected first and second moments given what is present, then mean and covariance from them.
    fn step(
        &self,
        by_pattern: &BTreeMap<Pattern, Vec<&[f64]>>,
        count: usize,
        ridge: f64,
    ) -> Result<Self, Failure> {
        let size = self.mean.len();
        let mut sum = vec![0.0; size];
        let mut square = Matrix::zeros(size, size);
        for (pattern, observations) in by_pattern {
            let conditional = self.conditional(pattern)?;
            for &observation in observations {
                let apart = self.completed_apart(&conditional, observation);
                for i in 0..size {
                    sum[i] += apart[i];
                    (0..=i).for_each(|j| square[(i, j)] += apart[i] * apart[j]);
                }
            }
            for (a, &i) in conditional.missing.iter().enumerate() {
                for (b, &j) in conditional.missing[..=a].iter().enumerate() {
                    square[(i, j)] += observations.len() as f64 * conditional.covariance[(a, b)];
                }
            }
        }
        let n = count as f64;
        let shift: Vec<f64> = sum.iter().map(|sum| sum / n).collect();
        let mut covariance = Matrix::zeros(size, size);
        for i in 0..size {
            for j in 0..=i {
                let shrunk = if i == j { 1.0 } else { 1.0 + ridge };
                let value = (square[(i, j)] / n - shift[i] * shift[j]) / shrunk;
                covariance[(i, j)] = value;
                covariance[(j, i)] = value;
            }
        }
        let mean = self.mean.iter().zip(&shift).map(|(mean, shift)| mean + shift).collect();
        Ok(Self { mean, covariance, iterations: self.iterations + 1 })
    }

    fn distance(&self, other: &Self) -> f64 {
        let means = self.mean.iter().zip(&other.mean).map(|(a, b)| (a - b).abs());
        let size = self.mean.len();
        let cells = (0..size).flat_map(|i| (0..=i).map(move |j| (i, j)));
        let covariances = cells.map(|at| (self.covariance[at] - other.covariance[at]).abs());
        means.chain(covariances).fold(0.0, f64::max)
    }

    /// What is known of the missing variables of a pattern.
    pub(super) fn conditional(&self, pattern: &Pattern) -> Result<Conditional, Failure> {
        let at = |wanted: bool| (0..pattern.len()).filter(|&k| pattern[k] == wanted).collect::<Vec<_>>();
        let (present, missing) = (at(true), at(false));
        let told = |Singular { column }| Failure::Singular(present[column]);
        let factor = Cholesky::of(&self.covariance.part(&present, &present)).map_err(told)?;
        let across = self.covariance.part(&missing, &present);
        let slopes: Vec<Vec<f64>> = (0..missing.len()).map(|a| factor.solve(across.row(a))).collect();
        let mut covariance = self.covariance.part(&missing, &missing);
        for a in 0..missing.len() {
            for b in 0..missing.len() {
                covariance[(a, b)] -= dot(across.row(a), &slopes[b]);
            }
        }
        Ok(Conditional { missing, present, slopes, covariance })
    }

    /// Expected values of the missing variables, in the order of `conditional.missing`.
    pub(super) fn expected(&self, conditional: &Conditional, observation: &[f64]) -> Vec<f64> {
        let apart: Vec<f64> = conditional.present.iter().map(|&k| observation[k] - self.mean[k]).collect();
        let slopes = conditional.missing.iter().zip(&conditional.slopes);
        slopes.map(|(&k, slopes)| self.mean[k] + dot(slopes, &apart)).collect()
    }

    /// The observation with expected values in its gaps, less the mean.
    fn completed_apart(&self, conditional: &Conditional, observation: &[f64]) -> Vec<f64> {
        let mut completed = observation.to_vec();
        for (&k, value) in conditional.missing.iter().zip(self.expected(conditional, observation)) {
            completed[k] = value;
        }
        completed.iter().zip(&self.mean).map(|(x, mean)| x - mean).collect()
    }
}

impl Conditional {
    /// The factor that turns independent normals into deviations from the expected values.
    pub(super) fn scatter(&self) -> Result<Cholesky, Failure> {
        Cholesky::of(&self.covariance).map_err(|singular| Failure::Singular(self.missing[singular.column]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: f64 = f64::NAN;

    fn settings() -> Settings {
        Settings { tolerance: 1e-13, iterations: 10_000, ridge: 0.0 }
    }

    /// Anderson (1957): with gaps in y only, the fit is the moments of x and the regression of y on x over the
    /// complete pairs. Here x has mean 2.5 and variance 1.25; y = 2/3 + 1.5x with residual variance 1/18.
    #[test]
    fn a_monotone_gap_has_a_closed_form() {
        let observations = [[1.0, 2.0], [2.0, 4.0], [3.0, 5.0], [4.0, NONE]].map(|o| o.to_vec());
        let fit = fit(&observations, settings()).unwrap();
        let want = [2.5, 2.0 / 3.0 + 1.5 * 2.5];
        assert!(fit.mean.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-11), "{:?}", fit.mean);
        let want = [[1.25, 1.875], [1.875, 1.5 * 1.5 * 1.25 + 1.0 / 18.0]];
        for (i, row) in want.iter().enumerate() {
            for (j, want) in row.iter().enumerate() {
                assert!((fit.covariance[(i, j)] - want).abs() < 1e-11, "{:?}", fit.covariance);
            }
        }
    }

    #[test]
    fn what_cannot_be_fitted_is_told() {
        let line = [[1.0, 2.0], [2.0, 4.0], [3.0, 6.0], [4.0, NONE]].map(|o| o.to_vec());
        assert!(fit(&line, settings()).is_err());
        let few = Settings { iterations: 2, ..settings() };
        let gaps = [[1.0, 2.0], [2.0, 4.0], [3.0, 5.0], [4.0, NONE]].map(|o| o.to_vec());
        assert_eq!(fit(&gaps, few).unwrap_err(), Failure::NotConverged);
    }
}
