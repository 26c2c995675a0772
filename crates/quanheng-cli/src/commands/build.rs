//! `build`: scores, ranks and tiers, written as open data and shown on the terminal.
//!
//! Results are written before anything is printed: a reader who stops reading loses no file.

mod comparison;
mod header;
mod ranking;

use std::path::{Path, PathBuf};

use quanheng_data::agreement::{Agreement, agreements};
use quanheng_data::results::{Computed, Results, run_document};
use quanheng_data::{Format, write_results};
use quanheng_index::Finding;
use quanheng_index::finding::has_errors;
use quanheng_programme::Programme;
use serde_json::{Value, json};

use crate::arguments::Build;
use crate::diagnostics;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::scoring;
use crate::session::{Form, Session};

/// The folder of results within that of the programme.
const RESULTS: &str = "results";

pub(crate) fn run(arguments: &Build, session: &mut Session) -> Result<Exit, Failure> {
    session.use_threads(arguments.threads)?;
    let programme = scoring::load(session, &arguments.dir)?;
    let scenario = scoring::scenario(&programme, arguments.scenario.as_deref())?;
    let observations = scoring::read(session, &programme)?;
    let wish = (scenario, arguments.period.as_deref());
    let scored = scoring::score(session, &programme, &observations, wish)?;
    let Some(&period) = scored.run.scored().last() else { return Ok(Exit::Fine) };

    session.doing("doing-comparing");
    let (published, about_published) = quanheng_data::read_published(&programme);
    let lints = session.compute(|| scoring::lints(&programme, &scored, &observations));
    let findings = [&programme.findings, &observations.findings, &about_published, &scored.findings, &lints];
    let findings: Vec<Finding> = findings.into_iter().flatten().cloned().collect();
    if has_errors(&findings) {
        return Err(Failure::findings(findings, scoring::files(&programme)));
    }
    let agreements = agreements(&programme, &scored.run, &published);

    let computed = Computed {
        programme: &programme,
        observations: &observations,
        plan: &scored.plan,
        run: &scored.run,
        scenario,
    };
    let document = run_document(&computed, &findings, &agreements);
    let written = write(arguments, session, &computed, document.clone())?;
    if session.form == Form::Json {
        session.json(&with_files(document, &written))?;
        return Ok(Exit::Fine);
    }
    let ranking = ranking::Ranking { programme: &programme, scored: &scored, scenario, period };
    let lines = ranking.lines(session);
    session.lines(lines)?;
    let shown: Vec<&Agreement> =
        agreements.iter().filter(|one| one.period == scored.run.periods()[period]).collect();
    comparison::show(session, &programme, &shown)?;
    show_findings(session, &programme, &findings)?;
    show_files(session, &written)?;
    Ok(Exit::Fine)
}

/// What was written.
struct Written {
    folder: PathBuf,
    files: Vec<String>,
}

fn write(
    arguments: &Build,
    session: &Session,
    computed: &Computed,
    document: Value,
) -> Result<Written, Failure> {
    session.doing("doing-writing");
    let wished: Vec<Format> = arguments.format.iter().map(|&format| format.into()).collect();
    let formats = if wished.is_empty() { Format::ALL.to_vec() } else { wished };
    let language = session.language;
    let files = session.compute(|| Results::new(computed, document).files(&formats, language))?;
    let folder = arguments.out.clone().unwrap_or_else(|| computed.programme.folder.join(RESULTS));
    write_results(&folder, &files)?;
    Ok(Written { folder, files: files.into_iter().map(|(name, _)| name).collect() })
}

fn with_files(mut document: Value, written: &Written) -> Value {
    document["written"] = json!({ "folder": shown(&written.folder), "files": written.files });
    document
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}

fn show_findings(session: &mut Session, programme: &Programme, findings: &[Finding]) -> Result<(), Failure> {
    if findings.is_empty() {
        return Ok(());
    }
    let summary = diagnostics::summary(session.language, findings.iter());
    session.heading("build-findings", &[("summary", summary)])?;
    for (code, severity, count) in diagnostics::by_code(findings.iter()) {
        let severity = session.say(&format!("severity-{}", severity.slug()), &[]);
        let first = findings.iter().find(|finding| finding.code == code);
        let message =
            first.map(|finding| diagnostics::message(session.language, finding)).unwrap_or_default();
        let text = match count {
            1 => format!("{severity}[{code}]: {message}"),
            _ => format!("{severity}[{code}] × {count}: {message} …"),
        };
        let lines = layout::wrap(&text, session.width.saturating_sub(4));
        session.lines(
            lines
                .into_iter()
                .enumerate()
                .map(|(at, line)| if at == 0 { format!("  {line}") } else { format!("    {line}") }),
        )?;
    }
    let see = session.say("build-findings-see", &[("folder", shown(&programme.folder))]);
    let see = session.paint.ink(Ink::Faint, &see);
    session.line(format!("  {see}"))?;
    Ok(())
}

fn show_files(session: &mut Session, written: &Written) -> Result<(), Failure> {
    let arguments = [("count", written.files.len().to_string()), ("folder", shown(&written.folder))];
    session.heading("build-written", &arguments)?;
    let lines = layout::wrap(&written.files.join("  "), session.width.saturating_sub(2));
    let lines: Vec<String> =
        lines.iter().map(|line| format!("  {}", session.paint.ink(Ink::Faint, line.trim_end()))).collect();
    session.lines(lines)?;
    Ok(())
}
