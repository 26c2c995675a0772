//! The fonts of figures and reports, and how wide text is in them.
//!
//! Subsets of Noto Sans CJK SC, and behind them of Noto Sans, embedded: what they do not have cannot be drawn, and is told
//! before anything is.

use std::sync::LazyLock;

use ttf_parser::Face;

/// The family that drawings name.
pub const FAMILY: &str = "Noto Sans CJK SC";

const REGULAR: &[u8] = include_bytes!("../fonts/NotoSansCJKsc-Regular.otf");
const BOLD: &[u8] = include_bytes!("../fonts/NotoSansCJKsc-Bold.otf");
/// What they lack of the Latin, Greek and Cyrillic scripts, with small digits above and below the line.
const LATIN: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Of running text.
    Regular,
    /// Of titles.
    Bold,
}

/// The bytes of all fonts, in the order in which they are asked, regular before bold.
#[must_use]
pub const fn all() -> [&'static [u8]; 4] {
    [REGULAR, BOLD, LATIN[0], LATIN[1]]
}

/// The first character of a text that the fonts do not have. White space is never one.
#[must_use]
pub fn missing(text: &str) -> Option<char> {
    let is_drawn =
        |letter: char| letter.is_whitespace() || FACES.iter().any(|face| face.glyph_index(letter).is_some());
    text.chars().find(|letter| !is_drawn(*letter))
}

/// Width of a line of text of a size, in the unit of the size; kerning is left out.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = face(weight);
    let advance = |letter| {
        let glyph = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
        glyph.map_or(f64::from(face.units_per_em()), f64::from)
    };
    text.chars().map(advance).sum::<f64>() * size / f64::from(face.units_per_em())
}

/// A text cut to a width, with an ellipsis where something was cut.
#[must_use]
pub fn shortened(text: &str, most: f64, size: f64) -> String {
    if width(text, size, Weight::Regular) <= most {
        return text.to_owned();
    }
    let room = most - width("…", size, Weight::Regular);
    let mut short = String::new();
    for letter in text.chars() {
        short.push(letter);
        if width(&short, size, Weight::Regular) > room {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

/// A text in lines of at most a width: broken between words, and between any two Chinese characters.
#[must_use]
pub fn wrapped(text: &str, most: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let line = lines.last_mut().expect("never empty");
        let is_full = width(&format!("{line}{}", word.trim_end()), size, weight) > most;
        if is_full && !line.is_empty() {
            lines.push(word.to_owned());
        } else {
            line.push_str(word);
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Parts that stay together, each with the space behind it.
fn words(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for pair in letters.windows(2) {
        let ((_, before), (at, after)) = (pair[0], pair[1]);
        let opens = matches!(before, '（' | '“' | '《' | '(');
        let closes =
            matches!(after, '，' | '。' | '；' | '：' | '、' | '）' | '”' | '》' | '！' | '？' | '%' | ')');
        let is_break = before == ' ' || is_wide(before) || is_wide(after);
        if is_break && !opens && !closes && after != ' ' {
            parts.push(&text[start..at]);
            start = at;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Whether lines may be broken beside a character.
const fn is_wide(letter: char) -> bool {
    letter as u32 >= 0x2E80
}

/// All faces, in the order of [`all`].
static FACES: LazyLock<[Face<'static>; 4]> =
    LazyLock::new(|| all().map(|bytes| Face::parse(bytes, 0).expect("the embedded fonts are fonts")));

fn face(weight: Weight) -> &'static Face<'static> {
    match weight {
        Weight::Regular => &FACES[0],
        Weight::Bold => &FACES[1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_is_not_there_is_named() {
        assert_eq!(missing("北京 Beijing 1 234,5 – ① λ₁ Ж"), None);
        assert_eq!(missing("北京🙂"), Some('🙂'));
    }

    #[test]
    fn chinese_is_one_em_wide_and_long_names_are_cut() {
        assert!((width("北京", 10.0, Weight::Regular) - 20.0).abs() < 1e-9);
        let name = "省级政府网上政务服务能力指数";
        let short = shortened(name, 80.0, 10.0);
        assert!(short.ends_with('…') && width(&short, 10.0, Weight::Regular) <= 80.0, "{short}");
        assert_eq!(shortened("北京", 80.0, 10.0), "北京");
    }

    #[test]
    fn lines_break_between_words_and_never_before_a_comma() {
        assert_eq!(wrapped("one two three", 50.0, 10.0, Weight::Regular), ["one two", "three"]);
        assert_eq!(wrapped("北京、天津", 20.0, 10.0, Weight::Regular), ["北", "京、", "天津"]);
    }
}
