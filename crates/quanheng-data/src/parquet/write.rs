//! Writing a table as Parquet: the same bytes every time, without any time of writing.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::error::DataError;
use crate::table::{Cells, Table, TableColumn};

/// Rows handed to the writer at a time.
const BATCH: usize = 65_536;

/// The bytes of a table as Parquet, compressed with zstd.
///
/// # Errors
/// When the format's library refuses the table.
pub fn write(table: &Table) -> Result<Vec<u8>, DataError> {
    let mut file = TableFile::new(Vec::new(), table)?;
    for start in (0..table.rows()).step_by(BATCH) {
        file.add(table, start..(start + BATCH).min(table.rows()))?;
    }
    file.finish()
}

/// A table written piece by piece: only a row group of it is ever in memory.
pub struct TableFile<W: Write + Send> {
    name: String,
    schema: Arc<Schema>,
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> TableFile<W> {
    /// Begins a file with the columns of `table`; its rows are not written yet.
    ///
    /// # Errors
    /// When the format's library refuses the columns.
    pub fn new(into: W, table: &Table) -> Result<Self, DataError> {
        let field = |column: &TableColumn| Field::new(&column.name, data_type(&column.cells), true);
        let schema = Arc::new(Schema::new(table.columns.iter().map(field).collect::<Vec<_>>()));
        let properties = WriterProperties::builder()
            .set_created_by(format!("quanheng {}", env!("CARGO_PKG_VERSION")))
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build();
        let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(into, Arc::clone(&schema), options)
            .map_err(|error| refused(&table.name, &error))?;
        Ok(Self { name: table.name.clone(), schema, writer })
    }

    /// Adds some rows of a table with the same columns.
    ///
    /// # Errors
    /// When the columns are others, or the file cannot be written.
    pub fn add(&mut self, table: &Table, rows: Range<usize>) -> Result<(), DataError> {
        let arrays = table.columns.iter().map(|column| array(&column.cells, rows.clone())).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays)
            .map_err(|error| refused(&self.name, &error))?;
        self.writer.write(&batch).map_err(|error| refused(&self.name, &error))
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<W, DataError> {
        self.writer.into_inner().map_err(|error| refused(&self.name, &error))
    }
}

fn refused(table: &str, error: &dyn std::fmt::Display) -> DataError {
    DataError::Format { table: table.to_owned(), reason: error.to_string() }
}

const fn data_type(cells: &Cells) -> DataType {
    match cells {
        Cells::Text(_) => DataType::Utf8,
        Cells::Number(_) => DataType::Float64,
        Cells::Count(_) => DataType::Int64,
    }
}

fn array(cells: &Cells, rows: std::ops::Range<usize>) -> ArrayRef {
    match cells {
        Cells::Text(cells) => Arc::new(cells[rows].iter().map(Option::as_deref).collect::<StringArray>()),
        Cells::Number(cells) => Arc::new(cells[rows].iter().copied().collect::<Float64Array>()),
        Cells::Count(cells) => Arc::new(cells[rows].iter().copied().collect::<Int64Array>()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ParquetFile, ParquetRows};
    use super::*;
    use crate::cell::Cell;
    use crate::input::InputFile;
    use crate::report::Report;
    use crate::rows::Rows;
    use crate::table::tests::sample;

    #[test]
    fn a_table_comes_back_and_the_bytes_are_the_same_every_time() {
        let bytes = write(&sample()).unwrap();
        assert_eq!(bytes, write(&sample()).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        std::fs::write(&path, &bytes).unwrap();
        let input = InputFile { path, shown: "t.parquet".into() };
        let file = ParquetFile::open(&input).unwrap();
        let mut rows = ParquetRows::new(&file);
        let mut report = Report::new("t.parquet");
        assert_eq!(rows.header(), ["name", "score", "rank"]);
        rows.select(&[0, 1, 2], &mut report);
        assert!(rows.advance(&mut report));
        assert_eq!((rows.cell(0), rows.cell(1)), (Cell::Text("北京"), Cell::Number(0.1 + 0.2)));
        assert!(rows.advance(&mut report));
        assert_eq!((rows.cell(1), rows.cell(2), rows.line()), (Cell::Empty, Cell::Whole(2), 2));
    }

    #[test]
    fn a_table_without_rows_is_a_file_too() {
        let mut table = Table::new("none");
        table.push("a", quanheng_programme::Words::default(), Cells::Number(Vec::new()));
        assert!(!write(&table).unwrap().is_empty());
    }
}
