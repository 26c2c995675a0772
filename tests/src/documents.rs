//! Documents judged by other people's programs, and documents of odd programmes.

mod made;
mod odd;
mod office;
mod pages;

use std::path::Path;
use std::process::Command;

use crate::cli::quanheng;

/// Makes documents; the exit code, and what was said.
fn report(folder: &Path, out: &Path, more: &[&str]) -> (u8, String) {
    let (folder, out) = (folder.display().to_string(), out.display().to_string());
    let called = quanheng([&["report", &folder, "--out", &out], more].concat());
    (called.exit.code(), called.out + &called.err)
}

/// What a program that `cargo xtask setup` installs prints; it must succeed.
fn output(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output();
    let output =
        output.unwrap_or_else(|error| panic!("{program}, installed by `cargo xtask setup`: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text
}
