//! Each alternative alone.

use quanheng_audit::{Alone, Assumption, Kind, OneAtATime, Shift};
use quanheng_index::{Finding, Subject};

use super::super::audited::Audited;
use super::shifts;
use crate::numbers::fixed;
use crate::report::{Column, Report, Section, Show, unit_columns};
use crate::session::Session;

pub(super) fn add(
    session: &Session,
    audited: &Audited,
    assumptions: &[Assumption],
    found: &OneAtATime,
    report: &mut Report,
) {
    if found.rows.is_empty() {
        return;
    }
    let names = |times: usize| -> Vec<Column> {
        let rows = || found.rows.iter().flat_map(move |row| std::iter::repeat_n(row, times));
        vec![
            Column::text(
                "assumption",
                Show::Plain,
                rows().map(|row| Some(assumptions[row.assumption].name.clone())).collect(),
            ),
            Column::text(
                "alternative",
                Show::Plain,
                rows().map(|row| Some(label(assumptions, row))).collect(),
            ),
        ]
    };
    let shifts: Vec<&Shift> = found.rows.iter().map(|row| &row.shift).collect();
    let mut columns = names(1);
    columns.extend(shifts::columns(&shifts.iter().map(|shift| Some(*shift)).collect::<Vec<_>>()));
    report.sections.push(
        Section::new("sensitivity_alternatives", columns)
            .showing(|_| true, |row| shifts[row].mean)
            .legend("sensitivity-alternatives-legend"),
    );
    let mut columns = names(found.members.len());
    columns.extend(unit_columns(session, audited.programme, &found.members.repeat(found.rows.len())));
    columns.extend(shifts::of_units(&found.own, &shifts));
    report.sections.push(Section::new("sensitivity_alternatives_units", columns).for_files());
    report.notes.extend(greatest(assumptions, found));
}

/// The name of an alternative; sets of weights have numbers.
fn label(assumptions: &[Assumption], row: &Alone) -> String {
    match &assumptions[row.assumption].kind {
        Kind::Alternatives(all) => all[row.alternative].label.clone(),
        _ => (row.alternative + 1).to_string(),
    }
}

/// The choice that moves most.
fn greatest(assumptions: &[Assumption], found: &OneAtATime) -> Option<Finding> {
    let size = |row: &Alone| row.shift.mean.unwrap_or(0.0);
    let row = found.rows.iter().reduce(|best, row| if size(row) > size(best) { row } else { best })?;
    (size(row) > 0.0).then(|| {
        Finding::note("sensitivity-alternative", Subject::Programme)
            .with("assumption", &assumptions[row.assumption].name)
            .with("alternative", label(assumptions, row))
            .with("shift", fixed(size(row), 2))
            .with("greatest", row.shift.greatest)
    })
}
