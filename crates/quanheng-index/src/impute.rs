//! Impute: fills missing cells, and only those.
//!
//! Cells that are *not applicable*, screened out, or of a unit that did not exist are never filled. A filled
//! cell is marked *imputed*. Works on every period of the panel, so that time methods can look beyond the
//! scored ones, and on leaves and inputs alike. Statistics are taken of what was there before the step.
//!
//! Most methods fill an indicator from its own [`Series`]; those that look beside it see the whole [`Table`].

#[cfg(test)]
pub(crate) mod bed;
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
pub(crate) mod regression;
mod row;
pub(crate) mod row_mean;
pub(crate) mod row_median;
mod table;

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
use crate::sheet::{Over, Sheet};
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

    /// The grouping called `name`.
    ///
    /// # Errors
    /// When the units have no such grouping.
    pub fn grouping(&self, name: &str) -> Result<&Grouping, Refusal> {
        let known = || self.units.groupings().keys().cloned().collect::<Vec<_>>().join(", ");
        self.units
            .groupings()
            .get(name)
            .ok_or_else(|| Refusal::new("unknown-group").with("group", name).with("known", known()))
    }

    /// Fills every open cell with a statistic of its pool of periods: `statistic` gets the pool's values with
    /// their rows, and the row of the open cell.
    pub fn fill_from_pools(&self, statistic: impl Fn(&[(usize, f64)], usize) -> Option<f64>) -> Vec<Fill> {
        let mut fills = Vec::new();
        for pool in self.pools {
            let sample: Vec<_> = self.pool(pool).collect();
            for &period in pool {
                for row in self.open(period) {
                    fills.extend(statistic(&sample, row).map(|value| Fill { period, row, value }));
                }
            }
        }
        fills
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

    /// What a method that looks beside an indicator has for each of `nodes`, in their order; `None` from the others,
    /// which are asked for [`fills`](Self::fills).
    fn fills_together(&self, _table: &Table, _nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        None
    }
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, choices: &Choices<dyn Impute>) {
    let pools = pools(sheet, over);
    let has_open = |column: &Arc<Column>| column.marks().iter().any(|mark| mark.may_be_imputed());
    let nodes: Vec<_> =
        sheet.framework.data_nodes().filter(|&node| sheet.columns[node].iter().any(has_open)).collect();
    let mut together = fills_together(sheet, &pools, &nodes, choices);
    for node in nodes {
        let outcome = together.remove(&node).unwrap_or_else(|| {
            let series = Series {
                units: sheet.units,
                periods: sheet.periods,
                columns: &sheet.columns[node],
                members: &|row| sheet.is_member(row),
                pools: &pools,
            };
            let fills = choices.of(node).fills(&series).map_err(|refusal| (sheet.scored[0], refusal))?;
            Ok(Filled { fills, ..Filled::default() })
        });
        match outcome {
            Ok(filled) => apply(sheet, trace, node, filled),
            Err((period, refusal)) => sheet.refuse(trace, node, period, refusal),
        }
    }
}

/// What methods that look beside an indicator have, before anything is filled.
fn fills_together(
    sheet: &Sheet,
    pools: &[Vec<usize>],
    nodes: &[NodeId],
    choices: &Choices<dyn Impute>,
) -> BTreeMap<NodeId, Outcome> {
    let table = Table {
        framework: sheet.framework,
        units: sheet.units,
        periods: sheet.periods,
        scored: sheet.scored,
        columns: &sheet.columns,
        members: &|row| sheet.is_member(row),
        pools,
    };
    let mut together = BTreeMap::new();
    for (at, chosen) in choices.all.iter().enumerate() {
        let own: Vec<_> = nodes.iter().copied().filter(|&node| choices.of_node[node] == at).collect();
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

fn apply(sheet: &mut Sheet, trace: &mut StepTrace, node: NodeId, filled: Filled) {
    let Filled { fills, mut facts, .. } = filled;
    let mut changed: Vec<Option<Column>> = vec![None; sheet.periods.len()];
    let mut counts = vec![0_usize; sheet.periods.len()];
    for fill in &fills {
        let column =
            changed[fill.period].get_or_insert_with(|| Column::clone(&sheet.columns[node][fill.period]));
        debug_assert!(column.mark(fill.row).may_be_imputed(), "an observed value is never overwritten");
        if column.set(fill.row, fill.value, Mark::Imputed).is_ok() {
            counts[fill.period] += 1;
        }
    }
    for (period, column) in changed.into_iter().enumerate() {
        let Some(column) = column else { continue };
        let mut noted = vec![("filled", counts[period] as f64)];
        noted.extend(facts.remove(&period).unwrap_or_default());
        Sheet::note(trace, node, Some(period), noted);
        sheet.replace(trace, node, period, column);
    }
    tell_what_stays_open(sheet, trace, node, &fills);
}

/// A finding when a scored leaf still has open cells although the step meant to fill them.
fn tell_what_stays_open(sheet: &mut Sheet, trace: &StepTrace, node: NodeId, fills: &[Fill]) {
    if fills.is_empty() {
        return;
    }
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
