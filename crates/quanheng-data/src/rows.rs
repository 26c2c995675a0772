//! A table read row by row, whatever the format: what the readers have in common.

use quanheng_index::finding::Place;

use crate::cell::Cell;
use crate::report::Report;

/// A table with a header, read once from top to bottom.
pub(crate) trait Rows {
    /// Names of the columns.
    fn header(&self) -> &[String];

    /// Where the name of a column stands.
    fn header_place(&self, column: usize) -> Place;

    /// Says which columns will be asked for. Readers that can leave others out do so.
    fn select(&mut self, _columns: &[usize], _report: &mut Report) {}

    /// Goes to the next row that has something in it. Rows that cannot be read are told and passed over.
    fn advance(&mut self, report: &mut Report) -> bool;

    /// A cell of the current row.
    fn cell(&self, column: usize) -> Cell<'_>;

    /// Line of the current row, from 1.
    fn line(&self) -> usize;

    /// Where a cell of the current row stands.
    fn place(&self, column: usize) -> Place;

    /// The column number that goes into an origin; 0 when only the line is known.
    fn origin_column(&self, column: usize) -> u16;

    /// The file, or the sheet of it.
    fn file(&self) -> Place;
}
