//! # field-ignored
//!
//! A row of the framework fills in a column that nothing reads in this row: direction, denominator, target or
//! goalposts of an inner node; weight, direction, target or goalposts of an input.
//!
//! - Threshold: none.
//! - Why: an inner node is computed from its children and has no data of its own to turn round, divide or measure
//!   against a target; an input is not scored. Who fills the field in believes that it does something.
//! - What to do: clear the cell, or fill in the column for the indicators below the node.
//! - Source: how this program reads the framework.
//! - Example: the dimension `health` has the direction `-`. Its scores stay as they are, more is better; 10 and 90
//!   are not exchanged.

use super::planned::Planned;
use super::{EXCEPT, Lint, LooksAt};
use crate::finding::{Finding, Severity, Subject};
use crate::framework::NodeKind;
use crate::parameter::Values;

pub(super) const LINT: Lint = Lint {
    code: "field-ignored",
    severity: Severity::Warning,
    zh: "内部节点或输入数据填写了不起作用的栏目",
    en: "a field of an inner node or an input that nothing reads",
    parameters: &[EXCEPT],
    source: include_str!("field_ignored.rs"),
    looks_at: LooksAt::Plan(look),
};

fn look(planned: &Planned, _: &Values) -> Vec<Finding> {
    let framework = planned.framework();
    let tell = |&(row, field): &(usize, &'static str)| {
        let node = framework.node(row);
        let what = if node.kind == NodeKind::Input { "input" } else { "inner" };
        LINT.finding(Subject::Node { row, field: Some(field) })
            .with("node", &node.code)
            .with("field", field)
            .with("what", what)
    };
    framework.ignored().iter().map(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{World, fields};

    #[test]
    fn what_an_inner_node_or_an_input_cannot_use_is_told() {
        let mut world = World::new("index: a, b; input: people");
        world.node("index").target = Some(1.0);
        world.node("people").weight = Some(2.0);
        // An input may be divided.
        world.node("people").denominator = Some("a".into());
        assert_eq!(fields(&world.of_plan("field-ignored")), ["index target", "people weight"]);
    }

    #[test]
    fn what_an_indicator_uses_is_not() {
        let mut world = World::new("index: a, b; input: people");
        world.node("a").target = Some(1.0);
        world.node("a").denominator = Some("people".into());
        world.node("index").weight = Some(1.0);
        assert_eq!(world.of_plan("field-ignored"), []);
    }
}
