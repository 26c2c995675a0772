//! Steps that all run, one failure not hiding the next; each is timed, and the failures are named at the end.

use anyhow::{Result, bail};
use std::time::Instant;

/// What ran so far, and what of it failed.
#[derive(Default)]
pub(crate) struct Steps {
    failed: Vec<&'static str>,
}

impl Steps {
    /// Runs one step; prints its name before and its time after.
    pub(crate) fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) {
        println!("== {name}");
        let start = Instant::now();
        let result = step();
        let seconds = start.elapsed().as_secs_f64();
        match result {
            Ok(()) => println!("== {name}: ok, {seconds:.1} s\n"),
            Err(error) => {
                println!("== {name}: FAILED, {seconds:.1} s: {error:#}\n");
                self.failed.push(name);
            }
        }
    }

    /// Fails if a step failed.
    pub(crate) fn finish(self) -> Result<()> {
        if self.failed.is_empty() {
            return Ok(());
        }
        bail!("failed: {}", self.failed.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_does_not_stop_later_steps_and_is_named() {
        let mut ran = Vec::new();
        let mut steps = Steps::default();
        steps.run("one", || bail!("broken"));
        steps.run("two", || {
            ran.push("two");
            Ok(())
        });
        assert_eq!(steps.finish().unwrap_err().to_string(), "failed: one");
        assert_eq!(ran, ["two"]);
    }

    #[test]
    fn no_failure_is_success() {
        let mut steps = Steps::default();
        steps.run("one", || Ok(()));
        assert!(steps.finish().is_ok());
    }
}
