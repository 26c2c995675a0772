//! # direction-against-data
//!
//! An indicator runs against everything else, as its direction has it: r(x, T − x) at or below `below`, where x is the
//! normalised indicator and T the sum of all indicators that have a weight, each divided by its standard deviation
//! (missing ones count as average), over the members in the last scored period. Test theory knows it as the corrected
//! item-total correlation.
//!
//! - Threshold: `below`, −0.4 unless given, our choice: with 25 units so low an r comes once in forty where there is no
//!   correlation (Student's t). Taken of ten units and three indicators or more.
//! - Why: a direction mistyped or mistaken turns good into bad without an error. Here most of the data contradict it.
//! - What to do: read the definition once more: is more of it better? If the direction is right, the indicator takes
//!   back what the others give; say so, or measure the thing otherwise.
//! - Source: Nunnally and Bernstein (1994), Psychometric Theory (item-total correlation); OECD/JRC (2008), Handbook
//!   on Constructing Composite Indicators, step 4.
//! - Example: 12 provinces, three indicators that rise together and the price of broadband entered with `+`, which
//!   falls as they rise: r = −1 for the price, while each of the three has an r above 0.

use super::correlation::{Standardised, correlation};
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt, shown};
use crate::finding::{Finding, Severity, Subject};
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter, Values};

pub(super) const LINT: Lint = Lint {
    code: "direction-against-data",
    severity: Severity::Warning,
    zh: "指标方向与其余数据的相关方向相反",
    en: "a direction that everything else in the data contradicts",
    parameters: &[
        Parameter::new(
            "below",
            Kind::Number,
            Fallback::Number(-0.4),
            [
                "与其余指标之和的相关系数不高于多少时提示",
                "correlation with all others at or below which it speaks",
            ],
        ),
        EXCEPT,
    ],
    source: include_str!("direction_against_data.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let Some(period) = ran.last() else { return Vec::new() };
    let leaves = ran.counted_leaves(period).into_iter();
    let columns: Vec<(NodeId, &Standardised)> =
        leaves.filter_map(|leaf| Some((leaf, ran.standardised(leaf)?))).collect();
    if columns.len() < 3 {
        return Vec::new();
    }
    let average_if_missing = |x: f64| if x.is_nan() { 0.0 } else { x };
    let mut total = vec![0.0; ran.members().len()];
    for (_, column) in &columns {
        total.iter_mut().zip(&column.slots).for_each(|(sum, &x)| *sum += average_if_missing(x));
    }
    let mut findings = Vec::new();
    for (leaf, column) in &columns {
        let rest: Vec<f64> = total.iter().zip(&column.slots).map(|(sum, x)| sum - x).collect();
        let Some(r) = correlation(&column.slots, &rest) else { continue };
        if r <= values.number("below") {
            let subject = Subject::Node { row: *leaf, field: Some("direction") };
            let finding = LINT.finding(subject).with("node", ran.code(*leaf));
            findings.push(finding.with("r", shown(r, 2)).with("others", columns.len() - 1));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NOISE, RISING, World, fields};
    use crate::framework::Direction;
    use crate::method::StepKind;
    use crate::plan::StepSpec;

    fn world() -> World {
        let mut world = World::new("index: a, b, c, price");
        world.put("a", &RISING);
        world.put("b", &RISING.map(|x| x * x));
        world.put("c", &RISING.map(f64::sqrt));
        world.put("price", &RISING.map(|x| 100.0 - x));
        world.steps.insert(0, StepSpec::new(StepKind::Normalise).method("z-score"));
        world
    }

    #[test]
    fn the_one_that_runs_against_all_others_is_told() {
        let mut world = world();
        assert_eq!(fields(&world.of_run("direction-against-data")), ["price direction"]);
        world.node("price").direction = Some(Direction::Negative);
        assert_eq!(world.of_run("direction-against-data"), []);
    }

    #[test]
    fn chance_is_not_told_and_two_contradict_nobody() {
        let mut noise = World::new("index: a, b, c");
        noise.put("a", &RISING);
        noise.put("b", &RISING);
        noise.put("c", &NOISE);
        assert_eq!(noise.of_run("direction-against-data"), []);
        let mut two = World::new("index: a, b");
        two.put("a", &RISING);
        two.put("b", &RISING.map(|x| -x));
        assert_eq!(two.of_run("direction-against-data"), []);
    }
}
