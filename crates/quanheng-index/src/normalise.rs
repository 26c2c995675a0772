//! Normalise: brings indicators to a common scale.
//!
//! Values are multiplied by the indicator's direction (±1) first, so that more is better in everything a
//! method sees; goalposts of a negative indicator become (−upper, −lower) and its target changes sign.

pub(crate) mod above_below_mean;
pub(crate) mod affine;
pub(crate) mod borda;
pub(crate) mod categorical_scale;
pub(crate) mod distance_to_maximum;
pub(crate) mod distance_to_reference;
pub(crate) mod distance_to_target;
pub(crate) mod fraction_of_maximum;
pub(crate) mod goalposts;
pub(crate) mod min_max;
pub(crate) mod percentile_rank;
pub(crate) mod rank;
pub(crate) mod robust_z;
pub(crate) mod sum;
pub(crate) mod ties;
mod turn;
pub(crate) mod vector;
pub(crate) mod z_score;

use std::collections::BTreeMap;

use crate::choice::Choices;
use crate::finding::nearest;
use crate::fit::{self, Fitted, Fitting};
use crate::framework::{Node, NodeId};
use crate::refusal::Refusal;
use crate::sheet::{Over, Sheet};
use crate::trace::StepTrace;

/// What is known of a leaf beside its sample, oriented: after multiplication by the direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaf {
    /// +1 or −1: what the values were multiplied by.
    pub sign: f64,
    /// Lower and upper goalpost.
    pub goalposts: Option<(f64, f64)>,
    /// Target.
    pub target: Option<f64>,
    /// Value of the unit that the method names by [`Normalise::reference`], in the first period of the sample.
    pub reference: Option<f64>,
}

impl Leaf {
    /// What a node says; `reference` is the value of the unit that the method names.
    pub(crate) fn of(node: &Node, reference: Option<f64>) -> Self {
        let sign = node.direction.sign();
        Self {
            sign,
            goalposts: node.goalposts.map(|(l, u)| if sign < 0.0 { (-u, -l) } else { (l, u) }),
            target: node.target.map(|target| target * sign),
            reference: reference.map(|x| x * sign),
        }
    }
}

/// A way to normalise.
pub trait Normalise: Send + Sync {
    /// Learns from the oriented values of the members, of which there is at least one.
    ///
    /// # Errors
    /// When the method is not defined for the sample.
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal>;

    /// Code of the unit whose own value the method needs, if one.
    fn reference(&self) -> Option<&str> {
        None
    }
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, choices: &Choices<dyn Normalise>) {
    let leaves: Vec<_> = sheet.framework.leaves().collect();
    let nodes = sheet.framework.nodes();
    let references = References::new(sheet, &leaves, choices);
    let fitting = Fitting {
        orient: &|node| nodes[node].direction.sign(),
        fit: &|node, periods, sample| {
            let leaf = Leaf::of(&nodes[node], references.value(node, periods)?);
            choices.of(node).fit(sample, &leaf)
        },
    };
    fit::run(sheet, trace, over, &leaves, &fitting);
}

/// What the units that methods name have, read before any column changes.
#[derive(Default)]
struct References {
    /// By node and period.
    values: BTreeMap<(NodeId, usize), f64>,
    /// By node: no unit is called so.
    unknown: BTreeMap<NodeId, Refusal>,
}

impl References {
    fn new(sheet: &Sheet, leaves: &[NodeId], choices: &Choices<dyn Normalise>) -> Self {
        let mut references = Self::default();
        for &node in leaves {
            let Some(code) = choices.of(node).reference() else { continue };
            let Some(row) = sheet.units.find(code) else {
                let near = nearest(code, sheet.units.iter().map(|unit| unit.code.as_str()));
                let refusal = Refusal::new("reference-unknown").at("unit").with("given", code);
                references.unknown.insert(node, refusal.with("nearest", near.unwrap_or_default()));
                continue;
            };
            for &period in sheet.scored {
                if let Some(value) = sheet.columns[node][period].value(row) {
                    references.values.insert((node, period), value);
                }
            }
        }
        references
    }

    /// The value in the first of the periods, if the node's method names a unit and that has one.
    fn value(&self, node: NodeId, periods: &[usize]) -> Result<Option<f64>, Refusal> {
        match self.unknown.get(&node) {
            Some(refusal) => Err(refusal.clone()),
            None => Ok(periods.first().and_then(|&period| self.values.get(&(node, period)).copied())),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of the methods share.

    use std::collections::BTreeMap;

    use super::{Leaf, Normalise};
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::{Parameter, Value};
    use crate::refusal::Refusal;

    const PLAIN: Leaf = Leaf { sign: 1.0, goalposts: None, target: None, reference: None };

    /// Mean years of schooling in 23 countries, of which OECD/JRC (2008), Handbook on Constructing Composite
    /// Indicators, Table 15, p. 87, gives the scores under many methods.
    pub(crate) const SCHOOLING: [f64; 23] = [
        10.0, 12.0, 11.4, 9.5, 10.8, 9.4, 9.4, 11.6, 10.9, 7.1, 10.2, 11.9, 9.4, 9.3, 11.7, 8.4, 7.9, 9.6,
        7.3, 7.2, 9.5, 9.1, 7.1,
    ];

    pub(crate) fn make(slug: &str, given: &[(&str, Value)]) -> Box<dyn Normalise> {
        let method = method::find(StepKind::Normalise, slug).expect("in the registry");
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let values = method.check(&given).expect("fits");
        let Maker::Normalise(make) = method.maker else { unreachable!("found by kind") };
        make(&values).expect("fits")
    }

    pub(crate) fn fit_leaf(made: &dyn Normalise, leaf: &Leaf, values: &[f64]) -> Result<Vec<f64>, Refusal> {
        let sample: Vec<f64> = values.iter().copied().filter(|x| !x.is_nan()).collect();
        let fitted = made.fit(&sample, leaf)?;
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

    fn fit_negative(slug: &str, given: &[(&str, Value)], values: &[f64]) -> Result<Vec<f64>, Refusal> {
        let oriented: Vec<f64> = values.iter().map(|x| -x).collect();
        fit_leaf(&*make(slug, given), &Leaf { sign: -1.0, ..PLAIN }, &oriented)
    }

    pub(crate) fn normalise_negative(slug: &str, given: &[(&str, Value)], values: &[f64]) -> Vec<f64> {
        fit_negative(slug, given, values).expect("defined")
    }

    pub(crate) fn refuses_negative(slug: &str, given: &[(&str, Value)], values: &[f64]) -> &'static str {
        fit_negative(slug, given, values).expect_err("refused").code
    }

    pub(crate) fn close(got: &[f64], want: &[f64], relative: f64) {
        let near = |a: &f64, b: &f64| (a - b).abs() <= relative * b.abs().max(1.0);
        assert!(
            got.len() == want.len() && got.iter().zip(want).all(|(a, b)| near(a, b)),
            "{got:?} is not {want:?}"
        );
    }

    pub(crate) fn rounded_to(places: i32, values: &[f64]) -> Vec<f64> {
        let unit = libm::pow(10.0, f64::from(places));
        values.iter().map(|x| (x * unit).round() / unit).collect()
    }

    /// Whatever the method and the way it turns a negative indicator: a better value never scores worse, ties stay
    /// tied and missing stays missing.
    #[test]
    fn no_method_turns_the_order_round() {
        let raw = [5.0, f64::NAN, 2.0, 8.0, 8.0, 3.0, 40.0, 7.0];
        for method in method::of_kind(StepKind::Normalise) {
            for turn in
                ["", "sign", "inverse", "complement", "ratio", "difference", "range", "low", "mean", "high"]
            {
                let fits = |p: &&Parameter| p.kind.accepts(&Value::Text(turn.into())) && p.name != "unit";
                let chosen = method.parameters.iter().find(fits).map(|p| (p.name, Value::Text(turn.into())));
                let unit = method.parameters.iter().find(|p| p.name == "unit");
                let given: Vec<_> =
                    chosen.into_iter().chain(unit.map(|p| (p.name, Value::Text("a".into())))).collect();
                for sign in [1.0, -1.0] {
                    let oriented = raw.map(|x| x * sign);
                    let (low, high) = if sign > 0.0 { (1.0, 50.0) } else { (-50.0, -1.0) };
                    let leaf = Leaf {
                        sign,
                        goalposts: Some((low, high)),
                        target: Some(high),
                        reference: Some(7.0 * sign),
                    };
                    let scores = fit_leaf(&*make(method.slug, &given), &leaf, &oriented).expect("defined");
                    assert!(scores[1].is_nan(), "{method:?}");
                    for (a, x) in oriented.iter().enumerate() {
                        let worse = oriented.iter().zip(&scores).filter(|(y, _)| **y <= *x);
                        assert!(
                            worse.into_iter().all(|(_, score)| *score <= scores[a]),
                            "{method:?} {given:?} {sign}: {scores:?}"
                        );
                    }
                }
            }
        }
    }
}
