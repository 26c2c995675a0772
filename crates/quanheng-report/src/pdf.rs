//! PDF by Typst: tagged as PDF/UA-1 asks, with outline, links and subsets of the fonts.
//!
//! A document becomes Typst source whose text stands in string literals, so that nothing in it can be mistaken for
//! markup; how pages look is the template's business. Nothing reads the clock or the machine: the same document gives
//! the same bytes.

mod fonts;
mod markup;
mod world;

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Severity};
use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::Document;
pub use fonts::Fonts;
use world::Pages;

/// How pages look when a programme brings no template of its own.
pub const TEMPLATE: &str = include_str!("default/template.typ");
/// Name of the template's file.
pub const TEMPLATE_NAME: &str = "template.typ";

/// What a PDF is made of beside the document.
pub struct Making<'m> {
    /// Drawings, by position of the figure, as SVG.
    pub drawings: &'m [String],
    /// The template: the file it stands in, as shown, and its text.
    pub template: (&'m str, &'m str),
    /// Files the template may read, by path from it, such as a logo.
    pub files: &'m BTreeMap<String, Vec<u8>>,
    /// The fonts.
    pub fonts: &'m Fonts,
    /// What identifies the edition: equal documents of one edition have equal identifiers.
    pub identifier: &'m str,
}

/// Makes the PDF; beside it, warnings.
///
/// # Errors
/// Findings: a character that no font has; a fault in the template, with file, line and column; what PDF/UA-1 forbids.
pub fn pdf(document: &Document, making: &Making) -> Result<(Vec<u8>, Vec<Finding>), Vec<Finding>> {
    let lacking = making.fonts.lacking(document);
    if !lacking.is_empty() {
        return Err(lacking);
    }
    let pages = Pages::new(markup::source(document, making.fonts), making);
    let compiled = typst::compile::<PagedDocument>(&pages);
    let warnings = told(&pages, making, compiled.warnings.iter());
    let paged = compiled.output.map_err(|errors| told(&pages, making, errors.iter()))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).expect("one standard fits itself");
    let options = PdfOptions {
        ident: typst::foundations::Smart::Custom(making.identifier.to_owned()),
        creator: typst::foundations::Smart::Custom(Some("Quanheng".to_owned())),
        timestamp: None::<Timestamp>,
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&paged, &options).map_err(|errors| told(&pages, making, errors.iter()))?;
    // What Typst remembers between compilations would grow with every report of a long-lived process.
    typst::comemo::evict(10);
    Ok((bytes, warnings))
}

/// What Typst says, with the place in the template where it is there.
fn told<'d>(
    pages: &Pages,
    making: &Making,
    diagnostics: impl Iterator<Item = &'d SourceDiagnostic>,
) -> Vec<Finding> {
    diagnostics.map(|diagnostic| finding(pages, making, diagnostic)).collect()
}

fn finding(pages: &Pages, making: &Making, diagnostic: &SourceDiagnostic) -> Finding {
    let code = match diagnostic.severity {
        typst::diag::Severity::Error => "report-template",
        typst::diag::Severity::Warning => "report-template-warning",
    };
    let subject = place(pages, making, diagnostic).map_or(Subject::Programme, Subject::Place);
    let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
    let mut finding = Finding::error(code, subject)
        .with("message", diagnostic.message.as_str())
        .with("advice", hints.join("; "));
    if diagnostic.severity == typst::diag::Severity::Warning {
        finding.severity = Severity::Warning;
    }
    finding
}

/// Where the template is at fault: there, or where it was called last in the template.
fn place(pages: &Pages, making: &Making, diagnostic: &SourceDiagnostic) -> Option<Place> {
    let traced = diagnostic.trace.iter().map(|point| typst::syntax::DiagSpan::from(point.span));
    std::iter::once(diagnostic.span).chain(traced).find_map(|span| {
        let id = span.id()?;
        if id != pages.template() {
            return None;
        }
        let range = pages.range(span)?;
        let source = pages.source(id).ok()?;
        let lines = source.lines();
        let (line, column) = lines.byte_to_line_column(range.start)?;
        let length = source.text().get(range)?.lines().next().map_or(0, |line| line.chars().count());
        Some(Place::span(making.template.0, line + 1, column + 1, length))
    })
}
