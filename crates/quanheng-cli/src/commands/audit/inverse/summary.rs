//! The first table: what was asked of each node, and the answer.

use quanheng_audit::inverse::{Agreement, Answer};

use super::question::Question;
use super::{Scene, count};
use crate::report::{Column, Section, Show};

pub(super) fn section(scene: &Scene, questions: &[Question]) -> Section {
    let all: Vec<&Question> = questions.iter().collect();
    let counts = |name, show, of: &dyn Fn(&Question) -> usize| {
        Column::count(name, show, all.iter().map(|question| count(of(question))).collect())
    };
    let numbers = |name, show, of: &dyn Fn(&Question) -> f64| {
        Column::number(name, show, all.iter().map(|question| Some(of(question))).collect())
    };
    let tau = |kept: usize, question: &Question| Agreement::tau(kept, question.found.pairs.len());
    let answer = |question: &&Question| slug(question.found.answer);
    let word = |question: &&Question| scene.session.say(&format!("inverse-answer-{}", answer(question)), &[]);
    let statements = |question: &&Question| {
        let slugs: Vec<&str> = question.statements.iter().map(|said| said.slug.as_str()).collect();
        Some(slugs.join(" "))
    };
    let left_out = |question: &&Question| {
        let rows: Vec<usize> = question.table.left_out.iter().map(|(row, _)| *row).collect();
        Some(scene.unit_codes(&rows))
    };
    let mut columns = scene.question_columns(&all);
    columns.extend([
        Column::text("inverse_statements", Show::Hidden, all.iter().map(statements).collect()),
        counts("inverse_parts", Show::Number, &|question| question.table.parts.len()),
        counts("units", Show::Number, &|question| question.table.units.len()),
        Column::text("inverse_left_out", Show::Hidden, all.iter().map(left_out).collect()),
        Column::text(
            "inverse_answer",
            Show::As(all.iter().map(word).collect()),
            all.iter().map(|question| Some(answer(question).to_owned())).collect(),
        ),
        counts("inverse_pairs", Show::Number, &|question| question.found.pairs.len()),
        counts("inverse_kept_nominal", Show::Number, &|question| question.found.nominal_kept),
        counts("inverse_kept_best", Show::Number, &|question| question.found.agreement.kept),
        counts("inverse_kept_at_most", Show::Number, &|question| question.found.agreement.at_most),
        numbers("inverse_tau_nominal", Show::Number, &|question| tau(question.found.nominal_kept, question)),
        numbers("inverse_tau_best", Show::Number, &|question| tau(question.found.agreement.kept, question)),
        numbers("inverse_tau_at_most", Show::Number, &|question| {
            tau(question.found.agreement.at_most, question)
        }),
        numbers("inverse_lead", Show::Signed, &|question| question.found.lead),
        Column::number(
            "inverse_shortfall",
            Show::Hidden,
            all.iter().map(|question| question.found.shortfall.as_ref().map(|of| of.total)).collect(),
        ),
        Column::number(
            "inverse_distance",
            Show::Hidden,
            all.iter().map(|question| Some(question.found.fit.distance)).collect(),
        ),
    ]);
    Section::new("inverse_answers", columns).legend("inverse-legend-answers")
}

const fn slug(answer: Answer) -> &'static str {
    match answer {
        Answer::Reproducible => "reproducible",
        Answer::OnlyWithTies => "only-with-ties",
        Answer::Contradictory => "contradictory",
    }
}
