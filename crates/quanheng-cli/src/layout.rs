//! Text in columns, with characters as wide as a terminal draws them: a Chinese one takes two columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces behind it.
pub(crate) fn left(text: &str, columns: usize) -> String {
    format!("{text}{}", spaces(columns.saturating_sub(width(text))))
}

/// The text with spaces before it.
pub(crate) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", spaces(columns.saturating_sub(width(text))))
}

/// So many spaces.
pub(crate) fn spaces(columns: usize) -> String {
    " ".repeat(columns)
}

/// The text, its end replaced by `…` when it is too wide.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if width(&kept) + letter.width().unwrap_or(0) + 1 > columns {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

/// Lines of at most so many columns: broken at spaces and between Chinese characters, where no closing mark
/// begins a line.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("starts with one line, and lines are only added");
        if !line.is_empty() && width(line) + width(piece.trim_end()) > columns {
            line.truncate(line.trim_end().len());
            lines.push(piece.to_owned());
        } else {
            line.push_str(piece);
        }
    }
    lines
}

/// The same, and words that are too long are divided.
pub(crate) fn wrap_words(text: &str, columns: usize) -> Vec<String> {
    let divided: Vec<String> = text.split(' ').map(|word| divide(word, columns)).collect();
    let lines = wrap(&divided.join(" "), columns).into_iter();
    lines.flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// A word of one-column letters with a hyphen and a line break wherever it would be too long.
fn divide(word: &str, columns: usize) -> String {
    if width(word) <= columns || columns < 2 || word.chars().any(is_wide) {
        return word.to_owned();
    }
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len().div_ceil(columns - 1);
    let pieces: Vec<String> =
        letters.chunks(letters.len().div_ceil(count)).map(|piece| piece.iter().collect()).collect();
    pieces.join("-\n")
}

/// The text cut at every place where a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let Some(&(_, next)) = letters.peek() else { break };
        let between_wide = (is_wide(letter) || is_wide(next)) && letter != ' ' && next != ' ';
        let after_space = letter == ' ' && next != ' ';
        if after_space || (between_wide && !CLOSING.contains(next) && !OPENING.contains(letter)) {
            cuts.push(at + letter.len_utf8());
        }
    }
    cuts.push(text.len());
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

const CLOSING: &str = "，。、；：？！）》”’…·%,.;:?!)]}\"'";
const OPENING: &str = "（《“‘([{";

fn is_wide(letter: char) -> bool {
    letter.width() == Some(2)
}

/// Colours, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// ANSI escapes around what is painted.
    Colours,
    /// The text as it is.
    Nothing,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Strong,
    Faint,
    Good,
    Attention,
    Bad,
}

impl Paint {
    pub(crate) fn ink(self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Good => "32",
            Ink::Attention => "33",
            Ink::Bad => "1;31",
        };
        match self {
            Self::Colours if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_take_two_columns() {
        assert_eq!(left("天津", 6), "天津  ");
        assert_eq!(right("天津", 6), "  天津");
        assert_eq!(cut("信息服务应用", 7), "信息服…");
        assert_eq!(cut("天津", 4), "天津");
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        assert_eq!(wrap("本结果，并非官方", 8), ["本结果，", "并非官方"]);
        assert_eq!(wrap("本结果是，并非", 8), ["本结果", "是，并非"]);
        assert_eq!(wrap("a re-computation from data", 9), ["a", "re-computation", "from data"]);
        assert_eq!(wrap_words("Digitalisation of all", 9), ["Digital-", "isation", "of all"]);
    }

    #[test]
    fn ink_leaves_no_trace_without_colours() {
        assert_eq!(Paint::Nothing.ink(Ink::Bad, "x"), "x");
        assert_eq!(Paint::Colours.ink(Ink::Strong, "x"), "\u{1b}[1mx\u{1b}[0m");
    }
}
