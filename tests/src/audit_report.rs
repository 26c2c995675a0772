//! The findings of the example's audit, as they are written up: every number that carries a mark is the audit's own.
//!
//! In `report/audit.md` a number is followed by `<!-- = TABLE[KEY=VALUE,…].COLUMN FORMAT -->`, which a reader of the page
//! does not see. FORMAT is `plain`, `fixed N`, or `percent N`. The audit is run as the programme says, and each number must
//! be what the table has, rounded.

use std::fs;

use quanheng_cli::Exit;
use serde_json::Value;

use crate::cli::quanheng;
use crate::examples::folder;

/// A number of the text, with where it must come from.
struct Bound<'a> {
    number: &'a str,
    source: &'a str,
}

const OPENING: &str = "<!-- = ";

/// Every marked number: what stands right before the mark, without blanks, `%` and emphasis.
fn bound(text: &str) -> Vec<Bound<'_>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(OPENING) {
        let source = &text[at + OPENING.len()..];
        let source = &source[..source.find(" -->").expect("a mark ends")];
        let before = text[..at].trim_end().trim_end_matches(['%', '*', ' ']);
        let start = before
            .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        found.push(Bound { number: &before[start..], source });
    }
    found
}

/// The cell a source names, as its format writes it.
fn written(document: &Value, source: &str) -> String {
    let (row, rest) = source.split_once("].").expect("a column");
    let (table, keys) = row.split_once('[').expect("a key");
    let (column, format) = rest.split_once(' ').expect("a format");
    let part = table.split('_').next().expect("a part");
    let rows =
        document["parts"][part]["tables"][table].as_array().unwrap_or_else(|| panic!("no table {table}"));
    let fits = |row: &Value| {
        keys.split(',').all(|key| {
            let (name, wanted) = key.split_once('=').expect("a value");
            match row[name].as_str() {
                Some(text) => text == wanted,
                None => serde_json::from_str(wanted).is_ok_and(|wanted: Value| row[name] == wanted),
            }
        })
    };
    let mut fitting = rows.iter().filter(|row| fits(row));
    let cell = &fitting.next().unwrap_or_else(|| panic!("no row for {source}"))[column];
    assert!(fitting.next().is_none(), "several rows for {source}");
    match (format.split_once(' '), cell.as_f64()) {
        (Some(("percent", digits)), Some(number)) => fixed(number * 100.0, digits),
        (Some(("fixed", digits)), Some(number)) => fixed(number, digits),
        (None, _) if format == "plain" => cell.as_str().map_or_else(|| cell.to_string(), ToOwned::to_owned),
        _ => panic!("{source}: {cell}"),
    }
}

fn fixed(number: f64, digits: &str) -> String {
    let digits: usize = digits.parse().expect("a number of digits");
    format!("{number:.digits$}")
}

#[test]
fn every_number_of_the_write_up_is_the_audit_s() {
    let made = tempfile::tempdir().expect("a folder");
    let programme = folder("digital-china-2020");
    let (dir, out) = (programme.display().to_string(), made.path().display().to_string());
    let parts = "uncertainty,coherence,inverse";
    let called = quanheng(["audit", &dir, "--only", parts, "--out", &out, "--format", "json", "--json"]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let document: Value = serde_json::from_str(&called.out).expect("JSON");
    let mut wrong = Vec::new();
    for (page, least) in [("audit.md", 20), ("audit.zh.md", 20)] {
        let text = fs::read_to_string(programme.join("report").join(page)).expect("a page");
        let all = bound(&text);
        assert!(all.len() >= least, "{page} has {} bound numbers", all.len());
        for one in all {
            let want = written(&document, one.source);
            if want != one.number {
                wrong.push(format!("{page}: `{}` should be `{want}`: {}", one.number, one.source));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// With this seed the part `sensitivity` meets a replicate that takes the score of a unit, so that tiers of 10, 10 and 11
/// no longer add up.
#[test]
fn every_part_of_the_audit_runs_through() {
    let made = tempfile::tempdir().expect("a folder");
    let dir = folder("digital-china-2020").display().to_string();
    let out = made.path().join("audit").display().to_string();
    let few = ["--replicates", "256", "--seed", "1"];
    let called = quanheng(["audit", &dir, "--out", &out, "--format", "csv", "--json"].into_iter().chain(few));
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let document: Value = serde_json::from_str(&called.out).expect("JSON");
    for part in ["uncertainty", "sensitivity", "coherence", "inverse"] {
        assert!(document["parts"][part].is_object(), "{part}");
    }
}
