//! From a folder to a run: what `check`, `build`, `explain` and `compare` have in common.
//!
//! Every finding gets its place here: steps, nodes and units from the programme's files, cells from the data's.

use std::path::Path;

use quanheng_data::Observations;
use quanheng_index::finding::Subject;
use quanheng_index::{Finding, Keep, NodeId, Panel, Period, Plan, Run, lint};
use quanheng_programme::{Locator, Method, Programme, Score};

use crate::diagnostics::Files;
use crate::failure::{Failure, Thing};
use crate::session::Session;

/// A compiled method of a programme.
pub(crate) struct Compiled {
    pub(crate) method: Method,
    pub(crate) plan: Plan,
    /// Warnings and notes about the method.
    pub(crate) findings: Vec<Finding>,
}

/// A method run on the programme's data.
pub(crate) struct Scored {
    pub(crate) plan: Plan,
    pub(crate) run: Run,
    /// Where the steps and nodes of the method stand.
    locator: Locator,
    /// Warnings and notes about method and data.
    pub(crate) findings: Vec<Finding>,
}

/// Loads the programme in a folder.
pub(crate) fn load(session: &Session, folder: &Path) -> Result<Programme, Failure> {
    session.doing("doing-reading");
    quanheng_programme::load(folder).map_err(|error| Failure::of_load(error, folder))
}

/// The files of a programme, for diagnostics.
pub(crate) fn files(programme: &Programme) -> Files {
    Files::new(&programme.folder, programme.files.clone())
}

/// Reads the observations; findings that are errors end the call.
pub(crate) fn read(session: &Session, programme: &Programme) -> Result<Observations, Failure> {
    session.doing("doing-data");
    let fail = |findings| Failure::findings(findings, files(programme));
    let framework = programme.method(None).map_err(fail)?.framework;
    session.compute(|| quanheng_data::read_panel(programme, &framework)).map_err(fail)
}

/// Makes sure that a scenario named on the command line exists; `base` is the programme itself.
pub(crate) fn scenario<'a>(programme: &Programme, name: Option<&'a str>) -> Result<Option<&'a str>, Failure> {
    match name {
        None | Some("base") => Ok(None),
        Some(name) if programme.scenarios.contains_key(name) => Ok(Some(name)),
        Some(name) => {
            let known = programme.scenarios.keys().map(String::as_str);
            Err(Failure::unknown(Thing::Scenario, name, known.chain(["base"])))
        }
    }
}

/// Compiles the method of the programme or of a scenario; findings come with their places.
pub(crate) fn compile(programme: &Programme, scenario: Option<&str>) -> Result<Compiled, Vec<Finding>> {
    let located = |mut findings: Vec<Finding>, locator| {
        quanheng_programme::resolve(&mut findings, locator);
        findings
    };
    let method = programme.method(scenario).map_err(|findings| located(findings, &programme.locator))?;
    match method.compile() {
        Ok((plan, mut findings)) => {
            findings.extend(lint::of_plan(&plan, &programme.lint));
            Ok(Compiled { findings: located(findings, &method.locator), plan, method })
        }
        Err(findings) => Err(located(findings, &method.locator)),
    }
}

/// Runs a compiled method; findings come with their places.
pub(crate) fn run(
    compiled: Compiled,
    observations: &Observations,
    scored: &[usize],
    keep: Keep,
) -> Result<Scored, Vec<Finding>> {
    let Compiled { method, plan, mut findings } = compiled;
    let place = |mut about: Vec<Finding>| {
        quanheng_programme::resolve(&mut about, &method.locator);
        locate_cells(&mut about, observations, &plan);
        about
    };
    match plan.run(&observations.panel, scored, keep) {
        Ok(run) => {
            findings.extend(place(run.findings().to_vec()));
            Ok(Scored { plan, run, locator: method.locator, findings })
        }
        Err(about) => {
            findings.extend(place(about));
            Err(findings)
        }
    }
}

impl Scored {
    /// Findings about a method on other data point to where its steps and nodes stand.
    pub(crate) fn place(&self, findings: &mut [Finding]) {
        quanheng_programme::resolve(findings, &self.locator);
    }
}

/// What the lints say of a run, with places.
pub(crate) fn lints(programme: &Programme, scored: &Scored, observations: &Observations) -> Vec<Finding> {
    let Scored { plan, run, locator, .. } = scored;
    let computed = lint::Computed { plan, panel: &observations.panel, run, measures: &programme.measures() };
    let mut findings = lint::of_run(computed, &programme.lint);
    quanheng_programme::resolve(&mut findings, locator);
    findings
}

/// Findings about a method that ran, with places.
pub(crate) fn placed(
    mut findings: Vec<Finding>,
    scored: &Scored,
    observations: &Observations,
) -> Vec<Finding> {
    quanheng_programme::resolve(&mut findings, &scored.locator);
    locate_cells(&mut findings, observations, &scored.plan);
    findings
}

/// Refuses all periods at once, for screens that show one.
pub(crate) fn one_period(period: Option<&str>, observations: &Observations) -> Result<(), Failure> {
    if period != Some("all") {
        return Ok(());
    }
    let known = listed(observations.panel.periods());
    Err(Failure::refused("one-period-only", vec![("known", known)]))
}

/// Compiles and runs; findings that are errors end the call.
pub(crate) fn score(
    session: &Session,
    programme: &Programme,
    observations: &Observations,
    (scenario, period): (Option<&str>, Option<&str>),
) -> Result<Scored, Failure> {
    let fail = |findings| Failure::findings(findings, files(programme));
    let scored = match period {
        None => {
            let method = programme.method(scenario).map_err(fail)?;
            periods(&method, &observations.panel).map_err(|finding| fail(vec![finding]))?
        }
        Some("all") => (0..observations.panel.periods().len()).collect(),
        Some(text) => vec![period_named(text, programme, &observations.panel)?],
    };
    score_periods(session, programme, observations, (scenario, &scored))
}

/// As [`score`], for periods of the panel, ascending.
pub(crate) fn score_periods(
    session: &Session,
    programme: &Programme,
    observations: &Observations,
    (scenario, scored): (Option<&str>, &[usize]),
) -> Result<Scored, Failure> {
    let fail = |findings| Failure::findings(findings, files(programme));
    let compiled = compile(programme, scenario).map_err(fail)?;
    session.doing("doing-computing");
    session.compute(|| run(compiled, observations, scored, Keep::Everything)).map_err(fail)
}

/// The figures of indicators in all periods: reported, derived and divided, not yet scored.
pub(crate) fn figures(
    session: &Session,
    programme: &Programme,
    observations: &Observations,
    scenario: Option<&str>,
) -> Result<Scored, Failure> {
    let fail = |findings| Failure::findings(findings, files(programme));
    let mut method = programme.method(scenario).map_err(fail)?;
    method.steps = quanheng_index::analysis::figures(&method.steps);
    let (plan, _) = method.compile().map_err(fail)?;
    let compiled = Compiled { method, plan, findings: Vec::new() };
    let all: Vec<usize> = (0..observations.panel.periods().len()).collect();
    session.doing("doing-computing");
    session.compute(|| run(compiled, observations, &all, Keep::Facts)).map_err(fail)
}

/// The periods a method scores, as positions in the panel.
pub(crate) fn periods(method: &Method, panel: &Panel) -> Result<Vec<usize>, Finding> {
    let all = panel.periods();
    let told = |code| {
        let place = method.locator.score();
        Finding::error(code, place.map_or(Subject::Programme, Subject::Place))
    };
    match method.score {
        Score::All if !all.is_empty() => Ok((0..all.len()).collect()),
        Score::Last if !all.is_empty() => Ok(vec![all.len() - 1]),
        Score::One(period) => {
            let at = all.binary_search(&period).ok();
            at.map(|at| vec![at])
                .ok_or_else(|| told("scored-period-missing").with("given", period).with("known", listed(all)))
        }
        Score::All | Score::Last => Err(told("no-periods")),
    }
}

/// The position of a period of the panel named on the command line.
pub(crate) fn period_named(text: &str, programme: &Programme, panel: &Panel) -> Result<usize, Failure> {
    period_among(text, programme, panel.periods())
}

/// The position of a period named on the command line.
pub(crate) fn period_among(text: &str, programme: &Programme, periods: &[Period]) -> Result<usize, Failure> {
    let period = Period::parse(programme.periods.frequency, text);
    let at = period.and_then(|period| periods.binary_search(&period).ok());
    at.ok_or_else(|| {
        // No nearest spelling: one year is as near as another.
        let (given, known) = (text.to_owned(), listed(periods));
        Failure::Unknown { what: Thing::Period, given, nearest: String::new(), known }
    })
}

/// The row of a unit given by code or by name.
pub(crate) fn unit_named(programme: &Programme, text: &str) -> Result<usize, Failure> {
    programme.find_unit(text).ok_or_else(|| {
        let codes = programme.units.iter().map(|unit| unit.code.as_str());
        let names = programme.unit_names.iter().flat_map(|words| [&words.zh, &words.en]).flatten();
        Failure::unknown(Thing::Unit, text, codes.chain(names.map(String::as_str)))
    })
}

/// The node called `code`; `None` when none is asked for.
pub(crate) fn node_named(programme: &Programme, code: Option<&str>) -> Result<Option<NodeId>, Failure> {
    let Some(code) = code else { return Ok(None) };
    let codes = || programme.indicators.iter().map(|row| row.raw.code.as_str());
    match codes().position(|known| known == code) {
        Some(node) => Ok(Some(node)),
        None => Err(Failure::unknown(Thing::Node, code, codes())),
    }
}

/// The tier of a unit (period and row) at a node: its name, or else its number.
pub(crate) fn tier(run: &Run, node: NodeId, (period, unit): (usize, usize)) -> Option<String> {
    let tiers = run.tiers(node, period)?;
    let tier = tiers.get(unit)?;
    Some(tiers.name(tier).map_or_else(|| tier.to_string(), str::to_owned))
}

/// The periods, or the first and the last of many.
fn listed(periods: &[Period]) -> String {
    match periods {
        [first, .., last] if periods.len() > 12 => format!("{first} … {last}"),
        _ => periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Findings about cells point to where the cell was read.
fn locate_cells(findings: &mut [Finding], observations: &Observations, plan: &Plan) {
    for finding in findings {
        let Subject::Cell { indicator, unit, period } = &finding.subject else { continue };
        let panel = &observations.panel;
        let node = plan.framework().find(indicator);
        let row = panel.units().find(unit);
        let at = panel.periods().binary_search(period).ok();
        if let (Some(node), Some(row), Some(at)) = (node, row, at)
            && let Some(place) = observations.origins.place(node, row, at)
        {
            finding.subject = Subject::Place(place);
        }
    }
}
