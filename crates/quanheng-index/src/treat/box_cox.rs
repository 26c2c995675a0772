//! # box-cox
//!
//! y = (x^λ − 1)/λ, and ln x for λ = 0. With `shift = "minimum"` the transform is taken of x − min + 1, with the
//! minimum of the member units; without, values ≤ 0 are an error. λ is given (`lambda`), or else chosen by
//! maximum likelihood: the λ in [−5, 5] that maximises (λ − 1)·Σ ln x − n/2·ln(Σ(y − ȳ)²/n).
//!
//! - Missing stays missing; ties stay tied; the order never changes. A constant column has no likelihood: with
//!   `when = "always"` and no `lambda` it is an error.
//! - Values far from 0 that differ little, such as years, may have a λ so far from 1 that their images differ by less
//!   than the last digit a computer keeps: 2004 and 2005 are both 0.2 at λ = −5. Where values of the column that
//!   differ by more than rounding (10⁻¹² of their size) would merge, that is an error: shift, take a logarithm, or give
//!   `lambda`. scipy ties them without a word.
//! - Applied to columns that fail the skewness-and-kurtosis test, or to every column (`when = "always"`).
//! - scipy and scikit-learn search all λ, not only [−5, 5]; scikit-learn also standardises unless told not to.
//! - Source: Box and Cox (1964), "An analysis of transformations", JRSS B 26; shift as COINr's
//!   boxcox.
//! - Example (`lambda = 2`): 1, 2, 3 → 0, 1.5, 4.
//!
//! ## 中文
//!
//! - y = (x^λ − 1)/λ，λ = 0 时为 ln x。`shift = "minimum"` 时对 x − min + 1 变换，否则遇 ≤ 0 的值报错。
//! - λ 由 `lambda` 给定，否则在 [−5, 5] 内取似然最大者：(λ − 1)·Σln x − n/2·ln(Σ(y − ȳ)²/n)。
//! - 缺失仍缺失，并列仍并列，次序不变。常数列没有似然：`when = "always"` 且未给 `lambda` 时报错。
//! - 数值大而差别小的列（如年份），λ 可能远离 1，变换后的差别小于计算机所能保留的末位：λ = −5 时 2004 与 2005 同为 0.2。
//!   不同的数值（相差超过其大小的 10⁻¹²）会因此合并时报错：请平移、取对数或指定 `lambda`。scipy 则不加说明地使其并列。
//! - 默认只处理未通过偏度、峰度检验的列，`when = "always"` 则全部处理。
//! - 来源：Box 和 Cox（1964）；平移方式同 COINr 的 boxcox。
//! - 示例（`lambda = 2`）：1，2，3 → 0，1.5，4。

use super::likelihood::{log_likelihood, most_likely, power_of_log};
use super::{KURTOSIS, SKEWNESS, ShapeTest, Treat, WHEN, check_keeps_apart, facts, transformed};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{Shape, extremes};

pub(super) const LAMBDA: Parameter = Parameter::new(
    "lambda",
    Kind::Number,
    Fallback::Absent,
    ["λ，默认用极大似然估计", "λ; by maximum likelihood when not given"],
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
            None => choose(&sample.iter().map(|x| x + added).collect::<Vec<_>>()),
        };
        let image = move |x: f64| power(x + added, lambda);
        check_keeps_apart(sample, lambda, image)?;
        Ok(transformed(sample, vec![("lambda", lambda), ("added", added)], image))
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

fn power(x: f64, lambda: f64) -> f64 {
    power_of_log(libm::log(x), lambda)
}

/// The λ of greatest likelihood for positive values.
fn choose(positive: &[f64]) -> f64 {
    let logs: Vec<f64> = positive.iter().map(|&x| libm::log(x)).collect();
    most_likely(|lambda| log_likelihood(&logs, lambda))
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
        assert!(choose(&sample).abs() < 1e-6, "{}", choose(&sample));
    }

    /// scipy 1.17.1, stats.boxcox_normmax(x, method="mle"), whose search stops within about 1e-8. Of values around a
    /// million, x^−5 − 1 is −1 to the last bit: a variance of 0 must not pass for a good fit.
    #[test]
    fn large_values_have_the_power_that_scipy_finds() {
        let large = [1e6, 1.5e6, 2e6, 3e6, 5e6, 9e6, 2e7];
        assert!((choose(&large) + 0.269_013_678).abs() < 1e-6, "{}", choose(&large));
    }

    /// x^−5 of years is 3·10⁻¹⁷: (x^−5 − 1)/−5 is 0.2 to the last bit for every one of them.
    #[test]
    fn a_column_whose_values_would_merge_is_refused() {
        let years = [2004.0, 2004.0, 2004.0, 2005.0, 2005.0, 2006.0, 2007.0, 2010.0, 2024.0];
        let always = ("when", Value::Text("always".into()));
        let refusal = treat("box-cox", std::slice::from_ref(&always), &years).unwrap_err();
        assert_eq!(refusal.code, "treat-merges");
        assert_eq!(refusal.arguments[0], ("lambda", "-5".to_owned()));
        let shifted = [always.clone(), ("shift", Value::Text("minimum".into()))];
        assert!(treat("box-cox", &shifted, &years).is_ok());
        assert!(treat("box-cox", &[always, ("lambda", Value::Number(0.0))], &years).is_ok());
    }

    /// 0.3 and 0.1 + 0.2 are one number to whoever reported them.
    #[test]
    fn values_that_differ_by_rounding_may_merge() {
        let given = [("lambda", Value::Number(-1.0)), ("when", Value::Text("always".into()))];
        assert!(treat("box-cox", &given, &[0.3, 0.1 + 0.2, 3_000.0, 3_000.000_000_000_000_5]).is_ok());
    }
}
