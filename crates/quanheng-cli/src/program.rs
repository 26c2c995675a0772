//! The program as one function: parse, call, show; every way to end is decided here.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::FromArgMatches;
use quanheng_programme::catalogue::Argument;
use quanheng_programme::{Language, catalogue};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::layout::{Ink, Paint};
use crate::session::{Form, Session};
use crate::usage::Mistake;
use crate::{commands, diagnostics, help, usage};

/// Runs the program. A reader who stops reading is not an error.
pub fn run(
    args: impl Iterator<Item = OsString>,
    environment: &Environment,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let args: Vec<OsString> = args.collect();
    let language = language(&args, environment);
    let ended = guarded(language, err, |err| call(&args, language, environment, (&mut *out, err)));
    match ended.and_then(|exit| out.flush().map(|()| exit)) {
        Ok(exit) => exit,
        Err(error) => Failure::Output(error).exit(),
    }
}

/// A panic is our own bug: it ends the call with a word about whom to tell, below what the panic itself printed.
fn guarded(
    language: Language,
    err: &mut dyn Write,
    act: impl FnOnce(&mut dyn Write) -> io::Result<Exit>,
) -> io::Result<Exit> {
    match catch_unwind(AssertUnwindSafe(|| act(&mut *err))) {
        Ok(ended) => ended,
        Err(_) => tell_bug(language, err).map(|()| Exit::Bug),
    }
}

fn call(
    args: &[OsString],
    language: Language,
    environment: &Environment,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> io::Result<Exit> {
    let matches = help::command(language).try_get_matches_from(args);
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => {
            write!(out, "{}", error.render())?;
            return Ok(Exit::Fine);
        }
        Err(error) => {
            tell_usage(language, &error, args, (out, err))?;
            return Ok(Exit::Usage);
        }
    };
    let Arguments { command, global } = arguments;
    let mut session = Session::new(language, &global, environment, (out, err));
    let exit = match commands::run(&command, &mut session) {
        Ok(exit) => exit,
        Err(failure) => tell(&mut session, failure)?,
    };
    session.finish()?;
    Ok(exit)
}

/// The language: `--lang`, else that of the locale. It is needed before the arguments are understood.
fn language(args: &[OsString], environment: &Environment) -> Language {
    let mut texts = args.iter().filter_map(|arg| arg.to_str());
    while let Some(text) = texts.next() {
        let wish = match text.strip_prefix("--lang") {
            Some("") => texts.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        let is_wished = |language: &Language| wish == Some(language.code());
        if let Some(language) = Language::ALL.into_iter().find(is_wished) {
            return language;
        }
    }
    environment.locale.as_deref().map_or(Language::En, Language::of_locale)
}

/// Shows a failure, the one time it is shown.
fn tell(session: &mut Session, failure: Failure) -> io::Result<Exit> {
    let exit = failure.exit();
    if let Failure::Output(error) = failure {
        return if error.kind() == ErrorKind::BrokenPipe { Ok(exit) } else { Err(error) };
    }
    if let Failure::Findings(flaws) = failure {
        diagnostics::aside(session, &flaws.findings, &flaws.files)?;
        return Ok(exit);
    }
    let (code, arguments) = (failure.code(), failure.arguments());
    let message = session.say(&code, &arguments);
    let hint = diagnostics::hint(session.language, &code, &arguments);
    if session.form == Form::Json {
        session.json(&error_json(exit, &code, &message, hint.as_deref(), &arguments))?;
        return Ok(exit);
    }
    let text = complaint(session.language, session.error_paint, &message, hint.as_deref());
    session.aside(text)?;
    Ok(exit)
}

fn tell_usage(
    language: Language,
    error: &clap::Error,
    args: &[OsString],
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> io::Result<()> {
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return write!(err, "{}", error.render());
    }
    let Mistake { code, message, hint, arguments } = usage::explain(language, error, args);
    if usage::wants_json(args) {
        let value = error_json(Exit::Usage, code, &message, Some(&hint), &arguments);
        return writeln!(out, "{value:#}");
    }
    writeln!(err, "{}", complaint(language, Paint::Nothing, &message, Some(&hint)))
}

/// A failure for a program.
fn error_json(exit: Exit, code: &str, message: &str, hint: Option<&str>, arguments: &[Argument]) -> Value {
    let arguments = arguments.iter().map(|(name, value)| (*name, value.as_str()));
    json!({ "error": {
        "class": exit.slug(),
        "code": code,
        "message": message,
        "hint": hint,
        "arguments": diagnostics::arguments(arguments),
    } })
}

fn tell_bug(language: Language, err: &mut dyn Write) -> io::Result<()> {
    let arguments = [("version", env!("CARGO_PKG_VERSION").to_owned())];
    let message = catalogue::say(language, "bug", &arguments);
    let hint = catalogue::hint(language, "bug", &arguments);
    writeln!(err, "{}", complaint(language, Paint::Nothing, &message, hint.as_deref()))
}

/// `error: …` and below it `hint: …`.
fn complaint(language: Language, paint: Paint, message: &str, hint: Option<&str>) -> String {
    let labelled = |code: &str, ink: Ink, text: &str| {
        let label = paint.ink(ink, &catalogue::say(language, code, &[]));
        catalogue::say(language, "labelled", &[("label", label), ("text", text.to_owned())])
    };
    let complaint = labelled("severity-error", Ink::Bad, message);
    let hints = hint.iter().flat_map(|hint| hint.lines()).map(|hint| labelled("hint", Ink::Strong, hint));
    std::iter::once(complaint).chain(hints).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_reported_as_a_bug() {
        for (language, word) in [(Language::Zh, "缺陷"), (Language::En, "bug")] {
            let mut err = Vec::new();
            let exit = guarded(language, &mut err, |_| panic!("on purpose")).unwrap();
            assert_eq!(exit.code(), 70);
            assert!(String::from_utf8(err).unwrap().contains(word));
        }
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are() {
        let of = |line: &str, locale: Option<&str>| {
            let args: Vec<OsString> = line.split(' ').map(Into::into).collect();
            let environment = Environment { locale: locale.map(Into::into), ..Environment::default() };
            language(&args, &environment)
        };
        assert_eq!(of("quanheng --lang zh --bad", None), Language::Zh);
        assert_eq!(of("quanheng x --lang=en", Some("zh_CN.UTF-8")), Language::En);
        assert_eq!(of("quanheng x", Some("zh_TW.UTF-8")), Language::Zh);
        assert_eq!(of("quanheng --lang fr", Some("C")), Language::En);
    }
}
