//! # vector
//!
//! y = x/√Σx², with the sum over the member units: the column gets length 1 (Euclidean). For a negative indicator,
//! `negative` says:
//!
//! - `"sign"` (default): −x/√Σx². Length 1 again, and distances between units are those of the positive scale: what
//!   TOPSIS does, which looks for the least instead of changing the numbers.
//! - `"inverse"`: (1/x)/√Σ(1/x)². Values must be above 0.
//! - `"complement"`: 1 − x/√Σx², the default shifted by 1, so that nobody is below 0.
//!
//! Missing stays missing and is not in the sum; ties stay tied; a constant indicator gives everyone 1/√n. Zero and
//! negative values are allowed; an indicator that is 0 everywhere is an error. Large values do not overflow.
//!
//! - When to use: TOPSIS and its relatives. Scores shrink as units are added and keep the indicator's own spread;
//!   `min-max` is the plainer choice for an index. With the default, scores of negative indicators are below 0, so a
//!   geometric mean cannot follow: take another turn there.
//! - Peers: pymcdm's vector_normalization turns as `complement`, scikit-criteria's VectorScaler after InvertMinimize
//!   as `inverse` and after NegateMinimize as `sign`; SPSSAU's 平方和归一化 leaves direction to the user.
//! - Source: Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter II (vector normalisation) and TOPSIS in
//!   chapter III.
//! - Example: 3, 4 → 0.6, 0.8; negative → −0.6, −0.8; negative with `complement` → 0.4, 0.2.
//!
//! ## 中文
//!
//! - 向量归一化：y = x/√Σx²，按参评对象求和，整列长度为 1。
//! - 负向指标由 `negative` 决定：`sign`（默认）取 −x/√Σx²，对象间距离不变，TOPSIS 即如此；
//!   `inverse` 为 (1/x)/√Σ(1/x)²，要求数值大于 0；`complement` 为 1 − x/√Σx²，即默认值加 1。
//! - 缺失仍缺失且不计入；并列仍并列；常数指标各得 1/√n；零和负值可用，全为 0 报错。
//! - 适用于 TOPSIS 一类方法；默认时负向指标得分为负，其后不能用几何平均。
//! - 同行：pymcdm 与 `complement` 同；scikit-criteria 视前一步而定；SPSSAU 的平方和归一化由用户自理方向。
//! - 来源：Hwang 和 Yoon（1981）第二章，TOPSIS 见第三章。
//! - 示例：3，4 → 0.6，0.8；负向 → −0.6，−0.8；负向 `complement` → 0.4，0.2。

use super::turn::{all_above_zero, divisor, undirected};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::sum;

pub(crate) const METHOD: Method = Method {
    slug: "vector",
    zh: "向量归一化：x/√Σx²",
    en: "x/√Σx², the column gets length 1",
    parameters: &[Parameter::new(
        "negative",
        Kind::Choice(&["sign", "inverse", "complement"]),
        Fallback::Word("sign"),
        [
            "负向指标：取负、取倒数，或用 1 减",
            "how a negative indicator is turned: by sign, reciprocals, or 1 minus",
        ],
    )],
    source: include_str!("vector.rs"),
    maker: Maker::Normalise(|values| {
        let negative = match values.text("negative") {
            "inverse" => Negative::Inverse,
            "complement" => Negative::Complement,
            _ => Negative::Sign,
        };
        Ok(Box::new(Vector { negative }))
    }),
};

struct Vector {
    negative: Negative,
}

#[derive(Clone, Copy, PartialEq)]
enum Negative {
    Sign,
    Inverse,
    Complement,
}

impl Normalise for Vector {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let sign = leaf.sign;
        // A positive indicator is its own oriented self, whatever is said about negative ones.
        let negative = if sign < 0.0 { self.negative } else { Negative::Sign };
        let mut values = undirected(sample, leaf);
        if negative == Negative::Inverse {
            all_above_zero(&values, METHOD.slug)?;
            values.iter_mut().for_each(|x| *x = 1.0 / divisor(*x));
        }
        let length = length(&values).ok_or(Refusal::new("all-zero").with("method", METHOD.slug))?;
        Ok(Fitted::new(vec![("length", length)], move |x: f64| match negative {
            Negative::Sign => x / length,
            Negative::Inverse => 1.0 / divisor(x * sign) / length,
            Negative::Complement => 1.0 - x * sign / length,
        }))
    }
}

/// √Σx² by way of the greatest value, so that squares do not overflow; `None` when all are 0.
fn length(values: &[f64]) -> Option<f64> {
    let greatest = values.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let squares: Vec<f64> = values.iter().map(|x| (x / greatest) * (x / greatest)).collect();
    (greatest > 0.0).then(|| greatest * sum(&squares).sqrt())
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{close, normalise, normalise_negative, refuses, refuses_negative};
    use crate::parameter::Value;

    const VALUES: [f64; 6] = [12.0, 7.5, 3.0, 20.0, 3.0, 9.1];

    fn negative(word: &str) -> [(&'static str, Value); 1] {
        [("negative", Value::Text(word.into()))]
    }

    #[test]
    fn the_page_example() {
        close(&normalise("vector", &[], &[3.0, 4.0]), &[0.6, 0.8], 1e-15);
        close(&normalise_negative("vector", &[], &[3.0, 4.0]), &[-0.6, -0.8], 1e-15);
        close(&normalise_negative("vector", &negative("complement"), &[3.0, 4.0]), &[0.4, 0.2], 1e-15);
        close(&normalise("vector", &[], &[3e200, -4e200]), &[0.6, -0.8], 1e-15);
    }

    /// pymcdm 1.4.0, vector_normalization, profit and cost; scikit-criteria 0.10, InvertMinimize then VectorScaler.
    #[test]
    fn turns_agree_with_pymcdm_and_scikit_criteria() {
        let profit = [
            0.453_214_349_411_428_13,
            0.283_258_968_382_142_6,
            0.113_303_587_352_857_03,
            0.755_357_249_019_046_9,
            0.113_303_587_352_857_03,
            0.343_687_548_303_666_3,
        ];
        close(&normalise("vector", &[], &VALUES), &profit, 1e-15);
        close(
            &normalise_negative("vector", &negative("complement"), &VALUES),
            &profit.map(|y| 1.0 - y),
            1e-15,
        );
        close(&normalise_negative("vector", &[], &VALUES), &profit.map(|y| -y), 1e-15);
        let inverted = [
            0.162_954_390_833_458_36,
            0.260_727_025_333_533_4,
            0.651_817_563_333_833_4,
            0.097_772_634_500_075_03,
            0.651_817_563_333_833_4,
            0.214_884_910_989_175_86,
        ];
        close(&normalise_negative("vector", &negative("inverse"), &VALUES), &inverted, 1e-15);
    }

    #[test]
    fn what_has_no_length_is_refused() {
        assert_eq!(refuses("vector", &[], &[0.0, 0.0]), "all-zero");
        assert_eq!(refuses_negative("vector", &negative("inverse"), &[0.0, 1.0]), "value-not-positive");
        assert_eq!(normalise("vector", &[], &[5.0; 4]), [0.5; 4]);
    }
}
