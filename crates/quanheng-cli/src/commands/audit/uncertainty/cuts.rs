//! The cuts between tiers: whether the same units stay above them.

use super::Results;
use crate::report::{Column, Section, Show};

/// A row for each cut of the index; none without tiers.
pub(super) fn section(results: &Results) -> Section {
    let cuts = results.counted.cuts();
    let name = |number: usize| {
        let tier = |number: usize| results.tier_name(u16::try_from(number).unwrap_or(u16::MAX));
        format!("{} | {}", tier(number), tier(number + 1))
    };
    let near = |of: fn((usize, usize)) -> usize| -> (Vec<Option<String>>, Vec<String>) {
        let members = cuts.iter().map(|cut| cut.nearest.map(of));
        let code = |member: usize| results.audited.programme.units.get(results.row(member)).code.clone();
        let codes = members.clone().map(|member| member.map(code)).collect();
        (codes, members.map(|member| member.map(|m| results.name(m)).unwrap_or_default()).collect())
    };
    let (above, above_shown) = near(|pair| pair.0);
    let (below, below_shown) = near(|pair| pair.1);
    let columns = vec![
        Column::text("cut", Show::Plain, cuts.iter().map(|cut| Some(name(cut.number))).collect()),
        Column::number("stable", Show::Share, cuts.iter().map(|cut| Some(cut.stable)).collect()),
        Column::text("last_above", Show::As(above_shown), above),
        Column::text("first_below", Show::As(below_shown), below),
        Column::number("swapped", Show::Share, cuts.iter().map(|cut| cut.swapped).collect()),
    ];
    Section::new("uncertainty_cuts", columns).legend("audit-uncertainty-cuts-legend")
}
