//! The same figures in other file formats give the same results, and their faults are told in place.

use std::fs;
use std::path::{Path, PathBuf};

use quanheng_cli::Exit;
use rust_xlsxwriter::{Formula, Workbook};

use crate::cli::quanheng;

/// A fresh starter in a temporary folder.
fn starter(work: &Path) -> PathBuf {
    let folder = work.join("my-index");
    assert_eq!(quanheng(["new", &folder.display().to_string()]).exit, Exit::Fine);
    folder
}

fn scores(folder: &Path) -> String {
    let called = quanheng(["build", &folder.display().to_string(), "--format", "csv"]);
    assert_eq!(called.exit, Exit::Fine, "{}", called.transcript());
    fs::read_to_string(folder.join("results/scores.csv")).expect("scores")
}

fn point_to(folder: &Path, file: &str) {
    let path = folder.join("quanheng.toml");
    let text = fs::read_to_string(&path).expect("the programme");
    fs::write(&path, text.replace("data/observations.csv", file)).expect("written");
}

/// The starter's observations as a workbook; every cell goes through `write`.
fn workbook(folder: &Path, fault: Option<(&str, &str)>) {
    let text = fs::read_to_string(folder.join("data/observations.csv")).expect("the data");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in text.lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            let (row, column) = (u32::try_from(row).expect("few"), u16::try_from(column).expect("few"));
            match (fault, cell.parse::<f64>()) {
                (Some((given, formula)), _) if cell == given => {
                    sheet
                        .write_formula(row, column, Formula::new(formula).set_result("#DIV/0!"))
                        .expect("written");
                }
                (_, Ok(number)) => {
                    sheet.write_number(row, column, number).expect("written");
                }
                _ => {
                    sheet.write_string(row, column, cell).expect("written");
                }
            }
        }
    }
    book.save(folder.join("data/observations.xlsx")).expect("saved");
}

#[test]
fn a_workbook_gives_the_same_scores() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    let expected = scores(&folder);
    workbook(&folder, None);
    point_to(&folder, "data/observations.xlsx");
    assert_eq!(scores(&folder), expected);
}

#[test]
fn a_formula_error_in_a_workbook_is_told_with_its_cell() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    workbook(&folder, Some(("524", "=1/0")));
    point_to(&folder, "data/observations.xlsx");
    let called = quanheng(["check", &folder.display().to_string()]);
    assert_eq!(called.exit, Exit::Findings);
    assert!(called.out.contains("number-formula-error"), "{}", called.out);
    assert!(called.out.contains("data/observations.xlsx[Sheet1]!D3"), "{}", called.out);
}

#[test]
fn parquet_written_by_us_is_read_by_us() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    let called = quanheng(["build", &folder.display().to_string(), "--format", "csv,parquet"]);
    assert_eq!(called.exit, Exit::Fine);
    let bytes = fs::read(folder.join("results/scores.parquet")).expect("scores");
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
}

#[test]
fn the_same_text_in_gb18030_and_with_a_byte_order_mark() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    let expected = scores(&folder);
    let path = folder.join("units.csv");
    let text = fs::read_to_string(&path).expect("units");
    fs::write(&path, format!("\u{feff}{text}")).expect("written");
    assert_eq!(scores(&folder), expected);
    // 甲 乙 丙 丁 戊 己 in GB18030.
    let gb: [&[u8]; 6] = [b"\xbc\xd7", b"\xd2\xd2", b"\xb1\xfb", b"\xb6\xa1", b"\xce\xec", b"\xbc\xba"];
    let mut bytes = text.into_bytes();
    for (han, gb) in ["甲", "乙", "丙", "丁", "戊", "己"].iter().zip(gb) {
        let at = bytes.windows(3).position(|window| window == han.as_bytes()).expect("in the names");
        bytes.splice(at..at + 3, gb.iter().copied());
    }
    fs::write(&path, &bytes).expect("written");
    assert_eq!(scores(&folder), expected);
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    let path = folder.join("data/observations.csv");
    let mut bytes = fs::read(&path).expect("the data");
    bytes.extend(b"a,2024,price,\xff\xff,\n");
    fs::write(&path, bytes).expect("written");
    let called = quanheng(["check", &folder.display().to_string()]);
    assert_eq!(called.exit, Exit::Findings);
    assert!(called.out.contains("error[encoding]"), "{}", called.out);
    assert!(called.out.contains("data/observations.csv:62"), "{}", called.out);
}

/// What `check` says in both languages, which are told apart by the word for an error.
fn told(folder: &Path) -> [String; 2] {
    ["zh", "en"].map(|language| {
        let called = quanheng(["check", &folder.display().to_string(), "--lang", language]);
        assert_eq!(called.exit, Exit::Findings, "{}", called.transcript());
        called.out
    })
}

#[test]
fn faults_that_no_text_can_hold_are_told_in_both_languages() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    let data = folder.join("data/observations.csv");
    let text = fs::read_to_string(&data).expect("the data");
    let [zh, en] = {
        fs::write(&data, format!("{text}a\0b")).expect("written");
        told(&folder)
    };
    assert!(zh.contains("字节无法按文字读取") && en.contains("cannot be read as text"), "{zh}{en}");
    let [zh, en] = {
        fs::write(&data, format!("{text}{}", "x".repeat(5_000_000))).expect("written");
        told(&folder)
    };
    assert!(zh.contains("本行超过 4000000 字节") && en.contains("longer than 4000000 bytes"), "{zh}{en}");
    let [zh, en] = {
        let tabs = format!("\u{feff}{}", text.replace(',', "\t"));
        fs::write(&data, tabs.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
            .expect("written");
        told(&folder)
    };
    assert!(zh.contains("制表符") && en.contains("separated by tabs"), "{zh}{en}");
    assert!(en.contains("1 │ unit\tperiod") || en.contains("1 │ unit    period"), "the line is shown: {en}");
}

#[test]
fn a_sheet_that_is_not_there_is_told_in_both_languages() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = starter(work.path());
    workbook(&folder, None);
    point_to(&folder, "data/observations.xlsx");
    let path = folder.join("quanheng.toml");
    let text = fs::read_to_string(&path).expect("the programme");
    fs::write(&path, text.replace(".xlsx\"", ".xlsx\"\nsheet = \"Tabelle1\"")).expect("written");
    let [zh, en] = told(&folder);
    assert!(zh.contains("没有工作表“Tabelle1”") && en.contains("no sheet `Tabelle1`"), "{zh}{en}");
}
