//! # budget
//!
//! Budget allocation: each expert spreads a budget of points over the children of a node; wᵢ = the mean over the
//! experts of the share each gave to i.
//!
//! `points` lists them: `"Chen: a = 40"`, `"Chen: b = 60"`, `"Wang: a = 55"`, … Give the step `at` the node whose
//! children they are.
//!
//! - Each expert's points are made shares of that expert's total, so budgets of 100 and of 10 count alike. An expert
//!   who says nothing about a child is an error: write `= 0` where 0 is meant. Points below 0 are errors, and a
//!   budget of nothing but 0.
//! - The standard deviation of the shares between the experts (n − 1) is in the trace, child by child.
//! - The data play no part. When to use: up to about ten children; beyond, people cannot keep the budget in mind.
//! - Practice differs: some drop the highest and the lowest expert, or take medians; neither is offered.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6, budget allocation process.
//! - Example: 40, 60 and 11, 9 → shares (0.4 + 0.55)/2 = 0.475 and 0.525.
//!
//! ## 中文
//!
//! - 预算分配法：每位专家把一份预算分给某节点的各下级，权重为各专家所给占比的平均。
//! - `points` 逐条列出，如 `"陈: a = 40"`；请写在 `at` 节点下。
//! - 各人的分数先化为占其总数的份额，故预算 100 与 10 同等看待；漏写一个下级报错，确为 0 请写 `= 0`。
//! - 负分或全为 0 报错。各下级在专家之间的标准差（除以 n − 1）见过程记录。
//! - 数据不参与。下级不超过十个左右时适用，再多则难以兼顾。
//! - 其他做法：有的去掉最高与最低的专家，有的取中位数，此处不提供。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步，预算分配法。
//! - 示例：40、60 与 11、9 → 0.475，0.525。

use super::judgement::{Judgement, by_expert, called, find, missing, parse, twice};
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{mean, standard_deviation};

pub(crate) const METHOD: Method = Method {
    slug: "budget",
    zh: "预算分配法",
    en: "budget allocation by experts",
    parameters: &[Parameter::new(
        "points",
        Kind::Texts,
        Fallback::Required,
        ["专家分给各下级的分数，如 \"a = 40\"", "points given to each child, as \"a = 40\""],
    )],
    source: include_str!("budget.rs"),
    maker: Maker::Weight(|values| Ok(Box::new(Budget(parse(values, "points", false)?)))),
};

struct Budget(Vec<Judgement>);

impl Weight for Budget {
    fn looks_at_units(&self) -> bool {
        false
    }

    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let experts = by_expert(&self.0);
        let each: Vec<Vec<f64>> = experts
            .iter()
            .map(|(expert, points)| shares(expert, points, siblings).map_err(|refusal| refusal.at("points")))
            .collect::<Result<_, _>>()?;
        let of_child = |child| each.iter().map(|shares| shares[child]).collect::<Vec<f64>>();
        let given: Vec<Vec<f64>> = (0..siblings.count()).map(of_child).collect();
        Ok(Weighted {
            weights: given.iter().filter_map(|shares| mean(shares)).collect(),
            facts: vec![("experts", experts.len() as f64)],
            of_child: given
                .iter()
                .map(|shares| {
                    standard_deviation(shares).map(|spread| ("spread", spread)).into_iter().collect()
                })
                .collect(),
        })
    }
}

fn shares(expert: &str, points: &[&Judgement], siblings: &Siblings) -> Result<Vec<f64>, Refusal> {
    let mut shares = vec![None; siblings.count()];
    for judgement in points {
        let child = find(siblings, &judgement.child)?;
        if shares[child].replace(judgement.value).is_some() {
            return Err(twice(expert, &judgement.child));
        }
    }
    let whole =
        |(child, share): (usize, Option<f64>)| share.ok_or_else(|| missing(expert, siblings.codes()[child]));
    let shares: Vec<f64> = shares.into_iter().enumerate().map(whole).collect::<Result<_, _>>()?;
    let total: f64 = shares.iter().sum();
    if total <= 0.0 {
        return Err(Refusal::new("budget-empty").with("expert", called(expert)));
    }
    Ok(shares.into_iter().map(|points| points / total).collect())
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::refusal::Refusal;
    use crate::weight::Weighted;
    use crate::weight::siblings::tests::{siblings, weigh};

    fn points(texts: &[&str]) -> Result<Weighted, Refusal> {
        let texts = texts.iter().map(|&text| text.to_owned()).collect();
        weigh("budget", &[("points", Value::Texts(texts))], &siblings(&[&[], &[]]))
    }

    #[test]
    fn the_page_example() {
        let got = points(&["Chen: a = 40", "Chen: b = 60", "Wang: a = 11", "Wang: b = 9"]).unwrap();
        assert!((got.weights[0] - 0.475).abs() < 1e-15 && (got.weights[1] - 0.525).abs() < 1e-15);
        // By hand: shares 0.4 and 0.55 deviate by 0.075 from their mean.
        assert!((got.of_child[0][0].1 - 0.075 * 2.0_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn budgets_must_be_whole() {
        let code = |texts: &[&str]| points(texts).unwrap_err().code;
        assert_eq!(code(&["a = 40"]), "judgement-missing");
        assert_eq!(code(&["a = 40", "a = 50", "b = 1"]), "judgement-twice");
        assert_eq!(code(&["a = 40", "x = 50"]), "judgement-unknown-child");
        assert_eq!(code(&["a = 0", "b = 0"]), "budget-empty");
        assert_eq!(points(&["a = 0", "b = 2"]).unwrap().weights, [0.0, 1.0]);
    }
}
