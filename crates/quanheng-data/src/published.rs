//! Results somebody else published: scores, ranks and tiers of units at a node.
//!
//! Comparing them with ours is the business of [`agreement`](crate::agreement).

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Period, Severity};
use quanheng_programme::Programme;
use quanheng_programme::source::PublishedSource;
use quanheng_programme::text::decode;

use crate::cell::{Fault, MissingWords, Said};
use crate::csv::CsvRows;
use crate::feed::place_text;
use crate::input::{self, FileFormat, InputFile};
use crate::layout::missing_column;
use crate::names::{Names, UnitFound};
use crate::parquet::{ParquetFile, ParquetRows};
use crate::report::{Report, Tally};
use crate::rows::Rows;
use crate::workbook;

/// One published list.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedResult {
    /// Position among the programme's published sources.
    pub source: usize,
    /// Code of the node it speaks of.
    pub node: String,
    /// Its rows, in file order.
    pub rows: Vec<PublishedRow>,
}

/// What was published about one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedRow {
    /// Row of the unit.
    pub unit: usize,
    /// The period, where one is given.
    pub period: Option<Period>,
    /// Score.
    pub score: Option<f64>,
    /// Rank, at least 1.
    pub rank: Option<f64>,
    /// Tier, as written.
    pub tier: Option<String>,
}

/// Reads all published results: what can be read, and everything that is wrong with the rest.
#[must_use]
pub fn read_published(programme: &Programme) -> (Vec<PublishedResult>, Vec<Finding>) {
    let (mut results, mut findings) = (Vec::new(), Vec::new());
    let framework = match programme.method(None) {
        Ok(method) => method.framework,
        Err(refused) => return (results, refused),
    };
    let names = Names::new(programme, &framework);
    for (at, source) in programme.published.iter().enumerate() {
        let node = source.node.clone().unwrap_or_else(|| framework.node(framework.root()).code.clone());
        let files = match input::expand(&programme.folder, &source.file, &source.place) {
            Ok(files) => files,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        let mut rows = Vec::new();
        for file in &files {
            let list = List::new(programme, source, &names, file);
            let (read, told) = list.read(file, &node);
            rows.extend(read);
            findings.extend(told);
        }
        results.push(PublishedResult { source: at, node, rows });
    }
    (results, findings)
}

/// One file being read.
struct List<'a> {
    programme: &'a Programme,
    source: &'a PublishedSource,
    names: &'a Names<'a>,
    missing: MissingWords,
    report: Report,
    unknown: Tally,
    ambiguous: Tally,
    rows: Vec<PublishedRow>,
    seen: BTreeMap<(usize, Option<Period>), (usize, Place)>,
}

/// Positions of the columns in use.
struct ListColumns<'a> {
    unit: usize,
    period: Option<usize>,
    score: Option<usize>,
    rank: Option<usize>,
    tier: Option<usize>,
    only: Vec<(usize, &'a str)>,
}

impl<'a> List<'a> {
    fn new(
        programme: &'a Programme,
        source: &'a PublishedSource,
        names: &'a Names<'a>,
        file: &InputFile,
    ) -> Self {
        Self {
            programme,
            source,
            names,
            missing: MissingWords::default(),
            report: Report::new(&file.shown),
            unknown: Tally::default(),
            ambiguous: Tally::default(),
            rows: Vec::new(),
            seen: BTreeMap::new(),
        }
    }

    fn read(mut self, file: &InputFile, node: &str) -> (Vec<PublishedRow>, Vec<Finding>) {
        if let Err(finding) = self.read_file(file, node) {
            self.report.add(finding);
        }
        self.names.tell_units(&mut self.report, &self.unknown, &self.ambiguous);
        (self.rows, self.report.finish())
    }

    fn read_file(&mut self, file: &InputFile, node: &str) -> Result<(), Finding> {
        match file.format()? {
            FileFormat::Csv => {
                let (bytes, _) = file.read()?;
                let text = decode(&file.shown, bytes, self.source.encoding)?;
                self.take(&mut CsvRows::new(&file.shown, &text)?, node);
            }
            FileFormat::Workbook => {
                let (bytes, _) = file.read()?;
                let sheet = self.source.sheet.as_deref();
                workbook::with_sheet(file, &bytes, sheet, |rows| self.take(rows, node))?;
            }
            FileFormat::Parquet => {
                let file = ParquetFile::open(file)?;
                self.take(&mut ParquetRows::new(&file), node);
            }
        }
        Ok(())
    }

    fn take(&mut self, rows: &mut dyn Rows, node: &str) {
        let Some(columns) = self.columns(rows) else { return };
        rows.select(&columns.used(), &mut self.report);
        while rows.advance(&mut self.report) {
            let is_meant = columns.only.iter().all(|(column, text)| rows.cell(*column).text() == *text);
            if is_meant && let Some(row) = self.row(rows, &columns) {
                self.keep(rows, row, columns.unit, node);
            }
        }
    }

    fn columns(&mut self, rows: &dyn Rows) -> Option<ListColumns<'a>> {
        let source = self.source;
        let mut find = |name: &str| {
            let found = rows.header().iter().position(|column| column == name);
            if found.is_none() {
                self.report.add(missing_column(rows, name));
            }
            found
        };
        let unit = find(&source.unit);
        let mut optional = |name: &Option<String>| match name {
            Some(name) => find(name).map(Some),
            None => Some(None),
        };
        let period = optional(&source.period);
        let (score, rank, tier) = (optional(&source.score), optional(&source.rank), optional(&source.tier));
        let only: Vec<_> =
            source.only.iter().map(|(name, text)| find(name).map(|column| (column, text.as_str()))).collect();
        let only = only.into_iter().collect::<Option<Vec<_>>>();
        Some(ListColumns {
            unit: unit?,
            period: period?,
            score: score?,
            rank: rank?,
            tier: tier?,
            only: only?,
        })
    }

    /// `None` when the unit or the period is not known.
    fn row(&mut self, rows: &dyn Rows, columns: &ListColumns) -> Option<PublishedRow> {
        let unit = self.unit(rows, columns.unit);
        let period = match columns.period {
            None => Some(self.source.constant_period),
            Some(column) => match rows.cell(column).period(self.programme.periods.frequency) {
                Ok(period) => Some(Some(period)),
                Err(fault) => {
                    self.report.fault(fault, || rows.place(column));
                    None
                }
            },
        };
        let score = self.number(rows, columns.score);
        let rank = self.rank(rows, columns.rank);
        let tier = columns.tier.map(|column| rows.cell(column)).filter(|cell| !cell.is_blank());
        let tier = tier.map(|cell| cell.text().trim().to_owned());
        Some(PublishedRow { unit: unit?, period: period?, score, rank, tier })
    }

    fn unit(&mut self, rows: &dyn Rows, column: usize) -> Option<usize> {
        let text = rows.cell(column).text();
        let tally = match self.names.unit(&text) {
            UnitFound::Row(row) => return Some(row),
            UnitFound::Unknown => &mut self.unknown,
            UnitFound::Ambiguous => &mut self.ambiguous,
        };
        tally.count(&text, || rows.place(column));
        None
    }

    fn number(&mut self, rows: &dyn Rows, column: Option<usize>) -> Option<f64> {
        let column = column?;
        match self.missing.read(&rows.cell(column)) {
            Ok(Said::Value(value)) => Some(value),
            Ok(Said::Nothing | Said::Missing(_)) => None,
            Err(fault) => {
                self.report.fault(fault, || rows.place(column));
                None
            }
        }
    }

    fn rank(&mut self, rows: &dyn Rows, column: Option<usize>) -> Option<f64> {
        let rank = self.number(rows, column)?;
        if rank >= 1.0 {
            return Some(rank);
        }
        let column = column?;
        self.report.fault(Fault::new("rank-below-one").with("given", rank), || rows.place(column));
        None
    }

    /// Keeps the first row of a unit and period; a further one is told.
    fn keep(&mut self, rows: &dyn Rows, row: PublishedRow, column: usize, node: &str) {
        let Some((at, first)) = self.seen.get(&(row.unit, row.period)) else {
            let place = Place { line: rows.line(), ..rows.file() };
            self.seen.insert((row.unit, row.period), (self.rows.len(), place));
            self.rows.push(row);
            return;
        };
        let kept = &self.rows[*at];
        let (code, severity) = match *kept == row {
            true => ("duplicate-same", Severity::Warning),
            false => ("duplicate-different", Severity::Error),
        };
        if self.report.wants(code, severity) {
            let subject = Subject::Place(rows.place(column));
            let finding = Finding { code, severity, subject, arguments: Vec::new() }
                .with("unit", self.names.unit_code(row.unit))
                .with("indicator", node)
                .with("period", row.period.map(|period| period.to_string()).unwrap_or_default())
                .with("first", place_text(first))
                .with("kept", row_text(kept))
                .with("given", row_text(&row));
            self.report.push(finding);
        }
    }
}

impl ListColumns<'_> {
    fn used(&self) -> Vec<usize> {
        let optional = [self.period, self.score, self.rank, self.tier];
        let mut used: Vec<usize> = std::iter::once(self.unit).chain(optional.into_iter().flatten()).collect();
        used.extend(self.only.iter().map(|(column, _)| column));
        used.sort_unstable();
        used.dedup();
        used
    }
}

fn row_text(row: &PublishedRow) -> String {
    let numbers = [row.score, row.rank].into_iter().flatten().map(|number| number.to_string());
    numbers.chain(row.tier.clone()).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests;
