//! `units.csv`: the units with names, roles, validity and groups.

use std::collections::BTreeMap;

use quanheng_index::finding::Place;
use quanheng_index::{Finding, Frequency, Grouping, Role, Unit, Units};

use crate::language::Words;
use crate::rows::Rows;
use crate::table::CsvTable;

/// Columns of `units.csv`; besides them any `group_*`.
pub(crate) const COLUMNS: [&str; 7] =
    ["code", "name_zh", "name_en", "role", "valid_from", "valid_to", "note"];

/// What the table gives.
pub(crate) struct UnitTable {
    pub(crate) units: Units,
    pub(crate) names: Vec<Words>,
    pub(crate) places: BTreeMap<String, Place>,
}

/// Reads the table. Findings come beside the units, which are left out when their codes are not unique.
pub(crate) fn read(table: &CsvTable, frequency: Frequency) -> (Option<UnitTable>, Vec<Finding>) {
    let mut rows = Rows::new(table, &COLUMNS, Some("group_"), &["code"]);
    let mut names = Vec::with_capacity(table.rows());
    let mut units = Vec::with_capacity(table.rows());
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for row in 0..table.rows() {
        let unit = read_row(&mut rows, row, frequency);
        let words = rows.names(row);
        if words.is_empty() {
            let finding = rows.error("name-missing", row, "name_zh");
            rows.findings.push(finding.with("code", &unit.code));
        }
        if let Some(first) = places.get(&unit.code) {
            let finding = rows.error("duplicate-unit", row, "code");
            let line = first.line;
            rows.findings.push(finding.with("given", &unit.code).with("line", line));
        } else {
            places.insert(unit.code.clone(), rows.place(row, "code"));
        }
        names.push(words);
        units.push(unit);
    }
    if units.is_empty() {
        rows.findings
            .push(Finding::error("no-units", quanheng_index::Subject::Place(Place::file(table.file()))));
    }
    let units = Units::new(units, groupings(table)).ok();
    (units.map(|units| UnitTable { units, names, places }), rows.findings)
}

fn read_row(rows: &mut Rows, row: usize, frequency: Frequency) -> Unit {
    let code = rows.text(row, "code").unwrap_or_default();
    if code.is_empty() {
        let finding = rows.error("unit-code-missing", row, "code");
        rows.findings.push(finding);
    }
    let (valid_from, valid_to) =
        (rows.period(row, "valid_from", frequency), rows.period(row, "valid_to", frequency));
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
        let finding = rows.error("validity-reversed", row, "valid_to");
        rows.findings.push(finding.with("unit", &code));
    }
    Unit { code, role: role(rows, row), valid_from, valid_to }
}

fn role(rows: &mut Rows, row: usize) -> Role {
    match rows.text(row, "role").as_deref() {
        None | Some("member") => Role::Member,
        Some("reference") => Role::Reference,
        Some(other) => {
            let finding = rows.error("bad-role", row, "role");
            rows.findings.push(finding.with("given", other));
            Role::Member
        }
    }
}

fn groupings(table: &CsvTable) -> BTreeMap<String, Grouping> {
    let columns = table.header().iter().filter_map(|name| Some((name, name.strip_prefix("group_")?)));
    columns
        .map(|(column, name)| {
            let labels: Vec<_> = (0..table.rows()).map(|row| table.get(row, column).map(str::trim)).collect();
            (name.to_owned(), Grouping::new(&labels))
        })
        .collect()
}
