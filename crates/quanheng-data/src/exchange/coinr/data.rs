//! `iData`: a row for each unit, or each unit and `Time`, becomes a unit and its figures.

use std::collections::BTreeMap;

use quanheng_index::finding::Place;
use quanheng_index::{Finding, Frequency, Period, Subject};
use quanheng_programme::Words;

use super::super::draft::{DraftRow, DraftUnit, words};
use super::super::sheet::Sheet;
use super::meta::{Column, Meta};
use super::{META, NO_TIME, TIME, UNIT_CODE, UNIT_COLUMNS, UNIT_NAME};
use crate::cell::{Fault, shortened};
use crate::hint::nearest;
use crate::report::Report;

/// What the table gives.
pub(super) struct Data {
    pub(super) frequency: Frequency,
    pub(super) periods: Vec<Period>,
    pub(super) groupings: Vec<String>,
    pub(super) units: Vec<DraftUnit>,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<DraftRow>,
}

/// Reads the table; `None` when it has no column of unit codes.
pub(super) fn read(
    sheet: &Sheet,
    meta_sheet: &Sheet,
    meta: &mut Meta,
    period: Option<&str>,
    (report, of_meta): (&mut Report, &mut Report),
) -> Option<Data> {
    let layout = Layout::new(sheet, meta_sheet, meta, report);
    tell_group_names(meta, meta_sheet, of_meta);
    let times = times(sheet, period, report);
    let code_column = sheet.column(UNIT_CODE)?;
    let mut reading = Reading { sheet, layout, units: Vec::new(), known: BTreeMap::new() };
    let mut lines: BTreeMap<(String, Period), usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for (row, &period) in times.iter().enumerate() {
        let unit = sheet.key(row, code_column).to_owned();
        let place = || sheet.place(row, code_column);
        let figures = reading.layout.figures.iter();
        let values: Vec<Option<f64>> =
            figures.map(|(column, _)| sheet.number(row, *column, report)).collect();
        if unit.is_empty() {
            report.fault(Fault::new("unit-code-missing"), place);
            continue;
        }
        // A row whose period cannot be read has been told.
        let Some(period) = period else { continue };
        if let Some(line) = lines.insert((unit.clone(), period), sheet.line(row)) {
            report.fault(
                Fault::new("duplicate-unit").with("given", shortened(&unit)).with("line", line),
                place,
            );
            continue;
        }
        reading.unit(row, &unit, report);
        rows.push(DraftRow { unit, period, values });
    }
    if times.is_empty() {
        report.fault(Fault::new("no-units"), || Place { column: 0, ..sheet.header_place(0) });
    }
    let mut periods: Vec<Period> = times.into_iter().flatten().collect();
    periods.sort();
    periods.dedup();
    Some(Data {
        frequency: periods.first().map(|period| period.frequency()).unwrap_or_default(),
        periods,
        groupings: reading.layout.groups.iter().map(|(_, name)| name.clone()).collect(),
        units: reading.units,
        columns: reading.layout.figures.into_iter().map(|(_, code)| code).collect(),
        rows,
    })
}

/// Which columns hold what.
struct Layout {
    figures: Vec<(usize, String)>,
    groups: Vec<(usize, String)>,
}

impl Layout {
    fn new(sheet: &Sheet, meta_sheet: &Sheet, meta: &Meta, report: &mut Report) -> Self {
        let mut layout = Self { figures: Vec::new(), groups: Vec::new() };
        for (column, name) in sheet.header().iter().enumerate() {
            if [UNIT_NAME, UNIT_CODE, TIME].contains(&name.as_str()) {
                continue;
            }
            match meta.columns.get(name) {
                Some(Column::Figures(code)) => layout.figures.push((column, code.clone())),
                Some(Column::Group) => layout.groups.push((column, name.clone())),
                Some(Column::OfUnit) => {}
                None => tell_unknown(sheet, meta_sheet, (column, name), report),
            }
        }
        layout
    }
}

/// A column that `iMeta` does not describe; one without a name is that of R's row names.
fn tell_unknown(sheet: &Sheet, meta_sheet: &Sheet, (column, name): (usize, &str), report: &mut Report) {
    let place = sheet.header_place(column);
    if name.is_empty() {
        if (0..sheet.rows()).any(|row| !sheet.text(row, column).is_empty()) {
            report.add(Finding::warning("unnamed-column", Subject::Place(place)));
        }
        return;
    }
    let codes: Vec<String> = (0..meta_sheet.rows()).filter_map(|row| meta_sheet.get(row, "iCode")).collect();
    if codes.iter().any(|code| code == name) {
        return; // Described, but wrongly: told there.
    }
    let known = codes.iter().map(String::as_str).chain([UNIT_NAME, UNIT_CODE, TIME]);
    let near = nearest(name, known);
    report.fault(
        Fault::new("coinr-not-described").with("column", shortened(name)).with("nearest", near),
        || place,
    );
}

/// Long names of groupings have no column in `units.csv`.
fn tell_group_names(meta: &Meta, sheet: &Sheet, report: &mut Report) {
    if !meta.group_names.is_empty() {
        let place = Place { line: 0, column: 0, length: 0, ..sheet.header_place(0) };
        let names: Vec<&str> = meta.group_names.iter().map(|(code, _)| code.as_str()).collect();
        let finding = Finding::note("exchange-group-names", Subject::Place(place)).with("table", META);
        report.add(finding.with("groups", names.join(", ")));
    }
}

/// The period of each row, in the frequency that fits most of them; `None` for those told as wrong.
fn times(sheet: &Sheet, given: Option<&str>, report: &mut Report) -> Vec<Option<Period>> {
    let Some(column) = sheet.column(TIME) else { return constant(sheet, given, report) };
    if let Some(given) = given {
        let place = Subject::Place(sheet.header_place(column));
        report.add(Finding::warning("exchange-period-unused", place).with("given", given));
    }
    let texts: Vec<&str> = (0..sheet.rows()).map(|row| sheet.text(row, column)).collect();
    let parsed = |frequency| texts.iter().map(|text| Period::parse(frequency, text)).collect::<Vec<_>>();
    let fits = |periods: &Vec<Option<Period>>| periods.iter().filter(|period| period.is_some()).count();
    let best = Frequency::ALL.into_iter().map(parsed).rev().max_by_key(fits).unwrap_or_default();
    let example = best.iter().flatten().next().map_or(Frequency::Year, |period| period.frequency()).example();
    for (row, _) in best.iter().enumerate().filter(|(_, period)| period.is_none()) {
        let fault = Fault::new("coinr-time").with("given", shortened(texts[row])).with("example", example);
        report.fault(fault, || sheet.place(row, column));
    }
    best
}

/// The period of a table without `Time`.
fn constant(sheet: &Sheet, given: Option<&str>, report: &mut Report) -> Vec<Option<Period>> {
    let place = Place { column: 0, length: 0, ..sheet.header_place(0) };
    let text = given.unwrap_or(NO_TIME);
    let period = Frequency::ALL.into_iter().find_map(|frequency| Period::parse(frequency, text));
    if given.is_none() {
        let finding = Finding::warning("exchange-no-period", Subject::Place(place));
        report.add(finding.with("period", NO_TIME));
    } else if period.is_none() {
        let fault = Fault::new("coinr-time").with("given", text).with("example", Frequency::Year.example());
        report.fault(fault, || place);
    }
    vec![period; sheet.rows()]
}

struct Reading<'a> {
    sheet: &'a Sheet,
    layout: Layout,
    units: Vec<DraftUnit>,
    /// Position of each unit.
    known: BTreeMap<String, usize>,
}

impl Reading<'_> {
    /// Takes in what a row says about its unit; of contradictions between rows the first stays, and they are told.
    fn unit(&mut self, row: usize, code: &str, report: &mut Report) {
        let unit = self.described(row, code);
        let Some(&at) = self.known.get(code) else {
            self.known.insert(code.to_owned(), self.units.len());
            self.units.push(unit);
            return;
        };
        let first = &self.units[at];
        let groups = self.layout.groups.iter().zip(first.groups.iter().zip(&unit.groups));
        for ((column, name), (kept, given)) in groups.filter(|(_, (kept, given))| kept != given) {
            let place = Subject::Place(self.sheet.place(row, *column));
            let finding = Finding::warning("exchange-unit-changes", place).with("unit", code);
            let text = |group: &Option<String>| group.clone().unwrap_or_default();
            report.add(finding.with("column", name).with("kept", text(kept)).with("given", text(given)));
        }
        if first.name != unit.name {
            let column = self.sheet.column(UNIT_NAME).unwrap_or(0);
            let finding =
                Finding::warning("exchange-unit-changes", Subject::Place(self.sheet.place(row, column)));
            let text = |words: &Words| words.en.clone().or_else(|| words.zh.clone()).unwrap_or_default();
            let finding = finding.with("unit", code).with("column", UNIT_NAME);
            report.add(finding.with("kept", text(&first.name)).with("given", text(&unit.name)));
        }
    }

    fn described(&self, row: usize, code: &str) -> DraftUnit {
        let own = words(&self.sheet.get(row, UNIT_NAME).unwrap_or_else(|| code.to_owned()));
        let [name_zh, name_en, role, valid_from, valid_to] =
            UNIT_COLUMNS.map(|name| self.sheet.get(row, name));
        let groups = self.layout.groups.iter().map(|(column, _)| {
            let text = self.sheet.text(row, *column);
            (!text.is_empty()).then(|| text.to_owned())
        });
        DraftUnit {
            code: code.to_owned(),
            name: Words { zh: name_zh.or(own.zh), en: name_en.or(own.en) },
            role,
            valid_from,
            valid_to,
            groups: groups.collect(),
        }
    }
}
