//! The parts of an audit shown on the terminal, answered as JSON, and written as files.

use std::path::Path;

use quanheng_data::workbook::{self, Sheet};
use quanheng_data::{csv, write_audit};
use quanheng_index::Finding;
use serde_json::{Map, Value, json};

use super::audited::Audited;
use crate::arguments::{AuditFormat, Part};
use crate::diagnostics;
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::report::{Column, Report, Section, Show, json, notes};
use crate::session::{Form, Session};

/// The folder of an audit within that of the programme.
const FOLDER: &str = "audit";
/// Columns of a sheet that stay in sight.
const FROZEN: usize = 2;

type Parts<'a> = &'a [(Part, Report)];

/// Writes the files, then answers.
pub(super) fn publish(session: &mut Session, audited: &Audited, parts: Parts) -> Result<(), Failure> {
    session.doing("doing-writing");
    let mut document = to_json(session, audited, parts);
    let folder = audited.arguments.out.clone().unwrap_or_else(|| audited.programme.folder.join(FOLDER));
    let names = write(session, audited, parts, &document, &folder)?;
    document["written"] = json!({ "folder": folder.display().to_string(), "files": names });
    if session.form == Form::Json {
        session.json(&document)?;
        return Ok(());
    }
    let lines = to_text(session, audited, parts);
    session.lines(lines)?;
    let arguments = [("count", names.len().to_string()), ("folder", folder.display().to_string())];
    session.heading("build-written", &arguments)?;
    let lines = layout::wrap(&names.join("  "), session.width.saturating_sub(2));
    let faint = |line: &String| format!("  {}", session.paint.ink(Ink::Faint, line.trim_end()));
    let lines: Vec<String> = lines.iter().map(faint).collect();
    session.lines(lines)?;
    Ok(())
}

fn write(
    session: &Session,
    audited: &Audited,
    parts: Parts,
    document: &Value,
    folder: &Path,
) -> Result<Vec<String>, Failure> {
    let wished = |format| audited.arguments.format.is_empty() || audited.arguments.format.contains(&format);
    let json = serde_json::to_vec_pretty(document).map_err(std::io::Error::from)?;
    let mut files = vec![("audit.json".to_owned(), [json, b"\n".to_vec()].concat())];
    let cautions = cautions(session, parts);
    let told = Some(&cautions).filter(|told| told.rows() > 0);
    let sections = || told.into_iter().chain(parts.iter().flat_map(|(_, report)| &report.sections));
    if wished(AuditFormat::Csv) {
        files.extend(
            sections().map(|section| (format!("{}.csv", section.name), csv::write(&section.table()))),
        );
    }
    if wished(AuditFormat::Xlsx) {
        let tables: Vec<_> = sections().map(|section| (section.title(), section.table())).collect();
        let sheets: Vec<Sheet> = tables
            .iter()
            .map(|(name, table)| Sheet { name: name.clone(), table, frozen_columns: FROZEN })
            .collect();
        if !sheets.is_empty() {
            files.push(("audit.xlsx".to_owned(), workbook::write(&sheets, session.language)?));
        }
    }
    let prefixes: Vec<String> = Part::ALL.iter().map(|part| format!("{}_", part.slug())).collect();
    write_audit(folder, &files, &prefixes)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn to_text(session: &Session, audited: &Audited, parts: Parts) -> Vec<String> {
    let arguments = [("period", audited.period().to_string())];
    let mut lines = vec![session.paint.ink(Ink::Strong, &session.say("audit-title", &arguments))];
    lines.extend(audited.programme.title.get(session.language).map(str::to_owned));
    if let Some(name) = audited.scenario {
        let scenario = audited.programme.scenarios.get(name);
        let title = scenario.and_then(|of| of.title.get(session.language)).unwrap_or(name);
        let arguments = [("name", name.to_owned()), ("title", title.to_owned())];
        lines.push(session.say("scenario-named", &arguments));
    }
    for (part, report) in parts {
        lines.push(String::new());
        let heading = session.say(&format!("audit-part-{}", part.slug()), &[]);
        lines.push(session.paint.ink(Ink::Strong, &format!("── {heading} ──")));
        for section in report.sections.iter().filter(|section| !section.shown.is_empty()) {
            lines.extend(section.lines(session));
        }
    }
    let cautions: Vec<Finding> = parts.iter().flat_map(|(_, report)| report.notes.clone()).collect();
    if !cautions.is_empty() {
        lines.push(String::new());
        let heading = session.say("audit-in-words", &[]);
        lines.push(session.paint.ink(Ink::Strong, &format!("── {heading} ──")));
        lines.extend(notes::lines(session, &cautions));
    }
    lines
}

/// The audit in words: a row for each caution.
fn cautions(session: &Session, parts: Parts) -> Section {
    let all = || parts.iter().flat_map(|(part, report)| report.notes.iter().map(move |note| (part, note)));
    let text =
        |of: &dyn Fn(&Part, &Finding) -> Option<String>| all().map(|(part, note)| of(part, note)).collect();
    let hint = |note: &Finding| diagnostics::hints(session.language, note).into_iter().next();
    let columns = vec![
        Column::text("part", Show::Plain, text(&|part, _| Some(part.slug().to_owned()))),
        Column::text("severity", Show::Plain, text(&|_, note| Some(note.severity.slug().to_owned()))),
        Column::text("code", Show::Plain, text(&|_, note| Some(note.code.to_owned()))),
        Column::text(
            "message",
            Show::Long,
            text(&|_, note| Some(diagnostics::message(session.language, note))),
        ),
        Column::text("hint", Show::Long, text(&|_, note| hint(note))),
    ];
    Section::new("cautions", columns)
}

fn to_json(session: &Session, audited: &Audited, parts: Parts) -> Value {
    let part = |(part, report): &(Part, Report)| {
        let findings = json::findings(session.language, report);
        let value = json!({ "findings": findings, "tables": json::tables(report) });
        (part.slug().to_owned(), value)
    };
    let parts: Map<String, Value> = parts.iter().map(part).collect();
    json!({
        "programme": audited.programme.id,
        "version": audited.programme.version,
        "scenario": audited.scenario,
        "period": audited.period().to_string(),
        "parts": parts,
    })
}
