//! Random numbers for assumptions that take one for each cell: a seed for each assumption and side.

use quanheng_index::stream::Replicate;

use crate::design::Side;

/// Stands for no replicate, so that seeds are no draws of one.
const SEEDS: u64 = u64::MAX;

/// The seed of an assumption on a side.
pub(crate) fn key(seed: u64, assumption: usize, side: Side) -> u64 {
    Replicate { seed, number: SEEDS }.stream([assumption as u64, side as u64, 1]).bits()
}
