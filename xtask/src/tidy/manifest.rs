//! Rules for `Cargo.toml`: what is the same for all crates is said once, in the workspace.

use super::{File, Violation};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const INHERITED: &[&str] = &["version", "edition", "license"];
const DEPENDENCIES: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];

pub(super) fn violations(file: &File) -> Vec<Violation> {
    if file.path.rsplit('/').next() != Some("Cargo.toml") {
        return Vec::new();
    }
    match DeTable::parse(&file.text) {
        Ok(manifest) => crate_violations(file, manifest.get_ref()),
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(file, span.start));
            vec![Violation::new(file, line, error.message())]
        }
    }
}

fn crate_violations(file: &File, manifest: &DeTable<'_>) -> Vec<Violation> {
    let Some((line, package)) = table(file, manifest, "package") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !package.contains_key("description") {
        found.push(Violation::new(file, line, "`[package]` has no `description`"));
    }
    for key in INHERITED {
        let inherits = package.get(*key).is_some_and(|value| is_inherited(value.get_ref()));
        if !inherits {
            found.push(Violation::new(file, line, format!("expected `{key}.workspace = true`")));
        }
    }
    let lints = manifest.get("lints");
    if !lints.is_some_and(|lints| is_inherited(lints.get_ref())) {
        let line = lints.map_or(1, |lints| line_of(file, lints.span().start));
        found.push(Violation::new(file, line, "expected `[lints]` with `workspace = true`"));
    }
    found.extend(dependency_violations(file, manifest));
    for target in table(file, manifest, "target").into_iter().flat_map(|(_, targets)| targets.values()) {
        if let DeValue::Table(target) = target.get_ref() {
            found.extend(dependency_violations(file, target));
        }
    }
    found
}

fn dependency_violations(file: &File, holder: &DeTable<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (_, dependencies) in DEPENDENCIES.iter().filter_map(|kind| table(file, holder, kind)) {
        for (name, value) in dependencies.iter().filter(|(_, value)| !is_inherited(value.get_ref())) {
            let line = line_of(file, span_start(name, value));
            let message = format!("dependency `{}`: expected `workspace = true`", name.get_ref());
            found.push(Violation::new(file, line, message));
        }
    }
    found
}

/// A table within a table, and its line.
fn table<'a, 'i>(file: &File, holder: &'a DeTable<'i>, key: &str) -> Option<(usize, &'a DeTable<'i>)> {
    let value = holder.get(key)?;
    match value.get_ref() {
        DeValue::Table(table) => Some((line_of(file, value.span().start), table)),
        _ => None,
    }
}

fn is_inherited(value: &DeValue<'_>) -> bool {
    let DeValue::Table(table) = value else { return false };
    table.get("workspace").is_some_and(|value| matches!(value.get_ref(), DeValue::Boolean(true)))
}

fn span_start<Name, Value>(name: &Spanned<Name>, value: &Spanned<Value>) -> usize {
    name.span().start.min(value.span().start)
}

fn line_of(file: &File, byte: usize) -> usize {
    file.text.bytes().take(byte).filter(|&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use super::*;

    const GOOD: &str = r#"
[package]
name = "a"
description = "a crate"
version.workspace = true
edition.workspace = true
license = { workspace = true }

[dependencies]
b.workspace = true
c = { workspace = true, features = ["d"] }

[lints]
workspace = true
"#;

    fn changed(from: &str, to: &str) -> Vec<String> {
        assert!(GOOD.contains(from));
        said(violations, "crates/a/Cargo.toml", &GOOD.replace(from, to))
    }

    #[test]
    fn a_manifest_that_inherits_passes() {
        assert!(said(violations, "crates/a/Cargo.toml", GOOD).is_empty());
    }

    #[test]
    fn other_files_and_the_workspace_itself_are_not_judged() {
        assert!(said(violations, "clippy.toml", "not toml").is_empty());
        assert!(said(violations, "Cargo.toml", "[workspace.dependencies]\nb = \"1\"\n").is_empty());
    }

    #[test]
    fn package_keys_are_asked_for() {
        assert_eq!(changed("description = \"a crate\"\n", ""), ["2: `[package]` has no `description`"]);
        assert_eq!(
            changed("version.workspace = true", "version = \"1.0.0\""),
            ["2: expected `version.workspace = true`"]
        );
    }

    #[test]
    fn lints_are_those_of_the_workspace() {
        assert_eq!(
            changed("[lints]\nworkspace = true\n", ""),
            ["1: expected `[lints]` with `workspace = true`"]
        );
    }

    #[test]
    fn dependencies_come_from_the_workspace_wherever_they_stand() {
        assert_eq!(
            changed("b.workspace = true", "b = \"1\""),
            ["10: dependency `b`: expected `workspace = true`"]
        );
        let target = "[target.'cfg(unix)'.dev-dependencies]\nb = { version = \"1\" }";
        assert_eq!(
            changed("[dependencies]\nb.workspace = true", target),
            ["10: dependency `b`: expected `workspace = true`"]
        );
    }

    #[test]
    fn broken_toml_is_a_violation_with_a_line() {
        let found = said(violations, "Cargo.toml", "[package]\nname =\n");
        assert!(found[0].starts_with("2: "), "{found:?}");
    }
}
