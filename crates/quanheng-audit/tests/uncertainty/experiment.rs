//! Single replicates of an experiment, and the designs that spread them.

use quanheng_audit::{Assumption, Design, Options, Side, Spread};
use quanheng_index::parameter::Value;
use quanheng_index::{StepKind, StepSpec};

use crate::world::{World, alternatives, codes, method, on_any_threads, plain, root, weights};

const DESIGNS: [Design; 3] = [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol];

/// u0 = (1, 0.1) and u1 = (0.25, 0.5) with tiers of one each; either mean, and any weights.
fn world() -> (World, [Assumption; 2]) {
    let sizes = StepSpec::new(StepKind::Tier).method("sizes").with("sizes", Value::Numbers(vec![1.0, 1.0]));
    let world =
        World::flat(&[&[Some(1.0), Some(0.25)], &[Some(0.1), Some(0.5)]], [plain(), vec![sizes]].concat());
    let means =
        alternatives("mean", vec![("a", 1.0, None), ("g", 1.0, Some(method("aggregate", "geometric")))]);
    let assumptions = [means, weights(&world, Spread::Simplex)];
    (world, assumptions)
}

fn options(design: Design) -> Options {
    Options { replicates: 4096, seed: 5, design, ..Options::default() }
}

/// The counts are those of the replicates, evaluated one by one on side A.
#[test]
fn replicates_evaluated_singly_are_those_counted() {
    let (world, assumptions) = world();
    for design in DESIGNS {
        let experiment = world.experiment(&assumptions, &options(design));
        let audit = experiment.uncertainty().unwrap();
        let mut evaluator = experiment.evaluator();
        let mut leads = 0;
        for number in 0..4096 {
            let outcome = evaluator.evaluate(number, &[Side::A; 2]).unwrap();
            leads += u64::from(outcome.places[0] == 1);
            assert_eq!(outcome.tiers, outcome.places);
        }
        assert_eq!(root(&audit).rank_probabilities(0)[0], leads as f64 / 4096.0);
    }
}

/// Exchanging the side of one assumption changes what that one takes and nothing else.
#[test]
fn each_assumption_has_sides_of_its_own() {
    let (world, assumptions) = world();
    for design in DESIGNS {
        let experiment = world.experiment(&assumptions, &options(design));
        let mut evaluator = experiment.evaluator();
        let mut differs = [0; 2];
        for number in 0..100 {
            let mut at = |sides: [Side; 2]| evaluator.evaluate(number, &sides).unwrap().scores.to_vec();
            let [a, b] = [at([Side::A; 2]), at([Side::B; 2])];
            let [ba, ab] = [at([Side::B, Side::A]), at([Side::A, Side::B])];
            differs[0] += u32::from(ba != a);
            differs[1] += u32::from(ab != a && ab != b);
            assert_eq!(at([Side::A; 2]), a);
        }
        // Half of the time the other side has the other mean; with other weights all scores are others.
        assert!((30..70).contains(&differs[0]) && differs[1] >= 30, "{design:?} {differs:?}");
    }
}

/// The nominal scores are the engine's: weights ½ give 0.55 and 0.375.
#[test]
fn the_nominal_is_the_programme_as_it_stands() {
    let (world, assumptions) = world();
    let experiment = world.experiment(&assumptions, &options(Design::MonteCarlo));
    let nominal = experiment.nominal();
    assert_eq!((nominal.scores.as_slice(), nominal.places.as_slice()), (&[0.55, 0.375][..], &[1, 2][..]));
    assert_eq!(nominal.tiers, [1, 2]);
    assert_eq!(experiment.members(), [0, 1]);
}

/// u0 has score w under the arithmetic mean: the mean of a design that spreads w evenly is nearer to ½.
#[test]
fn spread_designs_are_nearer_to_the_truth() {
    let world = World::flat(&[&[Some(1.0), Some(0.25)], &[Some(0.0), Some(0.5)]], plain());
    let around = [weights(&world, Spread::Around(1.0))];
    let off = |design| {
        let audit = world.audit_with(&around, &options(design)).unwrap();
        (root(&audit).scores(0).mean().unwrap() - 0.5).abs()
    };
    // The standard deviation of a share is below ¼: four standard errors of 4,096 independent ones.
    assert!(off(Design::MonteCarlo) < 4.0 * 0.25 / 64.0);
    assert!(off(Design::LatinHypercube) < 0.004);
    assert!(off(Design::Sobol) < 0.0005);
}

#[test]
fn designs_do_not_depend_on_threads() {
    let (world, assumptions) = world();
    for design in DESIGNS {
        on_any_threads(|| world.audit_with(&assumptions, &options(design)).unwrap());
    }
}

#[test]
fn a_design_that_does_not_fit_is_refused() {
    let (world, assumptions) = world();
    let uneven = Options { replicates: 1000, ..options(Design::Sobol) };
    assert_eq!(codes(&world.audit_with(&assumptions, &uneven).unwrap_err()), ["audit-randomisations"]);
}
