//! Impute: fills missing cells, and only those.
//!
//! Cells that are *not applicable*, screened out, or of a unit that did not exist are never filled. A filled
//! cell is marked *imputed*. Works on every period of the panel, so that time methods can look beyond the
//! scored ones, and on leaves and inputs alike. Statistics are taken of what was there before the step.
//!
//! Most methods fill an indicator from its own [`Series`]; those that look beside it see the whole [`Table`].

#[cfg(test)]
pub(crate) mod bed;
mod carried;
pub(crate) mod constant;
pub(crate) mod expectation_maximisation;
pub(crate) mod extend;
pub(crate) mod group_mean;
pub(crate) mod group_median;
pub(crate) mod last;
pub(crate) mod linear;
pub(crate) mod mean;
pub(crate) mod median;
pub(crate) mod nearest_neighbours;
pub(crate) mod next;
pub(crate) mod none;
mod normal_fit;
mod pooled;
pub(crate) mod regression;
mod row;
pub(crate) mod row_mean;
pub(crate) mod row_median;
mod table;
mod triangles;

pub use table::{Filled, Outcome, Predictive, Table};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cell::Mark;
use crate::choice::Choices;
use crate::column::Column;
use crate::finding::{Finding, Subject};
use crate::framework::NodeId;
use crate::period::Period;
use crate::refusal::Refusal;
use crate::run::Fills;
use crate::sheet::{Facts, Over, Sheet};
use crate::stream::Replicate;
use crate::trace::StepTrace;
use crate::units::{Grouping, Units};

/// One indicator over time, as an imputation sees it.
pub struct Series<'a> {
    /// The units, with their groupings.
    pub units: &'a Units,
    /// The periods, ascending.
    pub periods: &'a [Period],
    /// A column for each period.
    pub columns: &'a [Arc<Column>],
    /// Rows that count in statistics.
    pub members: &'a (dyn Fn(usize) -> bool + Sync),
    /// Groups of periods that share a statistic.
    pub pools: &'a [Vec<usize>],
}

impl Series<'_> {
    /// The value of a unit in a period.
    #[must_use]
    pub fn value(&self, row: usize, period: usize) -> Option<f64> {
        self.columns[period].value(row)
    }

    /// Present values of members over a pool of periods, with their rows.
    pub fn pool<'s>(&'s self, pool: &'s [usize]) -> impl Iterator<Item = (usize, f64)> + 's {
        pool.iter().flat_map(move |&period| {
            let cells = self.columns[period].iter().enumerate();
            cells
                .filter_map(move |(row, cell)| cell.filter(|_| (self.members)(row)).map(|value| (row, value)))
        })
    }

    /// Present values of members over a pool of periods.
    #[must_use]
    pub fn sample(&self, pool: &[usize]) -> Vec<f64> {
        let mut sample = Vec::with_capacity(pool.len() * self.units.len());
        for &period in pool {
            let slots = self.columns[period].slots().iter().enumerate();
            let present = slots.filter(|&(row, slot)| !slot.is_nan() && (self.members)(row));
            present.for_each(|(_, &slot)| sample.push(slot));
        }
        sample
    }

    /// The grouping called `name`.
    ///
    /// # Errors
    /// When the units have no such grouping.
    pub fn grouping(&self, name: &str) -> Result<&Grouping, Refusal> {
        let known = || self.units.groupings().keys().cloned().collect::<Vec<_>>().join(", ");
        self.units.groupings().get(name).ok_or_else(|| {
            Refusal::new("unknown-group").at("group").with("group", name).with("known", known())
        })
    }

    /// Rows of cells that may be filled.
    pub fn open(&self, period: usize) -> impl Iterator<Item = usize> + '_ {
        let marks = self.columns[period].marks();
        (0..marks.len()).filter(move |&row| marks[row].may_be_imputed())
    }
}

/// A value for a missing cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Position of the period.
    pub period: usize,
    /// Row of the unit.
    pub row: usize,
    /// The value.
    pub value: f64,
}

/// A way to impute: from the series of one indicator, or from all of them together.
pub trait Impute: Send + Sync {
    /// Values for open cells; cells it cannot fill it leaves out.
    ///
    /// # Errors
    /// When the method is not defined for the units or the series.
    fn fills(&self, _series: &Series) -> Result<Vec<Fill>, Refusal> {
        Ok(Vec::new())
    }

    /// What is not known about the values of [`fills`](Self::fills), for `node`; `None` from a method that knows no
    /// distribution.
    fn predictive(&self, _series: &Series, _node: NodeId) -> Option<Vec<Box<dyn Predictive>>> {
        None
    }

    /// What a method that looks beside an indicator has for each of `nodes`, in their order; `None` from the others,
    /// which are asked for [`fills`](Self::fills).
    fn fills_together(&self, _table: &Table, _nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        None
    }
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, choices: &Choices<dyn Impute>) {
    if let Fills::Drawn(replicate) = sheet.fills {
        let expected = expected(sheet, over, choices);
        fill_with_draws(sheet, trace, choices, &expected, replicate);
        return;
    }
    let pools = pools(sheet, over);
    let nodes: Vec<NodeId> = sheet.framework.data_nodes().collect();
    let mut together = fills_together(sheet, &pools, &nodes, choices);
    let periods = sheet.periods.len();
    let taken = nodes.iter().flat_map(|&node| (0..periods).map(move |period| (node, period)));
    let mut columns: Vec<Arc<Column>> = taken.map(|(node, period)| sheet.take(node, period)).collect();
    let mut rest = columns.as_mut_slice();
    let jobs = nodes.iter().map(|&node| {
        let columns = rest.split_off_mut(..periods).expect("as many as were taken");
        Job { node, columns, together: together.remove(&node) }
    });
    let filled = sheet.each_in_order(jobs.collect(), |_: &mut (), mut job: Job| {
        job.run(sheet, &pools, choices.of(job.node))
    });
    let mut columns = columns.into_iter();
    for (node, filled) in nodes.into_iter().zip(filled) {
        let columns = columns.by_ref().take(periods);
        match filled {
            Ok(counts) => {
                put_back(sheet, trace, node, columns, counts);
                if choices.chosen(node).method.slug != none::METHOD.slug {
                    tell_what_stays_open(sheet, trace, node);
                }
            }
            Err((period, refusal)) => {
                put_back(sheet, trace, node, columns, Counts::default());
                sheet.refuse(trace, node, period, refusal);
            }
        }
    }
}

/// What methods that look beside an indicator have for the nodes with open cells, before anything is filled.
fn fills_together(
    sheet: &Sheet,
    pools: &[Vec<usize>],
    nodes: &[NodeId],
    choices: &Choices<dyn Impute>,
) -> BTreeMap<NodeId, Outcome> {
    let columns: Vec<&[Arc<Column>]> =
        (0..sheet.framework.nodes().len()).map(|node| &sheet.columns[node]).collect();
    let table = Table {
        framework: sheet.framework,
        units: &sheet.units,
        periods: &sheet.periods,
        scored: sheet.scored,
        columns: &columns,
        members: &|row| sheet.is_member(row),
        pools,
    };
    let has_open = |&node: &NodeId| sheet.columns[node].iter().any(|column| column.has_open());
    let mut together = BTreeMap::new();
    for (at, chosen) in choices.all.iter().enumerate() {
        let own = nodes.iter().copied().filter(|&node| choices.of_node[node] == at);
        let own: Vec<_> = own.filter(has_open).collect();
        if let Some(outcomes) = chosen.made.fills_together(&table, &own) {
            together.extend(own.into_iter().zip(outcomes));
        }
    }
    together
}

/// Groups of periods that share a statistic: each by itself, or the scored ones together.
fn pools(sheet: &Sheet, over: Over) -> Vec<Vec<usize>> {
    let single = |period: usize| vec![period];
    match over {
        Over::Period => (0..sheet.periods.len()).map(single).collect(),
        Over::Panel => {
            let rest = (0..sheet.periods.len()).filter(|period| !sheet.scored.contains(period));
            std::iter::once(sheet.scored.to_vec()).chain(rest.map(single)).collect()
        }
    }
}

/// The columns of a node, taken out of the sheet so that they can be filled where they are.
struct Job<'a> {
    node: NodeId,
    columns: &'a mut [Arc<Column>],
    /// What a method that looks beside the indicator has for it already.
    together: Option<Outcome>,
}

/// What was filled: cells by period, and what the method found out.
#[derive(Default)]
struct Counts {
    cells: Vec<usize>,
    facts: BTreeMap<usize, Facts>,
}

impl Job<'_> {
    /// Fills what the method can.
    fn run(
        &mut self,
        sheet: &Sheet,
        pools: &[Vec<usize>],
        method: &dyn Impute,
    ) -> Result<Counts, (usize, Refusal)> {
        if !self.columns.iter().any(|column| column.has_open()) {
            return Ok(Counts::default());
        }
        let filled = match self.together.take() {
            Some(outcome) => outcome?,
            None => alone(sheet, pools, self.columns, method, None)?,
        };
        Ok(put_in(self.columns, filled))
    }
}

/// From the series of an indicator alone; with the predictive distributions, for `drawn`, the indicator itself.
fn alone(
    sheet: &Sheet,
    pools: &[Vec<usize>],
    columns: &[Arc<Column>],
    method: &dyn Impute,
    drawn: Option<NodeId>,
) -> Outcome {
    let series = Series {
        units: &sheet.units,
        periods: &sheet.periods,
        columns,
        members: &|row| sheet.is_member(row),
        pools,
    };
    let fills = method.fills(&series).map_err(|refusal| (first_scored(sheet), refusal))?;
    let predictive = drawn.and_then(|node| method.predictive(&series, node));
    Ok(Filled { fills, predictive, ..Filled::default() })
}

/// What a step fills, by node with open cells, with the predictive distributions.
pub(crate) fn expected(sheet: &Sheet, over: Over, choices: &Choices<dyn Impute>) -> Vec<(NodeId, Outcome)> {
    let pools = pools(sheet, over);
    let nodes: Vec<NodeId> = sheet.framework.data_nodes().collect();
    let mut together = fills_together(sheet, &pools, &nodes, choices);
    let has_open = |node: &NodeId| sheet.columns[*node].iter().any(|column| column.has_open());
    let outcome = |node: NodeId| {
        let own = together.remove(&node);
        let of_itself = || alone(sheet, &pools, &sheet.columns[node], choices.of(node), Some(node));
        (node, own.unwrap_or_else(of_itself))
    };
    nodes.into_iter().filter(has_open).map(outcome).collect()
}

/// Fills open cells with draws around what was expected.
pub(crate) fn fill_with_draws(
    sheet: &mut Sheet,
    trace: &mut StepTrace,
    choices: &Choices<dyn Impute>,
    expected: &[(NodeId, Outcome)],
    replicate: Replicate,
) {
    for (node, outcome) in expected {
        let drawn = match outcome {
            Ok(filled) => filled.drawn(replicate).map_err(|refusal| (first_scored(sheet), refusal)),
            Err(refused) => Err(refused.clone()),
        };
        match drawn {
            Ok(filled) => {
                let mut columns = sheet.columns[*node].to_vec();
                let counts = put_in(&mut columns, filled);
                put_back(sheet, trace, *node, columns.into_iter(), counts);
                if choices.chosen(*node).method.slug != none::METHOD.slug {
                    tell_what_stays_open(sheet, trace, *node);
                }
            }
            Err((period, refusal)) => sheet.refuse(trace, *node, period, refusal),
        }
    }
}

/// Puts what was filled into the columns of a node.
fn put_in(columns: &mut [Arc<Column>], filled: Filled) -> Counts {
    let mut counts = Counts { cells: vec![0; columns.len()], facts: filled.facts };
    for Fill { period, row, value } in filled.fills {
        let column = Arc::make_mut(&mut columns[period]);
        debug_assert!(column.mark(row).may_be_imputed(), "an observed value is never overwritten");
        counts.cells[period] += usize::from(column.set(row, value, Mark::Imputed).is_ok());
    }
    counts
}

fn first_scored(sheet: &Sheet) -> usize {
    sheet.scored.first().copied().unwrap_or(0)
}

/// Puts the columns of a node back into the sheet, with what was filled.
fn put_back(
    sheet: &mut Sheet,
    trace: &mut StepTrace,
    node: NodeId,
    columns: impl Iterator<Item = Arc<Column>>,
    mut counts: Counts,
) {
    for (period, column) in columns.enumerate() {
        match counts.cells.get(period) {
            Some(&count) if count > 0 => {
                let mut noted = vec![("filled", count as f64)];
                noted.extend(counts.facts.remove(&period).unwrap_or_default());
                Sheet::note(trace, node, Some(period), noted);
                sheet.replace(trace, node, period, column);
            }
            _ => sheet.columns[node][period] = column,
        }
    }
}

/// A finding when a node still has open cells although the step meant to fill them.
fn tell_what_stays_open(sheet: &mut Sheet, trace: &StepTrace, node: NodeId) {
    let scored = sheet.scored.iter().map(|&period| &sheet.columns[node][period]);
    let open: usize = scored.map(|c| c.marks().iter().filter(|m| m.may_be_imputed()).count()).sum();
    if open > 0 {
        let finding = Finding::note("impute-incomplete", Subject::step(&trace.id))
            .with("step", &trace.id)
            .with("node", &sheet.framework.node(node).code)
            .with("cells", open);
        sheet.findings.push(finding);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    //! What the tests of the methods share: a series of units × years, filled and shown.

    use std::collections::BTreeMap;

    use super::bed::make;
    use super::*;
    use crate::parameter::Value;
    use crate::units::Unit;

    pub(crate) type Row<'a> = (&'a str, &'a [Option<f64>]);

    /// Fills a table given by (group, values by year from 2018 on) and returns it in the same form.
    pub(crate) fn impute(slug: &str, given: &[(&str, Value)], rows: &[Row]) -> Vec<Vec<Option<f64>>> {
        let years = rows[0].1.len();
        let units = (0..rows.len()).map(|row| Unit::member(row.to_string())).collect();
        let labels: Vec<_> = rows.iter().map(|row| Some(row.0)).collect();
        let units = Units::new(units, BTreeMap::from([("g".to_owned(), Grouping::new(&labels))])).unwrap();
        let start = Period::year(2018).unwrap();
        let periods: Vec<_> = (0..years).map(|k| start.offset(i32::try_from(k).unwrap())).collect();
        let mut columns: Vec<Arc<Column>> = (0..years)
            .map(|k| {
                Arc::new(Column::from_options(&rows.iter().map(|r| r.1[k]).collect::<Vec<_>>()).unwrap())
            })
            .collect();
        let pools: Vec<_> = (0..years).map(|k| vec![k]).collect();
        let made = make(slug, given);
        let series =
            Series { units: &units, periods: &periods, columns: &columns, members: &|_| true, pools: &pools };
        for fill in made.fills(&series).expect("defined") {
            Arc::make_mut(&mut columns[fill.period]).set(fill.row, fill.value, Mark::Imputed).unwrap();
        }
        (0..rows.len()).map(|row| columns.iter().map(|column| column.value(row)).collect()).collect()
    }
}
