//! The page of one method: its text as written beside the code, and the table of its parameters.

use quanheng_index::Method;
use quanheng_programme::Language;
use serde_json::{Value, json};

use super::summary;
use crate::commands::parameters;
use crate::failure::Failure;
use crate::layout::Ink;
use crate::session::Session;

/// Prints the page.
pub(super) fn show(session: &mut Session, method: &Method) -> Result<(), Failure> {
    let title = format!("{}/{}", method.kind().slug(), method.slug);
    let title = session.paint.ink(Ink::Strong, &title);
    session.line(format!("{title}  {}", summary(method, session.language)))?;
    session.line("")?;
    let text = text(method, session.language);
    for line in text.lines().skip_while(|line| line.starts_with("# ") || line.is_empty()) {
        session.line(line)?;
    }
    if method.parameters.is_empty() {
        let none = session.say("methods-no-parameters", &[]);
        session.line("")?;
        session.line(none)?;
        return Ok(());
    }
    session.heading("methods-parameters", &[])?;
    parameters::show(session, method.parameters)
}

/// The page in a language.
pub(super) fn text(method: &Method, language: Language) -> String {
    match language {
        Language::Zh => method.page_zh(),
        Language::En => method.page(),
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
        "parameters": parameters::to_json(method.parameters),
        "page": method.page(),
        "page_zh": method.page_zh(),
    })
}
