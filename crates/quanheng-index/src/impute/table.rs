//! All indicators together, as methods that look beside the one they fill see them.
//!
//! Such a method works on a [`Block`]: the observations of one pool of periods on the indicators of one group. The
//! engine in `impute` asks for all fills first and puts them in afterwards, so that what a step fills never depends
//! on the order of the nodes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Fill;
use crate::column::Column;
use crate::framework::{Framework, NodeId, NodeKind};
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::period::Period;
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::stream::Replicate;
use crate::units::Units;

/// Every column as the step received it.
pub struct Table<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The units.
    pub units: &'a Units,
    /// The periods, ascending.
    pub periods: &'a [Period],
    /// Positions of the scored periods.
    pub scored: &'a [usize],
    /// By node, then by period.
    pub columns: &'a [&'a [Arc<Column>]],
    /// Rows that count in statistics.
    pub members: &'a (dyn Fn(usize) -> bool + Sync),
    /// Groups of periods that share a statistic.
    pub pools: &'a [Vec<usize>],
}

/// What is not known about cells that were filled with an expected value: the groundwork of multiple imputation. A
/// fit is made once and drawn from as often as there are replicates.
pub trait Predictive: Send + Sync {
    /// A value for each of the cells, the same for the same replicate. Draws for different indicators of a unit in a
    /// period belong together where the method knows how they go together.
    fn draw(&self, replicate: Replicate) -> Vec<Fill>;
}

/// What a method that looks beside an indicator has for it.
#[derive(Default)]
pub struct Filled {
    /// Values for open cells.
    pub fills: Vec<Fill>,
    /// For the trace, by period.
    pub facts: BTreeMap<usize, Facts>,
    /// Distributions of which the fills are the centres; `None` from methods that know none. A fill that none of them
    /// speaks of is certain.
    pub predictive: Option<Vec<Box<dyn Predictive>>>,
}

impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filled")
            .field("fills", &self.fills)
            .field("facts", &self.facts)
            .finish_non_exhaustive()
    }
}

impl Filled {
    /// A draw for every cell that has a predictive distribution, by period and unit.
    #[must_use]
    pub fn draw(&self, replicate: Replicate) -> Vec<Fill> {
        let all = self.predictive.iter().flatten();
        let mut draws: Vec<Fill> = all.flat_map(|predictive| predictive.draw(replicate)).collect();
        draws.sort_by_key(|fill| (fill.period, fill.row));
        draws
    }

    /// The same with draws in place of the expected values, which are noted. A draw that is not finite leaves its cell
    /// open.
    ///
    /// # Errors
    /// When there are fills of which no distribution is known.
    pub(super) fn drawn(&self, replicate: Replicate) -> Result<Self, Refusal> {
        if self.predictive.is_none() && !self.fills.is_empty() {
            return Err(Refusal::new("impute-no-distribution").with("cells", self.fills.len()));
        }
        let draws = self.draw(replicate);
        let mut drawn = Self { fills: self.fills.clone(), facts: self.facts.clone(), predictive: None };
        for fill in &mut drawn.fills {
            let own = |draw: &Fill| (draw.period, draw.row).cmp(&(fill.period, fill.row));
            if let Ok(at) = draws.binary_search_by(own) {
                fill.value = draws[at].value;
                drawn.facts.entry(fill.period).or_default().push(("drawn", fill.value));
            }
        }
        Ok(drawn)
    }
}

/// The outcome for one indicator: what was filled, or the first scored period concerned and why not.
pub type Outcome = Result<Filled, (usize, Refusal)>;

/// What there is for one indicator of a block.
#[derive(Default)]
pub(crate) struct BlockFilled {
    pub(crate) fills: Vec<Fill>,
    pub(crate) facts: Facts,
    pub(crate) predictive: Option<Vec<Box<dyn Predictive>>>,
}

impl BlockFilled {
    pub(crate) fn of(fills: Vec<Fill>) -> Self {
        Self { fills, ..Self::default() }
    }
}

/// The outcome for one indicator of a block.
pub(crate) type BlockOutcome = Result<BlockFilled, Refusal>;

/// Which indicators inform one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Among {
    /// Indicators of the same parent.
    Siblings,
    /// All indicators.
    All,
    /// Indicators below the same node of a level.
    Level(String),
}

impl Among {
    pub(crate) const PARAMETER: Parameter = Parameter::new(
        "among",
        Kind::Text,
        Fallback::Word("siblings"),
        [
            "互为参照的指标：siblings（同一上级）、all（全部），或某一层级的名称",
            "indicators that inform one another: siblings, all, or the name of a level",
        ],
    );

    pub(crate) fn of(values: &Values) -> Self {
        match values.text(Self::PARAMETER.name) {
            "siblings" => Self::Siblings,
            "all" => Self::All,
            level => Self::Level(level.to_owned()),
        }
    }

    /// The node whose leaves inform `leaf`; `None` for inputs and for leaves without such a node.
    fn head(&self, framework: &Framework, leaf: NodeId) -> Option<NodeId> {
        let parent = framework.node(leaf).parent?;
        match self {
            Self::Siblings => Some(parent),
            Self::All => Some(framework.root()),
            Self::Level(level) => std::iter::successors(Some(parent), |&up| framework.node(up).parent)
                .find(|&up| framework.node(up).level == *level),
        }
    }

    /// Leaves with the same head as `leaf`, itself among them; nobody for inputs.
    fn group(&self, framework: &Framework, leaf: NodeId) -> Vec<NodeId> {
        let head = self.head(framework, leaf);
        let is_mate = |&other: &NodeId| head.is_some() && self.head(framework, other) == head;
        framework.leaves().filter(is_mate).collect()
    }

    fn check(&self, framework: &Framework) -> Result<(), Refusal> {
        let known = framework.inner_levels();
        match self {
            Self::Level(level) if !known.contains(&level.as_str()) => {
                let refusal = Refusal::new("impute-unknown-level").at(Self::PARAMETER.name);
                Err(refusal.with("given", level).with("known", known.join(", ")))
            }
            _ => Ok(()),
        }
    }
}

/// The observations of a pool of periods on some indicators. An observation is a unit in a period.
pub(crate) struct Block {
    pub(crate) nodes: Vec<NodeId>,
    /// Their codes.
    pub(crate) codes: Vec<String>,
    /// Period and row of each observation.
    pub(crate) at: Vec<(usize, usize)>,
    /// Whether an observation is of a member, and so counts in statistics.
    pub(crate) members: Vec<bool>,
    /// By indicator, then by observation; NaN where missing.
    pub(crate) values: Vec<Vec<f64>>,
    /// By indicator, the observations that may be filled.
    pub(crate) open: Vec<Vec<usize>>,
}

impl Block {
    fn of(table: &Table, nodes: Vec<NodeId>, pool: &[usize]) -> Self {
        let rows = table.units.len();
        let at: Vec<_> = pool.iter().flat_map(|&period| (0..rows).map(move |row| (period, row))).collect();
        let columns = |node: NodeId| pool.iter().map(move |&period| &table.columns[node][period]);
        let values =
            nodes.iter().map(|&node| columns(node).flat_map(|c| c.slots()).copied().collect()).collect();
        let open = |node: NodeId| {
            let marks = columns(node).flat_map(|c| c.marks()).enumerate();
            marks.filter(|(_, mark)| mark.may_be_imputed()).map(|(observation, _)| observation).collect()
        };
        let open = nodes.iter().map(|&node| open(node)).collect();
        let members = at.iter().map(|&(_, row)| (table.members)(row)).collect();
        let codes = nodes.iter().map(|&node| table.framework.node(node).code.clone()).collect();
        Self { nodes, codes, at, members, values, open }
    }

    /// The value of an indicator (a position in `nodes`) in an observation.
    pub(crate) fn value(&self, column: usize, observation: usize) -> Option<f64> {
        let value = self.values[column][observation];
        (!value.is_nan()).then_some(value)
    }

    /// The present values of members.
    pub(crate) fn sample(&self, column: usize) -> Vec<f64> {
        let cells = self.values[column].iter().zip(&self.members);
        cells.filter(|&(value, &member)| member && !value.is_nan()).map(|(&value, _)| value).collect()
    }

    /// Fills every open cell of an indicator for which `value` gives something.
    pub(crate) fn fill(&self, column: usize, mut value: impl FnMut(usize) -> Option<f64>) -> Vec<Fill> {
        let fill = |&observation: &usize| {
            let (period, row) = self.at[observation];
            value(observation).map(|value| Fill { period, row, value })
        };
        self.open[column].iter().filter_map(fill).collect()
    }
}

impl Table<'_> {
    /// Runs `fill` on every block of every group that has one of `nodes`. It gets the block and the positions in it
    /// that are to be filled, and gives an outcome for each.
    ///
    /// A refusal in a period that is not scored leaves its cells open: nobody asked for them.
    pub(crate) fn fill_among(
        &self,
        among: &Among,
        nodes: &[NodeId],
        fill: impl Fn(&Block, &[usize]) -> Vec<BlockOutcome>,
    ) -> Vec<Outcome> {
        if let Err(refusal) = among.check(self.framework) {
            return nodes.iter().map(|_| Err((self.first_scored(), refusal.clone()))).collect();
        }
        let groups: BTreeSet<Vec<NodeId>> = nodes.iter().map(|&n| among.group(self.framework, n)).collect();
        let mut outcomes: BTreeMap<NodeId, Outcome> = BTreeMap::new();
        for group in groups {
            let wanted = |at: &usize| nodes.contains(&group[*at]);
            let targets: Vec<usize> = (0..group.len()).filter(wanted).collect();
            for pool in self.pools {
                let block = Block::of(self, group.clone(), pool);
                for (&target, outcome) in targets.iter().zip(fill(&block, &targets)) {
                    self.join(
                        outcomes.entry(group[target]).or_insert_with(|| Ok(Filled::default())),
                        pool,
                        outcome,
                    );
                }
            }
        }
        nodes.iter().map(|node| outcomes.remove(node).unwrap_or_else(|| Ok(Filled::default()))).collect()
    }

    /// Runs `fill` on every pool for one node and others beside it: the node comes first in the block.
    pub(crate) fn fill_with(
        &self,
        node: NodeId,
        others: &[NodeId],
        fill: impl Fn(&Block) -> BlockOutcome,
    ) -> Outcome {
        let beside = others.iter().copied().filter(|&other| other != node);
        let nodes: Vec<NodeId> = std::iter::once(node).chain(beside).collect();
        let mut joined = Ok(Filled::default());
        for pool in self.pools {
            self.join(&mut joined, pool, fill(&Block::of(self, nodes.clone(), pool)));
        }
        joined
    }

    /// The data nodes with these codes, which the parameter `key` gives.
    pub(crate) fn find(&self, key: &'static str, codes: &[String]) -> Result<Vec<NodeId>, Refusal> {
        let find = |code: &String| {
            let found = self.framework.find(code);
            found.filter(|&id| self.framework.node(id).kind != NodeKind::Inner).ok_or_else(|| {
                let known = self.framework.data_nodes().map(|id| self.framework.node(id).code.as_str());
                let near = crate::finding::nearest(code, known).unwrap_or_default();
                Refusal::new("impute-unknown-code").at(key).with("given", code).with("nearest", near)
            })
        };
        codes.iter().map(find).collect()
    }

    pub(crate) fn first_scored(&self) -> usize {
        self.scored.first().copied().unwrap_or(0)
    }

    fn join(&self, joined: &mut Outcome, pool: &[usize], outcome: BlockOutcome) {
        let Ok(filled) = joined else { return };
        match outcome {
            Ok(block) => {
                filled.fills.extend(block.fills);
                if let Some(own) = block.predictive {
                    filled.predictive.get_or_insert_default().extend(own);
                }
                filled.facts.extend(pool.iter().map(|&period| (period, block.facts.clone())));
            }
            Err(refusal) => {
                if let Some(&period) = pool.iter().find(|period| self.scored.contains(period)) {
                    *joined = Err((period, refusal));
                }
            }
        }
    }
}
