//! The sheet `Quanheng` of an export: which of our codes and words for levels stand behind the workbook's codes.

use std::collections::BTreeMap;

use super::super::code::{is_code, plain};
use crate::workbook::Grid;

/// Our words by code of the COIN Tool.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    by_code: BTreeMap<String, (String, String)>,
}

/// Columns of the sheet.
pub(super) const COLUMNS: [&str; 3] = ["COIN Tool", "code", "level"];

impl Names {
    /// Our code for one of the workbook.
    pub(super) fn code(&self, foreign: &str) -> String {
        let own = self.by_code.get(foreign).map(|(code, _)| code.clone());
        own.unwrap_or_else(|| plain(foreign))
    }

    /// Our word for the level of a node.
    pub(super) fn level(&self, foreign: &str) -> Option<&str> {
        self.by_code.get(foreign).map(|(_, level)| level.as_str()).filter(|level| !level.is_empty())
    }
}

/// Reads the sheet. One that is not as an export writes it says nothing.
pub(super) fn read(grid: &Grid) -> Names {
    let mut rows = grid.rows();
    let is_ours =
        |row: usize| COLUMNS.iter().enumerate().all(|(column, name)| grid.text(row, column) == *name);
    if !rows.next().is_some_and(is_ours) {
        return Names::default();
    }
    let mut names = Names::default();
    let mut taken = Vec::new();
    for row in rows {
        let [foreign, code, level] = [0, 1, 2].map(|column| grid.text(row, column).to_owned());
        if is_code(&code) && !taken.contains(&code) {
            taken.push(code.clone());
            names.by_code.insert(foreign.to_lowercase(), (code, level));
        }
    }
    names
}
