//! Counting all replicates of a model, over all threads.
//!
//! Independent replicates are one pass. Of designs with several randomisations each is a pass of its own, whose
//! figures are compared before it is added to the others. Only counts are kept, so memory does not grow with
//! replicates.

use std::collections::BTreeMap;
use std::ops::Range;

use quanheng_index::{Finding, NodeId, Subject as About};
use rayon::prelude::*;

use crate::block::{Arrangement, WIDTH};
use crate::design::Design;
use crate::experiment::Nominal;
use crate::model::Model;
use crate::precision::Spread;
use crate::record::{Record, Sink};
use crate::replicates::{Count, Refused, Work};
use crate::stability::Stability;
use crate::tally::{Distribution, Tally};
use crate::uncertainty::{Counted, Options, Uncertainty};

/// Replicates of one block: a block is done by one thread.
const BLOCK: u64 = WIDTH as u64;
/// Replicates that find out how far scores reach.
const PILOT: u64 = 512;
/// Blocks that may be on their way to a sink.
const RECORDED: u64 = 64;

/// What is counted, and of what.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'m> {
    pub(crate) model: &'m Model<'m>,
    pub(crate) options: &'m Options,
    /// Weights, by slot, that replace those of the programme.
    pub(crate) changed: &'m [(usize, f64)],
}

/// Where a pilot's replicates reached.
struct Pilot {
    /// By slot counted, then by unit.
    scores: Vec<Vec<(f64, f64)>>,
    /// By indicator, values that cells were filled with.
    drawn: BTreeMap<NodeId, (f64, f64)>,
}

/// The least range, of nothing.
const NOWHERE: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);

impl Setting<'_> {
    /// Counts all replicates, and hands them to a sink if there is one.
    pub(crate) fn count(self, mut sink: Option<&mut Sink>) -> Result<Uncertainty, Vec<Finding>> {
        let slots = self.slots()?;
        let nominal = self.nominal(&slots)?;
        let blank = self.blank(&slots, &nominal)?;
        let mut total = blank.clone();
        let mut spreads: Vec<Option<Spread>> = vec![None; slots.len()];
        for numbers in self.passes() {
            let is_whole = numbers == (0..self.options.replicates);
            let pass = self.pass(&slots, numbers, &blank, sink.as_deref_mut()).map_err(|of| of.findings)?;
            for (at, spread) in spreads.iter_mut().enumerate().filter(|_| !is_whole) {
                spread.get_or_insert_default().add(&pass.tallies[at], &pass.stability[at]);
            }
            total.merge(&pass);
        }
        self.model.check_taken(&total.taken)?;
        let mut nodes = Vec::new();
        let counts = total.tallies.into_iter().zip(total.stability).zip(nominal).zip(spreads);
        for (&slot, (((tally, stability), nominal), spread)) in slots.iter().zip(counts) {
            nodes.push(Counted { node: self.model.tree.nodes[slot], nominal, tally, stability, spread });
        }
        Ok(Uncertainty { members: self.model.members.clone(), nodes, taken: total.taken })
    }

    /// Slots that are counted, each once; the root is last.
    pub(crate) fn slots(self) -> Result<Vec<usize>, Vec<Finding>> {
        let (model, root) = (self.model, self.model.root());
        let mut slots: Vec<usize> = Vec::new();
        for &node in &self.options.nodes {
            let Some(slot) = model.tree.slot(node).filter(|&slot| slot >= model.tree.leaves) else {
                let about = About::Node { row: node, field: None };
                return Err(vec![Finding::error("audit-node-not-inner", about)]);
            };
            if slot != root && !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots.push(root);
        Ok(slots)
    }

    /// Each slot as the programme has it.
    pub(crate) fn nominal(self, slots: &[usize]) -> Result<Vec<Nominal>, Vec<Finding>> {
        let mut work = Work::new(self.model, slots, self.changed);
        work.nominal()?;
        let of = |&slot: &usize| {
            work.place_nominal(slot)?;
            Ok(Nominal {
                scores: work.scores_of(slot).collect(),
                places: work.places().to_vec(),
                tiers: work.tiers().to_vec(),
            })
        };
        slots.iter().map(of).collect()
    }

    /// Replicates that are counted together.
    fn passes(self) -> impl Iterator<Item = Range<u64>> {
        let Options { design, replicates, randomisations, .. } = *self.options;
        let passes = if design == Design::MonteCarlo { 1 } else { randomisations };
        let each = replicates / passes;
        (0..passes).map(move |pass| pass * each..(pass + 1) * each)
    }

    /// Counts nothing, with room for what a pilot met.
    fn blank(self, slots: &[usize], nominal: &[Nominal]) -> Result<Count, Vec<Finding>> {
        let model = self.model;
        let pilot = self.pilot(slots)?;
        let classes = |slot: usize| model.classes[slot - model.tree.leaves];
        let range = |&(low, high): &(f64, f64)| {
            if low <= high { Distribution::between(low, high) } else { Distribution::between(0.0, 1.0) }
        };
        let tally = |(ends, &slot): (&Vec<(f64, f64)>, &usize)| {
            Tally::new(ends.iter().map(range).collect(), classes(slot))
        };
        let stability = |(&slot, nominal): (&usize, &Nominal)| Stability::new(&nominal.tiers, classes(slot));
        let drawn: Vec<(NodeId, (f64, f64))> = pilot.drawn.into_iter().collect();
        Ok(Count {
            tallies: pilot.scores.iter().zip(slots).map(tally).collect(),
            stability: slots.iter().zip(nominal).map(stability).collect(),
            taken: model.blank_taken(&drawn),
        })
    }

    fn pilot(self, slots: &[usize]) -> Result<Pilot, Vec<Finding>> {
        let units = self.model.members.len();
        let mut pilot = Pilot { scores: vec![vec![NOWHERE; units]; slots.len()], drawn: BTreeMap::new() };
        let mut work = Work::new(self.model, slots, self.changed);
        let reach = |end: &mut (f64, f64), value: f64| *end = (end.0.min(value), end.1.max(value));
        let last = PILOT.min(self.options.replicates);
        for start in (0..last).step_by(WIDTH) {
            let noting = |work: &Work, _| {
                for &(node, value) in &work.noted.drawn {
                    reach(pilot.drawn.entry(node).or_insert(NOWHERE), value);
                }
            };
            let numbers = start..(start + BLOCK).min(last);
            let block = work.score_block(numbers, Arrangement::ByCombination, noting)?;
            for (at, ends) in pilot.scores.iter_mut().enumerate() {
                for (end, scores) in ends.iter_mut().zip(block.scores(at)) {
                    let scores = scores[..block.len()].iter().filter(|score| !score.is_nan());
                    scores.for_each(|&score| reach(end, score));
                }
            }
        }
        Ok(pilot)
    }

    /// Counts some replicates. The refusal told is that of the first replicate refused, whatever the threads.
    fn pass(
        self,
        slots: &[usize],
        numbers: Range<u64>,
        blank: &Count,
        sink: Option<&mut Sink>,
    ) -> Result<Count, Refused> {
        let blocks = (numbers.end - numbers.start).div_ceil(BLOCK);
        let block = |at: u64| {
            let start = numbers.start + at * BLOCK;
            start..(start + BLOCK).min(numbers.end)
        };
        if let Some(sink) = sink {
            return self.recorded(slots, (blocks, &block), blank, sink);
        }
        let tasks = blocks.min(4 * rayon::current_num_threads() as u64).max(1);
        let task = |task: u64| {
            let mut count = blank.clone();
            let mut work = Work::new(self.model, slots, self.changed);
            for at in (task..blocks).step_by(tasks as usize) {
                work.block(block(at), &mut count, None)?;
            }
            Ok(count)
        };
        total(blank, (0..tasks).into_par_iter().map(task).collect())
    }

    /// The same, round by round, each block's replicates handed on in their order.
    fn recorded(
        self,
        slots: &[usize],
        (blocks, block): (u64, &(dyn Fn(u64) -> Range<u64> + Sync)),
        blank: &Count,
        sink: &mut Sink,
    ) -> Result<Count, Refused> {
        let (model, mut all) = (self.model, blank.clone());
        let nodes: Vec<NodeId> = slots.iter().map(|&slot| model.tree.nodes[slot]).collect();
        let mut is_open = true;
        for round in (0..blocks).step_by(RECORDED as usize) {
            let tasks: Vec<u64> = (round..blocks.min(round + RECORDED)).collect();
            // A count holds more than a block's results: one for some blocks together.
            let done: Vec<_> = tasks
                .par_chunks(RECORDED as usize / 8)
                .map(|chunk| {
                    let mut count = blank.clone();
                    let mut work = Work::new(model, slots, self.changed);
                    let mut records = Vec::with_capacity(chunk.len());
                    for &at in chunk {
                        let numbers = block(at);
                        let mut record = Record::new(numbers.start, model.members.len(), slots.len());
                        work.block(numbers, &mut count, Some(&mut record))?;
                        records.push(record);
                    }
                    Ok((count, records))
                })
                .collect();
            for done in done {
                let (count, records) = done?;
                all.merge(&count);
                for record in records.iter().filter(|_| is_open).collect::<Vec<_>>() {
                    is_open = is_open && record.give(&nodes, sink).is_continue();
                }
            }
        }
        Ok(all)
    }
}

/// The sum of counts, or the refusal with the least number.
fn total(blank: &Count, counts: Vec<Result<Count, Refused>>) -> Result<Count, Refused> {
    let mut total = blank.clone();
    let mut first: Option<Refused> = None;
    for count in counts {
        match count {
            Ok(count) => total.merge(&count),
            Err(refused) => {
                if first.as_ref().is_none_or(|first| refused.number < first.number) {
                    first = Some(refused);
                }
            }
        }
    }
    first.map_or(Ok(total), Err)
}
