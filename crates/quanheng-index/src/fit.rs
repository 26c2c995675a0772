//! Methods that learn a transformation from a sample and apply it to columns: treat and normalise.
//!
//! The sample is what the member units have, in one period or over all; the transformation is applied
//! to every unit, reference units included.

use rayon::prelude::*;

use crate::column::Column;
use crate::framework::NodeId;
use crate::refusal::Refusal;
use crate::sheet::{Facts, Over, Sheet};
use crate::trace::StepTrace;

/// Rewrites the slots of a column, element by element. NaN stands for missing and must stay NaN.
pub trait Transform: Send + Sync {
    /// Rewrites the slots.
    fn apply(&self, slots: &mut [f64]);
}

impl<F: Fn(f64) -> f64 + Send + Sync> Transform for F {
    fn apply(&self, slots: &mut [f64]) {
        for slot in slots {
            *slot = self(*slot);
        }
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

/// One column or several that share a sample, and what became of them.
struct Job<'p> {
    node: NodeId,
    periods: &'p [usize],
}

struct Outcome {
    facts: Facts,
    columns: Vec<(usize, Column)>,
}

/// Fits and applies a method to every node of `nodes`, in each group of periods.
///
/// `fit` gets the node, the periods and the sample they make; `orient` is ±1, multiplied into the values first.
pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, nodes: &[NodeId], method: &Fitting) {
    let groups = sheet.period_groups(over);
    let jobs: Vec<Job> =
        nodes.iter().flat_map(|&node| groups.iter().map(move |&periods| Job { node, periods })).collect();
    let parallel = sheet.pays_in_parallel(jobs.len());
    let work = |job: &Job| fit_one(sheet, job, method);
    let outcomes: Vec<Result<Option<Outcome>, (usize, Refusal)>> =
        if parallel { jobs.par_iter().map(work).collect() } else { jobs.iter().map(work).collect() };
    for (job, outcome) in jobs.iter().zip(outcomes) {
        match outcome {
            Ok(None) => {}
            Ok(Some(outcome)) => {
                let period = (over == Over::Period).then(|| job.periods[0]);
                Sheet::note(trace, job.node, period, outcome.facts);
                for (period, column) in outcome.columns {
                    sheet.replace(trace, job.node, period, column);
                }
            }
            Err((period, refusal)) => sheet.refuse(trace, job.node, period, refusal),
        }
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

fn fit_one(sheet: &Sheet, job: &Job, method: &Fitting) -> Result<Option<Outcome>, (usize, Refusal)> {
    let sign = (method.orient)(job.node);
    let mut sample = Vec::new();
    for &period in job.periods {
        sample.extend(sheet.sample(&sheet.columns[job.node][period]));
    }
    if sample.is_empty() {
        return Ok(None);
    }
    if sign < 0.0 {
        sample.iter_mut().for_each(|value| *value = -*value);
    }
    let fitted = (method.fit)(job.node, job.periods, &sample).map_err(|refusal| (job.periods[0], refusal))?;
    let mut outcome = Outcome { facts: fitted.facts, columns: Vec::new() };
    let Some(transform) = fitted.transform else { return Ok(Some(outcome)) };
    for &period in job.periods {
        let mut column = Column::clone(&sheet.columns[job.node][period]);
        let rewritten = column.rewrite(|slots| {
            if sign < 0.0 {
                slots.iter_mut().for_each(|slot| *slot = -*slot);
            }
            transform.apply(slots);
        });
        if let Err(broken) = rewritten {
            return Err((period, Refusal::new("not-finite").about(broken.row)));
        }
        outcome.columns.push((period, column));
    }
    Ok(Some(outcome))
}
