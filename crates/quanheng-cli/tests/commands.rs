//! Whole calls in-process: exit codes, streams, both languages, and no message left without words.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use quanheng_cli::{Environment, Exit, run};
use quanheng_programme::Language;

struct Called {
    exit: Exit,
    out: String,
    err: String,
}

fn call(language: Language, words: &[&str]) -> Called {
    let locale = match language {
        Language::Zh => "zh_CN.UTF-8",
        Language::En => "C.UTF-8",
    };
    let environment = Environment { locale: Some(locale.to_owned()), ..Environment::default() };
    let args = std::iter::once("quanheng").chain(words.iter().copied()).map(OsString::from);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(args, &environment, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Called { exit, out: text(out), err: text(err) }
}

fn english(words: &[&str]) -> Called {
    call(Language::En, words)
}

/// The starter programme in a folder of its own.
fn starter() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("trial").to_string_lossy().into_owned();
    let made = english(&["new", &path]);
    assert_eq!(made.exit, Exit::Fine, "{}", made.err);
    (folder, path)
}

fn json(called: &Called) -> serde_json::Value {
    serde_json::from_str(&called.out).unwrap_or_else(|error| panic!("{error}: {}{}", called.out, called.err))
}

#[test]
fn a_new_programme_checks_builds_and_is_not_overwritten() {
    let (_folder, path) = starter();
    let text = std::fs::read_to_string(Path::new(&path).join("quanheng.toml")).unwrap();
    assert!(text.contains("id = \"trial\""), "{text}");
    for language in Language::ALL {
        assert_eq!(call(language, &["check", &path]).exit, Exit::Fine);
        let built = call(language, &["build", &path]);
        assert_eq!((built.exit, built.err.as_str()), (Exit::Fine, ""), "{}", built.out);
    }
    let again = english(&["new", &path]);
    assert_eq!(again.exit, Exit::Conflict);
    assert!(again.err.contains("quanheng.toml"), "{}", again.err);
}

#[test]
fn no_message_is_left_without_words() {
    let (_folder, path) = starter();
    let calls: [&[&str]; 24] = [
        &["--help"],
        &["build", "--help"],
        &["check", &path],
        &["build", &path, "--period", "all"],
        &["build", &path, "--scenario", "z-score"],
        &["explain", &path, "--unit", "e"],
        &["explain", &path, "--unit", "a", "--scenario", "z-score", "--node", "access"],
        &["explain", &path, "--unit", "a", "--against", "mean", "--peers", "all", "--reach-rank", "1"],
        &["explain", &path, "--unit", "e", "--against", "a", "--reach-tier", "1"],
        &["explain", &path, "--unit", "e", "--reach-tier", "first"],
        &["explain", &path, "--unit", "e", "--peers", "nothing"],
        &["explain", &path, "--unit", "e", "--period", "all"],
        &["explain", &path, "--unit", "e", "--reach-rank", "9"],
        &["compare", &path, "base", "z-score", "--period", "all"],
        &["compare", &path, "base", "z-score"],
        &["methods"],
        &["methods", "winsorise"],
        &["lints"],
        &["lints", "colinear"],
        &["explain", &path, "--unit", "nobody"],
        &["build", &path, "--period", "1900"],
        &["build", &path, "--scenario", "none"],
        &["check", "/nowhere"],
        &["new", &path],
    ];
    let prefixes = "agreement build check column compare doing exit explain fact findings gap help kind mark methods \
                    new no-such one-period peers reach scenario severity takes usage";
    for language in Language::ALL {
        for words in calls {
            let called = call(language, words);
            for word in
                format!("{}{}", called.out, called.err).split(|c: char| !c.is_ascii_alphabetic() && c != '-')
            {
                let is_code = prefixes.split_whitespace().any(|prefix| {
                    word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-') && rest.len() > 1)
                });
                assert!(!is_code, "{language}: {words:?}: `{word}`\n{}{}", called.out, called.err);
            }
        }
    }
}

#[test]
fn every_exit_code_but_the_bug_can_be_reached() {
    let (folder, path) = starter();
    let broken = folder.path().join("broken");
    std::fs::create_dir(&broken).unwrap();
    std::fs::write(broken.join("quanheng.toml"), "[programme\n").unwrap();
    let broken = broken.to_string_lossy();
    let codes = [
        (english(&["schema"]), 0),
        (english(&["check", &broken]), 1),
        (english(&["build", &broken]), 1),
        (english(&["biuld", &path]), 2),
        (english(&["build"]), 2),
        (english(&[]), 2),
        (english(&["build", &path, "--format", "pdf"]), 2),
        (english(&["check", "/nowhere"]), 3),
        (english(&["explain", &path, "--unit", "nobody"]), 3),
        (english(&["compare", &path, "base", "nothing"]), 3),
        (english(&["methods", "nothing"]), 3),
        (english(&["lints", "nothing"]), 3),
        (english(&["new", &path]), 4),
    ];
    for (called, code) in codes {
        assert_eq!(called.exit.code(), code, "{}{}", called.out, called.err);
        assert_eq!(code == 0 || called.out.contains("error"), called.err.is_empty(), "{}", called.err);
    }
}

#[test]
fn findings_are_the_answer_of_check_and_stand_beside_that_of_build() {
    let (_folder, path) = starter();
    let file = Path::new(&path).join("quanheng.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"min-max\"", "\"minmax\"")).unwrap();
    let checked = english(&["check", &path]);
    assert!(checked.out.contains("error[unknown-method]") && checked.err.is_empty(), "{}", checked.out);
    assert!(checked.out.contains("did you mean `min-max`?"), "{}", checked.out);
    let built = english(&["build", &path]);
    assert!(built.err.contains("error[unknown-method]") && built.out.is_empty(), "{}", built.err);
    let json = json(&english(&["build", &path, "--json"]));
    let finding = &json["findings"][0];
    assert_eq!(
        (finding["code"].as_str(), finding["file"].as_str()),
        (Some("unknown-method"), Some("quanheng.toml"))
    );
}

#[test]
fn answers_for_programs_are_json() {
    let (_folder, path) = starter();
    let explained = json(&english(&["explain", &path, "--unit", "甲", "--json"]));
    assert_eq!(explained["unit"]["code"], "a");
    let root = &explained["nodes"][0];
    let (score, sum) = (root["score"].as_f64().unwrap(), root["sum_of_contributions"].as_f64().unwrap());
    assert!((score - sum).abs() < 1e-12, "{root}");
    let compared = json(&english(&["compare", &path, "base", "z-score", "--json"]));
    assert_eq!(compared["units"].as_array().map(Vec::len), Some(6));
    let methods = json(&english(&["methods", "normalise/rank", "--json"]));
    assert_eq!(methods["methods"][0]["kind"], "normalise");
    let lint = &json(&english(&["lints", "collinear-pair", "--json"]))["lints"][0];
    assert_eq!((&lint["severity"], &lint["parameters"][0]["default"]), (&"warning".into(), &0.92.into()));
    let failed = json(&english(&["check", "/nowhere", "--json"]));
    assert_eq!(failed["error"]["class"], "input");
    assert_eq!(json(&english(&["check", &path, "--json"]))["programme"], "trial");
}

#[test]
fn mistakes_on_the_command_line_are_json_for_programs() {
    let mistakes: [(&[&str], &str); 6] = [
        (&["build", "x", "--json", "--formt", "csv"], "usage-unknown-argument"),
        (&["--json", "biuld"], "usage-unknown-command"),
        (&["explain", "x", "--json"], "usage-missing-argument"),
        (&["build", "x", "--format", "pdf", "--json"], "usage-unknown-value"),
        (&["build", "x", "--json", "--period"], "usage-missing-value"),
        (&["--json"], "usage-missing-command"),
    ];
    for (words, code) in mistakes {
        for language in Language::ALL {
            let called = call(language, words);
            assert_eq!((called.exit, called.err.as_str()), (Exit::Usage, ""), "{words:?}");
            let error = &json(&called)["error"];
            assert_eq!((error["class"].as_str(), error["code"].as_str()), (Some("usage"), Some(code)));
            let is_chinese = !error["message"].as_str().expect("a text").is_ascii();
            assert_eq!(is_chinese, language == Language::Zh, "{error}");
        }
    }
    let hinted = &json(&english(mistakes[0].0))["error"];
    assert_eq!(hinted["hint"], "did you mean `--format`?");
    assert_eq!(hinted["arguments"]["argument"], "--formt");
    assert!(english(&["build", "--", "--json", "x"]).err.contains("error"), "behind `--` it is a name");
}

#[test]
fn the_language_is_the_locale_s_unless_the_command_line_says() {
    assert!(call(Language::Zh, &["--help"]).out.contains("用法"));
    assert!(call(Language::Zh, &["--help", "--lang", "en"]).out.contains("Usage"));
    assert!(english(&["--lang=zh", "methods"]).out.contains("标准化"));
    for command in ["methods", "lints"] {
        let [zh, en] = Language::ALL.map(|language| call(language, &[command, "--markdown"]).out);
        assert_eq!(zh == en, command == "lints");
    }
    let zh = call(Language::Zh, &["methods", "--markdown"]).out;
    assert!(zh.starts_with("# 方法"));
    assert!(call(Language::Zh, &["methods", "min-max"]).out.contains("极差"));
}

#[test]
fn results_do_not_depend_on_threads_and_replace_only_results() {
    let (folder, path) = starter();
    let built = |threads: &str| {
        let out = folder.path().join(threads).to_string_lossy().into_owned();
        let words = ["build", &path, "--json", "--format", "csv", "--threads", threads, "--out", &out];
        let document = json(&english(&words));
        let files = document["written"]["files"].as_array().expect("a list of files").clone();
        let read = |name: &serde_json::Value| {
            let name = name.as_str().expect("a name");
            std::fs::read(Path::new(&out).join(name)).expect("a file that was written")
        };
        files.iter().map(read).collect::<Vec<_>>()
    };
    assert_eq!(built("1"), built("7"));
    let data = Path::new(&path).join("data").to_string_lossy().into_owned();
    let refused = english(&["build", &path, "--out", &data]);
    assert_eq!(refused.exit, Exit::Conflict, "{}", refused.err);
    assert!(Path::new(&data).join("observations.csv").is_file());
}

#[test]
fn what_the_terminal_may_show() {
    let (_folder, path) = starter();
    assert!(!english(&["build", &path]).out.contains('\u{1b}'));
    assert!(english(&["build", &path, "--color", "always"]).out.contains('\u{1b}'));
    let narrow = Environment { width: Some(60), ..Environment::default() };
    let mut out = Vec::new();
    let args = ["quanheng", "build", &path].map(OsString::from).into_iter();
    assert_eq!(run(args, &narrow, &mut out, &mut Vec::new()), Exit::Fine);
    let text = String::from_utf8(out).expect("the program writes UTF-8");
    assert!(
        text.lines().filter(|line| !line.contains(&path)).all(|line| line.chars().count() <= 60),
        "{text}"
    );
}

/// A pipe whose reader has gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_who_leaves_is_no_error_and_loses_no_file() {
    let (_folder, path) = starter();
    let args = ["quanheng", "build", &path].map(OsString::from).into_iter();
    assert_eq!(run(args, &Environment::default(), &mut Closed, &mut Vec::new()), Exit::Fine);
    assert!(Path::new(&path).join("results/run.json").is_file());
    for words in ["methods", "lints", "schema", "--help"] {
        let args = ["quanheng", words].map(OsString::from).into_iter();
        let mut err = Vec::new();
        assert_eq!(run(args, &Environment::default(), &mut Closed, &mut err), Exit::Fine);
        assert!(err.is_empty());
    }
}

/// The parts of a gap, the standing and the answers of a goal, for programs; one period at a time.
#[test]
fn gaps_peers_and_goals_are_explained_in_json() {
    let (_folder, path) = starter();
    let asked = ["--against", "a", "--peers", "all", "--reach-rank", "1", "--json"];
    let explained = json(&english(&[&["explain", &path, "--unit", "e"], &asked[..]].concat()));
    let gap = &explained["against"];
    let ends = gap["parts"].as_array().unwrap().iter().filter(|part| part["is_end"] == true);
    let total: f64 = ends.map(|part| part["part"].as_f64().unwrap()).sum();
    assert!((total - gap["gap"].as_f64().unwrap()).abs() < 1e-9, "{gap}");
    assert_eq!(explained["peers"]["peers"], 5);
    assert!(explained["reach"]["single"].is_array() && explained["nodes"].is_null(), "{explained}");
    for command in [&["explain", &path, "--unit", "e"][..], &["compare", &path, "base", "z-score"]] {
        let called = english(&[command, &["--period", "all"]].concat());
        assert_eq!(called.exit, Exit::Input, "{}", called.out);
        assert!(called.err.contains("one period") && called.err.contains("hint"), "{}", called.err);
    }
}
