//! Analyses of results over time, across groups, across neighbours, and of what stands in the way. They are no steps:
//! they change nothing.
//!
//! [`Histories`] takes the values of all units at one node from a run: scores, or the figures of an indicator from a run
//! of [`figures`]. One unit over time is a [`History`]: [`change`], [`trend`], [`target`]. All units of a period together are a plain column with
//! `None` for the missing: [`sigma_convergence`], [`beta_convergence`], [`dagum`], [`moran`], [`local_moran`].
//! [`obstacle_degree`] takes a score apart.

pub mod beta_convergence;
pub mod change;
pub mod dagum;
pub mod histories;
pub mod local_moran;
pub mod moran;
pub mod obstacle_degree;
pub mod sigma_convergence;
pub mod target;
pub mod trend;

pub use histories::{Histories, History};

use crate::framework::NodeId;
use crate::method::StepKind;
use crate::period::{Frequency, Period};
use crate::plan::{Plan, PlannedStep, StepSpec};
use crate::sheet::Over;

/// Ways to normalise that look at no other unit: their scores mean the same in every period.
const WITHOUT_SAMPLE: [&str; 2] = ["affine", "goalposts"];

/// The step, if any, that puts each period on a scale of its own at or below a node, so that scores of different
/// periods do not compare; with the method it uses.
#[must_use]
pub fn scale_of_each_period(plan: &Plan, node: NodeId) -> Option<(PlannedStep<'_>, &'static str)> {
    let step = plan.steps().filter(|step| step.kind() == StepKind::Normalise).last()?;
    if step.over() == Over::Panel {
        return None;
    }
    let mut methods = leaves_below(plan, node).map(|leaf| step.at_node(leaf).0.slug);
    methods.find(|slug| !WITHOUT_SAMPLE.contains(slug)).map(|slug| (step, slug))
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
