//! What must change for a unit to reach a rank or a tier: the goal, and what answers have in common.
//!
//! Nothing is derived from formulas here: a change of the reported data is tried by running the whole plan on the
//! changed panel. Other units are scored anew by the same rules, so that the extremes of min-max, means and
//! deviations, ranks and data-driven weights move with the change.
//!
//! [`single`](crate::explain::single) changes one indicator at a time, [`bundle`](crate::explain::bundle) all that
//! lag behind the peers together. Every answer is the result of a run that reached the goal; nothing beyond what a
//! member has today is tried.
//!
//! That takes some twenty runs for each indicator: 31 units with 60 indicators are answered in a fraction of a second,
//! and beyond [`MOST_CELLS`] the question is refused rather than left to run for minutes.

use std::sync::Arc;

use crate::column::Column;
use crate::explain::range::changed;
use crate::framework::{NodeId, NodeKind};
use crate::method::StepKind;
use crate::panel::Panel;
use crate::places::Place;
use crate::plan::Plan;
use crate::refusal::Refusal;
use crate::run::{Keep, Run};
use crate::units::Role;

/// Cells of one run times the indicators to be tried, at most: about a minute on one processor.
pub const MOST_CELLS: usize = 100_000_000;

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// This place or a better one.
    Rank(u32),
    /// This tier or a better one, counted from 1.
    Tier(u16),
}

/// Where a unit stands at the node of the goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Score.
    pub score: f64,
    /// Place, where there is a step rank.
    pub place: Option<Place>,
    /// Tier, where there is a step tier.
    pub tier: Option<u16>,
}

/// Why the value of an indicator cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stuck {
    /// The unit reports no value in the period.
    NotReported,
    /// A derive step computes it from others.
    Derived,
    /// It has no defined value after the denominate step.
    NotDivided,
    /// It has already the best value that a member has.
    AtBest,
    /// Not even with the best value that a member has.
    OutOfRange,
}

impl Stuck {
    /// The word used in results and messages.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NotReported => "not-reported",
            Self::Derived => "derived",
            Self::NotDivided => "not-divided",
            Self::AtBest => "at-best",
            Self::OutOfRange => "out-of-range",
        }
    }
}

/// A change of one reported value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The indicator.
    pub node: NodeId,
    /// As reported.
    pub from: f64,
    /// What would have to be reported.
    pub to: f64,
    /// Least and greatest that members have, in what this unit would report.
    pub range: (f64, f64),
}

/// A question: what must change for this unit?
pub struct Search<'a> {
    pub(super) plan: &'a Plan,
    pub(super) panel: &'a Panel,
    pub(super) run: &'a Run,
    pub(super) unit: usize,
    pub(super) period: usize,
    node: NodeId,
    goal: Goal,
    /// Where the unit stands now.
    pub now: Position,
}

impl<'a> Search<'a> {
    /// Asks for a goal at a node in a scored period. `run` is that of the plan on the panel, with everything kept.
    ///
    /// # Errors
    /// When the unit has no place or tier there, there is no such place or tier, or there are too many cells.
    pub fn new(
        (plan, panel, run): (&'a Plan, &'a Panel, &'a Run),
        unit: usize,
        (node, period): (NodeId, usize),
        goal: Goal,
    ) -> Result<Self, Refusal> {
        let code = &run.units().get(unit).code;
        if run.units().get(unit).role == Role::Reference {
            return Err(Refusal::new("reach-reference-unit").with("unit", code));
        }
        let nothing =
            || Refusal::new("reach-no-score").about(unit).with("node", &run.framework().node(node).code);
        let now = position(run, unit, (node, period)).ok_or_else(nothing)?;
        let search = Self { plan, panel, run, unit, period, node, goal, now };
        search.check()?;
        Ok(search)
    }

    fn check(&self) -> Result<(), Refusal> {
        let node = &self.run.framework().node(self.node).code;
        match self.goal {
            Goal::Rank(_) if self.now.place.is_none() => {
                Err(Refusal::new("reach-no-rank").with("node", node))
            }
            Goal::Tier(_) if self.now.tier.is_none() => Err(Refusal::new("reach-no-tier").with("node", node)),
            Goal::Rank(0) | Goal::Tier(0) => Err(Refusal::new("reach-zero")),
            Goal::Rank(_) | Goal::Tier(_) => check_size(self.run, self.leaves().len(), MOST_CELLS),
        }
    }

    /// Whether the unit is there already.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.reaches(self.now)
    }

    pub(super) fn reaches(&self, position: Position) -> bool {
        match self.goal {
            Goal::Rank(rank) => position.place.is_some_and(|place| place.number() <= f64::from(rank)),
            Goal::Tier(tier) => position.tier.is_some_and(|of| of <= tier),
        }
    }

    /// Where the unit stands when it reports other values; `None` where the run is refused.
    #[must_use]
    pub fn position_with(&self, values: &[(NodeId, f64)]) -> Option<Position> {
        let panel = changed(self, values)?;
        let run = self.plan.run_owned(panel, self.run.scored(), Keep::Facts).ok()?;
        position(&run, self.unit, (self.node, self.period))
    }

    /// The same, where the goal is reached.
    pub(super) fn reached_with(&self, values: &[(NodeId, f64)]) -> Option<Position> {
        self.position_with(values).filter(|&position| self.reaches(position))
    }

    /// Indicators that count at the node of the goal.
    pub(super) fn leaves(&self) -> Vec<NodeId> {
        let framework = self.run.framework();
        let counts = |leaf: &NodeId| {
            let mut up = std::iter::successors(Some(*leaf), |&up| framework.node(up).parent);
            let mut below = up.by_ref().take_while(|&up| up != self.node);
            let has_weight = below.all(|node| super::profile::weight(self.run, node, self.period) > 0.0);
            has_weight && framework.node(*leaf).kind == NodeKind::Indicator && self.is_below(*leaf)
        };
        framework.leaves().filter(counts).collect()
    }

    fn is_below(&self, leaf: NodeId) -> bool {
        let framework = self.run.framework();
        std::iter::successors(Some(leaf), |&up| framework.node(up).parent).any(|up| up == self.node)
    }

    /// The node's column after the last step of a kind that changed it.
    pub(super) fn last_column(&self, kind: StepKind, node: NodeId) -> Option<&'a Arc<Column>> {
        let steps = self.run.trace().iter().rev();
        steps.filter(|step| step.kind == kind).find_map(|step| step.change(node, self.period))
    }
}

fn check_size(run: &Run, indicators: usize, most: usize) -> Result<(), Refusal> {
    let units = run.units().len();
    let sizes = [run.framework().nodes().len(), run.scored().len(), indicators];
    let cells = sizes.iter().fold(units, |cells, &size| cells.saturating_mul(size));
    if cells <= most {
        return Ok(());
    }
    let refusal = Refusal::new("reach-too-large").with("units", units).with("indicators", indicators);
    Err(refusal.with("millions", cells / 1_000_000).with("most", most / 1_000_000))
}

fn position(run: &Run, unit: usize, (node, period): (NodeId, usize)) -> Option<Position> {
    Some(Position {
        score: run.scores(node, period).value(unit)?,
        place: run.places(node, period).and_then(|places| places.get(unit)),
        tier: run.tiers(node, period).and_then(|tiers| tiers.get(unit)),
    })
}

/// The smallest step from 0 towards 1 at which something is found, by bracketing at quarters and halving.
///
/// What is found at a step is found at all larger ones, as far as the search assumes; between the first quarter
/// where it is and the quarter before. The answer is found itself, and at `tolerance` less it is not.
pub(super) fn smallest<T>(tolerance: f64, try_at: impl Fn(f64) -> Option<T>) -> Option<(f64, T)> {
    let (mut low, mut found) = (0.0, None);
    for quarter in [0.25, 0.5, 0.75, 1.0] {
        if let Some(result) = try_at(quarter) {
            found = Some((quarter, result));
            break;
        }
        low = quarter;
    }
    let (mut high, mut result) = found?;
    while high - low > tolerance {
        let middle = f64::midpoint(low, high);
        match try_at(middle) {
            Some(better) => (high, result) = (middle, better),
            None => low = middle,
        }
    }
    Some((high, result))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::{Direction, Framework, INDICATOR, RawNode};
    use crate::period::Period;
    use crate::plan::StepSpec;
    use crate::units::Units;

    /// Four units, three nodes, one period and two indicators are 24 cells.
    #[test]
    fn a_question_beyond_the_limit_is_refused() {
        let node = |code: &str, parent: Option<&str>| RawNode {
            code: code.into(),
            parent: parent.map(Into::into),
            level: if parent.is_some() { INDICATOR } else { "index" }.into(),
            direction: parent.map(|_| Direction::Positive),
            ..RawNode::default()
        };
        let nodes = [node("index", None), node("a", Some("index")), node("b", Some("index"))];
        let plan = Plan::compile(Framework::check(&nodes).unwrap().0, &[StepSpec::new(StepKind::Aggregate)])
            .unwrap()
            .0;
        let units = Units::members((0..4).map(|row| row.to_string())).unwrap();
        let mut panel =
            Panel::empty(plan.framework(), Arc::new(units), vec![Period::year(2020).unwrap()]).unwrap();
        for node in [1, 2] {
            panel.put(node, 0, Column::from_options(&[1.0, 2.0, 3.0, 4.0].map(Some)).unwrap()).unwrap();
        }
        let run = plan.run(&panel, &[0], Keep::Everything).unwrap();
        assert_eq!(check_size(&run, 2, 24), Ok(()));
        assert_eq!(check_size(&run, 2, 23).unwrap_err().code, "reach-too-large");
    }

    #[test]
    fn the_smallest_step_is_found_to_the_tolerance() {
        for edge in [1e-7, 0.2, 0.25, 0.6, 1.0] {
            let (step, found) = smallest(1e-6, |step| (step >= edge).then_some(step)).unwrap();
            assert_eq!(step, found);
            assert!(step >= edge && step - edge <= 1e-6, "{step} for {edge}");
        }
        assert!(smallest(1e-6, |step| (step > 1.0).then_some(())).is_none());
    }
}
