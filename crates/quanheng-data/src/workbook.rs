//! Workbooks: observations in (XLSX, XLSB, XLS, ODS), sheets of tables out (XLSX).

mod cells;
mod read;
mod write;

pub(crate) use read::with_sheet;
pub use write::{Sheet, write};
