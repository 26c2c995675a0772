//! Runs the program in this process, with a fixed environment, and keeps what it printed.

use std::ffi::OsString;

use quanheng_cli::{Environment, Exit};

/// What a call printed and how it ended.
pub(crate) struct Called {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Called {
    /// Both streams and the exit code, as a person would see them.
    pub(crate) fn transcript(&self) -> String {
        format!("{}{}exit {}\n", self.out, self.err, self.exit.code())
    }
}

/// Calls `quanheng` with arguments: no terminal, no colour, English unless the arguments say otherwise.
pub(crate) fn quanheng<S: Into<OsString>>(arguments: impl IntoIterator<Item = S>) -> Called {
    let arguments = std::iter::once(OsString::from("quanheng")).chain(arguments.into_iter().map(Into::into));
    let environment = Environment { locale: Some("C".to_owned()), ..Environment::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = quanheng_cli::run(arguments, &environment, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    Called { exit, out: text(out), err: text(err) }
}
