//! Samples in blocks: sums over each block are all that is kept.
//!
//! Samples are divided in their order into at most [`BLOCKS`] blocks of as equal a size as can be; each is summed by one
//! thread, and whatever follows works on the sums. A bootstrap draws blocks instead of samples: with independent samples
//! blocks are as independent as samples are. Of a Sobol sequence a block has less spread than as many independent
//! samples, and the blocks together as a rule still less: intervals are then wide rather than narrow.

use std::ops::Range;

use quanheng_index::stream::Replicate;
use quanheng_index::{Finding, Subject};
use rayon::prelude::*;

use super::estimate::{NoIndex, Spread};
use super::response::Response;
use crate::design::Side;

/// Most blocks.
pub(super) const BLOCKS: u64 = 256;

/// How many samples are taken and how sure the indices are said to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    /// Number of samples, at least 2; powers of two for a Sobol sequence.
    pub samples: u64,
    /// Seed of the bootstrap and of random orders.
    pub seed: u64,
    /// Bootstrap replicates, 0 for no intervals.
    pub resamples: u64,
    /// Share of the intervals, between 0 and 1.
    pub confidence: f64,
}

impl Sampling {
    /// 1000 resamples for intervals of 95 %.
    #[must_use]
    pub const fn new(samples: u64, seed: u64) -> Self {
        Self { samples, seed, resamples: 1000, confidence: 0.95 }
    }

    pub(super) fn check(&self) -> Result<(), Vec<Finding>> {
        let wrong = |what: &str, value: &dyn ToString| {
            let finding = Finding::error("sensitivity-option", Subject::Programme);
            vec![finding.with("option", what).with("value", value.to_string())]
        };
        if self.samples < 2 {
            return Err(wrong("samples", &self.samples));
        }
        if !(self.confidence > 0.0 && self.confidence < 1.0) {
            return Err(wrong("confidence", &self.confidence));
        }
        Ok(())
    }

    /// Number of blocks.
    pub(super) fn blocks(&self) -> u64 {
        self.samples.min(BLOCKS)
    }

    /// Samples of a block.
    pub(super) fn block(&self, at: u64) -> Range<u64> {
        let start = |at: u64| (u128::from(at) * u128::from(self.samples) / u128::from(self.blocks())) as u64;
        start(at)..start(at + 1)
    }
}

/// The sums of every block, and what all evaluations of an output had.
pub(super) struct Sums {
    /// Sums of an output in a block.
    width: usize,
    /// By output, then by block, then by sum.
    sums: Vec<f64>,
    /// By block, its samples.
    sizes: Vec<u64>,
    /// By output.
    spreads: Vec<Spread>,
}

/// A way to evaluate a sample and add to the sums of its block.
pub(super) trait Scheme<R: Response>: Sync {
    /// What one thread works in.
    type Room;

    /// Number of sums of each output.
    fn width(&self) -> usize;

    fn room(&self) -> Self::Room;

    /// Evaluates a sample; `sums` and `spreads` are by output.
    fn add(
        &self,
        room: &mut Self::Room,
        sample: u64,
        sums: &mut [f64],
        spreads: &mut [Spread],
    ) -> Result<(), Vec<Finding>>;
}

/// Sums and spreads of one block.
type Block = (Vec<f64>, Vec<Spread>);

impl Sums {
    /// Does all samples.
    pub(super) fn of<R: Response, S: Scheme<R>>(
        scheme: &S,
        outputs: usize,
        sampling: &Sampling,
    ) -> Result<Self, Vec<Finding>> {
        let width = scheme.width();
        let done: Vec<Result<Block, Vec<Finding>>> = (0..sampling.blocks())
            .into_par_iter()
            .map_init(
                || scheme.room(),
                |room, block| {
                    let mut sums = vec![0.0; outputs * width];
                    let mut spreads = vec![Spread::default(); outputs];
                    for sample in sampling.block(block) {
                        scheme.add(room, sample, &mut sums, &mut spreads)?;
                    }
                    Ok((sums, spreads))
                },
            )
            .collect();
        let sizes: Vec<u64> = (0..sampling.blocks())
            .map(|block| {
                let samples = sampling.block(block);
                samples.end - samples.start
            })
            .collect();
        let mut total =
            Self { width, sums: vec![0.0; outputs * width * sizes.len()], sizes, spreads: Vec::new() };
        total.spreads = vec![Spread::default(); outputs];
        for (block, done) in done.into_iter().enumerate() {
            let (sums, spreads) = done?;
            for (output, own) in sums.chunks_exact(width).enumerate() {
                let start = (output * total.sizes.len() + block) * width;
                total.sums[start..start + width].copy_from_slice(own);
            }
            total.spreads.iter_mut().zip(&spreads).for_each(|(all, own)| all.merge(own));
        }
        Ok(total)
    }

    /// What `read` makes of the sums of each output over all samples, with what it makes of each bootstrap replicate.
    /// `read` gets sums and the number of samples.
    pub(super) fn read<T: Send>(
        &self,
        sampling: &Sampling,
        read: impl Fn(usize, &[f64], u64) -> Option<Vec<f64>> + Sync,
        made: impl Fn(usize, Vec<super::estimate::Estimate>) -> T + Sync,
    ) -> Vec<Result<T, NoIndex>> {
        let counts = self.resampled(sampling);
        (0..self.spreads.len())
            .into_par_iter()
            .map(|output| {
                self.spreads[output].check()?;
                let rows =
                    &self.sums[output * self.sizes.len() * self.width..][..self.sizes.len() * self.width];
                let mut sum = vec![0.0; self.width];
                add_rows(&mut sum, rows, std::iter::repeat(1));
                let values = read(output, &sum, self.sizes.iter().sum()).ok_or(NoIndex::Constant)?;
                let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(counts.len()); values.len()];
                for counts in &counts {
                    sum.fill(0.0);
                    add_rows(&mut sum, rows, counts.iter().copied());
                    let samples = self.sizes.iter().zip(counts).map(|(size, &count)| size * u64::from(count));
                    let replicate = read(output, &sum, samples.sum());
                    drawn.iter_mut().zip(replicate.iter().flatten()).for_each(|(all, &one)| all.push(one));
                }
                let estimates = values.into_iter().zip(drawn);
                let estimates =
                    estimates.map(|(value, drawn)| super::estimate::Estimate::new(value, drawn, sampling));
                Ok(made(output, estimates.collect()))
            })
            .collect()
    }

    /// By bootstrap replicate, how often it has each block.
    fn resampled(&self, sampling: &Sampling) -> Vec<Vec<u16>> {
        let blocks = self.sizes.len();
        let draw = |number: u64| {
            let mut stream = Replicate { seed: sampling.seed, number }.stream([BOOTSTRAP, 0, 0]);
            let mut counts = vec![0; blocks];
            (0..blocks).for_each(|_| counts[stream.below(blocks as u64) as usize] += 1);
            counts
        };
        (0..sampling.resamples).map(draw).collect()
    }
}

/// Places of streams, apart from those of what is evaluated.
const BOOTSTRAP: u64 = 0x0B00_7357_0000_0001;
/// Of random orders.
pub(super) const ORDERS: u64 = 0x0B00_7357_0000_0002;

fn add_rows(sum: &mut [f64], rows: &[f64], counts: impl Iterator<Item = u16>) {
    for (row, count) in rows.chunks_exact(sum.len()).zip(counts) {
        if count > 0 {
            let count = f64::from(count);
            sum.iter_mut().zip(row).for_each(|(sum, one)| *sum += count * one);
        }
    }
}

/// Sides of all inputs alike.
pub(super) fn all(inputs: usize, side: Side) -> Vec<Side> {
    vec![side; inputs]
}
