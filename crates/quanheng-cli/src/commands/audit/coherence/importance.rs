//! What does the work that weights promise.

use quanheng_audit::coherence::Part;
use quanheng_index::NodeId;

use super::{Found, count};
use crate::report::{Column, Section, Show, node_columns};

/// Columns a name may take beside another.
const NAME: usize = 24;

/// Children in their parents, and indicators in the index.
pub(super) fn sections(found: &Found) -> [Section; 2] {
    let of_parents = found.coherence.importance.iter().filter(|of| of.parts.len() > 1);
    let children: Vec<(NodeId, Part)> =
        of_parents.flat_map(|of| of.parts.iter().map(|part| (of.node, *part))).collect();
    let indicators = &found.coherence.indicators;
    let indicators: Vec<(NodeId, Part)> =
        indicators.parts.iter().map(|part| (indicators.node, *part)).collect();
    let in_parent = found.nodes("parent", &children.iter().map(|row| Some(row.0)).collect::<Vec<_>>());
    [
        section(found, "coherence_importance", &children, Some(in_parent))
            .legend("coherence-importance-legend"),
        section(found, "coherence_importance_index", &indicators, None)
            .legend("coherence-importance-index-legend"),
    ]
}

/// Between these multiples of the weight a terminal shows no importance.
const LOW: f64 = 2.0 / 3.0;
const HIGH: f64 = 1.5;

/// A row for each part. Shown is what is out of proportion, the greatest difference first.
fn section(found: &Found, name: &'static str, rows: &[(NodeId, Part)], parent: Option<Column>) -> Section {
    let nodes: Vec<NodeId> = rows.iter().map(|(_, part)| part.node).collect();
    let mut columns = node_columns(found.session, found.programme, &nodes, NAME);
    let numbers = |of: fn(&Part) -> Option<f64>| rows.iter().map(|(_, part)| of(part)).collect();
    columns.extend(parent);
    columns.extend([
        Column::count("units", Show::Hidden, rows.iter().map(|(_, part)| count(part.units)).collect()),
        Column::number("weight", Show::Share, numbers(|part| Some(part.weight))),
        Column::number("r", Show::Number, numbers(|part| part.r)),
        Column::number("importance_linear", Show::Hidden, numbers(|part| Some(part.linear))),
        Column::number("importance_curve", Show::Number, numbers(|part| Some(part.smooth))),
        Column::number("curve_freedom", Show::Hidden, numbers(|part| Some(part.freedom))),
        Column::number("importance_linear_share", Show::Share, numbers(|part| Some(part.linear_share))),
        Column::number("importance_share", Show::Share, numbers(|part| Some(part.smooth_share))),
        Column::number("importance_ratio", Show::Number, numbers(|part| Some(part.ratio()))),
    ]);
    let difference = |row: usize| (rows[row].1.smooth_share - rows[row].1.weight).abs();
    let is_shown = |row: usize| !(LOW..=HIGH).contains(&rows[row].1.ratio());
    Section::new(name, columns).showing(is_shown, |row| Some(difference(row)))
}
