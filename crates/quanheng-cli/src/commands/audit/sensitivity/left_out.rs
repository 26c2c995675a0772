//! The ranking without each indicator and each dimension.

use quanheng_audit::{LeaveOneOut, Shift};
use quanheng_index::{Finding, NodeId, Subject};

use super::super::audited::Audited;
use super::shifts;
use crate::numbers::fixed;
use crate::report::{Column, NAME, Report, Section, Show, node_columns, unit_columns};
use crate::session::Session;

pub(super) fn add(session: &Session, audited: &Audited, found: &LeaveOneOut, report: &mut Report) {
    let nodes: Vec<NodeId> = found.rows.iter().map(|row| row.node).collect();
    let shifts: Vec<Option<&Shift>> = found.rows.iter().map(|row| row.shift.as_ref().ok()).collect();
    let mut columns = node_columns(session, audited.programme, &nodes, NAME);
    columns.extend(shifts::columns(&shifts));
    let refused = |row: &quanheng_audit::Without| {
        let findings = row.shift.as_ref().err()?;
        findings.first().map(|finding| finding.code.to_owned())
    };
    columns.push(Column::text("refused", Show::Hidden, found.rows.iter().map(refused).collect()));
    report.sections.push(
        Section::new("sensitivity_left_out", columns)
            .showing(|_| true, |row| shifts[row].and_then(|shift| shift.mean))
            .legend("sensitivity-left-out-legend"),
    );
    let (nodes, shifts): (Vec<NodeId>, Vec<&Shift>) =
        nodes.iter().zip(&shifts).filter_map(|(&node, shift)| Some((node, (*shift)?))).unzip();
    let units = found.members.len();
    let repeated: Vec<NodeId> = nodes.iter().flat_map(|&node| std::iter::repeat_n(node, units)).collect();
    let mut columns = node_columns(session, audited.programme, &repeated, NAME);
    columns.extend(unit_columns(session, audited.programme, &found.members.repeat(nodes.len())));
    columns.extend(shifts::of_units(&found.own, &shifts));
    report.sections.push(Section::new("sensitivity_left_out_units", columns).for_files());
    report.notes.extend(most(session, audited, &nodes, &shifts));
}

/// The indicator without which most changes.
fn most(session: &Session, audited: &Audited, nodes: &[NodeId], shifts: &[&Shift]) -> Option<Finding> {
    let framework = audited.scored.plan.framework();
    let size = |at: usize| shifts[at].mean.unwrap_or(0.0);
    let leaves = (0..nodes.len()).filter(|&at| framework.node(nodes[at]).children.is_empty());
    let most = leaves.reduce(|best, at| if size(at) > size(best) { at } else { best })?;
    (size(most) > 0.0).then(|| {
        Finding::note("sensitivity-without", Subject::Programme)
            .with("node", audited.programme.node_name(nodes[most], session.language))
            .with("shift", fixed(size(most), 2))
            .with("greatest", shifts[most].greatest)
    })
}
