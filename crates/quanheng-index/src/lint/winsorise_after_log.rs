//! # winsorise-after-log
//!
//! A step winsorises indicators of which logarithms, or another power transformation, were taken before: by an
//! earlier `treat` step with `log`, `signed-log`, `box-cox` or `yeo-johnson`, or by a `derive` step whose formula is
//! a logarithm.
//!
//! - Threshold: none; the order of the steps decides.
//! - Why: both tame the same tail, each in its own way. A logarithm keeps every unit apart and draws the great values
//!   together; what still stands out afterwards is not skewness but a unit that is different, or a low tail the
//!   logarithm itself has made. Winsorising then cuts off good data. The usual order is the other one: winsorise,
//!   and take the logarithm only where that was not enough.
//! - What to do: one step `winsorise` with `then = "log"`, or give up one of the two.
//! - Source: the chain winsorise, else transform: COINr 1.1.14, Treat (f1, f2); Global Innovation Index, appendix on
//!   data treatment.
//! - Example: 1, 2, 3, 4, 1000 has the logarithms 0, 0.7, 1.1, 1.4, 6.9. Winsorised after that the last two are both
//!   1.4, that is 4: of the 1000 nothing is left that the logarithm had tamed already.

use super::planned::{Planned, method_of};
use super::{EXCEPT, Lint, LooksAt};
use crate::finding::{Finding, Severity};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::Values;
use crate::plan::PlannedStep;

pub(super) const LINT: Lint = Lint {
    code: "winsorise-after-log",
    severity: Severity::Warning,
    zh: "取对数之后又做缩尾处理",
    en: "winsorising after logarithms",
    parameters: &[EXCEPT],
    source: include_str!("winsorise_after_log.rs"),
    looks_at: LooksAt::Plan(look),
};

fn look(planned: &Planned, _: &Values) -> Vec<Finding> {
    let framework = planned.framework();
    let steps: Vec<PlannedStep> = planned.plan.steps().collect();
    let mut findings = Vec::new();
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| step.kind() == StepKind::Treat) {
        let winsorised = framework.leaves().filter(|&leaf| step.at_node(leaf).0.slug == "winsorise");
        let both = winsorised.filter_map(|leaf| {
            let earlier = steps[..at].iter().find(|earlier| takes_logarithms(planned, **earlier, leaf))?;
            Some((leaf, earlier.id()))
        });
        let both: Vec<(NodeId, &str)> = both.collect();
        if let Some(&(leaf, earlier)) = both.first() {
            findings.push(
                LINT.finding(method_of(*step, leaf))
                    .with("step", step.id())
                    .with("other", earlier)
                    .with("node", &framework.node(leaf).code)
                    .with("count", both.len()),
            );
        }
    }
    findings
}

fn takes_logarithms(planned: &Planned, step: PlannedStep, leaf: NodeId) -> bool {
    if step.kind() == StepKind::Treat {
        return matches!(step.at_node(leaf).0.slug, "log" | "signed-log" | "box-cox" | "yeo-johnson");
    }
    let code = &planned.framework().node(leaf).code;
    step.derives().is_some_and(|(derived, formula)| derived == code && formula.is_logarithm())
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::finding::Subject;
    use crate::parameter::Value;
    use crate::plan::StepSpec;

    fn treat(id: &str, method: &str) -> StepSpec {
        StepSpec { id: id.into(), ..StepSpec::new(StepKind::Treat).method(method) }
    }

    #[test]
    fn logarithms_first_is_told_and_the_usual_order_is_not() {
        let mut world = World::new("index: a, b");
        world.steps.splice(0..0, [treat("logs", "log"), treat("tails", "winsorise")]);
        let found = world.of_plan("winsorise-after-log");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::step_key("tails", None, "method"));
        assert_eq!((found[0].argument("other"), found[0].argument("count")), (Some("logs"), Some("2")));
        world.steps.swap(0, 1);
        assert_eq!(world.of_plan("winsorise-after-log"), []);
    }

    #[test]
    fn a_formula_may_be_the_logarithm() {
        let mut world = World::new("index: a, b");
        let derive = StepSpec::new(StepKind::Derive)
            .with("indicator", Value::Text("a".into()))
            .with("formula", Value::Text("ln(b)".into()));
        world.steps.splice(0..0, [derive, treat("tails", "winsorise")]);
        let found = world.of_plan("winsorise-after-log");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].argument("node"), found[0].argument("count")), (Some("a"), Some("1")));
        world.steps[0].values.insert("formula".into(), Value::Text("b + 1.0".into()));
        assert_eq!(world.of_plan("winsorise-after-log"), []);
    }
}
