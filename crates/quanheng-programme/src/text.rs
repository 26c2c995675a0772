//! Text files: bytes → text, in UTF-8 with or without a byte-order mark, in GB18030, or in UTF-16 with a mark, as
//! spreadsheets write "Unicode text".

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-16 if a byte-order mark says so, else UTF-8, else GB18030 if that fits.
    #[default]
    Auto,
    /// UTF-8 only.
    Utf8,
    /// GB18030 only.
    Gb18030,
}

impl Encoding {
    /// The words used in files.
    pub const WORDS: &'static [&'static str] = &["auto", "utf-8", "gb18030"];

    /// The encoding a file spells `word`; `auto` for anything else.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "utf-8" => Self::Utf8,
            "gb18030" => Self::Gb18030,
            _ => Self::Auto,
        }
    }
}

/// Decodes a file.
///
/// # Errors
/// A finding that points to the line of the first byte that cannot be read.
pub fn decode(file: &str, bytes: Vec<u8>, encoding: Encoding) -> Result<String, Finding> {
    if encoding == Encoding::Auto
        && let Some((utf16, length)) = utf16(&bytes)
    {
        let text = utf16.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
        let text = text.ok_or_else(|| undecodable(file, &bytes, 0, "utf-16"))?;
        return refuse_binary(file, text.into_owned());
    }
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let error = match (encoding, String::from_utf8(bytes)) {
        (Encoding::Auto | Encoding::Utf8, Ok(text)) => return refuse_binary(file, text),
        (Encoding::Gb18030, Ok(text)) if text.is_ascii() => return refuse_binary(file, text),
        (Encoding::Gb18030, Ok(text)) => return gb18030(file, text.as_bytes()),
        (_, Err(error)) => error,
    };
    let valid = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    if encoding == Encoding::Utf8 {
        return Err(undecodable(file, &bytes, valid, "utf-8"));
    }
    gb18030(file, &bytes).map_err(|finding| match encoding {
        Encoding::Auto => undecodable(file, &bytes, valid, "utf-8"),
        _ => finding,
    })
}

/// The kind of UTF-16 that a byte-order mark announces, and the length of the mark.
fn utf16(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, usize)> {
    encoding_rs::Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != encoding_rs::UTF_8)
}

/// Whether the bytes are announced as UTF-16, whose lines do not end where a byte is a line break.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    utf16(bytes).is_some()
}

fn gb18030(file: &str, bytes: &[u8]) -> Result<String, Finding> {
    let decoded = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    match decoded {
        Some(text) => refuse_binary(file, text.into_owned()),
        None => Err(undecodable(file, bytes, 0, "gb18030")),
    }
}

/// Text does not contain NUL: a file that does is something else under a wrong name.
fn refuse_binary(file: &str, text: String) -> Result<String, Finding> {
    match text.find('\0') {
        Some(at) => Err(undecodable(file, text.as_bytes(), at, "text")),
        None => Ok(text),
    }
}

fn undecodable(file: &str, bytes: &[u8], at: usize, encoding: &str) -> Finding {
    let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let place = Place { line, ..Place::file(file) };
    Finding::error("encoding", Subject::Place(place)).with("encoding", encoding).with("byte", at)
}

/// The line `number` (from 1) of a text, without its line break.
#[must_use]
pub fn line(text: &str, number: usize) -> Option<&str> {
    text.lines().nth(number.checked_sub(1)?)
}

/// Line and column (from 1, in characters) of a byte offset.
#[must_use]
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.bytes().filter(|&byte| byte == b'\n').count() + 1, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], encoding: Encoding) -> Result<String, Finding> {
        decode("f.csv", bytes.to_vec(), encoding)
    }

    #[test]
    fn three_ways_to_write_beijing() {
        let gb: &[u8] = &[0xB1, 0xB1, 0xBE, 0xA9];
        assert_eq!(read("北京".as_bytes(), Encoding::Auto).unwrap(), "北京");
        assert_eq!(read("\u{FEFF}北京".as_bytes(), Encoding::Auto).unwrap(), "北京");
        assert_eq!(read(gb, Encoding::Auto).unwrap(), "北京");
        assert_eq!(read(gb, Encoding::Gb18030).unwrap(), "北京");
        assert!(read(gb, Encoding::Utf8).is_err());
    }

    #[test]
    fn utf_16_is_read_when_its_mark_says_so() {
        let little: &[u8] = &[0xFF, 0xFE, 0x17, 0x53, 0xAC, 0x4E, 0x0A, 0x00];
        let big: &[u8] = &[0xFE, 0xFF, 0x53, 0x17, 0x4E, 0xAC, 0x00, 0x0A];
        for bytes in [little, big] {
            assert_eq!(read(bytes, Encoding::Auto).unwrap(), "北京\n");
            assert!(is_utf16(bytes) && read(bytes, Encoding::Utf8).is_err());
            assert!(read(&bytes[2..], Encoding::Auto).is_err(), "without a mark nothing says so");
        }
        // Half a pair of surrogates, and half a unit.
        for broken in [&[0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00][..], &[0xFF, 0xFE, 0x41]] {
            assert_eq!(read(broken, Encoding::Auto).unwrap_err().argument("encoding"), Some("utf-16"));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        let finding = read(b"a,b\n1,\xFF\xFF\n", Encoding::Auto).unwrap_err();
        let Subject::Place(place) = finding.subject else { panic!("a place") };
        assert_eq!((finding.code, place.line), ("encoding", 2));
        assert!(read(b"a\0b", Encoding::Auto).is_err());
    }

    #[test]
    fn positions_count_characters() {
        assert_eq!(position("北京\n天津x", 10), (2, 2));
        assert_eq!(line("a\nb\n", 2), Some("b"));
    }
}
