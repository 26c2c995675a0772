//! A foreign table with a header: a CSV file or a sheet of a workbook, cell by cell as text, each with its place.

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};
use quanheng_programme::number;
use quanheng_programme::table::CsvTable;
use quanheng_programme::text::{Encoding, decode};

use crate::cell::{Fault, shortened};
use crate::hint::nearest;
use crate::input::{FileFormat, InputFile};
use crate::report::Report;
use crate::workbook::{Grid, read_grid};

/// A table with a header.
pub(super) struct Sheet {
    header: Vec<String>,
    content: Content,
}

enum Content {
    Csv(CsvTable),
    /// With the rows of the grid: the header first.
    Grid(Grid, Vec<usize>),
}

impl Sheet {
    /// Reads a CSV file, or the sheet `name` of a workbook.
    pub(super) fn read(file: &InputFile, name: &str) -> Result<Self, Vec<Finding>> {
        let one = |finding| vec![finding];
        match file.format().map_err(one)? {
            FileFormat::Csv => {
                let (bytes, _) = file.read().map_err(one)?;
                let text = decode(&file.shown, bytes, Encoding::Auto).map_err(one)?;
                let table = CsvTable::parse(&file.shown, text)?;
                Ok(Self { header: table.header().to_vec(), content: Content::Csv(table) })
            }
            FileFormat::Workbook => {
                let (bytes, _) = file.read().map_err(one)?;
                Self::of_grid(file, read_grid(file, &bytes, name).map_err(one)?)
            }
            FileFormat::Parquet => {
                let place = Subject::Place(Place::file(&file.shown));
                Err(vec![Finding::error("exchange-no-table", place)])
            }
        }
    }

    fn of_grid(file: &InputFile, grid: Grid) -> Result<Self, Vec<Finding>> {
        let rows: Vec<usize> = grid.rows().collect();
        let Some(&first) = rows.first() else { return Err(vec![file.empty()]) };
        let width = grid.row(first).last().map_or(0, |(column, _)| column + 1);
        let header: Vec<String> = (0..width).map(|column| grid.text(first, column).to_owned()).collect();
        let repeated = |at: &usize| !header[*at].is_empty() && header[..*at].contains(&header[*at]);
        let repeats: Vec<Finding> = (0..width)
            .filter(repeated)
            .map(|at| {
                let place = Subject::Place(grid.place(first, at));
                Finding::error("duplicate-column", place).with("column", &header[at])
            })
            .collect();
        if repeats.is_empty() {
            Ok(Self { header, content: Content::Grid(grid, rows) })
        } else {
            Err(repeats)
        }
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Number of rows below the header.
    pub(super) fn rows(&self) -> usize {
        match &self.content {
            Content::Csv(table) => table.rows(),
            Content::Grid(_, rows) => rows.len() - 1,
        }
    }

    /// The code in a cell. It is never missing, so that `NA` means Namibia and not R's missing value.
    pub(super) fn key(&self, row: usize, column: usize) -> &str {
        match &self.content {
            Content::Csv(table) => table.cell(row, column).trim(),
            Content::Grid(grid, rows) => grid.text(rows[row + 1], column),
        }
    }

    /// The text of a cell; empty where R has no value.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        let text = self.key(row, column);
        if matches!(text, "NA" | "NaN") { "" } else { text }
    }

    /// The text of a cell, `None` where there is nothing or no such column.
    pub(super) fn get(&self, row: usize, name: &str) -> Option<String> {
        let text = self.text(row, self.column(name)?);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The number in a cell; what is none is told.
    pub(super) fn number(&self, row: usize, column: usize, report: &mut Report) -> Option<f64> {
        if let Content::Grid(grid, rows) = &self.content
            && let Some(finding) = grid.uncomputed(rows[row + 1], column)
        {
            report.add(finding);
            return None;
        }
        let text = self.text(row, column);
        if text.is_empty() {
            return None;
        }
        match number::parse(text) {
            Ok(number) => Some(number),
            Err(fault) => {
                let told = Fault::new(fault.code).with("given", shortened(text));
                report.fault(told.with("instead", shortened(&fault.instead)), || self.place(row, column));
                None
            }
        }
    }

    /// Where a cell stands.
    pub(super) fn place(&self, row: usize, column: usize) -> Place {
        match &self.content {
            Content::Csv(table) => table.place(row, column),
            Content::Grid(grid, rows) => grid.place(rows[row + 1], column),
        }
    }

    /// Line of a row, from 1.
    pub(super) fn line(&self, row: usize) -> usize {
        self.place(row, 0).line
    }

    /// Where the name of a column stands.
    pub(super) fn header_place(&self, column: usize) -> Place {
        match &self.content {
            Content::Csv(table) => table.header_place(column),
            Content::Grid(grid, rows) => grid.place(rows[0], column),
        }
    }

    /// Whether nothing but numbers and gaps stands in a column.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        (0..self.rows()).all(|row| {
            let text = self.text(row, column);
            text.is_empty() || number::parse(text).is_ok()
        })
    }

    /// Tells columns that must be there and are not.
    pub(super) fn require(&self, names: &[&str], report: &mut Report) {
        for name in names.iter().filter(|name| self.column(name).is_none()) {
            let header = || self.header.iter().map(String::as_str).filter(|column| !column.is_empty());
            let place = Place { column: 0, length: 0, ..self.header_place(0) };
            let finding = Finding::error("missing-column", Subject::Place(place)).with("column", name);
            let near = nearest(name, header());
            report.add(
                finding
                    .with("nearest", near)
                    .with("known", shortened(&header().collect::<Vec<_>>().join(", "))),
            );
        }
    }
}
