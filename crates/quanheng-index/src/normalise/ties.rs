//! Ascending ranks among the members with a rule for ties (on twelve significant digits, as all places are), shared by `rank`, `percentile-rank` and
//! `borda`, and by the aggregations that rank.

use crate::fit::Transform;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::rank::{Grid, Precision};
use crate::statistics::{counts, sorted, wide};

/// `ties`, which every rank takes.
pub(crate) const TIES: Parameter = Parameter::new(
    "ties",
    Kind::Choice(&["low", "mean", "high"]),
    Fallback::Word("low"),
    ["并列名次的取法", "which rank tied values share"],
);

/// As [`TIES`], where ranks without holes make sense too.
pub(crate) const TIES_OR_DENSE: Parameter =
    Parameter { kind: Kind::Choice(&["low", "mean", "high", "dense"]), ..TIES };

/// The rank that tied values share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ties {
    Low,
    Mean,
    High,
    /// 1 more than the number of distinct lower values.
    Dense,
}

impl Ties {
    pub(crate) fn from_values(values: &Values) -> Self {
        match values.text("ties") {
            "mean" => Self::Mean,
            "high" => Self::High,
            "dense" => Self::Dense,
            _ => Self::Low,
        }
    }
}

/// Ranks as a transformation.
impl Transform for Ranking {
    fn apply(&self, slots: &mut [f64]) {
        self.rank(slots);
    }
}

/// Ranks of which something more is made.
pub(crate) struct OfRanks<F> {
    pub(crate) ranking: Ranking,
    pub(crate) made: F,
}

impl<F: Fn(f64) -> f64 + Send + Sync> Transform for OfRanks<F> {
    fn apply(&self, slots: &mut [f64]) {
        self.ranking.rank(slots);
        self.made.apply(slots);
    }
}

/// The members, to rank any value among them.
pub(crate) struct Ranking {
    /// As they are compared, in whole numbers; ascending where they are more than [`FEW`].
    members: Vec<f64>,
    ties: Ties,
    grid: Grid,
}

/// Up to so many members a value is compared with all of them: no branch has to be guessed, which is quicker than a search.
const FEW: usize = 128;

/// Values ranked together.
const TOGETHER: usize = 64;

impl Ranking {
    pub(crate) fn new(sample: &[f64], ties: Ties) -> Self {
        let grid = Precision::of_values(sample.iter().copied()).grid();
        let mut members = sample.to_vec();
        grid.wholes(&mut members);
        if ties == Ties::Dense || members.len() > FEW {
            members = sorted(&members);
        }
        if ties == Ties::Dense {
            members.dedup();
        }
        Self { members, ties, grid }
    }

    /// Puts the rank of every value in its place, from 1; of a value no member has, the rank it would have if it joined.
    /// NaN stays NaN.
    pub(crate) fn rank(&self, values: &mut [f64]) {
        self.grid.wholes(values);
        values.chunks_mut(TOGETHER).for_each(|values| self.rank_some(values));
    }

    fn rank_some(&self, values: &mut [f64]) {
        let (mut below, mut up_to) = ([0; TOGETHER], [0; TOGETHER]);
        let (below, up_to) = (&mut below[..values.len()], &mut up_to[..values.len()]);
        self.count(values, below, |member, x| member < x);
        if matches!(self.ties, Ties::Mean | Ties::High) {
            self.count(values, up_to, |member, x| member <= x);
        }
        if self.ties == Ties::Mean {
            up_to
                .iter_mut()
                .zip(&*below)
                .for_each(|(up_to, below)| *up_to = (*up_to).max(below + 1) + below + 1);
            put_ranks(values, up_to, 0.5);
        } else if self.ties == Ties::High {
            up_to.iter_mut().zip(&*below).for_each(|(up_to, below)| *up_to = (*up_to).max(below + 1));
            put_ranks(values, up_to, 1.0);
        } else {
            below.iter_mut().for_each(|below| *below += 1);
            put_ranks(values, below, 1.0);
        }
    }

    /// For each value, of how many members something holds: of all up to some member, and of none beyond it.
    fn count(&self, values: &[f64], into: &mut [u64], holds: impl Fn(f64, f64) -> bool + Copy) {
        if self.members.len() <= FEW {
            return counts(&self.members, values, into, holds);
        }
        for (count, &x) in into.iter_mut().zip(values) {
            *count = self.members.partition_point(|&member| holds(member, x)) as u64;
        }
    }
}

/// Puts ranks, each `unit` large, in the place of values; NaN stays.
fn put_ranks(values: &mut [f64], ranks: &[u64], unit: f64) {
    wide(
        #[inline(always)]
        || {
            for (x, &rank) in values.iter_mut().zip(ranks) {
                *x = if x.is_nan() { *x } else { f64::from(rank as u32) * unit };
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Few members are compared with, many are searched.
    #[test]
    fn ranks_count_the_members_below() {
        for count in [1, 7, FEW, FEW + 1, 300] {
            let sample: Vec<f64> = (0..count).map(|k| ((k * 37) % 23) as f64 / 10.0 - 1.0).collect();
            let [low, mean, high] =
                [Ties::Low, Ties::Mean, Ties::High].map(|ties| Ranking::new(&sample, ties));
            let values: Vec<f64> = sample.iter().copied().chain([-5.0, 0.05, 5.0, f64::NAN]).collect();
            let [low, mean, high] = [low, mean, high].map(|ranking| {
                let mut ranks = values.clone();
                ranking.rank(&mut ranks);
                ranks
            });
            for (at, x) in values.iter().enumerate() {
                let below = sample.iter().filter(|other| *other < x).count() as f64;
                let up_to = sample.iter().filter(|other| *other <= x).count() as f64;
                let last = up_to.max(below + 1.0);
                if x.is_nan() {
                    assert!(low[at].is_nan() && mean[at].is_nan() && high[at].is_nan());
                    continue;
                }
                assert_eq!([low[at], high[at]], [below + 1.0, last]);
                assert_eq!(mean[at], f64::midpoint(below + 1.0, last));
            }
        }
    }
}
