//! Replicates whose figures are others: the plan runs anew on them, up to the aggregation.
//!
//! Whatever the steps are, this is what the engine makes of such figures. Only the scored periods that matter are
//! computed: the audited one by itself, where that gives the same as all of them.

use quanheng_index::stream::Replicate;
use quanheng_index::{
    Expected, Finding, Keep, NodeId, Panel, Plan, Run, StepKind, StepSpec, Subject as About,
};

use crate::assumption::{Assumption, Kind};
use crate::design::Side;
use crate::errors::Errors;
use crate::leaves::Leaves;
use crate::streams::key;
use crate::subject::Subject;
use crate::taken::Noted;
use crate::variant::{Tree, Variant};

/// Replicates in which an assumption must change something.
const TRIALS: u64 = 256;
/// Combinations of alternatives in which it may.
const TRIED: usize = 64;

/// What is needed to run plans anew.
pub(crate) struct Rerun<'a> {
    subject: Subject<'a>,
    seed: u64,
    errors: Errors,
    /// Position of the assumption that imputed cells are drawn.
    imputation: Option<usize>,
    /// By combination of alternatives.
    plans: Vec<Short>,
    /// Names of the assumptions that change figures.
    names: String,
}

/// A plan up to the aggregation.
pub(crate) struct Short {
    plan: Plan,
    scored: Vec<usize>,
    /// Whether leaves go through it column by column.
    is_by_leaf: bool,
    /// What is imputed, where figures do not err: fitted once, drawn from in every replicate.
    expected: Option<Expected>,
}

/// Which figures a replicate has: its number and the side of each assumption, or one assumption alone.
#[derive(Clone, Copy)]
pub(crate) struct Figures<'s> {
    pub(crate) number: u64,
    pub(crate) sides: Option<&'s [Side]>,
    pub(crate) only: Option<usize>,
}

impl Figures<'_> {
    /// The side of an assumption.
    pub(crate) fn side(&self, assumption: usize) -> Side {
        self.sides.map_or(Side::A, |sides| sides[assumption])
    }

    /// Whether an assumption changes figures here.
    pub(crate) fn has(&self, assumption: usize) -> bool {
        self.only.is_none_or(|only| only == assumption)
    }
}

impl Short {
    /// `whole` is what the full plan gives.
    pub(crate) fn of(
        subject: &Subject,
        tree: &Tree,
        steps: &[StepSpec],
        whole: &Variant,
    ) -> Result<Self, Vec<Finding>> {
        let shows = |step: &&StepSpec| matches!(step.kind, StepKind::Rank | StepKind::Tier);
        let steps: Vec<StepSpec> = steps.iter().filter(|step| !shows(step)).cloned().collect();
        let (plan, _) = Plan::compile(subject.framework.clone(), &steps)?;
        let alone = vec![subject.period];
        let run = plan.run(subject.panel, &alone, Keep::Facts);
        let is_enough = run.is_ok_and(|run| Variant::of(subject, tree, &plan, &run).is_same(whole));
        // Statistics of the audited period alone may by chance be those of all periods: only steps that never look
        // at other periods are safe.
        let looks_alone = steps.iter().all(|step| step.over == quanheng_index::Over::Period);
        let scored = if is_enough && looks_alone { alone } else { subject.scored.to_vec() };
        let period = subject.panel.periods()[subject.period];
        let is_by_leaf =
            scored == [subject.period] && plan.leaf_steps(subject.panel.units(), period).is_some();
        Ok(Self { plan, scored, is_by_leaf, expected: None })
    }
}

impl<'a> Rerun<'a> {
    /// `None` when no assumption changes figures.
    pub(crate) fn of(subject: &Subject<'a>, assumptions: &[Assumption], seed: u64) -> Option<Self> {
        let changes = |assumption: &&Assumption| matches!(assumption.kind, Kind::Data(_) | Kind::Imputation);
        let names: Vec<&str> = assumptions.iter().filter(changes).map(|one| one.name.as_str()).collect();
        (!names.is_empty()).then(|| Self {
            subject: subject.clone(),
            seed,
            errors: Errors::of(subject, assumptions),
            imputation: assumptions.iter().position(|one| one.kind == Kind::Imputation),
            plans: Vec::new(),
            names: names.join(", "),
        })
    }

    /// The plan of a combination, of which `whole` is the variant without changes.
    pub(crate) fn short(
        &self,
        tree: &Tree,
        steps: &[StepSpec],
        whole: &Variant,
    ) -> Result<Short, Vec<Finding>> {
        let mut short = Short::of(&self.subject, tree, steps, whole)?;
        if self.errors.is_empty() && self.imputation.is_some() {
            short.expected = short.plan.prepare_draws(self.subject.panel, &short.scored)?;
        }
        Ok(short)
    }

    /// Takes the plans, by combination.
    pub(crate) fn with(mut self, plans: Vec<Short>) -> Self {
        self.plans = plans;
        self
    }

    /// Whether two replicates of a combination have the same figures.
    pub(crate) fn are_same(&self, a: &[Side], b: &[Side], assumptions: &[Assumption]) -> bool {
        let changes = |at: usize| matches!(assumptions[at].kind, Kind::Data(_) | Kind::Imputation);
        (0..assumptions.len()).filter(|&at| changes(at)).all(|at| a[at] == b[at])
    }

    /// Room for rewriting variants; `None` where figures of leaves in the audited period are not all that errs.
    pub(crate) fn room(&self, tree: &Tree) -> Option<Leaves> {
        self.errors.hit_leaves_only(tree, self.subject.period).then(|| Leaves::of(&self.subject, tree))
    }

    /// Makes a variant of a combination one of the figures of another replicate; `None` where that takes a whole run.
    /// All figures that any assumption may change must have been those of a replicate.
    pub(crate) fn rewrite(
        &self,
        (variant, combination): (&mut Variant, usize),
        figures: Figures,
        leaves: &mut Leaves,
        noted: Option<&mut Noted>,
    ) -> Option<()> {
        let short = &self.plans[combination];
        if !short.is_by_leaf || self.imputation.is_some() {
            return None;
        }
        let period = self.subject.panel.periods()[self.subject.period];
        let steps = short.plan.leaf_steps(self.subject.panel.units(), period)?;
        leaves.reset();
        self.errors.apply_to_leaves(leaves, self.seed, figures, noted)?;
        leaves.rewrite(&steps, variant, &self.errors.nodes(figures))
    }

    /// What a combination makes of the figures of a replicate.
    pub(crate) fn variant(
        &self,
        tree: &Tree,
        combination: usize,
        figures: Figures,
        mut noted: Option<&mut Noted>,
    ) -> Result<Variant, Vec<Finding>> {
        let mut panel = self.subject.panel.clone();
        self.errors.apply(&mut panel, self.seed, figures, noted.as_deref_mut())?;
        let run =
            self.run(panel, combination, figures).map_err(|found| self.refused(figures.number, found))?;
        if let Some(noted) = noted {
            self.note_draws(&run, noted);
        }
        Ok(Variant::of(&self.subject, tree, &self.plans[combination].plan, &run))
    }

    fn run(&self, panel: Panel, combination: usize, figures: Figures) -> Result<Run, Vec<Finding>> {
        let Short { plan, scored, expected, .. } = &self.plans[combination];
        match self.imputation.filter(|&imputation| figures.has(imputation)) {
            Some(imputation) => {
                let seed = key(self.seed, imputation, figures.side(imputation));
                let replicate = Replicate { seed, number: figures.number };
                match expected {
                    Some(expected) => plan.run_prepared(expected, scored, Keep::Facts, replicate),
                    None => plan.run_drawn(panel, scored, Keep::Facts, replicate),
                }
            }
            None => plan.run_owned(panel, scored, Keep::Facts),
        }
    }

    fn refused(&self, number: u64, mut found: Vec<Finding>) -> Vec<Finding> {
        let finding = Finding::error("audit-figures-refused", About::Programme);
        found.insert(0, finding.with("assumptions", &self.names).with("replicate", number));
        found
    }

    fn note_draws(&self, run: &Run, noted: &mut Noted) {
        let entries =
            run.trace().iter().filter(|step| step.kind == StepKind::Impute).flat_map(|s| &s.entries);
        for entry in entries.filter(|entry| entry.period == Some(self.subject.period)) {
            let drawn = entry.facts.iter().filter(|(name, _)| *name == "drawn");
            noted.drawn.extend(drawn.map(|&(_, value)| (entry.node, value)));
        }
    }

    /// Every assumption about figures must reach the scores of some combination: each indicator that errs by its
    /// figures being read, and the whole assumption by what it draws. `whole` are the variants without it.
    pub(crate) fn check_reach(
        &self,
        tree: &Tree,
        assumptions: &[Assumption],
        whole: &[&Variant],
    ) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        for (at, assumption) in assumptions.iter().enumerate() {
            let told = |code| Finding::error(code, About::Programme).with("assumption", &assumption.name);
            let unread = match &assumption.kind {
                Kind::Data(error) => self.unread(tree, at, &error.indicators, whole),
                Kind::Imputation => Vec::new(),
                _ => continue,
            };
            for &node in &unread {
                let code = &self.subject.framework.node(node).code;
                findings.push(told("audit-error-unread").with("node", code));
            }
            if unread.is_empty() && !self.changes(tree, at, whole)? {
                findings.push(told("audit-changes-nothing"));
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// Indicators of an error whose figures no score depends on.
    fn unread(&self, tree: &Tree, at: usize, indicators: &[NodeId], whole: &[&Variant]) -> Vec<NodeId> {
        let is_read = |indicator: usize| {
            let mut panel = self.subject.panel.clone();
            self.errors.exchange(&mut panel, at, indicator);
            (0..whole.len().min(TRIED)).any(|combination| {
                let Short { plan, scored, .. } = &self.plans[combination];
                // What a step refuses, it reads.
                plan.run(&panel, scored, Keep::Facts).map_or(true, |run| {
                    !Variant::of(&self.subject, tree, plan, &run).is_same(whole[combination])
                })
            })
        };
        let all = indicators.iter().enumerate();
        let unread =
            all.filter(|(indicator, _)| !self.errors.has_cells(at, *indicator) || !is_read(*indicator));
        unread.map(|(_, &node)| node).collect()
    }

    /// Whether an assumption alone changes a variant in one of some trials.
    ///
    /// # Errors
    /// When a method refuses what the assumption takes in the first combination.
    fn changes(&self, tree: &Tree, at: usize, whole: &[&Variant]) -> Result<bool, Vec<Finding>> {
        for (combination, whole) in whole.iter().enumerate().take(TRIED) {
            for number in 0..TRIALS {
                let figures = Figures { number, sides: None, only: Some(at) };
                match self.variant(tree, combination, figures, None) {
                    Ok(variant) if variant.is_same(whole) => {}
                    Ok(_) => return Ok(true),
                    Err(found) if combination == 0 => return Err(found),
                    Err(_) => return Ok(true),
                }
            }
        }
        Ok(false)
    }
}
