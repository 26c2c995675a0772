//! The sheet `Database`: settings, then a column for each indicator, then a row for each unit.

use std::collections::BTreeMap;

use quanheng_index::Finding;
use quanheng_index::finding::Subject;

use super::framework::{direction, number};
use super::{Node, is_nothing, level};
use crate::cell::Fault;
use crate::report::Report;
use crate::workbook::Grid;

/// What the sheet gives.
pub(super) struct Database {
    pub(super) settings: BTreeMap<Setting, String>,
    /// The indicators, as far as the sheet describes them.
    pub(super) nodes: Vec<Node>,
    pub(super) columns: Vec<Column>,
    pub(super) units: Vec<Unit>,
}

/// A column of figures.
pub(super) struct Column {
    pub(super) code: String,
    pub(super) goalposts: (Option<f64>, Option<f64>),
    at: usize,
}

/// A unit with its figures, in the order of the columns.
pub(super) struct Unit {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) values: Vec<Option<f64>>,
}

/// A setting above the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Setting {
    Normalisation,
    Minimum,
    Maximum,
    Mean,
    Deviation,
}

impl Setting {
    const LABELS: [(&'static str, Self); 5] = [
        ("normalisation method", Self::Normalisation),
        ("minimum score", Self::Minimum),
        ("maximum score", Self::Maximum),
        ("mean score", Self::Mean),
        ("standard deviation", Self::Deviation),
    ];
}

/// A row above the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Weight,
    Direction,
    Low,
    High,
    Name,
}

impl Part {
    const ALL: [Self; 5] = [Self::Weight, Self::Direction, Self::Low, Self::High, Self::Name];

    /// Rows above that of the codes, in version 1.
    const fn usual(self) -> usize {
        match self {
            Self::Name => 1,
            Self::High => 6,
            Self::Low => 7,
            Self::Direction => 8,
            Self::Weight => 9,
        }
    }

    /// Whether a label speaks of it.
    fn is_named(self, label: &str) -> bool {
        let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
        let is_goalpost = has(&["goalpost", "goal post"]);
        match self {
            Self::Weight => has(&["weight"]),
            Self::Direction => has(&["direction"]),
            Self::Low => is_goalpost && has(&["low", "min"]),
            Self::High => is_goalpost && has(&["up", "high", "max"]),
            Self::Name => has(&["name"]) && !has(&["unit", "country", "code"]),
        }
    }
}

/// Reads the sheet; `None` when it has no row of codes.
pub(super) fn read(grid: &Grid, report: &mut Report) -> Option<Database> {
    let codes = |row: usize| grid.row(row).filter(|(_, text)| level(text) == Some(0)).count();
    let Some(code_row) = grid.rows().max_by_key(|&row| codes(row)).filter(|&row| codes(row) > 0) else {
        report.add(Finding::error("coin-tool-no-indicators", Subject::Place(grid.sheet().clone())));
        return None;
    };
    let table =
        Table { grid, code_row, first: grid.row(code_row).find(|(_, text)| level(text) == Some(0))?.0 };
    let columns = table.columns(report);
    let nodes = columns.iter().map(|column| table.node(column, report)).collect();
    let units = table.units(&columns, report);
    Some(Database { settings: settings(grid, code_row), nodes, columns, units })
}

/// The settings: each in the cell right of its label.
fn settings(grid: &Grid, code_row: usize) -> BTreeMap<Setting, String> {
    let mut settings = BTreeMap::new();
    for row in grid.rows().take_while(|row| *row < code_row) {
        for (column, text) in grid.row(row) {
            let label = text.trim_end_matches(':').trim().to_lowercase();
            let known = Setting::LABELS.iter().find(|(known, _)| *known == label);
            let value = grid.text(row, column + 1);
            if let (Some((_, setting)), false) = (known, value.is_empty()) {
                settings.entry(*setting).or_insert_with(|| value.to_owned());
            }
        }
    }
    settings
}

/// The table of the sheet.
struct Table<'a> {
    grid: &'a Grid,
    code_row: usize,
    /// The first column of figures.
    first: usize,
}

impl Table<'_> {
    fn columns(&self, report: &mut Report) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let goalposts = [Part::Low, Part::High].map(|part| self.row(part));
        for (at, text) in self.grid.row(self.code_row).filter(|(at, _)| *at >= self.first) {
            let place = || self.grid.place(self.code_row, at);
            if level(text) != Some(0) {
                if !is_nothing(text) {
                    let finding = Finding::warning("coin-tool-unknown-code", Subject::Place(place()));
                    report.add(finding.with("given", text));
                }
                continue;
            }
            let code = text.to_lowercase();
            if columns.iter().any(|column| column.code == code) {
                report.fault(Fault::new("duplicate-code").with("given", text), place);
                continue;
            }
            let [low, high] = goalposts.map(|row| {
                let row = row?;
                number(self.cell(row, at), || self.grid.place(row, at), report)
            });
            columns.push(Column { code, goalposts: (low, high), at });
        }
        columns
    }

    /// The text of a cell, unless it says that there is nothing.
    fn cell(&self, row: usize, column: usize) -> Option<String> {
        let text = self.grid.text(row, column);
        (!is_nothing(text)).then(|| text.to_owned())
    }

    /// What stands left of the figures in a row.
    fn label(&self, row: usize) -> String {
        let cells = self.grid.row(row).take_while(|(column, _)| *column < self.first);
        cells.map(|(_, text)| text.to_lowercase()).collect::<Vec<_>>().join(" ")
    }

    /// The row of a part: by its label, or else where version 1 has it, unless that row says it is another's.
    fn row(&self, part: Part) -> Option<usize> {
        let above = self.grid.rows().take_while(|row| *row < self.code_row);
        if let Some(row) = above
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .find(|&row| part.is_named(&self.label(row)) && self.has_cells(row))
        {
            return Some(row);
        }
        let usual = self.code_row.checked_sub(part.usual())?;
        let label = self.label(usual);
        let is_anothers = Part::ALL.iter().any(|other| *other != part && other.is_named(&label));
        (!is_anothers && self.has_cells(usual) && self.dimension(usual).is_none()).then_some(usual)
    }

    fn has_cells(&self, row: usize) -> bool {
        self.grid.row(row).any(|(column, _)| column >= self.first)
    }

    /// The level of a row that names the dimension of each indicator.
    fn dimension(&self, row: usize) -> Option<usize> {
        let mut cells =
            self.grid.row(row).filter(|(column, text)| *column >= self.first && !is_nothing(text));
        let first = level(cells.next()?.1).filter(|level| *level > 0)?;
        cells.all(|(_, text)| level(text) == Some(first)).then_some(first)
    }

    fn node(&self, column: &Column, report: &mut Report) -> Node {
        let at = column.at;
        let cell = |part| self.row(part).map(|row| (row, self.cell(row, at)));
        let place = |row| self.grid.place(row, at);
        let weight = cell(Part::Weight).and_then(|(row, text)| number(text, || place(row), report));
        let positive = cell(Part::Direction).and_then(|(row, text)| direction(text, || place(row), report));
        let dimensions = self.grid.rows().take_while(|row| *row < self.code_row);
        let nearest = dimensions
            .filter_map(|row| Some((self.dimension(row)?, self.cell(row, at)?.to_lowercase())))
            .min_by_key(|(level, _)| *level);
        Node {
            code: column.code.clone(),
            parent: nearest.map(|(_, code)| code),
            weight,
            aggregation: None,
            positive,
            name: cell(Part::Name).and_then(|(_, text)| text),
            place: self.grid.place(self.code_row, at),
        }
    }

    /// The columns of unit names and codes: by label, or else the second and third, as in version 1.
    fn unit_columns(&self) -> (usize, usize) {
        let labels: Vec<(usize, String)> = self
            .grid
            .row(self.code_row)
            .take_while(|(column, _)| *column < self.first)
            .map(|(column, text)| (column, text.to_lowercase()))
            .collect();
        let at = |word: &str| labels.iter().find(|(_, text)| text.contains(word)).map(|(column, _)| *column);
        match (at("name"), at("code")) {
            (Some(name), Some(code)) if name != code => (name, code),
            _ => (1, 2),
        }
    }

    fn units(&self, columns: &[Column], report: &mut Report) -> Vec<Unit> {
        let (name_column, code_column) = self.unit_columns();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        let mut units = Vec::new();
        for row in self.grid.rows().filter(|row| *row > self.code_row) {
            let is_empty = columns.iter().all(|column| is_nothing(self.grid.text(row, column.at)));
            let code = self.cell(row, code_column);
            let place = || self.grid.place(row, code_column);
            let Some(code) = code else {
                if !is_empty {
                    report.fault(Fault::new("unit-code-missing"), place);
                }
                continue;
            };
            if let Some(line) = lines.insert(code.clone(), row + 1) {
                report.fault(Fault::new("duplicate-unit").with("given", &code).with("line", line), place);
                continue;
            }
            let name = self.cell(row, name_column).unwrap_or_else(|| code.clone());
            let values = columns.iter().map(|column| self.value(row, column.at, report)).collect();
            units.push(Unit { code, name, values });
        }
        if units.is_empty() {
            report.fault(Fault::new("no-units"), || self.grid.sheet().clone());
        }
        units
    }

    fn value(&self, row: usize, column: usize, report: &mut Report) -> Option<f64> {
        if let Some(finding) = self.grid.uncomputed(row, column) {
            report.add(finding);
            return None;
        }
        number(self.cell(row, column), || self.grid.place(row, column), report)
    }
}
