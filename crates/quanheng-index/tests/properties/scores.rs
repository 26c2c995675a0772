//! Scores stay in their range, rise with what is good, and are numbers.

use proptest::prelude::*;
use quanheng_index::{Direction, Keep, Plan, StepKind};

use crate::cases;
use crate::recipe::{AGGREGATE, IMPUTE, NORMALISE, plain, recipe, step};
use crate::world::{Outcome, World, extreme_world, world};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn leaves_stay_in_the_range_they_are_normalised_to(world in world(2)) {
        for (method, low, high) in [(0, 1.0, 100.0), (5, 0.0, 1.0), (6, 0.0, 10.0), (7, 0.0, 1.0)] {
            let outcome = world.run(&plain(NORMALISE[method], AGGREGATE[0])).unwrap();
            for leaf in outcome.plan.framework().leaves() {
                for score in (0..world.periods).flat_map(|period| outcome.run.scores(leaf, period).iter()) {
                    let inside = score.is_none_or(|score| low - 1e-9 <= score && score <= high + 1e-9);
                    prop_assert!(inside, "{:?} by {}", score, NORMALISE[method].0);
                }
            }
        }
    }

    #[test]
    fn a_mean_lies_between_its_children(world in world(1)) {
        for aggregate in AGGREGATE {
            let outcome = world.run(&plain(NORMALISE[0], aggregate)).unwrap();
            for (node, row) in inner_cells(&world, &outcome) {
                let Some(score) = outcome.run.scores(node, 0).value(row) else { continue };
                let children = outcome.plan.framework().node(node).children.iter();
                let weighty = children.filter(|&&child| outcome.run.weight(child, 0) > 0.0);
                let scores: Vec<f64> =
                    weighty.filter_map(|&child| outcome.run.scores(child, 0).value(row)).collect();
                let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
                let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                prop_assert!(low - 1e-9 <= score && score <= high + 1e-9, "{} {:?}", score, scores);
            }
        }
    }

    /// With fixed goalposts and an arithmetic mean nothing else moves, and no rounding turns a rise into a fall.
    #[test]
    fn raising_a_cell_never_lowers_a_score(
        world in world(1),
        leaf in any::<proptest::sample::Index>(),
        row in any::<proptest::sample::Index>(),
        rise in 0.0..300.0,
    ) {
        let steps = plain(NORMALISE[6], AGGREGATE[0]);
        let before = world.run(&steps).unwrap();
        let (leaf, row) = (leaf.index(world.cells.len()), row.index(world.units.len()));
        let mut raised = world.clone();
        let node = before.plan.framework().leaves().nth(leaf).unwrap();
        let Ok(value) = &mut raised.cells[leaf][0][row] else { return Ok(()) };
        *value += rise;
        let after = raised.run(&steps).unwrap();
        for (node_above, _) in inner_cells(&world, &before).into_iter().filter(|&(_, of)| of == row) {
            let (old, new) = (before.run.scores(node_above, 0), after.run.scores(node_above, 0));
            match before.plan.framework().node(node).direction {
                Direction::Positive => prop_assert!(old.value(row) <= new.value(row)),
                Direction::Negative => prop_assert!(old.value(row) >= new.value(row)),
            }
            for other in (0..world.units.len()).filter(|&other| other != row) {
                prop_assert_eq!(old.value(other), new.value(other));
            }
        }
    }

    #[test]
    fn every_value_and_fact_is_a_finite_number(world in world(2), steps in recipe()) {
        if let Ok(outcome) = world.run(&steps) {
            all_finite(&world, &outcome)?;
        }
    }

    /// Figures at the ends of the doubles may be refused; they never panic and never become NaN or infinite.
    #[test]
    fn extreme_figures_are_refused_or_scored(world in extreme_world(), steps in recipe()) {
        if let Ok(outcome) = world.run(&steps) {
            all_finite(&world, &outcome)?;
        }
    }

    /// A run that keeps facts only, and may rewrite the panel, gives what a run that keeps everything gives.
    #[test]
    fn what_is_kept_does_not_change_what_comes_out(world in world(2), steps in recipe()) {
        let scored: Vec<usize> = (0..world.periods).collect();
        let (plan, _) = Plan::compile(world.framework(), &steps).unwrap();
        let kept = plan.run(&world.panel(), &scored, Keep::Everything);
        let owned = plan.run_owned(world.panel(), &scored, Keep::Facts);
        let (kept, owned) = match (kept, owned) {
            (Ok(kept), Ok(owned)) => (kept, owned),
            (kept, owned) => {
                prop_assert_eq!(kept.err(), owned.err());
                return Ok(());
            }
        };
        for (node, &period) in (0..world.rows.len()).flat_map(|node| scored.iter().map(move |at| (node, at))) {
            prop_assert_eq!(kept.scores(node, period), owned.scores(node, period));
            prop_assert_eq!(kept.places(node, period), owned.places(node, period));
        }
        prop_assert!(owned.trace().iter().all(|step| step.changes.is_empty()));
        for (kept, owned) in kept.trace().iter().zip(owned.trace()) {
            prop_assert_eq!(&kept.entries, &owned.entries);
        }
        prop_assert_eq!(kept.findings(), owned.findings());
    }
}

fn inner_cells(world: &World, outcome: &Outcome) -> Vec<(usize, usize)> {
    let inner = outcome.plan.framework().bottom_up().iter();
    inner.flat_map(|&node| (0..world.units.len()).map(move |row| (node, row))).collect()
}

fn all_finite(world: &World, outcome: &Outcome) -> Result<(), TestCaseError> {
    let run = &outcome.run;
    for node in 0..world.rows.len() {
        for period in 0..world.periods {
            prop_assert!(run.scores(node, period).iter().flatten().all(f64::is_finite));
        }
    }
    for step in run.trace() {
        prop_assert!(step.changes.iter().all(|change| change.column.iter().flatten().all(f64::is_finite)));
        for entry in &step.entries {
            prop_assert!(entry.facts.iter().all(|fact| fact.1.is_finite()), "{} {:?}", step.id, entry.facts);
        }
    }
    Ok(())
}

/// A column that cannot be imputed, treated or normalised is refused with its name, not left out in silence.
#[test]
fn a_constant_column_is_refused_by_name() {
    let world = proptest::strategy::ValueTree::current(
        &world(1).new_tree(&mut proptest::test_runner::TestRunner::new(cases(1))).unwrap(),
    );
    let mut constant = world;
    constant.cells[0][0].iter_mut().for_each(|cell| *cell = Ok(7.0));
    let steps = [step(StepKind::Impute, IMPUTE[2]), step(StepKind::Normalise, NORMALISE[0])];
    let steps = [&steps[..], &[step(StepKind::Aggregate, AGGREGATE[0])]].concat();
    let findings = constant.run(&steps).err().expect("refused");
    let refusal = findings.iter().find(|finding| finding.code == "constant").expect("says why");
    let leaf = constant.framework().leaves().next().unwrap();
    assert_eq!(refusal.argument("node"), Some(constant.rows[leaf].code.as_str()));
    assert_eq!(refusal.argument("period"), Some("2018"));
}
