//! Where the cells of a panel came from: file, sheet and line of each observation.
//!
//! Kept while the panel has at most a few million cells; beyond that nobody looks at single cells, and the lines
//! would weigh as much as the data.

use std::collections::BTreeMap;

use quanheng_index::NodeId;
use quanheng_index::finding::Place;

/// Line of one observation, and which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Origin {
    /// Line or row from 1; 0 for a slot nobody filled.
    pub(crate) line: u32,
    /// Column of a sheet or a Parquet file from 1; 0 in text files, where only the line is known.
    pub(crate) column: u16,
    /// Position in the list of files.
    pub(crate) file: u16,
}

/// Where cells came from.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// Each file that was read, or a sheet of it.
    files: Vec<Place>,
    lines: BTreeMap<(NodeId, usize), Vec<Origin>>,
}

impl Origins {
    /// Where the observation of a data node, a unit (by row) and a period (a position in the panel's) stands.
    ///
    /// `None` when there is none, and for panels so large that lines are not kept. In text files the whole line is
    /// meant; in workbooks and Parquet files the cell.
    #[must_use]
    pub fn place(&self, node: NodeId, unit: usize, period: usize) -> Option<Place> {
        self.place_of(*self.lines.get(&(node, period))?.get(unit)?)
    }

    pub(crate) fn place_of(&self, origin: Origin) -> Option<Place> {
        if origin.line == 0 {
            return None;
        }
        let file = self.files.get(usize::from(origin.file))?.clone();
        Some(Place { line: origin.line as usize, column: usize::from(origin.column), ..file })
    }

    /// Adds a file, or a sheet of one; gives its number.
    pub(crate) fn add_file(&mut self, file: Place) -> u16 {
        self.files.push(file);
        u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX)
    }

    pub(crate) fn put(&mut self, node: NodeId, period: usize, lines: Vec<Origin>) {
        self.lines.insert((node, period), lines);
    }
}
