//! The tables and figures a report's text may name.

use quanheng_figures::{Evaluation, Figure, FigureError};
use quanheng_index::NodeId;
use quanheng_report::document::Table;
use quanheng_report::{Absent, Parts, tables};

use crate::arguments::Part;
use crate::report::Report;

/// Tables of a report, without the parts of the audit.
const TABLES: [&str; 9] =
    ["framework", "ranking", "top", "profile", "data", "missing", "treated", "sources", "files"];
/// How many a `top` table shows when nobody says.
const TOP: usize = 10;

/// What there is to name.
pub(super) struct Named<'a> {
    pub(super) evaluation: Evaluation<'a>,
    /// Figures from `series.csv`.
    pub(super) series: &'a [Figure],
    /// The parts of the audit; empty for the report.
    pub(super) audit: &'a [(Part, Report)],
}

impl Parts for Named<'_> {
    fn table(&self, name: &str, arguments: &[String]) -> Result<Table, Absent> {
        let evaluation = &self.evaluation;
        let made = match (name, arguments) {
            ("framework", []) => tables::framework(evaluation),
            ("ranking", []) => tables::ranking(evaluation),
            ("top", [node, rest @ ..]) if rest.len() < 2 => {
                let count = rest.first().map_or(Some(TOP), |count| count.parse().ok());
                let count = count
                    .filter(|&count| count > 0)
                    .ok_or_else(|| arguments_of("table(\"top\", node, 10)"))?;
                tables::top(evaluation, self.node(node)?, count)
            }
            ("profile", [unit]) => {
                let row = evaluation.computed.run.units().find(unit);
                tables::profile(evaluation, row.ok_or_else(|| arguments_of("table(\"profile\", unit)"))?)
            }
            ("data", []) => tables::data(evaluation, evaluation.root()),
            ("data", [node]) => tables::data(evaluation, self.node(node)?),
            ("missing", []) => tables::missing(evaluation),
            ("treated", []) => tables::treated(evaluation),
            ("sources", []) => tables::sources(evaluation),
            ("files", []) => tables::files(evaluation),
            (name, []) if name.starts_with("audit/") => return self.of_audit(&name["audit/".len()..]),
            (name, _) if TABLES.contains(&name) => return Err(arguments_of(&format!("table(\"{name}\")"))),
            _ => return Err(Absent::Unknown { known: TABLES.map(str::to_owned).to_vec() }),
        };
        if made.rows.is_empty() && made.note.is_empty() { Err(Absent::Empty) } else { Ok(made) }
    }

    fn figure(&self, name: &str) -> Result<Figure, Absent> {
        if name.starts_with("series/") {
            let known = || self.series.iter().map(|figure| figure.name.clone()).collect();
            let figure = self.series.iter().find(|figure| figure.name == name);
            return figure.cloned().ok_or_else(|| Absent::Unknown { known: known() });
        }
        Figure::named(&self.evaluation, name).map_err(|error| match error {
            FigureError::Unknown { known, .. } => {
                Absent::Unknown { known: known.split(", ").map(str::to_owned).collect() }
            }
            _ => Absent::Empty,
        })
    }
}

impl Named<'_> {
    fn node(&self, code: &str) -> Result<NodeId, Absent> {
        let node = self.evaluation.computed.run.framework().find(code);
        node.ok_or_else(|| arguments_of("table(\"top\", node, 10)"))
    }

    fn of_audit(&self, name: &str) -> Result<Table, Absent> {
        let mut sections = self.audit.iter().flat_map(|(_, report)| &report.sections);
        let section = sections.find(|section| section.name == name).ok_or(Absent::Empty)?;
        if section.shown.is_empty() {
            return Err(Absent::Empty);
        }
        Ok(section.for_document(self.evaluation.language))
    }
}

fn arguments_of(expected: &str) -> Absent {
    Absent::Arguments { expected: expected.to_owned() }
}
