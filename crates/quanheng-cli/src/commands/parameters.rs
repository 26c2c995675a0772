//! Declared parameters, of methods and of lints: as a table, as JSON, as Markdown.

use std::fmt::Write;

use quanheng_index::parameter::{Fallback, Kind, Parameter};
use quanheng_programme::{Language, catalogue};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::numbers::plain;
use crate::session::Session;
use crate::table::{Align, Rows};

/// Prints the table.
pub(super) fn show(session: &mut Session, parameters: &[Parameter]) -> Result<(), Failure> {
    let header = ["methods-name", "methods-takes", "methods-fallback", "methods-meaning"];
    let mut rows = Rows::new(header.map(|code| (session.say(code, &[]), Align::Left)).to_vec());
    for parameter in parameters {
        let meaning = meaning(parameter, session.language);
        let takes = takes(session, parameter.kind);
        let fallback = match parameter.fallback {
            Fallback::Required => session.say("methods-required", &[]),
            other => fallback_text(other),
        };
        rows.push(vec![parameter.name.to_owned(), takes, fallback, meaning.to_owned()]);
    }
    let lines = rows.lines(session.width, session.paint);
    session.lines(lines)?;
    Ok(())
}

fn takes(session: &Session, kind: Kind) -> String {
    match kind {
        Kind::Choice(words) => words.join(" | "),
        Kind::Count(least) => session.say("takes-count", &[("least", least.to_string())]),
        other => session.say(&format!("takes-{}", other.slug()), &[]),
    }
}

/// What holds without the parameter; empty when nothing does.
fn fallback_text(fallback: Fallback) -> String {
    match fallback {
        Fallback::Required | Fallback::Absent => String::new(),
        Fallback::Number(number) => plain(number),
        Fallback::Word(word) => word.to_owned(),
    }
}

/// The parameters for a program.
pub(super) fn to_json(parameters: &[Parameter]) -> Vec<Value> {
    parameters.iter().map(parameter_json).collect()
}

fn parameter_json(parameter: &Parameter) -> Value {
    let (words, least) = match parameter.kind {
        Kind::Choice(words) => (Some(words), None),
        Kind::Count(least) => (None, Some(least)),
        _ => (None, None),
    };
    json!({
        "name": parameter.name,
        "kind": parameter.kind.slug(),
        "words": words,
        "least": least,
        "required": parameter.fallback == Fallback::Required,
        "default": match parameter.fallback {
            Fallback::Required | Fallback::Absent => Value::Null,
            Fallback::Number(number) => json!(number),
            Fallback::Word(word) => json!(word),
        },
        "zh": parameter.zh,
        "en": parameter.en,
    })
}

/// The table of the manual, in a language.
pub(super) fn markdown(text: &mut String, parameters: &[Parameter], language: Language) {
    let say = |code: &str| catalogue::say(language, code, &[]);
    let heading = ["methods-name", "methods-takes", "methods-fallback", "methods-meaning"].map(say);
    add(text, format_args!("\n| {} |\n|---|---|---|---|\n", heading.join(" | ")));
    for parameter in parameters {
        let takes = match parameter.kind {
            Kind::Choice(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
            }
            Kind::Count(least) => catalogue::say(language, "takes-count", &[("least", least.to_string())]),
            other => say(&format!("takes-{}", other.slug())),
        };
        let fallback = match parameter.fallback {
            Fallback::Required => say("methods-required"),
            Fallback::Absent => "—".to_owned(),
            other => format!("`{}`", fallback_text(other)),
        };
        let meaning = meaning(parameter, language);
        add(text, format_args!("| `{}` | {takes} | {fallback} | {meaning} |\n", parameter.name));
    }
}

/// What a parameter means.
const fn meaning(parameter: &Parameter, language: Language) -> &'static str {
    match language {
        Language::Zh => parameter.zh,
        Language::En => parameter.en,
    }
}

/// A header comment without its title, its headings two levels deeper; what stands in code blocks is left alone.
pub(super) fn page_markdown(text: &mut String, page: &str) {
    let mut is_code = false;
    for line in page.lines().skip_while(|line| line.starts_with("# ") || line.is_empty()) {
        is_code ^= line.starts_with("```");
        let deeper = if line.starts_with('#') && !is_code { "##" } else { "" };
        add(text, format_args!("{deeper}{line}\n"));
    }
}

/// Writing to a text cannot fail.
pub(super) fn add(text: &mut String, piece: std::fmt::Arguments) {
    text.write_fmt(piece).expect("a String takes everything");
}
