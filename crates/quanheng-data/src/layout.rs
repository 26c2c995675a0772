//! Which column of a file is what: the header held against a source's definition.

use std::collections::BTreeSet;

use quanheng_index::finding::{Place, Subject};
use quanheng_index::{Finding, NodeId, NodeKind, Period, Severity};
use quanheng_programme::source::{Layout, Unknown};

use crate::cell::{Cell, Fault, shortened};
use crate::feed::Feed;
use crate::hint::nearest;
use crate::rows::Rows;

/// The columns of a file, by what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) unit: usize,
    pub(crate) status: Option<usize>,
    pub(crate) values: Values,
    /// Columns without a name.
    pub(crate) unnamed: Vec<usize>,
}

/// Where values stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Values {
    Long {
        indicator: usize,
        period: PeriodOf,
        value: usize,
    },
    Indicators {
        period: PeriodOf,
        columns: Vec<(usize, NodeId)>,
    },
    /// Columns with positions on the axis.
    Periods {
        indicator: usize,
        columns: Vec<(usize, usize)>,
    },
}

/// Where the period of a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodOf {
    Column(usize),
    /// The same for all rows: a position on the axis.
    Constant(usize),
}

impl Columns {
    /// All columns in use.
    pub(crate) fn used(&self) -> Vec<usize> {
        let mut used = vec![self.unit];
        used.extend(self.status);
        used.extend(&self.unnamed);
        let mut add_period = |period: &PeriodOf| {
            if let PeriodOf::Column(column) = period {
                used.push(*column);
            }
        };
        match &self.values {
            Values::Long { indicator, period, value } => {
                add_period(period);
                used.extend([*indicator, *value]);
            }
            Values::Indicators { period, columns } => {
                add_period(period);
                used.extend(columns.iter().map(|(column, _)| column));
            }
            Values::Periods { indicator, columns } => {
                used.push(*indicator);
                used.extend(columns.iter().map(|(column, _)| column));
            }
        }
        used.sort_unstable();
        used.dedup();
        used
    }
}

impl Feed<'_, '_> {
    /// Finds the columns; `None` when a file cannot be read without those that are missing.
    pub(crate) fn columns(&mut self, rows: &dyn Rows) -> Option<Columns> {
        self.tell_repeated(rows);
        let source = self.source;
        let unit = self.required(rows, &source.unit);
        // A column called `status` is one, named or not.
        let unnamed_status = rows.header().iter().position(|name| name == "status").map(Some);
        let status = source.status.as_ref().map(|status| self.required(rows, status)).or(unnamed_status);
        let unnamed = (0..rows.header().len()).filter(|&column| rows.header()[column].is_empty()).collect();
        let values = match source.layout {
            Layout::Long => {
                let indicator = self.required(rows, &source.indicator);
                let period = self.period_column(rows);
                let value = self.required(rows, &source.value);
                Values::Long { indicator: indicator?, period: period?, value: value? }
            }
            Layout::WideIndicators => {
                let period = self.period_column(rows);
                Values::Indicators {
                    columns: self.indicator_columns(rows, &[Some(unit?), status.flatten()]),
                    period: period?,
                }
            }
            Layout::WidePeriods => {
                let indicator = self.required(rows, &source.indicator);
                Values::Periods { columns: self.period_columns(rows), indicator: indicator? }
            }
        };
        Some(Columns {
            unit: unit?,
            status: status.map_or(Some(None), |column| column.map(Some))?,
            values,
            unnamed,
        })
    }

    fn tell_repeated(&mut self, rows: &dyn Rows) {
        let mut seen = BTreeSet::new();
        for (column, name) in rows.header().iter().enumerate() {
            if !name.is_empty() && !seen.insert(name) {
                let fault = Fault::new("duplicate-column").with("column", shortened(name));
                self.report.fault(fault, || rows.header_place(column));
            }
        }
    }

    fn required(&mut self, rows: &dyn Rows, name: &str) -> Option<usize> {
        let found = rows.header().iter().position(|column| column == name);
        if found.is_none() {
            self.report.add(missing_column(rows, name));
        }
        found
    }

    /// `None` when the column is missing, and when no row counts because the programme does not list the period.
    fn period_column(&mut self, rows: &dyn Rows) -> Option<PeriodOf> {
        match self.source.constant_period {
            Some(period) => self.constant_period(period).map(PeriodOf::Constant),
            None => self.required(rows, &self.source.period).map(PeriodOf::Column),
        }
    }

    fn constant_period(&mut self, period: Period) -> Option<usize> {
        let position = self.axis.position(period);
        if position.is_none() {
            let place = self.source.place.clone();
            self.unlisted.count(&period.to_string(), || place);
        }
        position
    }

    /// The columns that indicators of the framework have in a table with a column for each.
    fn indicator_columns(&mut self, rows: &dyn Rows, keys: &[Option<usize>]) -> Vec<(usize, NodeId)> {
        let source = self.source;
        let mut columns = Vec::new();
        for (column, name) in rows.header().iter().enumerate() {
            if keys.contains(&Some(column)) || *name == source.period || name.is_empty() {
                continue;
            }
            match self.names.node(name) {
                Some(node) if self.kind(node) == NodeKind::Inner => {
                    let fault = Fault::new("inner-node-column").with("column", name);
                    self.report.fault(fault, || rows.header_place(column));
                }
                Some(node) => columns.push((column, node)),
                None if source.unknown_indicators == Unknown::Ignore => self.ignored_columns += 1,
                None => self.tell_unknown_column(rows, column),
            }
        }
        columns
    }

    fn tell_unknown_column(&mut self, rows: &dyn Rows, column: usize) {
        if self.report.wants("unknown-indicator-column", Severity::Error) {
            let name = &rows.header()[column];
            let place = Subject::Place(rows.header_place(column));
            let finding = Finding::error("unknown-indicator-column", place).with("column", shortened(name));
            self.report.push(finding.with("nearest", self.names.nearest_node(name)));
        }
    }

    /// The columns that are periods in a table with a column for each. Names that begin like a year must be one.
    fn period_columns(&mut self, rows: &dyn Rows) -> Vec<(usize, usize)> {
        let mut columns = Vec::new();
        let mut periods = 0;
        for (column, name) in rows.header().iter().enumerate() {
            let period = match Cell::Text(name).period(self.axis.frequency()) {
                Ok(period) => period,
                Err(fault) => {
                    if name.starts_with(|c: char| c.is_numeric()) {
                        self.report.fault(fault, || rows.header_place(column));
                    }
                    continue;
                }
            };
            periods += 1;
            match self.axis.position(period) {
                Some(position) => columns.push((column, position)),
                None => self.unlisted.count(name, || rows.header_place(column)),
            }
        }
        if periods == 0 {
            let place = Place { line: rows.header_place(0).line, ..rows.file() };
            let finding = Finding::error("no-period-columns", Subject::Place(place));
            self.report.add(finding.with("example", self.axis.frequency().example()));
        }
        columns
    }
}

/// The finding that a file has no column of a name.
pub(crate) fn missing_column(rows: &dyn Rows, name: &str) -> Finding {
    const SHOWN: usize = 30;
    let header = rows.header();
    let near = nearest(name, header.iter().map(String::as_str));
    let known: Vec<String> = header.iter().take(SHOWN).map(|name| shortened(name)).collect();
    let place = Place { line: rows.header_place(0).line, ..rows.file() };
    Finding::error("missing-column", Subject::Place(place))
        .with("column", name)
        .with("nearest", near)
        .with("known", known.join(", "))
}
