//! What is wrong with a call in a template: a code and its arguments, on its way through the template engine.

use quanheng_index::Finding;
use quanheng_index::finding::{Subject, nearest};

/// A fault that a function found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub(crate) struct Problem {
    /// Code of the finding it becomes.
    code: &'static str,
    /// Arguments of its message.
    arguments: Vec<(&'static str, String)>,
}

impl Problem {
    pub(crate) const fn new(code: &'static str) -> Self {
        Self { code, arguments: Vec::new() }
    }

    /// Adds an argument of the message.
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Something that is not known, with the nearest spelling and what is known.
    pub(crate) fn unknown<'a>(
        code: &'static str,
        given: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        const MOST: usize = 12;
        let known: Vec<&str> = known.into_iter().collect();
        let near = nearest(given, known.iter().copied()).unwrap_or_default();
        let mut listed = known[..known.len().min(MOST)].join(", ");
        if known.len() > MOST {
            listed.push_str(", …");
        }
        Self::new(code).with("given", given).with("nearest", near).with("known", listed)
    }

    /// An error with a place.
    pub(crate) fn at(&self, subject: Subject) -> Finding {
        let finding = Finding::error(self.code, subject);
        self.arguments.iter().fold(finding, |finding, (name, value)| finding.with(name, value))
    }
}

impl From<Problem> for minijinja::Error {
    fn from(problem: Problem) -> Self {
        Self::new(minijinja::ErrorKind::InvalidOperation, problem.code).with_source(problem)
    }
}
