//! Scores of a variant under the weights of many replicates at once, where all of it is weighted sums.
//!
//! Where no leaf is missing, an arithmetic mean of arithmetic means is one weighted sum of the leaves, and a geometric
//! mean of geometric means is one of their logarithms: the weight of a leaf is the product of the shares on its way
//! up. So a node costs a product of matrices, units × leaves times leaves × replicates, and means in between cost
//! nothing. That adds the same terms in another order than the engine, which may move the last digits: by some 10⁻¹⁵
//! of the score, while places compare twelve digits.
//!
//! Every score is the same sequence of operations on the same numbers, however many replicates are computed together,
//! whichever they are and whatever other nodes are counted. [Gaps](crate::gaps) are for missing leaves; what weighs nothing at all or is another mean is the
//! business of the [kernel](crate::kernel).

use quanheng_index::statistics::wide;

use crate::exponential::exponentials;
use crate::variant::{Mean, Tree, Variant};

/// The sums of one variant, those of children before those of parents.
#[derive(Debug, Clone)]
pub(crate) struct Products {
    nodes: Vec<Product>,
    units: usize,
}

/// The sum of one node.
#[derive(Debug, Clone)]
struct Product {
    inner: usize,
    is_geometric: bool,
    /// Slots on the ways down, parents before children; with each the position of its parent in this list.
    ways: Vec<(usize, Option<usize>)>,
    /// Positions in `ways` of the leaves, in the order of the columns.
    leaves: Vec<usize>,
    /// Scores of these leaves or their logarithms, by leaf, then by unit.
    columns: Vec<f64>,
    /// Positions in `ways` of inner nodes with sums of their own, and which those are among the sums.
    sums: Vec<(usize, usize)>,
}

/// Room for the sums of some replicates.
pub(crate) struct Room<const LANES: usize> {
    /// By way.
    factors: Vec<[f64; LANES]>,
    /// By leaf.
    weights: Vec<[f64; LANES]>,
    /// By sum, by unit: scores.
    scores: Vec<Vec<[f64; LANES]>>,
    /// By sum, by unit: logarithms of the scores, where a geometric mean has them.
    logarithms: Vec<Vec<[f64; LANES]>>,
    /// Replicates in which a geometric mean gets a score that is not above 0.
    is_undefined: [bool; LANES],
}

impl<const LANES: usize> Room<LANES> {
    pub(crate) const fn new() -> Self {
        Self {
            factors: Vec::new(),
            weights: Vec::new(),
            scores: Vec::new(),
            logarithms: Vec::new(),
            is_undefined: [false; LANES],
        }
    }

    /// Scores of a sum, by unit.
    pub(crate) fn of(&self, sum: usize) -> &[[f64; LANES]] {
        &self.scores[sum]
    }
}

/// Why children are gone through: to sum up a node under way.
struct Gathering<'a> {
    tree: &'a Tree,
    variant: &'a Variant,
    /// By inner node, its sum if sums above it end there.
    sums: &'a [Option<usize>],
}

impl Products {
    /// For a variant; `wanted` are the slots whose scores are read afterwards. `None` where not all of it is sums.
    pub(crate) fn of(tree: &Tree, variant: &Variant, wanted: &[usize]) -> Option<Self> {
        let is_sum = |mean: &Mean| matches!(mean, Mean::Arithmetic { .. } | Mean::Geometric { .. });
        let is_whole = variant.is_whole.iter().all(|&is_whole| is_whole);
        if !is_whole || !variant.means.iter().all(is_sum) {
            return None;
        }
        let units = variant.scores.len() / tree.leaves.max(1);
        // Where the kind of mean changes, sums end, whatever is wanted: a score is the same sum then, too.
        let ends = |inner: usize| {
            let same = |parent: usize| is_geometric(variant, parent) == is_geometric(variant, inner);
            !tree.parents[inner].is_some_and(same)
        };
        let (mut nodes, mut sums) = (Vec::new(), vec![None; variant.means.len()]);
        for inner in 0..variant.means.len() {
            if !ends(inner) && !wanted.contains(&(inner + tree.leaves)) {
                continue;
            }
            let gathering = Gathering { tree, variant, sums: &sums };
            nodes.push(gathering.product(inner)?);
            sums[inner] = ends(inner).then_some(nodes.len() - 1);
        }
        Some(Self { nodes, units })
    }

    /// Which sum is that of a slot.
    pub(crate) fn sum_of(&self, tree: &Tree, slot: usize) -> Option<usize> {
        self.nodes.iter().position(|product| product.inner + tree.leaves == slot)
    }

    /// Sums up; `share` gives the shares of a slot within its parent. Gives the replicates in which a geometric mean is
    /// not defined: their scores mean nothing.
    pub(crate) fn run<const LANES: usize>(
        &self,
        share: impl Fn(usize) -> [f64; LANES],
        room: &mut Room<LANES>,
    ) -> [bool; LANES] {
        room.is_undefined = [false; LANES];
        room.scores.resize_with(self.nodes.len(), Vec::new);
        room.logarithms.resize_with(self.nodes.len(), Vec::new);
        for (at, product) in self.nodes.iter().enumerate() {
            product.weigh(&share, room);
            let mut own = std::mem::take(&mut room.scores[at]);
            own.resize(self.units, [0.0; LANES]);
            sum_up(&product.columns, &room.weights, &mut own);
            for &(way, sum) in &product.sums {
                let factor = room.factors[way];
                let scores = if product.is_geometric {
                    self.take_logarithms(sum, room);
                    &room.logarithms[sum]
                } else {
                    &room.scores[sum]
                };
                for (own, scores) in own.iter_mut().zip(scores) {
                    (0..LANES).for_each(|lane| own[lane] += scores[lane] * factor[lane]);
                }
            }
            if product.is_geometric {
                room.logarithms[at].clone_from(&own);
                exponentials(own.as_flattened_mut());
            }
            room.scores[at] = own;
        }
        room.is_undefined
    }

    /// Makes sure of the logarithms of a sum; a geometric mean has them.
    fn take_logarithms<const LANES: usize>(&self, sum: usize, room: &mut Room<LANES>) {
        if self.nodes[sum].is_geometric {
            return;
        }
        room.logarithms[sum].clone_from(&room.scores[sum]);
        for scores in &mut room.logarithms[sum] {
            for (score, is_undefined) in scores.iter_mut().zip(&mut room.is_undefined) {
                *is_undefined |= *score <= 0.0;
                *score = libm::log(*score);
            }
        }
    }
}

impl Product {
    /// Works out how much each leaf and each sum weighs.
    fn weigh<const LANES: usize>(&self, share: impl Fn(usize) -> [f64; LANES], room: &mut Room<LANES>) {
        room.factors.clear();
        for &(slot, parent) in &self.ways {
            let mut factor = share(slot);
            if let Some(parent) = parent {
                let above = room.factors[parent];
                (0..LANES).for_each(|lane| factor[lane] *= above[lane]);
            }
            room.factors.push(factor);
        }
        room.weights.clear();
        room.weights.extend(self.leaves.iter().map(|&way| room.factors[way]));
    }
}

impl Gathering<'_> {
    fn product(&self, inner: usize) -> Option<Product> {
        let mut product = Product {
            inner,
            is_geometric: is_geometric(self.variant, inner),
            ways: Vec::new(),
            leaves: Vec::new(),
            columns: Vec::new(),
            sums: Vec::new(),
        };
        self.gather(inner, None, &mut product)?;
        Some(product)
    }

    /// Goes down; `None` where a logarithm is none.
    fn gather(&self, inner: usize, parent: Option<usize>, product: &mut Product) -> Option<()> {
        for &slot in &self.tree.children[inner] {
            let way = product.ways.len();
            product.ways.push((slot, parent));
            let Some(below) = slot.checked_sub(self.tree.leaves) else {
                let column = self.column(slot, product.is_geometric);
                if !column.iter().all(|x| x.is_finite()) {
                    return None;
                }
                product.leaves.push(way);
                product.columns.extend_from_slice(column);
                continue;
            };
            match self.sums[below] {
                Some(sum) => product.sums.push((way, sum)),
                None => self.gather(below, Some(way), product)?,
            }
        }
        Some(())
    }

    fn column(&self, leaf: usize, of_logarithms: bool) -> &[f64] {
        let units = self.variant.scores.len() / self.tree.leaves.max(1);
        let all = if of_logarithms { &self.variant.logarithms } else { &self.variant.scores };
        &all[leaf * units..(leaf + 1) * units]
    }
}

/// Whether an inner node is a geometric mean.
pub(crate) fn is_geometric(variant: &Variant, inner: usize) -> bool {
    matches!(variant.means[inner], Mean::Geometric { .. })
}

/// Units summed up together: with eight replicates their sums stay in wide registers.
const TOGETHER: usize = 4;

/// For each unit and lane, the sum over the columns of a score times a weight, in the order of the columns.
fn sum_up<const LANES: usize>(columns: &[f64], weights: &[[f64; LANES]], sums: &mut [[f64; LANES]]) {
    let units = sums.len();
    wide(
        #[inline(always)]
        || {
            let (groups, last) = sums.as_chunks_mut::<TOGETHER>();
            for (at, group) in groups.iter_mut().enumerate() {
                *group = sum_up_some(columns, weights, (units, at * TOGETHER));
            }
            let first = units - last.len();
            for (at, own) in last.iter_mut().enumerate() {
                [*own] = sum_up_some(columns, weights, (units, first + at));
            }
        },
    );
}

/// The same for some units, from the first on.
#[inline(always)]
fn sum_up_some<const LANES: usize, const UNITS: usize>(
    columns: &[f64],
    weights: &[[f64; LANES]],
    (units, first): (usize, usize),
) -> [[f64; LANES]; UNITS] {
    let mut own = [[0.0; LANES]; UNITS];
    for (column, weight) in columns.chunks_exact(units).zip(weights) {
        let Some(scores) = column[first..].first_chunk::<UNITS>() else { continue };
        for unit in 0..UNITS {
            for lane in 0..LANES {
                own[unit][lane] += scores[unit] * weight[lane];
            }
        }
    }
    own
}
