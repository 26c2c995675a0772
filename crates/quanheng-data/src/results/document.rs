//! The document about a run: what was computed from what, by which steps, with which findings. It names versions and
//! hashes but no time and no machine.

use quanheng_index::agreement::{OrderAgreement, Pair};
use quanheng_index::finding::{Place, Subject};
use quanheng_index::parameter::{Value, Values};
use quanheng_index::{Finding, NodeId, PlannedStep, Use};
use quanheng_programme::{Programme, Words};
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::{Computed, finite};
use crate::agreement::{Agreement, Count};
use crate::input::{DataFile, hexadecimal};
use crate::observations::Observations;

/// Version of the document's own layout.
const FORMAT: u32 = 1;
/// Differences that are listed for each comparison.
const DIFFERENCES: usize = 10;

/// The document, its keys in reading order. `findings` are those of programme, data and run together.
#[must_use]
pub fn run_document(computed: &Computed, findings: &[Finding], agreements: &[Agreement]) -> Json {
    let run = computed.run;
    let period = |at: &usize| run.periods()[*at].to_string();
    json!({
        "format": FORMAT,
        "engine": { "name": "quanheng", "version": env!("CARGO_PKG_VERSION") },
        "programme": programme(computed),
        "data": {
            "hash": data_hash(&computed.observations.files),
            "files": computed.observations.files.iter().map(data_file).collect::<Vec<_>>(),
        },
        "scenario": computed.scenario,
        "periods": run.periods().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "scored": run.scored().iter().map(period).collect::<Vec<_>>(),
        "units": run.units().len(),
        "steps": computed.plan.steps().map(|given| step(computed, given)).collect::<Vec<_>>(),
        "weights": weights(computed),
        "findings": findings.iter().map(|found| finding(computed, found)).collect::<Vec<_>>(),
        "agreement": agreements.iter().map(|agreement| compared(computed, agreement)).collect::<Vec<_>>(),
    })
}

fn programme(computed: &Computed) -> Json {
    let programme = computed.programme;
    json!({
        "id": programme.id,
        "title": words(&programme.title),
        "caution": words(&programme.caution),
        "version": programme.version,
        "hash": programme_hash(&programme.files),
        "files": programme.files.iter().map(|(name, _)| name).collect::<Vec<_>>(),
    })
}

fn words(words: &Words) -> Json {
    if words.is_empty() { Json::Null } else { json!({ "zh": words.zh, "en": words.en }) }
}

fn data_file(file: &DataFile) -> Json {
    json!({ "file": file.file, "sha256": file.sha256 })
}

/// SHA-256 over names and contents in the order of the names; lengths keep them apart.
fn programme_hash(files: &[(String, Vec<u8>)]) -> String {
    let mut files: Vec<_> = files.iter().collect();
    files.sort();
    let mut hasher = Sha256::new();
    for (name, bytes) in files {
        for part in [name.as_bytes(), bytes.as_slice()] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    hexadecimal(&hasher.finalize())
}

/// What identifies what was computed: SHA-256 over the hashes of the programme and of its data.
#[must_use]
pub fn edition(programme: &Programme, observations: &Observations) -> String {
    let parts = [programme_hash(&programme.files), data_hash(&observations.files)];
    hexadecimal(&Sha256::digest(parts.join("\n")))
}

/// SHA-256 over names and hashes in the order of the names, a line each as `sha256sum` writes it.
fn data_hash(files: &[DataFile]) -> String {
    let mut files: Vec<_> = files.iter().collect();
    files.sort();
    let lines: String = files.iter().map(|file| format!("{}  {}\n", file.sha256, file.file)).collect();
    hexadecimal(&Sha256::digest(lines))
}

fn step(computed: &Computed, step: PlannedStep) -> Json {
    let mut uses = step.uses().into_iter();
    let mut document = Map::new();
    document.insert("id".into(), json!(step.id()));
    document.insert("do".into(), json!(step.kind().slug()));
    document.insert("over".into(), json!(step.over().slug()));
    if let Some(default) = uses.next() {
        document.insert("method".into(), json!(default.method.slug));
        document.insert("parameters".into(), parameters(default.values));
    }
    let at: Vec<Json> = uses.map(|given| override_at(computed, &given)).collect();
    if !at.is_empty() {
        document.insert("at".into(), Json::Array(at));
    }
    Json::Object(document)
}

fn override_at(computed: &Computed, given: &Use) -> Json {
    json!({
        "nodes": given.nodes.iter().map(|&node| computed.code(node)).collect::<Vec<_>>(),
        "method": given.method.slug,
        "parameters": parameters(given.values),
    })
}

fn parameters(values: &Values) -> Json {
    let value = |value: &Value| match value {
        Value::Number(number) => number_json(*number),
        Value::Text(text) => json!(text),
        Value::Numbers(numbers) => numbers.iter().map(|&number| number_json(number)).collect(),
        Value::Texts(texts) => json!(texts),
    };
    Json::Object(values.iter().map(|(name, given)| (name.to_owned(), value(given))).collect())
}

/// Whole numbers without a decimal point, as people write them.
fn number_json(number: f64) -> Json {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT { json!(number as i64) } else { json!(finite(number)) }
}

/// By node; by period too where the weights differ between periods.
fn weights(computed: &Computed) -> Json {
    let run = computed.run;
    if run.has_common_weights() {
        return weights_in(computed, run.scored().first().copied().unwrap_or_default());
    }
    let of_period = |&period: &usize| (run.periods()[period].to_string(), weights_in(computed, period));
    Json::Object(run.scored().iter().map(of_period).collect())
}

fn weights_in(computed: &Computed, period: usize) -> Json {
    let run = computed.run;
    let weight = |node: NodeId| {
        json!({
            "weight": finite(run.weight(node, period)),
            "share": finite(run.weight_share(node, period)),
            "effective": finite(run.effective_weight(node, period)),
        })
    };
    let nodes = run.framework().top_down();
    Json::Object(nodes.into_iter().map(|node| (computed.code(node).to_owned(), weight(node))).collect())
}

fn finding(computed: &Computed, finding: &Finding) -> Json {
    let mut document = Map::new();
    document.insert("code".into(), json!(finding.code));
    document.insert("severity".into(), json!(finding.severity.slug()));
    let place = computed.observations.place(computed.run.framework(), &finding.subject);
    if let Some(place) = place.or_else(|| computed.programme.locator.place(&finding.subject)) {
        document.insert("place".into(), place_json(&place));
    }
    match &finding.subject {
        Subject::Unit(code) => {
            document.insert("unit".into(), json!(code));
        }
        Subject::Cell { indicator, unit, period } => {
            let cell = json!({ "indicator": indicator, "unit": unit, "period": period.to_string() });
            document.insert("cell".into(), cell);
        }
        _ => {}
    }
    let arguments = finding.arguments.iter().map(|(name, value)| ((*name).to_owned(), json!(value)));
    document.insert("arguments".into(), Json::Object(arguments.collect()));
    Json::Object(document)
}

fn place_json(place: &Place) -> Json {
    let mut document = Map::new();
    document.insert("file".into(), json!(place.file));
    if let Some(sheet) = &place.sheet {
        document.insert("sheet".into(), json!(sheet));
    }
    for (name, number) in [("line", place.line), ("column", place.column)] {
        if number > 0 {
            document.insert(name.into(), json!(number));
        }
    }
    Json::Object(document)
}

fn compared(computed: &Computed, agreement: &Agreement) -> Json {
    let order = |order: &Option<OrderAgreement>| order.as_ref().map(|order| order_json(computed, order));
    json!({
        "title": words(&agreement.title),
        "file": agreement.file,
        "node": agreement.node,
        "period": agreement.period.to_string(),
        "listed": agreement.listed,
        "ranked": agreement.ranked,
        "ranks": order(&agreement.ranks),
        "scores": order(&agreement.scores),
        "tiers": agreement.tiers.map(count),
        "top": agreement.top.map(count),
    })
}

fn count(count: Count) -> Json {
    json!({ "same": count.same, "of": count.of })
}

fn order_json(computed: &Computed, order: &OrderAgreement) -> Json {
    let pair = |pair: &Pair| {
        let unit = &computed.run.units().get(pair.row).code;
        json!({ "unit": unit, "ours": number_json(pair.ours), "published": number_json(pair.published) })
    };
    let differing = order.differences.iter().filter(|pair| pair.difference() > 0.0);
    json!({
        "units": order.units,
        "spearman": order.spearman,
        "kendall": order.kendall,
        "mean_absolute_difference": finite(order.mean_absolute_difference),
        "largest_difference": finite(order.largest()),
        "differences": differing.take(DIFFERENCES).map(pair).collect::<Vec<_>>(),
    })
}
