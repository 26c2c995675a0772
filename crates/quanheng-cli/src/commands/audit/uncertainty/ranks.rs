//! The ranks of the index: as they stand, and between which they lie.

use super::Results;
use crate::report::{Column, Section, Show, unit_columns};

/// Quantiles of ranks, by the name of their column, and whether a terminal shows them.
const QUANTILES: [(&str, f64, bool); 5] = [
    ("rank_q05", 0.05, true),
    ("rank_q25", 0.25, false),
    ("rank_median", 0.5, true),
    ("rank_q75", 0.75, false),
    ("rank_q95", 0.95, true),
];

pub(super) fn section(results: &Results) -> Section {
    let (nominal, tally) = (&results.counted.nominal, results.tally);
    let members = &results.order;
    let rows: Vec<usize> = members.iter().map(|&member| results.row(member)).collect();
    let place = |member: usize| Some(i64::from(nominal.places[member])).filter(|place| *place > 0);
    let counts = |of: &dyn Fn(usize) -> Option<usize>| -> Vec<Option<i64>> {
        members.iter().map(|&member| i64::try_from(of(member)?).ok()).collect()
    };
    let mut columns = unit_columns(results.session, results.audited.programme, &rows);
    columns.push(Column::count("rank", Show::Plain, members.iter().map(|&m| place(m)).collect()));
    for (name, p, is_shown) in QUANTILES {
        let show = if is_shown { Show::Plain } else { Show::Hidden };
        columns.push(Column::count(name, show, counts(&|member| tally.rank_quantile(member, p))));
    }
    columns.push(Column::count("rank_best", Show::Plain, counts(&|member| tally.rank_quantile(member, 0.0))));
    columns.push(Column::count(
        "rank_worst",
        Show::Plain,
        counts(&|member| tally.rank_quantile(member, 1.0)),
    ));
    let mean = members.iter().map(|&member| tally.mean_rank(member)).collect();
    columns.push(Column::number("rank_mean", Show::Hidden, mean));
    columns.extend(tiers(results));
    Section::new("uncertainty_ranks", columns).legend("audit-uncertainty-ranks-legend")
}

/// The tier of each unit, and how probable it is; nothing without tiers.
fn tiers(results: &Results) -> Vec<Column> {
    let tier = |member: usize| Some(results.counted.nominal.tiers[member]).filter(|tier| *tier > 0);
    if results.order.iter().all(|&member| tier(member).is_none()) {
        return Vec::new();
    }
    let probability = |member: usize| {
        let all = results.tally.tier_probabilities(member);
        all.get(usize::from(tier(member)?) - 1).copied()
    };
    let names: Vec<Option<String>> =
        results.order.iter().map(|&member| tier(member).map(|tier| results.tier_name(tier))).collect();
    let probabilities = results.order.iter().map(|&member| probability(member)).collect();
    vec![
        Column::text("tier", Show::Plain, names),
        Column::number("tier_probability", Show::Share, probabilities),
    ]
}
