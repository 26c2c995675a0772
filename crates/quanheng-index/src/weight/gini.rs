//! # gini
//!
//! Weighs each child by the Gini coefficient of the units' values: G = ΣΣ|xᵢ − xⱼ|/(2n²x̄).
//!
//! - Values are taken as the step normalise has left them. Negative values are refused, as G would leave the range
//!   from 0 to 1; zeros and ties are no matter.
//! - Missing: each child is taken over the members that have it. A child with fewer than two values, or of which
//!   all values are equal, is refused: its weight would be 0.
//! - When to use it: as entropy, for inequality on a ratio scale; one outlier weighs less than in `entropy` or
//!   `variation`. When not: after z-scores, or where zero has no meaning.
//! - Practice differs: pymcdm and scikit-criteria have the same formula, and divide by zero on a column of zeros.
//! - Source: Li and Chi (2009), A new determining objective weights method: Gini coefficient weight, First
//!   International Conference on Information Science and Engineering, 3726–3729.
//! - Example: a = 1, 2, 3 and b = 0, 0, 3: G = 8/36 = 2/9 and 12/18 = 2/3 → shares 0.25, 0.75.
//!
//! ## 中文
//!
//! - 基尼系数赋权：权重 ∝ G = ΣΣ|xᵢ − xⱼ|/(2n²x̄)，对参评对象计算。
//! - 数据取 normalise 步骤之后的值。负值会使 G 超出 0 到 1，故拒绝；零和并列不影响计算。
//! - 缺失：每个下级只取有值的参评对象。不足两个值或全部相等的下级报错，否则权重为 0。
//! - 与 `entropy` 一样适用于比率尺度上的不均等，单个异常值的影响小于 `entropy` 和 `variation`；z-score 之后或零点无意义时不宜。
//! - 其他软件：pymcdm 与 scikit-criteria 公式相同，但遇到全为零的列会除以零。
//! - 来源：Li 和 Chi（2009）。
//! - 示例：a = 1，2，3，b = 0，0，3：G = 2/9，2/3 → 占比 0.25，0.75。

use super::sample::{all_values, samples};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{sorted, sum};

pub(crate) const METHOD: Method = Method {
    slug: "gini",
    zh: "基尼系数赋权法",
    en: "by Gini coefficient",
    parameters: &[],
    source: include_str!("gini.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Gini))),
};

struct Gini;

impl Weight for Gini {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let samples = samples(siblings)?;
        all_values(siblings, &samples, "weight-child-negative", |value| value >= 0.0)?;
        let weights: Vec<f64> = samples.iter().map(|sample| gini(sample)).collect();
        let of_child = weights.iter().map(|g| vec![("gini", *g)]).collect();
        Ok(Weighted { weights, facts: Facts::new(), of_child })
    }
}

/// Σ(2i − n − 1)x₍ᵢ₎/(nΣx) over the values in ascending order, which is the double sum of the page.
fn gini(sample: &[f64]) -> f64 {
    let n = sample.len() as f64;
    let term = |(at, x): (usize, &f64)| (2.0 * (at as f64 + 1.0) - n - 1.0) * x;
    let terms: Vec<f64> = sorted(sample).iter().enumerate().map(term).collect();
    (sum(&terms) / n / sum(sample)).max(0.0)
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[1.0, 2.0, 3.0], &[0.0, 0.0, 3.0]];
        close(&weigh("gini", &[], &siblings(&columns)).unwrap().weights, &[2.0 / 9.0, 2.0 / 3.0]);
    }

    /// pymcdm 1.4.0: `gini_weights`; scikit-criteria 0.10: `gini_weights`.
    #[test]
    fn agrees_with_the_peers() {
        close(&shares("gini", &[], &siblings(PANEL)), &GINI);
    }

    const GINI: [f64; 4] = [0.2518042370959783, 0.3379156586792961, 0.19636627317628894, 0.21391383104843667];

    #[test]
    fn negative_values_are_refused() {
        let columns: [&[f64]; 2] = [&[-1.0, 2.0, 3.0], &[0.0, 0.0, 3.0]];
        assert_eq!(weigh("gini", &[], &siblings(&columns)).unwrap_err().code, "weight-child-negative");
    }
}
