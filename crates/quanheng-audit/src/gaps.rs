//! Scores of a variant under the weights of many replicates at once, where leaves are missing.
//!
//! A mean over the children that are there divides by their weight, which differs from unit to unit: means cannot be
//! drawn together as [products](crate::products) draw them, and every node is computed. As there, every score is the
//! same sequence of operations whatever is computed together with it.

use crate::exponential::exponentials;
use crate::products::is_geometric;
use crate::variant::{Mean, Tree, Variant};

/// What is known of a variant whose means are arithmetic or geometric.
#[derive(Debug, Clone)]
pub(crate) struct Gaps {
    /// By inner node: the least share of weight that must be present.
    least: Vec<f64>,
    units: usize,
}

/// Room for the nodes of some replicates, each by inner node, then by unit.
pub(crate) struct Room<const LANES: usize> {
    /// 0 where missing.
    scores: Vec<Vec<[f64; LANES]>>,
    /// The same of logarithms, where a geometric mean has or needs them.
    logarithms: Vec<Vec<[f64; LANES]>>,
    /// 1 where there is a score, else 0.
    present: Vec<Vec<[f64; LANES]>>,
    /// Shares of the children of a node.
    shares: Vec<[f64; LANES]>,
}

impl<const LANES: usize> Room<LANES> {
    pub(crate) const fn new() -> Self {
        Self { scores: Vec::new(), logarithms: Vec::new(), present: Vec::new(), shares: Vec::new() }
    }

    /// Scores of an inner node, by unit; NaN where missing.
    pub(crate) fn of(&self, inner: usize) -> impl Iterator<Item = [f64; LANES]> + '_ {
        let cells = self.scores[inner].iter().zip(&self.present[inner]);
        cells.map(|(scores, present)| {
            std::array::from_fn(|lane| if present[lane] == 1.0 { scores[lane] } else { f64::NAN })
        })
    }
}

impl Gaps {
    /// For a variant; `None` where a mean is another, or a geometric one meets a leaf that is not above 0.
    pub(crate) fn of(tree: &Tree, variant: &Variant) -> Option<Self> {
        let units = variant.scores.len() / tree.leaves.max(1);
        let mut least = Vec::new();
        for (inner, mean) in variant.means.iter().enumerate() {
            let (Mean::Arithmetic { min_present } | Mean::Geometric { min_present }) = mean else {
                return None;
            };
            // As in the engine: all present is enough, whatever the rounding of weights.
            least.push(min_present * (1.0 - 1e-12));
            let leaves = tree.children[inner].iter().filter(|&&child| child < tree.leaves);
            let mut cells = leaves.flat_map(|leaf| leaf * units..(leaf + 1) * units);
            let is_defined =
                |cell: usize| variant.present[cell] == 0.0 || variant.logarithms[cell].is_finite();
            if is_geometric(variant, inner) && !cells.all(is_defined) {
                return None;
            }
        }
        Some(Self { least, units })
    }

    /// Scores every inner node; `share` gives the shares of a slot within its parent. Gives the replicates in which a
    /// geometric mean is not defined: their scores mean nothing.
    pub(crate) fn run<const LANES: usize>(
        &self,
        (tree, variant): (&Tree, &Variant),
        share: impl Fn(usize) -> [f64; LANES],
        room: &mut Room<LANES>,
    ) -> [bool; LANES] {
        let nodes = tree.children.len();
        for all in [&mut room.scores, &mut room.logarithms, &mut room.present] {
            all.resize_with(nodes, || vec![[0.0; LANES]; self.units]);
        }
        let mut is_undefined = [false; LANES];
        for (inner, children) in tree.children.iter().enumerate() {
            room.shares.clear();
            room.shares.extend(children.iter().map(|&child| share(child)));
            if is_geometric(variant, inner) {
                self.take_logarithms((tree, variant), children, room, &mut is_undefined);
                self.node((tree, variant), inner, room);
                room.logarithms[inner].clone_from(&room.scores[inner]);
                exponentials(room.scores[inner].as_flattened_mut());
                let present = room.present[inner].as_flattened();
                let scores = room.scores[inner].as_flattened_mut();
                scores.iter_mut().zip(present).for_each(|(score, present)| *score *= present);
            } else {
                self.node((tree, variant), inner, room);
            }
        }
        is_undefined
    }

    /// The weighted mean of the children of a node, or of their logarithms.
    fn node<const LANES: usize>(
        &self,
        (tree, variant): (&Tree, &Variant),
        inner: usize,
        room: &mut Room<LANES>,
    ) {
        let of_logarithms = is_geometric(variant, inner);
        let leaf_scores = if of_logarithms { &variant.logarithms } else { &variant.scores };
        let (mut own, mut marks) =
            (std::mem::take(&mut room.scores[inner]), std::mem::take(&mut room.present[inner]));
        let node_scores = if of_logarithms { &room.logarithms } else { &room.scores };
        for (unit, (own, marks)) in own.iter_mut().zip(&mut marks).enumerate() {
            let (mut sum, mut weight) = ([0.0; LANES], [0.0; LANES]);
            for (&child, share) in tree.children[inner].iter().zip(&room.shares) {
                if let Some(below) = child.checked_sub(tree.leaves) {
                    let (scores, present) = (&node_scores[below][unit], &room.present[below][unit]);
                    for lane in 0..LANES {
                        sum[lane] += scores[lane] * share[lane];
                        weight[lane] += present[lane] * share[lane];
                    }
                } else if variant.present[child * self.units + unit] == 1.0 {
                    let score = leaf_scores[child * self.units + unit];
                    for lane in 0..LANES {
                        sum[lane] += score * share[lane];
                        weight[lane] += share[lane];
                    }
                }
            }
            for lane in 0..LANES {
                let is_enough = weight[lane] > 0.0 && weight[lane] >= self.least[inner];
                own[lane] = if is_enough { sum[lane] / weight[lane] } else { 0.0 };
                marks[lane] = f64::from(u8::from(is_enough));
            }
        }
        (room.scores[inner], room.present[inner]) = (own, marks);
    }

    /// Makes sure of the logarithms of inner children; a geometric mean has them.
    fn take_logarithms<const LANES: usize>(
        &self,
        (tree, variant): (&Tree, &Variant),
        children: &[usize],
        room: &mut Room<LANES>,
        is_undefined: &mut [bool; LANES],
    ) {
        let inner = children.iter().zip(&room.shares).filter_map(|(child, share)| {
            Some((child.checked_sub(tree.leaves)?, share)).filter(|(below, _)| !is_geometric(variant, *below))
        });
        for (below, share) in inner {
            let cells = room.scores[below].iter().zip(&room.present[below]);
            for (logs, (scores, present)) in room.logarithms[below].iter_mut().zip(cells) {
                for lane in 0..LANES {
                    let is_there = present[lane] == 1.0;
                    is_undefined[lane] |= is_there && share[lane] > 0.0 && scores[lane] <= 0.0;
                    logs[lane] = if is_there && scores[lane] > 0.0 { libm::log(scores[lane]) } else { 0.0 };
                }
            }
        }
    }
}
