//! Columns that say how far a ranking is from the programme's.

use quanheng_audit::{Shift, Standing};

use crate::report::{Column, Show};

/// One row for each shift; empty where there is none.
pub(super) fn columns(shifts: &[Option<&Shift>]) -> Vec<Column> {
    let numbers =
        |of: fn(&Shift) -> Option<f64>| shifts.iter().map(|shift| shift.and_then(of)).collect::<Vec<_>>();
    let counts =
        |of: fn(&Shift) -> Option<i64>| shifts.iter().map(|shift| shift.and_then(of)).collect::<Vec<_>>();
    let tiers = counts(|shift| shift.tier_changes.map(|count| count as i64));
    let mut columns = vec![
        Column::number("shift_mean", Show::Number, numbers(|shift| shift.mean)),
        Column::count(
            "shift_greatest",
            Show::Plain,
            counts(|shift| shift.mean.map(|_| i64::from(shift.greatest))),
        ),
        Column::number("spearman_own", Show::Number, numbers(|shift| shift.spearman)),
        Column::number("kendall_own", Show::Number, numbers(|shift| shift.kendall)),
        Column::count("compared", Show::Hidden, counts(|shift| Some(shift.compared as i64))),
    ];
    if tiers.iter().any(Option::is_some) {
        columns.insert(2, Column::count("tier_changes", Show::Plain, tiers));
    }
    columns
}

/// For each unit of each shift: score, rank and tier, beside the programme's own.
pub(super) fn of_units(own: &Standing, shifts: &[&Shift]) -> Vec<Column> {
    let each = |of: &dyn Fn(&Standing, usize) -> Option<i64>| -> Vec<Option<i64>> {
        let units = 0..own.places.len();
        shifts.iter().flat_map(|shift| units.clone().map(|unit| of(&shift.standing, unit))).collect()
    };
    let place = |standing: &Standing, unit: usize| {
        standing.places.get(unit).filter(|place| **place > 0).map(|&place| i64::from(place))
    };
    let tier = |standing: &Standing, unit: usize| {
        standing.tiers.get(unit).filter(|tier| **tier > 0).map(|&tier| i64::from(tier))
    };
    let scores = shifts.iter().flat_map(|shift| shift.standing.scores.iter().copied()).collect();
    vec![
        Column::count("place", Show::Plain, each(&place)),
        Column::count("place_own", Show::Plain, each(&|_, unit| place(own, unit))),
        Column::number("score", Show::Number, scores),
        Column::count("tier", Show::Plain, each(&tier)),
        Column::count("tier_own", Show::Plain, each(&|_, unit| tier(own, unit))),
    ]
}
