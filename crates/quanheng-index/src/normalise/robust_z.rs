//! # robust-z
//!
//! y = (x − median)/(factor·MAD), with the median of the member units and MAD = median of |x − median|, after
//! direction.
//!
//! - `factor` = 1.4826 (default) makes factor·MAD estimate the standard deviation of a normal distribution, so that
//!   y reads like a z-score; 1 takes the plain MAD. The exact constant is 1/Φ⁻¹(¾) = 1.482602218505602, which scipy
//!   takes; R's `mad` takes 1.4826; Iglewicz and Hoaglin's modified z-score 0.6745·(x − median)/MAD is
//!   `factor = 1.48257968866`.
//! - Missing stays missing. Ties stay tied. A constant indicator is an error. So is one where more than half the units
//!   share one value: MAD = 0 (some programmes fall back to the mean deviation there without saying so). Zero and
//!   negative values are no matter. scikit-learn's RobustScaler divides by the distance of the quartiles instead.
//! - When to use: outliers shall neither move the centre nor stretch the scale, but stay visible as large scores.
//!   Not before a geometric mean (half the scores are negative), nor for indicators that are mostly zero.
//! - Source: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, ASQC; Hampel (1974), "The
//!   influence curve and its role in robust estimation", JASA 69, pp. 383-393.
//! - Example (`factor = 1`): 1, 2, 3, 4, 100 → −2, −1, 0, 1, 97.
//!
//! ## 中文
//!
//! - 稳健 Z 分数：y = (x − 中位数)/(factor·MAD)，MAD 为 |x − 中位数| 的中位数，取自参评对象，先乘方向。
//! - `factor` = 1.4826（默认）使 factor·MAD 估计正态分布的标准差；取 1 为原始 MAD。
//! - scipy 取精确值 1.482602218505602，R 的 mad 取 1.4826；Iglewicz 和 Hoaglin 的修正 Z 分数相当于 1.48257968866。
//! - 缺失仍缺失，并列仍并列；零和负值无妨。常数指标报错；一半以上对象数值相同时 MAD = 0，也报错。
//! - 适用于异常值不应影响中心和尺度、但仍须显现的情形；其后不能用几何平均，多数为零的指标不宜。
//! - 来源：Iglewicz 和 Hoaglin（1993）；Hampel（1974）。
//! - 示例（`factor = 1`）：1，2，3，4，100 → −2，−1，0，1，97。

use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{extremes, median};

pub(crate) const METHOD: Method = Method {
    slug: "robust-z",
    zh: "稳健Z分数：减中位数，除以绝对中位差",
    en: "minus median, over median absolute deviation",
    parameters: &[Parameter::new(
        "factor",
        Kind::Positive,
        Fallback::Number(1.4826),
        ["绝对中位差的倍数，1 为不放大", "what the median absolute deviation is multiplied by"],
    )],
    source: include_str!("robust_z.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(RobustZ { factor: values.number("factor") }))),
};

struct RobustZ {
    factor: f64,
}

impl Normalise for RobustZ {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        extremes(sample).filter(|(min, max)| min < max).ok_or(Refusal::new("constant"))?;
        let centre = median(sample).ok_or(Refusal::new("constant"))?;
        let distances: Vec<f64> = sample.iter().map(|x| (x - centre).abs()).collect();
        let deviation = median(&distances).filter(|mad| *mad > 0.0).ok_or(Refusal::new("mad-zero"))?;
        let spread = self.factor * deviation;
        Ok(Fitted::new(vec![("median", centre), ("median_deviation", deviation)], move |x: f64| {
            (x - centre) / spread
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{close, normalise, refuses};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let plain = [("factor", Value::Number(1.0))];
        let values = [1.0, 2.0, 3.0, 4.0, 100.0];
        assert_eq!(normalise("robust-z", &plain, &values), [-2.0, -1.0, 0.0, 1.0, 97.0]);
    }

    /// scipy 1.17.1: (x − numpy.median(x))/median_abs_deviation(x, scale="normal"), which divides by
    /// 6.671709983275209 where R's constant gives 4.5·1.4826 = 6.6717.
    #[test]
    fn the_factor_agrees_with_scipy_and_r() {
        let values = [12.0, 7.5, 3.0, 20.0, 3.0, 9.1];
        let scipy = [("factor", Value::Number(1.482_602_218_505_602))];
        let from_median = [3.7, -0.8, -5.3, 11.7, -5.3, 0.8];
        close(
            &normalise("robust-z", &scipy, &values),
            &from_median.map(|d| d / 6.671_709_983_275_209),
            1e-14,
        );
        close(&normalise("robust-z", &[], &values), &from_median.map(|d| d / 6.6717), 1e-14);
    }

    #[test]
    fn without_spread_it_is_refused() {
        assert_eq!(refuses("robust-z", &[], &[0.1; 9]), "constant");
        assert_eq!(refuses("robust-z", &[], &[0.0, 0.0, 0.0, 5.0]), "mad-zero");
    }
}
