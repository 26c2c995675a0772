//! Why a command could not do what it was asked for.
//!
//! A failure knows how the call ends and which message says so; it is shown once, in `program`.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use quanheng_data::{DataError, ErrorClass};
use quanheng_figures::FigureError;
use quanheng_index::{Finding, Subject};
use quanheng_programme::LoadError;
use quanheng_programme::catalogue::Argument;

use crate::diagnostics::Files;
use crate::exit::Exit;

/// Why a command could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The programme has errors.
    #[error("the programme has errors")]
    Findings(Box<Flaws>),
    /// What was asked for cannot be had from these data.
    #[error("{}", .0.code)]
    Refused(Box<Finding>),
    /// No programme is there.
    #[error("no programme in `{folder}`")]
    NoProgramme { folder: PathBuf },
    /// A name on the command line that nothing has.
    #[error("no {} is called `{given}`", what.slug())]
    Unknown { what: Thing, given: String, nearest: String, known: String },
    /// Files that would be overwritten.
    #[error("{} exist", files.join(", "))]
    Exists { folder: PathBuf, files: Vec<String> },
    /// The file system refused.
    #[error("cannot {} `{path}`", doing.slug())]
    File { doing: Doing, path: PathBuf, source: io::Error },
    /// Results could not be written.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A figure could not be made or drawn.
    #[error(transparent)]
    Figure(FigureError),
    /// The system gives no threads.
    #[error("cannot start threads: {reason}")]
    Threads { reason: String },
    /// The answer could not be written.
    #[error("cannot write the answer")]
    Output(#[from] io::Error),
}

/// Findings of which some are errors, with the files they are about.
#[derive(Debug)]
pub(crate) struct Flaws {
    pub(crate) findings: Vec<Finding>,
    pub(crate) files: Files,
}

/// What a name on the command line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thing {
    Unit,
    Period,
    Scenario,
    Node,
    Method,
    Grouping,
    Lint,
    Tier,
    Figure,
}

impl Thing {
    const fn slug(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Scenario => "scenario",
            Self::Node => "node",
            Self::Method => "method",
            Self::Grouping => "grouping",
            Self::Lint => "lint",
            Self::Tier => "tier",
            Self::Figure => "figure",
        }
    }
}

/// What was being done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    Read,
    Write,
}

impl Doing {
    const fn slug(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

impl Failure {
    pub(crate) fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |source| Self::File { doing: Doing::Write, path, source }
    }

    pub(crate) fn read(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |source| Self::File { doing: Doing::Read, path, source }
    }

    pub(crate) fn unknown<'a>(what: Thing, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let nearest = quanheng_index::finding::nearest(given, known.iter().copied()).unwrap_or_default();
        let shown = if known.len() > 40 { String::new() } else { known.join(", ") };
        Self::Unknown { what, given: given.to_owned(), nearest: nearest.to_owned(), known: shown }
    }

    /// Why the programme in a folder could not be loaded.
    pub(crate) fn of_load(error: LoadError, folder: &Path) -> Self {
        match error {
            LoadError::NotFound { folder } => Self::NoProgramme { folder },
            LoadError::Unreadable { path, source } => Self::read(path)(source),
            LoadError::Findings(flawed) => Self::findings(flawed.findings, Files::new(folder, flawed.files)),
        }
    }

    /// Why there is no figure.
    pub(crate) fn of_figure(error: FigureError) -> Self {
        match error {
            FigureError::Unknown { given, nearest, known } => {
                Self::Unknown { what: Thing::Figure, given, nearest, known }
            }
            other => Self::Figure(other),
        }
    }

    pub(crate) fn findings(findings: Vec<Finding>, files: Files) -> Self {
        Self::Findings(Box::new(Flaws { findings, files }))
    }

    /// A request that these data or options cannot serve.
    pub(crate) fn refused(code: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        let finding = Finding::error(code, Subject::Programme);
        Self::Refused(Box::new(Finding { arguments, ..finding }))
    }

    /// How the call ends.
    pub(crate) fn exit(&self) -> Exit {
        let of_system = |source: &io::Error| match source.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Exit::Denied,
            ErrorKind::AlreadyExists => Exit::Conflict,
            _ => Exit::Input,
        };
        let of_class = |class: ErrorClass| match class {
            ErrorClass::Conflict => Exit::Conflict,
            ErrorClass::Denied => Exit::Denied,
            ErrorClass::Input | ErrorClass::NotFound | ErrorClass::Unavailable => Exit::Input,
        };
        match self {
            Self::Findings(_) => Exit::Findings,
            Self::NoProgramme { .. } | Self::Refused(_) | Self::Unknown { .. } | Self::Threads { .. } => {
                Exit::Input
            }
            Self::Exists { .. } => Exit::Conflict,
            Self::File { source, .. } => of_system(source),
            Self::Output(source) if source.kind() == ErrorKind::BrokenPipe => Exit::Fine,
            Self::Output(source) => of_system(source),
            Self::Data(error) => of_class(error.class()),
            Self::Figure(error) => of_class(error.class()),
        }
    }

    /// Code word, which is also the message's name in the catalogue.
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Findings(_) => "programme-has-errors".to_owned(),
            Self::Refused(finding) => finding.code.to_owned(),
            Self::NoProgramme { .. } => "no-programme".to_owned(),
            Self::Unknown { what, .. } => format!("no-such-{}", what.slug()),
            Self::Exists { .. } => "would-overwrite".to_owned(),
            Self::File { doing, .. } => format!("cannot-{}", doing.slug()),
            Self::Threads { .. } => "cannot-start-threads".to_owned(),
            Self::Output(_) => "cannot-answer".to_owned(),
            Self::Data(error) => error.code().to_owned(),
            Self::Figure(error) => error.code().to_owned(),
        }
    }

    /// The message's arguments.
    pub(crate) fn arguments(&self) -> Vec<Argument<'static>> {
        let path = |path: &Path| ("path", path.display().to_string());
        match self {
            Self::Findings(_) => Vec::new(),
            Self::Refused(finding) => finding.arguments.clone(),
            Self::NoProgramme { folder } => vec![("folder", folder.display().to_string())],
            Self::Unknown { given, nearest, known, .. } => {
                let none = || "none".to_owned();
                let known = if known.is_empty() { none() } else { known.clone() };
                vec![("given", given.clone()), ("nearest", nearest.clone()), ("known", known)]
            }
            Self::Exists { folder, files } => {
                vec![("folder", folder.display().to_string()), ("files", files.join(", "))]
            }
            Self::File { path: file, source, .. } => vec![path(file), ("reason", source.to_string())],
            Self::Figure(error) => error.arguments(),
            Self::Threads { reason } => vec![("reason", reason.clone())],
            Self::Output(source) => vec![("reason", source.to_string())],
            Self::Data(error) => match error {
                DataError::Io { path: file, source } => vec![path(file), ("reason", source.to_string())],
                DataError::NotResults { path: file } => vec![path(file)],
                DataError::FileName { name } => vec![("name", name.clone())],
                DataError::TooLarge { table, rows, columns } => vec![
                    ("table", table.clone()),
                    ("rows", rows.to_string()),
                    ("columns", columns.to_string()),
                ],
                DataError::Format { table, reason } => {
                    vec![("table", table.clone()), ("reason", reason.clone())]
                }
            },
        }
    }
}
