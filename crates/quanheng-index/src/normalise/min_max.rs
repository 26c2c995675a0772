//! # min-max
//!
//! y = (x − min)/(max − min)·(upper − lower) + lower, with minimum and maximum of the member units, after
//! direction. The best unit gets `upper`, the worst `lower`.
//!
//! - Missing stays missing. Ties stay tied. Units outside the sample (reference units) may leave the range.
//! - A constant indicator is an error: it has no range.
//! - Sensitive to outliers: treat first. Ranges that change from edition to edition make scores
//!   incomparable over time; take `over = "panel"` or `goalposts` then.
//! - Practice differs: 0 to 100 is COINr's default, 0 to 1 that of scikit-learn, pymcdm and SPSSAU. A constant column is
//!   missing with a warning in COINr, at the lower end in scikit-learn and at the upper in pymcdm. Some Chinese papers
//!   map to 0.01–0.99 or add 0.01 so that entropies or geometric means can follow: say so by `lower` and `upper`.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5.
//! - Example: 2, 4, 10 → 0, 25, 100.
//!
//! ## 中文
//!
//! - 极差标准化：y = (x − min)/(max − min)·(upper − lower) + lower，最小、最大值取自参评对象，先乘方向。
//! - 最好的得 `upper`，最差的得 `lower`。缺失仍缺失，并列仍并列；样本之外的参照对象可超出范围。
//! - 常数指标没有极差，报错。
//! - 对异常值敏感，宜先处理；极差逐年变化，跨年比较请用 `over = "panel"` 或 `goalposts`。
//! - 其他做法：COINr 默认 0–100，scikit-learn、pymcdm、SPSSAU 默认 0–1；常数列 COINr 记为缺失并警告，scikit-learn 给下限，pymcdm 给上限。
//!   有的论文映射到 0.01–0.99 或加 0.01，以便随后取熵或几何平均：请用 `lower`、`upper` 写明。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步。
//! - 示例：2，4，10 → 0，25，100。

use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::extremes;

pub(crate) const METHOD: Method = Method {
    slug: "min-max",
    zh: "极差标准化：按最小值和最大值线性变换到给定区间",
    en: "linear between minimum and maximum, to a given range",
    parameters: &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["最差得分", "score of the worst"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(100.0), ["最好得分", "score of the best"]),
    ],
    source: include_str!("min_max.rs"),
    maker: Maker::Normalise(|values| Ok(Box::new(MinMax { range: range(values)? }))),
};

struct MinMax {
    range: (f64, f64),
}

/// Reads `lower` and `upper`.
pub(super) fn range(values: &Values) -> Result<(f64, f64), Fault> {
    let (lower, upper) = (values.number("lower"), values.number("upper"));
    if lower < upper { Ok((lower, upper)) } else { Err(Fault::new("range-reversed", "upper")) }
}

impl Normalise for MinMax {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let (min, max) = extremes(sample).filter(|(min, max)| min < max).ok_or(Refusal::new("constant"))?;
        let (lower, upper) = self.range;
        Ok(Fitted::new(vec![("minimum", min), ("maximum", max)], move |x: f64| {
            (x - min) / (max - min) * (upper - lower) + lower
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{normalise, refuses};

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("min-max", &[], &[2.0, 4.0, 10.0]), [0.0, 25.0, 100.0]);
    }

    #[test]
    fn a_constant_is_refused() {
        assert_eq!(refuses("min-max", &[], &[0.1, 0.1]), "constant");
    }
}
