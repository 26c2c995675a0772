//! # pca
//!
//! Weighs each child by its loading on the first principal component of the correlation matrix, lᵢ = vᵢ√λ with the
//! eigenvector v of the greatest eigenvalue λ, its sign so that the loadings sum to more than 0. With more
//! components, weight ∝ Σₖ (λₖ/Σλ)·lᵢₖ/√λₖ: the coefficients of the components, each with its sign so, by the
//! variance it explains.
//!
//! - How many: `components` (default 1), or those with an eigenvalue above `eigenvalue`, or as few as explain
//!   `share` of the variance. `rotation = "varimax"` turns those kept (Kaiser's normalisation); λₖ is then the sum
//!   of the squared loadings on k.
//! - A negative coefficient says that the child opposes the others: refused by name, as no weight is negative. With
//!   `form = "absolute"` its size is taken, with `form = "squares"` the weight is Σₖ (λₖ/Σλ)·lᵢₖ²/λₖ, the share of
//!   the child in the variance of the components. Turn the indicator, or leave it out, before you take either.
//! - The scale of the values is no matter. Missing: only members that have all children are counted, of which there
//!   must be one more than children. A child that is constant among them is refused. Ties, zeros and negative
//!   values are no matter. Eigenvalues that are equal, where only one of the two is kept or they are not rotated,
//!   leave the axes open: refused. Two children always get equal weights.
//! - The explained share and the eigenvalues are in the trace. A first component that explains little (below 0.5,
//!   say) is no common dimension.
//! - When to use it: children that measure one thing, to weigh what they share. When not: children that are meant
//!   to complete each other; importance is meant; fewer than five or so units for each child. Weights change with
//!   the data.
//! - Practice differs: COINr takes the loadings as they come, so that weights may be negative; SPSSAU combines all
//!   components with an eigenvalue above 1; others take the squares. scikit-learn's PCA is of the covariance
//!   matrix.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6; Jolliffe (2002), Principal
//!   Component Analysis, 2nd edition, section 2.3; several components: Chinese practice (主成分综合得分系数).
//! - Example: r(ab) = r(ac) = 0.5 and r(bc) = 0: λ = 1 + 0.5√2 = 1.707 with v = (√2, 1, 1)/2 → shares 0.414, 0.293,
//!   0.293.
//!
//! ## 中文
//!
//! - 主成分赋权：权重 ∝ 相关矩阵第一主成分上的载荷 lᵢ = vᵢ√λ，符号取载荷之和大于 0。保留多个成分时，
//!   权重 ∝ Σₖ (λₖ/Σλ)·lᵢₖ/√λₖ，即各成分系数按其方差贡献加权。
//! - 保留几个：`components`（默认 1），或特征值大于 `eigenvalue` 的，或累计方差达到 `share` 的最少个数，三者至多写一个。
//!   `rotation = "varimax"` 对保留的成分作旋转（Kaiser 标准化），λₖ 改为该成分载荷平方和。
//! - 系数为负说明该下级与其他下级相反，点名拒绝。`form = "absolute"` 取绝对值，`form = "squares"` 取 Σₖ (λₖ/Σλ)·lᵢₖ²/λₖ；
//!   取之前请先考虑调整方向或剔除该指标。
//! - 数据的尺度不影响结果。缺失：只取各下级都有值的参评对象，其数目须不少于下级数加一；常数下级报错。并列、零和负值不影响计算。
//!   特征值相等而只保留其一、或相等而未旋转时，坐标轴不确定，拒绝。只有两个下级时权重总是相等。
//! - 方差贡献率和特征值见过程记录；第一主成分解释不到一半时，谈不上共同维度。适用于同测一件事的下级，不宜用于互补的下级。
//! - 其他软件：COINr 照取载荷，权重可能为负；SPSSAU 合并所有特征值大于 1 的成分；scikit-learn 的 PCA 基于协方差矩阵。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步；Jolliffe（2002）2.3 节；多个成分为国内做法（主成分综合得分系数）。
//! - 示例：r(ab) = r(ac) = 0.5，r(bc) = 0：λ = 1.707，v = (√2, 1, 1)/2 → 占比 0.414，0.293，0.293。

use super::components::{Components, Keep, Manner, Rotation};
use super::extraction::Extraction;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "pca",
    zh: "主成分载荷赋权",
    en: "by loadings on the principal components",
    parameters: &[
        Keep::PARAMETERS[0],
        Keep::PARAMETERS[1],
        Keep::PARAMETERS[2],
        Rotation::parameter("none"),
        Parameter::new(
            "form",
            Kind::Choice(&["loadings", "absolute", "squares"]),
            Fallback::Word("loadings"),
            [
                "取系数（遇负值则拒绝）、其绝对值，或平方",
                "take coefficients (negative ones are refused), their size, or squares",
            ],
        ),
    ],
    source: include_str!("pca.rs"),
    maker: Maker::Weight(|values| {
        let form = match values.text("form") {
            "absolute" => Form::Absolute,
            "squares" => Form::Squares,
            _ => Form::Loadings,
        };
        let keep = Keep::of(values, Keep::Count(1))?;
        let rotation = Rotation::of(values);
        Ok(Box::new(Pca { manner: Manner { keep, extraction: Extraction::Components, rotation }, form }))
    }),
};

#[derive(Debug, Clone, Copy)]
enum Form {
    Loadings,
    Absolute,
    Squares,
}

struct Pca {
    manner: Manner,
    form: Form,
}

/// A coefficient this little below 0 is 0.
const ROUNDING: f64 = 1e-12;

impl Weight for Pca {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let components = Components::of(siblings, self.manner)?;
        let coefficients: Vec<f64> =
            (0..siblings.count()).map(|child| self.coefficient(&components, child)).collect();
        let mut weights = Vec::new();
        for (child, &coefficient) in siblings.codes().iter().zip(&coefficients) {
            if coefficient < -ROUNDING && matches!(self.form, Form::Loadings) {
                let refusal = Refusal::new("weight-loading-negative");
                return Err(refusal.with("child", child).with("value", format!("{coefficient:.3}")));
            }
            weights.push(if let Form::Absolute = self.form {
                coefficient.abs()
            } else {
                coefficient.max(0.0)
            });
        }
        let loading = |child: usize| ("loading", components.loadings[(child, 0)]);
        let of_child =
            (0..weights.len()).map(|child| vec![loading(child), ("coefficient", coefficients[child])]);
        Ok(Weighted { facts: components.facts(), of_child: of_child.collect(), weights })
    }
}

impl Pca {
    fn coefficient(&self, components: &Components, child: usize) -> f64 {
        let total: f64 = components.variances.iter().sum();
        let part = |(loading, variance): (&f64, &f64)| match self.form {
            Form::Squares => loading * loading / total,
            Form::Loadings | Form::Absolute => loading * variance.sqrt() / total,
        };
        components.loadings.row(child).iter().zip(&components.variances).map(part).sum()
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::weight::components::tests::TAI;
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    /// b and c are contrasts at right angles; a is half of each and √½ of a third.
    #[test]
    fn the_page_example() {
        let third = 0.5_f64.sqrt();
        let columns: [&[f64]; 3] =
            [&[1.0 + third, -third, -third, third - 1.0], &[1.0, 1.0, -1.0, -1.0], &[1.0, -1.0, 1.0, -1.0]];
        let total = 2.0 + 2.0_f64.sqrt();
        close(&shares("pca", &[], &siblings(&columns)), &[2.0_f64.sqrt() / total, 1.0 / total, 1.0 / total]);
        let weighted = weigh("pca", &[], &siblings(&columns)).unwrap();
        let eigenvalue = 1.0 + third;
        close(&[weighted.facts[1].1, weighted.facts[2].1], &[eigenvalue / 3.0, eigenvalue]);
        close(&[weighted.of_child[1][0].1], &[0.5 * eigenvalue.sqrt()]);
    }

    fn word(name: &'static str, word: &str) -> (&'static str, Value) {
        (name, Value::Text(word.into()))
    }

    #[test]
    fn a_negative_loading_is_refused_by_name_unless_asked_for() {
        let refusal = weigh("pca", &[], &siblings(PANEL)).unwrap_err();
        assert_eq!(refusal.code, "weight-loading-negative");
        assert_eq!(refusal.arguments, [("child", "a".to_owned()), ("value", "-0.451".to_owned())]);
        close(&shares("pca", &[word("form", "absolute")], &siblings(PANEL)), &ABSOLUTE);
    }

    /// numpy 2.4.6: `linalg.eigh` of `corrcoef`.
    const ABSOLUTE: [f64; 4] =
        [0.23133146881336333, 0.27827317551049424, 0.16718401667245744, 0.323211339003685];

    #[test]
    fn several_components_agree_with_numpy() {
        let two = ("components", Value::Number(2.0));
        close(&shares("pca", std::slice::from_ref(&two), &siblings(&TAI)), &TWO);
        close(&shares("pca", &[two, word("form", "squares")], &siblings(&TAI)), &TWO_SQUARES);
    }

    /// numpy 2.4.6, as above.
    const TWO: [f64; 8] = [
        0.11603899860069863,
        0.16547757967942314,
        0.13849937665822099,
        0.04692430608410665,
        0.18769551927613182,
        0.14642901981239426,
        0.11895151484511493,
        0.07998368504390954,
    ];
    const TWO_SQUARES: [f64; 8] = [
        0.11076081076913677,
        0.10889960713611653,
        0.17281702905095117,
        0.1648539779416128,
        0.142288309797723,
        0.1639165461289625,
        0.10853944119406311,
        0.027924277981434042,
    ];

    /// numpy 2.4.6 and factor_analyzer 0.5.1 (varimax with Kaiser's normalisation), which stops at 10⁻⁸ or so.
    #[test]
    fn rotated_components_agree_with_factor_analyzer() {
        let given = [("components", Value::Number(4.0)), word("rotation", "varimax")];
        let got = shares("pca", &given, &siblings(&TAI));
        assert!(got.iter().zip(&ROTATED).all(|(x, y)| (x - y).abs() < 1e-7), "{got:?} is not {ROTATED:?}");
    }

    const ROTATED: [f64; 8] = [
        0.11691888018290582,
        0.12320536889252764,
        0.15488341896461577,
        0.0027851188918128354,
        0.17893818452560004,
        0.16848916150087861,
        0.14660886290559372,
        0.1081710041360655,
    ];

    /// Two children that are not related: both axes explain the same.
    #[test]
    fn unrelated_children_are_refused() {
        let columns: [&[f64]; 2] = [&[1.0, 1.0, -1.0, -1.0], &[1.0, -1.0, 1.0, -1.0]];
        assert_eq!(weigh("pca", &[], &siblings(&columns)).unwrap_err().code, "weight-components-tied");
    }

    #[test]
    fn one_rule_at_most_says_how_many() {
        use crate::method::{StepKind, find};
        let given = [("components", Value::Number(2.0)), ("share", Value::Number(0.8))];
        let given = given.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let method = find(StepKind::Weight, "pca").unwrap();
        let crate::method::Maker::Weight(make) = method.maker else { unreachable!("a weighting") };
        assert_eq!(make(&method.check(&given).unwrap()).err().unwrap().code, "weight-components-twice");
    }
}
