//! # rank
//!
//! y = the rank of x among the member units in ascending order, after direction: the worst gets 1, the best n.
//! Ties share the lowest rank (default), the highest, or their mean (`ties`).
//!
//! - Missing stays missing and is not counted. A constant indicator gives everyone the shared rank. Zero and
//!   negative values are no matter.
//! - A reference unit gets the rank it would have if it joined: 1 + the number of members below it (with
//!   `ties = "high"` the number not above it, at least 1; with `"mean"` the mean of the two, if tied).
//! - When to use: outliers must not count, or only the order is to be trusted. Not when distances matter: it throws
//!   them away, and a leader far ahead counts as much as one ahead by a hair.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, Table 3, p. 30, and Table 15, p. 87,
//!   whose ties share the lowest rank. COINr's n_rank has an argument for ties and does not use it: always lowest.
//! - Example: 10, 30, 30, 20 → 1, 3, 3, 2.

use super::ties::{Ranking, TIES, Ties};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "rank",
    zh: "名次标准化：按升序名次取值",
    en: "ascending rank among the units",
    parameters: &[TIES],
    source: include_str!("rank.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(Rank { ties: Ties::from_values(values) }))),
};

struct Rank {
    ties: Ties,
}

impl Normalise for Rank {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let ranking = Ranking::new(sample, self.ties);
        Ok(Fitted::new(vec![("units", sample.len() as f64)], move |x: f64| ranking.rank(x)))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{SCHOOLING, normalise};
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
        assert_eq!(normalise("rank", &ties("mean"), &[4.0, 4.0, 4.0]), [2.0, 2.0, 2.0]);
    }

    /// OECD/JRC (2008), Table 15, p. 87, column "Rank".
    #[test]
    fn the_handbook_ranks_schooling_so() {
        let want = [
            15.0, 23.0, 19.0, 12.0, 17.0, 9.0, 9.0, 20.0, 18.0, 1.0, 16.0, 22.0, 9.0, 8.0, 21.0, 6.0, 5.0,
            14.0, 4.0, 3.0, 12.0, 7.0, 1.0,
        ];
        assert_eq!(normalise("rank", &[], &SCHOOLING), want);
    }
}
