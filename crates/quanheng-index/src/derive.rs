//! Derive: computes an indicator from others by a formula: per head, share, growth.

pub(crate) mod expression;
pub mod formula;

use crate::cell::Mark;
use crate::choice::Choices;
use crate::column::Column;
use crate::finding::{Finding, Subject};
use crate::framework::NodeId;
use crate::sheet::Sheet;
use crate::trace::StepTrace;
use formula::{Formula, Undefined};

/// A way to derive.
pub trait Derive: Send + Sync {
    /// Code of the indicator or input it fills.
    fn indicator(&self) -> &str;

    /// How.
    fn formula(&self) -> &Formula;
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, choices: &Choices<dyn Derive>) {
    let derive = choices.of(sheet.framework.root());
    let Some(target) = sheet.framework.find(derive.indicator()) else { return };
    let has_data = sheet.columns[target].iter().any(|column| column.count_present() > 0);
    if has_data {
        let subject = Subject::step_key(&trace.id, None, "indicator");
        sheet.findings.push(Finding::error("derive-over-data", subject).with("node", derive.indicator()));
        return;
    }
    for period in 0..sheet.periods.len() {
        let (column, undefined) = compute(sheet, target, period, derive.formula());
        if sheet.scored.contains(&period) {
            let facts = vec![("present", column.count_present() as f64)];
            Sheet::note(trace, target, Some(period), facts);
            tell_undefined(sheet, trace, (target, period), &undefined);
        }
        sheet.replace(trace, target, period, column);
    }
}

/// The formula's values in a period, and the rows where the arithmetic has no finite result. A unit that does not
/// exist or was screened out, and a cell said to be not applicable, stay as they are.
fn compute(sheet: &Sheet, target: NodeId, period: usize, formula: &Formula) -> (Column, Vec<usize>) {
    let ids: Vec<Option<NodeId>> = formula.codes().iter().map(|code| sheet.framework.find(code)).collect();
    let before = previous(sheet, period);
    let value = |row: usize| {
        formula.evaluate(&|reference: formula::Reference| {
            let node = ids[reference.code]?;
            let at = if reference.previous { before? } else { period };
            sheet.columns[node][at].value(row)
        })
    };
    let mut column = Column::clone(&sheet.columns[target][period]);
    let mut undefined = Vec::new();
    for row in (0..column.len()).filter(|&row| sheet.columns[target][period].mark(row).may_be_imputed()) {
        match value(row) {
            Ok(value) => column.set(row, value, Mark::Computed).expect("`evaluate` gives finite numbers"),
            Err(fault) => {
                column.set_missing(row, Mark::Undefined);
                if fault == Undefined::NotANumber {
                    undefined.push(row);
                }
            }
        }
    }
    (column, undefined)
}

fn tell_undefined(sheet: &mut Sheet, trace: &StepTrace, (node, period): (NodeId, usize), rows: &[usize]) {
    for &row in rows {
        let finding = Finding::warning("derive-undefined", Subject::step_key(&trace.id, None, "formula"))
            .with("node", &sheet.framework.node(node).code)
            .with("unit", &sheet.units.get(row).code)
            .with("period", sheet.periods[period]);
        sheet.findings.push(finding);
    }
}

/// Position of the period one step earlier, if the panel has it.
fn previous(sheet: &Sheet, period: usize) -> Option<usize> {
    let wanted = sheet.periods[period].offset(-1);
    period.checked_sub(1).filter(|&before| sheet.periods[before] == wanted)
}
