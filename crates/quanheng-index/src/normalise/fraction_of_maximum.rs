//! # fraction-of-maximum
//!
//! y = x/max·(upper − lower) + lower, with the maximum of the member units; 0 gets `lower`, the best unit `upper`.
//! For a negative indicator, whose best unit has the least value, `negative` says:
//!
//! - `"inverse"` (default): min/x, so that twice as much is worth half. Values must be above 0.
//! - `"complement"`: 1 − x/max. The unit with the greatest value gets `lower`; nobody gets `upper` unless its
//!   value is 0.
//!
//! Missing stays missing; ties stay tied; a constant indicator gives everyone `upper` (`lower` under `complement`).
//! A maximum that is not above 0 is an error. A negative value below a positive maximum gets less than `lower`.
//!
//! - When to use: the indicator has a true zero and ratios mean something (yuan, persons, kilometres). Not for
//!   interval scales: in °C and °F the same data gives different orders (Handbook). Sensitive to the
//!   greatest value alone.
//! - Peers: pymcdm's linear_normalization and scikit-criteria's BenefitCostInverter turn as `inverse` (the latter
//!   puts 1e-5 for 0 without saying so), pymcdm's max_normalization as `complement`. COINr's n_fracmax divides −x
//!   by the maximum of −x, which is x/min and ranks the worst unit first: not imitated. SPSSAU's 最大值化 leaves
//!   direction to the user.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, x/x_max;
//!   COINr 1.1.14, n_fracmax; Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter II (linear scale
//!   transformation), for both turns.
//! - Example: 2, 4, 10 → 0.2, 0.4, 1; negative → 1, 0.5, 0.2; negative with `complement` → 0.8, 0.6, 0.
//!
//! ## 中文
//!
//! - y = x/max·(upper − lower) + lower，max 取自参评对象；0 得 `lower`，最大者得 `upper`。
//! - 负向指标由 `negative` 决定：`inverse`（默认）为 min/x，要求数值大于 0；`complement` 为 1 − x/max。
//! - 缺失仍缺失，并列仍并列；常数指标都得 `upper`（`complement` 时得 `lower`）；最大值不大于 0 报错。
//! - 适用于有真正零点、比值有意义的指标；温度之类的区间量不宜。只受最大值影响。
//! - 同行：pymcdm 的 linear_normalization 与 `inverse` 同，max_normalization 与 `complement` 同；
//!   COINr 的 n_fracmax 对负向指标把最差者排第一，本程序不仿效；SPSSAU 的最大值化由用户自理方向。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步；Hwang 和 Yoon（1981）第二章。
//! - 示例：2，4，10 → 0.2，0.4，1；负向 → 1，0.5，0.2；负向 `complement` → 0.8，0.6，0。

use super::min_max::range;
use super::turn::{NEGATIVE, Turn, all_above_zero, divisor, undirected};
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::extremes;

pub(crate) const METHOD: Method = Method {
    slug: "fraction-of-maximum",
    zh: "最大值化：x/最大值；负向指标为最小值/x",
    en: "x/maximum; minimum/x for a negative indicator",
    parameters: &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["零值得分", "score of zero"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(1.0), ["最好得分", "score of the best"]),
        NEGATIVE,
    ],
    source: include_str!("fraction_of_maximum.rs"),
    maker: Maker::Normalise(|values| {
        Ok(Box::new(FractionOfMaximum { range: range(values)?, turn: Turn::from_values(values) }))
    }),
};

struct FractionOfMaximum {
    range: (f64, f64),
    turn: Turn,
}

impl Normalise for FractionOfMaximum {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let values = undirected(sample, leaf);
        let turn = self.turn.of(leaf);
        if turn == Turn::Inverse {
            all_above_zero(&values, METHOD.slug)?;
        }
        let (min, max) = extremes(&values).ok_or(Refusal::new("constant"))?;
        if max <= 0.0 {
            return Err(Refusal::new("maximum-not-positive").with("value", max));
        }
        let ((lower, upper), sign) = (self.range, leaf.sign);
        Ok(Fitted::new(vec![("minimum", min), ("maximum", max)], move |x: f64| {
            let x = x * sign;
            let share = match turn {
                Turn::None => x / max,
                Turn::Inverse => min / divisor(x),
                Turn::Complement => 1.0 - x / max,
            };
            share * (upper - lower) + lower
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{close, normalise, normalise_negative, refuses, refuses_negative};
    use crate::parameter::Value;

    const SLUG: &str = "fraction-of-maximum";

    fn complement() -> [(&'static str, Value); 1] {
        [("negative", Value::Text("complement".into()))]
    }

    #[test]
    fn the_page_example() {
        assert_eq!(normalise(SLUG, &[], &[2.0, 4.0, 10.0]), [0.2, 0.4, 1.0]);
        assert_eq!(normalise_negative(SLUG, &[], &[2.0, 4.0, 10.0]), [1.0, 0.5, 0.2]);
        assert_eq!(normalise_negative(SLUG, &complement(), &[2.0, 4.0, 10.0]), [0.8, 0.6, 0.0]);
    }

    /// pymcdm 1.4.0, linear_normalization and max_normalization, also scikit-criteria 0.10, BenefitCostInverter.
    #[test]
    fn both_turns_agree_with_pymcdm() {
        let values = [12.0, 7.5, 3.0, 20.0, 3.0, 9.1];
        let linear = [0.25, 0.4, 1.0, 0.15, 1.0, 0.329_670_329_670_329_66];
        close(&normalise_negative(SLUG, &[], &values), &linear, 1e-15);
        let max = [0.4, 0.625, 0.85, 0.0, 0.85, 0.545];
        close(&normalise_negative(SLUG, &complement(), &values), &max, 1e-15);
    }

    #[test]
    fn what_has_no_fraction_is_refused() {
        assert_eq!(refuses(SLUG, &[], &[0.0, -1.0]), "maximum-not-positive");
        assert_eq!(refuses_negative(SLUG, &[], &[0.0, 1.0]), "value-not-positive");
        assert_eq!(refuses_negative(SLUG, &complement(), &[0.0, -1.0]), "maximum-not-positive");
        assert_eq!(normalise(SLUG, &[], &[3.0, 3.0]), [1.0, 1.0]);
    }
}
