//! Why scores and ranks moved between two editions: an exact split by cause.
//!
//! # What is compared
//! An *edition* is a method and its data, run, seen at one node in one period. Between an old and a new edition of a
//! programme four things can differ, the *factors*:
//!
//! | factor | old and new |
//! |---|---|
//! | units | which units take part |
//! | revision | figures both editions have (same indicator, unit and period) and differ in, history added or cut |
//! | period | the period shown, and the periods scored with it: what really happened in between |
//! | method | framework (indicators, weights, goalposts, denominators), steps, and the groups of the units |
//!
//! A factor in which the editions do not differ drops out.
//!
//! # The mixed rebuilds
//! For every choice of old or new for revision, period and method the whole index is computed anew, over the units that
//! both editions have. Method m, period p and revision r mean:
//!
//! - framework, steps and groups are those of edition m; the period shown and the periods scored are those of edition p;
//! - a figure of an indicator and period of which both editions have figures is that of edition r, missing or not;
//! - where only one edition has figures of an indicator both know in a period, they are there when that edition is p, if
//!   an edition scores the period or it lies after the earlier of the two periods shown; else (history that was added or
//!   cut) when it is r;
//! - an indicator only one edition knows keeps that edition's figures. Where it has none in the period shown, those of its
//!   own edition's period stand in ([`StandIn`]), so that its coming or going is all method and nothing of it is taken
//!   for real change.
//!
//! A unit outside its validity has no figures. Tiers are not split: rebuilds leave `tier` steps out.
//!
//! # The split
//! The parts are Shapley's value over the rebuilds of the factors that differ: each factor is credited with what turning
//! it from old to new changes, averaged over the orders in which they may be turned. An order counts when no rebuild on
//! its way asks for figures that were never published (Shapley's value under precedence constraints, Faigle and Kern):
//!
//! - Where the old edition has no figures of the new period, there is no old vintage of them: revision is turned before
//!   the period, so that it is measured in the old period, and real change within the new vintage. The other way round
//!   where the new edition has none of the old period. With all figures in both, or where each lacks some, all orders
//!   count.
//! - Who is scored in one edition only has no figures for the worlds it is not in: those that left leave first, in the old
//!   edition as it was, and those that entered come last, into the new one as it is. Units = (old without those that
//!   left − old) + (new − new without those that entered).
//!
//! The parts add up to the whole change: scores to rounding, ranks exactly, as [`Fraction`]s of 2·3! or less. Exchanging
//! the editions turns every sign.
//!
//! # Missing, tied, constant
//! A unit with a score in only one edition entered or left; it has no split. A unit without a score in some rebuild has
//! none either, and the rebuild is named. A unit that is a reference in either edition influences nobody in any rebuild.
//! Ties and constant columns are what the methods make of them; a method that refuses a rebuild stops the split with a
//! finding that names the rebuild.
//!
//! Sources: Shapley (1953), A value for n-person games; Shorrocks (2013), Decomposition procedures for distributional
//! analysis: a unified framework based on the Shapley value, Journal of Economic Inequality 11; Faigle and Kern (1992),
//! The Shapley value for cooperative games under precedence constraints, International Journal of Game Theory.
//!
//! Example: the index is x·w with one figure x = 2, revised to 3, and w = 10, changed to 20 by the new method: 20 becomes
//! 60. Revision gets ((30 − 20) + (60 − 40))/2 = 15, method ((40 − 20) + (60 − 30))/2 = 25, together 40.

mod common;
mod differences;
mod edition;
mod fraction;
mod holdings;
mod mixing;
mod mixture;
mod rebuild;
mod split;

use quanheng_index::shapley::Orders;
use quanheng_index::{Finding, NodeId, Subject};

use common::Common;
use holdings::{Holdings, data_node};
use mixing::Mixing;
use split::Game;

pub use differences::{Differences, MethodDifference};
pub use edition::{Edition, Side};
pub use fraction::Fraction;
pub use mixing::StandIn;
pub use mixture::{Factor, Mixture};
pub use split::{Parts, Split, UnitMovement};

/// The split of all units' changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The factors in which the editions differ, in the order of [`Factor::ALL`].
    pub factors: Vec<Factor>,
    /// What differs, in detail.
    pub differences: Differences,
    /// The units of the new edition in its order, then those only the old one has.
    pub units: Vec<UnitMovement>,
    /// Figures that stood in for others in some rebuild.
    pub stand_ins: Vec<StandIn>,
}

/// Why there is no split.
#[derive(Debug, Clone, PartialEq)]
pub struct Stopped {
    /// The rebuild that could not be done, when it was one; its method's edition is the one the findings are about.
    pub mixture: Option<Mixture>,
    /// What stopped it, the reason in a nutshell first.
    pub findings: Vec<Finding>,
}

/// Splits the change from an old to a new edition.
///
/// # Errors
/// When the editions have no indicator or no scored unit in common or count time in other steps, or when a method
/// refuses one of the rebuilds.
pub fn movement(old: &Edition, new: &Edition) -> Result<Movement, Stopped> {
    let editions = [*old, *new];
    check(&editions)?;
    let common = Common::of(&editions);
    if common.is_void(&editions) {
        return Err(stopped(Finding::error("movement-no-common-unit", Subject::Programme)));
    }
    let holdings = Holdings::of(&editions, &common);
    let differences = Differences::between(&editions, &common, &holdings);
    let factors: Vec<Factor> = Factor::ALL
        .into_iter()
        .filter(|factor| match factor {
            Factor::Units => common.left || common.entered,
            Factor::Revision => differences.revised_figures > 0,
            Factor::Period => differences.periods,
            Factor::Method => differences.method.is_any(),
        })
        .collect();
    let players = mixture::players(&factors);
    let orders = Orders::through(players.len(), holdings.can_form(&editions, &players))
        .expect("of revision and period one can always come before the other");
    let plans = editions.each_ref().map(mixing::without_tiers);
    let mixing = Mixing { editions: &editions, common: &common, holdings: &holdings, plans: &plans };
    let (rebuilds, stand_ins) = rebuild::all(mixing, &players, &orders)?;
    let units = split::units(&Game {
        editions: &editions,
        common: &common,
        factors: &factors,
        players: &players,
        orders: &orders,
        rebuilds: &rebuilds,
    });
    Ok(Movement { factors, differences, units, stand_ins })
}

fn check(editions: &[Edition; 2]) -> Result<(), Stopped> {
    let [old, new] = editions.each_ref().map(|edition| edition.shown().frequency());
    if old != new {
        let finding = Finding::error("movement-frequencies", Subject::Programme);
        return Err(stopped(finding.with("old", old.slug()).with("new", new.slug())));
    }
    let [old, new] = editions.each_ref().map(|edition| edition.plan.framework());
    let is_shared = |node: NodeId| data_node(new, &old.node(node).code).is_some();
    if !old.data_nodes().any(is_shared) {
        return Err(stopped(Finding::error("movement-no-common-indicator", Subject::Programme)));
    }
    Ok(())
}

fn stopped(finding: Finding) -> Stopped {
    Stopped { mixture: None, findings: vec![finding] }
}
