//! # above-below-mean
//!
//! With w = x/mean over the member units: y = 1 if w > 1 + p, −1 if w < 1 − p, else 0. p is `threshold`, 0.2 unless
//! given. A negative indicator gets the opposite sign.
//!
//! - Missing stays missing. Tied values share a category. A constant indicator gives everyone 0. A mean that is not
//!   above 0 is an error: a share of it says nothing. Zero and negative values are allowed above that.
//! - A unit exactly at 1 + p or 1 − p gets 0, as printed; w counts as there within 1e-12, so that the rounding of a
//!   mean does not choose.
//! - When to use: a rough signal for readers, robust to outliers. Not for ranking: almost everyone ties, and a unit
//!   three times above the mean counts no more than one 25 % above. COINr, pymcdm and SPSSAU do not have it.
//! - With `over = "panel"` the mean is that of all periods; the Handbook suggests that of the first.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, whose
//!   worked table has p = 20 %.
//! - Example: 5, 10, 12, 13 (mean 10) → −1, 0, 0, 1.
//!
//! ## 中文
//!
//! - 令 w = x/均值（参评对象）：w > 1 + p 得 1，w < 1 − p 得 −1，其余得 0；p 即 `threshold`，默认 0.2。负向指标取反号。
//! - 缺失仍缺失；并列同档；常数指标都得 0；均值不大于 0（或仅为舍入误差）报错。
//! - 恰在 1 ± p 处（误差 1e-12 以内）得 0，以免均值的舍入左右结果。
//! - 只给读者粗略的信号，不受异常值影响；不宜用于排名，因为几乎全部并列。COINr、pymcdm、SPSSAU 没有此法。
//! - `over = "panel"` 时均值取全部期间，手册建议取首期。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步，其算例 p = 20 %。
//! - 示例：5，10，12，13（均值 10）→ −1，0，0，1。

use super::turn::undirected;
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{extremes, mean};

/// How near w counts as at a bound.
const ROUNDING: f64 = 1e-12;

pub(crate) const METHOD: Method = Method {
    slug: "above-below-mean",
    zh: "均值上下三分：高于均值得 1，低于得 −1，其余得 0",
    en: "1 above the mean, −1 below it, 0 in the zone around it",
    parameters: &[Parameter::new(
        "threshold",
        Kind::Share,
        Fallback::Number(0.2),
        [
            "均值上下的中间区域，占均值的份额",
            "half-width of the zone around the mean, as a share of the mean",
        ],
    )],
    source: include_str!("above_below_mean.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(AboveBelowMean { threshold: values.number("threshold") }))),
};

struct AboveBelowMean {
    threshold: f64,
}

impl Normalise for AboveBelowMean {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let values = undirected(sample, leaf);
        let (min, max) = extremes(&values).ok_or(Refusal::new("constant"))?;
        // Rounding must not lift the mean of equal values above or below them.
        let centre = if min < max { mean(&values).unwrap_or(min) } else { min };
        // Nor make a mean of nothing but rounding a scale.
        if centre <= ROUNDING * min.abs().max(max.abs()) {
            return Err(Refusal::new("average-not-positive").with("value", centre));
        }
        let (threshold, sign) = (self.threshold, leaf.sign);
        Ok(Fitted::new(vec![("mean", centre)], move |x: f64| {
            let w = x * sign / centre;
            if w > 1.0 + threshold + ROUNDING {
                sign
            } else if w < 1.0 - threshold - ROUNDING {
                -sign
            } else if w.is_nan() {
                w
            } else {
                0.0
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{SCHOOLING, normalise, normalise_negative, refuses};
    use crate::parameter::Value;

    const SLUG: &str = "above-below-mean";

    #[test]
    fn the_page_example_and_a_negative_indicator() {
        let values = [5.0, 10.0, 12.0, 13.0];
        assert_eq!(normalise(SLUG, &[], &values), [-1.0, 0.0, 0.0, 1.0]);
        assert_eq!(normalise_negative(SLUG, &[], &values), [1.0, 0.0, 0.0, -1.0]);
    }

    /// OECD/JRC (2008), Table 15, p. 87, column "above/below the mean", p = 20 %.
    #[test]
    fn the_handbook_sorts_schooling_so() {
        let want = [
            0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, -1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, -1.0,
            -1.0, 0.0, 0.0, -1.0,
        ];
        assert_eq!(normalise(SLUG, &[], &SCHOOLING), want);
    }

    /// 10.8 over the mean of the three comes out at 1.2000000000000002.
    #[test]
    fn rounding_does_not_choose() {
        assert_eq!(normalise(SLUG, &[], &[7.2, 9.0, 10.8]), [0.0; 3]);
    }

    #[test]
    fn constants_missing_values_and_means_below_zero() {
        let sharp = [("threshold", Value::Number(0.0))];
        assert_eq!(normalise(SLUG, &sharp, &[0.1; 10]), [0.0; 10]);
        assert!(normalise(SLUG, &[], &[f64::NAN, 1.0, 2.0])[0].is_nan());
        assert_eq!(refuses(SLUG, &[], &[-3.0, 1.0]), "average-not-positive");
        // The mean is 0 but for rounding.
        for scale in [1.0, 0.1, 0.7, 1.1, 3.3] {
            let values = [0.1 * scale, 0.2 * scale, -(0.3 * scale)];
            assert_eq!(refuses(SLUG, &[], &values), "average-not-positive", "{scale}");
        }
    }
}
