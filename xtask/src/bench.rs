//! `bench`: the benchmarks. Those that count instructions need what `setup bench` installs.

use crate::command;
use anyhow::Result;

/// Runs `cargo bench` on the benchmark crate; arguments are passed on.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    command::run(command::cargo(&["bench", "--package", "quanheng-bench"]).args(args))
}
