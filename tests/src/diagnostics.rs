//! Diagnostics, case by case: `tests/cases/*.md`.
//!
//! A case starts from the files of `quanheng new`. Its fenced blocks change them: `file PATH` gives a whole file,
//! `replace PATH` exchanges the text before a line `=>` for the text after it, `append PATH` adds lines, `remove PATH`
//! takes a file away. The block `check` (with further arguments behind it) is what `quanheng check` then says.
//! `UPDATE_CASES=1` writes those blocks anew: read the difference before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use quanheng_programme::starter;

use crate::cli::quanheng;

const FENCE: &str = "```";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = fs::read_dir(folder).expect("the folder of cases");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths
}

/// A fenced block: its info string and its text.
struct Block {
    info: String,
    text: String,
    /// Lines of the case, fences included.
    lines: std::ops::Range<usize>,
}

fn blocks(case: &str) -> Vec<Block> {
    let lines: Vec<&str> = case.lines().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(info) = lines[at].strip_prefix(FENCE) {
            let length = lines[at + 1..].iter().position(|line| *line == FENCE).expect("a closing fence");
            let text = lines[at + 1..=at + length].iter().map(|line| format!("{line}\n")).collect();
            blocks.push(Block { info: info.to_owned(), text, lines: at..at + length + 2 });
            at += length + 1;
        }
        at += 1;
    }
    blocks
}

fn write_starter(folder: &Path) {
    for (path, content) in starter::FILES {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }
}

/// Carries out a block that changes files.
fn change(folder: &Path, block: &Block) {
    let (verb, path) = block.info.split_once(' ').expect("a verb and a path");
    let path = folder.join(path);
    let current = || fs::read_to_string(&path).expect("the file");
    match verb {
        "file" => fs::write(&path, &block.text).expect("written"),
        "append" => fs::write(&path, current() + &block.text).expect("written"),
        "remove" => fs::remove_file(&path).expect("removed"),
        "replace" => {
            let (old, new) = block.text.split_once("=>\n").expect("a line `=>`");
            let (old, new) = (old.trim_end_matches('\n'), new.trim_end_matches('\n'));
            let text = current();
            assert_eq!(text.matches(old).count(), 1, "`{old}` stands once in {}", path.display());
            fs::write(&path, text.replace(old, new)).expect("written");
        }
        other => panic!("no block is called `{other}`"),
    }
}

/// What `check` says in a folder, with the folder's own path taken out.
fn check(folder: &Path, arguments: &str) -> String {
    let mut all = vec!["check".to_owned(), folder.display().to_string()];
    all.extend(arguments.split_whitespace().map(ToOwned::to_owned));
    let transcript = quanheng(all).transcript().replace(&folder.display().to_string(), "my-index");
    transcript.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn every_case_is_told_as_written() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 20, "the cases were found");
    for path in &cases {
        let case = fs::read_to_string(path).expect("a case");
        let folder = tempfile::tempdir().expect("a folder");
        write_starter(folder.path());
        let mut told: Vec<String> = case.lines().map(ToOwned::to_owned).collect();
        let all = blocks(&case);
        assert!(all.iter().any(|block| block.info.starts_with("check")), "{} checks nothing", path.display());
        for block in all.iter().filter(|block| !block.info.starts_with("check")) {
            change(folder.path(), block);
        }
        for block in all.iter().rev().filter(|block| block.info.starts_with("check")) {
            let said = check(folder.path(), block.info.trim_start_matches("check"));
            if said != block.text {
                wrong.push(format!("{}\n{said}", path.display()));
                let inner = block.lines.start + 1..block.lines.end - 1;
                told.splice(inner, said.lines().map(ToOwned::to_owned));
            }
        }
        if update {
            fs::write(path, told.join("\n") + "\n").expect("written");
        }
    }
    assert!(update || wrong.is_empty(), "{} blocks differ:\n{}", wrong.len(), wrong.join("\n"));
}
