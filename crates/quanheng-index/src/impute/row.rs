//! What `row-mean` and `row-median` share: a unit's own standing elsewhere, carried over to the open indicator.

use super::table::{Among, Block, BlockFilled, Outcome, Table};
use crate::framework::NodeId;
use crate::statistics::extremes;

/// The scale of an indicator among the members, oriented.
struct Scale {
    sign: f64,
    least: f64,
    range: f64,
}

impl Scale {
    /// `None` for an indicator without values.
    fn of(sample: &[f64], sign: f64) -> Option<Self> {
        let (low, high) = extremes(sample)?;
        Some(Self { sign, least: (low * sign).min(high * sign), range: high - low })
    }

    /// 0 for the worst, 1 for the best; `None` on a constant indicator, where nobody stands anywhere.
    fn standing(&self, value: f64) -> Option<f64> {
        (self.range > 0.0).then(|| (value * self.sign - self.least) / self.range)
    }

    fn value(&self, standing: f64) -> f64 {
        (standing * self.range + self.least) * self.sign
    }
}

/// Fills by a statistic of the unit's standings at the other indicators of the group.
pub(super) fn fills(
    table: &Table,
    nodes: &[NodeId],
    among: &Among,
    statistic: fn(&[f64]) -> Option<f64>,
) -> Vec<Outcome> {
    let sign = |node: NodeId| table.framework.node(node).direction.sign();
    table.fill_among(among, nodes, |block, targets| {
        let columns = 0..block.nodes.len();
        let scales: Vec<_> =
            columns.map(|column| Scale::of(&block.sample(column), sign(block.nodes[column]))).collect();
        let value = |target: usize, observation: usize| {
            let scale = scales[target].as_ref()?;
            statistic(&standings(block, &scales, observation)).map(|standing| scale.value(standing))
        };
        let fill = |&target: &usize| block.fill(target, |observation| value(target, observation));
        targets.iter().map(|target| Ok(BlockFilled::of(fill(target)))).collect()
    })
}

fn standings(block: &Block, scales: &[Option<Scale>], observation: usize) -> Vec<f64> {
    let standing = |(column, scale): (usize, &Option<Scale>)| {
        scale.as_ref()?.standing(block.value(column, observation)?)
    };
    scales.iter().enumerate().filter_map(standing).collect()
}
