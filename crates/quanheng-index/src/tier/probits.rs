//! # probits
//!
//! Grades of the rank-sum ratio method (秩和比法分档): scores are set against the probits of their ranks, and the range
//! of probits from 2 to 8 is cut into `classes` equal parts, at c = 2 + 6j/k. For each of the distinct scores, worst
//! first, R̄ is the mean rank of the units that share it and p = R̄/n; where that is 1, p = 1 − 1/(4n). Probit = 5 +
//! Φ⁻¹(p); the line score = a + b·Probit is fitted by least squares over the distinct scores.
//!
//! - `compare = "fitted"` (default): a unit is in a tier when its fitted score a + b·Probit reaches the cut a + b·c.
//!   `"score"`: when its own score does.
//! - Three classes cut at probits 4 and 6 (percentiles 15.87 and 84.13), four at 3.5, 5 and 6.5, five at 3.2, 4.4, 5.6 and
//!   6.8. a, b, the share of variance on the line, the p of its slope and the cuts are in the trace: where the line is no
//!   good description, neither are the tiers.
//! - Units without a score get no tier and are not counted in n. Tied scores share a probit and a tier. A tier may stay
//!   empty. A constant score has no line: an error. Zero and negative scores are no matter. A unit at a cut, within
//!   1e-12, is in the better tier.
//! - When to use: after `rank-sum-ratio`, or other scores that are about normally distributed. Not to cut where the data
//!   have gaps: `fitted` looks at ranks only, so with the same n the tiers have nearly always the same sizes.
//! - Practice differs: which of the two is compared, is seldom said; programs that circulate compare the fitted one and
//!   leave a unit at a cut to the lower tier. Some count tied scores once only, and some correct the last p even when
//!   several units share it.
//! - Source: 田凤调 (1993), 秩和比法及其应用, 北京: 中国统计出版社; probits: Bliss (1934), The method of probits, Science 79.
//! - Example: 5, 4, 3, 3, 1: p = 0.95, 0.8, 0.5, 0.2, Probit = 6.645, 5.842, 5, 4.158, score = −5.235 + 1.568·Probit,
//!   cuts 4.173 and 1.037. Three tiers → 1, 2, 2, 2, 2; with `compare = "score"` → 1, 2, 2, 2, 3.
//!
//! ## 中文
//!
//! - 秩和比法的分档：将各不同得分由差到好排列，R̄ 为同分者的平均秩，p = R̄/n（为 1 时取 1 − 1/(4n)），
//!   Probit = 5 + Φ⁻¹(p)；对各不同得分拟合直线 得分 = a + b·Probit；概率单位 2 至 8 之间等分为 `classes` 档，界限 c = 2 + 6j/k。
//! - `compare = "fitted"`（默认）用拟合值 a + b·Probit 与 a + b·c 比较；`"score"` 用得分本身比较。
//! - 三档的界限为 4、6（百分位 15.87、84.13），四档为 3.5、5、6.5，五档为 3.2、4.4、5.6、6.8。
//!   a、b、决定系数、斜率的 p 值和各界限见过程记录；直线拟合不好时，分档也不可信。
//! - 没有得分者不计入；同分者同档；某档可以为空；得分全同报错；零和负值无妨；恰在界上者（1e-12 以内）归较好的一档。
//! - 适用于 `rank-sum-ratio` 之后或大致正态的得分；`fitted` 只看秩，n 相同时各档大小几乎总相同。
//! - 其他做法：比较拟合值还是得分，各家不一，常未说明；流行的程序比较拟合值，恰在界上者归较低一档；有的并列只计一次，
//!   有的在末位并列时也修正最后一个 p。
//! - 来源：田凤调（1993）《秩和比法及其应用》；概率单位：Bliss（1934）。
//! - 示例：5，4，3，3，1，分三档 → 第 1，2，2，2，2 梯队；`compare = "score"` → 第 1，2，2，2，3 梯队。

use super::{NAMES, Tier, distinct};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{Line, normal_quantile};

/// By how much a probit may miss a cut, and as a share of the scores' range a score.
const ROUNDING: f64 = 1e-12;

/// The range of probits that is divided, and its middle.
const LOWEST: f64 = 2.0;
const WIDTH: f64 = 6.0;
const MIDDLE: f64 = 5.0;

pub(crate) const METHOD: Method = Method {
    slug: "probits",
    zh: "按概率单位回归分档（秩和比法）",
    en: "tiers by probits of the ranks (rank-sum ratio method)",
    parameters: &[
        Parameter::new("classes", Kind::Count(2), Fallback::Number(3.0), ["梯队数", "number of tiers"]),
        Parameter::new(
            "compare",
            Kind::Choice(&["fitted", "score"]),
            Fallback::Word("fitted"),
            ["与界限比较的是拟合值还是得分", "what is compared with the cuts"],
        ),
        NAMES,
    ],
    source: include_str!("probits.rs"),
    maker: Maker::Tier(|values| {
        let compare = if values.text("compare") == "score" { Compare::Score } else { Compare::Fitted };
        Ok(Box::new(Probits {
            classes: values.count("classes"),
            compare,
            names: values.texts("names").to_vec(),
        }))
    }),
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    Fitted,
    Score,
}

struct Probits {
    classes: usize,
    compare: Compare,
    names: Vec<String>,
}

/// Scores and the probits of their ranks, best first, and the line through the distinct ones.
struct Fit {
    /// By unit.
    probits: Vec<f64>,
    line: Line,
}

impl Fit {
    fn of(descending: &[f64]) -> Result<Self, Refusal> {
        let (mut below, n) = (descending.len(), descending.len() as f64);
        let (mut scores, mut of_tie, mut probits) = (Vec::new(), Vec::new(), Vec::new());
        for tie in distinct(descending, 2)? {
            below -= tie.len();
            let rank = below as f64 + (tie.len() + 1) as f64 / 2.0;
            let share = if rank < n { rank / n } else { 1.0 - 0.25 / n };
            let probit = MIDDLE + normal_quantile(share);
            scores.push(tie[0]);
            of_tie.push(probit);
            probits.extend(std::iter::repeat_n(probit, tie.len()));
        }
        let line = Line::fit(&of_tie, &scores).expect("two scores with different probits");
        Ok(Self { probits, line })
    }
}

impl Probits {
    /// Best first.
    fn cuts(&self) -> impl Iterator<Item = f64> {
        let part = WIDTH / self.classes as f64;
        (1..self.classes).rev().map(move |j| LOWEST + part * j as f64)
    }
}

impl Tier for Probits {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let fit = Fit::of(descending)?;
        let near = ROUNDING * (descending[0] - descending[descending.len() - 1]);
        let reached = |cut: f64| match self.compare {
            Compare::Fitted => fit.probits.partition_point(|&probit| probit >= cut - ROUNDING),
            Compare::Score => descending.partition_point(|&score| score >= fit.line.at(cut) - near),
        };
        Ok(self.cuts().map(reached).collect())
    }

    fn facts(&self, descending: &[f64]) -> Facts {
        let Ok(Fit { line, .. }) = Fit::of(descending) else { return Facts::new() };
        let mut facts = vec![("intercept", line.intercept), ("slope", line.slope)];
        facts.extend(line.r_squared.map(|share| ("r_squared", share)));
        facts.extend(line.test.map(|test| ("p", test.p)));
        facts.extend(CUTS.into_iter().zip(self.cuts().map(|cut| line.at(cut))));
        facts
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

const CUTS: [&str; 9] = ["cut_1", "cut_2", "cut_3", "cut_4", "cut_5", "cut_6", "cut_7", "cut_8", "cut_9"];

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{SCORES, boundaries, make};

    fn given(classes: f64, compare: &str) -> [(&'static str, Value); 2] {
        [("classes", Value::Number(classes)), ("compare", Value::Text(compare.into()))]
    }

    #[test]
    fn the_page_example() {
        let scores = [5.0, 4.0, 3.0, 3.0, 1.0];
        assert_eq!(boundaries("probits", &[], &scores), [1, 5]);
        assert_eq!(boundaries("probits", &given(3.0, "score"), &scores), [1, 4]);
        let facts = make("probits", &[]).unwrap().facts(&scores);
        // scipy 1.17.1: linregress over the distinct scores.
        let want = [
            ("intercept", -5.235296395872396),
            ("slope", 1.5680949461920646),
            ("r_squared", 0.9683403043777559),
        ];
        for ((name, got), (wanted, number)) in facts.iter().zip(want) {
            assert!(*name == wanted && (got - number).abs() < 1e-12, "{name} {got}");
        }
        assert!(facts[4].0 == "cut_1" && (facts[4].1 - 4.173273281280019).abs() < 1e-9, "{facts:?}");
    }

    /// numpy 2.4.6 and scipy 1.17.1 by the formulas of the page.
    #[test]
    fn tiers_agree_with_scipy() {
        for (classes, fitted, score) in [
            (2.0, vec![9], vec![9]),
            (3.0, vec![3, 14], vec![5, 13]),
            (4.0, vec![2, 9, 15], vec![0, 9, 15]),
            (5.0, vec![1, 5, 12, 16], vec![0, 7, 11, 15]),
            (7.0, vec![1, 2, 6, 11, 15, 16], vec![0, 2, 8, 11, 15, 16]),
        ] {
            assert_eq!(boundaries("probits", &given(classes, "fitted"), &SCORES), fitted, "{classes}");
            assert_eq!(boundaries("probits", &given(classes, "score"), &SCORES), score, "{classes}");
        }
    }

    /// Ten regions by antenatal care, maternal and perinatal mortality, a common textbook example of the method: their
    /// rank-sum ratios, and with scipy 1.17.1 score = −0.6085 + 0.2217·Probit.
    #[test]
    fn ten_regions() {
        let ratios = [27.0, 23.0, 20.0, 18.0, 18.0, 17.0, 15.0, 12.0, 12.0, 3.0].map(|sum| sum / 30.0);
        assert_eq!(boundaries("probits", &[], &ratios), [2, 9]);
        assert_eq!(boundaries("probits", &given(4.0, "fitted"), &ratios), [1, 6, 10]);
        let facts = make("probits", &[]).unwrap().facts(&ratios);
        assert!((facts[0].1 + 0.608549987491761).abs() < 1e-12, "{facts:?}");
        assert!((facts[1].1 - 0.22168969073497155).abs() < 1e-12, "{facts:?}");
    }

    #[test]
    fn constant_scores_have_no_line() {
        let made = make("probits", &[]).unwrap();
        assert_eq!(made.boundaries(&[0.5; 6]).unwrap_err().code, "tier-too-few-scores");
        assert_eq!(made.boundaries(&[]).unwrap_err().code, "tier-too-few-scores");
        assert!(made.facts(&[0.5; 6]).is_empty());
    }
}
