//! # few-units-for-factors
//!
//! A `weight` step takes the weights of a node from principal components or factors, and there are fewer members with
//! a value of each child than `per_child` times the number of children, in the last scored period. Under
//! `over = "panel"` members of all scored periods count, each period anew.
//!
//! - Which methods: those whose name begins with `pca`, `principal` or `factor`.
//! - Threshold: `per_child`, 1 unless given: with fewer units than indicators the correlation matrix is singular
//!   whatever the data. The Handbook lists rules of three to ten units for each indicator.
//! - Why: loadings from so few units are those of chance; another year gives others, and with them other weights.
//! - What to do: more units, several periods at once (`over = "panel"`), fewer indicators under the node, or weights
//!   that do not rest on correlations.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4 (sample size for factor analysis).
//! - Example: 11 provinces and 14 indicators in one dimension: 11 < 1 · 14.

use super::planned::{method_of, steps};
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt};
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::sheet::Over;

pub(super) const LINT: Lint = Lint {
    code: "few-units-for-factors",
    severity: Severity::Warning,
    zh: "主成分或因子赋权的评价对象少于指标",
    en: "fewer units than indicators for weights from components or factors",
    parameters: &[
        Parameter::new(
            "per_child",
            Kind::Positive,
            Fallback::Number(1.0),
            ["每个指标至少需要几个评价对象", "units that each indicator needs"],
        ),
        EXCEPT,
    ],
    source: include_str!("few_units_for_factors.rs"),
    looks_at: LooksAt::Run(look),
};

const FACTORS: [&str; 3] = ["pca", "principal", "factor"];

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let Some(last) = ran.last() else { return Vec::new() };
    let framework = ran.framework();
    let mut findings = Vec::new();
    for step in steps(ran.plan, StepKind::Weight) {
        let periods = if step.over() == Over::Panel { ran.scored() } else { &[last] };
        for &parent in framework.bottom_up() {
            let method = step.at_node(parent).0.slug;
            if !FACTORS.iter().any(|start| method.starts_with(start)) {
                continue;
            }
            let children = &framework.node(parent).children;
            let units: usize = periods.iter().map(|&period| complete(ran, children, period)).sum();
            if children.len() > 1 && (units as f64) < values.number("per_child") * children.len() as f64 {
                findings.push(
                    LINT.finding(method_of(step, parent))
                        .with("step", step.id())
                        .with("method", method)
                        .with("node", ran.code(parent))
                        .with("units", units)
                        .with("over", if step.over() == Over::Panel { "panel" } else { "period" })
                        .with("children", children.len()),
                );
            }
        }
    }
    findings
}

/// Number of members that have a value of each of some nodes.
fn complete(ran: &Ran, nodes: &[NodeId], period: usize) -> usize {
    let columns: Vec<_> = nodes.iter().map(|&node| ran.run.scores(node, period).marks()).collect();
    let is_complete = |row: &&usize| columns.iter().all(|marks| !marks[**row].is_missing());
    ran.members().iter().filter(is_complete).count()
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use crate::finding::Subject;
    use crate::method::StepKind;
    use crate::plan::StepSpec;
    use crate::sheet::Over;

    #[test]
    fn three_units_for_four_indicators_are_told_and_four_are_not() {
        let mut world = World::new("index: a, b, c, d");
        for code in ["a", "b", "c", "d"] {
            world.put(code, &[1.0, 2.0, 4.0]);
        }
        world.weights = Some("pca");
        let found = world.of_run("few-units-for-factors");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::step_key("weight", None, "method"));
        assert_eq!((found[0].argument("units"), found[0].argument("children")), (Some("3"), Some("4")));
        world.set("few-units-for-factors", "per_child", 0.75);
        assert_eq!(world.of_run("few-units-for-factors"), []);
        world.weights = Some("entropy");
        world.set("few-units-for-factors", "per_child", 10.0);
        assert_eq!(world.of_run("few-units-for-factors"), []);
    }

    #[test]
    fn a_unit_with_a_gap_does_not_count() {
        let mut world = World::new("index: a, b");
        world.put("a", &[1.0, 2.0, f64::NAN]);
        world.put("b", &[1.0, f64::NAN, 3.0]);
        world.weights = Some("factor-analysis");
        assert_eq!(world.of_run("few-units-for-factors")[0].argument("units"), Some("1"));
    }

    /// Three units for four indicators are few in one year; in two years they are six.
    #[test]
    fn over_the_panel_units_of_all_periods_count() {
        let mut world = World::new("index: a, b, c, d");
        let years = [
            [[1.0, 2.0, 4.0], [1.0, 3.0, 4.0], [2.0, 2.0, 5.0], [1.0, 4.0, 5.0]],
            [[2.0, 5.0, 6.0], [3.0, 4.0, 6.0], [2.0, 6.0, 7.0], [2.0, 5.0, 8.0]],
        ];
        for (year, columns) in years.iter().enumerate() {
            if year > 0 {
                world.next_period();
            }
            for (code, column) in ["a", "b", "c", "d"].iter().zip(columns) {
                world.put(code, column);
            }
        }
        let mut step = StepSpec::new(StepKind::Weight).method("pca");
        step.over = Over::Panel;
        world.steps.insert(0, step);
        assert_eq!(world.of_run("few-units-for-factors"), []);
        world.set("few-units-for-factors", "per_child", 2.0);
        let found = world.of_run("few-units-for-factors");
        assert_eq!((found[0].argument("units"), found[0].argument("over")), (Some("6"), Some("panel")));
    }
}
