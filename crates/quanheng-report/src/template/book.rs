//! What templates may ask: everything of an evaluation, owned, because the template engine wants it so.
//!
//! Columns are shared, not copied. What needs a plan (contributions) is computed beforehand, and only when asked for.

use std::collections::BTreeMap;

use quanheng_audit::{Counted, Uncertainty};
use quanheng_data::PublishedResult;
use quanheng_figures::Evaluation;
use quanheng_figures::amount::{Amount, Digits, number};
use quanheng_index::{Finding, Framework, Mark, NodeId, NodeKind, Panel, Period, Role, Run};
use quanheng_programme::catalogue::say;
use quanheng_programme::{Language, Programme};

use super::names::{Names, Thing};
use super::series::{self, Series};
use super::shown::{Named, Shown};
use crate::compose::Given;
use crate::default;

/// Everything a template can ask.
pub(crate) struct Book {
    pub(crate) language: Language,
    pub(crate) programme: Programme,
    pub(crate) run: Run,
    /// Figures of all indicators in all periods.
    pub(crate) figures: Run,
    pub(crate) panel: Panel,
    /// Position of the period shown.
    pub(crate) period: usize,
    pub(crate) uncertainty: Option<Uncertainty>,
    pub(crate) has_sensitivity: bool,
    pub(crate) published: Vec<PublishedResult>,
    pub(crate) scenario: Option<String>,
    pub(crate) series: Vec<Series>,
    pub(crate) cautions: Vec<String>,
    pub(crate) edition: String,
    pub(crate) names: Names,
    /// Rows of the units that are ranked.
    pub(crate) members: Vec<usize>,
    /// Rows of the units that get a profile.
    pub(crate) profiles: Vec<usize>,
    /// What a node adds to its parent, by node and row of the unit, in the period shown.
    pub(crate) contributions: BTreeMap<(NodeId, usize), f64>,
}

impl Book {
    pub(crate) fn new(evaluation: &Evaluation, given: &Given) -> (Self, Vec<Finding>) {
        let computed = evaluation.computed;
        let (series, findings) = given.series.map(series::read).unwrap_or_default();
        let run = computed.run;
        let is_member = |&row: &usize| run.units().get(row).role == Role::Member;
        let members: Vec<usize> = (0..run.units().len()).filter(is_member).collect();
        let book = Self {
            language: evaluation.language,
            programme: computed.programme.clone(),
            run: run.clone(),
            figures: evaluation.figures.clone(),
            panel: computed.observations.panel.clone(),
            period: evaluation.period,
            uncertainty: evaluation.uncertainty.cloned(),
            has_sensitivity: evaluation.sensitivity.is_some(),
            published: evaluation.published.to_vec(),
            scenario: computed.scenario.map(str::to_owned),
            names: Names::new(computed.programme, &series),
            series,
            cautions: given.cautions.to_vec(),
            profiles: given.profiles.to_vec(),
            edition: given.edition.to_owned(),
            contributions: contributions(evaluation, given, &members),
            members,
        };
        (book, findings)
    }

    pub(crate) fn framework(&self) -> &Framework {
        self.run.framework()
    }

    pub(crate) fn root(&self) -> NodeId {
        self.framework().root()
    }

    pub(crate) fn periods(&self) -> &[Period] {
        self.run.periods()
    }

    /// A word or sentence of the catalogue.
    pub(crate) fn say(&self, code: &str, arguments: &[(&str, String)]) -> String {
        say(self.language, code, arguments)
    }

    /// What is printed where there is no value.
    pub(crate) fn no_data(&self) -> Shown {
        Shown::words(self.say("report-no-data", &[]))
    }

    /// A thing as templates see it.
    pub(crate) fn named(&self, thing: Thing) -> Named {
        let (code, name, level) = match thing {
            Thing::Unit(row) => {
                let name = self.programme.unit_name(row, self.language);
                (self.programme.units.get(row).code.clone(), name.to_owned(), String::new())
            }
            Thing::Node(node) => {
                let name = self.programme.node_name(node, self.language);
                let of = self.framework().node(node);
                (of.code.clone(), name.to_owned(), of.level.clone())
            }
            Thing::Series(at) => {
                let Series { figure, name, .. } = &self.series[at];
                (format!("{figure}/{name}"), name.clone(), String::new())
            }
        };
        Named { thing, code, name, level }
    }

    /// A score in a scored period.
    pub(crate) fn score(&self, node: NodeId, unit: usize, period: usize) -> Option<f64> {
        let is_scored = self.run.scored().contains(&period);
        is_scored.then(|| self.run.scores(node, period).value(unit)).flatten()
    }

    /// Members with a score at a node, the best first, ties in the order of the units.
    pub(crate) fn ranked(&self, node: NodeId, period: usize) -> Vec<usize> {
        let score = |row: usize| self.score(node, row, period).unwrap_or(f64::NEG_INFINITY);
        let mut rows: Vec<usize> = self.members.clone();
        rows.retain(|&row| self.score(node, row, period).is_some());
        rows.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
        rows
    }

    /// The place of a member: as the programme ranks, or else one more than the number of better ones.
    pub(crate) fn place(&self, node: NodeId, unit: usize, period: usize) -> Option<f64> {
        if let Some(places) = self.run.places(node, period) {
            return places.get(unit).map(quanheng_index::Place::number);
        }
        let own = self.score(node, unit, period).filter(|_| self.members.contains(&unit))?;
        let is_better = |&&row: &&usize| self.score(node, row, period).is_some_and(|score| score > own);
        Some(self.members.iter().filter(is_better).count() as f64 + 1.0)
    }

    /// Decimals for scores of a node: two when they spread over tens, else three.
    pub(crate) fn decimals(&self, node: NodeId, period: usize) -> usize {
        let scores = self.members.iter().filter_map(|&row| self.score(node, row, period));
        let (low, high) = scores
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), score| (low.min(score), high.max(score)));
        if high - low >= 10.0 { 2 } else { 3 }
    }

    /// A score as it is printed.
    pub(crate) fn score_text(&self, score: f64, decimals: usize) -> String {
        number(score, self.language, Digits::Decimals(decimals))
    }

    /// Number of tiers with units in them; 0 without tiers.
    pub(crate) fn tier_count(&self, node: NodeId, period: usize) -> u16 {
        let Some(tiers) = self.run.tiers(node, period) else { return 0 };
        self.members.iter().filter_map(|&row| tiers.get(row)).max().unwrap_or(0)
    }

    /// A figure as reported, in the unit of `indicators.csv`: before anything is divided.
    pub(crate) fn figure(&self, node: NodeId, unit: usize, period: usize) -> Option<f64> {
        let reported = self.panel.column(node, period);
        let is_divided = self.framework().node(node).denominator.is_some();
        if is_divided && reported.count_present() > 0 {
            return reported.value(unit);
        }
        self.figures.scores(node, period).value(unit)
    }

    /// The mark of a figure.
    pub(crate) fn figure_mark(&self, node: NodeId, unit: usize, period: usize) -> Mark {
        self.figures.scores(node, period).mark(unit)
    }

    /// Unit of measure of a node.
    pub(crate) fn measure(&self, node: NodeId) -> &str {
        self.programme.indicators[node].unit.as_deref().unwrap_or_default()
    }

    /// A figure with its unit.
    pub(crate) fn amount(&self, node: NodeId, unit: usize, period: usize) -> Option<Amount> {
        Amount::new(self.figure(node, unit, period)?, self.measure(node))
    }

    /// What is known of how sure a node is, and the position of a unit there.
    pub(crate) fn sure(&self, node: NodeId, unit: usize) -> Option<(&Counted, usize)> {
        let uncertainty = self.uncertainty.as_ref()?;
        let counted = uncertainty.nodes.iter().find(|counted| counted.node == node)?;
        let at = uncertainty.members.iter().position(|&row| row == unit)?;
        Some((counted, at))
    }

    pub(crate) fn is_leaf(&self, node: NodeId) -> bool {
        self.framework().node(node).kind == NodeKind::Indicator
    }

    /// Leaves at or below a node, in file order.
    pub(crate) fn leaves(&self, node: NodeId) -> Vec<NodeId> {
        let is_below = |&leaf: &NodeId| {
            std::iter::successors(Some(leaf), |&up| self.framework().node(up).parent).any(|up| up == node)
        };
        self.framework().leaves().filter(is_below).collect()
    }

    /// Periods in which a node has any figure.
    pub(crate) fn periods_of(&self, node: NodeId) -> Vec<usize> {
        (0..self.periods().len())
            .filter(|&period| self.members.iter().any(|&row| self.figure(node, row, period).is_some()))
            .collect()
    }
}

/// Contributions of all nodes for all members, if any template asks for them.
fn contributions(
    evaluation: &Evaluation,
    given: &Given,
    members: &[usize],
) -> BTreeMap<(NodeId, usize), f64> {
    let files = default::merged(given.which, evaluation.language, given.files);
    if !files.iter().any(|file| file.text.contains("contribution(")) {
        return BTreeMap::new();
    }
    let computed = evaluation.computed;
    let panel = &computed.observations.panel;
    let of_unit = |&unit: &usize| {
        let nodes =
            quanheng_index::explain::explain(computed.plan, panel, computed.run, unit, evaluation.period);
        nodes.into_iter().filter_map(move |one| Some(((one.node, unit), one.contribution?)))
    };
    members.iter().flat_map(of_unit).collect()
}
