//! # independence
//!
//! Weighs each child by the inverse of its multiple correlation with its siblings: weight ∝ 1/Rᵢ, where Rᵢ² is the
//! share of the variance of child i that a linear regression on the others explains, Rᵢ² = 1 − 1/(C⁻¹)ᵢᵢ with the
//! matrix C of correlations. What the others already say counts less.
//!
//! - The scale of the values is no matter; two children always get equal weights.
//! - Missing: only members that have all children are counted, of which there must be one more than children. A
//!   child that is constant among them is refused, and so is one that is a combination of the others, or one that
//!   has nothing in common with them (R < 10⁻⁶), whose weight would be infinite. Ties, zeros and negative values
//!   are no matter.
//! - When to use it: to take weight from what is counted double. When not: an indicator unrelated to all others,
//!   perhaps by error, gets the most weight. With few units R is near 1 for all by chance, and the weights near
//!   equal.
//! - Practice differs: SPSSAU calls it 独立性权重. The adjusted R² is not used.
//! - Source: Chinese textbooks of comprehensive evaluation (独立性权系数法); multiple correlation: Kendall and Stuart
//!   (1973), The Advanced Theory of Statistics, volume 2, chapter 27.
//! - Example: correlations r(ab) = 0.6, r(ac) = r(bc) = 0: c has nothing in common and is refused. With r = 0.6,
//!   0.3, 0.3: R² = 0.365, 0.365, 0.1125 → shares 0.263, 0.263, 0.474.
//!
//! ## 中文
//!
//! - 独立性权重：权重 ∝ 1/Rᵢ，R 为该下级对其余下级的复相关系数，Rᵢ² = 1 − 1/(C⁻¹)ᵢᵢ，C 为相关矩阵。别人已说过的少占权重。
//! - 数据的尺度不影响结果；只有两个下级时权重总是相等。
//! - 缺失：只取各下级都有值的参评对象，其数目须不少于下级数加一。报错的有：常数下级；是其余下级线性组合的下级；
//!   与其余下级毫无关系（R < 10⁻⁶）的下级，否则权重为无穷大。并列、零和负值不影响计算。
//! - 适用于减少重复计算；与谁都不相关的指标（也许是出了错）会得到最高权重。对象少时 R 偶然都接近 1，权重接近相等。
//! - 其他软件：SPSSAU 称为独立性权重。此处不用调整后的 R²。
//! - 来源：综合评价教材（独立性权系数法）；复相关：Kendall 和 Stuart（1973）第 2 卷第 27 章。
//! - 示例：r(ab) = 0.6，r(ac) = r(bc) = 0.3：R² = 0.365，0.365，0.1125 → 占比 0.263，0.263，0.474。

use super::sample::complete_for_correlation;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::correlation_matrix;
use crate::statistics::linear::{Cholesky, Matrix};

pub(crate) const METHOD: Method = Method {
    slug: "independence",
    zh: "独立性权重法",
    en: "by the inverse of the multiple correlation with the siblings",
    parameters: &[],
    source: include_str!("independence.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Independence))),
};

struct Independence;

/// Below it, a multiple correlation is none.
const NOTHING: f64 = 1e-6;

impl Weight for Independence {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let columns = complete_for_correlation(siblings)?;
        let related = correlation_matrix(&columns).expect("no child is constant");
        let multiple = multiple_correlations(&related)
            .map_err(|child| Refusal::new("weight-collinear").with("child", siblings.codes()[child]))?;
        if let Some(child) = multiple.iter().position(|r| *r < NOTHING) {
            return Err(Refusal::new("weight-unrelated").with("child", siblings.codes()[child]));
        }
        let of_child = multiple.iter().map(|r| vec![("multiple_correlation", *r)]).collect();
        Ok(Weighted { weights: multiple.iter().map(|r| 1.0 / r).collect(), facts: Facts::new(), of_child })
    }
}

/// R of each child on the others, or a child that is a combination of others.
fn multiple_correlations(related: &Matrix) -> Result<Vec<f64>, usize> {
    let size = related.rows();
    let factor = Cholesky::of(related).map_err(|singular| singular.column)?;
    let squared = (0..size).map(|child| {
        let mut unit = vec![0.0; size];
        unit[child] = 1.0;
        1.0 - 1.0 / factor.solve(&unit)[child]
    });
    Ok(squared.map(|square: f64| square.clamp(0.0, 1.0).sqrt()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    /// By hand: on the other of two, R = |r|. R² of c on a and b = 2·0.3²/(1 + 0.6) = 0.1125; of a on b and c
    /// (0.36 + 0.09 − 2·0.6·0.3·0.3)/(1 − 0.09) = 0.342/0.91.
    #[test]
    fn three_by_hand() {
        let mut related = Matrix::identity(3);
        for (i, j, r) in [(0, 1, 0.6), (0, 2, 0.3), (1, 2, 0.3)] {
            (related[(i, j)], related[(j, i)]) = (r, r);
        }
        let a = (0.342 / 0.91_f64).sqrt();
        close(&multiple_correlations(&related).unwrap(), &[a, a, 0.1125_f64.sqrt()]);
    }

    /// numpy 2.4.6: 1 − 1/diag(inv(corrcoef)).
    #[test]
    fn agrees_with_numpy() {
        close(&shares("independence", &[], &siblings(PANEL)), &INDEPENDENCE);
    }

    const INDEPENDENCE: [f64; 4] =
        [0.269427413857391, 0.27310816856783104, 0.2528538778988951, 0.20461053967588308];

    #[test]
    fn a_combination_and_an_unrelated_child_are_refused() {
        let twice: [&[f64]; 3] = [&[1.0, 2.0, 3.0, 5.0], &[2.0, 1.0, 3.0, 1.0], &[3.0, 3.0, 6.0, 6.0]];
        let refusal = weigh("independence", &[], &siblings(&twice)).unwrap_err();
        assert_eq!((refusal.code, refusal.arguments[0].1.as_str()), ("weight-collinear", "c"));
        let apart: [&[f64]; 2] = [&[1.0, -1.0, 1.0, -1.0], &[1.0, 1.0, -1.0, -1.0]];
        assert_eq!(weigh("independence", &[], &siblings(&apart)).unwrap_err().code, "weight-unrelated");
    }
}
