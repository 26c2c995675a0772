//! # owa
//!
//! Ordered weighted average: y = Σ vᵢ·x₍ᵢ₎ with the values of a unit in descending order, the best first. Order
//! weights v belong to places, not to children: v = 1, 0, … is the maximum, 0, …, 1 the minimum, all equal the mean.
//!
//! Order weights are given by `weights`, one for each child of weight above 0, best place first, on any scale;
//! or by `orness` a between 0 (minimum) and 1 (maximum) through the quantifier Q(r) = r^((1 − a)/a).
//! Children keep their importance: with S the importance share of a child and all better ones,
//! vᵢ = Q(Sᵢ) − Q(Sᵢ₋₁); for given order weights, Q runs in straight lines through their running shares.
//! Equal importance gives exactly vᵢ = the given weight; `orness = 0.5` gives the arithmetic mean.
//!
//! - Missing children: importance is rescaled over those present and Q is taken as it is; below `min_present`
//!   the node is missing. Constant, tied, zero and negative scores are no matter: in a tie only the sum of vᵢ counts.
//! - Another number of order weights than children is an error, as are negative ones or all 0.
//! - When to use: compensation is to be set on purpose, between the weakest and the strongest. Not when a reader must
//!   tell what one child adds: its part differs from unit to unit.
//! - `orness` is that of the quantifier, ∫Q = a; the orness of the v of few children is close to, not equal to it.
//!   Filev and Yager's or O'Hagan's maximum-entropy weights meet it exactly but know no importance: give them as
//!   `weights`.
//! - Source: Yager (1988), On ordered weighted averaging aggregation operators in multicriteria decisionmaking, IEEE
//!   Trans. SMC 18(1); Yager (1996), Quantifier guided aggregation using OWA operators, Int. J. Intelligent
//!   Systems 11, for importance; Torra (1997), The weighted OWA operator, same journal 12, for given weights.
//! - Example (`weights = [3, 1]`): 1 and 5, equally important → 0.75·5 + 0.25·1 = 4; (`orness = 0.25`) → Q = r³,
//!   5/8 + 1·7/8 = 1.5.
//!
//! ## 中文
//!
//! - 有序加权平均：y = Σvᵢ·x₍ᵢ₎，各下级得分由好到差排列，权重 v 属于位次而不属于下级。
//! - 位次权重由 `weights` 逐个给出（从最好的位次起），或由 `orness` a（0 取最小，1 取最大）按 Q(r) = r^((1 − a)/a) 得出。
//! - 下级仍有各自的重要性：S 为某下级及更好者的权重占比，vᵢ = Q(Sᵢ) − Q(Sᵢ₋₁)；给定位次权重时 Q 为折线。
//! - 下级缺失时重要性在有值者之间重新分配；低于 `min_present` 时该节点缺失。常数、并列、零和负值无妨。
//! - 位次权重的个数与下级数不符、有负数或全为 0，报错。`orness = 0.5` 即算术平均。
//! - 适用于有意设定补偿程度；各下级的贡献因对象而异，不便逐项说明。
//! - 来源：Yager（1988）；重要性：Yager（1996）；给定位次权重：Torra（1997）。
//! - 示例（`weights = [3, 1]`）：1 与 5，同等重要 → 0.75·5 + 0.25·1 = 4；（`orness = 0.25`）→ 1.5。

use super::among::Part;
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "owa",
    zh: "有序加权平均（OWA）",
    en: "ordered weighted average",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "weights",
            Kind::Numbers,
            Fallback::Absent,
            ["位次权重，从最好的位次起", "order weights, from the best place on"],
        ),
        Parameter::new(
            "orness",
            Kind::Share,
            Fallback::Absent,
            ["乐观度：0 取最小，1 取最大", "0 takes the minimum, 1 the maximum"],
        ),
    ],
    source: include_str!("owa.rs"),
    maker: Maker::Aggregate(|values| {
        Ok(Box::new(Owa {
            min_present: values.number("min_present"),
            quantifier: Quantifier::checked(values)?,
        }))
    }),
};

struct Owa {
    min_present: f64,
    quantifier: Quantifier,
}

/// The share of the result that the best r of the importance decides, for r from 0 to 1.
enum Quantifier {
    /// r to this power.
    Power(f64),
    /// Straight lines through these running shares, at r = 1/k, 2/k, …, 1.
    Through(Vec<f64>),
}

impl Quantifier {
    fn checked(values: &Values) -> Result<Self, Fault> {
        let weights = values.numbers("weights");
        match values.optional_number("orness") {
            None if weights.is_empty() => Err(Fault::new("owa-weights-or-orness", "weights")),
            Some(_) if !weights.is_empty() => Err(Fault::new("owa-weights-or-orness", "weights")),
            // Orness 0 gives the power ∞, which is the minimum.
            Some(orness) => Ok(Self::Power((1.0 - orness) / orness)),
            None => Self::through(weights),
        }
    }

    fn through(weights: &[f64]) -> Result<Self, Fault> {
        let total: f64 = weights.iter().sum();
        if weights.iter().any(|&weight| weight < 0.0) || total <= 0.0 || !total.is_finite() {
            return Err(Fault::new("owa-weights-negative", "weights"));
        }
        let mut running: Vec<f64> = weights
            .iter()
            .scan(0.0, |sum, weight| {
                *sum += weight;
                Some(*sum / total)
            })
            .collect();
        if let Some(last) = running.last_mut() {
            *last = 1.0;
        }
        Ok(Self::Through(running))
    }

    fn at(&self, r: f64) -> f64 {
        if r <= 0.0 || r >= 1.0 {
            return r.clamp(0.0, 1.0);
        }
        match self {
            Self::Power(power) => libm::pow(r, *power),
            Self::Through(running) => {
                let place = r * running.len() as f64;
                let below = (place.floor() as usize).min(running.len() - 1);
                let low = if below == 0 { 0.0 } else { running[below - 1] };
                low + (place - below as f64) * (running[below] - low)
            }
        }
    }

    fn apply(&self, parts: &[Part]) -> f64 {
        let mut descending = parts.to_vec();
        descending.sort_by(|a, b| b.value.total_cmp(&a.value));
        let (mut sum, mut so_far, mut decided) = (0.0, 0.0, 0.0);
        for (at, part) in descending.iter().enumerate() {
            so_far += part.share;
            let up_to = if at + 1 == descending.len() { 1.0 } else { self.at(so_far) };
            sum += (up_to - decided) * part.value;
            decided = up_to;
        }
        sum
    }
}

impl Aggregate for Owa {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        if let Quantifier::Through(running) = &self.quantifier
            && running.len() != children.count()
        {
            let refusal = Refusal::new("owa-weights-count").at("weights").with("given", running.len());
            return Err(refusal.with("children", children.count()));
        }
        Ok(children.by_unit(self.min_present, |_, parts| Ok(self.quantifier.apply(parts))))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, aggregate, close};
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::Value;

    fn orness(a: f64) -> [(&'static str, Value); 1] {
        [("orness", Value::Number(a))]
    }

    fn places(weights: &[f64]) -> [(&'static str, Value); 1] {
        [("weights", Value::Numbers(weights.to_vec()))]
    }

    #[test]
    fn the_page_example() {
        let values = [Some(1.0), Some(5.0)];
        assert_eq!(aggregate("owa", &places(&[3.0, 1.0]), &values, &[1.0, 1.0]), Ok(Ok(4.0)));
        assert_eq!(aggregate("owa", &orness(0.25), &values, &[1.0, 1.0]), Ok(Ok(1.5)));
    }

    #[test]
    fn the_ends_are_minimum_and_maximum_and_the_middle_the_mean() {
        let values = [Some(-1.0), Some(5.0), None, Some(0.0)];
        for (a, want) in [(0.0, -1.0), (1.0, 5.0), (0.5, 1.0)] {
            assert_eq!(aggregate("owa", &orness(a), &values, &[1.0, 1.0, 1.0, 2.0]), Ok(Ok(want)));
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refusal = aggregate("owa", &places(&[1.0, 1.0]), &[Some(1.0)], &[1.0]).unwrap_err();
        assert_eq!(refusal.code, "owa-weights-count");
        let Maker::Aggregate(make) = method::find(StepKind::Aggregate, "owa").unwrap().maker else {
            unreachable!("found by kind")
        };
        let fault = |given: &[(&str, Value)]| {
            let given = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
            make(&super::METHOD.check(&given).unwrap()).err().map(|fault| fault.code)
        };
        assert_eq!(fault(&[]), Some("owa-weights-or-orness"));
        assert_eq!(fault(&[orness(0.5), places(&[1.0])].concat()), Some("owa-weights-or-orness"));
        assert_eq!(fault(&places(&[2.0, -1.0])), Some("owa-weights-negative"));
        assert_eq!(fault(&places(&[0.0, 0.0])), Some("owa-weights-negative"));
    }

    /// From the definitions in numpy 2.4.6: sorted values times 0.4, 0.3, 0.2, 0.1; cumulated importance to the 7/3.
    #[test]
    fn agrees_with_numpy() {
        let equal = Case { weights: &[1.0; 4], ..PANEL };
        let want = [0.579, 0.486, 0.555, 0.557, 0.751, 0.733, 0.77, 0.554];
        close(&equal.scores("owa", &places(&[4.0, 3.0, 2.0, 1.0])), &want);
        let want = [
            0.42304703263223,
            0.250508487035153,
            0.211570065875077,
            0.357291478750733,
            0.403948290712919,
            0.612524958229628,
            0.619296462728404,
            0.324507852315003,
        ];
        close(&PANEL.scores("owa", &orness(0.3)), &want);
    }
}
