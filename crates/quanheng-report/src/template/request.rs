//! What a template asks others for: figures, tables, a new page. A marker stands for it in the rendered text.

use std::sync::Mutex;

/// Opens and closes a marker: private characters, which no text of a person has.
const OPEN: char = '\u{F0E0}';
const CLOSE: char = '\u{F0E1}';

/// Something that becomes a block of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Request {
    /// A figure of a name.
    Figure(String),
    /// A table of a name, with arguments.
    Table(String, Vec<String>),
    /// The list of all figures of the document.
    FigureList,
    /// The list of all tables of the document.
    TableList,
    /// A new page.
    PageBreak,
}

/// The requests of one rendering, in order, and those that were refused before.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    made: Mutex<Vec<Request>>,
}

impl Requests {
    /// Notes a request and gives the text that stands for it: a paragraph of its own.
    pub(crate) fn marker(&self, request: Request) -> String {
        let mut made = self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        made.push(request);
        format!("\n\n{OPEN}{}{CLOSE}\n\n", made.len() - 1)
    }

    /// All requests since the last time.
    pub(crate) fn take(&self) -> Vec<Request> {
        let mut made = self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        std::mem::take(&mut *made)
    }
}

/// The number of the request a paragraph stands for.
pub(crate) fn marked(text: &str) -> Option<usize> {
    text.trim().strip_prefix(OPEN)?.strip_suffix(CLOSE)?.parse().ok()
}

/// Whether a text has a marker that does not stand alone.
pub(crate) fn has_marker(text: &str) -> bool {
    text.contains(OPEN)
}
