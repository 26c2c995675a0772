//! A report: tables with what they are called, and how a terminal shows their columns.
//!
//! Commands make reports; [`json`] and [`notes`] turn them into answers. Headings are the messages `table-…`, those of
//! columns `column-…`.

pub(crate) mod json;
pub(crate) mod notes;

use quanheng_data::{Cells, Table};
use quanheng_index::{Finding, NodeId, Role};
use quanheng_programme::{Language, Programme, Words, catalogue};

use crate::layout::{self, Ink};
use crate::numbers::{brief, digits, fixed, probability, signed};
use crate::session::Session;
use crate::table::{Align, Rows};

/// Rows shown on a terminal.
const MOST: usize = 40;
/// Columns a name may take.
pub(crate) const NAME: usize = 28;
const NOTHING: &str = "—";

/// What an analysis found.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) sections: Vec<Section>,
    pub(crate) notes: Vec<Finding>,
}

/// One table.
pub(crate) struct Section {
    /// Name of its file, of its JSON list and, after `table-`, of its heading.
    pub(crate) name: &'static str,
    /// The message below it on a terminal, if there is one.
    pub(crate) legend: Option<&'static str>,
    pub(crate) columns: Vec<Column>,
    /// Rows shown on a terminal, in this order; files have all in theirs.
    pub(crate) shown: Vec<usize>,
}

/// A column of a table.
pub(crate) struct Column {
    /// Name in files and, after `column-`, of its heading.
    pub(crate) name: &'static str,
    pub(crate) cells: Cells,
    show: Show,
}

/// How a terminal shows a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Show {
    /// Not at all.
    Hidden,
    /// Texts that stand for the cells.
    As(Vec<String>),
    /// As it is.
    Plain,
    /// As it is, however long.
    Long,
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
    pub(crate) fn text(name: &'static str, show: Show, cells: Vec<Option<String>>) -> Self {
        Self { name, cells: Cells::Text(cells), show }
    }

    pub(crate) fn number(name: &'static str, show: Show, cells: Vec<Option<f64>>) -> Self {
        let finite = |cell: Option<f64>| cell.filter(|number| number.is_finite());
        Self { name, cells: Cells::Number(cells.into_iter().map(finite).collect()), show }
    }

    pub(crate) fn count(name: &'static str, show: Show, cells: Vec<Option<i64>>) -> Self {
        Self { name, cells: Cells::Count(cells), show }
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
    pub(crate) fn new(name: &'static str, columns: Vec<Column>) -> Self {
        let rows = columns.first().map_or(0, |column| column.cells.len());
        Self { name, legend: None, columns, shown: (0..rows).collect() }
    }

    /// Says below it, on a terminal, how it is read.
    pub(crate) const fn legend(mut self, code: &'static str) -> Self {
        self.legend = Some(code);
        self
    }

    /// Shows the rows `keep` chooses, in the order of a number each has: the greatest first, those without one last.
    pub(crate) fn showing(
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
    pub(crate) fn for_files(mut self) -> Self {
        self.shown.clear();
        self
    }

    /// The table as it is written.
    pub(crate) fn table(&self) -> Table {
        let mut table = Table::new(self.name);
        for column in &self.columns {
            let say = |language| Some(heading(language, column.name));
            let title = Words { zh: say(Language::Zh), en: say(Language::En) };
            table.push(column.name, title, column.cells.clone());
        }
        table
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// What it is called.
    pub(crate) fn title(&self) -> Words {
        let say = |language| Some(catalogue::say(language, &self.heading(), &[]));
        Words { zh: say(Language::Zh), en: say(Language::En) }
    }

    fn heading(&self) -> String {
        format!("table-{}", self.name.replace('_', "-"))
    }

    /// The rows shown, as a table of a document.
    #[cfg(feature = "report")]
    pub(crate) fn for_document(&self, language: Language) -> quanheng_report::document::Table {
        use quanheng_report::document as page;
        let columns: Vec<&Column> =
            self.columns.iter().filter(|column| column.show != Show::Hidden).collect();
        let head = |column: &&Column| page::Column {
            heading: vec![page::Inline::text(heading(language, column.name))],
            align: if column.align() == Align::Left { page::Align::Left } else { page::Align::Right },
            width: 0,
        };
        let cells: Vec<Vec<String>> = columns.iter().map(|column| column.shown()).collect();
        let row = |&row: &usize| cells.iter().map(|cells| vec![page::Inline::text(&cells[row])]).collect();
        page::Table {
            caption: catalogue::say(language, &self.heading(), &[]),
            columns: columns.iter().map(head).collect(),
            rows: self.shown.iter().take(MOST).map(row).collect(),
            note: self.legend.map(|code| catalogue::say(language, code, &[])).unwrap_or_default(),
        }
    }

    /// The heading and the rows shown.
    pub(crate) fn lines(&self, session: &Session) -> Vec<String> {
        let columns: Vec<&Column> =
            self.columns.iter().filter(|column| column.show != Show::Hidden).collect();
        let headings = columns.iter().map(|column| (heading(session.language, column.name), column.align()));
        let mut rows = Rows::new(headings.collect());
        let cells: Vec<Vec<String>> = columns.iter().map(|column| column.shown()).collect();
        for &row in self.shown.iter().take(MOST) {
            let cut = |(column, cells): (&&Column, &Vec<String>)| match column.show {
                Show::Long => cells[row].clone(),
                _ => layout::cut(&cells[row], NAME),
            };
            rows.push(columns.iter().zip(&cells).map(cut).collect());
        }
        let mut lines = vec![String::new()];
        lines.push(session.paint.ink(Ink::Strong, &session.say(&self.heading(), &[])));
        lines.extend(rows.lines(session.width, session.paint));
        if self.shown.len() > MOST {
            lines.push(session.say("table-more", &[("count", (self.shown.len() - MOST).to_string())]));
        }
        let legend = self.legend.map(|code| layout::wrap(&session.say(code, &[]), session.width));
        lines.extend(legend.iter().flatten().map(|line| session.paint.ink(Ink::Faint, line)));
        lines
    }
}

fn heading(language: Language, name: &str) -> String {
    catalogue::say(language, &format!("column-{}", name.replace('_', "-")), &[])
}

/// The columns that say which units the rows are about.
pub(crate) fn unit_columns(session: &Session, programme: &Programme, rows: &[usize]) -> Vec<Column> {
    let is_reference = |row: usize| programme.units.get(row).role == Role::Reference;
    let name = |row: usize| {
        let name = layout::cut(programme.unit_name(row, session.language), NAME - 2);
        if is_reference(row) { session.say("build-reference", &[("name", name)]) } else { name }
    };
    let text = |of: &dyn Fn(usize) -> Option<String>| rows.iter().map(|&row| of(row)).collect();
    let role = |row: usize| if is_reference(row) { "reference" } else { "member" };
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
pub(crate) fn node_columns(
    session: &Session,
    programme: &Programme,
    nodes: &[NodeId],
    room: usize,
) -> Vec<Column> {
    let name = |node: NodeId| layout::cut(programme.node_name(node, session.language), room);
    let text = |of: &dyn Fn(NodeId) -> Option<String>| nodes.iter().map(|&node| of(node)).collect();
    let indicators = &programme.indicators;
    vec![
        Column::text(
            "node",
            Show::As(nodes.iter().map(|&node| name(node)).collect()),
            text(&|node| Some(indicators[node].raw.code.clone())),
        ),
        Column::text("node_name_zh", Show::Hidden, text(&|node| indicators[node].name.zh.clone())),
        Column::text("node_name_en", Show::Hidden, text(&|node| indicators[node].name.en.clone())),
        Column::text("level", Show::Plain, text(&|node| Some(indicators[node].raw.level.clone()))),
    ]
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
