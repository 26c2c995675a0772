//! # per-period-statistics
//!
//! Several periods are scored, and a step that normalises, treats, or weights by what the units have (entropy, CRITIC,
//! components) looks at each period by itself (`over = "period"`, which holds unless said otherwise).
//!
//! - Threshold: more than one scored period. Not told: methods that learn nothing from the sample (`goalposts`,
//!   `affine`; `signed-log`, `none`), treatments that left every column as it was, and weights that came out the same in
//!   all periods, or that a later step replaced with such.
//! - Why: minimum, mean, rank or weights of each period are another ruler each time. The scores of one period compare
//!   the units; those of two periods do not show who has become better: when all rise alike, nobody does, and a score
//!   may rise because the weights moved to what the unit has.
//! - What to do: `over = "panel"` in all these steps, or goalposts; or leave it, and compare units within a period only.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5 (normalisation over time).
//! - Example: 10, 20 in one year and 20, 40 in the next. min-max by year gives 0, 100 both times; over the panel 0,
//!   33.3 and 33.3, 100.

use super::planned::steps;
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt};
use crate::analysis::own_scales;
use crate::finding::{Finding, Severity, Subject};
use crate::method::StepKind;
use crate::parameter::Values;
use crate::plan::PlannedStep;

pub(super) const LINT: Lint = Lint {
    code: "per-period-statistics",
    severity: Severity::Warning,
    zh: "多期计分却按期标准化、处理或赋权，得分跨期不可比",
    en: "statistics of each period by itself while several periods are scored",
    parameters: &[EXCEPT],
    source: include_str!("per_period_statistics.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, _: &Values) -> Vec<Finding> {
    let kinds = [StepKind::Treat, StepKind::Normalise, StepKind::Weight];
    kinds.into_iter().flat_map(|kind| steps(ran.plan, kind)).filter_map(|step| tell(ran, step)).collect()
}

fn tell(ran: &Ran, step: PlannedStep) -> Option<Finding> {
    let nodes = own_scales(ran.run, step);
    let first = *nodes.first()?;
    Some(
        LINT.finding(Subject::step_key(step.id(), None, "over"))
            .with("step", step.id())
            .with("kind", step.kind().slug())
            .with("method", step.at_node(first).0.slug)
            .with("periods", ran.scored().len())
            .with("count", nodes.len()),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::plan::StepSpec;
    use crate::sheet::Over;

    /// The two years of the page.
    fn world() -> World {
        let mut world = World::new("index: a");
        world.steps =
            vec![StepSpec::new(StepKind::Normalise).method("min-max"), StepSpec::new(StepKind::Aggregate)];
        world.put("a", &[10.0, 20.0]);
        world.next_period();
        world.put("a", &[20.0, 40.0]);
        world
    }

    #[test]
    fn two_rulers_are_told() {
        let found = world().of_run("per-period-statistics");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::step_key("normalise", None, "over"));
    }

    #[test]
    fn one_ruler_or_one_period_is_not() {
        let mut panel = world();
        panel.steps[0].over = Over::Panel;
        assert_eq!(panel.of_run("per-period-statistics"), []);
        let mut fixed = world();
        fixed.steps[0] = StepSpec::new(StepKind::Normalise).method("affine");
        assert_eq!(fixed.of_run("per-period-statistics"), []);
        let mut one = world();
        one.scored = vec![1];
        assert_eq!(one.of_run("per-period-statistics"), []);
    }

    /// b differs more in the second year, and entropy gives it more weight there.
    #[test]
    fn weights_of_each_period_are_told() {
        let mut world = World::new("index: a, b");
        world.steps =
            vec![StepSpec::new(StepKind::Weight).method("entropy"), StepSpec::new(StepKind::Aggregate)];
        world.put("a", &[1.0, 2.0, 3.0]);
        world.put("b", &[1.0, 2.0, 3.0]);
        world.next_period();
        world.put("a", &[1.0, 2.0, 3.0]);
        world.put("b", &[1.0, 2.0, 9.0]);
        let found = world.of_run("per-period-statistics");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, Subject::step_key("weight", None, "over"));
        assert_eq!(
            (found[0].argument("kind"), found[0].argument("method")),
            (Some("weight"), Some("entropy"))
        );
        world.steps[0].over = Over::Panel;
        assert_eq!(world.of_run("per-period-statistics"), []);
        world.steps[0] = StepSpec::new(StepKind::Weight).method("equal");
        assert_eq!(world.of_run("per-period-statistics"), []);
    }
}
