//! The split shown on the terminal, answered as JSON or written as files.

use std::path::Path;

use quanheng_audit::movement::{Split, UnitMovement};
use quanheng_data::{csv, write_same};
use serde_json::{Value, json as json_of};

use super::editions::Seen;
use super::{Told, rows, sentence, story};
use crate::caution;
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::report::{Report, json, notes};
use crate::session::{Form, Session};

/// Sentences shown on a terminal.
const MOST: usize = 10;
/// The folder of the files, and their name.
const NAME: &str = "movement";

/// Writes the table where files are wanted, then answers.
pub(super) fn publish(session: &mut Session, told: &Told) -> Result<(), Failure> {
    let report = Report { sections: vec![rows::table(session, told)], notes: story::notes(session, told) };
    let mut document = to_json(session, told, &report);
    let folder = told.arguments.out.as_ref().map(|out| out.join(NAME));
    let mut files = Vec::new();
    if let Some(folder) = &folder {
        files = write(folder, &report, &document)?;
        document["written"] = json_of!({ "folder": folder.display().to_string(), "files": files });
    }
    if session.form == Form::Json {
        session.json(&document)?;
        return Ok(());
    }
    let lines = to_text(session, told, &report);
    session.lines(lines)?;
    if let Some(folder) = folder {
        let arguments = [("count", files.len().to_string()), ("folder", folder.display().to_string())];
        let text = session.say("build-written", &arguments);
        session.line("")?;
        session.line(text)?;
    }
    Ok(())
}

fn write(folder: &Path, report: &Report, document: &Value) -> Result<Vec<String>, Failure> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for section in &report.sections {
        files.push((format!("{}.csv", section.name), csv::write(&section.table())));
    }
    let json = serde_json::to_vec_pretty(document).map_err(std::io::Error::from)?;
    files.push((format!("{NAME}.json"), [json, b"\n".to_vec()].concat()));
    write_same(folder, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn to_text(session: &Session, told: &Told, report: &Report) -> Vec<String> {
    let editions = told.editions;
    let mut lines = vec![session.paint.ink(Ink::Strong, &title(session, told))];
    lines.extend(sides(session, told));
    lines.extend(caution::lines(session, &editions.new.held.programme));
    lines.push(String::new());
    let story = story::lines(session, told);
    lines.extend(story.iter().flat_map(|line| layout::wrap(line, session.width)));
    lines.extend(rows::shown(session, told).iter().flat_map(|section| section.lines(session)));
    let sentences = sentences(session, told);
    if !sentences.is_empty() {
        lines.push(String::new());
        lines.push(session.paint.ink(Ink::Strong, &session.say("movement-sentences", &[])));
        lines.extend(sentences.iter().flat_map(|line| layout::wrap(line, session.width)));
    }
    if !report.notes.is_empty() {
        lines.push(String::new());
        lines.extend(notes::lines(session, &report.notes));
    }
    lines
}

/// The editions by title, period and scenario; of one folder and method the title alone.
fn sides(session: &Session, told: &Told) -> Vec<String> {
    let Told { arguments, editions, .. } = told;
    let title = |seen: &Seen| {
        let programme = &seen.held.programme;
        programme.title.get(session.language).unwrap_or(&programme.id).to_owned()
    };
    if arguments.new.is_none() && editions.old.scenario == editions.new.scenario {
        return vec![title(&editions.new)];
    }
    let folders = [&arguments.old, arguments.new.as_ref().unwrap_or(&arguments.old)];
    let seen = [("movement-old", &editions.old), ("movement-new", &editions.new)];
    let line = |((code, seen), folder): ((&str, &Seen), &std::path::PathBuf)| {
        let words = [
            ("title", title(seen)),
            ("period", seen.shown().to_string()),
            ("folder", folder.display().to_string()),
            ("scenario", seen.scenario.unwrap_or("base").to_owned()),
        ];
        session.say(code, &words)
    };
    seen.into_iter().zip(folders).map(line).collect()
}

fn title(session: &Session, told: &Told) -> String {
    let editions = told.editions;
    let arguments = [
        ("node", editions.new.held.programme.node_name(editions.new.node, session.language).to_owned()),
        ("old", editions.old.shown().to_string()),
        ("new", editions.new.shown().to_string()),
    ];
    session.say("movement-title", &arguments)
}

/// Sentences of the units that moved most; of a unit that is asked for in any case.
fn sentences(session: &Session, told: &Told) -> Vec<String> {
    let is_told = |unit: &&&UnitMovement| {
        let has_moved = rows::size(unit) > 0.0 || unit.places.iter().all(Option::is_none);
        told.arguments.unit.is_some() || (has_moved && matches!(unit.split, Split::Parts(_)))
    };
    let units = told.units.iter().filter(is_told).take(MOST);
    units.filter_map(|unit| sentence::of(session.language, told, unit)).collect()
}

fn to_json(session: &Session, told: &Told, report: &Report) -> Value {
    let edition = |seen: &Seen| {
        let programme = &seen.held.programme;
        json_of!({
            "programme": programme.id,
            "version": programme.version,
            "scenario": seen.scenario,
            "period": seen.shown().to_string(),
            "node": programme.indicators[seen.node].raw.code,
            "caution": caution::value(programme),
        })
    };
    let factors: Vec<&str> = told.movement.factors.iter().map(|factor| factor.slug()).collect();
    let stand_in = |one: &quanheng_audit::movement::StandIn| json_of!({ "node": one.node, "period": one.period.to_string(), "of": one.of.to_string() });
    json_of!({
        "old": edition(&told.editions.old),
        "new": edition(&told.editions.new),
        "factors": factors,
        "differences": story::value(told),
        "stand_ins": told.movement.stand_ins.iter().map(stand_in).collect::<Vec<_>>(),
        "findings": json::findings(session.language, report),
        "tables": json::tables(report),
    })
}
