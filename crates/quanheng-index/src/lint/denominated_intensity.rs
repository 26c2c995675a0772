//! # denominated-intensity
//!
//! An indicator that says how much there is of something per something else is divided by a denominator once more:
//! its unit of measure is that of a ratio or an index, or a `derive` step has made it as a quotient.
//!
//! A unit of measure counts as one of a ratio when it has one of the signs `%`, `‰` or `/`, one of the words per,
//! percent, ratio, rate, share, proportion, fraction, index, score, points, or one of 每, 率, 比重, 占比, 比例, 人均,
//! 户均, 指数, 得分, 分值.
//!
//! - Threshold: none; a word decides, so a unit of measure that is left empty says nothing.
//! - Why: denominators take the size of a unit out of totals. Taken out twice, it comes in again upside down: the
//!   share of firms online per head of population is great where few people live.
//! - What to do: clear `denominator`, or use the total from which the ratio was made.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 2 (comparability across
//!   countries of different size); the words are our own.
//! - Example: 40 % of the firms are online in a province of 2 million people and in one of 80 million. Divided by
//!   population they get 20 and 0.5, although nothing but their size differs.

use super::planned::Planned;
use super::{EXCEPT, Lint, LooksAt};
use crate::derive::formula::Formula;
use crate::finding::{Finding, Severity, Subject};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::Values;

pub(super) const LINT: Lint = Lint {
    code: "denominated-intensity",
    severity: Severity::Warning,
    zh: "比率、强度或指数又被除以分母",
    en: "a ratio or an index is divided by a denominator again",
    parameters: &[EXCEPT],
    source: include_str!("denominated_intensity.rs"),
    looks_at: LooksAt::Plan(look),
};

const PARTS: [&str; 13] =
    ["%", "‰", "/", "每", "率", "比重", "占比", "比例", "人均", "户均", "指数", "得分", "分值"];
const WORDS: [&str; 10] =
    ["per", "percent", "ratio", "rate", "share", "proportion", "fraction", "index", "score", "points"];

fn look(planned: &Planned, _: &Values) -> Vec<Finding> {
    let framework = planned.framework();
    let mut findings = Vec::new();
    for node in framework.data_nodes() {
        let Some(subject) = divided_at(planned, node) else { continue };
        let measure = planned.measure(node).filter(|measure| is_of_a_ratio(measure));
        if measure.is_some() || is_quotient(planned, node) {
            let finding = LINT.finding(subject).with("node", &framework.node(node).code);
            let finding = finding.with("by", if measure.is_some() { "measure" } else { "formula" });
            findings.push(finding.with("measure", measure.unwrap_or_default()));
        }
    }
    findings
}

/// Where it is said that the node is divided, if it is.
fn divided_at(planned: &Planned, node: NodeId) -> Option<Subject> {
    let step = planned.steps(StepKind::Denominate).next()?;
    let key = step.key_at(node);
    let own = step.at_node(node).1.optional_text("denominator").filter(|_| key.is_some());
    if own.is_some() {
        return Some(Subject::step_key(step.id(), key, "denominator"));
    }
    let given = planned.framework().node(node).denominator;
    given.map(|_| Subject::Node { row: node, field: Some("denominator") })
}

/// Whether a unit of measure is one of a ratio or an index.
fn is_of_a_ratio(measure: &str) -> bool {
    let measure = measure.to_lowercase();
    let mut words = measure.split(|letter: char| !letter.is_ascii_alphabetic());
    PARTS.iter().any(|part| measure.contains(part)) || words.any(|word| WORDS.contains(&word))
}

/// Whether a step derives the node as a quotient.
fn is_quotient(planned: &Planned, node: NodeId) -> bool {
    let framework = planned.framework();
    planned.steps(StepKind::Derive).any(|step| {
        let values = step.at_node(framework.root()).1;
        let is_meant = values.optional_text("indicator") == Some(framework.node(node).code.as_str());
        let formula = values.optional_text("formula").and_then(|text| Formula::parse(text).ok());
        is_meant && formula.is_some_and(|formula| formula.is_quotient())
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{World, fields};
    use super::*;
    use crate::parameter::Value;
    use crate::plan::StepSpec;

    fn world() -> World {
        let mut world = World::new("index: a, b; input: people");
        world.node("a").denominator = Some("people".into());
        world.steps.insert(0, StepSpec::new(StepKind::Denominate));
        world
    }

    #[test]
    fn a_share_per_head_is_told_and_a_total_per_head_is_not() {
        let mut world = world();
        world.measure("a", "% of firms");
        assert_eq!(fields(&world.of_plan("denominated-intensity")), ["a denominator"]);
        world.measure("a", "万户");
        assert_eq!(world.of_plan("denominated-intensity"), []);
        // Nobody divides without a step that does.
        world.measure("a", "% of firms");
        world.steps.remove(0);
        assert_eq!(world.of_plan("denominated-intensity"), []);
    }

    #[test]
    fn a_derived_quotient_is_told_and_a_derived_sum_is_not() {
        let mut world = world();
        let derive = |formula: &str| {
            StepSpec::new(StepKind::Derive)
                .with("indicator", Value::Text("a".into()))
                .with("formula", Value::Text(formula.into()))
        };
        world.steps.insert(0, derive("b / people * 100.0"));
        assert_eq!(fields(&world.of_plan("denominated-intensity")), ["a denominator"]);
        world.steps[0] = derive("b + people / 2.0");
        assert_eq!(world.of_plan("denominated-intensity"), []);
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
