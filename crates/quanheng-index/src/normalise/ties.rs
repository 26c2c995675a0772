//! Ascending ranks among the members with a rule for ties (on twelve significant digits, as all places are), shared by `rank`, `percentile-rank` and
//! `borda`, and by the aggregations that rank.

use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::rank::Precision;
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

/// The members in order, to rank any value among them.
pub(crate) struct Ranking {
    ascending: Vec<f64>,
    ties: Ties,
    precision: Precision,
}

impl Ranking {
    pub(crate) fn new(sample: &[f64], ties: Ties) -> Self {
        let precision = Precision::of_values(sample.iter().copied());
        let compared: Vec<f64> = sample.iter().map(|&x| precision.compared(x)).collect();
        let mut ascending = sorted(&compared);
        if ties == Ties::Dense {
            ascending.dedup();
        }
        Self { ascending, ties, precision }
    }

    /// The rank of a value, from 1; of a value no member has, the rank it would have if it joined. NaN stays NaN.
    pub(crate) fn rank(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        let x = self.precision.compared(x);
        let below = self.ascending.partition_point(|&other| other < x);
        let low = (below + 1) as f64;
        let high = || (below + self.tied(below, x)).max(below + 1) as f64;
        match self.ties {
            Ties::Low | Ties::Dense => low,
            Ties::Mean => f64::midpoint(low, high()),
            Ties::High => high(),
        }
    }

    /// How many members from position `below` on have the value. Mostly none or one, for which no search is needed.
    fn tied(&self, below: usize, x: f64) -> usize {
        let rest = &self.ascending[below..];
        match rest {
            [first, ..] if *first != x => 0,
            [_, second, ..] if *second == x => rest.partition_point(|&other| other <= x),
            _ => rest.len().min(1),
        }
    }
}
