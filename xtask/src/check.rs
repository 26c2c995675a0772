//! `check`: everything short of the tests, cheap first. All of it runs; all failures are reported.

use crate::command::{self, no_arguments};
use crate::steps::Steps;
use crate::{docs, layers, setup, tidy};
use anyhow::Result;

/// Formatting, text rules, layers, lints, generated pages, API documentation.
pub(crate) fn check(args: &[String]) -> Result<()> {
    no_arguments(args)?;
    let mut steps = Steps::default();
    steps.run("fmt", || command::run(&mut command::cargo(&["fmt", "--all", "--check"])));
    steps.run("tidy", || tidy::tidy(&[]));
    steps.run("layers", || layers::layers(&[]));
    steps.run("setup", setup::before_compiling);
    steps.run("clippy", clippy);
    steps.run("docs", || docs::docs(&["--check".to_owned()]));
    steps.run("rustdoc", rustdoc);
    steps.finish()
}

fn clippy() -> Result<()> {
    let mut cargo = command::cargo(&["clippy", "--workspace", "--all-targets"]);
    command::run(cargo.args(["--", "-D", "warnings"]))
}

fn rustdoc() -> Result<()> {
    let mut cargo = command::cargo(&["doc", "--workspace", "--no-deps"]);
    command::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}
