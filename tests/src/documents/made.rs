//! Programmes of any number of units, in a folder: the method of `tests/fixtures/odd` with units, figures, tiles and
//! shapes of their own. Figures follow from the numbers of unit, indicator and year, so that they are always the same.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/odd");
const INDICATORS: [&str; 7] = ["fibre", "mobile", "latency", "portal", "clinic", "sales", "parcels"];
const YEARS: [u64; 3] = [2022, 2023, 2024];

/// A unit: its names, and whether it has figures.
pub(crate) struct Unit {
    pub(crate) zh: String,
    pub(crate) en: String,
    pub(crate) has_data: bool,
}

impl Unit {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into(), has_data: true }
    }

    pub(crate) fn without_data(self) -> Self {
        Self { has_data: false, ..self }
    }
}

/// So many units with numbers in their names.
pub(crate) fn numbered(count: usize) -> Vec<Unit> {
    (1..=count).map(|at| Unit::new(format!("第{at}村"), format!("Village {at}"))).collect()
}

/// Writes a programme of these units; the folder is that of the programme.
pub(crate) fn programme(root: &TempDir, units: &[Unit]) -> PathBuf {
    let folder = root.path().join("odd");
    fs::create_dir(&folder).expect("a new folder");
    for name in ["quanheng.toml", "indicators.csv", "names.csv"] {
        fs::copy(Path::new(FIXTURE).join(name), folder.join(name)).expect("copied");
    }
    let texts = [
        ("units.csv", unit_table(units)),
        ("data.csv", figures(units)),
        ("tiles.csv", tiles(units.len())),
        ("shapes.geojson", shapes(units.len())),
        ("published.csv", published(units)),
    ];
    for (name, text) in texts {
        fs::write(folder.join(name), text).expect("written");
    }
    folder
}

fn unit_table(units: &[Unit]) -> String {
    let mut text = String::from("code,name_zh,name_en,group_county\n");
    for (at, unit) in units.iter().enumerate() {
        let county = ["north", "south"][at % 2];
        let _ = writeln!(text, "v{at},\"{}\",\"{}\",{county}", unit.zh, unit.en);
    }
    text
}

/// One row for each unit and year. The second unit lacks a figure, and the first sells far more than others.
fn figures(units: &[Unit]) -> String {
    let mut text = format!("unit,period,{}\n", INDICATORS.join(","));
    for year in YEARS {
        for (at, _) in units.iter().enumerate().filter(|(_, unit)| unit.has_data) {
            let cell = |indicator: usize| match (at, INDICATORS[indicator]) {
                (1, "clinic") => String::new(),
                (0, "sales") => "98765.5".to_owned(),
                _ => figure(at as u64, indicator as u64, year),
            };
            let cells: Vec<String> = (0..INDICATORS.len()).map(cell).collect();
            let _ = writeln!(text, "v{at},{year},{}", cells.join(","));
        }
    }
    text
}

/// A figure between 10 and 100 with one decimal.
fn figure(unit: u64, indicator: u64, year: u64) -> String {
    let mixed = (unit * 7919 + indicator * 104_729 + (year - 2000) * 31).wrapping_mul(2_654_435_761) >> 7;
    format!("{:.1}", 10.0 + (mixed % 901) as f64 / 10.0)
}

/// Side of a square on which so many have room.
fn side(count: usize) -> usize {
    (1..).find(|side| side * side >= count).expect("numbers do not end")
}

fn tiles(count: usize) -> String {
    let side = side(count);
    let mut text = String::from("unit,row,col,name_zh,name_en\n");
    for at in 0..count {
        let _ = writeln!(text, "v{at},{},{},,", at / side + 1, at % side + 1);
    }
    let _ = writeln!(text, "x,{},1,外村,Elsewhere", count.div_ceil(side) + 1);
    text
}

/// A square for each unit, and one that is no unit.
fn shapes(count: usize) -> String {
    let side = side(count);
    let square = |at: usize, code: &str| {
        let (x, y) = (100.0 + (at % side) as f64, 40.0 - (at / side) as f64);
        let corners = [(x, y), (x + 1.0, y), (x + 1.0, y - 1.0), (x, y - 1.0), (x, y)];
        let corners = corners.map(|(x, y)| [x, y]);
        serde_json::json!({
            "type": "Feature",
            "properties": { "id": code },
            "geometry": { "type": "Polygon", "coordinates": [corners] },
        })
    };
    let mut features: Vec<_> = (0..count).map(|at| square(at, &format!("v{at}"))).collect();
    features.push(square(side * count.div_ceil(side), "elsewhere"));
    serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// Ranks in the order of the units.
fn published(units: &[Unit]) -> String {
    let mut text = String::from("unit,rank\n");
    for (at, _) in units.iter().enumerate().filter(|(_, unit)| unit.has_data) {
        let _ = writeln!(text, "v{at},{}", at + 1);
    }
    text
}
