//! All that replicates share: every combination of alternatives, scored once.

use quanheng_index::{Finding, NodeId, Plan, Refusal, Run, StepKind, StepSpec, Subject as About};
use rayon::prelude::*;

use crate::assumption::{Assumption, Band, Kind, Spread};
use crate::check::check;
use crate::design::Points;
use crate::places::decimals;
use crate::replicates::Work;
use crate::rerun::{Rerun, Short};
use crate::sampler::Sampler;
use crate::subject::Subject;
use crate::tier_rule::TierRule;
use crate::uncertainty::Options;
use crate::variant::{Tree, Variant};

/// More combinations of alternatives than this are refused.
const MOST_COMBINATIONS: usize = 10_000;
/// Every pair of units is counted, and a place has sixteen bits.
pub(crate) const MOST_UNITS: usize = 5_000;

/// All that replicates share.
pub(crate) struct Model<'a> {
    pub(crate) assumptions: &'a [Assumption],
    pub(crate) tree: Tree,
    pub(crate) sampler: Sampler,
    pub(crate) points: Points,
    /// By number of the combination.
    pub(crate) variants: Vec<Audited>,
    /// The programme as it stands.
    pub(crate) nominal: Audited,
    /// Slot of the root.
    pub(crate) root: [usize; 1],
    pub(crate) members: Vec<usize>,
    /// By inner node: greatest number of tiers of any variant; 0 without tiers.
    pub(crate) classes: Vec<usize>,
    /// By inner node: cuts between its tiers that move.
    pub(crate) cuts: Vec<usize>,
    /// What makes variants of figures that differ from replicate to replicate.
    pub(crate) rerun: Option<Rerun<'a>>,
    /// By slot.
    codes: Vec<String>,
}

/// A variant with its rules of ranking.
pub(crate) struct Audited {
    pub(crate) variant: Variant,
    /// By inner node.
    pub(crate) tiers: Vec<Option<TierRule>>,
    /// By inner node: decimals that scores are compared with, if the programme says so.
    pub(crate) decimals: Vec<Option<u32>>,
    /// What tells the rules of two variants apart.
    rules: String,
}

impl<'a> Model<'a> {
    pub(crate) fn new(
        subject: &Subject<'a>,
        assumptions: &'a [Assumption],
        options: &Options,
    ) -> Result<Self, Vec<Finding>> {
        let tree = Tree::of(subject);
        check(&tree, subject.framework, assumptions)?;
        let sampler = Sampler::new(&tree, assumptions);
        if sampler.combinations() > MOST_COMBINATIONS {
            let finding = Finding::error("audit-too-many-combinations", About::Programme);
            return Err(vec![finding.with("count", sampler.combinations()).with("most", MOST_COMBINATIONS)]);
        }
        let (plan, run) = subject.run(subject.steps)?;
        let members = subject.members(&run);
        if members.len() > MOST_UNITS {
            let finding = Finding::error("audit-too-many-units", About::Programme);
            return Err(vec![finding.with("count", members.len()).with("most", MOST_UNITS)]);
        }
        let nominal = Audited::of(subject, &tree, &plan, &run);
        let rerun = Rerun::of(subject, assumptions, options.seed);
        let audited = |number: usize| -> Result<(Audited, Option<Short>), Vec<Finding>> {
            let steps = edited(subject, assumptions, &sampler, number)?;
            let (plan, run) =
                subject.run(&steps).map_err(|found| refused(assumptions, &sampler, number, found))?;
            let audited = Audited::of(subject, &tree, &plan, &run);
            let short = rerun.as_ref().map(|rerun| rerun.short(&tree, &steps, &audited.variant));
            Ok((audited, short.transpose()?))
        };
        let both: Vec<_> = (0..sampler.combinations()).into_par_iter().map(audited).collect();
        let both: Vec<(Audited, Option<Short>)> = both.into_iter().collect::<Result<_, _>>()?;
        let (variants, plans): (Vec<Audited>, Vec<Option<Short>>) = both.into_iter().unzip();
        let rerun = rerun.map(|rerun| rerun.with(plans.into_iter().flatten().collect()));
        let sizes = (options.replicates, options.randomisations);
        let points = Points::new(options.design, options.seed, 0, sizes)?;
        let root = [tree.nodes.len() - 1];
        let codes = tree.nodes.iter().map(|&node| subject.framework.node(node).code.clone()).collect();
        let inner = tree.children.len();
        let (classes, cuts) = (vec![0; inner], vec![0; inner]);
        let mut model = Self {
            assumptions,
            tree,
            sampler,
            points,
            variants,
            nominal,
            root,
            members,
            classes,
            cuts,
            rerun,
            codes,
        };
        model.check_effects()?;
        model.check_weights()?;
        model.lay_out_tiers()?;
        model.points = Points::new(options.design, options.seed, model.sampler.dimension(), sizes)?;
        if let Some(rerun) = &model.rerun {
            let whole: Vec<&Variant> = model.variants.iter().map(|audited| &audited.variant).collect();
            rerun.check_reach(&model.tree, assumptions, &whole)?;
        }
        Ok(model)
    }

    /// Every alternative must change something beside the first of its assumption.
    fn check_effects(&self) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        for (at, assumption) in self.assumptions.iter().enumerate() {
            let Kind::Alternatives(alternatives) = &assumption.kind else { continue };
            let with = |choice: usize| {
                let is_it = |&number: &usize| {
                    (0..self.assumptions.len()).all(|other| {
                        let taken = self.sampler.alternative(other, number);
                        taken.is_none_or(|taken| taken == if other == at { choice } else { 0 })
                    })
                };
                let number = (0..self.variants.len()).find(is_it).expect("every combination is there");
                &self.variants[number]
            };
            for (choice, alternative) in alternatives.iter().enumerate().skip(1) {
                let (first, own) = (with(0), with(choice));
                if first.rules == own.rules && first.variant.is_same(&own.variant) {
                    let finding = Finding::error("audit-no-effect", About::Programme);
                    findings.push(
                        finding.with("assumption", &assumption.name).with("alternative", &alternative.label),
                    );
                }
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// A node that is left out must have a weight to lose, in some variant or by an assumption that draws it.
    fn check_weights(&self) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        for (at, assumption) in self.assumptions.iter().enumerate() {
            if !matches!(assumption.kind, Kind::Inclusion { .. }) {
                continue;
            }
            for &slot in self.sampler.slots_of(at) {
                let is_weighty = |audited: &Audited| audited.variant.weights[slot] > 0.0;
                if self.redraws(slot).is_none() && !self.variants.iter().any(is_weighty) {
                    let finding = Finding::error("audit-left-out-weightless", About::Programme);
                    let finding = finding.with("assumption", &assumption.name);
                    findings.push(finding.with("node", self.code(slot)));
                }
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// An assumption that draws the weight in a slot whatever it is.
    pub(crate) fn redraws(&self, slot: usize) -> Option<&'a Assumption> {
        let draws = |(at, assumption): &(usize, &Assumption)| {
            let Kind::Weights { spread, .. } = &assumption.kind else { return false };
            matches!(spread, Spread::Simplex | Spread::Sets(_)) && self.sampler.slots_of(*at).contains(&slot)
        };
        self.assumptions.iter().enumerate().find(draws).map(|(_, assumption)| assumption)
    }

    /// Counts the tiers at the weights of each variant, and gives coordinates to their cuts.
    fn lay_out_tiers(&mut self) -> Result<(), Vec<Finding>> {
        let slots: Vec<usize> = (self.tree.leaves..self.tree.nodes.len()).collect();
        let bands = self.bands();
        let mut classes = vec![0; slots.len()];
        let mut findings = Vec::new();
        let mut work = Work::new(self, &slots, &[]);
        for audited in self.variants.iter().chain([&self.nominal]) {
            work.at_own_weights(audited)?;
            for (&slot, classes) in slots.iter().zip(&mut classes) {
                let Some(rule) = &audited.tiers[slot - self.tree.leaves] else { continue };
                *classes = (*classes).max(work.boundaries(audited, slot)?.len() + 1);
                for &(assumption, band) in &bands {
                    if let Some(code) = work.misfit(rule, band)? {
                        let finding = Finding::error(code, About::Programme).with("assumption", assumption);
                        findings.push(finding.with("method", rule.method).with("node", self.code(slot)));
                    }
                }
            }
        }
        if classes.iter().all(|count| *count == 0) {
            let told = |&(assumption, _): &(&str, Band)| {
                Finding::error("audit-no-tiers", About::Programme).with("assumption", assumption)
            };
            findings.extend(bands.iter().map(told));
        }
        findings.dedup();
        if !findings.is_empty() {
            return Err(findings);
        }
        let cuts = |count: &usize| if bands.is_empty() { 0 } else { count.saturating_sub(1) };
        self.cuts = classes.iter().map(cuts).collect();
        self.classes = classes;
        self.sampler.lay_out_cuts(&self.cuts);
        Ok(())
    }

    /// Assumptions about cuts between tiers, by name.
    fn bands(&self) -> Vec<(&'a str, Band)> {
        let band = |assumption: &'a Assumption| match assumption.kind {
            Kind::TierCuts(band) => Some((assumption.name.as_str(), band)),
            _ => None,
        };
        self.assumptions.iter().filter_map(band).collect()
    }

    /// Slot of the root.
    pub(crate) const fn root(&self) -> usize {
        self.root[0]
    }

    /// Code of the node in a slot.
    pub(crate) fn code(&self, slot: usize) -> String {
        self.codes[slot].clone()
    }
}

impl Audited {
    fn of(subject: &Subject, tree: &Tree, plan: &Plan, run: &Run) -> Self {
        let inner = || tree.nodes[tree.leaves..].iter();
        Self {
            variant: Variant::of(subject, tree, plan, run),
            tiers: inner().map(|&node| TierRule::of(plan, node)).collect(),
            decimals: inner().map(|&node| decimals(plan, node)).collect(),
            rules: inner().map(|&node| rules(plan, node)).collect(),
        }
    }
}

/// How a plan makes places and tiers of a node, which the scores do not show.
fn rules(plan: &Plan, node: NodeId) -> String {
    let steps = plan.steps().filter(|step| matches!(step.kind(), StepKind::Rank | StepKind::Tier));
    steps.map(|step| format!("{:?}{:?}", step.at_node(node), step.key_at(node).is_some())).collect()
}

/// The steps of a combination.
fn edited(
    subject: &Subject,
    assumptions: &[Assumption],
    sampler: &Sampler,
    number: usize,
) -> Result<Vec<StepSpec>, Vec<Finding>> {
    let mut steps = subject.steps.to_vec();
    for (at, assumption) in assumptions.iter().enumerate() {
        let Kind::Alternatives(alternatives) = &assumption.kind else { continue };
        let choice = sampler.alternative(at, number).expect("an assumption of alternatives");
        for edit in &alternatives[choice].edits {
            if !edit.apply(&mut steps) {
                let finding = Finding::error("audit-unknown-step", About::Programme);
                return Err(vec![finding.with("assumption", &assumption.name).with("step", &edit.step)]);
            }
        }
    }
    Ok(steps)
}

/// Says which combination the engine refused.
fn refused(
    assumptions: &[Assumption],
    sampler: &Sampler,
    number: usize,
    mut found: Vec<Finding>,
) -> Vec<Finding> {
    let label = |(at, assumption): (usize, &Assumption)| match &assumption.kind {
        Kind::Alternatives(alternatives) => {
            let choice = sampler.alternative(at, number)?;
            Some(format!("{} = {}", assumption.name, alternatives[choice].label))
        }
        _ => None,
    };
    let labels: Vec<String> = assumptions.iter().enumerate().filter_map(label).collect();
    let finding = Finding::error("audit-combination-refused", About::Programme);
    found.insert(0, finding.with("combination", labels.join(", ")));
    found
}

pub(crate) fn told(refusal: Refusal) -> Vec<Finding> {
    let mut finding =
        Finding::error("audit-replicate-refused", About::Programme).with("reason", refusal.code);
    finding.arguments.extend(refusal.arguments);
    vec![finding]
}
