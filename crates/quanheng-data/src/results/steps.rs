//! The data as reported and after each step that changed it, for the sheets of a workbook.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_index::{Column, Mark, NodeId, StepTrace};
use quanheng_programme::Words;

use super::Computed;
use crate::table::{Cells, Table, title};

/// The data of the scored periods at one moment of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTable {
    /// What to call it: `reported`, or the identifier of the step.
    pub name: Words,
    /// Units by data nodes.
    pub table: Table,
}

/// Columns as they stand at some moment of a run.
pub(super) struct Stage(BTreeMap<(NodeId, usize), Arc<Column>>);

impl Stage {
    /// Before the first step: as reported, without cells of units that do not exist in the period.
    pub(super) fn reported(computed: &Computed) -> Self {
        let panel = &computed.observations.panel;
        let mut columns = BTreeMap::new();
        for node in computed.data_nodes() {
            for (at, &period) in panel.periods().iter().enumerate() {
                let mut column = Arc::clone(panel.column(node, at));
                for (row, _) in panel.units().iter().enumerate().filter(|(_, unit)| !unit.is_valid(period)) {
                    Arc::make_mut(&mut column).set_missing(row, Mark::NotValid);
                }
                columns.insert((node, at), column);
            }
        }
        Self(columns)
    }

    /// Goes past a step. Whether it changed any data.
    pub(super) fn pass(&mut self, step: &StepTrace) -> bool {
        let mut has_changed = false;
        for change in &step.changes {
            if let Some(column) = self.0.get_mut(&(change.node, change.period)) {
                *column = Arc::clone(&change.column);
                has_changed = true;
            }
        }
        has_changed
    }

    /// The column of a data node.
    pub(super) fn column(&self, node: NodeId, period: usize) -> Option<&Arc<Column>> {
        self.0.get(&(node, period))
    }

    fn table(&self, computed: &Computed, name: &str) -> Table {
        let rows: Vec<_> = computed.rows().collect();
        let mut table = Table::new(name);
        computed.push_keys(&mut table, &rows);
        for node in computed.data_nodes() {
            let value = |&(period, unit): &(usize, usize)| self.column(node, period)?.value(unit);
            let cells = Cells::Number(rows.iter().map(value).collect());
            table.push(computed.code(node), computed.node_name(node), cells);
        }
        table
    }
}

/// The data as reported, and after each step that changed any of it; nothing but the former when the run kept no
/// columns.
#[must_use]
pub fn steps(computed: &Computed) -> Vec<StepTable> {
    let mut stage = Stage::reported(computed);
    let mut tables =
        vec![StepTable { name: title("原始数据", "Reported"), table: stage.table(computed, "reported") }];
    for step in computed.run.trace() {
        if stage.pass(step) {
            let name = title(&format!("步骤 {}", step.id), &format!("Step {}", step.id));
            tables.push(StepTable { name, table: stage.table(computed, &step.id) });
        }
    }
    tables
}
