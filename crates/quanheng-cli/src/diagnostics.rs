//! Findings on the terminal and in JSON: message, place with the line of the user's file, and what to do.

mod files;
mod snippet;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Severity, lint};
use quanheng_programme::Language;
use quanheng_programme::catalogue::{self, Argument};
use serde_json::{Map, Value, json};

use crate::layout::{Ink, Paint};
use crate::session::{Form, Session};

pub(crate) use files::Files;

/// Findings shown one by one; the others are counted.
const MOST: usize = 50;
/// Of one code: a fault that runs through a whole file does not hide the others.
const MOST_OF_A_CODE: usize = 10;
/// Stands for findings its reader has counted and not made: their number is the argument `count`.
const STANDS_FOR_MORE: &str = "more-findings";

/// A finding, and the scenario it turned up in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) finding: Finding,
    /// `None` for the programme itself.
    pub(crate) scenario: Option<String>,
}

impl Told {
    fn place(&self) -> Option<&Place> {
        match &self.finding.subject {
            Subject::Place(place) => Some(place),
            _ => None,
        }
    }
}

/// The findings of a programme that cannot be computed: beside the answer, or as the answer for a program.
pub(crate) fn aside(session: &mut Session, findings: &[Finding], files: &Files) -> io::Result<()> {
    let told: Vec<Told> =
        findings.iter().map(|finding| Told { finding: finding.clone(), scenario: None }).collect();
    if session.form == Form::Json {
        let value = to_json(session.language, &told);
        return session.json(&value);
    }
    let paint = session.error_paint;
    for line in to_text(session, told, files, paint) {
        session.aside(line)?;
    }
    Ok(())
}

/// The findings as the answer.
pub(crate) fn answer(session: &mut Session, told: Vec<Told>, files: &Files) -> io::Result<()> {
    let paint = session.paint;
    let lines = to_text(session, told, files, paint);
    session.lines(lines)
}

/// Blocks of text, one for each finding shown, and the summary.
fn to_text(session: &Session, mut told: Vec<Told>, files: &Files, paint: Paint) -> Vec<String> {
    told.sort_by(|a, b| {
        (a.finding.severity, a.place(), &a.scenario).cmp(&(b.finding.severity, b.place(), &b.scenario))
    });
    let (shown, rest) = choose(&told);
    let lines = files.lines(shown.iter().filter_map(|told| told.place()));
    let renderer = snippet::Renderer::new(session.language, paint, session.width);
    let mut blocks: Vec<String> =
        shown.iter().flat_map(|told| [renderer.render(told, &lines), String::new()]).collect();
    if !rest.is_empty() {
        let count: usize = rest.iter().map(|finding| stands_for(finding).1).sum();
        blocks.push(session.say("findings-not-shown", &[("count", count.to_string())]));
        for (code, severity, count) in by_code(rest.into_iter()) {
            let severity = session.say(&format!("severity-{}", severity.slug()), &[]);
            blocks.push(format!("  {count:>6} × {severity}[{code}]"));
        }
        blocks.push(String::new());
    }
    if let Some(explained) = explained(session.language, &shown) {
        blocks.extend([explained, String::new()]);
    }
    let severity = told.first().map(|told| told.finding.severity);
    let ink = if severity == Some(Severity::Error) { Ink::Bad } else { Ink::Strong };
    blocks.push(paint.ink(ink, &summary(session.language, told.iter().map(|told| &told.finding))));
    blocks
}

/// Where the lints that have spoken are explained.
fn explained(language: Language, shown: &[&Told]) -> Option<String> {
    let of_lints = shown.iter().map(|told| told.finding.code).filter(|code| lint::find(code).is_some());
    let codes: BTreeSet<&str> = of_lints.collect();
    let (first, count) = (codes.first()?.to_string(), codes.len().to_string());
    Some(catalogue::say(language, "lints-explained", &[("code", first), ("count", count)]))
}

/// The findings that are shown, and those that are counted.
fn choose(told: &[Told]) -> (Vec<&Told>, Vec<&Finding>) {
    let (mut shown, mut rest) = (Vec::new(), Vec::new());
    let mut of_code: BTreeMap<&str, usize> = BTreeMap::new();
    for one in told {
        let count = of_code.entry(one.finding.code).or_insert(0);
        *count += 1;
        if one.finding.code == STANDS_FOR_MORE || *count > MOST_OF_A_CODE || shown.len() == MOST {
            rest.push(&one.finding);
        } else {
            shown.push(one);
        }
    }
    (shown, rest)
}

/// The code of a finding and how many it stands for: more than one when its reader only counted the others.
fn stands_for(finding: &Finding) -> (&str, usize) {
    let count = finding.argument("count").and_then(|count| count.parse().ok());
    match (finding.argument("code"), count) {
        (Some(code), Some(count)) if finding.code == STANDS_FOR_MORE => (code, count),
        _ => (finding.code, 1),
    }
}

/// `3 errors, 1 warning, 2 notes`
pub(crate) fn summary<'a>(language: Language, findings: impl Iterator<Item = &'a Finding> + Clone) -> String {
    let count = |severity| {
        let of_severity = findings.clone().filter(|finding| finding.severity == severity);
        of_severity.map(|finding| stands_for(finding).1).sum::<usize>().to_string()
    };
    let arguments = [
        ("errors", count(Severity::Error)),
        ("warnings", count(Severity::Warning)),
        ("notes", count(Severity::Note)),
    ];
    catalogue::say(language, "findings-summary", &arguments)
}

/// Codes with severity and number, the gravest and most frequent first.
pub(crate) fn by_code<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(&'a str, Severity, usize)> {
    let mut codes: Vec<(&str, Severity, usize)> = Vec::new();
    for finding in findings {
        let (code, number) = stands_for(finding);
        match codes.iter_mut().find(|known| (known.0, known.1) == (code, finding.severity)) {
            Some((_, _, count)) => *count += number,
            None => codes.push((code, finding.severity, number)),
        }
    }
    codes.sort_by_key(|&(_, severity, count)| (severity, std::cmp::Reverse(count)));
    codes
}

/// What a finding says.
pub(crate) fn message(language: Language, finding: &Finding) -> String {
    catalogue::say(language, finding.code, &spoken(finding))
}

/// What to do about a finding.
pub(crate) fn hints(language: Language, finding: &Finding) -> Vec<String> {
    hint(language, finding.code, &spoken(finding))
        .into_iter()
        .flat_map(|hint| hint.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// What to do about anything that has a message: the nearest spelling, if there is one, then the hint.
pub(crate) fn hint(language: Language, code: &str, arguments: &[Argument]) -> Option<String> {
    let nearest = arguments.iter().find(|(name, value)| *name == "nearest" && !value.is_empty());
    let near =
        nearest.map(|argument| catalogue::say(language, "did-you-mean", std::slice::from_ref(argument)));
    let hint = catalogue::hint(language, code, arguments);
    let hints: Vec<String> = near.into_iter().chain(hint).collect();
    (!hints.is_empty()).then(|| hints.join("\n"))
}

/// Arguments as the catalogue wants them: an empty list of known things is `none`.
fn spoken(finding: &Finding) -> Vec<Argument<'static>> {
    let say = |(name, value): &(&'static str, String)| {
        let empty = *name == "known" && value.is_empty();
        (*name, if empty { "none".to_owned() } else { value.clone() })
    };
    finding.arguments.iter().map(say).collect()
}

/// Named texts as a JSON object.
pub(crate) fn arguments<'a>(arguments: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    Value::Object(arguments.map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>())
}

/// All findings with their counts.
pub(crate) fn to_json(language: Language, told: &[Told]) -> Value {
    let count = |severity| told.iter().filter(|told| told.finding.severity == severity).count();
    json!({
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "findings": told.iter().map(|told| finding_json(language, told)).collect::<Vec<_>>(),
    })
}

fn finding_json(language: Language, told: &Told) -> Value {
    let finding = &told.finding;
    let place = told.place();
    let number = |of: fn(&Place) -> usize| place.map(of).filter(|&number| number > 0);
    let hints = hints(language, finding);
    json!({
        "code": finding.code,
        "severity": finding.severity.slug(),
        "message": message(language, finding),
        "hint": (!hints.is_empty()).then(|| hints.join("\n")),
        "file": place.map(|place| &place.file),
        "sheet": place.and_then(|place| place.sheet.as_ref()),
        "line": number(|place| place.line),
        "column": number(|place| place.column),
        "length": number(|place| place.length),
        "scenario": told.scenario,
        "arguments": arguments(finding.arguments.iter().map(|(name, value)| (*name, value.as_str()))),
    })
}

/// A place in one line: `file:12:3`, `file[sheet]!B12`.
pub(crate) fn place_text(place: &Place) -> String {
    let Place { file, line, column, sheet, .. } = place;
    match (sheet, line, column) {
        (Some(sheet), 0, _) => format!("{file}[{sheet}]"),
        (Some(sheet), line, 0) => format!("{file}[{sheet}]!{line}"),
        (Some(sheet), line, column) => format!("{file}[{sheet}]!{}{line}", column_letters(*column)),
        (None, 0, _) => file.clone(),
        (None, line, 0) => format!("{file}:{line}"),
        (None, line, column) => format!("{file}:{line}:{column}"),
    }
}

/// The letters of a sheet's column, from 1: A, B, … Z, AA.
fn column_letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_their_programs_write_them() {
        let place = |sheet: Option<&str>, line, column| Place {
            sheet: sheet.map(Into::into),
            ..Place::span("d", line, column, 1)
        };
        assert_eq!(place_text(&place(None, 0, 0)), "d");
        assert_eq!(place_text(&place(None, 12, 3)), "d:12:3");
        assert_eq!(place_text(&place(Some("一"), 12, 2)), "d[一]!B12");
        assert_eq!(place_text(&place(Some("s"), 1, 28)), "d[s]!AB1");
        assert_eq!((column_letters(26), column_letters(702)), ("Z".to_owned(), "ZZ".to_owned()));
    }

    #[test]
    fn the_summary_counts_in_both_languages() {
        let findings = [
            Finding::error("constant", Subject::Programme),
            Finding::warning("no-data", Subject::Programme),
            Finding::warning("no-data", Subject::Programme),
        ];
        assert_eq!(summary(Language::En, findings.iter()), "1 error, 2 warnings, 0 notes");
        assert_eq!(summary(Language::Zh, findings.iter()), "1 个错误，2 个警告，0 条说明");
        assert_eq!(by_code(findings.iter())[1], ("no-data", Severity::Warning, 2));
    }

    #[test]
    fn a_fault_that_runs_through_a_file_does_not_hide_the_others() {
        let flood = (0..30).map(|_| Finding::error("number-percent", Subject::Programme));
        let more = Finding::error("more-findings", Subject::Programme);
        let more = more.with("code", "number-percent").with("count", 1000);
        let last = Finding::error("no-units", Subject::Programme);
        let findings = flood.chain([more, last]);
        let told: Vec<Told> = findings.map(|finding| Told { finding, scenario: None }).collect();
        let (shown, rest) = choose(&told);
        assert_eq!((shown.len(), rest.len()), (11, 21));
        assert_eq!(shown[10].finding.code, "no-units");
        assert_eq!(by_code(rest.into_iter()), [("number-percent", Severity::Error, 1020)]);
        assert_eq!(
            summary(Language::En, told.iter().map(|told| &told.finding)),
            "1031 errors, 0 warnings, 0 notes"
        );
    }

    #[test]
    fn the_nearest_spelling_comes_before_the_hint() {
        let finding = Finding::error("unknown-step", Subject::Programme)
            .with("given", "tret")
            .with("nearest", "treat")
            .with("known", "treat, rank");
        let hints = hints(Language::En, &finding);
        assert_eq!(hints, ["did you mean `treat`?", "known steps are: treat, rank"]);
        let told = [Told { finding, scenario: Some("s".into()) }];
        let json = to_json(Language::En, &told);
        assert_eq!(json["errors"], 1);
        assert_eq!(json["findings"][0]["arguments"]["nearest"], "treat");
        assert_eq!(json["findings"][0]["line"], Value::Null);
    }
}
