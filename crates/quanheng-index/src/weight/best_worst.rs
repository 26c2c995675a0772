//! # best-worst
//!
//! Best-worst method: experts name the most and the least important child of a node and compare these two with all
//! others, 2n − 3 judgements in place of the n(n − 1)/2 of `ahp`. The weights make the greatest misfit ξ least:
//! min ξ under |w_best − a·wⱼ| ≤ ξ for every judgement best/j = a, |wⱼ − a·w_worst| ≤ ξ for j/worst = a, Σw = 1. With
//! `model = "nonlinear"` it is the ratios that are within ξ: |w_best/wⱼ − a| ≤ ξ, |wⱼ/w_worst − a| ≤ ξ.
//!
//! `best` and `worst` name the children, `judgements` the comparisons: `"best_code/a = 3"`, `"a/worst_code = 2"`; with
//! several experts each text begins with a name (`best = ["Chen: roads", "Wang: rail"]`). Give the step `at` the node
//! whose children are compared.
//!
//! - The linear model (default) has one solution. The nonlinear one, the first to be published, in general has many with
//!   four children or more: the range of each weight over all of them is in the trace, and the weights are the middles
//!   of the ranges, made shares. Its least ξ and the ranges are found exactly, without a solver. The two models agree
//!   where the judgements are consistent; elsewhere the linear one bends the weights of the small children more.
//! - Ratios are at least 1, up to 9 by custom. Every child must be compared with best and worst, once; the judgement
//!   best/worst counts for both.
//! - Consistency: of the judgements themselves max over j of |a_Bj·a_jW − a_BW|/(a_BW² − a_BW), 0 when a_BW = 1; of the
//!   nonlinear model also ξ by the greatest ξ there can be with this a_BW, the root of (a_BW − ξ)² = a_BW + ξ. An expert
//!   above `max_inconsistency` is refused, by the first in the linear and the second in the nonlinear model; without it
//!   the greatest are only put into the trace, with ξ. Who calls best and worst alike (a_BW = 1) must say 1 throughout.
//! - Several experts: the mean of their weights (and of their ranges). The data play no part.
//! - Practice differs: pyDecision minimises a penalty from a random start; some programs of the nonlinear model return
//!   one of its solutions, whichever their solver meets first.
//! - When to use: many children, or experts with little patience. When not: best and worst are in dispute.
//! - Source: Rezaei (2015), Best-worst multi-criteria decision-making method, Omega 53 (nonlinear model, its consistency
//!   index); Rezaei (2016), the same: some properties and a linear model, Omega 64 (also the ranges); Liang, Brunelli and Rezaei (2020), Consistency issues in the best worst method, Omega 96.
//! - Example: best a, worst c, a/b = 2, a/c = 8, b/c = 4 (consistent) → 8 : 4 : 1 = 0.6154, 0.3077, 0.0769; ξ = 0. With
//!   b/c = 5 and the nonlinear model ξ = 4 − √14 = 0.258 → 8 + ξ : 5 − ξ : 1 = 0.5899, 0.3387, 0.0714.
//!
//! ## 中文
//!
//! - 最优最劣法：专家选出某节点最重要和最不重要的下级，再将两者与其余各下级比较，只需 2n − 3 次判断。
//! - 权重使最大偏差 ξ 最小：|w_best − a·wⱼ| ≤ ξ，|wⱼ − a·w_worst| ≤ ξ，Σw = 1。此为线性模型（默认），解唯一。
//!   `model = "nonlinear"` 为最初的非线性模型：|w_best/wⱼ − a| ≤ ξ，|wⱼ/w_worst − a| ≤ ξ；下级不少于四个时一般有许多解，
//!   取各权重区间的中点再归一，区间见过程记录；ξ 与区间精确求得，不用求解器。
//! - `best`、`worst` 写下级代码，`judgements` 写比较，如 `"best_code/a = 3"`；多位专家时每条以姓名开头。请写在 `at` 节点下。
//! - 比值不小于 1，习惯上不超过 9；每个下级须与两者各比一次。多位专家取权重的平均。数据不参与。
//! - 一致性为 max |a_Bj·a_jW − a_BW|/(a_BW² − a_BW)；非线性模型另有 ξ 与其最大可能值（(a_BW − ξ)² = a_BW + ξ 的根）之比。
//!   线性模型按前者、非线性模型按后者，超过 `max_inconsistency` 则拒绝，未设时只记入过程记录。a_BW = 1 时其余判断须都为 1。
//! - 其他软件：pyDecision 从随机起点最小化罚函数；非线性模型的有些程序只给求解器碰到的一个解。
//! - 适用于下级较多、专家时间有限的情形；最优、最劣有争议时不宜。
//! - 来源：Rezaei（2015，非线性模型及一致性指标；2016，线性模型及区间）；一致性：Liang、Brunelli 和 Rezaei（2020）。
//! - 示例：最优 a，最劣 c，a/b = 2，a/c = 8，b/c = 4 → 0.6154，0.3077，0.0769；ξ = 0。b/c = 5 时非线性模型 ξ = 0.258 → 0.5899，0.3387，0.0714。

mod ratios;

use std::collections::BTreeMap;

use super::judgement::{Judgement, by_expert, called, find, missing, named, parse, twice};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::linear_programme::{Condition, maximise};
use crate::statistics::mean;

pub(crate) const METHOD: Method = Method {
    slug: "best-worst",
    zh: "最优最劣法（BWM）",
    en: "best-worst method, from judgements against two children",
    parameters: &[
        Parameter::new("best", Kind::Texts, Fallback::Required, ["最重要的下级", "the most important child"]),
        Parameter::new(
            "worst",
            Kind::Texts,
            Fallback::Required,
            ["最不重要的下级", "the least important child"],
        ),
        Parameter::new(
            "judgements",
            Kind::Texts,
            Fallback::Required,
            ["与最优、最劣的比较，如 \"a/b = 3\"", "comparisons with best and worst, as \"a/b = 3\""],
        ),
        Parameter::new(
            "model",
            Kind::Choice(&["linear", "nonlinear"]),
            Fallback::Word("linear"),
            ["线性或非线性模型", "misfit of weights or of their ratios"],
        ),
        Parameter::new(
            "max_inconsistency",
            Kind::Share,
            Fallback::Absent,
            ["不一致程度的上限", "greatest inconsistency allowed"],
        ),
    ],
    source: include_str!("best_worst.rs"),
    maker: Maker::Weight(|values| Ok(Box::new(BestWorst::new(values)?))),
};

struct BestWorst {
    /// Best and worst child by expert.
    ends: BTreeMap<String, (String, String)>,
    judgements: Vec<Judgement>,
    model: Model,
    max_inconsistency: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Model {
    Linear,
    Nonlinear,
}

/// What the judgements of one expert come to.
struct Solution {
    weights: Vec<f64>,
    /// By child, the least and the greatest weight among the best solutions.
    ranges: Vec<(f64, f64)>,
    misfit: f64,
    /// ξ by the greatest there can be; of the nonlinear model.
    consistency_ratio: Option<f64>,
}

impl BestWorst {
    fn new(values: &Values) -> Result<Self, Fault> {
        let codes = |key: &'static str| -> BTreeMap<String, String> {
            values
                .texts(key)
                .iter()
                .map(|text| named(text))
                .map(|(who, code)| (who, code.to_owned()))
                .collect()
        };
        let (best, mut worst) = (codes("best"), codes("worst"));
        let mut ends = BTreeMap::new();
        for (expert, best) in best {
            let Some(worst) = worst.remove(&expert) else {
                return Err(Fault::new("best-worst-ends", "worst").with("expert", called(&expert)));
            };
            ends.insert(expert, (best, worst));
        }
        let judgements = parse(values, "judgements", true)?;
        let stranger = judgements.iter().map(|judgement| &judgement.expert).chain(worst.keys());
        if let Some(expert) = stranger.into_iter().find(|expert| !ends.contains_key(*expert)) {
            return Err(Fault::new("best-worst-ends", "best").with("expert", called(expert)));
        }
        if let Some(small) = judgements.iter().find(|judgement| judgement.value < 1.0) {
            return Err(Fault::new("best-worst-below-one", "judgements").with("given", small.value));
        }
        let model = if values.text("model") == "nonlinear" { Model::Nonlinear } else { Model::Linear };
        let max_inconsistency = values.optional_number("max_inconsistency");
        Ok(Self { ends, judgements, model, max_inconsistency })
    }
}

impl Weight for BestWorst {
    fn looks_at_units(&self) -> bool {
        false
    }

    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        if siblings.count() == 1 {
            return Ok(vec![1.0].into());
        }
        let by_expert = by_expert(&self.judgements);
        let (mut each, mut inconsistency) = (Vec::new(), 0.0_f64);
        for (expert, (best, worst)) in &self.ends {
            let judgements = by_expert.get(expert.as_str()).map_or(&[][..], Vec::as_slice);
            let said = Said::of(siblings, expert, [best, worst], judgements)
                .map_err(|refusal| refusal.at("judgements"))?;
            let solution = said.solve(self.model)?;
            inconsistency = inconsistency.max(said.inconsistency());
            let own = solution.consistency_ratio.unwrap_or_else(|| said.inconsistency());
            if let Some(most) = self.max_inconsistency.filter(|most| own > *most) {
                return Err(Refusal::new("best-worst-inconsistent")
                    .at("judgements")
                    .with("expert", called(expert))
                    .with("ratio", format!("{own:.3}"))
                    .with("most", most));
            }
            each.push(solution);
        }
        let greatest = |of: &dyn Fn(&Solution) -> f64| each.iter().map(of).fold(0.0, f64::max);
        let mut facts = vec![
            ("experts", each.len() as f64),
            ("worst_misfit", greatest(&|solution| solution.misfit)),
            ("worst_inconsistency", inconsistency),
        ];
        if self.model == Model::Nonlinear {
            let ratio = greatest(&|solution| solution.consistency_ratio.unwrap_or_default());
            facts.push(("worst_consistency_ratio", ratio));
        }
        let middle = |of: &dyn Fn(&Solution) -> f64| mean(&each.iter().map(of).collect::<Vec<_>>());
        let of_child = |child: usize| {
            let range =
                [middle(&|solution| solution.ranges[child].0), middle(&|solution| solution.ranges[child].1)];
            ["least", "greatest"]
                .into_iter()
                .zip(range)
                .filter_map(|(name, bound)| Some((name, bound?)))
                .collect()
        };
        let children = 0..siblings.count();
        Ok(Weighted {
            weights: children
                .clone()
                .filter_map(|child| middle(&|solution| solution.weights[child]))
                .collect(),
            facts,
            of_child: if self.model == Model::Linear { Vec::new() } else { children.map(of_child).collect() },
        })
    }
}

/// What one expert said of all children.
struct Said {
    best: usize,
    worst: usize,
    /// By child: best over it, and it over worst.
    below_best: Vec<f64>,
    above_worst: Vec<f64>,
}

impl Said {
    fn of(
        siblings: &Siblings,
        expert: &str,
        ends: [&String; 2],
        judgements: &[&Judgement],
    ) -> Result<Self, Refusal> {
        let (best, worst) = (find(siblings, ends[0])?, find(siblings, ends[1])?);
        if best == worst {
            return Err(Refusal::new("best-is-worst").with("expert", called(expert)));
        }
        let count = siblings.count();
        let (mut below_best, mut above_worst) = (vec![None; count], vec![None; count]);
        for judgement in judgements {
            let against = judgement.against.as_deref().expect("parsed as a pair");
            let (i, j) = (find(siblings, &judgement.child)?, find(siblings, against)?);
            let pair = || format!("{}/{against}", judgement.child);
            if i == j || (i != best && j != worst) {
                return Err(Refusal::new("best-worst-stray")
                    .with("expert", called(expert))
                    .with("what", pair()));
            }
            let again = i == best && below_best[j].replace(judgement.value).is_some();
            if again || (j == worst && above_worst[i].replace(judgement.value).is_some()) {
                return Err(twice(expert, pair()));
            }
        }
        (below_best[best], above_worst[worst]) = (Some(1.0), Some(1.0));
        if below_best[worst] == Some(1.0) {
            let beyond = |said: &[Option<f64>]| said.iter().flatten().copied().find(|value| *value > 1.0);
            if let Some(value) = beyond(&below_best).or_else(|| beyond(&above_worst)) {
                return Err(Refusal::new("best-worst-alike")
                    .with("expert", called(expert))
                    .with("given", value));
            }
        }
        let codes = siblings.codes();
        let whole = |said: Vec<Option<f64>>, pair: &dyn Fn(usize) -> String| {
            let each = said.into_iter().enumerate();
            each.map(|(child, value)| value.ok_or_else(|| missing(expert, pair(child))))
                .collect::<Result<Vec<f64>, Refusal>>()
        };
        Ok(Self {
            best,
            worst,
            below_best: whole(below_best, &|child| format!("{}/{}", codes[best], codes[child]))?,
            above_worst: whole(above_worst, &|child| format!("{}/{}", codes[child], codes[worst]))?,
        })
    }

    fn inconsistency(&self) -> f64 {
        let all = self.below_best[self.worst];
        if all <= 1.0 {
            return 0.0;
        }
        let through = self.below_best.iter().zip(&self.above_worst).map(|(below, above)| below * above);
        through.map(|product| (product - all).abs() / (all * all - all)).fold(0.0, f64::max)
    }

    fn solve(&self, model: Model) -> Result<Solution, Refusal> {
        if model == Model::Nonlinear {
            let found = ratios::solve(self.best, self.worst, &self.below_best, &self.above_worst);
            return Ok(Solution {
                weights: found.weights,
                ranges: found.ranges,
                misfit: found.misfit,
                consistency_ratio: Some(found.consistency_ratio),
            });
        }
        let (weights, misfit) = self.solve_linear()?;
        let ranges = weights.iter().map(|&weight| (weight, weight)).collect();
        Ok(Solution { weights, ranges, misfit, consistency_ratio: None })
    }

    /// Weights, and ξ.
    fn solve_linear(&self) -> Result<(Vec<f64>, f64), Refusal> {
        let count = self.below_best.len();
        let mut conditions = Vec::new();
        let mut within = |over: usize, ratio: f64, under: usize| {
            for sign in [1.0, -1.0] {
                let mut coefficients = vec![0.0; count + 1];
                (coefficients[over], coefficients[under]) = (sign, -sign * ratio);
                coefficients[count] = -1.0;
                conditions.push(Condition::at_most(coefficients, 0.0));
            }
        };
        for child in 0..count {
            if child != self.best {
                within(self.best, self.below_best[child], child);
            }
            if child != self.worst && child != self.best {
                within(child, self.above_worst[child], self.worst);
            }
        }
        let mut whole = vec![1.0; count + 1];
        whole[count] = 0.0;
        conditions.push(Condition::exactly(whole, 1.0));
        let mut objective = vec![0.0; count + 1];
        objective[count] = -1.0;
        let best = maximise(&objective, conditions).map_err(crate::aggregate::frontier::refusal)?;
        Ok((best.point[..count].to_vec(), best.point[count]))
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::refusal::Refusal;
    use crate::weight::Weighted;
    use crate::weight::siblings::tests::{siblings, weigh};

    fn texts(texts: &[&str]) -> Value {
        Value::Texts(texts.iter().map(|&text| text.to_owned()).collect())
    }

    fn said(best: &[&str], worst: &[&str], judgements: &[&str]) -> Result<Weighted, Refusal> {
        let given = [("best", texts(best)), ("worst", texts(worst)), ("judgements", texts(judgements))];
        weigh("best-worst", &given, &siblings(&[&[], &[], &[]]))
    }

    fn near(got: &[f64], want: &[f64]) {
        let is_near = |(x, y): (&f64, &f64)| (x - y).abs() < 1e-9;
        assert!(got.len() == want.len() && got.iter().zip(want).all(is_near), "{got:?} is not {want:?}");
    }

    #[test]
    fn the_page_example() {
        let got = said(&["a"], &["c"], &["a/b = 2", "a/c = 8", "b/c = 4"]).unwrap();
        near(&got.weights, &[8.0 / 13.0, 4.0 / 13.0, 1.0 / 13.0]);
        assert!(got.facts[1].1.abs() < 1e-9 && got.facts[2].1 == 0.0, "{:?}", got.facts);
    }

    /// By hand: a/b = 2 and b/c = 5 ask for a/c = 10, not 8. The three misfits are equal at the optimum: 2b − a = ξ,
    /// 5c − b = ξ, a − 8c = ξ give c = 2ξ, b = 9ξ, a = 17ξ, and the sum of one ξ = 1/28.
    #[test]
    fn what_does_not_fit_is_spread() {
        let got = said(&["a"], &["c"], &["a/b = 2", "a/c = 8", "b/c = 5"]).unwrap();
        near(&got.weights, &[17.0 / 28.0, 9.0 / 28.0, 2.0 / 28.0]);
        near(&[got.facts[1].1, got.facts[2].1], &[1.0 / 28.0, 2.0 / 56.0]);
    }

    fn nonlinear(judgements: &[&str], more: &[(&'static str, Value)]) -> Result<Weighted, Refusal> {
        let given = [
            ("best", texts(&["a"])),
            ("worst", texts(&["c"])),
            ("judgements", texts(judgements)),
            ("model", Value::Text("nonlinear".into())),
        ];
        weigh("best-worst", &[&given[..], more].concat(), &siblings(&[&[], &[], &[]]))
    }

    #[test]
    fn the_nonlinear_page_example() {
        let got = nonlinear(&["a/b = 2", "a/c = 8", "b/c = 5"], &[]).unwrap();
        let misfit = 4.0 - 14.0_f64.sqrt();
        near(&got.weights, &[(8.0 + misfit) / 14.0, (5.0 - misfit) / 14.0, 1.0 / 14.0]);
        assert_eq!(got.facts.iter().map(|fact| fact.0).collect::<Vec<_>>()[3], "worst_consistency_ratio");
        near(&[got.facts[1].1, got.facts[3].1], &[misfit, misfit / (8.5 - 16.25_f64.sqrt())]);
        near(&[got.of_child[1][0].1, got.of_child[1][1].1], &[got.weights[1]; 2]);
        let limit = [("max_inconsistency", Value::Number(0.05))];
        let refused = nonlinear(&["a/b = 2", "a/c = 8", "b/c = 5"], &limit).unwrap_err();
        assert_eq!(refused.code, "best-worst-inconsistent");
    }

    #[test]
    fn several_experts_meet_in_the_middle() {
        let got = said(
            &["Chen: a", "Wang: c"],
            &["Chen: c", "Wang: a"],
            &["Chen: a/b=2", "Chen: a/c=4", "Chen: b/c=2", "Wang: c/b=2", "Wang: c/a=4", "Wang: b/a=2"],
        );
        near(&got.unwrap().weights, &[2.5 / 7.0, 2.0 / 7.0, 2.5 / 7.0]);
    }

    #[test]
    fn what_was_not_said_or_twice_or_astray() {
        let code = |judgements: &[&str]| said(&["a"], &["c"], judgements).unwrap_err().code;
        assert_eq!(code(&["a/b = 2", "a/c = 8"]), "judgement-missing");
        assert_eq!(code(&["a/b = 2", "a/b = 8"]), "judgement-twice");
        assert_eq!(code(&["b/a = 2"]), "best-worst-stray");
        assert_eq!(code(&["a/x = 2"]), "judgement-unknown-child");
        assert_eq!(code(&["a/b = 2", "a/c = 1", "b/c = 1"]), "best-worst-alike");
        assert_eq!(said(&["a"], &["a"], &[]).unwrap_err().code, "best-is-worst");
    }

    #[test]
    fn inconsistency_is_refused_when_a_limit_is_set() {
        let given = [
            ("best", texts(&["a"])),
            ("worst", texts(&["c"])),
            ("judgements", texts(&["a/b = 9", "a/c = 2", "b/c = 9"])),
            ("max_inconsistency", Value::Number(0.3)),
        ];
        let refusal = weigh("best-worst", &given, &siblings(&[&[], &[], &[]])).unwrap_err();
        assert_eq!(refusal.code, "best-worst-inconsistent");
    }
}
