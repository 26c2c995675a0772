//! # mean-deviations
//!
//! Cuts at mean + c·s for each c of `multiples`, best first, with mean and standard deviation s (divisor n − 1) of the
//! scores of the members. A unit is in the first tier when its score is at least the first cut, and so on; k
//! multiples make k + 1 tiers. `multiples = [1, 0, -1]` makes four: from one deviation above the mean, above the
//! mean, below it, and more than one deviation below.
//!
//! - Units without a score get no tier and do not enter mean and deviation, nor do reference units. Multiples must
//!   descend. Tied scores share a tier by definition. A tier may stay empty. A constant score (or a single unit) has
//!   no deviation: an error. Zero and negative scores are no matter.
//! - When to use: scores are roughly symmetric and "above average" is the message. Not for skewed scores: the lowest
//!   tier may be empty by construction.
//! - Practice differs on the divisor (n in many GIS programmes; here n − 1, as in `z-score`) and on which side a unit
//!   at a cut falls: here to the better tier, as with `cuts`, within 1e-12 of s, so that the rounding of a mean does
//!   not choose.
//! - Source: Evans (1977), "The selection of class intervals", Transactions of the Institute of British Geographers
//!   2(1), pp. 98-124, on classes by standard deviation.
//! - Example (`multiples = [1, 0, -1]`): 5, 4, 3, 2, 1 (mean 3, s = 1.58) → tiers 1, 2, 2, 3, 4.
//!
//! ## 中文
//!
//! - 界限为均值 + c·s，c 取自 `multiples`（由大到小），均值和标准差 s（除以 n − 1）按参评对象得分计算。
//! - `multiples = [1, 0, -1]` 分四档：高于均值一个标准差以上、均值以上、均值以下、低于均值一个标准差以上。
//! - 没有得分者和参照对象不计入；并列者在同一梯队；梯队可以为空；得分全同或只有一个对象报错。零和负值无妨。
//! - 适用于得分大致对称、以“高于平均”为结论的情形；偏态得分不宜。
//! - 许多 GIS 软件除以 n；恰在界上者此处归较好的梯队（s 的 1e-12 以内），与 `cuts` 一致。
//! - 来源：Evans（1977），按标准差分级。
//! - 示例（`multiples = [1, 0, -1]`）：5，4，3，2，1（均值 3，s = 1.58）→ 第 1，2，2，3，4 梯队。

use super::{NAMES, Tier, distinct};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{mean, standard_deviation};

/// Share of the standard deviation by which a score may miss a cut.
const ROUNDING: f64 = 1e-12;

pub(crate) const METHOD: Method = Method {
    slug: "mean-deviations",
    zh: "按均值加减若干倍标准差分梯队",
    en: "tiers cut at the mean plus or minus multiples of the standard deviation",
    parameters: &[
        Parameter::new(
            "multiples",
            Kind::Numbers,
            Fallback::Required,
            ["标准差的倍数，由高到低", "multiples of the standard deviation, descending"],
        ),
        NAMES,
    ],
    source: include_str!("mean_deviations.rs"),
    maker: Maker::Tier(|values| {
        let multiples = values.numbers("multiples").to_vec();
        if multiples.is_empty() || multiples.windows(2).any(|pair| pair[0] <= pair[1]) {
            return Err(Fault::new("tier-multiples", "multiples"));
        }
        Ok(Box::new(MeanDeviations { multiples, names: values.texts("names").to_vec() }))
    }),
};

struct MeanDeviations {
    multiples: Vec<f64>,
    names: Vec<String>,
}

impl Tier for MeanDeviations {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        distinct(descending, 2)?;
        let (Some(mean), Some(deviation)) = (mean(descending), standard_deviation(descending)) else {
            return Err(Refusal::new("tier-too-few-scores").with("distinct", 1).with("classes", 2));
        };
        let near = ROUNDING * deviation;
        let cuts = self.multiples.iter().map(|c| mean + c * deviation);
        Ok(cuts.map(|cut| descending.partition_point(|&score| score >= cut - near)).collect())
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{SCORES, boundaries, make};

    fn multiples(c: &[f64]) -> [(&'static str, Value); 1] {
        [("multiples", Value::Numbers(c.to_vec()))]
    }

    #[test]
    fn the_page_example() {
        let given = multiples(&[1.0, 0.0, -1.0]);
        assert_eq!(boundaries("mean-deviations", &given, &[5.0, 4.0, 3.0, 2.0, 1.0]), [1, 3, 4]);
    }

    /// numpy 2.4.6: mean 52.243750000000006, std(ddof=1) 15.042693409094, so cuts at 67.286, 52.244 and 37.201.
    #[test]
    fn cuts_agree_with_numpy() {
        assert_eq!(boundaries("mean-deviations", &multiples(&[1.0, 0.0, -1.0]), &SCORES), [2, 8, 13]);
    }

    /// The mean of these comes out at 0.030000000000000002.
    #[test]
    fn rounding_does_not_choose() {
        assert_eq!(boundaries("mean-deviations", &multiples(&[0.0]), &[0.04, 0.03, 0.02]), [2]);
    }

    #[test]
    fn what_has_no_deviation_or_order_is_refused() {
        let made = make("mean-deviations", &multiples(&[0.0])).unwrap();
        assert_eq!(made.boundaries(&[0.1; 10]).unwrap_err().code, "tier-too-few-scores");
        assert!(make("mean-deviations", &multiples(&[0.0, 1.0])).is_err());
        assert!(make("mean-deviations", &multiples(&[])).is_err());
    }
}
