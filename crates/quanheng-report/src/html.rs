//! HTML: one page that needs no script and no network; figures stand in it as SVG.

mod outline;

use std::fmt::Write;

use quanheng_programme::{Language, catalogue};

use crate::document::{Align, Block, Document, Inline, Table};

/// How the page looks, on screen and in print.
const STYLE: &str = include_str!("default/style.css");

/// Makes the page. `drawings` are SVG by position of the figure; `data` the addresses of their numbers.
#[must_use]
pub fn html(document: &Document, drawings: &[String], data: &[String]) -> String {
    let mut page = Page { document, drawings, data, text: String::new(), figures: 0, tables: 0 };
    page.head();
    page.title();
    page.blocks(&document.blocks);
    page.push("</main>\n</body>\n</html>\n");
    page.text
}

struct Page<'d> {
    document: &'d Document,
    drawings: &'d [String],
    data: &'d [String],
    text: String,
    /// Figures and tables numbered so far.
    figures: usize,
    tables: usize,
}

impl Page<'_> {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn say(&self, code: &str) -> String {
        escape(&catalogue::say(self.document.language, code, &[]))
    }

    fn head(&mut self) {
        let title = escape(&self.document.title);
        let language = match self.document.language {
            Language::Zh => "zh-CN",
            Language::En => "en-GB",
        };
        let (skip, large, contents) =
            (self.say("document-skip"), self.say("document-large-type"), self.say("document-contents"));
        let _ = write!(
            self.text,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Quanheng\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#text\">{skip}</a>\n\
             <nav aria-label=\"{contents}\">\n\
             <div class=\"tools\"><label><input type=\"checkbox\" id=\"large\"> {large}</label></div>\n<h2>{contents}</h2>\n{}{}</nav>\n<main id=\"text\">\n",
            outline::list(&self.document.blocks),
            outline::figures(self.document),
        );
    }

    fn title(&mut self) {
        let Document { title, subtitle, imprint, .. } = self.document;
        let _ = writeln!(self.text, "<header>\n<h1>{}</h1>", escape(title));
        if !subtitle.is_empty() {
            let _ = writeln!(self.text, "<p class=\"subtitle\">{}</p>", escape(subtitle));
        }
        self.push("<dl>\n");
        for (label, text) in imprint {
            let _ = writeln!(self.text, "<dt>{}</dt><dd>{}</dd>", escape(label), escape(text));
        }
        self.push("</dl>\n</header>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, id } => {
                // The page's title is the only heading of the first level.
                let level = (level + 1).min(6);
                let _ = writeln!(self.text, "<h{level} id=\"{}\">{}</h{level}>", escape(id), inlines(text));
            }
            Block::Paragraph(text) => {
                let _ = writeln!(self.text, "<p>{}</p>", inlines(text));
            }
            Block::List { ordered, items } => self.list(if *ordered { "ol" } else { "ul" }, items),
            Block::Quote(inner) => {
                self.push("<div class=\"caution\">\n");
                self.blocks(inner);
                self.push("</div>\n");
            }
            Block::Code(text) => {
                let _ = writeln!(self.text, "<pre tabindex=\"0\"><code>{}</code></pre>", escape(text));
            }
            Block::Table(table) => self.table(table),
            Block::Figure(at) => self.figure(*at),
            Block::Rule => self.push("<hr>\n"),
            Block::PageBreak => {}
        }
    }

    fn list(&mut self, tag: &str, items: &[Vec<Block>]) {
        let _ = writeln!(self.text, "<{tag}>");
        for item in items {
            self.push("<li>");
            match &item[..] {
                [Block::Paragraph(text)] => self.push(&inlines(text)),
                _ => self.blocks(item),
            }
            self.push("</li>\n");
        }
        let _ = writeln!(self.text, "</{tag}>");
    }

    fn figure(&mut self, at: usize) {
        self.figures += 1;
        let figure = &self.document.figures[at];
        let (word, source, data) =
            (self.say("document-figure"), figure.source.clone(), self.say("document-data"));
        let _ = write!(
            self.text,
            "<figure id=\"figure-{}\">\n<div class=\"drawing\">{}</div>\n<figcaption><span class=\"number\">{word} {}</span> {}",
            at + 1,
            self.drawings[at],
            self.figures,
            escape(&figure.title),
        );
        if !figure.unit.is_empty() {
            let _ = write!(self.text, " <span class=\"unit\">({})</span>", escape(&figure.unit));
        }
        for line in std::iter::once(&source).chain(&figure.notes).filter(|line| !line.is_empty()) {
            let _ = write!(self.text, "<br><small>{}</small>", escape(line));
        }
        if let Some(address) = self.data.get(at) {
            let name = format!("{data} {word} {}", self.figures);
            let _ = write!(
                self.text,
                " <small><a href=\"{}\" aria-label=\"{name} (CSV)\">{data} (CSV)</a></small>",
                escape(address)
            );
        }
        self.push("</figcaption>\n</figure>\n");
    }

    fn table(&mut self, table: &Table) {
        // A table that is wider than the page scrolls, also by keyboard: it needs a name.
        let number = (!table.caption.is_empty()).then(|| {
            self.tables += 1;
            format!("{} {}", self.say("document-table"), self.tables)
        });
        let name = match &number {
            Some(number) => format!("{number} {}", escape(&table.caption)),
            None => self.say("document-table"),
        };
        let _ =
            writeln!(self.text, "<section class=\"table\" tabindex=\"0\" aria-label=\"{name}\">\n<table>");
        if let Some(number) = number {
            let _ = writeln!(
                self.text,
                "<caption><span class=\"number\">{number}</span> {}</caption>",
                escape(&table.caption)
            );
        }
        self.push("<thead><tr>");
        for column in &table.columns {
            let _ = write!(
                self.text,
                "<th scope=\"col\"{}>{}</th>",
                class(column.align),
                inlines(&column.heading)
            );
        }
        self.push("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (column, cell) in table.columns.iter().zip(row) {
                let _ = write!(self.text, "<td{}>{}</td>", class(column.align), inlines(cell));
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n</section>\n");
        if !table.note.is_empty() {
            let _ = writeln!(self.text, "<p class=\"note\">{}</p>", escape(&table.note));
        }
    }
}

const fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Centre => " class=\"centre\"",
        Align::Right => " class=\"number\"",
    }
}

fn inlines(all: &[Inline]) -> String {
    let mut text = String::new();
    for inline in all {
        match inline {
            Inline::Text(plain) => text.push_str(&escape(plain)),
            Inline::Code(code) => {
                let _ = write!(text, "<code>{}</code>", escape(code));
            }
            Inline::Strong(inner) => {
                let _ = write!(text, "<strong>{}</strong>", inlines(inner));
            }
            Inline::Emphasis(inner) => {
                let _ = write!(text, "<em>{}</em>", inlines(inner));
            }
            Inline::Link { to, text: inner } => {
                let _ = write!(text, "<a href=\"{}\">{}</a>", escape(to), inlines(inner));
            }
            Inline::LineBreak => text.push_str("<br>"),
        }
    }
    text
}

/// Text as HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }

    #[test]
    fn headings_stand_one_level_below_the_title() {
        let heading = |level, id: &str| Block::Heading { level, text: vec![Inline::text(id)], id: id.into() };
        let document = Document {
            title: "T".into(),
            subtitle: String::new(),
            imprint: Vec::new(),
            language: Language::En,
            blocks: vec![heading(1, "a"), heading(2, "b"), heading(1, "c")],
            figures: Vec::new(),
        };
        let page = html(&document, &[], &[]);
        assert!(page.contains("<h1>T</h1>") && page.contains("<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>"));
        assert!(page.contains("<li><a href=\"#a\">a</a>\n<ul>\n<li><a href=\"#b\">b</a></li>\n</ul>\n</li>"));
    }
}
