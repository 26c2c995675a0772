//! What happens to scores when a figure is given in another unit of measure.

use proptest::prelude::*;
use quanheng_index::{StepKind, StepSpec};

use crate::cases;
use crate::recipe::{AGGREGATE, NORMALISE, plain, step};
use crate::world::{World, world};

proptest! {
    #![proptest_config(cases(128))]

    /// x → ax + b with a > 0: tonnes or kilograms, Celsius or Fahrenheit.
    #[test]
    fn scales_taken_from_the_data_forget_the_unit_of_measure(
        world in world(1),
        factor in prop_oneof![0.01..1.0, 1.0..100.0],
        added in -500.0..500.0,
    ) {
        let mut other = world.clone();
        other.each_column(|cells| cells.iter_mut().flatten().for_each(|x| *x = *x * factor + added));
        for method in [NORMALISE[0], NORMALISE[1]] {
            close(&world, &other, &plain(method, AGGREGATE[0]), 1.0)?;
        }
    }

    /// x → ax with a a power of two loses no digit, so that not a bit of a score may change.
    #[test]
    fn powers_of_two_change_no_bit(world in world(1), exponent in -20..20_i32) {
        let factor = libm::ldexp(1.0, exponent);
        let mut other = world.clone();
        other.each_column(|cells| cells.iter_mut().flatten().for_each(|x| *x *= factor));
        for method in [NORMALISE[0], NORMALISE[1], NORMALISE[2], NORMALISE[5]] {
            let steps = plain(method, AGGREGATE[0]);
            let (ours, theirs) = (world.run(&steps).unwrap(), other.run(&steps).unwrap());
            for node in 0..world.rows.len() {
                prop_assert_eq!(ours.run.scores(node, 0), theirs.run.scores(node, 0));
            }
        }
    }

    /// All means are homogeneous: twice the scores, twice the index.
    #[test]
    fn means_are_homogeneous(world in world(1), factor in prop_oneof![0.01..1.0, 1.0..100.0]) {
        let mut positive = world.clone();
        positive.each_column(|cells| cells.iter_mut().flatten().for_each(|x| *x = x.abs() + 0.5));
        let mut other = positive.clone();
        other.each_column(|cells| cells.iter_mut().flatten().for_each(|x| *x *= factor));
        for aggregate in AGGREGATE {
            close(&positive, &other, &[step(StepKind::Aggregate, aggregate)], factor)?;
        }
    }
}

/// The second world's scores are `factor` times those of the first.
fn close(one: &World, other: &World, steps: &[StepSpec], factor: f64) -> Result<(), TestCaseError> {
    let (ours, theirs) = (one.run(steps).unwrap(), other.run(steps).unwrap());
    for node in 0..one.rows.len() {
        for row in 0..one.units.len() {
            let (ours, theirs) = (ours.run.scores(node, 0).value(row), theirs.run.scores(node, 0).value(row));
            prop_assert_eq!(ours.is_some(), theirs.is_some());
            let (Some(x), Some(y)) = (ours, theirs) else { continue };
            let scale = (x * factor).abs().max(1.0);
            prop_assert!((x * factor - y).abs() <= 1e-9 * scale, "{} times {} is not {}", x, factor, y);
        }
    }
    Ok(())
}
