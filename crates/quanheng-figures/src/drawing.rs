//! From what ECharts gives to an SVG that is ours: names of its own, title and description, and a frame of words.
//!
//! ECharts counts the drawings of its life and puts the number into class names and identifiers. Here they get the name
//! of the figure instead: the bytes do not depend on what was drawn before, and two figures in one page do not clash.

use std::fmt::Write;

use crate::error::FigureError;
use crate::figure::Figure;
use crate::fonts::{self, Weight};
use crate::theme;

/// Room at the sides of the frame's words.
const MARGIN: f64 = 8.0;

/// What is inside ECharts' `<svg>`, with names of our own.
pub(crate) fn inner(figure: &Figure, svg: &str) -> Result<String, FigureError> {
    let broken = || FigureError::Script { reason: "no SVG came out".to_owned() };
    let (_, rest) = svg.split_once("<svg").ok_or_else(broken)?;
    let (_, body) = rest.split_once('>').ok_or_else(broken)?;
    let (body, _) = body.rsplit_once("</svg>").ok_or_else(broken)?;
    let body = renamed(&without_marks(body), &slug(&figure.name));
    drawable(&texts(&body))?;
    Ok(body)
}

/// The drawing alone.
pub(crate) fn bare(figure: &Figure, body: &str) -> String {
    let (width, height) = figure.size;
    let mut svg = open(figure, (f64::from(width), f64::from(height)));
    svg.push_str(body);
    svg.push_str("</svg>\n");
    svg
}

/// The drawing with title and unit above, notes and source below.
pub(crate) fn framed(figure: &Figure, body: &str) -> Result<String, FigureError> {
    let (width, height) = (f64::from(figure.size.0), f64::from(figure.size.1));
    let mut above = Words::new(width, 8.0);
    above.say(&figure.title, 14.0, Weight::Bold, theme::INK);
    above.say(&figure.unit, 11.0, Weight::Regular, theme::GREY);
    let mut below = Words::new(width, above.y + height + 10.0);
    for note in figure.notes.iter().chain([&figure.source]) {
        below.say(note, 10.0, Weight::Regular, theme::GREY);
    }
    let words = [&figure.title, &figure.unit, &figure.source].into_iter().chain(&figure.notes);
    drawable(&words.map(String::as_str).collect::<Vec<_>>().join(" "))?;
    let total = below.y + 6.0;
    let mut svg = open(figure, (width, total));
    let _ = write!(svg, "<rect width=\"{width}\" height=\"{total}\" fill=\"#ffffff\"/>");
    svg.push_str(&above.svg);
    let top = above.y + 4.0;
    let _ = write!(svg, "<svg y=\"{top}\" width=\"{width}\" height=\"{height}\">{body}</svg>");
    svg.push_str(&below.svg);
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// Lines of text under each other.
struct Words {
    svg: String,
    width: f64,
    /// Where the next line starts.
    y: f64,
}

impl Words {
    const fn new(width: f64, y: f64) -> Self {
        Self { svg: String::new(), width, y }
    }

    fn say(&mut self, text: &str, size: f64, weight: Weight, colour: &str) {
        if text.is_empty() {
            return;
        }
        for line in fonts::wrapped(text, self.width - 2.0 * MARGIN, size, weight) {
            let baseline = self.y + size;
            let bold = if weight == Weight::Bold { " font-weight=\"bold\"" } else { "" };
            let _ = write!(
                self.svg,
                "<text x=\"{MARGIN}\" y=\"{baseline}\" font-family=\"{}\" font-size=\"{size}\"{bold} \
                 fill=\"{colour}\">{}</text>",
                fonts::FAMILY,
                escaped(&line)
            );
            self.y += size * 1.4;
        }
    }
}

/// The root with what a reader who cannot see it is told.
fn open(figure: &Figure, (width, height): (f64, f64)) -> String {
    let id = slug(&figure.name);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" \
         aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        figure.language.code(),
        escaped(&figure.title),
        escaped(&figure.alternative)
    )
}

/// A figure's name as an identifier: whatever is no letter or digit of ASCII becomes its number.
pub(crate) fn slug(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => id.push(letter),
            '/' => id.push('-'),
            other => {
                let _ = write!(id, "x{:x}", u32::from(other));
            }
        }
    }
    id
}

/// Gives names such as `zr3-cls-29`, whose numbers count what was drawn before, the figure's own prefix and numbers in the
/// order in which they first appear.
fn renamed(svg: &str, id: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    let mut known: Vec<&str> = Vec::new();
    while let Some(at) = rest.find("zr") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let digits = from[2..].bytes().take_while(u8::is_ascii_digit).count();
        let starts_name = before.ends_with(['"', '#', '.', ' ']);
        if starts_name && digits > 0 && from[2 + digits..].starts_with('-') {
            let name = &from[2 + digits..];
            let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(name.len());
            let at = known.iter().position(|known| *known == &name[..end]).unwrap_or_else(|| {
                known.push(&name[..end]);
                known.len() - 1
            });
            let _ = write!(out, "{id}-{at}");
            rest = &name[end..];
        } else {
            out.push_str("zr");
            rest = &from[2..];
        }
    }
    out.push_str(rest);
    out
}

/// Leaves out the attributes `ecmeta_…`, by which a browser would find its way back into data it does not have.
fn without_marks(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find(" ecmeta_") {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        let end =
            from.find('"').and_then(|open| from[open + 1..].find('"').map(|close| open + 1 + close + 1));
        rest = end.map_or("", |end| &from[end..]);
    }
    out.push_str(rest);
    out
}

/// All that is written in an SVG.
fn texts(svg: &str) -> String {
    let mut all = String::new();
    for part in svg.split("<text").skip(1) {
        let text = part.split("</text>").next().unwrap_or_default();
        for piece in text.split('>').skip(1) {
            all.push_str(piece.split('<').next().unwrap_or_default());
            all.push('\n');
        }
    }
    all.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// Says which character of a text cannot be drawn.
fn drawable(text: &str) -> Result<(), FigureError> {
    let Some(character) = fonts::missing(text) else { return Ok(()) };
    let line = text.lines().find(|line| line.contains(character)).unwrap_or_default();
    Err(FigureError::Character { character, text: line.to_owned() })
}

/// Text in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_drawing_get_the_prefix_of_the_figure() {
        let svg = r#"<g class="zr12-cls-29"><path clip-path="url(#zr12-c7)"/><i class="zr12-cls-29"/><text>zrx</text></g>"#;
        let want = r#"<g class="radar-1-0"><path clip-path="url(#radar-1-1)"/><i class="radar-1-0"/><text>zrx</text></g>"#;
        assert_eq!(renamed(svg, "radar-1"), want);
    }

    #[test]
    fn marks_for_browsers_are_left_out() {
        assert_eq!(
            without_marks(r#"<path d="M0" ecmeta_series_index="0" ecmeta_x="1"/>"#),
            r#"<path d="M0"/>"#
        );
    }

    #[test]
    fn identifiers_of_different_names_differ() {
        assert_eq!(slug("ranking/服务"), "ranking-x670dx52a1");
    }
}
