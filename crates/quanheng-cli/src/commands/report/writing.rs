//! The files of a report in one language.

use quanheng_data::results::Computed;
use quanheng_figures::cache::{Drawings, Frame};
use quanheng_figures::{Evaluation, picture};
use quanheng_index::Finding;
use quanheng_report::document::Document;
use quanheng_report::pdf::Making;
use quanheng_report::{Given, ReportError, Which, html, pdf, spreadsheet, word};

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

/// All files in the language of the session, and what is to be told about them.
pub(super) fn files(
    session: &Session,
    arguments: &Report,
    audited: &Audited,
    material: &Material,
) -> Result<(Files, Vec<Finding>), Failure> {
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
        uncertainty: material.uncertainty.as_ref(),
        sensitivity: None,
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
        format!("{stem}.{}.{ending}", self.session.language)
    }

    fn document(&self, which: Which) -> Result<(Files, Vec<Finding>), Failure> {
        let (document, mut findings) = self.text(which)?;
        let stem = match which {
            Which::Report => "report",
            Which::Audit => "audit",
        };
        self.session.doing("doing-drawing");
        let (drawings, mut files) = self.drawings(&document)?;
        if self.arguments.makes(ReportFormat::Pdf) {
            self.session.doing("doing-typesetting");
            let making = Making {
                drawings: &drawings,
                template: (&self.material.template.0, &self.material.template.1),
                files: &self.material.files,
                fonts: &self.material.fonts,
                identifier: &self.material.edition,
            };
            let made = self.session.compute(|| pdf::pdf(&document, &making));
            let (bytes, told) = made.map_err(|findings| self.flawed(findings))?;
            files.push((self.name(stem, "pdf"), bytes));
            findings.extend(told);
        }
        if self.arguments.makes(ReportFormat::Html) {
            let data: Vec<String> =
                document.figures.iter().map(|figure| self.name(&figure.file_stem(), "csv")).collect();
            files.push((self.name(stem, "html"), html::html(&document, &drawings, &data).into_bytes()));
        }
        if self.arguments.makes(ReportFormat::Docx) {
            let pictures: Result<Vec<Vec<u8>>, _> =
                drawings.iter().map(|drawing| picture::png(drawing, SCALE)).collect();
            let pictures = pictures.map_err(|error| failed(error.into()))?;
            files.push((self.name(stem, "docx"), word::word(&document, &pictures).map_err(failed)?));
        }
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
    fn drawings(&self, document: &Document) -> Result<(Vec<String>, Files), Failure> {
        let mut kept = match &self.session.cache {
            Some(folder) => Drawings::in_folder(folder.join("drawings")),
            None => Drawings::unkept(),
        };
        let (mut drawings, mut files) = (Vec::new(), Vec::new());
        for figure in &document.figures {
            let svg = kept.svg(figure, Frame::Bare).map_err(|error| failed(error.into()))?;
            let stem = figure.file_stem();
            files.push((self.name(&stem, "csv"), figure.csv()));
            files.push((self.name(&stem, "svg"), svg.clone().into_bytes()));
            drawings.push(svg);
        }
        Ok((drawings, files))
    }

    fn flawed(&self, findings: Vec<Finding>) -> Failure {
        let (name, text) = &self.material.template;
        let files = scoring::files(self.audited.programme).holding(name, text.clone().into_bytes());
        Failure::findings(findings, files)
    }
}

fn failed(error: ReportError) -> Failure {
    match error {
        ReportError::Figure(error) => Failure::of_figure(error),
        ReportError::Format { format, reason } => {
            Failure::refused("report-format", vec![("format", format.to_owned()), ("reason", reason)])
        }
    }
}
