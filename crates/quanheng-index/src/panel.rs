//! The panel: all observations of a programme as units × indicators × periods.
//!
//! One column for each data node of a framework and each period, units in one fixed order. Where the
//! cells came from is not known here.

use std::sync::Arc;

use crate::cell::Mark;
use crate::column::Column;
use crate::framework::{Framework, NodeId};
use crate::grid::Grid;
use crate::period::Period;
use crate::units::Units;

/// Observations by node and period.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    units: Arc<Units>,
    periods: Vec<Period>,
    columns: Grid<Arc<Column>>,
}

/// A column does not fit a panel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PanelError {
    /// Periods are not strictly ascending.
    #[error("periods must be in ascending order, each once")]
    Periods,
    /// The column has another number of cells than there are units.
    #[error("a column has {cells} cells for {units} units")]
    Length {
        /// Cells of the column.
        cells: usize,
        /// Units of the panel.
        units: usize,
    },
}

impl Panel {
    /// A panel in which everything is *not available*, with a column for each node of `framework`
    /// (those of inner nodes stay empty) and each period.
    ///
    /// # Errors
    /// When the periods are not strictly ascending.
    pub fn empty(framework: &Framework, units: Arc<Units>, periods: Vec<Period>) -> Result<Self, PanelError> {
        if periods.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(PanelError::Periods);
        }
        let blank = Arc::new(Column::missing(units.len(), Mark::NotAvailable));
        let columns = Grid::filled(framework.nodes().len(), periods.len(), blank);
        Ok(Self { units, periods, columns })
    }

    /// Puts in the column of a node and period (a position in [`Panel::periods`]).
    ///
    /// # Errors
    /// When the number of cells differs from the number of units.
    pub fn put(&mut self, node: NodeId, period: usize, column: Column) -> Result<(), PanelError> {
        if column.len() != self.units.len() {
            return Err(PanelError::Length { cells: column.len(), units: self.units.len() });
        }
        self.columns[node][period] = Arc::new(column);
        Ok(())
    }

    /// The reverse of [`into_parts`](Self::into_parts).
    pub(crate) fn from_parts(units: Arc<Units>, periods: Vec<Period>, columns: Grid<Arc<Column>>) -> Self {
        Self { units, periods, columns }
    }

    /// Units, periods and columns, for a run that may rewrite the columns where they are.
    pub(crate) fn into_parts(self) -> (Arc<Units>, Vec<Period>, Grid<Arc<Column>>) {
        (self.units, self.periods, self.columns)
    }

    /// The units.
    #[must_use]
    pub const fn units(&self) -> &Arc<Units> {
        &self.units
    }

    /// The periods, ascending.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The column of a node in a period.
    #[must_use]
    pub fn column(&self, node: NodeId, period: usize) -> &Arc<Column> {
        &self.columns[node][period]
    }
}
