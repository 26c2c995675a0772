//! Screen: leaves out units and indicators with too little data.
//!
//! What is left out is blanked with the mark *screened* in the scored periods: it takes no part in any
//! statistic and gets no score. With `over = "panel"` shares are taken over all scored periods together.

pub(crate) mod coverage;

use std::sync::Arc;

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

    /// Counts a cell, which is missing when its slot is NaN, if it `belongs`.
    fn count(&mut self, slot: f64, belongs: bool) {
        self.cells += usize::from(belongs);
        self.present += usize::from(belongs & !slot.is_nan());
        self.nonzero += usize::from(belongs & !slot.is_nan() & (slot != 0.0));
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
    let leaves: Vec<NodeId> = sheet.framework.leaves().collect();
    for periods in sheet.period_groups(over) {
        let covered =
            sheet.each_in_order(leaves.clone(), |_: &mut (), leaf| of_indicator(sheet, periods, leaf));
        let goes = |&(leaf, coverage): &(NodeId, Coverage)| {
            !screen.keeps(Candidate::Indicator, &sheet.framework.node(leaf).code, coverage)
        };
        let covered = leaves.iter().copied().zip(covered);
        let (out, kept): (Vec<_>, Vec<_>) = covered.partition(goes);
        let [indicators_out, kept] =
            [out, kept].map(|of| of.into_iter().map(|(leaf, _)| leaf).collect::<Vec<_>>());
        let blocks: Vec<usize> = (0..sheet.units.len()).step_by(BLOCK).collect();
        let units_out = sheet.each_in_order(blocks, |coverage: &mut Vec<Coverage>, start| {
            of_units(sheet, periods, &kept, start, coverage);
            let rows = (start..).zip(coverage.iter());
            rows.filter(|&(row, &coverage)| {
                !screen.keeps(Candidate::Unit, &sheet.units.get(row).code, coverage)
            })
            .map(|(row, _)| row)
            .collect::<Vec<usize>>()
        });
        let units_out = units_out.concat();
        tell(sheet, trace, periods, &indicators_out, &units_out);
        for &leaf in &leaves {
            let whole = indicators_out.contains(&leaf);
            for &period in periods {
                blank(sheet, trace, leaf, period, (!whole).then_some(units_out.as_slice()));
            }
        }
    }
}

/// Units looked at together: few enough that their coverage stays in cache.
const BLOCK: usize = 4096;

/// Coverage of one indicator; reference units and units that do not exist are passed over.
fn of_indicator(sheet: &Sheet, periods: &[usize], leaf: NodeId) -> Coverage {
    let mut coverage = Coverage::default();
    for &period in periods {
        let (slots, marks) = (sheet.columns[leaf][period].slots(), sheet.columns[leaf][period].marks());
        if sheet.has_members_only() {
            coverage.cells += marks.iter().filter(|&&mark| mark != Mark::NotValid).count();
            coverage.present += slots.iter().filter(|slot| !slot.is_nan()).count();
            coverage.nonzero += slots.iter().filter(|&&slot| slot.abs() > 0.0).count();
        } else {
            for (row, (&slot, &mark)) in slots.iter().zip(marks).enumerate() {
                coverage.count(slot, (mark != Mark::NotValid) & sheet.is_member(row));
            }
        }
    }
    coverage
}

/// Coverage of a block of units from `start` on, over the given leaves.
fn of_units(sheet: &Sheet, periods: &[usize], leaves: &[NodeId], start: usize, into: &mut Vec<Coverage>) {
    let end = (start + BLOCK).min(sheet.units.len());
    into.clear();
    into.resize(end - start, Coverage::default());
    for &period in periods {
        for &leaf in leaves {
            let column = &sheet.columns[leaf][period];
            let cells = column.slots()[start..end].iter().zip(&column.marks()[start..end]);
            for (coverage, (&slot, &mark)) in into.iter_mut().zip(cells) {
                coverage.count(slot, mark != Mark::NotValid);
            }
        }
    }
}

/// Blanks the given rows of a column, or all of it.
fn blank(sheet: &mut Sheet, trace: &mut StepTrace, node: NodeId, period: usize, rows: Option<&[usize]>) {
    let column = match rows {
        None => Arc::new(Column::missing(sheet.units.len(), Mark::Screened)),
        Some([]) => return,
        Some(rows) => {
            let mut column = sheet.take(node, period);
            let cells = Arc::make_mut(&mut column);
            rows.iter().for_each(|&row| cells.set_missing(row, Mark::Screened));
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
