//! The axis of periods while data is read: given by the programme, or growing with what is found.

use std::collections::BTreeMap;

use quanheng_index::{Frequency, Period};
use quanheng_programme::PeriodAxis;

/// Periods and their positions in the order they were found.
#[derive(Debug)]
pub(crate) struct Axis {
    frequency: Frequency,
    growth: Growth,
    positions: BTreeMap<Period, usize>,
    last: Option<(Period, usize)>,
}

#[derive(Debug, PartialEq, Eq)]
enum Growth {
    Fixed,
    ByData,
}

impl Axis {
    pub(crate) fn new(periods: &PeriodAxis) -> Self {
        Self {
            frequency: periods.frequency,
            growth: if periods.list.is_empty() { Growth::ByData } else { Growth::Fixed },
            positions: periods.list.iter().enumerate().map(|(at, &period)| (period, at)).collect(),
            last: None,
        }
    }

    pub(crate) const fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Position of a period; `None` when the programme lists periods and this is none of them.
    pub(crate) fn position(&mut self, period: Period) -> Option<usize> {
        if let Some((last, at)) = self.last
            && last == period
        {
            return Some(at);
        }
        let next = self.positions.len();
        let at = match self.growth {
            Growth::Fixed => *self.positions.get(&period)?,
            Growth::ByData => *self.positions.entry(period).or_insert(next),
        };
        self.last = Some((period, at));
        Some(at)
    }

    /// Periods in ascending order, each with its position.
    pub(crate) fn ascending(&self) -> impl Iterator<Item = (Period, usize)> + '_ {
        self.positions.iter().map(|(&period, &at)| (period, at))
    }

    /// The period at a position.
    pub(crate) fn period(&self, position: usize) -> Option<Period> {
        self.ascending().find(|&(_, at)| at == position).map(|(period, _)| period)
    }
}
