//! `quanheng figure` on the example of the provinces: files, words and refusals.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::quanheng;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/digital-china-2020");

fn drawn(name: &str, out: &Path, language: &str) -> Value {
    let out = out.display().to_string();
    let called = quanheng(["figure", EXAMPLE, name, "--out", &out, "--lang", language, "--json"]);
    assert_eq!(called.exit.code(), 0, "{}{}", called.out, called.err);
    serde_json::from_str(&called.out).expect("an answer in JSON")
}

#[test]
fn a_ranking_is_drawn_in_chinese_with_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("ranking.svg");
    let answer = drawn("ranking", &svg, "zh");
    let text = fs::read_to_string(&svg).unwrap();
    assert!(text.contains("北京") && text.contains("信息服务应用") && text.contains("第一梯队"));
    assert!(answer["alternative"].as_str().unwrap().contains("北京"));
    let csv = folder.path().join("ranking.csv");
    drawn("ranking", &csv, "zh");
    let table = fs::read_to_string(&csv).unwrap();
    assert_eq!(table.lines().count(), 32);
    assert!(table.starts_with("unit,name,rank,tier,score,services,"), "{table}");
}

#[test]
fn a_tile_map_shows_every_province_and_is_a_picture_too() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("tiles.csv");
    drawn("tile-map", &csv, "en");
    let table = fs::read_to_string(&csv).unwrap();
    assert_eq!(table.lines().count(), 35);
    assert!(table.contains("710000") || table.contains("Taiwan"));
    let png = folder.path().join("tiles.png");
    drawn("tile-map", &png, "en");
    assert!(fs::read(&png).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["one.svg", "two.svg"].map(|name| folder.path().join(name));
    for file in &files {
        drawn("radar/120000", file, "en");
    }
    assert!(fs::read(&files[0]).unwrap() == fs::read(&files[1]).unwrap());
}

#[test]
fn what_cannot_be_drawn_is_refused_with_advice() {
    let refused = |words: &[&str]| {
        let called = quanheng([&["figure", EXAMPLE], words].concat());
        (called.exit.code(), called.err)
    };
    let (code, told) = refused(&["rankin"]);
    assert!(code == 3 && told.contains("`ranking`"), "{code} {told}");
    let (code, told) = refused(&["map"]);
    assert!(code == 3 && told.contains("[map]"), "{code} {told}");
    let (code, told) = refused(&["ranking", "--out", "ranking.pdf"]);
    assert!(code == 3 && told.contains(".svg"), "{code} {told}");
    assert_eq!(refused(&[]).0, 2);
}

#[test]
fn the_list_names_every_kind_that_is_there() {
    let called = quanheng(["figure", EXAMPLE, "--list"]);
    assert_eq!(called.exit.code(), 0, "{}", called.err);
    for name in
        ["ranking/services", "rank-intervals", "tile-map", "slope/2019", "radar/110000", "sensitivity"]
    {
        assert!(
            called.out.lines().any(|line| line.split_whitespace().next() == Some(name)),
            "{}",
            called.out
        );
    }
}
