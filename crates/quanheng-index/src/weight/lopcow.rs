//! # lopcow
//!
//! Weighs each child by its logarithmic percentage change: weight ∝ |ln(√(Σx²/n)/σ)·100|, the root mean square of
//! its values by their standard deviation, of n − 1 or with `divisor = "n"` of n.
//!
//! - Values are taken as the step normalise has left them: put min-max to 0–1 in front for the method as published.
//!   Adding a constant changes the weights. After z-scores they are all the same, for no reason.
//! - A child with a high mean beside its spread gets more weight: the opposite of `variation`.
//! - Missing: each child is taken over the members that have it. A child with fewer than two values, or of which
//!   all values are equal, is refused. Ties, zeros and negative values are no matter.
//! - When to use it: to reproduce a study that did. When not: no argument is known why a high level should make a
//!   child important.
//! - Practice differs: pymcdm takes values by min-max inside the method, and n − 1. The divisor is no common factor
//!   here: it does change the weights.
//! - Source: Ecer and Pamucar (2022), A novel LOPCOW-DOBI multi-criteria sustainability performance assessment
//!   methodology, Omega 112.
//! - Example with the divisor n: a = 0, 0.5, 1 and b = 0, 0, 1: √(Σx²/n)/σ = √2.5 and √1.5 → ln 0.458 and 0.203,
//!   shares 0.693, 0.307.
//!
//! ## 中文
//!
//! - LOPCOW（对数百分比变化）：权重 ∝ |ln(√(Σx²/n)/σ)·100|，即均方根与标准差之比；σ 除以 n − 1，`divisor = "n"` 时除以 n。
//! - 数据取 normalise 步骤之后的值；要与原文一致，先做 min-max 到 0–1。加一个常数就会改变权重；z-score 之后各下级权重相同，并无道理。
//! - 均值相对离散程度越高，权重越大，与 `variation` 相反。
//! - 缺失：每个下级只取有值的参评对象。不足两个值或全部相等的下级报错。零、并列和负值不影响计算。
//! - 只宜用于重现已有研究：水平高为何就重要，未见有论证。
//! - 其他软件：pymcdm 在内部先做 min-max，σ 除以 n − 1。此处除数不是公因子，取 n 还是 n − 1 会改变权重。
//! - 来源：Ecer 和 Pamucar（2022）。
//! - 示例（除以 n）：a = 0，0.5，1，b = 0，0，1：比值为 √2.5，√1.5，对数为 0.458，0.203 → 占比 0.693，0.307。

use super::sample::samples;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{mean, variance};

pub(crate) const METHOD: Method = Method {
    slug: "lopcow",
    zh: "LOPCOW 法（对数百分比变化）",
    en: "by logarithmic percentage change (LOPCOW)",
    parameters: &[Parameter::new(
        "divisor",
        Kind::Choice(&["n-1", "n"]),
        Fallback::Word("n-1"),
        ["标准差的除数", "divisor of the standard deviation"],
    )],
    source: include_str!("lopcow.rs"),
    maker: Maker::Weight(|values| {
        let freedom = if values.text("divisor") == "n" { 0.0 } else { 1.0 };
        Ok(Box::new(Lopcow { freedom }))
    }),
};

struct Lopcow {
    /// Taken off n in the divisor.
    freedom: f64,
}

impl Weight for Lopcow {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let weights: Vec<f64> = samples(siblings)?.iter().map(|sample| self.change(sample)).collect();
        let of_child = weights.iter().map(|change| vec![("percentage_change", *change)]).collect();
        Ok(Weighted { weights, facts: Facts::new(), of_child })
    }
}

impl Lopcow {
    /// With Σx²/n = x̄² + Σ(x − x̄)²/n the ratio under the root is (x̄² + S/n)/(S/divisor).
    fn change(&self, sample: &[f64]) -> f64 {
        let n = sample.len() as f64;
        let square = variance(sample).expect("two values or more") * (n - 1.0) / n;
        let mean = mean(sample).expect("two values or more");
        let change = (50.0 * (libm::log1p(mean * mean / square) + libm::log((n - self.freedom) / n))).abs();
        // With a mean of 0, as of z-scores, what is left is rounding.
        if change < 1e-9 { 0.0 } else { change }
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::weight::sample::tests::close;
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[0.0, 0.5, 1.0], &[0.0, 0.0, 1.0]];
        let want = [50.0 * libm::log(2.5), 50.0 * libm::log(1.5)];
        close(
            &weigh("lopcow", &[("divisor", Value::Text("n".into()))], &siblings(&columns)).unwrap().weights,
            &want,
        );
    }

    /// pymcdm 1.4.0: `lopcow_weights` of these columns, which are min-max values.
    #[test]
    fn agrees_with_pymcdm() {
        let columns: [&[f64]; 3] = [&[0.0, 0.2, 0.7, 1.0], &[1.0, 0.9, 0.0, 0.8], &[0.3, 0.0, 1.0, 0.1]];
        close(&shares("lopcow", &[], &siblings(&columns)), &LOPCOW);
    }

    const LOPCOW: [f64; 3] = [0.30485645851315624, 0.5426517781080458, 0.15249176337879802];
}
