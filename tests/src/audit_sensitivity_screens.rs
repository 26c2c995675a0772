//! What `audit --only sensitivity` shows a person in 中文 and English, kept as snapshots.
//!
//! `INSTA_UPDATE=always cargo test -p quanheng-tests` writes them anew: read the difference before you commit it.

use quanheng_cli::Exit;

use crate::cli::quanheng;
use crate::examples::folder;

fn screen(example: &str, arguments: &str) -> String {
    let out = tempfile::tempdir().expect("a folder");
    let path = folder(example).display().to_string();
    let to = out.path().join("audit").display().to_string();
    let fixed = ["audit", &path, "--only", "sensitivity", "--replicates", "64", "--out", &to];
    let called = quanheng(fixed.into_iter().chain(arguments.split_whitespace()));
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let text = called.transcript().replace(&to, "AUDIT");
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn sensitivity_of_the_provinces() {
    insta::assert_snapshot!("audit_sensitivity_zh", screen("digital-china-2020", "--lang zh"));
    insta::assert_snapshot!("audit_sensitivity_en", screen("digital-china-2020", "--lang en"));
}

/// A geometric index, ranked by rounded scores: everything but the stability of weights, and that is said.
#[test]
fn an_index_that_does_not_add_up_has_no_intervals_of_weights() {
    let text = screen("hdi", "--lang en");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("leave out `decimals` of the step `rank` to see how far weights may move"),
        "{text}"
    );
    assert!(!text.contains("How far each weight may move"), "{text}");
}
