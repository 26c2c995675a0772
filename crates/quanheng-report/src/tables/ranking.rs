//! Rankings: of the index with tiers and intervals, and of the best at one node.

use quanheng_figures::Evaluation;
use quanheng_index::NodeId;

use super::{NOTHING, cell, decimals, dimensions, fixed, number, place, say, table, tier};
use crate::document::{Align, Column, Inline, Table};

/// Dimensions beyond which their ranks stand in no ranking: the page ends.
const MOST_DIMENSIONS: usize = 8;

/// All members with a score: rank, tier, score, rank in each dimension, and how sure the rank is where that is known.
#[must_use]
pub fn ranking(evaluation: &Evaluation) -> Table {
    let root = evaluation.root();
    let mut columns = vec![
        ("document-rank", Align::Right, 0),
        ("document-name", Align::Left, 3),
        ("document-score", Align::Right, 0),
    ];
    let has_tiers = evaluation.computed.run.tiers(root, evaluation.period).is_some();
    if has_tiers {
        columns.insert(2, ("document-tier", Align::Left, 0));
    }
    if evaluation.uncertainty.is_some() {
        columns.push(("document-interval", Align::Centre, 0));
        if has_tiers {
            columns.push(("document-tier-probability", Align::Right, 0));
        }
    }
    let arguments = [("period", evaluation.period_shown().to_string())];
    let mut made = table(evaluation, say(evaluation, "document-table-ranking", &arguments), &columns);
    let dimensions = dimensions(evaluation);
    let dimensions = if dimensions.len() > MOST_DIMENSIONS { &[][..] } else { &dimensions };
    made.columns.extend(dimensions.iter().map(|&node| Column {
        heading: cell(evaluation.node_name(node)),
        align: Align::Right,
        width: 1,
    }));
    let scores = evaluation.computed.run.scores(root, evaluation.period);
    let digits = decimals(scores.iter());
    for unit in evaluation.ranked(root) {
        let mut row = vec![
            cell(place(evaluation, root, unit).unwrap_or_else(|| NOTHING.to_owned())),
            cell(evaluation.unit_name(unit)),
        ];
        if has_tiers {
            row.push(cell(tier(evaluation, unit).unwrap_or_else(|| NOTHING.to_owned())));
        }
        row.push(number(scores.value(unit), digits));
        row.extend(sureness(evaluation, unit, has_tiers));
        row.extend(
            dimensions
                .iter()
                .map(|&node| cell(place(evaluation, node, unit).unwrap_or_else(|| NOTHING.to_owned()))),
        );
        made.rows.push(row);
    }
    made.note = note(evaluation);
    made
}

fn note(evaluation: &Evaluation) -> String {
    match evaluation.uncertainty.and_then(|found| found.nodes.last()) {
        Some(counted) => {
            let count = ("count", counted.tally.replicates().to_string());
            say(evaluation, "document-table-ranking-note", &[count])
        }
        None => String::new(),
    }
}

/// The interval of the rank, and the probability of the tier.
fn sureness(evaluation: &Evaluation, unit: usize, has_tiers: bool) -> Vec<Vec<Inline>> {
    let Some(found) = evaluation.uncertainty else { return Vec::new() };
    let position = found.members.iter().position(|&row| row == unit);
    let counted = found.nodes.last().zip(position);
    let interval = counted.and_then(|(counted, at)| {
        let low = counted.tally.rank_quantile(at, 0.05)?;
        let high = counted.tally.rank_quantile(at, 0.95)?;
        Some(if low == high { low.to_string() } else { format!("{low}–{high}") })
    });
    let mut cells = vec![cell(interval.unwrap_or_else(|| NOTHING.to_owned()))];
    if has_tiers {
        let tiers = evaluation.computed.run.tiers(evaluation.root(), evaluation.period);
        let own = tiers.and_then(|tiers| tiers.get(unit));
        let probability = counted.zip(own).and_then(|((counted, at), tier)| {
            counted.tally.tier_probabilities(at).get(usize::from(tier) - 1).copied()
        });
        cells.push(cell(probability.map_or_else(|| NOTHING.to_owned(), |p| fixed(p, 2))));
    }
    cells
}

/// The first of a node: rank, name, score. Units tied with the last one shown are shown too.
#[must_use]
pub fn top(evaluation: &Evaluation, node: NodeId, count: usize) -> Table {
    let columns = [
        ("document-rank", Align::Right, 0),
        ("document-name", Align::Left, 3),
        ("document-score", Align::Right, 0),
        ("document-rank-index", Align::Right, 0),
    ];
    let shown = if node == evaluation.root() { &columns[..3] } else { &columns[..] };
    let arguments = [("node", evaluation.node_name(node).to_owned()), ("count", count.to_string())];
    let mut made = table(evaluation, say(evaluation, "document-table-top", &arguments), shown);
    let scores = evaluation.computed.run.scores(node, evaluation.period);
    let digits = decimals(scores.iter());
    let ranked = evaluation.ranked(node);
    let last = ranked.get(count.saturating_sub(1)).and_then(|&unit| scores.value(unit));
    for unit in ranked.into_iter().filter(|&unit| last.is_none_or(|last| scores.value(unit) >= Some(last))) {
        let mut row = vec![
            cell(place(evaluation, node, unit).unwrap_or_else(|| NOTHING.to_owned())),
            cell(evaluation.unit_name(unit)),
            number(scores.value(unit), digits),
        ];
        if node != evaluation.root() {
            row.push(cell(place(evaluation, evaluation.root(), unit).unwrap_or_else(|| NOTHING.to_owned())));
        }
        made.rows.push(row);
    }
    made
}
