//! The numbers of a figure as a table, column by column.

use quanheng_data::{Cells, Table};
use quanheng_programme::Words;

use crate::evaluation::Evaluation;

/// A table being filled.
pub(crate) struct Data(Table);

impl Data {
    /// For the figure of a name.
    pub(crate) fn new(name: &str) -> Self {
        Self(Table::new(crate::drawing::slug(name)))
    }

    /// Code and name of units.
    pub(crate) fn units(self, evaluation: &Evaluation, rows: &[usize]) -> Self {
        let units = evaluation.computed.run.units();
        self.texts("unit", rows.iter().map(|&row| units.get(row).code.clone()))
            .texts("name", rows.iter().map(|&row| evaluation.unit_name(row).to_owned()))
    }

    /// A column of texts.
    pub(crate) fn texts(self, name: &str, cells: impl IntoIterator<Item = String>) -> Self {
        self.some_texts(name, cells.into_iter().map(Some))
    }

    /// A column of texts, some not there.
    pub(crate) fn some_texts(mut self, name: &str, cells: impl IntoIterator<Item = Option<String>>) -> Self {
        self.0.push(name, Words::default(), Cells::Text(cells.into_iter().collect()));
        self
    }

    /// A column of numbers, some not there.
    pub(crate) fn numbers(mut self, name: &str, cells: impl IntoIterator<Item = Option<f64>>) -> Self {
        let finite = |cell: Option<f64>| cell.filter(|number| number.is_finite());
        self.0.push(name, Words::default(), Cells::Number(cells.into_iter().map(finite).collect()));
        self
    }

    /// A column of whole numbers, some not there.
    pub(crate) fn counts(mut self, name: &str, cells: impl IntoIterator<Item = Option<i64>>) -> Self {
        self.0.push(name, Words::default(), Cells::Count(cells.into_iter().collect()));
        self
    }

    /// The table.
    pub(crate) fn table(self) -> Table {
        self.0
    }
}
