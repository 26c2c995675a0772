//! Programs of ours, above all `quanheng`: builds them and says where they are.

use crate::command;
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Stdio;

/// The build profile of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Fast to build.
    Dev,
    /// What users run.
    Release,
}

/// Builds `quanheng` and returns the path of the executable, as cargo reports it. It makes no documents: Typst alone takes
/// longer to compile than everything else, and no chore needs it.
pub(crate) fn build(profile: Profile) -> Result<PathBuf> {
    build_package("quanheng-cli", &["--no-default-features"], profile)
}

/// Builds a package, or what `selection` selects of it, and returns the path of the last executable.
pub(crate) fn build_package(package: &str, selection: &[&str], profile: Profile) -> Result<PathBuf> {
    let mut cargo = command::cargo(&["build", "--package", package]);
    cargo.args(selection);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null());
    let messages = command::output(&mut cargo)?;
    executable(&messages).with_context(|| format!("cargo built `{package}` and named no executable"))
}

/// The last executable named in cargo's JSON messages.
fn executable(messages: &str) -> Option<PathBuf> {
    let mut paths = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message.get("executable")?.as_str()?))
    });
    paths.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_have_no_executable() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","executable":null}"#,
            "\n",
            r#"{"reason":"compiler-artifact","executable":"t/release/quanheng"}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
            "\n",
        );
        assert_eq!(executable(messages), Some(PathBuf::from("t/release/quanheng")));
        assert_eq!(executable(r#"{"executable":null}"#), None);
    }
}
