//! The work of one thread: replicate after replicate, counted.

use std::ops::Range;

use quanheng_index::{Finding, NodeId};

use crate::design::Side;
use crate::drawer::Drawer;
use crate::kernel::Scores;
use crate::model::{Audited, Model, told};
use crate::places::Places;
use crate::tally::{Distribution, Tally};
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
    drawer: Drawer,
    pub(crate) scores: Scores,
    places: Places,
    /// By slot counted, then by unit, then by other unit: replicates ahead since the last flush.
    ahead: Vec<Vec<u16>>,
    /// The combination of the replicate before.
    combination: Option<usize>,
}

impl<'m> Work<'m> {
    pub(crate) fn new(model: &'m Model<'m>, slots: &'m [usize]) -> Self {
        let units = model.members.len();
        Self {
            model,
            slots,
            drawer: Drawer::new(model),
            scores: Scores::new(&model.tree, units, slots),
            places: Places::new(units),
            ahead: vec![vec![0; units * units]; slots.len()],
            combination: None,
        }
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
    pub(crate) fn score(&mut self, number: u64, sides: Option<&[Side]>) -> Result<&'m Audited, Vec<Finding>> {
        self.drawer.draw(self.model, number, sides);
        let audited = &self.model.variants[self.drawer.draw.combination];
        self.scores.run(&self.model.tree, &audited.variant, &self.drawer.draw.weights).map_err(told)?;
        Ok(audited)
    }

    /// Scores and ranks the root, the only slot, in a replicate.
    pub(crate) fn outcome(&mut self, number: u64, sides: Option<&[Side]>) -> Result<(), Vec<Finding>> {
        let audited = self.score(number, sides)?;
        self.enter(self.drawer.draw.combination);
        self.place(audited)
    }

    /// Scores and ranks the root, the only slot, as the programme has it.
    pub(crate) fn nominal(&mut self) -> Result<(), Vec<Finding>> {
        let nominal = &self.model.nominal;
        self.scores.run(&self.model.tree, &nominal.variant, &nominal.variant.weights).map_err(told)?;
        self.places.forget();
        self.place(nominal)
    }

    fn place(&mut self, audited: &Audited) -> Result<(), Vec<Finding>> {
        self.rank(audited, self.model.root());
        self.places.tiers.clear();
        audited.tiers.as_ref().map_or(Ok(()), |rule| self.places.tier(rule).map_err(told))
    }

    /// Forgets what was known of another combination.
    fn enter(&mut self, combination: usize) {
        if self.combination.replace(combination) != Some(combination) {
            self.places.forget();
        }
    }

    /// Scores of the root by member, NaN without one.
    pub(crate) fn root_scores(&self) -> impl Iterator<Item = f64> + '_ {
        let root = self.model.root();
        let cells = self.scores.of(root).iter().enumerate();
        cells.map(move |(unit, &score)| if self.scores.is_present(root, unit) { score } else { f64::NAN })
    }

    /// Places last made.
    pub(crate) fn places(&self) -> &[u16] {
        &self.places.places
    }

    /// Tiers last made; empty when there are none.
    pub(crate) fn tiers(&self) -> &[u16] {
        &self.places.tiers
    }

    /// Number of assumptions.
    pub(crate) const fn assumptions(&self) -> usize {
        self.model.assumptions.len()
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

    /// Does some replicates, fewer than 2¹⁶.
    pub(crate) fn block(&mut self, numbers: Range<u64>, count: &mut Count) -> Result<(), Vec<Finding>> {
        self.ahead.iter_mut().for_each(|counted| counted.fill(0));
        for number in numbers {
            let audited = self.score(number, None)?;
            self.enter(self.drawer.draw.combination);
            for (at, tally) in count.tallies.iter_mut().enumerate() {
                self.count(audited, at, tally)?;
            }
            self.note(count);
        }
        for (tally, counted) in count.tallies.iter_mut().zip(&self.ahead) {
            tally.add_ahead(counted);
        }
        Ok(())
    }

    /// Counts one node of a replicate.
    fn count(&mut self, audited: &Audited, at: usize, tally: &mut Tally) -> Result<(), Vec<Finding>> {
        let slot = self.slots[at];
        self.rank(audited, slot);
        let rule = audited.tiers.as_ref().filter(|_| at + 1 == self.slots.len());
        let tiers = match rule {
            Some(rule) => {
                self.places.tier(rule).map_err(told)?;
                self.places.tiers.as_slice()
            }
            None => &[],
        };
        tally.add(self.scores.of(slot), &self.places.places, tiers);
        count_ahead(&mut self.ahead[at], &self.places.places);
        Ok(())
    }

    /// Notes what every assumption took.
    fn note(&self, count: &mut Count) {
        let model = self.model;
        for (at, taken) in count.taken.iter_mut().enumerate() {
            match taken {
                Taken::Alternatives(counts) => {
                    let choice =
                        model.sampler.alternative(at, self.drawer.draw.combination).expect("of alternatives");
                    counts[choice] += 1;
                }
                Taken::Shares(nodes) => model.note_shares(at, &self.drawer.draw.weights, nodes),
                Taken::LeftOut(nodes) => {
                    for ((_, count), &slot) in nodes.iter_mut().zip(model.sampler.slots_of(at)) {
                        *count += u64::from(self.drawer.draw.weights[slot] == 0.0);
                    }
                }
            }
        }
    }
}

impl Model<'_> {
    fn note_shares(&self, assumption: usize, weights: &[f64], nodes: &mut [(NodeId, Distribution)]) {
        let mut noted = nodes.iter_mut();
        for family in self.sampler.families_of(assumption) {
            let total: f64 = family.iter().map(|&slot| weights[slot]).sum();
            for (&slot, (_, share)) in family.iter().zip(noted.by_ref()) {
                share.add(if total > 0.0 { weights[slot] / total } else { 0.0 });
            }
        }
    }
}

/// Adds one for each pair in which the first has the better place; those without a place are ahead of nobody.
fn count_ahead(counted: &mut [u16], places: &[u16]) {
    for (row, &own) in counted.chunks_exact_mut(places.len()).zip(places) {
        // A missing place is 0: as the last of all for the others, and never better itself.
        let own = own.wrapping_sub(1);
        for (count, &other) in row.iter_mut().zip(places) {
            *count += u16::from(own < other.wrapping_sub(1));
        }
    }
}
