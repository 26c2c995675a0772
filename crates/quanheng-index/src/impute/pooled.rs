//! Filling from a statistic of a pool of periods, of all members or of the unit's group: what `mean`, `median`,
//! `group-mean` and `group-median` share.

use super::{Fill, Series};
use crate::refusal::Refusal;

/// A statistic of present values; `None` of none.
pub(super) type Statistic = fn(&[f64]) -> Option<f64>;

/// Every open cell gets the statistic of its pool.
pub(super) fn by_pool(series: &Series, statistic: Statistic) -> Vec<Fill> {
    let mut fills = Vec::new();
    for pool in series.pools {
        let Some(value) = statistic(&series.sample(pool)) else { continue };
        for &period in pool {
            fills.extend(series.open(period).map(|row| Fill { period, row, value }));
        }
    }
    fills
}

/// Every open cell gets the statistic of its unit's group in its pool.
pub(super) fn by_group(series: &Series, group: &str, statistic: Statistic) -> Result<Vec<Fill>, Refusal> {
    let grouping = series.grouping(group)?;
    let mut fills = Vec::new();
    for pool in series.pools {
        let mut values = vec![Vec::new(); grouping.labels().len()];
        for (row, value) in series.pool(pool) {
            if let Some(group) = grouping.group(row) {
                values[group].push(value);
            }
        }
        let of_group: Vec<_> = values.iter().map(|values| statistic(values)).collect();
        let fill = |row: usize| of_group[grouping.group(row)?];
        for &period in pool {
            let open = series.open(period);
            fills.extend(open.filter_map(|row| fill(row).map(|value| Fill { period, row, value })));
        }
    }
    Ok(fills)
}
