//! # rank
//!
//! y = the rank of x among the member units in ascending order, after direction: the worst gets 1, the best n.
//! Ties share the lowest rank (default), the highest, or their mean (`ties`); with `ties = "dense"` distinct values are
//! counted, so that no rank is left out and the best gets the number of distinct values.
//!
//! - Missing stays missing and is not counted. A constant indicator gives everyone the shared rank. Zero and
//!   negative values are no matter.
//! - A reference unit gets the rank it would have if it joined: 1 + the number of members below it (with
//!   `ties = "high"` the number not above it, at least 1; with `"mean"` the mean of the two, if tied).
//! - Ranks by the order of rows or by lot (scipy's `ordinal`, R's `first` and `random`) are not offered: they tell apart
//!   units that the data do not.
//! - When to use: outliers must not count, or only the order is to be trusted. Not when distances matter: it throws
//!   them away, and a leader far ahead counts as much as one ahead by a hair.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, in
//!   whose worked table ties share the lowest rank. COINr's n_rank has an argument for ties and does not use it: always lowest.
//! - Example: 10, 30, 30, 20 → 1, 3, 3, 2.
//!
//! ## 中文
//!
//! - 名次法：y 为参评对象中由低到高的位次，先乘方向；最差得 1，最好得 n。并列取最低（默认）、最高或平均位次（`ties`）；
//!   `ties = "dense"` 按不同取值计数，位次不空缺。按行序或抽签区分并列者的做法（scipy 的 `ordinal`、R 的 `first`）不提供。
//! - 缺失仍缺失且不计入。常数指标各对象位次相同；零和负值无妨。
//! - 参照对象得到假如加入时的位次：1 + 低于它的参评对象数。
//! - 适用于只信次序、要排除异常值影响的情形；差距有意义时不宜。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步，其算例并列取最低。COINr 的 n_rank 总取最低。
//! - 示例：10，30，30，20 → 1，3，3，2。

use super::ties::{Ranking, TIES_OR_DENSE, Ties};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "rank",
    zh: "名次标准化：按升序名次取值",
    en: "ascending rank among the units",
    parameters: &[TIES_OR_DENSE],
    source: include_str!("rank.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(Rank { ties: Ties::from_values(values) }))),
};

struct Rank {
    ties: Ties,
}

impl Normalise for Rank {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        Ok(Fitted::new(vec![("units", sample.len() as f64)], Ranking::new(sample, self.ties)))
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
        assert_eq!(normalise("rank", &ties("dense"), &[9.0, 4.0, 4.0, 1.0]), [3.0, 2.0, 2.0, 1.0]);
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
