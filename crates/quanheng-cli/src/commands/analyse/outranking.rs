//! `analyse … outranking`: units compared in pairs, child by child.

use quanheng_index::analysis::outranking::{Outranking, Record};

use super::subject::Subject;
use crate::failure::Failure;
use crate::layout;
use crate::report::{Column, Report, Section, Show, unit_columns};
use crate::session::Session;

/// Columns of the name of the other unit of a pair.
const NAME: usize = 30;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    let of_period = |(at, &period): (usize, &usize)| {
        let found = Outranking::of(&subject.scored.run, subject.node, period);
        found.map_err(|refusal| subject.failure(refusal, Some(subject.period(at))))
    };
    let found: Vec<Outranking> =
        subject.periods.iter().enumerate().map(of_period).collect::<Result<_, _>>()?;
    let (records, pairs) = (records(session, subject, &found), pairs(session, subject, &found));
    let sections = match subject.unit {
        Some(_) => vec![records.for_files(), pairs],
        None => vec![records, pairs.for_files()],
    };
    Ok(Report { sections, notes: Vec::new() })
}

/// Positions of the units that were asked for, by period.
fn asked(subject: &Subject, found: &[Outranking]) -> Vec<(usize, usize)> {
    let is_asked = |row: usize| subject.unit.is_none_or(|unit| unit == row);
    let of_period = |(at, matrix): (usize, &Outranking)| {
        let positions = 0..matrix.units.len();
        positions.filter(|&unit| is_asked(matrix.units[unit])).map(|unit| (at, unit)).collect::<Vec<_>>()
    };
    found.iter().enumerate().flat_map(of_period).collect()
}

fn period_column(subject: &Subject, periods: impl Iterator<Item = usize>) -> Column {
    Column::text("period", Show::Hidden, periods.map(|at| Some(subject.period(at).to_string())).collect())
}

/// A row for each unit and period.
fn records(session: &Session, subject: &Subject, found: &[Outranking]) -> Section {
    let keys = asked(subject, found);
    let units: Vec<usize> = keys.iter().map(|&(at, unit)| found[at].units[unit]).collect();
    let records: Vec<Record> = keys.iter().map(|&(at, unit)| found[at].record(unit)).collect();
    let counts = |of: fn(&Record) -> i64| records.iter().map(|record| Some(of(record))).collect();
    let net = |record: &Record| i64::from(record.won) - i64::from(record.lost);
    let mut columns = vec![period_column(subject, keys.iter().map(|key| key.0))];
    columns.extend(unit_columns(session, subject.programme, &units));
    columns.push(Column::count("won", Show::Plain, counts(|record| i64::from(record.won))));
    columns.push(Column::count("balanced", Show::Plain, counts(|record| i64::from(record.balanced))));
    columns.push(Column::count("lost", Show::Plain, counts(|record| i64::from(record.lost))));
    columns.push(Column::count("net_won", Show::Plain, records.iter().map(|r| Some(net(r))).collect()));
    Section::new("outranking_units", columns)
        .showing(|row| keys[row].0 + 1 == found.len(), |row| Some(net(&records[row]) as f64))
}

/// A row for each pair and period, both ways round.
fn pairs(session: &Session, subject: &Subject, found: &[Outranking]) -> Section {
    let keys: Vec<(usize, usize, usize)> = asked(subject, found)
        .into_iter()
        .flat_map(|(at, unit)| {
            let others = (0..found[at].units.len()).filter(move |&other| other != unit);
            others.map(move |other| (at, unit, other))
        })
        .collect();
    let units: Vec<usize> = keys.iter().map(|&(at, unit, _)| found[at].units[unit]).collect();
    let others: Vec<usize> = keys.iter().map(|&(at, _, other)| found[at].units[other]).collect();
    let shares: Vec<f64> = keys.iter().map(|&(at, unit, other)| found[at].share(unit, other)).collect();
    let name = |&row: &usize| layout::cut(subject.programme.unit_name(row, session.language), NAME);
    let code = |&row: &usize| Some(subject.programme.units.get(row).code.clone());
    let mut columns = vec![period_column(subject, keys.iter().map(|key| key.0))];
    columns.extend(unit_columns(session, subject.programme, &units));
    let shown = Show::As(others.iter().map(name).collect());
    columns.push(Column::text("other", shown, others.iter().map(code).collect()));
    columns.push(Column::number("share_better", Show::Share, shares.iter().map(|&o| Some(o)).collect()));
    Section::new("outranking", columns).showing(|row| keys[row].0 + 1 == found.len(), |row| Some(shares[row]))
}
