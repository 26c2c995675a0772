//! # denominated-intensity
//!
//! An indicator that says how much there is of something per something else is divided by a denominator once more: a
//! `derive` step has made it as a quotient; or its unit of measure is that of a ratio or an index, and in the data it
//! does not grow with its denominator as a total would, r(x, d) < `grows` before the division.
//!
//! A unit of measure counts as one of a ratio when it has one of the signs `%`, `‰` or `/`, one of the words per,
//! percent, ratio, rate, share, proportion, fraction, index, score, points, or one of 每, 率, 比重, 占比, 比例, 人均,
//! 户均, 指数, 得分, 分值. A column `unit` that names what comes after the division is told apart by the data.
//!
//! - Threshold: `grows`, 0.6 unless given: from there on COINr's get_denom_corr suggests to divide. Pearson's r of the
//!   members in the last scored period; where it is not defined, or of fewer than three units, the word alone decides.
//! - Why: denominators take the size of a unit out of totals. Taken out twice, it comes in again upside down: the
//!   share of firms online per head of population is great where few people live.
//! - What to do: clear `denominator`, or use the total from which the ratio was made.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 2 (comparability across
//!   countries of different size); COINr 1.1.14, get_denom_corr; the words are our own.
//! - Example: 42 %, 41 % and 38 % of the firms are online in provinces of 2, 80 and 30 million people, r = −0.08.
//!   Divided by population they get 21, 0.5 and 1.3: a list of the smallest provinces.

use super::correlation::correlation_of;
use super::planned::steps;
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt};
use crate::finding::{Finding, Severity, Subject};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::plan::PlannedStep;

pub(super) const LINT: Lint = Lint {
    code: "denominated-intensity",
    severity: Severity::Warning,
    zh: "比率、强度或指数又被除以分母",
    en: "a ratio or an index is divided by a denominator again",
    parameters: &[
        Parameter::new(
            "grows",
            Kind::Number,
            Fallback::Number(0.6),
            [
                "与分母的相关系数达到多少即视为总量",
                "correlation with the denominator from which on it is a total",
            ],
        ),
        EXCEPT,
    ],
    source: include_str!("denominated_intensity.rs"),
    looks_at: LooksAt::Run(look),
};

const PARTS: [&str; 13] =
    ["%", "‰", "/", "每", "率", "比重", "占比", "比例", "人均", "户均", "指数", "得分", "分值"];
const WORDS: [&str; 10] =
    ["per", "percent", "ratio", "rate", "share", "proportion", "fraction", "index", "score", "points"];

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let mut findings = Vec::new();
    for node in ran.framework().data_nodes() {
        let Some(division) = Division::of(ran, node) else { continue };
        let is_quotient = is_quotient(ran, node);
        let measure = ran.measure(node).filter(|measure| is_of_a_ratio(measure)).unwrap_or_default();
        let is_intensity = || !measure.is_empty() && !division.grows(ran, node, values.number("grows"));
        if is_quotient || is_intensity() {
            findings.push(
                LINT.finding(division.said_at)
                    .with("node", ran.code(node))
                    .with("denominator", ran.code(division.by))
                    .with("by", if is_quotient { "formula" } else { "measure" })
                    .with("measure", measure),
            );
        }
    }
    findings
}

/// A node divided by another.
struct Division {
    /// Position of the step that divides.
    step: usize,
    by: NodeId,
    said_at: Subject,
}

impl Division {
    fn of(ran: &Ran, node: NodeId) -> Option<Self> {
        let at = ran.plan.steps().position(|step| step.kind() == StepKind::Denominate)?;
        let step = ran.plan.steps().nth(at)?;
        let key = step.key_at(node);
        let own = step.at_node(node).1.optional_text("denominator").filter(|_| key.is_some());
        if let Some(by) = own.and_then(|code| ran.framework().find(code)) {
            return Some(Self { step: at, by, said_at: Subject::step_key(step.id(), key, "denominator") });
        }
        let by = ran.framework().node(node).denominator?.node;
        Some(Self { step: at, by, said_at: Subject::Node { row: node, field: Some("denominator") } })
    }

    /// Whether the node grows with what it is divided by, as totals do.
    fn grows(&self, ran: &Ran, node: NodeId, least: f64) -> bool {
        let Some(period) = ran.last() else { return false };
        let [x, mut d] = [node, self.by].map(|node| ran.slots(ran.received(self.step, node, period)));
        // Who cannot be divided says nothing.
        d.iter_mut().filter(|d| **d <= 0.0).for_each(|d| *d = f64::NAN);
        correlation_of(3, &x, &d).is_some_and(|r| r >= least)
    }
}

/// Whether a unit of measure is one of a ratio or an index.
fn is_of_a_ratio(measure: &str) -> bool {
    let measure = measure.to_lowercase();
    let mut words = measure.split(|letter: char| !letter.is_ascii_alphabetic());
    PARTS.iter().any(|part| measure.contains(part)) || words.any(|word| WORDS.contains(&word))
}

/// Whether a step derives the node as a quotient.
fn is_quotient(ran: &Ran, node: NodeId) -> bool {
    let mut derived = steps(ran.plan, StepKind::Derive).filter_map(PlannedStep::derives);
    derived.any(|(code, formula)| code == ran.code(node) && formula.is_quotient())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{World, fields};
    use super::*;
    use crate::parameter::Value;
    use crate::plan::StepSpec;

    /// The provinces of the page.
    fn world() -> World {
        let mut world = World::new("index: a, b; input: people");
        world.put("a", &[42.0, 41.0, 38.0]);
        world.put("b", &[1.0, 2.0, 3.0]);
        world.put("people", &[2.0, 80.0, 30.0]);
        world.node("a").denominator = Some("people".into());
        world.steps.insert(0, StepSpec::new(StepKind::Denominate));
        world
    }

    #[test]
    fn a_share_per_head_is_told_and_a_total_per_head_is_not() {
        let mut world = world();
        world.measure("a", "% of firms");
        assert_eq!(fields(&world.of_run("denominated-intensity")), ["a denominator"]);
        world.measure("a", "万户");
        assert_eq!(world.of_run("denominated-intensity"), []);
        // Nobody divides without a step that does.
        world.measure("a", "% of firms");
        world.steps.remove(0);
        assert_eq!(world.of_run("denominated-intensity"), []);
    }

    #[test]
    fn a_total_whose_unit_is_that_of_the_quotient_is_not_told() {
        let mut world = world();
        world.measure("a", "户/百人");
        world.put("a", &[5.0, 190.0, 60.0]);
        assert_eq!(world.of_run("denominated-intensity"), []);
    }

    #[test]
    fn a_derived_quotient_is_told_and_a_derived_sum_is_not() {
        let mut world = world();
        let derive = |formula: &str| {
            StepSpec::new(StepKind::Derive)
                .with("indicator", Value::Text("a".into()))
                .with("formula", Value::Text(formula.into()))
        };
        world.put("a", &[f64::NAN; 3]);
        world.steps.insert(0, derive("b / people * 100.0"));
        assert_eq!(fields(&world.of_run("denominated-intensity")), ["a denominator"]);
        world.steps[0] = derive("b + people / 2.0");
        assert_eq!(world.of_run("denominated-intensity"), []);
    }

    #[test]
    fn units_of_measure() {
        for ratio in
            ["%", "户/百人", "Index (2015 = 100)", "per 1,000 people", "score 0-100", "指数（0-100）"]
        {
            assert!(is_of_a_ratio(ratio), "{ratio}");
        }
        for total in ["亿元", "persons", "万个", "US dollars", "", "years"] {
            assert!(!is_of_a_ratio(total), "{total}");
        }
    }
}
