//! # factor
//!
//! Weighs each child by its squared loading on its own factor, as the OECD/JRC Handbook does: factors of the correlation
//! matrix, its principal components unless `extraction` says otherwise, are kept and turned by varimax; each child goes to the factor in which its squared
//! loading has the greatest share, l²ᵢⱼ/Eⱼ with Eⱼ = Σᵢ l²ᵢⱼ; the children of a factor make an intermediate
//! composite with these shares as weights; composites weigh by explained variance, Eⱼ/ΣE. Both together: weight ∝
//! l² of the child on its factor.
//!
//! - How many factors: those with an eigenvalue above `eigenvalue` (default 1), or `components`, or as few as
//!   explain `share` of the variance. The Handbook also asks that each explains more than 10 % and all more than 60
//!   %. `rotation = "none"` leaves the components as extracted.
//! - `extraction`: `components` (default), the principal components, of the whole variance. `principal-axis` and
//!   `maximum-likelihood` take common factors instead, R ≈ ΛΛᵀ + Ψ: they explain what children share and leave each a
//!   variance of its own ψᵢ = 1 − communality, so that a child that shares little weighs less. The first makes the sum
//!   of squared residual correlations least, which is where iterated principal axes end (also called ULS or minres);
//!   the second is most likely for normally distributed children. (p − k)² ≥ p + k is needed for k factors of p
//!   children: with fewer than three, none. A solution that leaves a child next to nothing of its own (ψ ≤ 0.005, a
//!   Heywood case) is improper, and refused by name; so are children that are combinations of others.
//! - Squares know no sign: a child that opposes its factor gets a weight like any other. Its loading is in the
//!   trace; turn the indicator, or leave it out, when it is negative.
//! - The scale of the values is no matter. Missing: only members that have all children are counted, of which there
//!   must be one more than children. A child that is constant among them is refused. Ties, zeros and negative
//!   values are no matter. Equal eigenvalues of the last factor kept and the first left out are refused: the choice
//!   would be open.
//! - When to use it: many children that overlap in a few groups, so that what is counted twice counts once. When
//!   not: children that hardly correlate; importance is meant; fewer than five or so units for each child.
//! - Practice differs: raw varimax instead of Kaiser's normalisation moves the third digit; some scale the shares
//!   within each composite to sum to 1 before they go on, which gives small composites more. R's factanal and
//!   factor_analyzer, both by likelihood, and SPSS stop at ψ = 0.005 or so without an error; SPSSAU takes components.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6 (tables 16 to 18), after
//!   Nicoletti, Scarpetta and Boylaud (2000), Summary indicators of product market regulation, OECD Economics
//!   Department Working Paper 226; varimax: Kaiser (1958), Psychometrika 23(3); common factors: Jöreskog (1967), Some
//!   contributions to maximum likelihood factor analysis, Psychometrika 32(4), and Harman and Jones (1966), Factor
//!   analysis by minimizing residuals (minres), Psychometrika 31(3).
//! - Example: the Handbook's technology achievement of 23 countries with four factors (87.2 % of the variance):
//!   internet, electricity and schooling; royalties and telephones; patents and exports; university. Shares:
//!   patents 0.17, royalties 0.15, internet 0.11, exports 0.06, telephones 0.09, electricity 0.12, schooling 0.14,
//!   university 0.17. Of the same data two factors by `components`, `principal-axis` and `maximum-likelihood` give
//!   internet 0.188, 0.216 and 0.216, exports 0.165, 0.222 and 0.197, university 0.030, 0.020 and 0.023.
//!
//! ## 中文
//!
//! - 因子分析赋权，按 OECD/JRC 手册：保留相关矩阵的主成分并作 varimax 旋转；每个下级归入 l²ᵢⱼ/Eⱼ 最大的因子，Eⱼ = Σᵢ l²ᵢⱼ；
//!   因子内按此占比合成，因子之间按 Eⱼ/ΣE 加权。合起来，权重 ∝ 该下级在所属因子上的载荷平方。
//! - 保留几个：特征值大于 `eigenvalue`（默认 1）的，或 `components` 个，或累计方差达到 `share` 的最少个数。
//!   手册还要求每个因子解释 10% 以上、合计 60% 以上，程序不作此要求。`rotation = "none"` 不旋转。
//! - `extraction` 选择提取方法：`components`（默认）为主成分；`principal-axis`（迭代主轴，即 ULS、minres）与
//!   `maximum-likelihood`（极大似然）提取公因子 R ≈ ΛΛᵀ + Ψ，只解释共有部分，与他者共有少的下级权重较小。
//!   p 个下级取 k 个公因子要求 (p − k)² ≥ p + k；若某下级的特殊方差 ψ ≤ 0.005（Heywood 情形），点名拒绝；线性相关者也拒绝。
//! - 平方不分正负：与因子相反的下级照样得到权重。其载荷见过程记录，为负时请调整方向或剔除。
//! - 数据的尺度不影响结果。缺失：只取各下级都有值的参评对象，其数目须不少于下级数加一；常数下级报错。并列、零和负值不影响计算。
//!   最后保留与最先舍去的特征值相等时，无从取舍，拒绝。
//! - 适用于下级多而重叠成几组的情形；下级之间几乎不相关、要表达重要性，或对象太少时不宜。
//! - 其他做法：不作 Kaiser 标准化的 varimax 会改变第三位数字；有的先把每个因子内的占比归一，小因子因此多得权重；
//!   R 的 factanal 与 factor_analyzer 遇 ψ = 0.005 不报错；SPSSAU 用主成分。
//! - 来源：OECD/JRC（2008）第 6 步（表 16–18）；Nicoletti、Scarpetta 和 Boylaud（2000）；varimax：Kaiser（1958）；
//!   公因子：Jöreskog（1967）、Harman 和 Jones（1966）。
//! - 示例：手册中 23 国技术成就指数，四个因子解释 87.2%。占比：专利 0.17，特许权使用费 0.15，互联网 0.11，技术出口 0.06，
//!   电话 0.09，电力 0.12，受教育年限 0.14，高等教育 0.17。

use super::components::{Components, Keep, Manner, Rotation};
use super::extraction::Extraction;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "factor",
    zh: "因子分析赋权（OECD/JRC 手册）",
    en: "by squared loadings on rotated factors (OECD/JRC Handbook)",
    parameters: &[
        Keep::PARAMETERS[0],
        Keep::PARAMETERS[1],
        Keep::PARAMETERS[2],
        Extraction::PARAMETER,
        Rotation::parameter("varimax"),
    ],
    source: include_str!("factor.rs"),
    maker: Maker::Weight(|values| {
        let keep = Keep::of(values, Keep::Above(1.0))?;
        let (extraction, rotation) = (Extraction::of(values), Rotation::of(values));
        Ok(Box::new(Factor(Manner { keep, extraction, rotation })))
    }),
};

struct Factor(Manner);

impl Weight for Factor {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let factors = Components::of(siblings, self.0)?;
        let mut weighted = Weighted { facts: factors.facts(), ..Weighted::default() };
        for child in 0..siblings.count() {
            let loadings = factors.loadings.row(child);
            let share = |&j: &usize| loadings[j] * loadings[j] / factors.variances[j];
            let own = own_factor(&(0..loadings.len()).map(|j| share(&j)).collect::<Vec<_>>());
            let communality: f64 = loadings.iter().map(|l| l * l).sum();
            weighted.weights.push(loadings[own] * loadings[own]);
            weighted.of_child.push(vec![
                ("factor", own as f64 + 1.0),
                ("loading", loadings[own]),
                ("communality", communality),
            ]);
        }
        Ok(weighted)
    }
}

/// The greatest share; of several, differing by rounding only, the factor that explains more.
fn own_factor(shares: &[f64]) -> usize {
    let mut own = 0;
    for (j, share) in shares.iter().enumerate() {
        if *share > shares[own] * (1.0 + 1e-9) {
            own = j;
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Value;
    use crate::weight::components::tests::TAI;
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    fn near(got: &[f64], want: &[f64], tolerance: f64) {
        assert_eq!(got.len(), want.len());
        assert!(got.iter().zip(want).all(|(x, y)| (x - y).abs() < tolerance), "{got:?} is not {want:?}");
    }

    fn components(count: f64) -> [(&'static str, Value); 1] {
        [("components", Value::Number(count))]
    }

    /// numpy 2.4.6 and factor_analyzer 0.5.1 (varimax with Kaiser's normalisation), which stops at 10⁻⁸ or so.
    #[test]
    fn the_page_example() {
        near(&shares("factor", &components(4.0), &siblings(&TAI)), &FOUR, 1e-7);
        let weighted = weigh("factor", &components(4.0), &siblings(&TAI)).unwrap();
        let factors: Vec<f64> = weighted.of_child.iter().map(|facts| facts[0].1).collect();
        assert_eq!(factors, [3.0, 2.0, 1.0, 3.0, 2.0, 1.0, 1.0, 4.0]);
    }

    /// OECD/JRC (2008), table 17: patents load 0.97 on their factor, from data with more digits than are printed.
    #[test]
    fn the_handbook_loading() {
        let weighted = weigh("factor", &components(4.0), &siblings(&TAI)).unwrap();
        near(&[weighted.of_child[0][1].1], &[0.97], 0.005);
    }

    const FOUR: [f64; 8] = [
        0.16798381770520468,
        0.1546463670684865,
        0.11127831560439172,
        0.05648274601681979,
        0.08621076221716102,
        0.1185844480459645,
        0.13877952421329476,
        0.16603401912867705,
    ];

    /// Two eigenvalues are above 1. Programs as above.
    #[test]
    fn eigenvalues_above_one_are_kept_by_default() {
        near(&shares("factor", &[], &siblings(&TAI)), &TWO, 1e-7);
    }

    const TWO: [f64; 8] = [
        0.12478766452624739,
        0.05195084689843752,
        0.1881406050787183,
        0.165418962603004,
        0.1336336453808116,
        0.18436282260289408,
        0.1220060652101309,
        0.02969938769975616,
    ];

    /// numpy 2.4.6 and scipy 1.17.1: common factors at the root of their slopes, then varimax as above.
    #[test]
    fn common_factors() {
        let by = |word: &str| {
            let given = [("components", Value::Number(2.0)), ("extraction", Value::Text(word.into()))];
            shares("factor", &given, &siblings(&TAI))
        };
        near(&by("maximum-likelihood"), &LIKELY, 1e-8);
        near(&by("principal-axis"), &AXES, 1e-8);
        let given =
            [("components", Value::Number(4.0)), ("extraction", Value::Text("principal-axis".into()))];
        assert_eq!(weigh("factor", &given, &siblings(&TAI)).unwrap_err().code, "weight-factors-improper");
    }

    const LIKELY: [f64; 8] = [
        0.07143544950808313,
        0.0506642931540935,
        0.21581561557926368,
        0.19695583487693694,
        0.12945307719944574,
        0.2028135241141793,
        0.10998792155369766,
        0.022874284014300014,
    ];

    const AXES: [f64; 8] = [
        0.05954680956744539,
        0.04015890332741168,
        0.216403729549174,
        0.2224480499262915,
        0.1340695329845718,
        0.2033869792122127,
        0.10389379874895359,
        0.0200921966839393,
    ];

    #[test]
    fn a_tie_goes_to_the_factor_that_explains_more() {
        assert_eq!(own_factor(&[0.3, 0.3 + 1e-15, 0.1]), 0);
        assert_eq!(own_factor(&[0.3, 0.31, 0.1]), 1);
    }

    #[test]
    fn too_few_units_are_refused() {
        let few: Vec<&[f64]> = TAI.iter().map(|column| &column[..8]).collect();
        assert_eq!(weigh("factor", &[], &siblings(&few)).unwrap_err().code, "weight-too-few-complete");
    }
}
