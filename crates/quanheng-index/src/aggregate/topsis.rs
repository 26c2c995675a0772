//! # topsis
//!
//! y = D⁻/(D⁺ + D⁻) with the distances to the ideal, the members' best value of every child, and to the anti-ideal,
//! their worst: D⁺ = √Σ(wᵢ(bestᵢ − xᵢ))², D⁻ = √Σ(wᵢ(xᵢ − worstᵢ))², Σw = 1. 1 is the ideal, 0 the anti-ideal.
//!
//! - Values are taken as the step normalise has left them. With `weigh = "squares"`, D = √Σwᵢ(…)² instead.
//! - Missing children: both distances are taken over those present, weights rescaled over them; below `min_present`
//!   the node is missing. A constant child contributes nothing; a unit with such children only has no score, and
//!   with no child that differs the node is refused. Ties, zero and negative values are no matter.
//! - A reference unit beyond the members' best or worst counts as being there.
//! - When to use: closeness to the best seen and distance from the worst shall both count. Not across periods, as
//!   both are those of the period, nor when units come and go: orders may turn.
//! - Practice differs: Hwang and Yoon normalise by `vector`, pymcdm by min-max unless told otherwise,
//!   scikit-criteria as the pipeline says. Weighing values, so that weights enter squared, is theirs and the
//!   default here; weighing squares is common in Chinese textbooks. Several packages divide by zero on a constant
//!   column when they normalise.
//! - Source: Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter III, TOPSIS; weighted squares:
//!   Deng, Yeh and Willis (2000), Inter-company comparison using modified TOPSIS, Computers & Operations Research 27.
//! - Example: (0, 1), (1, 1), (0, 0) with equal weights → 0.5, 1, 0; with weights 2 and 1: the first has D⁺ = 2/3,
//!   D⁻ = 1/3 → 1/3.
//!
//! ## 中文
//!
//! - y = D⁻/(D⁺ + D⁻)，D⁺、D⁻ 为到正、负理想解的距离，理想解取各下级参评对象的最好、最差值。1 为正理想，0 为负理想。
//! - D⁺ = √Σ(wᵢ(bestᵢ − xᵢ))²，Σw = 1；`weigh = "squares"` 时为 √Σwᵢ(…)²。数值取标准化之后的得分。
//! - 下级缺失时两个距离都只计有值者；低于 `min_present` 时缺失。常数下级无贡献；全无差异时拒绝。
//! - 并列、零和负值无妨；参照对象超出最好或最差者按在界上计。
//! - 适用于既看与最好者的接近、又看与最差者的距离；最好最差取自当期，不宜跨期，也不宜对象常有增减。
//! - Hwang 和 Yoon 用 `vector` 标准化，pymcdm 默认用极差；权重乘在数值上（即平方进入）是其原法，乘在平方上见于国内教材。
//! - 来源：Hwang 和 Yoon（1981）第三章；权重乘在平方上：Deng、Yeh 和 Willis（2000）。
//! - 示例：（0，1）、（1，1）、（0，0），等权 → 0.5，1，0；权重 2 与 1，首者 → 1/3。

use super::among::{Part, Range};
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::cell::Mark;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "topsis",
    zh: "TOPSIS（逼近理想解）",
    en: "closeness to the best seen, against the worst (TOPSIS)",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "weigh",
            Kind::Choice(&["values", "squares"]),
            Fallback::Word("values"),
            ["权重乘在数值上，或乘在差的平方上", "whether weights multiply values or squared differences"],
        ),
    ],
    source: include_str!("topsis.rs"),
    maker: Maker::Aggregate(|values| {
        let weigh = if values.text("weigh") == "squares" { Weigh::Squares } else { Weigh::Values };
        Ok(Box::new(Topsis { min_present: values.number("min_present"), weigh }))
    }),
};

/// What the weights multiply.
#[derive(Debug, Clone, Copy)]
enum Weigh {
    Values,
    Squares,
}

struct Topsis {
    min_present: f64,
    weigh: Weigh,
}

impl Topsis {
    fn distance(&self, parts: &[Part], difference: impl Fn(&Part) -> f64) -> f64 {
        let square = |part: &Part| {
            let d = difference(part);
            match self.weigh {
                Weigh::Values => (part.share * d) * (part.share * d),
                Weigh::Squares => part.share * d * d,
            }
        };
        parts.iter().map(square).sum::<f64>().sqrt()
    }

    fn closeness(&self, parts: &[Part], ranges: &[Range]) -> Scored {
        let to_best = self.distance(parts, |part| {
            let range = ranges[part.child];
            range.best - range.clamp(part.value)
        });
        let to_worst = self.distance(parts, |part| {
            let range = ranges[part.child];
            range.clamp(part.value) - range.worst
        });
        let both = to_best + to_worst;
        if both > 0.0 { Ok(to_worst / both) } else { Err(Mark::Undefined) }
    }
}

impl Aggregate for Topsis {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let ranges = children.ranges()?;
        Ok(children.by_unit(self.min_present, |_, parts| self.closeness(parts, &ranges)))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, close};
    use crate::cell::Mark;
    use crate::parameter::Value;

    const PAGE: Case<'static> =
        Case { columns: &[&[0.0, 1.0, 0.0], &[1.0, 1.0, 0.0]], weights: &[1.0, 1.0], members: None };

    #[test]
    fn the_page_example() {
        close(&PAGE.scores("topsis", &[]), &[0.5, 1.0, 0.0]);
        close(&Case { weights: &[2.0, 1.0], ..PAGE }.scores("topsis", &[]), &[1.0 / 3.0, 1.0, 0.0]);
    }

    #[test]
    fn a_constant_child_contributes_nothing() {
        let nan = f64::NAN;
        let columns: &[&[f64]] = &[&[0.0, 1.0, 0.5, nan], &[7.0; 4]];
        let got = Case { columns, ..PAGE }.run("topsis", &[]).unwrap();
        assert_eq!(got, [Ok(0.0), Ok(1.0), Ok(0.5), Err(Mark::Undefined)]);
        let flat = Case { columns: &[&[7.0, 7.0], &[nan, 1.0]], ..PAGE };
        assert_eq!(flat.run("topsis", &[]).unwrap_err().code, "no-differences");
    }

    /// pymcdm 1.4 TOPSIS without normalisation and scikit-criteria 0.10 TOPSIS, the same to the last digit printed.
    #[test]
    fn agrees_with_pymcdm_and_scikit_criteria() {
        let want = [
            0.65566738742009,
            0.341864044945171,
            0.384432986428445,
            0.473976140675162,
            0.62580724252536,
            0.783128425912603,
            0.704923365968526,
            0.5426715297334,
        ];
        close(&PANEL.scores("topsis", &[]), &want);
    }

    /// From the definition in numpy 2.4.6.
    #[test]
    fn weighted_squares_agree_with_numpy() {
        let squares = [("weigh", Value::Text("squares".into()))];
        close(&PANEL.scores("topsis", &squares), &SQUARES);
    }

    const SQUARES: [f64; 8] = [
        0.5787366636208544,
        0.3544416669773799,
        0.42107612877085043,
        0.457224910372268,
        0.6086890294580752,
        0.7035905120827803,
        0.7048957685685032,
        0.48710704888222683,
    ];

    /// By hand: the last has D⁺ = 0.75 and D⁻ = 0.25 in the only child it has.
    #[test]
    fn weights_are_rescaled_over_what_is_present() {
        let columns: &[&[f64]] = &[&[0.0, 1.0, f64::NAN], &[0.0, 1.0, 0.25]];
        let case = Case { columns, weights: &[1.0, 1.0], members: None };
        close(&case.scores("topsis", &[]), &[0.0, 1.0, 0.25]);
    }
}
