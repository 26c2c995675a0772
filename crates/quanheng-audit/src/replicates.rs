//! The work of one thread: replicate after replicate, counted.

use std::ops::Range;

use quanheng_index::stream::Replicate;
use quanheng_index::Finding;

use crate::block::{Block, Method};
use crate::kernel::Scores;
use crate::model::{Audited, Model, told};
use crate::places::Places;
use crate::sampler::Draw;
use crate::standings::{Ranked, Standings};
use crate::tally::Tally;
use crate::uncertainty::Taken;

/// What replicates are counted into.
#[derive(Clone)]
pub(crate) struct Count {
    pub(crate) tallies: Vec<Tally>,
    pub(crate) taken: Vec<Taken>,
}

impl Count {
    pub(crate) fn merge(&mut self, other: &Self) {
        self.tallies.iter_mut().zip(&other.tallies).for_each(|(a, b)| a.merge(b));
        for (mine, theirs) in self.taken.iter_mut().zip(&other.taken) {
            mine.merge(theirs);
        }
    }
}

/// Room for one thread.
pub(crate) struct Work<'m> {
    model: &'m Model<'m>,
    /// Slots that are counted; the root is last.
    slots: &'m [usize],
    seed: u64,
    point: Vec<f64>,
    pub(crate) draw: Draw,
    pub(crate) scores: Scores,
    places: Places,
    block: Block,
    standings: Standings,
    decimals: Vec<Option<u32>>,
}

impl<'m> Work<'m> {
    pub(crate) fn new(model: &'m Model, slots: &'m [usize], seed: u64) -> Self {
        let units = model.members.len();
        Self {
            model,
            slots,
            seed,
            point: vec![0.0; model.sampler.dimension()],
            draw: Draw { combination: 0, weights: vec![0.0; model.tree.nodes.len()] },
            scores: Scores::new(&model.tree, units, slots),
            places: Places::new(units),
            block: Block::new(method(model, slots), units),
            standings: Standings::new(units),
            decimals: Vec::new(),
        }
    }

    pub(crate) fn draw(&mut self, number: u64) {
        let model = self.model;
        let mut stream = Replicate { seed: self.seed, number }.stream([0; 3]);
        stream.fill(&mut self.point);
        self.draw.combination = model.sampler.combination(&self.point);
        self.draw.weights.copy_from_slice(&model.variants[self.draw.combination].variant.weights);
        model.sampler.weigh(&self.point, &mut self.draw.weights);
    }

    fn rank(&mut self, audited: &Audited, slot: usize) {
        if self.scores.is_whole(slot) {
            self.places.rank(self.scores.of(slot).iter().copied(), audited.decimals);
        } else {
            let scores = &self.scores;
            let with_gaps = scores
                .of(slot)
                .iter()
                .enumerate()
                .map(|(unit, &score)| if scores.is_present(slot, unit) { score } else { f64::NAN });
            self.places.rank(with_gaps, audited.decimals);
        }
    }

    /// Draws and scores a replicate; gives its variant.
    pub(crate) fn score(&mut self, number: u64) -> Result<&'m Audited, Vec<Finding>> {
        self.draw(number);
        let audited = &self.model.variants[self.draw.combination];
        self.scores.run(&self.model.tree, &audited.variant, &self.draw.weights).map_err(told)?;
        Ok(audited)
    }

    /// Number of tiers of a variant under its own weights.
    pub(crate) fn classes(&mut self, audited: &Audited) -> Result<usize, Vec<Finding>> {
        self.scores.run(&self.model.tree, &audited.variant, &audited.variant.weights).map_err(told)?;
        self.rank(audited, self.slots[0]);
        self.places.forget();
        if let Some(rule) = &audited.tiers {
            self.places.tier(rule).map_err(told)?;
        }
        Ok(self.places.classes())
    }

    /// Draws and scores some replicates, at most [`WIDTH`](crate::block::WIDTH).
    pub(crate) fn score_block(&mut self, numbers: Range<u64>) -> Result<&Block, Vec<Finding>> {
        self.block.clear();
        for number in numbers {
            self.draw(number);
            self.block.push(self.draw.combination, &self.draw.weights);
        }
        self.block.score(method(self.model, self.slots), &mut self.scores).map_err(told)?;
        Ok(&self.block)
    }

    /// Does some replicates, at most [`WIDTH`](crate::block::WIDTH).
    pub(crate) fn block(&mut self, numbers: Range<u64>, count: &mut Count) -> Result<(), Vec<Finding>> {
        self.score_block(numbers)?;
        let (model, block) = (self.model, &self.block);
        let audited = |position| &model.variants[block.combination(position)];
        self.decimals.clear();
        self.decimals.extend((0..block.len()).map(|position| audited(position).decimals));
        for (at, tally) in count.tallies.iter_mut().enumerate() {
            let (scores, has_gaps) = (block.scores(at), block.has_gaps(at));
            let ranked = Ranked { scores, has_gaps, decimals: &self.decimals };
            self.standings.rank(ranked, block.len(), tally.pairs());
            tally.add(scores, &self.standings.places, block.len());
        }
        self.count_tiers(count)?;
        self.note(count);
        Ok(())
    }

    /// Counts the tiers of the root, which is ranked last.
    fn count_tiers(&mut self, count: &mut Count) -> Result<(), Vec<Finding>> {
        let Some(tally) = count.tallies.last_mut() else { return Ok(()) };
        let scores = self.block.scores(self.slots.len() - 1);
        let mut before = None;
        for position in 0..self.block.len() {
            let combination = self.block.combination(position);
            let audited = &self.model.variants[combination];
            let Some(rule) = &audited.tiers else { continue };
            if before.replace(combination) != Some(combination) {
                self.places.forget();
            }
            if rule.by_count {
                self.places.take(self.standings.places.iter().map(|row| row[position]));
            } else {
                self.places.rank(scores.iter().map(|row| row[position]), audited.decimals);
            }
            self.places.tier(rule).map_err(told)?;
            tally.add_tiers(&self.places.tiers);
        }
        Ok(())
    }

    /// Notes what every assumption took.
    fn note(&self, count: &mut Count) {
        let (model, block) = (self.model, &self.block);
        for (at, taken) in count.taken.iter_mut().enumerate() {
            let slots = model.sampler.slots_of(at);
            match taken {
                Taken::Alternatives(counts) => {
                    for position in 0..block.len() {
                        let choice = model.sampler.alternative(at, block.combination(position));
                        counts[choice.expect("of alternatives")] += 1;
                    }
                }
                Taken::Shares(nodes) => {
                    for (&slot, (_, share)) in slots.iter().zip(nodes) {
                        share.add(block.shares(slot));
                    }
                }
                Taken::LeftOut(nodes) => {
                    for (&slot, (_, count)) in slots.iter().zip(nodes) {
                        let is_out = |&position: &usize| block.weights(position)[slot] == 0.0;
                        *count += (0..block.len()).filter(is_out).count() as u64;
                    }
                }
            }
        }
    }
}

fn method<'m>(model: &'m Model, slots: &'m [usize]) -> Method<'m> {
    Method { tree: &model.tree, variants: &model.variants, counted: slots }
}
