//! Rendered Markdown becomes blocks of a document: headings with ids, paragraphs, lists, quotations, tables, and the figures
//! and tables that markers stand for. What a document does not have (HTML, pictures) is told.

mod blocks;

use std::collections::BTreeSet;

use quanheng_figures::Figure;
use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};
use quanheng_programme::Language;
use quanheng_programme::catalogue::say;

use crate::default::TextFile;
use crate::document::{Block, Document, Inline};
use crate::parts::{Absent, Parts};
use crate::template::{Problem, Request};

/// Stand for lists that are known only at the end; private characters, which no text of a person has.
const FIGURE_LIST: &str = "\u{F0E2}figures";
const TABLE_LIST: &str = "\u{F0E2}tables";

/// Reads the parts of one document.
pub(crate) struct Reader<'a> {
    parts: &'a dyn Parts,
    language: Language,
    blocks: Vec<Block>,
    figures: Vec<Figure>,
    ids: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(parts: &'a dyn Parts, language: Language) -> Self {
        Self { parts, language, blocks: Vec::new(), figures: Vec::new(), ids: BTreeSet::new() }
    }

    /// The block a request stands for.
    pub(crate) fn resolve(&mut self, request: &Request) -> Result<Block, Problem> {
        match request {
            Request::PageBreak => Ok(Block::PageBreak),
            Request::FigureList => Ok(Block::Code(FIGURE_LIST.to_owned())),
            Request::TableList => Ok(Block::Code(TABLE_LIST.to_owned())),
            Request::Table(name, arguments) => match self.parts.table(name, arguments) {
                Ok(table) => Ok(Block::Table(table)),
                Err(absent) => self.absent(absent, name, "report-unknown-table"),
            },
            Request::Figure(name) => {
                if let Some(at) = self.figures.iter().position(|figure| figure.name == *name) {
                    return Ok(Block::Figure(at));
                }
                match self.parts.figure(name) {
                    Ok(figure) => {
                        self.figures.push(Figure { name: name.clone(), ..figure });
                        Ok(Block::Figure(self.figures.len() - 1))
                    }
                    // A figure that says nothing here (a map of three units) is left out without a word.
                    Err(Absent::Empty) => Ok(Block::Paragraph(Vec::new())),
                    Err(absent) => self.absent(absent, name, "report-unknown-drawing"),
                }
            }
        }
    }

    fn absent(&self, absent: Absent, name: &str, unknown: &'static str) -> Result<Block, Problem> {
        match absent {
            Absent::Empty => {
                let text = say(self.language, "report-nothing-to-show", &[]);
                Ok(Block::Paragraph(vec![Inline::text(text)]))
            }
            Absent::Unknown { known } => {
                Err(Problem::unknown(unknown, name, known.iter().map(String::as_str)))
            }
            Absent::Arguments { expected } => {
                Err(Problem::new("report-part-arguments").with("name", name).with("expected", expected))
            }
        }
    }

    /// The blocks of a rendered file, and what a document does not have.
    pub(crate) fn read(&mut self, file: &TextFile, text: &str, made: &[Block]) -> (Vec<Block>, Vec<Finding>) {
        let mut reading = blocks::Reading::new(text, made, self.language, &mut self.ids);
        let blocks = reading.all();
        let findings = reading.refused.into_iter().map(|(what, text)| refused(file, what, &text)).collect();
        (blocks, findings)
    }

    /// Adds the blocks of a file.
    pub(crate) fn push(&mut self, blocks: Vec<Block>) {
        self.blocks.extend(blocks);
    }

    /// The whole document; title and imprint are still empty.
    pub(crate) fn finish(self) -> Document {
        let Self { blocks, figures, language, .. } = self;
        let titles = |of: &dyn Fn(&Block) -> Option<String>| -> Vec<Vec<Block>> {
            let item = |title: String| vec![Block::Paragraph(vec![Inline::Text(title)])];
            flat(&blocks).into_iter().filter_map(of).map(item).collect()
        };
        let mut seen = BTreeSet::new();
        let order: Vec<usize> = flat(&blocks)
            .into_iter()
            .filter_map(|block| if let Block::Figure(at) = block { Some(*at) } else { None })
            .filter(|at| seen.insert(*at))
            .collect();
        let item = |&at: &usize| vec![Block::Paragraph(vec![Inline::text(&figures[at].title)])];
        let drawn: Vec<Vec<Block>> = order.iter().map(item).collect();
        let tables = titles(&|block| match block {
            Block::Table(table) if !table.caption.is_empty() => Some(table.caption.clone()),
            _ => None,
        });
        let list = |items: Vec<Vec<Block>>| {
            if items.is_empty() {
                return Block::Paragraph(vec![Inline::text(say(language, "report-nothing-to-show", &[]))]);
            }
            Block::List { ordered: true, items }
        };
        let (figure_list, table_list) = (list(drawn), list(tables));
        let replace = |block: Block| match &block {
            Block::Code(code) if code == FIGURE_LIST => figure_list.clone(),
            Block::Code(code) if code == TABLE_LIST => table_list.clone(),
            _ => block,
        };
        let blocks = blocks.into_iter().map(replace).collect();
        Document {
            title: String::new(),
            subtitle: String::new(),
            imprint: Vec::new(),
            language,
            blocks,
            figures,
        }
    }
}

/// All blocks, those within others too, in order.
fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut all = Vec::new();
    for block in blocks {
        all.push(block);
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| all.extend(flat(item))),
            Block::Quote(inner) => all.extend(flat(inner)),
            _ => {}
        }
    }
    all
}

/// What a document does not have, at its place in the template if it stands there as it is.
fn refused(file: &TextFile, what: &'static str, text: &str) -> Finding {
    let first = text.trim().lines().next().unwrap_or_default();
    let place = match file.text.find(first).filter(|_| !first.is_empty()) {
        Some(at) => {
            let before = &file.text[..at];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let (line, column) = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
            Place::span(&file.name, line, column, first.chars().count())
        }
        None => Place::file(&file.name),
    };
    Finding::error("report-markdown", Subject::Place(place)).with("what", what).with("given", first)
}

#[cfg(test)]
mod tests;
