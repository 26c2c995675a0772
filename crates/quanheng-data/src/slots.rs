//! The panel in the making: for each node and period a row of slots, filled once each.
//!
//! A slot that says *not available* counts as unfilled: an empty cell of one file does not contradict a value in
//! another. Where each cell came from is kept beside it while the panel is small.

use std::sync::Arc;

use quanheng_index::{Column, Framework, Mark, NodeId, Panel, Period, Units};
use rayon::prelude::*;

use crate::axis::Axis;
use crate::cell::Said;
use crate::origins::{Origin, Origins};

/// Above this many cells origins are not kept.
const MOST_ORIGINS: usize = 5_000_000;
/// Above this many cells a panel is refused: it would not fit into the memory of a usual machine.
pub(crate) const MOST_CELLS: usize = 2_000_000_000;

/// All slots: by node, then by position on the axis.
#[derive(Debug)]
pub(crate) struct Slots {
    units: usize,
    columns: Vec<Vec<Option<Cells>>>,
    allocated: usize,
    origins: KeepOrigins,
}

/// Whether origins are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeepOrigins {
    Yes,
    No,
}

/// The slots of one node and period.
#[derive(Debug)]
pub(crate) struct Cells {
    values: Vec<f64>,
    marks: Vec<Mark>,
    origins: Vec<Origin>,
}

/// Which slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) node: NodeId,
    /// Position on the axis.
    pub(crate) period: usize,
    pub(crate) unit: usize,
}

/// What became of an observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Outcome {
    /// The slot holds it now, or there was nothing to hold.
    Kept,
    /// The slot held the same already.
    Same,
    /// The slot held something else, and still does.
    Different(Said),
}

impl Cells {
    pub(crate) fn new(units: usize, origins: KeepOrigins) -> Self {
        let origins = if origins == KeepOrigins::Yes { vec![Origin::default(); units] } else { Vec::new() };
        Self { values: vec![0.0; units], marks: vec![Mark::NotAvailable; units], origins }
    }

    /// Fills the slot of a unit with a value or a reason why there is none.
    pub(crate) fn fill(&mut self, unit: usize, said: Said, mark: Mark, origin: Origin) -> Outcome {
        if mark == Mark::NotAvailable {
            return Outcome::Kept;
        }
        if self.marks[unit] != Mark::NotAvailable {
            let held = self.said(unit);
            return if held == said { Outcome::Same } else { Outcome::Different(held) };
        }
        if let Said::Value(value) = said {
            self.values[unit] = value;
        }
        self.marks[unit] = mark;
        if let Some(slot) = self.origins.get_mut(unit) {
            *slot = origin;
        }
        Outcome::Kept
    }

    /// Fills an unfilled slot with a finite value. Whether it was unfilled.
    pub(crate) fn fill_value(&mut self, unit: usize, value: f64, mark: Mark) -> bool {
        if self.marks[unit] != Mark::NotAvailable {
            return false;
        }
        self.values[unit] = value;
        self.marks[unit] = mark;
        true
    }

    /// Fills the slots of units from `first` on, which must be unfilled, with finite values.
    pub(crate) fn fill_run(&mut self, first: usize, values: &[f64], mark: Mark) {
        self.values[first..first + values.len()].copy_from_slice(values);
        self.marks[first..first + values.len()].fill(mark);
    }

    pub(crate) fn into_column(self) -> Column {
        Column::from_parts(self.values, self.marks).expect("only finite values are filled in")
    }

    fn said(&self, unit: usize) -> Said {
        match self.marks[unit] {
            mark if mark.is_missing() => Said::Missing(mark),
            _ => Said::Value(self.values[unit]),
        }
    }
}

impl Slots {
    pub(crate) fn new(framework: &Framework, units: usize) -> Self {
        let columns = framework.nodes().iter().map(|_| Vec::new()).collect();
        Self { units, columns, allocated: 0, origins: KeepOrigins::Yes }
    }

    pub(crate) const fn keeps_origins(&self) -> KeepOrigins {
        self.origins
    }

    pub(crate) const fn units(&self) -> usize {
        self.units
    }

    /// Cells allocated so far.
    pub(crate) const fn allocated(&self) -> usize {
        self.allocated
    }

    /// Fills one slot.
    pub(crate) fn fill(&mut self, at: At, said: Said, mark: Mark, origin: Origin) -> Outcome {
        if mark == Mark::NotAvailable {
            return Outcome::Kept;
        }
        self.count_new_of([at.node], at.period);
        let (units, origins) = (self.units, self.origins);
        let column = &mut self.columns[at.node];
        if column.len() <= at.period {
            column.resize_with(at.period + 1, || None);
        }
        column[at.period].get_or_insert_with(|| Cells::new(units, origins)).fill(at.unit, said, mark, origin)
    }

    /// Where the observation that a slot holds came from.
    pub(crate) fn origin(&self, at: At) -> Option<Origin> {
        let cells = self.columns[at.node].get(at.period)?.as_ref()?;
        cells.origins.get(at.unit).copied()
    }

    /// Lends out all columns of a node, so that several nodes can be filled at once.
    pub(crate) fn lend(&mut self, node: NodeId) -> Vec<Option<Cells>> {
        std::mem::take(&mut self.columns[node])
    }

    /// Takes back what was lent.
    pub(crate) fn take_back(&mut self, node: NodeId, columns: Vec<Option<Cells>>) {
        self.columns[node] = columns;
    }

    /// Counts the columns that are about to be made for some nodes; gives up origins when the panel grows large.
    pub(crate) fn count_new_of(&mut self, nodes: impl IntoIterator<Item = NodeId>, period: usize) {
        let is_new = |node: &NodeId| self.columns[*node].get(period).is_none_or(Option::is_none);
        let new = nodes.into_iter().filter(is_new).count();
        self.allocated = self.allocated.saturating_add(new.saturating_mul(self.units));
        if self.allocated > MOST_ORIGINS && self.origins == KeepOrigins::Yes {
            self.origins = KeepOrigins::No;
            for cells in self.columns.iter_mut().flatten().flatten() {
                cells.origins = Vec::new();
            }
        }
    }

    /// Number of units without a single value, in order, among those that `counts`.
    pub(crate) fn units_without_values(&self, counts: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut has_value = vec![false; self.units];
        for cells in self.columns.iter().flatten().flatten() {
            for (has, mark) in has_value.iter_mut().zip(&cells.marks) {
                *has |= !mark.is_missing();
            }
            if !has_value.contains(&false) {
                break;
            }
        }
        (0..self.units).filter(|&unit| !has_value[unit] && counts(unit)).collect()
    }

    /// The panel, and where its cells came from.
    pub(crate) fn finish(
        mut self,
        framework: &Framework,
        units: Arc<Units>,
        axis: &Axis,
        mut origins: Origins,
    ) -> (Panel, Origins) {
        let order: Vec<(Period, usize)> = axis.ascending().collect();
        let periods = order.iter().map(|&(period, _)| period).collect();
        let mut panel = Panel::empty(framework, units, periods).expect("the axis is ascending");
        let mut filled = Vec::new();
        for (node, columns) in self.columns.iter_mut().enumerate() {
            for (period, &(_, at)) in order.iter().enumerate() {
                let Some(mut cells) = columns.get_mut(at).and_then(Option::take) else { continue };
                if self.origins == KeepOrigins::Yes {
                    origins.put(node, period, std::mem::take(&mut cells.origins));
                }
                filled.push((node, period, cells));
            }
        }
        let columns: Vec<(NodeId, usize, Column)> =
            filled.into_par_iter().map(|(node, period, cells)| (node, period, cells.into_column())).collect();
        for (node, period, column) in columns {
            panel.put(node, period, column).expect("one slot for each unit");
        }
        (panel, origins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_observation_stays() {
        let mut cells = Cells::new(2, KeepOrigins::No);
        let mut fill = |said, mark| cells.fill(1, said, mark, Origin::default());
        assert_eq!(fill(Said::Nothing, Mark::NotAvailable), Outcome::Kept);
        assert_eq!(fill(Said::Value(1.0), Mark::Observed), Outcome::Kept);
        assert_eq!(fill(Said::Value(1.0), Mark::Estimated), Outcome::Same);
        assert_eq!(fill(Said::Nothing, Mark::NotAvailable), Outcome::Kept);
        assert_eq!(fill(Said::Value(2.0), Mark::Observed), Outcome::Different(Said::Value(1.0)));
        let reason = Said::Missing(Mark::Confidential);
        assert_eq!(fill(reason, Mark::Confidential), Outcome::Different(Said::Value(1.0)));
    }
}
