//! Styles, numbering and page of a Word file.

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing,
    NumberFormat, Numbering, PageMargin, RunFonts, SpecialIndentType, Start, Style, StyleType, TableBorder,
    TableBorderPosition, TableBorders,
};
use quanheng_programme::Language;

use crate::document::Document;

pub(super) const BULLETS: usize = 2;
pub(super) const NUMBERS: usize = 3;
/// Twentieths of a point in a millimetre.
const TWIPS: f64 = 56.7;

/// An empty file with everything that says how it looks.
pub(super) fn prepared(document: &Document) -> Docx {
    let fonts = RunFonts::new().ascii("Noto Sans").hi_ansi("Noto Sans").east_asia("Noto Sans CJK SC");
    let margin = (25.0 * TWIPS) as i32;
    let mut file = Docx::new()
        .default_fonts(fonts)
        .default_size(21)
        .page_size(11_906, 16_838)
        .page_margin(PageMargin {
            top: margin,
            left: margin,
            bottom: margin,
            right: margin,
            header: 720,
            footer: 720,
            gutter: 0,
        })
        .doc_id("00000000-0000-0000-0000-000000000000");
    for style in styles(document.language) {
        file = file.add_style(style);
    }
    for (id, format, text) in
        [(BULLETS, "bullet", ["•", "–", "·"]), (NUMBERS, "decimal", ["%1.", "%2.", "%3."])]
    {
        file = file.add_abstract_numbering(levels(id, format, text)).add_numbering(Numbering::new(id, id));
    }
    file
}

fn styles(language: Language) -> Vec<Style> {
    let spaced = |before: u32, after: u32| LineSpacing::new().before(before).after(after);
    let body =
        Style::new("Body", StyleType::Paragraph).name("Body Text").line_spacing(spaced(0, 120).line(320));
    let mut all = vec![
        match language {
            // Two characters, as Chinese typography has it.
            Language::Zh => body.first_line_chars(200),
            Language::En => body,
        },
        named("Title", "Title").size(52).bold().line_spacing(spaced(2400, 240)),
        named("Subtitle", "Subtitle").size(30).color("5B6673").line_spacing(spaced(0, 1200)),
        named("ContentsHeading", "Contents Heading").size(34).bold().color("0B4F79"),
        named("Contents1", "toc 1").bold().line_spacing(spaced(80, 20)),
        named("Contents2", "toc 2").indent(Some(400), None, None, None).line_spacing(spaced(0, 20)),
        named("ListItem", "List Paragraph").line_spacing(spaced(0, 60)),
        named("Caution", "Quote").color("0B4F79").indent(Some(400), None, None, None),
        named("Code", "Code").size(18),
        Style::new("CodeRun", StyleType::Character).name("Code Run").size(19),
        named("Picture", "Picture").align(AlignmentType::Center).line_spacing(spaced(200, 60)),
        named("Caption", "caption").size(19).bold().line_spacing(spaced(120, 80)),
        named("Source", "Source").size(17).color("5B6673").line_spacing(spaced(0, 80)),
        named("TableHead", "Table Head").size(18).bold(),
        named("TableCell", "Table Cell").size(18),
    ];
    for (level, size) in [(1, 34), (2, 27), (3, 24), (4, 22)] {
        let style = named(&format!("Heading{level}"), &format!("heading {level}"));
        all.push(
            style.size(size).bold().color("0B4F79").outline_lvl(level - 1).line_spacing(spaced(360, 160)),
        );
    }
    all
}

fn named(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).q_format(true)
}

fn levels(id: usize, format: &str, texts: [&str; 3]) -> AbstractNumbering {
    texts.iter().enumerate().fold(AbstractNumbering::new(id), |all, (depth, text)| {
        let level = Level::new(
            depth,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(*text),
            LevelJc::new("left"),
        );
        let indent = 420 * (IndentLevel::new(depth + 1).val as i32);
        all.add_level(level.indent(Some(indent), Some(SpecialIndentType::Hanging(420)), None, None))
    })
}

/// Thin lines between rows, none between columns.
pub(super) fn lines() -> TableBorders {
    let line = |position| TableBorder::new(position).border_type(BorderType::Single).color("B9C3CD").size(4);
    TableBorders::with_empty()
        .set(line(TableBorderPosition::Top))
        .set(line(TableBorderPosition::Bottom))
        .set(line(TableBorderPosition::InsideH))
}
