//! Filling from a statistic of a pool of periods, of all members or of the unit's group: what `mean`, `median`,
//! `group-mean` and `group-median` share.
//!
//! Their predictive distribution is the approximate Bayesian bootstrap (Rubin and Schenker 1986, "Multiple imputation
//! for interval estimation from simple random samples with ignorable nonresponse", JASA 81): of the n present values
//! that the statistic is taken of, n are drawn with replacement, and each open cell takes one of these. So a draw is
//! always a value that was observed, and cells that are filled from the same values vary together. A pool with one
//! value has no spread.

use super::{Fill, Impute, Predictive, Series};
use crate::framework::NodeId;
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::stream::Replicate;
use crate::units::Grouping;

/// `group`: which grouping of the units.
pub(super) const GROUP: Parameter = Parameter::new(
    "group",
    Kind::Text,
    Fallback::Required,
    ["units.csv 中分组列 group_* 的名称", "name of a grouping, a column group_* of units.csv"],
);

/// A statistic of present values; `None` of none.
pub(super) type Statistic = fn(&[f64]) -> Option<f64>;

/// Every open cell gets the statistic of its pool.
pub(super) struct ByPool(pub(super) Statistic);

impl Impute for ByPool {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let mut fills = Vec::new();
        for pool in series.pools {
            let Some(value) = (self.0)(&series.sample(pool)) else { continue };
            for &period in pool {
                fills.extend(series.open(period).map(|row| Fill { period, row, value }));
            }
        }
        Ok(fills)
    }

    fn predictive(&self, series: &Series, node: NodeId) -> Option<Vec<Box<dyn Predictive>>> {
        let donors = |(at, pool): (usize, &Vec<usize>)| {
            let cells = pool.iter().flat_map(|&period| series.open(period).map(move |row| (period, row)));
            Donors { node, pool: at, group: 0, values: series.sample(pool), cells: cells.collect() }.boxed()
        };
        Some(series.pools.iter().enumerate().filter_map(donors).collect())
    }
}

/// Present values, and the open cells that are filled from them.
struct Donors {
    node: NodeId,
    pool: usize,
    group: usize,
    values: Vec<f64>,
    cells: Vec<(usize, usize)>,
}

impl Donors {
    fn boxed(self) -> Option<Box<dyn Predictive>> {
        let is_of_use = !self.values.is_empty() && !self.cells.is_empty();
        is_of_use.then(|| Box::new(self) as Box<dyn Predictive>)
    }
}

impl Predictive for Donors {
    fn draw(&self, replicate: Replicate) -> Vec<Fill> {
        let (node, count) = (self.node as u64, self.values.len() as u64);
        // Rows are far below the mark of a pool.
        let mut stream = replicate.stream([node, self.pool as u64, u64::MAX - self.group as u64]);
        let drawn: Vec<f64> = (0..count).map(|_| self.values[stream.below(count) as usize]).collect();
        let draw = |&(period, row): &(usize, usize)| {
            let mut own = replicate.stream([node, period as u64, row as u64]);
            Fill { period, row, value: drawn[own.below(count) as usize] }
        };
        self.cells.iter().map(draw).collect()
    }
}

struct ByGroup {
    group: String,
    statistic: Statistic,
}

/// Every open cell gets the statistic of its unit's group in its pool.
pub(super) fn by_group(values: &Values, statistic: Statistic) -> Result<Box<dyn Impute>, Fault> {
    Ok(Box::new(ByGroup { group: values.text(GROUP.name).to_owned(), statistic }))
}

impl ByGroup {
    /// By group, the present values of a pool.
    fn values(grouping: &Grouping, series: &Series, pool: &[usize]) -> Vec<Vec<f64>> {
        let mut values = vec![Vec::new(); grouping.labels().len()];
        for (row, value) in series.pool(pool) {
            if let Some(group) = grouping.group(row) {
                values[group].push(value);
            }
        }
        values
    }
}

impl Impute for ByGroup {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let grouping = series.grouping(&self.group)?;
        let mut fills = Vec::new();
        for pool in series.pools {
            let values = Self::values(grouping, series, pool);
            let of_group: Vec<_> = values.iter().map(|values| (self.statistic)(values)).collect();
            let fill = |row: usize| of_group[grouping.group(row)?];
            for &period in pool {
                let open = series.open(period);
                fills.extend(open.filter_map(|row| fill(row).map(|value| Fill { period, row, value })));
            }
        }
        Ok(fills)
    }

    fn predictive(&self, series: &Series, node: NodeId) -> Option<Vec<Box<dyn Predictive>>> {
        let grouping = series.grouping(&self.group).ok()?;
        let mut all = Vec::new();
        for (at, pool) in series.pools.iter().enumerate() {
            for (group, values) in Self::values(grouping, series, pool).into_iter().enumerate() {
                let open = |period: usize| series.open(period).map(move |row| (period, row));
                let cells = pool.iter().flat_map(|&period| open(period));
                let cells = cells.filter(|&(_, row)| grouping.group(row) == Some(group)).collect();
                all.extend(Donors { node, pool: at, group, values, cells }.boxed());
            }
        }
        Some(all)
    }
}
