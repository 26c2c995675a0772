//! The rebuilds: what each coalition of factors gives.

use quanheng_index::shapley::Orders;
use quanheng_index::{Finding, Keep, Place, Severity, Subject};
use rayon::prelude::*;

use super::Stopped;
use super::common::Common;
use super::edition::{Edition, Side};
use super::mixing::{Mixing, StandIn};
use super::mixture::{Factor, Mixture};

/// Scores and ranks of the common units, in their order, in one world.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) scores: Vec<Option<f64>>,
    /// Places in halves.
    pub(super) halves: Vec<Option<i64>>,
}

/// The outcome of each coalition of the players that `orders` pass through, by its number, and the figures that stood
/// in.
pub(super) fn all(
    mixing: Mixing,
    players: &[Factor],
    orders: &Orders,
) -> Result<(Vec<Option<Outcome>>, Vec<StandIn>), Stopped> {
    let Mixing { editions, common, .. } = mixing;
    let last = (1 << players.len()) - 1;
    let outcome = |coalition: usize| {
        if !orders.pass(coalition) {
            return Ok((None, Vec::new()));
        }
        if coalition == 0 && !common.left {
            return Ok((Some(own(editions, common, Side::Old)), Vec::new()));
        }
        if coalition == last && !common.entered {
            return Ok((Some(own(editions, common, Side::New)), Vec::new()));
        }
        rebuild(mixing, Mixture::of(players, coalition)).map(|(outcome, stood_in)| (Some(outcome), stood_in))
    };
    let done: Vec<_> = (0..last + 1).into_par_iter().map(outcome).collect();
    let (mut outcomes, mut stand_ins) = (Vec::new(), Vec::new());
    for done in done {
        let (outcome, stood_in) = done?;
        outcomes.push(outcome);
        stand_ins.extend(stood_in);
    }
    stand_ins.sort_unstable();
    stand_ins.dedup();
    Ok((outcomes, stand_ins))
}

/// What an edition's own run gives the common units.
fn own(editions: &[Edition; 2], common: &Common, side: Side) -> Outcome {
    let edition = &editions[side as usize];
    let rows = || common.units.iter().map(|unit| unit.rows[side as usize]);
    Outcome {
        scores: rows().map(|row| edition.score(row)).collect(),
        halves: rows().map(|row| halves(edition.place(row))).collect(),
    }
}

pub(super) fn halves(place: Option<Place>) -> Option<i64> {
    place.map(|place| i64::from(place.halves()))
}

fn rebuild(mixing: Mixing, mixture: Mixture) -> Result<(Outcome, Vec<StandIn>), Stopped> {
    let Mixing { editions, common, .. } = mixing;
    let mixed = mixing.mix(mixture);
    let edition = &editions[mixture.method as usize];
    let run = mixing.plans[mixture.method as usize]
        .run_owned(mixed.panel, &mixed.scored, Keep::Facts)
        .map_err(|findings| refused(editions, mixture, findings))?;
    let column = run.scores(edition.node, mixed.period);
    let places = run.places(edition.node, mixed.period);
    let mut outcome =
        Outcome { scores: vec![None; common.units.len()], halves: vec![None; common.units.len()] };
    for (row, at) in common.order(mixture.method).into_iter().enumerate() {
        outcome.scores[at] = column.value(row);
        outcome.halves[at] = halves(places.and_then(|places| places.get(row)));
    }
    Ok((outcome, mixed.stand_ins))
}

/// The rebuild that could not be done, then why.
fn refused(editions: &[Edition; 2], mixture: Mixture, findings: Vec<Finding>) -> Stopped {
    let about = Finding::error("movement-rebuild-refused", Subject::Programme)
        .with("revision", mixture.revision.slug())
        .with("period", editions[mixture.period as usize].shown())
        .with("method", mixture.method.slug());
    let errors = findings.into_iter().filter(|finding| finding.severity == Severity::Error);
    Stopped { mixture: Some(mixture), findings: std::iter::once(about).chain(errors).collect() }
}
