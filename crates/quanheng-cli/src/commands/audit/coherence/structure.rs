//! Whether the children of a node measure one thing: Cronbach's α and principal components.

use quanheng_audit::coherence::{Alpha, Item, NoAlpha, NoComponents, Principal};
use quanheng_index::NodeId;

use super::{Found, count, words};
use crate::report::{Column, NAME, Section, Show, node_columns};

pub(super) fn sections(found: &Found) -> [Section; 4] {
    [structure(found), items(found), components(found), loadings(found)]
}

/// A row for each inner node; shown are those with two children or more.
fn structure(found: &Found) -> Section {
    let (reliability, components) = (&found.coherence.reliability, &found.coherence.components);
    let nodes: Vec<NodeId> = components.iter().map(|of| of.node).collect();
    let alpha = |of: fn(&Alpha) -> f64| reliability.iter().map(|r| r.found.as_ref().ok().map(of)).collect();
    let numbers = |of: fn(&Principal) -> Option<f64>| {
        components.iter().map(|c| c.found.as_ref().ok().and_then(of)).collect()
    };
    let counts = |of: fn(&Principal) -> Option<usize>| {
        components.iter().map(|c| c.found.as_ref().ok().and_then(of).and_then(count)).collect()
    };
    let mut columns = node_columns(found.session, found.programme, &nodes, NAME);
    columns.extend([
        Column::count("children", Show::Plain, components.iter().map(|c| count(c.children.len())).collect()),
        Column::count("complete_units", Show::Plain, components.iter().map(|c| count(c.units)).collect()),
        Column::count("least_pair", Show::Hidden, reliability.iter().map(|r| count(r.units)).collect()),
        Column::number("alpha", Show::Number, alpha(|alpha| alpha.raw)),
        Column::number("alpha_standardised", Show::Number, alpha(|alpha| alpha.standardised)),
        Column::number("eigenvalue_1", Show::Number, numbers(|p| p.eigenvalues.first().copied())),
        Column::number("variance_1", Show::Share, numbers(|p| p.shares().first().copied())),
        Column::count("kaiser", Show::Plain, counts(|p| Some(p.kaiser))),
        Column::count("parallel", Show::Plain, counts(|p| Some(p.parallel.as_ref()?.components))),
        words("alpha_reason", reliability.iter().map(|r| r.found.as_ref().err().map(no_alpha))),
        words("components_reason", components.iter().map(|c| c.found.as_ref().err().map(no_components))),
    ]);
    let section = Section::new("coherence_structure", columns);
    section.showing(|row| components[row].children.len() > 1, |_| None).legend("coherence-structure-legend")
}

const fn no_alpha(reason: &NoAlpha) -> &'static str {
    match reason {
        NoAlpha::OneChild => "one-child",
        NoAlpha::TooFew => "too-few",
        NoAlpha::Constant(_) => "constant",
        NoAlpha::NoVariance => "no-variance",
    }
}

const fn no_components(reason: &NoComponents) -> &'static str {
    match reason {
        NoComponents::OneChild => "one-child",
        NoComponents::TooFew => "too-few",
        NoComponents::Constant(_) => "constant",
    }
}

/// A row for each child: α without it.
fn items(found: &Found) -> Section {
    let of_node = |r: &quanheng_audit::coherence::Reliability| {
        let items = r.found.as_ref().map(|alpha| alpha.items.clone()).unwrap_or_default();
        items.into_iter().map(|item| (r.node, item)).collect::<Vec<(NodeId, Item)>>()
    };
    let items: Vec<(NodeId, Item)> = found.coherence.reliability.iter().flat_map(of_node).collect();
    let numbers = |of: fn(&Item) -> Option<f64>| items.iter().map(|(_, item)| of(item)).collect();
    let some = |of: fn(&(NodeId, Item)) -> NodeId| -> Vec<_> { items.iter().map(|i| Some(of(i))).collect() };
    let columns = vec![
        found.nodes("parent", &some(|item| item.0)),
        found.nodes("node", &some(|item| item.1.node)),
        Column::number("alpha_without", Show::Number, numbers(|item| item.raw_without)),
        Column::number("alpha_standardised_without", Show::Number, numbers(|i| i.standardised_without)),
        Column::number("r_others", Show::Number, numbers(|item| item.with_others)),
        Column::number("r_others_standardised", Show::Number, numbers(|i| i.with_others_standardised)),
    ];
    Section::new("coherence_items", columns).for_files()
}

/// Every node that has components, with them.
fn principals<'a>(found: &'a Found) -> impl Iterator<Item = (&'a [NodeId], NodeId, &'a Principal)> {
    let components = found.coherence.components.iter();
    components.filter_map(|c| Some((c.children.as_slice(), c.node, c.found.as_ref().ok()?)))
}

/// A row for each component.
fn components(found: &Found) -> Section {
    let rows: Vec<(NodeId, &Principal, usize)> = principals(found)
        .flat_map(|(_, node, principal)| (0..principal.eigenvalues.len()).map(move |k| (node, principal, k)))
        .collect();
    let numbers = |of: fn(&Principal, usize) -> Option<f64>| {
        rows.iter().map(|(_, principal, k)| of(principal, *k)).collect()
    };
    let threshold = |p: &Principal, k: usize| p.parallel.as_ref()?.thresholds.get(k).copied();
    let columns = vec![
        found.nodes("node", &rows.iter().map(|row| Some(row.0)).collect::<Vec<_>>()),
        Column::count("component", Show::Plain, rows.iter().map(|row| count(row.2 + 1)).collect()),
        Column::number("eigenvalue", Show::Number, numbers(|p, k| p.eigenvalues.get(k).copied())),
        Column::number("variance_share", Show::Share, numbers(|p, k| p.shares().get(k).copied())),
        Column::number("cumulative", Show::Share, numbers(|p, k| p.cumulative().get(k).copied())),
        Column::number("parallel_threshold", Show::Number, numbers(threshold)),
    ];
    Section::new("coherence_components", columns).for_files()
}

/// A row for each child and component.
fn loadings(found: &Found) -> Section {
    let mut rows: Vec<(NodeId, NodeId, usize, f64, bool)> = Vec::new();
    for (children, node, principal) in principals(found) {
        for (i, &child) in children.iter().enumerate() {
            for k in 0..children.len() {
                rows.push((node, child, k, principal.loadings[(i, k)], principal.determined[k]));
            }
        }
    }
    let columns = vec![
        found.nodes("parent", &rows.iter().map(|row| Some(row.0)).collect::<Vec<_>>()),
        found.nodes("node", &rows.iter().map(|row| Some(row.1)).collect::<Vec<_>>()),
        Column::count("component", Show::Plain, rows.iter().map(|row| count(row.2 + 1)).collect()),
        Column::number("loading", Show::Number, rows.iter().map(|row| Some(row.3)).collect()),
        words("determined", rows.iter().map(|row| Some(if row.4 { "yes" } else { "no" }))),
    ];
    Section::new("coherence_loadings", columns).for_files()
}
