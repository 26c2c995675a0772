//! The page of one method: its text as written beside the code, and the table of its parameters.

use quanheng_index::Method;
use quanheng_index::parameter::{Fallback, Kind, Parameter};
use quanheng_programme::Language;
use serde_json::{Value, json};

use super::summary;
use crate::failure::Failure;
use crate::layout::Ink;
use crate::numbers::plain;
use crate::session::Session;
use crate::table::{Align, Rows};

/// Prints the page.
pub(super) fn show(session: &mut Session, method: &Method) -> Result<(), Failure> {
    let title = format!("{}/{}", method.kind().slug(), method.slug);
    let title = session.paint.ink(Ink::Strong, &title);
    session.line(format!("{title}  {}", summary(method, session.language)))?;
    session.line("")?;
    for line in text(method, session.language).lines() {
        session.line(line)?;
    }
    if method.parameters.is_empty() {
        let none = session.say("methods-no-parameters", &[]);
        session.line("")?;
        session.line(none)?;
        return Ok(());
    }
    session.heading("methods-parameters", &[])?;
    let header = ["methods-name", "methods-takes", "methods-fallback", "methods-meaning"];
    let mut rows = Rows::new(header.map(|code| (session.say(code, &[]), Align::Left)).to_vec());
    for parameter in method.parameters {
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

/// The page without its title, in a language.
pub(super) fn text(method: &Method, language: Language) -> String {
    match language {
        Language::Zh => method.page_zh(),
        Language::En => {
            let page = method.page();
            let text = page.lines().skip_while(|line| line.starts_with("# ") || line.is_empty());
            text.map(|line| format!("{line}\n")).collect()
        }
    }
}

/// What a parameter means.
pub(super) const fn meaning(parameter: &Parameter, language: Language) -> &'static str {
    match language {
        Language::Zh => parameter.zh,
        Language::En => parameter.en,
    }
}

fn takes(session: &Session, kind: Kind) -> String {
    match kind {
        Kind::Choice(words) => words.join(" | "),
        Kind::Count(least) => session.say("takes-count", &[("least", least.to_string())]),
        other => session.say(&format!("takes-{}", other.slug()), &[]),
    }
}

/// What holds without the parameter; empty when nothing does.
pub(super) fn fallback_text(fallback: Fallback) -> String {
    match fallback {
        Fallback::Required | Fallback::Absent => String::new(),
        Fallback::Number(number) => plain(number),
        Fallback::Word(word) => word.to_owned(),
    }
}

/// The page for a program.
pub(super) fn to_json(method: &Method) -> Value {
    json!({
        "kind": method.kind().slug(),
        "slug": method.slug,
        "zh": method.zh,
        "en": method.en,
        "default": method.kind().default_method() == Some(method.slug),
        "parameters": method.parameters.iter().map(parameter_json).collect::<Vec<_>>(),
        "page": method.page(),
        "page_zh": method.page_zh(),
    })
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
