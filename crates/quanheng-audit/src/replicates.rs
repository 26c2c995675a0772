//! The work of one thread: one replicate, or many at once and counted.

mod batch;

use std::collections::BTreeMap;

use quanheng_index::Finding;

use crate::assumption::Band;
use crate::block::Block;
use crate::design::Side;
use crate::drawer::Drawer;
use crate::kernel::Scores;
use crate::leaves::Leaves;
use crate::model::{Audited, Model, told};
use crate::places::Places;
use crate::rerun::{Figures, Rerun};
use crate::stability::Stability;
use crate::standings::Standings;
use crate::taken::{NOTED, Noted, Taken};
use crate::tally::Tally;
use crate::tier_rule::TierRule;
use crate::variant::Variant;

/// What replicates are counted into.
#[derive(Clone)]
pub(crate) struct Count {
    pub(crate) tallies: Vec<Tally>,
    pub(crate) stability: Vec<Stability>,
    pub(crate) taken: Vec<Taken>,
}

impl Count {
    pub(crate) fn merge(&mut self, other: &Self) {
        self.tallies.iter_mut().zip(&other.tallies).for_each(|(a, b)| a.merge(b));
        self.stability.iter_mut().zip(&other.stability).for_each(|(a, b)| a.merge(b));
        for (mine, theirs) in self.taken.iter_mut().zip(&other.taken) {
            mine.merge(theirs);
        }
    }
}

/// A replicate that a method refuses.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) number: u64,
    pub(crate) findings: Vec<Finding>,
}

/// Room for one thread.
pub(crate) struct Work<'m> {
    model: &'m Model<'m>,
    /// Slots that are counted; the root is last.
    slots: &'m [usize],
    drawer: Drawer<'m>,
    pub(crate) scores: Scores,
    places: Places,
    block: Block,
    standings: Standings,
    /// By replicate of the block as drawn: how far cuts between tiers move; empty where none does.
    moves: Vec<Vec<Vec<f64>>>,
    /// Combination and slot of the tiers made before.
    tiered: Option<(usize, usize)>,
    /// What was made of the figures of the last replicate.
    own: Option<Own>,
    /// By combination, what was made of figures before, to be rewritten.
    kept: BTreeMap<usize, Variant>,
    leaves: Option<Leaves>,
    pub(crate) noted: Noted,
}

/// Variants kept to be rewritten.
const MOST_KEPT: usize = 64;

/// A variant of figures of a replicate.
struct Own {
    number: u64,
    combination: usize,
    sides: Vec<Side>,
    variant: Variant,
}

impl<'m> Work<'m> {
    /// `changed` are weights, by slot, that replace those of the programme.
    pub(crate) fn new(model: &'m Model<'m>, slots: &'m [usize], changed: &'m [(usize, f64)]) -> Self {
        let units = model.members.len();
        Self {
            model,
            slots,
            drawer: Drawer::new(model, changed),
            scores: Scores::new(&model.tree, units, slots),
            places: Places::new(units),
            block: Block::new(batch::method(model, slots), units),
            standings: Standings::new(units),
            moves: Vec::new(),
            tiered: None,
            own: None,
            kept: BTreeMap::new(),
            leaves: model.rerun.as_ref().and_then(|rerun| rerun.room(&model.tree)),
            noted: Noted::default(),
        }
    }

    /// Draws and scores a replicate; gives its rules.
    pub(crate) fn score(&mut self, number: u64, sides: Option<&[Side]>) -> Result<&'m Audited, Vec<Finding>> {
        let model = self.model;
        let audited = self.draw(number, sides)?;
        let variant = self.own.as_ref().map_or(&audited.variant, |own| &own.variant);
        self.scores.run(&model.tree, variant, &self.drawer.draw.weights).map_err(told)?;
        Ok(audited)
    }

    /// Draws a replicate; gives its rules.
    fn draw(&mut self, number: u64, sides: Option<&[Side]>) -> Result<&'m Audited, Vec<Finding>> {
        let model = self.model;
        self.drawer.draw(model, number, sides);
        let audited = &model.variants[self.drawer.draw.combination];
        if let Some(rerun) = &model.rerun {
            self.refresh(rerun, number, sides)?;
        }
        let variant = self.own.as_ref().map_or(&audited.variant, |own| &own.variant);
        self.drawer.weigh(model, &variant.weights);
        Ok(audited)
    }

    /// Makes the variant of the figures of a replicate, unless it is there.
    fn refresh(&mut self, rerun: &Rerun, number: u64, sides: Option<&[Side]>) -> Result<(), Vec<Finding>> {
        let (model, combination) = (self.model, self.drawer.draw.combination);
        let all_a = vec![Side::A; model.assumptions.len()];
        let wanted = sides.unwrap_or(&all_a);
        let is_there = self.own.as_ref().is_some_and(|own| {
            (own.number, own.combination) == (number, combination)
                && rerun.are_same(&own.sides, wanted, model.assumptions)
        });
        if !is_there {
            let figures = Figures { number, sides, only: None };
            let variant = self.variant_of(rerun, combination, figures)?;
            self.own = Some(Own { number, combination, sides: wanted.to_vec(), variant });
        }
        Ok(())
    }

    /// Makes a variant of figures, of an older one of the combination if that can be.
    fn variant_of(
        &mut self,
        rerun: &Rerun,
        combination: usize,
        figures: Figures,
    ) -> Result<Variant, Vec<Finding>> {
        if let Some(own) = self.own.take() {
            if self.kept.len() >= MOST_KEPT {
                self.kept.clear();
            }
            self.kept.insert(own.combination, own.variant);
        }
        let is_noted = figures.sides.is_none() && figures.number.is_multiple_of(NOTED);
        self.noted.clear();
        if let (Some(mut variant), Some(leaves)) = (self.kept.remove(&combination), &mut self.leaves) {
            let noted = is_noted.then_some(&mut self.noted);
            if rerun.rewrite((&mut variant, combination), figures, leaves, noted).is_some() {
                return Ok(variant);
            }
        }
        self.noted.clear();
        rerun.variant(&self.model.tree, combination, figures, is_noted.then_some(&mut self.noted))
    }

    /// Scores and ranks the root, the only slot, in a replicate.
    pub(crate) fn outcome(&mut self, number: u64, sides: Option<&[Side]>) -> Result<(), Vec<Finding>> {
        let audited = self.score(number, sides)?;
        self.place(audited, self.model.root(), self.drawer.draw.combination)
    }

    /// Scores the programme as it stands, but for changed weights.
    pub(crate) fn nominal(&mut self) -> Result<(), Vec<Finding>> {
        self.at_own_weights(&self.model.nominal)
    }

    /// Scores a variant under its own weights, but for changed ones.
    pub(crate) fn at_own_weights(&mut self, audited: &Audited) -> Result<(), Vec<Finding>> {
        self.drawer.start(&audited.variant.weights);
        self.scores.run(&self.model.tree, &audited.variant, &self.drawer.draw.weights).map_err(told)
    }

    /// Ranks a slot of the programme as it stands, after [`nominal`](Self::nominal).
    pub(crate) fn place_nominal(&mut self, slot: usize) -> Result<(), Vec<Finding>> {
        self.drawer.draw.moves.iter_mut().for_each(Vec::clear);
        self.place(&self.model.nominal, slot, usize::MAX)
    }

    /// Boundaries of the tiers of a slot that was just scored.
    pub(crate) fn boundaries(&mut self, audited: &Audited, slot: usize) -> Result<Vec<usize>, Vec<Finding>> {
        self.rank(audited, slot);
        let rule = audited.tiers[slot - self.model.tree.leaves].as_ref();
        rule.map_or(Ok(Vec::new()), |rule| rule.boundaries(&self.places.descending(), &[]).map_err(told))
    }

    /// Why the cuts of the slot ranked last cannot move in a band; `None` when they can.
    pub(crate) fn misfit(&self, rule: &TierRule, band: Band) -> Result<Option<&'static str>, Vec<Finding>> {
        if !rule.fits(band) {
            return Ok(Some("audit-band-unit"));
        }
        let has_room = rule.has_room(&self.places.descending(), band).map_err(told)?;
        Ok((!has_room).then_some("audit-band-too-wide"))
    }

    fn rank(&mut self, audited: &Audited, slot: usize) {
        let decimals = audited.decimals[slot - self.model.tree.leaves];
        if self.scores.is_whole(slot) {
            self.places.rank(self.scores.of(slot).iter().copied(), decimals);
        } else {
            let scores = &self.scores;
            let with_gaps = scores
                .of(slot)
                .iter()
                .enumerate()
                .map(|(unit, &score)| if scores.is_present(slot, unit) { score } else { f64::NAN });
            self.places.rank(with_gaps, decimals);
        }
    }

    /// Ranks a slot that was just scored, and makes its tiers; `combination` tells its rules from others.
    fn place(&mut self, audited: &Audited, slot: usize, combination: usize) -> Result<(), Vec<Finding>> {
        self.rank(audited, slot);
        self.places.tiers.clear();
        let inner = slot - self.model.tree.leaves;
        let Some(rule) = &audited.tiers[inner] else { return Ok(()) };
        if self.tiered.replace((combination, slot)) != Some((combination, slot)) {
            self.places.forget();
        }
        self.places.tier(rule, &self.drawer.draw.moves[inner]).map_err(told)
    }

    /// Scores of a slot by member, NaN without one.
    pub(crate) fn scores_of(&self, slot: usize) -> impl Iterator<Item = f64> + '_ {
        let cells = self.scores.of(slot).iter().enumerate();
        cells.map(move |(unit, &score)| if self.scores.is_present(slot, unit) { score } else { f64::NAN })
    }

    /// Places last made.
    pub(crate) fn places(&self) -> &[u16] {
        &self.places.places
    }

    /// Tiers last made; empty when there are none.
    pub(crate) fn tiers(&self) -> &[u16] {
        &self.places.tiers
    }
}
