//! # sum
//!
//! y = x/Σx·total, with the sum over the member units: each unit's share of the whole. For a negative indicator,
//! `negative` says:
//!
//! - `"inverse"` (default): (1/x)/Σ(1/x)·total. Shares again add up to `total`. Values must be above 0.
//! - `"complement"`: (1 − x/Σx)·total. These do not add up to `total`.
//!
//! Missing stays missing and is not in the sum; ties stay tied; a constant indicator gives everyone total/n. A
//! negative value is an error, since shares of a sum in which gains and losses cancel mean nothing; so is an
//! indicator that is 0 everywhere. A reference unit gets its share of the members' sum.
//!
//! - When to use: the indicator counts parts of a whole, or entropy weights follow. Scores shrink as units are
//!   added, so editions with different numbers of units do not compare, and indicators keep their own spreads.
//! - Peers: pymcdm's sum_normalization turns as `inverse` and refuses 0 even in a positive indicator, which here is
//!   a share of 0; scikit-criteria's SumScaler takes any sign; SPSSAU's 求和归一化 leaves direction to the user.
//! - Source: Vafaei, Ribeiro and Camarinha-Matos (2018), "Data normalisation techniques in decision making",
//!   International Journal of Information and Decision Sciences 10(1), pp. 19-38, technique N3 (linear: sum).
//! - Example: 2, 6, 8 → 0.125, 0.375, 0.5; negative 1, 2, 2 → 0.5, 0.25, 0.25.
//!
//! ## 中文
//!
//! - 求和归一化：y = x/Σx·total，即占参评对象总和的份额。
//! - 负向指标由 `negative` 决定：`inverse`（默认）为 (1/x)/Σ(1/x)·total，要求数值大于 0；`complement` 为 (1 − x/Σx)·total。
//! - 缺失仍缺失且不计入总和；并列仍并列；常数指标各得 total/n；有负值或全为 0 报错。参照对象按参评对象总和计。
//! - 适用于整体的组成部分，或其后用熵值法赋权；对象增加则得分变小，对象数不同的年份不可比。
//! - 同行：pymcdm 与 `inverse` 同，但正向也不许 0；scikit-criteria 不限正负；SPSSAU 的求和归一化由用户自理方向。
//! - 来源：Vafaei、Ribeiro 和 Camarinha-Matos（2018），方法 N3。
//! - 示例：2，6，8 → 0.125，0.375，0.5；负向 1，2，2 → 0.5，0.25，0.25。

use super::turn::{NEGATIVE, Turn, all_above_zero, divisor, undirected};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::sum;

pub(crate) const METHOD: Method = Method {
    slug: "sum",
    zh: "求和归一化：x/Σx；负向指标先取倒数",
    en: "x/Σx; reciprocals for a negative indicator",
    parameters: &[
        Parameter::new(
            "total",
            Kind::Positive,
            Fallback::Number(1.0),
            ["得分合计", "what the scores add up to"],
        ),
        NEGATIVE,
    ],
    source: include_str!("sum.rs"),
    maker: Maker::Normalise(|values| {
        Ok(Box::new(Sum { total: values.number("total"), turn: Turn::from_values(values) }))
    }),
};

struct Sum {
    total: f64,
    turn: Turn,
}

impl Normalise for Sum {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let mut values = undirected(sample, leaf);
        let turn = self.turn.of(leaf);
        if turn == Turn::Inverse {
            all_above_zero(&values, METHOD.slug)?;
            values.iter_mut().for_each(|x| *x = 1.0 / divisor(*x));
        }
        if let Some(x) = values.iter().find(|&&x| x < 0.0) {
            return Err(Refusal::new("value-negative").with("value", x).with("method", METHOD.slug));
        }
        let whole = sum(&values);
        if whole <= 0.0 {
            return Err(Refusal::new("all-zero").with("method", METHOD.slug));
        }
        let (total, sign) = (self.total, leaf.sign);
        Ok(Fitted::new(vec![("sum", whole)], move |x: f64| {
            let share = match turn {
                Turn::None => x / whole,
                Turn::Inverse => 1.0 / divisor(x * sign) / whole,
                Turn::Complement => 1.0 - x * sign / whole,
            };
            share * total
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{close, normalise, normalise_negative, refuses, refuses_negative};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        assert_eq!(normalise("sum", &[], &[2.0, 6.0, 8.0]), [0.125, 0.375, 0.5]);
        assert_eq!(normalise_negative("sum", &[], &[1.0, 2.0, 2.0]), [0.5, 0.25, 0.25]);
        let complement = [("negative", Value::Text("complement".into())), ("total", Value::Number(100.0))];
        assert_eq!(normalise_negative("sum", &complement, &[2.0, 6.0, 8.0]), [87.5, 62.5, 50.0]);
    }

    /// pymcdm 1.4.0, sum_normalization, profit and cost.
    #[test]
    fn shares_agree_with_pymcdm() {
        let values = [12.0, 7.5, 3.0, 20.0, 3.0, 9.1];
        let profit = [
            0.219_780_219_780_219_78,
            0.137_362_637_362_637_35,
            0.054_945_054_945_054_944,
            0.366_300_366_300_366_3,
            0.054_945_054_945_054_944,
            0.166_666_666_666_666_66,
        ];
        close(&normalise("sum", &[], &values), &profit, 1e-15);
        let cost = [
            0.079_880_617_977_528_07,
            0.127_808_988_764_044_92,
            0.319_522_471_910_112_3,
            0.047_928_370_786_516_857,
            0.319_522_471_910_112_3,
            0.105_337_078_651_685_39,
        ];
        close(&normalise_negative("sum", &[], &values), &cost, 1e-15);
    }

    #[test]
    fn what_has_no_shares_is_refused() {
        assert_eq!(refuses("sum", &[], &[3.0, -1.0]), "value-negative");
        assert_eq!(refuses("sum", &[], &[0.0, 0.0]), "all-zero");
        assert_eq!(refuses_negative("sum", &[], &[0.0, 1.0]), "value-not-positive");
        assert_eq!(normalise("sum", &[], &[0.0, 4.0]), [0.0, 1.0]);
    }
}
