//! What every command is given: language, form of the answer, streams, colours, width.

use std::io::{self, Write};
#[cfg(feature = "report")]
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use quanheng_programme::Language;
use quanheng_programme::catalogue::{self, Argument};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde_json::Value;

use crate::arguments::{Color, Global};
use crate::environment::{Environment, Stream};
use crate::failure::Failure;
use crate::layout::{Ink, Paint};

/// Columns when nobody tells.
const WIDTH: usize = 120;
/// Nothing is laid out narrower than this, or wider than that.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// For whom the answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// One call of the program.
pub(crate) struct Session<'a> {
    pub(crate) language: Language,
    pub(crate) form: Form,
    pub(crate) width: usize,
    /// Where drawings are kept.
    #[cfg(feature = "report")]
    pub(crate) cache: Option<PathBuf>,
    /// Colours of standard output.
    pub(crate) paint: Paint,
    /// Colours of standard error.
    pub(crate) error_paint: Paint,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    bar: ProgressBar,
    /// Threads of its own, when a number was asked for.
    pool: Option<ThreadPool>,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        language: Language,
        global: &Global,
        environment: &Environment,
        (out, err): (&'a mut dyn Write, &'a mut dyn Write),
    ) -> Self {
        let paint = |stream| paint(global.color.unwrap_or_default(), environment, stream);
        let shows_progress = environment.stderr == Stream::Terminal && !global.json;
        let target = if shows_progress { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self {
            language,
            form: if global.json { Form::Json } else { Form::Text },
            width: environment.width.unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end()),
            #[cfg(feature = "report")]
            cache: environment.cache.clone(),
            paint: paint(environment.stdout),
            error_paint: paint(environment.stderr),
            out,
            err,
            bar: ProgressBar::with_draw_target(None, target).with_style(ProgressStyle::default_spinner()),
            pool: None,
        }
    }

    /// Computes with so many threads from now on.
    pub(crate) fn use_threads(&mut self, threads: Option<u16>) -> Result<(), Failure> {
        let Some(threads) = threads else { return Ok(()) };
        let pool = ThreadPoolBuilder::new().num_threads(usize::from(threads)).build();
        self.pool = Some(pool.map_err(|error| Failure::Threads { reason: error.to_string() })?);
        Ok(())
    }

    /// Does work with the threads of the call.
    pub(crate) fn compute<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }

    /// A message of the catalogue.
    pub(crate) fn say(&self, code: &str, arguments: &[Argument]) -> String {
        catalogue::say(self.language, code, arguments)
    }

    /// A line of the answer.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        self.clear_progress();
        writeln!(self.out, "{}", text.as_ref())
    }

    /// Lines of the answer.
    pub(crate) fn lines(&mut self, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
        lines.into_iter().try_for_each(|line| self.line(line))
    }

    /// The answer for a program.
    pub(crate) fn json(&mut self, value: &Value) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *self.out, value)?;
        writeln!(self.out)
    }

    /// Text as it is.
    pub(crate) fn raw(&mut self, text: &[u8]) -> io::Result<()> {
        self.out.write_all(text)
    }

    /// A line beside the answer.
    pub(crate) fn aside(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        self.clear_progress();
        writeln!(self.err, "{}", text.as_ref())
    }

    /// A heading within the answer.
    pub(crate) fn heading(&mut self, code: &str, arguments: &[Argument]) -> io::Result<()> {
        let text = self.paint.ink(Ink::Strong, &self.say(code, arguments));
        self.line("")?;
        self.line(text)
    }

    /// Says on a terminal what is going on.
    pub(crate) fn doing(&self, code: &str) {
        if !self.bar.is_hidden() {
            self.bar.set_message(format!("{}…", self.say(code, &[])));
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }

    fn clear_progress(&self) {
        if !self.bar.is_finished() {
            self.bar.finish_and_clear();
        }
    }

    /// Nothing more will be said.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.clear_progress();
        self.out.flush()
    }
}

fn paint(wish: Color, environment: &Environment, stream: Stream) -> Paint {
    let coloured = match wish {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => stream == Stream::Terminal && environment.no_color.is_none(),
    };
    if coloured { Paint::Colours } else { Paint::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_unless_somebody_says_otherwise() {
        let plain = Environment::default();
        let bare = Environment { no_color: Some("1".into()), ..Environment::default() };
        assert_eq!(paint(Color::Auto, &plain, Stream::Terminal), Paint::Colours);
        assert_eq!(paint(Color::Auto, &plain, Stream::Elsewhere), Paint::Nothing);
        assert_eq!(paint(Color::Auto, &bare, Stream::Terminal), Paint::Nothing);
        assert_eq!(paint(Color::Always, &bare, Stream::Elsewhere), Paint::Colours);
        assert_eq!(paint(Color::Never, &plain, Stream::Terminal), Paint::Nothing);
    }
}
