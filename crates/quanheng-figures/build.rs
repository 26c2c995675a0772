//! Hands ECharts to the compiler: the file npm brings, or an empty one where npm has not been asked yet.
//!
//! So everything compiles without npm; drawing then says what to run.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let echarts = root.join("node_modules/echarts");
    let script = echarts.join("dist/echarts.min.js");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", script.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("echarts.min.js"), fs::read(script).unwrap_or_default())?;
    fs::write(out.join("echarts.version"), version(&root.join("package.json")))?;
    Ok(())
}

/// The version that is pinned: part of what a cached drawing depends on.
fn version(package: &Path) -> String {
    println!("cargo:rerun-if-changed={}", package.display());
    let text = fs::read_to_string(package).unwrap_or_default();
    let pinned = text.split_once("\"echarts\": \"").and_then(|(_, rest)| rest.split_once('"'));
    pinned.map_or_else(String::new, |(version, _)| version.to_owned())
}
