//! Weights and contributions add up.

use proptest::prelude::*;
use quanheng_index::explain::explain;
use quanheng_index::framework::NodeKind;

use crate::cases;
use crate::recipe::{AGGREGATE, NORMALISE, plain, recipe};
use crate::world::world;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn effective_weights_of_leaves_sum_to_one(world in world(2), steps in recipe()) {
        let Ok(outcome) = world.run(&steps) else { return Ok(()) };
        for period in 0..world.periods {
            let leaves = outcome.plan.framework().leaves();
            let weights: Vec<f64> = leaves.map(|leaf| outcome.run.effective_weight(leaf, period)).collect();
            prop_assert!(weights.iter().all(|weight| *weight >= 0.0), "{:?}", weights);
            prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{:?}", weights);
        }
    }

    #[test]
    fn contributions_add_up_to_the_score(world in world(1)) {
        let outcome = world.run(&plain(NORMALISE[0], AGGREGATE[0])).unwrap();
        let framework = outcome.plan.framework();
        for unit in 0..world.units.len() {
            let explained = explain(&outcome.plan, &outcome.panel, &outcome.run, unit, 0);
            for parent in explained.iter().filter(|node| framework.node(node.node).kind == NodeKind::Inner) {
                let Ok(score) = parent.score else { continue };
                let children = explained.iter().filter(|node| framework.node(node.node).parent == Some(parent.node));
                let shares: f64 = children.clone().filter_map(|child| child.share_used).sum();
                let total: f64 = children.filter_map(|child| child.contribution).sum();
                prop_assert!((total - score).abs() < 1e-9, "{} is not {}", total, score);
                prop_assert!((shares - 1.0).abs() < 1e-12, "{}", shares);
            }
        }
    }

    /// Only proportions count: weights times a positive factor are the same weights.
    #[test]
    fn weights_are_on_any_scale(world in world(1), exponent in -5..5_i32) {
        let mut other = world.clone();
        for row in &mut other.rows {
            row.weight = Some(libm::ldexp(row.weight.unwrap_or(1.0), exponent));
        }
        let steps = plain(NORMALISE[0], AGGREGATE[1]);
        let (ours, theirs) = (world.run(&steps).unwrap(), other.run(&steps).unwrap());
        for node in 0..world.rows.len() {
            prop_assert_eq!(ours.run.scores(node, 0), theirs.run.scores(node, 0));
        }
    }
}
