//! The results of a run as tables and as a document.
//!
//! Everything here is a plain function of what was computed: no clock, no machine, the same bytes every time.

mod document;
mod files;
mod framework;
mod scores;
mod steps;
mod trace;

use quanheng_index::{NodeId, NodeKind, Plan, Run};
use quanheng_programme::{Programme, Words};

use crate::observations::Observations;
use crate::table::{Cells, Table, title};

pub use document::{edition, run_document};
pub use files::Results;
pub use framework::framework;
pub use scores::{ranks, scores, summary};
pub use steps::{StepTable, steps};
pub use trace::{changes, trace};

/// What results are made from.
#[derive(Clone, Copy)]
pub struct Computed<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its observations.
    pub observations: &'a Observations,
    /// The plan that was run: the programme's own, or a scenario's.
    pub plan: &'a Plan,
    /// What came out.
    pub run: &'a Run,
    /// Name of the scenario, unless it is the programme's own method.
    pub scenario: Option<&'a str>,
}

impl Computed<'_> {
    /// Scored periods and units, period by period.
    fn rows(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let units = self.run.units().len();
        self.run.scored().iter().flat_map(move |&period| (0..units).map(move |unit| (period, unit)))
    }

    /// Nodes that have data of their own, in file order.
    fn data_nodes(&self) -> Vec<NodeId> {
        self.run.framework().data_nodes().collect()
    }

    fn is_inner(&self, node: NodeId) -> bool {
        self.run.framework().node(node).kind == NodeKind::Inner
    }

    fn code(&self, node: NodeId) -> &str {
        &self.run.framework().node(node).code
    }

    fn node_name(&self, node: NodeId) -> Words {
        self.programme.indicators[node].name.clone()
    }

    fn tier(&self, node: NodeId, period: usize, unit: usize) -> Option<String> {
        let tiers = self.run.tiers(node, period)?;
        let tier = tiers.get(unit)?;
        Some(tiers.name(tier).map_or_else(|| tier.to_string(), str::to_owned))
    }

    /// Adds the columns that say what a row is about.
    fn push_keys(&self, table: &mut Table, rows: &[(usize, usize)]) {
        let text = |text: &dyn Fn(usize, usize) -> Option<String>| {
            Cells::Text(rows.iter().map(|&(period, unit)| text(period, unit)).collect())
        };
        let names = &self.programme.unit_names;
        let period = text(&|period, _| Some(self.run.periods()[period].to_string()));
        table.push("period", title("时期", "Period"), period);
        let code = text(&|_, unit| Some(self.run.units().get(unit).code.clone()));
        table.push("unit", title("代码", "Code"), code);
        table.push("name_zh", title("中文名称", "Name (中文)"), text(&|_, unit| names[unit].zh.clone()));
        table.push("name_en", title("英文名称", "Name"), text(&|_, unit| names[unit].en.clone()));
    }
}

/// A finite number, or nothing.
fn finite(number: f64) -> Option<f64> {
    Some(number).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests;
