//! Aggregate: computes nodes from their children, bottom up.
//!
//! Weights are rescaled over the children that have a score. When the share of weight that is present falls
//! below `min_present`, or nothing is present, the node is missing: because there are too few children, or, when
//! the unit does not exist or was screened out, for that reason. Children of weight 0 are passed over.

pub(crate) mod arithmetic;
pub(crate) mod geometric;
pub(crate) mod harmonic;
pub(crate) mod power_mean;

use rayon::prelude::*;

use crate::cell::Mark;
use crate::choice::Choices;
use crate::column::Column;
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::sheet::Sheet;
use crate::trace::StepTrace;

/// `min_present`, which every aggregation takes.
pub(crate) const MIN_PRESENT: Parameter = Parameter::new(
    "min_present",
    Kind::Share,
    Fallback::Number(0.0),
    ["计分所需的最低权重占比", "least share of weight that must be present"],
);

/// The children of a node, as an aggregation sees them.
pub struct Children<'a> {
    columns: Vec<&'a [f64]>,
    weights: Vec<f64>,
    rows: usize,
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
        let starts: Vec<usize> = (0..self.rows).step_by(BLOCK).collect();
        let block = |&start: &usize| self.block(start, min_present, &combine);
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
        combine: &impl Fn(&[f64], &[f64]) -> Result<f64, Refusal>,
    ) -> Result<Vec<Scored>, Refusal> {
        let end = (start + BLOCK).min(self.rows);
        let columns: Vec<&[f64]> = self.columns.iter().map(|column| &column[start..end]).collect();
        let total: f64 = self.weights.iter().sum();
        let least = min_present * total * (1.0 - 1e-12);
        let is_whole = columns.iter().all(|column| !column.iter().fold(false, |any, x| any | x.is_nan()));
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

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, choices: &Choices<dyn Aggregate>) {
    let framework = sheet.framework;
    for &node in framework.bottom_up() {
        for &period in sheet.scored {
            match aggregate_one(sheet, node, period, choices.of(node)) {
                Ok(column) => sheet.replace(trace, node, period, column),
                Err(refusal) => sheet.refuse(trace, node, period, refusal),
            }
        }
    }
}

fn aggregate_one(
    sheet: &Sheet,
    node: NodeId,
    period: usize,
    method: &dyn Aggregate,
) -> Result<Column, Refusal> {
    let counted: Vec<NodeId> =
        sheet.framework.node(node).children.iter().copied().filter(|&c| sheet.weights[c] > 0.0).collect();
    let children = Children {
        columns: counted.iter().map(|&child| sheet.columns[child][period].slots()).collect(),
        weights: counted.iter().map(|&child| sheet.weights[child]).collect(),
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
        let method = method::find(StepKind::Aggregate, slug).expect("in the registry");
        let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let Maker::Aggregate(make) = method.maker else { unreachable!("found by kind") };
        let slots: Vec<[f64; 1]> = values.iter().map(|value| [value.unwrap_or(f64::NAN)]).collect();
        let children = Children {
            columns: slots.iter().map(|slot| &slot[..]).collect(),
            weights: weights.to_vec(),
            rows: 1,
        };
        let made = make(&method.check(&given).expect("fits")).expect("fits");
        made.aggregate(&children).map(|scores| scores[0])
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
