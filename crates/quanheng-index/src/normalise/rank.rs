//! # rank
//!
//! y = the rank of x among the member units in ascending order, after direction: the worst gets 1, the best n.
//! Ties share the lowest rank, the highest, or their mean (`ties`).
//!
//! - Missing stays missing. A constant indicator gives everyone the shared rank.
//! - A reference unit gets the rank it would have if it joined: 1 + the number of members below it (with
//!   `ties = "high"` the number not above it, at least 1; with `"mean"` the mean of the two, if tied).
//! - Robust to outliers; throws away all distances.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, p. 83.
//! - Example: 10, 30, 30, 20 → 1, 3, 3, 2.

use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::sorted;

pub(crate) const METHOD: Method = Method {
    slug: "rank",
    zh: "名次标准化：按升序名次取值",
    en: "ascending rank among the units",
    parameters: &[Parameter::new(
        "ties",
        Kind::Choice(&["low", "mean", "high"]),
        Fallback::Word("low"),
        ["并列名次的取法", "which rank tied values share"],
    )],
    source: include_str!("rank.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(Rank { ties: Ties::from_word(values.text("ties")) }))),
};

struct Rank {
    ties: Ties,
}

#[derive(Clone, Copy)]
enum Ties {
    Low,
    Mean,
    High,
}

impl Ties {
    fn from_word(word: &str) -> Self {
        match word {
            "mean" => Self::Mean,
            "high" => Self::High,
            _ => Self::Low,
        }
    }
}

impl Normalise for Rank {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let ascending = sorted(sample);
        let ties = self.ties;
        Ok(Fitted::new(vec![("units", sample.len() as f64)], move |x: f64| {
            if x.is_nan() {
                return x;
            }
            let below = ascending.partition_point(|&other| other < x);
            let up_to = ascending.partition_point(|&other| other <= x);
            let (low, high) = ((below + 1) as f64, up_to.max(below + 1) as f64);
            match ties {
                Ties::Low => low,
                Ties::Mean => (low + high) / 2.0,
                Ties::High => high,
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::normalise;
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("rank", &[], &[10.0, 30.0, 30.0, 20.0]), [1.0, 3.0, 3.0, 2.0]);
    }

    #[test]
    fn tie_rules() {
        let ties = |word: &str| [("ties", Value::Text(word.into()))];
        assert_eq!(normalise("rank", &ties("mean"), &[1.0, 2.0, 2.0]), [1.0, 2.5, 2.5]);
        assert_eq!(normalise("rank", &ties("high"), &[1.0, 2.0, 2.0]), [1.0, 3.0, 3.0]);
    }
}
