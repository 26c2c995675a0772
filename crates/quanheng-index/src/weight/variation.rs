//! # variation
//!
//! Weighs each child by its coefficient of variation over the units: weight ∝ s/x̄, with s of n − 1.
//!
//! - Values are taken as the step normalise has left them; adding a constant to a child changes its weight, so that
//!   the method fits ratio scales and ranges such as 1 to 100, not z-scores.
//! - Missing: each child is taken over the members that have it. A child with fewer than two values, or of which
//!   all values are equal, is refused, and so is one whose mean is not above 0. Zeros, ties and single negative
//!   values are no matter.
//! - When to use it: differences between the units, relative to the level of the child, are what counts. When not:
//!   a child varies because it is measured badly, or by an outlier.
//! - Practice differs: the divisor n instead of n − 1 gives the same weights when no value is missing. SPSSAU
//!   offers the method as information weights (信息量权重).
//! - Source: Chinese textbooks of comprehensive evaluation (变异系数法); the coefficient: Pearson (1896), Mathematical
//!   contributions to the theory of evolution III.
//! - Example: a = 1, 2, 3 and b = 2, 4, 12: s/x̄ = 1/2 and √28/6 = 0.882 → shares 0.362, 0.638.
//!
//! ## 中文
//!
//! - 变异系数法：权重 ∝ s/x̄，s 为参评对象的标准差（除以 n − 1）。
//! - 数据取 normalise 步骤之后的值。加一个常数就会改变权重，故适用于比率尺度，或 1 到 100 之类的范围，不适用于 z-score。
//! - 缺失：每个下级只取有值的参评对象。不足两个值、全部相等，或均值不大于 0 的下级报错。零、并列和个别负值不影响计算。
//! - 适用于看重相对差异的情形；若离散来自测量误差或异常值，则不宜。
//! - 其他软件：除以 n 而非 n − 1，在没有缺失时权重相同；SPSSAU 称为信息量权重。
//! - 来源：综合评价教材（变异系数法）；系数本身：Pearson（1896）。
//! - 示例：a = 1，2，3，b = 2，4，12：s/x̄ = 0.5，0.882 → 占比 0.362，0.638。

use super::sample::{samples, shown};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{mean, standard_deviation};

pub(crate) const METHOD: Method = Method {
    slug: "variation",
    zh: "变异系数法（信息量权重）",
    en: "by coefficient of variation",
    parameters: &[],
    source: include_str!("variation.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Variation))),
};

struct Variation;

impl Weight for Variation {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let variations = variations(siblings)?;
        let fact = |[mean, deviation]: &[f64; 2]| -> Facts {
            vec![("mean", *mean), ("deviation", *deviation), ("variation", deviation / mean)]
        };
        Ok(Weighted {
            weights: variations.iter().map(|[mean, deviation]| deviation / mean).collect(),
            facts: Facts::new(),
            of_child: variations.iter().map(fact).collect(),
        })
    }
}

/// A mean below this share of the standard deviation is 0, as of z-scores.
const ROUNDING: f64 = 1e-9;

/// Mean, above 0, and standard deviation (n − 1) of each child.
pub(super) fn variations(siblings: &Siblings) -> Result<Vec<[f64; 2]>, Refusal> {
    let of = |(child, sample): (&&str, &Vec<f64>)| {
        let mean = mean(sample).expect("two values or more");
        let deviation = standard_deviation(sample).expect("two values or more");
        if mean <= ROUNDING * deviation {
            return Err(Refusal::new("weight-mean-not-positive")
                .with("child", child)
                .with("value", shown(mean)));
        }
        Ok([mean, deviation])
    };
    siblings.codes().iter().zip(&samples(siblings)?).map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::close;
    use crate::weight::siblings::tests::{siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[1.0, 2.0, 3.0], &[2.0, 4.0, 12.0]];
        close(&weigh("variation", &[], &siblings(&columns)).unwrap().weights, &[0.5, 28.0_f64.sqrt() / 6.0]);
    }

    #[test]
    fn a_mean_of_zero_is_refused() {
        let columns: [&[f64]; 2] = [&[-1.0, 1.0], &[1.0, 2.0]];
        let refusal = weigh("variation", &[], &siblings(&columns)).unwrap_err();
        assert_eq!(refusal.code, "weight-mean-not-positive");
        // Sums to a rounding above 0.
        let columns: [&[f64]; 2] = [&[0.1, 0.2, -0.3 + 1e-16], &[1.0, 2.0, 4.0]];
        let refusal = weigh("variation", &[], &siblings(&columns)).unwrap_err();
        assert_eq!(refusal.code, "weight-mean-not-positive");
    }
}
