//! `layers`: an arrow between crates only ever points down, and pure crates stay free of heavy things.
//!
//! Reads `cargo metadata`; the two rules themselves are plain functions over names.

use crate::command::{self, Depth, no_arguments};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Every crate of the workspace and its floor, the ground floor being 0.
const FLOORS: &[(&str, u8)] = &[
    ("quanheng-index", 0),
    ("quanheng-audit", 1),
    ("quanheng-claims", 1),
    ("quanheng-data", 3),
    ("quanheng-programme", 2),
    ("quanheng-figures", 4),
    ("quanheng-report", 4),
    ("quanheng-scale", 4),
    ("quanheng-store", 4),
    ("quanheng-cli", 5),
    ("quanheng-python", 5),
    ("quanheng-server", 5),
    ("quanheng-bench", 6),
    ("quanheng-tests", 6),
    ("xtask", 6),
];

/// Arrows between crates of one floor that are allowed, each with its reason.
const SIDEWAYS: &[(&str, &str, &str)] =
    &[("quanheng-report", "quanheng-figures", "a report contains figures")];

/// Crates that are functions of their inputs.
const PURE: &[&str] = &["quanheng-index", "quanheng-audit", "quanheng-claims"];

/// Outside things no pure crate may reach: the package of this name and those named `<name>-…`.
const HEAVY: &[&str] =
    &["arrow", "axum", "ballista", "datafusion", "parquet", "reqwest", "rquickjs", "sqlx", "tokio", "typst"];

/// Which package names which: from a name to the names it depends on.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Fails on an arrow that does not point down and on a heavy package under a pure crate.
pub(crate) fn layers(args: &[String]) -> Result<()> {
    no_arguments(args)?;
    let metadata = command::metadata(Depth::Everything)?;
    let mut violations = misplaced(&arrows(&metadata)?);
    violations.extend(heavy_under_pure(&dependencies(&metadata)?));
    for violation in &violations {
        println!("{violation}");
    }
    if !violations.is_empty() {
        bail!("arrows forbidden: {}", violations.len());
    }
    Ok(())
}

/// The arrows between our own crates that the layers forbid.
fn misplaced(arrows: &Graph) -> Vec<String> {
    let mut violations = Vec::new();
    for (from, targets) in arrows {
        let Some(from_floor) = floor(from) else {
            violations.push(format!("`{from}` has no floor: add it to `FLOORS` in xtask/src/layers.rs"));
            continue;
        };
        for to in targets {
            let Some(to_floor) = floor(to) else { continue };
            if to_floor > from_floor {
                violations
                    .push(format!("`{from}` (floor {from_floor}) points up to `{to}` (floor {to_floor})"));
            } else if to_floor == from_floor && !may_point_sideways(from, to) {
                violations.push(format!("`{from}` points sideways to `{to}` (both on floor {to_floor})"));
            }
        }
    }
    violations
}

/// For each pure crate, the chain of dependencies that leads to each heavy package.
fn heavy_under_pure(dependencies: &Graph) -> Vec<String> {
    let mut violations = Vec::new();
    for &pure in PURE {
        for chain in chains_to_heavy(dependencies, pure) {
            violations.push(format!("`{pure}` is pure, but: {}", chain.join(" → ")));
        }
    }
    violations
}

/// Shortest chains from a crate to heavy packages; what lies behind a heavy package is not looked at.
fn chains_to_heavy(dependencies: &Graph, start: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([start.to_owned()]);
    let mut queue = VecDeque::from([vec![start.to_owned()]]);
    while let Some(chain) = queue.pop_front() {
        let next = chain.last().and_then(|name| dependencies.get(name)).into_iter().flatten();
        for name in next {
            if !seen.insert(name.clone()) {
                continue;
            }
            let longer: Vec<String> = chain.iter().chain([name]).cloned().collect();
            if is_heavy(name) { found.push(longer) } else { queue.push_back(longer) }
        }
    }
    found
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(known, _)| *known == name).map(|&(_, floor)| floor)
}

fn may_point_sideways(from: &str, to: &str) -> bool {
    SIDEWAYS.iter().any(|&(allowed_from, allowed_to, _)| (allowed_from, allowed_to) == (from, to))
}

fn is_heavy(name: &str) -> bool {
    HEAVY
        .iter()
        .any(|heavy| name.strip_prefix(heavy).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

/// The arrows between crates of the workspace, those of tests and build scripts included.
fn arrows(metadata: &Value) -> Result<Graph> {
    let mut arrows = Graph::new();
    for package in packages(metadata)?.filter(|package| package["source"].is_null()) {
        let own = declared(package).filter(|dependency| dependency["path"].is_string());
        arrows.insert(name(package)?, own.map(name).collect::<Result<_>>()?);
    }
    Ok(arrows)
}

/// What each package is built from: the resolved graph, and what our crates declare as optional. Tests may use more.
fn dependencies(metadata: &Value) -> Result<Graph> {
    let mut names = BTreeMap::new();
    let mut graph = Graph::new();
    for package in packages(metadata)? {
        names.insert(text(&package["id"])?, name(package)?);
        if package["source"].is_null() {
            let built = declared(package).filter(|dependency| dependency["kind"] != "dev");
            graph.insert(name(package)?, built.map(name).collect::<Result<_>>()?);
        }
    }
    for node in array(&metadata["resolve"]["nodes"])? {
        let from = names.get(text(&node["id"])?).context("a resolved package is not listed")?;
        let targets = graph.entry(from.clone()).or_default();
        for dependency in array(&node["deps"])?.filter(|dependency| is_built(dependency)) {
            targets.extend(names.get(text(&dependency["pkg"])?).cloned());
        }
    }
    Ok(graph)
}

/// Whether a resolved dependency is there for more than tests.
fn is_built(dependency: &Value) -> bool {
    dependency["dep_kinds"].as_array().is_none_or(|kinds| kinds.iter().any(|kind| kind["kind"] != "dev"))
}

fn packages(metadata: &Value) -> Result<impl Iterator<Item = &Value>> {
    array(&metadata["packages"])
}

fn declared(package: &Value) -> impl Iterator<Item = &Value> {
    package["dependencies"].as_array().into_iter().flatten()
}

fn name(value: &Value) -> Result<String> {
    text(&value["name"]).map(str::to_owned)
}

fn array(value: &Value) -> Result<impl Iterator<Item = &Value>> {
    Ok(value.as_array().context("`cargo metadata` lacks a list that was expected")?.iter())
}

fn text(value: &Value) -> Result<&str> {
    value.as_str().context("`cargo metadata` lacks a text that was expected")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn graph(edges: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        graph
    }

    #[test]
    fn an_arrow_down_is_fine() {
        assert!(
            misplaced(&graph(&[("quanheng-cli", "quanheng-index"), ("xtask", "quanheng-cli")])).is_empty()
        );
    }

    #[test]
    fn an_arrow_up_is_named() {
        let found = misplaced(&graph(&[("quanheng-index", "quanheng-data")]));
        assert_eq!(found, ["`quanheng-index` (floor 0) points up to `quanheng-data` (floor 3)"]);
    }

    #[test]
    fn sideways_needs_a_reason() {
        assert!(misplaced(&graph(&[("quanheng-report", "quanheng-figures")])).is_empty());
        let found = misplaced(&graph(&[("quanheng-audit", "quanheng-claims")]));
        assert_eq!(found, ["`quanheng-audit` points sideways to `quanheng-claims` (both on floor 1)"]);
        assert_eq!(misplaced(&graph(&[("quanheng-figures", "quanheng-report")])).len(), 1);
    }

    #[test]
    fn a_new_crate_must_be_given_a_floor() {
        let found = misplaced(&graph(&[("quanheng-magic", "quanheng-index")]));
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("`quanheng-magic` has no floor"), "{}", found[0]);
    }

    #[test]
    fn a_heavy_package_is_found_behind_others_and_the_chain_is_shown() {
        let edges = [("quanheng-index", "helper"), ("helper", "arrow-array"), ("quanheng-data", "tokio")];
        assert_eq!(
            heavy_under_pure(&graph(&edges)),
            ["`quanheng-index` is pure, but: quanheng-index → helper → arrow-array"]
        );
    }

    #[test]
    fn a_circle_ends() {
        assert!(heavy_under_pure(&graph(&[("quanheng-index", "a"), ("a", "quanheng-index")])).is_empty());
    }

    #[test]
    fn heavy_is_a_family_not_a_prefix() {
        assert!(is_heavy("arrow") && is_heavy("arrow-schema") && is_heavy("typst-pdf"));
        assert!(!is_heavy("arrowhead") && !is_heavy("libm"));
    }

    #[test]
    fn metadata_becomes_arrows_and_dependencies() {
        let metadata = json!({
            "packages": [
                {"id": "i", "name": "quanheng-index", "source": null, "dependencies": [
                    {"name": "proptest", "kind": "dev"},
                    {"name": "parquet", "kind": null, "optional": true},
                ]},
                {"id": "d", "name": "quanheng-data", "source": null, "dependencies": [
                    {"name": "quanheng-index", "kind": null, "path": "crates/quanheng-index"},
                ]},
                {"id": "p", "name": "proptest", "source": "registry", "dependencies": []},
            ],
            "resolve": {"nodes": [
                {"id": "i", "deps": [{"pkg": "p", "dep_kinds": [{"kind": "dev"}]}]},
                {"id": "d", "deps": [{"pkg": "i", "dep_kinds": [{"kind": null}]}]},
                {"id": "p", "deps": []},
            ]},
        });
        let arrows = arrows(&metadata).unwrap();
        assert!(arrows["quanheng-index"].is_empty());
        assert_eq!(arrows["quanheng-data"], BTreeSet::from(["quanheng-index".to_owned()]));
        let dependencies = dependencies(&metadata).unwrap();
        assert_eq!(dependencies["quanheng-index"], BTreeSet::from(["parquet".to_owned()]));
        assert_eq!(dependencies["quanheng-data"], BTreeSet::from(["quanheng-index".to_owned()]));
    }
}
