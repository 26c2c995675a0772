//! The framework: dimensions and indicators with units, directions and weights.

use quanheng_figures::Evaluation;
use quanheng_index::{Direction, NodeId};

use super::{cell, fixed, leaves, say, table};
use crate::document::{Align, Inline, Table};

/// One row for each indicator; what stands above it is named in the first row of its family.
#[must_use]
pub fn framework(evaluation: &Evaluation) -> Table {
    let columns = [
        ("document-dimension", Align::Left, 3),
        ("document-indicator", Align::Left, 5),
        ("document-unit", Align::Left, 2),
        ("document-direction", Align::Centre, 0),
        ("document-effective-weight", Align::Right, 0),
    ];
    let caption = say(evaluation, "document-table-framework", &[]);
    let mut made = table(evaluation, caption, &columns);
    let root = evaluation.root();
    for &child in &evaluation.computed.run.framework().node(root).children {
        for (at, leaf) in leaves(evaluation, child).into_iter().enumerate() {
            let first = if at == 0 && leaf != child { dimension(evaluation, child) } else { cell("") };
            made.rows.push(row(evaluation, first, leaf));
        }
    }
    made.note = say(evaluation, "document-table-framework-note", &[]);
    made
}

/// A dimension with its weight.
fn dimension(evaluation: &Evaluation, node: NodeId) -> Vec<Inline> {
    let share = evaluation.computed.run.weight_share(node, evaluation.period);
    vec![
        Inline::Strong(cell(evaluation.node_name(node))),
        Inline::LineBreak,
        Inline::Text(format!("{}%", fixed(100.0 * share, 1))),
    ]
}

fn row(evaluation: &Evaluation, first: Vec<Inline>, leaf: NodeId) -> Vec<Vec<Inline>> {
    let sign = match evaluation.computed.run.framework().node(leaf).direction {
        Direction::Positive => "+",
        Direction::Negative => "−",
    };
    let weight = evaluation.computed.run.effective_weight(leaf, evaluation.period);
    vec![
        first,
        cell(evaluation.node_name(leaf)),
        cell(evaluation.measure(leaf).unwrap_or_default()),
        cell(sign),
        cell(format!("{}%", fixed(100.0 * weight, 1))),
    ]
}
