//! What the benchmarks share: a made-up programme of any size, the same on every machine and in every run.
//!
//! Nothing here measures but [`processor_time`]; `benches/` and `bin/` do.

pub mod audit;
pub mod case;

pub mod file;

use std::sync::Arc;
use std::time::Duration;

use mimalloc::MiMalloc;
use quanheng_index::{
    Column, Direction, Framework, Mark, NodeId, Panel, Period, Plan, RawNode, StepKind, StepSpec, Units,
    framework::{INDICATOR, INPUT},
    parameter::Value,
};

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Size of a made-up programme: three levels (index, dimension, indicator), one period.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Units.
    pub units: usize,
    /// Indicators with data.
    pub indicators: usize,
}

impl Size {
    /// 31 units × 60 indicators: the provinces.
    pub const PROVINCES: Self = Self { units: 31, indicators: 60 };

    /// Bytes of the numbers alone.
    #[must_use]
    pub const fn data_bytes(self) -> usize {
        self.units * self.indicators * size_of::<f64>()
    }
}

/// Indicators of one dimension.
const PER_DIMENSION: usize = 10;
/// One cell in so many is missing.
const MISSING: u64 = 32;

/// The framework: dimensions of ten indicators, every third one negative, unequal weights; beside them two inputs,
/// of which the last indicator is derived.
///
/// # Panics
/// Never: the rows are well formed.
#[must_use]
pub fn framework(size: Size) -> Framework {
    let node = |code: String, parent: Option<String>, level: &str| RawNode {
        code,
        parent,
        level: level.to_owned(),
        ..RawNode::default()
    };
    let dimensions = size.indicators.div_ceil(PER_DIMENSION);
    let mut rows = vec![node("total".to_owned(), None, "index")];
    rows.extend((0..dimensions).map(|d| node(format!("d{d}"), Some("total".to_owned()), "dimension")));
    rows.extend((0..=size.indicators).map(|k| {
        let dimension = k.min(size.indicators - 1) / PER_DIMENSION;
        RawNode {
            direction: Some(if k % 3 == 2 { Direction::Negative } else { Direction::Positive }),
            weight: Some(1.0 + (k % 4) as f64),
            ..node(format!("i{k}"), Some(format!("d{dimension}")), INDICATOR)
        }
    }));
    rows.extend(["a", "b"].map(|code| node(code.to_owned(), None, INPUT)));
    Framework::check(&rows).expect("the rows are well formed").0
}

/// All steps of a usual programme: screen, derive, impute, treat, normalise, weight, aggregate, rank, tier.
#[must_use]
pub fn steps(size: Size) -> Vec<StepSpec> {
    let text = |text: &str| Value::Text(text.to_owned());
    vec![
        StepSpec::new(StepKind::Screen).with("units", Value::Number(0.5)),
        StepSpec::new(StepKind::Derive)
            .with("indicator", text(&format!("i{}", size.indicators)))
            .with("formula", text("a / b * 100")),
        StepSpec::new(StepKind::Impute).method("mean"),
        StepSpec::new(StepKind::Treat).method("winsorise"),
        StepSpec::new(StepKind::Normalise).method("min-max"),
        StepSpec::new(StepKind::Weight).method("given"),
        StepSpec::new(StepKind::Aggregate),
        StepSpec::new(StepKind::Rank),
        StepSpec::new(StepKind::Tier)
            .method("quantiles")
            .with("shares", Value::Numbers(vec![1.0 / 3.0, 2.0 / 3.0])),
    ]
}

/// The plan of [`steps`].
///
/// # Panics
/// Never: the steps fit the framework.
#[must_use]
pub fn plan(size: Size) -> Plan {
    let compiled = Plan::compile(framework(size), &steps(size));
    compiled.map(|(plan, _)| plan).expect("the steps fit the framework")
}

/// Observations for the plan's framework: a third of the indicators uniform, a third with a long right tail, a third
/// counts with many ties; one cell in 32 is missing.
///
/// # Panics
/// Never: the columns fit the panel.
#[must_use]
pub fn panel(size: Size, framework: &Framework) -> Panel {
    let mut panel =
        Panel::empty(framework, Arc::new(units(size)), vec![year()]).expect("one period is in order");
    let derived = framework.find(&format!("i{}", size.indicators));
    for node in framework.data_nodes().filter(|&node| Some(node) != derived) {
        panel.put(node, 0, column(size, node)).expect("a cell for each unit");
    }
    panel
}

/// The units, all of them members.
///
/// # Panics
/// Never: no code stands twice.
#[must_use]
pub fn units(size: Size) -> Units {
    Units::members((0..size.units).map(|row| format!("u{row:07}"))).expect("no code stands twice")
}

/// The only period.
fn year() -> Period {
    Period::year(2020).expect("a year of four digits")
}

fn column(size: Size, node: NodeId) -> Column {
    let mut values = Vec::with_capacity(size.units);
    let mut marks = Vec::with_capacity(size.units);
    for row in 0..size.units {
        let draw = random((node as u64) << 32 | row as u64);
        let uniform = ((draw >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
        values.push(match node % 3 {
            0 => 10.0 + 90.0 * uniform,
            1 => -libm::log(uniform) * 1e4,
            _ => (uniform * 1e3).floor(),
        });
        marks.push(if draw.is_multiple_of(MISSING) { Mark::NotAvailable } else { Mark::Observed });
    }
    Column::from_parts(values, marks).expect("every draw is finite")
}

/// SplitMix64 of a counter: the draw of a cell depends on nothing but its place.
#[must_use]
pub const fn random(counter: u64) -> u64 {
    let mut z = counter.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Time all threads of this process have spent on a processor, from `/proc/self/stat` of Linux, to a hundredth of a
/// second; 0 elsewhere. On a machine with other work it says more than the clock.
#[must_use]
pub fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}
