//! Running other programs: where the workspace is, cargo as we call it, and failures that name the command.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
///
/// Asked for at run time: a target folder shared between two clones may hold an xtask compiled in the other.
pub(crate) fn root() -> Result<PathBuf> {
    if let Some(manifest_dir) = env::var_os("CARGO_MANIFEST_DIR")
        && let Some(root) = Path::new(&manifest_dir).parent()
    {
        return Ok(root.to_path_buf());
    }
    let mut locate = Command::new(cargo_path());
    let manifest = output(locate.args(["locate-project", "--workspace", "--message-format", "plain"]))?;
    let root = Path::new(manifest.trim()).parent().context("the workspace manifest has no folder")?;
    Ok(root.to_path_buf())
}

/// `cargo <verb>`, with `--locked` in CI.
///
/// What cargo told us about xtask itself is taken out of the environment: build scripts that look at it would
/// run again, and differ from the same command typed by hand.
pub(crate) fn cargo(verb: &[&str]) -> Command {
    let mut command = Command::new(cargo_path());
    command.args(verb);
    if in_ci() && verb.first() != Some(&"fmt") && Path::new("Cargo.lock").exists() {
        command.arg("--locked");
    }
    for (name, _) in env::vars_os() {
        if is_about_xtask(&name) {
            command.env_remove(name);
        }
    }
    command
}

/// What `cargo metadata` says of the workspace; `Depth::Members` leaves out everybody else's packages.
pub(crate) fn metadata(depth: Depth) -> Result<Value> {
    let mut command = cargo(&["metadata", "--format-version", "1"]);
    if depth == Depth::Members {
        command.arg("--no-deps");
    }
    serde_json::from_str(&output(&mut command)?).context("cannot read what `cargo metadata` printed")
}

/// How far `cargo metadata` looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// The crates of the workspace.
    Members,
    /// All packages, with the resolved graph of dependencies.
    Everything,
}

/// The target folder.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let metadata = metadata(Depth::Members)?;
    let path = metadata["target_directory"].as_str().context("`cargo metadata` names no target folder")?;
    Ok(PathBuf::from(path))
}

/// Runs a command, its output going where ours goes; fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    println!("$ {shown}");
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command and returns what it wrote to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        bail!("`{shown}` failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` printed something that is not UTF-8"))
}

/// Whether a command can be started and succeeds, silently.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    silent.status().is_ok_and(|status| status.success())
}

/// The arguments of a verb that takes none.
pub(crate) fn no_arguments(args: &[String]) -> Result<()> {
    match args.first() {
        Some(arg) => bail!("unexpected argument `{arg}`"),
        None => Ok(()),
    }
}

/// What a verb does with the files it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Make them.
    Write,
    /// Look at them, change nothing.
    Check,
}

/// The arguments of a verb that takes `--check` or nothing.
pub(crate) fn mode(args: &[String]) -> Result<Mode> {
    match args {
        [] => Ok(Mode::Write),
        [flag] if flag == "--check" => Ok(Mode::Check),
        _ => bail!("expected `--check` or nothing, found `{}`", args.join(" ")),
    }
}

fn cargo_path() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty())
}

fn is_about_xtask(variable: &OsStr) -> bool {
    variable
        .to_str()
        .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_in_the_error() {
        let error = run(Command::new("false").arg("now")).unwrap_err().to_string();
        assert!(error.starts_with("`false now` failed"), "{error}");
    }

    #[test]
    fn mode_takes_check_and_nothing_else() {
        assert_eq!(mode(&[]).unwrap(), Mode::Write);
        assert_eq!(mode(&["--check".to_owned()]).unwrap(), Mode::Check);
        assert!(mode(&["--chekc".to_owned()]).is_err());
    }

    #[test]
    fn a_missing_program_does_not_succeed() {
        assert!(!succeeds(&mut Command::new("no-program-has-this-name")));
    }
}
