//! The engine by itself: all steps of a usual programme, and how its time grows with the number of units.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use quanheng_bench::{Size, panel, plan};
use quanheng_index::Keep;

/// 31 units × 60 indicators × 3 levels, with the whole trace and with facts only. Goal: under 100 µs.
fn provinces(criterion: &mut Criterion) {
    let plan = plan(Size::PROVINCES);
    let panel = panel(Size::PROVINCES, plan.framework());
    for (name, keep) in [("provinces/whole-trace", Keep::Everything), ("provinces/facts-only", Keep::Facts)] {
        criterion.bench_function(name, |bencher| bencher.iter(|| plan.run(&panel, &[0], keep)));
    }
}

/// 10³, 10⁴, 10⁵ units × 50 indicators × 3 levels; `bin/scale.rs` goes on to 10⁶.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10);
    for units in [1_000, 10_000, 100_000] {
        let size = Size { units, indicators: 50 };
        let plan = plan(size);
        let panel = panel(size, plan.framework());
        group.throughput(Throughput::Elements(units as u64));
        group.bench_function(BenchmarkId::from_parameter(units), |bencher| {
            bencher.iter_batched(
                || panel.clone(),
                |panel| plan.run_owned(panel, &[0], Keep::Facts),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, provinces, growth);
criterion_main!(benches);
