//! # factor
//!
//! Weighs each child by its squared loading on its own factor, as the OECD/JRC Handbook does: principal components
//! of the correlation matrix are kept and turned by varimax; each child goes to the factor in which its squared
//! loading has the greatest share, l²ᵢⱼ/Eⱼ with Eⱼ = Σᵢ l²ᵢⱼ; the children of a factor make an intermediate
//! composite with these shares as weights; composites weigh by explained variance, Eⱼ/ΣE. Both together: weight ∝
//! l² of the child on its factor.
//!
//! - How many factors: those with an eigenvalue above `eigenvalue` (default 1), or `components`, or as few as
//!   explain `share` of the variance. The Handbook also asks that each explains more than 10 % and all more than 60
//!   %. `rotation = "none"` leaves the components as extracted.
//! - Squares know no sign: a child that opposes its factor gets a weight like any other. Its loading is in the
//!   trace; turn the indicator, or leave it out, when it is negative.
//! - The scale of the values is no matter. Missing: only members that have all children are counted, of which there
//!   must be one more than children. A child that is constant among them is refused. Ties, zeros and negative
//!   values are no matter. Equal eigenvalues of the last factor kept and the first left out are refused: the choice
//!   would be open.
//! - When to use it: many children that overlap in a few groups, so that what is counted twice counts once. When
//!   not: children that hardly correlate; importance is meant; fewer than five or so units for each child.
//! - Practice differs: raw varimax instead of Kaiser's normalisation moves the third digit; some scale the shares
//!   within each composite to sum to 1 before they go on, which gives small composites more. Extraction by maximum
//!   likelihood, also in the Handbook, is not offered.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6 (tables 16 to 18), after
//!   Nicoletti, Scarpetta and Boylaud (2000), Summary indicators of product market regulation, OECD Economics
//!   Department Working Paper 226; varimax: Kaiser (1958), Psychometrika 23(3).
//! - Example: the Handbook's technology achievement of 23 countries with four factors (87.2 % of the variance):
//!   internet, electricity and schooling; royalties and telephones; patents and exports; university. Shares:
//!   patents 0.17, royalties 0.15, internet 0.11, exports 0.06, telephones 0.09, electricity 0.12, schooling 0.14,
//!   university 0.17.
//!
//! ## 中文
//!
//! - OECD/JRC 手册的做法：提取主成分并作 varimax 旋转，下级归入载荷平方占比最大的因子，权重 ∝ 其在该因子上的载荷平方。
//! - 缺省保留特征值大于 1 的因子，也可用 `components`、`eigenvalue`、`share` 之一。平方不分正负，请在 trace 中核对载荷的符号。
//! - 只看具备全部下级的对象，且须比下级至少多一个；取值全相同的下级被拒绝。
//! - 来源：OECD/JRC（2008）第 6 步；Nicoletti 等（2000）。
//! - 示例：手册的技术成就指数（23 国、四个因子） → 占比 0.17，0.15，0.11，0.06，0.09，0.12，0.14，0.17。

use super::components::{Components, Keep, Rotation};
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
        Rotation::parameter("varimax"),
    ],
    source: include_str!("factor.rs"),
    maker: Maker::Weight(|values| {
        Ok(Box::new(Factor { keep: Keep::of(values, Keep::Above(1.0))?, rotation: Rotation::of(values) }))
    }),
};

struct Factor {
    keep: Keep,
    rotation: Rotation,
}

impl Weight for Factor {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let factors = Components::of(siblings, self.keep, self.rotation)?;
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
