//! What `audit --only coherence` shows a person in 中文 and English, kept as snapshots; and the files it writes.
//!
//! `INSTA_UPDATE=always cargo test -p quanheng-tests` writes them anew: read the difference before you commit it.

use std::fs;

use quanheng_cli::Exit;

use crate::cli::quanheng;
use crate::examples::folder;

/// What the audit of an example prints, without where it wrote; and the names of its files.
fn screen(example: &str, language: &str) -> (String, Vec<String>) {
    let made = tempfile::tempdir().expect("a folder");
    let (programme, out) = (folder(example).display().to_string(), made.path().display().to_string());
    let arguments = ["audit", &programme, "--only", "coherence", "--out", &out, "--lang", language];
    let called = quanheng(arguments);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let text = called.transcript().replace(&out, "DIR").replace(&programme, "PROGRAMME");
    let text = text.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let names = fs::read_dir(made.path()).expect("written");
    let mut names: Vec<String> =
        names.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    (text, names)
}

#[test]
fn coherence_of_the_examples() {
    insta::assert_snapshot!("audit_coherence_zh", screen("digital-china-2020", "zh").0);
    let (text, names) = screen("asem-2018", "en");
    insta::assert_snapshot!("audit_coherence_en", text);
    let tables = [
        "components",
        "correlations",
        "data",
        "dominance",
        "dominance_pairs",
        "doubt",
        "fit",
        "flags",
        "importance",
        "importance_index",
        "items",
        "loadings",
        "reversal",
        "reversal_pairs",
        "structure",
    ];
    let mut want = ["audit.json", "audit.xlsx", "cautions.csv"].map(str::to_owned).to_vec();
    want.extend(tables.map(|table| format!("coherence_{table}.csv")));
    assert_eq!(names, want);
}
