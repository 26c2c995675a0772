//! An estimate with its interval, and why there may be none.

use quanheng_index::statistics::{quantile, sorted};

use super::samples::Sampling;

/// A number with a bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate from all samples.
    pub value: f64,
    /// Percentiles of the bootstrap replicates; `None` when none were asked for, or when fewer than half of them have
    /// an index at all.
    pub interval: Option<(f64, f64)>,
}

impl Estimate {
    pub(super) fn new(value: f64, drawn: Vec<f64>, sampling: &Sampling) -> Self {
        let is_enough = !drawn.is_empty() && drawn.len() as u64 * 2 >= sampling.resamples;
        let tail = (1.0 - sampling.confidence) / 2.0;
        let ascending = sorted(&drawn);
        let ends = quantile(&ascending, tail).zip(quantile(&ascending, 1.0 - tail));
        Self { value, interval: ends.filter(|_| is_enough) }
    }
}

/// Why an output has no indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoIndex {
    /// It was the same in all evaluations, to twelve digits of the largest: no variance to divide.
    Constant,
    /// So many evaluations had none: what is left is no sample of the design.
    Missing(u64),
}

/// What all evaluations of an output had.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    low: f64,
    high: f64,
    missing: u64,
}

impl Default for Spread {
    fn default() -> Self {
        Self { low: f64::INFINITY, high: f64::NEG_INFINITY, missing: 0 }
    }
}

impl Spread {
    pub(super) fn add(&mut self, output: f64) {
        if output.is_nan() {
            self.missing += 1;
        } else {
            self.low = if output < self.low { output } else { self.low };
            self.high = if output > self.high { output } else { self.high };
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.missing += other.missing;
        self.low = if other.low < self.low { other.low } else { self.low };
        self.high = if other.high > self.high { other.high } else { self.high };
    }

    pub(super) fn check(&self) -> Result<(), NoIndex> {
        if self.missing > 0 {
            return Err(NoIndex::Missing(self.missing));
        }
        let size = self.low.abs().max(self.high.abs());
        if self.high - self.low <= size * 1e-12 { Err(NoIndex::Constant) } else { Ok(()) }
    }
}
