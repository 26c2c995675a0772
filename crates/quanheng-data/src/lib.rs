//! Data in, results out: observations and published results from CSV, workbooks and Parquet; tables and documents of
//! results as bytes.
//!
//! Read in this order: [`read_panel`] gives [`Observations`] or everything that is wrong with them; [`read_published`]
//! the results of others. [`results`] makes tables and the run document, [`agreement`] the comparison with what others
//! published; [`csv`], [`parquet`] and [`workbook`] turn tables into bytes, [`write_results`] publishes them as one
//! folder, [`write_same`] those of one analysis. This crate is the home of Arrow and of spreadsheets: none of their types leave it.

pub mod agreement;
mod axis;
mod cell;
pub mod csv;
mod error;
pub mod exchange;
mod feed;
#[cfg(test)]
mod fixture;
mod format;
mod guard;
mod hint;
mod input;
mod layout;
mod names;
mod observations;
mod origins;
pub mod parquet;
mod published;
mod report;
pub mod results;
mod rows;
mod slots;
mod table;
pub mod workbook;
mod write;

pub use error::{DataError, ErrorClass};
pub use format::Format;
pub use input::DataFile;
pub use observations::{Observations, read_panel};
pub use origins::Origins;
pub use published::{PublishedResult, PublishedRow, read_published};
pub use results::edition;
pub use table::{Cells, Table, TableColumn};
pub use write::{write_audit, write_listed, write_results, write_same};
