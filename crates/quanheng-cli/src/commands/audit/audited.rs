//! What is audited: a programme's method, or a scenario's, with its data in one period.

use quanheng_audit::Subject;
use quanheng_data::{Observations, PublishedResult};
use quanheng_index::finding::has_errors;
use quanheng_index::{Finding, Period, StepSpec};
use quanheng_programme::Programme;

use crate::arguments::Audit;
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// What is audited.
pub(super) struct Audited<'a> {
    pub(super) arguments: &'a Audit,
    pub(super) programme: &'a Programme,
    pub(super) observations: &'a Observations,
    pub(super) scenario: Option<&'a str>,
    /// The steps of the method.
    steps: Vec<StepSpec>,
    /// The method, compiled and run as it stands.
    pub(super) scored: Scored,
    /// Position of the audited period.
    pub(super) period: usize,
    /// What others published, of any period.
    pub(super) published: Vec<PublishedResult>,
}

impl<'a> Audited<'a> {
    pub(super) fn new(
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
        Ok(Self { arguments, programme, observations, scenario, steps, scored, period, published })
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
    pub(super) fn period(&self) -> Period {
        self.scored.run.periods()[self.period]
    }

    /// Findings of the audit that are errors, as a failure with places.
    pub(super) fn failure(&self, findings: Vec<Finding>) -> Failure {
        let findings = scoring::placed(findings, &self.scored, self.observations);
        Failure::findings(findings, scoring::files(self.programme))
    }
}
