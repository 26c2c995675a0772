//! # distance-to-maximum
//!
//! y = (1 − (max − x)/(max − min))·(upper − lower) + lower, with minimum and maximum of the member units, after
//! direction: `upper` less the share of the range that separates a unit from the best. The same number as
//! `min-max` up to the last bit; kept apart because reports name it so, and because the best unit gets exactly
//! `upper` whatever rounding does.
//!
//! - Missing stays missing. Ties stay tied. Zero and negative values are no matter. Units outside the sample
//!   (reference units) may leave the range.
//! - A constant indicator is an error (COINr: NaN with a warning).
//! - When to use: the distance to the leader is what is reported. Sensitive to outliers as `min-max` is: treat
//!   first.
//! - Source: COINr 1.1.14, n_dist2max; the group leader as reference: OECD/JRC (2008), Handbook on Constructing
//!   Composite Indicators, step 5.
//! - Example: 2, 4, 10 → 0, 0.25, 1.
//!
//! ## 中文
//!
//! - y = (1 − (max − x)/(max − min))·(upper − lower) + lower，先乘方向：`upper` 减去与最好者的差距所占的极差份额。
//! - 与 `min-max` 至多在最后一位不同；报告常用此名，且最好者恰得 `upper`。
//! - 缺失仍缺失，并列仍并列；零和负值无妨；参照对象可超出范围。常数指标报错（COINr 给 NaN 并警告）。
//! - 适用于以与领先者的差距为结论的情形；对异常值敏感，宜先处理。
//! - 来源：COINr 1.1.14 的 n_dist2max；OECD/JRC（2008）《综合指标构建手册》第 5 步。
//! - 示例：2，4，10 → 0，0.25，1。

use super::min_max::range;
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::extremes;

pub(crate) const METHOD: Method = Method {
    slug: "distance-to-maximum",
    zh: "最优距离：1−(最大值−x)/(最大值−最小值)",
    en: "1 − (maximum − x)/(maximum − minimum)",
    parameters: &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["最差得分", "score of the worst"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(1.0), ["最好得分", "score of the best"]),
    ],
    source: include_str!("distance_to_maximum.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(DistanceToMaximum { range: range(values)? }))),
};

struct DistanceToMaximum {
    range: (f64, f64),
}

impl Normalise for DistanceToMaximum {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let (min, max) = extremes(sample).filter(|(min, max)| min < max).ok_or(Refusal::new("constant"))?;
        let (lower, upper) = self.range;
        Ok(Fitted::new(vec![("minimum", min), ("maximum", max)], move |x: f64| {
            (1.0 - (max - x) / (max - min)) * (upper - lower) + lower
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{normalise, refuses};

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("distance-to-maximum", &[], &[2.0, 4.0, 10.0]), [0.0, 0.25, 1.0]);
    }

    #[test]
    fn a_constant_is_refused() {
        assert_eq!(refuses("distance-to-maximum", &[], &[0.1, 0.1]), "constant");
    }
}
