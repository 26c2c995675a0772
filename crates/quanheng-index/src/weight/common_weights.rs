//! # common-weights
//!
//! The benefit of the doubt for all at once: one set of weights w ≥ 0, the same for every unit, under Σ wᵢ·x_jᵢ ≤ 1
//! for every member j.
//!
//! - `goal = "least-score"` (default): the weights under which the worst-off member comes closest to 1, max of min over
//!   j of Σ wᵢ·x_jᵢ. `goal = "total"`: those under which the sum of all scores is greatest.
//! - `least` is a lower bound for each child's share wᵢ/Σw (0 without it): above 0 no child is left out altogether.
//! - Only members that have all children are looked at. Negative values are an error, and columns of nothing but 0.
//!   Where several sets of weights are equally good, the solver's is one of them: a `least` above 0 makes that rare.
//! - The weights are relative, so an arithmetic mean keeps the scale of its children; the values must be on one scale.
//! - The least and greatest score that w itself gives the members are in the trace.
//! - When to use: weights without experts, the same for all. When not: one member that is weak everywhere decides
//!   `least-score` alone.
//! - Source: Hatefi and Torabi (2010), A common weight MCDA–DEA approach to construct composite indicators, Ecological
//!   Economics 70 (which minimises the greatest distance from 1, the same as `least-score`).
//! - Example: members (4, 1), (1, 4), (2, 2) → equal weights 1/5, scores 1, 1, 0.8 for either goal.
//!
//! ## 中文
//!
//! - 全体共用一组权重的存疑利益法：w ≥ 0，对每个参评对象 j 有 Σwᵢ·x_jᵢ ≤ 1。
//! - `goal = "least-score"`（默认）使最差者的得分最大；`"total"` 使全部得分之和最大。
//! - `least` 为各下级权重占比的下限，默认 0；大于 0 时没有下级被完全舍弃，也少有多组最优解。
//! - 只看各下级都有值的参评对象；负值或整列为 0 报错。数值须在同一量纲。权重所得的最低、最高得分见过程记录。
//! - 适用于没有专家而又要统一权重的情形；有一个对象处处落后时，`least-score` 由它一家决定，不宜。
//! - 来源：Hatefi 和 Torabi（2010）。
//! - 示例：参评对象 (4, 1)、(1, 4)、(2, 2) → 权重均为 1/5，得分 1，1，0.8，两种目标相同。

use super::{Siblings, Weight, Weighted};
use crate::aggregate::frontier::{Frontier, refusal};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::linear_programme::{Condition, maximise};
use crate::statistics::{extremes, sum};

pub(crate) const METHOD: Method = Method {
    slug: "common-weights",
    zh: "公共权重的存疑利益法",
    en: "benefit of the doubt with weights common to all units",
    parameters: &[
        Parameter::new(
            "goal",
            Kind::Choice(&["least-score", "total"]),
            Fallback::Word("least-score"),
            ["最大化最低得分或得分总和", "what is made as great as possible"],
        ),
        Parameter::new(
            "least",
            Kind::Share,
            Fallback::Number(0.0),
            ["每个权重占比的下限", "least share of each weight"],
        ),
    ],
    source: include_str!("common_weights.rs"),
    maker: Maker::Weight(|values| {
        let is_total = values.text("goal") == "total";
        Ok(Box::new(CommonWeights { is_total, least: values.number("least") }))
    }),
};

struct CommonWeights {
    is_total: bool,
    least: f64,
}

impl Weight for CommonWeights {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let count = siblings.count();
        if self.least * count as f64 > 1.0 {
            return Err(Refusal::new("shares-impossible"));
        }
        let columns = siblings.complete();
        if let Some(negative) = columns.iter().flatten().find(|value| **value < 0.0) {
            return Err(Refusal::new("frontier-negative").with("value", negative));
        }
        let rows: Vec<Vec<f64>> =
            (0..columns[0].len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect();
        let frontier = Frontier::from_rows(rows.clone())?;
        let rows = rows.into_iter().map(|row| row.into_iter().map(|x| x / frontier.scale).collect());
        let weights = self.solve(&frontier, rows.collect(), count)?;
        let scores: Vec<f64> = (0..columns[0].len())
            .map(|row| columns.iter().zip(&weights).map(|(column, w)| w * column[row] / frontier.scale).sum())
            .collect();
        let (least, greatest) = extremes(&scores).unwrap_or_default();
        Ok(Weighted {
            weights,
            facts: vec![("least_score", least), ("greatest_score", greatest)],
            of_child: Vec::new(),
        })
    }
}

impl CommonWeights {
    /// The variables are the weights and, last, the least score.
    fn solve(&self, frontier: &Frontier, rows: Vec<Vec<f64>>, count: usize) -> Result<Vec<f64>, Refusal> {
        let with = |mut coefficients: Vec<f64>, last: f64| {
            coefficients.push(last);
            coefficients
        };
        let mut conditions: Vec<Condition> = frontier
            .conditions()
            .map(|condition| Condition::at_most(with(condition.coefficients, 0.0), 1.0))
            .collect();
        for child in (0..count).filter(|_| self.least > 0.0) {
            let share = (0..count).map(|other| f64::from(u8::from(other == child)) - self.least).collect();
            conditions.push(Condition::at_least(with(share, 0.0), 0.0));
        }
        let mut objective = vec![0.0; count + 1];
        if self.is_total {
            for child in 0..count {
                let column: Vec<f64> = rows.iter().map(|row| row[child]).collect();
                objective[child] = sum(&column);
            }
            conditions.push(Condition::at_most(with(vec![0.0; count], 1.0), 0.0));
        } else {
            objective[count] = 1.0;
            conditions.extend(rows.into_iter().map(|row| Condition::at_least(with(row, -1.0), 0.0)));
        }
        let mut point = maximise(&objective, conditions).map_err(refusal)?.point;
        point.truncate(count);
        Ok(point)
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    fn goal(goal: &str) -> (&'static str, Value) {
        ("goal", Value::Text(goal.into()))
    }

    #[test]
    fn the_page_example() {
        for word in ["least-score", "total"] {
            let three = siblings(&[&[4.0, 1.0, 2.0], &[1.0, 4.0, 2.0]]);
            let got = weigh("common-weights", &[goal(word)], &three).unwrap();
            let facts: Vec<f64> = got.facts.iter().map(|fact| fact.1).collect();
            assert!((got.weights[0] / got.weights[1] - 1.0).abs() < 1e-9, "{got:?}");
            assert!((facts[0] - 0.8).abs() < 1e-9 && (facts[1] - 1.0).abs() < 1e-9, "{got:?}");
        }
    }

    /// By hand: b is best left out for (2, 1), (1, 2), (1, 0) when only the worst counts; a least share keeps it.
    #[test]
    fn a_least_share_keeps_every_child() {
        let columns: [&[f64]; 2] = [&[2.0, 1.0, 1.0], &[1.0, 2.0, 0.0]];
        let free = shares("common-weights", &[], &siblings(&columns));
        assert!(free[1].abs() < 1e-9, "{free:?}");
        let bound = shares("common-weights", &[("least", Value::Number(0.2))], &siblings(&columns));
        assert!((bound[1] - 0.2).abs() < 1e-9, "{bound:?}");
    }

    #[test]
    fn what_has_no_frontier() {
        let code = |columns: &[&[f64]]| weigh("common-weights", &[], &siblings(columns)).unwrap_err().code;
        assert_eq!(code(&[&[1.0, -1.0], &[1.0, 2.0]]), "frontier-negative");
        assert_eq!(code(&[&[0.0, 0.0], &[0.0, 0.0]]), "frontier-zero");
    }
}
