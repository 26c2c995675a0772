//! Fonts of a report: those a programme brings, then ours.

use std::collections::BTreeSet;

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject};
use typst::foundations::Bytes;
use typst::text::Font;

use crate::document::{Block, Document, Inline, plain};

/// Fonts in the order in which they are asked for a character.
pub struct Fonts {
    all: Vec<Font>,
}

impl Fonts {
    /// The fonts of some files (name as shown, bytes), and ours behind them.
    ///
    /// # Errors
    /// Findings: a file that is no font.
    pub fn new(own: &[(String, Vec<u8>)]) -> Result<Self, Vec<Finding>> {
        let mut all = Vec::new();
        let mut findings = Vec::new();
        for (name, bytes) in own {
            let before = all.len();
            all.extend(Font::iter(Bytes::new(bytes.clone())));
            if all.len() == before {
                findings.push(Finding::error("report-font", Subject::Place(Place::file(name))));
            }
        }
        for bytes in quanheng_figures::fonts::all() {
            all.extend(Font::iter(Bytes::new(bytes)));
        }
        if findings.is_empty() { Ok(Self { all }) } else { Err(findings) }
    }

    pub(super) fn all(&self) -> &[Font] {
        &self.all
    }

    /// Families, in order, each once.
    #[must_use]
    pub fn families(&self) -> Vec<String> {
        let mut families: Vec<String> = Vec::new();
        for font in &self.all {
            let family = font.info().family.as_str();
            if families.iter().all(|known| known != family) {
                families.push(family.to_owned());
            }
        }
        families
    }

    /// A finding for each character of a document that no font has, naming it and where it stands.
    pub(super) fn lacking(&self, document: &Document) -> Vec<Finding> {
        let mut told = BTreeSet::new();
        let mut findings = Vec::new();
        for text in texts(document) {
            for character in text.chars().filter(|&character| !self.has(character)) {
                if told.insert(character) {
                    let finding = Finding::error("report-missing-glyph", Subject::Programme)
                        .with("character", character)
                        .with("code", format!("U+{:04X}", u32::from(character)))
                        .with("text", text.chars().take(60).collect::<String>());
                    findings.push(finding);
                }
            }
        }
        findings
    }

    fn has(&self, character: char) -> bool {
        character.is_control()
            || character.is_whitespace()
            || self.all.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }
}

/// All text of a document that is set in type.
fn texts(document: &Document) -> Vec<String> {
    let mut all = vec![document.title.clone(), document.subtitle.clone()];
    all.extend(document.imprint.iter().flat_map(|(label, text)| [label.clone(), text.clone()]));
    for figure in &document.figures {
        all.extend([figure.title.clone(), figure.unit.clone(), figure.source.clone()]);
        all.extend(figure.notes.iter().cloned());
    }
    of_blocks(&document.blocks, &mut all);
    all
}

fn of_blocks(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => all.push(plain(text)),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, all)),
            Block::Quote(inner) => of_blocks(inner, all),
            Block::Code(text) => all.push(text.clone()),
            Block::Table(table) => {
                let cells =
                    table.rows.iter().flatten().chain(table.columns.iter().map(|column| &column.heading));
                all.extend(cells.map(|cell: &Vec<Inline>| plain(cell)));
                all.extend([table.caption.clone(), table.note.clone()]);
            }
            Block::Figure(_) | Block::Rule | Block::PageBreak => {}
        }
    }
}
