//! How precise the figures are: the greatest Monte Carlo standard error of each kind, and the replicates still needed.

use quanheng_audit::{Figure, Level};

use super::Results;
use crate::report::{Column, Section, Show};

/// What a kind of figure is wanted to be known to.
const RANK: f64 = 0.05;
const PROBABILITY: f64 = 0.005;

/// A row for each kind of figure of the index.
pub(super) fn section(results: &Results) -> Section {
    let units = 0..results.found.members.len();
    let levels = || Level::ALL.into_iter();
    let tiers = |unit: usize| 1..=results.tally.tier_probabilities(unit).len();
    let of_units =
        |figures: &dyn Fn(usize) -> Vec<Figure>| units.clone().flat_map(figures).collect::<Vec<_>>();
    let kinds: [(&'static str, Vec<Figure>, f64); 5] = [
        ("mean-rank", of_units(&|unit| vec![Figure::MeanRank(unit)]), RANK),
        (
            "rank-quantile",
            of_units(&|unit| levels().map(|level| Figure::RankQuantile(unit, level)).collect()),
            RANK,
        ),
        (
            "rank-probability",
            of_units(&|unit| (1..=units.len()).map(|rank| Figure::Rank(unit, rank)).collect()),
            PROBABILITY,
        ),
        (
            "tier-probability",
            of_units(&|unit| tiers(unit).map(|tier| Figure::Tier(unit, tier)).collect()),
            PROBABILITY,
        ),
        (
            "ahead",
            of_units(&|unit| units.clone().filter(|&o| o != unit).map(|o| Figure::Ahead(unit, o)).collect()),
            PROBABILITY,
        ),
    ];
    let error = |figures: &[Figure]| {
        figures.iter().filter_map(|&figure| results.counted.standard_error(figure)).reduce(f64::max)
    };
    let needed = |figures: &[Figure], precision: f64| {
        figures.iter().filter_map(|&figure| results.counted.replicates_needed(figure, precision)).max()
    };
    let known: Vec<_> = kinds.iter().filter(|(_, figures, _)| error(figures).is_some()).collect();
    let session = results.session;
    let names = known.iter().map(|(kind, ..)| Some((*kind).to_owned())).collect();
    let shown = known.iter().map(|(kind, ..)| session.say(&format!("audit-figure-{kind}"), &[])).collect();
    let needed = known.iter().map(|(_, figures, precision)| i64::try_from(needed(figures, *precision)?).ok());
    let columns = vec![
        Column::text("figure", Show::As(shown), names),
        Column::number(
            "standard_error_most",
            Show::Figure,
            known.iter().map(|(_, figures, _)| error(figures)).collect(),
        ),
        Column::number(
            "wanted",
            Show::Figure,
            known.iter().map(|(.., precision)| Some(*precision)).collect(),
        ),
        Column::count("replicates_needed", Show::Plain, needed.collect()),
    ];
    Section::new("uncertainty_precision", columns).legend("audit-uncertainty-precision-legend")
}
