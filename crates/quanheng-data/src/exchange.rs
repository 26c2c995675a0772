//! Programmes from and for other tools: COINr's `iData` and `iMeta`, and the workbook of the JRC COIN Tool.
//!
//! An importer makes the files of a programme folder of a foreign file, an exporter foreign files of a programme.
//! What the other side has no place for is told in a finding, never lost in silence; what is wrong with a foreign
//! file is told at once, cell by cell. Nothing is written here: the caller gets names and bytes.

mod code;
mod coin_tool;
mod coinr;
mod draft;
mod ladder;
mod sheet;

use std::path::{Path, PathBuf};

use quanheng_index::finding::{Place, has_errors};
use quanheng_index::{Finding, Subject};
use quanheng_programme::{Language, Programme};

use crate::error::DataError;
use crate::input::{FileFormat, InputFile};
use crate::observations::Observations;

/// A foreign format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// `iData` and `iMeta` of the R package COINr.
    Coinr,
    /// The workbook of the COIN Tool of the European Commission's Joint Research Centre.
    CoinTool,
}

/// What is to be imported.
#[derive(Debug, Clone)]
pub struct Import<'a> {
    /// The format.
    pub from: Foreign,
    /// The files as the user named them.
    pub files: &'a [PathBuf],
    /// Identifier of the new programme.
    pub id: &'a str,
    /// The period of figures that have none.
    pub period: Option<&'a str>,
}

/// What is to be exported.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its observations.
    pub observations: &'a Observations,
    /// Which of its names are taken.
    pub language: Language,
}

/// Files to write, by name, and what there is to say about them.
#[derive(Debug, Clone, Default)]
pub struct Exchanged {
    /// Paths relative to the folder, and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// How COINr's two tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoinrFiles {
    /// `iData.csv` and `iMeta.csv`.
    Csv,
    /// One workbook with the sheets `iData` and `iMeta`.
    Workbook,
}

/// Makes the files of a programme.
///
/// # Errors
/// All findings of every severity, when any of them is an error.
pub fn import(import: &Import) -> Result<Exchanged, Vec<Finding>> {
    let (draft, findings) = match import.from {
        Foreign::Coinr => coinr::import(import),
        Foreign::CoinTool => coin_tool::import(import),
    };
    match draft.filter(|_| !has_errors(&findings)) {
        Some(draft) => Ok(Exchanged { files: draft.files(), findings }),
        None => Err(findings),
    }
}

/// Makes COINr's tables of a programme.
///
/// # Errors
/// When a table has too many rows or columns for a sheet.
pub fn export_coinr(export: &Export, form: CoinrFiles) -> Result<Exchanged, DataError> {
    coinr::export(export, form)
}

/// Makes a workbook with the sheets `Database` and `Framework` of the COIN Tool; its only file has the name `name`.
/// Of several periods it takes the one at position `period` of the panel.
///
/// # Errors
/// All findings of every severity when the programme does not fit into a workbook of the COIN Tool.
pub fn export_coin_tool(export: &Export, period: usize, name: &str) -> Result<Exchanged, Vec<Finding>> {
    coin_tool::export(export, period, name)
}

/// A file as the user named it.
fn input(path: &Path) -> InputFile {
    InputFile { path: path.to_owned(), shown: path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Reads a workbook, which no other file may stand for.
fn workbook(file: &InputFile) -> Result<Vec<u8>, Finding> {
    match file.format()? {
        FileFormat::Workbook => Ok(file.read()?.0),
        FileFormat::Csv | FileFormat::Parquet => {
            Err(Finding::error("exchange-no-workbook", Subject::Place(Place::file(&file.shown))))
        }
    }
}
