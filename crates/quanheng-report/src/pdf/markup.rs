//! A document as Typst source: calls of the template's functions, all text in string literals.

use std::fmt::Write;

use quanheng_programme::{Language, catalogue};
use unicode_width::UnicodeWidthStr;

use super::world::drawing;
use super::{Fonts, TEMPLATE_NAME};
use crate::document::{Align, Block, Document, Inline, Table, plain};

/// The whole source.
pub(super) fn source(document: &Document, fonts: &Fonts) -> String {
    let mut out = Markup { document, text: String::new() };
    out.head(&fonts.families());
    out.blocks(&document.blocks);
    out.text
}

struct Markup<'d> {
    document: &'d Document,
    text: String,
}

impl Markup<'_> {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn head(&mut self, families: &[String]) {
        let families: String = families.iter().map(|family| format!("{}, ", string(family))).collect();
        let Document { title, subtitle, imprint, language, figures, .. } = self.document;
        let say = |code: &str| string(&catalogue::say(*language, code, &[]));
        let imprint: String =
            imprint.iter().map(|(label, text)| format!("({}, {}),", string(label), string(text))).collect();
        let has_tables = self.document.blocks.iter().any(has_caption);
        let _ = write!(
            self.text,
            "#import \"{TEMPLATE_NAME}\": *\n#show: report.with(title: {}, subtitle: {}, imprint: ({imprint}), language: \"{}\", \
             fonts: ({families}), words: (contents: {}, figures: {}, tables: {}, figure: {}, table: {}, source: {}), has-figures: {}, has-tables: {has_tables})\n",
            string(title),
            string(subtitle),
            code(*language),
            say("document-contents"),
            say("document-figures"),
            say("document-tables"),
            say("document-figure"),
            say("document-table"),
            say("document-source"),
            !figures.is_empty(),
        );
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            match (block, blocks.get(at + 1)) {
                (Block::Paragraph(text), Some(Block::Figure(_))) if is_short(text) => self.leading(text),
                _ => self.block(block),
            }
        }
    }

    /// A short paragraph that stays with the figure after it, so that no heading is left alone with it.
    fn leading(&mut self, text: &[Inline]) {
        self.push("\n\n#block(sticky: true)[");
        self.inlines(text);
        self.push("]\n\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, id } => {
                let _ = write!(self.text, "\n#heading(level: {level})[");
                self.inlines(text);
                let _ = writeln!(self.text, "] #label({})", string(id));
            }
            Block::Paragraph(text) => {
                self.push("\n\n");
                self.inlines(text);
                self.push("\n\n");
            }
            Block::List { ordered, items } => {
                self.push(if *ordered { "\n#enum(" } else { "\n#list(" });
                for item in items {
                    self.content(item);
                    self.push(", ");
                }
                self.push(")\n");
            }
            Block::Quote(inner) => {
                self.push("\n#caution(");
                self.content(inner);
                self.push(")\n");
            }
            Block::Code(text) => {
                let _ = writeln!(self.text, "\n#raw(block: true, {})", string(text));
            }
            Block::Table(table) => self.table(table),
            Block::Figure(at) => self.figure(*at),
            Block::Rule => self.push("\n#rule()\n"),
            Block::PageBreak => self.push("\n#pagebreak(weak: true)\n"),
        }
    }

    /// Blocks as one argument.
    fn content(&mut self, blocks: &[Block]) {
        self.push("[");
        // A list item of one paragraph is its text, without the distances of a paragraph.
        match blocks {
            [Block::Paragraph(text)] => self.inlines(text),
            _ => self.blocks(blocks),
        }
        self.push("]");
    }

    fn figure(&mut self, at: usize) {
        let figure = &self.document.figures[at];
        let _ = writeln!(
            self.text,
            "\n#drawing({}, mark: label({}), title: {}, unit: {}, source: {}, notes: ({}), alternative: {}, width: {}, height: {})",
            string(&drawing(at)),
            string(&format!("figure-{}", at + 1)),
            string(&figure.title),
            string(&figure.unit),
            string(&figure.source),
            figure.notes.iter().map(|note| format!("{}, ", string(note))).collect::<String>(),
            string(&figure.alternative),
            figure.size.0,
            figure.size.1,
        );
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<String> = table.columns.iter().map(|column| width(column.width)).collect();
        let aligns: Vec<&str> = table.columns.iter().map(|column| align(column.align)).collect();
        let _ = write!(
            self.text,
            "\n#data-table(caption: {}, note: {}, widths: ({},), aligns: ({},), head: (",
            string(&table.caption),
            string(&table.note),
            widths.join(", "),
            aligns.join(", "),
        );
        for column in &table.columns {
            self.cell(&column.heading);
        }
        self.push("), cells: (\n");
        for row in &table.rows {
            row.iter().for_each(|cell| self.cell(cell));
            self.push("\n");
        }
        self.push("))\n");
    }

    fn cell(&mut self, text: &[Inline]) {
        self.push("[");
        self.inlines(text);
        self.push("],");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.call(&string(text)),
                Inline::Code(text) => self.call(&format!("raw({})", string(text))),
                Inline::LineBreak => self.call("linebreak()"),
                Inline::Strong(inner) => self.wrapped("strong", inner),
                Inline::Emphasis(inner) => self.wrapped("emph", inner),
                Inline::Link { to, text } => {
                    let to = match to.strip_prefix('#') {
                        Some(id) => format!("label({})", string(id)),
                        None => string(to),
                    };
                    let _ = write!(self.text, "#link({to})[");
                    self.inlines(text);
                    self.push("];");
                }
            }
        }
    }

    fn call(&mut self, code: &str) {
        let _ = write!(self.text, "#{code};");
    }

    fn wrapped(&mut self, function: &str, inner: &[Inline]) {
        let _ = write!(self.text, "#{function}[");
        self.inlines(inner);
        self.push("];");
    }
}

/// Whether a paragraph has no more than about three lines.
fn is_short(text: &[Inline]) -> bool {
    plain(text).width() <= 270
}

fn has_caption(block: &Block) -> bool {
    matches!(block, Block::Table(table) if !table.caption.is_empty())
}

fn width(width: u16) -> String {
    if width == 0 { "auto".to_owned() } else { format!("{width}fr") }
}

const fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    }
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}

/// A string literal.
fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => {}
            // Narrow spaces, which few fonts have.
            '\u{2009}' | '\u{202f}' => out.push('\u{a0}'),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(string("a \"b\" \\c\n#d"), "\"a \\\"b\\\" \\\\c\\n#d\"");
    }
}
