//! `analyse … targets`: how far units have come to the targets of the framework, and whether that is fast enough.

use quanheng_index::analysis::target::{Path, Progress, Target, Verdict};
use quanheng_index::analysis::{Histories, History};
use quanheng_index::{Finding, NodeId, NodeKind, Period, Subject as About};

use super::subject::Subject;
use crate::arguments::Way;
use crate::failure::Failure;
use crate::report::{Column, NAME, Report, Section, Show, node_columns, unit_columns};
use crate::session::Session;

/// Columns of an indicator's name beside ten others.
const NODE: usize = 20;

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    let (leaves, notes) = leaves(subject)?;
    subject.need_two_periods()?;
    let states: Vec<State> = leaves
        .iter()
        .flat_map(|leaf| {
            let histories = Histories::of(&subject.scored.run, leaf.node, &subject.periods);
            let rows = subject.rows().into_iter();
            let states: Vec<State> =
                rows.map(|row| State::of(subject, leaf, row, &histories.of_unit(row))).collect();
            states
        })
        .collect();
    let summary = summary(session, subject, &leaves, &states);
    let sections = match subject.unit {
        Some(_) => vec![all(session, subject, &states), summary.for_files()],
        None => vec![summary, all(session, subject, &states)],
    };
    Ok(Report { sections, notes })
}

/// An indicator with a target and when it is due.
struct Leaf {
    node: NodeId,
    target: f64,
    due: Period,
}

/// The indicators at or below the node that have both; those with a target only are told.
fn leaves(subject: &Subject) -> Result<(Vec<Leaf>, Vec<Finding>), Failure> {
    let framework = subject.scored.run.framework();
    let is_below = |node: NodeId| {
        std::iter::successors(Some(node), |&up| framework.node(up).parent).any(|up| up == subject.node)
    };
    let with_target = framework.leaves().filter(|&leaf| is_below(leaf));
    let with_target = with_target.filter_map(|leaf| Some((leaf, framework.node(leaf).target?)));
    let (mut leaves, mut notes) = (Vec::new(), Vec::new());
    for (node, target) in with_target {
        match subject.programme.indicators[node].target_period {
            Some(due) => leaves.push(Leaf { node, target, due }),
            None => {
                let finding = Finding::note("analyse-target-without-period", About::Programme);
                notes.push(finding.with("node", &framework.node(node).code));
            }
        }
    }
    if leaves.is_empty() {
        let node = framework.node(subject.node);
        let kind = if node.kind == NodeKind::Inner { "inner" } else { "leaf" };
        let words = vec![("node", node.code.clone()), ("kind", kind.to_owned())];
        return Err(Failure::refused("analyse-no-target", words));
    }
    Ok((leaves, notes))
}

/// Where one unit stands with one indicator.
struct State {
    node: NodeId,
    row: usize,
    /// First and last value.
    ends: Option<[(Period, f64); 2]>,
    target: (Period, f64),
    progress: Option<Progress>,
}

impl State {
    fn of(subject: &Subject, leaf: &Leaf, row: usize, history: &History) -> Self {
        let mut present = history.present();
        let ends = present.next().and_then(|first| Some([first, present.next_back()?]));
        let path = match subject.arguments.way.unwrap_or_default() {
            Way::Linear => Path::Linear,
            Way::Compound => Path::Compound,
        };
        let direction = subject.scored.run.framework().node(leaf.node).direction;
        let progress = ends.and_then(|[(start, baseline), (now, value)]| {
            Target { start, baseline, due: leaf.due, value: leaf.target, direction }
                .progress(now, value, path)
        });
        Self { node: leaf.node, row, ends, target: (leaf.due, leaf.target), progress }
    }

    fn verdict(&self) -> Option<Verdict> {
        self.progress?.verdict
    }
}

/// A row for each indicator and unit.
fn all(session: &Session, subject: &Subject, states: &[State]) -> Section {
    let rows: Vec<usize> = states.iter().map(|state| state.row).collect();
    let nodes: Vec<NodeId> = states.iter().map(|state| state.node).collect();
    let periods = |end: usize| states.iter().map(|state| Some(state.ends?[end].0.to_string())).collect();
    let values = |end: usize| states.iter().map(|state| Some(state.ends?[end].1)).collect();
    let of = |number: fn(&Progress) -> Option<f64>| -> Vec<Option<f64>> {
        states.iter().map(|state| number(state.progress.as_ref()?)).collect()
    };
    let shown = |state: &State| match state.verdict() {
        Some(verdict) => session.say(&format!("analyse-{}", verdict.slug()), &[]),
        None => String::new(),
    };
    let is_compound = subject.arguments.way == Some(Way::Compound);
    let rate = if is_compound { Show::Rate } else { Show::Figure };
    let mut columns = unit_columns(session, subject.programme, &rows);
    columns.extend(
        node_columns(session, subject.programme, &nodes, NODE)
            .into_iter()
            .filter(|column| column.name != "level"),
    );
    columns.push(Column::text("from", Show::Plain, periods(0)));
    columns.push(Column::number("baseline", Show::Figure, values(0)));
    columns.push(Column::text("to", Show::Plain, periods(1)));
    columns.push(Column::number("value", Show::Figure, values(1)));
    columns.push(Column::number("target", Show::Hidden, states.iter().map(|s| Some(s.target.1)).collect()));
    let due = states.iter().map(|state| Some(state.target.0.to_string())).collect();
    columns.push(Column::text("target_period", Show::Hidden, due));
    columns.push(Column::number("attainment", Show::Share, of(|progress| progress.attainment)));
    columns.push(Column::number("expected", Show::Hidden, of(|progress| progress.expected)));
    let pace = of(|progress| progress.pace);
    columns.push(Column::number("pace", Show::Figure, pace.clone()));
    columns.push(Column::number("required", rate, of(|progress| progress.required)));
    let slugs = states.iter().map(|state| Some(state.verdict()?.slug().to_owned())).collect();
    columns.push(Column::text("verdict", Show::As(states.iter().map(shown).collect()), slugs));
    // The slowest first: they are what a reader looks for.
    Section::new("targets", columns).showing(|_| true, |row| pace[row].map(|pace| -pace))
}

const VERDICTS: [(&str, Verdict); 5] = [
    ("reached", Verdict::Reached),
    ("on_track", Verdict::OnTrack),
    ("moderate", Verdict::Moderate),
    ("insufficient", Verdict::Insufficient),
    ("moving_away", Verdict::MovingAway),
];

/// A row for each indicator: how many members stand where.
fn summary(session: &Session, subject: &Subject, leaves: &[Leaf], states: &[State]) -> Section {
    let nodes: Vec<NodeId> = leaves.iter().map(|leaf| leaf.node).collect();
    let count = |node: NodeId, verdict: Option<Verdict>| {
        let counted = states.iter().filter(|state| state.node == node && !subject.is_reference(state.row));
        i64::try_from(counted.filter(|state| state.verdict() == verdict).count()).ok()
    };
    let mut columns = node_columns(session, subject.programme, &nodes, NAME);
    columns.push(Column::number(
        "target",
        Show::Figure,
        leaves.iter().map(|leaf| Some(leaf.target)).collect(),
    ));
    let due = leaves.iter().map(|leaf| Some(leaf.due.to_string())).collect();
    columns.push(Column::text("target_period", Show::Plain, due));
    for (name, verdict) in VERDICTS {
        let counts = nodes.iter().map(|&node| count(node, Some(verdict))).collect();
        columns.push(Column::count(name, Show::Plain, counts));
    }
    let open = nodes.iter().map(|&node| count(node, None)).collect();
    columns.push(Column::count("open", Show::Plain, open));
    Section::new("targets_summary", columns)
}
