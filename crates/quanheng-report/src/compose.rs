//! The door: from an evaluation and templates to a document.

use quanheng_figures::Evaluation;
use quanheng_index::Finding;
use quanheng_index::finding::has_errors;
use quanheng_programme::Language;
use quanheng_programme::catalogue::say;

use crate::default::{self, TextFile};
use crate::document::Document;
use crate::markdown::Reader;
use crate::parts::Parts;
use crate::template::{Book, Engine, in_words};

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The report.
    Report,
    /// The statistical audit.
    Audit,
}

impl Which {
    /// Where the programme keeps its templates of a language: `report/zh`, `report/zh/audit`.
    #[must_use]
    pub fn folder(self, language: Language) -> String {
        match self {
            Self::Report => format!("report/{language}"),
            Self::Audit => format!("report/{language}/audit"),
        }
    }
}

/// What a document is made from, beside the evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Which document.
    pub which: Which,
    /// Templates of the programme: one with the name of ours replaces it, others are added in the order of names. Their
    /// names are as shown to people: `report/zh/03-ranking.md`.
    pub files: &'a [TextFile],
    /// `report/series.csv`, if there is one: figures that no indicator holds.
    pub series: Option<&'a TextFile>,
    /// Cautions, as sentences of the document's language.
    pub cautions: &'a [String],
    /// Rows of the units that get a profile.
    pub profiles: &'a [usize],
    /// The edition: the hash that names what was computed; may be empty.
    pub edition: &'a str,
}

/// The document, and warnings about its text.
///
/// # Errors
/// All findings, when any of them is an error: a template that cannot be rendered, a name nobody knows. Each has file,
/// line and column.
pub fn text(
    evaluation: &Evaluation,
    parts: &dyn Parts,
    given: &Given,
) -> Result<(Document, Vec<Finding>), Vec<Finding>> {
    let (book, mut findings) = Book::new(evaluation, given);
    let language = evaluation.language;
    let engine = Engine::new(book);
    let mut reader = Reader::new(parts, language);
    for file in default::merged(given.which, language, given.files) {
        let (blocks, told) = engine.blocks(&file, &mut reader);
        findings.extend(told);
        reader.push(blocks);
    }
    if has_errors(&findings) {
        return Err(findings);
    }
    let mut document = reader.finish();
    title(&mut document, evaluation, given);
    Ok((document, findings))
}

/// Title, line below it and imprint.
fn title(document: &mut Document, evaluation: &Evaluation, given: &Given) {
    let language = evaluation.language;
    let programme = evaluation.computed.programme;
    let title = programme.title.get(language).unwrap_or(&programme.id).to_owned();
    let period = evaluation.period_shown();
    let period = in_words(language, period.frequency(), &period.to_string());
    let subtitle = match given.which {
        Which::Report => "report-subtitle",
        Which::Audit => "report-audit-subtitle",
    };
    document.subtitle = say(language, subtitle, &[("period", period.clone())]);
    document.title = title;
    let label = |code: &str| say(language, code, &[]);
    document.imprint.push((label("report-imprint-period"), period));
    if let Some(version) = &programme.version {
        document.imprint.push((label("report-imprint-version"), version.clone()));
    }
    if !given.edition.is_empty() {
        document.imprint.push((label("report-imprint-edition"), given.edition.to_owned()));
    }
}
