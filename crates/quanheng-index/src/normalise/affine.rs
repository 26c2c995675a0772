//! # affine
//!
//! y = (x − shift)/scale with given constants, in the indicator's own unit; a negative indicator gets
//! −(x − shift)/scale. Without parameters (`shift = 0`, `scale = 1`) values stay as they are but for direction.
//!
//! - Missing stays missing. Ties stay tied. Constant, zero and negative values are no matter: the scale does not
//!   depend on the data.
//! - When to use: indicators that are on a common scale already (percentages, scores of a survey), or whose bounds
//!   are agreed and shall hold in every edition. `goalposts` does the same with bounds from the framework, for each
//!   indicator its own; here `[step.at.CODE]` gives an indicator other constants.
//! - COINr's n_scaled takes bounds l and u: 100·(x − l)/(u − l), here `shift = l`, `scale = (u − l)/100`. It
//!   subtracts them from the values after the change of sign, so for a negative indicator its user must give (−u, −l);
//!   here the constants stay in the unit of the data: `shift = u` makes the bound u score 0.
//! - Source: COINr 1.1.14, n_scaled, which names the Global Innovation Index 2020; where data
//!   needs no normalising: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5.
//! - Example (`shift = 20`, `scale = 10`): 20, 35 → 0, 1.5; negative → 0, −1.5.
//!
//! ## 中文
//!
//! - y = (x − shift)/scale，常数用指标自身的计量单位；负向指标取 −(x − shift)/scale。不给参数时除方向外不变。
//! - 缺失仍缺失，并列仍并列；常数、零和负值无妨，因为量纲不取决于数据。
//! - 适用于量纲已经一致的指标（百分比、问卷得分），或界限已约定且各年不变；各指标另设用 `[step.at.代码]`。
//! - COINr 的 n_scaled 取界限 l、u：100·(x − l)/(u − l)，即 `shift = l`，`scale = (u − l)/100`；
//!   它在变号之后才减界限，负向指标须给 (−u, −l)，此处常数仍用数据的单位：`shift = u` 使上限得 0。
//! - 来源：COINr 1.1.14 的 n_scaled；OECD/JRC（2008）《综合指标构建手册》第 5 步。
//! - 示例（`shift = 20`，`scale = 10`）：20，35 → 0，1.5；负向 → 0，−1.5。

use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "affine",
    zh: "按给定常数线性变换：(x−平移)/尺度",
    en: "(x − shift)/scale with given constants",
    parameters: &[
        Parameter::new(
            "shift",
            Kind::Number,
            Fallback::Number(0.0),
            ["得零分的数值", "the value that scores 0"],
        ),
        Parameter::new(
            "scale",
            Kind::Positive,
            Fallback::Number(1.0),
            ["一分所对应的数值差", "the difference worth one point"],
        ),
    ],
    source: include_str!("affine.rs"),
    maker: Maker::Normalise(|values| {
        Ok(Box::new(Affine { shift: values.number("shift"), scale: values.number("scale") }))
    }),
};

struct Affine {
    shift: f64,
    scale: f64,
}

impl Normalise for Affine {
    fn fit(&self, _: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let (shift, scale) = (self.shift * leaf.sign, self.scale);
        Ok(Fitted::new(vec![("shift", self.shift), ("scale", scale)], move |x: f64| (x - shift) / scale))
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise::tests::{normalise, normalise_negative};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let given = [("shift", Value::Number(20.0)), ("scale", Value::Number(10.0))];
        assert_eq!(normalise("affine", &given, &[20.0, 35.0]), [0.0, 1.5]);
        assert_eq!(normalise_negative("affine", &given, &[20.0, 35.0]), [0.0, -1.5]);
    }

    #[test]
    fn without_parameters_only_direction_remains() {
        assert_eq!(normalise("affine", &[], &[3.0, 3.0, -0.5]), [3.0, 3.0, -0.5]);
        assert_eq!(normalise_negative("affine", &[], &[3.0, -0.5]), [-3.0, 0.5]);
    }
}
