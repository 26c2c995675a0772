//! # percentile-rank
//!
//! y = (rank − 1)/(n − 1)·(upper − lower) + lower, with ascending ranks among the n member units after
//! direction. Ties share the lowest rank (default), the highest, or their mean (`ties`).
//!
//! - Missing stays missing and is not counted. A constant indicator gives everyone the same: `lower`, the middle or
//!   `upper`, by the rule for ties. With one member only, n − 1 = 0: an error. Zero and negative values are no
//!   matter.
//! - A reference unit counts the members below it; it gets no more than `upper`.
//! - When to use: as `rank`, but on a scale that does not grow with the number of units that have data. Not when
//!   distances matter.
//! - Other software divides otherwise: rank/n in the Handbook's worked table (so the worst unit is above 0), and (rank −
//!   ½)/n after Hazen. Excel's PERCENTRANK.INC is this method with the lowest rank. scipy's percentileofscore gives
//!   shares of n, in per cent. COINr's n_prank has an argument for ties and does not use it: always lowest.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, for the idea; the form
//!   (rank − 1)/(n − 1) as in COINr's n_prank.
//! - Example: 10, 20, 30 → 0, 0.5, 1.
//!
//! ## 中文
//!
//! - y = (位次 − 1)/(n − 1)·(upper − lower) + lower，位次在 n 个参评对象中由低到高，先乘方向。
//! - 并列取最低（默认）、最高或平均位次（`ties`）。缺失仍缺失且不计入；常数指标各对象相同；只有一个对象时报错。
//! - 参照对象按低于它的参评对象数计，最多为 `upper`。零和负值无妨。
//! - 与 `rank` 相比，量纲不随有值对象数变化；差距有意义时不宜。
//! - 其他做法：手册算例用 位次/n，Hazen 用 (位次 − ½)/n；Excel 的 PERCENTRANK.INC 与本法取最低时相同。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步；公式同 COINr 的 n_prank。
//! - 示例：10，20，30 → 0，0.5，1。

use super::min_max::range;
use super::ties::{OfRanks, Ranking, TIES, Ties};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "percentile-rank",
    zh: "百分位名次：(名次 − 1)/(n − 1)",
    en: "(rank − 1)/(n − 1)",
    parameters: &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["最差得分", "score of the worst"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(1.0), ["最好得分", "score of the best"]),
        TIES,
    ],
    source: include_str!("percentile_rank.rs"),
    maker: Maker::Normalise(|values| {
        Ok(Box::new(PercentileRank { range: range(values)?, ties: Ties::from_values(values) }))
    }),
};

struct PercentileRank {
    range: (f64, f64),
    ties: Ties,
}

impl Normalise for PercentileRank {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        if sample.len() < 2 {
            return Err(Refusal::new("too-few-units").with("least", 2));
        }
        let ranking = Ranking::new(sample, self.ties);
        let last = (sample.len() - 1) as f64;
        let (lower, upper) = self.range;
        let made = move |rank: f64| {
            let share = (rank - 1.0) / last;
            let share = if share > 1.0 { 1.0 } else { share };
            share * (upper - lower) + lower
        };
        Ok(Fitted::new(vec![("units", sample.len() as f64)], OfRanks { ranking, made }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{normalise, refuses};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("percentile-rank", &[], &[10.0, 20.0, 30.0]), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn ties_share_the_lowest_and_one_unit_is_refused() {
        assert_eq!(normalise("percentile-rank", &[], &[1.0, 1.0, 2.0]), [0.0, 0.0, 1.0]);
        assert_eq!(refuses("percentile-rank", &[], &[1.0]), "too-few-units");
    }

    /// (scipy 1.17.1 rankdata(x, "min" | "average" | "max") − 1)/5.
    #[test]
    fn tie_rules_agree_with_scipy() {
        let with = |word: &str| {
            let given = [("ties", Value::Text(word.into()))];
            normalise("percentile-rank", &given, &[12.0, 7.5, 3.0, 20.0, 3.0, 9.1])
        };
        assert_eq!(with("low"), [0.8, 0.4, 0.0, 1.0, 0.0, 0.6]);
        assert_eq!(with("mean"), [0.8, 0.4, 0.1, 1.0, 0.1, 0.6]);
        assert_eq!(with("high"), [0.8, 0.4, 0.2, 1.0, 0.2, 0.6]);
    }
}
