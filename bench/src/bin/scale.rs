//! Time, processor time and memory from a thousand to a million units × 50 indicators × 3 levels, from a Parquet
//! file to tiers, as a Markdown table, beside the floor of the machine: one sum and one copy of the same cells.
//!
//! Each size runs in a process of its own, because the peak of memory belongs to a process.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program to be run by hand")]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use quanheng_bench::{Size, file, framework, panel, plan, processor_time};
use quanheng_index::Keep;

const INDICATORS: usize = 50;
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => table(&SIZES),
        ["write", units, folder] => size(units).and_then(|size| write(size, Path::new(folder))),
        ["read", units, folder] => size(units).and_then(|size| report(size, Path::new(folder))),
        [units] => size(units).and_then(|size| table(&[size.units])),
        _ => Err("expected nothing, UNITS, `write UNITS FOLDER` or `read UNITS FOLDER`".to_owned()),
    };
    if let Err(reason) = &done {
        eprintln!("{reason}");
    }
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn size(units: &str) -> Result<Size, String> {
    let units = units.parse().map_err(|_| format!("not a number of units: {units}"))?;
    Ok(Size { units, indicators: INDICATORS })
}

/// Each size in two processes of its own: one writes the file, so that this counts nowhere, the other is measured.
fn table(sizes: &[usize]) -> Result<(), String> {
    println!(
        "| units | read | engine | both | processor | per unit | sum | copy | data | peak memory | peak/data | mean score |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    for units in sizes {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        for verb in ["write", "read"] {
            let mut command = Command::new(&own);
            let status = command.args([verb, &units.to_string()]).arg(folder.path()).status();
            if !status.is_ok_and(|status| status.success()) {
                return Err(format!("`{verb}` failed for {units} units"));
            }
        }
    }
    Ok(())
}

/// Writes the data of one size.
fn write(size: Size, folder: &Path) -> Result<(), String> {
    let framework = framework(size);
    file::write(&panel(size, &framework), &framework, folder).map_err(|error| error.to_string())
}

/// Measures one size and prints its line. The clock stands still while the programme is made, which in a real folder
/// is read from text files; its units count for the memory.
fn report(size: Size, folder: &Path) -> Result<(), String> {
    let plan = plan(size);
    let root = plan.framework().root();
    let programme = file::programme(size, folder);
    let (start, before) = (Instant::now(), processor_time());
    let observations =
        file::read(&programme, plan.framework()).map_err(|findings| format!("{findings:?}"))?;
    let read = start.elapsed();
    let run = plan.run_owned(observations.panel, &[0], Keep::Facts);
    let (both, processor) = (start.elapsed(), processor_time().saturating_sub(before));
    let peak = peak_bytes();
    let run = run.map_err(|findings| format!("{findings:?}"))?;
    let scores = run.scores(root, 0);
    assert_eq!(scores.count_present(), size.units, "a score for each unit");
    let mean = scores.iter().flatten().sum::<f64>() / size.units as f64;
    drop(run);
    let (sum, copy) = floor(size);
    println!(
        "| {} | {} | {} | {} | {} | {:.0} ns | {} | {} | {} | {} | {:.2} | {mean:.9} |",
        size.units,
        milliseconds(read),
        milliseconds(both - read),
        milliseconds(both),
        milliseconds(processor),
        processor.as_secs_f64() * 1e9 / size.units as f64,
        milliseconds(sum),
        milliseconds(copy),
        megabytes(size.data_bytes()),
        megabytes(peak),
        peak as f64 / size.data_bytes() as f64,
    );
    Ok(())
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
