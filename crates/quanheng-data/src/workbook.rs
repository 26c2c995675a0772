//! Workbooks: observations in (XLSX, XLSB, XLS, ODS), sheets of tables out (XLSX).

mod cells;
mod grid;
mod read;
mod write;

pub(crate) use grid::Grid;
pub(crate) use read::{read_grid, with_sheet};
pub(crate) use write::creation_day;
pub use write::{Sheet, write};
