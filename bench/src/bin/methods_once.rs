//! Runs single methods on small panels, for programs in other languages to compare with: reads cases
//! (`quanheng_bench::case`) and writes what came out, every number with all its digits.
//!
//! `methods_once --list` prints all methods of the registry, `methods_once < cases` answers each case by
//!
//! ```text
//! case 17
//! refused constant x                 a finding that is an error, with its node if it has one
//! column x 0 1e0 2e0 -               node, period, values by unit
//! places root 0 1e0 2e0 -
//! tiers root 0 1 2 -
//! share x 5e-1                       of its parent's weight
//! fact treat x 0 lambda 5e-1
//! statistic skewness 0 1.2e0         name, position of the (first) column
//! nanoseconds 12345 12000            of the runs asked for by `repeat`: median by the clock, mean on the processor
//! end
//! ```

#![expect(clippy::print_stderr, reason = "a program to be run by hand")]

use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;
use std::time::Instant;

use quanheng_bench::case::Case;
use quanheng_bench::processor_time;
use quanheng_index::analysis::dagum;
use quanheng_index::statistics::{self, Line};
use quanheng_index::{Column, Finding, Framework, Keep, Plan, Run, Severity, registry};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let done = if std::env::args().nth(1).as_deref() == Some("--list") {
        list(&mut out)
    } else {
        answer(std::io::stdin().lock(), &mut out)
    };
    match done.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn list(out: &mut impl Write) -> Outcome<()> {
    for method in registry::METHODS {
        writeln!(out, "{} {}", method.kind().slug(), method.slug)?;
    }
    Ok(())
}

fn answer(lines: impl BufRead, out: &mut impl Write) -> Outcome<()> {
    let mut case = Case::default();
    for line in lines.lines() {
        if case.line(&line?)? {
            writeln!(out, "case {}", case.id)?;
            write_statistics(&case, out)?;
            run(&case, out)?;
            writeln!(out, "end")?;
        }
    }
    Ok(())
}

fn run(case: &Case, out: &mut impl Write) -> Outcome<()> {
    if case.steps.is_empty() {
        return Ok(());
    }
    let framework = case.framework()?;
    let panel = case.panel(&framework)?;
    let plan = match Plan::compile(framework, &case.steps) {
        Ok((plan, _)) => plan,
        Err(findings) => return write_refusals(&findings, out),
    };
    let scored = case.scored();
    if case.repeat == 0 {
        return match plan.run(&panel, &scored, Keep::Facts) {
            Ok(run) => write_run(case, &run, out),
            Err(findings) => write_refusals(&findings, out),
        };
    }
    let (mut times, before) = (Vec::new(), processor_time());
    for _ in 0..case.repeat {
        let start = Instant::now();
        let run = plan.run(&panel, &scored, Keep::Facts);
        times.push(start.elapsed().as_nanos());
        if let Err(findings) = run {
            return write_refusals(&findings, out);
        }
    }
    times.sort_unstable();
    let processor = processor_time().saturating_sub(before).as_nanos() / times.len() as u128;
    Ok(writeln!(out, "nanoseconds {} {processor}", times[times.len() / 2])?)
}

fn write_refusals(findings: &[Finding], out: &mut impl Write) -> Outcome<()> {
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        writeln!(out, "refused {} {}", finding.code, finding.argument("node").unwrap_or("-"))?;
    }
    Ok(())
}

fn write_run(case: &Case, run: &Run, out: &mut impl Write) -> Outcome<()> {
    let framework = run.framework();
    for what in &case.write {
        match what.as_str() {
            "leaves" => framework.leaves().try_for_each(|leaf| write_columns(run, leaf, out))?,
            "root" => write_columns(run, framework.root(), out)?,
            "places" => write_places(run, out)?,
            "tiers" => write_tiers(run, out)?,
            "shares" => framework.leaves().try_for_each(|leaf| -> Outcome<()> {
                Ok(writeln!(
                    out,
                    "share {} {:e}",
                    code(framework, leaf),
                    run.weight_share(leaf, run.scored()[0])
                )?)
            })?,
            "facts" => write_facts(run, out)?,
            _ => return Err(format!("case {}: cannot write `{what}`", case.id).into()),
        }
    }
    Ok(())
}

fn code(framework: &Framework, node: usize) -> &str {
    &framework.node(node).code
}

fn write_columns(run: &Run, node: usize, out: &mut impl Write) -> Outcome<()> {
    for &period in run.scored() {
        let column: &Column = run.scores(node, period);
        write!(out, "column {} {period}", code(run.framework(), node))?;
        write_cells(column.iter(), out)?;
    }
    Ok(())
}

fn write_places(run: &Run, out: &mut impl Write) -> Outcome<()> {
    let root = run.framework().root();
    for &period in run.scored() {
        let Some(places) = run.places(root, period) else { continue };
        write!(out, "places root {period}")?;
        write_cells(places.as_slice().iter().map(|place| place.map(quanheng_index::Place::number)), out)?;
    }
    Ok(())
}

fn write_tiers(run: &Run, out: &mut impl Write) -> Outcome<()> {
    let root = run.framework().root();
    for &period in run.scored() {
        let Some(tiers) = run.tiers(root, period) else { continue };
        write!(out, "tiers root {period}")?;
        write_cells((0..run.units().len()).map(|row| tiers.get(row).map(f64::from)), out)?;
    }
    Ok(())
}

fn write_cells(cells: impl Iterator<Item = Option<f64>>, out: &mut impl Write) -> Outcome<()> {
    for cell in cells {
        match cell {
            Some(value) => write!(out, " {value:e}")?,
            None => write!(out, " -")?,
        }
    }
    Ok(writeln!(out)?)
}

fn write_facts(run: &Run, out: &mut impl Write) -> Outcome<()> {
    for step in run.trace() {
        for entry in &step.entries {
            let node = code(run.framework(), entry.node);
            for (name, value) in &entry.facts {
                let period = entry.period.unwrap_or(0);
                writeln!(out, "fact {} {node} {period} {name} {value:e}", step.kind.slug())?;
            }
        }
    }
    Ok(())
}

/// Statistics of each column, or of each column with the next.
fn write_statistics(case: &Case, out: &mut impl Write) -> Outcome<()> {
    if case.statistics.is_empty() {
        return Ok(());
    }
    let samples: Vec<Vec<f64>> = case.samples().collect();
    for name in &case.statistics {
        for (at, sample) in samples.iter().enumerate() {
            let next = &samples[(at + 1) % samples.len()];
            let value = statistic(name, sample, next).ok_or_else(|| format!("no {name}"))?;
            writeln!(out, "statistic {name} {at} {value:e}")?;
        }
    }
    Ok(())
}

fn statistic(name: &str, x: &[f64], y: &[f64]) -> Option<f64> {
    match name {
        "sum" => Some(statistics::sum(x)),
        "mean" => statistics::mean(x),
        "variance" => statistics::variance(x),
        "standard-deviation" => statistics::standard_deviation(x),
        "skewness" => statistics::skewness(x),
        "kurtosis" => statistics::kurtosis(x),
        "median" => statistics::median(x),
        "lower-quartile" => statistics::quantile(&statistics::sorted(x), 0.25),
        "gini" => dagum::gini(x),
        "pearson" => statistics::pearson(x, y),
        "spearman" => statistics::spearman(x, y),
        "kendall" => statistics::kendall_tau_b(x, y),
        "pearson-p" => statistics::correlation_two_sided(statistics::pearson(x, y)?, x.len()),
        "spearman-p" => statistics::correlation_two_sided(statistics::spearman(x, y)?, x.len()),
        "kendall-p" => statistics::kendall_two_sided(x, y),
        "slope" => Line::fit(x, y).map(|line| line.slope),
        "intercept" => Line::fit(x, y).map(|line| line.at(0.0)),
        "slope-p" => Line::fit(x, y)?.test.map(|test| test.p),
        "normal-cdf" => Some(statistics::normal_cdf(x[0])),
        "normal-quantile" => Some(statistics::normal_quantile(statistics::normal_cdf(x[0]))),
        "student" => Some(statistics::student_two_sided(x[0], x.len() as f64)),
        "incomplete-beta" => Some(statistics::incomplete_beta(
            1.0 + x[0].abs(),
            0.5 + x[1].abs(),
            statistics::normal_cdf(x[2]),
        )),
        _ => None,
    }
}
