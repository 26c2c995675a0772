//! Bounds on the weights of the inverse audit, from the programme's file to the table of weights.

use std::fs;
use std::path::Path;

use quanheng_cli::Exit;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::quanheng;
use crate::examples::{copied, folder};

/// The example with something more in its file, and what the inverse audit says of it.
fn asked(more: &str) -> Value {
    let made = TempDir::new().expect("a folder");
    let programme = copied(&folder("digital-china-2020"), &made);
    let file = Path::new(&programme).join("quanheng.toml");
    let text = fs::read_to_string(&file).expect("the example has one");
    fs::write(&file, format!("{text}\n{more}")).expect("a copy can be written");
    let (dir, out) = (programme.display().to_string(), made.path().join("audit").display().to_string());
    let called = quanheng(["audit", &dir, "--only", "inverse", "--out", &out, "--format", "json", "--json"]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    serde_json::from_str(&called.out).expect("JSON")
}

fn rows<'d>(document: &'d Value, level: &'static str) -> impl Iterator<Item = &'d Value> {
    let all = document["parts"]["inverse"]["tables"]["inverse_weights"].as_array().expect("a table");
    all.iter().filter(move |row| row["node"] == "index" && row["inverse_level"] == level)
}

#[test]
fn bounds_hold_for_the_weights_of_children_and_for_those_of_leaves() {
    let document =
        asked("[audit.inverse]\nleast = { dimension = 0.1 }\n[audit.inverse.most]\nict_industry = 0.3\n");
    let number = |row: &Value, name: &str| row[name].as_f64().expect("a number");
    for row in rows(&document, "children") {
        assert!(number(row, "inverse_least") >= 0.1 - 1e-9, "{row}");
        let most = if row["inverse_part"] == "ict_industry" { 0.3 } else { 0.5 };
        assert!(number(row, "inverse_most") <= most + 1e-9, "{row}");
    }
    let best: f64 = rows(&document, "leaves").map(|row| number(row, "inverse_best")).sum();
    assert!((best - 1.0).abs() < 1e-9, "{best}");
}

#[test]
fn bounds_that_no_weights_meet_are_told() {
    let document = asked("[audit.inverse]\nleast = { dimension = 0.2 }\n");
    assert_eq!(rows(&document, "children").count(), 0);
    let notes = document.to_string();
    assert!(notes.contains("inverse-no-weights"), "{notes}");
}
