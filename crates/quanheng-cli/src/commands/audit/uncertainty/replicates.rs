//! Every replicate to a Parquet file, block after block: a row for each replicate, node and unit.

use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use quanheng_audit::Replicates;
use quanheng_data::parquet::TableFile;
use quanheng_data::{Cells, DataError, Table};
use quanheng_programme::Words;

use super::super::audited::Audited;
use crate::failure::{Doing, Failure};

/// The file being written.
pub(super) struct File<'a> {
    path: PathBuf,
    audited: &'a Audited<'a>,
    /// Codes of the units, in the order of the results.
    units: Vec<String>,
    file: TableFile<fs::File>,
    failed: Option<DataError>,
}

impl<'a> File<'a> {
    pub(super) fn create(path: &Path, audited: &'a Audited<'a>, members: &[usize]) -> Result<Self, Failure> {
        let into = fs::File::create_new(path).map_err(|source| refused(path, source))?;
        let file = TableFile::new(
            into,
            &table(Vec::new(), Vec::new(), Vec::new(), Vec::new(), [Vec::new(), Vec::new()]),
        )?;
        let units = members.iter().map(|&row| audited.programme.units.get(row).code.clone()).collect();
        Ok(Self { path: path.to_owned(), audited, units, file, failed: None })
    }

    /// Adds a block; stops the count when it cannot be written.
    pub(super) fn add(&mut self, block: &Replicates) -> ControlFlow<()> {
        let table = self.table(block);
        match self.file.add(&table, 0..table.rows()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    /// Ends the file; one that is not whole is taken away.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let ended = match self.failed {
            Some(error) => Err(error),
            None => self.file.finish().map(drop),
        };
        if ended.is_err() {
            // Half a file is of no use to anybody, and the failure is told.
            let _ = fs::remove_file(&self.path);
        }
        Ok(ended?)
    }

    fn table(&self, block: &Replicates) -> Table {
        let rows = block.scores.len();
        let node = &self.audited.scored.plan.framework().node(block.node).code;
        let number =
            |at: usize| i64::try_from(block.first).ok().map(|first| first + (at / block.units) as i64);
        let unit = |at: usize| Some(self.units[at % block.units].clone());
        let whole = |all: &[u16], at: usize| all.get(at).filter(|one| **one > 0).map(|&one| i64::from(one));
        table(
            (0..rows).map(number).collect(),
            vec![Some(node.clone()); rows],
            (0..rows).map(unit).collect(),
            block.scores.iter().map(|&score| Some(score).filter(|score| score.is_finite())).collect(),
            [block.places, block.tiers].map(|all| (0..rows).map(|at| whole(all, at)).collect()),
        )
    }
}

/// A file that is there already is nobody's to overwrite.
fn refused(path: &Path, source: std::io::Error) -> Failure {
    let (folder, name) = (path.parent(), path.file_name());
    match (source.kind(), folder, name) {
        (ErrorKind::AlreadyExists, Some(folder), Some(name)) => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            Failure::Exists { folder: folder.to_owned(), files: vec![name.to_string_lossy().into_owned()] }
        }
        _ => Failure::File { doing: Doing::Write, path: path.to_owned(), source },
    }
}

type Texts = Vec<Option<String>>;
type Counts = Vec<Option<i64>>;

fn table(
    numbers: Counts,
    nodes: Texts,
    units: Texts,
    scores: Vec<Option<f64>>,
    [ranks, tiers]: [Counts; 2],
) -> Table {
    let mut table = Table::new("replicates");
    table.push("replicate", Words::default(), Cells::Count(numbers));
    table.push("node", Words::default(), Cells::Text(nodes));
    table.push("unit", Words::default(), Cells::Text(units));
    table.push("score", Words::default(), Cells::Number(scores));
    table.push("rank", Words::default(), Cells::Count(ranks));
    table.push("tier", Words::default(), Cells::Count(tiers));
    table
}
