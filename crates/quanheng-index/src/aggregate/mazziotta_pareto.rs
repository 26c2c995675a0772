//! # mazziotta-pareto
//!
//! Mazziotta-Pareto index (MPI): y = M − S·cv with cv = S/M, where M = Σwz/Σw and S² = Σw(z − M)²/Σw are mean and
//! standard deviation of a unit's own values z, standardised to mean 100 and standard deviation 10. The less balanced
//! the unit, the larger the penalty S·cv.
//!
//! By default each child is standardised here, over the members and in each period: z = 100 + 10·(x − m)/s with
//! divisor n. With `values = "as-given"` the values are taken as they are, for children on a scale of mean 100
//! already (the step normalise with `z-score`, `mean = 100`, `deviation = 10`).
//!
//! - `penalty = "down"` is for an index in which more is better; `"up"` gives M + S·cv, for one in which more is
//!   worse (poverty), so that imbalance worsens it as well. Scores are always ranked more first.
//! - Missing children: weights are rescaled over those present; below `min_present` the node is missing. A constant
//!   child gives every unit 100. Ties stay tied; zero and negative values are no matter when standardised here; where
//!   M is 0 or below, cv has no meaning and the node is refused.
//! - When to use: comparison within one period, children that do not substitute each other. Not across periods, as
//!   the mean is 100 in each: use `adjusted-mazziotta-pareto`.
//! - Practice differs: here the divisor is n, in m and s of the units and in S of the unit. Compind's ci_mpi expects
//!   standardised data, has no weights and divides by n − 1 in S, which makes penalties larger; its `penalty =
//!   "POS"` is our `down`.
//! - Source: De Muro, Mazziotta and Pareto (2011), Composite indices of development and poverty, Social Indicators
//!   Research 104; with weights: Mazziotta and Pareto (2022), Weighting in composite indices construction,
//!   Rivista Italiana di Economia Demografia e Statistica (RIEDS).
//! - Example (`values = "as-given"`): 90 and 110, equal weights → M = 100, S = 10, 100 − 10·0.1 = 99; `penalty =
//!   "up"` → 101.
//!
//! ## 中文
//!
//! - Mazziotta-Pareto 指数：y = M − S·cv，cv = S/M；M、S 为该对象各下级得分的加权均值和标准差。越不均衡，惩罚越重。
//! - 默认先在本步骤按期把各下级化为均值 100、标准差 10（除以 n）；`values = "as-given"` 则直接取用。
//! - `penalty = "down"` 用于越大越好的指数；`"up"` 为 M + S·cv，用于越大越差者。排名总以大为先。
//! - 下级缺失时权重在有值者之间重新分配；低于 `min_present` 时缺失。常数下级各得 100；M 不大于 0 时拒绝。
//! - 适用于同一期内、下级不可相互替代的比较；跨期请用 `adjusted-mazziotta-pareto`。
//! - Compind 的 ci_mpi 要求先标准化、不支持权重，S 除以 n − 1，惩罚更重；其 `penalty = "POS"` 即此处的 `down`。
//! - 来源：De Muro、Mazziotta 和 Pareto（2011）；加权：Mazziotta 和 Pareto（2022）。
//! - 示例（`values = "as-given"`）：90 与 110，等权 → M = 100，S = 10，得 99；`penalty = "up"` → 101。

use super::among::Part;
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::mean;

pub(crate) const METHOD: Method = Method {
    slug: "mazziotta-pareto",
    zh: "Mazziotta-Pareto 指数（MPI）：均值减不均衡惩罚",
    en: "Mazziotta-Pareto index: mean minus a penalty for imbalance",
    parameters: &[
        MIN_PRESENT,
        PENALTY,
        Parameter::new(
            "values",
            Kind::Choice(&["standardised", "as-given"]),
            Fallback::Word("standardised"),
            [
                "先标准化为均值100、标准差10，或直接采用",
                "standardised to mean 100, deviation 10, or as given",
            ],
        ),
    ],
    source: include_str!("mazziotta_pareto.rs"),
    maker: Maker::Aggregate(|values| {
        let standardised = values.text("values") == "standardised";
        let min_present = values.number("min_present");
        let penalty = Penalty::from_values(values);
        Ok(if standardised {
            Box::new(Standardised { min_present, penalty })
        } else {
            Box::new(Balanced { min_present, penalty })
        })
    }),
};

/// `penalty`, which both indices take.
pub(super) const PENALTY: Parameter = Parameter::new(
    "penalty",
    Kind::Choice(&["down", "up"]),
    Fallback::Word("down"),
    ["惩罚方向：down 减，up 加", "whether imbalance lowers the score (down) or raises it (up)"],
);

/// A mean below this share of the greatest part is 0, but for rounding.
const ROUNDING: f64 = 1e-12;

/// Direction of the penalty.
#[derive(Debug, Clone, Copy)]
pub(super) enum Penalty {
    Down,
    Up,
}

impl Penalty {
    pub(super) fn from_values(values: &Values) -> Self {
        if values.text("penalty") == "up" { Self::Up } else { Self::Down }
    }

    /// M ∓ S²/M; `None` where M is not above 0.
    fn apply(self, parts: &[Part]) -> Option<f64> {
        let centre: f64 = parts.iter().map(|part| part.share * part.value).sum();
        let square = |part: &Part| part.share * (part.value - centre) * (part.value - centre);
        let penalty = parts.iter().map(square).sum::<f64>() / centre;
        // A mean that is 0 but for rounding would make any penalty.
        let size = parts.iter().fold(0.0_f64, |size, part| size.max(part.value.abs()));
        (centre > ROUNDING * size).then_some(match self {
            Self::Down => centre - penalty,
            Self::Up => centre + penalty,
        })
    }
}

/// The index of values as they are.
pub(super) struct Balanced {
    pub(super) min_present: f64,
    pub(super) penalty: Penalty,
}

impl Aggregate for Balanced {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        balanced(self.penalty, children, self.min_present, |part| part.value)
    }
}

/// The index of values standardised over the members.
struct Standardised {
    min_present: f64,
    penalty: Penalty,
}

impl Aggregate for Standardised {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let scales: Vec<_> = (0..children.count()).map(|child| Scale::of(&children.sample(child))).collect();
        balanced(self.penalty, children, self.min_present, |part| scales[part.child].apply(part.value))
    }
}

fn balanced(
    penalty: Penalty,
    children: &Children,
    min_present: f64,
    value: impl Fn(&Part) -> f64 + Sync,
) -> Result<Vec<Scored>, Refusal> {
    let scores = children.by_unit(min_present, |_, parts| {
        let parts: Vec<Part> = parts.iter().map(|part| Part { value: value(part), ..*part }).collect();
        // NaN stands for a mean not above 0 until the row is known; no defined score is NaN.
        Ok(penalty.apply(&parts).unwrap_or(f64::NAN))
    });
    match scores.iter().position(|score| score.is_ok_and(f64::is_nan)) {
        Some(row) => Err(Refusal::new("mean-of-unit-not-positive").about(row)),
        None => Ok(scores),
    }
}

/// Mean and standard deviation (divisor n) of a child; no deviation when it is constant.
struct Scale {
    mean: f64,
    deviation: Option<f64>,
}

impl Scale {
    fn of(ascending: &[f64]) -> Self {
        let centre = mean(ascending).unwrap_or(0.0);
        let squares: Vec<f64> = ascending.iter().map(|x| (x - centre) * (x - centre)).collect();
        let differs = ascending.first() < ascending.last();
        Self { mean: centre, deviation: mean(&squares).map(f64::sqrt).filter(|&s| differs && s > 0.0) }
    }

    fn apply(&self, value: f64) -> f64 {
        self.deviation.map_or(100.0, |deviation| 100.0 + 10.0 * (value - self.mean) / deviation)
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, aggregate, close};
    use crate::parameter::Value;

    fn word(key: &'static str, value: &str) -> (&'static str, Value) {
        (key, Value::Text(value.into()))
    }

    #[test]
    fn the_page_example_and_the_refusal_of_a_mean_of_zero() {
        let (as_given, up) = (word("values", "as-given"), word("penalty", "up"));
        let of = |given: &[(&str, Value)], values: [f64; 2]| {
            aggregate("mazziotta-pareto", given, &values.map(Some), &[1.0, 1.0])
        };
        assert_eq!(of(std::slice::from_ref(&as_given), [90.0, 110.0]), Ok(Ok(99.0)));
        assert_eq!(of(&[as_given.clone(), up], [90.0, 110.0]), Ok(Ok(101.0)));
        let refusal = of(std::slice::from_ref(&as_given), [-1.0, 1.0]).unwrap_err();
        assert_eq!((refusal.code, refusal.row), ("mean-of-unit-not-positive", Some(0)));
        // Weights 1 and 3: 0.25·0.9 − 0.75·0.3 is 0 but for rounding.
        for scale in [1.0, 0.1, 0.7, 1.1, 3.3, 1e6 / 3.0] {
            let values = [0.9 * scale, -0.3 * scale].map(Some);
            let zero = aggregate("mazziotta-pareto", std::slice::from_ref(&as_given), &values, &[1.0, 3.0]);
            assert_eq!(zero.unwrap_err().code, "mean-of-unit-not-positive", "{scale}");
        }
    }

    /// From the definition in numpy 2.4.6, std with ddof = 0.
    #[test]
    fn agrees_with_numpy() {
        let want = [
            100.632440679717,
            93.2027957406964,
            93.62832355679848,
            96.54518175120293,
            99.93675118464382,
            106.76292821857935,
            105.40740953390471,
            97.54664398859319,
        ];
        close(&PANEL.scores("mazziotta-pareto", &[]), &want);
        let want = [
            101.73657084014852,
            93.99109065218737,
            97.14769224012815,
            96.96674321663346,
            104.29333483460833,
            107.95663972956173,
            105.75228534306407,
            98.49316848953256,
        ];
        close(&PANEL.scores("mazziotta-pareto", &[word("penalty", "up")]), &want);
    }

    /// By hand: the first child is constant and the second is 110 and 90 once standardised.
    #[test]
    fn a_constant_child_counts_100() {
        let case = Case { columns: &[&[7.0, 7.0], &[1.0, 0.0]], weights: &[1.0, 1.0], members: None };
        close(&case.scores("mazziotta-pareto", &[]), &[105.0 - 25.0 / 105.0, 95.0 - 25.0 / 95.0]);
    }
}
