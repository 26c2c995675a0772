//! A spreadsheet in which scores are formulas: whoever opens it can recompute them, change a weight and see what happens.
//!
//! Indicators stand as normalised scores, everything above them as a formula over its children and their weights. A
//! node whose scores are not what the formula gives, because its method is another or units have weights of their own,
//! stands as values, and the sheet says so.

mod formula;
mod sheet;

use quanheng_figures::Evaluation;
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::error::ReportError;

/// Makes the file.
///
/// # Errors
/// When the library cannot write it.
pub fn spreadsheet(evaluation: &Evaluation) -> Result<Vec<u8>, ReportError> {
    write(evaluation).map_err(|error| ReportError::Format { format: "xlsx", reason: error.to_string() })
}

fn write(evaluation: &Evaluation) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&sheet::properties(evaluation)?);
    sheet::write(evaluation, workbook.add_worksheet())?;
    workbook.save_to_buffer()
}
