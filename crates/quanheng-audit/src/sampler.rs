//! From a point of the unit cube to what every assumption takes.

use std::ops::Range;

use quanheng_index::statistics::gamma_quantile_log;

use crate::assumption::{Assumption, Band, Kind, Spread};
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
    Dirichlet {
        concentration: f64,
    },
    Simplex,
    /// For each set, the weights of the children of all parents.
    Sets {
        sets: Vec<Vec<f64>>,
    },
    Inclusion {
        probability: f64,
    },
    /// By inner node: cuts between its tiers.
    Cuts {
        band: Band,
        counts: Vec<usize>,
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

    /// Gives coordinates to cuts between tiers, by inner node so many, once these are known.
    pub(crate) fn lay_out_cuts(&mut self, cuts: &[usize]) {
        for part in &mut self.parts {
            if let Effect::Cuts { counts, .. } = &mut part.effect {
                counts.extend_from_slice(cuts);
                part.start = self.dimension;
                self.dimension += part.coordinates();
            }
        }
    }

    /// How far cuts between tiers move at a point, by inner node; empty where none moves.
    pub(crate) fn move_cuts(&self, point: &[f64], moves: &mut [Vec<f64>]) {
        moves.iter_mut().for_each(Vec::clear);
        for part in &self.parts {
            let Effect::Cuts { band, counts } = &part.effect else { continue };
            let mut own = point[part.start..].iter();
            for (moves, &count) in moves.iter_mut().zip(counts) {
                moves.resize(count, 0.0);
                for (by, &u) in moves.iter_mut().zip(own.by_ref()) {
                    *by += moved(*band, u);
                }
            }
        }
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
                Effect::Alternatives { .. } | Effect::Cuts { .. } | Effect::Elsewhere => {}
                Effect::Around { reach } => {
                    for (&slot, u) in part.slots.iter().zip(own) {
                        weights[slot] *= 1.0 + reach * (2.0 * u - 1.0);
                    }
                }
                Effect::Dirichlet { concentration } => {
                    let mut own = own;
                    for family in &part.families {
                        let (these, rest) = own.split_at(family.len());
                        dirichlet(*concentration, these, family, weights);
                        own = rest;
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
}

impl Part {
    fn coordinates(&self) -> usize {
        match &self.effect {
            Effect::Elsewhere => 0,
            Effect::Cuts { counts, .. } => counts.iter().sum(),
            Effect::Alternatives { .. } | Effect::Sets { .. } => 1,
            Effect::Around { .. } | Effect::Inclusion { .. } | Effect::Dirichlet { .. } | Effect::Simplex => {
                self.slots.len()
            }
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
            Spread::Dirichlet { concentration } => Effect::Dirichlet { concentration: *concentration },
            Spread::Sets(sets) => {
                let count = sets.first().map_or(0, Vec::len);
                let set = |at: usize| sets.iter().flat_map(|family| family[at].clone()).collect();
                Effect::Sets { sets: (0..count).map(set).collect() }
            }
        },
        Kind::Inclusion { probability, .. } => Effect::Inclusion { probability: *probability },
        Kind::TierCuts(band) => Effect::Cuts { band: *band, counts: Vec::new() },
        Kind::Data(_) | Kind::Imputation => Effect::Elsewhere,
    }
}

/// Gamma numbers whose shapes are the shares of the weights times the concentration: made to sum to one, which is the
/// mean's business, they are Dirichlet. A weight of 0 stays.
fn dirichlet(concentration: f64, point: &[f64], family: &[usize], weights: &mut [f64]) {
    let total: f64 = family.iter().map(|&slot| weights[slot]).sum();
    let mut greatest = f64::NEG_INFINITY;
    for (&slot, &u) in family.iter().zip(point) {
        // Logarithms, of which only differences matter: with a small concentration the numbers themselves may be too
        // small for a double.
        weights[slot] = if weights[slot] > 0.0 {
            gamma_quantile_log(concentration * weights[slot] / total, u)
        } else {
            f64::NEG_INFINITY
        };
        greatest = greatest.max(weights[slot]);
    }
    for &slot in family {
        weights[slot] = if greatest > f64::NEG_INFINITY { libm::exp(weights[slot] - greatest) } else { 0.0 };
    }
}

/// How far a cut moves at a coordinate.
fn moved(band: Band, u: f64) -> f64 {
    match band {
        Band::Score(reach) => reach * (2.0 * u - 1.0),
        Band::Places(reach) => {
            let reach = f64::from(reach);
            (u * (2.0 * reach + 1.0)).floor().min(2.0 * reach) - reach
        }
    }
}

/// The position whose share of the unit interval holds `u`.
fn pick(running: &[f64], u: f64) -> usize {
    running.iter().position(|&end| u < end).unwrap_or(running.len() - 1)
}
