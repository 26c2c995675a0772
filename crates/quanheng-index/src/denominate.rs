//! Denominate: divides indicators by their denominators, per head, per enterprise, per unit of output.

pub(crate) mod by_indicator;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cell::Mark;
use crate::choice::Choices;
use crate::column::Column;
use crate::finding::{Finding, Subject};
use crate::framework::{Denominator, NodeId};
use crate::sheet::Sheet;
use crate::trace::StepTrace;

/// A way to denominate.
pub trait Denominate: Send + Sync {
    /// Code of a denominator that replaces the framework's.
    fn denominator(&self) -> Option<&str>;

    /// Scale factor that replaces the framework's.
    fn scale(&self) -> Option<f64>;
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, choices: &Choices<dyn Denominate>) {
    let nodes: Vec<_> = sheet.framework.data_nodes().collect();
    let resolved: Vec<_> = nodes
        .into_iter()
        .filter_map(|node| resolve(sheet, trace, node, choices).map(|by| (node, by)))
        .collect();
    // Held until the end, so that a denominator that is itself divided is still what the step received.
    let received: BTreeMap<NodeId, Vec<Arc<Column>>> =
        resolved.iter().map(|(_, by)| (by.node, sheet.columns[by.node].to_vec())).collect();
    let mut jobs = Vec::new();
    for &(node, by) in &resolved {
        for (period, divisor) in received[&by.node].iter().enumerate() {
            jobs.push(Job { node, by, period, column: sheet.take(node, period), divisor });
        }
    }
    let divided = sheet.each_in_order(jobs, |_: &mut (), mut job| {
        let undefined = divide(Arc::make_mut(&mut job.column), job.divisor, job.by.scale);
        (job, undefined)
    });
    for (job, undefined) in divided {
        let Job { node, by, period, column, divisor } = job;
        if sheet.scored.contains(&period) {
            Sheet::note(trace, node, Some(period), vec![("scale", by.scale)]);
            tell_undefined(sheet, trace, (node, period, by.node), divisor, &undefined);
        }
        sheet.replace(trace, node, period, column);
    }
}

/// One column to be divided, taken out of the sheet.
struct Job<'r> {
    node: NodeId,
    by: Denominator,
    period: usize,
    column: Arc<Column>,
    divisor: &'r Column,
}

/// The denominator of a node: the step's own word, else the framework's.
fn resolve(
    sheet: &mut Sheet,
    trace: &StepTrace,
    node: NodeId,
    choices: &Choices<dyn Denominate>,
) -> Option<Denominator> {
    let framework = sheet.framework;
    let given = framework.node(node).denominator;
    let choice = choices.of(node);
    let own = choice.denominator().filter(|_| choices.is_overridden(node));
    let scale = choice.scale().or(given.map(|by| by.scale)).unwrap_or(1.0);
    let Some(code) = own else { return given.map(|by| Denominator { scale, ..by }) };
    let known =
        framework.find(code).filter(|&id| framework.data_nodes().any(|data| data == id) && id != node);
    if known.is_none() {
        let finding = Finding::error(
            "unknown-denominator",
            Subject::step_key(&trace.id, Some(&framework.node(node).code), "denominator"),
        );
        sheet.findings.push(finding.with("given", code).with("nearest", ""));
    }
    known.map(|node| Denominator { node, scale })
}

/// x / (denominator / scale); returns the rows whose denominator was zero or missing under a present value.
fn divide(column: &mut Column, by: &Column, scale: f64) -> Vec<usize> {
    let mut undefined = Vec::new();
    for row in 0..column.len() {
        let Some(x) = column.value(row) else { continue };
        let quotient = by.value(row).map(|denominator| x / (denominator / scale));
        let kept = quotient.is_some_and(|value| column.set(row, value, column.mark(row)).is_ok());
        if !kept {
            column.set_missing(row, Mark::Undefined);
            undefined.push(row);
        }
    }
    undefined
}

fn tell_undefined(
    sheet: &mut Sheet,
    trace: &StepTrace,
    (node, period, by): (NodeId, usize, NodeId),
    divisor: &Column,
    rows: &[usize],
) {
    for &row in rows {
        let subject = Subject::Cell {
            indicator: sheet.framework.node(by).code.clone(),
            unit: sheet.units.get(row).code.clone(),
            period: sheet.periods[period],
        };
        let code = if divisor.value(row).is_some() { "denominator-zero" } else { "denominator-missing" };
        sheet.findings.push(
            Finding::warning(code, subject)
                .with("step", &trace.id)
                .with("node", &sheet.framework.node(node).code)
                .with("denominator", &sheet.framework.node(by).code)
                .with("unit", &sheet.units.get(row).code)
                .with("period", sheet.periods[period]),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_or_missing_denominator_leaves_nothing() {
        let mut result = Column::from_options(&[Some(6.0), Some(6.0), Some(6.0), None]).unwrap();
        let by = Column::from_options(&[Some(2.0), Some(0.0), None, Some(2.0)]).unwrap();
        let undefined = divide(&mut result, &by, 100.0);
        assert_eq!(result.iter().collect::<Vec<_>>(), [Some(300.0), None, None, None]);
        assert_eq!(undefined, [1, 2]);
        assert_eq!(result.mark(1), Mark::Undefined);
        assert_eq!(result.mark(3), Mark::NotAvailable);
    }
}
