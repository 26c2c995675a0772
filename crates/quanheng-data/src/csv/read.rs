//! Reading CSV record by record over the decoded text.
//!
//! One record is held at a time; where a cell stands is worked out only when a finding needs it. Only the header's
//! names are cut of spaces. Lines with another number of fields than the header are findings and passed over.

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};
use quanheng_programme::table::field_place;

use crate::cell::{Cell, Fault};
use crate::report::Report;
use crate::rows::Rows;

/// A CSV file being read.
pub(crate) struct CsvRows<'a> {
    file: &'a str,
    text: &'a str,
    reader: ::csv::Reader<&'a [u8]>,
    header: Vec<String>,
    header_at: Start,
    record: ::csv::StringRecord,
    at: Start,
    line: usize,
}

/// Bytes a line may have. Longer ones are no table but something else under a wrong name, and splitting them would
/// take many times their size.
const LONGEST_LINE: usize = 4_000_000;

fn check_lines(file: &str, text: &str) -> Result<(), Finding> {
    match text.split('\n').position(|line| line.len() > LONGEST_LINE) {
        None => Ok(()),
        Some(at) => {
            let place = Place { line: at + 1, ..Place::file(file) };
            Err(Finding::error("line-too-long", Subject::Place(place)).with("limit", LONGEST_LINE))
        }
    }
}

/// Where a record starts: blank lines in front of it are part of it.
#[derive(Debug, Clone, Copy)]
struct Start {
    byte: usize,
    line: usize,
}

impl<'a> CsvRows<'a> {
    /// Reads the header.
    pub(crate) fn new(file: &'a str, text: &'a str) -> Result<Self, Finding> {
        check_lines(file, text)?;
        let reader =
            ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let start = Start { byte: 0, line: 1 };
        let record = ::csv::StringRecord::new();
        let header = Vec::new();
        let mut rows = Self { file, text, reader, header, header_at: start, record, at: start, line: 1 };
        if !rows.next_record() {
            return Err(Finding::error("empty-file", Subject::Place(Place::file(file))));
        }
        rows.header = rows.record.iter().map(|name| name.trim().to_owned()).collect();
        rows.header_at = rows.at;
        match rows.header.as_slice() {
            [only] if only.contains([';', '\t']) => {
                let found = if only.contains('\t') { "tab" } else { ";" };
                let finding = Finding::error("csv-separator", Subject::Place(rows.header_place(0)));
                Err(finding.with("found", found))
            }
            _ => Ok(rows),
        }
    }

    fn next_record(&mut self) -> bool {
        let (byte, line) = (self.reader.position().byte() as usize, self.reader.position().line() as usize);
        self.at = Start { byte: byte.min(self.text.len()), line };
        let blank = self.text[self.at.byte..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        self.line = self.at.line + blank.filter(|&byte| byte == b'\n').count();
        // The text is valid UTF-8 and records may be of any length, so that nothing is left that could fail.
        matches!(self.reader.read_record(&mut self.record), Ok(true))
    }

    fn tell_ragged(&self, report: &mut Report) {
        let fault = if self.is_unclosed() {
            Fault::new("unclosed-quote")
        } else {
            Fault::new("ragged-row").with("fields", self.record.len()).with("columns", self.header.len())
        };
        report.fault(fault, || Place { line: self.line, ..Place::file(self.file) });
    }

    /// Whether the record runs to the end of the file because of a quote that is never closed.
    fn is_unclosed(&self) -> bool {
        let ends_here = self.reader.position().byte() as usize >= self.text.len();
        ends_here && self.text[self.at.byte..].bytes().filter(|&byte| byte == b'"').count() % 2 == 1
    }
}

impl Rows for CsvRows<'_> {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn header_place(&self, column: usize) -> Place {
        field_place(self.file, &self.text[self.header_at.byte..], self.header_at.line, column)
    }

    fn advance(&mut self, report: &mut Report) -> bool {
        while self.next_record() {
            if self.record.len() != self.header.len() {
                self.tell_ragged(report);
            } else if !self.record.iter().all(str::is_empty) {
                return true;
            }
        }
        false
    }

    fn cell(&self, column: usize) -> Cell<'_> {
        match self.record.get(column) {
            None | Some("") => Cell::Empty,
            Some(text) => Cell::Text(text),
        }
    }

    fn line(&self) -> usize {
        self.line
    }

    fn place(&self, column: usize) -> Place {
        field_place(self.file, &self.text[self.at.byte..], self.at.line, column)
    }

    fn origin_column(&self, _column: usize) -> u16 {
        0
    }

    fn file(&self) -> Place {
        Place::file(self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, column: usize) -> Vec<Place> {
        let mut rows = CsvRows::new("f.csv", text).unwrap();
        let mut report = Report::new("f.csv");
        let mut places = Vec::new();
        while rows.advance(&mut report) {
            assert_eq!(rows.place(column).line, rows.line());
            places.push(rows.place(column));
        }
        places
    }

    #[test]
    fn places_are_right_whatever_the_line_ends() {
        for end in ["\n", "\r\n"] {
            let text = ["代码,v", "", "北京,1", ",", "\"天,津\",22", ""].join(end);
            let expected = [Place::span("f.csv", 3, 4, 1), Place::span("f.csv", 5, 7, 2)];
            assert_eq!(places(&text, 1), expected, "{end:?}");
        }
    }

    #[test]
    fn ragged_lines_are_passed_over_with_a_finding() {
        let mut rows = CsvRows::new("f.csv", "a,b\n1\n2,3\n\"4,5\n6,7\n").unwrap();
        let mut report = Report::new("f.csv");
        assert!(rows.advance(&mut report));
        assert_eq!(rows.cell(0), Cell::Text("2"));
        assert!(!rows.advance(&mut report));
        let findings: Vec<_> = report.finish().into_iter().map(|finding| finding.code).collect();
        assert_eq!(findings, ["ragged-row", "unclosed-quote"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let found = |text| CsvRows::new("f.csv", text).err().map(|finding| finding.code);
        assert_eq!(found("a;b\n1;2\n"), Some("csv-separator"));
        assert_eq!(found("a\tb\n"), Some("csv-separator"));
        assert_eq!(found(""), Some("empty-file"));
        assert_eq!(found("\n\n"), Some("empty-file"));
        assert_eq!(found(&format!("a,b\n{}", ",".repeat(5_000_000))), Some("line-too-long"));
    }
}
