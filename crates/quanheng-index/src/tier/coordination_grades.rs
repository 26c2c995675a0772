//! # coordination-grades
//!
//! The ten grades of the coupling coordination degree D: the range from 0 to 1 in tenths, each with the name that the
//! literature gives it.
//!
//! | D | grade | 等级 |
//! |---|---|---|
//! | 0.9–1 | superior coordination | 优质协调 |
//! | 0.8–0.9 | good coordination | 良好协调 |
//! | 0.7–0.8 | intermediate coordination | 中级协调 |
//! | 0.6–0.7 | primary coordination | 初级协调 |
//! | 0.5–0.6 | bare coordination | 勉强协调 |
//! | 0.4–0.5 | near imbalance | 濒临失调 |
//! | 0.3–0.4 | slight imbalance | 轻度失调 |
//! | 0.2–0.3 | moderate imbalance | 中度失调 |
//! | 0.1–0.2 | severe imbalance | 严重失调 |
//! | 0–0.1 | extreme imbalance | 极度失调 |
//!
//! - `language` says whether the tiers have Chinese names (default) or English ones, which papers translate differently;
//!   `names` gives ten others. A grade may stay empty, and usually several do.
//! - A score at a bound, within 1e-12, is in the better grade; with `at_bound = "worse"` in the worse.
//! - Units without a score get no grade. Tied scores share one. A constant score is no matter. A score below 0 or above 1
//!   is an error: the grades are meant for `coupling-coordination`, which gives none.
//! - When to use: after `coupling-coordination`, to name its results as the literature does. Not for other indices, nor to
//!   compare studies: D depends on how the subsystems were normalised.
//! - Practice differs: SPSSAU has 0.1 ≤ D < 0.2 and so on, as here by default; others 0.1 < D ≤ 0.2. Tables with four,
//!   five or seven grades are in use too: for these take `cuts` with `names`.
//! - Source: 廖重斌 (1999), 环境与经济协调发展的定量评判及其分类体系, 热带地理 19(2).
//! - Example: 0.95, 0.6, 0.45 → tiers 1, 4, 6; with `at_bound = "worse"` → 1, 5, 6.
//!
//! ## 中文
//!
//! - 耦合协调度 D 的十级划分：0 至 1 每 0.1 一级，由好到差为优质协调、良好协调、中级协调、初级协调、勉强协调、濒临失调、
//!   轻度失调、中度失调、严重失调、极度失调。
//! - `language` 选择等级名称用中文（默认）或英文；`names` 可另给十个名称。某级可以为空。
//! - 恰在界上者（1e-12 以内）归较好一级；`at_bound = "worse"` 归较差一级。没有得分者无等级；得分小于 0 或大于 1 报错。
//! - 适用于 `coupling-coordination` 之后；不宜用于其他指数，也不宜据此比较不同研究，因为 D 取决于子系统如何标准化。
//! - 其他做法：SPSSAU 为 0.1 ≤ D < 0.2，即此处默认；也有 0.1 < D ≤ 0.2。四、五、七级的划分请用 `cuts` 加 `names`。
//! - 来源：廖重斌（1999），热带地理 19(2)。
//! - 示例：0.95，0.6，0.45 → 第 1，4，6 级；`at_bound = "worse"` → 第 1，5，6 级。

use super::{NAMES, Tier};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

/// By how much a score may miss a bound.
const ROUNDING: f64 = 1e-12;
const GRADES: usize = 10;

pub(crate) const METHOD: Method = Method {
    slug: "coordination-grades",
    zh: "耦合协调度的十级划分",
    en: "the ten grades of the coupling coordination degree",
    parameters: &[
        Parameter::new(
            "language",
            Kind::Choice(&["zh", "en"]),
            Fallback::Word("zh"),
            ["等级名称所用语言", "language of the names of the grades"],
        ),
        Parameter::new(
            "at_bound",
            Kind::Choice(&["better", "worse"]),
            Fallback::Word("better"),
            ["恰在界上者归较好还是较差一级", "grade of a score at a bound"],
        ),
        NAMES,
    ],
    source: include_str!("coordination_grades.rs"),
    maker: Maker::Tier(|values| {
        let usual = if values.text("language") == "en" { ENGLISH } else { CHINESE };
        let names = match values.texts("names") {
            [] => usual.map(str::to_owned).to_vec(),
            names => names.to_vec(),
        };
        let at_bound = if values.text("at_bound") == "worse" { AtBound::Worse } else { AtBound::Better };
        Ok(Box::new(CoordinationGrades { at_bound, names }))
    }),
};

const CHINESE: [&str; GRADES] = [
    "优质协调",
    "良好协调",
    "中级协调",
    "初级协调",
    "勉强协调",
    "濒临失调",
    "轻度失调",
    "中度失调",
    "严重失调",
    "极度失调",
];

const ENGLISH: [&str; GRADES] = [
    "superior coordination",
    "good coordination",
    "intermediate coordination",
    "primary coordination",
    "bare coordination",
    "near imbalance",
    "slight imbalance",
    "moderate imbalance",
    "severe imbalance",
    "extreme imbalance",
];

#[derive(Debug, Clone, Copy)]
enum AtBound {
    Better,
    Worse,
}

struct CoordinationGrades {
    at_bound: AtBound,
    names: Vec<String>,
}

impl Tier for CoordinationGrades {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let inside = -ROUNDING..=1.0 + ROUNDING;
        if let Some(outside) = descending.iter().find(|score| !inside.contains(score)) {
            return Err(Refusal::new("tier-outside-unit-interval").with("value", outside));
        }
        let least = match self.at_bound {
            AtBound::Better => -ROUNDING,
            AtBound::Worse => ROUNDING,
        };
        let bounds = (1..GRADES).rev().map(|tenths| tenths as f64 / GRADES as f64 + least);
        Ok(bounds.map(|bound| descending.partition_point(|&score| score >= bound)).collect())
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{boundaries, make};

    const WORSE: &str = "worse";

    /// The tier of each score, from the boundaries.
    fn tiers(at_bound: &str, descending: &[f64]) -> Vec<usize> {
        let given = [("at_bound", Value::Text(at_bound.into()))];
        let starts = boundaries("coordination-grades", &given, descending);
        (0..descending.len()).map(|at| starts.partition_point(|&start| start <= at) + 1).collect()
    }

    #[test]
    fn the_page_example() {
        assert_eq!(tiers("better", &[0.95, 0.6, 0.45]), [1, 4, 6]);
        assert_eq!(tiers(WORSE, &[0.95, 0.6, 0.45]), [1, 5, 6]);
    }

    #[test]
    fn every_bound_belongs_to_one_side_whatever_its_rounding() {
        let bounds = [1.0, 0.9, 0.1 + 0.7, 0.7, 0.6, 0.5, 0.4, 0.1 + 0.2, 0.2, 0.1, 0.0];
        assert_eq!(tiers("better", &bounds), [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(tiers(WORSE, &bounds), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
    }

    #[test]
    fn names_and_scores_that_cannot_be() {
        let named = |given: &[(&str, Value)]| make("coordination-grades", given).unwrap().names().to_vec();
        assert_eq!(named(&[])[5], "濒临失调");
        assert_eq!(named(&[("language", Value::Text("en".into()))])[0], "superior coordination");
        assert_eq!(named(&[("names", Value::Texts(vec!["a".into()]))]), ["a"]);
        let refused = make("coordination-grades", &[]).unwrap().boundaries(&[1.2, 0.5]).unwrap_err();
        assert_eq!(refused.code, "tier-outside-unit-interval");
    }
}
