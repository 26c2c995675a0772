//! # negative-in-parent
//!
//! A node of the tree is negatively correlated with its own parent: Pearson's r of the two scores over the members in
//! the last scored period is below `below`. Nodes without weight and only children are passed over.
//!
//! - Threshold: `below`, 0 unless given. A part belongs to its whole: the score of k children that have nothing to do
//!   with one another still has r = 1/√k with each, so that even 0 is low. Taken of ten units or more.
//! - Why: who becomes better in the indicator is found further down in the dimension. The others outvote it, and the
//!   dimension does not measure what its name says.
//! - What to do: check the direction; if it is right, the dimension holds two things: move the indicator, or give it
//!   a node of its own.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4; audits by the Joint Research
//!   Centre look at each correlation of an indicator with its pillar first.
//! - Example: a dimension of price, speed and coverage, in which speed and coverage have r = −0.8 with price. The mean
//!   of the three has r of about −0.4 with price.

use super::ran::{Ran, node};
use super::{EXCEPT, Lint, LooksAt, shown};
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::parameter::{Fallback, Kind, Parameter, Values};

pub(super) const LINT: Lint = Lint {
    code: "negative-in-parent",
    severity: Severity::Warning,
    zh: "指标与所属维度负相关",
    en: "an indicator negatively correlated with its own dimension",
    parameters: &[
        Parameter::new(
            "below",
            Kind::Number,
            Fallback::Number(0.0),
            ["与上级得分的相关系数低于多少时提示", "correlation with the parent below which it speaks"],
        ),
        EXCEPT,
    ],
    source: include_str!("negative_in_parent.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, values: &Values) -> Vec<Finding> {
    let Some(period) = ran.last() else { return Vec::new() };
    let framework = ran.framework();
    let mut findings = Vec::new();
    for parent in framework.top_down() {
        let children = framework.node(parent).children.iter().copied();
        let counted: Vec<NodeId> =
            children.filter(|&child| ran.effective_weight(child, period) > 0.0).collect();
        if counted.len() < 2 {
            continue;
        }
        for child in counted {
            let Some(r) = ran.correlation(child, parent) else { continue };
            if r < values.number("below") {
                findings.push(
                    LINT.finding(node(child))
                        .with("node", ran.code(child))
                        .with("parent", ran.code(parent))
                        .with("r", shown(r, 2)),
                );
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{RISING, World, fields};

    fn world() -> World {
        let mut world = World::new("index: d, e; d: a, b, c; e: x");
        world.put("a", &RISING);
        world.put("b", &RISING.map(|x| x * x));
        world.put("c", &RISING.map(|x| 100.0 - x));
        world.put("x", &RISING);
        world
    }

    #[test]
    fn one_that_its_siblings_outvote_is_told() {
        let found = world().of_run("negative-in-parent");
        assert_eq!(fields(&found), ["c code"]);
        assert_eq!(found[0].argument("parent"), Some("d"));
    }

    #[test]
    fn one_that_goes_along_or_has_no_weight_is_not() {
        let mut light = world();
        light.node("c").weight = Some(0.0);
        assert_eq!(light.of_run("negative-in-parent"), []);
        let mut along = world();
        along.put("c", &RISING);
        assert_eq!(along.of_run("negative-in-parent"), []);
    }
}
