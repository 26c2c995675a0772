//! `new`: the files of a small working programme, to be changed into one's own. Nothing is overwritten.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use quanheng_programme::starter::{FILES, ID, id_of};
use serde_json::json;

use crate::arguments::New;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Form, Session};

pub(crate) fn run(arguments: &New, session: &mut Session) -> Result<Exit, Failure> {
    let folder = &arguments.dir;
    let standing = FILES.iter().filter(|(name, _)| folder.join(name).symlink_metadata().is_ok());
    let files: Vec<String> = standing.map(|(name, _)| (*name).to_owned()).collect();
    if !files.is_empty() {
        return Err(Failure::Exists { folder: folder.clone(), files });
    }
    fs::create_dir_all(folder).map_err(Failure::write(folder))?;
    let id = id_of(&folder_name(folder)?);
    for (name, content) in FILES {
        write_new(&folder.join(name), &content.replace(ID, &id))?;
    }
    show(session, folder, &id)?;
    Ok(Exit::Fine)
}

/// The folder's own name, also when it is given as `.`.
fn folder_name(folder: &Path) -> Result<String, Failure> {
    let full = folder.canonicalize().map_err(Failure::read(folder))?;
    Ok(full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
}

fn write_new(path: &Path, content: &str) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(Failure::write(parent))?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(content.as_bytes())).map_err(Failure::write(path))
}

fn show(session: &mut Session, folder: &Path, id: &str) -> Result<(), Failure> {
    let folder = folder.display().to_string();
    if session.form == Form::Json {
        let files: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        session.json(&json!({ "id": id, "folder": folder, "files": files }))?;
        return Ok(());
    }
    let made = session.say("new-made", &[("id", id.to_owned()), ("folder", folder.clone())]);
    session.line(made)?;
    for (name, _) in FILES {
        session.line(format!("  {name}"))?;
    }
    let next = session.say("new-next", &[("folder", folder)]);
    session.line(next)?;
    Ok(())
}
