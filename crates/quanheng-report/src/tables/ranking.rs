//! Rankings: of the index with tiers and intervals, and of the best at one node.

use quanheng_figures::Evaluation;
use quanheng_index::NodeId;
use unicode_width::UnicodeWidthStr;

use super::{NOTHING, cell, decimals, dimensions, fixed, number, place, say, table, tier};
use crate::document::{Align, Column, Inline, Table};

/// Dimensions beyond which their ranks stand in no ranking: the page ends.
const MOST_DIMENSIONS: usize = 8;

/// Columns of a terminal that the longest name of a dimension may take to stand as a heading.
const LONGEST: usize = 16;

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
    let headings = Headings::of(evaluation, dimensions);
    made.columns.extend(headings.columns.iter().map(|heading| Column {
        heading: cell(heading),
        align: Align::Right,
        width: headings.width,
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
    made.note = [note(evaluation), headings.key].concat();
    made
}

/// Headings of the dimensions: their names, or numbers with a key below the table where a name is too long.
struct Headings {
    columns: Vec<String>,
    width: u16,
    key: String,
}

impl Headings {
    fn of(evaluation: &Evaluation, dimensions: &[NodeId]) -> Self {
        let names: Vec<&str> = dimensions.iter().map(|&node| evaluation.node_name(node)).collect();
        if names.iter().all(|name| name.width() <= LONGEST) {
            return Self {
                columns: names.into_iter().map(str::to_owned).collect(),
                width: 1,
                key: String::new(),
            };
        }
        let columns = (1..=names.len()).map(|number| format!("D{number}"));
        let numbered = |(at, name): (usize, &&str)| format!(" D{}: {name}.", at + 1);
        Self { columns: columns.collect(), width: 0, key: names.iter().enumerate().map(numbered).collect() }
    }
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
