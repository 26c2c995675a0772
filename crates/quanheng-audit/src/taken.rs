//! What assumptions really took: the proof that they varied.

use quanheng_index::{Finding, NodeId, Subject as About};

use crate::assumption::{Assumption, Band, Kind};
use crate::model::Model;
use crate::shape::Shaped;
use crate::tally::Distribution;

/// What an assumption really took.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// By alternative: replicates.
    Alternatives(Vec<u64>),
    /// By node: its share of weight within its parent.
    Shares(Vec<(NodeId, Distribution)>),
    /// By node: replicates in which it was left out, or had no weight anyway.
    LeftOut(Vec<(NodeId, u64)>),
    /// By indicator: errors of its figures, as a share of the figure or in its unit; of every sixteenth replicate.
    Errors(Vec<(NodeId, Distribution)>),
    /// By indicator: values that cells of the audited period were filled with; of every sixteenth replicate.
    Drawn(Vec<(NodeId, Distribution)>),
    /// By node with tiers and cut, from 1: how far it moved, in score units or places.
    Cuts(Vec<(NodeId, usize, Distribution)>),
}

/// Of so many replicates one is noted cell by cell.
pub(crate) const NOTED: u64 = 16;

/// What was taken cell by cell in a replicate.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noted {
    /// Position of the assumption, of the indicator, and the error.
    pub(crate) errors: Vec<(usize, usize, f64)>,
    /// The indicator and the value.
    pub(crate) drawn: Vec<(NodeId, f64)>,
}

impl Noted {
    pub(crate) fn clear(&mut self) {
        self.errors.clear();
        self.drawn.clear();
    }
}

impl Taken {
    pub(crate) fn merge(&mut self, other: &Self) {
        match (self, other) {
            (Self::Alternatives(a), Self::Alternatives(b)) => a.iter_mut().zip(b).for_each(|(a, b)| *a += b),
            (Self::Shares(a), Self::Shares(b))
            | (Self::Errors(a), Self::Errors(b))
            | (Self::Drawn(a), Self::Drawn(b)) => a.iter_mut().zip(b).for_each(|(a, b)| a.1.merge(&b.1)),
            (Self::LeftOut(a), Self::LeftOut(b)) => a.iter_mut().zip(b).for_each(|(a, b)| a.1 += b.1),
            (Self::Cuts(a), Self::Cuts(b)) => a.iter_mut().zip(b).for_each(|(a, b)| a.2.merge(&b.2)),
            _ => unreachable!("both are of one assumption"),
        }
    }

    /// Notes what the assumption at a position took cell by cell.
    pub(crate) fn note(&mut self, assumption: usize, noted: &Noted) {
        match self {
            Self::Errors(nodes) => {
                let alike = noted.errors.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
                for errors in alike.filter(|errors| errors[0].0 == assumption) {
                    let indicator = errors[0].1;
                    nodes[indicator].1.add_all(&errors.iter().map(|error| error.2).collect::<Vec<_>>());
                }
            }
            Self::Drawn(nodes) => {
                for &(node, value) in &noted.drawn {
                    if let Some((_, values)) = nodes.iter_mut().find(|(known, _)| *known == node) {
                        values.add(value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether it took one and the same all the time, or left out a way it might have taken.
    fn never_varied(&self) -> bool {
        let is_constant =
            |all: &Distribution| all.extremes().is_none_or(|(least, greatest)| least == greatest);
        match self {
            Self::Alternatives(counts) => counts.contains(&0),
            Self::LeftOut(nodes) => nodes.iter().all(|(_, count)| *count == 0),
            Self::Shares(nodes) | Self::Errors(nodes) | Self::Drawn(nodes) => {
                nodes.iter().all(|(_, all)| is_constant(all))
            }
            Self::Cuts(cuts) => cuts.iter().all(|(.., all)| is_constant(all)),
        }
    }
}

impl Model<'_> {
    /// `drawn` are indicators with drawn cells, and how far a pilot's values reached.
    pub(crate) fn blank_taken(&self, drawn: &[(NodeId, (f64, f64))]) -> Vec<Taken> {
        let blank = |(at, assumption): (usize, &Assumption)| {
            let nodes = || self.sampler.slots_of(at).iter().map(|&slot| self.tree.nodes[slot]);
            match &assumption.kind {
                Kind::Alternatives(alternatives) => Taken::Alternatives(vec![0; alternatives.len()]),
                Kind::Weights { .. } => {
                    Taken::Shares(nodes().map(|node| (node, Distribution::between(0.0, 1.0))).collect())
                }
                Kind::Inclusion { .. } => Taken::LeftOut(nodes().map(|node| (node, 0)).collect()),
                Kind::Data(error) => {
                    let (low, high) = Shaped::of(error.shape, error.size).reach();
                    let all = error.indicators.iter();
                    Taken::Errors(all.map(|&node| (node, Distribution::between(low, high))).collect())
                }
                Kind::Imputation => {
                    let of = |&(node, (low, high)): &(NodeId, (f64, f64))| {
                        (node, Distribution::between(low, high))
                    };
                    Taken::Drawn(drawn.iter().map(of).collect())
                }
                Kind::TierCuts(band) => Taken::Cuts(self.blank_cuts(*band)),
            }
        };
        self.assumptions.iter().enumerate().map(blank).collect()
    }

    fn blank_cuts(&self, band: Band) -> Vec<(NodeId, usize, Distribution)> {
        let reach = match band {
            Band::Score(reach) => reach,
            Band::Places(reach) => f64::from(reach),
        };
        let cuts = |(inner, &count): (usize, &usize)| {
            let node = self.tree.nodes[self.tree.leaves + inner];
            (1..=count).map(move |cut| (node, cut, Distribution::between(-reach, reach)))
        };
        self.cuts.iter().enumerate().flat_map(cuts).collect()
    }

    /// What never varied is an error: its part of the audit would be a claim about nothing.
    pub(crate) fn check_taken(&self, taken: &[Taken]) -> Result<(), Vec<Finding>> {
        let all = self.assumptions.iter().zip(taken);
        let finding = |(assumption, _): (&Assumption, &Taken)| {
            Finding::error("audit-never-varied", About::Programme).with("assumption", &assumption.name)
        };
        let findings: Vec<_> = all.filter(|(_, taken)| taken.never_varied()).map(finding).collect();
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}
