//! # ahp
//!
//! Analytic hierarchy process: experts say how many times as important one child is as another, for every pair of
//! children of a node; the weights are the priorities of the matrix A of these ratios (aᵢⱼ, aⱼᵢ = 1/aᵢⱼ, aᵢᵢ = 1).
//!
//! `judgements` lists them, each pair once: `"a/b = 3"` says a is three times as important as b, `"a/b = 1/3"` the
//! reverse. With several experts each judgement begins with a name: `"Chen: a/b = 3"`. Give the step `at` the node
//! whose children are compared.
//!
//! - `prioritise = "eigenvector"` (default): the eigenvector of the greatest eigenvalue λ. `"geometric-mean"`: wᵢ ∝
//!   (Πⱼ aᵢⱼ)^(1/n), and λ = the mean of (Aw)ᵢ/wᵢ. For up to three children they are the same.
//! - Consistency: CI = (λ − n)/(n − 1), CR = CI/RI, 0 for two children. RI is Saaty's table, n = 3 … 15: 0.58 0.90
//!   1.12 1.24 1.32 1.41 1.45 1.49 1.51 1.48 1.56 1.57 1.59; beyond it (1.7699·n − 4.3513)/(n − 1), Alonso and Lamata.
//!   Other tables are in use (SPSSAU and pyDecision have slightly different values, 0.52 for n = 3 among them), so a
//!   CR may differ in the second digit.
//! - An expert whose CR is above `max_inconsistency` (0.1) is refused, by name, with the judgement that goes least
//!   with the others and the ratio that would.
//! - Several experts: `experts = "judgements"` (default) takes the geometric mean of their ratios, pair by pair, then
//!   the priorities; `"priorities"` takes the geometric mean of each expert's priorities. All count alike.
//! - A pair that is missing, given twice, or names another node's child is an error. Ratios must be above 0; the
//!   scale 1 … 9 is a custom, not a rule. The data play no part.
//! - When to use: up to about nine children and people who know them. When not: to give figures to a weighting
//!   that is already decided.
//! - Source: Saaty (1980), The Analytic Hierarchy Process; Crawford and Williams (1985), A note on the analysis of
//!   subjective judgment matrices, J. Math. Psychology 29; Alonso and Lamata (2006), Consistency in the analytic
//!   hierarchy process, Int. J. Uncertainty, Fuzziness 14; Forman and Peniwati (1998), European J. Operational
//!   Research 108, for groups.
//! - Example: a/b = 3, a/c = 5, b/c = 3 → shares 0.6370, 0.2583, 0.1047; λ = 3.0385, CR = 0.033.
//!
//! ## 中文
//!
//! - 层次分析法：专家对某节点的下级两两比较重要程度，权重为判断矩阵 A（aⱼᵢ = 1/aᵢⱼ，aᵢᵢ = 1）的优先级。
//! - `judgements` 逐对列出，如 `"a/b = 3"`、`"a/b = 1/3"`；多位专家时每条以姓名开头。请写在 `at` 节点下。
//! - `prioritise = "eigenvector"`（默认）取最大特征值 λ 的特征向量；`"geometric-mean"` 取各行的几何平均。
//! - 一致性：CI = (λ − n)/(n − 1)，CR = CI/RI，RI 取 Saaty 表（n = 3 为 0.58）；其他软件的 RI 略有不同，CR 会差在第二位。
//! - CR 超过 `max_inconsistency`（默认 0.1）的专家被点名拒绝，并指出最不协调的一对及协调的比值。
//! - 多位专家：`experts = "judgements"`（默认）逐对取比值的几何平均；`"priorities"` 取各自优先级的几何平均。
//! - 缺一对、重复或写了别处的下级报错；比值须大于 0。数据不参与。下级不超过九个左右时适用。
//! - 来源：Saaty（1980）；Crawford 和 Williams（1985）；Alonso 和 Lamata（2006）；群决策：Forman 和 Peniwati（1998）。
//! - 示例：a/b = 3，a/c = 5，b/c = 3 → 0.6370，0.2583，0.1047；λ = 3.0385，CR = 0.033。

use std::collections::BTreeMap;

use super::judgement::{Judgement, by_expert, called, find, missing, parse, twice};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::linear::{Matrix, dot};

pub(crate) const METHOD: Method = Method {
    slug: "ahp",
    zh: "层次分析法（AHP）",
    en: "analytic hierarchy process, from pairwise judgements",
    parameters: &[
        Parameter::new(
            "judgements",
            Kind::Texts,
            Fallback::Required,
            ["两两比较，如 \"a/b = 3\"", "comparisons of pairs, as \"a/b = 3\""],
        ),
        Parameter::new(
            "prioritise",
            Kind::Choice(&["eigenvector", "geometric-mean"]),
            Fallback::Word("eigenvector"),
            ["由判断矩阵求权重的方法", "how weights follow from the matrix"],
        ),
        Parameter::new(
            "experts",
            Kind::Choice(&["judgements", "priorities"]),
            Fallback::Word("judgements"),
            ["多位专家先合并判断还是先求权重", "what of several experts is combined"],
        ),
        Parameter::new(
            "max_inconsistency",
            Kind::Positive,
            Fallback::Number(0.1),
            ["一致性比率的上限", "greatest consistency ratio allowed"],
        ),
    ],
    source: include_str!("ahp.rs"),
    maker: Maker::Weight(|values| Ok(Box::new(Ahp::new(values)?))),
};

struct Ahp {
    judgements: Vec<Judgement>,
    eigenvector: bool,
    /// Ratios of several experts are combined, not their priorities.
    combine_ratios: bool,
    max_inconsistency: f64,
}

/// Priorities of a matrix of ratios, and how consistent it is.
struct Priorities {
    shares: Vec<f64>,
    eigenvalue: f64,
    ratio: f64,
}

impl Ahp {
    fn new(values: &Values) -> Result<Self, Fault> {
        let judgements = parse(values, "judgements", true)?;
        if let Some(zero) = judgements.iter().find(|judgement| judgement.value <= 0.0) {
            let pair = format!("{}/{} = 0", zero.child, zero.against.as_deref().unwrap_or_default());
            return Err(Fault::new("judgement-unreadable", "judgements")
                .with("given", pair)
                .with("example", "a/b = 1/3"));
        }
        Ok(Self {
            judgements,
            eigenvector: values.text("prioritise") == "eigenvector",
            combine_ratios: values.text("experts") == "judgements",
            max_inconsistency: values.number("max_inconsistency"),
        })
    }

    fn priorities(&self, matrix: &Matrix) -> Priorities {
        let shares = if self.eigenvector { eigenvector(matrix) } else { geometric_means(matrix) };
        let count = shares.len() as f64;
        let parts = (0..shares.len()).map(|i| dot(matrix.row(i), &shares) / shares[i]);
        let eigenvalue = parts.sum::<f64>() / count;
        let index = (eigenvalue - count) / (count - 1.0);
        // Below three children every matrix is consistent; rounding must not make a hair of it.
        let ratio = if shares.len() < 3 { 0.0 } else { (index / random_index(shares.len())).max(0.0) };
        Priorities { shares, eigenvalue, ratio }
    }

    fn check(&self, expert: &str, matrix: &Matrix, siblings: &Siblings) -> Result<Priorities, Refusal> {
        let priorities = self.priorities(matrix);
        if priorities.ratio <= self.max_inconsistency {
            return Ok(priorities);
        }
        let (i, j) = least_fitting(matrix, &priorities.shares);
        let codes = siblings.codes();
        Err(Refusal::new("judgements-inconsistent")
            .at("judgements")
            .with("expert", called(expert))
            .with("ratio", format!("{:.3}", priorities.ratio))
            .with("most", self.max_inconsistency)
            .with("pair", format!("{}/{}", codes[i], codes[j]))
            .with("given", format!("{:.2}", matrix[(i, j)]))
            .with("fitting", format!("{:.2}", priorities.shares[i] / priorities.shares[j])))
    }
}

impl Weight for Ahp {
    fn looks_at_units(&self) -> bool {
        false
    }

    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        if siblings.count() == 1 {
            return Ok(vec![1.0].into());
        }
        let mut matrices = BTreeMap::new();
        let mut worst: f64 = 0.0;
        for (expert, judgements) in by_expert(&self.judgements) {
            let matrix = matrix(expert, &judgements, siblings).map_err(|refusal| refusal.at("judgements"))?;
            worst = worst.max(self.check(expert, &matrix, siblings)?.ratio);
            matrices.insert(expert, matrix);
        }
        let matrices: Vec<Matrix> = matrices.into_values().collect();
        let group = self.priorities(&combined(&matrices));
        let weights = if self.combine_ratios {
            group.shares
        } else {
            let each: Vec<Vec<f64>> = matrices.iter().map(|matrix| self.priorities(matrix).shares).collect();
            let of_child = |child| geometric_mean(each.iter().map(|shares| shares[child]));
            (0..siblings.count()).map(of_child).collect()
        };
        let facts = vec![
            ("experts", matrices.len() as f64),
            ("eigenvalue", group.eigenvalue),
            ("consistency_ratio", group.ratio),
            ("worst_consistency_ratio", worst),
        ];
        Ok(Weighted { weights, facts, of_child: Vec::new() })
    }
}

/// The matrix of one expert, whole.
fn matrix(expert: &str, judgements: &[&Judgement], siblings: &Siblings) -> Result<Matrix, Refusal> {
    let count = siblings.count();
    let mut matrix = Matrix::identity(count);
    for judgement in judgements {
        let against = judgement.against.as_deref().expect("parsed as a pair");
        let (i, j) = (find(siblings, &judgement.child)?, find(siblings, against)?);
        if matrix[(i, j)] != 0.0 {
            return Err(twice(expert, format!("{}/{against}", judgement.child)));
        }
        matrix[(i, j)] = judgement.value;
        matrix[(j, i)] = 1.0 / judgement.value;
    }
    let codes = siblings.codes();
    let pairs = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j)));
    for (i, j) in pairs {
        if matrix[(i, j)] == 0.0 {
            return Err(missing(expert, format!("{}/{}", codes[i], codes[j])));
        }
    }
    Ok(matrix)
}

/// The geometric mean of several matrices, cell by cell.
fn combined(matrices: &[Matrix]) -> Matrix {
    let count = matrices[0].rows();
    let mut combined = Matrix::identity(count);
    for (i, j) in (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))) {
        combined[(i, j)] = geometric_mean(matrices.iter().map(|matrix| matrix[(i, j)]));
        combined[(j, i)] = 1.0 / combined[(i, j)];
    }
    combined
}

fn geometric_mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    libm::exp(values.map(libm::log).sum::<f64>() / count)
}

fn geometric_means(matrix: &Matrix) -> Vec<f64> {
    let means = (0..matrix.rows()).map(|i| geometric_mean(matrix.row(i).iter().copied()));
    shares(means.collect())
}

/// By the power method: a positive matrix has one greatest eigenvalue, and no start can miss its vector.
fn eigenvector(matrix: &Matrix) -> Vec<f64> {
    let mut vector = geometric_means(matrix);
    for _ in 0..10_000 {
        let next = shares((0..vector.len()).map(|i| dot(matrix.row(i), &vector)).collect());
        let moved = next.iter().zip(&vector).map(|(a, b)| (a - b).abs() / b).fold(0.0, f64::max);
        vector = next;
        if moved < 1e-15 {
            break;
        }
    }
    vector
}

fn shares(values: Vec<f64>) -> Vec<f64> {
    let total: f64 = values.iter().sum();
    values.into_iter().map(|value| value / total).collect()
}

/// Consistency index of random matrices.
fn random_index(count: usize) -> f64 {
    const TABLE: [f64; 13] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
    let of_many = || (1.7699 * count as f64 - 4.3513) / (count as f64 - 1.0);
    TABLE.get(count - 3).copied().unwrap_or_else(of_many)
}

/// The pair whose ratio is furthest from that of the priorities.
fn least_fitting(matrix: &Matrix, shares: &[f64]) -> (usize, usize) {
    let count = shares.len();
    let pairs = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j)));
    let misfit = |&(i, j): &(usize, usize)| libm::log(matrix[(i, j)] * shares[j] / shares[i]).abs();
    pairs.max_by(|a, b| misfit(a).total_cmp(&misfit(b))).expect("at least three children")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Value;
    use crate::weight::siblings::tests::{siblings, weigh};

    fn given(judgements: &[&str]) -> (&'static str, Value) {
        ("judgements", Value::Texts(judgements.iter().map(|&text| text.to_owned()).collect()))
    }

    fn close(got: &[f64], want: &[f64]) {
        let near = |(x, y): (&f64, &f64)| (x - y).abs() < 1e-10;
        assert!(got.len() == want.len() && got.iter().zip(want).all(near), "{got:?} is not {want:?}");
    }

    /// Shares: the closed form for three children, the geometric means ∛15, 1, ∛(1/15).
    #[test]
    fn the_page_example() {
        let three = siblings(&[&[], &[], &[]]);
        let got = weigh("ahp", &[given(&["a/b = 3", "a/c = 5", "b/c = 3"])], &three).unwrap();
        let means = [libm::cbrt(15.0), 1.0, 1.0 / libm::cbrt(15.0)];
        let total: f64 = means.iter().sum();
        close(&got.weights, &means.map(|mean| mean / total));
        close(
            &got.weights.iter().map(|w| (w * 1e4).round() / 1e4).collect::<Vec<_>>(),
            &[0.637, 0.2583, 0.1047],
        );
        let fact = |name| got.facts.iter().find(|(known, _)| *known == name).unwrap().1;
        assert!(
            (fact("eigenvalue") - 3.0385).abs() < 5e-5 && (fact("consistency_ratio") - 0.0332).abs() < 5e-5
        );
    }

    /// Eigenvector of a matrix of four by numpy 2.4.6 (`linalg.eig`).
    #[test]
    fn four_children_by_numpy() {
        let four = siblings(&[&[], &[], &[], &[]]);
        let judgements = ["a/b = 2", "a/c = 4", "d/a = 1/7", "b/c = 3", "b/d = 5", "c/d = 2"];
        let got = weigh("ahp", &[given(&judgements)], &four).unwrap();
        close(
            &got.weights,
            &[0.509_320_108_615_792, 0.308_043_599_720_418, 0.118_547_575_072_971, 0.064_088_716_590_819],
        );
        let means =
            weigh("ahp", &[given(&judgements), ("prioritise", Value::Text("geometric-mean".into()))], &four);
        close(
            &means.unwrap().weights,
            &[0.508_932_427_016_402, 0.307_877_840_897_604, 0.118_870_832_378_373, 0.064_318_899_707_621],
        );
    }

    /// Two experts who say opposite things cancel out.
    #[test]
    fn several_experts() {
        let two = siblings(&[&[], &[]]);
        for experts in ["judgements", "priorities"] {
            let said = given(&["Chen: a/b = 4", "Wang: b/a = 4"]);
            let got = weigh("ahp", &[said, ("experts", Value::Text(experts.into()))], &two).unwrap();
            close(&[got.weights[0] / got.weights[1]], &[1.0]);
        }
    }

    #[test]
    fn inconsistent_judgements_are_refused_with_the_worst_of_them() {
        let three = siblings(&[&[], &[], &[]]);
        let refusal = weigh("ahp", &[given(&["a/b = 9", "b/c = 9", "a/c = 1/9"])], &three).unwrap_err();
        assert_eq!(refusal.code, "judgements-inconsistent");
        let loose = [given(&["a/b = 9", "b/c = 9", "a/c = 1/9"]), ("max_inconsistency", Value::Number(99.0))];
        close(&weigh("ahp", &loose, &three).unwrap().weights, &[1.0 / 3.0; 3]);
    }

    #[test]
    fn pairs_must_be_whole_and_once() {
        let three = siblings(&[&[], &[], &[]]);
        let code = |judgements: &[&str]| weigh("ahp", &[given(judgements)], &three).unwrap_err().code;
        assert_eq!(code(&["a/b = 3", "a/c = 5"]), "judgement-missing");
        assert_eq!(code(&["a/b = 3", "b/a = 5"]), "judgement-twice");
        assert_eq!(code(&["a/x = 3"]), "judgement-unknown-child");
        assert_eq!(code(&["a/a = 1"]), "judgement-twice");
    }

    #[test]
    fn beyond_the_table_the_random_index_goes_on() {
        assert!((random_index(15) - 1.59).abs() < 1e-12);
        assert!(random_index(16) > 1.59 && random_index(16) < 1.65);
    }
}
