//! `docs`: the pages of the manual that the program writes about itself, and the manual as a whole.

use crate::command::{self, Mode};
use crate::program::{self, Profile};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A generated page and the arguments of `quanheng` that print it.
struct Page {
    path: &'static str,
    arguments: &'static [&'static str],
}

const PAGES: &[Page] = &[
    Page {
        path: "docs/book/src/reference/methods.md",
        arguments: &["methods", "--markdown", "--lang", "en"],
    },
    Page {
        path: "docs/book/src/zh/reference/methods.md",
        arguments: &["methods", "--markdown", "--lang", "zh"],
    },
    Page { path: "docs/book/src/reference/lints.md", arguments: &["lints", "--markdown"] },
    Page { path: "docs/book/src/reference/schema.json", arguments: &["schema"] },
];

const BOOK: &str = "docs/book";

/// Writes the generated pages, or compares them; then builds the manual where mdBook is installed.
pub(crate) fn docs(args: &[String]) -> Result<()> {
    let mode = command::mode(args)?;
    let quanheng = program::build(Profile::Dev)?;
    let mut stale = Vec::new();
    for page in PAGES {
        let generated = command::output(Command::new(&quanheng).args(page.arguments))?;
        match mode {
            Mode::Write => write(page.path, &generated)?,
            Mode::Check => stale.extend(difference(page.path, &committed(page.path)?, &generated)),
        }
    }
    book()?;
    if !stale.is_empty() {
        bail!("{}\nto write them anew: `cargo xtask docs`", stale.join("\n"));
    }
    Ok(())
}

fn write(path: &str, text: &str) -> Result<()> {
    if let Some(folder) = Path::new(path).parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {path}"))?;
    println!("wrote {path}");
    Ok(())
}

/// The committed text; a page that does not exist yet is empty.
fn committed(path: &str) -> Result<String> {
    if !Path::new(path).exists() {
        return Ok(String::new());
    }
    fs::read_to_string(path).with_context(|| format!("cannot read {path}"))
}

/// Where the committed text first differs from the generated one.
fn difference(path: &str, committed: &str, generated: &str) -> Option<String> {
    if committed == generated {
        return None;
    }
    let (mut old, mut new) = (committed.lines(), generated.lines());
    let mut line = 1;
    loop {
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => line += 1,
            (None, None) => {
                return Some(format!("{path}:{line}: line endings differ from the generated page"));
            }
            (old, new) => return Some(format!("{path}:{line}: has {}, expected {}", quote(old), quote(new))),
        }
    }
}

fn quote(line: Option<&str>) -> String {
    line.map_or_else(|| "no such line".to_owned(), |line| format!("`{line}`"))
}

/// Builds the manual beside the API documentation; without mdBook there is nothing to do.
fn book() -> Result<()> {
    let has_book = Path::new(BOOK).join("book.toml").exists();
    if !has_book || !command::succeeds(Command::new("mdbook").arg("--version")) {
        return Ok(());
    }
    let destination = command::target_dir()?.join("book");
    command::run(Command::new("mdbook").args(["build", BOOK, "--dest-dir"]).arg(destination))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_pages_do_not_differ() {
        assert_eq!(difference("a.md", "x\ny\n", "x\ny\n"), None);
    }

    #[test]
    fn the_first_difference_is_named_by_line() {
        let found = difference("a.md", "x\ny\n", "x\nz\n").unwrap();
        assert_eq!(found, "a.md:2: has `y`, expected `z`");
    }

    #[test]
    fn a_missing_page_differs_in_its_first_line() {
        assert_eq!(difference("a.md", "", "x\n").unwrap(), "a.md:1: has no such line, expected `x`");
    }

    #[test]
    fn a_missing_last_newline_is_a_difference() {
        let found = difference("a.md", "x", "x\n").unwrap();
        assert_eq!(found, "a.md:2: line endings differ from the generated page");
    }
}
