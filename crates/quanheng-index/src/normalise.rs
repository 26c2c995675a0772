//! Normalise: brings indicators to a common scale.
//!
//! Values are multiplied by the indicator's direction (±1) first, so that more is better in everything a
//! method sees; goalposts of a negative indicator become (−upper, −lower) and its target changes sign.

pub(crate) mod distance_to_target;
pub(crate) mod goalposts;
pub(crate) mod min_max;
pub(crate) mod percentile_rank;
pub(crate) mod rank;
pub(crate) mod z_score;

use crate::choice::Choices;
use crate::fit::{self, Fitted, Fitting};
use crate::refusal::Refusal;
use crate::sheet::{Over, Sheet};
use crate::trace::StepTrace;

/// What the framework says about a leaf, oriented: after multiplication by the direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaf {
    /// +1 or −1: what the values were multiplied by.
    pub sign: f64,
    /// Lower and upper goalpost.
    pub goalposts: Option<(f64, f64)>,
    /// Target.
    pub target: Option<f64>,
}

/// A way to normalise.
pub trait Normalise: Send + Sync {
    /// Learns from the oriented values of the members, of which there is at least one.
    ///
    /// # Errors
    /// When the method is not defined for the sample.
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal>;
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, choices: &Choices<dyn Normalise>) {
    let leaves: Vec<_> = sheet.framework.leaves().collect();
    let nodes = sheet.framework.nodes();
    let fitting = Fitting {
        orient: &|node| nodes[node].direction.sign(),
        fit: &|node, sample| {
            let sign = nodes[node].direction.sign();
            let leaf = Leaf {
                sign,
                goalposts: nodes[node].goalposts.map(|(l, u)| if sign < 0.0 { (-u, -l) } else { (l, u) }),
                target: nodes[node].target.map(|target| target * sign),
            };
            choices.of(node).fit(sample, &leaf)
        },
    };
    fit::run(sheet, trace, over, &leaves, &fitting);
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of the methods share.

    use std::collections::BTreeMap;

    use super::{Leaf, Normalise};
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::Value;
    use crate::refusal::Refusal;

    const PLAIN: Leaf = Leaf { sign: 1.0, goalposts: None, target: None };

    pub(crate) fn make(slug: &str, given: &[(&str, Value)]) -> Box<dyn Normalise> {
        let method = method::find(StepKind::Normalise, slug).expect("in the registry");
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let values = method.check(&given).expect("fits");
        let Maker::Normalise(make) = method.maker else { unreachable!("found by kind") };
        make(&values).expect("fits")
    }

    pub(crate) fn fit_leaf(made: &dyn Normalise, leaf: &Leaf, values: &[f64]) -> Result<Vec<f64>, Refusal> {
        let fitted = made.fit(values, leaf)?;
        let mut slots = values.to_vec();
        fitted.transform.expect("normalising always transforms").apply(&mut slots);
        Ok(slots)
    }

    pub(crate) fn normalise(slug: &str, given: &[(&str, Value)], values: &[f64]) -> Vec<f64> {
        fit_leaf(&*make(slug, given), &PLAIN, values).expect("defined")
    }

    pub(crate) fn refuses(slug: &str, given: &[(&str, Value)], values: &[f64]) -> &'static str {
        fit_leaf(&*make(slug, given), &PLAIN, values).expect_err("refused").code
    }
}
