//! What the program knows of its surroundings, handed in so that tests are the same everywhere.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use console::Term;

/// Where a stream goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stream {
    /// To a person's terminal.
    Terminal,
    /// To a file, a pipe or a test.
    #[default]
    Elsewhere,
}

/// Locale, streams and wishes of the user.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// The locale of messages, such as `zh_CN.UTF-8`.
    pub locale: Option<String>,
    /// `NO_COLOR`, when it is set to something.
    pub no_color: Option<String>,
    /// Where standard output goes.
    pub stdout: Stream,
    /// Where standard error goes.
    pub stderr: Stream,
    /// Columns of the terminal, when there is one.
    pub width: Option<usize>,
    /// Where drawings are kept from one call to the next; without it all are drawn anew.
    pub cache: Option<PathBuf>,
}

impl Environment {
    /// The surroundings of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let variable = |name: &str| {
            let value = std::env::var_os(name).filter(|value| !value.is_empty());
            value.as_deref().map(OsStr::to_string_lossy).map(std::borrow::Cow::into_owned)
        };
        let under = |name: &str, more: &str| variable(name).map(|path| Path::new(&path).join(more));
        let stdout = stream(&std::io::stdout());
        Self {
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable),
            no_color: variable("NO_COLOR"),
            cache: under("XDG_CACHE_HOME", "quanheng").or_else(|| under("HOME", ".cache/quanheng")),
            stdout,
            stderr: stream(&std::io::stderr()),
            width: (stdout == Stream::Terminal)
                .then(|| Term::stdout().size_checked())
                .flatten()
                .map(|(_, columns)| usize::from(columns)),
        }
    }
}

fn stream(stream: &impl IsTerminal) -> Stream {
    if stream.is_terminal() { Stream::Terminal } else { Stream::Elsewhere }
}
