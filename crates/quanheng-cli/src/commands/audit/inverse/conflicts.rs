//! Pairs: which contradict each other, and which are out of order where agreement is best and where violation is
//! least.

use quanheng_audit::inverse::Pair;

use super::question::Question;
use super::{Scene, count};
use crate::report::{Column, Section, Show};

/// A pair of a question.
type Row<'a> = (&'a Question, &'a Pair);

pub(super) fn sections(scene: &Scene, questions: &[Question]) -> Vec<Section> {
    vec![sets(scene, questions), pairs(scene, questions)]
}

/// The columns that say which pair: node, both units, the statements behind it.
fn pair_columns(scene: &Scene, rows: &[Row]) -> Vec<Column> {
    let about: Vec<&Question> = rows.iter().map(|(question, _)| *question).collect();
    let ahead: Vec<usize> = rows.iter().map(|(_, pair)| pair.ahead).collect();
    let behind: Vec<usize> = rows.iter().map(|(_, pair)| pair.behind).collect();
    let said = |(question, pair): &Row| -> Vec<usize> {
        pair.statements.iter().copied().filter(|&at| at < question.statements.len()).collect()
    };
    let slugs = |row: &Row| -> Option<String> {
        let slugs: Vec<&str> = said(row).into_iter().map(|at| row.0.statements[at].slug.as_str()).collect();
        Some(slugs.join(" "))
    };
    let names = |row: &Row| -> String {
        let names: Vec<&str> =
            said(row).into_iter().map(|at| row.0.statements[at].statement.name.as_str()).collect();
        names.first().copied().unwrap_or_default().to_owned()
    };
    let mut columns = scene.question_columns(&about);
    columns.push(scene.unit_column("inverse_ahead", &ahead));
    columns.push(scene.unit_column("inverse_behind", &behind));
    columns.push(Column::text(
        "inverse_statement",
        Show::As(rows.iter().map(names).collect()),
        rows.iter().map(slugs).collect(),
    ));
    columns
}

/// Sets of pairs that contradict each other.
fn sets(scene: &Scene, questions: &[Question]) -> Section {
    let mut rows: Vec<Row> = Vec::new();
    let (mut numbers, mut sizes) = (Vec::new(), Vec::new());
    for question in questions {
        let sets = question.found.conflicts.iter().flat_map(|conflicts| &conflicts.sets);
        for (at, set) in sets.enumerate() {
            for &pair in &set.pairs {
                rows.push((question, &question.found.pairs[pair]));
                numbers.push(count(at + 1));
                sizes.push(count(set.pairs.len()));
            }
        }
    }
    let is_lone: Vec<bool> = sizes.iter().map(|&size| size == Some(1)).collect();
    let mut columns = pair_columns(scene, &rows);
    columns.insert(2, Column::count("inverse_set", Show::Number, numbers));
    columns.insert(3, Column::count("inverse_size", Show::Number, sizes));
    let section = Section::new("inverse_conflicts", columns).legend("inverse-legend-conflicts");
    section.showing(|row| is_lone[row] && !rows[row].0.is_tree(), |row| Some(-(row as f64)))
}

/// Every published pair, for files.
fn pairs(scene: &Scene, questions: &[Question]) -> Section {
    let rows: Vec<Row> = questions
        .iter()
        .flat_map(|question| question.found.pairs.iter().map(move |pair| (question, pair)))
        .collect();
    let positions: Vec<usize> = questions.iter().flat_map(|question| 0..question.found.pairs.len()).collect();
    let each = |of: &dyn Fn(&Question, usize) -> Option<f64>| -> Vec<Option<f64>> {
        rows.iter().zip(&positions).map(|((question, _), &at)| of(question, at)).collect()
    };
    let lead = |question: &Question, at: usize, weights: &[f64]| -> Option<f64> {
        let row = question.table.row(&question.found.pairs[at], 0.0)?;
        Some(row.iter().zip(weights).map(|(a, w)| a * w).sum())
    };
    let is_decisive = |((question, _), &at): (&Row, &usize)| {
        let word = if question.found.decisive.contains(&at) { "yes" } else { "no" };
        Some(word.to_owned())
    };
    let mut columns = pair_columns(scene, &rows);
    columns.extend([
        Column::number(
            "inverse_lead_nominal",
            Show::Signed,
            each(&|question, at| lead(question, at, &question.nominal)),
        ),
        Column::number(
            "inverse_lead_best",
            Show::Signed,
            each(&|question, at| lead(question, at, &question.found.agreement.weights)),
        ),
        Column::number(
            "inverse_lead_least_violation",
            Show::Signed,
            each(&|question, at| lead(question, at, &question.found.shortfall.as_ref()?.weights)),
        ),
        Column::text("inverse_decisive", Show::Plain, rows.iter().zip(&positions).map(is_decisive).collect()),
    ]);
    Section::new("inverse_pairs", columns).for_files()
}
