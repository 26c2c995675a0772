//! A block of replicates: drawn one by one, scored and ranked together.
//!
//! Replicates of the same combination of alternatives stand side by side, and all numbers of one unit, or of one
//! weight, in a row: what is done with them runs over the replicates in several lanes. No number of a replicate
//! depends on the others of its block.

use quanheng_index::Refusal;

use crate::gaps::{self, Gaps};
use crate::kernel::Scores;
use crate::model::Audited;
use crate::products::{self, Products};
use crate::variant::{Tree, Variant};

/// Replicates of a block at most: a multiple of sixteen, and no power of two, or the rows of all units would compete for
/// the same places in the processor's cache.
pub(crate) const WIDTH: usize = 240;

/// The numbers of one unit or weight, by position.
pub(crate) type Row = [f64; WIDTH];

/// A block and the room for it.
pub(crate) struct Block {
    /// By replicate as drawn.
    combinations: Vec<usize>,
    /// By replicate as drawn, then by slot: weights.
    drawn: Vec<f64>,
    /// By position: number of the replicate as drawn.
    order: Vec<usize>,
    /// By slot: share of its weight within its parent; 0 where the siblings weigh nothing.
    shares: Vec<Row>,
    /// By node counted, then by unit: scores; NaN where missing.
    scores: Vec<Vec<Row>>,
    /// By node counted, whether any score is missing.
    has_gaps: Vec<bool>,
    /// By position, whether it is not all sums: some siblings weigh nothing, or a geometric mean is not defined.
    is_plain: Vec<bool>,
    /// By combination, if it is known.
    ways: Vec<Option<Way>>,
    rooms: Rooms,
}

/// How replicates of a combination are scored.
#[derive(Debug, Clone)]
enum Way {
    /// As sums of whole columns.
    Sums(Products),
    /// Node by node, since cells are missing.
    Nodes(Gaps),
    /// One by one.
    Plain,
}

#[derive(Default)]
struct Rooms {
    eight: Room<8>,
    four: Room<4>,
    two: Room<2>,
    one: Room<1>,
}

struct Room<const LANES: usize> {
    sums: products::Room<LANES>,
    nodes: gaps::Room<LANES>,
}

impl<const LANES: usize> Default for Room<LANES> {
    fn default() -> Self {
        Self { sums: products::Room::new(), nodes: gaps::Room::new() }
    }
}

impl Way {
    fn of(tree: &Tree, variant: &Variant, counted: &[usize]) -> Self {
        if let Some(products) = Products::of(tree, variant, counted) {
            return Self::Sums(products);
        }
        Gaps::of(tree, variant).map_or(Self::Plain, Self::Nodes)
    }
}

/// How replicates are put into positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrangement {
    AsDrawn,
    /// Side by side by combination of alternatives: the quicker.
    ByCombination,
}

/// What scoring reads.
#[derive(Clone, Copy)]
pub(crate) struct Method<'m> {
    pub(crate) tree: &'m Tree,
    /// By combination.
    pub(crate) variants: &'m [Audited],
    /// Slots that are counted.
    pub(crate) counted: &'m [usize],
}

impl Block {
    pub(crate) fn new(method: Method, units: usize) -> Self {
        let slots = method.tree.nodes.len();
        Self {
            combinations: Vec::with_capacity(WIDTH),
            drawn: Vec::with_capacity(WIDTH * slots),
            order: Vec::with_capacity(WIDTH),
            shares: vec![[0.0; WIDTH]; slots],
            scores: vec![vec![[0.0; WIDTH]; units]; method.counted.len()],
            has_gaps: vec![false; method.counted.len()],
            is_plain: vec![false; WIDTH],
            ways: vec![None; method.variants.len()],
            rooms: Rooms::default(),
        }
    }

    /// Begins anew.
    pub(crate) fn clear(&mut self) {
        self.combinations.clear();
        self.drawn.clear();
        self.order.clear();
        self.has_gaps.fill(false);
    }

    /// Takes in one more replicate; there must be room.
    pub(crate) fn push(&mut self, combination: usize, weights: &[f64]) {
        self.combinations.push(combination);
        self.drawn.extend_from_slice(weights);
    }

    /// Number of replicates.
    pub(crate) fn len(&self) -> usize {
        self.combinations.len()
    }

    /// Number of the replicate in a position, as drawn.
    pub(crate) fn number(&self, position: usize) -> usize {
        self.order[position]
    }

    /// Combination of the replicate in a position.
    pub(crate) fn combination(&self, position: usize) -> usize {
        self.combinations[self.order[position]]
    }

    /// Weights of the replicate in a position, by slot.
    pub(crate) fn weights(&self, position: usize) -> &[f64] {
        let slots = self.shares.len();
        let number = self.order[position];
        &self.drawn[number * slots..(number + 1) * slots]
    }

    /// Shares of a slot within its parent, by position.
    pub(crate) fn shares(&self, slot: usize) -> &[f64] {
        &self.shares[slot][..self.len()]
    }

    /// Scores of a counted node, by unit, then by position.
    pub(crate) fn scores(&self, counted: usize) -> &[Row] {
        &self.scores[counted]
    }

    /// Whether any score of a counted node is missing.
    pub(crate) fn has_gaps(&self, counted: usize) -> bool {
        self.has_gaps[counted]
    }

    /// Puts the replicates into positions.
    pub(crate) fn arrange(&mut self, tree: &Tree, arrangement: Arrangement) {
        self.order.extend(0..self.combinations.len());
        if arrangement == Arrangement::ByCombination {
            self.order.sort_unstable_by_key(|&number| (self.combinations[number], number));
        }
        self.share_out(tree);
    }

    /// Scores all replicates; `plain` scores one where it is not all sums.
    ///
    /// # Errors
    /// When an aggregation is not defined for what its children have.
    pub(crate) fn score(&mut self, method: Method, plain: &mut Scores) -> Result<(), Refusal> {
        let mut start = 0;
        while start < self.len() {
            let combination = self.combination(start);
            let same = (start..self.len()).take_while(|&at| self.combination(at) == combination);
            let end = start + same.count();
            self.score_group(method, combination, start..end);
            let are_plain = matches!(self.ways[combination], Some(Way::Plain));
            for position in (start..end).filter(|&at| are_plain || self.is_plain[at]).collect::<Vec<_>>() {
                self.score_plainly(method, plain, position)?;
            }
            start = end;
        }
        Ok(())
    }

    /// Works out the shares of all slots.
    fn share_out(&mut self, tree: &Tree) {
        let slots = self.shares.len();
        for (position, &number) in self.order.iter().enumerate() {
            let weights = &self.drawn[number * slots..(number + 1) * slots];
            self.shares.iter_mut().zip(weights).for_each(|(row, weight)| row[position] = *weight);
        }
        self.is_plain.fill(false);
        for children in &tree.children {
            let mut totals = [0.0; WIDTH];
            for &child in children {
                totals.iter_mut().zip(&self.shares[child]).for_each(|(total, weight)| *total += weight);
            }
            for (total, is_plain) in totals.iter_mut().zip(&mut self.is_plain) {
                *is_plain |= *total == 0.0;
                *total = if *total == 0.0 { 1.0 } else { *total };
            }
            for &child in children {
                self.shares[child].iter_mut().zip(&totals).for_each(|(share, total)| *share /= total);
            }
        }
    }

    /// Scores some replicates of one combination, but for those to be scored one by one.
    fn score_group(&mut self, method: Method, combination: usize, positions: std::ops::Range<usize>) {
        let variant = &method.variants[combination].variant;
        let way =
            &*self.ways[combination].get_or_insert_with(|| Way::of(method.tree, variant, method.counted));
        match way {
            Way::Plain => return,
            Way::Nodes(_) => self.has_gaps.fill(true),
            Way::Sums(_) => {}
        }
        let (shares, scores, is_plain) = (&self.shares, &mut self.scores, &mut self.is_plain);
        let mut tile = Tile { method, variant, way, shares, scores, is_plain };
        let (mut at, end) = (positions.start, positions.end);
        while at < end {
            at += match end - at {
                8.. => tile.score(at, &mut self.rooms.eight),
                4.. => tile.score(at, &mut self.rooms.four),
                2.. => tile.score(at, &mut self.rooms.two),
                _ => tile.score(at, &mut self.rooms.one),
            };
        }
    }

    fn score_plainly(&mut self, method: Method, plain: &mut Scores, position: usize) -> Result<(), Refusal> {
        let variant = &method.variants[self.combination(position)].variant;
        plain.run(method.tree, variant, self.weights(position))?;
        self.take(method.counted, plain, position);
        Ok(())
    }

    /// Takes over scores into a position.
    pub(crate) fn take(&mut self, counted: &[usize], plain: &Scores, position: usize) {
        for (at, &slot) in counted.iter().enumerate() {
            self.has_gaps[at] |= !plain.is_whole(slot);
            for (unit, (row, &score)) in self.scores[at].iter_mut().zip(plain.of(slot)).enumerate() {
                row[position] = if plain.is_present(slot, unit) { score } else { f64::NAN };
            }
        }
    }
}

/// Some replicates of one combination.
struct Tile<'b> {
    method: Method<'b>,
    variant: &'b Variant,
    way: &'b Way,
    shares: &'b [Row],
    scores: &'b mut [Vec<Row>],
    is_plain: &'b mut [bool],
}

impl Tile<'_> {
    /// Scores as many replicates as there are lanes, and says how many.
    fn score<const LANES: usize>(&mut self, at: usize, room: &mut Room<LANES>) -> usize {
        let share = |slot: usize| *self.shares[slot][at..].first_chunk().expect("inside the block");
        let tree = self.method.tree;
        let is_undefined = match self.way {
            Way::Sums(products) => products.run(share, &mut room.sums),
            Way::Nodes(gaps) => gaps.run((tree, self.variant), share, &mut room.nodes),
            Way::Plain => return LANES,
        };
        for (is_plain, is_undefined) in self.is_plain[at..].iter_mut().zip(is_undefined) {
            *is_plain |= is_undefined;
        }
        for (rows, &slot) in self.scores.iter_mut().zip(self.method.counted) {
            let rows = rows.iter_mut().map(|row| &mut row[at..at + LANES]);
            match self.way {
                Way::Sums(products) => {
                    let sum = products.sum_of(tree, slot).expect("what is counted has its own sum");
                    rows.zip(room.sums.of(sum)).for_each(|(row, scores)| row.copy_from_slice(scores));
                }
                _ => {
                    let scores = room.nodes.of(slot - tree.leaves);
                    rows.zip(scores).for_each(|(row, scores)| row.copy_from_slice(&scores));
                }
            }
        }
        LANES
    }
}
