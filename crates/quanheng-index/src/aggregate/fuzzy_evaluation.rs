//! # fuzzy-evaluation
//!
//! Fuzzy comprehensive evaluation: each child's value belongs to grades by degrees r, the weights compose them to the
//! unit's degrees b, and y = Σ bₖ·pointsₖ/Σ bₖ.
//!
//! `grades` are the values, ascending, that belong to one grade wholly; between two the degrees pass in a straight
//! line from one to the other, and beyond the first and the last a value belongs to that grade. `points` say what
//! each grade is worth, the grade's own value unless given.
//!
//! `operator` composes, with Σw = 1: `weighted-mean` bₖ = Σ wᵢrᵢₖ; `bounded-sum` bₖ = min(1, Σ min(wᵢ, rᵢₖ));
//! `product-maximum` bₖ = max wᵢrᵢₖ; `minimum-maximum` bₖ = max min(wᵢ, rᵢₖ), Zadeh's, in which only the most
//! weighty child of a grade counts.
//!
//! `report = "grade"` gives the unit's grade by the principle of maximum membership in place of y: the number of the
//! grade with the greatest b, from 1 for the lowest; of several within 1e-12 the lowest. `points` then play no part.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` the node is missing. Constant,
//!   tied, zero and negative values are no matter: scores of one unit do not depend on the others.
//! - When to use: results are to be read in grades that experts have set, on one scale for all children. Not to rank
//!   finely: with `weighted-mean` and without `points` it is the arithmetic mean of values cut at the outer grades,
//!   and the operators with a maximum pass over most of the data.
//! - Practice differs: degrees of membership often come from shares of judges' votes instead, which no column of
//!   scores holds. The grade of greatest membership passes over all other degrees, the score uses them.
//! - Source: Zadeh (1965), Fuzzy sets, Information and Control 8, for minimum and maximum; 汪培庄 (1983), 模糊集合论及其应用,
//!   上海科学技术出版社, for the evaluation and its operators.
//! - Example (`grades = [0, 50, 100]`): 25 and 100, equal weights: r = (0.5, 0.5, 0) and (0, 0, 1), b = (0.25,
//!   0.25, 0.5) → 62.5, and grade 3; `operator = "product-maximum"`: the same b, `"minimum-maximum"`: b = (0.5, 0.5,
//!   0.5) → 50.
//!
//! ## 中文
//!
//! - 模糊综合评价：下级得分按隶属度 r 归入各等级，以权重合成为 b，y = Σbₖ·pointsₖ/Σbₖ。
//! - `grades` 为完全属于各等级的值（递增），两等级之间隶属度线性过渡，两端之外归两端；`points` 为各等级分值，默认即 `grades`。
//! - 合成算子 `operator`（Σw = 1）：`weighted-mean` bₖ = Σwᵢrᵢₖ；`bounded-sum` bₖ = min(1, Σmin(wᵢ, rᵢₖ))；
//!   `product-maximum` bₖ = max wᵢrᵢₖ；`minimum-maximum` bₖ = max min(wᵢ, rᵢₖ)，即 Zadeh 算子，只有最重的下级起作用。
//! - 下级缺失时权重在有值者之间重新分配；低于 `min_present` 时缺失。常数、并列、零和负值无妨。
//! - 适用于按专家设定的等级解读结果；不宜用于细分名次，取最大的算子会略去大部分数据。
//! - `report = "grade"` 按最大隶属度原则给出等级序号（最低为 1，b 相差 1e-12 以内取较低者），此时 `points` 不起作用。
//! - 常见做法由评委票数得隶属度，得分列中没有这种数据；最大隶属度只看一个等级，得分则用到全部隶属度。
//! - 来源：Zadeh（1965）；汪培庄（1983）《模糊集合论及其应用》，上海科学技术出版社。
//! - 示例（`grades = [0, 50, 100]`）：25 与 100，等权：b = (0.25, 0.25, 0.5)→ 62.5，第 3 级。

use super::among::Part;
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "fuzzy-evaluation",
    zh: "模糊综合评价",
    en: "fuzzy comprehensive evaluation by grades",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "grades",
            Kind::Numbers,
            Fallback::Required,
            ["完全属于各等级的数值，升序", "values that belong to one grade wholly, ascending"],
        ),
        Parameter::new(
            "points",
            Kind::Numbers,
            Fallback::Absent,
            ["各等级的分值，默认为等级数值本身", "what each grade is worth; its own value unless given"],
        ),
        Parameter::new(
            "report",
            Kind::Choice(&["score", "grade"]),
            Fallback::Word("score"),
            ["报告得分还是隶属度最大的等级", "the score, or the grade of greatest membership"],
        ),
        Parameter::new(
            "operator",
            Kind::Choice(&["weighted-mean", "bounded-sum", "product-maximum", "minimum-maximum"]),
            Fallback::Word("weighted-mean"),
            ["合成算子", "how weights and degrees compose"],
        ),
    ],
    source: include_str!("fuzzy_evaluation.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(FuzzyEvaluation::checked(values)?))),
};

#[derive(Debug, Clone, Copy)]
enum Operator {
    WeightedMean,
    BoundedSum,
    ProductMaximum,
    MinimumMaximum,
}

impl Operator {
    /// The degree to which a unit belongs to a grade, from the weights and degrees of its children.
    fn compose(self, pairs: impl Iterator<Item = (f64, f64)>) -> f64 {
        match self {
            Self::WeightedMean => pairs.map(|(w, r)| w * r).sum(),
            Self::BoundedSum => pairs.map(|(w, r)| w.min(r)).sum::<f64>().min(1.0),
            Self::ProductMaximum => pairs.map(|(w, r)| w * r).fold(0.0, f64::max),
            Self::MinimumMaximum => pairs.map(|(w, r)| w.min(r)).fold(0.0, f64::max),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Report {
    Score,
    Grade,
}

/// Degrees closer than this are equal.
const ROUNDING: f64 = 1e-12;

struct FuzzyEvaluation {
    min_present: f64,
    report: Report,
    grades: Vec<f64>,
    points: Vec<f64>,
    operator: Operator,
}

impl FuzzyEvaluation {
    fn checked(values: &Values) -> Result<Self, Fault> {
        let grades = values.numbers("grades").to_vec();
        if grades.len() < 2 || grades.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(Fault::new("grades-not-ascending", "grades"));
        }
        let points = match values.numbers("points") {
            [] => grades.clone(),
            points if points.len() == grades.len() => points.to_vec(),
            points => {
                let fault = Fault::new("grades-points-count", "points");
                return Err(fault.with("points", points.len()).with("grades", grades.len()));
            }
        };
        let operator = match values.text("operator") {
            "bounded-sum" => Operator::BoundedSum,
            "product-maximum" => Operator::ProductMaximum,
            "minimum-maximum" => Operator::MinimumMaximum,
            _ => Operator::WeightedMean,
        };
        let report = if values.text("report") == "grade" { Report::Grade } else { Report::Score };
        Ok(Self { min_present: values.number("min_present"), report, grades, points, operator })
    }

    /// The degree to which a value belongs to grade `k`.
    fn degree(&self, value: f64, k: usize) -> f64 {
        let grades = &self.grades;
        let value = value.clamp(grades[0], grades[grades.len() - 1]);
        if value <= grades[k] {
            let from = k.checked_sub(1).map(|below| grades[below]);
            from.map_or(1.0, |from| ((value - from) / (grades[k] - from)).max(0.0))
        } else {
            let to = grades.get(k + 1);
            to.map_or(1.0, |to| ((to - value) / (to - grades[k])).max(0.0))
        }
    }

    fn score(&self, parts: &[Part]) -> f64 {
        let degrees: Vec<f64> = (0..self.grades.len())
            .map(|k| self.operator.compose(parts.iter().map(|part| (part.share, self.degree(part.value, k)))))
            .collect();
        if let Report::Grade = self.report {
            return most_fitting(&degrees);
        }
        // Every value belongs to some grade by half or more and every share is above 0, so that the sum is.
        let sum: f64 = degrees.iter().sum();
        degrees.iter().zip(&self.points).map(|(degree, points)| degree * points).sum::<f64>() / sum
    }
}

/// The number of the lowest grade, from 1, that no other exceeds.
fn most_fitting(degrees: &[f64]) -> f64 {
    let most = degrees.iter().copied().fold(0.0, f64::max);
    let first = degrees.iter().position(|&degree| degree >= most - ROUNDING);
    first.map_or(1.0, |at| at as f64 + 1.0)
}

impl Aggregate for FuzzyEvaluation {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        Ok(children.by_unit(self.min_present, |_, parts| Ok(self.score(parts))))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{PANEL, aggregate, close};
    use crate::method::Maker;
    use crate::parameter::Value;

    const SLUG: &str = "fuzzy-evaluation";

    fn grades(values: &[f64]) -> (&'static str, Value) {
        ("grades", Value::Numbers(values.to_vec()))
    }

    #[test]
    fn the_page_example() {
        let of = |operator: &str| {
            let given = [grades(&[0.0, 50.0, 100.0]), ("operator", Value::Text(operator.into()))];
            aggregate(SLUG, &given, &[Some(25.0), Some(100.0)], &[1.0, 1.0]).unwrap().unwrap()
        };
        assert_eq!(["weighted-mean", "product-maximum", "minimum-maximum"].map(of), [62.5, 62.5, 50.0]);
    }

    /// By hand: b = (0.25, 0.25, 0.5), then (0.5, 0.5, 0), of which the lower grade is taken.
    #[test]
    fn the_grade_of_greatest_membership() {
        let given = [grades(&[0.0, 50.0, 100.0]), ("report", Value::Text("grade".into()))];
        let of = |values: [f64; 2]| aggregate(SLUG, &given, &values.map(Some), &[1.0, 1.0]);
        assert_eq!(of([25.0, 100.0]), Ok(Ok(3.0)));
        assert_eq!(of([0.0, 50.0]), Ok(Ok(1.0)));
    }

    /// By hand: shares 0.5 each; r = (0.75, 0.25, 0) and (0.25, 0.75, 0); Σ min(w, r) = 0.75, 0.75, 0.
    #[test]
    fn a_bounded_sum_and_points() {
        let given = [
            grades(&[0.0, 100.0, 200.0]),
            ("points", Value::Numbers(vec![1.0, 3.0, 9.0])),
            ("operator", Value::Text("bounded-sum".into())),
        ];
        assert_eq!(aggregate(SLUG, &given, &[Some(25.0), Some(75.0)], &[1.0, 1.0]), Ok(Ok(2.0)));
    }

    #[test]
    fn without_points_it_is_the_mean_of_values_cut_at_the_outer_grades() {
        let want: Vec<f64> = PANEL.scores("arithmetic", &[]);
        close(&PANEL.scores(SLUG, &[grades(&[0.0, 0.3, 0.4, 1.0])]), &want);
        let got = aggregate(SLUG, &[grades(&[0.0, 1.0])], &[Some(-5.0), None, Some(7.0)], &[1.0, 1.0, 3.0]);
        assert_eq!(got, Ok(Ok(0.75)));
    }

    #[test]
    fn grades_that_do_not_fit_are_refused() {
        let Maker::Aggregate(make) = super::METHOD.maker else { unreachable!("declared so") };
        let fault = |given: &[(&str, Value)]| {
            let given = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
            make(&super::METHOD.check(&given).unwrap()).err().map(|fault| fault.code)
        };
        assert_eq!(fault(&[grades(&[1.0])]), Some("grades-not-ascending"));
        assert_eq!(fault(&[grades(&[1.0, 1.0])]), Some("grades-not-ascending"));
        let points = ("points", Value::Numbers(vec![1.0]));
        assert_eq!(fault(&[grades(&[1.0, 2.0]), points]), Some("grades-points-count"));
    }
}
