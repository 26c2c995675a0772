//! The JSON Schema of `quanheng.toml`, made from the declared keys and the registry of methods.

use quanheng_index::lint::LINTS;
use quanheng_index::method::of_kind;
use quanheng_index::parameter::{Fallback, Kind, Parameter};
use quanheng_index::{Method, StepKind};
use serde_json::{Map, Value, json};

use crate::keys::{ADDED_STEP, Key, Need, OVERRIDE, ROOT, STEP, STEP_CHANGE, Takes};

/// The schema (draft 2020-12), for editors that complete and check TOML.
#[must_use]
pub fn json_schema() -> Value {
    let mut schema = table(ROOT);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("quanheng.toml");
    schema["$defs"] = json!({ "words": words(), "override": override_schema() });
    schema
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<_> = keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(key: &Key) -> Value {
    let mut schema = match key.takes {
        Takes::Text => json!({ "type": "string" }),
        Takes::Word(words) => choice(words),
        Takes::Count => json!({ "type": "integer", "minimum": 0 }),
        Takes::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Takes::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Takes::Words => json!({ "$ref": "#/$defs/words" }),
        Takes::TextMap => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Takes::Table(keys) => table(keys),
        Takes::Tables(_) if key.name == "step" => steps(STEP),
        Takes::Tables(_) if key.name == "add" => steps(ADDED_STEP),
        Takes::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Takes::Named(_) if key.name == "at" => named(json!({ "$ref": "#/$defs/override" })),
        Takes::Named(_) if key.name == "step" => named(any_parameters(STEP_CHANGE)),
        Takes::Named(keys) => named(table(keys)),
        Takes::Parameters => json!({ "type": "number" }),
        Takes::Numbers => named(json!({ "type": "number" })),
        Takes::NumberMaps => named(named(json!({ "type": "number" }))),
        Takes::Lints(keys) => lints(keys),
    };
    schema["description"] = json!(format!("{} / {}", key.en, key.zh));
    schema
}

fn named(inner: Value) -> Value {
    json!({ "type": "object", "additionalProperties": inner })
}

/// One of the words; `yes` and `no` may also be written `true` and `false`.
fn choice(words: &[&str]) -> Value {
    if words == crate::keys::YES_NO || words == ["no", "yes"] {
        return json!({ "enum": ["yes", "no", true, false] });
    }
    json!({ "enum": words })
}

fn words() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "oneOf": [
            text,
            {
                "type": "object",
                "properties": { "zh": text, "en": text },
                "minProperties": 1,
                "additionalProperties": false,
            },
        ],
    })
}

fn override_schema() -> Value {
    any_parameters(OVERRIDE)
}

/// The declared keys, and any parameter besides them.
fn any_parameters(keys: &[Key]) -> Value {
    let mut schema = table(keys);
    schema["additionalProperties"] = json!(true);
    schema
}

/// The declared keys, and for each lint its own thresholds.
fn lints(keys: &[Key]) -> Value {
    let mut schema = table(keys);
    let codes: Vec<_> = LINTS.iter().map(|lint| lint.code).collect();
    schema["properties"]["off"]["items"] = json!({ "enum": codes });
    for lint in LINTS {
        let properties: Map<String, Value> =
            lint.parameters.iter().map(|p| (p.name.to_owned(), parameter_schema(p))).collect();
        schema["properties"][lint.code] = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "description": format!("{} / {}", lint.en, lint.zh),
        });
    }
    schema
}

/// A list of steps: for each kind and method its own parameters.
fn steps(keys: &[Key]) -> Value {
    let kinds: Vec<Value> = StepKind::ALL
        .into_iter()
        .flat_map(|kind| of_kind(kind).map(move |method| step(keys, kind, method)))
        .collect();
    json!({ "type": "array", "items": { "anyOf": kinds } })
}

fn step(keys: &[Key], kind: StepKind, method: &Method) -> Value {
    let mut schema = table(keys);
    schema["properties"]["do"] = json!({ "const": kind.slug(), "description": "the kind of step" });
    schema["properties"]["method"] =
        json!({ "const": method.slug, "description": format!("{} / {}", method.en, method.zh) });
    for parameter in method.parameters {
        schema["properties"][parameter.name] = parameter_schema(parameter);
    }
    let is_default = kind.default_method() == Some(method.slug);
    let mut required = vec!["do"];
    required.extend((!is_default).then_some("method"));
    let needed = method.parameters.iter().filter(|parameter| parameter.fallback == Fallback::Required);
    required.extend(needed.map(|parameter| parameter.name));
    schema["required"] = json!(required);
    schema
}

fn parameter_schema(parameter: &Parameter) -> Value {
    let mut schema = match parameter.kind {
        Kind::Number => json!({ "type": "number" }),
        Kind::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Kind::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Kind::Count(least) => json!({ "type": "integer", "minimum": least }),
        Kind::Choice(words) => choice(words),
        Kind::Numbers => json!({ "type": "array", "items": { "type": "number" } }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
    };
    schema["description"] = json!(format!("{} / {}", parameter.en, parameter.zh));
    match parameter.fallback {
        Fallback::Number(number) => schema["default"] = json!(number),
        Fallback::Word(word) => schema["default"] = json!(word),
        Fallback::Required | Fallback::Absent => {}
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lint_and_threshold_is_in_the_schema() {
        let schema = &json_schema()["properties"]["lint"]["properties"];
        for lint in LINTS {
            let held = &schema[lint.code]["properties"];
            assert!(lint.parameters.iter().all(|p| held[p.name].is_object()), "{lint:?}");
        }
        assert_eq!(schema["collinear-pair"]["properties"]["above"]["default"], 0.92);
    }

    #[test]
    fn every_method_and_parameter_is_in_the_schema() {
        let text = json_schema().to_string();
        for kind in StepKind::ALL {
            for method in of_kind(kind) {
                assert!(text.contains(&format!("\"const\":\"{}\"", method.slug)), "{method:?}");
                assert!(
                    method.parameters.iter().all(|p| text.contains(&format!("\"{}\":", p.name))),
                    "{method:?}"
                );
            }
        }
    }
}
