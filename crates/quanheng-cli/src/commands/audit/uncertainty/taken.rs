//! What every assumption really took: the proof that it varied.

use quanheng_audit::{Alternative, Distribution, Kind, Taken};
use quanheng_index::NodeId;

use super::Results;
use crate::report::{Column, Section, Show};

/// One row: an alternative, a node's share, an error.
struct Row {
    assumption: String,
    item: String,
    /// Replicates in which an alternative was taken or a node left out, as a share.
    share: Option<f64>,
    mean: Option<f64>,
    deviation: Option<f64>,
    ends: Option<(f64, f64)>,
}

pub(super) fn section(results: &Results) -> Section {
    let assumptions = results.audited.assumptions();
    let rows: Vec<Row> = assumptions
        .iter()
        .zip(&results.found.taken)
        .flat_map(|(assumption, taken)| rows(results, &assumption.name, &assumption.kind, taken))
        .collect();
    let texts = |of: fn(&Row) -> &String| rows.iter().map(|row| Some(of(row).clone())).collect();
    let numbers = |of: fn(&Row) -> Option<f64>| rows.iter().map(of).collect::<Vec<_>>();
    let columns = vec![
        Column::text("assumption", Show::Plain, texts(|row| &row.assumption)),
        Column::text("item", Show::Plain, texts(|row| &row.item)),
        Column::number("share", Show::Share, numbers(|row| row.share)),
        Column::number("mean", Show::Figure, numbers(|row| row.mean)),
        Column::number("deviation_taken", Show::Figure, numbers(|row| row.deviation)),
        Column::number("least", Show::Figure, numbers(|row| Some(row.ends?.0))),
        Column::number("greatest", Show::Figure, numbers(|row| Some(row.ends?.1))),
    ];
    Section::new("uncertainty_taken", columns).for_files()
}

fn rows(results: &Results, assumption: &str, kind: &Kind, taken: &Taken) -> Vec<Row> {
    let replicates = results.tally.replicates().max(1) as f64;
    let code = |node: NodeId| results.audited.scored.plan.framework().node(node).code.clone();
    let counted = |item: String, count: u64| Row {
        assumption: assumption.to_owned(),
        item,
        share: Some(count as f64 / replicates),
        mean: None,
        deviation: None,
        ends: None,
    };
    let spread = |item: String, all: &Distribution| Row {
        assumption: assumption.to_owned(),
        item,
        share: None,
        mean: all.mean(),
        deviation: all.standard_deviation(),
        ends: all.extremes(),
    };
    match taken {
        Taken::Alternatives(counts) => {
            let labels = match kind {
                Kind::Alternatives(all) => all.as_slice(),
                _ => &[],
            };
            let row = |(one, &count): (&Alternative, &u64)| counted(one.label.clone(), count);
            labels.iter().zip(counts).map(row).collect()
        }
        Taken::LeftOut(nodes) => nodes.iter().map(|&(node, count)| counted(code(node), count)).collect(),
        Taken::Shares(nodes) | Taken::Errors(nodes) | Taken::Drawn(nodes) => {
            nodes.iter().map(|(node, all)| spread(code(*node), all)).collect()
        }
        Taken::Cuts(cuts) => {
            let named = |node: NodeId, cut: usize| format!("{} {cut}|{}", code(node), cut + 1);
            cuts.iter().map(|(node, cut, all)| spread(named(*node, *cut), all)).collect()
        }
    }
}
