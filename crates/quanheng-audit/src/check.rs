//! What can be seen wrong with assumptions before anything is computed.

use quanheng_index::{Finding, Framework, NodeId, Subject as About};

use crate::assumption::{Across, Assumption, Band, DataError, Kind, Shape, Size, Spread};
use crate::variant::Tree;

/// What can be seen wrong before anything is computed.
pub(crate) fn check(
    tree: &Tree,
    framework: &Framework,
    assumptions: &[Assumption],
) -> Result<(), Vec<Finding>> {
    let mut findings = Vec::new();
    for (at, assumption) in assumptions.iter().enumerate() {
        let code = match &assumption.kind {
            Kind::Data(error) if !is_sound(error, framework) => "audit-data-error",
            Kind::TierCuts(band) if !has_width(*band) => "audit-band-width",
            Kind::Imputation if assumptions[..at].iter().any(|one| one.kind == Kind::Imputation) => {
                "audit-imputation-twice"
            }
            Kind::Data(_) | Kind::TierCuts(_) | Kind::Imputation => continue,
            kind if is_wrong(tree, kind) => "audit-assumption",
            _ => continue,
        };
        findings.push(Finding::error(code, About::Programme).with("assumption", &assumption.name));
    }
    for (at, assumption) in assumptions.iter().enumerate() {
        if assumptions[..at].iter().any(|earlier| earlier.name == assumption.name) {
            let finding = Finding::error("audit-name-twice", About::Programme);
            findings.push(finding.with("assumption", &assumption.name));
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

/// Whether alternatives, weights or inclusion cannot vary as they are written.
fn is_wrong(tree: &Tree, kind: &Kind) -> bool {
    match kind {
        Kind::Alternatives(alternatives) => {
            alternatives.len() < 2
                || alternatives.iter().any(|one| !(one.probability > 0.0 && one.probability.is_finite()))
        }
        Kind::Weights { parents, spread } => {
            let children = |&parent: &NodeId| {
                tree.slot(parent).filter(|slot| *slot >= tree.leaves).map(|slot| tree.children_of(slot).len())
            };
            let varies = parents.iter().any(|parent| children(parent).is_some_and(|count| count > 1));
            let all_inner = parents.iter().all(|parent| children(parent).is_some());
            !varies || !all_inner || !is_once(parents) || !fits(spread, parents, &children)
        }
        Kind::Inclusion { nodes, probability } => {
            nodes.is_empty()
                || !is_once(nodes)
                || !(*probability > 0.0 && *probability < 1.0)
                || nodes.iter().any(|&node| tree.slot(node).is_none_or(|slot| slot + 1 == tree.nodes.len()))
        }
        Kind::Data(_) | Kind::Imputation | Kind::TierCuts(_) => false,
    }
}

fn is_once(nodes: &[NodeId]) -> bool {
    nodes.iter().enumerate().all(|(at, node)| !nodes[..at].contains(node))
}

/// Whether the cuts move at all.
fn has_width(band: Band) -> bool {
    match band {
        Band::Score(reach) => reach > 0.0 && reach.is_finite(),
        Band::Places(reach) => reach > 0,
    }
}

/// Whether an error of figures is one: sizes that keep figures on their side, marks of figures, blocks apart.
fn is_sound(error: &DataError, framework: &Framework) -> bool {
    let is_data = |node: &NodeId| framework.data_nodes().any(|data| data == *node);
    let fits = match (error.shape, error.size) {
        (Shape::Lognormal, Size::Absolute(_)) => false,
        (Shape::Uniform | Shape::Triangular, Size::Relative(size)) => size > 0.0 && size < 1.0,
        (_, Size::Relative(size) | Size::Absolute(size)) => size > 0.0 && size.is_finite(),
    };
    let goes_together = error.correlation.as_ref().is_none_or(|correlation| {
        let is_inside = correlation.coefficient > 0.0 && correlation.coefficient < 1.0;
        is_inside
            && match &correlation.across {
                Across::Units => true,
                Across::Indicators(blocks) => {
                    let all = blocks.concat();
                    is_once(&all)
                        && all.iter().all(|node| error.indicators.contains(node))
                        && blocks.iter().any(|block| block.len() > 1)
                }
            }
    });
    let are_figures = error.marks.iter().all(|mark| quanheng_index::Mark::REPORTED.contains(mark));
    let some = !error.indicators.is_empty() && !error.marks.is_empty();
    some && fits
        && goes_together
        && are_figures
        && is_once(&error.indicators)
        && error.indicators.iter().all(is_data)
}

fn fits(spread: &Spread, parents: &[NodeId], children: &dyn Fn(&NodeId) -> Option<usize>) -> bool {
    match spread {
        Spread::Around(reach) => *reach > 0.0 && *reach <= 1.0,
        Spread::Dirichlet { concentration } => *concentration > 0.0 && concentration.is_finite(),
        Spread::Simplex => true,
        Spread::Sets(sets) => {
            let count = sets.first().map_or(0, Vec::len);
            let sound = |set: &Vec<f64>| {
                set.iter().all(|w| *w >= 0.0 && w.is_finite()) && set.iter().any(|w| *w > 0.0)
            };
            let whole = |(parent, family): (&NodeId, &Vec<Vec<f64>>)| {
                family.len() == count
                    && family.iter().all(|set| children(parent) == Some(set.len()) && sound(set))
            };
            count > 1 && sets.len() == parents.len() && parents.iter().zip(sets).all(whole)
        }
    }
}
