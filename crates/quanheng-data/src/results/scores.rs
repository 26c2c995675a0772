//! Scores, ranks and tiers, and the summary of the index.

use quanheng_index::NodeId;

use super::Computed;
use crate::table::{Cells, Table, title};

/// Scores: a row for each scored period and unit, a column for each node of the tree, parents before children.
#[must_use]
pub fn scores(computed: &Computed) -> Table {
    let rows: Vec<_> = computed.rows().collect();
    let mut table = Table::new("scores");
    computed.push_keys(&mut table, &rows);
    for node in computed.run.framework().top_down() {
        push_scores(computed, &mut table, node, &rows);
    }
    table
}

/// Ranks, laid out like [`scores`], and tiers: `tier` for the root, `tier_CODE` for other nodes that have any.
#[must_use]
pub fn ranks(computed: &Computed) -> Table {
    let rows: Vec<_> = computed.rows().collect();
    let mut table = Table::new("ranks");
    computed.push_keys(&mut table, &rows);
    let nodes = computed.run.framework().top_down();
    for &node in &nodes {
        let name = computed.node_name(node);
        table.push(computed.code(node), name, rank_cells(computed, node, &rows));
    }
    for &node in &nodes {
        push_tiers(computed, &mut table, node, &rows);
    }
    table
}

/// The index in short: rank, unit, score, the scores one level below, tier; the best first in each scored period.
#[must_use]
pub fn summary(computed: &Computed) -> Table {
    let root = computed.run.framework().root();
    let mut rows: Vec<_> = computed.rows().collect();
    let rank = |&(period, unit): &(usize, usize)| {
        computed.run.places(root, period).and_then(|places| places.get(unit))
    };
    // Stable: tied units and those without a rank stay in file order.
    rows.sort_by_key(|row| (row.0, rank(row).is_none(), rank(row)));
    let mut table = Table::new("summary");
    table.push("rank", title("排名", "Rank"), rank_cells(computed, root, &rows));
    computed.push_keys(&mut table, &rows);
    push_scores(computed, &mut table, root, &rows);
    for &child in &computed.run.framework().node(root).children {
        push_scores(computed, &mut table, child, &rows);
    }
    push_tiers(computed, &mut table, root, &rows);
    table
}

fn push_scores(computed: &Computed, table: &mut Table, node: NodeId, rows: &[(usize, usize)]) {
    let score = |&(period, unit): &(usize, usize)| computed.run.scores(node, period).value(unit);
    let cells = Cells::Number(rows.iter().map(score).collect());
    table.push(computed.code(node), computed.node_name(node), cells);
}

/// Numbers, because the average of tied ranks may end in ½.
fn rank_cells(computed: &Computed, node: NodeId, rows: &[(usize, usize)]) -> Cells {
    let rank = |&(period, unit): &(usize, usize)| {
        computed.run.places(node, period)?.get(unit).map(quanheng_index::Place::number)
    };
    Cells::Number(rows.iter().map(rank).collect())
}

fn push_tiers(computed: &Computed, table: &mut Table, node: NodeId, rows: &[(usize, usize)]) {
    let has_tiers = computed.run.scored().iter().any(|&period| computed.run.tiers(node, period).is_some());
    if !has_tiers {
        return;
    }
    let code = computed.code(node);
    let is_root = node == computed.run.framework().root();
    let name = if is_root { "tier".to_owned() } else { format!("tier_{code}") };
    let of = |name: Option<&str>| name.map_or_else(|| code.to_owned(), str::to_owned);
    let names = computed.node_name(node);
    let heading = if is_root {
        title("梯队", "Tier")
    } else {
        title(&format!("梯队：{}", of(names.zh.as_deref())), &format!("Tier: {}", of(names.en.as_deref())))
    };
    let cells = rows.iter().map(|&(period, unit)| computed.tier(node, period, unit)).collect();
    table.push(name, heading, Cells::Text(cells));
}
