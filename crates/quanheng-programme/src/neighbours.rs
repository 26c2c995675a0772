//! `neighbours.csv`: which unit is whose neighbour, for the analysis of neighbours.
//!
//! A row says that `neighbour` is a neighbour of `unit`; a border is two rows. Weights are relative within a unit.

use std::collections::{BTreeMap, BTreeSet};

use quanheng_index::analysis::moran::Neighbours;
use quanheng_index::finding::{Subject, nearest};
use quanheng_index::{Finding, Role};

use crate::rows::Rows;
use crate::table::CsvTable;
use crate::unit_table::UnitTable;

const COLUMNS: [&str; 4] = ["unit", "neighbour", "weight", "note"];

/// Reads the table. Findings come beside the neighbours, which hold the rows without fault.
pub(crate) fn read(table: &CsvTable, units: &UnitTable) -> (Option<Neighbours>, Vec<Finding>) {
    let mut rows = Rows::new(table, &COLUMNS, None, &["unit", "neighbour"]);
    if !rows.findings.iter().any(|finding| finding.code == "missing-column") {
        let links = links(&mut rows, units);
        tell_one_way(&mut rows, units, &links);
        tell_alone(&mut rows, units, &links);
        let triples: Vec<_> = links.iter().map(|(&(from, to), link)| (from, to, link.weight)).collect();
        return (Neighbours::new(units.units.len(), &triples).ok(), rows.findings);
    }
    (None, rows.findings)
}

/// A row without fault.
struct Link {
    row: usize,
    weight: f64,
}

type Links = BTreeMap<(usize, usize), Link>;

fn links(rows: &mut Rows, units: &UnitTable) -> Links {
    let mut links = Links::new();
    for row in 0..rows.table.rows() {
        let ends = (unit(rows, row, "unit", units), unit(rows, row, "neighbour", units));
        let weight = weight(rows, row);
        let (Some(from), Some(to)) = ends else { continue };
        let code = &units.units.get(from).code;
        if from == to {
            let finding = rows.error("neighbour-itself", row, "neighbour").with("unit", code);
            rows.findings.push(finding);
        } else if let Some(first) = links.get(&(from, to)) {
            let line = rows.table.line(first.row);
            let finding = rows.error("duplicate-neighbour", row, "neighbour").with("unit", code);
            let finding = finding.with("neighbour", &units.units.get(to).code).with("line", line);
            rows.findings.push(finding);
        } else if let Some(weight) = weight {
            links.insert((from, to), Link { row, weight });
        }
    }
    links
}

/// The unit a cell names, by code or name.
fn unit(rows: &mut Rows, row: usize, column: &str, units: &UnitTable) -> Option<usize> {
    let Some(given) = rows.text(row, column) else {
        let finding = rows.error("neighbour-missing", row, column);
        rows.findings.push(finding);
        return None;
    };
    let named = |name: &Option<String>| name.as_deref() == Some(given.as_str());
    let found = units
        .units
        .find(&given)
        .or_else(|| units.names.iter().position(|words| named(&words.zh) || named(&words.en)));
    if found.is_none() {
        let codes = units.units.iter().map(|unit| unit.code.as_str());
        let names = units.names.iter().flat_map(|words| [&words.zh, &words.en]).flatten();
        let near = nearest(&given, codes.chain(names.map(String::as_str))).unwrap_or_default().to_owned();
        let finding = rows.error("neighbour-unknown", row, column);
        rows.findings.push(finding.with("given", &given).with("nearest", near));
    }
    found
}

/// The weight of a row: 1 where none is given, `None` where it is no positive number.
fn weight(rows: &mut Rows, row: usize) -> Option<f64> {
    if rows.text(row, "weight").is_none() {
        return Some(1.0);
    }
    let weight = rows.number(row, "weight")?;
    if weight <= 0.0 {
        let finding = rows.error("neighbour-weight", row, "weight").with("given", weight);
        rows.findings.push(finding);
        return None;
    }
    Some(weight)
}

/// Borders have two sides: a pair that stands one way only is probably a slip.
fn tell_one_way(rows: &mut Rows, units: &UnitTable, links: &Links) {
    for (&(from, to), link) in links {
        if !links.contains_key(&(to, from)) {
            let place = rows.place(link.row, "neighbour");
            let finding = Finding::warning("neighbour-one-way", Subject::Place(place));
            let code = |row: usize| &units.units.get(row).code;
            rows.findings.push(finding.with("unit", code(from)).with("neighbour", code(to)));
        }
    }
}

/// Members that stand on neither side.
fn tell_alone(rows: &mut Rows, units: &UnitTable, links: &Links) {
    let linked: BTreeSet<usize> = links.keys().flat_map(|&(from, to)| [from, to]).collect();
    for (row, unit) in units.units.iter().enumerate() {
        if unit.role == Role::Member && !linked.contains(&row) {
            let finding = Finding::warning("neighbour-none", Subject::Unit(unit.code.clone()));
            rows.findings.push(finding.with("unit", &unit.code).with("file", rows.table.file()));
        }
    }
}

#[cfg(test)]
mod tests {
    use quanheng_index::Frequency;

    use super::*;
    use crate::unit_table;

    const UNITS: &str =
        "code,name_zh,name_en,role\na,甲,A,\nb,乙,B,\nc,丙,C,\nd,丁,D,\nall,全,All,reference\n";

    fn told(text: &str) -> Vec<(&'static str, usize, usize)> {
        let table = |file, text: &str| CsvTable::parse(file, text.into()).unwrap();
        let (units, _) = unit_table::read(&table("units.csv", UNITS), Frequency::Year);
        let (_, findings) = read(&table("neighbours.csv", text), &units.unwrap());
        let told = findings.iter().map(|finding| match &finding.subject {
            Subject::Place(place) => (finding.code, place.line, place.column),
            _ => (finding.code, 0, 0),
        });
        told.collect()
    }

    #[test]
    fn borders_of_all_units_are_in_order() {
        assert_eq!(told("unit,neighbour,weight\na,b,\nb,a,2\n丙,丁,0.5\nd,c,1\n"), []);
    }

    #[test]
    fn every_slip_is_told_with_its_place() {
        let text =
            "unit,neighbour,weight\na,b,\nb,a,\na,b,\nb,b,\nx,a,\na,c,0\nc,b,1\nd,,\na,d,1%\n".to_owned();
        assert_eq!(
            told(&text),
            [
                ("duplicate-neighbour", 4, 3),
                ("neighbour-itself", 5, 3),
                ("neighbour-unknown", 6, 1),
                ("neighbour-weight", 7, 5),
                ("neighbour-missing", 9, 3),
                ("number-percent", 10, 5),
                ("neighbour-one-way", 8, 3),
                ("neighbour-none", 0, 0),
            ]
        );
        assert_eq!(told("unit,neighbor\na,b\n")[..2], [("unknown-column", 1, 6), ("missing-column", 1, 0)]);
    }
}
