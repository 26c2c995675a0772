//! The framework as it was used: tree, weights, coverage.

use quanheng_index::{NodeId, NodeKind, Role};

use super::{Computed, finite};
use crate::table::{Cells, Table, title};

/// A row for each node, in file order. Coverage is the share of member units, valid in the period, that have a value:
/// as reported for data, as scored for inner nodes. Weights that differ between the periods have columns for each.
#[must_use]
pub fn framework(computed: &Computed) -> Table {
    let run = computed.run;
    let nodes = run.framework().nodes();
    let ids: Vec<NodeId> = (0..nodes.len()).collect();
    let texts =
        |text: &dyn Fn(NodeId) -> Option<String>| Cells::Text(ids.iter().map(|&id| text(id)).collect());
    let numbers =
        |number: &dyn Fn(NodeId) -> Option<f64>| Cells::Number(ids.iter().map(|&id| number(id)).collect());
    let indicator = |id: NodeId| &computed.programme.indicators[id];
    let has_parent = |id: NodeId| nodes[id].parent.is_some();
    let mut table = Table::new("framework");
    table.push("code", title("代码", "Code"), texts(&|id| Some(nodes[id].code.clone())));
    let parent = texts(&|id| nodes[id].parent.map(|parent| nodes[parent].code.clone()));
    table.push("parent", title("上级", "Parent"), parent);
    table.push("level", title("层级", "Level"), texts(&|id| Some(nodes[id].level.clone())));
    table.push("name_zh", title("中文名称", "Name (中文)"), texts(&|id| indicator(id).name.zh.clone()));
    table.push("name_en", title("英文名称", "Name"), texts(&|id| indicator(id).name.en.clone()));
    table.push("unit", title("计量单位", "Unit of measure"), texts(&|id| indicator(id).unit.clone()));
    table.push("direction", title("方向", "Direction"), texts(&|id| direction(computed, id)));
    let given = numbers(&|id| has_parent(id).then_some(nodes[id].weight));
    table.push("weight_given", title("设定权重", "Weight given"), given);
    let common = run.has_common_weights();
    for &period in run.scored().iter().take(if common { 1 } else { usize::MAX }) {
        let name = if common { String::new() } else { run.periods()[period].to_string() };
        let heading =
            |zh: &str, en: &str| title(format!("{zh} {name}").trim(), format!("{en} {name}").trim());
        let key = |key: &str| if common { key.to_owned() } else { format!("{key}_{name}") };
        let used = numbers(&|id| has_parent(id).then(|| run.weight(id, period)).and_then(finite));
        table.push(key("weight_used"), heading("采用权重", "Weight used"), used);
        let share = numbers(&|id| has_parent(id).then(|| run.weight_share(id, period)).and_then(finite));
        table.push(key("share_in_parent"), heading("上级内占比", "Share in parent"), share);
        let effective =
            numbers(&|id| in_tree(computed, id).then(|| run.effective_weight(id, period)).and_then(finite));
        table.push(key("effective_weight"), heading("有效权重", "Effective weight"), effective);
    }
    let denominator = |id: NodeId| nodes[id].denominator;
    let code = texts(&|id| denominator(id).map(|of| nodes[of.node].code.clone()));
    table.push("denominator", title("分母", "Denominator"), code);
    let scale = numbers(&|id| denominator(id).map(|of| of.scale));
    table.push("denominator_scale", title("分母系数", "Denominator scale"), scale);
    table.push("source", title("来源", "Source"), texts(&|id| indicator(id).source.clone()));
    for &period in run.scored() {
        let name = run.periods()[period].to_string();
        let heading = title(&format!("覆盖率 {name}"), &format!("Coverage {name}"));
        let coverage = numbers(&|id| coverage(computed, id, period));
        table.push(format!("coverage_{name}"), heading, coverage);
    }
    table
}

fn in_tree(computed: &Computed, node: NodeId) -> bool {
    computed.run.framework().node(node).kind != NodeKind::Input
}

fn direction(computed: &Computed, node: NodeId) -> Option<String> {
    let node = computed.run.framework().node(node);
    let sign = if node.direction.sign() > 0.0 { "+" } else { "-" };
    (node.kind == NodeKind::Indicator).then(|| sign.to_owned())
}

fn coverage(computed: &Computed, node: NodeId, period: usize) -> Option<f64> {
    let run = computed.run;
    let column = match computed.is_inner(node) {
        true => run.scores(node, period),
        false => computed.observations.panel.column(node, period),
    };
    let at = run.periods()[period];
    let meant = |(_, unit): &(usize, &quanheng_index::Unit)| unit.role == Role::Member && unit.is_valid(at);
    let (mut units, mut present) = (0_u64, 0_u64);
    for (row, _) in run.units().iter().enumerate().filter(meant) {
        units += 1;
        present += u64::from(column.value(row).is_some());
    }
    (units > 0).then(|| present as f64 / units as f64)
}
