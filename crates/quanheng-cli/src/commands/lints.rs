//! `lints`: every lint in one line, the page of one, or all pages.

use quanheng_index::Lint;
use quanheng_index::lint::{self, LINTS};
use quanheng_programme::{Language, catalogue};
use serde_json::{Value, json};

use super::parameters::{self, add};
use crate::arguments::Lints;
use crate::exit::Exit;
use crate::failure::{Failure, Thing};
use crate::layout::{self, Ink};
use crate::session::{Form, Session};

pub(crate) fn run(arguments: &Lints, session: &mut Session) -> Result<Exit, Failure> {
    if arguments.markdown && session.form == Form::Text {
        session.raw(markdown().as_bytes())?;
        return Ok(Exit::Fine);
    }
    let chosen = match arguments.code.as_deref() {
        None => LINTS.to_vec(),
        Some(code) => vec![lint::find(code).ok_or_else(|| unknown(code))?],
    };
    match (session.form, arguments.code.is_some()) {
        (Form::Json, _) => {
            let lints: Vec<_> = chosen.iter().map(|lint| to_json(lint)).collect();
            session.json(&json!({ "lints": lints }))?;
        }
        (Form::Text, false) => list(session)?,
        (Form::Text, true) => chosen.iter().try_for_each(|lint| show(session, lint))?,
    }
    Ok(Exit::Fine)
}

fn unknown(code: &str) -> Failure {
    Failure::unknown(Thing::Lint, code, LINTS.iter().map(|lint| lint.code))
}

const fn summary(lint: &Lint, language: Language) -> &'static str {
    match language {
        Language::Zh => lint.zh,
        Language::En => lint.en,
    }
}

fn list(session: &mut Session) -> Result<(), Failure> {
    let indent = LINTS.iter().map(|lint| lint.code.len()).max().unwrap_or(0) + 4;
    for (heading, of_plan) in [("lints-of-plan", true), ("lints-of-run", false)] {
        let heading = session.paint.ink(Ink::Strong, &session.say(heading, &[]));
        session.line(heading)?;
        for lint in LINTS.iter().filter(|lint| lint.needs_no_data() == of_plan) {
            let text = summary(lint, session.language);
            let lines = layout::wrap(text, session.width.saturating_sub(indent));
            for (at, line) in lines.iter().enumerate() {
                let code = if at == 0 { lint.code } else { "" };
                session.line(format!("  {}  {line}", layout::left(code, indent - 4)))?;
            }
        }
        session.line("")?;
    }
    let more = session.say("lints-more", &[]);
    session.line(more)?;
    Ok(())
}

fn show(session: &mut Session, lint: &Lint) -> Result<(), Failure> {
    let title = session.paint.ink(Ink::Strong, lint.code);
    session.line(format!("{title}  {}", summary(lint, session.language)))?;
    session.line("")?;
    let page = lint.page();
    for line in page.lines().skip_while(|line| line.starts_with("# ") || line.is_empty()) {
        session.line(line)?;
    }
    session.heading("lints-thresholds", &[("code", lint.code.to_owned())])?;
    parameters::show(session, lint.parameters)
}

/// The page for a program.
fn to_json(lint: &Lint) -> Value {
    json!({
        "code": lint.code,
        "severity": lint.severity.slug(),
        "needs_data": !lint.needs_no_data(),
        "zh": lint.zh,
        "en": lint.en,
        "parameters": parameters::to_json(lint.parameters),
        "page": lint.page(),
    })
}

/// The page of the manual.
fn markdown() -> String {
    let mut text =
        String::from("# Lints\n\n<!-- Written by `cargo xtask docs`; edit the lints' files instead. -->\n");
    add(
        &mut text,
        format_args!(
            "\nWhat computes without an error and still misleads. `check` and `build` tell it with the other findings; \
             [`[lint]`](../programme.md#lint) silences a lint, or sets its thresholds.\n\nCorrelations are those of \
             the members in the last scored period. Where a period has more than ten million cells none is taken, \
             and a note says so.\n"
        ),
    );
    for lint in LINTS {
        add(&mut text, format_args!("\n## {}\n\n{} · {}\n\n", lint.code, lint.en, lint.zh));
        let severity = catalogue::say(Language::En, &format!("severity-{}", lint.severity.slug()), &[]);
        let when = if lint.needs_no_data() { "lints-of-plan" } else { "lints-of-run" };
        let when = catalogue::say(Language::En, when, &[]);
        add(&mut text, format_args!("A {severity}, {when}.\n\n"));
        parameters::page_markdown(&mut text, &lint.page());
        parameters::markdown(&mut text, lint.parameters, Language::En);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lint_is_in_the_reference_once() {
        let text = markdown();
        for lint in LINTS {
            assert_eq!(text.matches(&format!("\n## {}\n", lint.code)).count(), 1, "{lint:?}");
        }
        assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 1);
    }

    #[test]
    fn a_slip_of_the_pen_is_seen() {
        let Failure::Unknown { nearest, .. } = unknown("colinear-pair") else { panic!("unknown") };
        assert_eq!(nearest, "collinear-pair");
    }
}
