//! Scores, places and tiers of the members at the root, as the programme has them and as something else makes them.

use quanheng_index::parameter::Values;
use quanheng_index::statistics::{kendall_tau_b, spearman};
use quanheng_index::{Finding, Plan, Refusal, StepKind, StepSpec, Subject as About};

use crate::kernel::Scores;
use crate::model::{MOST_UNITS, told};
use crate::places::{Places, decimals};
use crate::subject::Subject;
use crate::tier_rule::TierRule;
use crate::variant::{Tree, Variant};

/// Scores, places and tiers at the root, by member.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// `None` without a score.
    pub scores: Vec<Option<f64>>,
    /// Place from 1, ties sharing the best; 0 without a score.
    pub places: Vec<u16>,
    /// Tier from 1; 0 without a score. Empty when the programme makes no tiers.
    pub tiers: Vec<u16>,
}

/// What the programme says, with what it takes to say it again under other weights.
pub(crate) struct Baseline {
    pub(crate) tree: Tree,
    pub(crate) plan: Plan,
    pub(crate) variant: Variant,
    /// Rows of the members.
    pub(crate) members: Vec<usize>,
    pub(crate) rule: Option<TierRule>,
    pub(crate) decimals: Option<u32>,
    pub(crate) standing: Standing,
}

impl Baseline {
    /// Runs some steps in place of the programme's.
    pub(crate) fn of(subject: &Subject, steps: &[StepSpec]) -> Result<Self, Vec<Finding>> {
        let (plan, run) = subject.run(steps)?;
        let members = subject.members(&run);
        if members.len() > MOST_UNITS {
            let finding = Finding::error("audit-too-many-units", About::Programme);
            return Err(vec![finding.with("count", members.len()).with("most", MOST_UNITS)]);
        }
        let tree = Tree::of(subject);
        let variant = Variant::of(subject, &tree, &plan, &run);
        let root = subject.framework.root();
        let column = run.scores(root, subject.period);
        let scores: Vec<Option<f64>> = members.iter().map(|&row| column.value(row)).collect();
        let (rule, decimals) = (TierRule::of(&plan, root), decimals(&plan, root));
        let standing = Standing::of(scores, decimals, rule.as_ref()).map_err(told)?;
        Ok(Self { tree, plan, variant, members, rule, decimals, standing })
    }

    /// Scores of all inner nodes under other weights, by slot; with what the root then says.
    pub(crate) fn under(&self, weights: &[f64]) -> Result<(Scores, Standing), Vec<Finding>> {
        let units = self.members.len();
        let root = self.tree.nodes.len() - 1;
        let mut scores = Scores::new(&self.tree, units, &(self.tree.leaves..=root).collect::<Vec<_>>());
        scores.run(&self.tree, &self.variant, weights).map_err(told)?;
        let of_root = (0..units).map(|unit| scores.is_present(root, unit).then(|| scores.of(root)[unit]));
        let standing = self.ranked(of_root.collect())?;
        Ok((scores, standing))
    }

    /// Places and tiers of other scores by the rules of the programme.
    pub(crate) fn ranked(&self, scores: Vec<Option<f64>>) -> Result<Standing, Vec<Finding>> {
        Standing::of(scores, self.decimals, self.rule.as_ref()).map_err(told)
    }

    /// Method and parameters of the tiers at the root.
    pub(crate) fn tiering(&self) -> Option<(&'static str, &Values)> {
        let root = *self.tree.nodes.last().expect("a framework has a root");
        let step = self.plan.steps().find(|step| step.kind() == StepKind::Tier)?;
        let (method, values) = step.at_node(root);
        Some((method.slug, values))
    }
}

impl Standing {
    fn of(scores: Vec<Option<f64>>, decimals: Option<u32>, rule: Option<&TierRule>) -> Result<Self, Refusal> {
        let mut room = Places::new(scores.len());
        room.rank(scores.iter().map(|score| score.unwrap_or(f64::NAN)), decimals);
        if let Some(rule) = rule {
            room.tier(rule, &[])?;
        }
        Ok(Self { scores, places: room.places, tiers: room.tiers })
    }
}

/// How far a ranking is from the programme's own.
///
/// Only units with a place in both are compared. Without any, there is no mean; a correlation needs two units and is
/// not defined when all tie in either ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// Units with a place in both.
    pub compared: usize,
    /// Mean of |place − own place|.
    pub mean: Option<f64>,
    /// Greatest |place − own place|.
    pub greatest: u16,
    /// Units in another tier; `None` when either has no tiers.
    pub tier_changes: Option<usize>,
    /// Spearman's ρ of the places, ties at their average.
    pub spearman: Option<f64>,
    /// Kendall's τ-b of the places.
    pub kendall: Option<f64>,
    /// What it is now.
    pub standing: Standing,
}

impl Shift {
    pub(crate) fn between(own: &Standing, standing: Standing) -> Self {
        let pairs = || own.places.iter().zip(&standing.places).filter(|(a, b)| **a > 0 && **b > 0);
        let (x, y): (Vec<f64>, Vec<f64>) = pairs().map(|(&a, &b)| (f64::from(a), f64::from(b))).unzip();
        let moved = pairs().map(|(a, b)| a.abs_diff(*b));
        let total: u32 = moved.clone().map(u32::from).sum();
        let tiers = own.tiers.iter().zip(&standing.tiers).filter(|(a, b)| **a > 0 && **b > 0);
        let has_tiers = !own.tiers.is_empty() && !standing.tiers.is_empty();
        Self {
            compared: x.len(),
            mean: (!x.is_empty()).then(|| f64::from(total) / x.len() as f64),
            greatest: moved.max().unwrap_or(0),
            tier_changes: has_tiers.then(|| tiers.filter(|(a, b)| a != b).count()),
            spearman: spearman(&x, &y),
            kendall: kendall_tau_b(&x, &y),
            standing,
        }
    }
}
