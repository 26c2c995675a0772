//! Everything varies together: many replicates, each with its own alternatives and weights, counted.

use quanheng_index::{Finding, NodeId, Subject as About};
use rayon::prelude::*;

use crate::assumption::{Assumption, Kind};
use crate::block::WIDTH;
use crate::model::Model;
use crate::replicates::{Count, Work};
use crate::subject::Subject;
use crate::tally::{Distribution, Tally};

/// How much is computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Number of replicates.
    pub replicates: u64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Inner nodes whose results are counted; the root is always among them.
    pub nodes: Vec<NodeId>,
}

/// How sure the scores, ranks and tiers are.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertainty {
    /// Rows of the member units, in the order of all results by unit.
    pub members: Vec<usize>,
    /// The nodes counted, with what came out; the root is last.
    pub nodes: Vec<(NodeId, Tally)>,
    /// By assumption, what it took.
    pub taken: Vec<Taken>,
}

/// What an assumption really took.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// By alternative: replicates.
    Alternatives(Vec<u64>),
    /// By node: its share of weight within its parent.
    Shares(Vec<(NodeId, Distribution)>),
    /// By node: replicates in which it was left out.
    LeftOut(Vec<(NodeId, u64)>),
}

/// Replicates of one block: a block is done by one thread.
const BLOCK: u64 = WIDTH as u64;
/// Replicates that find out how far scores reach.
const PILOT: u64 = 512;

/// Audits a subject under assumptions.
///
/// # Errors
/// Findings: an assumption that cannot be applied, that changes nothing or never varied; a combination of
/// alternatives that a method refuses.
pub fn uncertainty(
    subject: &Subject,
    assumptions: &[Assumption],
    options: &Options,
) -> Result<Uncertainty, Vec<Finding>> {
    let model = Model::new(subject, assumptions)?;
    let mut slots: Vec<usize> = options.nodes.iter().filter_map(|&node| model.tree.slot(node)).collect();
    let root = model.tree.nodes.len() - 1;
    slots.retain(|&slot| slot >= model.tree.leaves && slot != root);
    slots.push(root);
    let blank = Count { tallies: model.pilot(&slots, options)?, taken: model.blank_taken() };
    let blocks = options.replicates.div_ceil(BLOCK);
    let tasks = blocks.min(4 * rayon::current_num_threads() as u64).max(1);
    let counts: Vec<Result<Count, Vec<Finding>>> = (0..tasks)
        .into_par_iter()
        .map(|task| {
            let mut count = blank.clone();
            let mut work = Work::new(&model, &slots, options.seed);
            for block in (task..blocks).step_by(tasks as usize) {
                work.block(block * BLOCK..((block + 1) * BLOCK).min(options.replicates), &mut count)?;
            }
            Ok(count)
        })
        .collect();
    let mut total = blank;
    for count in counts {
        total.merge(&count?);
    }
    model.check_taken(&total.taken)?;
    let nodes = slots.iter().map(|&slot| model.tree.nodes[slot]).zip(total.tallies).collect();
    Ok(Uncertainty { members: model.members, nodes, taken: total.taken })
}

impl Taken {
    pub(crate) fn merge(&mut self, other: &Self) {
        match (self, other) {
            (Self::Alternatives(a), Self::Alternatives(b)) => a.iter_mut().zip(b).for_each(|(a, b)| *a += b),
            (Self::Shares(a), Self::Shares(b)) => a.iter_mut().zip(b).for_each(|(a, b)| a.1.merge(&b.1)),
            (Self::LeftOut(a), Self::LeftOut(b)) => a.iter_mut().zip(b).for_each(|(a, b)| a.1 += b.1),
            _ => unreachable!("both are of one assumption"),
        }
    }
}

impl Model<'_> {
    /// Tallies whose histograms reach as far as some first replicates did.
    fn pilot(&self, slots: &[usize], options: &Options) -> Result<Vec<Tally>, Vec<Finding>> {
        let units = self.members.len();
        let mut ends = vec![vec![(f64::INFINITY, f64::NEG_INFINITY); units]; slots.len()];
        let mut work = Work::new(self, slots, options.seed);
        let pilot = PILOT.min(options.replicates);
        for start in (0..pilot).step_by(WIDTH) {
            let block = work.score_block(start..(start + BLOCK).min(pilot))?;
            for (at, ends) in ends.iter_mut().enumerate() {
                for (end, scores) in ends.iter_mut().zip(block.scores(at)) {
                    for score in scores[..block.len()].iter().filter(|score| !score.is_nan()) {
                        *end = (end.0.min(*score), end.1.max(*score));
                    }
                }
            }
        }
        let range = |(low, high): (f64, f64)| {
            if low <= high { Distribution::between(low, high) } else { Distribution::between(0.0, 1.0) }
        };
        let root = self.tree.nodes.len() - 1;
        let tally = |(ends, &slot): (Vec<(f64, f64)>, &usize)| {
            Tally::new(ends.into_iter().map(range).collect(), if slot == root { self.classes } else { 0 })
        };
        Ok(ends.into_iter().zip(slots).map(tally).collect())
    }

    fn blank_taken(&self) -> Vec<Taken> {
        let blank = |(at, assumption): (usize, &Assumption)| {
            let nodes = || self.sampler.slots_of(at).iter().map(|&slot| self.tree.nodes[slot]);
            match &assumption.kind {
                Kind::Alternatives(alternatives) => Taken::Alternatives(vec![0; alternatives.len()]),
                Kind::Weights { .. } => {
                    Taken::Shares(nodes().map(|node| (node, Distribution::between(0.0, 1.0))).collect())
                }
                Kind::Inclusion { .. } => Taken::LeftOut(nodes().map(|node| (node, 0)).collect()),
            }
        };
        self.assumptions.iter().enumerate().map(blank).collect()
    }

    /// What never varied is an error: its part of the audit would be a claim about nothing.
    fn check_taken(&self, taken: &[Taken]) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        for (assumption, taken) in self.assumptions.iter().zip(taken) {
            let never = match taken {
                Taken::Alternatives(counts) => counts.contains(&0),
                Taken::LeftOut(nodes) => nodes.iter().all(|(_, count)| *count == 0),
                Taken::Shares(nodes) => {
                    nodes.iter().all(|(_, share)| share.extremes().is_none_or(|(a, b)| a == b))
                }
            };
            if never {
                let finding = Finding::error("audit-never-varied", About::Programme);
                findings.push(finding.with("assumption", &assumption.name));
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}
