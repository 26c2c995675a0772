//! Mistakes on the command line, told in the reader's language.
//!
//! What clap found out is kept, its English sentences are not; kinds of mistakes without a message of ours fall
//! back to clap's.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use quanheng_programme::catalogue::Argument;
use quanheng_programme::{Language, catalogue};

/// The code of a mistake that has no message of ours.
const OTHER: &str = "usage";

/// A mistake on the command line, in words.
pub(crate) struct Mistake {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) hint: String,
    pub(crate) arguments: Vec<Argument<'static>>,
}

/// The message and the hint for a mistake.
pub(crate) fn explain(language: Language, error: &clap::Error, args: &[OsString]) -> Mistake {
    let code = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::InvalidValue if given(error, ContextKind::InvalidValue).is_empty() => {
            "usage-missing-value"
        }
        ErrorKind::InvalidValue => "usage-unknown-value",
        ErrorKind::ValueValidation => "usage-bad-value",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::MissingSubcommand => "usage-missing-command",
        _ => OTHER,
    };
    let hint = match near(error) {
        Some(nearest) => catalogue::say(language, "did-you-mean", &[("nearest", nearest)]),
        None => catalogue::say(language, "usage-see-help", &[("command", command(args))]),
    };
    if code == OTHER {
        let text = error.to_string();
        let text = text.trim().strip_prefix("error: ").unwrap_or(text.trim()).to_owned();
        return Mistake { code, message: text, hint, arguments: Vec::new() };
    }
    let arguments = [
        ("argument", given(error, ContextKind::InvalidArg)),
        ("value", given(error, ContextKind::InvalidValue)),
        ("command", given(error, ContextKind::InvalidSubcommand)),
        ("known", known(error)),
        ("other", given(error, ContextKind::PriorArg)),
    ];
    let message = catalogue::say(language, code, &arguments);
    let arguments = arguments.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    Mistake { code, message, hint, arguments }
}

/// Whether the answer is for a program, as far as the arguments were understood.
pub(crate) fn wants_json(args: &[OsString]) -> bool {
    args.iter().skip(1).take_while(|arg| *arg != "--").any(|arg| arg == "--json")
}

/// What would have been right: values, or commands.
fn known(error: &clap::Error) -> String {
    let values = given(error, ContextKind::ValidValue);
    if values.is_empty() { given(error, ContextKind::ValidSubcommand) } else { values }
}

fn given(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

fn near(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let texts = kinds.into_iter().map(|kind| given(error, kind)).find(|text| !text.is_empty())?;
    texts.split(", ").next().map(str::to_owned)
}

/// The program and the command, as far as it was recognised.
fn command(args: &[OsString]) -> String {
    let root = crate::help::command(Language::En);
    let typed = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let known = |word: &&str| root.get_subcommands().any(|sub| sub.get_name() == *word);
    typed.into_iter().find(known).map_or_else(|| "quanheng".to_owned(), |word| format!("quanheng {word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: Language, line: &str) -> (String, String) {
        let args: Vec<OsString> = line.split(' ').map(Into::into).collect();
        let error = crate::help::command(language).try_get_matches_from(&args).unwrap_err();
        let mistake = explain(language, &error, &args);
        (mistake.message, mistake.hint)
    }

    #[test]
    fn mistakes_are_named_in_both_languages() {
        let (message, hint) = said(Language::En, "quanheng build x --formt csv");
        assert_eq!(message, "there is no option `--formt` here");
        assert_eq!(hint, "did you mean `--format`?");
        let (message, hint) = said(Language::Zh, "quanheng biuld");
        assert_eq!(message, "没有命令“biuld”");
        assert!(hint.contains("build"), "{hint}");
        let (message, hint) = said(Language::En, "quanheng explain x");
        assert!(message.contains("--unit <UNIT>"), "{message}");
        assert!(hint.contains("quanheng explain --help"), "{hint}");
        let (message, _) = said(Language::En, "quanheng build x --format pdf");
        assert!(message.contains("pdf") && message.contains("parquet"), "{message}");
        let (message, _) = said(Language::En, "quanheng build x --threads 0");
        assert!(message.contains("--threads"), "{message}");
        let (message, _) = said(Language::Zh, "quanheng --json");
        assert!(message.contains("build"), "{message}");
    }
}
