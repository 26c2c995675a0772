//! A programme in the making: what an importer found out, and the files it becomes.
//!
//! The files are canonical: nodes from the root down, then inputs; empty columns are left out; numbers are the
//! shortest texts that read back to the same.

use quanheng_index::framework::INPUT;
use quanheng_index::{Direction, Frequency, Period};
use quanheng_programme::{Indicator, Words};

use crate::csv;
use crate::table::{Cells, Table, number_text};

/// Where the figures are written.
const DATA_FILE: &str = "data/observations.csv";

/// A unit of the programme in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct DraftUnit {
    pub(super) code: String,
    pub(super) name: Words,
    pub(super) role: Option<String>,
    pub(super) valid_from: Option<String>,
    pub(super) valid_to: Option<String>,
    /// Its group in each grouping.
    pub(super) groups: Vec<Option<String>>,
}

/// Figures of a unit in a period, one for each column.
#[derive(Debug, Clone)]
pub(super) struct DraftRow {
    pub(super) unit: String,
    pub(super) period: Period,
    pub(super) values: Vec<Option<f64>>,
}

/// A programme in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) id: String,
    /// Comment lines at the top of `quanheng.toml`.
    pub(super) heading: Vec<String>,
    pub(super) frequency: Frequency,
    pub(super) periods: Vec<Period>,
    pub(super) nodes: Vec<Indicator>,
    pub(super) groupings: Vec<String>,
    pub(super) units: Vec<DraftUnit>,
    /// Codes of the data columns.
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<DraftRow>,
    /// The steps as they stand in `quanheng.toml`.
    pub(super) steps: String,
}

impl Draft {
    /// The files of the programme folder.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        vec![
            ("quanheng.toml".to_owned(), self.definition().into_bytes()),
            ("indicators.csv".to_owned(), csv::write(&self.indicators())),
            ("units.csv".to_owned(), csv::write(&self.unit_table())),
            (DATA_FILE.to_owned(), csv::write(&self.data())),
        ]
    }

    fn definition(&self) -> String {
        let comments: String = self.heading.iter().map(|line| comment(line)).collect();
        let title = self.title();
        let list: Vec<String> = self.periods.iter().map(|period| quoted(&period.to_string())).collect();
        let score = if self.periods.len() > 1 { "all".to_owned() } else { self.last_period() };
        format!(
            "{comments}\n[programme]\nid = {}\ntitle = {{ {title} }}\n\n[periods]\nfrequency = {}\nlist = [{}]\n\
             score = {}\n\n[units]\nfile = \"units.csv\"\n\n[indicators]\nfile = \"indicators.csv\"\n\n[[data]]\n\
             file = \"{DATA_FILE}\"\nlayout = \"wide-indicators\"\n\n{}",
            quoted(&self.id),
            quoted(self.frequency.slug()),
            list.join(", "),
            quoted(&score),
            self.steps,
        )
    }

    /// The names of the root.
    fn title(&self) -> String {
        let root = self.nodes.iter().find(|node| node.raw.parent.is_none() && node.raw.level != INPUT);
        let name = root.map(|node| node.name.clone()).unwrap_or_default();
        let of = |key: &str, text: Option<String>| text.map(|text| format!("{key} = {}", quoted(&text)));
        let texts: Vec<String> = [of("zh", name.zh), of("en", name.en)].into_iter().flatten().collect();
        if texts.is_empty() { format!("en = {}", quoted(&self.id)) } else { texts.join(", ") }
    }

    fn last_period(&self) -> String {
        self.periods.last().map(ToString::to_string).unwrap_or_default()
    }

    fn indicators(&self) -> Table {
        let mut columns = Columns::new("indicators");
        let nodes = &self.nodes;
        let number = |of: fn(&Indicator) -> Option<f64>| -> Vec<_> {
            nodes.iter().map(|node| of(node).map(number_text)).collect()
        };
        let text = |of: fn(&Indicator) -> Option<&String>| -> Vec<_> {
            nodes.iter().map(|node| of(node).cloned()).collect()
        };
        columns.always("code", text(|node| Some(&node.raw.code)));
        columns.always("parent", text(|node| node.raw.parent.as_ref()));
        columns.always("level", text(|node| Some(&node.raw.level)));
        columns.filled("name_zh", text(|node| node.name.zh.as_ref()));
        columns.filled("name_en", text(|node| node.name.en.as_ref()));
        columns.filled("unit", text(|node| node.unit.as_ref()));
        let sign = |direction| if direction == Direction::Positive { "+" } else { "-" };
        columns.always(
            "direction",
            nodes.iter().map(|node| node.raw.direction.map(|way| sign(way).to_owned())).collect(),
        );
        columns.filled("weight", number(|node| node.raw.weight));
        columns.filled("denominator", text(|node| node.raw.denominator.as_ref()));
        columns.filled("denominator_scale", number(|node| node.raw.denominator_scale));
        columns.filled("target", number(|node| node.raw.target));
        columns.filled("goalpost_low", number(|node| node.raw.goalpost_low));
        columns.filled("goalpost_high", number(|node| node.raw.goalpost_high));
        columns.filled("source", text(|node| node.source.as_ref()));
        columns.filled("access", text(|node| node.access.as_ref()));
        columns.filled("note", text(|node| node.note.as_ref()));
        columns.table
    }

    fn unit_table(&self) -> Table {
        let mut columns = Columns::new("units");
        let text = |of: fn(&DraftUnit) -> Option<&String>| -> Vec<_> {
            self.units.iter().map(|unit| of(unit).cloned()).collect()
        };
        columns.always("code", text(|unit| Some(&unit.code)));
        columns.filled("name_zh", text(|unit| unit.name.zh.as_ref()));
        columns.filled("name_en", text(|unit| unit.name.en.as_ref()));
        columns.filled("role", text(|unit| unit.role.as_ref()));
        columns.filled("valid_from", text(|unit| unit.valid_from.as_ref()));
        columns.filled("valid_to", text(|unit| unit.valid_to.as_ref()));
        for (at, grouping) in self.groupings.iter().enumerate() {
            let groups = self.units.iter().map(|unit| unit.groups.get(at).cloned().flatten());
            columns.always(&format!("group_{grouping}"), groups.collect());
        }
        columns.table
    }

    fn data(&self) -> Table {
        let mut columns = Columns::new("observations");
        columns.always("unit", self.rows.iter().map(|row| Some(row.unit.clone())).collect());
        columns.always("period", self.rows.iter().map(|row| Some(row.period.to_string())).collect());
        for (at, code) in self.columns.iter().enumerate() {
            let values = self.rows.iter().map(|row| row.values[at]).collect();
            columns.table.push(code, Words::default(), Cells::Number(values));
        }
        columns.table
    }
}

/// A table of texts in the making.
struct Columns {
    table: Table,
}

impl Columns {
    fn new(name: &str) -> Self {
        Self { table: Table::new(name) }
    }

    fn always(&mut self, name: &str, cells: Vec<Option<String>>) {
        self.table.push(name, Words::default(), Cells::Text(cells));
    }

    /// A column that stands only when something is in it.
    fn filled(&mut self, name: &str, cells: Vec<Option<String>>) {
        if cells.iter().any(Option::is_some) {
            self.always(name, cells);
        }
    }
}

/// A comment line: whatever the text, it stays on its line.
fn comment(line: &str) -> String {
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{}\n", format!("# {line}").trim_end())
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// A name in the language it seems to be in.
pub(super) fn words(text: &str) -> Words {
    let is_chinese = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    let name = Some(text.to_owned());
    if text.contains(is_chinese) { Words { zh: name, en: None } } else { Words { zh: None, en: name } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_comments_cannot_break_the_file() {
        assert_eq!(quoted("a \"b\"\\\n\u{7}"), "\"a \\\"b\\\"\\\\\\n\\u0007\"");
        assert_eq!(comment("x\n[programme]"), "# x [programme]\n");
        assert_eq!(comment(""), "#\n");
        assert_eq!(words("北京").zh.as_deref(), Some("北京"));
    }
}
