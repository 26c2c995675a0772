//! Writing a table as Parquet: the same bytes every time, without any time of writing.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::error::DataError;
use crate::table::{Cells, Table};

/// Rows handed to the writer at a time.
const BATCH: usize = 65_536;

/// The bytes of a table as Parquet, compressed with zstd.
///
/// # Errors
/// When the format's library refuses the table.
pub fn write(table: &Table) -> Result<Vec<u8>, DataError> {
    let refused = |error: parquet::errors::ParquetError| DataError::Format {
        table: table.name.clone(),
        reason: error.to_string(),
    };
    let fields: Vec<Field> =
        table.columns.iter().map(|column| Field::new(&column.name, data_type(&column.cells), true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let properties = WriterProperties::builder()
        .set_created_by(format!("quanheng {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build();
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let mut writer =
        ArrowWriter::try_new_with_options(Vec::new(), Arc::clone(&schema), options).map_err(refused)?;
    for start in (0..table.rows()).step_by(BATCH) {
        let end = (start + BATCH).min(table.rows());
        let arrays = table.columns.iter().map(|column| array(&column.cells, start..end)).collect();
        let batch = RecordBatch::try_new(Arc::clone(&schema), arrays)
            .map_err(|error| DataError::Format { table: table.name.clone(), reason: error.to_string() })?;
        writer.write(&batch).map_err(refused)?;
    }
    writer.into_inner().map_err(refused)
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
