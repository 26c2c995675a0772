//! Who is ahead of whom, and how often: all pairs, of which a terminal shows neighbours that are least sure.

use super::Results;
use crate::report::{Column, Section, Show, unit_columns};

/// A pair of neighbours is shown when the better one is ahead in fewer replicates than this.
const SURE: f64 = 0.95;

/// Members, the better of the two first.
pub(super) struct Pair {
    pub(super) better: usize,
    pub(super) worse: usize,
    /// Whether nobody stands between them.
    pub(super) are_neighbours: bool,
    /// Share of replicates in which the better is ahead, and in which the worse is.
    pub(super) ahead: f64,
    pub(super) behind: f64,
}

/// All pairs in the order of the ranking.
pub(super) fn pairs(results: &Results) -> Vec<Pair> {
    let placed: Vec<usize> =
        results.order.iter().copied().filter(|&member| results.counted.nominal.places[member] > 0).collect();
    let of_better = |at: usize| {
        let rest = placed[at + 1..].iter().enumerate();
        let better = placed[at];
        rest.map(move |(distance, &worse)| Pair {
            better,
            worse,
            are_neighbours: distance == 0,
            ahead: results.tally.ahead(better, worse),
            behind: results.tally.ahead(worse, better),
        })
        .collect::<Vec<_>>()
    };
    (0..placed.len()).flat_map(of_better).collect()
}

pub(super) fn section(results: &Results) -> Section {
    let pairs = pairs(results);
    let programme = results.audited.programme;
    let rows = |of: fn(&Pair) -> usize| pairs.iter().map(|pair| results.row(of(pair))).collect::<Vec<_>>();
    let mut columns = unit_columns(results.session, programme, &rows(|pair| pair.better));
    columns.retain(|column| column.name != "role");
    let others = rows(|pair| pair.worse);
    let name = |&row: &usize| programme.unit_name(row, results.session.language).to_owned();
    let code = |&row: &usize| Some(programme.units.get(row).code.clone());
    let shown = Show::As(others.iter().map(name).collect());
    columns.push(Column::text("other", shown, others.iter().map(code).collect()));
    columns.push(Column::number("ahead", Show::Share, pairs.iter().map(|pair| Some(pair.ahead)).collect()));
    columns.push(Column::number("behind", Show::Share, pairs.iter().map(|pair| Some(pair.behind)).collect()));
    Section::new("uncertainty_pairs", columns)
        .showing(|at| pairs[at].are_neighbours && pairs[at].ahead < SURE, |at| Some(-pairs[at].ahead))
        .legend("audit-uncertainty-pairs-legend")
}
