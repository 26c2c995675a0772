//! Random programmes: nothing changes within an interval, something does just outside.

use quanheng_audit::Standing;
use quanheng_audit::weight_stability::{Nearest, Reach, Stability, stability};
use quanheng_index::stream::{Replicate, Stream};
use quanheng_index::{Keep, Plan};

use crate::world::{Row, World, plain, with_tiers};

const ROWS: [(&str, &str); 8] = [
    ("index", ""),
    ("one", "index"),
    ("two", "index"),
    ("a", "one"),
    ("b", "one"),
    ("c", "one"),
    ("d", "two"),
    ("e", "two"),
];

/// A world with two dimensions and five indicators; one cell in `gaps` is missing.
fn world(stream: &mut Stream, units: usize, gaps: u64, kind: u64) -> World {
    let rows: Vec<Row> =
        ROWS.iter().map(|&(code, parent)| (code, parent, (1 + stream.below(20)) as f64 / 4.0)).collect();
    let columns: Vec<(&str, Vec<Option<f64>>)> = ["a", "b", "c", "d", "e"]
        .into_iter()
        .map(|code| {
            let mut cell = || {
                let value = 10.0 * stream.uniform();
                (stream.below(gaps) != 0).then_some(value)
            };
            (code, (0..units).map(|_| cell()).collect())
        })
        .collect();
    let steps = match kind {
        0 => plain(),
        1 => with_tiers("sizes", "sizes", &[2.0, 1.0, (units - 3) as f64]),
        _ => with_tiers("cuts", "cuts", &[6.0, 4.0]),
    };
    World::new(&rows, &columns, steps)
}

/// What the engine says under other weights, by node.
fn standing(world: &World, weights: &[(usize, f64)]) -> (Vec<Option<u64>>, Vec<Option<u16>>) {
    let mut rows: Vec<Row> = Vec::new();
    let value = |code: &str| {
        let node = world.node(code);
        let given = weights.iter().find(|(of, _)| *of == node).map(|(_, weight)| *weight);
        given.unwrap_or(world.framework.node(node).weight)
    };
    rows.extend(ROWS.iter().map(|&(code, parent)| (code, parent, value(code))));
    let columns: Vec<(&str, Vec<Option<f64>>)> = ["a", "b", "c", "d", "e"]
        .into_iter()
        .map(|code| {
            let column = world.panel.column(world.node(code), 0);
            (code, (0..column.len()).map(|row| column.value(row)).collect())
        })
        .collect();
    let other = World::new(&rows, &columns, world.steps.clone());
    let (plan, _) = Plan::compile(other.framework.clone(), &other.steps).unwrap();
    let run = plan.run(&other.panel, &[0], Keep::Facts).unwrap();
    let root = other.framework.root();
    let units = run.units().len();
    let places = run.places(root, 0).unwrap();
    let places = (0..units).map(|unit| places.get(unit).map(|place| place.number() as u64)).collect();
    let tiers = run.tiers(root, 0);
    (places, (0..units).map(|unit| tiers.and_then(|tiers| tiers.get(unit))).collect())
}

type Said = (Vec<Option<u64>>, Vec<Option<u16>>);

fn leaders(said: &Said) -> Vec<usize> {
    (0..said.0.len()).filter(|&unit| said.0[unit] == Some(1)).collect()
}

fn check(world: &World, stability: &Stability, own: &Said) {
    for weight in &stability.weights {
        let others: f64 = world
            .framework
            .node(weight.parent)
            .children
            .iter()
            .map(|&c| world.framework.node(c).weight)
            .sum::<f64>()
            - world.framework.node(weight.node).weight;
        let at = |share: f64| standing(world, &[(weight.node, others * share / (1.0 - share))]);
        let whole = |reach: Reach, same: &dyn Fn(&Said) -> bool, what: &str| {
            let (low, high) = (reach.low.share, reach.high.share);
            assert!(low <= weight.share && weight.share <= high);
            for step in 1..12 {
                let share = low + (high - low) * f64::from(step) / 12.0;
                assert!(same(&at(share)), "{what} changes at {share} within {low} to {high}");
            }
            for (end, beyond) in [(reach.low, -1e-9), (reach.high, 1e-9)] {
                let share = end.share + beyond;
                assert!(end.cause.is_none() || !same(&at(share)), "{what} does not change at {share}");
            }
        };
        whole(weight.leader, &|said| leaders(said) == leaders(own), "leader");
        whole(weight.places, &|said| said.0 == own.0, "places");
        if let Ok(tiers) = weight.tiers {
            whole(tiers, &|said| said.1 == own.1, "tiers");
        }
    }
}

fn same_as(standing: &Standing, own: &Said) -> bool {
    standing.places.iter().zip(&own.0).all(|(a, b)| u64::from(*a) == b.unwrap_or(0))
}

#[test]
fn intervals_hold_exactly() {
    let mut stream = Replicate { seed: 11, number: 0 }.stream([0; 3]);
    let mut bent = 0;
    for case in 0..30 {
        let gaps = if case % 2 == 0 { 1 << 40 } else { 7 };
        let world = world(&mut stream, 6, gaps, case % 3);
        let own = standing(&world, &[]);
        let stability = stability(&world.subject()).unwrap();
        assert!(same_as(&stability.own, &own));
        bent += usize::from(stability.nearest.iter().any(|nearest| nearest.found.is_err()));
        check(&world, &stability, &own);
    }
    assert!(bent > 8, "{bent}");
}

/// No change of weights smaller than the nearest changes anything, however it is drawn; a little beyond it something does.
#[test]
fn no_smaller_change_is_found_at_random() {
    let mut stream = Replicate { seed: 12, number: 0 }.stream([0; 3]);
    for case in 0..12 {
        let world = world(&mut stream, 6, 1 << 40, case % 3);
        let own = standing(&world, &[]);
        let stability = stability(&world.subject()).unwrap();
        let nearest = &stability.nearest[1];
        let shares = &nearest.shares;
        for changes in nearest.found.as_ref().unwrap() {
            let mut look = |found: Option<&Nearest>, same: &dyn Fn(&Said) -> bool| {
                let Some(found) = found else { return };
                let size = |to: &[f64]| {
                    let apart = to.iter().zip(shares).map(|(a, b)| (a - b).abs());
                    match changes.norm {
                        quanheng_audit::weight_stability::Norm::Sum => apart.sum::<f64>(),
                        quanheng_audit::weight_stability::Norm::Largest => apart.fold(0.0, f64::max),
                    }
                };
                assert!((size(&found.shares) - found.distance).abs() < 1e-8, "{found:?}");
                let at = |shares: &[f64]| {
                    let weights: Vec<(usize, f64)> =
                        nearest.nodes.iter().copied().zip(shares.iter().copied()).collect();
                    standing(&world, &weights)
                };
                for _ in 0..40 {
                    let raw: Vec<f64> = shares.iter().map(|_| -libm::log(stream.uniform())).collect();
                    let total: f64 = raw.iter().sum();
                    let to: Vec<f64> = raw.iter().map(|x| x / total).collect();
                    let step = (0.999 * found.distance / size(&to)).min(1.0);
                    let to: Vec<f64> = shares.iter().zip(&to).map(|(a, b)| a + step * (b - a)).collect();
                    assert!(same(&at(&to)), "{to:?} is nearer than {found:?}");
                }
                let beyond = |a: &f64, b: &f64| a + (1.0 + 1e-6) * (b - a);
                let to: Vec<f64> =
                    shares.iter().zip(&found.shares).map(|(a, b)| beyond(a, b).max(0.0)).collect();
                assert!(!same(&at(&to)), "nothing changes at {to:?}");
            };
            look(changes.leader.as_ref(), &|said| leaders(said) == leaders(&own));
            look(changes.places.as_ref(), &|said| said.0 == own.0);
            if let Ok(tiers) = &changes.tiers {
                look(tiers.as_ref(), &|said| said.1 == own.1);
            }
        }
    }
}
