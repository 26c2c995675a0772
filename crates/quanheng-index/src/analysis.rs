//! Analyses of results over time, across groups, across neighbours, and of what stands in the way. They are no steps:
//! they change nothing.
//!
//! [`Histories`] takes the values of all units at one node from a run: scores, or the figures of an indicator from a run
//! of [`figures`]. One unit over time is a [`History`]: [`change`], [`trend`], [`target`]. All units of a period together are a plain column with
//! `None` for the missing: [`sigma_convergence`], [`beta_convergence`], [`dagum`], [`moran`], [`local_moran`].
//! [`obstacle_degree`] takes a score apart, [`outranking`] compares units in pairs.

pub mod beta_convergence;
pub mod change;
pub mod dagum;
pub mod histories;
pub mod local_moran;
pub mod moran;
pub mod obstacle_degree;
pub mod outranking;
mod own_scales;
pub mod sigma_convergence;
pub mod target;
pub mod trend;

pub use histories::{Histories, History};
pub(crate) use own_scales::own_scales;

use crate::framework::NodeId;
use crate::method::StepKind;
use crate::period::{Frequency, Period};
use crate::plan::{Plan, PlannedStep, StepSpec};
use crate::run::Run;

/// The step, if any, that puts each scored period on a scale of its own at or below a node, so that scores of different
/// periods do not compare; with the method it uses. Normalising goes before treating, and that before weighting.
#[must_use]
pub fn scale_of_each_period<'a>(
    plan: &'a Plan,
    run: &Run,
    node: NodeId,
) -> Option<(PlannedStep<'a>, &'static str)> {
    let framework = run.framework();
    let is_below =
        |of: NodeId| std::iter::successors(Some(of), |&up| framework.node(up).parent).any(|up| up == node);
    let told = |step: PlannedStep<'a>| {
        let found = own_scales(run, step).into_iter().find(|&of| is_below(of))?;
        Some((step, step.at_node(found).0.slug))
    };
    let of_kind = |kind| plan.steps().filter(move |step| step.kind() == kind);
    // A later normalisation undoes an earlier one.
    let normalised = of_kind(StepKind::Normalise).last().and_then(told);
    normalised
        .or_else(|| of_kind(StepKind::Treat).find_map(told))
        .or_else(|| of_kind(StepKind::Weight).find_map(told))
}

/// The steps of a programme that make an indicator's figures, and no others: what is reported is derived and divided,
/// but not screened, imputed, treated or normalised. With an aggregation, because a plan needs one.
#[must_use]
pub fn figures(steps: &[StepSpec]) -> Vec<StepSpec> {
    let makes = |step: &&StepSpec| matches!(step.kind, StepKind::Derive | StepKind::Denominate);
    let last = StepSpec { id: String::new(), ..StepSpec::new(StepKind::Aggregate) };
    steps.iter().filter(makes).cloned().chain([last]).collect()
}

/// Leaves at or below a node, in file order.
fn leaves_below(plan: &Plan, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    let framework = plan.framework();
    let up = |leaf| std::iter::successors(Some(leaf), |&up| framework.node(up).parent);
    framework.leaves().filter(move |&leaf| up(leaf).any(|up| up == node))
}

/// Years from one period to another of the same frequency; a day is 1/365.25 of a year.
#[must_use]
pub fn years_between(earlier: Period, later: Period) -> f64 {
    let in_a_year = match later.frequency() {
        Frequency::Year => 1.0,
        Frequency::Quarter => 4.0,
        Frequency::Month => 12.0,
        Frequency::Date => 365.25,
    };
    f64::from(later.steps_since(earlier)) / in_a_year
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::column::Column;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::panel::Panel;
    use crate::parameter::Value;
    use crate::run::Keep;
    use crate::sheet::Over;
    use crate::units::Units;

    /// The step that is told of two years in which b differs more in the second, if any.
    fn told(steps: &[StepSpec]) -> Option<(StepKind, &'static str)> {
        let node = |code: &str, parent: Option<&str>| RawNode {
            code: code.into(),
            parent: parent.map(Into::into),
            level: if parent.is_some() { INDICATOR } else { "index" }.into(),
            direction: parent.map(|_| Direction::Positive),
            ..RawNode::default()
        };
        let nodes = [node("index", None), node("a", Some("index")), node("b", Some("index"))];
        let plan = Plan::compile(Framework::check(&nodes).unwrap().0, steps).unwrap().0;
        let units = Arc::new(Units::members((0..4).map(|row| row.to_string())).unwrap());
        let years = [2019, 2020].map(|year| Period::year(year).unwrap());
        let mut panel = Panel::empty(plan.framework(), units, years.to_vec()).unwrap();
        let data = [(1, 0, 3.0), (1, 1, 3.0), (2, 0, 3.0), (2, 1, 9.0)];
        for (node, period, last) in data {
            let column = Column::from_options(&[1.0, 2.0, 2.0, last].map(Some)).unwrap();
            panel.put(node, period, column).unwrap();
        }
        let run = plan.run(&panel, &[0, 1], Keep::Everything).unwrap();
        scale_of_each_period(&plan, &run, 0).map(|(step, method)| (step.kind(), method))
    }

    #[test]
    fn normalising_treating_and_weighting_by_period_are_told() {
        let step = |kind, method: &str| StepSpec::new(kind).method(method);
        let last = || StepSpec::new(StepKind::Aggregate);
        let logs = step(StepKind::Treat, "log").with("when", Value::Text("always".into()));
        let entropy = step(StepKind::Weight, "entropy");
        let ruler = step(StepKind::Normalise, "min-max");
        let over_panel = |mut step: StepSpec| {
            step.over = Over::Panel;
            step
        };
        assert_eq!(told(&[ruler.clone(), last()]), Some((StepKind::Normalise, "min-max")));
        assert_eq!(told(&[over_panel(ruler.clone()), last()]), None);
        assert_eq!(told(&[logs.clone(), over_panel(ruler), last()]), Some((StepKind::Treat, "log")));
        assert_eq!(told(&[step(StepKind::Treat, "log"), last()]), None);
        assert_eq!(told(&[over_panel(logs), last()]), None);
        assert_eq!(told(&[entropy.clone(), last()]), Some((StepKind::Weight, "entropy")));
        assert_eq!(told(&[over_panel(entropy), last()]), None);
    }

    #[test]
    fn years_count_in_any_frequency() {
        let years = |frequency, from, to| {
            years_between(Period::parse(frequency, from).unwrap(), Period::parse(frequency, to).unwrap())
        };
        assert_eq!(years(Frequency::Year, "2015", "2020"), 5.0);
        assert_eq!(years(Frequency::Quarter, "2019-Q4", "2020-Q2"), 0.5);
        assert_eq!(years(Frequency::Month, "2020-01", "2021-07"), 1.5);
        assert_eq!(years(Frequency::Date, "2016-01-01", "2020-01-01"), 4.0);
    }
}
