//! Filling with a near value of the unit's own series: what `last`, `next` and `extend` share.

use super::{Fill, Impute, Series};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;

/// `steps`: how far a value is carried.
pub(super) const STEPS: Parameter = Parameter::new(
    "steps",
    Kind::Count(1),
    Fallback::Absent,
    ["最多相隔的期数，默认不限", "greatest distance in periods; any when not given"],
);

/// The period whose value is carried to a row's open cell in a period, if there is one.
pub(super) type Near = fn(&Series, usize, usize) -> Option<usize>;

struct Carried {
    steps: f64,
    near: Near,
}

/// Carries the near value at most `steps` periods.
pub(super) fn make(values: &Values, near: Near) -> Result<Box<dyn Impute>, Fault> {
    Ok(Box::new(Carried { steps: values.optional_number(STEPS.name).unwrap_or(f64::INFINITY), near }))
}

impl Carried {
    fn value(&self, series: &Series, row: usize, period: usize) -> Option<f64> {
        let near = (self.near)(series, row, period)?;
        let distance = series.periods[period].steps_since(series.periods[near]).abs();
        series.value(row, near).filter(|_| f64::from(distance) <= self.steps)
    }
}

impl Impute for Carried {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let periods = 0..series.periods.len();
        let cells = periods.flat_map(|period| series.open(period).map(move |row| (period, row)));
        let fill = |(period, row)| Some(Fill { period, row, value: self.value(series, row, period)? });
        Ok(cells.filter_map(fill).collect())
    }
}
