//! What there is to draw and to report: a run in one period, with what is known of how sure it is.

use quanheng_audit::Uncertainty;
use quanheng_audit::sensitivity::Sensitivity;
use quanheng_data::PublishedResult;
use quanheng_data::results::Computed;
use quanheng_index::{NodeId, Period};
use quanheng_programme::Language;

/// A run in one period, seen by a reader of one language.
#[derive(Clone, Copy)]
pub struct Evaluation<'a> {
    /// Programme, observations, plan and run.
    pub computed: Computed<'a>,
    /// Figures of all indicators in all periods: reported, derived and divided, not treated and not scored.
    pub figures: &'a quanheng_index::Run,
    /// Position of the period shown, one of those scored.
    pub period: usize,
    /// How sure scores, ranks and tiers are, if that was computed.
    pub uncertainty: Option<&'a Uncertainty>,
    /// What drives them, with the names of the factors, if that was computed.
    pub sensitivity: Option<&'a Sensitivity>,
    /// What others published.
    pub published: &'a [PublishedResult],
    /// The language of names and numbers.
    pub language: Language,
}

impl<'a> Evaluation<'a> {
    /// The name of a unit.
    #[must_use]
    pub fn unit_name(&self, row: usize) -> &'a str {
        self.computed.programme.unit_name(row, self.language)
    }

    /// The name of a node.
    #[must_use]
    pub fn node_name(&self, node: NodeId) -> &'a str {
        self.computed.programme.node_name(node, self.language)
    }

    /// The root of the framework.
    #[must_use]
    pub fn root(&self) -> NodeId {
        self.computed.run.framework().root()
    }

    /// The period shown.
    #[must_use]
    pub fn period_shown(&self) -> Period {
        self.computed.run.periods()[self.period]
    }

    /// Rows of the members with a score at a node, the best first, ties in the order of the units.
    #[must_use]
    pub fn ranked(&self, node: NodeId) -> Vec<usize> {
        let scores = self.computed.run.scores(node, self.period);
        let is_member = |&row: &usize| {
            self.computed.run.units().get(row).role == quanheng_index::Role::Member
                && scores.value(row).is_some()
        };
        let mut rows: Vec<usize> = (0..self.computed.run.units().len()).filter(is_member).collect();
        let score = |row: usize| scores.value(row).unwrap_or(f64::NEG_INFINITY);
        rows.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
        rows
    }
}
