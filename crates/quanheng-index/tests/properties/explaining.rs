//! Gaps are divided without rest, and what is said to reach a goal reaches it.

use proptest::prelude::*;
use quanheng_index::explain::bundle::{self, bundle};
use quanheng_index::explain::gap::{Against, Gap, Split, gap};
use quanheng_index::explain::peers::Peers;
use quanheng_index::explain::reach::{Change, Goal, Search};
use quanheng_index::explain::single::{TOLERANCE, singles};

use crate::cases;
use crate::recipe::{AGGREGATE, NORMALISE, plain, recipe};
use crate::world::{Outcome, World, world};

/// Within 1e-12 of what is added up.
fn is_whole(total: f64, parts: &[f64], gap: &Gap) -> bool {
    let size = parts.iter().fold(gap.first.abs().max(gap.second.abs()), |most, part| most.max(part.abs()));
    (total - parts.iter().sum::<f64>()).abs() <= 1e-12 * size
}

fn adds_up(gap: &Gap, outcome: &Outcome) -> Result<(), TestCaseError> {
    let ends: Vec<f64> = gap.ends().filter_map(|part| part.part).collect();
    prop_assert!(is_whole(gap.total(), &ends, gap), "{} is not {:?}", gap.total(), ends);
    let framework = outcome.plan.framework();
    for parent in gap.parts.iter().filter(|part| part.split == Split::Divided) {
        let below = gap.parts.iter().filter(|part| framework.node(part.node).parent == Some(parent.node));
        let parts: Vec<f64> = below.filter_map(|part| part.part).collect();
        prop_assert!(is_whole(parent.part.unwrap(), &parts, gap), "{:?} is not {:?}", parent, parts);
    }
    Ok(())
}

/// The place at the root when a unit reports another value.
fn place(world: &World, specs: usize, unit: usize, changes: &[Change], to: impl Fn(&Change) -> f64) -> f64 {
    let mut changed = world.clone();
    let framework = world.framework();
    for change in changes {
        let leaf = framework.leaves().position(|leaf| leaf == change.node).unwrap();
        changed.cells[leaf][0][unit] = Ok(to(change));
    }
    let outcome = changed.run(&plain(NORMALISE[specs], AGGREGATE[0])).unwrap();
    outcome.run.places(framework.root(), 0).unwrap().get(unit).unwrap().number()
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn gaps_are_divided_without_rest(world in world(2), steps in recipe()) {
        let Ok(outcome) = world.run(&steps) else { return Ok(()) };
        let at = (outcome.plan.framework().root(), world.periods - 1);
        for unit in 0..world.units.len() {
            let other = Against::Unit((unit + 1) % world.units.len());
            for against in [other, Against::MeanMember, Against::Zero] {
                if let Ok(gap) = gap(&outcome.plan, &outcome.run, (unit, against), at) {
                    adds_up(&gap, &outcome)?;
                }
            }
        }
    }

    /// The other way round, every part has the other sign.
    #[test]
    fn means_treat_both_sides_alike(world in world(1), method in 0..AGGREGATE.len()) {
        let outcome = world.run(&plain(NORMALISE[0], AGGREGATE[method])).unwrap();
        let at = (outcome.plan.framework().root(), 0);
        let of = |first, second| gap(&outcome.plan, &outcome.run, (first, Against::Unit(second)), at);
        let (Ok(there), Ok(back)) = (of(0, 1), of(1, 0)) else { return Ok(()) };
        for (there, back) in there.parts.iter().zip(&back.parts) {
            let sum = there.part.zip(back.part).map_or(0.0, |(there, back)| there + back);
            prop_assert!(sum.abs() <= 1e-10, "{:?} and {:?}", there, back);
        }
    }

    /// Goalposts and min-max under an arithmetic mean: more is never worse, so the smallest change is the smallest.
    #[test]
    fn a_goal_said_to_be_reached_is_reached_and_not_by_less(
        world in world(1),
        specs in proptest::sample::select(vec![0, 6]),
        unit in 0..4_usize,
        goal in 1..4_u32,
    ) {
        let outcome = world.run(&plain(NORMALISE[specs], AGGREGATE[0])).unwrap();
        let root = outcome.plan.framework().root();
        let of = (&outcome.plan, &outcome.panel, &outcome.run);
        let Ok(search) = Search::new(of, unit, (root, 0), Goal::Rank(goal)) else { return Ok(()) };
        let limit = f64::from(goal);
        for single in singles(&search).iter().filter(|_| !search.is_reached()) {
            if let Ok((change, position)) = single.answer {
                let reached = place(&world, specs, unit, &[change], |change| change.to);
                prop_assert_eq!(reached, position.place.unwrap().number());
                prop_assert!(reached <= limit);
                let way = (change.range.1 - change.range.0).max((change.to - change.from).abs());
                let less = |change: &Change| change.to - (change.to - change.from).signum() * 2.0 * TOLERANCE * way;
                prop_assert!(place(&world, specs, unit, &[change], less) > limit, "{:?}", change);
            } else if let Some((change, _)) = single.most {
                prop_assert!(place(&world, specs, unit, &[change], |change| change.to) > limit);
            }
        }
        let peers = Peers::of(&outcome.run, unit, None).unwrap();
        if let Ok(found) = bundle(&search, &peers) {
            prop_assert!(place(&world, specs, unit, &found.changes, |change| change.to) <= limit);
            prop_assert!((0.0..=1.0 + bundle::TOLERANCE).contains(&found.share));
        }
    }
}
