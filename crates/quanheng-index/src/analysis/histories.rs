//! The values that are analysed: of one unit by period, or of all units at one node.

use crate::framework::{Direction, NodeId};
use crate::period::Period;
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

/// The values of all units at one node, by period.
#[derive(Debug, Clone, PartialEq)]
pub struct Histories {
    periods: Vec<Period>,
    /// By period, then by row.
    columns: Vec<Vec<Option<f64>>>,
    /// By row, whether the unit is a member.
    members: Vec<bool>,
}

impl Histories {
    /// What a run gave at a node in some of its periods, ascending.
    #[must_use]
    pub fn of(run: &Run, node: NodeId, periods: &[usize]) -> Self {
        Self {
            periods: periods.iter().map(|&period| run.periods()[period]).collect(),
            columns: periods.iter().map(|&period| run.scores(node, period).iter().collect()).collect(),
            members: run.units().iter().map(|unit| unit.role == Role::Member).collect(),
        }
    }

    /// The periods, ascending.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// Number of units.
    #[must_use]
    pub const fn units(&self) -> usize {
        self.members.len()
    }

    /// The unit in a row over time.
    #[must_use]
    pub fn of_unit(&self, row: usize) -> History {
        History(
            self.periods.iter().zip(&self.columns).map(|(&period, column)| (period, column[row])).collect(),
        )
    }

    /// The value of a unit in the period at a position.
    #[must_use]
    pub fn value(&self, at: usize, row: usize) -> Option<f64> {
        self.columns[at][row]
    }

    /// Whether any value is below 0: then 0 is no natural zero, and shares of a value say nothing.
    #[must_use]
    pub fn has_negative(&self) -> bool {
        self.columns.iter().flatten().flatten().any(|&value| value < 0.0)
    }

    /// The members in the period at a position; reference units stand there without a value.
    #[must_use]
    pub fn members(&self, at: usize) -> Vec<Option<f64>> {
        let cells = self.columns[at].iter().zip(&self.members);
        cells.map(|(value, &counts)| value.filter(|_| counts)).collect()
    }

    /// Ranks of the members in the period at a position: the best is 1, ties share the best rank.
    #[must_use]
    pub fn ranks(&self, at: usize, direction: Direction) -> Vec<Option<u32>> {
        let members: Vec<_> =
            self.members(at).iter().map(|value| value.map(|x| x * direction.sign())).collect();
        let mut ordered: Vec<f64> = members.iter().copied().flatten().collect();
        ordered.sort_unstable_by(|a, b| b.total_cmp(a));
        let better = |value: f64| ordered.partition_point(|&other| other > value);
        members.iter().map(|value| value.map(|value| better(value) as u32 + 1)).collect()
    }
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
    fn a_history_is_in_order() {
        let year = |year| Period::year(year).unwrap();
        assert_eq!(History::new(vec![(year(2020), None), (year(2019), None)]), None);
        assert_eq!(yearly(&[None, Some(2.0)]).present().collect::<Vec<_>>(), [(year(2019), 2.0)]);
    }

    #[test]
    fn members_are_ranked_in_their_direction() {
        let histories = Histories {
            periods: vec![Period::year(2020).unwrap()],
            columns: vec![vec![Some(3.0), Some(9.0), None, Some(3.0), Some(1.0)]],
            members: vec![true, false, true, true, true],
        };
        assert_eq!(histories.ranks(0, Direction::Positive), [Some(1), None, None, Some(1), Some(3)]);
        assert_eq!(histories.ranks(0, Direction::Negative), [Some(2), None, None, Some(2), Some(1)]);
        assert!(!histories.has_negative());
    }
}
