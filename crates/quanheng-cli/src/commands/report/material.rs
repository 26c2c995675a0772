//! What a report is made of, computed once for all languages: the figures over time, fonts, templates, who has a profile.

use std::collections::BTreeMap;
use std::path::Path;

use quanheng_programme::Language;
use quanheng_report::pdf::{Fonts, TEMPLATE, TEMPLATE_NAME};
use quanheng_report::{TextFile, Which};

use super::{profiles, text_of};
use crate::arguments::Report;
use crate::commands::audit::Audited;
use crate::failure::Failure;
use crate::scoring::{self, Scored};
use crate::session::Session;

/// What is the same in every language.
pub(super) struct Material {
    /// Figures of all indicators in all periods, not scored.
    pub(super) figures: Scored,
    pub(super) fonts: Fonts,
    /// The page template: file as shown, text.
    pub(super) template: (String, String),
    /// Files the page template may read.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Rows of the units that get a profile.
    pub(super) profiles: Vec<usize>,
    /// What identifies the edition.
    pub(super) edition: String,
}

impl Material {
    pub(super) fn of(session: &Session, arguments: &Report, audited: &Audited) -> Result<Self, Failure> {
        let programme = audited.programme;
        let folder = programme.folder.join("report");
        let own = format!("report/{TEMPLATE_NAME}");
        let template = match text_of(&folder.join(TEMPLATE_NAME))? {
            Some(text) => (own, text),
            None => (TEMPLATE_NAME.to_owned(), TEMPLATE.to_owned()),
        };
        let fonts = Fonts::new(&folder_files(&folder.join("fonts"), "report/fonts")?);
        let fonts = fonts.map_err(|findings| Failure::findings(findings, scoring::files(programme)))?;
        Ok(Self {
            figures: scoring::figures(session, programme, audited.observations, audited.scenario)?,
            fonts,
            template,
            files: folder_files(&folder.join("files"), "files")?.into_iter().collect(),
            profiles: profiles::rows(programme, &arguments.profiles)?,
            edition: quanheng_data::edition(programme, audited.observations),
        })
    }
}

/// The series of a language, or else those of all.
pub(super) fn series(folder: &Path, language: Language) -> Result<Option<TextFile>, Failure> {
    for name in [format!("report/{language}/series.csv"), "report/series.csv".to_owned()] {
        if let Some(text) = text_of(&folder.join(&name))? {
            return Ok(Some(TextFile::new(name, text)));
        }
    }
    Ok(None)
}

/// Templates of the programme for a document in a language.
pub(super) fn templates(folder: &Path, which: Which, language: Language) -> Result<Vec<TextFile>, Failure> {
    let shown = which.folder(language);
    let files = folder_files(&folder.join(&shown), &shown)?;
    let is_text = |name: &str| name.ends_with(".md");
    let text = |(name, bytes): (String, Vec<u8>)| TextFile::new(name, String::from_utf8_lossy(&bytes));
    Ok(files.into_iter().filter(|(name, _)| is_text(name)).map(text).collect())
}

/// The files in a folder, by name; none where there is no folder.
fn folder_files(folder: &Path, shown: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::read(folder)(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(Failure::read(folder))?.path();
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).map_err(Failure::read(&path))?;
            files.push((format!("{shown}/{name}"), bytes));
        }
    }
    files.sort();
    Ok(files)
}
