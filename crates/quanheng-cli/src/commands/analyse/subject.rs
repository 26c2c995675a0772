//! What is analysed: a node of a run, its units and periods.

use quanheng_data::Observations;
use quanheng_index::Subject as About;
use quanheng_index::analysis::{Histories, scale_of_each_period};
use quanheng_index::{Finding, NodeId, NodeKind, Period, Refusal, Role};
use quanheng_programme::{Programme, Score};

use crate::arguments::{Analyse, What};
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// Which values of a node are analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Scores,
    /// What is reported, derived and divided.
    Figures,
}

/// What is analysed.
pub(super) struct Subject<'a> {
    pub(super) arguments: &'a Analyse,
    pub(super) programme: &'a Programme,
    pub(super) scored: Scored,
    pub(super) node: NodeId,
    pub(super) measure: Measure,
    /// Row of the one unit that was asked for.
    pub(super) unit: Option<usize>,
    /// Positions of the periods in the run, ascending, at least one.
    pub(super) periods: Vec<usize>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        session: &Session,
        arguments: &'a Analyse,
        programme: &'a Programme,
        observations: &Observations,
    ) -> Result<Self, Failure> {
        let unit = arguments.unit.as_deref().map(|text| scoring::unit_named(programme, text)).transpose()?;
        let node = scoring::node_named(programme, arguments.node.as_deref())?;
        let scenario = scoring::scenario(programme, arguments.scenario.as_deref())?;
        let takes_figures = arguments.data || arguments.what == What::Targets;
        let measure = if takes_figures { Measure::Figures } else { Measure::Scores };
        let scored = match measure {
            Measure::Figures => scoring::figures(session, programme, observations, scenario)?,
            Measure::Scores => {
                let wish = (scenario, scored_periods(arguments));
                scoring::score(session, programme, observations, wish)?
            }
        };
        let node = node.unwrap_or(scored.run.framework().root());
        check_kind(arguments, &scored, node)?;
        let periods = range(arguments, programme, &scored)?;
        Ok(Self { arguments, programme, scored, node, measure, unit, periods })
    }

    pub(super) fn histories(&self) -> Histories {
        Histories::of(&self.scored.run, self.node, &self.periods)
    }

    /// The period at a position of `periods`.
    pub(super) fn period(&self, at: usize) -> Period {
        self.scored.run.periods()[self.periods[at]]
    }

    /// Rows that are asked for.
    pub(super) fn rows(&self) -> Vec<usize> {
        self.unit.map_or_else(|| (0..self.programme.units.len()).collect(), |unit| vec![unit])
    }

    pub(super) fn is_reference(&self, row: usize) -> bool {
        self.programme.units.get(row).role == Role::Reference
    }

    /// A refusal of an analysis as a failure, with the names it needs.
    pub(super) fn failure(&self, refusal: Refusal, period: Option<Period>) -> Failure {
        let finding = self.finding(refusal, period);
        Failure::refused(finding.code, finding.arguments)
    }

    /// The same beside an answer.
    pub(super) fn finding(&self, refusal: Refusal, period: Option<Period>) -> Finding {
        let code = &self.scored.run.framework().node(self.node).code;
        let mut finding = Finding::note(refusal.code, About::Programme);
        finding.arguments = refusal.arguments;
        if finding.argument("node").is_none() {
            finding = finding.with("node", code);
        }
        if let Some(period) = period {
            finding = finding.with("period", period);
        }
        match refusal.row {
            Some(row) => finding.with("unit", &self.programme.units.get(row).code),
            None => finding,
        }
    }

    /// Fails unless there are two periods to hold against each other.
    pub(super) fn need_two_periods(&self) -> Result<(), Failure> {
        if self.periods.len() > 1 {
            return Ok(());
        }
        Err(self.one_period())
    }

    /// The failure of an analysis over time that found no two values.
    pub(super) fn one_period(&self) -> Failure {
        let periods: Vec<String> = (0..self.periods.len()).map(|at| self.period(at).to_string()).collect();
        let words = [("what", self.arguments.what.slug().to_owned()), ("periods", periods.join(", "))];
        Failure::refused("analyse-one-period", words.to_vec())
    }

    /// Why rates of these values are not given, if they are not.
    pub(super) fn note_on_rates(&self, histories: &Histories) -> Option<Finding> {
        let finding = Finding::note("analyse-no-rates", About::Programme);
        let code = &self.scored.run.framework().node(self.node).code;
        histories.has_negative().then(|| finding.with("node", code))
    }

    /// What must be known about the values of any analysis.
    pub(super) fn notes(&self) -> Vec<Finding> {
        let over_time = self.periods.len() > 1 && self.measure == Measure::Scores;
        let step = scale_of_each_period(&self.scored.plan, &self.scored.run, self.node).filter(|_| over_time);
        let note = step.map(|(step, method)| {
            let about = About::step(step.id());
            let about = self.programme.locator.place(&about).map_or(about, About::Place);
            let finding = Finding::warning("analyse-scale-of-each-period", about);
            finding.with("step", step.id()).with("kind", step.kind().slug()).with("method", method)
        });
        note.into_iter().collect()
    }
}

/// The periods that are scored: for one period as `build` does it, for a range all of them.
fn scored_periods(arguments: &Analyse) -> Option<&str> {
    let has_range = arguments.from.is_some() || arguments.to.is_some();
    if has_range || is_over_time(arguments.what) { Some("all") } else { arguments.period.as_deref() }
}

const fn is_over_time(what: What) -> bool {
    matches!(what, What::Change | What::Trend | What::Convergence | What::Targets)
}

fn range(arguments: &Analyse, programme: &Programme, scored: &Scored) -> Result<Vec<usize>, Failure> {
    let all = scored.run.periods();
    let find = |text: &Option<String>| {
        text.as_deref().map(|text| scoring::period_among(text, programme, all)).transpose()
    };
    let (one, from, to) = (find(&arguments.period)?, find(&arguments.from)?, find(&arguments.to)?);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let words = [("from", all[from].to_string()), ("to", all[to].to_string())];
        return Err(Failure::refused("analyse-range-reversed", words.to_vec()));
    }
    let is_one = one.is_none() && from.is_none() && to.is_none() && !is_over_time(arguments.what);
    let (first, end) = match one.or_else(|| usual_period(programme, scored).filter(|_| is_one)) {
        Some(one) => (one, one),
        None => (from.unwrap_or(0), to.unwrap_or(all.len().saturating_sub(1))),
    };
    let within = scored.run.scored().iter().copied().filter(|at| (first..=end).contains(at));
    let periods: Vec<usize> = within.collect();
    if periods.is_empty() {
        return Err(Failure::refused("no-periods", Vec::new()));
    }
    Ok(periods)
}

/// The period the programme names if it is scored, else the last one.
fn usual_period(programme: &Programme, scored: &Scored) -> Option<usize> {
    let named = match programme.periods.score {
        Score::One(period) => scored.run.periods().binary_search(&period).ok(),
        Score::Last | Score::All => None,
    };
    named.filter(|at| scored.run.scored().contains(at)).or(scored.run.scored().last().copied())
}

/// Figures are those of indicators and inputs; inputs have no scores.
fn check_kind(arguments: &Analyse, scored: &Scored, node: NodeId) -> Result<(), Failure> {
    let of = scored.run.framework().node(node);
    let code = match (arguments.data, of.kind) {
        (true, NodeKind::Inner) => "analyse-no-figures",
        (false, NodeKind::Input) if arguments.what != What::Targets => "analyse-no-scores",
        _ => return Ok(()),
    };
    Err(Failure::refused(code, vec![("node", of.code.clone())]))
}
