//! What must be said in words of how sure ranks and tiers are.

use quanheng_index::{Finding, Subject as About};

use super::Results;
use super::pairs::pairs;
use crate::numbers::fixed;

/// An order is told when it turns round in at least this share of the replicates.
const TURNED: f64 = 0.25;
/// A tier is told when it is less probable than this.
const SURE: f64 = 0.9;
/// Pairs told one by one; further ones are counted.
const MOST_PAIRS: usize = 5;
/// Units told by name.
const MOST_UNITS: usize = 12;

pub(super) fn of(results: &Results) -> Vec<Finding> {
    let mut found: Vec<Finding> = leader(results).into_iter().collect();
    found.extend(orders(results));
    found.extend(tiers(results));
    found.extend(widest(results));
    found
}

fn note(code: &'static str) -> Finding {
    Finding::note(code, About::Programme)
}

fn percent(share: f64) -> String {
    fixed(share * 100.0, if share > 0.0 && share < 0.01 { 2 } else { 0 })
}

/// Who leads, and how often.
fn leader(results: &Results) -> Option<Finding> {
    let &first = results.order.first()?;
    let share = *results.tally.rank_probabilities(first).first()?;
    Some(note("audit-leader").with("unit", results.name(first)).with("percent", percent(share)))
}

/// Neighbours whose order turns round often, the least sure first.
fn orders(results: &Results) -> Vec<Finding> {
    let mut unsure: Vec<_> =
        pairs(results).into_iter().filter(|pair| pair.are_neighbours && pair.behind >= TURNED).collect();
    unsure.sort_by(|a, b| b.behind.total_cmp(&a.behind));
    let told = unsure.iter().take(MOST_PAIRS).map(|pair| {
        note("audit-order-unsure")
            .with("first", results.name(pair.better))
            .with("second", results.name(pair.worse))
            .with("percent", percent(pair.behind))
    });
    let mut found: Vec<Finding> = told.collect();
    if unsure.len() > MOST_PAIRS {
        let least = percent(TURNED);
        found.push(
            note("audit-orders-unsure").with("count", unsure.len() - MOST_PAIRS).with("percent", least),
        );
    }
    found
}

/// Units whose tier is not sure.
fn tiers(results: &Results) -> Option<Finding> {
    let probability = |member: usize| {
        let tier = usize::from(results.counted.nominal.tiers[member]);
        results.tally.tier_probabilities(member).get(tier.checked_sub(1)?).copied()
    };
    let mut unsure: Vec<(usize, f64)> = results
        .order
        .iter()
        .filter_map(|&member| Some((member, probability(member)?)))
        .filter(|(_, probability)| *probability < SURE)
        .collect();
    unsure.sort_by(|a, b| a.1.total_cmp(&b.1));
    if unsure.is_empty() {
        return None;
    }
    let session = results.session;
    let named = |&(member, probability): &(usize, f64)| {
        let tier = results.tier_name(results.counted.nominal.tiers[member]);
        let arguments =
            [("unit", results.name(member)), ("tier", tier), ("probability", fixed(probability, 2))];
        session.say("audit-unit-of-tier", &arguments)
    };
    let names: Vec<String> = unsure.iter().take(MOST_UNITS).map(named).collect();
    let finding = note("audit-tiers-unsure").with("count", unsure.len()).with("sure", fixed(SURE, 1));
    Some(finding.with("units", names.join(&session.say("separator", &[]))))
}

/// The unit whose place is least known.
fn widest(results: &Results) -> Option<Finding> {
    let ends = |&member: &usize| {
        let quantile = |p| results.tally.rank_quantile(member, p);
        Some((member, quantile(0.05)?, quantile(0.95)?))
    };
    let spans = results.order.iter().filter_map(ends);
    let (member, low, high) = spans.max_by_key(|(_, low, high)| high - low)?;
    Some(note("audit-widest").with("unit", results.name(member)).with("low", low).with("high", high))
}
