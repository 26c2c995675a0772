//! `peers`: our methods beside those of Python packages, in numbers and in time (`bench/peers`).

use crate::command;
use crate::program::{self, Profile};
use crate::setup;
use anyhow::{Result, bail};
use std::process::Command;

/// Builds the optimised program that runs single methods, and hands it to the comparison.
pub(crate) fn peers(args: &[String]) -> Result<()> {
    let Some((what, words)) = args.split_first().filter(|(what, _)| *what == "agree" || *what == "time")
    else {
        bail!("expected `agree` or `time`, and words of the comparisons wanted");
    };
    setup::setup(&[])?;
    let engine = program::build_package("quanheng-bench", &["--bin", "methods_once"], Profile::Release)?;
    let mut python = Command::new(setup::python());
    command::run(python.args(["bench/peers/run.py", what]).arg(engine).args(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_must_be_said_what_to_compare() {
        assert!(peers(&[]).is_err());
        assert!(peers(&["speed".to_owned()]).is_err());
    }
}
