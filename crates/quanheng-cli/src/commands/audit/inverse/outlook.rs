//! Places that are possible, places that are likely, and who is ahead of whom whatever the weights.

use quanheng_audit::inverse::{Drawn, Outlook, PossiblePlaces, Relation, Standing};

use super::question::Question;
use super::{Scene, count};
use crate::report::{Column, Section, Show, unit_columns};

/// A unit (position in the table) of a question with an outlook.
type Row<'a> = (&'a Question, &'a Outlook, usize);

/// Of a question, under a set of weights: one unit (position) ahead of another.
type Lead<'a> = (&'a Question, &'static str, usize, usize);

pub(super) fn sections(scene: &Scene, questions: &[Question]) -> Vec<Section> {
    vec![places(scene, questions), probabilities(scene, questions), relations(scene, questions)]
}

fn asked(questions: &[Question]) -> impl Iterator<Item = (&Question, &Outlook)> {
    questions.iter().filter_map(|question| Some((question, question.found.outlook.as_ref()?)))
}

fn rows(questions: &[Question]) -> Vec<Row<'_>> {
    let units = |(question, outlook)| {
        let question: &Question = question;
        (0..question.table.units.len()).map(move |unit| (question, outlook, unit))
    };
    asked(questions).flat_map(units).collect()
}

fn places(scene: &Scene, questions: &[Question]) -> Section {
    let rows = rows(questions);
    let about: Vec<&Question> = rows.iter().map(|row| row.0).collect();
    let units: Vec<usize> = rows.iter().map(|row| row.0.table.units[row.2]).collect();
    let nominal: Vec<Vec<usize>> =
        asked(questions).map(|(question, _)| question.table.places(&question.nominal)).collect();
    let ours: Vec<usize> = nominal.concat();
    let published: Vec<Option<usize>> =
        rows.iter().zip(&units).map(|(row, &unit)| row.0.published(unit)).collect();
    let column = |name, show, of: &dyn Fn(&Row) -> Option<usize>| {
        Column::count(name, show, rows.iter().map(|row| of(row).and_then(count)).collect())
    };
    let any = |row: &Row| -> PossiblePlaces { row.1.any.places[row.2].clone() };
    let fit = |row: &Row| -> PossiblePlaces { row.1.under_fit.places[row.2].clone() };
    let likely: Vec<Option<f64>> = rows
        .iter()
        .zip(&published)
        .map(|(row, place)| {
            let drawn = row.1.drawn_any.as_ref()?;
            drawn.places[row.2].get((*place)?.checked_sub(1)?).copied()
        })
        .collect();
    let mut columns = scene.question_columns(&about);
    columns.extend(unit_columns(scene.session, scene.audited.programme, &units).into_iter().take(3));
    columns.extend([
        Column::count(
            "inverse_published",
            Show::Number,
            published.iter().map(|place| place.and_then(count)).collect(),
        ),
        Column::count("inverse_ours", Show::Number, ours.into_iter().map(count).collect()),
        column("inverse_place_best", Show::Number, &|row| Some(any(row).best.place)),
        column("inverse_place_best_bound", Show::Hidden, &|row| Some(any(row).best.bound)),
        column("inverse_place_worst", Show::Number, &|row| Some(any(row).worst.place)),
        column("inverse_place_worst_bound", Show::Hidden, &|row| Some(any(row).worst.bound)),
        Column::number("inverse_likely", Show::Probability, likely),
        column("inverse_fit_best", Show::Number, &|row| Some(fit(row).best.place)),
        column("inverse_fit_best_bound", Show::Hidden, &|row| Some(fit(row).best.bound)),
        column("inverse_fit_worst", Show::Number, &|row| Some(fit(row).worst.place)),
        column("inverse_fit_worst_bound", Show::Hidden, &|row| Some(fit(row).worst.bound)),
    ]);
    let root = scene.audited.scored.plan.framework().root();
    let place = |row: usize| published[row].map_or(f64::NEG_INFINITY, |place| -(place as f64));
    let section = Section::new("inverse_places", columns).legend("inverse-legend-places");
    section.showing(|row| rows[row].0.table.node == root, |row| Some(place(row)))
}

/// Every place with its share of the draws, for files; places never drawn are left out.
fn probabilities(scene: &Scene, questions: &[Question]) -> Section {
    let mut found: Vec<(&Question, &'static str, usize, usize, f64)> = Vec::new();
    for (question, outlook) in asked(questions) {
        let sets: [(&'static str, &Option<Drawn>); 2] =
            [("any", &outlook.drawn_any), ("best-agreement", &outlook.drawn_fit)];
        for (set, drawn) in sets {
            for (unit, shares) in drawn.iter().flat_map(|drawn| drawn.places.iter().enumerate()) {
                let drawn = shares.iter().enumerate().filter(|(_, share)| **share > 0.0);
                found.extend(drawn.map(|(at, &share)| (question, set, unit, at + 1, share)));
            }
        }
    }
    let about: Vec<&Question> = found.iter().map(|row| row.0).collect();
    let units: Vec<usize> = found.iter().map(|row| row.0.table.units[row.2]).collect();
    let mut columns = scene.question_columns(&about);
    columns.extend([
        Column::text(
            "inverse_weights_from",
            Show::Plain,
            found.iter().map(|row| Some(row.1.to_owned())).collect(),
        ),
        scene.unit_column("unit", &units),
        Column::count("place", Show::Number, found.iter().map(|row| count(row.3)).collect()),
        Column::number(
            "inverse_probability",
            Show::Probability,
            found.iter().map(|row| Some(row.4)).collect(),
        ),
    ]);
    Section::new("inverse_probabilities", columns).for_files()
}

/// Units ahead of others whatever the weights, for files.
fn relations(scene: &Scene, questions: &[Question]) -> Section {
    let mut found: Vec<Lead> = Vec::new();
    for (question, outlook) in asked(questions) {
        let sets: [(&'static str, &Standing); 2] =
            [("any", &outlook.any), ("best-agreement", &outlook.under_fit)];
        let units = question.table.units.len();
        for (set, standing) in sets {
            let each = (0..units).flat_map(|unit| (0..units).map(move |other| (unit, other)));
            let ahead = each.filter(|&(unit, other)| standing.relation(unit, other) == Relation::Ahead);
            found.extend(ahead.map(|(unit, other)| (question, set, unit, other)));
        }
    }
    let about: Vec<&Question> = found.iter().map(|row| row.0).collect();
    let units = |of: &dyn Fn(&Lead) -> usize| -> Vec<usize> {
        found.iter().map(|row| row.0.table.units[of(row)]).collect()
    };
    let mut columns = scene.question_columns(&about);
    columns.extend([
        Column::text(
            "inverse_weights_from",
            Show::Plain,
            found.iter().map(|row| Some(row.1.to_owned())).collect(),
        ),
        scene.unit_column("inverse_ahead", &units(&|row| row.2)),
        scene.unit_column("inverse_behind", &units(&|row| row.3)),
    ]);
    Section::new("inverse_always_ahead", columns).for_files()
}
