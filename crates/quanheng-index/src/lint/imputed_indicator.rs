//! # imputed-indicator
//!
//! Of the values that an indicator is scored by, more than a share `above` was filled in by an `impute` step: counted
//! over the members and all scored periods, imputed / present.
//!
//! - Threshold: `above`, 1/3 unless given: the other side of the two thirds of reported data that a screening asks
//!   for by default here and in COINr.
//! - Why: an imputed value says what the others are like, not what this unit is like. An indicator that is mostly
//!   imputed orders the units by the method of imputation.
//! - What to do: drop the indicator (`screen`), find a source that reports more, or say in the report what it rests
//!   on.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3; the share is the usual
//!   coverage rule of 65 to 67 % turned round.
//! - Example: 4 of 10 provinces report no figure and get the mean. 4/10 = 40 % is above a third.

use super::ran::{Ran, node};
use super::{EXCEPT, Lint, LooksAt, percent};
use crate::cell::Mark;
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter, Values};

pub(super) const ABOVE: Parameter = Parameter::new(
    "above",
    Kind::Share,
    Fallback::Number(1.0 / 3.0),
    ["填补值占比超过多少时提示", "share of imputed values above which it speaks"],
);

pub(super) const LINT: Lint = Lint {
    code: "imputed-indicator",
    severity: Severity::Warning,
    zh: "指标的填补值占比过高",
    en: "an indicator of which much is imputed",
    parameters: &[ABOVE, EXCEPT],
    source: include_str!("imputed_indicator.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let mut findings = Vec::new();
    for leaf in ran.framework().leaves() {
        let count = Count::of(ran, leaf);
        if count.imputed as f64 > values.number("above") * count.present as f64 {
            findings.push(
                LINT.finding(node(leaf))
                    .with("node", ran.code(leaf))
                    .with("imputed", count.imputed)
                    .with("present", count.present)
                    .with("share", percent(count.imputed as f64 / count.present as f64)),
            );
        }
    }
    findings
}

#[derive(Default)]
struct Count {
    imputed: usize,
    present: usize,
}

impl Count {
    fn of(ran: &Ran, leaf: NodeId) -> Self {
        let mut count = Self::default();
        for &period in ran.scored() {
            let marks = ran.run.scores(leaf, period).marks();
            for mark in ran.members().iter().map(|&row| marks[row]) {
                count.present += usize::from(!mark.is_missing());
                count.imputed += usize::from(mark == Mark::Imputed);
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{World, fields};
    use crate::method::StepKind;
    use crate::plan::StepSpec;

    const GAP: f64 = f64::NAN;

    fn world(first: &[f64]) -> World {
        let mut world = World::new("index: a, b");
        world.put("a", first);
        world.put("b", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]);
        world.steps.insert(0, StepSpec::new(StepKind::Impute).method("mean"));
        world
    }

    #[test]
    fn four_of_ten_are_told_and_three_are_not() {
        let mut four = world(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, GAP, GAP, GAP, GAP]);
        let found = four.of_run("imputed-indicator");
        assert_eq!(fields(&found), ["a code"]);
        assert_eq!(found[0].argument("share"), Some("40"));
        four.set("imputed-indicator", "above", 0.4);
        assert_eq!(four.of_run("imputed-indicator"), []);
        let three = world(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, GAP, GAP, GAP]);
        assert_eq!(three.of_run("imputed-indicator"), []);
    }

    #[test]
    fn an_indicator_without_values_is_told_elsewhere() {
        let mut none = world(&[GAP; 10]);
        none.steps.remove(0);
        assert_eq!(none.of_run("imputed-indicator"), []);
    }
}
