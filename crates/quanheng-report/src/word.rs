//! Word: an editable file with real headings, tables and pictures.
//!
//! Drawings are PNG, since Word shows no SVG everywhere. The library numbers parts with counters of the process; every
//! identifier that would reach the file is therefore set here, so that the same document gives the same bytes.

mod finish;
mod styles;

use std::collections::BTreeMap;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Hyperlink, HyperlinkType, IndentLevel, NumberingId, Paragraph, Pic, Run,
    Shading, Table as Grid, TableCell, TableLayoutType, TableRow, WidthType,
};
use quanheng_programme::catalogue;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::document::{Align, Block, Document, Inline, Table, plain};
use crate::error::ReportError;

/// English Metric Units in a millimetre.
const EMU: f64 = 36_000.0;
/// Width and greatest height of a picture, in millimetres.
const PICTURE: (f64, f64) = (160.0, 215.0);

/// Makes the file. `pictures` are PNG by position of the figure.
///
/// # Errors
/// When the library cannot pack the file.
pub fn word(document: &Document, pictures: &[Vec<u8>]) -> Result<Vec<u8>, ReportError> {
    let mut writer = Writer::new(document, pictures);
    writer.title();
    writer.body();
    let mut parts = writer.file.build();
    parts.document = finish::finished(&parts.document, &writer.alternatives, writer.grids)?;
    let mut bytes = Cursor::new(Vec::new());
    parts
        .pack(&mut bytes)
        .map_err(|error| ReportError::Format { format: "docx", reason: error.to_string() })?;
    Ok(bytes.into_inner())
}

/// Width of the text in twentieths of a point: 160 mm.
const TEXT_WIDTH: usize = 9070;

struct Writer<'d> {
    document: &'d Document,
    pictures: &'d [Vec<u8>],
    file: Docx,
    /// Text alternatives of the pictures so far.
    alternatives: Vec<String>,
    /// Tables with a caption so far, and all of them.
    tables: usize,
    grids: usize,
    paragraphs: u32,
    /// By identifier, the bookmark of a heading.
    headings: BTreeMap<&'d str, String>,
}

impl<'d> Writer<'d> {
    fn new(document: &'d Document, pictures: &'d [Vec<u8>]) -> Self {
        let marked = document.blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Heading { id, .. } => Some((id.as_str(), bookmark(at))),
            _ => None,
        });
        Self {
            document,
            pictures,
            file: styles::prepared(document),
            alternatives: Vec::new(),
            tables: 0,
            grids: 0,
            paragraphs: 0,
            headings: marked.collect(),
        }
    }

    fn say(&self, code: &str) -> String {
        catalogue::say(self.document.language, code, &[])
    }

    /// A paragraph with an identifier of its own.
    fn paragraph(&mut self, style: &str) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08x}", self.paragraphs)).style(style)
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.file = std::mem::take(&mut self.file).add_paragraph(paragraph);
    }

    fn text(&mut self, style: &str, text: &str) {
        let paragraph = self.paragraph(style).add_run(Run::new().add_text(text));
        self.add(paragraph);
    }

    fn title(&mut self) {
        let Document { title, subtitle, imprint, .. } = self.document;
        self.text("Title", title);
        if !subtitle.is_empty() {
            self.text("Subtitle", subtitle);
        }
        for (label, text) in imprint {
            self.text("Source", &format!("{label}  {text}"));
        }
        let contents = self.say("document-contents");
        let heading = self.paragraph("ContentsHeading").page_break_before(true);
        self.add(heading.add_run(Run::new().add_text(contents)));
        // Links to the headings: the library's own contents show their field codes in other programs.
        for (at, block) in self.document.blocks.iter().enumerate() {
            if let Block::Heading { level: level @ 1..=2, text, .. } = block {
                let style = if *level == 1 { "Contents1" } else { "Contents2" };
                self.entry(style, bookmark(at), plain(text));
            }
        }
        self.list_of_figures();
    }

    /// The figures in the order in which they stand.
    fn list_of_figures(&mut self) {
        let document = self.document;
        let standing: Vec<usize> = figures(&document.blocks);
        if standing.is_empty() {
            return;
        }
        let heading = self.say("document-figures");
        self.text("ContentsHeading", &heading);
        for (number, at) in standing.into_iter().enumerate() {
            self.entry("Contents2", figure_bookmark(number + 1), self.figure_title(number + 1, at));
        }
    }

    /// A line of the contents.
    fn entry(&mut self, style: &str, to: String, text: String) {
        let link = Hyperlink::new(to, HyperlinkType::Anchor).add_run(Run::new().add_text(text));
        let paragraph = self.paragraph(style).add_hyperlink(link);
        self.add(paragraph);
    }

    fn figure_title(&self, number: usize, at: usize) -> String {
        format!("{} {number}  {}", self.say("document-figure"), self.document.figures[at].title)
    }

    /// The blocks of the body; headings carry the bookmarks that the contents lead to.
    fn body(&mut self) {
        for (at, block) in self.document.blocks.iter().enumerate() {
            match block {
                Block::Heading { level, text, .. } => self.heading(*level, text, Some(at)),
                other => self.block(other),
            }
        }
    }

    /// A paragraph with text.
    fn filled(&self, mut paragraph: Paragraph, text: &[Inline]) -> Paragraph {
        for inline in text {
            let Inline::Link { to, text } = inline else {
                paragraph = runs(std::slice::from_ref(inline), &|run| run)
                    .into_iter()
                    .fold(paragraph, Paragraph::add_run);
                continue;
            };
            let shown = runs(text, &|run| run.color("0B4F79")).into_iter();
            let link = match to.strip_prefix('#') {
                None => Hyperlink::new(to, HyperlinkType::External),
                Some(id) => match self.headings.get(id) {
                    Some(mark) => Hyperlink::new(mark, HyperlinkType::Anchor),
                    // Nothing of that name is here: the text stays.
                    None => {
                        paragraph = shown.fold(paragraph, Paragraph::add_run);
                        continue;
                    }
                },
            };
            paragraph = paragraph.add_hyperlink(shown.fold(link, Hyperlink::add_run));
        }
        paragraph
    }

    fn heading(&mut self, level: u8, text: &[Inline], mark: Option<usize>) {
        let level = level.min(4);
        let mut paragraph = self.paragraph(&format!("Heading{level}")).page_break_before(level == 1);
        if let Some(at) = mark {
            paragraph = paragraph.add_bookmark_start(at + 1, bookmark(at));
        }
        paragraph = self.filled(paragraph, text);
        if let Some(at) = mark {
            paragraph = paragraph.add_bookmark_end(at + 1);
        }
        self.add(paragraph);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, text, None),
            Block::Paragraph(text) => {
                let paragraph = self.paragraph("Body");
                let paragraph = self.filled(paragraph, text);
                self.add(paragraph);
            }
            Block::List { ordered, items } => self.list(*ordered, items, 0),
            Block::Quote(inner) => {
                for block in inner {
                    match block {
                        Block::Paragraph(text) => {
                            let paragraph = self.paragraph("Caution");
                            let paragraph = self.filled(paragraph, text);
                            self.add(paragraph);
                        }
                        other => self.block(other),
                    }
                }
            }
            Block::Code(text) => text.lines().for_each(|line| self.text("Code", line)),
            Block::Table(table) => self.table(table),
            Block::Figure(at) => self.figure(*at),
            Block::Rule => self.text("Body", ""),
            Block::PageBreak => {
                let paragraph = self.paragraph("Body").add_run(Run::new().add_break(BreakType::Page));
                self.add(paragraph);
            }
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], depth: usize) {
        let numbering = NumberingId::new(if ordered { styles::NUMBERS } else { styles::BULLETS });
        for item in items {
            for block in item {
                match block {
                    Block::Paragraph(text) => {
                        let paragraph = self.paragraph("ListItem");
                        let paragraph = paragraph.numbering(numbering.clone(), IndentLevel::new(depth));
                        let paragraph = self.filled(paragraph, text);
                        self.add(paragraph);
                    }
                    Block::List { ordered, items } => self.list(*ordered, items, (depth + 1).min(2)),
                    other => self.block(other),
                }
            }
        }
    }

    fn figure(&mut self, at: usize) {
        let figure = &self.document.figures[at];
        self.alternatives.push(figure.alternative.clone());
        let number = self.alternatives.len();
        let (width, height) = (f64::from(figure.size.0), f64::from(figure.size.1));
        let scale = (PICTURE.0 / width).min(PICTURE.1 / height);
        let emu = |pixels: f64| (pixels * scale * EMU) as u32;
        let picture = Pic::new_with_dimensions(self.pictures[at].clone(), figure.size.0, figure.size.1)
            .id(format!("picture{}", at + 1))
            .size(emu(width), emu(height));
        let paragraph = self.paragraph("Picture").keep_next(true).add_run(Run::new().add_image(picture));
        self.add(paragraph);
        let unit = if figure.unit.is_empty() { String::new() } else { format!(" ({})", figure.unit) };
        let caption = Run::new().add_text(self.figure_title(number, at) + &unit);
        let id = self.document.blocks.len() + number;
        let paragraph = self.paragraph("Caption").add_bookmark_start(id, figure_bookmark(number));
        self.add(paragraph.add_run(caption).add_bookmark_end(id));
        for line in std::iter::once(&figure.source).chain(&figure.notes).filter(|line| !line.is_empty()) {
            self.text("Source", line);
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.tables += 1;
            let caption = format!("{} {}  {}", self.say("document-table"), self.tables, table.caption);
            let paragraph = self.paragraph("Caption").keep_next(true);
            self.add(paragraph.add_run(Run::new().add_text(caption)));
        }
        self.grids += 1;
        let widths = widths(table);
        let head: Vec<TableCell> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, &width)| {
                let paragraph = aligned(self.paragraph("TableHead"), column.align);
                let shading = Shading::new().fill("F2F5F8").color("auto");
                let cell = TableCell::new().width(width, WidthType::Dxa);
                cell.add_paragraph(self.filled(paragraph, &column.heading)).shading(shading)
            })
            .collect();
        let mut rows = vec![TableRow::new(head).cant_split()];
        for row in &table.rows {
            let cells = table.columns.iter().zip(&widths).zip(row).map(|((column, &width), cell)| {
                let paragraph = aligned(self.paragraph("TableCell"), column.align);
                TableCell::new().width(width, WidthType::Dxa).add_paragraph(self.filled(paragraph, cell))
            });
            rows.push(TableRow::new(cells.collect()).cant_split());
        }
        let grid =
            Grid::new(rows).set_grid(widths).layout(TableLayoutType::Fixed).set_borders(styles::lines());
        self.file = std::mem::take(&mut self.file).add_table(grid);
        let note = table.note.clone();
        self.text("Source", &note);
    }
}

/// Widths of columns in twentieths of a point: room for the longest word of each, and what is left by how much longer the
/// longest text is, up to thirty columns of a terminal.
fn widths(table: &Table) -> Vec<usize> {
    let longest = |at: usize, of: fn(&str) -> usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).chain([&table.columns[at].heading]);
        cells.map(|cell| of(&plain(cell))).max().unwrap_or(0).clamp(3, 30) * LETTER + MARGINS
    };
    let columns = || 0..table.columns.len();
    let least: Vec<usize> = columns().map(|at| longest(at, longest_word)).collect();
    let most: Vec<usize> = columns().map(|at| longest(at, UnicodeWidthStr::width).max(least[at])).collect();
    let (all_least, all_most): (usize, usize) = (least.iter().sum(), most.iter().sum());
    if all_least >= TEXT_WIDTH || all_most <= TEXT_WIDTH {
        let (widths, total) = if all_most <= TEXT_WIDTH { (most, all_most) } else { (least, all_least) };
        return widths.into_iter().map(|width| width * TEXT_WIDTH / total.max(1)).collect();
    }
    let (left, wanted) = (TEXT_WIDTH - all_least, all_most - all_least);
    least.iter().zip(&most).map(|(least, most)| least + (most - least) * left / wanted).collect()
}

/// Twentieths of a point: a letter in a table, with some room for bold ones, and what is left free beside it.
const LETTER: usize = 105;
const MARGINS: usize = 230;

/// Columns of a terminal of the longest piece of a text that is not broken: a line may end at blanks and beside Chinese
/// characters.
fn longest_word(text: &str) -> usize {
    let is_end = |character: char| character.is_whitespace() || character.width() == Some(2);
    text.split(is_end).map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Positions of the figures that blocks show, in their order.
fn figures(blocks: &[Block]) -> Vec<usize> {
    let below = |block: &Block| match block {
        Block::Figure(at) => vec![*at],
        Block::Quote(inner) => figures(inner),
        Block::List { items, .. } => items.iter().flat_map(|item| figures(item)).collect(),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(below).collect()
}

/// The name of a figure's bookmark, by its number.
fn figure_bookmark(number: usize) -> String {
    format!("figure{number}")
}

/// The name of a heading's bookmark.
fn bookmark(at: usize) -> String {
    format!("heading{}", at + 1)
}

fn aligned(paragraph: Paragraph, align: Align) -> Paragraph {
    paragraph.align(match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    })
}

fn runs(text: &[Inline], dress: &dyn Fn(Run) -> Run) -> Vec<Run> {
    let mut all = Vec::new();
    for inline in text {
        match inline {
            Inline::Text(text) => all.push(dress(Run::new().add_text(text))),
            Inline::Code(text) => all.push(dress(Run::new().add_text(text).style("CodeRun"))),
            Inline::LineBreak => all.push(Run::new().add_break(BreakType::TextWrapping)),
            Inline::Strong(inner) => all.extend(runs(inner, &|run| dress(run).bold())),
            Inline::Emphasis(inner) => all.extend(runs(inner, &|run| dress(run).italic())),
            Inline::Link { text, .. } => all.extend(runs(text, dress)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Column;

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| vec![Inline::text(*text)];
        let heads = rows[0].iter().map(|head| Column { heading: cell(head), ..Column::default() });
        Table {
            columns: heads.collect(),
            rows: rows[1..].iter().map(|row| row.iter().map(cell).collect()).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn columns_have_room_for_their_longest_words() {
        let long = "a text that goes on and on over more than one line of its cell";
        let heads = ["Direction", "Score", "Text", "More", "Even"];
        let own = widths(&table(&[&heads, &["+", "−0.024", long, long, long]]));
        assert!(own[0] >= 9 * LETTER + MARGINS && own[1] >= 6 * LETTER + MARGINS, "{own:?}");
        assert!(own.iter().sum::<usize>() <= TEXT_WIDTH && own[2] == own[4] && own[2] > own[0], "{own:?}");
        let few = widths(&table(&[&["名", "数"], &["北京", "1"]]));
        assert!(few.iter().sum::<usize>().abs_diff(TEXT_WIDTH) <= 2, "{few:?}");
        assert_eq!((longest_word("省级 online 能力"), longest_word("互联网")), (6, 0));
    }
}
