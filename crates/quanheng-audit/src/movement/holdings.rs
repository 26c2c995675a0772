//! Which edition holds which figures, and which rebuilds can be asked for.

use std::collections::BTreeSet;

use quanheng_index::{Framework, NodeId, NodeKind, Period};

use super::common::Common;
use super::edition::{Edition, Side};
use super::mixture::{Factor, Mixture};

/// What the editions hold: columns by indicator or input and period.
pub(super) struct Holdings {
    /// Indicators and inputs of either edition.
    pub(super) leaves: Vec<Leaf>,
    /// Periods of either edition, ascending.
    pub(super) days: Vec<Day>,
    /// By leaf and day, which editions have a figure of a common unit.
    has: Vec<Vec<[bool; 2]>>,
}

/// An indicator or input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) code: String,
    pub(super) ids: [Option<NodeId>; 2],
}

/// A period with its position in each edition.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) period: Period,
    pub(super) at: [Option<usize>; 2],
    /// Whether what only one edition has of it is real change; else it is revision.
    is_real: bool,
}

impl Day {
    /// The edition that decides what is there of figures only one edition has.
    const fn ruler(&self, mixture: Mixture) -> Side {
        if self.is_real { mixture.period } else { mixture.revision }
    }

    /// Whether the period is there at all in a mixture.
    pub(super) fn is_there(&self, mixture: Mixture) -> bool {
        self.at.iter().all(Option::is_some) || self.at[self.ruler(mixture) as usize].is_some()
    }
}

impl Leaf {
    /// The edition that alone has it, if one does.
    pub(super) fn only(&self) -> Option<Side> {
        match self.ids {
            [Some(_), None] => Some(Side::Old),
            [None, Some(_)] => Some(Side::New),
            _ => None,
        }
    }
}

impl Holdings {
    pub(super) fn of(editions: &[Edition; 2], common: &Common) -> Self {
        let (leaves, days) = (leaves(editions), days(editions));
        let has = |leaf: &Leaf, day: &Day, side: Side| {
            let (Some(node), Some(at)) = (leaf.ids[side as usize], day.at[side as usize]) else {
                return false;
            };
            let edition = &editions[side as usize];
            common.units.iter().any(|unit| edition.figure(node, at, unit.rows[side as usize]).is_ok())
        };
        let of_leaf =
            |leaf: &Leaf| days.iter().map(|day| Side::BOTH.map(|side| has(leaf, day, side))).collect();
        Self { has: leaves.iter().map(of_leaf).collect(), leaves, days }
    }

    /// Whether an edition has any figure of a leaf on a day, by their positions.
    pub(super) fn has(&self, leaf: usize, day: usize, side: Side) -> bool {
        self.has[leaf][day][side as usize]
    }

    /// The edition whose column of a leaf both have is used on a day.
    pub(super) fn side(&self, leaf: usize, day: usize, mixture: Mixture) -> Side {
        match self.has[leaf][day] {
            [true, true] => mixture.revision,
            _ => self.days[day].ruler(mixture),
        }
    }

    /// Whether a difference of a leaf both have is a revision on a day.
    pub(super) fn is_revisable(&self, leaf: usize, day: usize) -> bool {
        self.has[leaf][day] == [true, true] || !self.days[day].is_real
    }

    /// Whether the mixture of a coalition can be built: not when it wants the old vintage of a new period, or the other
    /// way round, and that was never published. Where each edition lacks some of the other's period, all can.
    pub(super) fn can_form(
        &self,
        editions: &[Edition; 2],
        players: &[Factor],
    ) -> impl Fn(usize) -> bool + use<> {
        let old_of_new = self.knows(Side::Old, editions[1].shown());
        let new_of_old = self.knows(Side::New, editions[0].shown());
        let both_play = [Factor::Revision, Factor::Period].iter().all(|factor| players.contains(factor));
        let is_bound = both_play && (old_of_new || new_of_old);
        let players = players.to_vec();
        move |coalition| {
            let mixture = Mixture::of(&players, coalition);
            match (mixture.revision, mixture.period) {
                (Side::Old, Side::New) => !is_bound || old_of_new,
                (Side::New, Side::Old) => !is_bound || new_of_old,
                _ => true,
            }
        }
    }

    /// Whether an edition has figures of every leaf both have, of which the other has some, in a period.
    fn knows(&self, side: Side, period: Period) -> bool {
        let Some(day) = self.days.iter().position(|day| day.period == period) else { return false };
        let shared = (0..self.leaves.len()).filter(|&leaf| self.leaves[leaf].only().is_none());
        shared.into_iter().all(|leaf| {
            let [old, new] = self.has[leaf][day];
            self.has(leaf, day, side) || !(old || new)
        })
    }
}

fn leaves(editions: &[Edition; 2]) -> Vec<Leaf> {
    let [old, new] = editions.each_ref().map(|edition| edition.plan.framework());
    let of_old = old.data_nodes().map(|node| Leaf {
        code: old.node(node).code.clone(),
        ids: [Some(node), data_node(new, &old.node(node).code)],
    });
    let only_new = new.data_nodes().filter(|&node| data_node(old, &new.node(node).code).is_none());
    let of_new = only_new.map(|node| Leaf { code: new.node(node).code.clone(), ids: [None, Some(node)] });
    of_old.chain(of_new).collect()
}

/// The indicator or input called `code`.
pub(super) fn data_node(framework: &Framework, code: &str) -> Option<NodeId> {
    framework.find(code).filter(|&node| framework.node(node).kind != NodeKind::Inner)
}

fn days(editions: &[Edition; 2]) -> Vec<Day> {
    let shown = editions.each_ref().map(Edition::shown);
    let scored = editions.each_ref().map(Edition::scored);
    let differs = shown[0] != shown[1] || scored[0] != scored[1];
    let first = shown[0].min(shown[1]);
    let all: BTreeSet<Period> =
        editions.iter().flat_map(|edition| edition.panel.periods()).copied().collect();
    let day = |period: Period| Day {
        period,
        at: editions.each_ref().map(|edition| edition.find(period)),
        is_real: differs && (period > first || scored.iter().any(|of| of.contains(&period))),
    };
    all.into_iter().map(day).collect()
}
