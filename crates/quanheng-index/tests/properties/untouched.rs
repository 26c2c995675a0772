//! Nothing is changed in silence: what a step may not touch stays as it was, and every change is in the trace.

use proptest::prelude::*;
use quanheng_index::{Column, Mark, StepKind};

use crate::cases;
use crate::recipe::{AGGREGATE, IMPUTE, NORMALISE, TREAT, plain, recipe, step};
use crate::world::{Outcome, World, world};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn imputing_changes_only_what_is_missing_and_may_be_filled(world in world(3)) {
        for method in IMPUTE {
            let outcome = run(&world, &[step(StepKind::Impute, method)]);
            for (before, after) in columns(&world, &outcome) {
                for row in 0..before.len() {
                    if after.mark(row) == Mark::Imputed {
                        prop_assert!(before.mark(row).may_be_imputed());
                    } else {
                        prop_assert_eq!(before.value(row), after.value(row));
                        prop_assert_eq!(before.mark(row), after.mark(row), "a reason was lost");
                    }
                }
            }
        }
    }

    #[test]
    fn winsorising_moves_only_points_beyond_the_bounds_it_states(world in world(2)) {
        for method in TREAT[..3].iter().copied() {
            let outcome = run(&world, &[step(StepKind::Treat, method)]);
            let treated = &outcome.run.trace()[0];
            for leaf in outcome.plan.framework().leaves() {
                for period in 0..world.periods {
                    let (before, after) = (outcome.panel.column(leaf, period), outcome.run.scores(leaf, period));
                    let facts = treated.facts(leaf, period).cloned().unwrap_or_default();
                    let fact = |name: &str| facts.iter().find(|fact| fact.0 == name).map(|fact| fact.1);
                    let (low, high) = (fact("low"), fact("high"));
                    let mut moved = 0.0;
                    for (old, new) in before.iter().zip(after.iter()) {
                        let Some(x) = old else { continue };
                        let y = new.expect("treating blanks nothing");
                        let bound = low.filter(|low| x < *low).or(high.filter(|high| x > *high));
                        prop_assert_eq!(y, bound.unwrap_or(x));
                        moved += f64::from(u8::from(x != y));
                    }
                    prop_assert_eq!(moved, fact("points").unwrap_or(0.0));
                }
            }
        }
    }

    #[test]
    fn missing_cells_keep_their_reason_through_every_step(world in world(1)) {
        for treat in TREAT {
            for normalise in NORMALISE {
                let Ok(outcome) =
                    world.run(&[&[step(StepKind::Treat, treat)], &plain(normalise, AGGREGATE[0])[..]].concat())
                else { continue };
                for (before, after) in columns(&world, &outcome) {
                    for row in 0..before.len() {
                        prop_assert_eq!(before.value(row).is_some(), after.value(row).is_some());
                        prop_assert_eq!(before.mark(row), after.mark(row));
                    }
                }
            }
        }
    }

    /// Laid end to end, the changes in the trace lead from the panel to the result.
    #[test]
    fn the_trace_has_every_change(world in world(2), steps in recipe()) {
        let Ok(outcome) = world.run(&steps) else { return Ok(()) };
        for node in 0..world.rows.len() {
            for period in 0..world.periods {
                let mut changes = outcome.run.trace().iter().filter_map(|step| step.change(node, period));
                let last = changes.next_back().unwrap_or(outcome.panel.column(node, period));
                prop_assert_eq!(last, outcome.run.scores(node, period));
            }
        }
    }

    #[test]
    fn the_panel_itself_never_changes(world in world(2), steps in recipe()) {
        if let Ok(outcome) = world.run(&steps) {
            prop_assert_eq!(&outcome.panel, &world.panel());
        }
    }
}

/// Runs steps on data, and nothing after them but what a plan must have.
fn run(world: &World, steps: &[quanheng_index::StepSpec]) -> Outcome {
    world.run(&[steps, &[step(StepKind::Aggregate, AGGREGATE[0])]].concat()).unwrap()
}

/// Columns of the leaves before and after.
fn columns<'a>(world: &World, outcome: &'a Outcome) -> Vec<(&'a Column, &'a Column)> {
    let leaves = outcome.plan.framework().leaves();
    leaves
        .flat_map(|leaf| (0..world.periods).map(move |period| (leaf, period)))
        .map(|(leaf, at)| (&**outcome.panel.column(leaf, at), &**outcome.run.scores(leaf, at)))
        .collect()
}
