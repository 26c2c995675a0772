//! Methods that learn a transformation from a sample and apply it to columns: treat and normalise.
//!
//! The sample is what the member units have, in one period or over all; the transformation is applied
//! to every unit, reference units included.

use std::sync::Arc;

use crate::column::Column;
use crate::framework::NodeId;
use crate::refusal::Refusal;
use crate::sheet::{Facts, Over, Sheet};
use crate::statistics::wide;
use crate::trace::StepTrace;

/// Rewrites the slots of a column, element by element. NaN stands for missing and must stay NaN.
pub trait Transform: Send + Sync {
    /// Rewrites the slots.
    fn apply(&self, slots: &mut [f64]);
}

impl<F: Fn(f64) -> f64 + Send + Sync> Transform for F {
    fn apply(&self, slots: &mut [f64]) {
        wide(
            #[inline(always)]
            || {
                for slot in slots {
                    *slot = self(*slot);
                }
            },
        );
    }
}

/// What a method learned from a sample.
pub struct Fitted {
    /// For the trace.
    pub facts: Facts,
    /// `None` leaves the columns as they are.
    pub transform: Option<Box<dyn Transform>>,
}

impl Fitted {
    /// A transformation with its facts.
    pub fn new(facts: Facts, transform: impl Transform + 'static) -> Self {
        Self { facts, transform: Some(Box::new(transform)) }
    }

    /// Nothing to do.
    #[must_use]
    pub const fn unchanged(facts: Facts) -> Self {
        Self { facts, transform: None }
    }
}

/// How a kind of step fits a node.
pub(crate) struct Fitting<'a> {
    /// ±1 for each node, multiplied into its values before anything else.
    pub(crate) orient: &'a (dyn Fn(NodeId) -> f64 + Sync),
    /// Learns.
    pub(crate) fit: &'a Learn<'a>,
}

/// From a node, some periods and the sample of the node in them.
pub(crate) type Learn<'a> = dyn Fn(NodeId, &[usize], &[f64]) -> Result<Fitted, Refusal> + Sync + 'a;

/// Columns that share a sample, taken out of the sheet so that they can be rewritten where they are.
struct Job<'p> {
    node: NodeId,
    periods: &'p [usize],
    columns: &'p mut [Arc<Column>],
}

/// What a method made of a job.
enum Outcome {
    /// There was nothing to learn from.
    Skipped,
    /// The columns are as they should be.
    Unchanged(Facts),
    /// The columns were rewritten.
    Changed(Facts),
    /// Not defined, in this period.
    Refused(usize, Refusal),
}

/// Fits and applies a method to every node of `nodes`, in each group of periods.
pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, nodes: &[NodeId], method: &Fitting) {
    let groups = sheet.period_groups(over);
    let wanted = || nodes.iter().flat_map(|&node| groups.iter().map(move |&periods| (node, periods)));
    let mut columns = Vec::with_capacity(nodes.len() * sheet.scored.len());
    for (node, periods) in wanted() {
        columns.extend(periods.iter().map(|&period| sheet.take(node, period)));
    }
    let mut rest = columns.as_mut_slice();
    let jobs = wanted().map(|(node, periods)| {
        let columns = rest.split_off_mut(..periods.len()).expect("as many as were taken");
        Job { node, periods, columns }
    });
    let outcomes = sheet.each_in_order(jobs.collect(), |scratch: &mut Vec<f64>, mut job: Job| {
        job.run(sheet, method, scratch)
    });
    trace.entries.reserve(outcomes.len());
    let mut columns = columns.into_iter();
    for ((node, periods), outcome) in wanted().zip(outcomes) {
        let noted = (over == Over::Period).then(|| periods.first().copied()).flatten();
        let columns = periods.iter().copied().zip(columns.by_ref().take(periods.len()));
        put_back(sheet, trace, (node, noted), columns, outcome);
    }
}

impl Job<'_> {
    fn run(&mut self, sheet: &Sheet, method: &Fitting, scratch: &mut Vec<f64>) -> Outcome {
        let sign = (method.orient)(self.node);
        let sample = sheet.sample(self.columns, sign, scratch);
        if sample.is_empty() {
            return Outcome::Skipped;
        }
        let Fitted { facts, transform } = match (method.fit)(self.node, self.periods, sample) {
            Ok(fitted) => fitted,
            Err(refusal) => return Outcome::Refused(self.periods[0], refusal),
        };
        if facts.iter().any(|(_, number)| !number.is_finite()) {
            // A length or a mean left the doubles: dividing by it would make harmless zeros of everything.
            return Outcome::Refused(self.periods[0], Refusal::new("not-finite").about(self.greatest()));
        }
        let Some(transform) = transform else { return Outcome::Unchanged(facts) };
        for (&period, column) in self.periods.iter().zip(self.columns.iter_mut()) {
            let rewritten = Arc::make_mut(column).rewrite(|slots| {
                if sign < 0.0 {
                    slots.iter_mut().for_each(|slot| *slot = -*slot);
                }
                transform.apply(slots);
            });
            if let Err(broken) = rewritten {
                return Outcome::Refused(period, Refusal::new("not-finite").about(broken.row));
            }
        }
        Outcome::Changed(facts)
    }

    /// Row of the greatest figure of the first period, in size.
    fn greatest(&self) -> usize {
        let figures = self.columns[0].slots().iter().map(|slot| slot.abs()).enumerate();
        let present = figures.filter(|(_, size)| !size.is_nan());
        present.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(row, _)| row)
    }
}

/// Puts the columns of a job, each with its period, back into the sheet, with what became of them.
fn put_back(
    sheet: &mut Sheet,
    trace: &mut StepTrace,
    (node, noted): (NodeId, Option<usize>),
    columns: impl Iterator<Item = (usize, Arc<Column>)>,
    outcome: Outcome,
) {
    match outcome {
        Outcome::Changed(facts) => {
            Sheet::note(trace, node, noted, facts);
            columns.for_each(|(period, column)| sheet.replace(trace, node, period, column));
        }
        Outcome::Skipped => columns.for_each(|(period, column)| sheet.columns[node][period] = column),
        Outcome::Unchanged(facts) => {
            Sheet::note(trace, node, noted, facts);
            columns.for_each(|(period, column)| sheet.columns[node][period] = column);
        }
        Outcome::Refused(period, refusal) => {
            // Some of the columns may be rewritten already: none is of use to later steps.
            columns.for_each(|(period, _)| sheet.blank_refused(node, period));
            sheet.refuse(trace, node, period, refusal);
        }
    }
}
