//! Alternatives, weights and inclusion, and what is refused of them.

use quanheng_audit::{Design, Kind, Options, Side, Spread, Taken};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{RawNode, StepKind, StepSpec};

use crate::world::{World, alternatives, assume, codes, method, on_any_threads, plain, root, row, weights};

/// Two units and one free weight: u0 = (1, 0), u1 = (0.25, 0.5). u0 leads when w > 0.5·(1 − w)/0.75, w > 0.4: over the
/// whole simplex with probability 0.6.
#[test]
fn one_free_weight_has_a_known_probability() {
    let world = World::flat(&[&[Some(1.0), Some(0.25)], &[Some(0.0), Some(0.5)]], plain());
    let count = 200_000;
    let audit = world.audit(&[weights(&world, Spread::Simplex)], count).unwrap();
    let tally = root(&audit);
    // Four standard errors.
    let near = 4.0 * (0.24 / count as f64).sqrt();
    assert!((tally.ahead(0, 1) - 0.6).abs() < near, "{}", tally.ahead(0, 1));
    assert!((tally.rank_probabilities(0)[0] - 0.6).abs() < near);
    assert!((tally.ahead(0, 1) + tally.ahead(1, 0) - 1.0).abs() < 1e-12);
    // The score of u0 is w itself: uniform, mean ½, standard deviation 1/√12, quantiles p.
    let scores = tally.scores(0);
    assert!((scores.mean().unwrap() - 0.5).abs() < 0.004);
    assert!((scores.standard_deviation().unwrap() - 12.0_f64.sqrt().recip()).abs() < 0.004);
    assert!((scores.quantile(0.05).unwrap() - 0.05).abs() < 0.006);
}

/// Three shares uniform over the simplex: each has mean ⅓ and variance 1/18.
#[test]
fn the_simplex_has_the_moments_of_a_flat_dirichlet() {
    let column = |at: usize| [0, 1, 2].map(|unit| Some(f64::from(u8::from(unit == at))));
    let (a, b, c) = (column(0), column(1), column(2));
    let world = World::flat(&[&a, &b, &c], plain());
    let audit = world.audit(&[weights(&world, Spread::Simplex)], 100_000).unwrap();
    let Taken::Shares(shares) = &audit.taken[0] else { panic!("weights have shares") };
    for (_, share) in shares {
        assert!((share.mean().unwrap() - 1.0 / 3.0).abs() < 0.003);
        assert!((share.standard_deviation().unwrap() - 18.0_f64.sqrt().recip()).abs() < 0.003);
    }
    let tally = root(&audit);
    assert!((0..3).all(|unit| (tally.rank_probabilities(unit)[0] - 1.0 / 3.0).abs() < 0.006));
}

/// Shares ½, ⅓, ⅙ with concentration 5: means are the shares, variances s(1 − s)/6, and the covariance of two
/// −s·t/6, so that the difference of the first two has variance (¼ + ²⁄₉ + 2·⅙)/6.
#[test]
fn dirichlet_weights_have_their_moments() {
    let column = |at: usize| [0, 1, 2].map(|unit| Some(f64::from(u8::from(unit == at))));
    let (a, b, c) = (column(0), column(1), column(2));
    let mut rows = vec![row("index", "", "index")];
    for (code, weight) in [("a", 3.0), ("b", 2.0), ("c", 1.0)] {
        rows.push(RawNode { weight: Some(weight), ..row(code, "index", INDICATOR) });
    }
    let world = World::of(&rows, &[&a, &b, &c], plain());
    let spread = weights(&world, Spread::Dirichlet { concentration: 5.0 });
    let options = Options { replicates: 8192, seed: 7, ..Options::default() };
    for design in [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol] {
        let audit =
            world.audit_with(std::slice::from_ref(&spread), &Options { design, ..options.clone() }).unwrap();
        let Taken::Shares(shares) = &audit.taken[0] else { panic!("weights have shares") };
        for ((_, taken), share) in shares.iter().zip([0.5, 1.0 / 3.0, 1.0 / 6.0_f64]) {
            let deviation = (share * (1.0 - share) / 6.0).sqrt();
            // Four standard errors of the mean; the deviation's is about 0.6 of that of the mean.
            let near = 4.0 * deviation / 8192.0_f64.sqrt();
            assert!((taken.mean().unwrap() - share).abs() < near, "{design:?} {share}");
            assert!((taken.standard_deviation().unwrap() - deviation).abs() < near, "{design:?} {share}");
        }
    }
    let assumptions = [spread];
    let experiment = world.experiment(&assumptions, &options);
    let mut evaluator = experiment.evaluator();
    let apart = |number| {
        let scores = evaluator.evaluate(number, &[Side::A]).unwrap().scores;
        scores[0] - scores[1]
    };
    let apart: Vec<f64> = (0..10_000).map(apart).collect();
    let mean = apart.iter().sum::<f64>() / 1e4;
    let variance = apart.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 1e4;
    let want = (0.25 + 2.0 / 9.0 + 2.0 / 6.0) / 6.0;
    assert!((variance / want - 1.0).abs() < 0.06, "{variance} {want}");
}

/// By hand, weights ½: arithmetic (9, 1) → 5 against (4, 4) → 4; geometric 3 against 4. With a chance of ¼ for the
/// geometric mean the first unit leads in ¾ of the replicates.
#[test]
fn alternatives_come_with_their_probabilities() {
    let world = World::flat(&[&[Some(9.0), Some(4.0)], &[Some(1.0), Some(4.0)]], plain());
    let means = alternatives(
        "mean",
        vec![("arithmetic", 3.0, None), ("geometric", 1.0, Some(method("aggregate", "geometric")))],
    );
    let audit = world.audit(&[means], 100_000).unwrap();
    let Taken::Alternatives(taken) = &audit.taken[0] else { panic!("alternatives were taken") };
    assert_eq!(taken.iter().sum::<u64>(), 100_000);
    let tally = root(&audit);
    assert_eq!(tally.ahead(0, 1), taken[0] as f64 / 1e5);
    assert!((tally.ahead(0, 1) - 0.75).abs() < 0.006);
    assert_eq!(tally.scores(0).extremes().map(|(low, high)| (low.round(), high.round())), Some((3.0, 5.0)));
}

/// An indicator left out gives its weight to the others, a missing value too.
#[test]
fn inclusion_and_missing_values_rescale_the_weights() {
    let world = World::flat(&[&[Some(8.0), Some(1.0)], &[Some(2.0), Some(3.0)], &[None, Some(5.0)]], plain());
    let node = world.node("a");
    let out = assume("without a", Kind::Inclusion { nodes: vec![node], probability: 0.3 });
    let audit = world.audit(&[out], 50_000).unwrap();
    let Taken::LeftOut(left) = &audit.taken[0] else { panic!("a node was left out") };
    let share = left[0].1 as f64 / 50_000.0;
    assert!((share - 0.3).abs() < 0.01);
    // u0 has 5 with a and 2 without, u1 3 with a and 4 without.
    let tally = root(&audit);
    assert_eq!(tally.scores(0).extremes(), Some((2.0, 5.0)));
    assert_eq!(tally.scores(1).extremes(), Some((3.0, 4.0)));
    assert!((tally.ahead(1, 0) - share).abs() < 1e-12);
}

/// Tiers of fixed sizes go with the places; tiers by cuts with the scores.
#[test]
fn tiers_are_counted() {
    let sizes = StepSpec::new(StepKind::Tier).method("sizes").with("sizes", Value::Numbers(vec![1.0, 1.0]));
    let steps = [plain(), vec![sizes]].concat();
    let world = World::flat(&[&[Some(1.0), Some(0.25)], &[Some(0.0), Some(0.5)]], steps);
    let audit = world.audit(&[weights(&world, Spread::Simplex)], 20_000).unwrap();
    let tally = root(&audit);
    assert_eq!(tally.tier_probabilities(0), tally.rank_probabilities(0));
    let cuts = StepSpec::new(StepKind::Tier).method("cuts").with("cuts", Value::Numbers(vec![0.5]));
    let world = World { steps: [plain(), vec![cuts]].concat(), ..world };
    let audit = world.audit(&[weights(&world, Spread::Simplex)], 20_000).unwrap();
    let tally = root(&audit);
    // u0 scores w: first tier from 0.5 on. u1 scores between 0.25 and 0.5: never, but for the end.
    assert!((tally.tier_probabilities(0)[0] - 0.5).abs() < 0.015);
    assert!(tally.tier_probabilities(1)[0] < 0.001);
}

/// What an assumption cannot do is an error, never a footnote.
#[test]
fn an_assumption_that_changes_nothing_is_refused() {
    let world = World::flat(&[&[Some(9.0), Some(4.0)], &[Some(1.0), Some(4.0)]], plain());
    let audit = |assumption| world.audit(&[assumption], 1000).unwrap_err();
    let same =
        alternatives("mean", vec![("x", 1.0, None), ("y", 1.0, Some(method("aggregate", "arithmetic")))]);
    assert_eq!(codes(&audit(same)), ["audit-no-effect"]);
    let nowhere = alternatives("mean", vec![("x", 1.0, None), ("y", 1.0, Some(method("treat", "none")))]);
    assert_eq!(codes(&audit(nowhere)), ["audit-unknown-step"]);
    let rare =
        alternatives("mean", vec![("x", 1e12, None), ("y", 1.0, Some(method("aggregate", "geometric")))]);
    assert_eq!(codes(&audit(rare)), ["audit-never-varied"]);
    let alone = alternatives("mean", vec![("x", 1.0, None)]);
    assert_eq!(codes(&audit(alone)), ["audit-assumption"]);
    assert_eq!(codes(&audit(weights(&world, Spread::Around(2.0)))), ["audit-assumption"]);
}

/// A node without weight cannot be left out, nor the index; none twice; and only inner nodes are counted.
#[test]
fn what_has_nothing_to_lose_is_refused() {
    let mut rows = vec![row("index", "", "index")];
    for (code, weight) in [("a", 1.0), ("b", 0.0), ("c", 1.0)] {
        rows.push(RawNode { weight: Some(weight), ..row(code, "index", INDICATOR) });
    }
    let column: &[Option<f64>] = &[Some(1.0), Some(2.0)];
    let world = World::of(&rows, &[column; 3], plain());
    let out = |codes: &[&str]| {
        let nodes = codes.iter().map(|code| world.node(code)).collect();
        [assume("out", Kind::Inclusion { nodes, probability: 0.5 })]
    };
    let refused = |codes_: &[&str]| codes(&world.audit(&out(codes_), 100).unwrap_err())[0].to_owned();
    assert_eq!(refused(&["a", "b"]), "audit-left-out-weightless");
    assert_eq!(refused(&["index"]), "audit-assumption");
    assert_eq!(refused(&["a", "a"]), "audit-assumption");
    let leaf = Options { nodes: vec![world.node("a")], ..Options::default() };
    let findings = world.audit_with(&out(&["a"]), &leaf).unwrap_err();
    assert_eq!(codes(&findings), ["audit-node-not-inner"]);
}

/// A combination that the engine refuses is named with what it takes.
#[test]
fn a_refused_combination_is_named() {
    let world = World::flat(&[&[Some(9.0), Some(-4.0)], &[Some(1.0), Some(4.0)]], plain());
    let means =
        alternatives("mean", vec![("a", 1.0, None), ("g", 1.0, Some(method("aggregate", "geometric")))]);
    let findings = world.audit(&[means], 1000).unwrap_err();
    assert_eq!(findings[0].code, "audit-combination-refused");
    assert_eq!(findings[0].argument("combination"), Some("mean = g"));
    assert_eq!(findings[1].code, "mean-not-positive");
}

/// Weight sets of experts, each as likely.
#[test]
fn weight_sets_are_taken_whole() {
    let world = World::flat(&[&[Some(1.0), Some(0.0)], &[Some(0.0), Some(1.0)]], plain());
    let sets = Spread::Sets(vec![vec![vec![3.0, 1.0], vec![1.0, 3.0], vec![2.0, 2.0]]]);
    let audit = world.audit(&[weights(&world, sets)], 30_000).unwrap();
    let tally = root(&audit);
    assert_eq!(tally.scores(0).extremes(), Some((0.25, 0.75)));
    assert!((tally.ahead(0, 1) - 1.0 / 3.0).abs() < 0.012);
    assert!((tally.ahead(0, 1) + tally.ahead(1, 0) - 2.0 / 3.0).abs() < 0.012);
}

#[test]
fn the_number_of_threads_is_no_matter() {
    let world = World::flat(
        &[
            &[Some(9.0), Some(4.0), Some(5.0)],
            &[Some(1.0), Some(4.0), None],
            &[Some(2.0), Some(3.0), Some(3.5)],
        ],
        plain(),
    );
    let means =
        alternatives("mean", vec![("a", 1.0, None), ("g", 1.0, Some(method("aggregate", "geometric")))]);
    let assumptions = [means, weights(&world, Spread::Around(0.25))];
    on_any_threads(|| world.audit(&assumptions, 5_000).unwrap());
}
