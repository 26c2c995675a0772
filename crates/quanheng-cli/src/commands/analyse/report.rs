//! A report: tables with what they are called, shown on the terminal, answered as JSON or written as files.

use std::path::Path;

use quanheng_data::{Cells, Table, csv, write_same};
use quanheng_index::{Finding, NodeId, StepKind};
use quanheng_programme::{Language, Words, catalogue};
use serde_json::{Map, Value, json};

use super::subject::{Measure, Subject};
use crate::diagnostics::{self, Told};
use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::numbers::{brief, digits, fixed, probability, signed};
use crate::session::{Form, Session};
use crate::table::{Align, Rows};

/// Rows shown on a terminal.
const MOST: usize = 40;
/// Columns a name may take.
pub(super) const NAME: usize = 28;
const NOTHING: &str = "—";

/// What an analysis found.
pub(super) struct Report {
    pub(super) sections: Vec<Section>,
    pub(super) notes: Vec<Finding>,
}

/// One table.
pub(super) struct Section {
    /// Name of its file, of its JSON list and, after `analyse-`, of its heading.
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
    /// Rows shown on a terminal, in this order; files have all in theirs.
    pub(super) shown: Vec<usize>,
}

/// A column of a table.
pub(super) struct Column {
    /// Name in files and, after `column-`, of its heading.
    name: &'static str,
    cells: Cells,
    show: Show,
}

/// How a terminal shows a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Show {
    /// Not at all.
    Hidden,
    /// Texts that stand for the cells.
    As(Vec<String>),
    /// As it is.
    Plain,
    /// Numbers with as many decimals as the column needs.
    Number,
    /// The same with a sign.
    Signed,
    /// Numbers of several measures: each with four digits of its own.
    Figure,
    /// A share in per cent.
    Share,
    /// A rate in per cent, with its sign.
    Rate,
    /// A probability.
    Probability,
    /// Ranks gained or lost.
    Gained,
}

impl Column {
    pub(super) fn text(name: &'static str, show: Show, cells: Vec<Option<String>>) -> Self {
        Self { name, cells: Cells::Text(cells), show }
    }

    pub(super) fn number(name: &'static str, show: Show, cells: Vec<Option<f64>>) -> Self {
        let finite = |cell: Option<f64>| cell.filter(|number| number.is_finite());
        Self { name, cells: Cells::Number(cells.into_iter().map(finite).collect()), show }
    }

    pub(super) fn count(name: &'static str, show: Show, cells: Vec<Option<i64>>) -> Self {
        Self { name, cells: Cells::Count(cells), show }
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    fn align(&self) -> Align {
        match (&self.cells, &self.show) {
            (Cells::Text(_), _) => Align::Left,
            _ => Align::Right,
        }
    }

    /// All cells as a terminal shows them.
    fn shown(&self) -> Vec<String> {
        match (&self.cells, &self.show) {
            (_, Show::As(texts)) => texts.clone(),
            (cells, Show::Gained) => (0..cells.len()).map(|row| gained(cells.text(row))).collect(),
            (Cells::Number(cells), show) => numbers(cells, show),
            (cells, _) => {
                (0..cells.len()).map(|row| cells.text(row).unwrap_or_else(|| NOTHING.to_owned())).collect()
            }
        }
    }
}

fn numbers(cells: &[Option<f64>], show: &Show) -> Vec<String> {
    let decimals = digits(cells.iter().copied().flatten());
    let text = |number: f64| match show {
        Show::Signed => signed(number, decimals),
        Show::Figure => brief(number),
        Show::Share => format!("{}%", fixed(number * 100.0, 1)),
        Show::Rate => format!("{}%", signed(number * 100.0, 2)),
        Show::Probability => probability(number),
        _ => fixed(number, decimals),
    };
    cells.iter().map(|cell| cell.map_or_else(|| NOTHING.to_owned(), text)).collect()
}

/// `↑3` for three ranks gained, `↓3` for three lost.
fn gained(text: Option<String>) -> String {
    match text {
        None => String::new(),
        Some(text) if text == "0" => "=".to_owned(),
        Some(text) => text.strip_prefix('-').map_or_else(|| format!("↑{text}"), |lost| format!("↓{lost}")),
    }
}

impl Section {
    /// A table of which a terminal shows every row.
    pub(super) fn new(name: &'static str, columns: Vec<Column>) -> Self {
        let rows = columns.first().map_or(0, |column| column.cells.len());
        Self { name, columns, shown: (0..rows).collect() }
    }

    /// Shows the rows `keep` chooses, in the order of a number each has: the greatest first, those without one last.
    pub(super) fn showing(
        mut self,
        keep: impl Fn(usize) -> bool,
        size: impl Fn(usize) -> Option<f64>,
    ) -> Self {
        self.shown.retain(|&row| keep(row));
        let key = |row: usize| size(row).unwrap_or(f64::NEG_INFINITY);
        self.shown.sort_by(|&a, &b| key(b).total_cmp(&key(a)));
        self
    }

    /// Shows nothing on a terminal.
    pub(super) fn for_files(mut self) -> Self {
        self.shown.clear();
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::new(self.name);
        for column in &self.columns {
            let say = |language| Some(heading(language, column.name));
            let title = Words { zh: say(Language::Zh), en: say(Language::En) };
            table.push(column.name, title, column.cells.clone());
        }
        table
    }

    fn lines(&self, session: &Session) -> Vec<String> {
        let columns: Vec<&Column> =
            self.columns.iter().filter(|column| column.show != Show::Hidden).collect();
        let headings = columns.iter().map(|column| (heading(session.language, column.name), column.align()));
        let mut rows = Rows::new(headings.collect());
        let cells: Vec<Vec<String>> = columns.iter().map(|column| column.shown()).collect();
        for &row in self.shown.iter().take(MOST) {
            rows.push(cells.iter().map(|column| layout::cut(&column[row], NAME)).collect());
        }
        let mut lines = vec![String::new()];
        lines.push(
            session
                .paint
                .ink(Ink::Strong, &session.say(&format!("analyse-{}", self.name.replace('_', "-")), &[])),
        );
        lines.extend(rows.lines(session.width, session.paint));
        if self.shown.len() > MOST {
            lines.push(session.say("analyse-more", &[("count", (self.shown.len() - MOST).to_string())]));
        }
        lines
    }
}

fn heading(language: Language, name: &str) -> String {
    catalogue::say(language, &format!("column-{}", name.replace('_', "-")), &[])
}

/// The columns that say which units the rows are about.
pub(super) fn unit_columns(session: &Session, subject: &Subject, rows: &[usize]) -> Vec<Column> {
    let programme = subject.programme;
    let name = |row: usize| {
        let name = layout::cut(programme.unit_name(row, session.language), NAME - 2);
        if subject.is_reference(row) { session.say("build-reference", &[("name", name)]) } else { name }
    };
    let text = |of: &dyn Fn(usize) -> Option<String>| rows.iter().map(|&row| of(row)).collect();
    let role = |row: usize| if subject.is_reference(row) { "reference" } else { "member" };
    vec![
        Column::text(
            "unit",
            Show::As(rows.iter().map(|&row| name(row)).collect()),
            text(&|row| Some(programme.units.get(row).code.clone())),
        ),
        Column::text("name_zh", Show::Hidden, text(&|row| programme.unit_names[row].zh.clone())),
        Column::text("name_en", Show::Hidden, text(&|row| programme.unit_names[row].en.clone())),
        Column::text("role", Show::Hidden, text(&|row| Some(role(row).to_owned()))),
    ]
}

/// The columns that say which nodes the rows are about; names are cut where there is no more room.
pub(super) fn node_columns(
    session: &Session,
    subject: &Subject,
    nodes: &[NodeId],
    room: usize,
) -> Vec<Column> {
    let (programme, framework) = (subject.programme, subject.scored.run.framework());
    let name = |node: NodeId| layout::cut(programme.node_name(node, session.language), room);
    let text = |of: &dyn Fn(NodeId) -> Option<String>| nodes.iter().map(|&node| of(node)).collect();
    vec![
        Column::text(
            "node",
            Show::As(nodes.iter().map(|&node| name(node)).collect()),
            text(&|node| Some(framework.node(node).code.clone())),
        ),
        Column::text("node_name_zh", Show::Hidden, text(&|node| programme.indicators[node].name.zh.clone())),
        Column::text("node_name_en", Show::Hidden, text(&|node| programme.indicators[node].name.en.clone())),
        Column::text("level", Show::Plain, text(&|node| Some(framework.node(node).level.clone()))),
    ]
}

/// Writes the report where files are wanted, then answers.
pub(super) fn publish(session: &mut Session, subject: &Subject, report: &Report) -> Result<(), Failure> {
    let mut document = to_json(session, subject, report);
    let folder = subject.arguments.out.as_ref().map(|out| out.join(subject.arguments.what.slug()));
    let mut files = Vec::new();
    if let Some(folder) = &folder {
        files = write(folder, subject, report, &document)?;
        document["written"] = json!({ "folder": folder.display().to_string(), "files": files });
    }
    if session.form == Form::Json {
        session.json(&document)?;
        return Ok(());
    }
    let lines = to_text(session, subject, report);
    session.lines(lines)?;
    if let Some(folder) = folder {
        let arguments = [("count", files.len().to_string()), ("folder", folder.display().to_string())];
        let text = session.say("build-written", &arguments);
        session.line("")?;
        session.line(text)?;
    }
    Ok(())
}

fn write(
    folder: &Path,
    subject: &Subject,
    report: &Report,
    document: &Value,
) -> Result<Vec<String>, Failure> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for section in &report.sections {
        files.push((format!("{}.csv", section.name), csv::write(&section.table())));
    }
    let json = serde_json::to_vec_pretty(document).map_err(std::io::Error::from)?;
    files.push((format!("{}.json", subject.arguments.what.slug()), [json, b"\n".to_vec()].concat()));
    write_same(folder, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn to_text(session: &Session, subject: &Subject, report: &Report) -> Vec<String> {
    let slug = subject.arguments.what.slug();
    let mut lines = vec![session.paint.ink(Ink::Strong, &title(session, subject))];
    lines.extend(subject.programme.title.get(session.language).map(str::to_owned));
    if let Some(name) = subject.arguments.scenario.as_deref() {
        let scenario = subject.programme.scenarios.get(name);
        let title = scenario.and_then(|of| of.title.get(session.language)).unwrap_or(name);
        let arguments = [("name", name.to_owned()), ("title", title.to_owned())];
        lines.push(session.say("scenario-named", &arguments));
    }
    for section in report.sections.iter().filter(|section| !section.shown.is_empty()) {
        lines.extend(section.lines(session));
    }
    lines.push(String::new());
    let mut below = vec![session.say(&format!("analyse-{slug}-legend"), &[])];
    if shows_reference(subject) {
        below.push(session.say("analyse-reference-note", &[]));
    }
    let wrapped = below.iter().flat_map(|text| layout::wrap(text, session.width));
    lines.extend(wrapped.map(|line| session.paint.ink(Ink::Faint, &line)));
    for note in &report.notes {
        let severity = session.say(&format!("severity-{}", note.severity.slug()), &[]);
        let say = |label: String, text: String| session.say("labelled", &[("label", label), ("text", text)]);
        let message = say(severity, diagnostics::message(session.language, note));
        let hints = diagnostics::hints(session.language, note).into_iter();
        let hints = hints.map(|hint| say(session.say("hint", &[]), hint));
        for text in std::iter::once(message).chain(hints) {
            let wrapped = layout::wrap(&text, session.width);
            lines.extend(wrapped.iter().map(|line| session.paint.ink(Ink::Attention, line)));
        }
    }
    lines
}

fn shows_reference(subject: &Subject) -> bool {
    use crate::arguments::What;
    let shows_units =
        matches!(subject.arguments.what, What::Change | What::Trend | What::Obstacles | What::Targets);
    shows_units && subject.rows().iter().any(|&row| subject.is_reference(row))
}

fn title(session: &Session, subject: &Subject) -> String {
    let what = session.say(&format!("analyse-title-{}", subject.arguments.what.slug()), &[]);
    let (first, last) = (subject.period(0), subject.period(subject.periods.len() - 1));
    let periods = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let arguments = [
        ("what", what),
        ("node", subject.programme.node_name(subject.node, session.language).to_owned()),
        ("measure", measure(session, subject)),
        ("periods", periods),
    ];
    session.say("analyse-title", &arguments)
}

/// Scores, or figures in their unit; a quotient has another unit than its numerator.
fn measure(session: &Session, subject: &Subject) -> String {
    let (programme, plan) = (subject.programme, &subject.scored.plan);
    if subject.measure == Measure::Scores {
        return session.say("analyse-scores", &[]);
    }
    let divides = plan.steps().any(|step| step.kind() == StepKind::Denominate);
    let denominator = plan.framework().node(subject.node).denominator.filter(|_| divides);
    if let Some(by) = denominator {
        let name = programme.node_name(by.node, session.language).to_owned();
        return session.say("analyse-figures-divided", &[("name", name)]);
    }
    let unit = programme.indicators[subject.node].unit.clone().unwrap_or_else(|| "none".to_owned());
    session.say("analyse-figures", &[("unit", unit)])
}

fn to_json(session: &Session, subject: &Subject, report: &Report) -> Value {
    let told: Vec<Told> =
        report.notes.iter().map(|finding| Told { finding: finding.clone(), scenario: None }).collect();
    let findings = diagnostics::to_json(session.language, &told)["findings"].take();
    let periods: Vec<String> = (0..subject.periods.len()).map(|at| subject.period(at).to_string()).collect();
    let tables: Map<String, Value> = report
        .sections
        .iter()
        .map(|section| (section.name.to_owned(), rows_json(&section.columns)))
        .collect();
    json!({
        "analysis": subject.arguments.what.slug(),
        "programme": subject.programme.id,
        "scenario": subject.arguments.scenario,
        "node": subject.scored.run.framework().node(subject.node).code,
        "measure": match subject.measure { Measure::Scores => "scores", Measure::Figures => "figures" },
        "periods": periods,
        "findings": findings,
        "tables": tables,
    })
}

fn rows_json(columns: &[Column]) -> Value {
    let cell = |column: &Column, row: usize| match &column.cells {
        Cells::Text(cells) => json!(cells[row]),
        Cells::Number(cells) => json!(cells[row]),
        Cells::Count(cells) => json!(cells[row]),
    };
    let rows = columns.first().map_or(0, |column| column.cells.len());
    let row = |row: usize| {
        let cells = columns.iter().map(|column| (column.name.to_owned(), cell(column, row)));
        Value::Object(cells.collect())
    };
    (0..rows).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_shown_as_what_they_are() {
        let shown = |show: Show| Column::number("x", show, vec![Some(0.0349), None, Some(-0.5)]).shown();
        assert_eq!(shown(Show::Number), ["0.0349", "—", "-0.5000"]);
        assert_eq!(shown(Show::Share), ["3.5%", "—", "-50.0%"]);
        assert_eq!(shown(Show::Rate), ["+3.49%", "—", "-50.00%"]);
        let ranks = Column::number("x", Show::Gained, vec![Some(3.0), Some(-1.5), Some(0.0), None]);
        assert_eq!(ranks.shown(), ["↑3", "↓1.5", "=", ""]);
    }

    #[test]
    fn a_terminal_shows_the_greatest_first() {
        let sizes = [Some(1.0), None, Some(3.0), Some(2.0)];
        let section = Section::new("x", vec![Column::number("x", Show::Number, sizes.to_vec())]);
        let section = section.showing(|row| row != 3, |row| sizes[row]);
        assert_eq!(section.shown, [2, 0, 1]);
    }
}
