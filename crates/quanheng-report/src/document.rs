//! A document: blocks of text, tables and figures, before they become pages of any format.

use quanheng_figures::Figure;
use quanheng_programme::Language;

/// A whole document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Title.
    pub title: String,
    /// Line below the title; may be empty.
    pub subtitle: String,
    /// What the title page says of the edition: label and text.
    pub imprint: Vec<(String, String)>,
    /// Language of the text.
    pub language: Language,
    /// The body.
    pub blocks: Vec<Block>,
    /// The figures that blocks name, each once.
    pub figures: Vec<Figure>,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 opens a chapter.
    Heading {
        /// From 1.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
        /// Unique within the document.
        id: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; each item is blocks.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Set apart: a caution or a quotation.
    Quote(Vec<Block>),
    /// Text as typed.
    Code(String),
    /// A table.
    Table(Table),
    /// A figure: its position among those of the document.
    Figure(usize),
    /// A line across.
    Rule,
    /// The next block starts a page.
    PageBreak,
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Important.
    Strong(Vec<Inline>),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Text as typed.
    Code(String),
    /// A hyperlink, or `#id` within the document.
    Link {
        /// Where it leads.
        to: String,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// A new line in the same paragraph.
    LineBreak,
}

/// A table with a caption.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Caption, without number; empty for tables within the text.
    pub caption: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of cells, each as many as columns.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Below the table; may be empty.
    pub note: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its heading.
    pub heading: Vec<Inline>,
    /// How its cells are aligned.
    pub align: Align,
    /// Relative width; 0 for as wide as its cells.
    pub width: u16,
}

/// How cells are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right: numbers.
    Right,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The text of some inlines, without their marks.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => plain(inner),
        Inline::LineBreak => " ".to_owned(),
    };
    inlines.iter().map(text).collect()
}
