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
        let units_out = sheet.each_in_order(blocks, |counts: &mut Counts, start| {
            of_units(sheet, periods, &kept, start, counts);
            let goes = |&(row, coverage): &(usize, Coverage)| {
                !screen.keeps(Candidate::Unit, &sheet.units.get(row).code, coverage)
            };
            (start..).zip(counts.iter()).filter(goes).map(|(row, _)| row).collect::<Vec<usize>>()
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
            let (mut present, mut nonzero) = (0_u64, 0_u64);
            for slot in slots {
                present += u64::from(!slot.is_nan());
                nonzero += u64::from(slot.abs() > 0.0);
            }
            coverage.cells += marks.iter().filter(|&&mark| mark != Mark::NotValid).count();
            coverage.present += present as usize;
            coverage.nonzero += nonzero as usize;
        } else {
            for (row, (&slot, &mark)) in slots.iter().zip(marks).enumerate() {
                coverage.count(slot, (mark != Mark::NotValid) & sheet.is_member(row));
            }
        }
    }
    coverage
}

/// Counts of a block of units, each kind by itself so that the processor can count several units at once.
#[derive(Default)]
struct Counts {
    present: Vec<u64>,
    nonzero: Vec<u64>,
    /// Cells that do not count.
    not_valid: Vec<u64>,
    columns: usize,
}

impl Counts {
    fn clear(&mut self, units: usize) {
        for counts in [&mut self.present, &mut self.nonzero, &mut self.not_valid] {
            counts.clear();
            counts.resize(units, 0);
        }
        self.columns = 0;
    }

    fn add(&mut self, slots: &[f64], marks: &[Mark]) {
        self.columns += 1;
        for ((present, nonzero), slot) in self.present.iter_mut().zip(&mut self.nonzero).zip(slots) {
            *present += u64::from(!slot.is_nan());
            *nonzero += u64::from(slot.abs() > 0.0);
        }
        if marks.contains(&Mark::NotValid) {
            let marks = self.not_valid.iter_mut().zip(marks);
            marks.for_each(|(count, &mark)| *count += u64::from(mark == Mark::NotValid));
        }
    }

    fn iter(&self) -> impl Iterator<Item = Coverage> + '_ {
        let counts = self.present.iter().zip(&self.nonzero).zip(&self.not_valid);
        counts.map(|((&present, &nonzero), &not_valid)| Coverage {
            cells: self.columns - not_valid as usize,
            present: present as usize,
            nonzero: nonzero as usize,
        })
    }
}

/// Counts a block of units from `start` on, over the given leaves. A cell that is not valid has no value.
fn of_units(sheet: &Sheet, periods: &[usize], leaves: &[NodeId], start: usize, counts: &mut Counts) {
    let end = (start + BLOCK).min(sheet.units.len());
    counts.clear(end - start);
    for &period in periods {
        for &leaf in leaves {
            let column = &sheet.columns[leaf][period];
            counts.add(&column.slots()[start..end], &column.marks()[start..end]);
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
