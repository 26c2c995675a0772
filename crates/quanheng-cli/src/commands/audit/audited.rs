//! What is audited: a programme's method, or a scenario's, with its data in one period.

use std::sync::OnceLock;

use quanheng_audit::{Assumption, Kind, Options, Spread, Subject, Uncertainty};
use quanheng_data::{Observations, PublishedResult};
use quanheng_index::finding::{Place, has_errors};
use quanheng_index::{Finding, NodeId, NodeKind, Period, StepSpec, Subject as About};
use quanheng_programme::{InverseSettings, Programme};

use super::{sensitivity, uncertainty};
use crate::arguments::Audit;
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// What is audited.
pub(crate) struct Audited<'a> {
    pub(crate) arguments: &'a Audit,
    pub(crate) programme: &'a Programme,
    pub(crate) observations: &'a Observations,
    pub(crate) scenario: Option<&'a str>,
    /// The steps of the method.
    steps: Vec<StepSpec>,
    /// The method, compiled and run as it stands.
    pub(crate) scored: Scored,
    /// Position of the audited period.
    pub(crate) period: usize,
    /// What others published, of any period.
    pub(crate) published: Vec<PublishedResult>,
    /// What may vary.
    assumptions: Vec<Assumption>,
    /// What takes long and is the same in every language: computed when it is first asked for.
    uncertainty: OnceLock<Uncertainty>,
    sensitivity: OnceLock<sensitivity::Found>,
}

/// How far weights reach when a programme says nothing of what may vary.
pub(super) const REACH: f64 = 0.25;

impl<'a> Audited<'a> {
    pub(crate) fn new(
        session: &Session,
        arguments: &'a Audit,
        programme: &'a Programme,
        observations: &'a Observations,
    ) -> Result<Self, Failure> {
        scoring::one_period(arguments.period.as_deref(), observations)?;
        let scenario = scoring::scenario(programme, arguments.scenario.as_deref())?;
        let wish = (scenario, arguments.period.as_deref());
        let scored = scoring::score(session, programme, observations, wish)?;
        let fail = |findings: Vec<Finding>| Failure::findings(findings, scoring::files(programme));
        let steps = programme.method(scenario).map_err(fail)?.steps;
        let (published, about_published) = quanheng_data::read_published(programme);
        if has_errors(&about_published) {
            return Err(fail(about_published));
        }
        let Some(&period) = scored.run.scored().last() else {
            return Err(Failure::refused("no-periods", Vec::new()));
        };
        let given = programme.audit.as_ref().map(|audit| audit.assumptions.clone());
        let assumptions =
            given.filter(|all| !all.is_empty()).unwrap_or_else(|| vec![weights_around(&scored)]);
        Ok(Self {
            arguments,
            programme,
            observations,
            scenario,
            steps,
            scored,
            period,
            published,
            assumptions,
            uncertainty: OnceLock::new(),
            sensitivity: OnceLock::new(),
        })
    }

    /// How sure the ranks are.
    pub(crate) fn uncertainty(&self, session: &Session) -> Result<&Uncertainty, Failure> {
        if self.uncertainty.get().is_none() {
            let found = uncertainty::computed(session, self)?;
            let _ = self.uncertainty.set(found);
        }
        Ok(self.uncertainty.get().expect("just computed"))
    }

    /// What drives them.
    pub(crate) fn sensitivity(&self, session: &Session) -> Result<&sensitivity::Found, Failure> {
        if self.sensitivity.get().is_none() {
            let found = sensitivity::computed(session, self)?;
            let _ = self.sensitivity.set(found);
        }
        Ok(self.sensitivity.get().expect("just computed"))
    }

    /// What may vary: what the programme says, or else all weights.
    pub(crate) fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Says so when the programme does not say what may vary.
    pub(super) fn default_assumptions_note(&self) -> Option<Finding> {
        let says = self.programme.audit.as_ref().is_some_and(|audit| !audit.assumptions.is_empty());
        let finding = Finding::note("audit-default-assumptions", About::Programme);
        (!says).then(|| finding.with("percent", REACH * 100.0))
    }

    /// What is asked of published results, as the programme says.
    pub(super) fn inverse_settings(&self) -> InverseSettings {
        self.programme.audit.as_ref().map(|audit| audit.inverse.clone()).unwrap_or_default()
    }

    /// How much is computed: as the command line says, or the programme, or as usual.
    pub(super) fn options(&self) -> Options {
        let usual = Options::default();
        let given = self.programme.audit.clone().unwrap_or_default();
        Options {
            replicates: self.arguments.replicates.or(given.replicates).unwrap_or(usual.replicates),
            seed: self.arguments.seed.or(given.seed).unwrap_or(usual.seed),
            design: given.design.unwrap_or(usual.design),
            nodes: given.nodes.unwrap_or_else(|| self.dimensions()),
            ..usual
        }
    }

    /// Inner nodes right below the root.
    fn dimensions(&self) -> Vec<NodeId> {
        let framework = self.scored.plan.framework();
        let below = framework.node(framework.root()).children.iter().copied();
        below.filter(|&node| framework.node(node).kind == NodeKind::Inner).collect()
    }

    /// The same for the audit.
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject {
            framework: self.scored.plan.framework(),
            steps: &self.steps,
            panel: &self.observations.panel,
            scored: self.scored.run.scored(),
            period: self.period,
        }
    }

    /// The audited period.
    pub(crate) fn period(&self) -> Period {
        self.scored.run.periods()[self.period]
    }

    /// Findings of the audit that are errors, as a failure with places.
    pub(super) fn failure(&self, mut findings: Vec<Finding>) -> Failure {
        for finding in &mut findings {
            let place = finding.argument("assumption").and_then(|name| self.place(name));
            if let (About::Programme, Some(place)) = (&finding.subject, place) {
                finding.subject = About::Place(place);
            }
        }
        let findings = scoring::placed(findings, &self.scored, self.observations);
        Failure::findings(findings, scoring::files(self.programme))
    }

    /// Says names in a note where it has codes: it is read as a sentence.
    pub(super) fn name(&self, session: &Session, note: &mut Finding) {
        let framework = self.scored.plan.framework();
        for (key, value) in &mut note.arguments {
            let name = match *key {
                "node" | "whole" | "own" | "other" => {
                    framework.find(value).map(|node| self.programme.node_name(node, session.language))
                }
                "unit" | "better" | "worse" | "removed" => {
                    let row = self.programme.units.find(value);
                    row.map(|row| self.programme.unit_name(row, session.language))
                }
                _ => None,
            };
            if let Some(name) = name {
                *value = name.to_owned();
            }
        }
    }

    /// Where an assumption stands.
    fn place(&self, assumption: &str) -> Option<Place> {
        self.programme.audit.as_ref()?.places.get(assumption).cloned()
    }
}

/// Every weight varies by the same share either way.
fn weights_around(scored: &Scored) -> Assumption {
    let framework = scored.plan.framework();
    let is_family = |&node: &NodeId| {
        framework.node(node).kind == NodeKind::Inner && framework.node(node).children.len() > 1
    };
    let parents = (0..framework.nodes().len()).filter(is_family).collect();
    Assumption { name: "weights".into(), kind: Kind::Weights { parents, spread: Spread::Around(REACH) } }
}
