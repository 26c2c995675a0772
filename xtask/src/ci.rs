//! `ci`: what `.ci/run` runs. Cheap to dear; the tests come last, so that the log ends with their count.

use crate::command::{self, no_arguments};
use crate::steps::Steps;
use crate::{check, examples, test};
use anyhow::{Result, bail};
use std::env;
use std::process::Command;

/// Checks, examples, tests; the tests run whatever failed before.
pub(crate) fn ci(args: &[String]) -> Result<()> {
    no_arguments(args)?;
    versions()?;
    let mut steps = Steps::default();
    steps.run("check", || check::check(&[]));
    steps.run("examples", || examples::examples(&[]));
    println!("== test");
    match (test::test(&[]), steps.finish()) {
        (Err(tests), Err(before)) => bail!("{before}; {tests}"),
        (tests, before) => before.and(tests),
    }
}

fn versions() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    print!("{}", command::output(Command::new(rustc).arg("--version"))?);
    print!("{}", command::output(&mut command::cargo(&["--version"]))?);
    Ok(())
}
