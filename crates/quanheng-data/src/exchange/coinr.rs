//! COINr's two tables: `iData` has a row for each unit (and `Time`) and a column for each variable, `iMeta` a row for
//! each variable and each aggregate. Their columns are those of COINr 1.1.14, `new_coin`.
//!
//! Differences that stay after import and export: order of rows and columns, the spelling of numbers (the shortest
//! that reads back to the same), `Level` and `Direction` of aggregates (which COINr does not use either), the long
//! names of groups, and codes that are none here. Columns of ours that COINr has no name for stand in further columns
//! of `iMeta`, which COINr allows, or in columns of `iData` whose `Type` is `Other`; the importer knows them again.

mod data;
mod export;
mod meta;
mod steps;

use quanheng_index::Finding;
use quanheng_index::Subject;
use quanheng_index::finding::{Place, has_errors};

use super::draft::Draft;
use super::sheet::Sheet;
use super::{Import, input};
use crate::report::Report;

pub(super) use export::export;

/// Sheets of a workbook, and names of CSV files.
const DATA: &str = "iData";
const META: &str = "iMeta";

/// Columns of `iData` that are not described in `iMeta`.
const UNIT_NAME: &str = "uName";
const UNIT_CODE: &str = "uCode";
const TIME: &str = "Time";

/// What a row of `iMeta` describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Indicator,
    Aggregate,
    Denominator,
    Group,
    Other,
}

impl Type {
    const ALL: [(&'static str, Self); 5] = [
        ("Indicator", Self::Indicator),
        ("Aggregate", Self::Aggregate),
        ("Denominator", Self::Denominator),
        ("Group", Self::Group),
        ("Other", Self::Other),
    ];

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == word).map(|(_, kind)| kind)
    }
}

/// Columns of `units.csv` that COINr has no place for: they travel as columns of the type `Other`.
const UNIT_COLUMNS: [&str; 5] = ["name_zh", "name_en", "role", "valid_from", "valid_to"];

/// The note of an input that was of the type `Other`.
const OTHER: &str = "COINr Type: Other";

/// The period of figures without one: no year, so that nobody takes it for one.
const NO_TIME: &str = "0000";

pub(super) fn import(import: &Import) -> (Option<Draft>, Vec<Finding>) {
    let (data, meta) = match import.files {
        [one] if !is_csv(one) => (input(one), input(one)),
        [data, meta] => (input(data), input(meta)),
        files => {
            let place = files.first().map(|path| Place::file(input(path).shown));
            let subject = place.map_or(Subject::Programme, Subject::Place);
            return (None, vec![Finding::error("exchange-two-tables", subject)]);
        }
    };
    let mut findings = Vec::new();
    let mut read = |file, name| Sheet::read(file, name).map_err(|told| findings.extend(told)).ok();
    let (data_sheet, meta_sheet) = (read(&data, DATA), read(&meta, META));
    let (Some(data_sheet), Some(meta_sheet)) = (data_sheet, meta_sheet) else { return (None, findings) };
    let (mut of_data, mut of_meta) = (Report::new(&data.shown), Report::new(&meta.shown));
    data_sheet.require(&[UNIT_CODE], &mut of_data);
    meta_sheet.require(&meta::REQUIRED, &mut of_meta);
    let mut draft = None;
    if [&of_data, &of_meta].iter().all(|report| report.is_empty()) {
        let mut meta = meta::read(&meta_sheet, &data_sheet, &mut of_meta);
        let table =
            data::read(&data_sheet, &meta_sheet, &mut meta, import.period, (&mut of_data, &mut of_meta));
        draft = table.map(|table| assemble(import, meta, table, &mut of_meta));
    }
    findings.extend(of_meta.finish());
    findings.extend(of_data.finish());
    let draft = draft.filter(|_| !has_errors(&findings));
    (draft, findings)
}

fn is_csv(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn assemble(import: &Import, meta: meta::Meta, table: data::Data, report: &mut Report) -> Draft {
    let steps = steps::write(&meta, &table, report);
    let mut heading = vec![
        "Imported from COINr's iData and iMeta by `quanheng import coinr`.".to_owned(),
        "`quanheng check .` says what is wrong, `quanheng build .` computes, `quanheng methods` lists every method."
            .to_owned(),
    ];
    if !meta.group_names.is_empty() {
        heading.extend([String::new(), "Groupings, the columns group_… of units.csv:".to_owned()]);
        heading.extend(meta.group_names.iter().map(|(code, name)| format!("  {code} = {name}")));
    }
    Draft {
        id: import.id.to_owned(),
        heading,
        frequency: table.frequency,
        periods: table.periods,
        nodes: meta.nodes,
        groupings: table.groupings,
        units: table.units,
        columns: table.columns,
        rows: table.rows,
        steps,
    }
}
