//! `analyse … trend`: the line through each unit's values with its test, and growth from period to period.

use quanheng_index::analysis::change::{Change, growth};
use quanheng_index::analysis::trend::Trend;

use super::subject::Subject;
use crate::failure::Failure;
use crate::report::{Column, Report, Section, Show, unit_columns};
use crate::session::Session;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    subject.need_two_periods()?;
    let histories = subject.histories();
    let rows = subject.rows();
    let trends: Vec<Option<Trend>> = rows.iter().map(|&row| Trend::of(&histories.of_unit(row))).collect();
    if trends.iter().all(Option::is_none) {
        return Err(subject.one_period());
    }
    let numbers = |of: &dyn Fn(&Trend) -> Option<f64>| -> Vec<Option<f64>> {
        trends.iter().map(|trend| of(trend.as_ref()?)).collect()
    };
    let no_rates = subject.note_on_rates(&histories);
    let has_rates = no_rates.is_none();
    let annual = |&row: &usize| Change::of(&histories.of_unit(row))?.annual.filter(|_| has_rates);
    let relative = |trend: &Trend| trend.relative.filter(|_| has_rates);
    let count = |&row: &usize| i64::try_from(histories.of_unit(row).present().count()).ok();
    let mut columns = unit_columns(session, subject.programme, &rows);
    columns.push(Column::count("count", Show::Plain, rows.iter().map(count).collect()));
    let slopes = numbers(&|trend| Some(trend.line.slope));
    columns.push(Column::number("slope", Show::Signed, slopes.clone()));
    columns.push(Column::number("intercept", Show::Hidden, numbers(&|trend| Some(trend.line.intercept))));
    let error = numbers(&|trend| Some(trend.line.test?.standard_error));
    columns.push(Column::number("standard_error", Show::Number, error));
    columns.push(Column::number("t", Show::Number, numbers(&|trend| Some(trend.line.test?.t))));
    columns.push(Column::number("p", Show::Probability, numbers(&|trend| Some(trend.line.test?.p))));
    columns.push(Column::number("r_squared", Show::Hidden, numbers(&|trend| trend.line.r_squared)));
    columns.push(Column::number("relative_slope", Show::Rate, numbers(&relative)));
    columns.push(Column::number("annual", Show::Rate, rows.iter().map(annual).collect()));
    let trend = Section::new("trend", columns).showing(|_| true, |row| slopes[row]);
    let growth = growth_section(session, subject, &rows);
    let growth = if subject.unit.is_some() { growth } else { growth.for_files() };
    Ok(Report { sections: vec![trend, growth], notes: no_rates.into_iter().collect() })
}

/// A row for each unit and period.
fn growth_section(session: &Session, subject: &Subject, units: &[usize]) -> Section {
    let histories = subject.histories();
    let has_rates = !histories.has_negative();
    let (mut rows, mut periods, mut values, mut rates) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &row in units {
        let history = histories.of_unit(row);
        for (&(period, value), rate) in history.values().iter().zip(growth(&history)) {
            rows.push(row);
            periods.push(Some(period.to_string()));
            values.push(value);
            rates.push(rate.filter(|_| has_rates));
        }
    }
    let mut columns = unit_columns(session, subject.programme, &rows);
    columns.push(Column::text("period", Show::Plain, periods));
    columns.push(Column::number("value", Show::Number, values));
    columns.push(Column::number("growth", Show::Rate, rates));
    Section::new("trend_growth", columns)
}
