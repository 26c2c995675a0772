//! A whole sheet in memory as texts, each with its place. Only cells with something in them take room, so that one
//! stray cell in the last corner costs nothing.

use std::collections::{BTreeMap, BTreeSet};

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};

use super::cells::SheetCell;

/// The cells of a sheet by row and column, both from 0.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    sheet: Place,
    cells: BTreeMap<usize, BTreeMap<usize, String>>,
    /// Formulas without a stored result.
    uncomputed: BTreeSet<(usize, usize)>,
}

impl Grid {
    pub(crate) const fn new(sheet: Place) -> Self {
        Self { sheet, cells: BTreeMap::new(), uncomputed: BTreeSet::new() }
    }

    pub(super) fn put(&mut self, row: u32, column: u32, cell: &SheetCell) {
        let (row, column) = (row as usize, column as usize);
        if matches!(cell, SheetCell::Formula) {
            self.uncomputed.insert((row, column));
            return;
        }
        let text = cell.cell().text().trim().to_owned();
        if !text.is_empty() {
            self.cells.entry(row).or_default().insert(column, text);
        }
    }

    /// The text of a cell; empty where there is nothing.
    pub(crate) fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(&row).and_then(|cells| cells.get(&column)).map_or("", String::as_str)
    }

    /// Rows that have something in them, from the top.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.cells.keys().copied()
    }

    /// Columns of a row that have something in them, with their texts.
    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = (usize, &str)> {
        self.cells.get(&row).into_iter().flatten().map(|(column, text)| (*column, text.as_str()))
    }

    /// Where a cell stands.
    pub(crate) fn place(&self, row: usize, column: usize) -> Place {
        Place { line: row + 1, column: column + 1, ..self.sheet.clone() }
    }

    /// The sheet as a whole.
    pub(crate) const fn sheet(&self) -> &Place {
        &self.sheet
    }

    /// The finding about a formula without a stored result, which must not be taken for an empty cell.
    pub(crate) fn uncomputed(&self, row: usize, column: usize) -> Option<Finding> {
        let place = || Subject::Place(self.place(row, column));
        self.uncomputed.contains(&(row, column)).then(|| Finding::error("formula-not-computed", place()))
    }
}
