//! `audit --only uncertainty`: what a person sees in 中文 and English, kept as snapshots; its files; and what it
//! refuses.

use std::fs;
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use quanheng_cli::Exit;
use quanheng_programme::starter;
use serde_json::Value;

use crate::cli::{Called, quanheng};
use crate::examples::folder;

/// Few replicates: what is tested here is how they are told. A whole number for each of 16 randomisations.
const REPLICATES: &str = "160";

fn audit(programme: &Path, out: &Path, more: &[&str]) -> Called {
    let (programme, out) = (programme.display().to_string(), out.display().to_string());
    let mut arguments = vec!["audit", &programme, "--only", "uncertainty", "--out", &out];
    arguments.extend(more);
    quanheng(arguments)
}

/// What the example's audit prints, without where it wrote.
fn screen(language: &str) -> String {
    let made = tempfile::tempdir().expect("a folder");
    let called =
        audit(&folder("digital-china-2020"), made.path(), &["--replicates", REPLICATES, "--lang", language]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let text = called.transcript().replace(&made.path().display().to_string(), "DIR");
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn uncertainty_of_the_example() {
    insta::assert_snapshot!("audit_uncertainty_zh", screen("zh"));
    insta::assert_snapshot!("audit_uncertainty_en", screen("en"));
}

/// The same files byte for byte, and every replicate in its Parquet file once.
#[test]
fn threads_do_not_matter_and_replicates_are_all_there() {
    let made = tempfile::tempdir().expect("a folder");
    let (one, three) = (made.path().join("one"), made.path().join("three"));
    let file = made.path().join("replicates.parquet");
    let programme = folder("digital-china-2020");
    let to = file.display().to_string();
    let called = audit(&programme, &one, &["--replicates", "64", "--threads", "1", "--replicates-to", &to]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    assert_eq!(audit(&programme, &three, &["--replicates", "64", "--threads", "3"]).exit, Exit::Fine);
    for entry in fs::read_dir(&one).expect("written") {
        let name = entry.expect("a file").file_name();
        let bytes = |folder: &Path| fs::read(folder.join(&name)).expect("written");
        assert!(bytes(&one) == bytes(&three), "{}", name.display());
    }
    let reader = SerializedFileReader::new(fs::File::open(&file).expect("made")).expect("a whole file");
    let rows = reader.metadata().file_metadata().num_rows();
    // 64 replicates of 31 provinces at the index and six dimensions.
    assert_eq!(rows, 64 * 31 * 7);
    let again = audit(&programme, &one, &["--replicates", "64", "--replicates-to", &to]);
    assert_eq!(again.exit, Exit::Conflict, "{}", again.transcript());
}

/// The starter, with a section added to its `quanheng.toml`.
fn starter_with(section: &str) -> tempfile::TempDir {
    let made = tempfile::tempdir().expect("a folder");
    for (path, content) in starter::FILES {
        let path = made.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        let more = if path.ends_with("quanheng.toml") { section } else { "" };
        fs::write(path, format!("{content}{more}")).expect("written");
    }
    made
}

#[test]
fn without_a_section_the_weights_vary_and_that_is_said() {
    let programme = starter_with("");
    let out = programme.path().join("audit");
    let called = audit(programme.path(), &out, &["--replicates", "200", "--json"]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.transcript());
    let document: Value = serde_json::from_str(&called.out).expect("JSON");
    let findings = &document["parts"]["uncertainty"]["findings"];
    assert_eq!(findings[0]["code"], "audit-default-assumptions");
    let taken = &document["parts"]["uncertainty"]["tables"]["uncertainty_assumptions"];
    assert_eq!((&taken[0]["assumption"], &taken[0]["vary"]), (&"weights".into(), &"weights".into()));
    let ranks = document["parts"]["uncertainty"]["tables"]["uncertainty_ranks"].as_array().expect("rows");
    let total: f64 = ranks.iter().map(|row| row["rank_mean"].as_f64().expect("a rank")).sum();
    // Places without ties sum to 1 + … + n in every replicate.
    let count = ranks.len() as f64;
    assert!((total - count * (count + 1.0) / 2.0).abs() < 1e-9, "{total}");
}

/// Nothing is passed over in silence, and it is told where it stands.
#[test]
fn what_changes_nothing_is_an_error_at_its_place() {
    let programme = starter_with(
        "\n[audit.assumption.same]\nvary = \"method\"\n[audit.assumption.same.option.same]\nstep.normalise = { method = \"min-max\", lower = 1, upper = 100 }\n",
    );
    let called = audit(programme.path(), &programme.path().join("audit"), &["--json"]);
    assert_eq!(called.exit, Exit::Findings, "{}", called.transcript());
    let document: Value = serde_json::from_str(&called.out).expect("JSON");
    let finding = &document["findings"][0];
    assert_eq!(finding["code"], "audit-no-effect");
    assert!(finding["line"].as_u64().is_some_and(|line| line > 60), "{finding}");
}
