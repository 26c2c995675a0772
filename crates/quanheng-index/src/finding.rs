//! Findings: what a check says about the user's data or method.
//!
//! A finding carries a code and its arguments, never a finished sentence: the message catalogue turns
//! it into 中文 or English. It names its subject in the words of the programme (a step, a node, a
//! cell); whoever read the files turns that into file, line and column.

use crate::period::Period;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be published until it is mended.
    Error,
    /// Somebody should look.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word used in files and results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place in a file the user wrote. Lines and columns count from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path as shown to the user, relative to the programme.
    pub file: String,
    /// Line, or row of a sheet; 0 when the whole file is meant.
    pub line: usize,
    /// First character, or column of a sheet; 0 when the whole line is meant.
    pub column: usize,
    /// Number of characters; 0 when unknown.
    pub length: usize,
    /// The sheet, for workbooks.
    pub sheet: Option<String>,
}

impl Place {
    /// The whole of a file.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, length: 0, sheet: None }
    }

    /// A span within a line of a text file.
    #[must_use]
    pub fn span(file: impl Into<String>, line: usize, column: usize, length: usize) -> Self {
        Self { file: file.into(), line, column, length, sheet: None }
    }
}

/// What of a key is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// Its name: there is no such key.
    Name,
    /// Its value.
    #[default]
    Value,
    /// Its value from this character on.
    From(usize),
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The programme as a whole.
    Programme,
    /// A step, or within it an override (`at`) and a key.
    Step {
        /// Identifier of the step.
        step: String,
        /// Code of the override.
        at: Option<String>,
        /// Key of the parameter.
        key: Option<String>,
        /// What of the key.
        part: Part,
    },
    /// A node of the framework, or one field of it.
    Node {
        /// Position of the row among the nodes as given; codes need not be unique yet.
        row: usize,
        /// Column of `indicators.csv`.
        field: Option<&'static str>,
    },
    /// A unit.
    Unit(String),
    /// One observation.
    Cell {
        /// Code of the indicator.
        indicator: String,
        /// Code of the unit.
        unit: String,
        /// The period.
        period: Period,
    },
    /// A place in a file, when the reader of the file is the one who speaks.
    Place(Place),
}

impl Subject {
    /// A step as a whole.
    #[must_use]
    pub fn step(step: impl Into<String>) -> Self {
        Self::Step { step: step.into(), at: None, key: None, part: Part::Value }
    }

    /// One key of a step, perhaps within an override.
    #[must_use]
    pub fn step_key(step: impl Into<String>, at: Option<&str>, key: impl Into<String>) -> Self {
        Self::Step { step: step.into(), at: at.map(Into::into), key: Some(key.into()), part: Part::Value }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code word, which is also the message's name in the catalogue.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The message's arguments by name.
    pub arguments: Vec<(&'static str, String)>,
}

impl Finding {
    /// An error.
    #[must_use]
    pub const fn error(code: &'static str, subject: Subject) -> Self {
        Self { code, severity: Severity::Error, subject, arguments: Vec::new() }
    }

    /// A warning.
    #[must_use]
    pub const fn warning(code: &'static str, subject: Subject) -> Self {
        Self { code, severity: Severity::Warning, subject, arguments: Vec::new() }
    }

    /// A note.
    #[must_use]
    pub const fn note(code: &'static str, subject: Subject) -> Self {
        Self { code, severity: Severity::Note, subject, arguments: Vec::new() }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// The argument called `name`.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// Whether any finding is an error.
#[must_use]
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// The known word nearest to `word`, when it is near enough to be a slip of the pen.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= reach && distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_slips_but_not_strangers() {
        let known = ["min-max", "z-score", "北京", "天津"];
        assert_eq!(nearest("minmax", known), Some("min-max"));
        assert_eq!(nearest("天律", known), Some("天津"));
        assert_eq!(nearest("entropy", known), None);
        assert_eq!(nearest("海南", known), None);
    }
}
