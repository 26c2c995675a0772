//! # merec
//!
//! Weighs each child by how much the units' performance changes when it is removed (MEREC). With a_ij =
//! ln(x_ij/minᵢ x_ij) the performance of unit i is Sᵢ = ln(1 + Σⱼ a_ij/m), without child j it is S'ᵢⱼ = ln(1 +
//! Σ_{k≠j} a_ik/m), and weight ∝ Eⱼ = Σᵢ|S'ᵢⱼ − Sᵢ|.
//!
//! - The published method divides by the least value itself, so that the scale of a child is no matter, but its
//!   zero is: values must be above 0 and are refused otherwise. Values near 0 give great ratios and weights. All
//!   children are taken as better when greater, as they are after the step normalise.
//! - Missing: only members that have all children are counted; at least two. A child that is constant among them is
//!   refused: its weight would be 0. Ties are no matter.
//! - When to use it: few units and children on ratio scales. When not: after min-max to 0–100, where the least
//!   value is 0, or after z-scores.
//! - Practice differs: pymcdm and scikit-criteria are the same but for costs, which here are turned beforehand.
//! - Source: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene (2021), Determination of objective
//!   weights using a new method based on the removal effects of criteria (MEREC), Symmetry 13(4), 525.
//! - Example: units (1, 2), (e, 1), (1, 1) with m = 2: the first loses ln(1 + ln 2/2) without b, the second ln 1.5
//!   without a: E = 0.405 and 0.298 → shares 0.577, 0.423.
//!
//! ## 中文
//!
//! - MEREC（剔除效应）：a_ij = ln(x_ij/minᵢ x_ij)，对象 i 的表现 Sᵢ = ln(1 + Σⱼ a_ij/m)，
//!   剔除下级 j 后 S'ᵢⱼ = ln(1 + Σ_{k≠j} a_ik/m)，权重 ∝ Eⱼ = Σᵢ|S'ᵢⱼ − Sᵢ|。
//! - 按最小值作比，单位不影响结果，零点却有影响：数值须大于 0，否则拒绝；接近 0 的值使比值和权重变得很大。各下级一律越大越好。
//! - 缺失：只取各下级都有值的参评对象，至少两个。其中为常数的下级报错，否则权重为 0。并列不影响计算。
//! - 适用于比率尺度上对象和下级都不多的情形；min-max 到 0–100（最小值为 0）或 z-score 之后不能用。
//! - 其他软件：pymcdm 与 scikit-criteria 相同，只是成本型指标在那里另行处理，此处已在前面的步骤转为正向。
//! - 来源：Keshavarz-Ghorabaee 等（2021），Symmetry 13(4)，525。
//! - 示例：三个对象 (1, 2)、(e, 1)、(1, 1)，m = 2：E = 0.405，0.298 → 占比 0.577，0.423。

use super::sample::{all_values, complete};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{extremes, sum};

pub(crate) const METHOD: Method = Method {
    slug: "merec",
    zh: "MEREC 法（剔除效应）",
    en: "by the effect of removing a child (MEREC)",
    parameters: &[],
    source: include_str!("merec.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Merec))),
};

struct Merec;

impl Weight for Merec {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let columns = complete(siblings, 2)?;
        all_values(siblings, &columns, "weight-child-not-positive", |value| value > 0.0)?;
        let ratios: Vec<Vec<f64>> = columns.iter().map(|column| log_ratios(column)).collect();
        let m = columns.len() as f64;
        let totals: Vec<f64> =
            (0..columns[0].len()).map(|row| ratios.iter().map(|of| of[row]).sum()).collect();
        let effect = |ratios: &Vec<f64>| {
            let lost = |(ratio, total): (&f64, &f64)| {
                libm::log1p(total / m) - libm::log1p((total - ratio).max(0.0) / m)
            };
            sum(&ratios.iter().zip(&totals).map(lost).collect::<Vec<_>>())
        };
        let weights: Vec<f64> = ratios.iter().map(effect).collect();
        let of_child = weights.iter().map(|effect| vec![("removal_effect", *effect)]).collect();
        Ok(Weighted { weights, facts: Facts::new(), of_child })
    }
}

/// ln(x/min x).
fn log_ratios(column: &[f64]) -> Vec<f64> {
    let (low, _) = extremes(column).expect("two units or more");
    column.iter().map(|x| libm::log(x / low)).collect()
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[1.0, std::f64::consts::E, 1.0], &[2.0, 1.0, 1.0]];
        let want = [libm::log(1.5), libm::log(1.0 + libm::log(2.0) / 2.0)];
        close(&weigh("merec", &[], &siblings(&columns)).unwrap().weights, &want);
    }

    /// pymcdm 1.4.0 and scikit-criteria 0.10: `merec_weights`, all criteria to be maximised.
    #[test]
    fn agrees_with_the_peers() {
        close(&shares("merec", &[], &siblings(PANEL)), &MEREC);
    }

    const MEREC: [f64; 4] =
        [0.15936023303485986, 0.37530418209474675, 0.19170728377949314, 0.27362830109090014];

    #[test]
    fn zero_is_refused() {
        let columns: [&[f64]; 2] = [&[1.0, 0.0], &[2.0, 1.0]];
        assert_eq!(weigh("merec", &[], &siblings(&columns)).unwrap_err().code, "weight-child-not-positive");
    }
}
