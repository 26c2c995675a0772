//! `check`: everything that is wrong with a programme, its scenarios and its data, all at once.
//!
//! What loads is also compiled, read and run, for the programme and each of its scenarios, because some faults
//! show only when method and data meet: a constant indicator, a logarithm of nothing. What lints say of a run is
//! told of the programme's own method, and of a scenario when it is asked for by name: scenarios are there to try
//! what one would not do.

use std::collections::BTreeSet;

use quanheng_index::finding::{Subject, has_errors};
use quanheng_index::{Finding, Keep};
use quanheng_programme::Programme;
use serde_json::json;

use crate::arguments::Check;
use crate::diagnostics::{self, Files, Told};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::scoring;
use crate::session::{Form, Session};

pub(crate) fn run(arguments: &Check, session: &mut Session) -> Result<Exit, Failure> {
    let programme = match scoring::load(session, &arguments.dir) {
        Ok(programme) => programme,
        Err(Failure::Findings(flaws)) => {
            let told = flaws.findings.into_iter().map(|finding| Told { finding, scenario: None }).collect();
            return show(session, None, told, &flaws.files);
        }
        Err(failure) => return Err(failure),
    };
    let told = examine(session, &programme, arguments.scenario.as_deref())?;
    let files = scoring::files(&programme);
    show(session, Some(&programme), told, &files)
}

/// All findings about a programme that loads.
fn examine(session: &Session, programme: &Programme, only: Option<&str>) -> Result<Vec<Told>, Failure> {
    let names: Vec<Option<&str>> = match only {
        Some(name) => vec![scoring::scenario(programme, Some(name))?],
        None => {
            std::iter::once(None).chain(programme.scenarios.keys().map(|name| Some(name.as_str()))).collect()
        }
    };
    let mut collected = Collected::default();
    collected.add(None, programme.findings.clone());
    let observations = match scoring::read(session, programme) {
        Ok(observations) => {
            collected.add(None, observations.findings.clone());
            Some(observations)
        }
        Err(Failure::Findings(flaws)) => {
            collected.add(None, flaws.findings);
            None
        }
        Err(failure) => return Err(failure),
    };
    let (_, findings) = quanheng_data::read_published(programme);
    collected.add(None, findings);
    session.doing("doing-computing");
    for name in names {
        let findings = match (scoring::compile(programme, name), &observations) {
            (Err(findings), _) => findings,
            (Ok(compiled), None) => compiled.findings,
            (Ok(compiled), Some(observations)) => {
                match scoring::periods(&compiled.method, &observations.panel) {
                    Err(finding) => vec![finding],
                    // Everything, as in `build`: lints look at what the steps did.
                    Ok(scored) => match scoring::run(compiled, observations, &scored, Keep::Everything) {
                        Ok(scored) if name.is_none() || only.is_some() => {
                            let lints = scoring::lints(programme, &scored, observations);
                            scored.findings.into_iter().chain(lints).collect()
                        }
                        Ok(scored) => scored.findings,
                        Err(findings) => findings,
                    },
                }
            }
        };
        collected.add(name, findings);
    }
    Ok(collected.told)
}

/// Findings of programme and scenarios; what the programme itself has is not said again for each scenario.
#[derive(Default)]
struct Collected {
    told: Vec<Told>,
    of_programme: BTreeSet<Key>,
}

/// What makes two findings the same: code, subject, arguments.
type Key = (&'static str, Subject, Vec<(&'static str, String)>);

impl Collected {
    fn add(&mut self, scenario: Option<&str>, findings: Vec<Finding>) {
        for finding in findings {
            let key = (finding.code, finding.subject.clone(), finding.arguments.clone());
            let is_new = match scenario {
                None => self.of_programme.insert(key),
                Some(_) => !self.of_programme.contains(&key),
            };
            if is_new {
                self.told.push(Told { finding, scenario: scenario.map(str::to_owned) });
            }
        }
    }
}

fn show(
    session: &mut Session,
    programme: Option<&Programme>,
    told: Vec<Told>,
    files: &Files,
) -> Result<Exit, Failure> {
    let findings: Vec<Finding> = told.iter().map(|told| told.finding.clone()).collect();
    let exit = if has_errors(&findings) { Exit::Findings } else { Exit::Fine };
    if session.form == Form::Json {
        let mut value = diagnostics::to_json(session.language, &told);
        value["programme"] = json!(programme.map(|programme| &programme.id));
        session.json(&value)?;
        return Ok(exit);
    }
    if !told.is_empty() {
        diagnostics::answer(session, told, files)?;
    }
    if let (Some(programme), Exit::Fine) = (programme, exit) {
        let leaves = programme.indicators.iter().filter(|row| row.raw.level == "indicator").count();
        let arguments = [
            ("id", programme.id.clone()),
            ("units", programme.units.len().to_string()),
            ("indicators", leaves.to_string()),
            ("steps", programme.steps.len().to_string()),
            ("scenarios", programme.scenarios.len().to_string()),
        ];
        let text = session.say("check-fine", &arguments);
        session.line(text)?;
    }
    Ok(exit)
}
