//! The files of a report in one language.

use std::path::Path;

use quanheng_data::results::Computed;
use quanheng_figures::cache::Frame;
use quanheng_figures::{Evaluation, cache};
use quanheng_index::Finding;
use quanheng_programme::Language;
use quanheng_report::document::Document;
use quanheng_report::pdf::Making;
use quanheng_report::{Given, ReportError, Which, html, pdf, spreadsheet, word};
use rayon::prelude::*;

use super::material::{Material, series, templates};
use super::parts::Named;
use crate::arguments::{Part, Report, ReportFormat};
use crate::commands::audit::{self, Audited};
use crate::diagnostics;
use crate::failure::Failure;
use crate::report::Report as Found;
use crate::scoring;
use crate::session::Session;

/// Pixels of a picture in a Word file for each pixel of the figure.
const SCALE: f32 = 2.0;

type Files = Vec<(String, Vec<u8>)>;
/// A PDF with what is told about it.
type Pages = (Vec<u8>, Vec<Finding>);

/// All files in the language of the session, and what is to be told about them.
pub(super) fn files(
    session: &Session,
    arguments: &Report,
    audited: &Audited,
    material: &Material,
) -> Result<(Files, Vec<Finding>), Failure> {
    let uncertainty = if arguments.plain {
        None
    } else {
        session.doing(&format!("doing-{}", Part::Uncertainty.slug()));
        Some(audited.uncertainty(session)?)
    };
    let sensitivity = if arguments.wants(Which::Audit) {
        session.doing(&format!("doing-{}", Part::Sensitivity.slug()));
        Some(&audited.sensitivity(session)?.divided)
    } else {
        None
    };
    let evaluation = Evaluation {
        computed: Computed {
            programme: audited.programme,
            observations: audited.observations,
            plan: &audited.scored.plan,
            run: &audited.scored.run,
            scenario: audited.scenario,
        },
        figures: &material.figures.run,
        period: audited.period,
        uncertainty,
        sensitivity,
        published: &audited.published,
        language: session.language,
    };
    let maker = Maker { session, arguments, audited, material, evaluation };
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    for which in [Which::Report, Which::Audit].into_iter().filter(|&which| arguments.wants(which)) {
        let (made, told) = maker.document(which)?;
        files.extend(made);
        findings.extend(told);
    }
    if arguments.makes(ReportFormat::Xlsx) {
        let bytes = spreadsheet::spreadsheet(&evaluation).map_err(failed)?;
        files.push((maker.name("scores", "xlsx"), bytes));
    }
    // Two documents may show the same figure.
    files.sort();
    files.dedup_by(|a, b| a.0 == b.0);
    Ok((files, findings))
}

struct Maker<'m, 's> {
    session: &'m Session<'s>,
    arguments: &'m Report,
    audited: &'m Audited<'m>,
    material: &'m Material,
    evaluation: Evaluation<'m>,
}

impl Maker<'_, '_> {
    fn name(&self, stem: &str, ending: &str) -> String {
        name(self.session.language, stem, ending)
    }

    fn document(&self, which: Which) -> Result<(Files, Vec<Finding>), Failure> {
        let (document, mut findings) = self.text(which)?;
        let stem = match which {
            Which::Report => "report",
            Which::Audit => "audit",
        };
        self.session.doing("doing-drawing");
        let kept = self.session.cache.as_ref().map(|folder| folder.join("drawings"));
        let (drawings, mut files) = self.drawings(&document, kept.as_deref())?;
        self.session.doing("doing-typesetting");
        let press = Press {
            arguments: self.arguments,
            material: self.material,
            language: self.session.language,
            document: &document,
            drawings: &drawings,
            kept: kept.as_deref(),
        };
        // The PDF takes as long as all the others.
        let (pages, others) = self.session.compute(|| rayon::join(|| press.pages(), || press.others(stem)));
        if let Some((bytes, told)) = pages.transpose().map_err(|findings| self.flawed(findings))? {
            files.push((self.name(stem, "pdf"), bytes));
            findings.extend(told);
        }
        files.extend(others.map_err(failed)?);
        Ok((files, findings))
    }

    /// The text with its figures and tables.
    fn text(&self, which: Which) -> Result<(Document, Vec<Finding>), Failure> {
        let own = templates(&self.audited.programme.folder, which, self.session.language)?;
        let audit = match which {
            Which::Report => Vec::new(),
            Which::Audit => audit::parts(self.session, self.audited)?,
        };
        let cautions = self.cautions(&audit);
        let series = series(&self.audited.programme.folder, self.session.language)?;
        let drawn = series.as_ref().map(|file| quanheng_report::series_figures(file, self.session.language));
        let drawn = drawn.transpose().map_err(|findings| self.flawed(findings))?.unwrap_or_default();
        let named = Named { evaluation: self.evaluation, series: &drawn, audit: &audit };
        let given = Given {
            which,
            files: &own,
            series: series.as_ref(),
            cautions: &cautions,
            profiles: &self.material.profiles,
            edition: &self.material.edition,
        };
        self.session.doing("doing-text");
        quanheng_report::text(&self.evaluation, &named, &given).map_err(|findings| self.flawed(findings))
    }

    /// What the audit says in words.
    fn cautions(&self, audit: &[(Part, Found)]) -> Vec<String> {
        let notes = audit.iter().flat_map(|(_, report)| &report.notes);
        notes.map(|note| diagnostics::message(self.session.language, note)).collect()
    }

    /// The drawings of a document, and the files that go with them.
    fn drawings(&self, document: &Document, kept: Option<&Path>) -> Result<(Vec<String>, Files), Failure> {
        let drawn = self.session.compute(|| cache::drawings(kept, &document.figures, Frame::Bare));
        let drawings = drawn.map_err(|error| failed(error.into()))?;
        let mut files = Vec::new();
        for (figure, svg) in document.figures.iter().zip(&drawings) {
            let stem = figure.file_stem();
            files.push((self.name(&stem, "csv"), figure.csv()));
            files.push((self.name(&stem, "svg"), svg.clone().into_bytes()));
        }
        Ok((drawings, files))
    }

    fn flawed(&self, findings: Vec<Finding>) -> Failure {
        let (name, text) = &self.material.template;
        let files = scoring::files(self.audited.programme).holding(name, text.clone().into_bytes());
        Failure::findings(findings, files)
    }
}

/// A document before it becomes files of any format.
struct Press<'m> {
    arguments: &'m Report,
    material: &'m Material,
    language: Language,
    document: &'m Document,
    drawings: &'m [String],
    /// Where drawings and their pictures are kept.
    kept: Option<&'m Path>,
}

impl Press<'_> {
    /// The PDF, if it is wanted.
    fn pages(&self) -> Option<Result<Pages, Vec<Finding>>> {
        let making = Making {
            drawings: self.drawings,
            template: (&self.material.template.0, &self.material.template.1),
            files: &self.material.files,
            fonts: &self.material.fonts,
            identifier: &self.material.edition,
        };
        self.arguments.makes(ReportFormat::Pdf).then(|| pdf::pdf(self.document, &making))
    }

    /// The web page and the Word file, as far as they are wanted.
    fn others(&self, stem: &str) -> Result<Files, ReportError> {
        let Self { document, drawings, language, .. } = *self;
        let mut files = Files::new();
        if self.arguments.makes(ReportFormat::Html) {
            let data = document.figures.iter().map(|figure| name(language, &figure.file_stem(), "csv"));
            let data: Vec<String> = data.collect();
            files.push((name(language, stem, "html"), html::html(document, drawings, &data).into_bytes()));
        }
        if self.arguments.makes(ReportFormat::Docx) {
            let pictures: Result<Vec<Vec<u8>>, _> =
                drawings.par_iter().map(|drawing| cache::png(self.kept, drawing, SCALE)).collect();
            files.push((name(language, stem, "docx"), word::word(document, &pictures?)?));
        }
        Ok(files)
    }
}

fn name(language: Language, stem: &str, ending: &str) -> String {
    format!("{stem}.{language}.{ending}")
}

fn failed(error: ReportError) -> Failure {
    match error {
        ReportError::Figure(error) => Failure::of_figure(error),
        ReportError::Format { format, reason } => {
            Failure::refused("report-format", vec![("format", format.to_owned()), ("reason", reason)])
        }
    }
}
