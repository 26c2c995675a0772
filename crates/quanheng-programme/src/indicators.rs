//! `indicators.csv`: the framework tree with names, units of measure and sources.

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Direction, Finding, Frequency, Period, RawNode};

use crate::language::Words;
use crate::rows::Rows;
use crate::table::CsvTable;

/// One row of the framework with all that is text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Indicator {
    /// Code, place in the tree, numbers.
    pub raw: RawNode,
    /// Names.
    pub name: Words,
    /// When the target is due.
    pub target_period: Option<Period>,
    /// Unit of measure.
    pub unit: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Access class.
    pub access: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Columns of `indicators.csv`.
pub(crate) const COLUMNS: [&str; 16] = [
    "code",
    "parent",
    "level",
    "name_zh",
    "name_en",
    "unit",
    "direction",
    "weight",
    "denominator",
    "denominator_scale",
    "target",
    "target_period",
    "goalpost_low",
    "goalpost_high",
    "source",
    "access",
];

/// Reads the table. Findings come beside the rows.
pub(crate) fn read(table: &CsvTable, frequency: Frequency) -> (Vec<Indicator>, Vec<Finding>) {
    let known: Vec<&str> = COLUMNS.into_iter().chain(["note"]).collect();
    let mut rows = Rows::new(table, &known, None, &["code", "parent", "level"]);
    let indicators = (0..table.rows()).map(|row| read_row(&mut rows, row, frequency)).collect();
    (indicators, rows.findings)
}

fn read_row(rows: &mut Rows, row: usize, frequency: Frequency) -> Indicator {
    let name = rows.names(row);
    if name.is_empty() {
        let finding = rows.error("name-missing", row, "name_zh");
        rows.findings.push(finding.with("code", rows.text(row, "code").unwrap_or_default()));
    }
    let level = rows.text(row, "level").unwrap_or_default();
    if level.is_empty() {
        let finding = rows.error("level-missing", row, "level");
        rows.findings.push(finding.with("code", rows.text(row, "code").unwrap_or_default()));
    }
    Indicator {
        raw: RawNode {
            code: rows.text(row, "code").unwrap_or_default(),
            parent: rows.text(row, "parent"),
            level,
            direction: direction(rows, row),
            weight: rows.number(row, "weight"),
            denominator: rows.text(row, "denominator"),
            denominator_scale: rows.number(row, "denominator_scale"),
            target: rows.number(row, "target"),
            goalpost_low: rows.number(row, "goalpost_low"),
            goalpost_high: rows.number(row, "goalpost_high"),
        },
        name,
        target_period: target_period(rows, row, frequency),
        unit: rows.text(row, "unit"),
        source: rows.text(row, "source"),
        access: rows.text(row, "access"),
        note: rows.text(row, "note"),
    }
}

/// When the target is due; without a target a period says nothing.
fn target_period(rows: &mut Rows, row: usize, frequency: Frequency) -> Option<Period> {
    let period = rows.period(row, "target_period", frequency)?;
    if rows.text(row, "target").is_none() {
        let place = Subject::Place(rows.place(row, "target_period"));
        rows.findings.push(Finding::warning("target-period-without-target", place).with("given", period));
    }
    Some(period)
}

fn direction(rows: &mut Rows, row: usize) -> Option<Direction> {
    match rows.text(row, "direction")?.as_str() {
        "+" | "1" | "+1" => Some(Direction::Positive),
        "-" | "-1" | "−" => Some(Direction::Negative),
        other => {
            let finding = rows.error("bad-direction", row, "direction");
            rows.findings.push(finding.with("given", other));
            None
        }
    }
}

/// Where the cells of each row stand, by column.
pub(crate) fn places(table: &CsvTable) -> Vec<BTreeMap<&'static str, Place>> {
    let columns: Vec<_> = COLUMNS.into_iter().filter_map(|name| Some((name, table.column(name)?))).collect();
    let of_row = |row| columns.iter().map(|&(name, column)| (name, table.place(row, column))).collect();
    (0..table.rows()).map(of_row).collect()
}
