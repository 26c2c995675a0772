//! All that replicates share: every combination of alternatives, scored once.

use quanheng_index::{Finding, NodeId, Plan, Refusal, Run, StepKind, StepSpec, Subject as About};
use rayon::prelude::*;

use crate::assumption::{Assumption, Kind};
use crate::check::check;
use crate::design::Points;
use crate::places::{TierRule, decimals};
use crate::replicates::Work;
use crate::sampler::Sampler;
use crate::subject::Subject;
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
    /// Greatest number of tiers of any variant.
    pub(crate) classes: usize,
}

/// A variant with its rules of ranking.
pub(crate) struct Audited {
    pub(crate) variant: Variant,
    pub(crate) tiers: Option<TierRule>,
    pub(crate) decimals: Option<u32>,
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
        check(&tree, assumptions)?;
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
        let audited = |number: usize| -> Result<Audited, Vec<Finding>> {
            let steps = edited(subject, assumptions, &sampler, number)?;
            let (plan, run) =
                subject.run(&steps).map_err(|found| refused(assumptions, &sampler, number, found))?;
            Ok(Audited::of(subject, &tree, &plan, &run))
        };
        let variants: Vec<_> = (0..sampler.combinations()).into_par_iter().map(audited).collect();
        let variants: Vec<Audited> = variants.into_iter().collect::<Result<_, _>>()?;
        let sizes = (options.replicates, options.randomisations);
        let points = Points::new(options.design, options.seed, sampler.dimension(), sizes)?;
        let root = [tree.nodes.len() - 1];
        let mut model =
            Self { assumptions, tree, sampler, points, variants, nominal, root, members, classes: 0 };
        model.check_effects()?;
        model.classes = model.count_classes()?;
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

    /// Slot of the root.
    pub(crate) const fn root(&self) -> usize {
        self.root[0]
    }

    /// The number of tiers at the weights of each variant.
    fn count_classes(&self) -> Result<usize, Vec<Finding>> {
        let mut classes = 0;
        let mut work = Work::new(self, &self.root);
        let all = self.variants.iter().chain([&self.nominal]);
        for audited in all.filter(|audited| audited.tiers.is_some()) {
            classes = classes.max(work.classes(audited)?);
        }
        Ok(classes)
    }
}

impl Audited {
    fn of(subject: &Subject, tree: &Tree, plan: &Plan, run: &Run) -> Self {
        let root = *tree.nodes.last().expect("a framework has a root");
        Self {
            variant: Variant::of(subject, tree, plan, run),
            tiers: TierRule::of(plan, root),
            decimals: decimals(plan, root),
            rules: rules(plan, root),
        }
    }
}

/// How a plan makes places and tiers of a node, which the scores do not show.
fn rules(plan: &Plan, node: NodeId) -> String {
    let steps = plan.steps().filter(|step| matches!(step.kind(), StepKind::Rank | StepKind::Tier));
    steps.map(|step| format!("{:?}", step.at_node(node))).collect()
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
