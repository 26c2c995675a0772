//! Imputed cells that are drawn.

use quanheng_audit::{Assumption, Design, Kind, Options, Shape, Side, Size, Taken};
use quanheng_index::parameter::Value;
use quanheng_index::{StepKind, StepSpec};

use crate::world::{World, aggregate, assume, codes, errors, on_any_threads, plain, root};

fn drawn() -> [Assumption; 1] {
    [assume("imputation", Kind::Imputation)]
}

fn impute(method: &str) -> StepSpec {
    StepSpec::new(StepKind::Impute).method(method)
}

fn gap(method: &str) -> World {
    World::flat(&[&[Some(1.0), Some(2.0), Some(6.0), None]], [vec![impute(method)], plain()].concat())
}

/// Of the present values 1, 2 and 6 each is as likely: mean 3, the fill itself; nobody else moves.
#[test]
fn a_mean_is_drawn_from_the_values_it_is_of() {
    let world = gap("mean");
    let count = 4000;
    let audit = world.audit(&drawn(), count).unwrap();
    let tally = root(&audit);
    let near = |p: f64| 4.0 * (p * (1.0 - p) / count as f64).sqrt();
    // 1 ties with the last, 2 with the second, 6 with the best: places 3, 2 and 1.
    for (at, p) in tally.rank_probabilities(3).into_iter().take(3).enumerate() {
        assert!((p - 1.0 / 3.0).abs() < near(1.0 / 3.0), "{at} {p}");
    }
    assert_eq!(tally.scores(3).extremes(), Some((1.0, 6.0)));
    let mean = tally.scores(3).mean().unwrap();
    // Standard deviation √(14/3).
    assert!((mean - 3.0).abs() < 4.0 * (14.0 / 3.0 / count as f64).sqrt(), "{mean}");
    assert_eq!(tally.scores(0).extremes(), Some((1.0, 1.0)));
    let Taken::Drawn(nodes) = &audit.taken[0] else { panic!("cells were drawn") };
    assert_eq!((nodes[0].0, nodes[0].1.count()), (world.node("a"), count / 16));
    assert_eq!(world.experiment(&drawn(), &Options::default()).nominal().scores[3], 3.0);
}

/// Two gaps filled from the same bootstrap sample of n = 3: they are equal with probability 1/3 + (2/3)·(1/3), the
/// same position or another one of the same value; independent draws would be with 1/3.
#[test]
fn gaps_filled_from_one_pool_vary_together() {
    let columns = [Some(1.0), Some(2.0), Some(6.0), None, None];
    let world = World::flat(&[&columns], [vec![impute("mean")], plain()].concat());
    let assumptions = drawn();
    let experiment = world.experiment(&assumptions, &Options::default());
    let mut evaluator = experiment.evaluator();
    let count = 3000;
    let equal = (0..count)
        .filter(|&number| {
            let scores = evaluator.evaluate(number, &[Side::A]).unwrap().scores;
            scores[3] == scores[4]
        })
        .count();
    let (p, want) = (equal as f64 / count as f64, 1.0 / 3.0 + 2.0 / 9.0);
    assert!((p - want).abs() < 4.0 * (want * (1.0 - want) / count as f64).sqrt(), "{p} {want}");
}

/// A line through (0, 1), (1, 3), (2, 5), (3, 7.2) …: the draws are around the prediction, wider than the residuals.
#[test]
fn a_regression_is_drawn_around_its_line() {
    let x: Vec<Option<f64>> = (0..9).map(|k| Some(f64::from(k))).collect();
    let noise = [1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0];
    let mut y: Vec<Option<f64>> = (0..8).map(|k| Some(3.0 * f64::from(k) + noise[k as usize])).collect();
    y.push(None);
    let world = World::flat(&[&x, &y], [vec![impute("regression")], plain()].concat());
    let audit = world.audit(&drawn(), 2000).unwrap();
    let nominal = audit.nodes.last().unwrap().nominal.scores[8];
    let scores = root(&audit).scores(8);
    // The predictive variance of y is 4/3·(1 + 1/8 + 4.5²/42)·6/4 (see the method's tests); the score is half of it.
    let deviation = 0.5 * (4.0 / 3.0 * (1.0 + 1.0 / 8.0 + 20.25 / 42.0) * 1.5_f64).sqrt();
    assert!((scores.mean().unwrap() - nominal).abs() < 4.0 * deviation / 2000.0_f64.sqrt());
    assert!((scores.standard_deviation().unwrap() / deviation - 1.0).abs() < 0.1);
}

#[test]
fn what_has_no_distribution_or_no_gap_is_refused() {
    let constant = impute("constant").with("value", Value::Number(2.5));
    let world = World::flat(&[&[Some(1.0), Some(2.0), None]], [vec![constant], plain()].concat());
    let findings = world.audit(&drawn(), 1000).unwrap_err();
    assert_eq!(codes(&findings), ["audit-figures-refused", "impute-no-distribution"]);
    let full = World::flat(&[&[Some(1.0), Some(2.0)]], [vec![impute("mean")], plain()].concat());
    assert_eq!(codes(&full.audit(&drawn(), 1000).unwrap_err()), ["audit-changes-nothing"]);
    let without = World::flat(&[&[Some(1.0), None]], plain());
    assert_eq!(codes(&without.audit(&drawn(), 1000).unwrap_err()), ["audit-changes-nothing"]);
    let [one] = drawn();
    let twice = [one.clone(), Assumption { name: "again".into(), ..one.clone() }];
    assert_eq!(codes(&gap("mean").audit(&twice, 1000).unwrap_err()), ["audit-imputation-twice"]);
    assert_eq!(codes(&gap("mean").audit(&[one.clone(), one], 1000).unwrap_err())[1], "audit-name-twice");
}

/// Draws that a later step refuses are told with what to do.
#[test]
fn a_draw_that_cannot_be_scored_is_refused() {
    let x: Vec<Option<f64>> = (1..10).map(|k| Some(f64::from(k))).collect();
    let mut y: Vec<Option<f64>> = vec![None];
    y.extend((2..10).map(|k| Some(f64::from(k) + if k % 2 == 0 { 1.5 } else { -1.5 })));
    let world = World::flat(&[&x, &y], vec![impute("regression"), aggregate("geometric")]);
    let findings = world.audit(&drawn(), 4000).unwrap_err();
    assert_eq!(findings[0].code, "audit-figures-refused");
    assert_eq!(findings[1].code, "mean-not-positive");
}

#[test]
fn draws_do_not_depend_on_threads() {
    let world = gap("median");
    let [imputation] = drawn();
    let error = assume("errors", Kind::Data(errors(&world, &["a"], Shape::Normal, Size::Absolute(0.5))));
    let assumptions = [error, imputation];
    for design in [Design::MonteCarlo, Design::Sobol] {
        let options = Options { replicates: 256, randomisations: 2, design, ..Options::default() };
        let audit = on_any_threads(|| world.audit_with(&assumptions, &options).unwrap());
        assert_eq!(root(&audit).scores(3).count(), 256);
    }
}
