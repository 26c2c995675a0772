//! Running a plan on a panel: scores at every level, ranks, tiers, and the trace.

use std::ops::Range;
use std::sync::Arc;

use crate::cell::Mark;
use crate::column::Column;
use crate::finding::{Finding, Subject, has_errors};
use crate::framework::{Framework, NodeId, NodeKind};
use crate::grid::Grid;
use crate::panel::Panel;
use crate::period::Period;
use crate::places::Places;
use crate::plan::{Action, Plan, Step};
use crate::sheet::Sheet;
use crate::stream::Replicate;
use crate::tier::Tiers;
use crate::trace::StepTrace;
use crate::units::Units;
use crate::weight::Pending;
use crate::{aggregate, denominate, derive, impute, normalise, rank, screen, tier, treat};

/// How much of the trace is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// Every column after every step.
    #[default]
    Everything,
    /// Facts only: for millions of units.
    Facts,
}

/// What `impute` steps fill open cells with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fills {
    /// What the method expects.
    Expected,
    /// A draw from the method's predictive distribution.
    Drawn(Replicate),
}

/// The result of a plan on a panel.
#[derive(Debug, Clone)]
pub struct Run {
    framework: Arc<Framework>,
    units: Arc<Units>,
    periods: Vec<Period>,
    scored: Vec<usize>,
    columns: Grid<Arc<Column>>,
    weights: Grid<f64>,
    places: Grid<Option<Places>>,
    tiers: Grid<Option<Tiers>>,
    trace: Vec<StepTrace>,
    findings: Vec<Finding>,
}

impl Plan {
    /// Runs the steps in order. `scored` are positions of periods, ascending. The panel must have been made for
    /// this plan's framework.
    ///
    /// Loops over columns may use the threads of the current rayon pool; the result does not depend on them.
    ///
    /// # Errors
    /// All findings, when any of them is an error.
    pub fn run(&self, panel: &Panel, scored: &[usize], keep: Keep) -> Result<Run, Vec<Finding>> {
        self.run_owned(panel.clone(), scored, keep)
    }

    /// As [`Plan::run`], but takes the panel: with [`Keep::Facts`], columns that nobody else holds are rewritten
    /// where they are, so that millions of units need their data in memory once, not twice.
    ///
    /// # Errors
    /// All findings, when any of them is an error.
    pub fn run_owned(&self, panel: Panel, scored: &[usize], keep: Keep) -> Result<Run, Vec<Finding>> {
        self.run_filled(panel, scored, keep, Fills::Expected)
    }

    /// As [`Plan::run_owned`], but `impute` steps fill open cells with draws from the predictive distributions of their
    /// methods (see [`Impute::predictive`](crate::Impute::predictive)), the same for the same replicate. The trace
    /// notes every drawn value as a fact `drawn`.
    ///
    /// # Errors
    /// All findings, when any of them is an error: among them that a method fills cells and knows no distribution.
    pub fn run_drawn(
        &self,
        panel: Panel,
        scored: &[usize],
        keep: Keep,
        replicate: Replicate,
    ) -> Result<Run, Vec<Finding>> {
        self.run_filled(panel, scored, keep, Fills::Drawn(replicate))
    }

    /// What comes before the first `impute` step, and what that step fills: for drawing again and again. `None` without
    /// such a step.
    ///
    /// # Errors
    /// All findings, when any of them is an error.
    pub fn prepare_draws(&self, panel: &Panel, scored: &[usize]) -> Result<Option<Expected>, Vec<Finding>> {
        let is_it = |step: &Step| matches!(step.action, Action::Impute(_));
        let Some(at) = self.steps.iter().position(is_it) else { return Ok(None) };
        let mut sheet = Sheet::new(&self.framework, panel.clone(), scored, Keep::Facts);
        self.run_steps(&mut sheet, 0..at);
        if has_errors(&sheet.findings) {
            return Err(sheet.findings);
        }
        let Action::Impute(choices) = &self.steps[at].action else { unreachable!("found as one") };
        let outcomes = impute::expected(&sheet, self.steps[at].over, choices);
        let Sheet { units, periods, columns, .. } = sheet;
        Ok(Some(Expected { at, panel: Panel::from_parts(units, periods, columns), outcomes }))
    }

    /// As [`Plan::run_drawn`] on the panel that `expected` was prepared from, with the same plan and periods: the same
    /// result, but for what earlier steps have in the trace.
    ///
    /// # Errors
    /// All findings, when any of them is an error: among them that a method fills cells and knows no distribution.
    pub fn run_prepared(
        &self,
        expected: &Expected,
        scored: &[usize],
        keep: Keep,
        replicate: Replicate,
    ) -> Result<Run, Vec<Finding>> {
        let mut sheet = Sheet::new(&self.framework, expected.panel.clone(), scored, keep);
        sheet.fills = Fills::Drawn(replicate);
        let mut trace = Vec::with_capacity(self.steps.len());
        for step in &self.steps[..expected.at] {
            let mut did = StepTrace::new(step.id.clone(), step.kind());
            // What they did to the columns is done; weights are still to be settled.
            if matches!(step.action, Action::Weight(_)) {
                step.run(&mut sheet, &mut did, &mut trace);
            }
            trace.push(did);
        }
        let step = &self.steps[expected.at];
        let mut did = StepTrace::new(step.id.clone(), step.kind());
        if let Action::Impute(choices) = &step.action {
            sheet.overrides = step.action.overrides();
            impute::fill_with_draws(&mut sheet, &mut did, choices, &expected.outcomes, replicate);
        }
        trace.push(did);
        self.run_on(&mut sheet, &mut trace, expected.at + 1..self.steps.len());
        self.finish(sheet, trace, scored)
    }

    fn run_filled(
        &self,
        panel: Panel,
        scored: &[usize],
        keep: Keep,
        fills: Fills,
    ) -> Result<Run, Vec<Finding>> {
        let mut sheet = Sheet::new(&self.framework, panel, scored, keep);
        sheet.fills = fills;
        tell_empty_periods(&mut sheet);
        let trace = self.run_steps(&mut sheet, 0..self.steps.len());
        self.finish(sheet, trace, scored)
    }

    /// Runs some steps, the first ones.
    fn run_steps<'a>(&'a self, sheet: &mut Sheet<'a>, steps: Range<usize>) -> Vec<StepTrace> {
        let mut trace = Vec::with_capacity(self.steps.len());
        self.run_on(sheet, &mut trace, steps);
        trace
    }

    /// Goes on with some steps.
    fn run_on<'a>(&'a self, sheet: &mut Sheet<'a>, trace: &mut Vec<StepTrace>, steps: Range<usize>) {
        let end_of_data = self.steps.iter().position(|step| !step.kind().prepares_data());
        for at in steps {
            let step = &self.steps[at];
            if Some(at) == end_of_data {
                tell_empty_leaves(sheet);
            }
            let mut did = StepTrace::new(step.id.clone(), step.kind());
            sheet.overrides = step.action.overrides();
            step.run(sheet, &mut did, trace);
            trace.push(did);
        }
    }

    fn finish(&self, sheet: Sheet, trace: Vec<StepTrace>, scored: &[usize]) -> Result<Run, Vec<Finding>> {
        let Sheet { units, periods, columns, weights, places, tiers, findings, .. } = sheet;
        if has_errors(&findings) {
            return Err(findings);
        }
        Ok(Run {
            framework: Arc::clone(&self.framework),
            units,
            periods,
            scored: scored.to_vec(),
            columns,
            weights,
            places,
            tiers,
            trace,
            findings,
        })
    }
}

/// A plan run up to its first `impute` step, with what that step expects: see [`Plan::prepare_draws`].
pub struct Expected {
    /// Position of the step.
    at: usize,
    /// What the step receives.
    panel: Panel,
    /// By node with open cells.
    outcomes: Vec<(NodeId, impute::Outcome)>,
}

impl Step {
    fn run<'a>(&'a self, sheet: &mut Sheet<'a>, trace: &mut StepTrace, earlier: &mut [StepTrace]) {
        match &self.action {
            Action::Screen(choices) => screen::run(sheet, trace, self.over, choices),
            Action::Derive(choices) => derive::run(sheet, trace, choices),
            Action::Denominate(choices) => denominate::run(sheet, trace, choices),
            Action::Impute(choices) => impute::run(sheet, trace, self.over, choices),
            Action::Treat(choices) => treat::run(sheet, trace, self.over, choices),
            Action::Normalise(choices) => normalise::run(sheet, trace, self.over, choices),
            Action::Weight(choices) => {
                let step = earlier.len();
                sheet.pending.push(Pending { id: &self.id, over: self.over, choices, step });
            }
            Action::Aggregate(choices) => aggregate::run(sheet, trace, earlier, choices),
            Action::Rank(choices) => rank::run(sheet, choices),
            Action::Tier(choices) => tier::run(sheet, trace, choices),
        }
    }
}

/// A run whose scored periods have no data at all is a slip of the pen, not an index.
fn tell_empty_periods(sheet: &mut Sheet) {
    let has_data = |&period: &usize| {
        sheet.framework.data_nodes().any(|node| sheet.columns[node][period].count_present() > 0)
    };
    if !sheet.scored.is_empty() && !sheet.scored.iter().any(has_data) {
        let periods: Vec<_> = sheet.scored.iter().map(|&period| sheet.periods[period].to_string()).collect();
        let finding = Finding::error("no-data-to-score", Subject::Programme);
        sheet.findings.push(finding.with("periods", periods.join(", ")));
    }
}

/// A leaf without a single value in a scored period counts for nobody: a warning, once every step that could fill
/// it has run. What a step screened out was told already.
fn tell_empty_leaves(sheet: &mut Sheet) {
    let mut findings = Vec::new();
    for leaf in sheet.framework.leaves() {
        let columns = &sheet.columns[leaf];
        for &period in sheet.scored {
            let marks = columns[period].marks();
            let is_empty = marks.iter().all(|mark| mark.is_missing());
            let is_told = marks.iter().all(|&mark| mark == Mark::Screened) || marks.contains(&Mark::Refused);
            if !is_empty || is_told {
                continue;
            }
            let elsewhere = columns.iter().any(|column| column.count_present() > 0);
            let code = if elsewhere { "no-data-in-period" } else { "no-data" };
            findings.push(
                Finding::warning(code, Subject::Node { row: leaf, field: Some("code") })
                    .with("node", &sheet.framework.node(leaf).code)
                    .with("period", sheet.periods[period]),
            );
        }
    }
    sheet.findings.extend(findings);
}

impl Run {
    /// The framework that was scored.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The units.
    #[must_use]
    pub const fn units(&self) -> &Arc<Units> {
        &self.units
    }

    /// All periods of the panel, ascending.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// Positions of the scored periods.
    #[must_use]
    pub fn scored(&self) -> &[usize] {
        &self.scored
    }

    /// The final column of a node: a score in the tree, data as used for an input.
    #[must_use]
    pub fn scores(&self, node: NodeId, period: usize) -> &Arc<Column> {
        &self.columns[node][period]
    }

    /// Places at a node in a scored period; `None` without a `rank` step.
    #[must_use]
    pub fn places(&self, node: NodeId, period: usize) -> Option<&Places> {
        self.places[node][self.scored_at(period)?].as_ref()
    }

    /// Tiers at a node in a scored period; `None` where no `tier` step made any.
    #[must_use]
    pub fn tiers(&self, node: NodeId, period: usize) -> Option<&Tiers> {
        self.tiers[node][self.scored_at(period)?].as_ref()
    }

    /// Relative weight of a node within its parent, as used in a scored period; elsewhere as the framework has it.
    #[must_use]
    pub fn weight(&self, node: NodeId, period: usize) -> f64 {
        self.scored_at(period).map_or(self.framework.node(node).weight, |at| self.weights[node][at])
    }

    /// Share of a node's weight within its parent; 1 for the root.
    #[must_use]
    pub fn weight_share(&self, node: NodeId, period: usize) -> f64 {
        self.framework.node(node).parent.map_or(1.0, |parent| {
            let children = &self.framework.node(parent).children;
            let total: f64 = children.iter().map(|&child| self.weight(child, period)).sum();
            self.weight(node, period) / total
        })
    }

    /// Effective weight: the product of shares down the tree; 0 for inputs.
    #[must_use]
    pub fn effective_weight(&self, node: NodeId, period: usize) -> f64 {
        if self.framework.node(node).kind == NodeKind::Input {
            return 0.0;
        }
        let up = std::iter::successors(Some(node), |&up| self.framework.node(up).parent);
        up.map(|node| self.weight_share(node, period)).product()
    }

    /// Whether all scored periods have the same weights.
    #[must_use]
    pub fn has_common_weights(&self) -> bool {
        let is_common = |node: NodeId| self.weights[node].windows(2).all(|pair| pair[0] == pair[1]);
        (0..self.framework.nodes().len()).all(is_common)
    }

    /// What each step did, in order.
    #[must_use]
    pub fn trace(&self) -> &[StepTrace] {
        &self.trace
    }

    /// The column that a step (a position in the trace) received: what the latest step before it made of it, or the
    /// data. Of a run that kept everything, made from this panel.
    #[must_use]
    pub fn received<'a>(&'a self, panel: &'a Panel, step: usize, node: NodeId, period: usize) -> &'a Column {
        let mut earlier = self.trace[..step].iter().rev();
        let changed = earlier.find_map(|step| step.change(node, period));
        changed.unwrap_or_else(|| panel.column(node, period))
    }

    /// Warnings and notes about data and method.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn scored_at(&self, period: usize) -> Option<usize> {
        self.scored.iter().position(|&scored| scored == period)
    }
}
