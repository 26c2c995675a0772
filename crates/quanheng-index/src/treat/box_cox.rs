//! # box-cox
//!
//! y = (x^λ − 1)/λ, and ln x for λ = 0. With `shift = "minimum"` the transform is taken of x − min + 1, with the
//! minimum of the member units; without, values ≤ 0 are an error. λ is given (`lambda`), or else chosen by
//! maximum likelihood: the λ in [−5, 5] that maximises (λ − 1)·Σ ln x − n/2·ln(Σ(y − ȳ)²/n).
//!
//! - Missing stays missing; ties stay tied; the order never changes. A constant column has no likelihood: with
//!   `when = "always"` and no `lambda` it is an error.
//! - Applied to columns that fail the skewness-and-kurtosis test, or to every column (`when = "always"`).
//! - Source: Box and Cox (1964), "An analysis of transformations", JRSS B 26, eqs. 1 and 8; shift as COINr's
//!   boxcox.
//! - Example (`lambda = 2`): 1, 2, 3 → 0, 1.5, 4.

use super::{KURTOSIS, SKEWNESS, ShapeTest, Treat, WHEN, facts, transformed};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{Shape, extremes, mean, sum};

pub(super) const LAMBDA: Parameter = Parameter::new(
    "lambda",
    Kind::Number,
    Fallback::Absent,
    ["λ,缺省用极大似然估计", "λ; by maximum likelihood when not given"],
);
const SHIFT: Parameter = Parameter::new(
    "shift",
    Kind::Choice(&["none", "minimum"]),
    Fallback::Word("none"),
    ["是否先平移为 x − min + 1", "whether x − min + 1 is taken first"],
);

pub(crate) const METHOD: Method = Method {
    slug: "box-cox",
    zh: "Box-Cox 变换",
    en: "Box-Cox power transform",
    parameters: &[LAMBDA, SHIFT, WHEN, SKEWNESS, KURTOSIS],
    source: include_str!("box_cox.rs"),
    maker: Maker::Treat(|values| {
        Ok(Box::new(BoxCox {
            power: Power {
                lambda: values.optional_number("lambda"),
                shift: if values.text("shift") == "minimum" { Shift::Minimum } else { Shift::None },
            },
            test: (values.text("when") == "fails-test").then(|| ShapeTest::from_values(values)),
        }))
    }),
};

struct BoxCox {
    power: Power,
    /// `None` treats every column.
    test: Option<ShapeTest>,
}

pub(super) struct Power {
    pub(super) lambda: Option<f64>,
    pub(super) shift: Shift,
}

#[derive(Clone, Copy)]
pub(super) enum Shift {
    None,
    Minimum,
}

impl Power {
    /// Fits the transform to a sample.
    pub(super) fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        let (min, max) = extremes(sample).ok_or(Refusal::new("constant"))?;
        let added = match self.shift {
            Shift::None if min <= 0.0 => return Err(Refusal::new("log-not-positive").with("value", min)),
            Shift::None => 0.0,
            Shift::Minimum => 1.0 - min,
        };
        let lambda = match self.lambda {
            Some(lambda) => lambda,
            None if min == max => return Err(Refusal::new("constant")),
            None => most_likely(&sample.iter().map(|x| x + added).collect::<Vec<_>>()),
        };
        Ok(transformed(sample, vec![("lambda", lambda), ("added", added)], move |x| power(x + added, lambda)))
    }
}

impl Treat for BoxCox {
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        let shape = Shape::of(sample);
        match self.test {
            Some(test) if test.passes(shape) => Ok(Fitted::unchanged(facts(shape, super::BEFORE))),
            _ => self.power.fit(sample),
        }
    }
}

/// (x^λ − 1)/λ through expm1, which keeps its digits near λ = 0.
fn power(x: f64, lambda: f64) -> f64 {
    let ln = libm::log(x);
    if lambda == 0.0 { ln } else { libm::expm1(lambda * ln) / lambda }
}

/// The profile log-likelihood of λ, but for a constant.
fn log_likelihood(positive: &[f64], sum_of_logs: f64, lambda: f64) -> f64 {
    let n = positive.len() as f64;
    let image: Vec<f64> = positive.iter().map(|&x| power(x, lambda)).collect();
    let centre = mean(&image).unwrap_or(0.0);
    let squares: Vec<f64> = image.iter().map(|y| (y - centre) * (y - centre)).collect();
    (lambda - 1.0) * sum_of_logs - n / 2.0 * libm::log(sum(&squares) / n)
}

/// The λ of greatest likelihood: the best of a grid of step 0.1, refined by golden section.
fn most_likely(positive: &[f64]) -> f64 {
    let sum_of_logs = sum(&positive.iter().map(|&x| libm::log(x)).collect::<Vec<_>>());
    let likelihood = |lambda: f64| log_likelihood(positive, sum_of_logs, lambda);
    let grid = (-50..=50).map(|tenth| f64::from(tenth) / 10.0);
    let best = grid.fold((f64::NEG_INFINITY, 0.0), |best, lambda| {
        let value = likelihood(lambda);
        if value > best.0 { (value, lambda) } else { best }
    });
    golden_section((best.1 - 0.1).max(-5.0), (best.1 + 0.1).min(5.0), likelihood)
}

/// The maximum of a function with one peak in the interval.
fn golden_section(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..60 {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if f(left) < f(right) {
            low = left;
        } else {
            high = right;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Value;
    use crate::treat::tests::treat;

    #[test]
    fn the_page_example_and_the_logarithm() {
        let with = |lambda: f64| [("lambda", Value::Number(lambda)), ("when", Value::Text("always".into()))];
        let got = treat("box-cox", &with(2.0), &[1.0, 2.0, 3.0]).unwrap();
        assert!(got.iter().zip([0.0, 1.5, 4.0]).all(|(a, b)| (a - b).abs() < 1e-14), "{got:?}");
        assert_eq!(treat("box-cox", &with(0.0), &[1.0, 2.0]).unwrap(), [0.0, libm::log(2.0)]);
        assert_eq!(treat("box-cox", &with(1.0), &[0.0, 2.0]).unwrap_err().code, "log-not-positive");
    }

    /// Symmetric on the log scale, so by symmetry the most likely λ is 0.
    #[test]
    fn likelihood_finds_the_logarithm_of_a_log_symmetric_sample() {
        let sample: Vec<f64> = [-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0].map(libm::exp).to_vec();
        assert!(most_likely(&sample).abs() < 1e-6, "{}", most_likely(&sample));
    }
}
