//! The working sheet of a run: every column as it stands after the steps so far.
//!
//! Columns are shared until a step changes them, so that the trace can keep each stage at the price of
//! what changed.

use std::sync::Arc;

use crate::cell::Mark;
use crate::column::Column;
use crate::finding::{Finding, Severity, Subject};
use crate::framework::{Framework, NodeId};
use crate::panel::Panel;
use crate::period::Period;
use crate::places::Places;
use crate::refusal::Refusal;
use crate::tier::Tiers;
use crate::trace::{Change, Entry, StepTrace};
use crate::units::{Role, Units};

/// Below this many cells a loop over columns stays on one thread: waking others costs more.
const PARALLEL_CELLS: usize = 100_000;

pub(crate) struct Sheet<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) units: &'a Units,
    pub(crate) periods: &'a [Period],
    /// Positions in `periods` that are scored.
    pub(crate) scored: &'a [usize],
    /// By node, then by period.
    pub(crate) columns: Vec<Vec<Arc<Column>>>,
    /// Relative weight of each node within its parent.
    pub(crate) weights: Vec<f64>,
    /// By node, then by position in `scored`.
    pub(crate) places: Vec<Vec<Option<Places>>>,
    pub(crate) tiers: Vec<Vec<Option<Tiers>>>,
    pub(crate) findings: Vec<Finding>,
    /// `None` when every unit is a member.
    members: Option<Vec<bool>>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(framework: &'a Framework, panel: &'a Panel, scored: &'a [usize]) -> Self {
        let units = panel.units();
        let periods = panel.periods();
        let nodes = framework.nodes().len();
        let members: Vec<bool> = units.iter().map(|unit| unit.role == Role::Member).collect();
        let mut sheet = Self {
            framework,
            units,
            periods,
            scored,
            columns: (0..nodes)
                .map(|node| (0..periods.len()).map(|period| Arc::clone(panel.column(node, period))).collect())
                .collect(),
            weights: framework.nodes().iter().map(|node| node.weight).collect(),
            places: vec![vec![None; scored.len()]; nodes],
            tiers: vec![vec![None; scored.len()]; nodes],
            findings: Vec::new(),
            members: members.contains(&false).then_some(members),
        };
        sheet.leave_out_invalid();
        sheet
    }

    /// Blanks the cells of units outside their validity; data there is a finding.
    fn leave_out_invalid(&mut self) {
        for (row, unit) in self.units.iter().enumerate() {
            for (at, &period) in self.periods.iter().enumerate().filter(|&(_, &p)| !unit.is_valid(p)) {
                for node in self.framework.data_nodes() {
                    let column = Arc::make_mut(&mut self.columns[node][at]);
                    if column.value(row).is_some() {
                        let subject = Subject::Cell {
                            indicator: self.framework.node(node).code.clone(),
                            unit: unit.code.clone(),
                            period,
                        };
                        self.findings.push(
                            Finding::warning("unit-not-valid", subject)
                                .with("unit", &unit.code)
                                .with("period", period),
                        );
                    }
                    column.set_missing(row, Mark::NotValid);
                }
            }
        }
    }

    /// By unit, whether it is a member; `None` when all are.
    pub(crate) fn members(&self) -> Option<&[bool]> {
        self.members.as_deref()
    }

    pub(crate) fn is_member(&self, row: usize) -> bool {
        self.members.as_ref().is_none_or(|members| members[row])
    }

    /// The present values of member units, in the order of the units.
    pub(crate) fn sample(&self, column: &Column) -> Vec<f64> {
        let slots = column.slots();
        match &self.members {
            None => slots.iter().copied().filter(|slot| !slot.is_nan()).collect(),
            Some(members) => slots
                .iter()
                .zip(members)
                .filter(|&(slot, &member)| member && !slot.is_nan())
                .map(|(&slot, _)| slot)
                .collect(),
        }
    }

    /// Whether work over so many columns pays for more than one thread.
    pub(crate) fn pays_in_parallel(&self, columns: usize) -> bool {
        columns > 1 && columns * self.units.len() > PARALLEL_CELLS
    }

    /// The scored periods, one group each or all in one.
    pub(crate) fn period_groups(&self, over: Over) -> Vec<&'a [usize]> {
        match over {
            Over::Period => self.scored.chunks(1).collect(),
            Over::Panel => vec![self.scored],
        }
    }

    /// Puts in a changed column and notes the change.
    pub(crate) fn replace(&mut self, trace: &mut StepTrace, node: NodeId, period: usize, column: Column) {
        let column = Arc::new(column);
        trace.changes.push(Change { node, period, column: Arc::clone(&column) });
        self.columns[node][period] = column;
    }

    /// Makes a finding of a method's refusal and blanks the column, so that later steps go on without it.
    pub(crate) fn refuse(&mut self, trace: &StepTrace, node: NodeId, period: usize, refusal: Refusal) {
        let code = &self.framework.node(node).code;
        let mut finding = Finding {
            code: refusal.code,
            severity: Severity::Error,
            subject: Subject::step(&trace.id),
            arguments: vec![
                ("step", trace.id.clone()),
                ("node", code.clone()),
                ("period", self.periods[period].to_string()),
            ],
        };
        finding.arguments.extend(refusal.arguments);
        if let Some(row) = refusal.row {
            finding = finding.with("unit", &self.units.get(row).code);
        }
        self.findings.push(finding);
        self.columns[node][period] = Arc::new(Column::missing(self.units.len(), Mark::Refused));
    }

    /// Notes what a method found out about a column.
    pub(crate) fn note(trace: &mut StepTrace, node: NodeId, period: Option<usize>, facts: Facts) {
        trace.entries.push(Entry { node, period, facts });
    }
}

/// Whether statistics are taken in each period or over all scored periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Over {
    /// In each period by itself.
    #[default]
    Period,
    /// Over all scored periods together, so that scores compare across time.
    Panel,
}

impl Over {
    /// The word used in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::Panel => "panel",
        }
    }
}

/// What a method found out: names and numbers, for the trace.
pub type Facts = Vec<(&'static str, f64)>;
