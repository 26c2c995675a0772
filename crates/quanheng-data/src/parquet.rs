//! Parquet: observations in, tables out. The home of Arrow.

mod arrays;
mod columns;
mod read;
mod write;

pub(crate) use read::{ParquetFile, ParquetRows};
pub use write::{TableFile, write};
