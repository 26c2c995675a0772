//! Rank reversal: whose order changes when a third unit is taken away.

use std::sync::Arc;

use quanheng_index::cell::Mark;
use quanheng_index::{Column, Finding, Keep, Panel, Place, Plan, Role, Run, StepKind, StepSpec, Unit, Units};
use rayon::prelude::*;

use crate::subject::Subject;

/// What each member's removal does to the order of the others.
///
/// Each member is removed in turn and the steps, but for tiers, run anew on the rest. It keeps its row, without values in any period and
/// without part in any statistic, which is the same as if it had never been there; a method that measures others
/// against it by name refuses, and that is told. Adding a member to a set that lacked it reverses the same pairs, so
/// both are answered. Missing: a unit without a place before or after belongs to no pair.
///
/// Min-max, z-scores, ranks, Copeland, TOPSIS and weights by data all show it; goalposts with given weights never.
///
/// Source: Belton and Gear (1983), Omega 11(3), on the analytic hierarchy process.
#[derive(Debug, Clone, PartialEq)]
pub struct Reversal {
    /// By member, in their order; empty where there are more than asked for.
    pub removals: Vec<Removal>,
    /// Whether there are more members than may be removed one by one.
    pub is_passed_over: bool,
}

/// One member removed.
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// Row of the member.
    pub row: usize,
    /// What became of the others, or why the steps refuse to run without it.
    pub found: Result<Removed, Vec<Finding>>,
}

/// What became of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Pairs of rows (first, second): the first was ahead and now is behind. Ordered by the first, then the second.
    pub reversed: Vec<(usize, usize)>,
    /// Pairs that were tied and are not, or the other way round.
    pub ties: usize,
    /// The unit whose rank among the others changed most, and by how much; above 0 it fell. `None` when none changed.
    pub greatest: Option<(usize, i64)>,
    /// Units that had a place and have none, or the other way round.
    pub lost: usize,
}

impl Reversal {
    /// Of a subject whose nominal run is `nominal`, at the root.
    #[must_use]
    pub fn of(subject: &Subject, nominal: &Run, most: usize) -> Self {
        let members = subject.members(nominal);
        if members.len() > most {
            return Self { removals: Vec::new(), is_passed_over: true };
        }
        let before = places(nominal, subject.period);
        // Tiers have no part in the order, and their sizes may not fit one member fewer.
        let steps = subject.steps.iter().filter(|step| step.kind != StepKind::Tier);
        let steps: Vec<StepSpec> = steps.cloned().collect();
        let plan = Plan::compile(subject.framework.clone(), &steps).map(|(plan, _)| plan);
        let removal = |&row: &usize| {
            let plan = plan.as_ref().map_err(Clone::clone);
            let run =
                plan.and_then(|plan| plan.run_owned(without(subject, row), subject.scored, Keep::Facts));
            let found = run.map(|run| Removed::of(row, &members, &before, &places(&run, subject.period)));
            Removal { row, found }
        };
        Self { removals: members.par_iter().map(removal).collect(), is_passed_over: false }
    }

    /// Number of reversed pairs, over all removals.
    #[must_use]
    pub fn count(&self) -> usize {
        self.removals
            .iter()
            .filter_map(|removal| removal.found.as_ref().ok())
            .map(|found| found.reversed.len())
            .sum()
    }

    /// The removal and the unit whose rank changed most by it.
    #[must_use]
    pub fn greatest(&self) -> Option<(usize, usize, i64)> {
        let changes = self.removals.iter().filter_map(|removal| {
            let (row, change) = removal.found.as_ref().ok()?.greatest?;
            Some((removal.row, row, change))
        });
        changes.reduce(|best, next| if next.2.abs() > best.2.abs() { next } else { best })
    }
}

/// Places at the root by row.
fn places(run: &Run, period: usize) -> Vec<Option<Place>> {
    let places = run.places(run.framework().root(), period);
    places.map_or_else(|| vec![None; run.units().len()], |places| places.as_slice().to_vec())
}

/// The panel without the unit in a row: no member, and no value anywhere.
fn without(subject: &Subject, row: usize) -> Panel {
    let units = subject.panel.units();
    let role = |(at, unit): (usize, &Unit)| {
        if at == row { Unit { role: Role::Reference, ..unit.clone() } } else { unit.clone() }
    };
    let changed = units.iter().enumerate().map(role).collect();
    let changed = Units::new(changed, units.groupings().clone()).expect("codes and groups are as before");
    let periods = subject.panel.periods();
    let mut panel = Panel::empty(subject.framework, Arc::new(changed), periods.to_vec())
        .expect("periods of a panel are in order");
    for node in subject.framework.data_nodes() {
        for period in 0..periods.len() {
            let mut column: Column = (**subject.panel.column(node, period)).clone();
            column.set_missing(row, Mark::NotValid);
            panel.put(node, period, column).expect("as many cells as units");
        }
    }
    panel
}

impl Removed {
    fn of(removed: usize, members: &[usize], before: &[Option<Place>], after: &[Option<Place>]) -> Self {
        let others: Vec<usize> = members.iter().copied().filter(|&row| row != removed).collect();
        let placed: Vec<(usize, Place, Place)> =
            others.iter().filter_map(|&row| Some((row, before[row]?, after[row]?))).collect();
        let lost = others.iter().filter(|&&row| before[row].is_some() != after[row].is_some()).count();
        let (mut reversed, mut ties) = (Vec::new(), 0);
        // How many of the others stand ahead, after less before.
        let mut changes = vec![0_i64; placed.len()];
        for (at, &(a, a_before, a_after)) in placed.iter().enumerate() {
            for (beside, &(b, b_before, b_after)) in placed.iter().enumerate().skip(at + 1) {
                let (was, is) = (a_before.cmp(&b_before), a_after.cmp(&b_after));
                changes[at] += i64::from(is.is_gt()) - i64::from(was.is_gt());
                changes[beside] += i64::from(is.is_lt()) - i64::from(was.is_lt());
                if was == is {
                    continue;
                }
                match (was.is_eq() || is.is_eq(), was.is_lt()) {
                    (true, _) => ties += 1,
                    (false, true) => reversed.push((a, b)),
                    (false, false) => reversed.push((b, a)),
                }
            }
        }
        reversed.sort_unstable();
        let moved = placed.iter().zip(changes).map(|(&(row, ..), change)| (row, change));
        let moved = moved.filter(|(_, change)| *change != 0);
        let greatest = moved.reduce(|best, next| if next.1.abs() > best.1.abs() { next } else { best });
        Self { reversed, ties, greatest, lost }
    }
}
