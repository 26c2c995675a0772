//! Where the data come from.

use std::collections::BTreeMap;

use quanheng_figures::Evaluation;

use super::{cell, say, table};
use crate::document::{Align, Table};

/// One row for each source that indicators name: the indicators taken from it.
#[must_use]
pub fn sources(evaluation: &Evaluation) -> Table {
    let columns = [("document-source", Align::Left, 2), ("document-indicators", Align::Left, 5)];
    let mut made = table(evaluation, say(evaluation, "document-table-sources", &[]), &columns);
    let mut by_source: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for node in evaluation.computed.run.framework().data_nodes() {
        if let Some(source) = &evaluation.computed.programme.indicators[node].source {
            let source = evaluation.computed.programme.code_name(source, evaluation.language);
            by_source.entry(source).or_default().push(evaluation.node_name(node));
        }
    }
    let separator = say(evaluation, "document-list-separator", &[]);
    made.rows = by_source
        .into_iter()
        .map(|(source, indicators)| vec![cell(source), cell(indicators.join(&separator))])
        .collect();
    made
}

/// The files that were read, with their hashes: what a reader needs to make sure that theirs are the same.
#[must_use]
pub fn files(evaluation: &Evaluation) -> Table {
    let columns = [("document-file", Align::Left, 3), ("document-hash", Align::Left, 4)];
    let mut made = table(evaluation, say(evaluation, "document-table-files", &[]), &columns);
    for file in &evaluation.computed.observations.files {
        made.rows.push(vec![cell(&file.file), cell(&file.sha256)]);
    }
    made
}
