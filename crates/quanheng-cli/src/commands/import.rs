//! `import`: the files of another tool become a new programme. Nothing is overwritten.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use quanheng_data::exchange::{self, Exchanged};
use quanheng_index::Finding;
use quanheng_programme::starter::id_of;
use serde_json::json;

use crate::arguments::{Foreign, Import};
use crate::diagnostics::{self, Files, Told};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Form, Session};

pub(crate) fn run(arguments: &Import, session: &mut Session) -> Result<Exit, Failure> {
    for file in &arguments.files {
        fs::File::open(file).map_err(Failure::read(file))?;
    }
    refuse_full(&arguments.out)?;
    session.doing("doing-reading");
    let import = exchange::Import {
        from: foreign(arguments.foreign),
        files: &arguments.files,
        id: &id_of(&folder_name(&arguments.out)),
        period: arguments.period.as_deref(),
    };
    let files = Files::new(Path::new(""), Vec::new());
    let made = match session.compute(|| exchange::import(&import)) {
        Ok(made) => made,
        Err(findings) => return Err(Failure::findings(findings, files)),
    };
    write_all(&arguments.out, &made)?;
    show(session, ("import-made", import.id), &arguments.out, made, &files)
}

pub(super) const fn foreign(format: Foreign) -> exchange::Foreign {
    match format {
        Foreign::Coinr => exchange::Foreign::Coinr,
        Foreign::CoinTool => exchange::Foreign::CoinTool,
    }
}

/// The last part of a path that need not exist yet.
fn folder_name(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Refuses a folder that holds anything, and a file in its place.
pub(super) fn refuse_full(folder: &Path) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
            let files = name.into_iter().collect();
            return Err(Failure::Exists { folder: folder.to_owned(), files });
        }
        Err(error) => return Err(Failure::read(folder)(error)),
    };
    let mut files: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    files.truncate(10);
    if files.is_empty() { Ok(()) } else { Err(Failure::Exists { folder: folder.to_owned(), files }) }
}

/// Writes files that are not there yet.
pub(super) fn write_all(folder: &Path, made: &Exchanged) -> Result<(), Failure> {
    for (name, bytes) in &made.files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Failure::write(parent))?;
        }
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        file.and_then(|mut file| file.write_all(bytes)).map_err(Failure::write(path))?;
    }
    Ok(())
}

/// Findings, then the files that were made; `message` with the programme's id.
pub(super) fn show(
    session: &mut Session,
    (message, id): (&str, &str),
    folder: &Path,
    made: Exchanged,
    files: &Files,
) -> Result<Exit, Failure> {
    let told: Vec<Told> =
        made.findings.into_iter().map(|finding: Finding| Told { finding, scenario: None }).collect();
    let names: Vec<PathBuf> = made.files.iter().map(|(name, _)| PathBuf::from(name)).collect();
    let folder = folder.display().to_string();
    if session.form == Form::Json {
        let mut value = diagnostics::to_json(session.language, &told);
        value["id"] = json!(id);
        value["folder"] = json!(folder);
        value["files"] = json!(names);
        session.json(&value)?;
        return Ok(Exit::Fine);
    }
    if !told.is_empty() {
        diagnostics::answer(session, told, files)?;
        session.line("")?;
    }
    let text = session.say(message, &[("id", id.to_owned()), ("folder", folder.clone())]);
    session.line(text)?;
    for name in names {
        session.line(format!("  {}", name.display()))?;
    }
    if message == "import-made" {
        let next = session.say("new-next", &[("folder", folder)]);
        session.line(next)?;
    }
    Ok(Exit::Fine)
}
