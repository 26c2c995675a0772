//! How many replicates the audit does in a second: 51 units × 49 indicators in 8 groups and 3 levels, where
//! normalisation (3), treatment (2), aggregation (2) and all weights (± 25 %) vary together; the same with an error on
//! every figure, so that treatment and normalisation run anew; and the time of a what-if on the example.
//!
//! Beside the first two, in the same run, stands the floor: the arithmetic a replicate cannot avoid, at the rate of this
//! machine. For each node that is counted these are 51·50/2 comparisons, since every pair is counted; and a product of a
//! weight and a score, added up, for each unit and each of the 49 leaves, or 57 columns where the groups are counted
//! too. The loops are the quickest we know for nothing but that: eight replicates of four units at a time, sums in registers,
//! comparisons in sixteen bits, on the widest registers that the audit itself uses.
//!
//! `audit count` does 20,000 replicates of the first kind on one thread and prints nothing, `audit count-errors` 2,000 with
//! an error on every figure: for counting instructions.

#![expect(clippy::print_stdout, reason = "a program to be run by hand")]

use std::hint::black_box;
use std::time::Instant;

use quanheng_audit::{Assumption, Options, Subject, uncertainty};
use quanheng_bench::audit::{AuditCase, GROUPS, INDICATORS, UNITS, options, with_example};
use quanheng_index::NodeId;
use quanheng_index::statistics::wide;

const REPLICATES: u64 = 400_000;
const WITH_ERRORS: u64 = 20_000;
const WHAT_IF: u64 = 10_000;
/// Replicates of the floor done together, and units.
const TOGETHER: usize = 8;
const UNITS_TOGETHER: usize = 4;

fn main() {
    let case = AuditCase::default();
    let subject = case.subject();
    let [assumptions, erring] = [false, true].map(|err| case.assumptions(err));
    let counted = match std::env::args().nth(1).as_deref() {
        Some("count") => Some((&assumptions, 20_000)),
        Some("count-errors") => Some((&erring, 2_000)),
        _ => None,
    };
    if let Some((assumptions, replicates)) = counted {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        pool.install(|| replicates_a_second(&subject, assumptions, &options(replicates, Vec::new())));
        return;
    }
    println!(
        "| what varies, nodes counted | replicates a second, median of 5 | floor | multiple of the floor |"
    );
    println!("|---|---:|---:|---:|");
    let inner: Vec<NodeId> = case.framework.bottom_up().to_vec();
    for (name, nodes, counted) in
        [("method, the index", Vec::new(), 1), ("method, the index and 8 dimensions", inner, 1 + GROUPS)]
    {
        let options = options(REPLICATES, nodes);
        let speed = median(|| replicates_a_second(&subject, &assumptions, &options));
        let floor = median(|| floor(counted));
        println!("| {name} | {speed:.0} | {floor:.0} | {:.2} |", floor / speed);
    }
    let options = options(WITH_ERRORS, Vec::new());
    let speed = median(|| replicates_a_second(&subject, &erring, &options));
    println!("| method and every figure, the index | {speed:.0} | | |");
    what_if();
}

fn replicates_a_second(subject: &Subject, assumptions: &[Assumption], options: &Options) -> f64 {
    let start = Instant::now();
    let audit = uncertainty(subject, assumptions, options).expect("varies");
    assert_eq!(audit.nodes.last().expect("the root").tally.replicates(), options.replicates);
    options.replicates as f64 / start.elapsed().as_secs_f64()
}

fn median(mut measure: impl FnMut() -> f64) -> f64 {
    let mut all: Vec<f64> = (0..5).map(|_| measure()).collect();
    all.sort_by(f64::total_cmp);
    all[2]
}

/// Time of 10,000 replicates of the example after a weight has changed.
fn what_if() {
    let milliseconds = with_example(WHAT_IF, |experiment, node| {
        median(|| {
            let start = Instant::now();
            let changed = experiment.what_if(&[(node, black_box(2.0))]).expect("a weight");
            assert_eq!(changed.nodes[0].tally.replicates(), WHAT_IF);
            start.elapsed().as_secs_f64() * 1e3
        })
    });
    println!();
    println!("what-if on the example, {WHAT_IF} replicates: {milliseconds:.1} ms, median of 5");
}

/// Replicates a second of nothing but the multiplications, additions and comparisons no replicate can do without, on
/// all cores, where so many nodes are counted.
fn floor(counted: usize) -> f64 {
    let threads = rayon::current_num_threads() as u64;
    let rounds = REPLICATES / threads / TOGETHER as u64;
    let columns = if counted == 1 { INDICATORS } else { INDICATORS + GROUPS };
    let start = Instant::now();
    rayon::broadcast(|_| {
        let quads = UNITS.div_ceil(UNITS_TOGETHER);
        let scores: Vec<[f64; UNITS_TOGETHER]> =
            (0..columns * quads).map(|at| [17, 13, 11, 7].map(|by| (at % by) as f64)).collect();
        let weights: Vec<[f64; TOGETHER]> = (0..columns).map(|at| [at as f64; TOGETHER]).collect();
        let mut sums = vec![[[0.0; TOGETHER]; UNITS_TOGETHER]; quads];
        let cells: Vec<[i16; 64]> =
            (0..UNITS).map(|unit| std::array::from_fn(|at| (unit * at % 101) as i16)).collect();
        let mut ahead = vec![0_u64; UNITS * UNITS];
        for round in 0..rounds {
            multiply_and_add(black_box(&scores), black_box(&weights), &mut sums);
            // Sixty-four replicates at a time, once every eight rounds.
            if round % 8 == 0 {
                (0..counted).for_each(|_| compare(black_box(&cells), &mut ahead));
            }
            black_box((&sums, &ahead));
        }
    });
    (rounds * threads * TOGETHER as u64) as f64 / start.elapsed().as_secs_f64()
}

/// Four units at a time; their scores stand together, column by column.
fn multiply_and_add(
    scores: &[[f64; UNITS_TOGETHER]],
    weights: &[[f64; TOGETHER]],
    sums: &mut [[[f64; TOGETHER]; UNITS_TOGETHER]],
) {
    wide(
        #[inline(always)]
        || {
            for (sums, scores) in sums.iter_mut().zip(scores.chunks_exact(weights.len())) {
                let mut own = [[0.0; TOGETHER]; UNITS_TOGETHER];
                for (weight, score) in weights.iter().zip(scores) {
                    for unit in 0..UNITS_TOGETHER {
                        for lane in 0..TOGETHER {
                            own[unit][lane] += score[unit] * weight[lane];
                        }
                    }
                }
                *sums = own;
            }
        },
    );
}

/// In how many replicates each unit is ahead of each later one.
fn compare(cells: &[[i16; 64]], ahead: &mut [u64]) {
    wide(
        #[inline(always)]
        || {
            for (unit, own) in cells.iter().enumerate() {
                for (other, cells) in cells.iter().enumerate().skip(unit + 1) {
                    let mut counts = [0_i16; 16];
                    for (own, other) in own.as_chunks::<16>().0.iter().zip(cells.as_chunks::<16>().0) {
                        for lane in 0..16 {
                            counts[lane] += i16::from(own[lane] > other[lane]);
                        }
                    }
                    for count in counts {
                        ahead[unit * UNITS + other] += count as u64;
                    }
                }
            }
        },
    );
}
