//! What can be seen wrong with assumptions before anything is computed.

use quanheng_index::{Finding, NodeId, Subject as About};

use crate::assumption::{Assumption, Kind, Spread};
use crate::variant::Tree;

/// What can be seen wrong before anything is computed.
pub(crate) fn check(tree: &Tree, assumptions: &[Assumption]) -> Result<(), Vec<Finding>> {
    let mut findings = Vec::new();
    for assumption in assumptions {
        let wrong = match &assumption.kind {
            Kind::Alternatives(alternatives) => {
                alternatives.len() < 2
                    || alternatives.iter().any(|one| !(one.probability > 0.0 && one.probability.is_finite()))
            }
            Kind::Weights { parents, spread } => {
                let children = |&parent: &NodeId| {
                    tree.slot(parent)
                        .filter(|slot| *slot >= tree.leaves)
                        .map(|slot| tree.children_of(slot).len())
                };
                let varies = parents.iter().any(|parent| children(parent).is_some_and(|count| count > 1));
                let all_inner = parents.iter().all(|parent| children(parent).is_some());
                !varies || !all_inner || !fits(spread, parents, &children)
            }
            Kind::Inclusion { nodes, probability } => {
                nodes.is_empty()
                    || !(*probability > 0.0 && *probability < 1.0)
                    || nodes.iter().any(|&node| tree.slot(node).is_none())
            }
            Kind::Data(_) | Kind::Imputation | Kind::TierCuts(_) => true,
        };
        if wrong {
            findings.push(
                Finding::error("audit-assumption", About::Programme).with("assumption", &assumption.name),
            );
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

fn fits(spread: &Spread, parents: &[NodeId], children: &dyn Fn(&NodeId) -> Option<usize>) -> bool {
    match spread {
        Spread::Around(reach) => *reach > 0.0 && *reach <= 1.0,
        Spread::Simplex => true,
        Spread::Dirichlet { .. } => false,
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
