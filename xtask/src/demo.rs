//! `demo`: from a fresh clone to a first index, and how long that took.

use crate::command;
use crate::program::{self, Profile};
use crate::setup;
use anyhow::Result;
use std::process::Command;
use std::time::Instant;

const PROGRAMME: &str = "examples/digital-china-2020";

/// Builds the program as users run it and scores the first example; further arguments go to `quanheng build`.
pub(crate) fn demo(args: &[String]) -> Result<()> {
    setup::before_compiling()?;
    let start = Instant::now();
    let quanheng = program::build(Profile::Release)?;
    let built = start.elapsed().as_secs_f64();

    let start = Instant::now();
    command::run(Command::new(quanheng).args(["build", PROGRAMME]).args(args))?;
    let ran = start.elapsed().as_secs_f64();
    println!("built the program in {built:.1} s, ran it in {ran:.2} s");
    Ok(())
}
