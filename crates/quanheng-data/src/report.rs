//! What was found in one file: short however much is wrong.
//!
//! At most [`MOST`] findings of one code are kept; the others are counted, and never made. Texts nobody knows are
//! told once each, with the number of rows they stand in.

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Severity};

use crate::cell::Fault;

/// Findings of one code that are kept for one file.
pub(crate) const MOST: usize = 200;

/// Findings about one file.
#[derive(Debug)]
pub(crate) struct Report {
    file: String,
    findings: Vec<Finding>,
    counts: BTreeMap<&'static str, (Severity, usize)>,
}

impl Report {
    pub(crate) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), findings: Vec::new(), counts: BTreeMap::new() }
    }

    /// Keeps a finding, unless there are enough of its code.
    pub(crate) fn add(&mut self, finding: Finding) {
        if self.wants(finding.code, finding.severity) {
            self.findings.push(finding);
        }
    }

    /// An error about a cell; its place is asked for only when the finding is kept.
    pub(crate) fn fault(&mut self, fault: Fault, place: impl FnOnce() -> Place) {
        if self.wants(fault.code, Severity::Error) {
            let subject = Subject::Place(place());
            let arguments = fault.arguments;
            self.findings.push(Finding { code: fault.code, severity: Severity::Error, subject, arguments });
        }
    }

    /// Keeps a finding that was counted by [`Report::wants`].
    pub(crate) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The file as a whole.
    pub(crate) fn whole_file(&self) -> Place {
        Place::file(&self.file)
    }

    /// Counts a finding of a code; whether it should be made.
    pub(crate) fn wants(&mut self, code: &'static str, severity: Severity) -> bool {
        let (_, count) = self.counts.entry(code).or_insert((severity, 0));
        *count += 1;
        *count <= MOST
    }

    /// Counts findings that were never made.
    pub(crate) fn count_more(&mut self, code: &'static str, severity: Severity, count: usize) {
        if count > 0 {
            self.counts.entry(code).or_insert((severity, 0)).1 += count;
        }
    }

    /// All findings in the order of their places, then what was left out.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| match &finding.subject {
            Subject::Place(place) => (place.line, place.column),
            _ => (0, 0),
        });
        for (code, (severity, count)) in self.counts {
            let kept = self.findings.iter().filter(|finding| finding.code == code).count();
            if count > kept {
                let subject = Subject::Place(Place::file(&self.file));
                let more = Finding { code: "more-findings", severity, subject, arguments: Vec::new() };
                self.findings.push(more.with("code", code).with("count", count - kept));
            }
        }
        self.findings
    }
}

/// Texts of one kind, each with the place where it stands first and the number of rows.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    texts: BTreeMap<String, (Place, usize)>,
    /// Rows with texts that were not kept.
    further: usize,
}

impl Tally {
    /// Counts a row; its place is asked for only when the text is new and kept.
    pub(crate) fn count(&mut self, text: &str, place: impl FnOnce() -> Place) {
        if let Some((_, rows)) = self.texts.get_mut(text) {
            *rows += 1;
        } else if self.texts.len() < MOST {
            self.texts.insert(text.to_owned(), (place(), 1));
        } else {
            self.further += 1;
        }
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.further + self.texts.values().map(|(_, rows)| rows).sum::<usize>()
    }

    /// Where the first of all stands.
    pub(crate) fn first(&self) -> Option<&Place> {
        self.texts.values().map(|(place, _)| place).min_by_key(|place| (place.line, place.column))
    }

    /// Texts with place and rows, in alphabetical order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Place, usize)> {
        self.texts.iter().map(|(text, (place, rows))| (text.as_str(), place, *rows))
    }

    /// A finding for each text.
    pub(crate) fn tell(
        &self,
        report: &mut Report,
        code: &'static str,
        mut explain: impl FnMut(Finding, &str) -> Finding,
    ) {
        for (text, place, rows) in self.iter() {
            let finding = Finding::error(code, Subject::Place(place.clone()));
            report.add(explain(finding, text).with("rows", rows));
        }
        report.count_more(code, Severity::Error, self.further);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: usize) -> Place {
        Place::span("f.csv", line, 1, 1)
    }

    #[test]
    fn a_flood_of_findings_stays_short_and_is_counted() {
        let mut report = Report::new("f.csv");
        for line in 1..=1000 {
            report.fault(Fault::new("not-a-number").with("given", line), || place(line));
        }
        report.count_more("not-a-number", Severity::Error, 500);
        let findings = report.finish();
        assert_eq!(findings.len(), MOST + 1);
        let more = findings.last().unwrap();
        assert_eq!((more.code, more.argument("count")), ("more-findings", Some("1300")));
    }

    #[test]
    fn texts_are_told_once_with_their_rows() {
        let mut tally = Tally::default();
        for line in 0..1000 {
            tally.count(if line % 2 == 0 { "a" } else { "b" }, || place(line + 1));
        }
        for line in 0..1000 {
            tally.count(&line.to_string(), || place(line + 1001));
        }
        assert_eq!((tally.rows(), tally.first().unwrap().line), (2000, 1));
        let mut report = Report::new("f.csv");
        tally.tell(&mut report, "unknown-unit", |finding, text| finding.with("given", text));
        let findings = report.finish();
        assert_eq!(findings[0].argument("rows"), Some("500"));
        assert_eq!(findings.len(), MOST + 1);
        assert_eq!(findings.last().unwrap().argument("count"), Some("802"));
    }
}
