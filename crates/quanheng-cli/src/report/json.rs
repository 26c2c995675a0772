//! A report as JSON: its tables row by row, its notes as findings.

use quanheng_data::Cells;
use quanheng_programme::Language;
use serde_json::{Map, Value, json};

use super::{Column, Report};
use crate::diagnostics::{self, Told};

/// The tables by name; each is a list of rows.
pub(crate) fn tables(report: &Report) -> Map<String, Value> {
    let table = |section: &super::Section| (section.name.to_owned(), rows(&section.columns));
    report.sections.iter().map(table).collect()
}

/// The notes.
pub(crate) fn findings(language: Language, report: &Report) -> Value {
    let told = report.notes.iter().map(|finding| Told { finding: finding.clone(), scenario: None });
    diagnostics::to_json(language, &told.collect::<Vec<_>>())["findings"].take()
}

fn rows(columns: &[Column]) -> Value {
    let cell = |column: &Column, row: usize| match &column.cells {
        Cells::Text(cells) => json!(cells[row]),
        Cells::Number(cells) => json!(cells[row]),
        Cells::Count(cells) => json!(cells[row]),
    };
    let count = columns.first().map_or(0, |column| column.cells.len());
    let row = |row: usize| {
        let cells = columns.iter().map(|column| (column.name.to_owned(), cell(column, row)));
        Value::Object(cells.collect())
    };
    (0..count).map(row).collect()
}
