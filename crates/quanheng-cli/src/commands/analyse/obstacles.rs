//! `analyse … obstacles`: which indicators keep units from the best score.

use quanheng_index::analysis::obstacle_degree::{Obstacle, Obstacles};
use quanheng_index::{NodeId, NodeKind};

use super::subject::Subject;
use crate::failure::Failure;
use crate::layout;
use crate::report::{self, Column, Report, Section, Show, node_columns, unit_columns};
use crate::session::Session;

/// Columns of the name of an obstacle: three stand in a line.
const NAME: usize = 22;
/// Obstacles named for each unit.
const MAIN: [(&str, &str); 3] =
    [("obstacle_1", "degree_1"), ("obstacle_2", "degree_2"), ("obstacle_3", "degree_3")];

pub(super) fn report(session: &Session, subject: &Subject) -> Result<Report, Failure> {
    let (plan, run) = (&subject.scored.plan, &subject.scored.run);
    let found = subject.periods.iter().enumerate().map(|(at, &period)| {
        let obstacles = Obstacles::of(plan, run, subject.node, period);
        obstacles.map_err(|refusal| subject.failure(refusal, Some(subject.period(at))))
    });
    let found = Found { subject, periods: found.collect::<Result<_, _>>()? };
    let (means, main, all) = (found.means(session), found.main(session), found.all(session));
    let sections = match subject.unit {
        Some(_) => vec![means.for_files(), main.for_files(), all],
        None => vec![means, main, all.for_files()],
    };
    Ok(Report { sections, notes: Vec::new() })
}

struct Found<'a> {
    subject: &'a Subject<'a>,
    /// By position of the period.
    periods: Vec<Obstacles>,
}

impl Found<'_> {
    fn is_leaf(&self, node: NodeId) -> bool {
        self.subject.scored.run.framework().node(node).kind == NodeKind::Indicator
    }

    /// Puts a level before the one below it, and indicators last, whatever their degrees (0 to 1).
    fn lead(&self, node: NodeId) -> f64 {
        let framework = self.subject.scored.run.framework();
        let above = framework.nodes().len().saturating_sub(framework.depth(node));
        if self.is_leaf(node) { 0.0 } else { 2.0 * above as f64 }
    }

    /// Leaves of a unit with their positions, the greatest obstacle first, in file order where they tie.
    fn ranked(&self, at: usize, row: usize) -> Vec<(usize, Obstacle)> {
        let obstacles = &self.periods[at];
        let leaves = (0..obstacles.nodes.len()).filter(|&node| self.is_leaf(obstacles.nodes[node]));
        let mut ranked: Vec<_> = leaves.filter_map(|node| Some((node, obstacles.get(node, row)?))).collect();
        ranked.sort_by(|a, b| b.1.degree.total_cmp(&a.1.degree));
        ranked
    }

    /// By position of the node, for how many members it is the greatest obstacle.
    fn times_first(&self, at: usize) -> Vec<i64> {
        let mut times = vec![0; self.periods[at].nodes.len()];
        let members = (0..self.subject.programme.units.len()).filter(|&row| !self.subject.is_reference(row));
        for (node, obstacle) in members.filter_map(|row| self.ranked(at, row).first().copied()) {
            times[node] += i64::from(obstacle.degree > 0.0);
        }
        times
    }

    fn last(&self) -> usize {
        self.periods.len() - 1
    }

    fn period_column(&self, keys: impl Iterator<Item = usize>) -> Column {
        let texts = keys.map(|at| Some(self.subject.period(at).to_string())).collect();
        Column::text("period", Show::Hidden, texts)
    }

    /// Mean degrees by period and node: dimensions, then indicators, the greatest first.
    fn means(&self, session: &Session) -> Section {
        let keys: Vec<(usize, usize)> = (0..self.periods.len())
            .flat_map(|at| (0..self.periods[at].nodes.len()).map(move |node| (at, node)))
            .collect();
        let node = |&(at, node): &(usize, usize)| self.periods[at].nodes[node];
        let nodes: Vec<NodeId> = keys.iter().map(node).collect();
        let means: Vec<_> = keys.iter().map(|&(at, node)| self.periods[at].mean_degree(node)).collect();
        let firsts: Vec<Vec<i64>> = (0..self.periods.len()).map(|at| self.times_first(at)).collect();
        let times_first = |&(at, node): &(usize, usize)| {
            Some(firsts[at][node]).filter(|_| self.is_leaf(self.periods[at].nodes[node]))
        };
        let mut columns = vec![self.period_column(keys.iter().map(|key| key.0))];
        columns.extend(node_columns(session, self.subject.programme, &nodes, report::NAME));
        let degrees: Vec<_> = means.iter().map(|mean| Some((*mean)?.0)).collect();
        columns.push(Column::number("mean_degree", Show::Share, degrees.clone()));
        let counts = means.iter().map(|mean| i64::try_from((*mean)?.1).ok()).collect();
        columns.push(Column::count("units", Show::Plain, counts));
        columns.push(Column::count("times_first", Show::Plain, keys.iter().map(times_first).collect()));
        let size = |row: usize| degrees[row].map(|degree| degree + self.lead(nodes[row]));
        Section::new("obstacles_mean", columns).showing(|row| keys[row].0 == self.last(), size)
    }

    /// A row for each unit and period with its greatest obstacles.
    fn main(&self, session: &Session) -> Section {
        let keys = self.unit_keys();
        let units: Vec<usize> = keys.iter().map(|key| key.1).collect();
        let ranked: Vec<_> = keys.iter().map(|&(at, row)| self.ranked(at, row)).collect();
        let mut columns = vec![self.period_column(keys.iter().map(|key| key.0))];
        columns.extend(unit_columns(session, self.subject.programme, &units));
        for (place, (name, degree)) in MAIN.into_iter().enumerate() {
            let node = |at: usize| {
                ranked[at]
                    .get(place)
                    .map(|&(node, obstacle)| (self.periods[keys[at].0].nodes[node], obstacle))
            };
            let programme = self.subject.programme;
            let framework = self.subject.scored.run.framework();
            let shown = |at: usize| {
                let name = node(at).map(|(node, _)| programme.node_name(node, session.language));
                layout::cut(name.unwrap_or_default(), NAME)
            };
            let rows = 0..keys.len();
            columns.push(Column::text(
                name,
                Show::As(rows.clone().map(shown).collect()),
                rows.clone().map(|at| Some(framework.node(node(at)?.0).code.clone())).collect(),
            ));
            let degrees = rows.map(|at| Some(node(at)?.1.degree)).collect();
            columns.push(Column::number(degree, Show::Share, degrees));
        }
        Section::new("obstacles_main", columns).showing(|row| keys[row].0 == self.last(), |_| None)
    }

    /// A row for each unit, period and node.
    fn all(&self, session: &Session) -> Section {
        let keys: Vec<(usize, usize, usize)> = self
            .unit_keys()
            .into_iter()
            .flat_map(|(at, row)| (0..self.periods[at].nodes.len()).map(move |node| (at, row, node)))
            .collect();
        let of = |&(at, row, node): &(usize, usize, usize)| self.periods[at].get(node, row);
        let numbers = |number: fn(Obstacle) -> f64| -> Vec<Option<f64>> {
            keys.iter().map(|key| of(key).map(number)).collect()
        };
        let units: Vec<usize> = keys.iter().map(|key| key.1).collect();
        let nodes: Vec<NodeId> = keys.iter().map(|key| self.periods[key.0].nodes[key.2]).collect();
        let mut columns = vec![self.period_column(keys.iter().map(|key| key.0))];
        columns.extend(unit_columns(session, self.subject.programme, &units));
        columns.extend(node_columns(session, self.subject.programme, &nodes, report::NAME));
        columns.push(Column::number("effective_weight", Show::Share, numbers(|o| o.weight)));
        columns.push(Column::number("deviation", Show::Share, numbers(|o| o.deviation)));
        let degrees = numbers(|o| o.degree);
        columns.push(Column::number("degree", Show::Share, degrees.clone()));
        let size = |row: usize| degrees[row].map(|degree| degree + self.lead(nodes[row]));
        Section::new("obstacles", columns).showing(|row| keys[row].0 == self.last(), size)
    }

    fn unit_keys(&self) -> Vec<(usize, usize)> {
        let rows = self.subject.rows();
        (0..self.periods.len()).flat_map(|at| rows.iter().map(move |&row| (at, row))).collect()
    }
}
