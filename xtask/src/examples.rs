//! `examples`: each programme under `examples/` builds. Its results are compared by the tests, not here.

use crate::command::{self, Mode};
use crate::program::{self, Profile};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const FOLDER: &str = "examples";
const PROGRAMME_FILE: &str = "quanheng.toml";

/// Builds every example into the target folder, or validates its files only; prints one line for each.
pub(crate) fn examples(args: &[String]) -> Result<()> {
    let mode = command::mode(args)?;
    let quanheng = program::build(Profile::Dev)?;
    let results = command::target_dir()?.join("examples-results");
    let mut failed = Vec::new();
    for example in programmes(Path::new(FOLDER))? {
        let name = example.display().to_string();
        let mut call = call(&quanheng, mode, &example, &results);
        let start = Instant::now();
        let output = call.output().context("cannot start `quanheng`")?;
        let seconds = start.elapsed().as_secs_f64();
        if output.status.success() {
            println!("{name}: ok, {seconds:.2} s");
            continue;
        }
        println!("{name}: FAILED ({})\n{}", output.status, String::from_utf8_lossy(&output.stderr));
        failed.push(name);
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn call(quanheng: &Path, mode: Mode, example: &Path, results: &Path) -> Command {
    let mut call = Command::new(quanheng);
    match mode {
        Mode::Check => call.arg("check").arg(example),
        Mode::Write => call.arg("build").arg(example).arg("--out").arg(results.join(example)),
    };
    call
}

/// The folders that hold a programme, by name.
fn programmes(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.join(PROGRAMME_FILE).is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
