//! From rows to slots: every cell looked up, read and put in its place, or told with its place.

mod keys;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, Framework, Mark, NodeId, NodeKind, Severity};
use quanheng_programme::source::DataSource;

use self::keys::Key;
use crate::axis::Axis;
use crate::cell::{MissingWords, Said, Status, shortened};
use crate::layout::{Columns, PeriodOf, Values};
use crate::names::Names;
use crate::origins::{Origin, Origins};
use crate::report::{Report, Tally};
use crate::rows::Rows;
use crate::slots::{At, MOST_CELLS, Outcome, Slots};

/// Where the observations of one file go.
pub(crate) struct Feed<'a, 'p> {
    pub(crate) framework: &'p Framework,
    pub(crate) names: &'a Names<'p>,
    pub(crate) source: &'p DataSource,
    pub(crate) axis: &'a mut Axis,
    pub(crate) slots: &'a mut Slots,
    pub(crate) origins: &'a mut Origins,
    pub(crate) missing: MissingWords,
    pub(crate) report: Report,
    pub(crate) unlisted: Tally,
    pub(crate) ignored_columns: usize,
    unknown_units: Tally,
    ambiguous_units: Tally,
    unknown_indicators: Tally,
    inner_nodes: Tally,
    ignored_units: usize,
    ignored_indicators: usize,
    /// The unit of the last row: the next row often has the same, or the one after.
    last_unit: usize,
    file: u16,
}

/// What feeds of several files share.
pub(crate) struct Shared<'a, 'p> {
    pub(crate) framework: &'p Framework,
    pub(crate) names: &'a Names<'p>,
    pub(crate) axis: &'a mut Axis,
    pub(crate) slots: &'a mut Slots,
    pub(crate) origins: &'a mut Origins,
}

impl<'a, 'p> Feed<'a, 'p> {
    pub(crate) fn new(shared: Shared<'a, 'p>, source: &'p DataSource, file: &str) -> Self {
        let Shared { framework, names, axis, slots, origins } = shared;
        Self {
            framework,
            names,
            source,
            axis,
            slots,
            origins,
            missing: MissingWords::new(&source.missing),
            report: Report::new(file),
            unlisted: Tally::default(),
            ignored_columns: 0,
            unknown_units: Tally::default(),
            ambiguous_units: Tally::default(),
            unknown_indicators: Tally::default(),
            inner_nodes: Tally::default(),
            ignored_units: 0,
            ignored_indicators: 0,
            last_unit: 0,
            file: 0,
        }
    }

    pub(crate) fn kind(&self, node: NodeId) -> NodeKind {
        self.framework.node(node).kind
    }

    pub(crate) const fn file_number(&self) -> u16 {
        self.file
    }

    /// Unit, position on the axis and status of a row whose values are read elsewhere; `None` when it goes nowhere.
    pub(crate) fn row_keys(
        &mut self,
        rows: &dyn Rows,
        unit: usize,
        period: PeriodOf,
        status: Option<usize>,
    ) -> Option<(u32, u32, Status)> {
        let unit = self.unit(rows, unit).found();
        let status = self.status(rows, status);
        let period = self.period(rows, period).found();
        Some((u32::try_from(unit?).ok()?, u32::try_from(period?).ok()?, status?))
    }

    /// Names the file that cells come from, from here on.
    pub(crate) fn begin(&mut self, file: Place) {
        self.file = self.origins.add_file(file);
    }

    /// Takes in a whole table.
    pub(crate) fn take(&mut self, rows: &mut dyn Rows) {
        self.begin(rows.file());
        let Some(columns) = self.columns(rows) else { return };
        rows.select(&columns.used(), &mut self.report);
        let mut unnamed = columns.unnamed.clone();
        while rows.advance(&mut self.report) {
            self.tell_unnamed(rows, &mut unnamed);
            self.take_row(rows, &columns);
            if self.is_too_large() {
                return;
            }
        }
    }

    /// A panel too large to hold is a finding, not an abort.
    pub(crate) fn is_too_large(&mut self) -> bool {
        let is_too_large = self.slots.allocated() > MOST_CELLS;
        if is_too_large {
            let finding = Finding::error("too-many-cells", Subject::Place(self.source.place.clone()));
            self.report.add(finding.with("limit", MOST_CELLS));
        }
        is_too_large
    }

    /// Cells under no name are told once for each column.
    fn tell_unnamed(&mut self, rows: &dyn Rows, unnamed: &mut Vec<usize>) {
        unnamed.retain(|&column| {
            let is_blank = rows.cell(column).is_blank();
            if !is_blank && self.report.wants("unnamed-column", Severity::Warning) {
                self.report.push(Finding::warning("unnamed-column", Subject::Place(rows.place(column))));
            }
            is_blank
        });
    }

    fn take_row(&mut self, rows: &dyn Rows, columns: &Columns) {
        let unit = self.unit(rows, columns.unit);
        let status = self.status(rows, columns.status);
        match &columns.values {
            Values::Long { indicator, period, value } => {
                let node = self.indicator(rows, *indicator);
                let period = self.period(rows, *period);
                if matches!(
                    (&unit, &node, &period),
                    (Key::PassOver, ..) | (_, Key::PassOver, _) | (.., Key::PassOver)
                ) {
                    return;
                }
                let at = unit.found().zip(node.found()).zip(period.found());
                let at = at.map(|((unit, node), period)| At { node, period, unit });
                self.take_cell(rows, *value, at, status);
            }
            Values::Indicators { period, columns } => {
                let period = self.period(rows, *period);
                if matches!((&unit, &period), (Key::PassOver, _) | (_, Key::PassOver)) {
                    return;
                }
                let row = unit.found().zip(period.found());
                for &(column, node) in columns {
                    self.take_cell(rows, column, row.map(|(unit, period)| At { node, period, unit }), status);
                }
            }
            Values::Periods { indicator, columns } => {
                let node = self.indicator(rows, *indicator);
                if matches!((&unit, &node), (Key::PassOver, _) | (_, Key::PassOver)) {
                    return;
                }
                let row = unit.found().zip(node.found());
                for &(column, period) in columns {
                    self.take_cell(rows, column, row.map(|(unit, node)| At { node, period, unit }), status);
                }
            }
        }
    }

    /// `None` when the status is none of the known words.
    fn status(&mut self, rows: &dyn Rows, column: Option<usize>) -> Option<Status> {
        let Some(column) = column else { return Some(Status::of(self.source.constant_status)) };
        match Status::read(&rows.cell(column), self.source.constant_status, &self.missing) {
            Ok(status) => Some(status),
            Err(fault) => {
                self.report.fault(fault, || rows.place(column));
                None
            }
        }
    }

    /// Reads a value cell, and keeps what it says when its place in the panel is known.
    fn take_cell(&mut self, rows: &dyn Rows, column: usize, at: Option<At>, status: Option<Status>) {
        let said = match self.missing.read(&rows.cell(column)) {
            Ok(said) => said,
            Err(fault) => return self.report.fault(fault, || rows.place(column)),
        };
        let (Some(at), Some(status)) = (at, status) else { return };
        let (said, mark) = match status.combine(said) {
            Ok(combined) => combined,
            Err(fault) => return self.report.fault(fault, || rows.place(column)),
        };
        let line = u32::try_from(rows.line()).unwrap_or(u32::MAX);
        let origin = Origin { line, column: rows.origin_column(column), file: self.file };
        match self.slots.fill(at, said, mark, origin) {
            Outcome::Kept => {}
            Outcome::Same => self.tell_duplicate(at, said, said, || rows.place(column)),
            Outcome::Different(kept) => self.tell_duplicate(at, kept, said, || rows.place(column)),
        }
    }

    /// Tells that a slot was filled before.
    pub(crate) fn tell_duplicate(&mut self, at: At, kept: Said, given: Said, place: impl FnOnce() -> Place) {
        let (code, severity) = match kept == given {
            true => ("duplicate-same", Severity::Warning),
            false => ("duplicate-different", Severity::Error),
        };
        if !self.report.wants(code, severity) {
            return;
        }
        let first = self.slots.origin(at).and_then(|origin| self.origins.place_of(origin));
        let period = self.axis.period(at.period).map(|period| period.to_string()).unwrap_or_default();
        let finding = Finding { code, severity, subject: Subject::Place(place()), arguments: Vec::new() }
            .with("unit", self.names.unit_code(at.unit))
            .with("indicator", &self.framework.node(at.node).code)
            .with("period", period)
            .with("first", first.as_ref().map(place_text).unwrap_or_default())
            .with("kept", said_text(kept))
            .with("given", said_text(given));
        self.report.push(finding);
    }

    /// All findings about the file.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let names = self.names;
        names.tell_units(&mut self.report, &self.unknown_units, &self.ambiguous_units);
        self.unknown_indicators.tell(&mut self.report, "unknown-indicator", |finding, text| {
            finding.with("given", shortened(text)).with("nearest", names.nearest_node(text))
        });
        self.inner_nodes
            .tell(&mut self.report, "data-for-inner-node", |finding, text| finding.with("node", text));
        self.tell_passed_over();
        self.report.finish()
    }

    fn tell_passed_over(&mut self) {
        if let Some(place) = self.unlisted.first() {
            let periods: Vec<&str> = self.unlisted.iter().take(10).map(|(text, ..)| text).collect();
            let note = Finding::note("period-not-listed", Subject::Place(place.clone()));
            self.report.add(note.with("periods", periods.join(", ")).with("rows", self.unlisted.rows()));
        }
        for (code, rows) in [
            ("units-passed-over", self.ignored_units),
            ("indicators-passed-over", self.ignored_indicators),
            ("columns-passed-over", self.ignored_columns),
        ] {
            if rows > 0 {
                let note = Finding::note(code, Subject::Place(self.report.whole_file()));
                self.report.add(note.with("rows", rows));
            }
        }
    }
}

/// A place as a short text.
pub(crate) fn place_text(place: &Place) -> String {
    match &place.sheet {
        Some(sheet) => format!("{}:{sheet}:{}", place.file, place.line),
        None => format!("{}:{}", place.file, place.line),
    }
}

fn said_text(said: Said) -> String {
    match said {
        Said::Value(value) => value.to_string(),
        Said::Missing(reason) => reason.slug().to_owned(),
        Said::Nothing => Mark::NotAvailable.slug().to_owned(),
    }
}
