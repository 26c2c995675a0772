//! The audit: replicates with the method varying, with every figure erring too, and a what-if on the example.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use quanheng_audit::uncertainty;
use quanheng_bench::audit::{AuditCase, options, with_example};

/// 51 × 49. Goals on two cores: 500,000 replicates a second, and 20,000 with errors.
fn replicates(criterion: &mut Criterion) {
    let case = AuditCase::default();
    let mut group = criterion.benchmark_group("audit");
    group.sample_size(10);
    for (name, figures_err, count) in [("method", false, 100_000), ("method-and-figures", true, 5_000)] {
        let assumptions = case.assumptions(figures_err);
        let options = options(count, Vec::new());
        group.throughput(Throughput::Elements(count));
        group.bench_function(name, |bencher| {
            bencher.iter(|| uncertainty(&case.subject(), &assumptions, &options).expect("varies"));
        });
    }
    group.finish();
}

/// 10,000 replicates of the example under another weight. Goal: 30 ms.
fn what_if(criterion: &mut Criterion) {
    with_example(10_000, |experiment, node| {
        criterion.bench_function("what-if", |bencher| {
            bencher.iter(|| experiment.what_if(&[(node, 2.0)]).expect("a weight"));
        });
    });
}

criterion_group!(benches, replicates, what_if);
criterion_main!(benches);
