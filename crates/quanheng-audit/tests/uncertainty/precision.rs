//! Whether standard errors are what they say: over many seeds, figures are off by as much.

use quanheng_audit::{Assumption, Counted, Design, Figure, Level, Options, Spread};
use quanheng_index::parameter::Value;
use quanheng_index::{StepKind, StepSpec};

use crate::world::{World, alternatives, method, plain, weights};

/// Three units that change places under weights ± 60 % and either of two means, and one that is behind all of them.
fn world() -> (World, [Assumption; 2]) {
    let cuts = StepSpec::new(StepKind::Tier).method("cuts").with("cuts", Value::Numbers(vec![0.45]));
    let columns =
        [[1.0, 0.25, 0.6, 0.1], [0.1, 0.5, 0.2, 0.05], [0.3, 0.4, 0.5, 0.1]].map(|column| column.map(Some));
    let world = World::flat(&[&columns[0], &columns[1], &columns[2]], [plain(), vec![cuts]].concat());
    let means =
        alternatives("mean", vec![("a", 2.0, None), ("g", 1.0, Some(method("aggregate", "geometric")))]);
    let around = weights(&world, Spread::Around(0.6));
    (world, [means, around])
}

const FIGURES: [Figure; 7] = [
    Figure::MeanScore(0),
    Figure::ScoreQuantile(1, Level::P75),
    Figure::MeanRank(2),
    Figure::Rank(0, 1),
    Figure::Tier(0, 1),
    Figure::Ahead(1, 2),
    Figure::Cut(1),
];

fn audit(design: Design, seed: u64, replicates: u64) -> Counted {
    let (world, assumptions) = world();
    let options = Options { replicates, seed, design, randomisations: 8, ..Options::default() };
    world.audit_with(&assumptions, &options).unwrap().nodes.pop().unwrap()
}

/// Over 24 seeds, Σ(figure − truth)²/Σ(standard error)² is about 1; the truth is a Sobol design with 64 times as many
/// replicates.
#[test]
fn standard_errors_are_as_far_as_figures_are_off() {
    let truth = audit(Design::Sobol, 99, 1 << 15);
    for design in [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol] {
        let audits: Vec<Counted> = (1..=24).map(|seed| audit(design, seed, 512)).collect();
        for figure in FIGURES {
            let square =
                |of: &dyn Fn(&Counted) -> f64| audits.iter().map(|audit| of(audit) * of(audit)).sum::<f64>();
            let off = square(&|audit| audit.value(figure).unwrap() - truth.value(figure).unwrap());
            let errors = square(&|audit| audit.standard_error(figure).unwrap());
            // With 8 randomisations, F with 24 and 168 degrees of freedom: between 0.33 and 2.4 but for one in 500
            // (scipy 1.17.1, f.ppf of 0.001 and 0.999).
            let ratio = off / errors;
            assert!((0.33..2.4).contains(&ratio), "{design:?} {figure:?} {ratio}");
        }
    }
}

/// Spread designs are more precise, and the replicates needed say so.
#[test]
fn spread_designs_need_fewer_replicates() {
    let needed = |design| {
        let audit = audit(design, 3, 2048);
        audit.replicates_needed(Figure::MeanScore(0), 0.001).unwrap()
    };
    let (plain, sobol) = (needed(Design::MonteCarlo), needed(Design::Sobol));
    assert!(sobol < plain / 4, "{sobol} {plain}");
    // s/√n: the replicates that bring the standard error of the mean to 0.001 are (s/0.001)².
    let audit = audit(Design::MonteCarlo, 3, 2048);
    let s = audit.tally.scores(0).standard_deviation().unwrap();
    assert_eq!(plain, (s * s / 1e-6).ceil() as u64);
    let error = audit.standard_error(Figure::MeanScore(0)).unwrap();
    assert!((error - s / 2048.0_f64.sqrt()).abs() < 1e-15);
}

/// √(p(1 − p)/n) for what happens, and more than nothing for what never did.
#[test]
fn what_never_happened_is_not_certain() {
    for design in [Design::MonteCarlo, Design::LatinHypercube] {
        let audit = audit(design, 5, 4096);
        assert_eq!(audit.value(Figure::Rank(3, 1)), Some(0.0));
        let error = audit.standard_error(Figure::Rank(3, 1)).unwrap();
        // Two in 4,100.
        assert!((error - (2.0 / 4100.0 * (1.0 - 2.0 / 4100.0) / 4100.0_f64).sqrt()).abs() < 1e-12);
    }
    let audit = audit(Design::MonteCarlo, 5, 4096);
    let p = audit.value(Figure::Rank(1, 2)).unwrap();
    assert!(p > 0.1 && p < 0.9, "{p}");
    let error = audit.standard_error(Figure::Rank(1, 2)).unwrap();
    assert!((error / (p * (1.0 - p) / 4096.0).sqrt() - 1.0).abs() < 0.01);
    assert_eq!(audit.value(Figure::Rank(0, 9)), None);
    assert_eq!(audit.standard_error(Figure::Cut(7)), None);
}

/// The best and worst places seen are those with a probability.
#[test]
fn the_range_of_ranks_is_what_was_seen() {
    let audit = audit(Design::MonteCarlo, 5, 4096);
    for unit in 0..4 {
        let seen: Vec<usize> =
            (1..=4).filter(|&rank| audit.value(Figure::Rank(unit, rank)).unwrap() > 0.0).collect();
        assert_eq!(audit.rank_range(unit), Some((seen[0], seen[seen.len() - 1])));
    }
}
