//! Screen: leaves out units and indicators with too little data.
//!
//! What is left out is blanked with the mark *screened* in the scored periods: it takes no part in any
//! statistic and gets no score. With `over = "panel"` shares are taken over all scored periods together.

pub(crate) mod coverage;

use crate::cell::Mark;
use crate::choice::Choices;
use crate::column::Column;
use crate::finding::{Finding, Subject};
use crate::framework::NodeId;
use crate::sheet::{Over, Sheet};
use crate::trace::StepTrace;

/// How much data a unit or an indicator has.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Coverage {
    /// Cells that count.
    pub cells: usize,
    /// Those with a value.
    pub present: usize,
    /// Those with a value other than 0.
    pub nonzero: usize,
}

impl Coverage {
    /// Share of cells with a value; 1 of no cells.
    #[must_use]
    pub fn share_present(self) -> f64 {
        share(self.present, self.cells)
    }

    /// Share of non-zero among present values; 1 of none.
    #[must_use]
    pub fn share_nonzero(self) -> f64 {
        share(self.nonzero, self.present)
    }

    fn count(&mut self, value: Option<f64>) {
        self.cells += 1;
        self.present += usize::from(value.is_some());
        self.nonzero += usize::from(value.is_some_and(|value| value != 0.0));
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Candidate {
    /// A unit, over the leaves.
    Unit,
    /// An indicator, over the units.
    Indicator,
}

/// A way to screen.
pub trait Screen: Send + Sync {
    /// Whether a candidate with this code and coverage stays.
    fn keeps(&self, candidate: Candidate, code: &str, coverage: Coverage) -> bool;

    /// Codes the programme names, to be checked against units and indicators.
    fn named(&self) -> &[String];
}

pub(crate) fn run(sheet: &mut Sheet, trace: &mut StepTrace, over: Over, choices: &Choices<dyn Screen>) {
    let screen = choices.of(sheet.framework.root());
    tell_unknown_names(sheet, trace, screen.named());
    for periods in sheet.period_groups(over) {
        let leaves: Vec<NodeId> = sheet.framework.leaves().collect();
        let rows: Vec<usize> = (0..sheet.units.len()).collect();
        let indicators_out: Vec<NodeId> = leaves
            .iter()
            .copied()
            .filter(|&leaf| {
                let coverage = coverage(sheet, periods, &[leaf], &rows, sheet.units.len());
                !screen.keeps(Candidate::Indicator, &sheet.framework.node(leaf).code, coverage)
            })
            .collect();
        let kept: Vec<NodeId> =
            leaves.iter().copied().filter(|leaf| !indicators_out.contains(leaf)).collect();
        let units_out: Vec<usize> = rows
            .into_iter()
            .filter(|&row| {
                let coverage = coverage(sheet, periods, &kept, &[row], 1);
                !screen.keeps(Candidate::Unit, &sheet.units.get(row).code, coverage)
            })
            .collect();
        tell(sheet, trace, periods, &indicators_out, &units_out);
        for &node in &leaves {
            let whole = indicators_out.contains(&node);
            for &period in periods {
                blank(sheet, trace, node, period, (!whole).then_some(units_out.as_slice()));
            }
        }
    }
}

/// Coverage of some cells; reference units and units that do not exist are passed over unless they are alone.
fn coverage(sheet: &Sheet, periods: &[usize], nodes: &[NodeId], rows: &[usize], of: usize) -> Coverage {
    let mut coverage = Coverage::default();
    for &period in periods {
        for &node in nodes {
            let column = &sheet.columns[node][period];
            for &row in rows.iter().filter(|&&row| of == 1 || sheet.is_member(row)) {
                if column.mark(row) != Mark::NotValid {
                    coverage.count(column.value(row));
                }
            }
        }
    }
    coverage
}

/// Blanks the given rows of a column, or all of it.
fn blank(sheet: &mut Sheet, trace: &mut StepTrace, node: NodeId, period: usize, rows: Option<&[usize]>) {
    let column = match rows {
        None => Column::missing(sheet.units.len(), Mark::Screened),
        Some([]) => return,
        Some(rows) => {
            let mut column = Column::clone(&sheet.columns[node][period]);
            rows.iter().for_each(|&row| column.set_missing(row, Mark::Screened));
            column
        }
    };
    sheet.replace(trace, node, period, column);
}

fn tell(sheet: &mut Sheet, trace: &StepTrace, periods: &[usize], indicators: &[NodeId], units: &[usize]) {
    let span = match periods {
        [one] => sheet.periods[*one].to_string(),
        [first, .., last] => format!("{}–{}", sheet.periods[*first], sheet.periods[*last]),
        [] => String::new(),
    };
    let indicators =
        indicators.iter().map(|&node| ("screened-indicator", sheet.framework.node(node).code.clone()));
    let units = units.iter().map(|&row| ("screened-unit", sheet.units.get(row).code.clone()));
    let findings: Vec<_> = indicators
        .chain(units)
        .map(|(code, subject)| {
            Finding::note(code, Subject::step(&trace.id))
                .with("step", &trace.id)
                .with("given", subject)
                .with("period", &span)
        })
        .collect();
    sheet.findings.extend(findings);
}

fn tell_unknown_names(sheet: &mut Sheet, trace: &StepTrace, named: &[String]) {
    for code in named {
        if sheet.framework.find(code).is_none() && sheet.units.find(code).is_none() {
            let finding = Finding::error("screen-unknown-code", Subject::step(&trace.id)).with("given", code);
            sheet.findings.push(finding);
        }
    }
}
