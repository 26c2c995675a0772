//! Scores and ranks at every node counted, and their whole distributions: for files.

use quanheng_audit::{Counted, Distribution};
use quanheng_index::NodeId;

use super::Results;
use crate::report::{Column, Section, Show, node_columns, unit_columns};

/// Columns of a node's name; files have the whole of it.
const NAME: usize = 20;

/// A row for each node and member.
pub(super) fn section(results: &Results) -> Section {
    let keys: Vec<(&Counted, usize)> =
        results.found.nodes.iter().flat_map(|node| members(results).map(move |at| (node, at))).collect();
    let mut columns = keyed(results, keys.iter().map(|(counted, member)| (counted.node, *member)));
    let mut score = |name: &'static str, of: &dyn Fn(&Distribution) -> Option<f64>| {
        let cells = keys.iter().map(|(counted, member)| of(counted.tally.scores(*member))).collect();
        columns.push(Column::number(name, Show::Number, cells));
    };
    score("score_mean", &Distribution::mean);
    score("score_deviation", &Distribution::standard_deviation);
    score("score_least", &|scores| Some(scores.extremes()?.0));
    for (name, p) in [
        ("score_q05", 0.05),
        ("score_q25", 0.25),
        ("score_median", 0.5),
        ("score_q75", 0.75),
        ("score_q95", 0.95),
    ] {
        score(name, &|scores| scores.quantile(p));
    }
    score("score_greatest", &|scores| Some(scores.extremes()?.1));
    let ranks = [
        ("rank_best", 0.0),
        ("rank_q05", 0.05),
        ("rank_q25", 0.25),
        ("rank_median", 0.5),
        ("rank_q75", 0.75),
        ("rank_q95", 0.95),
        ("rank_worst", 1.0),
    ];
    for (name, p) in ranks {
        let rank = |(counted, member): &(&Counted, usize)| {
            i64::try_from(counted.tally.rank_quantile(*member, p)?).ok()
        };
        columns.push(Column::count(name, Show::Plain, keys.iter().map(rank).collect()));
    }
    let mean = keys.iter().map(|(counted, member)| counted.tally.mean_rank(*member)).collect();
    columns.push(Column::number("rank_mean", Show::Number, mean));
    Section::new("uncertainty_nodes", columns).for_files()
}

/// P(rank = k), a row for each node, member and rank that occurred.
pub(super) fn rank_probabilities(results: &Results) -> Section {
    let of_node = |counted: &Counted| -> Vec<(NodeId, usize, usize, f64)> {
        let of_member = |member: usize| {
            let all = counted.tally.rank_probabilities(member).into_iter().enumerate();
            let taken = all.filter(|(_, probability)| *probability > 0.0);
            taken.map(|(at, probability)| (counted.node, member, at + 1, probability)).collect::<Vec<_>>()
        };
        members(results).flat_map(of_member).collect()
    };
    let rows: Vec<_> = results.found.nodes.iter().flat_map(of_node).collect();
    let mut columns = keyed(results, rows.iter().map(|row| (row.0, row.1)));
    let ranks = rows.iter().map(|row| i64::try_from(row.2).ok()).collect();
    columns.push(Column::count("rank", Show::Plain, ranks));
    columns.push(Column::number("probability", Show::Share, rows.iter().map(|row| Some(row.3)).collect()));
    Section::new("uncertainty_rank_probabilities", columns).for_files()
}

/// P(tier = k), a row for each node, member and tier.
pub(super) fn tier_probabilities(results: &Results) -> Section {
    let of_node = |counted: &Counted| -> Vec<(NodeId, usize, u16, f64)> {
        let of_member = |member: usize| {
            let all = (1_u16..).zip(counted.tally.tier_probabilities(member));
            all.map(|(tier, probability)| (counted.node, member, tier, probability)).collect::<Vec<_>>()
        };
        members(results).flat_map(of_member).collect()
    };
    let rows: Vec<_> = results.found.nodes.iter().flat_map(of_node).collect();
    let mut columns = keyed(results, rows.iter().map(|row| (row.0, row.1)));
    columns.push(Column::count(
        "tier_number",
        Show::Plain,
        rows.iter().map(|row| Some(row.2.into())).collect(),
    ));
    let names = rows.iter().map(|row| Some(results.tier_name(row.2))).collect();
    columns.push(Column::text("tier", Show::Plain, names));
    columns.push(Column::number("probability", Show::Share, rows.iter().map(|row| Some(row.3)).collect()));
    Section::new("uncertainty_tier_probabilities", columns).for_files()
}

fn members(results: &Results) -> impl Iterator<Item = usize> {
    results.order.clone().into_iter()
}

/// The columns that say which node and member a row is about.
fn keyed(results: &Results, keys: impl Iterator<Item = (NodeId, usize)>) -> Vec<Column> {
    let (nodes, members): (Vec<NodeId>, Vec<usize>) = keys.unzip();
    let rows: Vec<usize> = members.into_iter().map(|member| results.row(member)).collect();
    let programme = results.audited.programme;
    let mut columns = node_columns(results.session, programme, &nodes, NAME);
    columns.extend(unit_columns(results.session, programme, &rows));
    columns.retain(|column| column.name != "role");
    columns
}
