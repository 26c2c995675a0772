//! Reading a Parquet file row by row, as far as its columns are needed.
//!
//! Rows count from 1. Columns are read as the file's own types say, without the hints other programs leave about
//! their memory layout, so that texts in dictionaries arrive as plain texts.

use std::fs::File;

use arrow_array::RecordBatch;
use arrow_schema::Field;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use quanheng_index::Finding;
use quanheng_index::finding::Place;

use super::arrays;
use crate::cell::{Cell, Fault, shortened};
use crate::guard::guarded;
use crate::input::InputFile;
use crate::report::Report;
use crate::rows::Rows;

/// Rows decoded at a time.
const BATCH: usize = 65_536;

/// An opened Parquet file.
pub(crate) struct ParquetFile<'a> {
    pub(crate) input: &'a InputFile,
    metadata: ArrowReaderMetadata,
}

impl<'a> ParquetFile<'a> {
    pub(crate) fn open(input: &'a InputFile) -> Result<Self, Finding> {
        let file = File::open(&input.path).map_err(|error| input.unreadable(&error))?;
        if file.metadata().is_ok_and(|about| about.len() == 0) {
            return Err(input.empty());
        }
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let metadata = guarded(|| ArrowReaderMetadata::load(&file, options))
            .map_err(|reason| input.unreadable(reason))?;
        Ok(Self { input, metadata })
    }

    pub(crate) fn field(&self, column: usize) -> &Field {
        self.metadata.schema().field(column)
    }

    pub(crate) fn rows(&self) -> usize {
        usize::try_from(self.metadata.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    /// Reads some columns in batches; they stand in a batch in ascending order.
    pub(crate) fn batches(&self, columns: &[usize]) -> Result<Batches, String> {
        let file = File::open(&self.input.path).map_err(|error| error.to_string())?;
        let mask = ProjectionMask::roots(self.metadata.parquet_schema(), columns.iter().copied());
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        guarded(|| builder.with_projection(mask).with_batch_size(BATCH).build()).map(Batches)
    }

    /// Tells of columns whose type cannot be read.
    pub(crate) fn tell_unreadable(&self, columns: &[usize], report: &mut Report) {
        for &column in columns {
            let field = self.field(column);
            if !arrays::is_readable(field.data_type()) {
                let fault = Fault::new("column-type")
                    .with("column", shortened(field.name()))
                    .with("type", shortened(&field.data_type().to_string()));
                report.fault(fault, || self.place(0, column));
            }
        }
    }

    /// Where a cell stands; row 0 is the column as a whole.
    pub(crate) fn place(&self, row: usize, column: usize) -> Place {
        Place { line: row, column: column + 1, ..Place::file(&self.input.shown) }
    }
}

/// Batches of rows, one after the other.
pub(crate) struct Batches(ParquetRecordBatchReader);

impl Batches {
    pub(crate) fn next(&mut self) -> Result<Option<RecordBatch>, String> {
        guarded(|| self.0.next().transpose())
    }
}

/// A Parquet file read row by row.
pub(crate) struct ParquetRows<'a> {
    file: &'a ParquetFile<'a>,
    header: Vec<String>,
    batches: Option<Batches>,
    batch: Option<RecordBatch>,
    /// Position in the batch of each column of the file.
    selected: Vec<Option<usize>>,
    /// Row within the batch, and in the file from 1.
    at: usize,
    row: usize,
}

impl<'a> ParquetRows<'a> {
    pub(crate) fn new(file: &'a ParquetFile<'a>) -> Self {
        let fields = file.metadata.schema().fields();
        let header: Vec<String> = fields.iter().map(|field| field.name().trim().to_owned()).collect();
        let selected = vec![None; header.len()];
        Self { file, header, batches: None, batch: None, selected, at: 0, row: 0 }
    }

    fn next_batch(&mut self) -> Result<bool, String> {
        let Some(batches) = &mut self.batches else { return Ok(false) };
        self.batch = batches.next()?;
        self.at = 0;
        Ok(self.batch.is_some())
    }
}

impl Rows for ParquetRows<'_> {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn header_place(&self, column: usize) -> Place {
        self.file.place(0, column)
    }

    fn select(&mut self, columns: &[usize], report: &mut Report) {
        self.file.tell_unreadable(columns, report);
        for (at, &column) in columns.iter().enumerate() {
            self.selected[column] = Some(at);
        }
        match self.file.batches(columns) {
            Ok(batches) => self.batches = Some(batches),
            Err(reason) => report.add(self.file.input.unreadable(reason)),
        }
    }

    fn advance(&mut self, report: &mut Report) -> bool {
        self.at += 1;
        while self.batch.as_ref().is_none_or(|batch| self.at >= batch.num_rows()) {
            match self.next_batch() {
                Ok(true) => {}
                Ok(false) => return false,
                Err(reason) => {
                    report.add(self.file.input.unreadable(reason));
                    self.batches = None;
                    return false;
                }
            }
        }
        self.row += 1;
        true
    }

    fn cell(&self, column: usize) -> Cell<'_> {
        match (&self.batch, self.selected[column]) {
            (Some(batch), Some(at)) => arrays::cell(batch.column(at), self.at),
            _ => Cell::Empty,
        }
    }

    fn line(&self) -> usize {
        self.row
    }

    fn place(&self, column: usize) -> Place {
        self.file.place(self.row, column)
    }

    fn origin_column(&self, column: usize) -> u16 {
        u16::try_from(column + 1).unwrap_or(0)
    }

    fn file(&self) -> Place {
        Place::file(&self.file.input.shown)
    }
}
