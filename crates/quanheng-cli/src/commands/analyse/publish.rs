//! A report shown on the terminal, answered as JSON or written as files.

use std::path::Path;

use quanheng_data::{csv, write_same};
use quanheng_index::StepKind;
use serde_json::{Value, json};

use super::subject::{Measure, Subject};
use crate::arguments::What;
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::report::{Report, json, notes};
use crate::session::{Form, Session};

/// Writes the report where files are wanted, then answers.
pub(super) fn publish(session: &mut Session, subject: &Subject, report: &Report) -> Result<(), Failure> {
    let mut document = to_json(session, subject, report);
    let folder = subject.arguments.out.as_ref().map(|out| out.join(subject.arguments.what.slug()));
    let mut files = Vec::new();
    if let Some(folder) = &folder {
        files = write(folder, subject, report, &document)?;
        document["written"] = json!({ "folder": folder.display().to_string(), "files": files });
    }
    if session.form == Form::Json {
        session.json(&document)?;
        return Ok(());
    }
    let lines = to_text(session, subject, report);
    session.lines(lines)?;
    if let Some(folder) = folder {
        let arguments = [("count", files.len().to_string()), ("folder", folder.display().to_string())];
        let text = session.say("build-written", &arguments);
        session.line("")?;
        session.line(text)?;
    }
    Ok(())
}

fn write(
    folder: &Path,
    subject: &Subject,
    report: &Report,
    document: &Value,
) -> Result<Vec<String>, Failure> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for section in &report.sections {
        files.push((format!("{}.csv", section.name), csv::write(&section.table())));
    }
    let json = serde_json::to_vec_pretty(document).map_err(std::io::Error::from)?;
    files.push((format!("{}.json", subject.arguments.what.slug()), [json, b"\n".to_vec()].concat()));
    write_same(folder, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn to_text(session: &Session, subject: &Subject, report: &Report) -> Vec<String> {
    let slug = subject.arguments.what.slug();
    let mut lines = vec![session.paint.ink(Ink::Strong, &title(session, subject))];
    lines.extend(subject.programme.title.get(session.language).map(str::to_owned));
    if let Some(name) = subject.arguments.scenario.as_deref() {
        let scenario = subject.programme.scenarios.get(name);
        let title = scenario.and_then(|of| of.title.get(session.language)).unwrap_or(name);
        let arguments = [("name", name.to_owned()), ("title", title.to_owned())];
        lines.push(session.say("scenario-named", &arguments));
    }
    for section in report.sections.iter().filter(|section| !section.shown.is_empty()) {
        lines.extend(section.lines(session));
    }
    lines.push(String::new());
    let mut below = vec![session.say(&format!("analyse-{slug}-legend"), &[])];
    if shows_reference(subject) {
        below.push(session.say("analyse-reference-note", &[]));
    }
    let wrapped = below.iter().flat_map(|text| layout::wrap(text, session.width));
    lines.extend(wrapped.map(|line| session.paint.ink(Ink::Faint, &line)));
    lines.extend(notes::lines(session, &report.notes));
    lines
}

fn shows_reference(subject: &Subject) -> bool {
    let shows_units = matches!(
        subject.arguments.what,
        What::Change | What::Trend | What::Obstacles | What::Outranking | What::Targets
    );
    shows_units && subject.rows().iter().any(|&row| subject.is_reference(row))
}

fn title(session: &Session, subject: &Subject) -> String {
    let what = session.say(&format!("analyse-title-{}", subject.arguments.what.slug()), &[]);
    let (first, last) = (subject.period(0), subject.period(subject.periods.len() - 1));
    let periods = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let arguments = [
        ("what", what),
        ("node", subject.programme.node_name(subject.node, session.language).to_owned()),
        ("measure", measure(session, subject)),
        ("periods", periods),
    ];
    session.say("analyse-title", &arguments)
}

/// Scores, or figures in their unit; a quotient has another unit than its numerator.
fn measure(session: &Session, subject: &Subject) -> String {
    let (programme, plan) = (subject.programme, &subject.scored.plan);
    if subject.measure == Measure::Scores {
        return session.say("analyse-scores", &[]);
    }
    let divides = plan.steps().any(|step| step.kind() == StepKind::Denominate);
    let denominator = plan.framework().node(subject.node).denominator.filter(|_| divides);
    if let Some(by) = denominator {
        let name = programme.node_name(by.node, session.language).to_owned();
        return session.say("analyse-figures-divided", &[("name", name)]);
    }
    let unit = programme.indicators[subject.node].unit.clone().unwrap_or_else(|| "none".to_owned());
    session.say("analyse-figures", &[("unit", unit)])
}

fn to_json(session: &Session, subject: &Subject, report: &Report) -> Value {
    let periods: Vec<String> = (0..subject.periods.len()).map(|at| subject.period(at).to_string()).collect();
    json!({
        "analysis": subject.arguments.what.slug(),
        "programme": subject.programme.id,
        "scenario": subject.arguments.scenario,
        "node": subject.scored.run.framework().node(subject.node).code,
        "measure": match subject.measure { Measure::Scores => "scores", Measure::Figures => "figures" },
        "periods": periods,
        "findings": json::findings(session.language, report),
        "tables": json::tables(report),
    })
}
