//! `test`: all tests of the workspace.
//!
//! Prints no total of its own: the closing lines are those of the runner, which counts.

use crate::command;
use crate::setup;
use anyhow::Result;

/// Installs what tests need and runs them; arguments go to the runner.
pub(crate) fn test(args: &[String]) -> Result<()> {
    setup::setup(&[])?;
    if !command::succeeds(&mut command::cargo(&["nextest", "--version"])) {
        return command::run(command::cargo(&["test", "--workspace", "--no-fail-fast"]).args(args));
    }
    let documentation = if args.is_empty() { documentation_tests() } else { Ok(()) };
    let all = ["nextest", "run", "--workspace", "--no-fail-fast"];
    command::run(command::cargo(&all).args(args)).and(documentation)
}

/// The examples in doc comments, which nextest does not run.
fn documentation_tests() -> Result<()> {
    command::run(&mut command::cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]))
}
