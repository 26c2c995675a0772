//! Every assumption in a line: what it varies, and what it took. The values one by one are in `uncertainty_taken`.

use quanheng_audit::{Assumption, Distribution, Kind, Taken};

use super::Results;
use crate::numbers::{brief, fixed};
use crate::report::{Column, Section, Show};

pub(super) fn section(results: &Results) -> Section {
    let all = results.audited.assumptions();
    let names = all.iter().map(|assumption| Some(assumption.name.clone())).collect();
    let slugs: Vec<&str> = all.iter().map(|assumption| slug(&assumption.kind)).collect();
    let session = results.session;
    let varied = slugs.iter().map(|slug| session.say(&format!("audit-vary-{slug}"), &[])).collect();
    let took: Vec<String> = all
        .iter()
        .zip(&results.found.taken)
        .map(|(assumption, taken)| words(results, assumption, taken))
        .collect();
    let columns = vec![
        Column::text("assumption", Show::Plain, names),
        Column::text("vary", Show::As(varied), slugs.iter().map(|slug| Some((*slug).to_owned())).collect()),
        Column::text("took", Show::Long, took.into_iter().map(Some).collect()),
    ];
    Section::new("uncertainty_assumptions", columns)
}

/// The word that `vary` has for it in `quanheng.toml`.
const fn slug(kind: &Kind) -> &'static str {
    match kind {
        Kind::Alternatives(_) => "method",
        Kind::Weights { .. } => "weights",
        Kind::Inclusion { .. } => "inclusion",
        Kind::Data(_) => "data",
        Kind::Imputation => "imputation",
        Kind::TierCuts(_) => "tier-cuts",
    }
}

fn words(results: &Results, assumption: &Assumption, taken: &Taken) -> String {
    let session = results.session;
    let replicates = results.tally.replicates().max(1) as f64;
    let percent = |share: f64| fixed(share * 100.0, 1);
    let say = |code: &str, count: usize, more: &[(&'static str, String)]| {
        let mut arguments = vec![("count", count.to_string())];
        arguments.extend(more.iter().cloned());
        session.say(code, &arguments)
    };
    match taken {
        Taken::Alternatives(counts) => {
            let Kind::Alternatives(labels) = &assumption.kind else { return String::new() };
            let one = |(label, &count): (&quanheng_audit::Alternative, &u64)| {
                let share = percent(count as f64 / replicates);
                session.say("audit-took-alternative", &[("label", label.label.clone()), ("percent", share)])
            };
            let all: Vec<String> = labels.iter().zip(counts).map(one).collect();
            all.join(&session.say("separator", &[]))
        }
        Taken::LeftOut(nodes) => {
            let total: u64 = nodes.iter().map(|(_, count)| count).sum();
            let share = total as f64 / replicates / nodes.len().max(1) as f64;
            say("audit-took-left-out", nodes.len(), &[("percent", percent(share))])
        }
        Taken::Shares(nodes) => {
            let (low, high) = ends(nodes.iter().map(|(_, share)| share));
            say("audit-took-shares", nodes.len(), &[("low", percent(low)), ("high", percent(high))])
        }
        Taken::Errors(nodes) => {
            let (low, high) = ends(nodes.iter().map(|(_, error)| error));
            say("audit-took-errors", nodes.len(), &[("low", brief(low)), ("high", brief(high))])
        }
        Taken::Drawn(nodes) => say("audit-took-drawn", nodes.len(), &[]),
        Taken::Cuts(cuts) => {
            let (low, high) = ends(cuts.iter().map(|(.., moved)| moved));
            say("audit-took-cuts", cuts.len(), &[("low", brief(low)), ("high", brief(high))])
        }
    }
}

/// Least and greatest of some distributions; 0 without any.
fn ends<'d>(all: impl Iterator<Item = &'d Distribution>) -> (f64, f64) {
    let wider = |(low, high): (f64, f64), (least, greatest): (f64, f64)| (low.min(least), high.max(greatest));
    all.filter_map(Distribution::extremes).reduce(wider).unwrap_or((0.0, 0.0))
}
