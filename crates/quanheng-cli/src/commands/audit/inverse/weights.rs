//! The weights: those the programme has, those that agree best, and how far each may go.

use quanheng_audit::inverse::{Drawn, Inverse, WeightSpread};
use quanheng_index::NodeId;

use super::Scene;
use super::question::Question;
use crate::report::{Column, Section, Show};

/// The quantiles of a spread, by their columns.
const QUANTILES: [&str; 5] = ["inverse_q05", "inverse_q25", "inverse_q50", "inverse_q75", "inverse_q95"];

/// Two parts of a question (positions), and the correlation of their weights.
type Correlated<'a> = (&'a Question, usize, usize, Option<f64>);

pub(super) fn section(scene: &Scene, questions: &[Question]) -> Section {
    let rows: Vec<(&Question, usize)> = questions
        .iter()
        .flat_map(|question| (0..question.table.parts.len()).map(move |part| (question, part)))
        .collect();
    let about: Vec<&Question> = rows.iter().map(|(question, _)| *question).collect();
    let parts: Vec<NodeId> = rows.iter().map(|(question, part)| question.table.parts[*part]).collect();
    let column = |name, show, of: &dyn Fn(&Question, usize) -> Option<f64>| {
        Column::number(name, show, rows.iter().map(|(question, part)| of(question, *part)).collect())
    };
    let mut columns = scene.question_columns(&about);
    columns.extend([
        scene.nodes("inverse_part", &parts),
        column("inverse_nominal", Show::Share, &|question, part| Some(question.nominal[part])),
        column("inverse_best", Show::Share, &|question, part| Some(question.found.agreement.weights[part])),
        column("inverse_least", Show::Share, &|question, part| Some(question.found.fit.ranges[part].0)),
        column("inverse_most", Show::Share, &|question, part| Some(question.found.fit.ranges[part].1)),
        column("inverse_centre", Show::Hidden, &|question, part| Some(question.found.fit.centre[part])),
        column("inverse_nearest", Show::Share, &|question, part| Some(question.found.fit.nearest[part])),
        column("inverse_widest", Show::Hidden, &|question, part| Some(question.found.widest[part])),
        column("inverse_least_violation", Show::Hidden, &|question, part| {
            question.found.shortfall.as_ref().map(|shortfall| shortfall.weights[part])
        }),
        column("inverse_mean", Show::Share, &|question, part| {
            spread(&question.found, part).map(|of| of.mean)
        }),
        column("inverse_deviation", Show::Hidden, &|question, part| {
            spread(&question.found, part).map(|of| of.deviation)
        }),
    ]);
    for (at, name) in QUANTILES.into_iter().enumerate() {
        columns.push(column(name, Show::Hidden, &|question, part| {
            spread(&question.found, part).map(|of| of.quantiles[at])
        }));
    }
    let section = Section::new("inverse_weights", columns).legend("inverse-legend-weights");
    section.showing(|row| !rows[row].0.is_tree(), |row| Some(-(row as f64)))
}

/// What draws from the weights that keep most pairs say of a weight.
fn spread(found: &Inverse, part: usize) -> Option<&WeightSpread> {
    drawn(found).map(|drawn| &drawn.weights[part])
}

fn drawn(found: &Inverse) -> Option<&Drawn> {
    found.outlook.as_ref()?.drawn_fit.as_ref()
}

/// Correlations of the drawn weights, for files.
pub(super) fn correlations(scene: &Scene, questions: &[Question]) -> Section {
    let mut rows: Vec<Correlated> = Vec::new();
    for question in questions {
        let count = question.table.parts.len();
        let Some(drawn) = drawn(&question.found) else { continue };
        for first in 0..count {
            for second in first + 1..count {
                rows.push((question, first, second, drawn.correlations[first * count + second]));
            }
        }
    }
    let about: Vec<&Question> = rows.iter().map(|row| row.0).collect();
    let parts = |of: &dyn Fn(&Correlated) -> usize| -> Vec<NodeId> {
        rows.iter().map(|row| row.0.table.parts[of(row)]).collect()
    };
    let mut columns = scene.question_columns(&about);
    columns.push(scene.nodes("inverse_part", &parts(&|row| row.1)));
    columns.push(scene.nodes("inverse_part_b", &parts(&|row| row.2)));
    columns.push(Column::number("inverse_correlation", Show::Number, rows.iter().map(|row| row.3).collect()));
    Section::new("inverse_correlations", columns).for_files()
}
