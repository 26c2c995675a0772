//! The working sheet of a run: every column as it stands after the steps so far.
//!
//! Columns are shared until a step changes them, so that the trace can keep each stage at the price of
//! what changed. A column that nobody else holds is rewritten where it is: a run over millions of units, which
//! keeps facts only, needs little more than its panel.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cell::Mark;
use crate::column::Column;
use crate::finding::{Finding, Part, Severity, Subject};
use crate::framework::{Framework, NodeId};
use crate::grid::Grid;
use crate::panel::Panel;
use crate::period::Period;
use crate::places::Places;
use crate::refusal::Refusal;
use crate::run::{Fills, Keep};
use crate::tier::Tiers;
use crate::trace::{Change, Entry, StepTrace};
use crate::units::{Role, Units};
use crate::weight::Pending;

/// Below this many cells a loop over columns stays on one thread: waking others costs more.
const PARALLEL_CELLS: usize = 100_000;

pub(crate) struct Sheet<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) units: Arc<Units>,
    pub(crate) periods: Vec<Period>,
    /// Positions in `periods` that are scored.
    pub(crate) scored: &'a [usize],
    /// By node, then by period.
    pub(crate) columns: Grid<Arc<Column>>,
    /// Relative weight within the parent, by node, then by position in `scored`.
    pub(crate) weights: Grid<f64>,
    /// Weight steps, which take effect as the nodes are aggregated.
    pub(crate) pending: Vec<Pending<'a>>,
    /// By node, then by position in `scored`.
    pub(crate) places: Grid<Option<Places>>,
    pub(crate) tiers: Grid<Option<Tiers>>,
    pub(crate) findings: Vec<Finding>,
    /// By node, the override that the running step uses there.
    pub(crate) overrides: Vec<Option<String>>,
    /// `None` when every unit is a member.
    members: Option<Vec<bool>>,
    keep: Keep,
    pub(crate) fills: Fills,
    /// Stands where a column was taken out.
    blank: Arc<Column>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(framework: &'a Framework, panel: Panel, scored: &'a [usize], keep: Keep) -> Self {
        let (units, periods, columns) = panel.into_parts();
        let nodes = framework.nodes().len();
        let members: Vec<bool> = units.iter().map(|unit| unit.role == Role::Member).collect();
        let mut sheet = Self {
            framework,
            units,
            periods,
            scored,
            columns,
            weights: given_weights(framework, scored.len()),
            pending: Vec::new(),
            places: Grid::filled(nodes, scored.len(), None),
            tiers: Grid::filled(nodes, scored.len(), None),
            findings: Vec::new(),
            overrides: Vec::new(),
            members: members.contains(&false).then_some(members),
            keep,
            fills: Fills::Expected,
            blank: Arc::new(Column::missing(0, Mark::NotAvailable)),
        };
        sheet.leave_out_invalid();
        sheet
    }

    /// Blanks the cells of units outside their validity; data there is a finding.
    fn leave_out_invalid(&mut self) {
        let units = Arc::clone(&self.units);
        for (row, unit) in units.iter().enumerate() {
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

    /// Whether there are no reference units.
    pub(crate) const fn has_members_only(&self) -> bool {
        self.members.is_none()
    }

    /// By unit, whether it is a member; `None` when all are.
    pub(crate) fn members(&self) -> Option<&[bool]> {
        self.members.as_deref()
    }

    pub(crate) fn is_member(&self, row: usize) -> bool {
        self.members.as_ref().is_none_or(|members| members[row])
    }

    /// The present values of member units in some columns, times `sign`, in the order of the units: borrowed when
    /// they are all there is, else collected in `scratch`.
    pub(crate) fn sample<'s>(
        &self,
        columns: &'s [Arc<Column>],
        sign: f64,
        scratch: &'s mut Vec<f64>,
    ) -> &'s [f64] {
        scratch.clear();
        if let (None, [column]) = (&self.members, columns)
            && !column.has_missing()
        {
            if sign > 0.0 {
                return column.slots();
            }
            scratch.extend(column.slots().iter().map(|slot| sign * slot));
            return scratch;
        }
        scratch.resize(columns.len() * self.units.len(), 0.0);
        let mut count = 0;
        for column in columns {
            for (row, &slot) in column.slots().iter().enumerate() {
                // Written in any case, counted when it belongs: quicker than a branch that cannot be foreseen.
                scratch[count] = sign * slot;
                count += usize::from(!slot.is_nan() & self.is_member(row));
            }
        }
        &scratch[..count]
    }

    /// Does independent jobs of about a column each, in parallel where that pays; results in the order of the jobs.
    /// A job may use the scratch it is lent, whatever is in it.
    pub(crate) fn each_in_order<J: Send, S: Default, R: Send>(
        &self,
        jobs: Vec<J>,
        work: impl Fn(&mut S, J) -> R + Sync,
    ) -> Vec<R> {
        if jobs.len() > 1 && jobs.len() * self.units.len() > PARALLEL_CELLS {
            jobs.into_par_iter().map_init(S::default, &work).collect()
        } else {
            let mut scratch = S::default();
            jobs.into_iter().map(|job| work(&mut scratch, job)).collect()
        }
    }

    /// The scored periods, one group each or all in one.
    pub(crate) fn period_groups(&self, over: Over) -> Vec<&'a [usize]> {
        match over {
            Over::Period => self.scored.chunks(1).collect(),
            Over::Panel => vec![self.scored],
        }
    }

    /// Takes a column out, to be changed and put back.
    pub(crate) fn take(&mut self, node: NodeId, period: usize) -> Arc<Column> {
        std::mem::replace(&mut self.columns[node][period], Arc::clone(&self.blank))
    }

    /// Puts in a changed column and notes the change.
    pub(crate) fn replace(
        &mut self,
        trace: &mut StepTrace,
        node: NodeId,
        period: usize,
        column: impl Into<Arc<Column>>,
    ) {
        let column = column.into();
        if self.keep == Keep::Everything {
            trace.changes.push(Change { node, period, column: Arc::clone(&column) });
        }
        self.columns[node][period] = column;
    }

    /// Makes a finding of a method's refusal and blanks the column, so that later steps go on without it. A parameter
    /// that fits no column is told once.
    pub(crate) fn refuse(&mut self, trace: &StepTrace, node: NodeId, period: usize, refusal: Refusal) {
        let code = &self.framework.node(node).code;
        let mut finding = Finding {
            code: refusal.code,
            severity: Severity::Error,
            subject: Subject::Step {
                step: trace.id.clone(),
                at: self.overrides.get(node).cloned().flatten(),
                key: refusal.key.map(Into::into),
                part: Part::Value,
            },
            arguments: vec![
                ("step", trace.id.clone()),
                ("node", code.clone()),
                ("period", self.periods[period].to_string()),
            ],
        };
        let is_alike = |told: &Finding| told.code == finding.code && told.subject == finding.subject;
        let ends_alike = |told: &Finding| told.arguments.ends_with(&refusal.arguments);
        if refusal.key.is_some() && self.findings.iter().any(|told| is_alike(told) && ends_alike(told)) {
            self.blank_refused(node, period);
            return;
        }
        finding.arguments.extend(refusal.arguments);
        if let Some(row) = refusal.row {
            finding = finding.with("unit", &self.units.get(row).code);
        }
        self.findings.push(finding);
        self.blank_refused(node, period);
    }

    /// Blanks a column that a method refused.
    pub(crate) fn blank_refused(&mut self, node: NodeId, period: usize) {
        self.columns[node][period] = Arc::new(Column::missing(self.units.len(), Mark::Refused));
    }

    /// Notes what a method found out about a column.
    pub(crate) fn note(trace: &mut StepTrace, node: NodeId, period: Option<usize>, facts: Facts) {
        trace.entries.push(Entry { node, period, facts });
    }
}

fn given_weights(framework: &Framework, periods: usize) -> Grid<f64> {
    let mut weights = Grid::filled(framework.nodes().len(), periods, 0.0);
    for (id, node) in framework.nodes().iter().enumerate() {
        weights[id].fill(node.weight);
    }
    weights
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
