//! How far each weight may move by itself.

use quanheng_audit::weight_stability::{Cause, End, Reach, Stability, WeightStability};
use quanheng_index::{Finding, NodeId, Subject};

use super::super::audited::Audited;
use super::causes;
use crate::numbers::fixed;
use crate::report::{Column, Report, Section, Show, node_columns};
use crate::session::Session;

/// Columns of a node's name: the table is wide.
const ROOM: usize = 22;
const NOTHING: &str = "—";

/// The interval of one kind of change.
type Of = fn(&WeightStability) -> Option<Reach>;

/// Names of the columns of one kind: share low and high, weight low and high, what happens at either end, to whom.
type Names = [&'static str; 9];

const KINDS: [(Names, Of); 3] = [
    (
        [
            "leader_reach",
            "leader_share_low",
            "leader_share_high",
            "leader_weight_low",
            "leader_weight_high",
            "leader_low_cause",
            "leader_low_units",
            "leader_high_cause",
            "leader_high_units",
        ],
        |weight| Some(weight.leader),
    ),
    (
        [
            "tier_reach",
            "tier_share_low",
            "tier_share_high",
            "tier_weight_low",
            "tier_weight_high",
            "tier_low_cause",
            "tier_low_units",
            "tier_high_cause",
            "tier_high_units",
        ],
        |weight| weight.tiers.ok(),
    ),
    (
        [
            "rank_reach",
            "rank_share_low",
            "rank_share_high",
            "rank_weight_low",
            "rank_weight_high",
            "rank_low_cause",
            "rank_low_units",
            "rank_high_cause",
            "rank_high_units",
        ],
        |weight| Some(weight.places),
    ),
];

pub(super) fn add(session: &Session, audited: &Audited, found: &Stability, report: &mut Report) {
    let rows = &found.weights;
    let nodes: Vec<NodeId> = rows.iter().map(|row| row.node).collect();
    let mut columns = node_columns(session, audited.programme, &nodes, ROOM);
    columns.push(Column::number("weight", Show::Hidden, rows.iter().map(|row| Some(row.weight)).collect()));
    columns.push(Column::number("share", Show::Share, rows.iter().map(|row| Some(row.share)).collect()));
    for (names, of) in KINDS {
        columns.extend(interval(audited, found, names, of));
    }
    let reason = |row: &WeightStability| row.tiers.err().map(causes::no_tiers);
    columns.push(Column::text("no_tier_reach", Show::Hidden, rows.iter().map(reason).collect()));
    report.sections.push(
        Section::new("sensitivity_weights", columns)
            .showing(|_| true, |row| Some(-(row as f64)))
            .legend("sensitivity-weights-legend"),
    );
    report.notes.extend(narrowest(session, audited, found));
}

fn interval(audited: &Audited, found: &Stability, names: Names, of: Of) -> Vec<Column> {
    let reaches: Vec<Option<Reach>> = found.weights.iter().map(of).collect();
    let number = |of: &dyn Fn(Reach) -> Option<f64>| reaches.iter().map(|reach| of((*reach)?)).collect();
    let text = |end: fn(Reach) -> End, of: &dyn Fn(Cause) -> String| {
        reaches.iter().map(|reach| end((*reach)?).cause.map(of)).collect::<Vec<_>>()
    };
    let word = |cause| causes::word(cause).to_owned();
    let units = |cause| causes::units(audited, &found.members, cause);
    let shown: Vec<String> =
        reaches.iter().map(|reach| reach.map_or_else(|| NOTHING.to_owned(), shown)).collect();
    let both = shown.iter().cloned().map(Some).collect();
    let [name, share_low, share_high, weight_low, weight_high, low, low_units, high, high_units] = names;
    // The text is for the eye; the numbers beside it are the answer.
    vec![
        Column::text(name, Show::As(shown), both),
        Column::number(share_low, Show::Hidden, number(&|reach| Some(reach.low.share))),
        Column::number(share_high, Show::Hidden, number(&|reach| Some(reach.high.share))),
        Column::number(weight_low, Show::Hidden, number(&|reach| reach.low.weight)),
        Column::number(weight_high, Show::Hidden, number(&|reach| reach.high.weight)),
        Column::text(low, Show::Hidden, text(|reach| reach.low, &word)),
        Column::text(low_units, Show::Hidden, text(|reach| reach.low, &units)),
        Column::text(high, Show::Hidden, text(|reach| reach.high, &word)),
        Column::text(high_units, Show::Hidden, text(|reach| reach.high, &units)),
    ]
}

/// `12.3–45.6%`
fn shown(reach: Reach) -> String {
    let per_cent = |end: End| fixed(end.share * 100.0, 1);
    format!("{}–{}%", per_cent(reach.low), per_cent(reach.high))
}

/// The weight whose smallest move makes another unit catch up with the leader. An interval that ends early, where a unit
/// gains or loses a score, says nothing of the leader beyond.
fn narrowest(session: &Session, audited: &Audited, found: &Stability) -> Option<Finding> {
    let nearest = |row: &WeightStability| {
        let is_met = |end: &End| matches!(end.cause, Some(Cause::Meet(..) | Cause::Part(..)));
        let ends = [row.leader.low, row.leader.high].into_iter().filter(is_met);
        ends.map(|end| ((end.share - row.share).abs(), row.node, row.share, end))
            .reduce(|best, one| if one.0 < best.0 { one } else { best })
    };
    let all = found.weights.iter().filter_map(nearest);
    let Some((_, node, share, end)) = all.reduce(|best, one| if one.0 < best.0 { one } else { best }) else {
        let is_open =
            |row: &WeightStability| row.leader.low.cause.is_none() && row.leader.high.cause.is_none();
        let is_always = !found.weights.is_empty() && found.weights.iter().all(is_open);
        return is_always.then(|| Finding::note("stability-leader-always", Subject::Programme));
    };
    Some(
        Finding::note("stability-leader", Subject::Programme)
            .with("node", audited.programme.node_name(node, session.language))
            .with("share", fixed(share * 100.0, 1))
            .with("end", fixed(end.share * 100.0, 1))
            .with("cause", causes::said(session, audited, &found.members, end.cause?)),
    )
}
