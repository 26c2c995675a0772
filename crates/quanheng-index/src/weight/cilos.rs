//! # cilos
//!
//! Weighs each child by the loss it suffers when its siblings are at their best (criterion impact loss). With the
//! unit that is best in child i, pᵢⱼ = (maxⱼ − xⱼ)/maxⱼ is the relative loss of child j; the weights q solve qⱼ·Σᵢ
//! pᵢⱼ = Σᵢ pⱼᵢ·qᵢ: a child that loses little when the others are best weighs much.
//!
//! - Several units that are best in child i count by the mean of their losses.
//! - Values are taken as the step normalise has left them. The scale of a child is no matter, its zero is; negative
//!   values, and a child that is nowhere above 0, are refused.
//! - Missing: only members that have all children are counted; at least two. A constant child is refused.
//! - A child that never loses, because whoever is best in another is best in it too, would get all the weight:
//!   refused by name. So are children of which some lose by each other only and never by the rest.
//! - When to use it: with `entropy`, as `idocriw`. When not: many units with ties at the best, or children of which
//!   the best unit says little about the rest: only the best units count.
//! - Practice differs: pymcdm and pyDecision take the first of several best units, pymcdm turns costs by minimum/x,
//!   and both give numbers without meaning in the cases refused here; pyDecision adds random numbers to a constant
//!   child.
//! - Source: Zavadskas and Podvezko (2016), Integrated determination of objective criteria weights in MCDM,
//!   International Journal of Information Technology & Decision Making 15(2), 267–283.
//! - Example: a = 4, 2 and b = 3, 6: at the best of a, b loses 1/2, at the best of b, a loses 1/2 → shares 0.5,
//!   0.5; with a = 4, 3, b loses 1/2 and a 1/4 → shares 2/3, 1/3.
//!
//! ## 中文
//!
//! - CILOS（指标影响损失）：取下级 i 最好的对象，下级 j 的相对损失 pᵢⱼ = (maxⱼ − xⱼ)/maxⱼ；权重 q 满足 qⱼ·Σᵢ pᵢⱼ = Σᵢ pⱼᵢ·qᵢ，
//!   即同级达到最好时自己损失少的，权重大。并列最好的对象取其损失的平均。
//! - 数据取 normalise 步骤之后的值，单位不影响结果，零点有影响；负值、没有一个值大于 0 的下级报错。
//! - 缺失：只取各下级都有值的参评对象，至少两个；常数下级报错。
//! - 从不损失的下级会占去全部权重，故点名拒绝；若有几个下级只因彼此而损失、与其余下级无关，也拒绝。
//! - 宜与 `entropy` 合用，即 `idocriw`。只有最好的对象起作用，并列很多或最好的对象没有代表性时不宜。
//! - 其他软件：pymcdm 和 pyDecision 只取并列中的第一个，在此处拒绝的情形下给出没有意义的数；pymcdm 的成本型指标按最小值/x 转换，
//!   pyDecision 给常数下级加上随机数。
//! - 来源：Zavadskas 和 Podvezko（2016）。
//! - 示例：a = 4，2，b = 3，6：各损失 1/2 → 占比 0.5，0.5；a = 4，3 时 b 损失 1/2，a 损失 1/4 → 占比 2/3，1/3。

use super::sample::{all_values, complete};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::linear::Matrix;
use crate::statistics::{extremes, mean};

pub(crate) const METHOD: Method = Method {
    slug: "cilos",
    zh: "CILOS 法（指标影响损失）",
    en: "by relative impact loss (CILOS)",
    parameters: &[],
    source: include_str!("cilos.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Cilos))),
};

struct Cilos;

impl Weight for Cilos {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let (weights, losses) = impact(siblings)?;
        let of_child = losses.iter().map(|loss| vec![("loss", *loss)]).collect();
        Ok(Weighted { weights, facts: Facts::new(), of_child })
    }
}

/// By child, the weight and the sum of its losses when its siblings are at their best.
pub(super) fn impact(siblings: &Siblings) -> Result<(Vec<f64>, Vec<f64>), Refusal> {
    let columns = complete(siblings, 2)?;
    all_values(siblings, &columns, "weight-child-negative", |value| value >= 0.0)?;
    let losses = losses(&columns);
    let size = columns.len();
    let total = |j: usize| (0..size).map(|i| losses[(i, j)]).sum::<f64>();
    let totals: Vec<f64> = (0..size).map(total).collect();
    if let Some(child) = totals.iter().position(|total| *total == 0.0) {
        return Err(Refusal::new("weight-never-loses").with("child", siblings.codes()[child]));
    }
    let weights = balance(losses).ok_or_else(|| Refusal::new("weight-losses-apart"))?;
    Ok((weights, totals))
}

/// Row i, column j: what child j loses at the best of child i.
fn losses(columns: &[Vec<f64>]) -> Matrix {
    let best: Vec<f64> =
        columns.iter().map(|column| extremes(column).expect("two units or more").1).collect();
    let mut losses = Matrix::zeros(columns.len(), columns.len());
    for (i, leading) in columns.iter().enumerate() {
        for (j, column) in columns.iter().enumerate().filter(|&(j, _)| j != i) {
            let at_best = leading.iter().zip(column).filter(|&(leads, _)| *leads == best[i]);
            let lost: Vec<f64> = at_best.map(|(_, x)| (best[j] - x) / best[j]).collect();
            losses[(i, j)] = mean(&lost).expect("somebody is best");
        }
    }
    losses
}

/// The positive q with qⱼ·Σᵢ pᵢⱼ = Σᵢ pⱼᵢ·qᵢ; `None` when there is more than one. Nothing is subtracted, so that every
/// digit counts.
///
/// Source: Grassmann, Taksar and Heyman (1985), Regenerative analysis and steady state distributions for Markov chains,
/// Operations Research 33(5): q is the steady state of a chain that goes from j to i at the rate pⱼ → i = pᵢⱼ.
fn balance(mut losses: Matrix) -> Option<Vec<f64>> {
    let size = losses.rows();
    let mut leaving = vec![1.0; size];
    for last in (1..size).rev() {
        leaving[last] = (0..last).map(|i| losses[(i, last)]).sum();
        if leaving[last] <= 0.0 {
            return None;
        }
        for from in 0..last {
            for to in (0..last).filter(|&to| to != from) {
                let detour = losses[(last, from)] * losses[(to, last)] / leaving[last];
                losses[(to, from)] += detour;
            }
        }
    }
    let mut weights = vec![1.0; size];
    for last in 1..size {
        let arriving: f64 = (0..last).map(|from| weights[from] * losses[(last, from)]).sum();
        weights[last] = arriving / leaving[last];
    }
    weights.iter().all(|weight| *weight > 0.0).then_some(weights)
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[4.0, 2.0], &[3.0, 6.0]];
        close(&shares("cilos", &[], &siblings(&columns)), &[0.5, 0.5]);
        let columns: [&[f64]; 2] = [&[4.0, 3.0], &[3.0, 6.0]];
        close(&shares("cilos", &[], &siblings(&columns)), &[2.0 / 3.0, 1.0 / 3.0]);
    }

    /// pymcdm 1.4.0: `cilos_weights`, all criteria to be maximised.
    #[test]
    fn agrees_with_pymcdm() {
        close(&shares("cilos", &[], &siblings(PANEL)), &CILOS);
    }

    const CILOS: [f64; 4] =
        [0.14011201830059117, 0.27267278276711043, 0.13568678066033296, 0.4515284182719653];

    #[test]
    fn several_best_units_count_by_their_mean() {
        // Best in a: b loses 1/2 or 1/4, on average 3/8; best in b: a loses 1/2.
        let columns: [&[f64]; 2] = [&[4.0, 4.0, 2.0], &[4.0, 6.0, 8.0]];
        close(&shares("cilos", &[], &siblings(&columns)), &[0.375 / 0.875, 0.5 / 0.875]);
    }

    #[test]
    fn a_child_that_never_loses_is_refused() {
        let columns: [&[f64]; 2] = [&[4.0, 2.0], &[6.0, 3.0]];
        let refusal = weigh("cilos", &[], &siblings(&columns)).unwrap_err();
        assert_eq!((refusal.code, refusal.arguments[0].1.as_str()), ("weight-never-loses", "a"));
    }

    /// c and d are at their best wherever a or b is: they lose by each other only, and would get all the weight.
    #[test]
    fn children_that_fall_into_parts_are_refused() {
        let columns: [&[f64]; 4] =
            [&[4.0, 1.0, 2.0, 2.0], &[1.0, 4.0, 2.0, 2.0], &[5.0, 5.0, 5.0, 1.0], &[5.0, 5.0, 1.0, 5.0]];
        assert_eq!(weigh("cilos", &[], &siblings(&columns)).unwrap_err().code, "weight-losses-apart");
    }
}
