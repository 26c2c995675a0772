//! The units both editions have, and whether others left or entered.

use quanheng_index::Role;

use super::edition::{Edition, Side};

/// The units every rebuild is over.
pub(super) struct Common {
    /// In the old edition's order.
    pub(super) units: Vec<Twin>,
    /// Whether somebody who took part in the old edition is no member here.
    pub(super) left: bool,
    /// The same of the new edition.
    pub(super) entered: bool,
}

/// A unit of both editions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    /// Its rows.
    pub(super) rows: [usize; 2],
    /// Its part in the rebuilds: a reference when it is one in either edition.
    pub(super) role: Role,
}

impl Common {
    pub(super) fn of(editions: &[Edition; 2]) -> Self {
        let [old, new] = editions;
        let twin = |row: usize| {
            let other = new.panel.units().find(&old.panel.units().get(row).code)?;
            twin(editions, [row, other])
        };
        let units: Vec<Twin> = (0..old.panel.units().len()).filter_map(twin).collect();
        let differs = |side: Side| {
            let edition = &editions[side as usize];
            let mut is_member = vec![false; edition.panel.units().len()];
            for unit in units.iter().filter(|unit| unit.role == Role::Member) {
                is_member[unit.rows[side as usize]] = true;
            }
            (0..is_member.len()).any(|row| !is_member[row] && takes_part(edition, row))
        };
        Self { left: differs(Side::Old), entered: differs(Side::New), units }
    }

    /// Whether no unit is scored in both.
    pub(super) fn is_void(&self, editions: &[Edition; 2]) -> bool {
        let is_scored = |unit: &Twin| Side::BOTH.iter().all(|&side| unit.score(editions, side).is_some());
        !self.units.iter().any(is_scored)
    }

    /// Positions in `units`, in the order of an edition's rows.
    pub(super) fn order(&self, side: Side) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.units.len()).collect();
        order.sort_unstable_by_key(|&at| self.units[at].rows[side as usize]);
        order
    }
}

impl Twin {
    pub(super) fn score(&self, editions: &[Edition; 2], side: Side) -> Option<f64> {
        editions[side as usize].score(self.rows[side as usize])
    }
}

/// A unit of both editions, unless it is a member that only one of them scores.
fn twin(editions: &[Edition; 2], rows: [usize; 2]) -> Option<Twin> {
    let side = |at: usize| (editions[at].panel.units().get(rows[at]).role, editions[at].score(rows[at]));
    let [(old_role, old), (new_role, new)] = [side(0), side(1)];
    if old_role == Role::Reference || new_role == Role::Reference {
        return Some(Twin { rows, role: Role::Reference });
    }
    (old.is_some() == new.is_some()).then_some(Twin { rows, role: Role::Member })
}

/// Whether a unit can make a difference to others: a member that exists in a scored period. Even without a figure it
/// counts where shares of units are taken.
fn takes_part(edition: &Edition, row: usize) -> bool {
    let unit = edition.panel.units().get(row);
    unit.role == Role::Member && edition.scored().into_iter().any(|period| unit.is_valid(period))
}
