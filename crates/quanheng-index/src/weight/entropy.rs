//! # entropy
//!
//! Weighs each child by how unevenly the units share it out: p = x/Σx over the units, entropy e = −Σ p ln p / ln n,
//! weight ∝ d = 1 − e. All units alike give e = 1, all in one unit e = 0.
//!
//! - Panel entropy: with `over = "panel"` every unit in every scored period is one of the n. Else each period has
//!   its own weights.
//! - Values are taken as the step normalise has left them, and the result depends on where their zero is: z-scores
//!   cannot be used, min-max to 0–1 gives other weights than min-max to 1–100, or than the raw values of a ratio
//!   scale, for which the method was made.
//! - Zero: 0·ln 0 = 0, its limit. Negative values are refused; nothing is shifted unless a step before does it in
//!   the open (`affine`, `min-max` with `lower`). Ties are no matter.
//! - Missing: each child is taken over the members that have it, n being their number. A child with fewer than two
//!   values, or of which all values are equal, is refused: its weight would be 0.
//! - When to use it: discrimination between the units is what counts, as in a tender. When not: importance is
//!   meant. A rare event or an outlier gets most of the weight, and the weights change with every new unit or year.
//! - Practice differs: SPSSAU and many Chinese papers add a shift such as 0.01 to data with zeros or negatives, on
//!   which the weights then depend. scikit-criteria has 0·ln 0 = 0 as here; pymcdm takes the entropy of a column
//!   with a zero as 0, which gives it the greatest weight.
//! - Source: Shannon (1948), A mathematical theory of communication; as weights: Hwang and Yoon (1981), Multiple
//!   Attribute Decision Making, and Zeleny (1982), Multiple Criteria Decision Making.
//! - Example: a = 1, 1, 2 and b = 0, 1, 1: e = 1.5·ln 2/ln 3 = 0.946 and ln 2/ln 3 = 0.631, d = 0.054 and 0.369 →
//!   shares 0.127, 0.873.
//!
//! ## 中文
//!
//! - 熵权法：p = x/Σx（对参评对象求和），熵 e = −Σ p ln p / ln n，权重 ∝ d = 1 − e。各对象相同则 e = 1，全归一个对象则 e = 0。
//! - 面板熵权：写 `over = "panel"`，则每个对象在每个计分期各算一个，共 n 个；否则逐期另算权重。
//! - 数据取 normalise 步骤之后的值，结果取决于零点：min-max 到 0–1 与到 1–100 权重不同；z-score 之后不能用。
//! - 零：取极限 0·ln 0 = 0。负值拒绝；程序不平移数据，需要时请在前面的步骤里写明（`affine`，或 `min-max` 的 `lower`）。
//! - 缺失：每个下级只取有值的参评对象，n 为其个数。不足两个值或全部相等的下级报错，否则权重为 0。
//! - 适用于要区分对象的场合，如评标；不宜表达重要性：异常值和罕见事件会占去大部分权重，且权重随对象和年份变动。
//! - 其他软件：SPSSAU 和许多论文对含零、含负的数据加 0.01 之类的平移量，权重随之而变；scikit-criteria 与此处相同，取 0·ln 0 = 0；
//!   pymcdm 把含零列的熵取为 0，使其权重最大。
//! - 来源：Shannon（1948）；用于赋权：Hwang 和 Yoon（1981），Zeleny（1982）。
//! - 示例：a = 1，1，2，b = 0，1，1：e = 0.946，0.631；d = 0.054，0.369 → 占比 0.127，0.873。

use super::sample::{all_values, samples};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::mean;

pub(crate) const METHOD: Method = Method {
    slug: "entropy",
    zh: "熵权法（over = \"panel\" 时为面板熵权）",
    en: "by how unevenly the units share a child out (entropy)",
    parameters: &[],
    source: include_str!("entropy.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Entropy))),
};

struct Entropy;

impl Weight for Entropy {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let samples = samples(siblings)?;
        all_values(siblings, &samples, "weight-child-negative", |value| value >= 0.0)?;
        let divergences: Vec<f64> = samples.iter().map(|sample| divergence(sample)).collect();
        let fact = |d: &f64| -> Facts { vec![("entropy", 1.0 - d), ("divergence", *d)] };
        Ok(Weighted {
            facts: Facts::new(),
            of_child: divergences.iter().map(fact).collect(),
            weights: divergences,
        })
    }
}

/// 1 − e of two or more values, none negative, not all 0. With δ = x/x̄ − 1 it is the mean of (1 + δ)·ln(1 + δ) − δ,
/// divided by ln n (the δ add up to 0), which keeps the digits of a child that hardly varies.
pub(super) fn divergence(sample: &[f64]) -> f64 {
    let centre = mean(sample).expect("two values or more");
    let term = |x: &f64| {
        let off = (x - centre) / centre;
        if *x > 0.0 { (1.0 + off) * libm::log1p(off) - off } else { 1.0 }
    };
    let terms: Vec<f64> = sample.iter().map(term).collect();
    let divergence = mean(&terms).expect("two values or more") / libm::log(sample.len() as f64);
    divergence.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[1.0, 1.0, 2.0], &[0.0, 1.0, 1.0]];
        let weighted = weigh("entropy", &[], &siblings(&columns)).unwrap();
        let (two, three) = (libm::log(2.0), libm::log(3.0));
        close(&[weighted.of_child[0][0].1, weighted.of_child[1][0].1], &[1.5 * two / three, two / three]);
        let (a, b) = (1.0 - 1.5 * two / three, 1.0 - two / three);
        close(&shares("entropy", &[], &siblings(&columns)), &[a / (a + b), b / (a + b)]);
    }

    /// scikit-criteria 0.10: `entropy_weights`, pymcdm 1.4.0: `entropy_weights`.
    #[test]
    fn agrees_with_the_peers() {
        close(&shares("entropy", &[], &siblings(PANEL)), &ENTROPY);
    }

    const ENTROPY: [f64; 4] =
        [0.2340594079248721, 0.4148467291363004, 0.1487257379117016, 0.20236812502712595];

    /// 1 ± 10⁻⁶: d = δ²/2/ln 2, of which 1 − e in plain sums would keep four digits.
    #[test]
    fn a_child_that_hardly_varies_keeps_its_digits() {
        let off = 1.0 / f64::from(1 << 20);
        let got = super::divergence(&[1.0 + off, 1.0 - off]) * libm::log(2.0);
        assert!((got / (off * off / 2.0) - 1.0).abs() < 1e-9, "{got}");
    }

    #[test]
    fn a_missing_value_makes_n_smaller() {
        let columns: [&[f64]; 2] = [&[1.0, 1.0, 2.0, f64::NAN], &[0.0, 1.0, 1.0, 0.0]];
        let weighted = weigh("entropy", &[], &siblings(&columns)).unwrap();
        close(&[weighted.of_child[0][0].1], &[1.5 * libm::log(2.0) / libm::log(3.0)]);
        close(&[weighted.of_child[1][0].1], &[0.5]);
    }

    /// Two units in two periods are four of them.
    #[test]
    fn the_panel_is_stacked() {
        let mut panel = siblings(&[&[], &[]]);
        panel.columns = vec![vec![&[1.0, 3.0], &[2.0, 2.0]], vec![&[4.0, 0.0], &[1.0, 1.0]]];
        let stacked: [&[f64]; 2] = [&[1.0, 3.0, 2.0, 2.0], &[4.0, 0.0, 1.0, 1.0]];
        assert_eq!(weigh("entropy", &[], &panel), weigh("entropy", &[], &siblings(&stacked)));
    }

    #[test]
    fn negative_and_constant_children_are_refused() {
        let negative: [&[f64]; 2] = [&[1.0, 2.0], &[-1.0, 2.0]];
        let refusal = weigh("entropy", &[], &siblings(&negative)).unwrap_err();
        assert_eq!(refusal.code, "weight-child-negative");
        assert_eq!(refusal.arguments, [("child", "b".to_owned()), ("value", "-1".to_owned())]);
        for constant in [[0.0, 0.0], [3.0, 3.0]] {
            let columns: [&[f64]; 2] = [&constant, &[1.0, 2.0]];
            let refusal = weigh("entropy", &[], &siblings(&columns)).unwrap_err();
            assert_eq!(refusal.code, "weight-child-constant");
        }
    }
}
