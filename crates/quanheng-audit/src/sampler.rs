//! From a point of the unit cube to what every assumption takes.

use std::ops::Range;

use crate::assumption::{Assumption, Kind, Spread};
use crate::variant::Tree;

/// Lays the assumptions out over the coordinates of the unit cube.
#[derive(Debug, Clone)]
pub(crate) struct Sampler {
    parts: Vec<Part>,
    dimension: usize,
    combinations: usize,
}

/// One assumption: where its coordinates begin, and what they do.
#[derive(Debug, Clone)]
struct Part {
    start: usize,
    /// Slots whose weights it changes: the children of each parent, or the nodes one by one.
    families: Vec<Vec<usize>>,
    /// The same in one piece.
    slots: Vec<usize>,
    effect: Effect,
}

#[derive(Debug, Clone)]
enum Effect {
    /// Running sums of the probabilities; the factor of the combination's number.
    Alternatives {
        running: Vec<f64>,
        stride: usize,
    },
    /// How far weights reach.
    Around {
        reach: f64,
    },
    Simplex,
    /// For each set, the weights of the children of all parents.
    Sets {
        sets: Vec<Vec<f64>>,
    },
    Inclusion {
        probability: f64,
    },
    /// Reads no coordinates.
    Elsewhere,
}

impl Sampler {
    pub(crate) fn new(tree: &Tree, assumptions: &[Assumption]) -> Self {
        let (mut parts, mut dimension, mut combinations) = (Vec::new(), 0, 1);
        for assumption in assumptions {
            let effect = effect(&assumption.kind, combinations);
            let families = families(tree, &assumption.kind);
            if let Kind::Alternatives(alternatives) = &assumption.kind {
                combinations *= alternatives.len();
            }
            let part = Part { start: dimension, slots: families.concat(), families, effect };
            dimension += part.coordinates();
            parts.push(part);
        }
        Self { parts, dimension, combinations }
    }

    /// Number of coordinates.
    pub(crate) const fn dimension(&self) -> usize {
        self.dimension
    }

    /// The coordinates an assumption reads.
    pub(crate) fn coordinates_of(&self, assumption: usize) -> Range<usize> {
        let part = &self.parts[assumption];
        part.start..part.start + part.coordinates()
    }

    /// Number of combinations of alternatives.
    pub(crate) const fn combinations(&self) -> usize {
        self.combinations
    }

    /// The alternative an assumption takes in a combination.
    pub(crate) fn alternative(&self, assumption: usize, combination: usize) -> Option<usize> {
        match &self.parts[assumption].effect {
            Effect::Alternatives { running, stride } => Some(combination / stride % running.len()),
            _ => None,
        }
    }

    /// The combination of alternatives at a point: the weights of the replicate start from its own.
    pub(crate) fn combination(&self, point: &[f64]) -> usize {
        let number = |part: &Part| match &part.effect {
            Effect::Alternatives { running, stride } => stride * pick(running, point[part.start]),
            _ => 0,
        };
        self.parts.iter().map(number).sum()
    }

    /// Changes the weights of a combination to those at a point.
    pub(crate) fn weigh(&self, point: &[f64], weights: &mut [f64]) {
        for part in &self.parts {
            let own = &point[part.start..];
            match &part.effect {
                Effect::Alternatives { .. } | Effect::Elsewhere => {}
                Effect::Around { reach } => {
                    for (&slot, u) in part.slots.iter().zip(own) {
                        weights[slot] *= 1.0 + reach * (2.0 * u - 1.0);
                    }
                }
                Effect::Simplex => {
                    // Exponentials made to sum to one are uniform over the simplex; the sum is the mean's business.
                    for (&slot, u) in part.slots.iter().zip(own) {
                        weights[slot] = -libm::log(*u);
                    }
                }
                Effect::Sets { sets } => {
                    let at = ((own[0] * sets.len() as f64) as usize).min(sets.len() - 1);
                    part.slots.iter().zip(&sets[at]).for_each(|(&slot, &weight)| weights[slot] = weight);
                }
                Effect::Inclusion { probability } => {
                    for (&slot, u) in part.slots.iter().zip(own) {
                        if u < probability {
                            weights[slot] = 0.0;
                        }
                    }
                }
            }
        }
    }

    /// The slots whose weights an assumption changes.
    pub(crate) fn slots_of(&self, assumption: usize) -> &[usize] {
        &self.parts[assumption].slots
    }

    /// The same, siblings together.
    pub(crate) fn families_of(&self, assumption: usize) -> &[Vec<usize>] {
        &self.parts[assumption].families
    }
}

impl Part {
    fn coordinates(&self) -> usize {
        match self.effect {
            Effect::Elsewhere => 0,
            Effect::Alternatives { .. } | Effect::Sets { .. } => 1,
            Effect::Around { .. } | Effect::Inclusion { .. } | Effect::Simplex => self.slots.len(),
        }
    }
}

fn families(tree: &Tree, kind: &Kind) -> Vec<Vec<usize>> {
    let slot = |&node| tree.slot(node).expect("checked: a node of the tree");
    match kind {
        Kind::Alternatives(_) | Kind::Data(_) | Kind::Imputation | Kind::TierCuts(_) => Vec::new(),
        Kind::Weights { parents, .. } => {
            parents.iter().map(|parent| tree.children_of(slot(parent)).to_vec()).collect()
        }
        Kind::Inclusion { nodes, .. } => nodes.iter().map(|node| vec![slot(node)]).collect(),
    }
}

fn effect(kind: &Kind, stride: usize) -> Effect {
    match kind {
        Kind::Alternatives(alternatives) => {
            let total: f64 = alternatives.iter().map(|one| one.probability).sum();
            let running = alternatives.iter().scan(0.0, |sum, one| {
                *sum += one.probability / total;
                Some(*sum)
            });
            Effect::Alternatives { running: running.collect(), stride }
        }
        Kind::Weights { spread, .. } => match spread {
            Spread::Around(reach) => Effect::Around { reach: *reach },
            Spread::Simplex => Effect::Simplex,
            Spread::Dirichlet { .. } => Effect::Elsewhere,
            Spread::Sets(sets) => {
                let count = sets.first().map_or(0, Vec::len);
                let set = |at: usize| sets.iter().flat_map(|family| family[at].clone()).collect();
                Effect::Sets { sets: (0..count).map(set).collect() }
            }
        },
        Kind::Inclusion { probability, .. } => Effect::Inclusion { probability: *probability },
        Kind::Data(_) | Kind::Imputation | Kind::TierCuts(_) => Effect::Elsewhere,
    }
}

/// The position whose share of the unit interval holds `u`.
fn pick(running: &[f64], u: f64) -> usize {
    running.iter().position(|&end| u < end).unwrap_or(running.len() - 1)
}
