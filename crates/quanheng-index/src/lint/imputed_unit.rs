//! # imputed-unit
//!
//! Of the values that a unit is scored by in a period, more than a share `above` was filled in by an `impute` step:
//! counted over the indicators that have a weight, imputed / present. Told once for each unit, of the period in
//! which the share is greatest; the first of equal ones.
//!
//! - Threshold: `above`, 1/3 unless given, as for `imputed-indicator`.
//! - Why: the rank of such a unit is that of the mean, the neighbour or the year that filled its gaps.
//! - What to do: leave the unit out (`screen` with `units`), make it a reference unit, or say so beside its rank.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3; the share is the usual
//!   coverage rule of 65 to 67 % turned round.
//! - Example: a province reports 12 of 20 indicators; the others get the mean. 8/20 = 40 % is above a third.

use super::imputed_indicator::ABOVE;
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt, percent};
use crate::cell::Mark;
use crate::finding::{Finding, Severity, Subject};
use crate::parameter::Values;

pub(super) const LINT: Lint = Lint {
    code: "imputed-unit",
    severity: Severity::Warning,
    zh: "评价对象的填补值占比过高",
    en: "a unit of which much is imputed",
    parameters: &[ABOVE, EXCEPT],
    source: include_str!("imputed_unit.rs"),
    looks_at: LooksAt::Run(look),
};

/// What a unit has in one period.
#[derive(Clone, Copy)]
struct Count {
    period: usize,
    imputed: usize,
    present: usize,
}

impl Count {
    fn is_worse_than(self, other: Self) -> bool {
        self.imputed * other.present > other.imputed * self.present
    }
}

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let above = values.number("above");
    let worst = worst_counts(ran);
    let is_much = |count: &Count| count.imputed as f64 > above * count.present as f64;
    let told = ran.members().iter().zip(worst).filter(|(_, count)| is_much(count));
    told.map(|(&row, count)| {
        let unit = &ran.run.units().get(row).code;
        LINT.finding(Subject::Unit(unit.clone()))
            .with("unit", unit)
            .with("imputed", count.imputed)
            .with("present", count.present)
            .with("share", percent(count.imputed as f64 / count.present as f64))
            .with("period", ran.period(count.period))
    })
    .collect()
}

/// For each member, the period with the greatest share.
fn worst_counts(ran: &Ran) -> Vec<Count> {
    let mut worst = vec![Count { period: 0, imputed: 0, present: 1 }; ran.members().len()];
    for &period in ran.scored() {
        let mut counts = vec![Count { period, imputed: 0, present: 0 }; ran.members().len()];
        for leaf in ran.counted_leaves(period) {
            let marks = ran.run.scores(leaf, period).marks();
            for (count, &row) in counts.iter_mut().zip(ran.members()) {
                count.present += usize::from(!marks[row].is_missing());
                count.imputed += usize::from(marks[row] == Mark::Imputed);
            }
        }
        for (worst, count) in worst.iter_mut().zip(counts) {
            if count.is_worse_than(*worst) {
                *worst = count;
            }
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::method::StepKind;
    use crate::plan::StepSpec;

    const GAP: f64 = f64::NAN;

    #[test]
    fn two_of_three_are_told_and_one_is_not() {
        let mut world = World::new("index: a, b, c");
        world.put("a", &[GAP, 2.0, 3.0]);
        world.put("b", &[GAP, 1.0, 5.0]);
        world.put("c", &[1.0, 5.0, GAP]);
        world.steps.insert(0, StepSpec::new(StepKind::Impute).method("mean"));
        let found = world.of_run("imputed-unit");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::Unit("u0".into()));
        assert_eq!((found[0].argument("share"), found[0].argument("period")), (Some("66.7"), Some("2020")));
        // Two thirds, as the unit has it, is not above 0.7.
        world.set("imputed-unit", "above", 0.7);
        assert_eq!(world.of_run("imputed-unit"), []);
    }
}
