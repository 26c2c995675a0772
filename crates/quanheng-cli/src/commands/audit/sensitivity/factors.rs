//! First-order and total indices and Shapley effects of the assumptions.

use quanheng_audit::sensitivity::{Divided, Estimate, NoIndex, Sensitivity};
use quanheng_index::{Finding, Subject};

use super::super::audited::Audited;
use crate::numbers::fixed;
use crate::report::{Column, Report, Section, Show, unit_columns};
use crate::session::Session;

const NOTHING: &str = "—";

/// One estimate of an output and a factor.
type Of = fn(&Divided, usize) -> Option<Estimate>;

pub(super) fn add(session: &Session, audited: &Audited, found: &Sensitivity, report: &mut Report) {
    let mut overall = vec![("rank-shift", &found.shift)];
    overall.extend(found.tier_changes.as_ref().map(|divided| ("tier-changes", divided)));
    report.sections.push(overall_section(session, found, &overall));
    let main = main_section(session, audited, found);
    report.sections.push(main);
    report.sections.push(unit_section(session, audited, found));
    report.notes.extend(driver(found));
}

/// Rank shift and tier changes, factor by factor.
fn overall_section(session: &Session, found: &Sensitivity, overall: &[(&str, &Divided)]) -> Section {
    let factors = found.factors.len();
    let keys: Vec<(usize, usize)> =
        (0..overall.len()).flat_map(|output| (0..factors).map(move |factor| (output, factor))).collect();
    let divided: Vec<(&Divided, usize)> =
        keys.iter().map(|&(output, factor)| (overall[output].1, factor)).collect();
    let text = |of: &dyn Fn(usize, usize) -> String| -> Vec<Option<String>> {
        keys.iter().map(|&(output, factor)| Some(of(output, factor))).collect()
    };
    let shown: Vec<String> = keys
        .iter()
        .map(|&(output, _)| session.say(&format!("sensitivity-output-{}", overall[output].0), &[]))
        .collect();
    let mut columns = vec![
        Column::text("output", Show::As(shown), text(&|output, _| overall[output].0.to_owned())),
        Column::text("factor", Show::Plain, text(&|_, factor| found.factors[factor].name.clone())),
    ];
    columns.extend(estimates(&divided));
    // In the order of the outputs, within each the greatest total first.
    let size = |row: usize| {
        let total = total(divided[row].0, divided[row].1).map_or(-1e3, |estimate| estimate.value);
        Some(total - 1e6 * keys[row].0 as f64)
    };
    Section::new("sensitivity_factors", columns).showing(|_| true, size).legend("sensitivity-factors-legend")
}

/// What moves the rank of each unit most.
fn main_section(session: &Session, audited: &Audited, found: &Sensitivity) -> Section {
    let own = &audited.scored.run;
    let root = own.framework().root();
    let greatest: Vec<Option<(usize, Estimate)>> = found.places.iter().map(greatest_total).collect();
    let deviations = found.places.iter().map(|divided| {
        let indices = divided.sobol.as_ref();
        match indices {
            Ok(indices) => Some(indices.variance.sqrt()),
            Err(NoIndex::Constant) => Some(0.0),
            Err(NoIndex::Missing(_)) => None,
        }
    });
    let place = |&row: &usize| {
        let place = own.places(root, audited.period).and_then(|places| places.get(row));
        place.map(quanheng_index::Place::number)
    };
    let places: Vec<Option<f64>> = found.members.iter().map(place).collect();
    let shown = places.iter().map(|place| place.map_or_else(|| NOTHING.to_owned(), |p| p.to_string()));
    let mut columns = unit_columns(session, audited.programme, &found.members);
    columns.push(Column::number("place", Show::As(shown.collect()), places.clone()));
    columns.push(Column::number("rank_deviation", Show::Number, deviations.collect()));
    columns.push(Column::text(
        "main_factor",
        Show::Plain,
        greatest.iter().map(|main| main.map(|(factor, _)| found.factors[factor].name.clone())).collect(),
    ));
    let totals = |of: fn(Estimate) -> Option<f64>| greatest.iter().map(|main| of(main.as_ref()?.1)).collect();
    let intervals: Vec<String> = greatest
        .iter()
        .map(|main| main.map_or_else(|| NOTHING.to_owned(), |(_, e)| shown_interval(e)))
        .collect();
    columns.push(Column::number("total_order", Show::As(intervals), totals(|e| Some(e.value))));
    columns.push(Column::number("total_order_low", Show::Hidden, totals(|e| e.interval.map(|i| i.0))));
    columns.push(Column::number("total_order_high", Show::Hidden, totals(|e| e.interval.map(|i| i.1))));
    Section::new("sensitivity_ranks", columns)
        .showing(|_| true, |row| places[row].map(|place| -place))
        .legend("sensitivity-ranks-legend")
}

/// Every unit's rank and score, factor by factor.
fn unit_section(session: &Session, audited: &Audited, found: &Sensitivity) -> Section {
    let factors = found.factors.len();
    let mut rows = Vec::new();
    for (name, all) in [("rank", &found.places), ("score", &found.scores)] {
        for (unit, divided) in all.iter().enumerate() {
            rows.extend((0..factors).map(|factor| (name, unit, divided, factor)));
        }
    }
    let units: Vec<usize> = rows.iter().map(|&(_, unit, ..)| found.members[unit]).collect();
    let mut columns = unit_columns(session, audited.programme, &units);
    let text = |of: &dyn Fn(usize) -> String| (0..rows.len()).map(|row| Some(of(row))).collect();
    columns.push(Column::text("output", Show::Plain, text(&|row| rows[row].0.to_owned())));
    columns.push(Column::text("factor", Show::Plain, text(&|row| found.factors[rows[row].3].name.clone())));
    columns.extend(estimates(
        &rows.iter().map(|&(_, _, divided, factor)| (divided, factor)).collect::<Vec<_>>(),
    ));
    Section::new("sensitivity_units", columns).for_files()
}

/// The estimates of each row with their ends, and why there are none.
fn estimates(rows: &[(&Divided, usize)]) -> Vec<Column> {
    let kinds: [([&'static str; 3], Of); 3] = [
        (["first_order", "first_order_low", "first_order_high"], first),
        (["total_order", "total_order_low", "total_order_high"], total),
        (["shapley_effect", "shapley_effect_low", "shapley_effect_high"], shapley),
    ];
    let mut columns = Vec::new();
    for ([name, low, high], of) in kinds {
        let all: Vec<Option<Estimate>> = rows.iter().map(|&(divided, factor)| of(divided, factor)).collect();
        let shown: Vec<String> =
            all.iter().map(|one| one.map_or_else(|| NOTHING.to_owned(), shown_interval)).collect();
        let number = |of: fn(Estimate) -> Option<f64>| all.iter().map(|one| of((*one)?)).collect();
        columns.push(Column::number(name, Show::As(shown), number(|e| Some(e.value))));
        columns.push(Column::number(low, Show::Hidden, number(|e| e.interval.map(|i| i.0))));
        columns.push(Column::number(high, Show::Hidden, number(|e| e.interval.map(|i| i.1))));
    }
    let moment = |of: fn(&quanheng_audit::sensitivity::Indices) -> f64| {
        rows.iter().map(|(divided, _)| divided.sobol.as_ref().ok().map(of)).collect()
    };
    columns.push(Column::number("output_mean", Show::Hidden, moment(|indices| indices.mean)));
    columns.push(Column::number("output_variance", Show::Hidden, moment(|indices| indices.variance)));
    let reason = |&(divided, _): &(&Divided, usize)| match divided.sobol {
        Ok(_) => None,
        Err(NoIndex::Constant) => Some("constant".to_owned()),
        Err(NoIndex::Missing(_)) => Some("missing".to_owned()),
    };
    columns.push(Column::text("no_index", Show::Hidden, rows.iter().map(reason).collect()));
    columns
}

fn first(divided: &Divided, factor: usize) -> Option<Estimate> {
    Some(divided.sobol.as_ref().ok()?.inputs[factor].first)
}

fn total(divided: &Divided, factor: usize) -> Option<Estimate> {
    Some(divided.sobol.as_ref().ok()?.inputs[factor].total)
}

fn shapley(divided: &Divided, factor: usize) -> Option<Estimate> {
    Some(divided.shapley.as_ref()?.as_ref().ok()?.inputs[factor])
}

fn greatest_total(divided: &Divided) -> Option<(usize, Estimate)> {
    let inputs = &divided.sobol.as_ref().ok()?.inputs;
    let totals = inputs.iter().map(|input| input.total).enumerate();
    totals.reduce(|best, one| if one.1.value > best.1.value { one } else { best })
}

/// `0.42 (0.38–0.47)`
fn shown_interval(estimate: Estimate) -> String {
    let value = fixed(estimate.value, 2);
    match estimate.interval {
        Some((low, high)) => format!("{value} ({}–{})", fixed(low, 2), fixed(high, 2)),
        None => value,
    }
}

/// What drives the ranks as a whole.
fn driver(found: &Sensitivity) -> Option<Finding> {
    let (factor, estimate) = greatest_total(&found.shift)?;
    if found.factors.len() < 2 {
        return None;
    }
    let per_cent = |share: f64| fixed(share * 100.0, 0);
    let mean = found.shift.sobol.as_ref().ok()?.mean;
    let interval = estimate.interval.unwrap_or((estimate.value, estimate.value));
    Some(
        Finding::note("sensitivity-driver", Subject::Programme)
            .with("factor", &found.factors[factor].name)
            .with("share", per_cent(estimate.value))
            .with("low", per_cent(interval.0))
            .with("high", per_cent(interval.1))
            .with("shift", fixed(mean, 2)),
    )
}
