//! Why a report cannot be made. What is wrong with a user's template or text is a finding, not an error.

use quanheng_figures::FigureError;
use thiserror::Error;

/// A report that cannot be made.
#[derive(Debug, Error)]
pub enum ReportError {
    /// A file of an output format could not be put together.
    #[error("cannot write {format}: {reason}")]
    Format {
        /// Its ending.
        format: &'static str,
        /// What the library says.
        reason: String,
    },
    /// A figure could not be drawn.
    #[error(transparent)]
    Figure(#[from] FigureError),
}
