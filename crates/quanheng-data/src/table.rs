//! Tables of results: named columns of texts, numbers or counts, whatever format they are written in.

use quanheng_programme::{Language, Words};

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name: of the file, and in messages.
    pub name: String,
    /// Columns of equal length.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// Name in files for machines.
    pub name: String,
    /// Heading for people; the name stands in where it is empty.
    pub title: Words,
    /// Content.
    pub cells: Cells,
}

/// The cells of a column; `None` where there is nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// Texts.
    Text(Vec<Option<String>>),
    /// Finite numbers.
    Number(Vec<Option<f64>>),
    /// Whole numbers.
    Count(Vec<Option<i64>>),
}

impl Cells {
    /// Number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Text(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
            Self::Count(cells) => cells.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell in `row` as it is written in text files: numbers by the shortest digits that read back to the same,
    /// never with an exponent.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<String> {
        match self {
            Self::Text(cells) => cells[row].clone(),
            Self::Number(cells) => cells[row].map(number_text),
            Self::Count(cells) => cells[row].map(|count| count.to_string()),
        }
    }
}

/// The shortest decimal text that reads back to the same number; zero has no sign.
pub(crate) fn number_text(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

impl Table {
    /// A table without columns.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), columns: Vec::new() }
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// The column called `name`.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Adds a column, as long as the others.
    pub fn push(&mut self, name: impl Into<String>, title: Words, cells: Cells) {
        debug_assert!(self.columns.is_empty() || cells.len() == self.rows(), "columns of equal length");
        self.columns.push(TableColumn { name: name.into(), title, cells });
    }
}

impl TableColumn {
    /// The heading in a language, or else the name.
    #[must_use]
    pub fn heading(&self, language: Language) -> &str {
        self.title.get(language).unwrap_or(&self.name)
    }
}

/// A heading in both languages.
pub(crate) fn title(zh: &str, en: &str) -> Words {
    Words { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A table with every kind of cell, and with what is awkward in each.
    pub(crate) fn sample() -> Table {
        let mut table = Table::new("sample");
        let texts = ["北京", "a,b", "say \"x\"", " two\nlines"].map(|text| Some(text.to_owned()));
        table.push("name", title("名称", "Name"), Cells::Text(texts.to_vec()));
        let numbers = vec![Some(0.1 + 0.2), None, Some(1e300), Some(-1.5e-9)];
        table.push("score", Words::default(), Cells::Number(numbers));
        table.push(
            "rank",
            title("排名", "Rank"),
            Cells::Count(vec![Some(1), Some(2), None, Some(1_234_567)]),
        );
        table
    }

    #[test]
    fn numbers_read_back_to_the_same_and_have_no_exponent() {
        for number in [0.1, 1.0 / 3.0, 1e300, -1.5e-300, f64::MAX, f64::MIN_POSITIVE, 123_456_789.0] {
            let text = number_text(number);
            assert!(!text.contains(['e', 'E']), "{text}");
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), number.to_bits());
        }
        assert_eq!(number_text(-0.0), "0");
    }
}
