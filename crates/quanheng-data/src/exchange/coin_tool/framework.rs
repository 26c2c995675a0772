//! The sheet `Framework`: a row for each node, below a header with `Dimension/indicator`.

use quanheng_index::finding::Subject;
use quanheng_index::{Finding, finding::Place};
use quanheng_programme::number;

use super::{Node, is_nothing, level};
use crate::cell::{Fault, shortened};
use crate::report::Report;
use crate::workbook::Grid;

/// Columns of the table.
struct Columns {
    code: usize,
    parent: Option<usize>,
    weight: Option<usize>,
    aggregation: Option<usize>,
    direction: Option<usize>,
    name: Option<usize>,
}

/// Reads the nodes; `None` when there is no such table.
pub(super) fn read(grid: &Grid, report: &mut Report) -> Option<Vec<Node>> {
    let Some((header, columns)) = grid.rows().find_map(|row| Some((row, columns(grid, row)?))) else {
        let finding = Finding::error("coin-tool-no-framework", Subject::Place(grid.sheet().clone()));
        report.add(finding);
        return None;
    };
    let mut nodes: Vec<Node> = Vec::new();
    for row in grid.rows().filter(|row| *row > header) {
        let code = grid.text(row, columns.code);
        if level(code).is_none() {
            if !is_nothing(code) {
                let finding =
                    Finding::warning("coin-tool-unknown-code", Subject::Place(grid.place(row, columns.code)));
                report.add(finding.with("given", shortened(code)));
            }
            continue;
        }
        let node = node(grid, row, &columns, report);
        if nodes.iter().any(|other| other.code == node.code) {
            report.fault(Fault::new("duplicate-code").with("given", code), || grid.place(row, columns.code));
            continue;
        }
        nodes.push(node);
    }
    Some(nodes)
}

fn columns(grid: &Grid, row: usize) -> Option<Columns> {
    let cells: Vec<(usize, String)> = grid.row(row).map(|(at, text)| (at, text.to_lowercase())).collect();
    let code = cells.iter().find(|(_, text)| text == "dimension/indicator")?.0;
    let labelled = |label: &str| cells.iter().find(|(at, text)| *at != code && text.starts_with(label));
    let at = |label: &str| labelled(label).map(|(at, _)| *at);
    Some(Columns {
        code,
        parent: at("supra"),
        weight: at("weight"),
        aggregation: at("aggregation"),
        direction: at("direction"),
        name: at("name"),
    })
}

fn node(grid: &Grid, row: usize, columns: &Columns, report: &mut Report) -> Node {
    let text = |column: Option<usize>| {
        column.map(|column| grid.text(row, column)).filter(|text| !is_nothing(text)).map(str::to_owned)
    };
    let parent = text(columns.parent).map(|code| code.to_lowercase());
    let code = grid.text(row, columns.code).to_lowercase();
    let place = |column: Option<usize>| grid.place(row, column.unwrap_or(columns.code));
    let weight = number(text(columns.weight), || place(columns.weight), report);
    let positive = direction(text(columns.direction), || place(columns.direction), report);
    Node {
        code,
        parent,
        weight,
        aggregation: text(columns.aggregation),
        positive,
        name: text(columns.name),
        place: place(None),
    }
}

/// The number a text says; what is none is told.
pub(super) fn number(
    text: Option<String>,
    place: impl FnOnce() -> Place,
    report: &mut Report,
) -> Option<f64> {
    let text = text?;
    match number::parse(&text) {
        Ok(number) => Some(number),
        Err(fault) => {
            let told = Fault::new(fault.code).with("given", shortened(&text));
            report.fault(told.with("instead", shortened(&fault.instead)), place);
            None
        }
    }
}

/// Whether more is better: 1, or −1.
pub(super) fn direction(
    text: Option<String>,
    place: impl FnOnce() -> Place,
    report: &mut Report,
) -> Option<bool> {
    let text = text?;
    match text.parse::<f64>() {
        Ok(1.0) => Some(true),
        Ok(-1.0) => Some(false),
        _ => {
            report.fault(Fault::new("coinr-direction").with("given", shortened(&text)), place);
            Some(true)
        }
    }
}
