//! The two editions: loaded, their periods chosen, scored.

use std::path::Path;

use quanheng_audit::movement::{Edition, Side};
use quanheng_data::Observations;
use quanheng_index::{Finding, NodeId, Period, StepSpec};
use quanheng_programme::{Method, Programme, Score};

use crate::arguments::Change;
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// A programme with its data.
pub(super) struct Held {
    pub(super) programme: Programme,
    observations: Observations,
}

/// The folders on the command line: one or two.
pub(super) struct Loaded {
    old: Held,
    /// `None` when both editions are of one folder.
    new: Option<Held>,
}

/// A programme's own method or that of a scenario.
struct Chosen<'a> {
    held: &'a Held,
    /// `None` for the programme's own.
    scenario: Option<&'a str>,
    method: Method,
}

/// One edition.
pub(super) struct Seen<'a> {
    pub(super) held: &'a Held,
    /// `None` for the programme's own method.
    pub(super) scenario: Option<&'a str>,
    steps: Vec<StepSpec>,
    pub(super) scored: Scored,
    /// Position of the period in the panel.
    pub(super) period: usize,
    pub(super) node: NodeId,
}

/// Both editions.
pub(super) struct Editions<'a> {
    pub(super) old: Seen<'a>,
    pub(super) new: Seen<'a>,
}

impl Loaded {
    pub(super) fn new(arguments: &Change, session: &Session) -> Result<Self, Failure> {
        let new = arguments.new.as_deref().map(|folder| Held::new(session, folder)).transpose()?;
        Ok(Self { old: Held::new(session, &arguments.old)?, new })
    }
}

impl Held {
    fn new(session: &Session, folder: &Path) -> Result<Self, Failure> {
        let programme = scoring::load(session, folder)?;
        let observations = scoring::read(session, &programme)?;
        Ok(Self { programme, observations })
    }

    fn periods(&self) -> &[Period] {
        self.observations.panel.periods()
    }

    fn choose<'a>(&'a self, scenario: Option<&'a str>) -> Result<Chosen<'a>, Failure> {
        let scenario = scoring::scenario(&self.programme, scenario)?;
        let method = self.programme.method(scenario).map_err(|findings| self.fail(findings))?;
        Ok(Chosen { held: self, scenario, method })
    }

    fn fail(&self, findings: Vec<Finding>) -> Failure {
        Failure::findings(findings, scoring::files(&self.programme))
    }
}

impl<'a> Chosen<'a> {
    /// Position of a period that is named, else of the one `build` scores, the last of several.
    fn period(&self, named: Option<&str>) -> Result<usize, Failure> {
        let Held { programme, observations } = self.held;
        if let Some(text) = named {
            scoring::one_period(named, observations)?;
            return scoring::period_named(text, programme, &observations.panel);
        }
        let scored = scoring::periods(&self.method, &observations.panel);
        let scored = scored.map_err(|finding| self.held.fail(vec![finding]))?;
        scored.last().copied().ok_or_else(|| Failure::refused("no-periods", Vec::new()))
    }

    /// Scores the period; all of them where the method scores all, since its statistics may be of all.
    fn seen(self, session: &Session, period: usize, node: Option<&str>) -> Result<Seen<'a>, Failure> {
        let Self { held, scenario, method } = self;
        let node = scoring::node_named(&held.programme, node)?;
        let named = held.periods()[period].to_string();
        let wish = if method.score == Score::All { "all" } else { named.as_str() };
        let scored = scoring::score(session, &held.programme, &held.observations, (scenario, Some(wish)))?;
        let node = node.unwrap_or(scored.run.framework().root());
        Ok(Seen { held, scenario, steps: method.steps, scored, period, node })
    }
}

impl<'a> Editions<'a> {
    pub(super) fn new(arguments: &'a Change, session: &Session, loaded: &'a Loaded) -> Result<Self, Failure> {
        let is_one_folder = loaded.new.is_none();
        let old = loaded.old.choose(arguments.old_scenario.as_deref())?;
        let new = loaded.new.as_ref().unwrap_or(&loaded.old).choose(arguments.new_scenario.as_deref())?;
        let is_one_method = is_one_folder && old.scenario == new.scenario;
        let to = new.period(arguments.to.as_deref())?;
        let from = match arguments.from.as_deref() {
            None if is_one_method => before(old.held, to)?,
            named => old.period(named)?,
        };
        if is_one_method && from == to {
            let words = [("period", old.held.periods()[to].to_string())];
            return Err(Failure::refused("movement-same-period", words.to_vec()));
        }
        let node = arguments.node.as_deref();
        Ok(Self { old: old.seen(session, from, node)?, new: new.seen(session, to, node)? })
    }

    pub(super) const fn of(&self, side: Side) -> &Seen<'a> {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}

/// The period before another.
fn before(held: &Held, period: usize) -> Result<usize, Failure> {
    period.checked_sub(1).ok_or_else(|| {
        let words = [("period", held.periods()[period].to_string())];
        Failure::refused("movement-no-period-before", words.to_vec())
    })
}

impl Seen<'_> {
    pub(super) fn edition(&self) -> Edition<'_> {
        Edition {
            plan: &self.scored.plan,
            steps: &self.steps,
            panel: &self.held.observations.panel,
            run: &self.scored.run,
            period: self.period,
            node: self.node,
        }
    }

    pub(super) fn shown(&self) -> Period {
        self.held.periods()[self.period]
    }
}
