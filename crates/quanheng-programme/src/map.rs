//! `[map]`: how units are laid out, as a table of tiles or as shapes of the user's own.
//!
//! A row of tiles that names no unit of the programme stands for a place without data: it needs a name of its own.
//! Shapes are GeoJSON; one property of each names its unit.

use std::collections::BTreeSet;

use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::{Finding, Role};
use serde_json::{Value, json};

use crate::language::Words;
use crate::rows::Rows;
use crate::table::CsvTable;
use crate::unit_table::UnitTable;

const COLUMNS: [&str; 6] = ["unit", "row", "col", "name_zh", "name_en", "note"];
/// The property of a shape that names its unit when nobody says otherwise.
pub(crate) const KEY: &str = "code";
/// Rows and columns beyond this are a slip of the pen.
const MOST: f64 = 200.0;

/// How units are laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// Tiles; none without a table.
    pub tiles: Vec<Tile>,
    /// Shapes, if there is a file.
    pub shapes: Option<Shapes>,
}

/// One tile.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// The unit; `None` for a place that is none of the programme's.
    pub unit: Option<usize>,
    /// Names of a place that is no unit.
    pub name: Words,
    /// Row, from the top.
    pub row: u32,
    /// Column, from the left.
    pub column: u32,
}

/// Shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct Shapes {
    /// The file, as shown.
    pub file: String,
    /// A GeoJSON feature collection; the property `name` of each feature is the code of its unit, if it has one.
    pub collection: Value,
}

/// Reads the table of tiles. Findings come beside those without fault.
pub(crate) fn tiles(table: &CsvTable, units: &UnitTable) -> (Vec<Tile>, Vec<Finding>) {
    let mut rows = Rows::new(table, &COLUMNS, None, &["unit", "row", "col"]);
    let mut tiles: Vec<(usize, Tile)> = Vec::new();
    if rows.findings.iter().any(|finding| finding.code == "missing-column") {
        return (Vec::new(), rows.findings);
    }
    for row in 0..table.rows() {
        let unit = unit(&mut rows, row, units);
        let at = (whole(&mut rows, row, "row"), whole(&mut rows, row, "col"));
        let (Some(unit), (Some(line), Some(column))) = (unit, at) else { continue };
        let tile = Tile { unit, name: rows.names(row), row: line, column };
        if let Some((first, _)) = tiles.iter().find(|(_, other)| clash(other, &tile)) {
            let finding = rows.error("tile-twice", row, "unit").with("line", table.line(*first));
            rows.findings.push(finding);
        } else {
            tiles.push((row, tile));
        }
    }
    let tiles: Vec<Tile> = tiles.into_iter().map(|(_, tile)| tile).collect();
    let placed: BTreeSet<usize> = tiles.iter().filter_map(|tile| tile.unit).collect();
    rows.findings.extend(without("tile-none", units, &placed, table.file()));
    (tiles, rows.findings)
}

/// Whether two tiles are on one place or of one unit.
fn clash(a: &Tile, b: &Tile) -> bool {
    (a.row, a.column) == (b.row, b.column) || (a.unit.is_some() && a.unit == b.unit)
}

/// The unit of a row: `Some(None)` for a named place that is no unit.
fn unit(rows: &mut Rows, row: usize, units: &UnitTable) -> Option<Option<usize>> {
    let given = rows.text(row, "unit").unwrap_or_default();
    let found = find(units, &given);
    if found.is_some() || !rows.names(row).is_empty() {
        return Some(found);
    }
    let codes = units.units.iter().map(|unit| unit.code.as_str());
    let near = nearest(&given, codes).unwrap_or_default().to_owned();
    let finding = rows.error("tile-unknown", row, "unit");
    rows.findings.push(finding.with("given", given).with("nearest", near));
    None
}

/// A unit by code or name.
fn find(units: &UnitTable, given: &str) -> Option<usize> {
    let is_named = |name: &Option<String>| name.as_deref() == Some(given);
    let by_name = || units.names.iter().position(|words| is_named(&words.zh) || is_named(&words.en));
    units.units.find(given).or_else(by_name)
}

/// A whole number of a row or column.
fn whole(rows: &mut Rows, row: usize, name: &str) -> Option<u32> {
    let given = rows.text(row, name);
    let number = given.as_ref().and_then(|text| text.parse::<u32>().ok());
    let number = number.filter(|&number| f64::from(number) <= MOST);
    if number.is_none() {
        let finding = rows.error("tile-place", row, name);
        rows.findings.push(finding.with("given", given.unwrap_or_default()));
    }
    number
}

/// Members that have no place.
fn without(code: &'static str, units: &UnitTable, placed: &BTreeSet<usize>, file: &str) -> Vec<Finding> {
    let is_left_out =
        |&(row, unit): &(usize, &quanheng_index::Unit)| unit.role == Role::Member && !placed.contains(&row);
    let left_out = units.units.iter().enumerate().filter(is_left_out);
    let tell = |(_, unit): (usize, &quanheng_index::Unit)| {
        let finding = Finding::warning(code, Subject::Unit(unit.code.clone()));
        finding.with("unit", &unit.code).with("file", file)
    };
    left_out.map(tell).collect()
}

/// Reads a GeoJSON file; `place` is where the programme names it.
pub(crate) fn shapes(
    (file, text): (&str, &str),
    key: &str,
    units: &UnitTable,
    place: &Place,
) -> (Option<Shapes>, Vec<Finding>) {
    let refuse = || Finding::error("shapes-not-geojson", Subject::Place(place.clone())).with("file", file);
    let Ok(mut collection) = serde_json::from_str::<Value>(text) else { return (None, vec![refuse()]) };
    let features = collection.get_mut("features").and_then(Value::as_array_mut);
    let Some(features) = features.filter(|features| !features.is_empty()) else {
        return (None, vec![refuse()]);
    };
    let mut placed = BTreeSet::new();
    for feature in features {
        let given = feature.get("properties").and_then(|properties| properties.get(key)).map(plain);
        let found = given.as_deref().and_then(|given| find(units, given));
        placed.extend(found);
        let name =
            found.map_or_else(|| given.clone().unwrap_or_default(), |row| units.units.get(row).code.clone());
        feature["properties"] = json!({ "name": name });
    }
    if placed.is_empty() {
        let finding = Finding::error("shapes-no-unit", Subject::Place(place.clone()));
        return (None, vec![finding.with("file", file).with("key", key)]);
    }
    let findings = without("shape-none", units, &placed, file);
    (Some(Shapes { file: file.to_owned(), collection }), findings)
}

/// A property as text: codes are often numbers.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use quanheng_index::Frequency;

    use super::*;
    use crate::unit_table;

    const UNITS: &str = "code,name_zh,name_en,role\n1,甲,A,\n2,乙,B,\nall,全,All,reference\n";

    fn units() -> UnitTable {
        let table = CsvTable::parse("units.csv", UNITS.into()).unwrap();
        unit_table::read(&table, Frequency::Year).0.unwrap()
    }

    fn told(text: &str) -> Vec<&'static str> {
        let table = CsvTable::parse("tiles.csv", text.into()).unwrap();
        tiles(&table, &units()).1.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_place_that_is_no_unit_has_a_name_of_its_own() {
        assert!(told("unit,row,col,name_en\n1,1,1,\n乙,1,2,\n3,2,2,Elsewhere\n").is_empty());
        assert_eq!(told("unit,row,col\n1,1,1\n2,1,2\n3,2,2\n"), ["tile-unknown"]);
    }

    #[test]
    fn every_slip_is_told() {
        assert_eq!(told("unit,row,col\n1,1,1\n2,1,1\n"), ["tile-twice", "tile-none"]);
        assert_eq!(told("unit,row,col\n1,x,1\n2,1,1\n"), ["tile-place", "tile-none"]);
    }

    #[test]
    fn shapes_find_their_units() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"id":1},"geometry":null},
            {"type":"Feature","properties":{"id":"9"},"geometry":null}]}"#;
        let place = Place::file("quanheng.toml");
        let (found, findings) = shapes(("x.geojson", text), "id", &units(), &place);
        assert_eq!(found.unwrap().collection["features"][0]["properties"]["name"], "1");
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["shape-none"]);
        assert_eq!(shapes(("x", "{}"), "id", &units(), &place).1[0].code, "shapes-not-geojson");
        assert_eq!(shapes(("x", text), "code", &units(), &place).1[0].code, "shapes-no-unit");
    }
}
