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
fn explain_the_gap_between_two_provinces() {
    let arguments = ["--unit", "天津", "--against", "河北", "--lang", "zh"];
    insta::assert_snapshot!(screen("explain", "digital-china-2020", &arguments));
}

#[test]
fn explain_a_geometric_gap_to_the_mean_member() {
    let arguments = ["--unit", "120000", "--against", "mean", "--scenario", "geometric"];
    insta::assert_snapshot!(screen("explain", "digital-china-2020", &arguments));
}

#[test]
fn explain_strengths_and_weaknesses() {
    let chinese = ["--unit", "天津", "--peers", "region", "--lang", "zh"];
    insta::assert_snapshot!("explain_peers_zh", screen("explain", "digital-china-2020", &chinese));
    let english = ["--unit", "DEU", "--peers", "all", "--top", "2"];
    insta::assert_snapshot!("explain_peers_en", screen("explain", "hdi", &english));
}

#[test]
fn explain_what_must_change() {
    let rank = ["--unit", "天津", "--reach-rank", "5", "--lang", "zh"];
    insta::assert_snapshot!("explain_reach_rank_zh", screen("explain", "digital-china-2020", &rank));
    let tier = ["--unit", "130000", "--reach-tier", "2", "--peers", "region"];
    insta::assert_snapshot!("explain_reach_tier_en", screen("explain", "digital-china-2020", &tier));
    let far = ["--unit", "540000", "--reach-rank", "1"];
    insta::assert_snapshot!("explain_reach_far_en", screen("explain", "digital-china-2020", &far));
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
fn the_list_of_lints_and_a_page() {
    insta::assert_snapshot!("lints_zh", quanheng(["lints", "--lang", "zh"]).transcript());
    insta::assert_snapshot!("lints_en", quanheng(["lints"]).transcript());
    insta::assert_snapshot!(
        "lint_page_zh",
        quanheng(["lints", "collinear-pair", "--lang", "zh"]).transcript()
    );
}

#[test]
fn lints_of_a_scenario() {
    insta::assert_snapshot!(screen("check", "digital-china-2020", &["--scenario", "totals", "--lang", "zh"]));
}

#[test]
fn help_in_both_languages() {
    insta::assert_snapshot!("help_en", quanheng(["--help"]).transcript());
    insta::assert_snapshot!("help_build_zh", quanheng(["build", "--help", "--lang", "zh"]).transcript());
}
