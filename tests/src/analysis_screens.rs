//! What `analyse` shows a person in 中文 and English, kept as snapshots; and how it refuses.
//!
//! `INSTA_UPDATE=always cargo test -p quanheng-tests` writes them anew: read the difference before you commit it.

use std::fs;
use std::path::Path;

use quanheng_cli::Exit;
use quanheng_programme::starter;

use crate::cli::{Called, quanheng};
use crate::examples::folder;

fn analyse(folder: &Path, arguments: &str) -> Called {
    let path = folder.display().to_string();
    quanheng(["analyse", path.as_str()].into_iter().chain(arguments.split_whitespace()))
}

/// What an analysis of an example prints.
fn screen(example: &str, arguments: &str) -> String {
    let called = analyse(&folder(example), arguments);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    trimmed(&called.transcript())
}

fn trimmed(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The programme of `quanheng new` with two targets.
fn with_targets(folder: &Path) {
    for (path, content) in starter::FILES {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }
    let path = folder.join("indicators.csv");
    let text = fs::read_to_string(&path).expect("the framework");
    let row = |(at, line): (usize, &str)| match (at, line.split(',').next()) {
        (0, _) => format!("{line},target,target_period\n"),
        (_, Some("broadband")) => format!("{line},45,2030\n"),
        (_, Some("price")) => format!("{line},1.5,2028\n"),
        (_, Some("services")) => format!("{line},80,\n"),
        _ => format!("{line},,\n"),
    };
    fs::write(path, text.lines().enumerate().map(row).collect::<String>()).expect("written");
}

#[test]
fn change_and_trend() {
    insta::assert_snapshot!("analyse_change_en", screen("hdi", "change --from 2010"));
    insta::assert_snapshot!("analyse_change_zh", screen("digital-china-2020", "change --lang zh"));
    insta::assert_snapshot!("analyse_trend_en", screen("hdi", "trend --unit NOR --from 2015"));
    insta::assert_snapshot!(
        "analyse_trend_zh",
        screen("digital-china-2020", "trend --node broadband_subs --data --lang zh")
    );
}

#[test]
fn outranking() {
    insta::assert_snapshot!("analyse_outranking_en", screen("digital-china-2020", "outranking"));
    insta::assert_snapshot!(
        "analyse_outranking_zh",
        screen("digital-china-2020", "outranking --unit 天津 --lang zh")
    );
}

#[test]
fn convergence_and_inequality() {
    insta::assert_snapshot!("analyse_convergence_en", screen("hdi", "convergence --from 2010"));
    insta::assert_snapshot!(
        "analyse_convergence_zh",
        screen("digital-china-2020", "convergence --node broadband_subs --data --lang zh")
    );
    insta::assert_snapshot!("analyse_inequality_en", screen("hdi", "inequality"));
    insta::assert_snapshot!(
        "analyse_inequality_zh",
        screen("digital-china-2020", "inequality --scenario min-max --from 2018 --lang zh")
    );
}

#[test]
fn neighbours_and_obstacles() {
    insta::assert_snapshot!("analyse_neighbours_en", screen("digital-china-2020", "neighbours"));
    insta::assert_snapshot!("analyse_neighbours_zh", screen("digital-china-2020", "neighbours --lang zh"));
    insta::assert_snapshot!(
        "analyse_obstacles_zh",
        screen("digital-china-2020", "obstacles --scenario min-max-raw --lang zh")
    );
    insta::assert_snapshot!(
        "analyse_obstacles_en",
        screen("digital-china-2020", "obstacles --scenario min-max-raw --unit 540000")
    );
}

#[test]
fn targets_of_a_framework() {
    let made = tempfile::tempdir().expect("a folder");
    with_targets(made.path());
    for (name, arguments) in [
        ("analyse_targets_en", "targets"),
        ("analyse_targets_zh", "targets --way compound --unit 甲 --lang zh"),
    ] {
        let called = analyse(made.path(), arguments);
        assert_eq!(called.exit, Exit::Fine, "{}", called.err);
        insta::assert_snapshot!(name, trimmed(&called.transcript()));
    }
}

/// Every refusal in both languages, with its exit code.
#[test]
fn what_cannot_be_analysed() {
    let made = tempfile::tempdir().expect("a folder");
    with_targets(made.path());
    let refused = [
        ("hdi", "change --from 2022"),
        ("hdi", "trend --from 2022 --to 1990"),
        ("hdi", "change --from 2030"),
        ("hdi", "change --period 2022"),
        ("hdi", "trend --data"),
        ("hdi", "trend --node incom"),
        ("hdi", "trend --unit CHNN"),
        ("hdi", "neighbours"),
        ("hdi", "obstacles"),
        ("hdi", "targets"),
        ("hdi", "targets --node life_expectancy"),
        ("hdi", "inequality --grouping continent"),
        ("digital-china-2020", "trend --node gdp"),
        ("digital-china-2020", "convergence"),
        ("digital-china-2020", "inequality"),
        ("digital-china-2020", "obstacles"),
        ("starter", "inequality --grouping regio"),
    ];
    let mut told = String::new();
    for (example, arguments) in refused {
        let path = if example == "starter" { made.path().to_owned() } else { folder(example) };
        for language in ["en", "zh"] {
            let called = analyse(&path, &format!("{arguments} --lang {language}"));
            assert_ne!(called.exit, Exit::Fine, "{arguments}");
            told += &format!("{example} {arguments}\n{}\n", trimmed(&called.transcript()));
        }
    }
    insta::assert_snapshot!("analyse_refused", told);
}

#[test]
fn json_has_the_tables_and_the_notes() {
    let called = analyse(&folder("digital-china-2020"), "change --unit 北京 --json");
    for part in [
        "\"analysis\": \"change\"",
        "\"node\": \"index\"",
        "\"code\": \"analyse-scale-of-each-period\"",
        "\"file\": \"quanheng.toml\"",
        "\"ranks_gained\": 0.0",
    ] {
        assert!(called.out.contains(part), "{part}\n{}", called.out);
    }
}
