//! Tables on the terminal: a header, a rule, rows.

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table};

use crate::layout::{Ink, Paint};

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Header and rows; a row has a cell for each column.
pub(crate) struct Rows {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    pub(crate) fn new(columns: Vec<(String, Align)>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// The lines of the table, the header strong. Cells wrap when the table is wider than `width`.
    pub(crate) fn lines(&self, width: usize, paint: Paint) -> Vec<String> {
        let mut table = Table::new();
        table.load_style(NOTHING.header_separator(LineStyle::none().fill('─')));
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        table.set_header(self.columns.iter().map(|(name, align)| cell(name, *align)));
        for row in &self.rows {
            table.add_row(row.iter().zip(&self.columns).map(|(text, (_, align))| cell(text, *align)));
        }
        let mut ink = Ink::Strong;
        let mut lines = Vec::new();
        for line in table.lines() {
            let is_rule = !line.is_empty() && line.chars().all(|letter| letter == '─');
            let text = line.trim_end();
            if is_rule {
                ink = Ink::Faint;
            }
            lines.push(if ink == Ink::Strong || is_rule { paint.ink(ink, text) } else { text.to_owned() });
        }
        lines
    }
}

fn cell(text: &str, align: Align) -> Cell {
    Cell::new(text).set_alignment(match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout;

    #[test]
    fn columns_line_up_under_wide_characters() {
        let mut rows = Rows::new(vec![("地区".into(), Align::Left), ("得分".into(), Align::Right)]);
        rows.push(vec!["内蒙古".into(), "1.25".into()]);
        rows.push(vec!["Tibet".into(), "-0.5".into()]);
        let lines = rows.lines(80, Paint::Nothing);
        let rule = "─".repeat(layout::width(" 内蒙古  -0.5 "));
        assert_eq!(lines, [" 地区    得分", rule.as_str(), " 内蒙古  1.25", " Tibet   -0.5"]);
    }
}
