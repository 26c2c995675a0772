//! Word files and spreadsheets, as LibreOffice reads them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use quanheng_cli::Exit;
use tempfile::TempDir;

use super::made::{Unit, numbered, programme};
use super::{output, report};
use crate::cli::quanheng;

/// What LibreOffice makes of a file; `to` is an ending, with the name and the settings of a filter.
fn converted(root: &TempDir, file: &Path, to: &str) -> PathBuf {
    let (profile, folder) = (root.path().join("office"), root.path().join("converted"));
    let user = format!("-env:UserInstallation=file://{}", profile.display());
    let (folder_shown, file_shown) = (folder.display().to_string(), file.display().to_string());
    output("soffice", &[&user, "--headless", "--convert-to", to, "--outdir", &folder_shown, &file_shown]);
    let ending = to.split(':').next().expect("an ending");
    let stem = file.file_stem().expect("a name").to_string_lossy();
    let made = folder.join(format!("{stem}.{ending}"));
    assert!(made.exists(), "LibreOffice made no {}", made.display());
    made
}

/// A programme with gaps, and with means of three kinds.
fn fixture(root: &TempDir, count: usize) -> PathBuf {
    let mut units = numbered(count);
    units.push(Unit::new("无数据村", "Village without data").without_data());
    programme(root, &units)
}

const NODES: [&str; 11] = [
    "index", "network", "service", "trade", "fibre", "mobile", "latency", "portal", "clinic", "sales",
    "parcels",
];

/// Our own scores of the last year, by unit and node.
fn scores(folder: &Path) -> BTreeMap<(String, String), f64> {
    let called = quanheng(["build", &folder.display().to_string(), "--format", "csv"]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.transcript());
    let mut reader = csv::Reader::from_path(folder.join("results/scores.csv")).expect("a table");
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row"));
    let mut scores = BTreeMap::new();
    for row in rows.filter(|row| row["period"] == "2024") {
        for node in NODES {
            if let Ok(score) = row[node].parse() {
                scores.insert((row["unit"].clone(), node.to_owned()), score);
            }
        }
    }
    scores
}

#[test]
fn a_word_file_opens_with_its_headings_and_its_numbers() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = fixture(&root, 3);
    let out = root.path().join("out");
    let (code, said) = report(&folder, &out, &["--languages", "zh,en", "--format", "docx", "--plain"]);
    assert_eq!(code, 0, "{said}");
    let scores = scores(&folder);
    for (language, chapter) in [("zh", "评价方法"), ("en", "Scores and ranks")] {
        let file = out.join(format!("report.{language}.docx"));
        let pdf = converted(&root, &file, "pdf").display().to_string();
        let text: String = output("pdftotext", &["-layout", &pdf, "-"]).split_whitespace().collect();
        for ((unit, node), score) in scores.iter().filter(|((_, node), _)| node == "index") {
            let shown = format!("{score:.2}");
            assert!(text.contains(&shown), "{language}: {shown} of {unit} at {node}");
        }
        let flat = fs::read_to_string(converted(&root, &file, "fodt")).expect("a flat document");
        let headings: Vec<&str> = flat.split("<text:h ").skip(1).collect();
        let is_chapter = |heading: &&&str| {
            let end = heading.find("</text:h>").expect("a heading ends");
            heading.contains("text:outline-level=\"1\"") && heading[..end].contains(chapter)
        };
        assert_eq!(headings.iter().filter(is_chapter).count(), 1, "{chapter}");
        assert!(headings.iter().any(|heading| heading.contains("text:outline-level=\"2\"")));
        assert!(flat.contains("<draw:image") && flat.contains("<table:table "), "pictures and tables");
        let count = |what: &str| flat.matches(what).count();
        assert_eq!(count("<svg:desc>"), count("<draw:image"), "pictures are described");
        assert_eq!(count("<table:table-header-rows>"), count("<table:table "), "heads are repeated");
        assert!(
            count("xlink:href=\"#figure") > 0 && count("xlink:href=\"#heading") > 0,
            "links lead somewhere"
        );
    }
}

/// The workbook without what its formulas gave when it was written; how many formulas there are.
fn without_results(file: &Path, to: &Path) -> usize {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).expect("a workbook")).expect("an archive");
    let mut copy = zip::ZipWriter::new(fs::File::create(to).expect("a file"));
    let mut formulas = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
            let text = String::from_utf8(bytes).expect("XML in UTF-8");
            let mut pieces = text.split("</f><v>");
            let mut kept = pieces.next().expect("a start").to_owned();
            for piece in pieces {
                formulas += 1;
                kept.push_str("</f>");
                kept.push_str(piece.split_once("</v>").expect("a value ends").1);
            }
            bytes = kept.into_bytes();
        }
        copy.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        copy.write_all(&bytes).expect("written");
    }
    copy.finish().expect("closed");
    formulas
}

#[test]
fn a_spreadsheet_recomputes_our_scores_and_ranks() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = fixture(&root, 7);
    let out = root.path().join("out");
    let (code, said) = report(&folder, &out, &["--languages", "en", "--format", "xlsx", "--plain"]);
    assert_eq!(code, 0, "{said}");
    let bare = root.path().join("bare.xlsx");
    let formulas = without_results(&out.join("scores.en.xlsx"), &bare);
    // Comma, quotation mark, UTF-8, from the first line, numbers in full and not as shown.
    let csv = converted(&root, &bare, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(csv).expect("CSV");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let (names, codes) = (&rows[0], &rows[1]);
    let ours = scores(&folder);
    let mut compared = 0;
    let in_sheet = |unit: &str| rows.iter().find(|row| &row[0] == unit).expect("a row of each unit");
    for ((unit, node), score) in &ours {
        let column = codes.iter().position(|code| code == node).expect("a column of each node");
        let recomputed: f64 = in_sheet(unit)[column].parse().expect("a number");
        assert!(
            (recomputed - score).abs() <= 1e-12 * score.abs().max(1.0),
            "{unit} {node}: {recomputed} {score}"
        );
        compared += 1;
    }
    let at = names.iter().position(|name| name == "Rank").expect("a column of ranks");
    for ((unit, _), score) in ours.iter().filter(|((_, node), _)| node == "index") {
        let better = ours.iter().filter(|((_, node), other)| node == "index" && *other > score).count();
        assert_eq!(in_sheet(unit)[at].parse::<usize>().expect("a rank"), better + 1, "{unit}");
    }
    assert!(in_sheet("v7")[2].is_empty(), "a unit without data has no score");
    // Index and three dimensions, arithmetic, geometric and harmonic, and the rank, of seven units and of one without.
    assert!(formulas >= 7 * 5 && compared == 7 * 11, "{formulas} formulas, {compared} compared");
}
