//! # idocriw
//!
//! Weighs each child by the product of its weights by `entropy` and by `cilos`, each summing to 1: contrast between
//! the units times little loss when the siblings are at their best.
//!
//! - Missing, constant, tied, zero and negative values: as on those two pages, whichever is stricter. A child whose
//!   entropy weight is 0 would get 0.
//! - When to use it: to reproduce a study that did. When not: as on those two pages.
//! - Practice differs: as on those two pages; where no value is 0 and no two units are best together, pymcdm is the
//!   same. pyDecision divides entropies by the logarithm of the number of children instead of units, and minimises a
//!   sum in place of the equations of `cilos`.
//! - Source: Zavadskas and Podvezko (2016), Integrated determination of objective criteria weights in MCDM,
//!   International Journal of Information Technology & Decision Making 15(2), 267–283.
//! - Example: a = 1, 1, 2 and b = 2, 0, 1: divergences 0.054 and 0.421, shares 0.113 and 0.887; at the best of a, b
//!   loses 1/2, and the reverse, so CILOS weighs both alike → shares 0.113, 0.887.
//!
//! ## 中文
//!
//! - IDOCRIW：`entropy` 权重与 `cilos` 权重各自归一后相乘，既看区分度，又看同级最好时的损失。
//! - 缺失、常数、并列、零和负值：按上述两页中较严的处理。熵权为 0 的下级得 0。
//! - 宜用于重现已有研究；不宜的情形同上述两页。
//! - 其他软件：差别同上述两页；没有零值、也没有并列最好的对象时，pymcdm 结果相同；
//!   pyDecision 的熵除以下级数（而非对象数）的对数，且以求和最小代替 `cilos` 的方程组。
//! - 来源：Zavadskas 和 Podvezko（2016）。
//! - 示例：a = 1，1，2，b = 2，0，1：熵权占比 0.113，0.887；CILOS 两者相等 → 占比 0.113，0.887。

use super::sample::samples;
use super::{Siblings, Weight, Weighted, cilos, entropy};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;

pub(crate) const METHOD: Method = Method {
    slug: "idocriw",
    zh: "IDOCRIW 法（熵权乘 CILOS）",
    en: "entropy times impact loss (IDOCRIW)",
    parameters: &[],
    source: include_str!("idocriw.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Idocriw))),
};

struct Idocriw;

impl Weight for Idocriw {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let (impact, _) = cilos::impact(siblings)?;
        let samples = samples(siblings)?;
        let divergences: Vec<f64> = samples.iter().map(|sample| entropy::divergence(sample)).collect();
        let by_entropy = shares(&divergences);
        let by_loss = shares(&impact);
        let facts = |(e, q): (&f64, &f64)| -> Facts { vec![("entropy_weight", *e), ("cilos_weight", *q)] };
        Ok(Weighted {
            weights: by_entropy.iter().zip(&by_loss).map(|(e, q)| e * q).collect(),
            facts: Facts::new(),
            of_child: by_entropy.iter().zip(&by_loss).map(facts).collect(),
        })
    }
}

fn shares(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| if total > 0.0 { weight / total } else { 0.0 }).collect()
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[1.0, 1.0, 2.0], &[2.0, 0.0, 1.0]];
        let by_entropy = shares("entropy", &[], &siblings(&columns));
        close(&shares("idocriw", &[], &siblings(&columns)), &by_entropy);
        assert!((by_entropy[0] - 0.113).abs() < 5e-4, "{by_entropy:?}");
    }

    /// pymcdm 1.4.0: `idocriw_weights`, all criteria to be maximised.
    #[test]
    fn agrees_with_pymcdm() {
        close(&shares("idocriw", &[], &siblings(PANEL)), &IDOCRIW);
    }

    const IDOCRIW: [f64; 4] =
        [0.12737373325158016, 0.4393471842012273, 0.07837942218217739, 0.3548996603650151];

    #[test]
    fn negative_values_are_refused() {
        let columns: [&[f64]; 2] = [&[1.0, -1.0], &[2.0, 0.0]];
        assert_eq!(weigh("idocriw", &[], &siblings(&columns)).unwrap_err().code, "weight-child-negative");
    }
}
