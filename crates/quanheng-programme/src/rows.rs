//! Reading a definition table row by row: known columns, numbers, words, each fault with its cell.

use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::{Finding, Frequency, Period};

use crate::language::Words;
use crate::number;
use crate::table::CsvTable;

/// A table being read, and what was found so far.
pub(crate) struct Rows<'a> {
    pub(crate) table: &'a CsvTable,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Rows<'a> {
    /// Checks the header: every column known or of a known prefix, every required one there.
    pub(crate) fn new(table: &'a CsvTable, known: &[&str], prefix: Option<&str>, required: &[&str]) -> Self {
        let mut rows = Self { table, findings: Vec::new() };
        for (at, name) in table.header().iter().enumerate() {
            let is_known =
                known.contains(&name.as_str()) || prefix.is_some_and(|prefix| name.starts_with(prefix));
            if !is_known {
                let near = nearest(name, known.iter().copied()).unwrap_or_default();
                let finding = Finding::warning("unknown-column", Subject::Place(table.header_place(at)));
                rows.findings
                    .push(finding.with("column", name).with("nearest", near).with("known", known.join(", ")));
            }
        }
        for name in required {
            if table.column(name).is_none() {
                let place = Place { line: 1, ..Place::file(table.file()) };
                let near = nearest(name, table.header().iter().map(String::as_str)).unwrap_or_default();
                let finding = Finding::error("missing-column", Subject::Place(place));
                rows.findings.push(
                    finding
                        .with("column", name)
                        .with("nearest", near)
                        .with("known", table.header().join(", ")),
                );
            }
        }
        rows
    }

    pub(crate) fn text(&self, row: usize, name: &str) -> Option<String> {
        self.table.get(row, name).map(|text| text.trim().to_owned())
    }

    pub(crate) fn names(&self, row: usize) -> Words {
        Words { zh: self.text(row, "name_zh"), en: self.text(row, "name_en") }
    }

    pub(crate) fn number(&mut self, row: usize, name: &str) -> Option<f64> {
        let text = self.table.get(row, name)?;
        match number::parse(text.trim()) {
            Ok(number) => Some(number),
            Err(fault) => {
                let finding = self.error(fault.code, row, name);
                self.findings.push(finding.with("given", text).with("instead", fault.instead));
                None
            }
        }
    }

    pub(crate) fn period(&mut self, row: usize, name: &str, frequency: Frequency) -> Option<Period> {
        let text = self.text(row, name)?;
        let period = Period::parse(frequency, &text);
        if period.is_none() {
            let finding = self.error("bad-period", row, name);
            self.findings.push(finding.with("given", text).with("example", frequency.example()));
        }
        period
    }

    /// A finding about a cell.
    pub(crate) fn error(&self, code: &'static str, row: usize, name: &str) -> Finding {
        Finding::error(code, Subject::Place(self.place(row, name)))
    }

    /// Where a cell stands; its row's first cell when there is no such column.
    pub(crate) fn place(&self, row: usize, name: &str) -> Place {
        self.table.place(row, self.table.column(name).unwrap_or(0))
    }
}
