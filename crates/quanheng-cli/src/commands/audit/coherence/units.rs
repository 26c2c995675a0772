//! Who is ahead whatever the weights, whose order hangs on third units, and who would gain by weights of its own.

use quanheng_audit::coherence::{Doubt, Doubted, Removal, Removed, Scale};
use quanheng_index::{Finding, Subject as About};

use super::{Found, count, words};
use crate::report::{Column, Section, Show, unit_columns};

/// The tables, and what is to be said about them.
pub(super) fn sections(found: &Found) -> (Vec<Section>, Vec<Finding>) {
    let mut sections = vec![dominance(found), dominating(found)];
    let mut notes = Vec::new();
    if found.coherence.reversal.is_passed_over {
        let note = Finding::note("coherence-reversal-passed-over", About::Programme);
        notes.push(note.with("units", found.coherence.members.len()));
    } else {
        sections.extend([removals(found), reversed(found)]);
        notes.extend(about_removals(found));
    }
    match &found.coherence.doubt {
        Ok(doubt) => {
            sections.push(benefit(found, doubt));
            notes.push(agreement(doubt));
        }
        Err(refusal) => notes.push(Finding {
            arguments: refusal.arguments.clone(),
            ..Finding::note("coherence-no-doubt", About::Programme)
        }),
    }
    (sections, notes)
}

/// A row for each member: how many it dominates, and the other way round.
fn dominance(found: &Found) -> Section {
    let (members, dominance) = (&found.coherence.members, &found.coherence.dominance);
    let counts = |of: &[usize]| of.iter().map(|&number| count(number)).collect();
    let ranks = found.ranks(members);
    let mut columns = unit_columns(found.session, found.programme, members);
    columns.extend([
        ranks,
        Column::count("dominates", Show::Plain, counts(&dominance.over)),
        Column::count("dominated_by", Show::Plain, counts(&dominance.under)),
    ]);
    let takes_part = |row: usize| dominance.over[row] + dominance.under[row] > 0;
    let size = |row: usize| Some(dominance.over[row] as f64 - dominance.under[row] as f64);
    Section::new("coherence_dominance", columns)
        .showing(takes_part, size)
        .legend("coherence-dominance-legend")
}

/// A row for each pair of which one dominates the other.
fn dominating(found: &Found) -> Section {
    let dominance = &found.coherence.dominance;
    let units = |of: fn(&quanheng_audit::coherence::Dominates) -> usize| -> Vec<_> {
        dominance.pairs.iter().map(|pair| Some(found.coherence.members[of(pair)])).collect()
    };
    let behind = |at: usize| Some(if dominance.behind.contains(&at) { "yes" } else { "no" });
    let columns = vec![
        found.units("better", &units(|pair| pair.better)),
        found.units("worse", &units(|pair| pair.worse)),
        Column::count("common", Show::Plain, dominance.pairs.iter().map(|pair| count(pair.common)).collect()),
        words("ranked_behind", (0..dominance.pairs.len()).map(behind)),
    ];
    Section::new("coherence_dominance_pairs", columns).for_files()
}

/// A row for each removal; shown are those that reverse a pair.
fn removals(found: &Found) -> Section {
    let removals = &found.coherence.reversal.removals;
    let rows: Vec<usize> = removals.iter().map(|removal| removal.row).collect();
    let counts = |of: fn(&Removed) -> usize| {
        removals.iter().map(|removal| removal.found.as_ref().ok().map(of).and_then(count)).collect()
    };
    let greatest = |removal: &Removal| removal.found.as_ref().ok()?.greatest;
    let moved: Vec<_> = removals.iter().map(|removal| greatest(removal).map(|(row, _)| row)).collect();
    // Ranks gained: a rank that grows is a loss.
    let gained = removals.iter().map(|removal| greatest(removal).map(|(_, change)| -change)).collect();
    let refused = |removal: &Removal| removal.found.as_ref().err()?.first().map(|finding| finding.code);
    let mut columns = unit_columns(found.session, found.programme, &rows);
    columns.extend([
        found.ranks(&rows),
        Column::count("reversed_pairs", Show::Plain, counts(|removed| removed.reversed.len())),
        Column::count("ties_changed", Show::Hidden, counts(|removed| removed.ties)),
        Column::count("places_lost", Show::Hidden, counts(|removed| removed.lost)),
        found.units("most_moved", &moved),
        Column::count("ranks_gained", Show::Gained, gained),
        words("refused", removals.iter().map(refused)),
    ]);
    let reversed = |row: usize| removals[row].found.as_ref().map_or(0, |removed| removed.reversed.len());
    let least = tenth(removals.iter().enumerate().map(|(row, _)| reversed(row)).collect());
    Section::new("coherence_reversal", columns)
        .showing(|row| reversed(row) >= least, |row| Some(reversed(row) as f64))
        .legend("coherence-reversal-legend")
}

/// The tenth greatest number, and at least 1.
fn tenth(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers.get(9).copied().unwrap_or(1).max(1)
}

/// What the table of removals does not say: that nothing was reversed, or that steps refused to run.
fn about_removals(found: &Found) -> Vec<Finding> {
    let removals = &found.coherence.reversal.removals;
    let refused = removals.iter().filter_map(|removal| removal.found.as_ref().err()?.first());
    let codes: Vec<&str> = refused.map(|finding| finding.code).collect();
    let mut notes = Vec::new();
    if let Some(code) = codes.first() {
        let note = Finding::note("coherence-removals-refused", About::Programme);
        notes.push(note.with("count", codes.len()).with("units", removals.len()).with("code", code));
    }
    if found.coherence.reversal.count() == 0 && codes.len() < removals.len() {
        let note = Finding::note("coherence-reversal-none", About::Programme);
        notes.push(note.with("units", removals.len() - codes.len()));
    }
    notes
}

/// A row for each pair that a removal reverses.
fn reversed(found: &Found) -> Section {
    let of = |removal: &Removal| {
        let pairs = removal.found.as_ref().map(|removed| removed.reversed.clone()).unwrap_or_default();
        pairs.into_iter().map(|(ahead, behind)| [removal.row, ahead, behind]).collect::<Vec<_>>()
    };
    let rows: Vec<[usize; 3]> = found.coherence.reversal.removals.iter().flat_map(of).collect();
    let units = |at: usize| rows.iter().map(|row| Some(row[at])).collect::<Vec<_>>();
    let columns = vec![
        found.units("removed", &units(0)),
        found.units("was_ahead", &units(1)),
        found.units("then_ahead", &units(2)),
    ];
    Section::new("coherence_reversal_pairs", columns).for_files()
}

/// A row for each member beside benefit of the doubt; the greatest loss first.
fn benefit(found: &Found, doubt: &Doubt) -> Section {
    let rows: Vec<usize> = doubt.units.iter().map(|unit| found.coherence.members[unit.member]).collect();
    let counts = |of: fn(&Doubted) -> usize| doubt.units.iter().map(|unit| count(of(unit))).collect();
    let numbers = |of: fn(&Doubted) -> f64| doubt.units.iter().map(|unit| Some(of(unit))).collect();
    let gained = |unit: &Doubted| Some(count(unit.index_rank)? - count(unit.rank)?);
    let mut columns = unit_columns(found.session, found.programme, &rows);
    columns.extend([
        Column::count("place", Show::Plain, counts(|unit| unit.index_rank)),
        Column::number("given_score", Show::Number, numbers(|unit| unit.given)),
        Column::number("own_score", Show::Number, numbers(|unit| unit.score)),
        Column::number("weights_loss", Show::Number, numbers(Doubted::loss)),
        Column::count("own_rank", Show::Plain, counts(|unit| unit.rank)),
        Column::count("ranks_gained", Show::Gained, doubt.units.iter().map(gained).collect()),
    ]);
    Section::new("coherence_doubt", columns)
        .showing(|_| true, |row| Some(doubt.units[row].loss()))
        .legend("coherence-doubt-legend")
}

fn agreement(doubt: &Doubt) -> Finding {
    let shown = |of: Option<f64>| of.map_or_else(|| "—".to_owned(), |value| format!("{value:.2}"));
    let frontier = doubt.units.iter().filter(|unit| unit.rank == 1).count();
    let scale = match doubt.scale {
        Scale::AsTheyAre => "as-is",
        Scale::MinMax => "min-max",
    };
    Finding::note("coherence-doubt", About::Programme)
        .with("spearman", shown(doubt.spearman))
        .with("kendall", shown(doubt.kendall))
        .with("frontier", frontier)
        .with("units", doubt.units.len())
        .with("scale", scale)
}
