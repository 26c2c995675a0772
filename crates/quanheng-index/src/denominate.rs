//! Denominate: divides indicators by their denominators, per head, per enterprise, per unit of output.

pub(crate) mod by_indicator;

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
    let received = sheet.columns.clone();
    let nodes: Vec<_> = sheet.framework.data_nodes().collect();
    for node in nodes {
        let Some(by) = resolve(sheet, trace, node, choices) else { continue };
        for period in 0..sheet.periods.len() {
            let (column, undefined) = divide(&received[node][period], &received[by.node][period], by.scale);
            if sheet.scored.contains(&period) {
                Sheet::note(trace, node, Some(period), vec![("scale", by.scale)]);
                tell_undefined(sheet, trace, (node, period, by.node), &undefined);
            }
            sheet.replace(trace, node, period, column);
        }
    }
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

/// x / (denominator / scale); also the rows whose denominator was zero or missing under a present value.
fn divide(column: &Column, by: &Column, scale: f64) -> (Column, Vec<usize>) {
    let mut result = column.clone();
    let mut undefined = Vec::new();
    for row in 0..column.len() {
        let Some(x) = column.value(row) else { continue };
        let quotient = by.value(row).map(|denominator| x / (denominator / scale));
        let kept = quotient.is_some_and(|value| result.set(row, value, column.mark(row)).is_ok());
        if !kept {
            result.set_missing(row, Mark::Undefined);
            undefined.push(row);
        }
    }
    (result, undefined)
}

fn tell_undefined(
    sheet: &mut Sheet,
    trace: &StepTrace,
    (node, period, by): (NodeId, usize, NodeId),
    rows: &[usize],
) {
    for &row in rows {
        let subject = Subject::Cell {
            indicator: sheet.framework.node(by).code.clone(),
            unit: sheet.units.get(row).code.clone(),
            period: sheet.periods[period],
        };
        let is_zero = sheet.columns[by][period].value(row).is_some();
        let code = if is_zero { "denominator-zero" } else { "denominator-missing" };
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
        let column = Column::from_options(&[Some(6.0), Some(6.0), Some(6.0), None]).unwrap();
        let by = Column::from_options(&[Some(2.0), Some(0.0), None, Some(2.0)]).unwrap();
        let (result, undefined) = divide(&column, &by, 100.0);
        assert_eq!(result.iter().collect::<Vec<_>>(), [Some(300.0), None, None, None]);
        assert_eq!(undefined, [1, 2]);
        assert_eq!(result.mark(1), Mark::Undefined);
        assert_eq!(result.mark(3), Mark::NotAvailable);
    }
}
