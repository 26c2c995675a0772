//! The figures of a node's indicators, unit by unit.

use quanheng_figures::Evaluation;
use quanheng_index::NodeId;

use super::{NOTHING, cell, figure_decimals, leaves, measured, number, say, table};
use crate::document::{Align, Column, Inline, Table};

/// One row for each unit, one column for each indicator below a node: figures as reported in the period shown.
#[must_use]
pub fn data(evaluation: &Evaluation, node: NodeId) -> Table {
    let arguments =
        [("node", evaluation.node_name(node).to_owned()), ("period", evaluation.period_shown().to_string())];
    let caption = say(evaluation, "document-table-data", &arguments);
    let mut made = table(evaluation, caption, &[("document-name", Align::Left, 2)]);
    let leaves = leaves(evaluation, node);
    made.columns.extend(leaves.iter().map(|&leaf| Column {
        heading: cell(measured(evaluation, leaf)),
        align: Align::Right,
        width: 2,
    }));
    for unit in 0..evaluation.computed.run.units().len() {
        let mut row = vec![cell(evaluation.unit_name(unit))];
        row.extend(leaves.iter().map(|&leaf| figure(evaluation, leaf, unit)));
        made.rows.push(row);
    }
    made.note = say(evaluation, "document-table-data-note", &[("nothing", NOTHING.to_owned())]);
    made
}

fn figure(evaluation: &Evaluation, leaf: NodeId, unit: usize) -> Vec<Inline> {
    let column = evaluation.computed.observations.panel.column(leaf, evaluation.period);
    number(column.value(unit), figure_decimals(column.iter()))
}
