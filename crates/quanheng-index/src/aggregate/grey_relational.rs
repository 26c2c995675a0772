//! # grey-relational
//!
//! Grey relational grade with the members' best value of every child: y = Σ wᵢγᵢ/Σ wᵢ, γᵢ = (Δmin + ρΔmax)/(Δᵢ +
//! ρΔmax), Δᵢ = bestᵢ − xᵢ. Δmin and Δmax are the least and the greatest Δ of all members in all children; as the
//! best has Δ = 0, Δmin = 0. ρ is `distinguishing`, 0.5 unless given.
//!
//! - Children must be on one scale, as Δmax is taken over all of them: normalise first, by `min-max` for instance.
//! - Missing children: weights are rescaled over those present; below `min_present` the node is missing. A constant
//!   child gives every unit 1; with no child that differs Δmax = 0, and the node is refused. Ties stay tied; zero
//!   and negative values are no matter.
//! - A reference unit beyond the members' best or worst counts as being there.
//! - Scores lie between ρ/(1 + ρ) and 1. A smaller ρ spreads the scores near the best.
//! - When to use: likeness to the best profile, few units. Not across periods, as the best is that of the period.
//! - Practice differs: SPSSAU relates to a series the user names and defaults to ρ = 0.5 as well; Deng's grade has
//!   equal weights. pyDecision divides by the number of units instead of by Σw.
//! - Source: Deng (1982), Control problems of grey systems, Systems & Control Letters 1(5); Deng (1989),
//!   Introduction to grey system theory, The Journal of Grey System 1, for the grade; weights as in Kuo, Yang and
//!   Huang (2008), The use of grey relational analysis in solving multiple attribute decision-making problems,
//!   Computers & Industrial Engineering 55.
//! - Example: (1, 1) and (0, 1), equal weights: Δmax = 1, γ = 0.5/1.5 for the 0 → 1, 2/3.
//!
//! ## 中文
//!
//! - 灰色关联度：y = Σwᵢγᵢ/Σwᵢ，γᵢ = (Δmin + ρΔmax)/(Δᵢ + ρΔmax)，Δᵢ = bestᵢ − xᵢ，参考序列为各下级的最好值。
//! - Δmax 取全部参评对象和全部下级中的最大者，故各下级须先化为同一量纲；Δmin = 0。ρ 即 `distinguishing`，默认 0.5。
//! - 下级缺失时权重在有值者之间重新分配；低于 `min_present` 时缺失。常数下级各得 1；全无差异时拒绝。
//! - 得分在 ρ/(1 + ρ) 与 1 之间，ρ 越小，靠前者拉得越开。参照对象超出最好或最差者按在界上计。
//! - 适用于对象少、看与最好者相似程度的情形；不宜跨期。零和负值无妨。
//! - SPSSAU 以用户指定的列为参考序列，ρ 亦默认 0.5；邓聚龙原式等权。
//! - 来源：Deng（1982，1989）；加权：Kuo、Yang 和 Huang（2008）。
//! - 示例：（1，1）与（0，1），等权：Δmax = 1 → 1，2/3。

use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "grey-relational",
    zh: "灰色关联度：与最优序列的关联",
    en: "grey relational grade with the best profile",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "distinguishing",
            Kind::Positive,
            Fallback::Number(0.5),
            ["分辨系数 ρ", "the distinguishing coefficient ρ"],
        ),
    ],
    source: include_str!("grey_relational.rs"),
    maker: Maker::Aggregate(|values| {
        let (min_present, rho) = (values.number("min_present"), values.number("distinguishing"));
        Ok(Box::new(GreyRelational { min_present, rho }))
    }),
};

struct GreyRelational {
    min_present: f64,
    rho: f64,
}

impl Aggregate for GreyRelational {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let ranges = children.ranges()?;
        let greatest = ranges.iter().map(|range| range.best - range.worst).fold(0.0, f64::max);
        let scaled = self.rho * greatest;
        Ok(children.by_unit(self.min_present, |_, parts| {
            let coefficient = |child: usize, value: f64| {
                let range = ranges[child];
                scaled / (range.best - range.clamp(value) + scaled)
            };
            Ok(parts.iter().map(|part| part.share * coefficient(part.child, part.value)).sum())
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, close};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let case = Case { columns: &[&[1.0, 0.0], &[1.0, 1.0]], weights: &[1.0, 1.0], members: None };
        close(&case.scores("grey-relational", &[]), &[1.0, 2.0 / 3.0]);
        let one = [("distinguishing", Value::Number(1.0))];
        close(&case.scores("grey-relational", &one), &[1.0, 0.75]);
        let flat = Case { columns: &[&[1.0, 1.0]], weights: &[1.0], members: None };
        assert_eq!(flat.run("grey-relational", &[]).unwrap_err().code, "no-differences");
    }

    /// From the definition in numpy 2.4.6.
    #[test]
    fn agrees_with_numpy() {
        let want = [
            0.645928387951917,
            0.477942608441956,
            0.539651620780653,
            0.522402231914427,
            0.763511952368257,
            0.778241871568393,
            0.692361181960233,
            0.563419661733615,
        ];
        close(&PANEL.scores("grey-relational", &[]), &want);
    }

    /// By hand: γ = 0.5/1.25 in the only child the last has.
    #[test]
    fn weights_are_rescaled_over_what_is_present() {
        let columns: &[&[f64]] = &[&[0.0, 1.0, f64::NAN], &[0.0, 1.0, 0.25]];
        let case = Case { columns, weights: &[1.0, 1.0], members: None };
        close(&case.scores("grey-relational", &[]), &[1.0 / 3.0, 1.0, 0.4]);
    }
}
