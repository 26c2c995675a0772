//! The two editions: loaded, their periods chosen, scored.

use std::path::Path;

use quanheng_audit::movement::{Edition, Side};
use quanheng_data::Observations;
use quanheng_index::{NodeId, Period, StepSpec};
use quanheng_programme::{Programme, Score};

use crate::arguments::Change;
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// A programme with its data.
pub(super) struct Held {
    pub(super) programme: Programme,
    observations: Observations,
    steps: Vec<StepSpec>,
    score: Score,
}

/// The folders on the command line: one or two.
pub(super) struct Loaded {
    old: Held,
    /// `None` when both editions are of one folder.
    new: Option<Held>,
}

/// One edition.
pub(super) struct Seen<'a> {
    pub(super) held: &'a Held,
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
        let method = programme
            .method(None)
            .map_err(|findings| Failure::findings(findings, scoring::files(&programme)))?;
        Ok(Self { steps: method.steps, score: method.score, programme, observations })
    }

    fn periods(&self) -> &[Period] {
        self.observations.panel.periods()
    }

    /// Position of a period that is named, else of the one `build` scores, the last of several.
    fn period(&self, named: Option<&str>) -> Result<usize, Failure> {
        if let Some(text) = named {
            scoring::one_period(named, &self.observations)?;
            return scoring::period_named(text, &self.programme, &self.observations.panel);
        }
        let method = self.programme.method(None);
        let fail = |findings| Failure::findings(findings, scoring::files(&self.programme));
        let scored = scoring::periods(&method.map_err(fail)?, &self.observations.panel);
        let scored = scored.map_err(|finding| fail(vec![finding]))?;
        scored.last().copied().ok_or_else(|| Failure::refused("no-periods", Vec::new()))
    }

    /// Scores the period; all of them where the programme scores all, since its statistics may be of all.
    fn seen(&self, session: &Session, period: usize, node: Option<&str>) -> Result<Seen<'_>, Failure> {
        let node = scoring::node_named(&self.programme, node)?;
        let named = self.periods()[period].to_string();
        let wish = if self.score == Score::All { "all" } else { named.as_str() };
        let scored = scoring::score(session, &self.programme, &self.observations, (None, Some(wish)))?;
        let node = node.unwrap_or(scored.run.framework().root());
        Ok(Seen { held: self, scored, period, node })
    }
}

impl<'a> Editions<'a> {
    pub(super) fn new(arguments: &Change, session: &Session, loaded: &'a Loaded) -> Result<Self, Failure> {
        let old_held = &loaded.old;
        let new_held = loaded.new.as_ref().unwrap_or(old_held);
        let to = new_held.period(arguments.to.as_deref())?;
        let from = match arguments.from.as_deref() {
            None if loaded.new.is_none() => before(old_held, to)?,
            named => old_held.period(named)?,
        };
        if loaded.new.is_none() && from == to {
            let words = [("period", old_held.periods()[to].to_string())];
            return Err(Failure::refused("movement-same-period", words.to_vec()));
        }
        let node = arguments.node.as_deref();
        Ok(Self { old: old_held.seen(session, from, node)?, new: new_held.seen(session, to, node)? })
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
            steps: &self.held.steps,
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
