//! The panel of a mixture: which figures it takes from where.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_index::{Column, Grouping, Mark, NodeId, Panel, Period, Plan, StepKind, StepSpec, Unit, Units};

use super::common::Common;
use super::edition::{Edition, Side};
use super::holdings::Holdings;
use super::mixture::Mixture;

/// Figures that stand in where an edition's own indicator meets the other edition's period and has none there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StandIn {
    /// Code of the indicator only one edition has.
    pub node: String,
    /// The period without figures.
    pub period: Period,
    /// The period whose figures stand in.
    pub of: Period,
}

/// What a plan of the mixture's method needs to run.
pub(super) struct Mixed {
    pub(super) panel: Panel,
    /// Positions of the scored periods.
    pub(super) scored: Vec<usize>,
    /// Position of the period shown.
    pub(super) period: usize,
    pub(super) stand_ins: Vec<StandIn>,
}

/// What is mixed from what.
#[derive(Clone, Copy)]
pub(super) struct Mixing<'a> {
    pub(super) editions: &'a [Edition<'a>; 2],
    pub(super) common: &'a Common,
    pub(super) holdings: &'a Holdings,
    /// The method of each edition up to ranks: tiers are not split, and a rule for them need not fit other units.
    pub(super) plans: &'a [Plan; 2],
}

impl Mixing<'_> {
    pub(super) fn mix(&self, mixture: Mixture) -> Mixed {
        let Self { editions, common, holdings, .. } = self;
        let days: Vec<usize> =
            (0..holdings.days.len()).filter(|&day| holdings.days[day].is_there(mixture)).collect();
        let periods: Vec<Period> = days.iter().map(|&day| holdings.days[day].period).collect();
        let find = |period: Period| {
            periods.binary_search(&period).expect("what an edition scores is there when its period is")
        };
        let frame = &editions[mixture.period as usize];
        let (scored, period) = (frame.scored().into_iter().map(find).collect(), find(frame.shown()));
        let order = common.order(mixture.method);
        let framework = editions[mixture.method as usize].plan.framework();
        let units = Arc::new(units(editions, common, mixture.method));
        let mut panel =
            Panel::empty(framework, units, periods.clone()).expect("a set of periods is in ascending order");
        let mut stand_ins = Vec::new();
        for (leaf, of) in holdings.leaves.iter().enumerate() {
            let Some(node) = of.ids[mixture.method as usize] else { continue };
            for (at, &day) in days.iter().enumerate() {
                let Some(source) = self.source((leaf, day), mixture) else { continue };
                if let Some(shown) = source.stands_in {
                    stand_ins.push(StandIn { node: of.code.clone(), period: periods[at], of: shown });
                }
                panel.put(node, at, column(editions, common, &order, source)).expect("a cell for each unit");
            }
        }
        Mixed { panel, scored, period, stand_ins }
    }

    /// Where the column of a leaf on a day comes from; `None` where there is none.
    fn source(&self, (leaf, day): (usize, usize), mixture: Mixture) -> Option<Source> {
        let (of, on) = (&self.holdings.leaves[leaf], &self.holdings.days[day]);
        let own = |side: Side| {
            let (node, period) = (of.ids[side as usize]?, on.at[side as usize]?);
            Some(Source { side, node, period, stands_in: None })
        };
        let Some(side) = of.only() else { return own(self.holdings.side(leaf, day, mixture)) };
        let edition = &self.editions[side as usize];
        let is_shown = on.period == self.editions[mixture.period as usize].shown();
        if self.holdings.has(leaf, day, side) || !is_shown || on.period == edition.shown() {
            return own(side);
        }
        let node = of.ids[side as usize]?;
        Some(Source { side, node, period: edition.period, stands_in: Some(edition.shown()) })
    }
}

/// The method of an edition without its tiers.
pub(super) fn without_tiers(edition: &Edition) -> Plan {
    let is_kept = |step: &&StepSpec| step.kind != StepKind::Tier;
    let steps: Vec<StepSpec> = edition.steps.iter().filter(is_kept).cloned().collect();
    let plan = Plan::compile(edition.plan.framework().clone(), &steps);
    plan.expect("no step needs tiers, and all of them fitted").0
}

/// Where a column comes from.
#[derive(Debug, Clone, Copy)]
struct Source {
    side: Side,
    node: NodeId,
    period: usize,
    /// The period it is of, when it stands in for another.
    stands_in: Option<Period>,
}

fn column(editions: &[Edition; 2], common: &Common, order: &[usize], source: Source) -> Column {
    let side = source.side as usize;
    let rows = || order.iter().map(|&at| common.units[at].rows[side]);
    let edition = &editions[side];
    let values = rows().map(|row| edition.figure(source.node, source.period, row).unwrap_or(0.0)).collect();
    let marks: Vec<Mark> = rows().map(|row| edition.mark(source.node, source.period, row)).collect();
    Column::from_parts(values, marks).expect("a panel holds finite numbers only")
}

/// The common units as the method's edition orders and groups them; validity has been seen to by then.
fn units(editions: &[Edition; 2], common: &Common, method: Side) -> Units {
    let side = method as usize;
    let source = editions[side].panel.units();
    let order = common.order(method);
    let unit = |&at: &usize| {
        let twin = common.units[at];
        Unit { role: twin.role, ..Unit::member(source.get(twin.rows[side]).code.clone()) }
    };
    let regroup = |grouping: &Grouping| {
        let label = |&at: &usize| {
            let group = grouping.group(common.units[at].rows[side])?;
            Some(grouping.labels()[group].as_str())
        };
        Grouping::new(&order.iter().map(label).collect::<Vec<_>>())
    };
    let groupings: BTreeMap<String, Grouping> =
        source.groupings().iter().map(|(name, grouping)| (name.clone(), regroup(grouping))).collect();
    Units::new(order.iter().map(unit).collect(), groupings).expect("codes of an edition are unique")
}
