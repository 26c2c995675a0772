//! Coherence: whether the parts of an index go together, what each does to it, and how its order depends on who is there.
//!
//! [`coherence`] runs a subject and answers, in the order a statistical audit asks: what the data look like
//! ([`Check`]), how nodes correlate ([`Correlations`]), whether children measure one thing ([`Reliability`],
//! [`Components`]), what does the work that weights promise ([`Importance`]), who is ahead whatever the weights
//! ([`Dominance`]), whose order hangs on third units ([`Reversal`]), who would gain by weights of its own ([`Doubt`]);
//! and which of all this deserves a look ([`Flag`]). Each part looks at the scores of the members in the audited
//! period; nodes without a weight are left out. What varies when assumptions do is not here.

mod checks;
mod components;
mod correlations;
mod dominance;
mod doubt;
mod fit;
mod flags;
mod importance;
mod reliability;
mod reversal;
mod scores;
mod settings;
mod smoother;

use quanheng_index::{Finding, Keep, Plan, Refusal, Run};

use crate::subject::Subject;

pub use checks::{Check, Description};
pub use components::{Components, NoComponents, Parallel, Principal};
pub use correlations::{Correlations, Measured, Measures, Related, Unrelated};
pub use dominance::{Dominance, Dominates};
pub use doubt::{Doubt, Doubted, Scale};
pub use fit::Fit;
pub use flags::Flag;
pub use importance::{Importance, Part};
pub use reliability::{Alpha, Item, NoAlpha, Reliability};
pub use reversal::{Removal, Removed, Reversal};
pub use scores::Scores;
pub use settings::{Pairing, Settings};
pub use smoother::Smooth;

/// All that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Coherence {
    /// Rows of the members, in the order of all results by member.
    pub members: Vec<usize>,
    /// By indicator.
    pub checks: Vec<Check>,
    /// Of every pair of nodes.
    pub correlations: Correlations,
    /// By node but the root, from the root down.
    pub fit: Vec<Fit>,
    /// By inner node, from the root down.
    pub reliability: Vec<Reliability>,
    /// By inner node, from the root down.
    pub components: Vec<Components>,
    /// By inner node, from the root down: its children in it.
    pub importance: Vec<Importance>,
    /// All indicators in the index.
    pub indicators: Importance,
    /// Among the members.
    pub dominance: Dominance,
    /// Each member removed in turn.
    pub reversal: Reversal,
    /// The index beside benefit of the doubt, or why that is not defined.
    pub doubt: Result<Doubt, Refusal>,
    /// What deserves a look.
    pub flags: Vec<Flag>,
}

/// Looks at the coherence of a subject; with it comes the run that was looked at.
///
/// # Errors
/// The findings of the nominal run, when the steps do not fit or a method refuses.
pub fn coherence(subject: &Subject, settings: &Settings) -> Result<(Coherence, Run), Vec<Finding>> {
    let (plan, _) = Plan::compile(subject.framework.clone(), subject.steps)?;
    let run = plan.run(subject.panel, subject.scored, Keep::Everything)?;
    let found = Coherence::of(subject, &run, settings);
    Ok((found, run))
}

impl Coherence {
    /// Of a run of the subject that kept everything.
    #[must_use]
    pub fn of(subject: &Subject, run: &Run, settings: &Settings) -> Self {
        let scores = Scores::of(run, subject.period);
        let inner = scores.inner();
        let correlations = Correlations::of(&scores);
        let mut found = Self {
            members: scores.members().to_vec(),
            checks: Check::of_all(&scores, subject.panel, settings.shape),
            fit: Fit::of_all(&scores, &correlations),
            correlations,
            reliability: inner
                .iter()
                .map(|&node| Reliability::of(&scores, node, settings.alpha_units))
                .collect(),
            components: inner.iter().map(|&node| Components::of(&scores, node, settings)).collect(),
            importance: inner.iter().map(|&node| Importance::of_children(&scores, node)).collect(),
            indicators: Importance::of_indicators(&scores),
            dominance: Dominance::of(&scores),
            reversal: Reversal::of(subject, run, settings.most_removals),
            doubt: Doubt::of(&scores),
            flags: Vec::new(),
        };
        found.flags = flags::flags(&scores, &found, settings);
        found
    }
}
