//! Periods: statistics over all of them are statistics of the pool; otherwise each stands by itself.

use proptest::prelude::*;
use quanheng_index::{Over, Panel, StepKind, StepSpec, Unit, Units};

use crate::cases;
use crate::recipe::{AGGREGATE, IMPUTE, NORMALISE, TREAT, recipe, step};
use crate::world::{World, period, world};

proptest! {
    #![proptest_config(cases(128))]

    /// Years laid end to end as so many units of one year.
    #[test]
    fn statistics_over_the_panel_are_those_of_the_pool(
        world in world(3),
        impute in 0..6_usize,
        treat in 0..TREAT.len(),
        normalise in 0..NORMALISE.len(),
    ) {
        let steps = |over: Over| -> Vec<StepSpec> {
            let steps = [
                step(StepKind::Impute, IMPUTE[impute]),
                step(StepKind::Treat, TREAT[treat]),
                step(StepKind::Normalise, NORMALISE[normalise]),
            ];
            let steps = steps.into_iter().map(|step| StepSpec { over, ..step });
            steps.chain([step(StepKind::Aggregate, AGGREGATE[0])]).collect()
        };
        let pooled = pooled(&world);
        let (Ok(panel), Ok(pool)) = (world.run(&steps(Over::Panel)), pooled.run(&steps(Over::Period))) else {
            prop_assert_eq!(
                world.run(&steps(Over::Panel)).is_err(),
                pooled.run(&steps(Over::Period)).is_err()
            );
            return Ok(());
        };
        for node in 0..world.rows.len() {
            for at in 0..world.periods {
                for row in 0..world.units.len() {
                    let ours = panel.run.scores(node, at).value(row);
                    let theirs = pool.run.scores(node, 0).value(at * world.units.len() + row);
                    prop_assert_eq!(ours.map(f64::to_bits), theirs.map(f64::to_bits));
                }
            }
        }
    }

    /// A year scored by itself has the scores it has among others, unless a step looks at the others.
    #[test]
    fn each_period_stands_by_itself(world in world(3), steps in recipe()) {
        let steps: Vec<StepSpec> = steps.into_iter().map(|step| StepSpec { over: Over::Period, ..step }).collect();
        let Ok(all) = world.run(&steps) else { return Ok(()) };
        for at in 0..world.periods {
            let alone = world.run_scored(&steps, &[at]).expect("what goes for all goes for one");
            for node in 0..world.rows.len() {
                prop_assert_eq!(all.run.scores(node, at), alone.run.scores(node, at));
                prop_assert_eq!(all.run.places(node, at), alone.run.places(node, at));
                prop_assert_eq!(all.run.tiers(node, at), alone.run.tiers(node, at));
            }
        }
    }
}

fn pooled(world: &World) -> World {
    let units = world.units.len();
    World {
        rows: world.rows.clone(),
        units: (0..units * world.periods).map(|row| Unit::member(format!("u{row}"))).collect(),
        groups: world.groups.iter().cloned().cycle().take(units * world.periods).collect(),
        periods: 1,
        cells: world.cells.iter().map(|by_period| vec![by_period.concat()]).collect(),
    }
}

#[test]
fn periods_must_ascend() {
    let runner = &mut proptest::test_runner::TestRunner::new(cases(1));
    let world = proptest::strategy::ValueTree::current(&world(1).new_tree(runner).unwrap());
    let units = std::sync::Arc::new(Units::members(["a"]).unwrap());
    for periods in [vec![period(1), period(0)], vec![period(0), period(0)]] {
        assert!(Panel::empty(&world.framework(), std::sync::Arc::clone(&units), periods).is_err());
    }
}
