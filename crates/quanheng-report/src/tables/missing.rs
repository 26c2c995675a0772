//! What is missing, why, and what stands in its place.

use std::collections::BTreeMap;

use quanheng_figures::Evaluation;
use quanheng_index::{Mark, NodeId};

use super::{cell, say, table};
use crate::document::{Align, Inline, Table};

/// One row for each indicator and reason: the units, and whether a step filled the gap.
#[must_use]
pub fn missing(evaluation: &Evaluation) -> Table {
    let columns = [
        ("document-indicator", Align::Left, 3),
        ("document-reason", Align::Left, 2),
        ("document-units-concerned", Align::Left, 4),
        ("document-filled", Align::Left, 2),
    ];
    let arguments = [("period", evaluation.period_shown().to_string())];
    let mut made = table(evaluation, say(evaluation, "document-table-missing", &arguments), &columns);
    for leaf in evaluation.computed.run.framework().leaves() {
        for ((reason, is_filled), units) in gaps(evaluation, leaf) {
            made.rows.push(row(evaluation, leaf, reason, is_filled, &units));
        }
    }
    if made.rows.is_empty() {
        made.note = say(evaluation, "document-table-missing-none", &[]);
    }
    made
}

/// Units that lack a figure, by reason and whether they have a score all the same.
fn gaps(evaluation: &Evaluation, leaf: NodeId) -> BTreeMap<(Mark, bool), Vec<usize>> {
    let column = evaluation.computed.observations.panel.column(leaf, evaluation.period);
    let scores = evaluation.computed.run.scores(leaf, evaluation.period);
    let derived = (0..column.len()).all(|row| column.value(row).is_none());
    let mut found: BTreeMap<(Mark, bool), Vec<usize>> = BTreeMap::new();
    for row in (0..column.len()).filter(|&row| column.value(row).is_none()) {
        let is_filled = scores.value(row).is_some();
        // An indicator without any figures of its own is computed from others: only its gaps are gaps.
        if !(derived && is_filled) {
            found.entry((column.mark(row), is_filled)).or_default().push(row);
        }
    }
    found
}

fn row(
    evaluation: &Evaluation,
    leaf: NodeId,
    reason: Mark,
    is_filled: bool,
    units: &[usize],
) -> Vec<Vec<Inline>> {
    let separator = say(evaluation, "document-list-separator", &[]);
    let names: Vec<&str> = units.iter().map(|&unit| evaluation.unit_name(unit)).collect();
    vec![
        cell(evaluation.node_name(leaf)),
        cell(say(evaluation, &format!("mark-{}", reason.slug()), &[])),
        cell(names.join(&separator)),
        cell(say(evaluation, if is_filled { "document-filled-yes" } else { "document-filled-no" }, &[])),
    ]
}
