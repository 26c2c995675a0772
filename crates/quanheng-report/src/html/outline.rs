//! The contents of a page: chapters, and sections below them.

use std::fmt::Write;

use quanheng_programme::catalogue;

use super::{escape, inlines};
use crate::document::{Block, Document};

/// A list of the figures, folded away; nothing where there are none.
pub(super) fn figures(document: &Document) -> String {
    if document.figures.is_empty() {
        return String::new();
    }
    let heading = escape(&catalogue::say(document.language, "document-figures", &[]));
    let mut text = format!("<details>\n<summary>{heading}</summary>\n<ol>\n");
    for (at, figure) in document.figures.iter().enumerate() {
        let _ = writeln!(text, "<li><a href=\"#figure-{}\">{}</a></li>", at + 1, escape(&figure.title));
    }
    text.push_str("</ol>\n</details>\n");
    text
}

/// A list of the headings of the first two levels.
pub(super) fn list(blocks: &[Block]) -> String {
    let mut text = String::from("<ul>\n");
    let mut depth = 0;
    for block in blocks {
        let Block::Heading { level, text: heading, id } = block else { continue };
        let level = usize::from(*level);
        if level > 2 {
            continue;
        }
        // A section before any chapter stands among the chapters.
        let level = if depth == 0 { 1 } else { level };
        text.push_str(match (depth, level) {
            (0, _) => "",
            (1, 1) => "</li>\n",
            (1, _) => "\n<ul>\n",
            (_, 1) => "</li>\n</ul>\n</li>\n",
            _ => "</li>\n",
        });
        let _ = write!(text, "<li><a href=\"#{}\">{}</a>", escape(id), inlines(heading));
        depth = level;
    }
    text.push_str(match depth {
        0 => "",
        1 => "</li>\n",
        _ => "</li>\n</ul>\n</li>\n",
    });
    text.push_str("</ul>\n");
    text
}
