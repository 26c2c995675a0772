//! Filling from a statistic of a pool of periods, of all members or of the unit's group: what `mean`, `median`,
//! `group-mean` and `group-median` share.

use super::{Fill, Impute, Series};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;

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
}

struct ByGroup {
    group: String,
    statistic: Statistic,
}

/// Every open cell gets the statistic of its unit's group in its pool.
pub(super) fn by_group(values: &Values, statistic: Statistic) -> Result<Box<dyn Impute>, Fault> {
    Ok(Box::new(ByGroup { group: values.text(GROUP.name).to_owned(), statistic }))
}

impl Impute for ByGroup {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let grouping = series.grouping(&self.group)?;
        let mut fills = Vec::new();
        for pool in series.pools {
            let mut values = vec![Vec::new(); grouping.labels().len()];
            for (row, value) in series.pool(pool) {
                if let Some(group) = grouping.group(row) {
                    values[group].push(value);
                }
            }
            let of_group: Vec<_> = values.iter().map(|values| (self.statistic)(values)).collect();
            let fill = |row: usize| of_group[grouping.group(row)?];
            for &period in pool {
                let open = series.open(period);
                fills.extend(open.filter_map(|row| fill(row).map(|value| Fill { period, row, value })));
            }
        }
        Ok(fills)
    }
}
