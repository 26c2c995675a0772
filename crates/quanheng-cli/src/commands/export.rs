//! `export`: a programme's framework, units and figures as files of another tool. Nothing is overwritten.

use std::path::Path;

use quanheng_data::exchange::{self, CoinrFiles};
use quanheng_index::{Finding, Subject};
use quanheng_programme::Programme;

use super::import::{refuse_full, show, write_all};
use crate::arguments::{Export, Foreign, TableForm};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::scoring;
use crate::session::Session;

pub(crate) fn run(arguments: &Export, session: &mut Session) -> Result<Exit, Failure> {
    let (folder, name) = destination(arguments)?;
    let programme = scoring::load(session, &arguments.dir)?;
    let observations = scoring::read(session, &programme)?;
    let export =
        exchange::Export { programme: &programme, observations: &observations, language: session.language };
    let mut made = match arguments.foreign {
        Foreign::Coinr => exchange::export_coinr(&export, form(arguments.format))?,
        Foreign::CoinTool => {
            let period = period(arguments, &programme, &export)?;
            let fail = |findings| located(&programme, findings);
            exchange::export_coin_tool(&export, period, &name).map_err(fail)?
        }
    };
    made.findings.extend(unused(arguments));
    write_all(folder, &made)?;
    show(session, ("export-made", &programme.id), folder, made, &scoring::files(&programme))
}

/// The folder to write into, and the name of the file where there is one only.
fn destination(arguments: &Export) -> Result<(&Path, String), Failure> {
    let out = arguments.out.as_path();
    if arguments.foreign == Foreign::Coinr {
        refuse_full(out)?;
        return Ok((out, String::new()));
    }
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if out.symlink_metadata().is_ok() || name.is_empty() {
        return Err(Failure::Exists { folder: out.to_owned(), files: vec![name] });
    }
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((parent, name))
}

/// The option that means nothing for this format.
fn unused(arguments: &Export) -> Option<Finding> {
    let option = match arguments.foreign {
        Foreign::Coinr => arguments.period.as_ref().map(|_| "--period"),
        Foreign::CoinTool => arguments.format.map(|_| "--format"),
    };
    Some(Finding::warning("exchange-option-unused", Subject::Programme).with("option", option?))
}

fn form(format: Option<TableForm>) -> CoinrFiles {
    match format {
        Some(TableForm::Xlsx) => CoinrFiles::Workbook,
        Some(TableForm::Csv) | None => CoinrFiles::Csv,
    }
}

/// The period asked for, else the last that the programme scores.
fn period(arguments: &Export, programme: &Programme, export: &exchange::Export) -> Result<usize, Failure> {
    let panel = &export.observations.panel;
    if let Some(text) = &arguments.period {
        return scoring::period_named(text, programme, panel);
    }
    let method = programme.method(None).map_err(|findings| located(programme, findings))?;
    let scored = scoring::periods(&method, panel).map_err(|finding| located(programme, vec![finding]))?;
    Ok(scored.last().copied().unwrap_or(0))
}

fn located(programme: &Programme, mut findings: Vec<Finding>) -> Failure {
    quanheng_programme::resolve(&mut findings, &programme.locator);
    Failure::findings(findings, scoring::files(programme))
}
