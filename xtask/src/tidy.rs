//! `tidy`: the rules of text that neither rustfmt nor clippy knows.
//!
//! Lists the files git tracks or would track and hands each to the rules; the rules are plain functions over
//! a path and a text. Data, and what tests compare byte by byte, is left as it is.

mod codes;
mod manifest;
mod messages;
mod source;
mod text;

use crate::command::{self, no_arguments};
use anyhow::{Context, Result, bail};
use std::fmt;
use std::fs;
use std::process::Command;

/// A file of the project.
struct File {
    path: String,
    text: String,
}

/// A broken rule and where.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
    path: String,
    line: usize,
    message: String,
}

impl Violation {
    fn new(file: &File, line: usize, message: impl Into<String>) -> Self {
        Self { path: file.path.clone(), line, message: message.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Prints every violation as `file:line: message`; fails if there is one.
pub(crate) fn tidy(args: &[String]) -> Result<()> {
    no_arguments(args)?;
    let files = files()?;
    let violations = judge(&files);
    for violation in &violations {
        println!("{violation}");
    }
    if !violations.is_empty() {
        bail!("rules broken: {} (files looked at: {})", violations.len(), files.len());
    }
    Ok(())
}

fn judge(files: &[File]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files {
        violations.extend(text::violations(file));
        violations.extend(source::violations(file));
        violations.extend(manifest::violations(file));
    }
    violations.extend(messages::violations(files));
    violations.extend(codes::violations(files));
    violations
}

/// The text files git tracks or would track, data left out.
fn files() -> Result<Vec<File>> {
    let mut git = Command::new("git");
    // In containers the clone often belongs to somebody else; listing its files is harmless.
    git.args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listing = command::output(&mut git)?;
    let mut files = Vec::new();
    for path in listing.split_terminator('\0').filter(|path| !is_data(path)) {
        match fs::read(path) {
            Ok(bytes) => files.extend(text_file(path, bytes)),
            // Deleted and not yet staged, or a submodule.
            Err(_) if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) => {}
            Err(error) => return Err(error).with_context(|| format!("cannot read {path}")),
        }
    }
    Ok(files)
}

/// A file whose bytes are text, else nothing.
fn text_file(path: &str, bytes: Vec<u8>) -> Option<File> {
    if bytes.contains(&0) {
        return None;
    }
    String::from_utf8(bytes).ok().map(|text| File { path: path.to_owned(), text })
}

/// Whether a file is data: figures as published, or what a test reads or compares byte by byte.
fn is_data(path: &str) -> bool {
    let folders = ["fixtures", "cases", "snapshots"];
    let endings = ["csv", "tsv", "snap", "svg"];
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let in_example = parts.first() == Some(&"examples") && parts.contains(&"data");
    let is_code = ending(name) == "rs";
    let in_folder = !is_code && parts.iter().any(|part| folders.contains(part));
    in_example || in_folder || endings.contains(&ending(name))
}

/// What stands behind the last dot of a path.
fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The lines of a text, counted from one.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a rule says about a text, as `line: message`.
    pub(super) fn said(rule: fn(&File) -> Vec<Violation>, path: &str, text: &str) -> Vec<String> {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        rule(&file).iter().map(|violation| format!("{}: {}", violation.line, violation.message)).collect()
    }

    #[test]
    fn a_violation_can_be_clicked_on() {
        let file = File { path: "a/b.rs".to_owned(), text: String::new() };
        assert_eq!(Violation::new(&file, 7, "is wrong").to_string(), "a/b.rs:7: is wrong");
    }

    #[test]
    fn data_is_left_alone() {
        assert!(is_data("examples/some-index/data/notes.txt"));
        assert!(is_data("tests/cases/normalise/a.txt"));
        assert!(is_data("examples/some-index/units.csv"));
        assert!(!is_data("examples/some-index/quanheng.toml"));
        assert!(!is_data("crates/quanheng-data/src/lib.rs"));
        assert!(!is_data("tests/src/cases/methods.rs"));
    }

    #[test]
    fn bytes_that_are_no_text_are_skipped() {
        assert!(text_file("a", b"PAR1\0".to_vec()).is_none());
        assert!(text_file("a", vec![0xd6, 0xd0]).is_none());
        assert_eq!(text_file("a", "权衡".into()).unwrap().text, "权衡");
    }

    #[test]
    fn a_file_is_judged_by_all_rules() {
        let bad = File { path: "crates/a/src/mod.rs".to_owned(), text: "fn a() {} \n".to_owned() };
        let messages: Vec<String> = judge(&[bad]).iter().map(ToString::to_string).collect();
        assert_eq!(messages.len(), 3, "{messages:?}");
    }
}
