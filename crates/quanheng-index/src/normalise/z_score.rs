//! # z-score
//!
//! y = (x − m)/s·deviation + mean, with mean m and standard deviation s (divisor n − 1) of the member units,
//! after direction. Scores have the stated mean and standard deviation.
//!
//! - Missing stays missing. Ties stay tied. A constant indicator is an error: s = 0.
//! - Gives every indicator the same variance; outliers keep a large say. Values are unbounded and may be
//!   negative, so a geometric mean cannot follow.
//! - Peers: scikit-learn's StandardScaler divides by n and cannot be told otherwise; scipy's zscore and numpy's std do
//!   so unless told `ddof = 1`.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5.
//! - Example: 1, 2, 3 → −1, 0, 1.
//!
//! ## 中文
//!
//! - Z 分数：y = (x − m)/s·deviation + mean，均值 m、标准差 s（除以 n − 1）取自参评对象，先乘方向。
//! - 缺失仍缺失，并列仍并列。常数指标 s = 0，报错。
//! - 各指标方差相同，异常值影响仍大；得分无界且可为负，其后不能用几何平均。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步。
//! - 示例：1，2，3 → −1，0，1。

use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::mean_and_deviation;

pub(crate) const METHOD: Method = Method {
    slug: "z-score",
    zh: "Z分数标准化：减均值，除以标准差（n−1）",
    en: "minus mean, over standard deviation (n − 1)",
    parameters: &[
        Parameter::new("mean", Kind::Number, Fallback::Number(0.0), ["得分均值", "mean of the scores"]),
        Parameter::new(
            "deviation",
            Kind::Positive,
            Fallback::Number(1.0),
            ["得分标准差", "standard deviation of the scores"],
        ),
    ],
    source: include_str!("z_score.rs"),
    maker: Maker::Normalise(|values| {
        Ok(Box::new(ZScore { mean: values.number("mean"), deviation: values.number("deviation") }))
    }),
};

struct ZScore {
    mean: f64,
    deviation: f64,
}

impl Normalise for ZScore {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let found = mean_and_deviation(sample).filter(|(_, spread)| *spread > 0.0);
        let (centre, spread) = found.ok_or(Refusal::new("constant"))?;
        let Self { mean, deviation } = *self;
        Ok(Fitted::new(vec![("mean", centre), ("deviation", spread)], move |x: f64| {
            (x - centre) / spread * deviation + mean
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{normalise, refuses};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("z-score", &[], &[1.0, 2.0, 3.0]), [-1.0, 0.0, 1.0]);
    }

    #[test]
    fn mean_and_deviation_may_be_chosen() {
        let given = [("mean", Value::Number(50.0)), ("deviation", Value::Number(10.0))];
        assert_eq!(normalise("z-score", &given, &[1.0, 2.0, 3.0]), [40.0, 50.0, 60.0]);
    }

    #[test]
    fn a_constant_is_refused_even_when_rounding_leaves_a_deviation() {
        assert_eq!(refuses("z-score", &[], &[0.1; 10]), "constant");
        assert_eq!(refuses("z-score", &[], &[7.0]), "constant");
    }
}
