//! Rules for codes: what the crates raise has a message with a hint, and every message of a finding is raised by
//! somebody.
//!
//! Codes are found as text: the literal that a constructor of findings, refusals or faults is given, or that becomes
//! `code`. A code that comes by a longer way is not seen here; its message still needs its literal somewhere. Tests
//! and what only they use are left out.

use super::{File, Violation};
use std::collections::{BTreeMap, BTreeSet};

const TESTS_START: &str = concat!("#[cfg", "(test)]");
const CATALOGUE: &str = "crates/quanheng-programme/src/messages/";
const LANGUAGES: [&str; 2] = ["en.ftl", "zh.ftl"];

/// What stands before the code of something raised.
const RAISERS: &[&str] =
    &["Finding::error(", "Finding::warning(", "Finding::note(", "Refusal::new(", "Fault::new(", "code: "];

/// The same, where `say` of this crate makes a finding.
const INDEX_RAISERS: &[&str] = &["self.say("];

/// The same, where these are methods of those who read files.
const READER_RAISERS: &[&str] = &["self.error(", "source.error(", "rows.error(", "section.source.error("];

/// What stands before codes of which one is chosen; in the command line, those of its own words.
const CHOICE: &str = "let code = if ";

pub(super) fn violations(files: &[File]) -> Vec<Violation> {
    let sources: Vec<(&File, &str)> = files
        .iter()
        .filter(|file| is_source(&file.path))
        .map(|file| (file, without_tests(&file.text)))
        .collect();
    let catalogues: Vec<(&File, Messages)> = files
        .iter()
        .filter(|file| file.path.starts_with(CATALOGUE))
        .map(|file| (file, Messages::read(&file.text)))
        .collect();
    let mut found = without_message(&sources, &catalogues);
    found.extend(without_user(&sources, &catalogues));
    found
}

fn is_source(path: &str) -> bool {
    let is_test = path.contains("/tests/") || path.ends_with("/tests.rs") || path.ends_with("fixture.rs");
    path.starts_with("crates/") && path.ends_with(".rs") && path.contains("/src/") && !is_test
}

/// A file up to its module of tests, which stands last.
fn without_tests(text: &str) -> &str {
    let is_module = |at: &usize| text[*at..].lines().nth(1).is_some_and(|line| line.contains("mod tests"));
    let start = text.match_indices(TESTS_START).map(|(at, _)| at).find(is_module);
    &text[..start.unwrap_or(text.len())]
}

/// Names of messages with their lines, and those that have a hint.
#[derive(Default)]
struct Messages {
    lines: BTreeMap<String, usize>,
    hinted: BTreeSet<String>,
    /// Messages that others are made of.
    used: BTreeSet<String>,
}

impl Messages {
    fn read(text: &str) -> Self {
        let mut messages = Self::default();
        let mut current = String::new();
        for (at, line) in text.lines().enumerate() {
            let name = line.split_once(" =").map(|(name, _)| name).filter(|name| is_code(name));
            if let Some(name) = name {
                current = name.to_owned();
                messages.lines.insert(current.clone(), at + 1);
            } else if line.trim_start().starts_with(".hint") {
                messages.hinted.insert(current.clone());
            }
            let references = line.split("{ ").skip(1).filter_map(|rest| rest.split(" }").next());
            messages.used.extend(references.filter(|name| is_code(name)).map(str::to_owned));
        }
        messages
    }
}

/// Lower-case letters, digits and hyphens.
fn is_code(text: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    text.starts_with(|letter: char| letter.is_ascii_lowercase()) && text.chars().all(is_letter)
}

fn without_message(sources: &[(&File, &str)], catalogues: &[(&File, Messages)]) -> Vec<Violation> {
    let mut found = Vec::new();
    for (file, text) in sources {
        for (at, code) in raised(&file.path, text) {
            for language in LANGUAGES {
                let hinted = catalogues
                    .iter()
                    .any(|(of, messages)| of.path.ends_with(language) && messages.hinted.contains(code));
                if !hinted && !catalogues.is_empty() {
                    let line = text[..at].matches('\n').count() + 1;
                    let message = format!("`{code}` is raised and has no message with a hint in {language}");
                    found.push(Violation::new(file, line, message));
                }
            }
        }
    }
    found
}

/// Codes that a text raises, and where.
fn raised<'a>(path: &str, text: &'a str) -> Vec<(usize, &'a str)> {
    let mut raisers: Vec<&str> = RAISERS.to_vec();
    if path.starts_with("crates/quanheng-index/") {
        raisers.extend(INDEX_RAISERS);
    } else {
        raisers.extend(READER_RAISERS);
    }
    let mut found = Vec::new();
    for raiser in raisers {
        for (at, _) in text.match_indices(raiser) {
            let rest = text[at + raiser.len()..].trim_start();
            found.extend(rest.strip_prefix('"').and_then(literal).map(|code| (at, code)));
        }
    }
    let of_interface = path.starts_with("crates/quanheng-cli/");
    for (at, _) in text.match_indices(CHOICE).filter(|_| !of_interface) {
        let statement = text[at..].split(';').next().unwrap_or_default();
        let literals = statement.split('"').skip(1).step_by(2);
        found.extend(literals.map(|code| (at, code)));
    }
    found.retain(|(_, code)| is_code(code));
    found
}

/// The text up to the closing quote.
fn literal(text: &str) -> Option<&str> {
    text.split_once('"').map(|(code, _)| code)
}

/// Messages of findings that no source names. Those of the interface are often put together from pieces.
fn without_user(sources: &[(&File, &str)], catalogues: &[(&File, Messages)]) -> Vec<Violation> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for (_, text) in sources {
        named.extend(text.lines().flat_map(|line| line.split('"').skip(1).step_by(2)));
    }
    let mut found = Vec::new();
    for (file, messages) in catalogues.iter().filter(|(file, _)| file.path.contains("/findings/")) {
        for (name, line) in &messages.lines {
            let is_part = catalogues.iter().any(|(_, of)| of.used.contains(name));
            if !named.contains(name.as_str()) && !is_part {
                found.push(Violation::new(file, *line, format!("nothing raises `{name}`")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(source: &str, messages: &str) -> Vec<String> {
        let file = |path: String, text: &str| File { path, text: text.to_owned() };
        let mut files = vec![file("crates/quanheng-index/src/a.rs".to_owned(), source)];
        files.extend(LANGUAGES.map(|name| file(format!("{CATALOGUE}findings/{name}"), messages)));
        violations(&files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_raised_and_said_is_fine() {
        let source =
            "Refusal::new(\n    \"no-range\"\n);\nlet code = if x { \"a-one\" } else { \"a-two\" };\n";
        let messages =
            "no-range = none\n    .hint = x\na-one = { a-two }\n    .hint = x\na-two = y\n    .hint = z\n";
        assert!(said(source, messages).is_empty(), "{:?}", said(source, messages));
    }

    #[test]
    fn what_is_raised_and_not_said_is_named_for_each_language() {
        let found = said("//! a\n\nFinding::error(\"no-range\", x)\n", "");
        let expected = LANGUAGES.map(|name| {
            format!("crates/quanheng-index/src/a.rs:3: `no-range` is raised and has no message with a hint in {name}")
        });
        assert_eq!(found, expected);
        let without_hint = said("let code = if x { \"a-one\" } else { y };\n", "a-one = 1\n");
        assert_eq!(without_hint.len(), 2);
    }

    #[test]
    fn what_is_said_and_raised_in_tests_only_is_named() {
        let source = format!("//! a\n{TESTS_START}\nmod tests {{ Finding::error(\"no-range\", x) }}\n");
        let found = said(&source, "no-range = none\n    .hint = x\n");
        assert_eq!(found[0], format!("{CATALOGUE}findings/en.ftl:1: nothing raises `no-range`"));
    }
}
