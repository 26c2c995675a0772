//! Reference units are scored and shown, and influence nobody.

use proptest::prelude::*;
use quanheng_index::{Mark, StepKind, StepSpec, Unit};

use crate::cases;
use crate::recipe::{AGGREGATE, NORMALISE, recipe, step};
use crate::world::{period, world};

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_reference_unit_changes_no_member(world in world(2), steps in recipe(), value in 0.5..2000.0) {
        let other = world.with_reference(value);
        // What the reference unit has may be outside what a method is defined for; that is said, with its name.
        let (Ok(ours), Ok(theirs)) = (world.run(&steps), other.run(&steps)) else { return Ok(()) };
        for node in 0..world.rows.len() {
            for period in 0..world.periods {
                let (before, after) = (ours.run.scores(node, period), theirs.run.scores(node, period));
                let places = |run: &quanheng_index::Run| run.places(node, period).cloned();
                let tiers = |run: &quanheng_index::Run| run.tiers(node, period).cloned();
                for row in 0..world.units.len() {
                    prop_assert_eq!(before.value(row).map(f64::to_bits), after.value(row).map(f64::to_bits));
                    let place = |run| places(run).and_then(|places| places.get(row));
                    prop_assert_eq!(place(&ours.run), place(&theirs.run));
                    let tier = |run| tiers(run).and_then(|tiers| tiers.get(row));
                    prop_assert_eq!(tier(&ours.run), tier(&theirs.run));
                }
                let reference = world.units.len();
                prop_assert_eq!(places(&theirs.run).and_then(|places| places.get(reference)), None);
                prop_assert_eq!(tiers(&theirs.run).and_then(|tiers| tiers.get(reference)), None);
            }
        }
    }

    /// A unit outside its validity is as if it were not there, whatever its file says, and no step fills it.
    #[test]
    fn a_unit_that_does_not_exist_yet_counts_for_nothing(world in world(2), steps in recipe()) {
        prop_assume!(world.periods == 2);
        let mut other = world.clone();
        other.units.push(Unit { valid_from: Some(period(1)), ..Unit::member("new") });
        other.groups.push(None);
        other.each_column(|cells| cells.push(Ok(123.0)));
        let steps: Vec<StepSpec> = steps.into_iter().map(|step| StepSpec { over: Default::default(), ..step }).collect();
        prop_assume!(!["last", "next", "linear", "extend"].contains(&steps[0].method.as_deref().unwrap()));
        let (Ok(ours), Ok(theirs)) = (world.run_scored(&steps, &[0]), other.run_scored(&steps, &[0])) else {
            return Ok(());
        };
        for node in 0..world.rows.len() {
            let (before, after) = (ours.run.scores(node, 0), theirs.run.scores(node, 0));
            for row in 0..world.units.len() {
                prop_assert_eq!(before.value(row).map(f64::to_bits), after.value(row).map(f64::to_bits));
            }
            prop_assert_eq!(after.mark(world.units.len()), Mark::NotValid, "the reason travels up the tree");
        }
        prop_assert!(theirs.run.findings().iter().any(|finding| finding.code == "unit-not-valid"));
    }
}

/// A reference unit is cut where members were cut, and only there.
#[test]
fn winsorising_leaves_a_reference_unit_alone_on_the_side_where_nothing_moved() {
    use quanheng_index::parameter::Value;
    let runner = &mut proptest::test_runner::TestRunner::new(cases(1));
    let mut world = proptest::strategy::ValueTree::current(&world(1).new_tree(runner).unwrap());
    world.units = (0..10).map(|row| Unit::member(format!("u{row}"))).collect();
    world.groups = vec![None; 10];
    // One outlier above: skewness 3.1, kurtosis 9.8.
    world.each_column(|cells| {
        *cells = (1..=10).map(|k| Ok(if k == 10 { 500.0 } else { f64::from(k) })).collect();
    });
    let treat = StepSpec::new(StepKind::Treat).method("winsorise").with("max_points", Value::Number(1.0));
    let steps = [treat, step(StepKind::Normalise, NORMALISE[6]), step(StepKind::Aggregate, AGGREGATE[0])];
    for (value, becomes) in [(-50.0, -50.0), (5.5, 5.5), (700.0, 9.0)] {
        let outcome = world.with_reference(value).run(&steps).unwrap();
        let leaf = outcome.plan.framework().leaves().next().unwrap();
        let treated = outcome.run.trace()[0].change(leaf, 0).expect("an outlier moved");
        assert_eq!(treated.value(10), Some(becomes));
        assert_eq!(treated.value(9), Some(9.0));
    }
}

/// Places are given on twelve digits of the largest score: that of a member, however large the reference unit's.
#[test]
fn a_large_reference_unit_makes_no_members_tie() {
    let runner = &mut proptest::test_runner::TestRunner::new(cases(1));
    let mut world = proptest::strategy::ValueTree::current(&world(1).new_tree(runner).unwrap());
    world.each_column(|cells| {
        let risen = (1..=cells.len()).map(|k| Ok(k as f64 / 1000.0));
        *cells = risen.collect();
    });
    world.rows.iter_mut().filter(|row| row.direction.is_some()).for_each(|row| {
        row.direction = Some(quanheng_index::Direction::Positive);
    });
    let outcome = world.with_reference(1e20).run(&recipe_without_scale()).unwrap();
    let places = outcome.run.places(outcome.plan.framework().root(), 0).unwrap();
    let members = world.units.len();
    assert!((0..members).all(|row| places.get(row).unwrap().number() == (members - row) as f64));
}

fn recipe_without_scale() -> [StepSpec; 2] {
    [step(StepKind::Aggregate, AGGREGATE[0]), StepSpec::new(StepKind::Rank)]
}
