//! The ranking on the terminal: title, caution, and a row for each unit with its scores.

use quanheng_index::{NodeId, Role};
use quanheng_programme::Programme;

use super::header;
use crate::caution;
use crate::layout::{self, Ink};
use crate::numbers::{decimals, fixed};
use crate::scoring::{self, Scored};
use crate::session::Session;
use crate::table::{Align, Rows};

/// Rows shown.
const MOST: usize = 40;
/// Columns of the score.
const SCORE: usize = 6;
/// Columns a unit's name may take.
const NAME: usize = 28;

/// What is shown.
pub(super) struct Ranking<'a> {
    pub(super) programme: &'a Programme,
    pub(super) scored: &'a Scored,
    pub(super) scenario: Option<&'a str>,
    /// Position of the period in the panel.
    pub(super) period: usize,
}

impl Ranking<'_> {
    /// All lines.
    pub(super) fn lines(&self, session: &Session) -> Vec<String> {
        let mut lines = self.title(session);
        let (with, without) = self.order();
        let dimensions = self.dimensions();
        let names: Vec<&str> =
            dimensions.iter().map(|&node| self.programme.node_name(node, session.language)).collect();
        let headings = header::fit(&names, self.room(session, &with));
        let left_out = dimensions.len() - headings.len();
        let columns: Vec<(NodeId, String)> =
            dimensions.into_iter().zip(headings.iter().map(|lines| lines.join("\n"))).collect();
        let table = self.table(session, &with, &columns);
        lines.push(String::new());
        lines.extend(table.lines(session.width, session.paint));
        let mut notes = Vec::new();
        let mut note = |code: &str, count: usize| {
            if count > 0 {
                notes.push(session.say(code, &[("count", count.to_string())]));
            }
        };
        note("build-more", with.len().saturating_sub(MOST));
        note("build-columns", left_out);
        if with.iter().take(MOST).any(|&row| self.is_reference(row)) {
            notes.push(session.say("build-reference-note", &[]));
        }
        if !without.is_empty() {
            let arguments =
                [("count", without.len().to_string()), ("units", self.some_names(session, &without))];
            notes.extend(layout::wrap(&session.say("build-unscored", &arguments), session.width));
        }
        lines.extend(notes.iter().map(|note| session.paint.ink(Ink::Faint, note)));
        lines
    }

    fn title(&self, session: &Session) -> Vec<String> {
        let Self { programme, scored, .. } = self;
        let run = &scored.run;
        let title = programme.title.get(session.language).unwrap_or(&programme.id);
        let mut lines = vec![session.paint.ink(Ink::Strong, title)];
        let arguments = [
            ("id", programme.id.clone()),
            ("period", run.periods()[self.period].to_string()),
            ("units", programme.units.len().to_string()),
            ("indicators", run.framework().leaves().count().to_string()),
        ];
        lines.push(session.say("build-about", &arguments));
        if let Some(name) = self.scenario {
            let title = programme.scenarios.get(name).and_then(|of| of.title.get(session.language));
            let arguments = [("name", name.to_owned()), ("title", title.unwrap_or(name).to_owned())];
            lines.push(session.say("scenario-named", &arguments));
        }
        if run.scored().len() > 1 {
            lines.push(session.say("build-periods", &[("count", run.scored().len().to_string())]));
        }
        lines.extend(caution::lines(session, programme));
        lines
    }

    /// Rows of units with a score, the best first, and of those without.
    fn order(&self) -> (Vec<usize>, Vec<usize>) {
        let run = &self.scored.run;
        let scores = run.scores(run.framework().root(), self.period);
        let (mut with, without): (Vec<usize>, Vec<usize>) =
            (0..self.programme.units.len()).partition(|&row| scores.value(row).is_some());
        let score = |row: usize| scores.value(row).unwrap_or(f64::NEG_INFINITY);
        with.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
        (with, without)
    }

    fn dimensions(&self) -> Vec<NodeId> {
        let framework = self.scored.run.framework();
        framework.node(framework.root()).children.clone()
    }

    /// Columns left beside rank, name, score and tier.
    fn room(&self, session: &Session, rows: &[usize]) -> usize {
        let heading = |code: &str| layout::width(&session.say(code, &[]));
        let rows = || rows.iter().take(MOST);
        let names = rows().map(|&row| layout::width(&self.name(session, row))).max().unwrap_or(0);
        let tiers = rows().map(|&row| layout::width(&self.tier(row))).max().unwrap_or(0);
        let tiers = if tiers == 0 { 0 } else { tiers.max(heading("column-tier")) + 2 };
        let fixed = heading("column-place").max(4) + names.max(heading("column-unit")) + SCORE + 6 + tiers;
        session.width.saturating_sub(fixed)
    }

    fn table(&self, session: &Session, rows: &[usize], dimensions: &[(NodeId, String)]) -> Rows {
        let run = &self.scored.run;
        let root = run.framework().root();
        let has_places = run.places(root, self.period).is_some();
        let has_tiers = run.tiers(root, self.period).is_some();
        let mut columns = Vec::new();
        if has_places {
            columns.push((session.say("column-place", &[]), Align::Right));
        }
        columns.push((session.say("column-unit", &[]), Align::Left));
        columns.push((session.say("column-score", &[]), Align::Right));
        columns.extend(dimensions.iter().map(|(_, heading)| (heading.clone(), Align::Right)));
        if has_tiers {
            columns.push((session.say("column-tier", &[]), Align::Left));
        }
        let nodes: Vec<NodeId> =
            std::iter::once(root).chain(dimensions.iter().map(|(node, _)| *node)).collect();
        let places: Vec<usize> =
            nodes.iter().map(|&node| decimals(run.scores(node, self.period).iter().flatten())).collect();
        let mut table = Rows::new(columns);
        for &row in rows.iter().take(MOST) {
            let mut cells = Vec::new();
            if has_places {
                cells.push(self.place(row));
            }
            cells.push(self.name(session, row));
            cells.extend(nodes.iter().zip(&places).map(|(&node, &places)| {
                let score = run.scores(node, self.period).value(row);
                score.map_or_else(|| "—".to_owned(), |score| fixed(score, places))
            }));
            if has_tiers {
                cells.push(self.tier(row));
            }
            table.push(cells);
        }
        table
    }

    fn place(&self, row: usize) -> String {
        let run = &self.scored.run;
        let places = run.places(run.framework().root(), self.period);
        places.and_then(|places| places.get(row)).map(|place| place.to_string()).unwrap_or_default()
    }

    fn name(&self, session: &Session, row: usize) -> String {
        let name = layout::cut(self.programme.unit_name(row, session.language), NAME);
        if self.is_reference(row) { session.say("build-reference", &[("name", name)]) } else { name }
    }

    fn tier(&self, row: usize) -> String {
        let run = &self.scored.run;
        scoring::tier(run, run.framework().root(), (self.period, row)).unwrap_or_default()
    }

    fn is_reference(&self, row: usize) -> bool {
        self.programme.units.get(row).role == Role::Reference
    }

    fn some_names(&self, session: &Session, rows: &[usize]) -> String {
        let mut names: Vec<String> = rows
            .iter()
            .take(12)
            .map(|&row| self.programme.unit_name(row, session.language).to_owned())
            .collect();
        if rows.len() > names.len() {
            names.push("…".to_owned());
        }
        names.join(&session.say("separator", &[]))
    }
}
