//! Sensitivity indices of a table of results, for comparison with other software (`bench/peers/sensitivity.py`).
//!
//! On the standard input: the number of samples and of inputs, then the results of each sample in the order A, AB₁, …,
//! AB_d, B. Written: mean and variance; then for each input the first order measured from 0, measured from the mean with
//! the ends of its 95 % interval, the total with its ends.

#![expect(clippy::print_stdout, reason = "a program to be run by another")]

use std::io::{self, Read};

use quanheng_audit::Side;
use quanheng_audit::sensitivity::{Centre, Estimate, Indices, Response, Sampling, sobol_indices};
use quanheng_index::Finding;

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let mut numbers = text.split_ascii_whitespace().map(|word| word.parse::<f64>().expect("numbers only"));
    let mut next = || numbers.next().expect("as many numbers as samples and inputs say") as usize;
    let (samples, inputs) = (next(), next());
    let table = Table { inputs, results: numbers.collect() };
    assert_eq!(table.results.len(), samples * (inputs + 2), "results of all samples");
    let with = |centre| -> Indices {
        let all = sobol_indices(&table, &Sampling::new(samples as u64, 1), centre).expect("evaluates");
        all.into_iter().next().expect("one output").expect("varies")
    };
    let (plain, centred) = (with(Centre::Nothing), with(Centre::Mean));
    println!("{:e} {:e}", centred.mean, centred.variance);
    for (plain, centred) in plain.inputs.iter().zip(&centred.inputs) {
        let ends = |estimate: Estimate| estimate.interval.expect("asked for");
        let ((a, b), (c, d)) = (ends(centred.first), ends(centred.total));
        println!(
            "{:e} {:e} {a:e} {b:e} {:e} {c:e} {d:e}",
            plain.first.value, centred.first.value, centred.total.value
        );
    }
    Ok(())
}

/// Results that were computed elsewhere.
struct Table {
    inputs: usize,
    /// By sample: A, one input of B each, B.
    results: Vec<f64>,
}

impl Response for Table {
    type Room = ();

    fn inputs(&self) -> usize {
        self.inputs
    }

    fn outputs(&self) -> usize {
        1
    }

    fn room(&self) {}

    fn evaluate(&self, (): &mut (), sample: u64, sides: &[Side], y: &mut [f64]) -> Result<(), Vec<Finding>> {
        let changed: Vec<usize> = (0..self.inputs).filter(|&input| sides[input] == Side::B).collect();
        let at = match changed[..] {
            [] => 0,
            [input] if self.inputs > 1 => input + 1,
            _ => self.inputs + 1,
        };
        y[0] = self.results[sample as usize * (self.inputs + 2) + at];
        Ok(())
    }
}
