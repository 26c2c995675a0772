//! Time of the lints of a run, beside that of the run itself, as a Markdown table: 31 × 60, and a thousand to a
//! million units × 50 indicators. Medians of five, at the provinces of five hundred. With an argument, the provinces
//! alone.

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use std::time::{Duration, Instant};

use quanheng_bench::{Size, panel, plan};
use quanheng_index::Keep;
use quanheng_index::lint::{Computed, Settings, of_plan, of_run};

fn main() {
    println!("| units | indicators | run, whole trace | lints | findings |");
    println!("|---:|---:|---:|---:|---:|");
    report(Size::PROVINCES, 500);
    if std::env::args().nth(1).is_some() {
        return;
    }
    for units in [1_000, 10_000, 100_000, 1_000_000] {
        report(Size { units, indicators: 50 }, 5);
    }
}

/// Measures one size and prints its line.
fn report(size: Size, times: usize) {
    let plan = plan(size);
    let panel = panel(size, plan.framework());
    let settings = Settings::default();
    let Ok(run) = plan.run(&panel, &[0], Keep::Everything) else { return };
    let of_run_alone = median(times, || {
        drop(std::hint::black_box(plan.run(&panel, &[0], Keep::Everything)));
    });
    let computed = Computed { plan: &plan, panel: &panel, run: &run, measures: &[] };
    let mut count = 0;
    let lints = median(times, || {
        count = of_plan(&plan, &settings).len() + of_run(computed, &settings).len();
    });
    println!(
        "| {} | {} | {} | {} | {count} |",
        size.units,
        size.indicators,
        milliseconds(of_run_alone),
        milliseconds(lints),
    );
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut all: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    all.sort_unstable();
    all[times / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}
