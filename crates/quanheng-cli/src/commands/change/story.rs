//! In what the editions differ, and what must be known about the split.

use std::collections::BTreeMap;

use quanheng_audit::movement::{Factor, Side, Split, UnitMovement};
use quanheng_index::{Finding, Period, Subject};
use quanheng_programme::Programme;
use serde_json::{Value, json};

use super::Told;
use crate::session::Session;

/// Names listed at most.
const MOST: usize = 6;

/// A line for each difference.
pub(super) fn lines(session: &Session, told: &Told) -> Vec<String> {
    let (movement, editions) = (told.movement, told.editions);
    let differences = &movement.differences;
    let mut lines = Vec::new();
    let count =
        |of: fn(&Split) -> bool| movement.units.iter().filter(|unit| of(&unit.split)).count().to_string();
    let (entered, left) = (count(|split| *split == Split::Entered), count(|split| *split == Split::Left));
    if movement.factors.contains(&Factor::Units) {
        lines.push(session.say("movement-differs-units", &[("entered", entered), ("left", left)]));
    }
    if differences.revised_figures > 0 {
        let arguments = [
            ("figures", differences.revised_figures.to_string()),
            ("nodes", names(session, told, &differences.revised_nodes)),
        ];
        lines.push(session.say("movement-differs-revision", &arguments));
    }
    if differences.periods {
        let periods = [&editions.old, &editions.new].map(|edition| edition.shown().to_string());
        let [old, new] = periods;
        lines.push(session.say("movement-differs-period", &[("old", old), ("new", new)]));
    }
    let method = &differences.method;
    for (code, nodes) in [
        ("movement-differs-added", &method.added),
        ("movement-differs-dropped", &method.dropped),
        ("movement-differs-changed", &method.changed),
    ] {
        if !nodes.is_empty() {
            lines.push(session.say(code, &[("nodes", names(session, told, nodes))]));
        }
    }
    for (code, words) in
        [("movement-differs-steps", &method.steps), ("movement-differs-groupings", &method.groupings)]
    {
        if !words.is_empty() {
            lines.push(session.say(code, &[("words", words.join(&session.say("movement-separator", &[])))]));
        }
    }
    if let [only] = movement.factors[..] {
        lines.push(session.say(&format!("movement-only-{}", only.slug()), &[]));
    }
    if lines.is_empty() {
        lines.push(session.say("movement-differs-nothing", &[]));
    }
    lines
}

/// Names of nodes, the first of many.
fn names(session: &Session, told: &Told, codes: &[String]) -> String {
    let name = |code: &String| {
        let programmes = Side::BOTH.into_iter().rev().map(|side| &told.editions.of(side).held.programme);
        let named = |of: &Programme| {
            let node = of.indicators.iter().position(|row| row.raw.code == *code)?;
            Some(of.node_name(node, session.language).to_owned())
        };
        programmes.into_iter().find_map(named).unwrap_or_else(|| code.clone())
    };
    let mut names: Vec<String> = codes.iter().take(MOST).map(name).collect();
    if codes.len() > MOST {
        names.push("…".to_owned());
    }
    names.join(&session.say("movement-separator", &[]))
}

/// The same for a program.
pub(super) fn value(told: &Told) -> Value {
    let differences = &told.movement.differences;
    let method = &differences.method;
    json!({
        "revised_figures": differences.revised_figures,
        "revised_nodes": differences.revised_nodes,
        "periods": differences.periods,
        "nodes_added": method.added,
        "nodes_dropped": method.dropped,
        "nodes_changed": method.changed,
        "steps": method.steps,
        "groupings": method.groupings,
    })
}

/// What must be known about the split.
pub(super) fn notes(session: &Session, told: &Told) -> Vec<Finding> {
    let mut notes = Vec::new();
    let [old, new] = Side::BOTH.map(|side| &told.editions.of(side).held.programme);
    if old.id != new.id {
        let finding = Finding::note("movement-other-programme", Subject::Programme);
        notes.push(finding.with("old", &old.id).with("new", &new.id));
    }
    notes.extend(measures(old, new));
    notes.extend(stand_ins(session, told));
    let is_broken = |unit: &&UnitMovement| matches!(unit.split, Split::Broken(_));
    let broken: Vec<&UnitMovement> = told.movement.units.iter().filter(is_broken).collect();
    if let Some(first) = broken.first()
        && let Split::Broken(mixture) = first.split
    {
        let finding = Finding::warning("movement-unsplit", Subject::Programme)
            .with("count", broken.len())
            .with("unit", &first.code)
            .with("revision", mixture.revision.slug())
            .with("period", told.editions.of(mixture.period).shown())
            .with("method", mixture.method.slug());
        notes.push(finding);
    }
    notes
}

/// Indicators that keep their code and are measured in another unit.
fn measures(old: &Programme, new: &Programme) -> Vec<Finding> {
    let twin = |code: &str| new.indicators.iter().find(|row| row.raw.code == code);
    let differing = old.indicators.iter().filter_map(|row| {
        let (old, new) = (row.unit.as_ref()?, twin(&row.raw.code)?.unit.as_ref()?);
        let finding = Finding::warning("movement-other-measure", Subject::Programme);
        (old != new).then(|| finding.with("node", &row.raw.code).with("old", old).with("new", new))
    });
    differing.collect()
}

/// Figures that stood in, by their periods.
fn stand_ins(session: &Session, told: &Told) -> Vec<Finding> {
    let mut by_periods: BTreeMap<(Period, Period), Vec<String>> = BTreeMap::new();
    for one in &told.movement.stand_ins {
        by_periods.entry((one.period, one.of)).or_default().push(one.node.clone());
    }
    let finding = |((period, of), codes): ((Period, Period), Vec<String>)| {
        Finding::note("movement-stood-in", Subject::Programme)
            .with("count", codes.len())
            .with("nodes", names(session, told, &codes))
            .with("period", period)
            .with("of", of)
    };
    by_periods.into_iter().map(finding).collect()
}
