//! What dimensions without a published list would have to be, unit by unit.

use quanheng_audit::inverse::{Against, Hidden, HiddenUnit, against};

use super::question::Question;
use super::{Scene, count};
use crate::report::{Column, Section, Show, unit_columns};

/// One unit of the root.
pub(super) struct Row<'a> {
    pub(super) question: &'a Question,
    pub(super) hidden: &'a Hidden,
    /// Row of the unit.
    pub(super) unit: usize,
    pub(super) needs: &'a HiddenUnit,
    /// What the published lists alone say.
    pub(super) lists: Against,
}

/// The units of the root, with what its hidden parts would have to be.
pub(super) fn rows<'a>(scene: &Scene, questions: &'a [Question]) -> Vec<Row<'a>> {
    let root = scene.audited.scored.plan.framework().root();
    let Some(question) = questions.iter().find(|of| of.table.node == root && !of.is_tree()) else {
        return Vec::new();
    };
    let Some(hidden) = question.found.outlook.as_ref().and_then(|outlook| outlook.hidden.as_ref()) else {
        return Vec::new();
    };
    let lists: Vec<_> = questions
        .iter()
        .filter(|other| question.table.parts.contains(&other.table.node))
        .filter_map(|other| Some(&other.order()?.statement))
        .collect();
    let told = question.order().map(|order| against(&order.statement, &lists)).unwrap_or_default();
    let rows = question.table.units.iter().zip(&hidden.units).map(|(&unit, needs)| {
        let lists = told.iter().find(|one| one.unit == unit).cloned();
        let nothing = Against { unit, ahead_of: Vec::new(), behind: Vec::new() };
        Row { question, hidden, unit, needs, lists: lists.unwrap_or(nothing) }
    });
    rows.collect()
}

pub(super) fn section(scene: &Scene, questions: &[Question]) -> Option<Section> {
    let rows = rows(scene, questions);
    let first = rows.first()?;
    let compared = first.question.table.units.len();
    let about: Vec<&Question> = rows.iter().map(|row| row.question).collect();
    let units: Vec<usize> = rows.iter().map(|row| row.unit).collect();
    let number = |name, show, of: &dyn Fn(&Row) -> f64| {
        Column::number(name, show, rows.iter().map(|row| Some(of(row))).collect())
    };
    let counts = |name, of: &dyn Fn(&Row) -> usize| {
        Column::count(name, Show::Number, rows.iter().map(|row| count(of(row))).collect())
    };
    let lists = |name, of: &dyn Fn(&Row) -> Vec<usize>| {
        let cells = rows.iter().map(|row| Some(scene.unit_codes(&of(row)))).collect();
        Column::text(name, Show::Hidden, cells)
    };
    let published: Vec<Option<usize>> = rows.iter().map(|row| row.question.published(row.unit)).collect();
    let mut columns = scene.question_columns(&about).into_iter().skip(1).collect::<Vec<_>>();
    columns.extend(unit_columns(scene.session, scene.audited.programme, &units).into_iter().take(3));
    columns.extend([
        Column::count(
            "inverse_published",
            Show::Number,
            published.iter().map(|place| place.and_then(count)).collect(),
        ),
        number("inverse_lift", Show::Number, &|row| row.needs.lift.least),
        lists("inverse_lift_over", &|row| row.needs.lift.against.clone()),
        number("inverse_drag", Show::Number, &|row| row.needs.drag.least),
        lists("inverse_drag_under", &|row| row.needs.drag.against.clone()),
        number("inverse_hidden_share", Show::Hidden, &|row| row.hidden.share),
        number("inverse_hidden_least", Show::Number, &|row| row.needs.score.0),
        number("inverse_hidden_most", Show::Number, &|row| row.needs.score.1),
        counts("inverse_hidden_best", &|row| row.needs.places(compared).0),
        counts("inverse_hidden_worst", &|row| row.needs.places(compared).1),
        counts("inverse_lists_ahead", &|row| row.lists.ahead_of.len()),
        lists("inverse_lists_ahead_of", &|row| row.lists.ahead_of.clone()),
        counts("inverse_lists_behind", &|row| row.lists.behind.len()),
        lists("inverse_lists_behind_whom", &|row| row.lists.behind.clone()),
    ]);
    let place = |row: usize| published[row].map_or(f64::NEG_INFINITY, |place| -(place as f64));
    let section = Section::new("inverse_hidden", columns).legend("inverse-legend-hidden");
    Some(section.showing(|_| true, |row| Some(place(row))))
}
