//! Publishing a folder of results in one move.
//!
//! Everything is written beside the folder first and then put in its place by renaming, so that an interrupted build
//! leaves the previous results whole. A folder that holds anything but results is never replaced; where a link to a
//! folder stands, the folder it leads to is replaced and the link stays. What an interrupted build left behind is
//! cleared by the next one: a lock tells it from what another build is writing just now.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Error, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::error::DataError;
use crate::input::hexadecimal;

/// Names of the tables a folder of results may hold, as CSV and as Parquet.
const TABLES: [&str; 6] = ["summary", "scores", "ranks", "framework", "trace", "changes"];

/// The file that is locked while results are being written.
const LOCK: &str = "lock";

/// Names of its other files.
const OTHERS: [&str; 2] = ["run.json", "results.xlsx"];

/// The list of the files of a publication.
const MANIFEST: &str = "manifest.json";

/// Names of the files of an audit that are no tables of its parts.
const AUDIT: [&str; 4] = ["audit.json", "audit.xlsx", "cautions.csv", "replicates.parquet"];

/// Writes files as the whole content of `folder`, replacing previous results.
///
/// # Errors
/// When the folder holds a single file that is no result (nobody's notes are ever deleted), a name leads out of it,
/// or the file system refuses. The previous results are then still there.
pub fn write_results(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), DataError> {
    replace_folder(folder, files, is_result)
}

/// Writes files as the whole content of `folder`, which may hold nothing but earlier files of the same names.
///
/// # Errors
/// As [`write_results`].
pub fn write_same(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), DataError> {
    replace_folder(folder, files, |name| files.iter().any(|(known, _)| known == name))
}

/// Writes files as the whole content of `folder`, which may hold nothing but files of an earlier audit: a document, a
/// workbook, replicates, and tables whose names begin with one of `prefixes`.
///
/// # Errors
/// As [`write_results`].
pub fn write_audit(folder: &Path, files: &[(String, Vec<u8>)], prefixes: &[String]) -> Result<(), DataError> {
    let is_table = |name: &str| {
        let of_part = |prefix: &String| name.starts_with(prefix.as_str());
        [".csv", ".parquet"].iter().any(|end| name.ends_with(end)) && prefixes.iter().any(of_part)
    };
    replace_folder(folder, files, |name| AUDIT.contains(&name) || is_table(name))
}

/// Writes files as the whole content of `folder`, with a list of them and their hashes beside them (`manifest.json`);
/// the folder may hold nothing but what an earlier list names.
///
/// # Errors
/// As [`write_results`].
pub fn write_listed(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), DataError> {
    let earlier: Vec<String> = fs::read(folder.join(MANIFEST))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<BTreeMap<String, String>>(&bytes).ok())
        .map_or_else(Vec::new, |list| list.into_keys().collect());
    let list: BTreeMap<&str, String> =
        files.iter().map(|(name, bytes)| (name.as_str(), hexadecimal(&Sha256::digest(bytes)))).collect();
    let mut manifest = serde_json::to_vec_pretty(&list).expect("names and hashes are JSON");
    manifest.push(b'\n');
    let mut all = files.to_vec();
    all.push((MANIFEST.to_owned(), manifest));
    replace_folder(folder, &all, |name| name == MANIFEST || earlier.iter().any(|known| known == name))
}

fn replace_folder(
    folder: &Path,
    files: &[(String, Vec<u8>)],
    is_ours: impl Fn(&str) -> bool,
) -> Result<(), DataError> {
    let folder = followed(folder)?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(DataError::NotResults { path: folder });
    };
    for (name, _) in files {
        check_name(name)?;
    }
    fs::create_dir_all(parent).map_err(at(parent))?;
    let aside = parent.join(format!(".{}.previous", name.to_string_lossy()));
    recover(&folder, &aside)?;
    check_replaceable(&folder, is_ours)?;
    let prefix = format!(".{}.new-", name.to_string_lossy());
    clear_leftovers(parent, &prefix);
    let (fresh, _busy) = begin(parent, &prefix).map_err(at(parent))?;
    let content = fresh.path().join("content");
    fs::create_dir(&content).map_err(at(&content))?;
    for (name, bytes) in files {
        write_file(&content.join(name), bytes)?;
    }
    swap(&folder, &aside, &content)
}

/// The folder itself, where the path is a link to it.
fn followed(folder: &Path) -> Result<PathBuf, DataError> {
    let folder = std::path::absolute(folder).map_err(at(folder))?;
    if !folder.is_symlink() {
        return Ok(folder);
    }
    if let Ok(real) = folder.canonicalize() {
        return Ok(real);
    }
    // There is no such folder yet, or an interrupted build has put it aside.
    let link = fs::read_link(&folder).map_err(at(&folder))?;
    let target = folder.parent().map_or_else(|| link.clone(), |parent| parent.join(&link));
    let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
        return Err(DataError::NotResults { path: folder });
    };
    Ok(parent.canonicalize().map_err(at(&folder))?.join(name))
}

/// A new folder to write in, locked.
fn begin(parent: &Path, prefix: &str) -> std::io::Result<(TempDir, File)> {
    loop {
        let fresh = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
        match lock(fresh.path()) {
            // Another build took it for left behind, which can only happen before it is locked.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            locked => return locked.map(|file| (fresh, file)),
        }
    }
}

/// Held while a build writes; the system lets go of it when the process ends in whatever way.
fn lock(folder: &Path) -> std::io::Result<File> {
    let file = File::create(folder.join(LOCK))?;
    // Where files cannot be locked, nothing is ever taken for left behind.
    let _ = file.try_lock();
    Ok(file)
}

/// Takes away what interrupted builds were writing. It is only in the way of the eye: nothing depends on it.
fn clear_leftovers(parent: &Path, prefix: &str) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let path = entry.path();
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
            continue;
        }
        // Locked first of all: what has no lock is empty, or nothing of ours and stays.
        let _ = match File::open(path.join(LOCK)) {
            Ok(file) if file.try_lock().is_ok() => fs::remove_dir_all(path),
            Ok(_) => Ok(()),
            Err(_) => fs::remove_dir(path),
        };
    }
}

/// Names the path in an error.
fn at(path: &Path) -> impl Fn(Error) -> DataError + '_ {
    |source| DataError::Io { path: path.to_owned(), source }
}

fn check_name(name: &str) -> Result<(), DataError> {
    let mut parts = Path::new(name).components().peekable();
    let is_plain = parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)));
    if is_plain { Ok(()) } else { Err(DataError::FileName { name: name.to_owned() }) }
}

/// A build that was interrupted between the two renames left the previous results aside: they go back.
fn recover(folder: &Path, aside: &Path) -> Result<(), DataError> {
    if !aside.exists() {
        return Ok(());
    }
    if folder.exists() {
        return fs::remove_dir_all(aside).map_err(at(aside));
    }
    fs::rename(aside, folder).map_err(at(folder))
}

fn check_replaceable(folder: &Path, is_ours: impl Fn(&str) -> bool) -> Result<(), DataError> {
    let refused = || DataError::NotResults { path: folder.to_owned() };
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                let entry = entry.map_err(at(folder))?;
                if !is_ours(&entry.file_name().to_string_lossy()) {
                    return Err(refused());
                }
            }
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Err(refused()),
        Err(error) => Err(at(folder)(error)),
    }
}

fn is_result(name: &str) -> bool {
    let is_table = name
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| TABLES.contains(&stem) && matches!(ending, "csv" | "parquet"));
    is_table || OTHERS.contains(&name)
}

fn write_file(path: &PathBuf, bytes: &[u8]) -> Result<(), DataError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    let mut file = File::create(path).map_err(at(path))?;
    file.write_all(bytes).map_err(at(path))?;
    // On disk before it takes the place of the previous results.
    file.sync_all().map_err(at(path))
}

fn swap(folder: &Path, aside: &Path, fresh: &Path) -> Result<(), DataError> {
    let had_previous = folder.exists();
    if had_previous {
        fs::rename(folder, aside).map_err(at(folder))?;
    }
    if let Err(error) = fs::rename(fresh, folder) {
        if had_previous {
            fs::rename(aside, folder).map_err(at(folder))?;
        }
        return Err(at(folder)(error));
    }
    if had_previous { fs::remove_dir_all(aside).map_err(at(aside)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn results_replace_results_and_nothing_is_left_behind() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("results");
        write_results(&folder, &files(&[("run.json", "1"), ("trace.csv", "x")])).unwrap();
        write_results(&folder, &files(&[("run.json", "2"), ("scores.csv", "y")])).unwrap();
        assert_eq!(names_in(&folder), ["run.json", "scores.csv"]);
        assert_eq!(fs::read_to_string(folder.join("run.json")).unwrap(), "2");
        assert_eq!(names_in(root.path()), ["results"]);
    }

    #[test]
    fn other_peoples_folders_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("thesis");
        fs::create_dir(&folder).unwrap();
        write_results(&folder, &files(&[("a.csv", "1")])).unwrap();
        let refused = |folder: &Path| write_results(folder, &files(&[("run.json", "1")])).unwrap_err().code();
        assert_eq!(refused(&folder), "not-a-results-folder");
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "1");
        assert_eq!(refused(&folder.join("a.csv")), "not-a-results-folder");
    }

    #[test]
    fn notes_among_the_results_are_not_deleted() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("results");
        write_results(&folder, &files(&[("run.json", "1")])).unwrap();
        fs::write(folder.join("notes.txt"), "mine").unwrap();
        let error = write_results(&folder, &files(&[("run.json", "2")])).unwrap_err();
        assert_eq!(error.code(), "not-a-results-folder");
        assert_eq!(names_in(&folder), ["notes.txt", "run.json"]);
    }

    #[test]
    fn an_analysis_replaces_its_own_files_only() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("trend");
        write_same(&folder, &files(&[("trend.csv", "1"), ("trend.json", "1")])).unwrap();
        write_same(&folder, &files(&[("trend.csv", "2"), ("trend.json", "2")])).unwrap();
        assert_eq!(fs::read_to_string(folder.join("trend.csv")).unwrap(), "2");
        let error = write_same(&folder, &files(&[("change.csv", "1")])).unwrap_err();
        assert_eq!(error.code(), "not-a-results-folder");
    }

    #[test]
    fn every_file_of_results_is_known() {
        for table in TABLES {
            assert!(is_result(&format!("{table}.csv")) && is_result(&format!("{table}.parquet")));
        }
        assert!(is_result("run.json") && is_result("results.xlsx"));
        assert!(!is_result("scores.txt") && !is_result("my.csv") && !is_result("run"));
    }

    #[test]
    fn names_stay_within_the_folder() {
        let root = tempfile::tempdir().unwrap();
        for name in ["../x", "/x", "", "a/../../x"] {
            let error = write_results(&root.path().join("r"), &files(&[(name, "1")])).unwrap_err();
            assert_eq!(error.code(), "bad-file-name", "{name}");
        }
    }

    #[test]
    fn results_left_aside_by_an_interruption_come_back() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("results");
        write_results(&folder, &files(&[("run.json", "1")])).unwrap();
        fs::rename(&folder, root.path().join(".results.previous")).unwrap();
        let error = write_results(&folder, &files(&[("../x", "1")])).unwrap_err();
        assert_eq!(error.code(), "bad-file-name");
        write_results(&folder, &files(&[("run.json", "2")])).unwrap();
        assert_eq!(names_in(root.path()), ["results"]);
    }

    #[test]
    fn what_an_interrupted_build_was_writing_is_cleared_unless_it_is_at_work() {
        let root = tempfile::tempdir().unwrap();
        let [left, busy, empty, other] = ["left", "busy", "empty", "other"].map(|name| {
            let folder = root.path().join(format!(".results.new-{name}"));
            fs::create_dir_all(folder.join(if name == "empty" { "" } else { "content" })).unwrap();
            folder
        });
        drop(lock(&left).unwrap());
        let held = lock(&busy).unwrap();
        write_results(&root.path().join("results"), &files(&[("run.json", "1")])).unwrap();
        assert_eq!([left, busy, empty, other].map(|folder| folder.exists()), [false, true, false, true]);
        drop(held);
    }

    #[cfg(unix)]
    #[test]
    fn a_publication_replaces_what_its_list_names_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("publication");
        write_listed(&folder, &files(&[("report.zh.pdf", "1"), ("old.csv", "2")])).unwrap();
        write_listed(&folder, &files(&[("report.zh.pdf", "3")])).unwrap();
        assert_eq!(names_in(&folder), ["manifest.json", "report.zh.pdf"]);
        let list = fs::read_to_string(folder.join("manifest.json")).unwrap();
        // printf 3 | sha256sum
        assert!(list.contains("4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"), "{list}");
        fs::write(folder.join("notes.txt"), "mine").unwrap();
        let error = write_listed(&folder, &files(&[("report.zh.pdf", "4")])).unwrap_err();
        assert_eq!(error.code(), "not-a-results-folder");
        assert_eq!(fs::read_to_string(folder.join("report.zh.pdf")).unwrap(), "3");
    }

    #[test]
    fn a_link_to_a_folder_is_followed_and_stays() {
        let root = tempfile::tempdir().unwrap();
        let (disk, programme) = (root.path().join("disk"), root.path().join("programme"));
        fs::create_dir_all(disk.join("mine")).unwrap();
        fs::create_dir(&programme).unwrap();
        let link = programme.join("results");
        std::os::unix::fs::symlink(disk.join("mine"), &link).unwrap();
        for text in ["1", "2"] {
            write_results(&link, &files(&[("run.json", text)])).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(disk.join("mine/run.json")).unwrap(), text);
            assert_eq!(
                (names_in(&programme), names_in(&disk)),
                (vec!["results".into()], vec!["mine".into()])
            );
        }
        fs::rename(disk.join("mine"), disk.join(".mine.previous")).unwrap();
        assert_eq!(write_results(&link, &files(&[("../x", "3")])).unwrap_err().code(), "bad-file-name");
        write_results(&link, &files(&[("run.json", "3")])).unwrap();
        assert_eq!((names_in(&disk), link.is_symlink()), (vec!["mine".into()], true));
        fs::rename(&disk, root.path().join("unplugged")).unwrap();
        let error = write_results(&link, &files(&[("run.json", "3")])).unwrap_err();
        assert_eq!((error.code(), link.is_symlink()), ("cannot-write", true), "it leads nowhere");
        fs::create_dir(&disk).unwrap();
        fs::write(disk.join("mine"), "a file").unwrap();
        let error = write_results(&link, &files(&[("run.json", "3")])).unwrap_err();
        assert_eq!(error.code(), "not-a-results-folder");
    }
}
