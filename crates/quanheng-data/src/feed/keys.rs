//! The keys of a row: which unit, indicator and period its cells speak of.

use quanheng_index::{NodeId, NodeKind};
use quanheng_programme::source::Unknown;

use super::Feed;
use crate::cell::{Fault, shortened};
use crate::layout::PeriodOf;
use crate::names::UnitFound;
use crate::rows::Rows;

/// What a key cell gave.
pub(super) enum Key<T> {
    Found(T),
    /// A finding was made of it.
    Wrong,
    /// The row is passed over.
    PassOver,
}

impl<T> Key<T> {
    pub(super) fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Wrong | Self::PassOver => None,
        }
    }
}

impl Feed<'_, '_> {
    pub(super) fn unit(&mut self, rows: &dyn Rows, column: usize) -> Key<usize> {
        let cell = rows.cell(column);
        if cell.is_blank() {
            return self.empty_key(rows, column);
        }
        match self.find_unit(&cell.text()) {
            UnitFound::Row(row) => Key::Found(row),
            UnitFound::Unknown if self.source.unknown_units == Unknown::Ignore => {
                self.ignored_units += 1;
                Key::PassOver
            }
            UnitFound::Unknown => {
                self.unknown_units.count(&cell.text(), || rows.place(column));
                Key::Wrong
            }
            UnitFound::Ambiguous => {
                self.ambiguous_units.count(&cell.text(), || rows.place(column));
                Key::Wrong
            }
        }
    }

    /// The unit a text names, trying those first that usually follow.
    fn find_unit(&mut self, text: &str) -> UnitFound {
        for guess in [self.last_unit, self.last_unit + 1] {
            if self.names.is_unit(guess, text) {
                self.last_unit = guess;
                return UnitFound::Row(guess);
            }
        }
        let found = self.names.unit(text);
        if let UnitFound::Row(row) = found {
            self.last_unit = row;
        }
        found
    }

    pub(super) fn indicator(&mut self, rows: &dyn Rows, column: usize) -> Key<NodeId> {
        let cell = rows.cell(column);
        if cell.is_blank() {
            return self.empty_key(rows, column);
        }
        let text = cell.text();
        match self.names.node(&text) {
            Some(node) if self.kind(node) == NodeKind::Inner => {
                self.inner_nodes.count(&text, || rows.place(column));
                Key::Wrong
            }
            Some(node) => Key::Found(node),
            None if self.source.unknown_indicators == Unknown::Ignore => {
                self.ignored_indicators += 1;
                Key::PassOver
            }
            None => {
                self.unknown_indicators.count(&text, || rows.place(column));
                Key::Wrong
            }
        }
    }

    pub(super) fn period(&mut self, rows: &dyn Rows, period: PeriodOf) -> Key<usize> {
        let column = match period {
            PeriodOf::Constant(position) => return Key::Found(position),
            PeriodOf::Column(column) => column,
        };
        let cell = rows.cell(column);
        if cell.is_blank() {
            return self.empty_key(rows, column);
        }
        match cell.period(self.axis.frequency()) {
            Ok(period) => match self.axis.position(period) {
                Some(position) => Key::Found(position),
                None => {
                    self.unlisted.count(&period.to_string(), || rows.place(column));
                    Key::PassOver
                }
            },
            Err(fault) => {
                self.report.fault(fault, || rows.place(column));
                Key::Wrong
            }
        }
    }

    fn empty_key<T>(&mut self, rows: &dyn Rows, column: usize) -> Key<T> {
        let fault = Fault::new("empty-key").with("column", shortened(&rows.header()[column]));
        self.report.fault(fault, || rows.place(column));
        Key::Wrong
    }
}
