//! What a figure is made from: the run, and the analyses it shows, computed as `audit` does.

use quanheng_audit::Uncertainty;
use quanheng_audit::sensitivity::Sensitivity;
use quanheng_data::results::Computed;
use quanheng_data::{Observations, PublishedResult};
use quanheng_figures::{Evaluation, Kind};
use quanheng_programme::{Language, Programme};

use super::super::audit::{self, Audited};
use crate::arguments::{Audit, Figure};
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// Everything that was computed.
pub(super) struct Material<'a> {
    programme: &'a Programme,
    observations: &'a Observations,
    scenario: Option<&'a str>,
    scored: Scored,
    figures: Scored,
    uncertainty: Option<Uncertainty>,
    sensitivity: Option<Sensitivity>,
    published: Vec<PublishedResult>,
}

impl<'a> Material<'a> {
    pub(super) fn new(
        session: &Session,
        arguments: &'a Figure,
        programme: &'a Programme,
        observations: &'a Observations,
    ) -> Result<Self, Failure> {
        let scenario = scoring::scenario(programme, arguments.scenario.as_deref())?;
        let name = arguments.name.as_deref().unwrap_or_default();
        let figures = scoring::figures(session, programme, observations, scenario)?;
        let mut material = Self {
            programme,
            observations,
            scenario,
            scored: scored(session, arguments, (programme, observations, scenario))?,
            figures,
            uncertainty: None,
            sensitivity: None,
            published: Vec::new(),
        };
        let kind = Kind::of_name(name);
        if kind.is_some_and(Kind::shows_uncertainty) || kind == Some(Kind::Sensitivity) {
            material.audit(session, arguments, kind)?;
        }
        Ok(material)
    }

    fn audit(&mut self, session: &Session, arguments: &Figure, kind: Option<Kind>) -> Result<(), Failure> {
        let wishes = Audit {
            dir: arguments.dir.clone(),
            only: Vec::new(),
            period: arguments.period.clone(),
            scenario: arguments.scenario.clone(),
            replicates: arguments.replicates,
            seed: None,
            replicates_to: None,
            out: None,
            format: Vec::new(),
            threads: None,
        };
        let audited = Audited::new(session, &wishes, self.programme, self.observations)?;
        if kind == Some(Kind::Sensitivity) {
            session.doing("doing-sensitivity");
            self.sensitivity = Some(audit::divided(session, &audited)?);
        } else {
            session.doing("doing-uncertainty");
            self.uncertainty = Some(audit::uncertainty_of(session, &audited)?);
        }
        self.published.clone_from(&audited.published);
        Ok(())
    }

    /// The last scored period, for readers of a language.
    pub(super) fn evaluation(&self, language: Language) -> Evaluation<'_> {
        Evaluation {
            computed: Computed {
                programme: self.programme,
                observations: self.observations,
                plan: &self.scored.plan,
                run: &self.scored.run,
                scenario: self.scenario,
            },
            figures: &self.figures.run,
            period: self.scored.run.scored().last().copied().unwrap_or_default(),
            uncertainty: self.uncertainty.as_ref(),
            sensitivity: self.sensitivity.as_ref(),
            published: &self.published,
            language,
        }
    }
}

/// The run; for a slope, with the earlier period it names.
fn scored(
    session: &Session,
    arguments: &Figure,
    (programme, observations, scenario): (&Programme, &Observations, Option<&str>),
) -> Result<Scored, Failure> {
    let period = arguments.period.as_deref();
    let run = scoring::score(session, programme, observations, (scenario, period))?;
    let name = arguments.name.as_deref().unwrap_or_default();
    let earlier = name.strip_prefix("slope/").and_then(|rest| rest.split('/').next());
    let (Some(earlier), Some(&shown)) = (earlier, run.run.scored().last()) else { return Ok(run) };
    let earlier = scoring::period_named(earlier, programme, &observations.panel)?;
    if earlier >= shown || run.run.scored().contains(&earlier) {
        return Ok(run);
    }
    scoring::score_periods(session, programme, observations, (scenario, &[earlier, shown]))
}
