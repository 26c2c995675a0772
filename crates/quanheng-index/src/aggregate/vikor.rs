//! # vikor
//!
//! Compromise between the many and the worst-off child: y = 1 − Q, so that more is better, with
//! Q = v(S − S*)/(S⁻ − S*) + (1 − v)(R − R*)/(R⁻ − R*), S = Σ wᵢdᵢ, R = max wᵢdᵢ, dᵢ = (bestᵢ − xᵢ)/(bestᵢ − worstᵢ),
//! Σw = 1. Best and worst are those of the members, S*, R* the least and S⁻, R⁻ the greatest of the members. v is
//! `majority`.
//!
//! - Missing children: weights are rescaled over those present, in S and in R alike; below `min_present` the node is
//!   missing and without influence on S*, S⁻, R*, R⁻. A constant child has d = 0. Where all members have the same S
//!   (or R) that part of Q is 0; where they have the same S and R the node is refused, as when no child differs.
//!   Ties, zero and negative values are no matter.
//! - Members score from 0 to 1; a reference unit may lie outside.
//! - When to use: a weak spot shall count by itself, and a compromise of group and weakest child is sought. Not
//!   across periods. Opricovic's conditions of acceptable advantage and stability, which may name several winners,
//!   are not applied: this is the order by Q.
//! - Practice differs: pymcdm, pyDecision and scikit-criteria report Q, less is better; pymcdm refuses a constant
//!   child.
//! - Source: Opricovic and Tzeng (2004), Compromise solution by MCDM methods, European Journal of Operational
//!   Research 156.
//! - Example: A (1, 0), B (0.5, 0.5), C (0, 1), weights 2 and 1: S = 1/3, 1/2, 2/3, R = 1/3, 1/3, 2/3, Q = 0, 0.25,
//!   1 → 1, 0.75, 0.
//!
//! ## 中文
//!
//! - 在总体与最差下级之间折衷：y = 1 − Q，Q = v(S − S*)/(S⁻ − S*) + (1 − v)(R − R*)/(R⁻ − R*)，v 即 `majority`；
//!   S = Σwᵢdᵢ，R = max wᵢdᵢ，dᵢ = (bestᵢ − xᵢ)/(bestᵢ − worstᵢ)，Σw = 1；最好、最差及 S*、R* 等取自参评对象。
//! - 下级缺失时权重在有值者之间重新分配；低于 `min_present` 时缺失。常数下级 d = 0；S 或 R 全同则该部分为 0，都同则拒绝。
//! - 参评对象得分在 0–1，参照对象可超出。并列、零和负值无妨。
//! - 适用于要突出短板又求折衷；不宜跨期。原文的可接受优势与稳定性条件此处不用，只按 Q 排序。
//! - pymcdm 与 scikit-criteria 给出 Q，以小为好。
//! - 来源：Opricovic 和 Tzeng（2004）。
//! - 示例：A（1，0），B（0.5，0.5），C（0，1），权重 2 与 1 → 1，0.75，0。

use super::among::{Part, Range};
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::extremes;

pub(crate) const METHOD: Method = Method {
    slug: "vikor",
    zh: "VIKOR 折衷排序（1 − Q）",
    en: "compromise of the mean and the worst child (1 − Q of VIKOR)",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "majority",
            Kind::Share,
            Fallback::Number(0.5),
            ["群体效用的权重 v", "the weight v of the many against the worst child"],
        ),
    ],
    source: include_str!("vikor.rs"),
    maker: Maker::Aggregate(|values| {
        let (min_present, majority) = (values.number("min_present"), values.number("majority"));
        Ok(Box::new(Vikor { min_present, majority }))
    }),
};

struct Vikor {
    min_present: f64,
    majority: f64,
}

impl Aggregate for Vikor {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let ranges = children.ranges()?;
        let regret = |part: &Part| part.share * shortfall(ranges[part.child], part.value);
        let sums = children.by_unit(self.min_present, |_, parts| Ok(parts.iter().map(regret).sum()));
        let worst = children.by_unit(self.min_present, |_, parts| {
            Ok(parts.iter().map(regret).fold(f64::NEG_INFINITY, f64::max))
        });
        let (over_sums, over_worst) = (over_members(children, &sums), over_members(children, &worst));
        if over_sums.is_constant() && over_worst.is_constant() {
            return Err(Refusal::new("no-differences"));
        }
        let score = |(sum, worst): (Scored, Scored)| {
            let q = self.majority * position(over_sums, sum?)
                + (1.0 - self.majority) * position(over_worst, worst?);
            Ok(1.0 - q)
        };
        Ok(sums.into_iter().zip(worst).map(score).collect())
    }
}

/// 0 at the best, 1 at the worst; 0 where there is no difference.
fn shortfall(range: Range, value: f64) -> f64 {
    if range.is_constant() { 0.0 } else { (range.best - value) / (range.best - range.worst) }
}

/// Least and greatest of the members; `worst` is the least, as for all else, though here less is better.
fn over_members(children: &Children, scores: &[Scored]) -> Range {
    let members = scores.iter().enumerate().filter(|&(row, _)| children.is_member(row));
    let present: Vec<f64> = members.filter_map(|(_, score)| score.ok()).collect();
    extremes(&present).map_or(Range { worst: 0.0, best: 0.0 }, |(worst, best)| Range { worst, best })
}

/// 0 at the least, 1 at the greatest; 0 where there is no difference.
fn position(range: Range, value: f64) -> f64 {
    if range.is_constant() { 0.0 } else { (value - range.worst) / (range.best - range.worst) }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, close};
    use crate::parameter::Value;

    #[test]
    fn the_page_example() {
        let case =
            Case { columns: &[&[1.0, 0.5, 0.0], &[0.0, 0.5, 1.0]], weights: &[2.0, 1.0], members: None };
        close(&case.scores("vikor", &[]), &[1.0, 0.75, 0.0]);
        close(&case.scores("vikor", &[("majority", Value::Number(1.0))]), &[1.0, 0.5, 0.0]);
    }

    #[test]
    fn what_does_not_differ_contributes_nothing_or_is_refused() {
        let case = Case { columns: &[&[1.0, 0.0, 0.5], &[3.0; 3]], weights: &[1.0, 1.0], members: None };
        close(&case.scores("vikor", &[]), &[1.0, 0.0, 0.5]);
        let balanced = Case { columns: &[&[1.0, 0.0], &[0.0, 1.0]], weights: &[1.0, 1.0], members: None };
        assert_eq!(balanced.run("vikor", &[]).unwrap_err().code, "no-differences");
    }

    /// 1 − Q of pymcdm 1.4 VIKOR and of scikit-criteria 0.10 VIKOR, v = 0.5, the same to the last digit printed.
    #[test]
    fn agrees_with_pymcdm_and_scikit_criteria() {
        let q = [
            0.30870017083722,
            0.817460317460317,
            0.9446045428333,
            0.51042900463701,
            0.501416652397429,
            0.0,
            0.090125973822767,
            0.497601353412611,
        ];
        close(&PANEL.scores("vikor", &[]), &q.map(|q: f64| 1.0 - q));
    }

    /// By hand: S = 1, 0, 0.75 and R = 0.5, 0, 0.75, the whole weight being on one child.
    #[test]
    fn weights_are_rescaled_over_what_is_present() {
        let columns: &[&[f64]] = &[&[0.0, 1.0, f64::NAN], &[0.0, 1.0, 0.25]];
        let case = Case { columns, weights: &[1.0, 1.0], members: None };
        close(&case.scores("vikor", &[]), &[1.0 / 6.0, 1.0, 0.125]);
    }
}
