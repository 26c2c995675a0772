//! Reading the observations of a programme: every source, every file, into one panel.
//!
//! Everything that is wrong is told at once, file by file. The first observation of a cell stays; a second one is
//! told, never dropped in silence.

use quanheng_index::finding::{Place, Subject, has_errors};
use quanheng_index::{Finding, Framework, Panel, Role};
use quanheng_programme::Programme;
use quanheng_programme::source::DataSource;
use quanheng_programme::text::decode;

use crate::axis::Axis;
use crate::csv::CsvRows;
use crate::feed::{Feed, Shared};
use crate::input::{self, DataFile, FileFormat, InputFile};
use crate::names::Names;
use crate::origins::Origins;
use crate::parquet::ParquetFile;
use crate::report::Report;
use crate::slots::Slots;
use crate::workbook;

/// What the data files of a programme hold.
#[derive(Debug, Clone)]
pub struct Observations {
    /// The panel. Its periods are those of the programme, or else those found.
    pub panel: Panel,
    /// Where its cells came from.
    pub origins: Origins,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
    /// The files, in the order they were read.
    pub files: Vec<DataFile>,
}

/// Reads all observations.
///
/// # Errors
/// All findings of every severity, when any of them is an error.
pub fn read_panel(programme: &Programme, framework: &Framework) -> Result<Observations, Vec<Finding>> {
    let names = Names::new(programme, framework);
    let mut reading = Reading {
        programme,
        framework,
        names: &names,
        axis: Axis::new(&programme.periods),
        slots: Slots::new(framework, programme.units.len()),
        origins: Origins::default(),
        findings: Vec::new(),
        files: Vec::new(),
    };
    for source in &programme.data {
        reading.source(source);
    }
    reading.finish()
}

impl Observations {
    /// Where the observation a subject speaks of stands; `None` for subjects that are no cells.
    #[must_use]
    pub fn place(&self, framework: &Framework, subject: &Subject) -> Option<Place> {
        let Subject::Cell { indicator, unit, period } = subject else { return None };
        let node = framework.find(indicator)?;
        let unit = self.panel.units().find(unit)?;
        let period = self.panel.periods().iter().position(|known| known == period)?;
        self.origins.place(node, unit, period)
    }
}

struct Reading<'a> {
    programme: &'a Programme,
    framework: &'a Framework,
    names: &'a Names<'a>,
    axis: Axis,
    slots: Slots,
    origins: Origins,
    findings: Vec<Finding>,
    files: Vec<DataFile>,
}

impl<'a> Reading<'a> {
    fn source(&mut self, source: &'a DataSource) {
        match input::expand(&self.programme.folder, &source.file, &source.place) {
            Ok(files) => files.iter().for_each(|file| self.file(source, file)),
            Err(finding) => self.findings.push(finding),
        }
    }

    fn file(&mut self, source: &'a DataSource, file: &InputFile) {
        let shared = Shared {
            framework: self.framework,
            names: self.names,
            axis: &mut self.axis,
            slots: &mut self.slots,
            origins: &mut self.origins,
        };
        let mut feed = Feed::new(shared, source, &file.shown);
        let read = file.format().and_then(|format| match format {
            FileFormat::Csv => read_csv(&mut feed, file),
            FileFormat::Workbook => read_workbook(&mut feed, file),
            FileFormat::Parquet => read_parquet(&mut feed, file),
        });
        self.findings.extend(feed.finish());
        match read {
            Ok(data_file) if self.files.contains(&data_file) => {}
            Ok(data_file) => self.files.push(data_file),
            Err(finding) => self.findings.push(finding),
        }
    }

    fn finish(mut self) -> Result<Observations, Vec<Finding>> {
        if !has_errors(&self.findings) {
            self.tell_units_without_data();
        }
        quanheng_programme::resolve(&mut self.findings, &self.programme.locator);
        if has_errors(&self.findings) {
            return Err(self.findings);
        }
        let units = std::sync::Arc::clone(&self.programme.units);
        let (panel, origins) = self.slots.finish(self.framework, units, &self.axis, self.origins);
        Ok(Observations { panel, origins, findings: self.findings, files: self.files })
    }

    /// After errors nobody could tell which units lack data and which were misread.
    fn tell_units_without_data(&mut self) {
        let units = &self.programme.units;
        let without = self.slots.units_without_values(|unit| units.get(unit).role == Role::Member);
        let members = units.iter().filter(|unit| unit.role == Role::Member).count();
        if without.len() == members {
            self.findings.push(Finding::error("no-observations", Subject::Programme));
            return;
        }
        let mut report = Report::new(&units_file(self.programme));
        for unit in without {
            let code = &units.get(unit).code;
            report.add(Finding::note("unit-without-data", Subject::Unit(code.clone())).with("unit", code));
        }
        self.findings.extend(report.finish());
    }
}

/// The file the units stand in, for findings about all of them.
fn units_file(programme: &Programme) -> String {
    let first = programme.units.iter().next().map(|unit| Subject::Unit(unit.code.clone()));
    let place = first.and_then(|subject| programme.locator.place(&subject));
    place.map_or_else(String::new, |place| place.file)
}

fn read_csv(feed: &mut Feed, file: &InputFile) -> Result<DataFile, Finding> {
    let (bytes, data_file) = file.read()?;
    if bytes.is_empty() {
        return Err(file.empty());
    }
    let text = decode(&file.shown, bytes, feed.source.encoding)?;
    let mut rows = CsvRows::new(&file.shown, &text)?;
    feed.take(&mut rows);
    Ok(data_file)
}

fn read_workbook(feed: &mut Feed, file: &InputFile) -> Result<DataFile, Finding> {
    let (bytes, data_file) = file.read()?;
    let sheet = feed.source.sheet.as_deref();
    workbook::with_sheet(file, &bytes, sheet, |rows| feed.take(rows))?;
    Ok(data_file)
}

/// Reads and hashes at once: both take a while for the files this format is for.
fn read_parquet(feed: &mut Feed, file: &InputFile) -> Result<DataFile, Finding> {
    std::thread::scope(|scope| {
        let hash = scope.spawn(|| file.hash());
        let read = ParquetFile::open(file).map(|parquet| feed.take_parquet(&parquet));
        let hash = hash.join().unwrap_or_else(|_| Err(file.unreadable("")));
        read.and(hash)
    })
}

#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;
