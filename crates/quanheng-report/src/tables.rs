//! The tables of a report, by name: each a plain function of an [`Evaluation`].

mod data;
mod framework;
mod missing;
mod profile;
mod ranking;
mod sources;
mod treated;

use quanheng_figures::Evaluation;
use quanheng_index::{NodeId, NodeKind};
use quanheng_programme::catalogue::{self, Argument};

use crate::document::{Align, Column, Inline, Table};

pub use data::data;
pub use framework::framework;
pub use missing::missing;
pub use profile::profile;
pub use ranking::{ranking, top};
pub use sources::{files, sources};
pub use treated::treated;

/// Stands for what there is not.
const NOTHING: &str = "—";

/// A message in the language of the reader.
fn say(evaluation: &Evaluation, code: &str, arguments: &[Argument]) -> String {
    catalogue::say(evaluation.language, code, arguments)
}

/// A table without rows: its caption and columns are messages; widths are relative, 0 for as wide as the cells.
fn table(evaluation: &Evaluation, caption: String, columns: &[(&str, Align, u16)]) -> Table {
    let column = |&(code, align, width): &(&str, Align, u16)| Column {
        heading: vec![Inline::text(say(evaluation, code, &[]))],
        align,
        width,
    };
    Table { caption, columns: columns.iter().map(column).collect(), rows: Vec::new(), note: String::new() }
}

/// A cell of plain text.
fn cell(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// A cell of a number with so many decimals, or of nothing.
fn number(number: Option<f64>, decimals: usize) -> Vec<Inline> {
    cell(number.map_or_else(|| NOTHING.to_owned(), |number| fixed(number, decimals)))
}

/// A number with so many decimals, a true minus sign, and none before zeros.
fn fixed(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// Decimals of a column of scores: two when they spread over tens, else three.
fn decimals(scores: impl Iterator<Item = Option<f64>>) -> usize {
    let (low, high) = scores
        .flatten()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), score| (low.min(score), high.max(score)));
    if high - low >= 10.0 { 2 } else { 3 }
}

/// Decimals of a column of figures: four digits of the greatest, at most four.
fn figure_decimals(figures: impl Iterator<Item = Option<f64>>) -> usize {
    let most = figures.flatten().fold(0.0_f64, |most, figure| most.max(figure.abs()));
    match most {
        most if most >= 1000.0 => 0,
        most if most >= 100.0 => 1,
        most if most >= 10.0 => 2,
        most if most >= 1.0 => 3,
        _ => 4,
    }
}

/// The inner nodes right below the root, or the root itself where there are none.
fn dimensions(evaluation: &Evaluation) -> Vec<NodeId> {
    let framework = evaluation.computed.run.framework();
    let below = framework.node(framework.root()).children.iter().copied();
    below.filter(|&node| framework.node(node).kind == NodeKind::Inner).collect()
}

/// Leaves below a node, in the order of the framework.
fn leaves(evaluation: &Evaluation, node: NodeId) -> Vec<NodeId> {
    let framework = evaluation.computed.run.framework();
    let children = &framework.node(node).children;
    if children.is_empty() {
        return vec![node];
    }
    children.iter().flat_map(|&child| leaves(evaluation, child)).collect()
}

/// The place of a unit at a node, as text.
fn place(evaluation: &Evaluation, node: NodeId, row: usize) -> Option<String> {
    let places = evaluation.computed.run.places(node, evaluation.period)?;
    places.get(row).map(|place| place.to_string())
}

/// The tier of a unit at the root: its name, or else its number.
fn tier(evaluation: &Evaluation, row: usize) -> Option<String> {
    let tiers = evaluation.computed.run.tiers(evaluation.root(), evaluation.period)?;
    let tier = tiers.get(row)?;
    let named =
        tiers.name(tier).map(|name| evaluation.computed.programme.code_name(name, evaluation.language));
    Some(named.map_or_else(|| tier.to_string(), str::to_owned))
}

/// Name and unit of measure of an indicator.
fn measured(evaluation: &Evaluation, node: NodeId) -> String {
    let name = evaluation.node_name(node);
    match evaluation.measure(node) {
        Some(unit) => {
            say(evaluation, "document-measured", &[("name", name.to_owned()), ("unit", unit.to_owned())])
        }
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_true_minus_and_zeros_none() {
        assert_eq!((fixed(-1.25, 1).as_str(), fixed(-0.001, 2).as_str()), ("−1.2", "0.00"));
        assert_eq!(decimals([Some(1.0), None, Some(12.0)].into_iter()), 2);
        assert_eq!(figure_decimals([Some(123.4), None].into_iter()), 1);
    }
}
