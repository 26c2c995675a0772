//! How far a reported value may plausibly go: to the best that a member has now.
//!
//! What members have is compared after the denominate step, where there is one: a small province is not asked to
//! have the computers of a large one, but as many per head. What is found there is turned back into what this unit
//! would report. Members that the programme does not score here (screened out, not valid in the period) are passed over.

use crate::cell::Mark;
use crate::explain::reach::{Search, Stuck};
use crate::framework::{Direction, NodeId};
use crate::method::StepKind;
use crate::panel::Panel;
use crate::run::Keep;
use crate::statistics::sorted;
use crate::units::Role;

/// An indicator whose reported value can be changed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lever {
    pub(super) node: NodeId,
    pub(super) direction: Direction,
    /// As reported.
    pub(super) from: f64,
    /// What this unit would report to have what each member has, ascending, with the member's row.
    pub(super) members: Vec<(usize, f64)>,
}

impl Lever {
    pub(super) fn of(search: &Search, node: NodeId) -> Result<Self, Stuck> {
        let period = search.period;
        let reported = search.panel.column(node, period);
        if search.last_column(StepKind::Derive, node).is_some() {
            return Err(Stuck::Derived);
        }
        let from = reported.value(search.unit).ok_or(Stuck::NotReported)?;
        let divided = search.last_column(StepKind::Denominate, node);
        let column = divided.unwrap_or(reported);
        let per_unit = match divided.map(|column| column.value(search.unit)) {
            None => 1.0,
            Some(None) => return Err(Stuck::NotDivided),
            Some(Some(value)) if value != 0.0 && from != 0.0 => value / from,
            Some(Some(_)) => probe(search, node).ok_or(Stuck::NotDivided)?,
        };
        let units = search.run.units();
        let counts = |row: &usize| {
            let unit = units.get(*row);
            let is_scored = search.run.scores(node, period).value(*row).is_some();
            unit.role == Role::Member && is_scored
        };
        let rows = (0..units.len()).filter(counts);
        // What the unit itself has is what it reports, without the rounding of there and back.
        let members = rows.filter_map(|row| match column.value(row)? {
            _ if row == search.unit => Some((row, from)),
            value => Some((row, value / per_unit)),
        });
        let members: Vec<(usize, f64)> = members.filter(|(_, value)| value.is_finite()).collect();
        Ok(Self { node, direction: search.run.framework().node(node).direction, from, members })
    }

    /// Least and greatest that members have.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        let values: Vec<f64> = self.members.iter().map(|&(_, value)| value).collect();
        crate::statistics::extremes(&values)
    }

    /// The best that a member has.
    pub(super) fn best(&self) -> Option<f64> {
        let (low, high) = self.range()?;
        Some(match self.direction {
            Direction::Positive => high,
            Direction::Negative => low,
        })
    }

    /// Whether a value is better than another.
    pub(super) fn is_better(&self, value: f64, than: f64) -> bool {
        self.direction.sign() * (value - than) > 0.0
    }

    /// What some members have, ascending.
    pub(super) fn of_rows(&self, rows: &[usize]) -> Vec<f64> {
        let values = self.members.iter().filter(|(row, _)| rows.contains(row)).map(|&(_, value)| value);
        sorted(&values.collect::<Vec<_>>())
    }
}

/// What one unit of the reported value becomes by the denominate step: by a run in which 1 is reported.
fn probe(search: &Search, node: NodeId) -> Option<f64> {
    let panel = changed(search, &[(node, 1.0)])?;
    let run = search.plan.run(&panel, search.run.scored(), Keep::Everything).ok()?;
    let mut steps = run.trace().iter().rev().filter(|step| step.kind == StepKind::Denominate);
    let value = steps.find_map(|step| step.change(node, search.period))?.value(search.unit)?;
    (value != 0.0).then_some(value)
}

/// The panel with other values reported for the unit.
pub(super) fn changed(search: &Search, values: &[(NodeId, f64)]) -> Option<Panel> {
    let mut panel = search.panel.clone();
    for &(node, value) in values {
        let mut column = panel.column(node, search.period).as_ref().clone();
        let mark = column.mark(search.unit);
        let mark = if mark.is_missing() { Mark::Observed } else { mark };
        column.set(search.unit, value, mark).ok()?;
        panel.put(node, search.period, column).ok()?;
    }
    Some(panel)
}
