//! What the figures are worth: missing, imputed and treated ones.

use minijinja::{Value, context};
use quanheng_figures::amount::{Digits, number};
use quanheng_index::{Mark, NodeId, StepKind};

use super::{Answer, Function};
use crate::template::arguments::Call;
use crate::template::book::Book;
use crate::template::names::Thing;
use crate::template::problem::Problem;
use crate::template::shown::Shown;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "missing",
        "[node], [unit=], [period=]",
        "missing(services)",
        [
            "缺失的数据列表，每项有 unit、indicator、reason",
            "list of the figures that are missing, each with unit, indicator, reason",
        ],
        missing_cells,
    ),
    Function::new(
        "missing_count",
        "[node], [unit=], [period=]",
        "missing_count()",
        ["缺失的数据个数", "number of figures that are missing"],
        missing_count,
    ),
    Function::new(
        "missing_share",
        "[node], [unit=], [period=], [decimals=]",
        "missing_share()",
        ["缺失数据占应有数据的比重，%", "share of figures that are missing, in per cent"],
        missing_share,
    ),
    Function::new(
        "cell_count",
        "[node]",
        "cell_count()",
        ["应有数据个数：评价对象数乘指标数", "number of figures there should be: units times indicators"],
        cell_count,
    ),
    Function::new(
        "imputed_count",
        "[node]",
        "imputed_count()",
        ["插补的数据个数", "number of figures that were imputed"],
        imputed_count,
    ),
    Function::new(
        "treated_count",
        "[node]",
        "treated_count()",
        ["异常值处理改动的数据个数", "number of figures that treatment of outliers changed"],
        treated_count,
    ),
    Function::new(
        "treated_indicators",
        "[node]",
        "treated_indicators()",
        ["做过异常值处理的指标列表", "list of the indicators that were treated"],
        treated_indicators,
    ),
];

/// Figures of leaves at or below a node that are missing: leaf, row and why.
pub(super) fn missing(
    book: &Book,
    node: NodeId,
    unit: Option<usize>,
    period: usize,
) -> Vec<(NodeId, usize, Mark)> {
    let mut found = Vec::new();
    for leaf in book.leaves(node) {
        for &row in book.members.iter().filter(|&&row| unit.is_none_or(|unit| unit == row)) {
            let mark = book.figure_mark(leaf, row, period);
            if mark.is_missing() {
                found.push((leaf, row, mark));
            }
        }
    }
    found
}

/// `[node], [unit=], [period=]`
fn wanted(call: &mut Call) -> Result<(NodeId, Option<usize>, usize), Problem> {
    let node = call.node_or_root()?;
    let unit = call.keyword("unit").map(|value| call.unit_of(&value)).transpose()?;
    let period = match call.keyword("period") {
        Some(value) => call.period_of(&value)?,
        None => call.book.period,
    };
    Ok((node, unit, period))
}

fn missing_cells(call: &mut Call) -> Result<Answer, Problem> {
    let (node, unit, period) = wanted(call)?;
    let book = call.book;
    let cell = |(leaf, row, mark): (NodeId, usize, Mark)| {
        let named = |thing| Value::from_object(book.named(thing));
        let reason = book.say(&format!("mark-{}", mark.slug()), &[]);
        context! { indicator => named(Thing::Node(leaf)), unit => named(Thing::Unit(row)), reason => reason }
    };
    let cells: Vec<Value> = missing(book, node, unit, period).into_iter().map(cell).collect();
    Ok(Value::from(cells).into())
}

fn counted(book: &Book, count: usize) -> Shown {
    let count = count as f64;
    Shown::new(number(count, book.language, Digits::Decimals(0)), count)
}

fn missing_count(call: &mut Call) -> Result<Answer, Problem> {
    let (node, unit, period) = wanted(call)?;
    let count = missing(call.book, node, unit, period).len();
    Ok(counted(call.book, count).value().into())
}

fn missing_share(call: &mut Call) -> Result<Answer, Problem> {
    let (node, unit, period) = wanted(call)?;
    let decimals = call.decimals(1)?;
    let book = call.book;
    let all = book.leaves(node).len() * unit.map_or(book.members.len(), |_| 1);
    let share = missing(book, node, unit, period).len() as f64 * 100.0 / all as f64;
    let text = format!("{}%", number(share, book.language, Digits::Decimals(decimals)));
    Ok(if share.is_finite() { Shown::new(text, share) } else { book.no_data() }.value().into())
}

fn cell_count(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let count = call.book.leaves(node).len() * call.book.members.len();
    Ok(counted(call.book, count).value().into())
}

/// Cells of members that steps of a kind changed in the period shown, by leaf; `None` when the run kept no columns.
fn changed(
    book: &Book,
    node: NodeId,
    kind: StepKind,
    counts: fn(Option<f64>, Option<f64>, Mark) -> bool,
) -> Option<Vec<(NodeId, usize)>> {
    if book.run.trace().iter().all(|step| step.changes.is_empty()) {
        return None;
    }
    let mut found = Vec::new();
    for leaf in book.leaves(node) {
        let mut rows = vec![false; book.run.units().len()];
        for (at, step) in book.run.trace().iter().enumerate().filter(|(_, step)| step.kind == kind) {
            let Some(after) = step.change(leaf, book.period) else { continue };
            let before = book.run.received(&book.panel, at, leaf, book.period);
            for &row in &book.members {
                rows[row] |= counts(before.value(row), after.value(row), after.mark(row));
            }
        }
        found.push((leaf, rows.iter().filter(|&&is_changed| is_changed).count()));
    }
    Some(found)
}

/// Number of figures that were imputed.
pub(super) fn imputed(book: &Book, node: NodeId) -> Option<usize> {
    let is_filled = |before: Option<f64>, after: Option<f64>, _| before.is_none() && after.is_some();
    Some(changed(book, node, StepKind::Impute, is_filled)?.iter().map(|(_, count)| count).sum())
}

fn altered(before: Option<f64>, after: Option<f64>, _: Mark) -> bool {
    before.is_some() && before.map(f64::to_bits) != after.map(f64::to_bits)
}

/// Number of figures that were treated.
pub(super) fn treated(book: &Book, node: NodeId) -> Option<usize> {
    Some(changed(book, node, StepKind::Treat, altered)?.iter().map(|(_, count)| count).sum())
}

fn imputed_count(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let shown = imputed(call.book, node).map(|count| counted(call.book, count));
    Ok(shown.unwrap_or_else(|| call.book.no_data()).value().into())
}

fn treated_count(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let shown = treated(call.book, node).map(|count| counted(call.book, count));
    Ok(shown.unwrap_or_else(|| call.book.no_data()).value().into())
}

fn treated_indicators(call: &mut Call) -> Result<Answer, Problem> {
    let node = call.node_or_root()?;
    let all = changed(call.book, node, StepKind::Treat, altered).unwrap_or_default();
    let leaves = all.into_iter().filter(|&(_, count)| count > 0).map(|(leaf, _)| Thing::Node(leaf));
    Ok(super::about::list(call, leaves))
}
