//! # per-period-statistics
//!
//! Several periods are scored, and a step that normalises or treats takes its statistics in each period by itself
//! (`over = "period"`, which holds unless said otherwise).
//!
//! - Threshold: more than one scored period. Not told: methods that learn nothing from the sample (`goalposts`,
//!   `affine`; `signed-log`, `none`), and treatments that left every column as it was.
//! - Why: minimum, mean or rank of each period are another ruler each time. The scores of one period compare the
//!   units; those of two periods do not show who has become better: when all rise alike, nobody does.
//! - What to do: `over = "panel"` in both steps, or goalposts; or leave it, and compare units within a period only.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5 (normalisation over time).
//! - Example: 10, 20 in one year and 20, 40 in the next. min-max by year gives 0, 100 both times; over the panel 0,
//!   33.3 and 33.3, 100.

use super::planned::steps;
use super::ran::Ran;
use super::{EXCEPT, Lint, LooksAt};
use crate::finding::{Finding, Severity, Subject};
use crate::framework::NodeId;
use crate::method::StepKind;
use crate::parameter::Values;
use crate::plan::PlannedStep;
use crate::sheet::Over;

pub(super) const LINT: Lint = Lint {
    code: "per-period-statistics",
    severity: Severity::Warning,
    zh: "多期计分却按期标准化或处理，得分跨期不可比",
    en: "statistics of each period by itself while several periods are scored",
    parameters: &[EXCEPT],
    source: include_str!("per_period_statistics.rs"),
    looks_at: LooksAt::Run(look),
};

fn look(ran: &Ran, _: &Values) -> Vec<Finding> {
    if ran.scored().len() < 2 {
        return Vec::new();
    }
    let both = [StepKind::Treat, StepKind::Normalise].map(|kind| steps(ran.plan, kind));
    let by_period = both.into_iter().flatten().filter(|step| step.over() == Over::Period);
    let changed = |step: &PlannedStep| {
        ran.run.trace().iter().any(|trace| trace.id == step.id() && !trace.changes.is_empty())
    };
    by_period.filter(changed).filter_map(|step| tell(ran, step)).collect()
}

fn tell(ran: &Ran, step: PlannedStep) -> Option<Finding> {
    let learns = |leaf: &NodeId| {
        let method = step.at_node(*leaf).0.slug;
        !matches!(method, "goalposts" | "affine" | "signed-log" | "none")
    };
    let leaves: Vec<NodeId> = ran.framework().leaves().filter(learns).collect();
    let first = *leaves.first()?;
    Some(
        LINT.finding(Subject::step_key(step.id(), None, "over"))
            .with("step", step.id())
            .with("kind", step.kind().slug())
            .with("method", step.at_node(first).0.slug)
            .with("periods", ran.scored().len())
            .with("count", leaves.len()),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::plan::StepSpec;

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
}
