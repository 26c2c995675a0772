//! An explanation as JSON, and what both forms need to know about a node.

use quanheng_index::explain::{ExplainedNode, Stage};
use quanheng_index::{Mark, NodeId, NodeKind, Place, StepKind, finding};
use quanheng_programme::Programme;
use serde_json::{Map, Value, json};

use super::{Explained, sums};
use crate::caution;
use crate::scoring::{Scored, tier};

/// What every explanation begins with.
pub(super) fn head(explained: &Explained) -> Map<String, Value> {
    let Explained { programme, scored, unit, period, .. } = explained;
    let head = json!({
        "programme": programme.id,
        "caution": caution::value(programme),
        "scenario": explained.scenario,
        "period": scored.run.periods()[*period].to_string(),
        "unit": unit_json(programme, *unit),
    });
    head.as_object().cloned().unwrap_or_default()
}

/// A unit with its names.
pub(super) fn unit_json(programme: &Programme, unit: usize) -> Value {
    let words = &programme.unit_names[unit];
    json!({ "code": programme.units.get(unit).code, "name_zh": words.zh, "name_en": words.en })
}

/// The tree and what divides it.
pub(super) fn tree(explained: &Explained) -> [(&'static str, Value); 2] {
    let values = |nodes: &[ExplainedNode]| nodes.iter().map(|node| node_json(explained, node)).collect();
    [("nodes", values(&explained.tree)), ("inputs", values(&explained.inputs))]
}

fn node_json(explained: &Explained, shown: &ExplainedNode) -> Value {
    let framework = explained.scored.run.framework();
    let node = framework.node(shown.node);
    let name = &explained.programme.indicators[shown.node].name;
    let tier = tier(&explained.scored.run, shown.node, (explained.period, explained.unit));
    json!({
        "code": node.code,
        "level": node.level,
        "name_zh": name.zh,
        "name_en": name.en,
        "depth": shown.depth,
        "parent": node.parent.map(|parent| &framework.node(parent).code),
        "score": shown.score.ok(),
        "missing": shown.score.err().map(Mark::slug),
        "rank": shown.place.map(Place::number),
        "tier": tier,
        "weight_share": shown.weight_share,
        "share_used": shown.share_used,
        "contribution": shown.contribution,
        "aggregation": aggregation(explained.scored, shown.node),
        "sum_of_contributions": sums::under(explained, shown).map(|sum| sum.contributions),
        "stages": shown.stages.iter().map(|stage| stage_json(explained, shown.node, stage)).collect::<Vec<_>>(),
    })
}

fn stage_json(explained: &Explained, node: NodeId, stage: &Stage) -> Value {
    let place = if stage.step.is_none() { origin(explained, node) } else { None };
    let facts: Map<String, Value> =
        stage.facts.iter().map(|(name, number)| ((*name).to_owned(), json!(number))).collect();
    json!({
        "step": stage.step,
        "method": stage.method,
        "value": stage.value.ok(),
        "status": stage.mark.slug(),
        "facts": facts,
        "file": place.as_ref().map(|place| &place.file),
        "sheet": place.as_ref().and_then(|place| place.sheet.as_ref()),
        "line": place.as_ref().map(|place| place.line),
    })
}

/// Where the reported value of a data node stands.
pub(super) fn origin(explained: &Explained, node: NodeId) -> Option<finding::Place> {
    explained.observations.origins.place(node, explained.unit, explained.period)
}

/// How an inner node is made of its children.
pub(super) fn aggregation(scored: &Scored, node: NodeId) -> Option<&'static str> {
    let framework = scored.run.framework();
    let mut steps = scored.plan.steps();
    let step = steps.find(|step| step.kind() == StepKind::Aggregate)?;
    (framework.node(node).kind == NodeKind::Inner).then(|| step.at_node(node).0.slug)
}

/// What a data node is divided by: the node and the scale.
pub(super) fn denominator(scored: &Scored, node: NodeId) -> Option<(NodeId, f64)> {
    let framework = scored.run.framework();
    let mut steps = scored.plan.steps();
    let step = steps.find(|step| step.kind() == StepKind::Denominate)?;
    let (_, values) = step.at_node(node);
    let declared = framework.node(node).denominator;
    let by = match values.optional_text("denominator") {
        Some(code) => framework.find(code),
        None => declared.map(|by| by.node),
    }?;
    let scale = values.optional_number("scale").or(declared.map(|by| by.scale)).unwrap_or(1.0);
    Some((by, scale))
}
