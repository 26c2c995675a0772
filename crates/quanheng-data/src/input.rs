//! The files of a source: found by path or glob, told apart by their ending, hashed.
//!
//! What is inside a file is the business of the readers.

use std::io::Read;
use std::path::{Path, PathBuf};

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};
use sha2::{Digest, Sha256};

use crate::hint::nearest;

/// A data file that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataFile {
    /// Path as shown, relative to the programme.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A file to read.
#[derive(Debug, Clone)]
pub(crate) struct InputFile {
    pub(crate) path: PathBuf,
    pub(crate) shown: String,
}

/// What a file holds, by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFormat {
    Csv,
    Workbook,
    Parquet,
}

/// Endings of files we read, for messages.
const ENDINGS: &str = "csv, xlsx, xlsm, xlsb, xls, ods, parquet";

/// The files a path or glob of a source means, in alphabetical order.
pub(crate) fn expand(folder: &Path, pattern: &str, place: &Place) -> Result<Vec<InputFile>, Finding> {
    let literal = folder.join(pattern);
    if literal.is_file() {
        return Ok(vec![InputFile { shown: shown(folder, &literal), path: literal }]);
    }
    let escaped = glob::Pattern::escape(&folder.to_string_lossy());
    let matches = glob::glob(&format!("{escaped}/{pattern}")).into_iter().flatten().flatten();
    let mut files: Vec<InputFile> = matches
        .filter(|path| path.is_file())
        .map(|path| InputFile { shown: shown(folder, &path), path })
        .collect();
    files.sort_by(|a, b| a.shown.cmp(&b.shown));
    if files.is_empty() { Err(no_such_file(folder, pattern, place)) } else { Ok(files) }
}

fn no_such_file(folder: &Path, pattern: &str, place: &Place) -> Finding {
    let parent = Path::new(pattern).parent().unwrap_or(Path::new(""));
    let siblings: Vec<String> = names_in(&folder.join(parent))
        .into_iter()
        .map(|name| shown(Path::new(""), &parent.join(name)))
        .collect();
    let near = nearest(pattern, siblings.iter().map(String::as_str));
    Finding::error("no-such-file", Subject::Place(place.clone())).with("file", pattern).with("nearest", near)
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A path as shown: relative to the programme where it is inside, with `/` on every system.
fn shown(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

impl InputFile {
    /// What the file holds.
    pub(crate) fn format(&self) -> Result<FileFormat, Finding> {
        let ending = self.path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(FileFormat::Csv),
            Some("xlsx" | "xlsm" | "xlsb" | "xls" | "ods") => Ok(FileFormat::Workbook),
            Some("parquet") => Ok(FileFormat::Parquet),
            _ => Err(Finding::error("unknown-file-format", Subject::Place(Place::file(&self.shown)))
                .with("file", &self.shown)
                .with("known", ENDINGS)),
        }
    }

    /// All bytes and their hash.
    pub(crate) fn read(&self) -> Result<(Vec<u8>, DataFile), Finding> {
        let bytes = std::fs::read(&self.path).map_err(|error| self.unreadable(&error))?;
        let file = DataFile { file: self.shown.clone(), sha256: hexadecimal(&Sha256::digest(&bytes)) };
        Ok((bytes, file))
    }

    /// The hash of the bytes, without keeping them.
    pub(crate) fn hash(&self) -> Result<DataFile, Finding> {
        let mut file = std::fs::File::open(&self.path).map_err(|error| self.unreadable(&error))?;
        let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 20]);
        loop {
            match file.read(&mut buffer).map_err(|error| self.unreadable(&error))? {
                0 => break,
                count => hasher.update(&buffer[..count]),
            }
        }
        Ok(DataFile { file: self.shown.clone(), sha256: hexadecimal(&hasher.finalize()) })
    }

    /// The finding that the file cannot be read.
    pub(crate) fn unreadable(&self, reason: impl ToString) -> Finding {
        Finding::error("unreadable-file", Subject::Place(Place::file(&self.shown)))
            .with("file", &self.shown)
            .with("reason", reason)
    }

    /// The finding that the file has nothing in it.
    pub(crate) fn empty(&self) -> Finding {
        Finding::error("empty-file", Subject::Place(Place::file(&self.shown)))
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_expand_in_order_and_slips_get_a_hint() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("a[1]");
        std::fs::create_dir_all(root.join("data")).unwrap();
        for name in ["b.csv", "a.csv", "x[1].csv"] {
            std::fs::write(root.join("data").join(name), "x").unwrap();
        }
        let place = Place::file("quanheng.toml");
        let names = |pattern: &str| {
            expand(&root, pattern, &place).map(|files| files.into_iter().map(|f| f.shown).collect::<Vec<_>>())
        };
        assert_eq!(names("data/*.csv").unwrap(), ["data/a.csv", "data/b.csv", "data/x[1].csv"]);
        assert_eq!(names("data/x[1].csv").unwrap(), ["data/x[1].csv"]);
        let finding = names("data/aa.csv").unwrap_err();
        assert_eq!((finding.code, finding.argument("nearest")), ("no-such-file", Some("data/a.csv")));
    }

    #[test]
    fn both_ways_to_hash_agree() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "abc").unwrap();
        let file = InputFile { path, shown: "a.csv".into() };
        let hash = file.hash().unwrap();
        // FIPS 180-2, appendix B.1.
        assert_eq!(hash.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(file.read().unwrap().1, hash);
    }
}
