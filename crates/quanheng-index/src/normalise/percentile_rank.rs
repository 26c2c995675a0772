//! # percentile-rank
//!
//! y = (rank − 1)/(n − 1)·(upper − lower) + lower, with ascending ranks among the n member units after
//! direction, ties sharing the lowest.
//!
//! - Missing stays missing. A constant indicator gives everyone `lower`. With one member only, n − 1 = 0:
//!   an error.
//! - A reference unit counts the members below it.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, p. 83; the form
//!   (rank − 1)/(n − 1) as in COINr's n_prank.
//! - Example: 10, 20, 30 → 0, 0.5, 1.

use super::min_max::range;
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::sorted;

pub(crate) const METHOD: Method = Method {
    slug: "percentile-rank",
    zh: "百分位名次：(名次 − 1)/(n − 1)",
    en: "(rank − 1)/(n − 1)",
    parameters: &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["最差得分", "score of the worst"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(1.0), ["最好得分", "score of the best"]),
    ],
    source: include_str!("percentile_rank.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(PercentileRank { range: range(values)? }))),
};

struct PercentileRank {
    range: (f64, f64),
}

impl Normalise for PercentileRank {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        if sample.len() < 2 {
            return Err(Refusal::new("too-few-units").with("least", 2));
        }
        let ascending = sorted(sample);
        let last = (sample.len() - 1) as f64;
        let (lower, upper) = self.range;
        Ok(Fitted::new(vec![("units", sample.len() as f64)], move |x: f64| {
            if x.is_nan() {
                return x;
            }
            let below = ascending.partition_point(|&other| other < x);
            (below as f64 / last).min(1.0) * (upper - lower) + lower
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{normalise, refuses};

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("percentile-rank", &[], &[10.0, 20.0, 30.0]), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn ties_share_the_lowest_and_one_unit_is_refused() {
        assert_eq!(normalise("percentile-rank", &[], &[1.0, 1.0, 2.0]), [0.0, 0.0, 1.0]);
        assert_eq!(refuses("percentile-rank", &[], &[1.0]), "too-few-units");
    }
}
