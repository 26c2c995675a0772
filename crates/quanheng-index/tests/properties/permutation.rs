//! The order of the units is no matter, to the last bit.

use proptest::prelude::*;
use quanheng_index::{Column, Mark, Place, Run};

use crate::cases;
use crate::recipe::recipe;
use crate::world::world;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn permuted_units_have_permuted_results(
        (world, order) in world(2).prop_flat_map(|world| {
            let order: Vec<usize> = (0..world.units.len()).collect();
            (Just(world), Just(order).prop_shuffle())
        }),
        steps in recipe(),
    ) {
        let (Ok(plain), Ok(other)) = (world.run(&steps), world.permuted(&order).run(&steps)) else {
            prop_assert_eq!(world.run(&steps).is_err(), world.permuted(&order).run(&steps).is_err());
            return Ok(());
        };
        for node in 0..world.rows.len() {
            for period in 0..world.periods {
                let (ours, theirs) = (plain.run.scores(node, period), other.run.scores(node, period));
                for (row, &from) in order.iter().enumerate() {
                    prop_assert_eq!(bits(theirs, row), bits(ours, from), "node {} row {}", node, row);
                    let place = |run: &Run, row: usize| -> Option<Place> {
                        run.places(node, period).and_then(|places| places.get(row))
                    };
                    prop_assert_eq!(place(&other.run, row), place(&plain.run, from));
                    let tier = |run: &Run, row: usize| -> Option<u16> {
                        run.tiers(node, period).and_then(|tiers| tiers.get(row))
                    };
                    prop_assert_eq!(tier(&other.run, row), tier(&plain.run, from));
                }
            }
        }
        for (ours, theirs) in plain.run.trace().iter().zip(other.run.trace()) {
            prop_assert_eq!(&ours.entries, &theirs.entries);
        }
    }
}

fn bits(column: &Column, row: usize) -> (Option<u64>, Mark) {
    (column.value(row).map(f64::to_bits), column.mark(row))
}
