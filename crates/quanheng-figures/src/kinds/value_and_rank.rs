//! `value-and-rank/NODE/UNIT`: a unit's value over time as bars, and its rank among the members as a line.

use crate::error::FigureError;
use crate::evaluation::Evaluation;
use crate::figure::Figure;
use crate::request::Request;
use crate::series::{Axis, Plot, Role, Series};

pub(super) fn figure(evaluation: &Evaluation, request: &Request) -> Result<Figure, FigureError> {
    request.at_most(2)?;
    let node = request.node(0, evaluation)?;
    let row = request.unit(1, evaluation)?;
    let all = evaluation.computed.run.periods();
    let known: Vec<usize> =
        (0..all.len()).filter(|&period| evaluation.value(node, row, period).is_some()).collect();
    let (Some(&first), Some(&last)) = (known.first(), known.last()) else {
        let arguments = vec![
            ("node", evaluation.node_name(node).to_owned()),
            ("unit", evaluation.unit_name(row).to_owned()),
        ];
        return Err(FigureError::refused("figure-no-values", arguments));
    };
    let periods: Vec<usize> = (first..=last).collect();
    let sign = evaluation.framework().node(node).direction.sign();
    let members = evaluation.members();
    let rank = |&period: &usize| {
        let own = sign * evaluation.value(node, row, period)?;
        let others = members.iter().filter_map(|&other| evaluation.value(node, other, period));
        Some(1.0 + others.filter(|&value| sign * value > own).count() as f64)
    };
    let values = periods.iter().map(|&period| evaluation.value(node, row, period)).collect();
    let plot = Plot {
        name: request.name.to_owned(),
        language: evaluation.language,
        title: evaluation.say(
            "figure-value-and-rank-title",
            &[
                ("unit", evaluation.unit_name(row).to_owned()),
                ("node", evaluation.node_name(node).to_owned()),
            ],
        ),
        source: evaluation.source_of_figures(&[node]),
        notes: vec![evaluation.say("figure-value-and-rank-note", &[("count", members.len().to_string())])],
        labels: periods.iter().map(|&period| all[period].to_string()).collect(),
        series: vec![
            Series {
                name: evaluation.say("figure-value", &[]),
                unit: evaluation.unit_of(node),
                axis: Axis::Left,
                role: Role::Measured,
                values,
            },
            Series {
                name: evaluation.say("figure-rank", &[]),
                unit: evaluation.say("figure-rank", &[]),
                axis: Axis::Right,
                role: Role::Reference,
                values: periods.iter().map(rank).collect(),
            },
        ],
    };
    Ok(plot.value_and_rank())
}
