//! Analyses of results over time, across groups and across neighbours. They are no steps: they change nothing.
//!
//! One unit over time is a [`History`]: [`change`], [`trend`], [`target`]. All units together are plain columns with
//! `None` for the missing, by [`members`] from a run: [`sigma_convergence`], [`beta_convergence`], [`dagum`],
//! [`moran`].

pub mod beta_convergence;
pub mod change;
pub mod dagum;
pub mod moran;
pub mod sigma_convergence;
pub mod target;
pub mod trend;

use crate::framework::NodeId;
use crate::period::{Frequency, Period};
use crate::run::Run;
use crate::units::Role;

/// The values of one unit at one node, by period.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History(Vec<(Period, Option<f64>)>);

impl History {
    /// Values by period; `None` when the periods are not strictly ascending.
    #[must_use]
    pub fn new(values: Vec<(Period, Option<f64>)>) -> Option<Self> {
        values.is_sorted_by(|a, b| a.0 < b.0).then_some(Self(values))
    }

    /// What a run gave a unit at a node in the scored periods.
    #[must_use]
    pub fn of(run: &Run, node: NodeId, row: usize) -> Self {
        let value = |&period: &usize| (run.periods()[period], run.scores(node, period).value(row));
        Self(run.scored().iter().map(value).collect())
    }

    /// All periods, with the value if there is one.
    #[must_use]
    pub fn values(&self) -> &[(Period, Option<f64>)] {
        &self.0
    }

    /// The periods that have a value, ascending.
    pub fn present(&self) -> impl DoubleEndedIterator<Item = (Period, f64)> + '_ {
        self.0.iter().filter_map(|&(period, value)| value.map(|value| (period, value)))
    }
}

/// The scores of the member units at a node, by scored period and then by row; `None` for missing scores and for
/// reference units.
#[must_use]
pub fn members(run: &Run, node: NodeId) -> Vec<Vec<Option<f64>>> {
    let counts = |row: usize| run.units().get(row).role == Role::Member;
    let column = |&period: &usize| {
        let cells = run.scores(node, period).iter().enumerate();
        cells.map(|(row, cell)| cell.filter(|_| counts(row))).collect()
    };
    run.scored().iter().map(column).collect()
}

/// Years from one period to another of the same frequency; a day is 1/365.25 of a year.
#[must_use]
pub fn years_between(earlier: Period, later: Period) -> f64 {
    let in_a_year = match later.frequency() {
        Frequency::Year => 1.0,
        Frequency::Quarter => 4.0,
        Frequency::Month => 12.0,
        Frequency::Date => 365.25,
    };
    f64::from(later.steps_since(earlier)) / in_a_year
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Values by year from 2018 on.
    pub(crate) fn yearly(values: &[Option<f64>]) -> History {
        let start = Period::year(2018).unwrap();
        let period = |k: usize| start.offset(i32::try_from(k).unwrap());
        History::new(values.iter().enumerate().map(|(k, &value)| (period(k), value)).collect()).unwrap()
    }

    #[test]
    fn years_count_in_any_frequency() {
        let years = |frequency, from, to| {
            years_between(Period::parse(frequency, from).unwrap(), Period::parse(frequency, to).unwrap())
        };
        assert_eq!(years(Frequency::Year, "2015", "2020"), 5.0);
        assert_eq!(years(Frequency::Quarter, "2019-Q4", "2020-Q2"), 0.5);
        assert_eq!(years(Frequency::Month, "2020-01", "2021-07"), 1.5);
        assert_eq!(years(Frequency::Date, "2016-01-01", "2020-01-01"), 4.0);
    }

    #[test]
    fn a_history_is_in_order() {
        let year = |year| Period::year(year).unwrap();
        assert_eq!(History::new(vec![(year(2020), None), (year(2019), None)]), None);
        assert_eq!(yearly(&[None, Some(2.0)]).present().collect::<Vec<_>>(), [(year(2019), 2.0)]);
    }
}
