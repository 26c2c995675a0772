//! What treatment changed: single points one by one, whole columns as such.

use quanheng_figures::Evaluation;
use quanheng_index::{Column, NodeId, StepKind};

use super::{cell, fixed, say, table};
use crate::document::{Align, Inline, Table};

/// One row for each point moved; where a transformation changed every value of an indicator, one row for all.
#[must_use]
pub fn treated(evaluation: &Evaluation) -> Table {
    let columns = [
        ("document-indicator", Align::Left, 4),
        ("document-method", Align::Left, 3),
        ("document-units-concerned", Align::Left, 2),
        ("document-before", Align::Right, 0),
        ("document-after", Align::Right, 0),
    ];
    let arguments = [("period", evaluation.period_shown().to_string())];
    let mut made = table(evaluation, say(evaluation, "document-table-treated", &arguments), &columns);
    let run = evaluation.computed.run;
    for (at, step) in run.trace().iter().enumerate().filter(|(_, step)| step.kind == StepKind::Treat) {
        let plan = evaluation.computed.plan.steps().nth(at);
        for change in step.changes.iter().filter(|change| change.period == evaluation.period) {
            let panel = &evaluation.computed.observations.panel;
            let before = run.received(panel, at, change.node, change.period);
            let method = plan.as_ref().map(|step| step.at_node(change.node).0);
            let method = method.map_or("", |method| match evaluation.language {
                quanheng_programme::Language::Zh => method.zh,
                quanheng_programme::Language::En => method.en,
            });
            made.rows.extend(rows(evaluation, change.node, method, before, &change.column));
        }
    }
    if made.rows.is_empty() {
        made.note = say(evaluation, "document-table-treated-none", &[]);
    }
    made
}

fn rows(
    evaluation: &Evaluation,
    node: NodeId,
    method: &str,
    before: &Column,
    after: &Column,
) -> Vec<Vec<Vec<Inline>>> {
    let pairs = |row: usize| before.value(row).zip(after.value(row));
    let present = (0..before.len()).filter(|&row| pairs(row).is_some()).count();
    let moved: Vec<usize> =
        (0..before.len()).filter(|&row| pairs(row).is_some_and(|(was, is)| was != is)).collect();
    let head = || vec![cell(evaluation.node_name(node)), cell(method)];
    if moved.len() > present / 2 {
        let mut row = head();
        let count = ("count", moved.len().to_string());
        row.extend([cell(say(evaluation, "document-all-values", &[count])), cell(""), cell("")]);
        return vec![row];
    }
    let one = |row: usize| {
        let (was, is) = pairs(row)?;
        let mut cells = head();
        cells.extend([cell(evaluation.unit_name(row)), cell(fixed(was, 4)), cell(fixed(is, 4))]);
        Some(cells)
    };
    moved.into_iter().filter_map(one).collect()
}
