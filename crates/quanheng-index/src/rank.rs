//! Rank: orders the units at every node, best first.
//!
//! Members with a score get a place; units without one and reference units get none. Scores may be rounded to
//! `decimals` before they are compared, as published rankings often are. Equal scores always tie.

pub(crate) mod average;
pub(crate) mod competition;
pub(crate) mod dense;

use rayon::prelude::*;

use crate::choice::Choices;
use crate::column::Column;
use crate::framework::{NodeId, NodeKind};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::places::{Place, Places};
use crate::sheet::Sheet;
use crate::statistics::order_key;

/// `decimals`, which every ranking takes.
pub(crate) const DECIMALS: Parameter = Parameter::new(
    "decimals",
    Kind::Count(0),
    Fallback::Absent,
    ["比较前把得分四舍五入到几位小数", "decimals the scores are rounded to before they are compared"],
);

/// Units with the same score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Number of units with a better score.
    pub better: u32,
    /// Number of units that share this score, at least 1.
    pub size: u32,
    /// Number of distinct better scores.
    pub groups_better: u32,
}

/// A way to give places.
pub trait Rank: Send + Sync {
    /// The place every unit of a tie gets.
    fn place(&self, tie: Tie) -> Place;

    /// Decimals scores are rounded to.
    fn decimals(&self) -> Option<u32>;
}

pub(crate) fn run(sheet: &mut Sheet, choices: &Choices<dyn Rank>) {
    let in_tree = |node: &NodeId| sheet.framework.node(*node).kind != NodeKind::Input;
    let nodes: Vec<NodeId> = (0..sheet.framework.nodes().len()).filter(in_tree).collect();
    let jobs: Vec<(NodeId, usize)> =
        nodes.iter().flat_map(|&node| (0..sheet.scored.len()).map(move |at| (node, at))).collect();
    let work =
        |&(node, at): &(NodeId, usize)| rank(sheet, &sheet.columns[node][sheet.scored[at]], choices.of(node));
    let places: Vec<Places> = if sheet.pays_in_parallel(jobs.len()) {
        jobs.par_iter().map(work).collect()
    } else {
        jobs.iter().map(work).collect()
    };
    for ((node, at), places) in jobs.into_iter().zip(places) {
        sheet.places[node][at] = Some(places);
    }
}

fn rank(sheet: &Sheet, column: &Column, method: &dyn Rank) -> Places {
    let mut order = descending(sheet, column, method.decimals());
    let mut places = vec![None; column.len()];
    order.sort_unstable();
    let (mut better, mut groups_better) = (0, 0);
    for tie in order.chunk_by(|a, b| a.0 == b.0) {
        let size = u32::try_from(tie.len()).expect("fewer than 2^32 units");
        let place = method.place(Tie { better, size, groups_better });
        for &(_, row) in tie {
            places[row as usize] = Some(place);
        }
        better += size;
        groups_better += 1;
    }
    Places(places)
}

/// For each member with a score, a key that is less the better the score, and its row.
fn descending(sheet: &Sheet, column: &Column, decimals: Option<u32>) -> Vec<(u64, u32)> {
    let rows = column.slots().iter().enumerate();
    rows.filter(|&(row, slot)| !slot.is_nan() && sheet.is_member(row))
        .map(|(row, &slot)| {
            let score = decimals.map_or(slot, |decimals| rounded(slot, decimals));
            (!order_key(score), u32::try_from(row).expect("fewer than 2^32 units"))
        })
        .collect()
}

/// Rounds half away from zero, as people do: on the shortest decimal text of the number, so that 2.675, which
/// binary stores a little below, becomes 2.68.
#[must_use]
pub fn rounded(value: f64, decimals: u32) -> f64 {
    let scaled: Option<f64> = format!("{value:e}").split_once('e').and_then(|(digits, exponent)| {
        let exponent: i32 = exponent.parse().ok()?;
        format!("{digits}e{}", exponent.saturating_add(i32::try_from(decimals).ok()?)).parse().ok()
    });
    let back = |whole: f64| format!("{whole}e-{decimals}").parse().ok();
    scaled.map(f64::round).filter(|whole| whole.is_finite()).and_then(back).unwrap_or(value)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::method::{self, Maker, StepKind};
    use crate::panel::Panel;
    use crate::parameter::Values;
    use crate::period::Period;
    use crate::units::Units;

    /// Ranks one column of scores with a method's defaults.
    pub(crate) fn places(slug: &str, scores: &[Option<f64>]) -> Vec<Option<f64>> {
        let Maker::Rank(make) = method::find(StepKind::Rank, slug).expect("in the registry").maker else {
            unreachable!("found by kind")
        };
        let made = make(&Values::default()).expect("fits");
        let rows = [
            RawNode { code: "i".into(), level: "index".into(), ..RawNode::default() },
            RawNode {
                code: "a".into(),
                parent: Some("i".into()),
                level: INDICATOR.into(),
                direction: Some(Direction::Positive),
                ..RawNode::default()
            },
        ];
        let (framework, _) = Framework::check(&rows).unwrap();
        let units = Arc::new(Units::members((0..scores.len()).map(|row| row.to_string())).unwrap());
        let panel = Panel::empty(&framework, units, vec![Period::year(2020).unwrap()]).unwrap();
        let sheet = Sheet::new(&framework, &panel, &[0]);
        let ranked = rank(&sheet, &Column::from_options(scores).unwrap(), &*made);
        ranked.as_slice().iter().map(|place| place.map(Place::number)).collect()
    }

    #[test]
    fn rounding_is_that_of_the_printed_number() {
        assert_eq!(rounded(2.675, 2), 2.68);
        assert_eq!(rounded(-0.0005, 3), -0.001);
        assert_eq!(rounded(0.9664999, 3), 0.966);
        assert_eq!(rounded(1e300, 2), 1e300);
        assert_eq!(rounded(0.0, 3), 0.0);
    }
}
