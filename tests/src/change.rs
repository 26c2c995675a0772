//! `change`: two editions of a small programme that differ in everything, as a person sees the split in 中文 and
//! English, as JSON, and as files; and what cannot be split.
//!
//! `INSTA_UPDATE=always cargo test -p quanheng-tests` writes the snapshots anew: read the difference before you commit.

use std::fs;
use std::path::{Path, PathBuf};

use quanheng_cli::Exit;
use quanheng_programme::starter;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{Called, quanheng};
use crate::examples::folder;

/// The programme of `quanheng new` with some texts of its files replaced.
fn programme(folder: &Path, changes: &[(&str, &str, &str)]) {
    for (path, content) in starter::FILES {
        let mut content = content.to_owned();
        for (file, from, to) in changes.iter().filter(|(file, ..)| *file == path) {
            assert!(content.contains(from), "`{from}` is in {file}");
            content = content.replace(from, to);
        }
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }
}

const TOML: &str = "quanheng.toml";
const DATA: &str = "data/observations.csv";
const TREE: &str = "indicators.csv";

/// The edition of 2023: what was known then.
const OLD: [(&str, &str, &str); 2] = [
    (TOML, r#"list = ["2023", "2024"]"#, r#"list = ["2023"]"#),
    (TOML, r#"score = "2024""#, r#"score = "2023""#),
];

/// That of 2024: two figures of 2023 are revised, the dimension `access` counts as much as `use`, prices are no
/// longer asked for and devices are, and 己 has become 庚.
const NEW: [(&str, &str, &str); 6] = [
    (DATA, "d,2023,broadband,190,", "d,2023,broadband,205,"),
    (DATA, "e,2023,shopping,49,", "e,2023,shopping,55,"),
    (TREE, "access,index,dimension,接入,Access,,,1", "access,index,dimension,接入,Access,,,2"),
    (
        TREE,
        "price,access,indicator,宽带资费占收入比重,Broadband price as a share of income,%,-",
        "devices,access,indicator,每百人终端,Devices per 100 people,台/百人,+",
    ),
    ("units.csv", "f,己,Zeta", "g,庚,Eta"),
    (TOML, r#"id = "my-index""#, r#"id = "my-index-2024""#),
];

struct Editions {
    made: TempDir,
}

impl Editions {
    /// Both editions, the old one without the data of 2024.
    fn new(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> Self {
        let made = tempfile::tempdir().expect("a folder");
        programme(&made.path().join("old"), old);
        programme(&made.path().join("new"), new);
        Self { made }
    }

    fn differing_in_everything() -> Self {
        let editions = Self::new(&OLD, &NEW);
        editions.rewrite("old", |line| (!line.contains(",2024,")).then(|| line.to_owned()));
        editions.rewrite("new", |line| {
            let line = line.strip_prefix("f,").map_or(line.to_owned(), |rest| format!("g,{rest}"));
            Some(line.replace(",price,", ",devices,"))
        });
        editions
    }

    /// Keeps, changes or leaves out the lines of an edition's data.
    fn rewrite(&self, edition: &str, line: impl Fn(&str) -> Option<String>) {
        let path = self.folder(edition).join(DATA);
        let text = fs::read_to_string(&path).expect("the data");
        let lines: Vec<String> = text.lines().filter_map(line).collect();
        fs::write(path, format!("{}\n", lines.join("\n"))).expect("written");
    }

    fn folder(&self, edition: &str) -> PathBuf {
        self.made.path().join(edition)
    }

    fn change(&self, arguments: &str) -> Called {
        let [old, new] = ["old", "new"].map(|edition| self.folder(edition).display().to_string());
        quanheng(["change", &old, &new].into_iter().chain(arguments.split_whitespace()))
    }

    /// What the program prints, with the paths of this machine taken out.
    fn screen(&self, arguments: &str) -> String {
        self.cleaned(&self.change(arguments).transcript())
    }

    fn cleaned(&self, text: &str) -> String {
        let text = text.replace(&format!("{}/", self.made.path().display()), "");
        text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    fn json(&self, arguments: &str) -> Value {
        let called = self.change(&format!("--json {arguments}"));
        assert_eq!(called.exit, Exit::Fine, "{}", called.err);
        serde_json::from_str(&called.out).expect("JSON")
    }
}

#[test]
fn everything_at_once() {
    let editions = Editions::differing_in_everything();
    insta::assert_snapshot!("change_en", editions.screen(""));
    insta::assert_snapshot!("change_zh", editions.screen("--lang zh"));
    insta::assert_snapshot!("change_unit_zh", editions.screen("--unit 己 --lang zh"));
}

/// The parts in the document add up, and stand in the order of the columns.
#[test]
fn parts_in_json_add_up() {
    let document = Editions::differing_in_everything().json("");
    assert_eq!(document["factors"], serde_json::json!(["units", "revision", "period", "method"]));
    assert_eq!(document["differences"]["revised_figures"], 2);
    let rows = document["tables"]["movement"].as_array().expect("rows");
    assert_eq!(rows.len(), 7);
    let number = |row: &Value, name: String| row[name].as_f64().expect("a number");
    for row in rows.iter().filter(|row| row["status"] == "split") {
        for (measure, total) in [("rank", "ranks_gained"), ("score", "score_change")] {
            let part = |factor: &str| number(row, format!("{measure}_{factor}"));
            let sum: f64 = ["units", "revision", "period", "method"].map(part).iter().sum();
            assert!((sum - number(row, total.to_owned())).abs() < 1e-12, "{row}");
        }
    }
    let status =
        |code: &str| rows.iter().find(|row| row["unit"] == code).expect("the unit")["status"].clone();
    assert_eq!((status("f"), status("g")), ("left".into(), "entered".into()));
}

/// A pure revision, a pure change of method and a pure real change of one programme each land in one part.
#[test]
fn pure_changes_of_a_programme_land_in_one_part() {
    let factors = |editions: &Editions, arguments: &str| editions.json(arguments)["factors"].clone();
    let revised = Editions::new(&[], &[(DATA, "b,2024,shopping,70,", "b,2024,shopping,90,")]);
    assert_eq!(factors(&revised, ""), serde_json::json!(["revision"]));
    let same = Editions::new(&[], &[]);
    assert_eq!(factors(&same, ""), serde_json::json!([]));
    assert_eq!(factors(&same, "--new-scenario z-score"), serde_json::json!(["method"]));
    assert_eq!(factors(&same, "--from 2023"), serde_json::json!(["period"]));
}

#[test]
fn files_hold_what_the_answer_holds() {
    let editions = Editions::differing_in_everything();
    let out = editions.made.path().join("out");
    let document = editions.json(&format!("--out {}", out.display()));
    let csv = fs::read_to_string(out.join("movement/movement.csv")).expect("the table");
    assert_eq!(csv.lines().count(), 8);
    assert!(csv.lines().next().expect("a header").ends_with("score_method,sentence_zh,sentence_en"));
    let written: Value =
        serde_json::from_slice(&fs::read(out.join("movement/movement.json")).expect("the document"))
            .expect("JSON");
    assert_eq!(written["tables"], document["tables"]);
}

/// Afghanistan from 1990 to 2022: it lost ranks to countries that were not ranked before, and gained on the others. And
/// provinces under another method in another year.
#[test]
fn two_periods_of_an_example() {
    let path = folder("hdi").display().to_string();
    let called = quanheng(["change", &path, "--from", "1990", "--unit", "AFG"]);
    insta::assert_snapshot!("change_periods_en", called.transcript());
    let path = folder("digital-china-2020").display().to_string();
    let called = quanheng(["change", &path, "--new-scenario", "min-max", "--from", "2019", "--lang", "zh"]);
    let text = called.transcript().replace(&path, "digital-china-2020");
    insta::assert_snapshot!("change_scenario_zh", text);
}

/// Every refusal in both languages, with its exit code.
#[test]
fn what_cannot_be_split() {
    let mut told = String::new();
    let mut tell = |editions: &Editions, arguments: &[String]| {
        for language in ["en", "zh"] {
            let called = quanheng(
                std::iter::once("change".to_owned())
                    .chain(arguments.iter().cloned())
                    .chain(["--lang".to_owned(), language.to_owned()]),
            );
            let shown = arguments.iter().map(|text| editions.cleaned(text).trim().to_owned());
            told.push_str(&format!("$ change {}\n", shown.collect::<Vec<_>>().join(" ")));
            told.push_str(&editions.cleaned(&called.transcript()));
        }
    };
    let refusing = Editions::new(
        &[(DATA, "f,2023,price,3.9,", "f,2023,price,0,")],
        &[
            (TOML, "method = \"min-max\"", "method = \"fraction-of-maximum\""),
            (DATA, "f,2023,price,3.9,", "f,2023,price,0,"),
        ],
    );
    let [old, new] = ["old", "new"].map(|edition| refusing.folder(edition).display().to_string());
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    tell(&refusing, &words(&[&old, "--from", "2024"]));
    tell(&refusing, &words(&[&old, "--to", "2023"]));
    tell(&refusing, &words(&[&old, "--node", "acces"]));
    tell(&refusing, &words(&[&old, &new, "--from", "2023"]));
    let strangers = Editions::new(
        &[],
        &[
            ("units.csv", "\na,", "\nk,"),
            ("units.csv", "\nb,", "\nl,"),
            ("units.csv", "\nc,", "\nm,"),
            ("units.csv", "\nd,", "\nn,"),
            ("units.csv", "\ne,", "\no,"),
            ("units.csv", "\nf,", "\np,"),
        ],
    );
    strangers.rewrite("new", |line| {
        let turned = line.split_once(',').and_then(|(unit, rest)| {
            let at = "abcdef".find(unit).filter(|_| unit.len() == 1)?;
            Some(format!("{},{rest}", &"klmnop"[at..=at]))
        });
        Some(turned.unwrap_or_else(|| line.to_owned()))
    });
    let [old, new] = ["old", "new"].map(|edition| strangers.folder(edition).display().to_string());
    tell(&strangers, &words(&[&old, &new]));
    let hdi = folder("hdi").display().to_string();
    tell(&strangers, &words(&[&old, &hdi]));
    let told = told.replace(&hdi, "hdi");
    insta::assert_snapshot!("change_refused", told);
}
