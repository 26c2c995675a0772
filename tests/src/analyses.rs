//! What `analyse` writes against independent programs: `tests/reference/analyse.py` (numpy, scipy, statsmodels, PySAL's
//! esda), 1e-9 relative, or 1e-15 absolute near zero.

use std::collections::BTreeMap;
use std::path::Path;

use quanheng_cli::Exit;

use crate::cli::quanheng;
use crate::examples::folder;

const RELATIVE: f64 = 1e-9;
const ABSOLUTE: f64 = 1e-15;

/// A CSV file as rows by column name.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).expect("a CSV file");
    let header: Vec<String> = reader.headers().expect("a header").iter().map(ToOwned::to_owned).collect();
    let row = |record: csv::StringRecord| {
        header.iter().cloned().zip(record.iter().map(ToOwned::to_owned)).collect()
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// Runs an analysis of an example and gives its tables by name.
fn analyse(
    example: &str,
    analysis: &str,
    arguments: &str,
) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let out = tempfile::tempdir().expect("a folder");
    let (path, to) = (folder(example).display().to_string(), out.path().display().to_string());
    let mut all = vec!["analyse", path.as_str(), analysis, "--out", to.as_str()];
    all.extend(arguments.split_whitespace());
    let called = quanheng(all);
    assert_eq!(called.exit, Exit::Fine, "{}", called.err);
    let entries = std::fs::read_dir(out.path().join(analysis)).expect("the written folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let tables = paths.filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
    let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    tables.map(|path| (name(&path), rows(&path))).collect()
}

fn is_meant(row: &BTreeMap<String, String>, key: &str) -> bool {
    key.split(';').all(|part| {
        let (column, value) = part.split_once('=').expect("column=value");
        row.get(column).is_some_and(|cell| cell == value)
    })
}

fn is_close(ours: &str, theirs: &str) -> bool {
    match (ours.parse::<f64>(), theirs.parse::<f64>()) {
        (Ok(ours), Ok(theirs)) => (ours - theirs).abs() <= (RELATIVE * theirs.abs()).max(ABSOLUTE),
        _ => ours == theirs,
    }
}

#[test]
fn independent_programs_find_the_same() {
    let reference = rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/analyses.csv"));
    assert!(reference.len() > 500, "the reference has {} numbers", reference.len());
    let mut runs = BTreeMap::new();
    for row in &reference {
        let call = ["example", "analysis", "arguments"].map(|name| row[name].clone());
        let [example, analysis, arguments] = &call;
        let tables = runs.entry(call.clone()).or_insert_with(|| analyse(example, analysis, arguments));
        let (key, column) = (&row["row"], &row["column"]);
        let mut found = tables[&row["table"]].iter().filter(|ours| is_meant(ours, key));
        let ours = found.next().unwrap_or_else(|| panic!("{call:?} has no row {key}"));
        assert!(found.next().is_none(), "{call:?} has several rows {key}");
        let theirs = &row["value"];
        assert!(is_close(&ours[column], theirs), "{call:?} {key} {column}: {} is not {theirs}", ours[column]);
    }
}
