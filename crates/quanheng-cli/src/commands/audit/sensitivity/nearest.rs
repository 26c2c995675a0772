//! The smallest change of all weights at once.

use quanheng_audit::weight_stability::{Cause, Nearest, NearestChanges, Norm, Over, Stability};
use quanheng_index::NodeId;

use super::super::audited::Audited;
use super::causes;
use crate::layout;
use crate::report::{Column, NAME, Report, Section, Show, node_columns};
use crate::session::Session;

/// Columns of what happens there.
const ROOM: usize = 44;

/// One smallest change.
struct Row<'a> {
    of: &'a NearestChanges,
    norm: Option<Norm>,
    event: &'static str,
    nearest: Option<&'a Nearest>,
    /// Why there is none.
    none: Option<String>,
}

pub(super) fn add(session: &Session, audited: &Audited, found: &Stability, report: &mut Report) {
    let rows: Vec<Row> = found.nearest.iter().flat_map(rows).collect();
    let text = |of: &dyn Fn(&Row) -> Option<String>| rows.iter().map(of).collect::<Vec<_>>();
    let over = |row: &Row| match row.of.over {
        Over::Children(node) => audited.programme.indicators[node].raw.code.clone(),
        Over::Indicators => "indicators".to_owned(),
    };
    let shown_over = rows.iter().map(|row| match row.of.over {
        Over::Children(node) => layout::cut(audited.programme.node_name(node, session.language), NAME),
        Over::Indicators => session.say("sensitivity-over-indicators", &[]),
    });
    let event = rows.iter().map(|row| session.say(&format!("sensitivity-event-{}", row.event), &[]));
    let cause = |row: &Row| row.nearest.map(|nearest| nearest.cause);
    let shown_cause = rows.iter().map(|row| match (cause(row), &row.none) {
        (Some(cause), _) => layout::cut(&causes::said(session, audited, &found.members, cause), ROOM),
        (None, Some(_)) => session.say("sensitivity-cause-unknown", &[]),
        (None, None) => session.say("sensitivity-cause-never", &[]),
    });
    let units = |cause: Cause| causes::units(audited, &found.members, cause);
    let columns = vec![
        Column::text("weights_of", Show::As(shown_over.collect()), text(&|row| Some(over(row)))),
        Column::text("event", Show::As(event.collect()), text(&|row| Some(row.event.to_owned()))),
        Column::text("norm", Show::Hidden, text(&|row| Some(norm(row.norm?).to_owned()))),
        Column::number("distance", Show::Share, rows.iter().map(|row| Some(row.nearest?.distance)).collect()),
        Column::text(
            "cause",
            Show::As(shown_cause.collect()),
            text(&|row| Some(causes::word(cause(row)?).to_owned())),
        ),
        Column::text("cause_units", Show::Hidden, text(&|row| cause(row).map(units))),
        Column::text("no_nearest", Show::Hidden, text(&|row| row.none.clone())),
    ];
    let is_sum = |row: usize| rows[row].norm == Some(Norm::Sum);
    report.sections.push(
        Section::new("sensitivity_nearest", columns)
            .showing(is_sum, |row| Some(-(row as f64)))
            .legend("sensitivity-nearest-legend"),
    );
    report.sections.push(shares(session, audited, &rows, &over));
}

/// The shares of every smallest change.
fn shares(session: &Session, audited: &Audited, rows: &[Row], over: &dyn Fn(&Row) -> String) -> Section {
    let mut cells: Vec<(&Row, &Nearest, usize)> = Vec::new();
    for row in rows {
        let nearest = row.nearest.into_iter();
        cells.extend(nearest.flat_map(|nearest| (0..row.of.nodes.len()).map(move |at| (row, nearest, at))));
    }
    let nodes: Vec<NodeId> = cells.iter().map(|(row, _, at)| row.of.nodes[*at]).collect();
    let text = |of: &dyn Fn(&Row) -> Option<String>| cells.iter().map(|(row, ..)| of(row)).collect();
    let mut columns = vec![
        Column::text("weights_of", Show::Plain, text(&|row| Some(over(row)))),
        Column::text("event", Show::Plain, text(&|row| Some(row.event.to_owned()))),
        Column::text("norm", Show::Plain, text(&|row| Some(norm(row.norm?).to_owned()))),
    ];
    columns.extend(node_columns(session, audited.programme, &nodes, NAME));
    let number =
        |of: &dyn Fn(&(&Row, &Nearest, usize)) -> f64| cells.iter().map(|cell| Some(of(cell))).collect();
    columns.push(Column::number("share", Show::Share, number(&|(row, _, at)| row.of.shares[*at])));
    columns.push(Column::number("share_there", Show::Share, number(&|(_, nearest, at)| nearest.shares[*at])));
    Section::new("sensitivity_nearest_weights", columns).for_files()
}

fn rows(of: &NearestChanges) -> Vec<Row<'_>> {
    let row = |norm, event, nearest, none| Row { of, norm, event, nearest, none };
    match &of.found {
        Err(reason) => {
            let none = Some(causes::no_nearest(*reason).to_owned());
            vec![row(Some(Norm::Sum), "leader", None, none)]
        }
        Ok(both) => both
            .iter()
            .flat_map(|changes| {
                let norm = Some(changes.norm);
                let mut rows = vec![
                    row(norm, "leader", changes.leader.as_ref(), None),
                    row(norm, "rank", changes.places.as_ref(), None),
                ];
                if let Ok(tiers) = &changes.tiers {
                    rows.insert(1, row(norm, "tier", tiers.as_ref(), None));
                }
                rows
            })
            .collect(),
    }
}

const fn norm(norm: Norm) -> &'static str {
    match norm {
        Norm::Sum => "sum",
        Norm::Largest => "largest",
    }
}
