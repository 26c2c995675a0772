//! Treat: tames outliers and skewness before indicators are normalised.
//!
//! A column is tested first; one that passes stays as it is. The test passes when |skewness| is below one
//! threshold **or** kurtosis below the other (both strict); a column with too few values or a constant one
//! passes.

pub(crate) mod box_cox;
mod likelihood;
pub(crate) mod log;
pub(crate) mod none;
pub(crate) mod signed_log;
mod when;
pub(crate) mod winsorise;
pub(crate) mod yeo_johnson;

use crate::choice::Choices;
use crate::fit::{self, Fitted, Fitting};
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::sheet::{Facts, Over, Sheet};
use crate::statistics::{Shape, sorted};
use crate::trace::StepTrace;

/// A way to treat.
pub trait Treat: Send + Sync {
    /// Learns from the values of the members, of which there is at least one.
    ///
    /// # Errors
    /// When the method is not defined for the sample.
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal>;
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, choices: &Choices<dyn Treat>) {
    let leaves: Vec<_> = sheet.framework.leaves().collect();
    let fitting = Fitting { orient: &|_| 1.0, fit: &|node, _, sample| choices.of(node).fit(sample) };
    fit::run(sheet, trace, over, &leaves, &fitting);
}

const SKEWNESS: Parameter = Parameter::new(
    "skewness",
    Kind::Positive,
    Fallback::Number(2.0),
    ["偏度绝对值的阈值", "threshold of absolute skewness"],
);
const KURTOSIS: Parameter = Parameter::new(
    "kurtosis",
    Kind::Positive,
    Fallback::Number(3.5),
    ["峰度的阈值", "threshold of kurtosis"],
);
const WHEN: Parameter = Parameter::new(
    "when",
    Kind::Choice(&["fails-test", "always"]),
    Fallback::Word("fails-test"),
    ["只处理未通过检验的指标，或全部", "treat columns that fail the test, or every column"],
);

/// The skewness-and-kurtosis test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShapeTest {
    /// |skewness| must be below it, or
    pub skewness: f64,
    /// kurtosis below this.
    pub kurtosis: f64,
}

impl Default for ShapeTest {
    /// The thresholds of the Global Innovation Index, after Groeneveld and Meeden (1984).
    fn default() -> Self {
        Self { skewness: 2.0, kurtosis: 3.5 }
    }
}

impl ShapeTest {
    fn from_values(values: &Values) -> Self {
        Self { skewness: values.number("skewness"), kurtosis: values.number("kurtosis") }
    }

    /// Whether a shape passes; what is undefined passes.
    #[must_use]
    pub fn passes(self, shape: Shape) -> bool {
        shape.skewness.is_none_or(|skew| skew.abs() < self.skewness)
            || shape.kurtosis.is_none_or(|kurt| kurt < self.kurtosis)
    }
}

/// Skewness and kurtosis under the given names, as far as they are defined.
fn facts(shape: Shape, [skew_name, kurt_name]: [&'static str; 2]) -> Facts {
    // Room for both shapes and what a method adds.
    let mut facts = Vec::with_capacity(8);
    facts.extend(shape.skewness.map(|skew| (skew_name, skew)));
    facts.extend(shape.kurtosis.map(|kurt| (kurt_name, kurt)));
    facts
}

const BEFORE: [&str; 2] = ["skewness_before", "kurtosis_before"];
const AFTER: [&str; 2] = ["skewness_after", "kurtosis_after"];

/// Values nearer to each other than this share of the greater differ by rounding alone.
const ROUNDING: f64 = 1e-12;

/// Checks that a power transform keeps apart what the sample has apart: far from 1 its values differ by less than the
/// last bit, and units that differ would be tied without a word.
fn check_keeps_apart(sample: &[f64], lambda: f64, f: impl Fn(f64) -> f64) -> Result<(), Refusal> {
    let ascending = sorted(sample);
    let differ = |a: f64, b: f64| b - a > ROUNDING * a.abs().max(b.abs());
    let Some(pair) = ascending.windows(2).find(|pair| differ(pair[0], pair[1]) && f(pair[0]) >= f(pair[1]))
    else {
        return Ok(());
    };
    let refusal = Refusal::new("treat-merges").with("lambda", (lambda * 1e6).round() / 1e6);
    Err(refusal.with("value", pair[0]).with("other", pair[1]))
}

/// A transformation of a whole column, with its shape before and after among the facts.
fn transformed(sample: &[f64], found: Facts, f: impl Fn(f64) -> f64 + Send + Sync + 'static) -> Fitted {
    let after: Vec<f64> = sample.iter().map(|&x| f(x)).collect();
    let mut all = facts(Shape::of(sample), BEFORE);
    all.extend(found);
    all.extend(facts(Shape::of(&after), AFTER));
    Fitted::new(all, f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::Value;
    use std::collections::BTreeMap;

    pub(crate) fn treat(slug: &str, given: &[(&str, Value)], values: &[f64]) -> Result<Vec<f64>, Refusal> {
        let method = method::find(StepKind::Treat, slug).expect("in the registry");
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let Maker::Treat(make) = method.maker else { unreachable!("found by kind") };
        let fitted = make(&method.check(&given).expect("fits")).expect("fits").fit(values)?;
        let mut slots = values.to_vec();
        if let Some(transform) = fitted.transform {
            transform.apply(&mut slots);
        }
        Ok(slots)
    }

    #[test]
    fn either_threshold_suffices() {
        let test = ShapeTest { skewness: 2.0, kurtosis: 3.5 };
        assert!(test.passes(Shape::of(&[1.0, 2.0, 3.0])));
        assert!(test.passes(Shape::of(&[5.0; 20])));
        let mut outlier = vec![0.0; 19];
        outlier.push(1.0);
        let outlier = Shape::of(&outlier);
        assert!(!test.passes(outlier));
        assert!(ShapeTest { skewness: 100.0, ..test }.passes(outlier));
        assert!(ShapeTest { kurtosis: 100.0, ..test }.passes(outlier));
    }
}
