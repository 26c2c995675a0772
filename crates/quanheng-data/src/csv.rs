//! CSV: observations in, tables out.

mod read;
mod write;

pub(crate) use read::CsvRows;
pub use write::write;
