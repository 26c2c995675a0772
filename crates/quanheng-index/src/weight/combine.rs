//! # combine
//!
//! Combines the weights of earlier weight steps, such as an expert's and an objective weighting. `of` names two to
//! six steps by `id`; each one's weights u are made shares first.
//!
//! - `rule = "multiplicative"` (default): wᵢ ∝ Πₖ uₖᵢ; a child to which one step gives 0 gets 0.
//! - `rule = "linear"`: wᵢ = Σₖ cₖ·uₖᵢ with `shares` c, one for each step on any scale; equal without them.
//! - `rule = "game-theoretic"`: the linear combination in which each step gives way as little as the others let it:
//!   c solves Σₗ cₗ·(uₖ·uₗ) = uₖ·uₖ for every step k, then is made to sum to one. When the steps agree, so that the
//!   equations do not tell them apart, they share equally. A solution with a negative share is refused: it occurs when
//!   the weights of one step are flatter than what the others have in common with them; take `linear` then. A c below
//!   10⁻¹² of the greatest is 0: equal weights beside one other step have c = 1 and leave it nothing.
//! - The coefficients c are in the trace. Steps whose weights differ between periods combine in each period; with
//!   `over = "panel"` that is an error.
//! - When to use: judgement and data both have a say. When not: to avoid saying which of them you believe.
//! - Source: multiplicative with a judge's weights: Hwang and Yoon (1981), Multiple Attribute Decision Making, on the
//!   entropy method; game-theoretic: 博弈论组合赋权, as the Chinese literature on evaluation has it.
//! - Example: shares 0.6, 0.4 and 0.2, 0.8 → multiplicative 0.12 : 0.32 = 0.2727, 0.7273; linear 0.4, 0.6;
//!   game-theoretic c = 0.3036, 0.6964 → 0.3214, 0.6786.
//!
//! ## 中文
//!
//! - 组合赋权：合并前面两到六个赋权步骤的权重，`of` 写其 `id`；各步骤的权重 u 先化为占比。
//! - `rule = "multiplicative"`（默认）：wᵢ ∝ Πₖuₖᵢ，有一个步骤给 0 即为 0；
//!   `"linear"`：wᵢ = Σₖcₖ·uₖᵢ，c 由 `shares` 给出，不给则相等；
//!   `"game-theoretic"`（博弈论组合赋权）：c 由 Σₗcₗ·(uₖ·uₗ) = uₖ·uₖ 解出再归一，解中有负则拒绝，请改用 `linear`；
//!   小于最大者 10⁻¹² 的 c 视为 0：等权与另一步骤组合时 c 恰为 1 与 0。
//! - 系数 c 见过程记录。各期权重不同的步骤逐期合并；`over = "panel"` 时报错。
//! - 适用于判断与数据都要兼顾的情形；不宜用来回避究竟相信哪一个。
//! - 来源：乘法合成：Hwang 和 Yoon（1981）熵权法；博弈论组合赋权见国内评价文献。
//! - 示例：0.6、0.4 与 0.2、0.8 → 乘法 0.2727，0.7273；线性 0.4，0.6；博弈论 0.3214，0.6786。

use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::linear::{Cholesky, Matrix, dot};

pub(crate) const METHOD: Method = Method {
    slug: "combine",
    zh: "组合赋权（乘法、线性、博弈论）",
    en: "combined weights of earlier steps",
    parameters: &[
        Parameter::new(
            "of",
            Kind::Texts,
            Fallback::Required,
            ["所组合的赋权步骤", "the weight steps, by id"],
        ),
        Parameter::new(
            "rule",
            Kind::Choice(&["multiplicative", "linear", "game-theoretic"]),
            Fallback::Word("multiplicative"),
            ["组合规则", "how they combine"],
        ),
        Parameter::new(
            "shares",
            Kind::Numbers,
            Fallback::Absent,
            ["线性组合中各步骤的份额", "share of each step in a linear combination"],
        ),
    ],
    source: include_str!("combine.rs"),
    maker: Maker::Weight(|values| Ok(Box::new(Combine::new(values)?))),
};

struct Combine {
    of: Vec<String>,
    rule: Rule,
}

enum Rule {
    Multiplicative,
    Linear(Vec<f64>),
    GameTheoretic,
}

impl Combine {
    fn new(values: &Values) -> Result<Self, Fault> {
        let of = values.texts("of").to_vec();
        if !(2..=COEFFICIENTS.len()).contains(&of.len()) {
            return Err(Fault::new("combine-steps", "of").with("most", COEFFICIENTS.len()));
        }
        let shares = values.numbers("shares").to_vec();
        let is_linear = values.text("rule") == "linear";
        let total: f64 = shares.iter().sum();
        let fits = shares.len() == of.len() && shares.iter().all(|share| *share >= 0.0) && total > 0.0;
        let is_usable = shares.is_empty() || (is_linear && fits && total.is_finite());
        if !is_usable {
            return Err(Fault::new("combine-shares", "shares").with("count", of.len()));
        }
        let rule = match values.text("rule") {
            "multiplicative" => Rule::Multiplicative,
            "linear" if shares.is_empty() => Rule::Linear(vec![1.0; of.len()]),
            "linear" => Rule::Linear(shares),
            _ => Rule::GameTheoretic,
        };
        Ok(Self { of, rule })
    }
}

impl Weight for Combine {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let steps: Vec<Vec<f64>> = self
            .of
            .iter()
            .map(|id| siblings.earlier(id).map(as_shares).map_err(|refusal| refusal.at("of")))
            .collect::<Result<_, _>>()?;
        let coefficients = match &self.rule {
            Rule::Multiplicative => {
                let product = |child| steps.iter().map(|shares| shares[child]).product();
                let weights: Vec<f64> = (0..siblings.count()).map(product).collect();
                return Ok(weights.into());
            }
            Rule::Linear(shares) => as_shares(shares),
            Rule::GameTheoretic => equilibrium(&steps)?,
        };
        let of_child = |child| steps.iter().zip(&coefficients).map(|(shares, c)| c * shares[child]).sum();
        Ok(Weighted {
            weights: (0..siblings.count()).map(of_child).collect(),
            facts: COEFFICIENTS.into_iter().zip(coefficients.iter().copied()).collect(),
            of_child: Vec::new(),
        })
    }
}

/// Names of the coefficients in the trace, in the order of the steps.
const COEFFICIENTS: [&str; 6] = ["share_1", "share_2", "share_3", "share_4", "share_5", "share_6"];

/// A coefficient below this share of the greatest is 0, but for rounding.
const ROUNDING: f64 = 1e-12;

fn as_shares(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

/// Shares of the steps by the game-theoretic rule.
fn equilibrium(steps: &[Vec<f64>]) -> Result<Vec<f64>, Refusal> {
    let count = steps.len();
    let mut products = Matrix::zeros(count, count);
    for (k, l) in (0..count).flat_map(|k| (0..count).map(move |l| (k, l))) {
        products[(k, l)] = dot(&steps[k], &steps[l]);
    }
    let own: Vec<f64> = (0..count).map(|k| products[(k, k)]).collect();
    let Ok(factor) = Cholesky::of(&products) else { return Ok(vec![1.0 / count as f64; count]) };
    let mut coefficients = factor.solve(&own);
    let greatest = coefficients.iter().fold(0.0_f64, |greatest, c| greatest.max(c.abs()));
    coefficients.iter_mut().filter(|c| c.abs() < ROUNDING * greatest).for_each(|c| *c = 0.0);
    let total: f64 = coefficients.iter().sum();
    if coefficients.iter().any(|c| *c < 0.0) || total <= 0.0 {
        return Err(Refusal::new("combine-negative"));
    }
    Ok(coefficients.into_iter().map(|c| c / total).collect())
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::refusal::Refusal;
    use crate::weight::Weighted;
    use crate::weight::siblings::tests::{siblings, weigh};

    fn combine(rule: &str, more: &[(&'static str, Value)], of: [[f64; 2]; 2]) -> Result<Weighted, Refusal> {
        let both = siblings(&[&[], &[]]).with_earlier("x", &of[0]).with_earlier("y", &of[1]);
        let ids = Value::Texts(vec!["x".into(), "y".into()]);
        let mut given = vec![("of", ids), ("rule", Value::Text(rule.into()))];
        given.extend_from_slice(more);
        weigh("combine", &given, &both)
    }

    fn close(got: &[f64], want: [f64; 2]) {
        assert!(
            (got[0] - want[0]).abs() < 1e-12 && (got[1] - want[1]).abs() < 1e-12,
            "{got:?} is not {want:?}"
        );
    }

    /// By hand, game-theoretic: u·u = 0.52, u·v = 0.44, v·v = 0.68; c ∝ 0.68·(0.52 − 0.44), 0.52·(0.68 − 0.44)
    /// = 0.0544, 0.1248.
    #[test]
    fn the_page_example() {
        let of = [[3.0, 2.0], [1.0, 4.0]];
        close(&combine("multiplicative", &[], of).unwrap().weights, [0.12, 0.32]);
        close(&combine("linear", &[], of).unwrap().weights, [0.4, 0.6]);
        let shares = [("shares", Value::Numbers(vec![3.0, 1.0]))];
        close(&combine("linear", &shares, of).unwrap().weights, [0.5, 0.5]);
        let c = 0.0544 / (0.0544 + 0.1248);
        let game = combine("game-theoretic", &[], of).unwrap();
        close(&game.weights, [0.6 * c + 0.2 * (1.0 - c), 0.4 * c + 0.8 * (1.0 - c)]);
        assert!((game.facts[0].1 - c).abs() < 1e-12);
    }

    #[test]
    fn steps_that_agree_share_equally() {
        let game = combine("game-theoretic", &[], [[1.0, 3.0], [2.0, 6.0]]).unwrap();
        close(&game.weights, [0.25, 0.75]);
        assert_eq!(game.facts, [("share_1", 0.5), ("share_2", 0.5)]);
    }

    /// By hand: u = 0.55, 0.45 against v = 0.9, 0.1: u·u = 0.505 < u·v = 0.54.
    #[test]
    fn a_negative_share_is_refused() {
        assert_eq!(
            combine("game-theoretic", &[], [[55.0, 45.0], [9.0, 1.0]]).unwrap_err().code,
            "combine-negative"
        );
    }

    #[test]
    fn only_earlier_steps_combine() {
        let two = siblings(&[&[], &[]]).with_earlier("x", &[1.0, 1.0]);
        let of = Value::Texts(vec!["x".into(), "z".into()]);
        assert_eq!(weigh("combine", &[("of", of)], &two).unwrap_err().code, "weight-step-unknown");
    }

    /// Equal weights v have u·v = v·v for all shares u, so that c is 1, 0 exactly and its rounding must not decide.
    #[test]
    fn a_share_of_nothing_but_rounding_is_zero() {
        let of = [
            [2.579_858_123_251_013_6, 2.692_637_279_396_614_7],
            [1.0, 3.0],
            [0.7, 0.1],
            [1.1, 1.3],
            [5.0, 7.0],
        ];
        for u in of {
            for (steps, own) in [([u, [1.0, 1.0]], 1), ([[1.0, 1.0], u], 0)] {
                let game = combine("game-theoretic", &[], steps).unwrap();
                assert_eq!((game.facts[own].1, game.facts[1 - own].1), (0.0, 1.0), "{steps:?}");
            }
        }
    }
}
