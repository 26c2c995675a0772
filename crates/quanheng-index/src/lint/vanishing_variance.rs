//! # vanishing-variance
//!
//! A `treat` step leaves an indicator with next to no differences in a period. Either more than a share `above` of
//! the members have one and the same value after it, and fewer had before; or the standard deviation, divided by the
//! greatest absolute value, fell below 1e-9.
//!
//! - Threshold: `above`, 0.9 unless given, our choice; a number below 0.5 counts as 0.5. Nine units in ten that are
//!   alike carry no more than a mark for the tenth. 1e-9: of the twelve digits by which this program compares scores
//!   three are left.
//! - Why: what normalises next stretches what little is left over the whole scale. The indicator keeps its weight and
//!   hardly tells units apart, or tells them apart by rounding.
//! - What to do: a smaller `max_points`, another transformation for this indicator (`[step.at.CODE]`), a `categorical`
//!   scale, or leave it out.
//! - Source: our own; winsorising moves ties together (COINr 1.1.14, Treat), which is how it comes about.
//! - Example: 0 nine times, 1 twenty times, 50 and 60. Winsorising moves the 60 to 50, then both to 1. Before, 20 of
//!   31 had one value, 65 %; after it 22 of 31, 71 %. With `above = 0.7` that is told.

use super::ran::{Ran, node};
use super::{EXCEPT, Lint, LooksAt, percent};
use crate::column::Column;
use crate::finding::{Finding, Severity};
use crate::method::StepKind;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::statistics::{extremes, standard_deviation};

pub(super) const LINT: Lint = Lint {
    code: "vanishing-variance",
    severity: Severity::Warning,
    zh: "异常值处理后指标几乎没有差异",
    en: "an indicator with next to no differences after treatment",
    parameters: &[
        Parameter::new(
            "above",
            Kind::Share,
            Fallback::Number(0.9),
            ["同值对象占比超过多少时提示", "share of units with one value above which it speaks"],
        ),
        EXCEPT,
    ],
    source: include_str!("vanishing_variance.rs"),
    looks_at: LooksAt::Run(look),
};

/// Standard deviation over the greatest absolute value: below it, hardly a digit of a score is left.
const FLAT: f64 = 1e-9;

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let above = values.number("above").max(0.5);
    let steps = ran.run.trace().iter().enumerate().filter(|(_, step)| step.kind == StepKind::Treat);
    let mut findings = Vec::new();
    for (at, step) in steps {
        for leaf in ran.framework().leaves() {
            let in_period = ran.scored().iter().find_map(|&period| {
                let after = step.change(leaf, period)?;
                Some((period, vanished(ran, [ran.received(at, leaf, period), after], above)?))
            });
            if let Some((period, what)) = in_period {
                findings.push(
                    LINT.finding(node(leaf))
                        .with("node", ran.code(leaf))
                        .with("step", &step.id)
                        .with("period", ran.period(period))
                        .with("what", what.slug())
                        .with("share", what.share()),
                );
            }
        }
    }
    findings
}

/// How the differences went.
enum Vanished {
    /// So large a share has one value.
    Same(f64),
    /// All values are next to each other.
    Flat,
}

impl Vanished {
    const fn slug(&self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::Flat => "flat",
        }
    }

    fn share(&self) -> String {
        match self {
            Self::Same(share) => percent(*share),
            Self::Flat => String::new(),
        }
    }
}

fn vanished(ran: &Ran, columns: [&Column; 2], above: f64) -> Option<Vanished> {
    let [before, after] = columns.map(|column| {
        let mut present = ran.slots(column);
        present.retain(|x| !x.is_nan());
        present
    });
    let share = commonest(&after);
    if share > above && share > commonest(&before) {
        return Some(Vanished::Same(share));
    }
    (spread(&after)? < FLAT && spread(&before)? >= FLAT).then_some(Vanished::Flat)
}

/// Share of the values that are equal to the commonest one, if that is more than half; else 0.
///
/// Boyer and Moore's vote: of different values two strike each other out, and a majority is what remains.
fn commonest(values: &[f64]) -> f64 {
    let (mut candidate, mut votes) = (f64::NAN, 0_usize);
    for &value in values {
        if votes == 0 {
            candidate = value;
        }
        votes = if value == candidate { votes + 1 } else { votes - 1 };
    }
    let count = values.iter().filter(|&&value| value == candidate).count();
    if 2 * count > values.len() { count as f64 / values.len() as f64 } else { 0.0 }
}

fn spread(values: &[f64]) -> Option<f64> {
    let (low, high) = extremes(values)?;
    Some(standard_deviation(values)? / low.abs().max(high.abs())).filter(|spread| spread.is_finite())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{World, fields};
    use super::*;
    use crate::parameter::Value;
    use crate::plan::StepSpec;

    /// The column of the page.
    fn world() -> World {
        let mut world = World::new("index: a, b");
        let a: Vec<f64> =
            (0..31).map(|k| [0.0, 1.0, 50.0, 60.0][usize::from(k > 8) + (k.max(28) - 28)]).collect();
        world.put("a", &a);
        world.put("b", &(0..31).map(f64::from).collect::<Vec<_>>());
        world.steps.insert(0, StepSpec::new(StepKind::Treat).method("winsorise"));
        world
    }

    #[test]
    fn units_that_a_treatment_made_alike_are_told() {
        let mut world = world();
        assert_eq!(world.of_run("vanishing-variance"), []);
        world.set("vanishing-variance", "above", 0.7);
        let found = world.of_run("vanishing-variance");
        assert_eq!(fields(&found), ["a code"]);
        assert_eq!((found[0].argument("what"), found[0].argument("share")), (Some("same"), Some("71")));
        // What was so before is not the treatment's doing.
        world.steps.remove(0);
        assert_eq!(world.of_run("vanishing-variance"), []);
    }

    #[test]
    fn a_transformation_that_leaves_rounding_only_is_told() {
        let mut world = World::new("index: a, b");
        let power = |lambda: f64| {
            StepSpec::new(StepKind::Treat)
                .method("box-cox")
                .with("lambda", Value::Number(lambda))
                .with("when", Value::Text("always".into()))
        };
        world.put("a", &(0..12).map(|k| 1e4 + f64::from(k)).collect::<Vec<_>>());
        world.put("b", &(0..12).map(|k| 1.0 + f64::from(k)).collect::<Vec<_>>());
        world.steps.insert(0, power(-2.0));
        let found = world.of_run("vanishing-variance");
        assert_eq!(fields(&found), ["a code"]);
        assert_eq!(found[0].argument("what"), Some("flat"));
        world.steps[0] = power(0.5);
        assert_eq!(world.of_run("vanishing-variance"), []);
    }

    #[test]
    fn the_commonest_value() {
        assert_eq!(commonest(&[1.0, 2.0, 1.0, 1.0]), 0.75);
        assert_eq!(commonest(&[0.0, 2.0, -0.0]), 2.0 / 3.0);
        assert_eq!(commonest(&[1.0, 2.0]), 0.0);
        assert_eq!(commonest(&[]), 0.0);
    }
}
