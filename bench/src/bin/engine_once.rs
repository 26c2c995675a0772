//! Runs the engine a given number of times on 31 units × 60 indicators, to be counted from outside:
//! `valgrind --tool=callgrind --toggle-collect='*engine_once*measured*' engine_once 1`.
//!
//! Measures nothing itself.

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use quanheng_bench::{Size, panel, plan};
use quanheng_index::{Keep, Panel, Plan, Run};

/// A frame of its own, so that callgrind can be told to count inside it only.
#[inline(never)]
fn measured(plan: &Plan, panel: &Panel) -> Option<Run> {
    plan.run(panel, &[0], Keep::Everything).ok()
}

fn main() {
    let times = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1);
    let plan = plan(Size::PROVINCES);
    let panel = panel(Size::PROVINCES, plan.framework());
    let root = plan.framework().root();
    let mut scored = 0;
    for _ in 0..times {
        scored += measured(&plan, &panel).map_or(0, |run| run.scores(root, 0).count_present());
    }
    println!("{scored} scores");
}
