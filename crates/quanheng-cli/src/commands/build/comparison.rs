//! The comparison with published results on the terminal.

use quanheng_data::agreement::Agreement;
use quanheng_index::agreement::{OrderAgreement, Pair};
use quanheng_programme::Programme;

use crate::failure::Failure;
use crate::layout::{self, Ink};
use crate::numbers::{fixed, plain};
use crate::session::Session;

/// Largest differences that are named.
const NAMED: usize = 5;

/// Prints a block for each published list.
pub(super) fn show(
    session: &mut Session,
    programme: &Programme,
    agreements: &[&Agreement],
) -> Result<(), Failure> {
    if agreements.is_empty() {
        return Ok(());
    }
    session.heading("build-published", &[])?;
    for agreement in agreements {
        let title = agreement.title.get(session.language).unwrap_or(&agreement.file);
        session.line(format!("  {title}"))?;
        for text in sentences(session, programme, agreement) {
            for line in layout::wrap(&text, session.width.saturating_sub(4)) {
                let line = session.paint.ink(Ink::Faint, &line);
                session.line(format!("    {line}"))?;
            }
        }
    }
    Ok(())
}

fn sentences(session: &Session, programme: &Programme, agreement: &Agreement) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(top) = agreement.top {
        let arguments = [
            ("equal", top.same.to_string()),
            ("units", top.of.to_string()),
            ("ranked", agreement.ranked.to_string()),
        ];
        sentences.push(session.say("agreement-top", &arguments));
    }
    if let Some(ranks) = &agreement.ranks {
        sentences.push(said_of_ranks(session, agreement, ranks));
    }
    if let Some(scores) = &agreement.scores {
        let decimals = programme.published.get(agreement.source).and_then(|source| source.decimals);
        sentences.push(said_of_scores(session, scores, decimals));
    }
    if let Some(tiers) = agreement.tiers {
        let arguments = [("equal", tiers.same.to_string()), ("units", tiers.of.to_string())];
        sentences.push(session.say("agreement-tiers", &arguments));
    }
    let furthest = agreement.ranks.as_ref().or(agreement.scores.as_ref());
    sentences.extend(furthest.and_then(|order| said_of_largest(session, programme, order)));
    sentences
}

fn said_of_ranks(session: &Session, agreement: &Agreement, ranks: &OrderAgreement) -> String {
    let coefficient = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| fixed(value, 3));
    let arguments = [
        ("units", ranks.units.to_string()),
        ("ranked", agreement.ranked.to_string()),
        ("spearman", coefficient(ranks.spearman)),
        ("kendall", coefficient(ranks.kendall)),
        ("mean", fixed(ranks.mean_absolute_difference, 2)),
    ];
    let code = match agreement.top {
        _ if ranks.largest() == 0.0 => "agreement-ranks-equal",
        Some(_) => "agreement-ranks-top",
        None if ranks.units < agreement.ranked => "agreement-ranks-some",
        None => "agreement-ranks",
    };
    session.say(code, &arguments)
}

fn said_of_scores(session: &Session, scores: &OrderAgreement, decimals: Option<u32>) -> String {
    let Some(decimals) = decimals else {
        let arguments = [
            ("units", scores.units.to_string()),
            ("mean", small(scores.mean_absolute_difference)),
            ("largest", small(scores.largest())),
        ];
        return session.say("agreement-scores", &arguments);
    };
    let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let equal = scores.differences.iter().filter(|pair| pair.difference() < half).count();
    let arguments = [
        ("units", scores.units.to_string()),
        ("equal", equal.to_string()),
        ("decimals", decimals.to_string()),
        ("largest", small(scores.largest())),
    ];
    session.say("agreement-scores-rounded", &arguments)
}

/// A difference to two digits, whatever its size.
fn small(difference: f64) -> String {
    if difference != 0.0 && difference < 1e-3 { format!("{difference:.0e}") } else { fixed(difference, 3) }
}

fn said_of_largest(session: &Session, programme: &Programme, order: &OrderAgreement) -> Option<String> {
    // Rounding in print is no difference worth a name.
    let differs = |pair: &&Pair| pair.difference() > 1e-6;
    let named: Vec<String> = order
        .differences
        .iter()
        .filter(differs)
        .take(NAMED)
        .map(|pair| {
            let arguments = [
                ("unit", programme.unit_name(pair.row, session.language).to_owned()),
                ("ours", plain(pair.ours)),
                ("published", plain(pair.published)),
            ];
            session.say("agreement-difference", &arguments)
        })
        .collect();
    (!named.is_empty())
        .then(|| session.say("agreement-largest", &[("list", named.join(&session.say("separator", &[])))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_differences_keep_their_size() {
        assert_eq!(small(0.0), "0.000");
        assert_eq!(small(0.0123), "0.012");
        assert_eq!(small(4.2e-7), "4e-7");
    }
}
