//! What there is to draw and to report: a run in one period, with what is known of how sure it is.

use quanheng_audit::Uncertainty;
use quanheng_audit::sensitivity::Sensitivity;
use quanheng_data::PublishedResult;
use quanheng_data::results::Computed;
use quanheng_index::{Framework, Frequency, NodeId, NodeKind, Period, Role};
use quanheng_programme::catalogue::{self, Argument};
use quanheng_programme::{Language, Words};

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

    /// A period as people say it.
    #[must_use]
    pub fn period_words(&self, period: Period) -> String {
        match period.frequency() {
            Frequency::Year => self.say("figure-year", &[("year", period.to_string())]),
            _ => period.to_string(),
        }
    }

    /// The period shown, as people say it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.period_words(self.period_shown())
    }

    /// Rows of the members with a score at a node, the best first, ties in the order of the units.
    #[must_use]
    pub fn ranked(&self, node: NodeId) -> Vec<usize> {
        let scores = self.computed.run.scores(node, self.period);
        let is_member = |&row: &usize| {
            self.computed.run.units().get(row).role == Role::Member && scores.value(row).is_some()
        };
        let mut rows: Vec<usize> = (0..self.computed.run.units().len()).filter(is_member).collect();
        let score = |row: usize| scores.value(row).unwrap_or(f64::NEG_INFINITY);
        rows.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
        rows
    }

    /// The framework that was scored.
    #[must_use]
    pub fn framework(&self) -> &'a Framework {
        self.computed.run.framework()
    }

    /// Rows of the members that exist in the period shown, in the order of the units.
    #[must_use]
    pub fn members(&self) -> Vec<usize> {
        let units = self.computed.run.units();
        let exists = |&row: &usize| {
            units.get(row).role == Role::Member && units.get(row).is_valid(self.period_shown())
        };
        (0..units.len()).filter(exists).collect()
    }

    /// The place of a unit at a node, shared places as the mean.
    #[must_use]
    pub fn place(&self, node: NodeId, row: usize) -> Option<f64> {
        Some(self.computed.run.places(node, self.period)?.get(row)?.number())
    }

    /// The tier of a unit at a node, from 1.
    #[must_use]
    pub fn tier(&self, node: NodeId, row: usize) -> Option<u16> {
        self.computed.run.tiers(node, self.period)?.get(row)
    }

    /// Name of a tier: as the programme has it, or else with its number.
    #[must_use]
    pub fn tier_name(&self, node: NodeId, tier: u16) -> String {
        let tiers = self.computed.run.tiers(node, self.period);
        let named = tiers.and_then(|tiers| tiers.name(tier));
        let named = named.map(|name| self.computed.programme.code_name(name, self.language).to_owned());
        named.unwrap_or_else(|| self.say("figure-tier", &[("number", tier.to_string())]))
    }

    /// Whether a node has figures in a unit of measure rather than scores.
    #[must_use]
    pub fn is_measured(&self, node: NodeId) -> bool {
        self.framework().node(node).kind != NodeKind::Inner
    }

    /// The value of a unit at a node in a period: a figure where it is measured, else a score.
    #[must_use]
    pub fn value(&self, node: NodeId, row: usize, period: usize) -> Option<f64> {
        let run = if self.is_measured(node) { self.figures } else { self.computed.run };
        let is_there = self.is_measured(node) || self.computed.run.scored().contains(&period);
        is_there.then(|| run.scores(node, period).value(row)).flatten()
    }

    /// Unit of measure of an indicator, as the programme calls it in the language.
    #[must_use]
    pub fn measure(&self, node: NodeId) -> Option<&'a str> {
        let programme = self.computed.programme;
        let unit = programme.indicators[node].unit.as_deref()?;
        Some(programme.code_name(unit, self.language))
    }

    /// Unit of measure of the values at a node.
    #[must_use]
    pub fn unit_of(&self, node: NodeId) -> String {
        if !self.is_measured(node) {
            return self.say("figure-unit-score", &[]);
        }
        let own = self.measure(node).map_or_else(|| self.say("figure-unit-none", &[]), ToOwned::to_owned);
        let Some(denominator) = self.framework().node(node).denominator else { return own };
        let scale = crate::numbers::plain(denominator.scale);
        let below = self.node_name(denominator.node).to_owned();
        let measure = self.measure(denominator.node).unwrap_or_default().to_owned();
        self.say(
            "figure-unit-divided",
            &[("unit", own), ("denominator", below), ("measure", measure), ("scale", scale)],
        )
    }

    /// The source line of a result.
    #[must_use]
    pub fn source_of_result(&self) -> String {
        let title = self.computed.programme.title.get(self.language).unwrap_or(&self.computed.programme.id);
        let period = self.shown();
        match self.computed.scenario {
            None => self.say("figure-source", &[("title", title.to_owned()), ("period", period)]),
            Some(scenario) => {
                let words: Option<&Words> =
                    self.computed.programme.scenarios.get(scenario).map(|scenario| &scenario.title);
                let name = words.and_then(|words| words.get(self.language)).unwrap_or(scenario);
                let arguments =
                    [("title", title.to_owned()), ("period", period), ("scenario", name.to_owned())];
                self.say("figure-source-scenario", &arguments)
            }
        }
    }

    /// The source line of the figures of nodes.
    #[must_use]
    pub fn source_of_figures(&self, nodes: &[NodeId]) -> String {
        let programme = self.computed.programme;
        let codes = nodes.iter().filter_map(|&node| programme.indicators[node].source.as_deref());
        let mut sources: Vec<&str> = Vec::new();
        for source in codes.map(|code| programme.code_name(code, self.language)) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        if sources.is_empty() {
            return self.source_of_result();
        }
        let listed = self.listed(&sources.iter().map(|&source| source.to_owned()).collect::<Vec<_>>());
        self.say("figure-source-figures", &[("sources", listed)])
    }

    /// A message of the catalogue.
    #[must_use]
    pub fn say(&self, code: &str, arguments: &[Argument]) -> String {
        catalogue::say(self.language, code, arguments)
    }

    /// Names as a list.
    #[must_use]
    pub fn listed(&self, names: &[String]) -> String {
        names.join(match self.language {
            Language::Zh => "、",
            Language::En => ", ",
        })
    }
}
