//! `iMeta`: a row for each variable and each aggregate becomes a node of the framework or a grouping of the units.
//!
//! The tree itself is checked by the framework's own checks, whose findings point to the cells of `iMeta`.

use std::collections::{BTreeMap, BTreeSet};

use quanheng_index::finding::Place;
use quanheng_index::framework::{INDICATOR, INPUT};
use quanheng_index::{Direction, Finding, Framework, NodeKind, RawNode, Subject};
use quanheng_programme::{Indicator, Words};

use super::super::code::{Codes, is_code};
use super::super::draft::words;
use super::super::sheet::Sheet;
use super::{OTHER, Type, UNIT_COLUMNS};
use crate::cell::{Fault, shortened};
use crate::hint::nearest;
use crate::report::Report;

/// Columns that COINr asks for.
pub(super) const REQUIRED: [&str; 6] = ["Level", "iCode", "Direction", "Weight", "Parent", "Type"];

/// Columns that have a place of their own; all others go into the note.
const KNOWN: [&str; 18] = [
    "Level",
    "iCode",
    "iName",
    "Direction",
    "Weight",
    "Unit",
    "Target",
    "Denominator",
    "Parent",
    "Type",
    "name_zh",
    "name_en",
    "level_name",
    "denominator_scale",
    "goalpost_low",
    "goalpost_high",
    "source",
    "access",
];

/// What the table gives.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// Nodes from the root down, then inputs.
    pub(super) nodes: Vec<Indicator>,
    /// What the columns of `iData` are, by name.
    pub(super) columns: BTreeMap<String, Column>,
    /// Long names of groupings.
    pub(super) group_names: Vec<(String, String)>,
}

/// A column of `iData` as `iMeta` describes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Column {
    /// Figures of the node with this code.
    Figures(String),
    /// Groups of units.
    Group,
    /// A column of `units.csv`.
    OfUnit,
}

/// A row of the table.
struct Entry {
    row: usize,
    code: String,
    kind: Type,
}

pub(super) fn read(sheet: &Sheet, data: &Sheet, report: &mut Report) -> Meta {
    tell_other_columns(sheet, report);
    let entries = entries(sheet, report);
    tell_missing_columns(sheet, data, &entries, report);
    let mut reading = Reading {
        sheet,
        codes: codes(sheet, &entries, report),
        top: top(sheet, &entries),
        nodes: Vec::new(),
        rows: Vec::new(),
    };
    let mut meta = Meta::default();
    for entry in &entries {
        reading.entry(entry, data, &mut meta, report);
    }
    meta.nodes = reading.finish(report);
    meta
}

/// Rows with a code and a type of their own; the others are told.
fn entries(sheet: &Sheet, report: &mut Report) -> Vec<Entry> {
    let (code_column, type_column) = (column(sheet, "iCode"), column(sheet, "Type"));
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut entries = Vec::new();
    for row in 0..sheet.rows() {
        let code = sheet.key(row, code_column).to_owned();
        if code.is_empty() {
            report.fault(Fault::new("empty-key").with("column", "iCode"), || sheet.place(row, code_column));
            continue;
        }
        if lines.insert(code.clone(), sheet.line(row)).is_some() {
            report.fault(Fault::new("duplicate-code").with("given", shortened(&code)), || {
                sheet.place(row, code_column)
            });
            continue;
        }
        let given = sheet.text(row, type_column);
        let Some(kind) = Type::from_word(given) else {
            let known = Type::ALL.map(|(word, _)| word);
            let fault =
                Fault::new("coinr-type").with("given", shortened(given)).with("known", known.join(", "));
            let near = nearest(given, known);
            report.fault(fault.with("nearest", near), || sheet.place(row, type_column));
            continue;
        };
        entries.push(Entry { row, code, kind });
    }
    entries
}

/// The code of each node here: its own, unless that is none.
fn codes(sheet: &Sheet, entries: &[Entry], report: &mut Report) -> BTreeMap<String, String> {
    let nodes = || entries.iter().filter(|entry| entry.kind != Type::Group);
    let good = nodes().map(|entry| entry.code.as_str()).filter(|code| is_code(code));
    let mut taken = Codes::new(good);
    let mut codes = BTreeMap::new();
    for entry in nodes() {
        let code = if is_code(&entry.code) { entry.code.clone() } else { taken.fresh(&entry.code) };
        if code != entry.code {
            let place = Subject::Place(sheet.place(entry.row, column(sheet, "iCode")));
            let finding = Finding::warning("exchange-code-changed", place);
            report.add(finding.with("given", &entry.code).with("code", &code));
        }
        codes.insert(entry.code.clone(), code);
    }
    codes
}

/// The greatest level of an aggregate.
fn top(sheet: &Sheet, entries: &[Entry]) -> u32 {
    let aggregates = entries.iter().filter(|entry| entry.kind == Type::Aggregate);
    aggregates.filter_map(|entry| level(sheet, entry.row)).max().unwrap_or(0)
}

fn level(sheet: &Sheet, row: usize) -> Option<u32> {
    sheet.get(row, "Level")?.parse::<f64>().ok().map(|level| level as u32)
}

/// The usual word for a level: the index on top, then what COINr's own example calls its levels.
pub(super) fn level_word(level: Option<u32>, top: u32) -> String {
    match (level, top) {
        (Some(level), top) if level == top => "index".to_owned(),
        (Some(2), 3 | 4) | (Some(3), 5) => "pillar".to_owned(),
        (Some(3), 4) | (Some(4), 5) => "sub-index".to_owned(),
        (Some(2), 5) => "sub-pillar".to_owned(),
        (Some(level), _) => format!("level-{level}"),
        (None, _) => "aggregate".to_owned(),
    }
}

struct Reading<'a> {
    sheet: &'a Sheet,
    codes: BTreeMap<String, String>,
    top: u32,
    nodes: Vec<Indicator>,
    /// The row of each node.
    rows: Vec<usize>,
}

impl Reading<'_> {
    fn entry(&mut self, entry: &Entry, data: &Sheet, meta: &mut Meta, report: &mut Report) {
        let Entry { row, code, kind } = entry;
        let column = match kind {
            Type::Aggregate => {
                self.node(entry, report);
                return;
            }
            Type::Indicator | Type::Denominator => Column::Figures(self.node(entry, report)),
            Type::Group => {
                if let Some(name) = self.sheet.get(*row, "iName").filter(|name| name != code) {
                    meta.group_names.push((code.clone(), name));
                }
                Column::Group
            }
            Type::Other if UNIT_COLUMNS.contains(&code.as_str()) => Column::OfUnit,
            Type::Other if data.column(code).is_none_or(|column| data.is_numeric(column)) => {
                Column::Figures(self.node(entry, report))
            }
            Type::Other => {
                let place = Subject::Place(self.sheet.place(*row, 0));
                report.add(Finding::note("exchange-other-as-group", place).with("column", code));
                Column::Group
            }
        };
        meta.columns.insert(code.clone(), column);
    }

    /// Adds a node; its code.
    fn node(&mut self, entry: &Entry, report: &mut Report) -> String {
        let Entry { row, kind, .. } = *entry;
        let text = |name: &str| self.sheet.get(row, name);
        let mut number =
            |name: &str| self.sheet.column(name).and_then(|column| self.sheet.number(row, column, report));
        let in_tree = matches!(kind, Type::Indicator | Type::Aggregate);
        let is_indicator = kind == Type::Indicator;
        let code = self.codes.get(&entry.code).cloned().unwrap_or_default();
        let known = |code: String| self.codes.get(&code).cloned().unwrap_or(code);
        let mut raw = RawNode {
            code: code.clone(),
            parent: text("Parent").filter(|_| in_tree).map(known),
            level: match kind {
                Type::Indicator => INDICATOR.to_owned(),
                Type::Aggregate => {
                    text("level_name").unwrap_or_else(|| level_word(level(self.sheet, row), self.top))
                }
                Type::Denominator | Type::Group | Type::Other => INPUT.to_owned(),
            },
            direction: None,
            weight: number("Weight").filter(|_| in_tree),
            denominator: text("Denominator").filter(|_| is_indicator).map(known),
            denominator_scale: number("denominator_scale").filter(|_| is_indicator),
            target: number("Target").filter(|_| is_indicator),
            goalpost_low: number("goalpost_low").filter(|_| is_indicator),
            goalpost_high: number("goalpost_high").filter(|_| is_indicator),
        };
        raw.direction = self.direction(entry, report);
        if raw.parent.is_none() {
            raw.weight = None;
        }
        let note = if kind == Type::Other { Some(OTHER.to_owned()) } else { self.note(row) };
        self.nodes.push(Indicator {
            raw,
            name: self.name(entry),
            unit: text("Unit"),
            source: text("source"),
            access: text("access"),
            note,
        });
        self.rows.push(row);
        code
    }

    /// The direction of an indicator; an aggregate has none, and is told when the table says otherwise.
    fn direction(&self, entry: &Entry, report: &mut Report) -> Option<Direction> {
        let column = column(self.sheet, "Direction");
        let given = self.sheet.text(entry.row, column);
        let place = || self.sheet.place(entry.row, column);
        let way = match given.parse::<f64>() {
            Ok(1.0) => Some(Direction::Positive),
            Ok(-1.0) => Some(Direction::Negative),
            _ => None,
        };
        match entry.kind {
            Type::Indicator if way.is_none() && !given.is_empty() => {
                report.fault(Fault::new("coinr-direction").with("given", shortened(given)), place);
                Some(Direction::Positive)
            }
            Type::Indicator => way,
            _ => {
                if way == Some(Direction::Negative) {
                    let finding = Finding::note("exchange-direction-unused", Subject::Place(place()));
                    report.add(finding.with("node", &entry.code));
                }
                None
            }
        }
    }

    fn name(&self, entry: &Entry) -> Words {
        let own = words(&self.sheet.get(entry.row, "iName").unwrap_or_else(|| entry.code.clone()));
        let text = |name: &str| self.sheet.get(entry.row, name);
        Words { zh: text("name_zh").or(own.zh), en: text("name_en").or(own.en) }
    }

    /// What stands in columns without a place of their own.
    fn note(&self, row: usize) -> Option<String> {
        let others = other_columns(self.sheet).filter_map(|(column, name)| {
            let text = self.sheet.text(row, column);
            let kept = if name == "note" { text.to_owned() } else { format!("{name}: {text}") };
            (!text.is_empty()).then_some(kept)
        });
        let note = others.collect::<Vec<_>>().join("; ");
        (!note.is_empty()).then_some(note)
    }

    /// Checks the tree and puts the nodes into their order.
    fn finish(self, report: &mut Report) -> Vec<Indicator> {
        let raw: Vec<RawNode> = self.nodes.iter().map(|node| node.raw.clone()).collect();
        let located = |finding: Finding| {
            let place = match finding.subject {
                Subject::Node { row, field } => {
                    let column = field.and_then(|field| self.sheet.column(foreign(field))).unwrap_or(0);
                    self.sheet.place(self.rows[row], column)
                }
                _ => Place { line: 0, column: 0, length: 0, ..self.sheet.header_place(0) },
            };
            Finding { subject: Subject::Place(place), ..finding }
        };
        match Framework::check(&raw) {
            Ok((framework, findings)) => {
                findings.into_iter().map(located).for_each(|finding| report.add(finding));
                self.tell_levels(&framework, report);
                in_order(&framework).into_iter().map(|id| self.nodes[id].clone()).collect()
            }
            Err(findings) => {
                findings.into_iter().map(located).for_each(|finding| report.add(finding));
                self.nodes
            }
        }
    }

    /// COINr wants parents exactly one level up; here only `Parent` counts.
    fn tell_levels(&self, framework: &Framework, report: &mut Report) {
        for (id, node) in framework.nodes().iter().enumerate() {
            let Some(parent) = node.parent else { continue };
            let levels = (level(self.sheet, self.rows[id]), level(self.sheet, self.rows[parent]));
            if let (Some(own), Some(above)) = levels
                && above != own.saturating_add(1)
            {
                let place = Subject::Place(self.sheet.place(self.rows[id], column(self.sheet, "Level")));
                let finding =
                    Finding::warning("coinr-level", place).with("node", &node.code).with("level", own);
                report.add(finding.with("parent", &framework.node(parent).code).with("above", above));
            }
        }
    }
}

/// Nodes from the root down, each followed by what is below it; then inputs in the order of the table.
fn in_order(framework: &Framework) -> Vec<usize> {
    let mut order = Vec::new();
    let mut ahead = vec![framework.root()];
    while let Some(id) = ahead.pop() {
        order.push(id);
        ahead.extend(framework.node(id).children.iter().rev());
    }
    let nodes = framework.nodes().iter().enumerate();
    order.extend(nodes.filter(|(_, node)| node.kind == NodeKind::Input).map(|(id, _)| id));
    order
}

/// The column of `iMeta` for one of ours.
fn foreign(field: &str) -> &str {
    match field {
        "code" => "iCode",
        "parent" => "Parent",
        "level" => "Type",
        "direction" => "Direction",
        "weight" => "Weight",
        "denominator" => "Denominator",
        "target" => "Target",
        other => other,
    }
}

fn column(sheet: &Sheet, name: &str) -> usize {
    sheet.column(name).unwrap_or(0)
}

fn other_columns(sheet: &Sheet) -> impl Iterator<Item = (usize, &String)> {
    let is_other = |name: &str| !name.is_empty() && !KNOWN.contains(&name);
    sheet.header().iter().enumerate().filter(move |(_, name)| is_other(name))
}

fn tell_other_columns(sheet: &Sheet, report: &mut Report) {
    for (column, name) in other_columns(sheet).filter(|(_, name)| name.as_str() != "note") {
        let place = Subject::Place(sheet.header_place(column));
        report.add(Finding::note("exchange-column-as-note", place).with("column", name));
    }
}

/// Every variable of the table has a column in `iData`.
fn tell_missing_columns(sheet: &Sheet, data: &Sheet, entries: &[Entry], report: &mut Report) {
    let header: BTreeSet<&str> = data.header().iter().map(String::as_str).collect();
    let variables = entries.iter().filter(|entry| entry.kind != Type::Aggregate);
    for entry in variables.filter(|entry| !header.contains(entry.code.as_str())) {
        let near = nearest(&entry.code, header.iter().copied());
        let fault = Fault::new("coinr-no-column").with("code", shortened(&entry.code)).with("nearest", near);
        report.fault(fault, || sheet.place(entry.row, column(sheet, "iCode")));
    }
}
