//! Flags, and what must not matter.

use quanheng_audit::coherence::{Coherence, Settings};
use quanheng_index::{Finding, StepKind, StepSpec};

use super::world::{TREE, World, plain, step, tai_with_gaps, whole, z_scores};

const RISING: [f64; 12] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0];
/// Hardly correlated with `RISING`: r = −0.06.
const NOISE: [f64; 12] = [3.0, -5.0, 4.0, -1.0, 5.0, -3.0, 1.0, -4.0, 2.0, -2.0, 6.0, -6.0];

fn told<'a>(found: &'a Coherence, code: &str) -> Vec<&'a Finding> {
    found.flags.iter().map(|flag| &flag.finding).filter(|finding| finding.code == code).collect()
}

fn argument<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.argument(name).unwrap()
}

/// a and b go together, c against them; x is b in another dimension.
fn world() -> World {
    let columns = [
        whole(&RISING),
        whole(&RISING.map(|x| x * x)),
        whole(&RISING.map(|x| -x)),
        whole(&RISING.map(|x| x + 0.01 * x * x)),
        whole(&NOISE),
    ];
    World::new("index: d, e; d: a, b, c; e: x, y", &columns, z_scores())
}

#[test]
fn each_correlation_flag_is_told_where_it_belongs() {
    let found = world().found();
    let negative = told(&found, "coherence-negative");
    let of = |flag: &&Finding| format!("{} in {}", argument(flag, "node"), argument(flag, "whole"));
    assert_eq!(negative.iter().map(of).collect::<Vec<_>>(), ["c in d", "c in index"]);
    assert_eq!(argument(negative[0], "units"), "12");
    // a, b and x say the same in all pairs, and c the opposite.
    let pair = |flag: &&Finding| format!("{} {}", argument(flag, "node"), argument(flag, "other"));
    let collinear: Vec<String> = told(&found, "coherence-collinear").iter().map(pair).collect();
    assert_eq!(collinear, ["b a", "c a", "c b", "x a", "x b", "x c"]);
    // y is a part of e, x outweighs nothing there: both go along with their own dimension.
    assert!(told(&found, "coherence-elsewhere").iter().all(|flag| argument(flag, "node") != "y"));
    let elsewhere: Vec<&str> =
        told(&found, "coherence-elsewhere").iter().map(|f| argument(f, "node")).collect();
    assert_eq!(elsewhere, ["x"]);
}

#[test]
fn a_handful_of_units_raises_no_flag_of_correlation() {
    let columns = [whole(&RISING[..9]), whole(&NOISE[..9])];
    let found = World::new("index: a, b", &columns, plain()).found();
    assert_eq!(found.flags.iter().map(|flag| flag.finding.code).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn flags_of_data_structure_and_importance() {
    let mut sparse: Vec<Option<f64>> = whole(&RISING);
    sparse[..5].fill(None);
    let mut outlier = NOISE.to_vec();
    outlier[3] = 900.0;
    let columns = [sparse, whole(&outlier), whole(&NOISE), whole(&[4.0; 12])];
    let found = World::new("index: a, b, c, d", &columns, plain()).found();
    let missing = told(&found, "coherence-missing");
    assert_eq!((argument(missing[0], "missing"), argument(missing[0], "share")), ("5", "41.7"));
    let of = |code: &str| told(&found, code).iter().map(|flag| argument(flag, "node")).collect::<Vec<_>>();
    assert_eq!(of("coherence-outliers"), ["b"]);
    assert_eq!(of("coherence-constant"), ["d"]);
    // a is at seven units only: too few to speak of. b moves the index by itself.
    assert_eq!(of("coherence-low-importance"), ["c", "d"]);
    assert_eq!(of("coherence-high-importance"), ["b"]);
}

#[test]
fn thresholds_are_settings() {
    let settings = Settings { collinear: 1.0, least_units: 13, ..Settings::default() };
    let found = world().look(&settings).unwrap().0;
    let codes: Vec<&str> = found.flags.iter().map(|flag| flag.finding.code).collect();
    assert!(codes.iter().all(|code| *code == "coherence-reversal"), "{codes:?}");
}

fn mixed() -> Vec<StepSpec> {
    let impute = step(StepKind::Impute, "median");
    [vec![impute, step(StepKind::Treat, "winsorise")], z_scores()].concat()
}

/// Same bytes with 1, 2 and 7 threads.
#[test]
fn threads_are_no_matter() {
    let world = World::new(TREE, &tai_with_gaps(), mixed());
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| format!("{:?}", world.found()))
    };
    let one = of(1);
    assert_eq!(one, of(2));
    assert_eq!(one, of(7));
}

/// Units in another order: every number of nodes stays, to the last bits of the engine's own sums.
#[test]
fn the_order_of_the_units_is_no_matter() {
    let data = tai_with_gaps();
    let turned: Vec<Vec<Option<f64>>> =
        data.iter().map(|column| column.iter().rev().copied().collect()).collect();
    let [found, other] = [data, turned].map(|data| World::new(TREE, &data, mixed()).found());
    assert_eq!(found.correlations, other.correlations);
    assert_eq!(found.reliability, other.reliability);
    assert_eq!(found.components, other.components);
    assert_eq!(found.importance, other.importance);
    assert_eq!(found.checks, other.checks);
    let mirrored: Vec<usize> = other.dominance.over.iter().rev().copied().collect();
    assert_eq!(found.dominance.over, mirrored);
    assert_eq!(found.reversal.count(), other.reversal.count());
    let (a, b) = (found.doubt.unwrap(), other.doubt.unwrap());
    assert_eq!((a.kendall, a.scale), (b.kendall, b.scale));
}
