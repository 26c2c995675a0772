//! Places against their definitions, written down plainly.

use proptest::prelude::*;
use quanheng_index::parameter::Value;
use quanheng_index::{StepKind, rounded};

use crate::cases;
use crate::recipe::{AGGREGATE, NORMALISE, RANK, step};
use crate::world::world;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn places_are_what_the_pages_say(world in world(1)) {
        for (at, rank) in RANK.into_iter().enumerate() {
            let steps = [
                step(StepKind::Normalise, NORMALISE[2]),
                step(StepKind::Aggregate, AGGREGATE[0]),
                step(StepKind::Rank, rank),
            ];
            let run = world.run(&steps).unwrap().run;
            for node in 0..world.rows.len() {
                let column = run.scores(node, 0);
                let decimals = if at == 3 { 0 } else { twelve_digits(column.iter().flatten()) };
                let score = |row: usize| Some(rounded(column.value(row)?, decimals));
                let scored: Vec<f64> = (0..world.units.len()).filter_map(score).collect();
                let places = run.places(node, 0).expect("every node is ranked");
                for row in 0..world.units.len() {
                    let place = places.get(row).map(quanheng_index::Place::number);
                    prop_assert_eq!(place, score(row).map(|score| defined(at, score, &scored)));
                }
                if rank.0 == "average" {
                    let total: f64 = places.as_slice().iter().flatten().map(|place| place.number()).sum();
                    let n = scored.len() as f64;
                    prop_assert_eq!(total, n * (n + 1.0) / 2.0);
                }
            }
        }
    }

    /// Members with equal scores share a tier, and no better score is in a lower tier.
    #[test]
    fn tiers_follow_the_scores(mut world in world(1), first in 1..4_usize) {
        world.each_column(|cells| cells.iter_mut().for_each(|cell| *cell = cell.or(Ok(0.0))));
        let scored = world.units.len();
        let sizes = Value::Numbers(vec![first as f64, (scored - first) as f64]);
        let steps = [
            step(StepKind::Normalise, NORMALISE[2]),
            step(StepKind::Aggregate, AGGREGATE[0]),
            quanheng_index::StepSpec::new(StepKind::Tier).method("sizes").with("sizes", sizes),
        ];
        let run = world.run(&steps).unwrap().run;
        let root = run.framework().root();
        let (scores, tiers) = (run.scores(root, 0), run.tiers(root, 0).expect("made at the root"));
        for a in 0..scored {
            for b in (0..scored).filter(|&b| scores.value(a) >= scores.value(b)) {
                prop_assert!(tiers.get(a) <= tiers.get(b));
            }
        }
        let in_first = (0..scored).filter(|&row| tiers.get(row) == Some(1)).count();
        prop_assert!(in_first >= first, "a tie across the boundary goes up, never down");
    }
}

/// Decimals that leave twelve significant digits of the largest.
fn twelve_digits(scores: impl Iterator<Item = f64>) -> u32 {
    let largest = scores.fold(0.0_f64, |most, score| most.max(score.abs()));
    let text = format!("{largest:e}");
    let exponent: i32 = text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    if largest == 0.0 { 12 } else { u32::try_from(11 - exponent).unwrap_or(0).min(22) }
}

/// The place of a score among all, by the definition of the method.
fn defined(method: usize, score: f64, all: &[f64]) -> f64 {
    let better = all.iter().filter(|other| **other > score).count() as f64;
    let same = all.iter().filter(|other| **other == score).count() as f64;
    match method {
        0 => better + 1.0,
        1 => {
            let mut distinct: Vec<f64> = all.iter().copied().filter(|other| *other > score).collect();
            distinct.sort_by(f64::total_cmp);
            distinct.dedup();
            distinct.len() as f64 + 1.0
        }
        4 => better + same,
        _ => better + (same + 1.0) / 2.0,
    }
}
