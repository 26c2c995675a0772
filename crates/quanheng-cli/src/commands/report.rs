//! `report`: the report and the statistical audit as PDF, HTML, Word and spreadsheets, each figure with its data.
//!
//! One file for each stage: `material` computes, `parts` makes the tables and figures a text names, `writing` makes the
//! files. Everything is made before anything is written.

mod material;
mod parts;
mod profiles;
mod writing;

use std::path::Path;

use quanheng_index::Finding;
use quanheng_programme::Language;
use quanheng_report::{Which, default};

use crate::arguments::{Audit, Documents, Report, ReportFormat};
use crate::commands::audit::Audited;
use crate::diagnostics;
use crate::exit::Exit;
use crate::failure::{Doing, Failure};
use crate::layout::{self, Ink};
use crate::scoring;
use crate::session::{Form, Session};
use material::Material;

/// The folder of publications within that of the programme.
const FOLDER: &str = "publication";

pub(crate) fn run(arguments: &Report, session: &mut Session) -> Result<Exit, Failure> {
    if arguments.write_templates {
        return write_templates(&arguments.dir, session);
    }
    session.use_threads(arguments.threads)?;
    let programme = scoring::load(session, &arguments.dir)?;
    let observations = scoring::read(session, &programme)?;
    let wanted = arguments.audited();
    let audited = Audited::new(session, &wanted, &programme, &observations)?;
    let own = session.language;
    let languages = arguments.languages(own);
    let material = Material::of(session, arguments, &audited)?;
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    if arguments.wants(Which::Report) {
        findings.extend(profiles::note(&programme, &arguments.profiles));
    }
    for &language in &languages {
        session.language = language;
        let (made, told) = writing::files(session, arguments, &audited, &material)?;
        files.extend(made);
        findings.extend(told);
    }
    session.language = own;
    session.doing("doing-writing");
    let folder = arguments.out.clone().unwrap_or_else(|| programme.folder.join(FOLDER));
    quanheng_data::write_listed(&folder, &files)?;
    show(session, &folder, &files, &findings, &scoring::files(&programme))?;
    Ok(Exit::Fine)
}

fn show(
    session: &mut Session,
    folder: &Path,
    files: &[(String, Vec<u8>)],
    findings: &[Finding],
    of: &diagnostics::Files,
) -> Result<(), Failure> {
    if !findings.is_empty() {
        diagnostics::aside(session, findings, of)?;
    }
    let is_document =
        |name: &&String| [".pdf", ".html", ".docx", ".xlsx"].iter().any(|end| name.ends_with(end));
    let documents: Vec<&String> = files.iter().map(|(name, _)| name).filter(is_document).collect();
    if session.form == Form::Json {
        let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
        let written = serde_json::json!({ "folder": folder.display().to_string(), "files": names });
        session.json(&serde_json::json!({ "written": written }))?;
        return Ok(());
    }
    let arguments = [("count", files.len().to_string()), ("folder", folder.display().to_string())];
    session.heading("build-written", &arguments)?;
    let names = documents.into_iter().cloned().collect::<Vec<_>>().join("  ");
    let lines = layout::wrap(&names, session.width.saturating_sub(2));
    let lines: Vec<String> =
        lines.iter().map(|line| format!("  {}", session.paint.ink(Ink::Faint, line.trim_end()))).collect();
    session.lines(lines)?;
    Ok(())
}

/// Writes our templates into a programme, where none of that name is there.
fn write_templates(folder: &Path, session: &mut Session) -> Result<Exit, Failure> {
    let mut written = Vec::new();
    let texts = Language::ALL.into_iter().flat_map(|language| {
        [Which::Report, Which::Audit].into_iter().flat_map(move |which| default::files(which, language))
    });
    let template = (
        format!("report/{}", quanheng_report::pdf::TEMPLATE_NAME),
        quanheng_report::pdf::TEMPLATE.to_owned(),
    );
    for (name, text) in texts.map(|file| (file.name, file.text)).chain([template]) {
        let path = folder.join(&name);
        if path.exists() {
            continue;
        }
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(Failure::write(parent))?;
        std::fs::write(&path, text).map_err(Failure::write(&path))?;
        written.push(name);
    }
    let arguments = [("count", written.len().to_string()), ("folder", folder.display().to_string())];
    session.heading("build-written", &arguments)?;
    session.lines(written.into_iter().map(|name| format!("  {name}")))?;
    Ok(Exit::Fine)
}

impl Report {
    /// The audit that says how sure the ranks are.
    fn audited(&self) -> Audit {
        Audit {
            dir: self.dir.clone(),
            only: Vec::new(),
            period: self.period.clone(),
            scenario: self.scenario.clone(),
            replicates: self.replicates,
            seed: None,
            replicates_to: None,
            out: None,
            format: Vec::new(),
            threads: None,
        }
    }

    /// The languages asked for, or else that of the call.
    fn languages(&self, own: Language) -> Vec<Language> {
        let wished: Vec<Language> = self.languages.iter().map(|&language| language.into()).collect();
        if wished.is_empty() { vec![own] } else { wished }
    }

    /// Whether files of a format are asked for.
    fn makes(&self, format: ReportFormat) -> bool {
        self.format.is_empty() || self.format.contains(&format)
    }

    /// Whether a document is asked for.
    fn wants(&self, which: Which) -> bool {
        let name = match which {
            Which::Report => Documents::Report,
            Which::Audit => Documents::Audit,
        };
        if self.document.is_empty() { which == Which::Report } else { self.document.contains(&name) }
    }
}

/// Reads a text file of the programme; `None` where there is none.
fn text_of(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Failure::File { doing: Doing::Read, path: path.to_owned(), source }),
    }
}
