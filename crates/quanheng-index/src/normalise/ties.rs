//! Ascending ranks among the members with a rule for ties (on twelve significant digits, as all places are), shared by `rank`, `percentile-rank` and
//! `borda`, and by the aggregations that rank.

use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::rank::{Grid, Precision};
use crate::statistics::sorted;

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

/// The members, to rank any value among them.
pub(crate) struct Ranking {
    /// As they are compared, in whole numbers; ascending where they are more than [`FEW`].
    members: Vec<f64>,
    ties: Ties,
    grid: Grid,
}

/// Up to so many members a value is compared with all of them: no branch has to be guessed, which is quicker than a search.
const FEW: usize = 128;

impl Ranking {
    pub(crate) fn new(sample: &[f64], ties: Ties) -> Self {
        let grid = Precision::of_values(sample.iter().copied()).grid();
        let mut members: Vec<f64> = sample.iter().map(|&x| grid.whole(x)).collect();
        if ties == Ties::Dense || members.len() > FEW {
            members = sorted(&members);
        }
        if ties == Ties::Dense {
            members.dedup();
        }
        Self { members, ties, grid }
    }

    /// The rank of a value, from 1; of a value no member has, the rank it would have if it joined. NaN stays NaN.
    pub(crate) fn rank(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        let x = self.grid.whole(x);
        let below = self.first(|other| other < x);
        let low = (below + 1) as f64;
        let high = || self.first(|other| other <= x).max(below + 1) as f64;
        match self.ties {
            Ties::Low | Ties::Dense => low,
            Ties::Mean => f64::midpoint(low, high()),
            Ties::High => high(),
        }
    }

    /// How many members something holds of: of all up to a value, and of none beyond it.
    fn first(&self, holds: impl Fn(f64) -> bool) -> usize {
        if self.members.len() > FEW {
            return self.members.partition_point(|&other| holds(other));
        }
        self.members.iter().map(|&other| u64::from(holds(other))).sum::<u64>() as usize
    }
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
            for x in sample.iter().copied().chain([-5.0, 0.05, 5.0]) {
                let below = sample.iter().filter(|other| **other < x).count() as f64;
                let up_to = sample.iter().filter(|other| **other <= x).count() as f64;
                let last = up_to.max(below + 1.0);
                assert_eq!([low.rank(x), high.rank(x)], [below + 1.0, last]);
                assert_eq!(mean.rank(x), f64::midpoint(below + 1.0, last));
            }
        }
    }
}
