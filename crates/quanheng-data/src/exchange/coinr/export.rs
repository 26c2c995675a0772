//! A programme as `iData` and `iMeta`.

use quanheng_index::framework::INPUT;
use quanheng_index::{Direction, Finding, Framework, Mark, NodeId, Panel, Role, Subject};
use quanheng_programme::{Indicator, Language, Words};

use super::super::code::Codes;
use super::super::ladder::{Rung, height, ladder};
use super::super::{CoinrFiles, Exchanged, Export};
use super::meta::level_word;
use super::{DATA, META, NO_TIME, OTHER, TIME, UNIT_CODE, UNIT_NAME};
use crate::error::DataError;
use crate::table::{Cells, Table, number_text};
use crate::{csv, workbook};

/// What R writes where there is nothing.
const NOTHING: &str = "NA";

pub(in super::super) fn export(export: &Export, form: CoinrFiles) -> Result<Exchanged, DataError> {
    let framework = export.framework();
    let rungs = ladder(&framework, height(&framework));
    let attributes = attributes(export);
    let tables = [data(export, &framework, &attributes), meta(export, &rungs, &attributes)];
    let files = match form {
        CoinrFiles::Csv => {
            tables.iter().map(|table| (format!("{}.csv", table.name), csv::write(&with_na(table)))).collect()
        }
        CoinrFiles::Workbook => {
            let sheets: Vec<workbook::Sheet> = tables
                .iter()
                .map(|table| workbook::Sheet { name: Words::default(), table, frozen_columns: 2 })
                .collect();
            vec![("coinr.xlsx".to_owned(), workbook::write(&sheets, export.language)?)]
        }
    };
    Ok(Exchanged { files, findings: findings(export, &framework, &rungs) })
}

/// The table with R's word for nothing in empty cells.
fn with_na(table: &Table) -> Table {
    let mut texts = Table::new(&table.name);
    for column in &table.columns {
        let cells = (0..table.rows()).map(|row| column.cells.text(row).or_else(|| Some(NOTHING.to_owned())));
        texts.push(&column.name, Words::default(), Cells::Text(cells.collect()));
    }
    texts
}

/// A column of `units.csv` that COINr has no place for, with its texts.
struct Attribute {
    name: &'static str,
    texts: Vec<Option<String>>,
}

fn attributes(export: &Export) -> Vec<Attribute> {
    let (programme, units) = (export.programme, &export.programme.units);
    let period = |period: Option<quanheng_index::Period>| period.map(|period| period.to_string());
    let other = |words: &Words| other_name(words, export.language);
    let reference = |role| if role == Role::Reference { "reference" } else { "member" };
    let has_reference = units.iter().any(|unit| unit.role == Role::Reference);
    let attributes = [
        Attribute {
            name: other_column(export.language),
            texts: programme.unit_names.iter().map(other).collect(),
        },
        Attribute {
            name: "role",
            texts: units.iter().map(|unit| has_reference.then(|| reference(unit.role).to_owned())).collect(),
        },
        Attribute { name: "valid_from", texts: units.iter().map(|unit| period(unit.valid_from)).collect() },
        Attribute { name: "valid_to", texts: units.iter().map(|unit| period(unit.valid_to)).collect() },
    ];
    attributes.into_iter().filter(|attribute| attribute.texts.iter().any(Option::is_some)).collect()
}

/// The column for names in the language that `uName` and `iName` are not in.
const fn other_column(language: Language) -> &'static str {
    match language {
        Language::Zh => "name_en",
        Language::En => "name_zh",
    }
}

/// The name in the other language, unless it stands in for a missing one.
fn other_name(words: &Words, language: Language) -> Option<String> {
    match language {
        Language::Zh => words.zh.as_ref().and(words.en.clone()),
        Language::En => words.en.as_ref().and(words.zh.clone()),
    }
}

fn data(export: &Export, framework: &Framework, attributes: &[Attribute]) -> Table {
    let programme = export.programme;
    let panel = &export.observations.panel;
    let rows = rows(panel, framework);
    let text =
        |of: &dyn Fn(usize) -> Option<String>| Cells::Text(rows.iter().map(|&(unit, _)| of(unit)).collect());
    let mut table = Table::new(DATA);
    let mut push = |name: &str, cells| table.push(name, Words::default(), cells);
    push(UNIT_NAME, text(&|unit| Some(programme.unit_name(unit, export.language).to_owned())));
    push(UNIT_CODE, text(&|unit| Some(programme.units.get(unit).code.clone())));
    for (name, grouping) in programme.units.groupings() {
        let label = |unit| grouping.group(unit).map(|group| grouping.labels()[group].clone());
        push(name, text(&label));
    }
    for attribute in attributes {
        push(attribute.name, text(&|unit| attribute.texts[unit].clone()));
    }
    let periods = panel.periods();
    if periods.len() > 1 || periods.first().is_some_and(|period| period.to_string() != NO_TIME) {
        let times = rows.iter().map(|&(_, period)| Some(periods[period].to_string()));
        push(TIME, Cells::Text(times.collect()));
    }
    for node in framework.inputs().chain(framework.leaves()) {
        let values = rows.iter().map(|&(unit, period)| panel.column(node, period).value(unit));
        push(&framework.node(node).code, Cells::Number(values.collect()));
    }
    table
}

/// Units and periods that have anything, unit by unit so that their order stays; a unit without any figure stands
/// once.
fn rows(panel: &Panel, framework: &Framework) -> Vec<(usize, usize)> {
    let has_value = |unit: usize, period: usize| {
        framework.data_nodes().any(|node| panel.column(node, period).value(unit).is_some())
    };
    let mut rows = Vec::new();
    for unit in 0..panel.units().len() {
        let before = rows.len();
        rows.extend(
            (0..panel.periods().len()).filter(|&period| has_value(unit, period)).map(|at| (unit, at)),
        );
        if rows.len() == before && !panel.periods().is_empty() {
            rows.push((unit, 0));
        }
    }
    rows
}

/// A row of `iMeta` in the making.
#[derive(Default)]
struct Row {
    level: Option<i64>,
    code: String,
    name: Option<String>,
    direction: Option<i64>,
    weight: Option<f64>,
    parent: Option<String>,
    kind: &'static str,
    /// The node it describes; a filler describes none.
    node: Option<NodeId>,
}

fn meta(export: &Export, rungs: &[Rung], attributes: &[Attribute]) -> Table {
    let rows = meta_rows(export, rungs, attributes);
    let indicators = &export.programme.indicators;
    let of_node = |of: &dyn Fn(&Indicator) -> Option<String>| {
        rows.iter().map(|row| of(&indicators[row.node?])).collect::<Vec<_>>()
    };
    let number = |of: &dyn Fn(&Indicator) -> Option<f64>| {
        Cells::Number(rows.iter().map(|row| of(&indicators[row.node?])).collect())
    };
    let mut table = Table::new(META);
    let mut push = |name: &str, cells| table.push(name, Words::default(), cells);
    push("Level", Cells::Count(rows.iter().map(|row| row.level).collect()));
    push("iCode", Cells::Text(rows.iter().map(|row| Some(row.code.clone())).collect()));
    push("iName", Cells::Text(rows.iter().map(|row| row.name.clone()).collect()));
    push("Direction", Cells::Count(rows.iter().map(|row| row.direction).collect()));
    push("Weight", Cells::Number(rows.iter().map(|row| row.weight).collect()));
    push("Unit", Cells::Text(of_node(&|node| node.unit.clone())));
    push("Target", number(&|node| node.raw.target));
    push("Denominator", Cells::Text(of_node(&|node| node.raw.denominator.clone())));
    push("Parent", Cells::Text(rows.iter().map(|row| row.parent.clone()).collect()));
    push("Type", Cells::Text(rows.iter().map(|row| Some(row.kind.to_owned())).collect()));
    let note = |node: &Indicator| node.note.clone().filter(|note| note != OTHER);
    let further: [(&str, Vec<Option<String>>); 8] = [
        (other_column(export.language), of_node(&|node| other_name(&node.name, export.language))),
        ("level_name", level_names(&rows, indicators)),
        ("denominator_scale", of_node(&|node| node.raw.denominator_scale.map(number_text))),
        ("goalpost_low", of_node(&|node| node.raw.goalpost_low.map(number_text))),
        ("goalpost_high", of_node(&|node| node.raw.goalpost_high.map(number_text))),
        ("source", of_node(&|node| node.source.clone())),
        ("access", of_node(&|node| node.access.clone())),
        ("note", of_node(&note)),
    ];
    for (name, texts) in further.into_iter().filter(|(_, texts)| texts.iter().any(Option::is_some)) {
        push(name, Cells::Text(texts));
    }
    table
}

/// Our words for levels; nothing when the importer would come to the same words by itself.
fn level_names(rows: &[Row], indicators: &[Indicator]) -> Vec<Option<String>> {
    let number = |row: &Row| row.level.and_then(|level| u32::try_from(level).ok());
    let top = rows.iter().filter_map(number).max().unwrap_or(0);
    let inner =
        |row: &Row| row.node.filter(|_| row.kind == "Aggregate").map(|node| &indicators[node].raw.level);
    let is_usual = |row: &Row| inner(row).is_none_or(|level| *level == level_word(number(row), top));
    if rows.iter().all(is_usual) {
        return vec![None; rows.len()];
    }
    rows.iter().map(|row| inner(row).cloned()).collect()
}

/// Indicators, then aggregates level by level, then groups, denominators and others.
fn meta_rows(export: &Export, rungs: &[Rung], attributes: &[Attribute]) -> Vec<Row> {
    let indicators = &export.programme.indicators;
    let mut codes = Codes::new(indicators.iter().map(|node| node.raw.code.as_str()));
    let codes: Vec<String> = rungs
        .iter()
        .map(|rung| {
            let code = &indicators[rung.node].raw.code;
            if rung.is_filler { codes.fresh(code) } else { code.clone() }
        })
        .collect();
    let mut rows: Vec<Row> = rungs
        .iter()
        .zip(&codes)
        .map(|(rung, code)| {
            let direction = indicators[rung.node].raw.direction;
            let is_negative = rung.level == 0 && direction == Some(Direction::Negative);
            Row {
                level: i64::try_from(rung.level + 1).ok(),
                code: code.clone(),
                name: Some(export.programme.node_name(rung.node, export.language).to_owned()),
                direction: Some(if is_negative { -1 } else { 1 }),
                weight: Some(rung.weight),
                parent: rung.parent.map(|parent| codes[parent].clone()),
                kind: if rung.level == 0 { "Indicator" } else { "Aggregate" },
                node: (!rung.is_filler).then_some(rung.node),
            }
        })
        .collect();
    rows.sort_by_key(|row| row.level);
    let groups = export.programme.units.groupings().keys();
    rows.extend(groups.map(|name| Row {
        code: name.clone(),
        name: Some(name.clone()),
        kind: "Group",
        ..Row::default()
    }));
    let inputs = indicators.iter().enumerate().filter(|(_, node)| node.raw.level == INPUT);
    rows.extend(inputs.map(|(id, node)| Row {
        code: node.raw.code.clone(),
        name: Some(export.programme.node_name(id, export.language).to_owned()),
        kind: if node.note.as_deref() == Some(OTHER) { "Other" } else { "Denominator" },
        node: Some(id),
        ..Row::default()
    }));
    let other = |attribute: &Attribute| Row {
        code: attribute.name.to_owned(),
        name: Some(attribute.name.to_owned()),
        kind: "Other",
        ..Row::default()
    };
    rows.extend(attributes.iter().map(other));
    rows
}

fn findings(export: &Export, framework: &Framework, rungs: &[Rung]) -> Vec<Finding> {
    let mut findings = vec![Finding::note("exchange-method-left", Subject::Programme)];
    let fillers = rungs.iter().filter(|rung| rung.is_filler).count();
    if fillers > 0 {
        findings.push(Finding::note("exchange-levels-filled", Subject::Programme).with("count", fillers));
    }
    let marks = export.marks(framework, 0..export.observations.panel.periods().len());
    if marks > 0 {
        findings.push(Finding::warning("exchange-marks-left", Subject::Programme).with("count", marks));
    }
    let references = export.programme.units.iter().filter(|unit| unit.role == Role::Reference).count();
    if references > 0 {
        findings.push(Finding::warning("exchange-references", Subject::Programme).with("count", references));
    }
    findings
}

impl Export<'_> {
    /// The programme's own framework.
    pub(in super::super) fn framework(&self) -> Framework {
        // A loaded programme has been through this check.
        self.programme
            .method(None)
            .map(|method| method.framework)
            .expect("the framework of a loaded programme")
    }

    /// Cells whose status or missing-reason has no place elsewhere.
    pub(in super::super) fn marks(&self, framework: &Framework, periods: std::ops::Range<usize>) -> usize {
        let plain = [Mark::Observed, Mark::NotAvailable, Mark::NotValid];
        let cells = |node, period| {
            let marks = self.observations.panel.column(node, period).marks();
            marks.iter().filter(|mark| !plain.contains(mark)).count()
        };
        framework.data_nodes().flat_map(|node| periods.clone().map(move |period| cells(node, period))).sum()
    }
}
