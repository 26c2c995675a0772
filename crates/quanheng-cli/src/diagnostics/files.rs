//! Lines of the user's files, for diagnostics: only those that are shown, in one pass over each file.
//!
//! A file may have a hundred megabytes; it is never held as a whole unless the programme holds it anyway.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use quanheng_index::finding::Place;
use quanheng_programme::text::{Encoding, decode, is_utf16};

/// Bytes of a line that are kept; a longer line is not shown.
const LONGEST: usize = 64 * 1024;

/// The files of a programme: those it holds, else those on disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files {
    folder: PathBuf,
    held: Vec<(String, Vec<u8>)>,
}

/// Lines by file and number.
pub(crate) type Lines = BTreeMap<(String, usize), String>;

impl Files {
    pub(crate) fn new(folder: &Path, held: Vec<(String, Vec<u8>)>) -> Self {
        Self { folder: folder.to_owned(), held }
    }

    /// The same with a file that is nowhere on disk.
    #[cfg(feature = "report")]
    pub(crate) fn holding(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.held.push((name.to_owned(), bytes));
        self
    }

    /// The lines at some places; those that cannot be read are left out.
    pub(crate) fn lines<'a>(&self, places: impl Iterator<Item = &'a Place>) -> Lines {
        let mut wanted: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for place in places.filter(|place| place.sheet.is_none() && place.line > 0) {
            wanted.entry(&place.file).or_default().push(place.line);
        }
        let mut lines = Lines::new();
        for (file, mut numbers) in wanted {
            numbers.sort_unstable();
            numbers.dedup();
            for (number, bytes) in self.read(file, &numbers).unwrap_or_default() {
                let is_text = !bytes.contains(&0);
                if let Some(text) = decode(file, bytes, Encoding::Auto).ok().filter(|_| is_text) {
                    lines.insert((file.to_owned(), number), text);
                }
            }
        }
        lines
    }

    fn read(&self, file: &str, numbers: &[usize]) -> io::Result<Vec<(usize, Vec<u8>)>> {
        match self.held.iter().find(|(name, _)| name == file) {
            Some((_, bytes)) => pick_decoded(file, bytes.as_slice(), numbers),
            None => pick_decoded(file, BufReader::new(File::open(self.folder.join(file))?), numbers),
        }
    }
}

/// The lines with these numbers; UTF-16 is turned into UTF-8 first, whose line breaks are single bytes.
fn pick_decoded(
    file: &str,
    mut reader: impl BufRead,
    numbers: &[usize],
) -> io::Result<Vec<(usize, Vec<u8>)>> {
    if !is_utf16(reader.fill_buf()?) {
        return pick(reader, numbers);
    }
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let text = decode(file, bytes, Encoding::Auto).unwrap_or_default();
    pick(text.as_bytes(), numbers)
}

/// The lines with these numbers, which ascend; without their line breaks.
fn pick(mut reader: impl BufRead, numbers: &[usize]) -> io::Result<Vec<(usize, Vec<u8>)>> {
    let mut picked = Vec::new();
    let mut numbers = numbers.iter().copied().peekable();
    let (mut number, mut line) = (1, Vec::new());
    while let Some(&wanted) = numbers.peek() {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let piece = &buffer[..end.unwrap_or(buffer.len())];
        if number == wanted && line.len() <= LONGEST {
            line.extend_from_slice(&piece[..piece.len().min(LONGEST + 1)]);
        }
        let is_last = buffer.is_empty();
        if is_last || end.is_some() {
            if number == wanted {
                numbers.next();
                let kept = std::mem::take(&mut line);
                picked.extend((kept.len() <= LONGEST).then_some((number, kept)));
            }
            number += 1;
        }
        if is_last {
            break;
        }
        let used = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(used);
    }
    Ok(picked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(text: &str, numbers: &[usize]) -> Vec<(usize, String)> {
        let reader = BufReader::with_capacity(3, text.as_bytes());
        let lines = pick(reader, numbers).unwrap();
        lines.into_iter().map(|(number, bytes)| (number, String::from_utf8(bytes).unwrap())).collect()
    }

    #[test]
    fn lines_are_picked_across_buffers() {
        assert_eq!(picked("one\ntwo\nthree", &[1, 3]), [(1, "one".to_owned()), (3, "three".to_owned())]);
        assert_eq!(picked("one\n", &[9]), []);
        let long = format!("{}\nshort\n", "x".repeat(LONGEST + 5));
        assert_eq!(picked(&long, &[1, 2]), [(2, "short".to_owned())]);
    }

    #[test]
    fn lines_of_utf_16_are_shown_too() {
        // A line of U+0A0A, each byte of which looks like a line break.
        let units = "\u{FEFF}a\tb\n\u{0A0A}\t1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files = Files::new(Path::new("/nowhere"), vec![("d.csv".to_owned(), units)]);
        let lines = files.lines([Place::span("d.csv", 2, 1, 1)].iter());
        assert_eq!(lines[&("d.csv".to_owned(), 2)], "\u{0A0A}\t1");
    }

    #[test]
    fn held_files_come_first_and_binary_ones_are_not_shown() {
        let held = vec![("a.csv".to_owned(), b"\xEF\xBB\xBFcode\n1\n".to_vec()), ("b".into(), vec![0, 1])];
        let files = Files::new(Path::new("/nowhere"), held);
        let places = [Place::span("a.csv", 1, 1, 1), Place::span("b", 1, 1, 1), Place::span("c", 1, 1, 1)];
        let lines = files.lines(places.iter());
        assert_eq!(lines.into_iter().collect::<Vec<_>>(), [(("a.csv".to_owned(), 1), "code".to_owned())]);
    }
}
