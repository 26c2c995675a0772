//! `analyse … inequality`: the Gini coefficient, and by group its parts within, between and by overlap.

use quanheng_index::Finding;
use quanheng_index::Grouping;
use quanheng_index::Subject as About;
use quanheng_index::analysis::dagum::{Decomposition, Group, Pair};

use super::subject::Subject;
use crate::failure::{Failure, Thing};
use crate::report::{Column, Report, Section, Show};

pub(super) fn report(subject: &Subject) -> Result<Report, Failure> {
    let grouping = grouping(subject)?;
    let histories = subject.histories();
    let mut found = Vec::new();
    let mut notes = Vec::new();
    for at in 0..subject.periods.len() {
        let values = histories.members(at);
        let parts = match grouping {
            Some((_, grouping)) => Decomposition::of(&values, grouping),
            None => Decomposition::of(&values, &Grouping::new(&vec![Some(""); values.len()])),
        };
        let parts = parts.map_err(|refusal| subject.failure(refusal, Some(subject.period(at))))?;
        if let Some((name, grouping)) = grouping {
            notes.extend(ungrouped(name, grouping, &values).filter(|_| at + 1 == subject.periods.len()));
        }
        found.push(parts);
    }
    if grouping.is_none() {
        notes.push(Finding::note("analyse-no-groups", About::Programme));
    }
    let labels = grouping.map(|(_, grouping)| grouping.labels()).unwrap_or_default();
    let of = |parts: Vec<Decomposition>| match grouping {
        Some(_) => parts,
        None => Vec::new(),
    };
    let whole = whole(subject, &found, grouping.is_some());
    let parts = of(found);
    Ok(Report {
        sections: vec![whole, groups(subject, &parts, labels), pairs(subject, &parts, labels)],
        notes,
    })
}

/// The grouping that was asked for, or the only one; `None` when units have no groups.
fn grouping<'a>(subject: &'a Subject) -> Result<Option<(&'a str, &'a Grouping)>, Failure> {
    let groupings = subject.programme.units.groupings();
    let names = || groupings.keys().map(String::as_str);
    if let Some(name) = subject.arguments.grouping.as_deref() {
        let found = groupings.get_key_value(name).map(|(name, grouping)| (name.as_str(), grouping));
        return found.map(Some).ok_or_else(|| Failure::unknown(Thing::Grouping, name, names()));
    }
    if groupings.len() > 1 {
        let known = names().collect::<Vec<_>>().join(", ");
        return Err(Failure::refused("analyse-which-grouping", vec![("known", known)]));
    }
    Ok(groupings.iter().next().map(|(name, grouping)| (name.as_str(), grouping)))
}

/// Says how many units with a value have no group and are left out.
fn ungrouped(name: &str, grouping: &Grouping, values: &[Option<f64>]) -> Option<Finding> {
    let lone = |(row, value): &(usize, &Option<f64>)| value.is_some() && grouping.group(*row).is_none();
    let count = values.iter().enumerate().filter(lone).count();
    let finding = Finding::note("analyse-ungrouped", About::Programme).with("count", count);
    (count > 0).then(|| finding.with("grouping", name))
}

fn whole(subject: &Subject, found: &[Decomposition], has_groups: bool) -> Section {
    let show = |show: Show| if has_groups { show } else { Show::Hidden };
    let numbers = |of: &dyn Fn(&Decomposition) -> f64| found.iter().map(|parts| Some(of(parts))).collect();
    let part = |of: fn(&Decomposition) -> f64| -> Vec<Option<f64>> {
        found.iter().map(|parts| Some(of(parts)).filter(|_| has_groups)).collect()
    };
    let share = |of: fn(&Decomposition) -> f64| -> Vec<Option<f64>> {
        let share = |parts: &Decomposition| (parts.total > 0.0).then(|| of(parts) / parts.total);
        found.iter().map(|parts| share(parts).filter(|_| has_groups)).collect()
    };
    let units = |parts: &Decomposition| {
        let count: usize = parts.groups.iter().map(|group| group.units).sum();
        i64::try_from(count).ok()
    };
    let periods = (0..found.len()).map(|at| Some(subject.period(at).to_string())).collect();
    Section::new(
        "inequality",
        vec![
            Column::text("period", Show::Plain, periods),
            Column::count("units", Show::Plain, found.iter().map(units).collect()),
            Column::number("gini", Show::Number, numbers(&|parts| parts.total)),
            Column::number("within", show(Show::Number), part(|parts| parts.within)),
            Column::number("between", show(Show::Number), part(|parts| parts.net_between)),
            Column::number("overlap", show(Show::Number), part(|parts| parts.transvariation)),
            Column::number("within_share", show(Show::Share), share(|parts| parts.within)),
            Column::number("between_share", show(Show::Share), share(|parts| parts.net_between)),
            Column::number("overlap_share", show(Show::Share), share(|parts| parts.transvariation)),
        ],
    )
}

fn groups(subject: &Subject, found: &[Decomposition], labels: &[String]) -> Section {
    let rows: Vec<(usize, &Group)> = found
        .iter()
        .enumerate()
        .flat_map(|(at, parts)| parts.groups.iter().map(move |group| (at, group)))
        .collect();
    let last = found.len().saturating_sub(1);
    let texts = |of: &dyn Fn(usize, &Group) -> String| rows.iter().map(|&(at, g)| Some(of(at, g))).collect();
    let numbers = |of: fn(&Group) -> f64| rows.iter().map(|(_, group)| Some(of(group))).collect();
    let columns = vec![
        Column::text("period", Show::Plain, texts(&|at, _| subject.period(at).to_string())),
        Column::text("group", Show::Plain, texts(&|_, group| labels[group.label].clone())),
        Column::count("units", Show::Plain, rows.iter().map(|(_, g)| i64::try_from(g.units).ok()).collect()),
        Column::number("mean", Show::Number, numbers(|group| group.mean)),
        Column::number("gini", Show::Number, numbers(|group| group.gini)),
    ];
    Section::new("inequality_groups", columns)
        .showing(|row| rows[row].0 == last, |row| Some(rows[row].1.mean))
}

fn pairs(subject: &Subject, found: &[Decomposition], labels: &[String]) -> Section {
    let rows: Vec<(usize, &Pair)> = found
        .iter()
        .enumerate()
        .flat_map(|(at, parts)| parts.pairs.iter().map(move |pair| (at, pair)))
        .collect();
    let last = found.len().saturating_sub(1);
    let label = |at: usize, group: usize| labels[found[at].groups[group].label].clone();
    let texts = |of: &dyn Fn(usize, &Pair) -> String| rows.iter().map(|&(at, p)| Some(of(at, p))).collect();
    let numbers = |of: fn(&Pair) -> f64| rows.iter().map(|(_, pair)| Some(of(pair))).collect();
    let columns = vec![
        Column::text("period", Show::Plain, texts(&|at, _| subject.period(at).to_string())),
        Column::text("group_a", Show::Plain, texts(&|at, pair| label(at, pair.groups.0))),
        Column::text("group_b", Show::Plain, texts(&|at, pair| label(at, pair.groups.1))),
        Column::number("gini", Show::Number, numbers(|pair| pair.gini)),
        Column::number("affluence", Show::Number, numbers(|pair| pair.affluence)),
    ];
    Section::new("inequality_pairs", columns).showing(|row| rows[row].0 == last, |row| Some(rows[row].1.gini))
}
