//! What must be said in words: the answer for each node, units left out, and units the visible dimensions cannot
//! explain.

use quanheng_audit::inverse::{Agreement, Answer};
use quanheng_index::{Finding, Subject};

use super::Scene;
use super::hidden::{self, Row};
use super::question::Question;
use crate::numbers::{fixed, per_cent};

/// Units told of by name; all are in the table.
const MOST: usize = 4;

pub(super) fn remark(scene: &Scene, questions: &[Question], notes: &mut Vec<Finding>) {
    for question in questions {
        notes.push(answer(scene, question));
        left_out(scene, question, notes);
    }
    let rows = hidden::rows(scene, questions);
    if let Some(first) = rows.first() {
        notes.push(share(scene, first));
    }
    outside(scene, questions, notes);
    needs(scene, &rows, notes);
    lists(scene, &rows, notes);
}

fn answer(scene: &Scene, question: &Question) -> Finding {
    let found = &question.found;
    let agreement = &found.agreement;
    let pairs = agreement.pairs;
    let tau = |kept: usize| fixed(Agreement::tau(kept, pairs), 3);
    let finding = match (found.answer, agreement.is_proven()) {
        (Answer::Reproducible, _) => Finding::note("inverse-reproducible", Subject::Programme),
        (Answer::OnlyWithTies, _) => Finding::note("inverse-only-with-ties", Subject::Programme),
        (Answer::Contradictory, true) => Finding::note("inverse-contradictory", Subject::Programme),
        (Answer::Contradictory, false) => Finding::note("inverse-contradictory-bound", Subject::Programme),
    };
    let lone = found.conflicts.iter().flat_map(|conflicts| &conflicts.sets);
    finding
        .with("node", scene.question(question))
        .with("pairs", pairs)
        .with("kept", agreement.kept)
        .with("most", agreement.at_most)
        .with("tau", tau(agreement.kept))
        .with("bound", tau(agreement.at_most))
        .with("nominal", found.nominal_kept)
        .with("lone", lone.filter(|set| set.pairs.len() == 1).count())
}

fn left_out(scene: &Scene, question: &Question, notes: &mut Vec<Finding>) {
    for (row, part) in &question.table.left_out {
        let finding = Finding::note("inverse-left-out", Subject::Unit(scene.unit_code(*row)));
        let finding = finding.with("unit", scene.unit(*row)).with("part", scene.node(*part));
        notes.push(finding.with("node", scene.question(question)));
    }
}

fn share(scene: &Scene, row: &Row) -> Finding {
    let names: Vec<String> =
        row.question.visible.iter().map(|&part| scene.node(row.question.table.parts[part])).collect();
    let all = row.question.table.parts.iter().map(|&part| scene.node(part)).collect();
    let names = if names.is_empty() { all } else { names };
    Finding::note("inverse-hidden-share", Subject::Programme)
        .with("visible", names.join(&scene.session.say("inverse-comma", &[])))
        .with("least", per_cent(row.hidden.least_share))
        .with("share", per_cent(row.hidden.share))
}

/// Units whose published place no weights give.
fn outside(scene: &Scene, questions: &[Question], notes: &mut Vec<Finding>) {
    let root = scene.audited.scored.plan.framework().root();
    for question in questions.iter().filter(|question| question.table.node == root) {
        let Some(outlook) = &question.found.outlook else { continue };
        let mut told: Vec<(usize, Finding)> = Vec::new();
        for (at, &unit) in question.table.units.iter().enumerate() {
            let (Some(published), places) = (question.published(unit), &outlook.any.places[at]) else {
                continue;
            };
            let (best, worst) = (places.best.bound, places.worst.bound);
            let miss = best.saturating_sub(published).max(published.saturating_sub(worst));
            if miss > 0 {
                let finding = Finding::note("inverse-outside", Subject::Unit(scene.unit_code(unit)))
                    .with("unit", scene.unit(unit))
                    .with("published", published)
                    .with("best", best)
                    .with("worst", worst);
                told.push((miss, finding));
            }
        }
        // The farthest out first.
        told.sort_by_key(|(miss, _)| std::cmp::Reverse(*miss));
        notes.extend(told.into_iter().map(|(_, finding)| finding));
    }
}

/// Units that need most from hidden dimensions.
fn needs(scene: &Scene, rows: &[Row], notes: &mut Vec<Finding>) {
    let largest = |of: &dyn Fn(&Row) -> f64| -> Vec<usize> {
        let mut order: Vec<usize> = (0..rows.len()).filter(|&at| of(&rows[at]) > 0.0).collect();
        order.sort_by(|&a, &b| of(&rows[b]).total_cmp(&of(&rows[a])).then(a.cmp(&b)));
        order.truncate(MOST);
        order
    };
    for at in largest(&|row| row.needs.lift.least) {
        let (row, need) = (&rows[at], &rows[at].needs.lift);
        let finding = Finding::note("inverse-needs-lift", Subject::Unit(scene.unit_code(row.unit)));
        notes.push(told(scene, finding, row, need.least, &need.against));
    }
    for at in largest(&|row| row.needs.drag.least) {
        let (row, need) = (&rows[at], &rows[at].needs.drag);
        let finding = Finding::note("inverse-needs-drag", Subject::Unit(scene.unit_code(row.unit)));
        notes.push(told(scene, finding, row, need.least, &need.against));
    }
}

fn told(scene: &Scene, finding: Finding, row: &Row, least: f64, against: &[usize]) -> Finding {
    let published = row.question.published(row.unit).map(|place| place.to_string());
    let places = row.needs.places(row.question.table.units.len());
    finding
        .with("unit", scene.unit(row.unit))
        .with("published", published.unwrap_or_default())
        .with("least", fixed(least, 3))
        .with("units", scene.units(against))
        .with("best", places.0)
        .with("worst", places.1)
        .with("share", per_cent(row.hidden.share))
}

/// Units that the published lists alone do not explain.
fn lists(scene: &Scene, rows: &[Row], notes: &mut Vec<Finding>) {
    for row in rows {
        let place = row.question.published(row.unit).map(|place| place.to_string()).unwrap_or_default();
        let subject = Subject::Unit(scene.unit_code(row.unit));
        let with = |finding: Finding, units: &[usize]| {
            let finding = finding.with("unit", scene.unit(row.unit)).with("published", &place);
            finding.with("count", units.len()).with("units", scene.units(units))
        };
        // What is against several units is told; the table has all.
        if row.lists.ahead_of.len() > 1 {
            let finding = Finding::note("inverse-lists-ahead", subject.clone());
            notes.push(with(finding, &row.lists.ahead_of));
        }
        if row.lists.behind.len() >= MOST {
            notes.push(with(Finding::note("inverse-lists-behind", subject), &row.lists.behind));
        }
    }
}
