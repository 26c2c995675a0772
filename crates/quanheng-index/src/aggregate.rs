//! Aggregate: computes nodes from their children, bottom up.
//!
//! Weights are rescaled over the children that have a score. When the share of weight that is present falls
//! below `min_present`, or nothing is present, the node is missing: because there are too few children, or, when
//! the unit does not exist or was screened out, for that reason. Children of weight 0 are passed over.
//!
//! Methods that look at one unit at a time are fed by [`Children::by_row`]; what those need that look across the
//! units lives in `among`.

pub(crate) mod adjusted_mazziotta_pareto;
mod among;
pub(crate) mod arithmetic;
pub(crate) mod benefit_of_the_doubt;
pub(crate) mod borda;
pub(crate) mod copeland;
pub(crate) mod coupling_coordination;
pub(crate) mod frontier;
pub(crate) mod fuzzy_evaluation;
pub(crate) mod geometric;
pub(crate) mod grey_relational;
pub(crate) mod harmonic;
pub(crate) mod kemeny;
pub(crate) mod mazziotta_pareto;
pub(crate) mod median;
pub(crate) mod owa;
pub(crate) mod pairwise;
pub(crate) mod power_mean;
pub(crate) mod profiles;
pub(crate) mod rank_sum_ratio;
pub(crate) mod topsis;
pub(crate) mod vikor;

use rayon::prelude::*;

use crate::cell::Mark;
use crate::choice::Choices;
use crate::column::Column;
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::sheet::Sheet;
use crate::trace::StepTrace;
use crate::weight;

/// `min_present`, which every aggregation takes.
pub(crate) const MIN_PRESENT: Parameter = Parameter::new(
    "min_present",
    Kind::Share,
    Fallback::Number(0.0),
    ["计分所需的最低权重占比", "least share of weight that must be present"],
);

/// The children of a node, as an aggregation sees them.
pub struct Children<'a> {
    pub(crate) columns: Vec<&'a [f64]>,
    pub(crate) weights: Vec<f64>,
    /// By row; `None` when every unit is a member.
    pub(crate) members: Option<&'a [bool]>,
    pub(crate) rows: usize,
}

/// A score, or why there is none.
pub type Scored = Result<f64, Mark>;

/// A way to aggregate.
pub trait Aggregate: Send + Sync {
    /// The score of every unit.
    ///
    /// # Errors
    /// When the method is not defined for the children.
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal>;
}

/// Rows of one block: small enough to stay in cache, the same whatever the number of threads.
const BLOCK: usize = 4096;

impl<'a> Children<'a> {
    /// Children in columns, NaN where missing, each with a weight above 0; all units are members.
    #[must_use]
    pub fn of_members(columns: Vec<&'a [f64]>, weights: Vec<f64>) -> Self {
        let rows = columns.first().map_or(0, |column| column.len());
        Self { columns, weights, members: None, rows }
    }
}

impl Children<'_> {
    /// Combines row by row. `combine` gets the present values and their weights, neither empty; it may refuse.
    ///
    /// # Errors
    /// The refusal of the first row that is refused.
    pub fn by_row(
        &self,
        min_present: f64,
        combine: impl Fn(&[f64], &[f64]) -> Result<f64, Refusal> + Sync,
    ) -> Result<Vec<Scored>, Refusal> {
        self.by_row_or_block(min_present, |_, _| None, combine)
    }

    /// As [`by_row`](Self::by_row), but `whole` may combine many rows at once, from columns without missing values and
    /// their weights: to the last bit as `combine` would.
    pub(crate) fn by_row_or_block(
        &self,
        min_present: f64,
        whole: impl Fn(&[&[f64]], &[f64]) -> Option<Vec<f64>> + Sync,
        combine: impl Fn(&[f64], &[f64]) -> Result<f64, Refusal> + Sync,
    ) -> Result<Vec<Scored>, Refusal> {
        let starts: Vec<usize> = (0..self.rows).step_by(BLOCK).collect();
        let block = |&start: &usize| self.block(start, min_present, &whole, &combine);
        let blocks: Result<Vec<_>, Refusal> = if starts.len() > 8 {
            starts.par_iter().map(block).collect()
        } else {
            starts.iter().map(block).collect()
        };
        Ok(blocks?.concat())
    }

    fn block(
        &self,
        start: usize,
        min_present: f64,
        whole: &impl Fn(&[&[f64]], &[f64]) -> Option<Vec<f64>>,
        combine: &impl Fn(&[f64], &[f64]) -> Result<f64, Refusal>,
    ) -> Result<Vec<Scored>, Refusal> {
        let end = (start + BLOCK).min(self.rows);
        let columns: Vec<&[f64]> = self.columns.iter().map(|column| &column[start..end]).collect();
        let total: f64 = self.weights.iter().sum();
        let least = min_present * total * (1.0 - 1e-12);
        let is_whole = columns.iter().all(|column| !column.iter().fold(false, |any, x| any | x.is_nan()));
        if is_whole
            && total > 0.0
            && let Some(scores) = whole(&columns, &self.weights)
        {
            return Ok(scores.into_iter().map(Ok).collect());
        }
        let mut values = vec![0.0; columns.len()];
        let mut weights = self.weights.clone();
        let mut scores = Vec::with_capacity(end - start);
        for row in 0..end - start {
            let (mut count, mut present) = (columns.len(), total);
            if is_whole {
                values.iter_mut().zip(&columns).for_each(|(value, column)| *value = column[row]);
            } else {
                count = 0;
                for (column, &weight) in columns.iter().zip(&self.weights) {
                    // Written in any case, counted when it is there.
                    (values[count], weights[count]) = (column[row], weight);
                    count += usize::from(!column[row].is_nan());
                }
                present = weights[..count].iter().sum();
            }
            scores.push(if present > 0.0 && present >= least {
                let score = combine(&values[..count], &weights[..count]);
                Ok(score.map_err(|refusal| refusal.about(start + row))?)
            } else {
                Err(Mark::TooFewChildren)
            });
        }
        Ok(scores)
    }
}

/// Refuses values a mean is not defined for.
pub(crate) fn all_positive(values: &[f64], method: &'static str) -> Result<(), Refusal> {
    match values.iter().find(|&&value| value <= 0.0) {
        Some(value) => Err(Refusal::new("mean-not-positive").with("method", method).with("value", value)),
        None => Ok(()),
    }
}

/// `earlier` are the traces of the steps before, among them those of the weight steps that take effect here.
pub(crate) fn run(
    sheet: &mut Sheet,
    trace: &mut StepTrace,
    earlier: &mut [StepTrace],
    choices: &Choices<dyn Aggregate>,
) {
    let framework = sheet.framework;
    for &node in framework.bottom_up() {
        weight::settle(sheet, earlier, node, choices.of(node));
        for (at, &period) in sheet.scored.iter().enumerate() {
            match aggregate_one(sheet, node, at, choices.of(node)) {
                Ok(column) => sheet.replace(trace, node, period, column),
                Err(refusal) => sheet.refuse(trace, node, period, refusal),
            }
        }
    }
}

fn aggregate_one(sheet: &Sheet, node: NodeId, at: usize, method: &dyn Aggregate) -> Result<Column, Refusal> {
    let period = sheet.scored[at];
    let counted: Vec<NodeId> =
        sheet.framework.node(node).children.iter().copied().filter(|&c| sheet.weights[c][at] > 0.0).collect();
    let children = Children {
        columns: counted.iter().map(|&child| sheet.columns[child][period].slots()).collect(),
        weights: counted.iter().map(|&child| sheet.weights[child][at]).collect(),
        members: sheet.members(),
        rows: sheet.units.len(),
    };
    let (mut values, mut marks) = (Vec::with_capacity(children.rows), Vec::with_capacity(children.rows));
    for (row, score) in method.aggregate(&children)?.into_iter().enumerate() {
        let mark = match score {
            Ok(_) => Mark::Computed,
            Err(reason) => left_out(sheet, &counted, period, row).unwrap_or(reason),
        };
        values.push(score.unwrap_or(0.0));
        marks.push(mark);
    }
    Column::from_parts(values, marks).map_err(|broken| Refusal::new("not-finite").about(broken.row))
}

/// The reason why a unit as a whole is left out, when all children have the same: it holds for the parent too.
fn left_out(sheet: &Sheet, children: &[NodeId], period: usize, row: usize) -> Option<Mark> {
    let reason = |child: &NodeId| sheet.columns[*child][period].mark(row);
    let first = children.first().map(reason)?;
    let is_whole = matches!(first, Mark::NotValid | Mark::Screened);
    (is_whole && children.iter().all(|child| reason(child) == first)).then_some(first)
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of the methods share.

    use std::collections::BTreeMap;

    use super::*;
    use crate::method::{self, Maker, StepKind};
    use crate::parameter::Value;

    pub(crate) fn aggregate(
        slug: &str,
        given: &[(&str, Value)],
        values: &[Option<f64>],
        weights: &[f64],
    ) -> Result<Scored, Refusal> {
        let slots: Vec<[f64; 1]> = values.iter().map(|value| [value.unwrap_or(f64::NAN)]).collect();
        let columns: Vec<&[f64]> = slots.iter().map(|slot| &slot[..]).collect();
        Case { columns: &columns, weights, members: None }.run(slug, given).map(|scores| scores[0])
    }

    /// Children in columns, NaN where missing.
    pub(crate) struct Case<'a> {
        pub(crate) columns: &'a [&'a [f64]],
        pub(crate) weights: &'a [f64],
        pub(crate) members: Option<&'a [bool]>,
    }

    /// Four indicators of eight units: numpy 2.4.6, default_rng(20240607).uniform(0, 1, (8, 4)) to two decimals.
    pub(crate) const PANEL: Case<'static> = Case {
        columns: &[
            &[0.13, 0.64, 0.45, 0.72, 0.45, 0.13, 0.92, 0.58],
            &[0.41, 0.11, 0.5, 0.2, 0.94, 0.69, 0.54, 0.02],
            &[0.48, 0.53, 0.77, 0.42, 0.12, 0.87, 0.72, 0.47],
            &[0.85, 0.3, 0.07, 0.55, 0.91, 0.78, 0.66, 0.71],
        ],
        weights: &[0.1, 0.2, 0.3, 0.4],
        members: None,
    };

    impl Case<'_> {
        pub(crate) fn run(&self, slug: &str, given: &[(&str, Value)]) -> Result<Vec<Scored>, Refusal> {
            let method = method::find(StepKind::Aggregate, slug).expect("in the registry");
            let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
            let Maker::Aggregate(make) = method.maker else { unreachable!("found by kind") };
            let children = Children {
                columns: self.columns.to_vec(),
                weights: self.weights.to_vec(),
                members: self.members,
                rows: self.columns[0].len(),
            };
            make(&method.check(&given).expect("fits")).expect("fits").aggregate(&children)
        }

        /// The scores where every unit has one.
        pub(crate) fn scores(&self, slug: &str, given: &[(&str, Value)]) -> Vec<f64> {
            self.run(slug, given).unwrap().into_iter().map(Result::unwrap).collect()
        }
    }

    pub(crate) fn close(got: &[f64], want: &[f64]) {
        assert_eq!(got.len(), want.len());
        let near = |(x, y): (&f64, &f64)| (x - y).abs() <= 1e-12 * y.abs().max(1.0);
        assert!(got.iter().zip(want).all(near), "{got:?} is not {want:?}");
    }

    /// Methods of which parameters must be given, and ones that do.
    fn some_parameters(slug: &str) -> Vec<(&'static str, Value)> {
        match slug {
            "power-mean" => vec![("power", Value::Number(2.0))],
            "owa" => vec![("orness", Value::Number(0.3))],
            "fuzzy-evaluation" => vec![("grades", Value::Numbers(vec![0.2, 0.5, 0.8]))],
            _ => Vec::new(),
        }
    }

    /// What every method must keep to: the order of the units is no matter, to the last bit, and neither is what
    /// a reference unit has, for the members.
    #[test]
    fn order_and_reference_units_do_not_change_a_score() {
        let scale = |factor: f64, shift: f64| -> Vec<Vec<f64>> {
            PANEL.columns.iter().map(|c| c.iter().map(|x| x * factor + shift).collect()).collect()
        };
        for method in method::of_kind(StepKind::Aggregate) {
            let given = some_parameters(method.slug);
            let adjusted = method.slug == "adjusted-mazziotta-pareto";
            let mut columns = if adjusted { scale(60.0, 70.0) } else { scale(1.0, 0.0) };
            let run = |columns: &[Vec<f64>], members: Option<&[bool]>| {
                let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
                Case { columns: &slices, weights: PANEL.weights, members }.scores(method.slug, &given)
            };
            let scores = run(&columns, None);
            let turned: Vec<Vec<f64>> = columns.iter().map(|c| c.iter().rev().copied().collect()).collect();
            let mut back = run(&turned, None);
            back.reverse();
            assert_eq!(back, scores, "{method:?} depends on the order of the units");
            for (column, value) in columns.iter_mut().zip(if adjusted {
                [71.0, 99.0, 129.0, 72.0]
            } else {
                [0.01, 0.99, 0.5, 1.0]
            }) {
                column.push(value);
            }
            let members = [[true; 8].as_slice(), &[false]].concat();
            let with = run(&columns, Some(&members));
            assert_eq!(with[..8], scores, "{method:?} lets a reference unit count");
        }
    }

    #[test]
    fn weights_are_rescaled_and_a_minimum_may_be_asked() {
        let values = [Some(1.0), None, Some(4.0)];
        assert_eq!(aggregate("arithmetic", &[], &values, &[1.0, 1.0, 2.0]), Ok(Ok(3.0)));
        let least = |share| [("min_present", Value::Number(share))];
        assert_eq!(aggregate("arithmetic", &least(0.75), &values, &[1.0, 1.0, 2.0]), Ok(Ok(3.0)));
        let refused = aggregate("arithmetic", &least(0.76), &values, &[1.0, 1.0, 2.0]);
        assert_eq!(refused, Ok(Err(Mark::TooFewChildren)));
        assert_eq!(aggregate("arithmetic", &[], &[None], &[1.0]), Ok(Err(Mark::TooFewChildren)));
    }

    #[test]
    fn all_present_meets_a_minimum_of_one_whatever_the_rounding_of_weights() {
        let weights = [0.1, 0.2, 0.3, 0.4, 0.7];
        let values = [Some(1.0); 5];
        let whole = [("min_present", Value::Number(1.0))];
        assert!(aggregate("arithmetic", &whole, &values, &weights).unwrap().is_ok());
    }
}
