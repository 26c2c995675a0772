//! From the events of the Markdown parser to blocks.

use std::collections::BTreeSet;
use std::iter::Peekable;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use quanheng_programme::Language;

use crate::document::{Align, Block, Column, Inline, Table, plain};
use crate::template::{has_marker, marked};

/// One file being read.
pub(super) struct Reading<'a> {
    events: Peekable<Parser<'a>>,
    made: &'a [Block],
    language: Language,
    ids: &'a mut BTreeSet<String>,
    /// What a document does not have: which kind, and its text.
    pub(super) refused: Vec<(&'static str, String)>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        text: &'a str,
        made: &'a [Block],
        language: Language,
        ids: &'a mut BTreeSet<String>,
    ) -> Self {
        let events = Parser::new_ext(text, Options::ENABLE_TABLES).peekable();
        Self { events, made, language, ids, refused: Vec::new() }
    }

    /// All blocks.
    pub(super) fn all(&mut self) -> Vec<Block> {
        self.blocks(None)
    }

    /// Blocks up to the end of what they stand in.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.peek() {
            match event {
                Event::End(tag) => {
                    let is_end = Some(*tag) == end;
                    self.events.next();
                    if is_end {
                        break;
                    }
                }
                Event::Start(tag) if !is_inline(tag) => {
                    if let Some(Event::Start(tag)) = self.events.next() {
                        blocks.extend(self.block(tag));
                    }
                }
                Event::Rule => {
                    self.events.next();
                    blocks.push(Block::Rule);
                }
                Event::Html(_) => {
                    if let Some(Event::Html(text)) = self.events.next() {
                        self.refuse("html", &text);
                    }
                }
                // Items of a tight list have no paragraphs of their own.
                _ => {
                    let inlines = self.inlines(None);
                    blocks.extend(self.paragraph(inlines));
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>) -> Option<Block> {
        let end = tag.to_end();
        match tag {
            Tag::Paragraph => {
                let inlines = self.inlines(Some(end));
                self.paragraph(inlines)
            }
            Tag::Heading { level, .. } => {
                let text = self.inlines(Some(end));
                let id = self.id(&plain(&text));
                Some(Block::Heading { level: number(level), text, id })
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some(event) = self.events.next() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))),
                        Event::End(tag) if tag == end => break,
                        _ => {}
                    }
                }
                Some(Block::List { ordered: start.is_some(), items })
            }
            Tag::BlockQuote(_) => Some(Block::Quote(self.blocks(Some(end)))),
            Tag::CodeBlock(_) => {
                let inlines = self.inlines(Some(end));
                Some(Block::Code(plain(&inlines).trim_end().to_owned()))
            }
            Tag::HtmlBlock => {
                let text = self.text_up_to(end);
                self.refuse("html", &text);
                None
            }
            Tag::Table(alignments) => Some(Block::Table(self.table(&alignments))),
            _ => {
                let text = self.text_up_to(end);
                self.refuse("other", &text);
                None
            }
        }
    }

    /// A paragraph, or what a marker stands for.
    fn paragraph(&mut self, inlines: Vec<Inline>) -> Option<Block> {
        let text = plain(&inlines);
        if let Some(block) = marked(&text).and_then(|at| self.made.get(at)) {
            let is_empty = matches!(block, Block::Paragraph(inlines) if inlines.is_empty());
            return (!is_empty).then(|| block.clone());
        }
        if has_marker(&text) {
            self.refuse("within", "");
            return None;
        }
        (!text.trim().is_empty()).then_some(Block::Paragraph(inlines))
    }

    /// Inlines up to the end of what they stand in, or up to the next block.
    fn inlines(&mut self, end: Option<TagEnd>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some(event) = self.events.peek() {
            let ends = match event {
                Event::End(tag) => {
                    let is_end = Some(*tag) == end;
                    if is_end {
                        self.events.next();
                    }
                    is_end || end.is_none()
                }
                Event::Start(tag) => end.is_none() && !is_inline(tag),
                Event::Rule => end.is_none(),
                _ => false,
            };
            if ends {
                break;
            }
            let Some(event) = self.events.next() else { break };
            self.inline(event, &mut inlines);
        }
        inlines
    }

    fn inline(&mut self, event: Event<'a>, inlines: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push(inlines, &text),
            Event::Code(text) => inlines.push(Inline::Code(text.into_string())),
            // Lines of Chinese join without a space.
            Event::SoftBreak if self.language == Language::Zh => {}
            Event::SoftBreak => push(inlines, " "),
            Event::HardBreak => inlines.push(Inline::LineBreak),
            Event::Html(text) | Event::InlineHtml(text) => self.refuse("html", &text),
            Event::Start(tag) => {
                let end = tag.to_end();
                match tag {
                    Tag::Strong => inlines.push(Inline::Strong(self.inlines(Some(end)))),
                    Tag::Emphasis => inlines.push(Inline::Emphasis(self.inlines(Some(end)))),
                    Tag::Link { dest_url, .. } => {
                        let text = self.inlines(Some(end));
                        inlines.push(Inline::Link { to: dest_url.into_string(), text });
                    }
                    Tag::Image { dest_url, .. } => {
                        self.inlines(Some(end));
                        self.refuse("image", &dest_url);
                    }
                    _ => {
                        let inner = self.inlines(Some(end));
                        inlines.extend(inner);
                    }
                }
            }
            _ => {}
        }
    }

    fn table(&mut self, alignments: &[Alignment]) -> Table {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(Some(TagEnd::TableCell));
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let mut rows = rows.into_iter();
        let align = |alignment: &Alignment| match alignment {
            Alignment::Right => Align::Right,
            Alignment::Center => Align::Centre,
            Alignment::Left | Alignment::None => Align::Left,
        };
        let headings = rows.next().unwrap_or_default().into_iter().zip(alignments);
        let columns = headings
            .map(|(heading, alignment)| Column { heading, align: align(alignment), width: 0 })
            .collect();
        Table { caption: String::new(), columns, rows: rows.collect(), note: String::new() }
    }

    fn text_up_to(&mut self, end: TagEnd) -> String {
        let mut text = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => text.push_str(&part),
                _ => {}
            }
        }
        text
    }

    fn refuse(&mut self, what: &'static str, text: &str) {
        self.refused.push((what, text.to_owned()));
    }

    /// An id for a heading: its letters and digits, with a number where it is not the first of that name.
    fn id(&mut self, text: &str) -> String {
        let mut id = String::new();
        for letter in text.chars().flat_map(char::to_lowercase) {
            if letter.is_alphanumeric() {
                id.push(letter);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        let id = match id.trim_end_matches('-') {
            "" => "section",
            id => id,
        };
        let numbered = (2..).map(|number: usize| format!("{id}-{number}"));
        let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
        let free = candidates.find(|candidate| !self.ids.contains(candidate)).unwrap_or_default();
        self.ids.insert(free.clone());
        free
    }
}

/// Text joins the text before it.
fn push(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => inlines.push(Inline::text(text)),
    }
}

const fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

const fn number(level: HeadingLevel) -> u8 {
    level as u8
}
