//! How nodes go along: with what they are part of, and with each other.

use quanheng_audit::coherence::{Fit, Measured, Measures, Related, Unrelated};
use quanheng_index::NodeId;

use super::{Found, count, words};
use crate::report::{Column, Section, Show, node_columns};

/// Columns a name may take beside two others.
const NAME: usize = 24;

/// A row for each node but the root. Shown are low correlations, the least with the parent first.
pub(super) fn fit(found: &Found) -> Section {
    let fits = &found.coherence.fit;
    let nodes: Vec<NodeId> = fits.iter().map(|fit| fit.node).collect();
    let mut columns = node_columns(found.session, found.programme, &nodes, NAME);
    let numbers = |of: fn(&Fit) -> Option<f64>| -> Vec<Option<f64>> { fits.iter().map(of).collect() };
    let some = |of: fn(&Fit) -> Option<NodeId>| -> Vec<Option<NodeId>> { fits.iter().map(of).collect() };
    columns.extend([
        Column::count("units", Show::Plain, fits.iter().map(|fit| count(fit.units)).collect()),
        found.nodes("parent", &some(|fit| Some(fit.parent))),
        Column::number("r_parent", Show::Number, numbers(|fit| fit.with_parent)),
        found.nodes("other_dimension", &some(|fit| fit.elsewhere.map(|(other, _)| other))),
        Column::number("r_other", Show::Number, numbers(|fit| fit.elsewhere.map(|(_, r)| r))),
        Column::number("r_index", Show::Number, numbers(|fit| fit.with_index)),
    ]);
    let section = Section::new("coherence_fit", columns);
    section
        .showing(|row| is_shown(&fits[row]), |row| fits[row].with_parent.map(|r| -r))
        .legend("coherence-fit-legend")
}

/// Below this a terminal shows the correlation with parent or index.
const LOW: f64 = 0.5;

/// Whether a node goes along with its own less than one would think.
fn is_shown(fit: &Fit) -> bool {
    let r = fit.with_parent.unwrap_or(0.0);
    r < LOW || fit.with_index.unwrap_or(0.0) < LOW || fit.elsewhere.is_some_and(|(_, other)| other > r)
}

/// A row for each pair of nodes.
pub(super) fn pairs(found: &Found) -> Section {
    let pairs: Vec<(NodeId, NodeId, &Related)> = found.coherence.correlations.pairs().collect();
    let code = |node: NodeId| found.programme.indicators[node].raw.code.clone();
    let text = |of: fn(&(NodeId, NodeId, &Related)) -> NodeId| {
        pairs.iter().map(|pair| Some(code(of(pair)))).collect()
    };
    let numbers = |of: fn(&Measures) -> Measured, part: fn(Measured) -> f64| {
        pairs.iter().map(|(.., related)| related.found.ok().map(|measures| part(of(&measures)))).collect()
    };
    let value = |measured: Measured| measured.value;
    let p = |measured: Measured| measured.p;
    let reason = |related: &Related| match related.found.err()? {
        Unrelated::TooFew => Some("too-few"),
        Unrelated::Constant(_) => Some("constant"),
    };
    let columns = vec![
        Column::text("node", Show::Hidden, text(|pair| pair.0)),
        Column::text("other", Show::Hidden, text(|pair| pair.1)),
        words("relation", pairs.iter().map(|&(a, b, _)| Some(relation(found, a, b)))),
        Column::count(
            "units",
            Show::Hidden,
            pairs.iter().map(|(.., related)| count(related.units)).collect(),
        ),
        Column::number("pearson", Show::Hidden, numbers(|m| m.pearson, value)),
        Column::number("pearson_p", Show::Hidden, numbers(|m| m.pearson, p)),
        Column::number("spearman", Show::Hidden, numbers(|m| m.spearman, value)),
        Column::number("spearman_p", Show::Hidden, numbers(|m| m.spearman, p)),
        Column::number("kendall", Show::Hidden, numbers(|m| m.kendall, value)),
        Column::number("kendall_p", Show::Hidden, numbers(|m| m.kendall, p)),
        words("reason", pairs.iter().map(|(.., related)| reason(related))),
    ];
    Section::new("coherence_correlations", columns).for_files()
}

/// What two nodes are to each other.
fn relation(found: &Found, a: NodeId, b: NodeId) -> &'static str {
    let framework = found.run.framework();
    let above =
        |node: NodeId| std::iter::successors(framework.node(node).parent, |&up| framework.node(up).parent);
    let parents = [a, b].map(|node| framework.node(node).parent);
    if parents[0].is_some() && parents[0] == parents[1] {
        "siblings"
    } else if parents.contains(&Some(a)) || parents.contains(&Some(b)) {
        "parent"
    } else if above(a).any(|up| up == b) || above(b).any(|up| up == a) {
        "ancestor"
    } else {
        "across"
    }
}
