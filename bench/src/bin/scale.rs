//! Time, processor time and memory from a thousand to a million units × 50 indicators × 3 levels, as a Markdown table, beside the
//! floor of the machine: one sum and one copy of the same cells.
//!
//! Each size runs in a process of its own, because the peak of memory belongs to a process.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program to be run by hand")]

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use quanheng_bench::{Size, panel, plan, processor_time};
use quanheng_index::Keep;

const INDICATORS: usize = 50;
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() -> ExitCode {
    let given = std::env::args().nth(1).and_then(|text| text.parse().ok());
    if let Some(units) = given {
        return report(Size { units, indicators: INDICATORS });
    }
    println!("| units | engine | processor | per unit | sum | copy | data | peak memory | peak/data |");
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let Ok(own) = std::env::current_exe() else { return ExitCode::FAILURE };
    let all_done = SIZES
        .iter()
        .all(|units| Command::new(&own).arg(units.to_string()).status().is_ok_and(|status| status.success()));
    if all_done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Measures one size and prints its line.
fn report(size: Size) -> ExitCode {
    let plan = plan(size);
    let root = plan.framework().root();
    // The place where a panel read from Parquet belongs, inside the clock.
    let panel = panel(size, plan.framework());
    let (start, before) = (Instant::now(), processor_time());
    let run = plan.run_owned(panel, &[0], Keep::Facts);
    let (engine, processor) = (start.elapsed(), processor_time().saturating_sub(before));
    let peak = peak_bytes();
    let Ok(run) = run else {
        eprintln!("the run has errors");
        return ExitCode::FAILURE;
    };
    assert_eq!(run.scores(root, 0).len(), size.units, "a cell for each unit");
    drop(run);
    let (sum, copy) = floor(size);
    println!(
        "| {} | {} | {} | {:.0} ns | {} | {} | {} | {} | {:.2} |",
        size.units,
        milliseconds(engine),
        milliseconds(processor),
        processor.as_secs_f64() * 1e9 / size.units as f64,
        milliseconds(sum),
        milliseconds(copy),
        megabytes(size.data_bytes()),
        megabytes(peak),
        peak as f64 / size.data_bytes() as f64,
    );
    ExitCode::SUCCESS
}

/// One sum and one copy of as many cells, on one thread: each the median of five.
fn floor(size: Size) -> (Duration, Duration) {
    let cells: Vec<f64> = (0..size.units * size.indicators).map(|cell| cell as f64).collect();
    let mut target = vec![0.0; cells.len()];
    let sum = median_of_five(|| {
        let mut lanes = [0.0; 8];
        for chunk in std::hint::black_box(&cells).as_chunks::<8>().0 {
            lanes.iter_mut().zip(chunk).for_each(|(lane, cell)| *lane += cell);
        }
        std::hint::black_box(lanes);
    });
    let copy = median_of_five(|| target.copy_from_slice(std::hint::black_box(&cells)));
    std::hint::black_box(target);
    (sum, copy)
}

fn median_of_five(mut work: impl FnMut()) -> Duration {
    let mut times = [0; 5].map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.sort_unstable();
    times[2]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn megabytes(bytes: usize) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}

/// Greatest resident memory of this process so far: `VmHWM` of Linux; 0 elsewhere.
fn peak_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<usize> =
        line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse().ok());
    kilobytes.map_or(0, |kilobytes| kilobytes * 1024)
}
