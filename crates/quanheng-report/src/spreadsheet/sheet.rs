//! The sheet of scores: a row for each unit, children to the right of what they make up.

use quanheng_figures::Evaluation;
use quanheng_index::NodeId;
use quanheng_programme::catalogue;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Worksheet, XlsxError};

use super::formula::Mean;

/// Rows of the head: names, codes, weights.
const NAMES: u32 = 0;
const CODES: u32 = 1;
const WEIGHTS: u32 = 2;
/// The first unit.
const UNITS: u32 = 3;
/// Columns of the head: code and name.
const KEYS: u16 = 2;

/// Title and a date that is always the same: the file must not tell when it was made.
pub(super) fn properties(evaluation: &Evaluation) -> Result<DocProperties, XlsxError> {
    let title = evaluation.computed.programme.title.get(evaluation.language).unwrap_or_default();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&epoch))
}

pub(super) fn write(evaluation: &Evaluation, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let say = |code: &str| catalogue::say(evaluation.language, code, &[]);
    let (head, faint) = (Format::new().set_bold().set_text_wrap(), Format::new().set_font_color("5B6673"));
    sheet.set_name(say("document-sheet"))?;
    sheet.set_freeze_panes(UNITS, KEYS)?;
    sheet.write_with_format(WEIGHTS, 0, say("document-weight"), &head)?;
    sheet.write_with_format(NAMES, 1, say("document-name"), &head)?;
    sheet.set_column_width(1, 24)?;
    let columns = columns(evaluation);
    for unit in 0..evaluation.computed.run.units().len() {
        let row = UNITS + unit as u32;
        sheet.write_with_format(row, 0, &evaluation.computed.run.units().get(unit).code, &faint)?;
        sheet.write(row, 1, evaluation.unit_name(unit))?;
    }
    for (at, &node) in columns.iter().enumerate() {
        let column = KEYS + at as u16;
        sheet.write_with_format(NAMES, column, evaluation.node_name(node), &head)?;
        sheet.write_with_format(
            CODES,
            column,
            &evaluation.computed.run.framework().node(node).code,
            &faint,
        )?;
        if node != evaluation.root() {
            sheet.write(WEIGHTS, column, evaluation.computed.run.weight(node, evaluation.period))?;
        }
        sheet.set_column_width(column, 14)?;
        scores(evaluation, sheet, node, (column, family(evaluation, &columns, node)))?;
    }
    ranks(evaluation, sheet, KEYS + columns.len() as u16)?;
    let below = UNITS + evaluation.computed.run.units().len() as u32 + 1;
    sheet.write_with_format(below, 1, say("document-sheet-note"), &faint)?;
    Ok(())
}

/// The root, then the children of each node together.
fn columns(evaluation: &Evaluation) -> Vec<NodeId> {
    let framework = evaluation.computed.run.framework();
    let mut all = vec![framework.root()];
    let mut at = 0;
    while at < all.len() {
        all.extend(&framework.node(all[at]).children);
        at += 1;
    }
    all
}

/// First and last column of a node's children.
fn family(evaluation: &Evaluation, columns: &[NodeId], node: NodeId) -> Option<(u16, u16)> {
    let children = &evaluation.computed.run.framework().node(node).children;
    let first = columns.iter().position(|column| Some(column) == children.first())? as u16;
    Some((KEYS + first, KEYS + first + children.len() as u16 - 1))
}

fn scores(
    evaluation: &Evaluation,
    sheet: &mut Worksheet,
    node: NodeId,
    (column, family): (u16, Option<(u16, u16)>),
) -> Result<(), XlsxError> {
    let scores = evaluation.computed.run.scores(node, evaluation.period);
    let mean = family.and_then(|family| Some((Mean::of(evaluation, node)?, family)));
    for unit in 0..scores.len() {
        let row = UNITS + unit as u32;
        let has_gap = is_gapped(evaluation, node, unit);
        match (mean, scores.value(unit)) {
            (Some((mean, family)), value) if mean.bears_gaps() || !has_gap => {
                let result = value.map_or_else(String::new, |value| value.to_string());
                let formula = Formula::new(mean.formula(row, WEIGHTS, family)).set_result(result);
                sheet.write(row, column, formula)?;
            }
            (_, Some(value)) => {
                sheet.write(row, column, value)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_gapped(evaluation: &Evaluation, node: NodeId, unit: usize) -> bool {
    let run = evaluation.computed.run;
    let children = &run.framework().node(node).children;
    children.iter().any(|&child| run.scores(child, evaluation.period).value(unit).is_none())
}

/// The rank of each score at the root, recomputed by the spreadsheet.
fn ranks(evaluation: &Evaluation, sheet: &mut Worksheet, column: u16) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    let word = catalogue::say(evaluation.language, "document-rank", &[]);
    sheet.write_with_format(NAMES, column, word, &head)?;
    let units = evaluation.computed.run.units().len() as u32;
    let (first, last) = (UNITS + 1, UNITS + units);
    let scores = evaluation.computed.run.scores(evaluation.root(), evaluation.period);
    let members = evaluation.ranked(evaluation.root());
    for &unit in &members {
        let row = UNITS + unit as u32;
        let own = row_col_to_cell(row, KEYS);
        let rank = members.iter().filter(|&&other| scores.value(other) > scores.value(unit)).count() + 1;
        let formula = format!("=RANK({own},C${first}:C${last})");
        sheet.write(row, column, Formula::new(formula).set_result(rank.to_string()))?;
    }
    Ok(())
}
