//! `timeline/NODE[/UNIT…]`: figures or scores over time, with the target where the framework has one.
//!
//! Without units: the five that lead in the period shown, and the median of all.

use quanheng_index::NodeId;
use quanheng_index::statistics::median;

use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::Figure;
use crate::request::Request;
use crate::series::{Axis, Plot, Role, Series};

/// Units shown when none are named.
const LEADERS: usize = 5;

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    let node = request.node(0, evaluation)?;
    let chosen: Vec<usize> =
        (1..request.words().len()).map(|at| request.unit(at, evaluation)).collect::<Result<_, _>>()?;
    let periods = periods(evaluation, node);
    if periods.len() < 2 {
        let arguments = vec![("node", evaluation.node_name(node).to_owned())];
        return Err(FigureError::refused("figure-one-period", arguments));
    }
    let rows = if chosen.is_empty() { leaders(evaluation, node, &periods) } else { chosen };
    let of_period =
        |row: usize| periods.iter().map(|&period| evaluation.value(node, row, period)).collect::<Vec<_>>();
    let unit = evaluation.unit_of(node);
    let new = |name: String, role: Role, values: Vec<Option<f64>>| Series {
        name,
        unit: unit.clone(),
        axis: Axis::Left,
        role,
        values,
    };
    let mut series: Vec<Series> = rows
        .iter()
        .map(|&row| new(evaluation.unit_name(row).to_owned(), Role::Measured, of_period(row)))
        .collect();
    let medians = periods.iter().map(|&period| median_in(evaluation, node, period)).collect();
    series.push(new(evaluation.say("figure-median", &[]), Role::Reference, medians));
    let mut labels: Vec<String> =
        periods.iter().map(|&period| evaluation.computed.run.periods()[period].to_string()).collect();
    if let Some((label, value)) = target(evaluation, node) {
        if !labels.contains(&label) {
            labels.push(label.clone());
        }
        let values = labels.iter().map(|own| (*own == label).then_some(value)).collect();
        series.push(new(evaluation.say("figure-target", &[]), Role::Target, values));
    }
    let count = labels.len();
    series.iter_mut().for_each(|series| series.values.resize(count, None));
    let plot = Plot {
        name: request.name.to_owned(),
        language: evaluation.language,
        title: evaluation.say("figure-timeline-title", &[("node", evaluation.node_name(node).to_owned())]),
        source: evaluation.source_of_figures(&[node]),
        notes: Vec::new(),
        labels,
        series,
    };
    Ok(plot.timeline())
}

/// Periods in which any member has a value.
fn periods(evaluation: &Evaluation, node: NodeId) -> Vec<usize> {
    let members = evaluation.members();
    let has_any = |&period: &usize| members.iter().any(|&row| evaluation.value(node, row, period).is_some());
    let all = 0..evaluation.computed.run.periods().len();
    let known: Vec<usize> = all.filter(has_any).collect();
    match (known.first(), known.last()) {
        (Some(&first), Some(&last)) => (first..=last).collect(),
        _ => Vec::new(),
    }
}

/// The best in the last period.
fn leaders(evaluation: &Evaluation, node: NodeId, periods: &[usize]) -> Vec<usize> {
    let last = periods.last().copied().unwrap_or_default();
    let sign = evaluation.framework().node(node).direction.sign();
    let mut rows: Vec<(usize, f64)> = evaluation
        .members()
        .into_iter()
        .filter_map(|row| Some((row, sign * evaluation.value(node, row, last)?)))
        .collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    rows.into_iter().take(LEADERS).map(|(row, _)| row).collect()
}

fn median_in(evaluation: &Evaluation, node: NodeId, period: usize) -> Option<f64> {
    let members = evaluation.members();
    let values: Vec<f64> = members.iter().filter_map(|&row| evaluation.value(node, row, period)).collect();
    median(&values)
}

/// The target and when it is due; the last period where no date is given.
fn target(evaluation: &Evaluation, node: NodeId) -> Option<(String, f64)> {
    let value = evaluation.framework().node(node).target?;
    let due = evaluation.computed.programme.indicators[node].target_period;
    let last = evaluation.computed.run.periods().last().copied();
    due.or(last).map(|period| (period.to_string(), value))
}
