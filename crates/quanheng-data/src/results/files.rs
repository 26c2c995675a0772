//! All results of a run, and the files they are written to.

use quanheng_programme::{Language, Words};
use serde_json::Value as Json;

use super::{Computed, StepTable};
use crate::error::DataError;
use crate::format::Format;
use crate::table::{Table, title};
use crate::workbook::Sheet;
use crate::{csv, parquet, workbook};

/// The tables of a run and the document about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The index in short.
    pub summary: Table,
    /// Scores at every node.
    pub scores: Table,
    /// Ranks at every node, and tiers.
    pub ranks: Table,
    /// The framework as used.
    pub framework: Table,
    /// What the methods found out.
    pub trace: Table,
    /// Every altered cell, unless there are too many.
    pub changes: Option<Table>,
    /// The data after each step, for the workbook.
    pub steps: Vec<StepTable>,
    /// The document about the run.
    pub document: Json,
}

impl Results {
    /// Makes all tables.
    #[must_use]
    pub fn new(computed: &Computed, document: Json) -> Self {
        Self {
            summary: super::summary(computed),
            scores: super::scores(computed),
            ranks: super::ranks(computed),
            framework: super::framework(computed),
            trace: super::trace(computed),
            changes: super::changes(computed),
            steps: super::steps(computed),
            document,
        }
    }

    /// The files for some formats, by name. The document is always among them: a folder of results is known by it.
    ///
    /// # Errors
    /// When a table cannot be written in a format.
    pub fn files(&self, formats: &[Format], language: Language) -> Result<Vec<(String, Vec<u8>)>, DataError> {
        let mut files = vec![("run.json".to_owned(), json_bytes(&self.document))];
        if formats.contains(&Format::Csv) {
            files.extend(self.tables().map(|table| (format!("{}.csv", table.name), csv::write(table))));
        }
        if formats.contains(&Format::Parquet) {
            for table in self.tables() {
                files.push((format!("{}.parquet", table.name), parquet::write(table)?));
            }
        }
        if formats.contains(&Format::Xlsx) {
            files.push(("results.xlsx".to_owned(), workbook::write(&self.sheets(), language)?));
        }
        Ok(files)
    }

    /// The tables that are files of their own.
    fn tables(&self) -> impl Iterator<Item = &Table> {
        let fixed = [&self.summary, &self.scores, &self.ranks, &self.framework, &self.trace];
        fixed.into_iter().chain(&self.changes)
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let sheet = |name: Words, table, frozen_columns| Sheet { name, table, frozen_columns };
        let mut sheets = vec![
            sheet(title("概览", "Summary"), &self.summary, 4),
            sheet(title("得分", "Scores"), &self.scores, 4),
            sheet(title("排名", "Ranks"), &self.ranks, 4),
            sheet(title("指标体系", "Framework"), &self.framework, 1),
        ];
        sheets.extend(self.steps.iter().map(|step| sheet(step.name.clone(), &step.table, 4)));
        sheets.push(sheet(title("统计量", "Trace"), &self.trace, 0));
        if let Some(changes) = &self.changes {
            sheets.push(sheet(title("变动明细", "Changes"), changes, 0));
        }
        sheets
    }
}

/// A document as text: indented, with a line end.
fn json_bytes(document: &Json) -> Vec<u8> {
    format!("{document:#}\n").into_bytes()
}
