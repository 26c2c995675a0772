//! The errors of this crate: requests that cannot be done. What is wrong with a user's data is a finding instead.

use std::path::PathBuf;

/// What kind of error it is; exit codes and HTTP statuses are decided by this alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorClass {
    /// What was asked for makes no sense.
    Input,
    /// It is not there.
    NotFound,
    /// Something else stands in the way.
    Conflict,
    /// The system does not allow it.
    Denied,
    /// It could not be done now.
    Unavailable,
}

/// Why results could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The file system refused.
    #[error("cannot write `{path}`")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The folder for results holds something else.
    #[error("`{path}` is not empty and holds no results")]
    NotResults {
        /// The folder.
        path: PathBuf,
    },
    /// The name of a file leads out of the folder.
    #[error("`{name}` is not the name of a file within the results")]
    FileName {
        /// The name.
        name: String,
    },
    /// A table has more rows or columns than a sheet of a workbook can hold.
    #[error("table `{table}` has {rows} rows and {columns} columns: too many for a sheet")]
    TooLarge {
        /// The table.
        table: String,
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// A format's library could not write a table.
    #[error("cannot write table `{table}`: {reason}")]
    Format {
        /// The table or sheet.
        table: String,
        /// What the library says.
        reason: String,
    },
}

impl DataError {
    /// What kind of error it is.
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        match self {
            Self::Io { source, .. } => match source.kind() {
                std::io::ErrorKind::NotFound => ErrorClass::NotFound,
                std::io::ErrorKind::PermissionDenied => ErrorClass::Denied,
                _ => ErrorClass::Unavailable,
            },
            Self::NotResults { .. } => ErrorClass::Conflict,
            Self::FileName { .. } | Self::TooLarge { .. } => ErrorClass::Input,
            Self::Format { .. } => ErrorClass::Unavailable,
        }
    }

    /// Stable code word, which is also the message's name in the catalogue.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot-write",
            Self::NotResults { .. } => "not-a-results-folder",
            Self::FileName { .. } => "bad-file-name",
            Self::TooLarge { .. } => "table-too-large",
            Self::Format { .. } => "cannot-write-table",
        }
    }
}
