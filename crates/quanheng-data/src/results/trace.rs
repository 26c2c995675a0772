//! The trace: what each method found out, and every cell of the data that a step altered.

use std::sync::Arc;

use quanheng_index::{Column, NodeId};

use super::steps::Stage;
use super::{Computed, finite};
use crate::table::{Cells, Table, title};

/// Above this many units altered cells are not listed.
const MOST_UNITS: usize = 100_000;
/// Above this many altered cells only those columns are listed in which some present cells stayed as they were.
const MOST_ROWS: usize = 1_000_000;

/// A row for each number a method found out: step, kind, method, node, period, fact, value.
#[must_use]
pub fn trace(computed: &Computed) -> Table {
    let mut rows: Vec<([Option<String>; 6], Option<f64>)> = Vec::new();
    for (step, did) in computed.plan.steps().zip(computed.run.trace()) {
        for entry in &did.entries {
            let method = step.at_node(entry.node).0.slug;
            let period = entry.period.map(|period| computed.run.periods()[period].to_string());
            for (fact, value) in &entry.facts {
                let text = |text: &str| Some(text.to_owned());
                let node = text(computed.code(entry.node));
                let key =
                    [text(&did.id), text(did.kind.slug()), text(method), node, period.clone(), text(fact)];
                rows.push((key, finite(*value)));
            }
        }
    }
    let headings = [
        ("step", title("步骤", "Step")),
        ("kind", title("类型", "Kind")),
        ("method", title("方法", "Method")),
        ("node", title("指标", "Node")),
        ("period", title("时期", "Period")),
        ("fact", title("统计量", "Fact")),
    ];
    let mut table = Table::new("trace");
    for (at, (name, heading)) in headings.into_iter().enumerate() {
        table.push(name, heading, Cells::Text(rows.iter().map(|(key, _)| key[at].clone()).collect()));
    }
    table.push(
        "value",
        title("数值", "Value"),
        Cells::Number(rows.iter().map(|(_, value)| *value).collect()),
    );
    table
}

/// A data column before and after a step.
struct Altered {
    step: usize,
    node: NodeId,
    period: usize,
    before: Arc<Column>,
    after: Arc<Column>,
    /// Rows that differ.
    rows: Vec<usize>,
}

impl Altered {
    fn is_partial(&self) -> bool {
        let stayed = |row: &usize| self.before.value(*row).is_some() && self.rows.binary_search(row).is_err();
        (0..self.before.len()).any(|row| stayed(&row))
    }
}

/// A row for each cell of the data that a step altered, with value and mark before and after.
///
/// `None` when there are too many units, or the run kept no columns. When very many cells were altered, columns that
/// were rewritten as a whole are left out: the sheets of [`steps`](super::steps) show those.
#[must_use]
pub fn changes(computed: &Computed) -> Option<Table> {
    let has_columns = computed.run.trace().iter().any(|step| !step.changes.is_empty());
    if computed.run.units().len() > MOST_UNITS || !has_columns {
        return None;
    }
    let mut altered = all_altered(computed);
    if altered.iter().map(|column| column.rows.len()).sum::<usize>() > MOST_ROWS {
        altered.retain(Altered::is_partial);
    }
    Some(table(computed, &altered))
}

fn all_altered(computed: &Computed) -> Vec<Altered> {
    let mut stage = Stage::reported(computed);
    let mut altered = Vec::new();
    for (at, step) in computed.run.trace().iter().enumerate() {
        let mut before: Vec<(NodeId, usize, Arc<Column>)> = Vec::new();
        for change in &step.changes {
            let is_known =
                before.iter().any(|(node, period, _)| (*node, *period) == (change.node, change.period));
            if let (Some(column), false) = (stage.column(change.node, change.period), is_known) {
                before.push((change.node, change.period, Arc::clone(column)));
            }
        }
        stage.pass(step);
        for (node, period, before) in before {
            let Some(after) = stage.column(node, period).map(Arc::clone) else { continue };
            let differs = |row: &usize| {
                let bits = |column: &Column| column.value(*row).map(f64::to_bits);
                bits(&before) != bits(&after) || before.mark(*row) != after.mark(*row)
            };
            let rows: Vec<usize> = (0..before.len()).filter(differs).collect();
            altered.push(Altered { step: at, node, period, before, after, rows });
        }
    }
    altered
}

fn table(computed: &Computed, altered: &[Altered]) -> Table {
    let rows: Vec<(&Altered, usize)> =
        altered.iter().flat_map(|column| column.rows.iter().map(move |&row| (column, row))).collect();
    let texts = |text: &dyn Fn(&Altered, usize) -> String| {
        Cells::Text(rows.iter().map(|&(column, row)| Some(text(column, row))).collect())
    };
    let numbers = |number: &dyn Fn(&Altered, usize) -> Option<f64>| {
        Cells::Number(rows.iter().map(|&(column, row)| number(column, row)).collect())
    };
    let mut table = Table::new("changes");
    let step = texts(&|column, _| computed.run.trace()[column.step].id.clone());
    table.push("step", title("步骤", "Step"), step);
    table.push("node", title("指标", "Node"), texts(&|column, _| computed.code(column.node).to_owned()));
    let period = texts(&|column, _| computed.run.periods()[column.period].to_string());
    table.push("period", title("时期", "Period"), period);
    let unit = texts(&|_, row| computed.run.units().get(row).code.clone());
    table.push("unit", title("对象", "Unit"), unit);
    table.push("before", title("处理前", "Before"), numbers(&|column, row| column.before.value(row)));
    let mark = texts(&|column, row| column.before.mark(row).slug().to_owned());
    table.push("before_mark", title("处理前标记", "Mark before"), mark);
    table.push("after", title("处理后", "After"), numbers(&|column, row| column.after.value(row)));
    let mark = texts(&|column, row| column.after.mark(row).slug().to_owned());
    table.push("after_mark", title("处理后标记", "Mark after"), mark);
    table
}
