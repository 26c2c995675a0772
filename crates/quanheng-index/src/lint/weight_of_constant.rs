//! # weight-of-constant
//!
//! A `weight` step takes its weights from the differences in the data, and an indicator it weights has the same value
//! for every member in a scored period. Told once for each indicator, of the first such period.
//!
//! - Which methods: those that look at what the units have; not those that take the word of somebody, such as
//!   `given`, `equal`, `group-size`, `ahp`, `best-worst` or `budget`.
//! - Threshold: none; the greatest value equals the least.
//! - Why: entropy gives such an indicator the weight 0, so that it drops out without a word; CRITIC, the coefficient
//!   of variation and loadings divide by its standard deviation of 0 or by its mean. In no case does the weight say
//!   how much the indicator matters.
//! - What to do: leave the indicator out (`screen` with `drop`), or give this node its weights by hand
//!   (`[step.at.CODE]`).
//! - Source: Diakoulaki, Mavrotas and Papayannakis (1995), Computers & Operations Research 22(7), 763-770 (CRITIC
//!   rests on contrast, the standard deviation); Shannon (1948) for entropy.
//! - Example: 4, 4, 4 has the shares 1/3 each, entropy 1, divergence 1 − 1 = 0 and so the weight 0.

use super::planned::steps;
use super::ran::{Ran, node};
use super::{EXCEPT, Lint, LooksAt};
use crate::finding::{Finding, Severity};
use crate::framework::{NodeId, NodeKind};
use crate::method::StepKind;
use crate::parameter::Values;
use crate::statistics::extremes;

pub(super) const LINT: Lint = Lint {
    code: "weight-of-constant",
    severity: Severity::Warning,
    zh: "按数据赋权的指标取值全部相同",
    en: "weights from the data for an indicator that is constant",
    parameters: &[EXCEPT],
    source: include_str!("weight_of_constant.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, _: &Values) -> Vec<Finding> {
    let framework = ran.framework();
    let mut findings = Vec::new();
    for step in steps(ran.plan, StepKind::Weight) {
        for &parent in framework.bottom_up() {
            if !step.weights_by_units(parent) {
                continue;
            }
            let method = step.at_node(parent).0.slug;
            let children = framework.node(parent).children.iter().copied();
            let leaves = children.filter(|&child| framework.node(child).kind == NodeKind::Indicator);
            for leaf in leaves {
                let Some(period) = constant_in(ran, leaf) else { continue };
                findings.push(
                    LINT.finding(node(leaf))
                        .with("node", ran.code(leaf))
                        .with("step", step.id())
                        .with("method", method)
                        .with("period", ran.period(period)),
                );
            }
        }
    }
    findings
}

/// The first scored period in which all members have the same value.
fn constant_in(ran: &Ran, leaf: NodeId) -> Option<usize> {
    ran.scored().iter().copied().find(|&period| {
        let mut present = ran.scores(leaf, period);
        present.retain(|x| !x.is_nan());
        extremes(&present).is_some_and(|(low, high)| low == high)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{World, fields};
    use crate::method::StepKind;
    use crate::plan::StepSpec;

    fn world() -> World {
        let mut world = World::new("index: a, b");
        world.put("a", &[4.0, 4.0, 4.0]);
        world.put("b", &[1.0, 2.0, 3.0]);
        world
    }

    #[test]
    fn weights_from_the_data_are_told_and_weights_by_word_are_not() {
        let mut world = world();
        world.weights = Some("entropy");
        let found = world.of_run("weight-of-constant");
        assert_eq!(fields(&found), ["a code"]);
        assert_eq!(found[0].argument("method"), Some("entropy"));
        world.weights = None;
        world.steps.insert(0, StepSpec::new(StepKind::Weight).method("equal"));
        assert_eq!(world.of_run("weight-of-constant"), []);
        world.steps.remove(0);
        world.weights = Some("critic");
        world.put("a", &[4.0, 4.0, 5.0]);
        assert_eq!(world.of_run("weight-of-constant"), []);
    }
}
