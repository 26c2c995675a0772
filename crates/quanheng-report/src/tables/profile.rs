//! One unit: every dimension and indicator with figure, score and rank, beside the mean of all.

use quanheng_figures::Evaluation;
use quanheng_index::{NodeId, NodeKind};

use super::{NOTHING, cell, decimals, figure_decimals, fixed, number, place, say, table};
use crate::document::{Align, Inline, Table};

/// One row for each node below the root.
#[must_use]
pub fn profile(evaluation: &Evaluation, unit: usize) -> Table {
    let columns = [
        ("document-item", Align::Left, 5),
        ("document-figure-reported", Align::Right, 2),
        ("document-unit", Align::Left, 2),
        ("document-score", Align::Right, 0),
        ("document-mean", Align::Right, 0),
        ("document-rank", Align::Right, 0),
    ];
    let arguments =
        [("unit", evaluation.unit_name(unit).to_owned()), ("period", evaluation.period_shown().to_string())];
    let mut made = table(evaluation, say(evaluation, "document-table-profile", &arguments), &columns);
    let framework = evaluation.computed.run.framework();
    for node in framework.top_down().into_iter().filter(|&node| node != framework.root()) {
        made.rows.push(row(evaluation, node, unit));
    }
    made.note = say(evaluation, "document-table-profile-note", &[]);
    made
}

fn row(evaluation: &Evaluation, node: NodeId, unit: usize) -> Vec<Vec<Inline>> {
    let run = evaluation.computed.run;
    let is_inner = run.framework().node(node).kind == NodeKind::Inner;
    let name = evaluation.node_name(node);
    let scores = run.scores(node, evaluation.period);
    let digits = decimals(scores.iter());
    let (figure, measure) = if is_inner { (cell(""), cell("")) } else { reported(evaluation, node, unit) };
    let members = evaluation.ranked(node);
    let total: f64 = members.iter().filter_map(|&row| scores.value(row)).sum();
    let mean = (!members.is_empty()).then(|| total / members.len() as f64);
    vec![
        if is_inner { vec![Inline::Strong(cell(name))] } else { cell(format!("\u{2003}{name}")) },
        figure,
        measure,
        number(scores.value(unit), digits),
        number(mean, digits),
        cell(place(evaluation, node, unit).unwrap_or_else(|| position(evaluation, node, unit))),
    ]
}

/// The figure as reported, with its unit; where it is missing, the reason.
fn reported(evaluation: &Evaluation, node: NodeId, unit: usize) -> (Vec<Inline>, Vec<Inline>) {
    let column = evaluation.computed.observations.panel.column(node, evaluation.period);
    let measure = evaluation.measure(node).unwrap_or_default();
    match column.value(unit) {
        Some(value) => (cell(fixed(value, figure_decimals(column.iter()))), cell(measure)),
        None => {
            let reason = say(evaluation, &format!("mark-{}", column.mark(unit).slug()), &[]);
            (cell(reason), cell(measure))
        }
    }
}

/// The rank of a score where no step ranked the node.
fn position(evaluation: &Evaluation, node: NodeId, unit: usize) -> String {
    let scores = evaluation.computed.run.scores(node, evaluation.period);
    let Some(own) = scores.value(unit) else { return NOTHING.to_owned() };
    let better = evaluation.ranked(node).into_iter().filter(|&row| scores.value(row) > Some(own)).count();
    (better + 1).to_string()
}
