//! Tables in text files: CSV with a header line, and where every cell stands.
//!
//! Fields keep the spaces they have; only the header's are cut. Blank lines are passed over.

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};

/// A CSV file in memory.
#[derive(Debug, Clone)]
pub struct CsvTable {
    file: String,
    text: String,
    header: Vec<String>,
    records: Vec<csv::StringRecord>,
}

impl CsvTable {
    /// Parses the text of a file.
    ///
    /// # Errors
    /// A finding when the file has no header, a header stands twice, or a line has another number of fields.
    pub fn parse(file: &str, text: String) -> Result<Self, Vec<Finding>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut records = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => records.push(record),
                Err(_) => return Err(vec![Finding::error("csv-syntax", Subject::Place(Place::file(file)))]),
            }
        }
        if records.is_empty() {
            return Err(vec![Finding::error("empty-file", Subject::Place(Place::file(file)))]);
        }
        if let (1, Some(found)) = (records[0].len(), other_separator(&records[0][0])) {
            let place = Subject::Place(Place { line: 1, ..Place::file(file) });
            return Err(vec![Finding::error("csv-separator", place).with("found", found)]);
        }
        let header = records.remove(0).iter().map(|name| name.trim().to_owned()).collect();
        let table = Self { file: file.to_owned(), text, header, records };
        let findings = table.shape_findings();
        if findings.is_empty() { Ok(table) } else { Err(findings) }
    }

    fn shape_findings(&self) -> Vec<Finding> {
        let repeated =
            |at: &usize| !self.header[*at].is_empty() && self.header[..*at].contains(&self.header[*at]);
        let repeats = (0..self.header.len()).filter(repeated).map(|at| {
            let place = Subject::Place(self.header_place(at));
            Finding::error("duplicate-column", place).with("column", &self.header[at])
        });
        let ragged = self.records.iter().enumerate().filter(|(_, r)| r.len() != self.header.len());
        repeats
            .chain(ragged.map(|(row, record)| {
                let place = Place { column: 0, length: 0, ..self.place(row, 0) };
                Finding::error("ragged-row", Subject::Place(place))
                    .with("fields", record.len())
                    .with("columns", self.header.len())
            }))
            .collect()
    }

    /// Path of the file as shown.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Column names.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Position of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Number of rows below the header.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.records.len()
    }

    /// A cell's text.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.records[row].get(column).unwrap_or_default()
    }

    /// A cell's text by column name, `None` when the column is not there or the cell is empty.
    #[must_use]
    pub fn get(&self, row: usize, name: &str) -> Option<&str> {
        self.column(name).map(|column| self.cell(row, column)).filter(|text| !text.trim().is_empty())
    }

    /// Line on which a row starts, from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> usize {
        self.records[row].position().map_or(0, |position| position.line() as usize)
    }

    /// Where a cell stands.
    #[must_use]
    pub fn place(&self, row: usize, column: usize) -> Place {
        // The reader counts lines up to the record's start: no need to count them again for each of a million rows.
        let start = self.records[row].position();
        let (byte, line) = start.map_or((0, 1), |at| (at.byte() as usize, at.line() as usize));
        field_place(&self.file, &self.text[byte.min(self.text.len())..], line, column)
    }

    /// Where a cell of the header stands.
    #[must_use]
    pub fn header_place(&self, column: usize) -> Place {
        field_place(&self.file, &self.text, 1, column)
    }
}

/// What separates the fields of a header that has no comma.
fn other_separator(header: &str) -> Option<&'static str> {
    if header.contains(';') { Some(";") } else { header.contains('\t').then_some("tab") }
}

/// Where field `column` of a record stands: `rest` is the text from the record's start, blank lines in front of it
/// included, and `line` the line on which `rest` begins.
#[must_use]
pub fn field_place(file: &str, rest: &str, line: usize, column: usize) -> Place {
    let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let mut fields = Fields { text: rest, at: skipped };
    let field = (0..=column).map_while(|_| fields.next()).last().unwrap_or(skipped..skipped);
    let (lines, character) = crate::text::position(rest, field.start);
    let length = rest[field].chars().take_while(|&c| c != '\n').count();
    Place::span(file, line + lines - 1, character, length.max(1))
}

/// Byte ranges of the fields of one record.
struct Fields<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Fields<'_> {
    type Item = std::ops::Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at > self.text.len() {
            return None;
        }
        let start = self.at;
        let mut quoted = false;
        for (offset, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                b',' if !quoted => {
                    self.at = start + offset + 1;
                    return Some(start..start + offset);
                }
                b'\n' | b'\r' if !quoted => {
                    self.at = self.text.len() + 1;
                    return Some(start..start + offset);
                }
                _ => {}
            }
        }
        self.at = self.text.len() + 1;
        Some(start..self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_places() {
        let table = CsvTable::parse("f.csv", "代码,名称,v\n\na,\"北,京\",12\nb,天津,x".into()).unwrap();
        assert_eq!(table.header(), ["代码", "名称", "v"]);
        assert_eq!(table.get(0, "名称"), Some("北,京"));
        assert_eq!(table.place(0, 1), Place::span("f.csv", 3, 3, 5));
        assert_eq!(table.place(1, 2), Place::span("f.csv", 4, 6, 1));
        assert_eq!(table.header_place(1), Place::span("f.csv", 1, 4, 2));
        assert_eq!(table.line(1), 4);
    }

    #[test]
    fn faults_of_shape_are_findings() {
        let codes = |text: &str| {
            let findings = CsvTable::parse("f.csv", text.into()).expect_err("has findings");
            findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(""), ["empty-file"]);
        assert_eq!(codes("a,a\n1,2,3\n"), ["duplicate-column", "ragged-row"]);
    }
}
