//! What a person sees: the program's output in 中文 and English, kept as snapshots.
//!
//! `INSTA_UPDATE=always cargo test -p quanheng-tests` writes them anew: read the difference before you commit it.

use quanheng_cli::Exit;

use crate::cli::quanheng;
use crate::examples::folder;

/// Calls the program on an example and gives what it prints, with the paths of this machine taken out.
fn screen(command: &str, example: &str, arguments: &[&str]) -> String {
    let path = folder(example).display().to_string();
    let out = tempfile::tempdir().expect("a folder");
    let results = out.path().join("results").display().to_string();
    let mut all = vec![command, path.as_str()];
    all.extend(arguments);
    if command == "build" {
        all.extend(["--out", &results]);
    }
    let called = quanheng(all);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let shown = called.transcript().replace(&results, "RESULTS").replace(&path, example);
    shown.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn build_in_english() {
    insta::assert_snapshot!(screen("build", "digital-china-2020", &[]));
}

#[test]
fn build_in_chinese() {
    insta::assert_snapshot!(screen("build", "digital-china-2020", &["--lang", "zh"]));
}

#[test]
fn build_of_all_years_of_the_hdi() {
    insta::assert_snapshot!(screen("build", "hdi", &["--period", "all", "--format", "csv"]));
}

#[test]
fn explain_a_province() {
    insta::assert_snapshot!(screen("explain", "digital-china-2020", &["--unit", "天津", "--lang", "zh"]));
}

#[test]
fn explain_one_indicator() {
    let arguments = ["--unit", "540000", "--node", "egov_service_index"];
    insta::assert_snapshot!(screen("explain", "digital-china-2020", &arguments));
}

#[test]
fn compare_two_methods() {
    insta::assert_snapshot!(screen("compare", "digital-china-2020", &["base", "totals"]));
}

#[test]
fn check_of_the_examples() {
    for example in ["digital-china-2020", "hdi", "desi-2022", "asem-2018"] {
        insta::assert_snapshot!(format!("check_{example}"), screen("check", example, &[]));
    }
}

#[test]
fn the_list_of_methods_and_a_page() {
    insta::assert_snapshot!("methods_zh", quanheng(["methods", "--lang", "zh"]).transcript());
    insta::assert_snapshot!("methods_en", quanheng(["methods"]).transcript());
    insta::assert_snapshot!("method_page", quanheng(["methods", "winsorise"]).transcript());
    insta::assert_snapshot!(
        "method_page_zh",
        quanheng(["methods", "winsorise", "--lang", "zh"]).transcript()
    );
}

#[test]
fn help_in_both_languages() {
    insta::assert_snapshot!("help_en", quanheng(["--help"]).transcript());
    insta::assert_snapshot!("help_build_zh", quanheng(["build", "--help", "--lang", "zh"]).transcript());
}
