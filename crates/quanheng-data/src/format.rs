//! The formats results are written in.

/// A file format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A text file for each table.
    Csv,
    /// A Parquet file for each table.
    Parquet,
    /// One workbook with a sheet for each table.
    Xlsx,
    /// The document about the run.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Parquet, Self::Xlsx, Self::Json];

    /// The word on the command line, and the ending of file names.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The format called `text`.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.slug() == text)
    }
}
