//! Random frameworks and panels.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use quanheng_index::framework::INDICATOR;
use quanheng_index::{
    Column, Direction, Finding, Framework, Grouping, Keep, Mark, Panel, Period, Plan, RawNode, Role, Run,
    StepSpec, Unit, Units,
};

/// A value, or why there is none.
pub(crate) type Cell = Result<f64, Mark>;

/// Everything a run needs, in a form that is easily changed.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) rows: Vec<RawNode>,
    pub(crate) units: Vec<Unit>,
    /// For each unit, a group or none.
    pub(crate) groups: Vec<Option<String>>,
    pub(crate) periods: usize,
    /// By leaf, period and unit.
    pub(crate) cells: Vec<Vec<Vec<Cell>>>,
}

/// What was run and what came out.
pub(crate) struct Outcome {
    pub(crate) plan: Plan,
    pub(crate) panel: Panel,
    pub(crate) run: Run,
}

impl World {
    pub(crate) fn framework(&self) -> Framework {
        Framework::check(&self.rows).expect("rows are well formed").0
    }

    pub(crate) fn panel(&self) -> Panel {
        let framework = self.framework();
        let groups = Grouping::new(&self.groups);
        let units = Units::new(self.units.clone(), BTreeMap::from([("region".to_owned(), groups)])).unwrap();
        let periods = (0..self.periods).map(period).collect();
        let mut panel = Panel::empty(&framework, Arc::new(units), periods).unwrap();
        for (leaf, by_period) in framework.leaves().zip(&self.cells) {
            for (period, cells) in by_period.iter().enumerate() {
                panel.put(leaf, period, column(cells)).unwrap();
            }
        }
        panel
    }

    /// Runs the steps over all periods.
    pub(crate) fn run(&self, specs: &[StepSpec]) -> Result<Outcome, Vec<Finding>> {
        let scored: Vec<usize> = (0..self.periods).collect();
        self.run_scored(specs, &scored)
    }

    pub(crate) fn run_scored(&self, specs: &[StepSpec], scored: &[usize]) -> Result<Outcome, Vec<Finding>> {
        let (plan, _) = Plan::compile(self.framework(), specs).expect("steps are well formed");
        let panel = self.panel();
        let run = plan.run(&panel, scored, Keep::Everything)?;
        Ok(Outcome { plan, panel, run })
    }

    /// The same with units in another order: the unit in row `k` comes from row `order[k]`.
    pub(crate) fn permuted(&self, order: &[usize]) -> Self {
        let mut other = self.clone();
        other.units = order.iter().map(|&row| self.units[row].clone()).collect();
        other.groups = order.iter().map(|&row| self.groups[row].clone()).collect();
        other.each_column(|cells| *cells = order.iter().map(|&row| cells[row]).collect());
        other
    }

    pub(crate) fn each_column(&mut self, change: impl FnMut(&mut Vec<Cell>)) {
        self.cells.iter_mut().flatten().for_each(change);
    }

    /// Adds a reference unit, which has the given value in every cell.
    pub(crate) fn with_reference(&self, value: f64) -> Self {
        let mut other = self.clone();
        other.units.push(Unit { role: Role::Reference, ..Unit::member("reference") });
        other.groups.push(Some("east".to_owned()));
        other.each_column(|cells| cells.push(Ok(value)));
        other
    }
}

/// The period at a position: years from 2018 on.
pub(crate) fn period(at: usize) -> Period {
    Period::year(2018).unwrap().offset(i32::try_from(at).unwrap())
}

fn column(cells: &[Cell]) -> Column {
    let values = cells.iter().map(|cell| cell.unwrap_or(0.0)).collect();
    let marks = cells.iter().map(|cell| cell.err().unwrap_or(Mark::Observed)).collect();
    Column::from_parts(values, marks).unwrap()
}

/// Usual figures: many ties, some spread, a long tail.
fn figure() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (-5..15_i32).prop_map(f64::from),
        4 => -400.0..400.0,
        1 => 900.0..999.0,
    ]
}

/// Figures at the ends of the doubles.
fn extreme() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(-0.0),
        Just(1.7e308),
        Just(-1.7e308),
        Just(f64::MIN_POSITIVE / 8.0),
        1e-320..1e-300,
        1e150..1e160,
        -1.0..1.0,
    ]
}

fn cell(figure: impl Strategy<Value = f64>) -> impl Strategy<Value = Cell> {
    prop_oneof![
        6 => figure.prop_map(Ok),
        1 => proptest::sample::select(&Mark::MISSING_REASONS[..]).prop_map(Err),
    ]
}

fn tree() -> impl Strategy<Value = Vec<RawNode>> {
    let weight = prop_oneof![1 => Just(None), 4 => (0.1..9.0).prop_map(Some), 1 => Just(Some(0.0))];
    let node = (1..=3_usize, weight, any::<bool>());
    (2..=4_usize, vec(node, 40)).prop_map(|(levels, draws)| {
        let mut draws = draws.into_iter().cycle();
        let mut next = move || draws.next().expect("a cycle does not end");
        let root = RawNode { code: "n0".into(), level: "level0".into(), ..RawNode::default() };
        let (mut rows, mut parents) = (vec![root], vec!["n0".to_owned()]);
        for level in 1..levels {
            let mut children = Vec::new();
            for parent in std::mem::take(&mut parents) {
                for first in (0..next().0).map(|child| child == 0) {
                    let (_, weight, positive) = next();
                    let code = format!("n{}", rows.len());
                    children.push(code.clone());
                    let mut row = RawNode { code, parent: Some(parent.clone()), ..RawNode::default() };
                    // Not all children of a node may weigh nothing.
                    row.weight = if first { weight.filter(|weight| *weight > 0.0) } else { weight };
                    if level + 1 < levels {
                        row.level = format!("level{level}");
                    } else {
                        make_leaf(&mut row, positive);
                    }
                    rows.push(row);
                }
            }
            parents = children;
        }
        rows
    })
}

fn make_leaf(row: &mut RawNode, positive: bool) {
    row.level = INDICATOR.into();
    row.direction = Some(if positive { Direction::Positive } else { Direction::Negative });
    row.target = Some(if positive { 1000.0 } else { -1000.0 });
    (row.goalpost_low, row.goalpost_high) = (Some(-1000.0), Some(1000.0));
}

fn of_figures<S: Strategy<Value = f64> + 'static>(
    figures: impl Fn() -> S + Copy + 'static,
    periods: usize,
) -> impl Strategy<Value = World> {
    (tree(), 4..10_usize, 1..=periods).prop_flat_map(move |(rows, units, periods)| {
        let leaves = rows.iter().filter(|row| row.level == INDICATOR).count();
        let cells = vec(vec(vec(cell(figures()), units), periods), leaves);
        let groups =
            vec(proptest::option::weighted(0.9, proptest::sample::select(vec!["east", "west"])), units);
        (Just(rows), cells, groups).prop_map(move |(rows, cells, groups)| World {
            rows,
            units: (0..units).map(|row| Unit::member(format!("u{row}"))).collect(),
            groups: groups.into_iter().map(|group| group.map(str::to_owned)).collect(),
            periods,
            cells,
        })
    })
}

/// A world whose columns can all be normalised: two units have different values everywhere.
pub(crate) fn world(periods: usize) -> impl Strategy<Value = World> {
    of_figures(figure, periods).prop_map(|mut world| {
        world.each_column(|cells| (cells[0], cells[1]) = (Ok(-3.0), Ok(4.5)));
        world
    })
}

/// A world of one period with figures at the ends of the doubles.
pub(crate) fn extreme_world() -> impl Strategy<Value = World> {
    of_figures(extreme, 1)
}
