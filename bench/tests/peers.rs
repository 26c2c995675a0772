//! Every method against a peer in Python: `bench/peers/run.py agree` must find no difference.

use std::path::Path;
use std::process::Command;

#[test]
fn every_method_agrees_with_its_peers() {
    let bench = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo and nextest say where the manifest is");
    let bench = Path::new(&bench);
    let python = bench.join("../.venv/bin/python");
    assert!(python.exists(), "no Python packages yet: run `cargo xtask setup` first");
    let run = Command::new(&python)
        .arg(bench.join("peers/run.py"))
        .args(["agree", env!("CARGO_BIN_EXE_methods_once")])
        .output()
        .expect("starts");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}\n{}", String::from_utf8_lossy(&run.stderr));
    let last = said.lines().last().unwrap_or_default();
    assert!(last.contains(" cases, 0 of "), "nothing was compared: {last}");
}
