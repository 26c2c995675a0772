//! Screening against its definition.

use proptest::prelude::*;
use quanheng_index::parameter::Value;
use quanheng_index::{Mark, StepKind, StepSpec};

use crate::cases;
use crate::recipe::{AGGREGATE, IMPUTE, step};
use crate::world::{World, world};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn who_has_too_little_goes_and_nobody_else(mut world in world(1), least in 0.3..0.95, nonzero in 0.0..0.95) {
        world.rows.iter_mut().for_each(|row| row.weight = None);
        let screen = StepSpec::new(StepKind::Screen)
            .with("indicators", Value::Number(least))
            .with("units", Value::Number(least))
            .with("units_nonzero", Value::Number(nonzero));
        let steps = [screen, step(StepKind::Impute, IMPUTE[1]), step(StepKind::Aggregate, AGGREGATE[0])];
        let outcome = world.run(&steps).unwrap();
        let leaves: Vec<usize> = outcome.plan.framework().leaves().collect();
        let kept: Vec<usize> = (0..leaves.len()).filter(|&leaf| present(&world.cells[leaf][0]) >= least).collect();
        for row in 0..world.units.len() {
            let cells: Vec<_> = kept.iter().map(|&leaf| world.cells[leaf][0][row]).collect();
            let values: Vec<f64> = cells.iter().copied().filter_map(Result::ok).collect();
            let share_nonzero = share(values.iter().filter(|x| **x != 0.0).count(), values.len());
            let stays = present(&cells) >= least && share_nonzero >= nonzero;
            for (at, &leaf) in leaves.iter().enumerate() {
                let is_screened = outcome.run.scores(leaf, 0).mark(row) == Mark::Screened;
                prop_assert_eq!(is_screened, !stays || !kept.contains(&at));
            }
            let root = outcome.run.scores(outcome.plan.framework().root(), 0);
            let nothing_left = !stays || kept.is_empty();
            prop_assert_eq!(root.mark(row) == Mark::Screened, nothing_left, "the reason travels up the tree");
        }
        let notes = outcome.run.findings().iter().filter(|finding| finding.code.starts_with("screened-")).count();
        prop_assert_eq!(notes, leaves.len() - kept.len() + dropped(&world, &outcome.run));
    }
}

fn dropped(world: &World, run: &quanheng_index::Run) -> usize {
    let is_out =
        |row: &usize| run.framework().leaves().all(|leaf| run.scores(leaf, 0).mark(*row) == Mark::Screened);
    let noted = |row: &usize| {
        let code = &world.units[*row].code;
        run.findings().iter().any(|f| f.code == "screened-unit" && f.argument("given") == Some(code))
    };
    (0..world.units.len()).filter(is_out).filter(noted).count()
}

fn present(cells: &[crate::world::Cell]) -> f64 {
    share(cells.iter().filter(|cell| cell.is_ok()).count(), cells.len())
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
