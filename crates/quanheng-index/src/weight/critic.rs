//! # critic
//!
//! Weighs each child by contrast and conflict (CRITIC): weight ∝ σᵢ·Σⱼ(1 − rᵢⱼ) with the standard deviation σ (n −
//! 1) of the child and its correlations r with its siblings. With `conflict = "absolute"`, 1 − |rᵢⱼ|.
//!
//! - Values are taken as the step normalise has left them: put min-max in front for the method as published. After
//!   z-scores σ is 1 for all and only conflict counts.
//! - Missing: only members that have all children are counted, of which there must be one more than children. A
//!   child that is constant among them is refused: it has no correlation. Ties, zeros and negative values are no
//!   matter.
//! - When no two children differ in order and shape (all r = 1), nothing is in conflict and the parent is refused.
//! - When to use it: indicators overlap, and one that says what others say shall count less. When not: an indicator
//!   that contradicts its siblings by error (a wrong direction!) gets the most weight; check directions first.
//! - Practice differs: pymcdm and scikit-criteria min-max the data inside the method; pymcdm has n − 1 and
//!   scikit-criteria n for σ, which as a common factor does not change the weights. `absolute` is found in Chinese
//!   papers.
//! - Source: Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in multiple criteria
//!   problems: the CRITIC method, Computers & Operations Research 22(7), 763–770.
//! - Example: a = 0, 0.5, 1; b = 0, 1, 0.5; c = 1, 0.5, 0: σ = 0.5 each, r = 0.5 (ab), −1 (ac), −0.5 (bc); conflict
//!   2.5, 2, 3.5 → shares 0.3125, 0.25, 0.4375.
//!
//! ## 中文
//!
//! - CRITIC 法：权重 ∝ σᵢ·Σⱼ(1 − rᵢⱼ)，σ 为标准差（除以 n − 1），r 为与同级的相关系数，`correlation` 可选皮尔逊（默认）或斯皮尔曼；
//!   `conflict = "absolute"` 时用 1 − |rᵢⱼ|。
//! - 数据取 normalise 步骤之后的值；要与原文一致，先做 min-max。z-score 之后 σ 全为 1，只剩冲突性起作用。
//! - 缺失：只取各下级都有值的参评对象，其数目须不少于下级数加一。其中为常数的下级没有相关系数，报错。并列、零和负值不影响计算。
//! - 所有 r 都为 1 时没有冲突，该上级报错。
//! - 适用于指标重复、想让重复的少占权重的情形。方向写错的指标会得到最高权重，请先核对方向。
//! - 其他软件：pymcdm 与 scikit-criteria 在内部先做 min-max；σ 前者除以 n − 1，后者除以 n，作为公因子不影响权重。`absolute` 见于国内论文。
//! - 来源：Diakoulaki、Mavrotas 和 Papayannakis（1995）。
//! - 示例：a = 0，0.5，1；b = 0，1，0.5；c = 1，0.5，0：σ 均为 0.5，冲突性 2.5，2，3.5 → 占比 0.3125，0.25，0.4375。

use super::sample::complete_for_correlation;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{average_ranks, correlation_matrix, standard_deviation};

pub(crate) const METHOD: Method = Method {
    slug: "critic",
    zh: "CRITIC 法（对比强度与冲突性）",
    en: "by contrast and conflict with the siblings (CRITIC)",
    parameters: &[
        Parameter::new(
            "correlation",
            Kind::Choice(&["pearson", "spearman"]),
            Fallback::Word("pearson"),
            ["相关系数：皮尔逊或斯皮尔曼", "Pearson's or Spearman's correlation"],
        ),
        Parameter::new(
            "conflict",
            Kind::Choice(&["signed", "absolute"]),
            Fallback::Word("signed"),
            ["冲突性：1 − r，或 1 − |r|", "conflict is 1 − r, or 1 − |r|"],
        ),
    ],
    source: include_str!("critic.rs"),
    maker: Maker::Weight(|values| {
        let correlation = if values.text("correlation") == "spearman" {
            Correlation::Spearman
        } else {
            Correlation::Pearson
        };
        let conflict =
            if values.text("conflict") == "absolute" { Conflict::Absolute } else { Conflict::Signed };
        Ok(Box::new(Critic { correlation, conflict }))
    }),
};

#[derive(Debug, Clone, Copy)]
enum Correlation {
    Pearson,
    Spearman,
}

#[derive(Debug, Clone, Copy)]
enum Conflict {
    Signed,
    Absolute,
}

struct Critic {
    correlation: Correlation,
    conflict: Conflict,
}

/// A correlation this near to 1 is 1.
const ROUNDING: f64 = 1e-12;

impl Weight for Critic {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let columns = complete_for_correlation(siblings)?;
        let related = match self.correlation {
            Correlation::Pearson => correlation_matrix(&columns),
            Correlation::Spearman => {
                correlation_matrix(&columns.iter().map(|column| average_ranks(column)).collect::<Vec<_>>())
            }
        };
        let related = related.expect("no child is constant");
        let apart = |r: &f64| {
            let apart = match self.conflict {
                Conflict::Signed => 1.0 - r,
                Conflict::Absolute => 1.0 - r.abs(),
            };
            if apart < ROUNDING { 0.0 } else { apart }
        };
        let (mut weights, mut of_child) = (Vec::new(), Vec::new());
        for (child, column) in columns.iter().enumerate() {
            let deviation = standard_deviation(column).expect("two values or more");
            let conflict: f64 = related.row(child).iter().map(apart).sum();
            weights.push(deviation * conflict);
            of_child.push(vec![("deviation", deviation), ("conflict", conflict)]);
        }
        Ok(Weighted { weights, facts: Facts::new(), of_child })
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    const THREE: [&[f64]; 3] = [&[0.0, 0.5, 1.0, 0.5], &[0.0, 1.0, 0.5, 0.5], &[1.0, 0.5, 0.0, 0.5]];

    /// A fourth unit in the middle of all changes neither r nor the ratio of the σ, and makes n = children + 1.
    #[test]
    fn the_page_example() {
        close(&shares("critic", &[], &siblings(&THREE)), &[0.3125, 0.25, 0.4375]);
        let weighted = weigh("critic", &[], &siblings(&THREE)).unwrap();
        close(&[weighted.of_child[0][1].1, weighted.of_child[2][1].1], &[2.5, 3.5]);
        // 1 − |r|: 0.5, 0.5 + 0.5, 0.5.
        let absolute = [("conflict", Value::Text("absolute".into()))];
        close(&shares("critic", &absolute, &siblings(&THREE)), &[0.25, 0.5, 0.25]);
    }

    /// pymcdm 1.4.0: `critic_weights`; scikit-criteria 0.10: `critic_weights`, with `scale` and with Spearman's too.
    #[test]
    fn agrees_with_the_peers() {
        close(&shares("critic", &[], &siblings(PANEL)), &AS_GIVEN);
        let scaled: Vec<Vec<f64>> = PANEL.iter().map(|column| min_max(column)).collect();
        let scaled: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
        close(&shares("critic", &[], &siblings(&scaled)), &SCALED);
        let ranks = [("correlation", Value::Text("spearman".into()))];
        close(&shares("critic", &ranks, &siblings(&scaled)), &SPEARMAN);
    }

    const AS_GIVEN: [f64; 4] =
        [0.2728583334677549, 0.24770828972912343, 0.22469989358360096, 0.2547334832195207];
    const SCALED: [f64; 4] =
        [0.2836898889890705, 0.22114974341323662, 0.2460794399525786, 0.24908092764511433];
    const SPEARMAN: [f64; 4] =
        [0.3091741730342495, 0.19793563618486945, 0.23547922285501952, 0.2574109679258615];

    fn min_max(column: &[f64]) -> Vec<f64> {
        let (low, high) = crate::statistics::extremes(column).unwrap();
        column.iter().map(|x| (x - low) / (high - low)).collect()
    }

    #[test]
    fn children_that_go_together_are_in_no_conflict() {
        let columns: [&[f64]; 2] = [&[0.1, 0.2, 0.4], &[0.3, 0.6, 1.2]];
        let weighted = weigh("critic", &[], &siblings(&columns)).unwrap();
        assert_eq!(weighted.weights, [0.0, 0.0]);
    }

    #[test]
    fn fewer_units_than_children_and_a_constant_child_are_refused() {
        let few: [&[f64]; 3] = [&[0.0, 0.5, 1.0], &[0.0, 1.0, 0.5], &[1.0, 0.5, 0.0]];
        assert_eq!(weigh("critic", &[], &siblings(&few)).unwrap_err().code, "weight-too-few-complete");
        let constant: [&[f64]; 2] = [&[0.0, 0.5, 1.0], &[2.0; 3]];
        assert_eq!(weigh("critic", &[], &siblings(&constant)).unwrap_err().code, "weight-child-constant");
    }
}
