//! Errors of figures, where it is known what they do.

use quanheng_audit::{
    Across, Assumption, Correlation, DataError, Design, Experiment, Kind, Options, Shape, Side, Size, Spread,
    Subject, Taken,
};
use quanheng_index::framework::{INDICATOR, INPUT};
use quanheng_index::parameter::Value;
use quanheng_index::statistics::normal_cdf;
use quanheng_index::{Column, Mark, Over, Panel, Period, RawNode, StepKind, StepSpec};

use crate::world::{
    World, aggregate, alternatives, assume, codes, errors, method, on_any_threads, plain, root, row, weights,
};

const COUNT: u64 = 4000;

/// Four standard errors of a probability.
fn near(p: f64) -> f64 {
    4.0 * (p * (1.0 - p) / COUNT as f64).sqrt()
}

fn data(error: DataError) -> [Assumption; 1] {
    [assume("errors", Kind::Data(error))]
}

/// Figures 2, 1 and 0 with independent normal errors of standard deviation 1. The probability of a place is an
/// integral of a normal density times distribution functions: scipy 1.17.1, quad, to 1e-13.
#[test]
fn ranks_of_normal_figures_have_their_probabilities() {
    let world = World::flat(&[&[Some(2.0), Some(1.0), Some(0.0)]], plain());
    let audit =
        world.audit(&data(errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0))), COUNT).unwrap();
    let tally = root(&audit);
    for (unit, want) in RANKS.into_iter().enumerate() {
        for (got, want) in tally.rank_probabilities(unit).into_iter().zip(want) {
            assert!((got - want).abs() < near(want), "{unit}: {got} {want}");
        }
    }
    let ahead = normal_cdf(1.0 / 2.0_f64.sqrt());
    assert!((tally.ahead(0, 1) - ahead).abs() < near(ahead));
    assert!((tally.ahead(1, 2) - ahead).abs() < near(ahead));
    // The standard error of a mean is s/√n, that of a standard deviation s/√(2n).
    let error = 1.0 / (COUNT as f64).sqrt();
    assert!((tally.scores(0).mean().unwrap() - 2.0).abs() < 4.0 * error);
    assert!((tally.scores(0).standard_deviation().unwrap() - 1.0).abs() < 4.0 * error / 2.0_f64.sqrt());
}

/// A factor with mean 1 and coefficient of variation 0.5: median 1/√1.25, 95 % quantile exp(1.645 σ) of it.
#[test]
fn a_lognormal_error_has_its_quantiles() {
    let world = World::flat(&[&[Some(10.0), Some(1.0)]], plain());
    let audit =
        world.audit(&data(errors(&world, &["a"], Shape::Lognormal, Size::Relative(0.5))), COUNT).unwrap();
    let scores = root(&audit).scores(0);
    let root_n = (COUNT as f64).sqrt();
    assert!((scores.mean().unwrap() - 10.0).abs() < 4.0 * 5.0 / root_n);
    let deviation = libm::log(1.25).sqrt();
    let median = 10.0 / 1.25_f64.sqrt();
    // The standard error of a median is 1.2533 of that of the mean on the logarithmic scale.
    assert!(libm::log(scores.quantile(0.5).unwrap() / median).abs() < 4.0 * 1.2533 * deviation / root_n);
    // That of the 95 % quantile is √(0.05·0.95)/φ(1.645) = 2.113.
    let high = median * libm::exp(1.644_853_6 * deviation);
    assert!(libm::log(scores.quantile(0.95).unwrap() / high).abs() < 4.0 * 2.113 * deviation / root_n);
    let Taken::Errors(taken) = &audit.taken[0] else { panic!("figures erred") };
    assert_eq!(taken.len(), 1);
    // Of every sixteenth replicate, both figures.
    assert_eq!(taken[0].1.count(), 2 * COUNT.div_ceil(16));
    assert!((taken[0].1.mean().unwrap()).abs() < 4.0 * 0.5 / 500.0_f64.sqrt());
}

/// Only figures with the marks err.
#[test]
fn marks_say_which_figures_err() {
    let mut world = World::flat(&[&[Some(3.0), Some(2.0), Some(1.0)]], plain());
    world.mark("a", &[Mark::Estimated, Mark::Observed, Mark::Provisional]);
    let error = DataError {
        marks: vec![Mark::Estimated, Mark::Provisional],
        ..errors(&world, &["a"], Shape::Uniform, Size::Relative(0.5))
    };
    let audit = world.audit(&data(error), 2000).unwrap();
    let ends = |unit: usize| root(&audit).scores(unit).extremes().unwrap();
    assert_eq!(ends(1), (2.0, 2.0));
    assert!(ends(0).0 >= 1.5 && ends(0).1 <= 4.5 && ends(0).1 > 4.4);
    assert!(ends(2).0 >= 0.5 && ends(2).1 <= 1.5 && ends(2).0 < 0.51);
}

/// The mean of two figures whose errors have standard deviation 1 and correlation r has variance (1 + r)/2.
#[test]
fn errors_of_one_source_go_together() {
    let world = World::flat(&[&[Some(2.0), Some(1.0)], &[Some(2.0), Some(1.0)]], plain());
    let across = |coefficient, shape, size| DataError {
        correlation: Some(Correlation {
            across: Across::Indicators(vec![vec![world.node("a"), world.node("b")]]),
            coefficient,
        }),
        ..errors(&world, &["a", "b"], shape, size)
    };
    let deviation = |error| {
        let audit = world.audit(&data(error), COUNT).unwrap();
        root(&audit).scores(0).standard_deviation().unwrap()
    };
    for r in [0.3, 0.9_f64] {
        let got = deviation(across(r, Shape::Normal, Size::Absolute(1.0)));
        // The standard error of a standard deviation is s/√(2n).
        let want = ((1.0 + r) / 2.0).sqrt();
        assert!((got / want - 1.0).abs() < 4.0 / (2.0 * COUNT as f64).sqrt(), "{r} {got} {want}");
    }
    // Uniform errors have correlation 6/π·arcsin(r/2).
    let r = 6.0 / std::f64::consts::PI * libm::asin(0.45);
    let got = deviation(across(0.9, Shape::Uniform, Size::Absolute(3.0_f64.sqrt())));
    assert!((got / ((1.0 + r) / 2.0).sqrt() - 1.0).abs() < 4.0 / (2.0 * COUNT as f64).sqrt(), "{got}");
}

/// Errors that all units share do not change who is ahead: the difference has variance 2(1 − r).
#[test]
fn errors_across_units_go_together() {
    let world = World::flat(&[&[Some(2.0), Some(1.0)]], plain());
    let error = DataError {
        correlation: Some(Correlation { across: Across::Units, coefficient: 0.8 }),
        ..errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0))
    };
    let audit = world.audit(&data(error), COUNT).unwrap();
    let want = normal_cdf(1.0 / (2.0 * 0.2_f64).sqrt());
    assert!((root(&audit).ahead(0, 1) - want).abs() < near(want));
    let deviation = root(&audit).scores(0).standard_deviation().unwrap();
    assert!((deviation - 1.0).abs() < 4.0 / (2.0 * COUNT as f64).sqrt());
}

/// Every step sees the figures that err: after min-max the best of each replicate has 100, the worst 0.
#[test]
fn steps_run_anew_on_the_figures_that_err() {
    let normalise = StepSpec::new(StepKind::Normalise).method("min-max");
    let treat = StepSpec::new(StepKind::Treat).method("winsorise");
    let steps = [vec![treat, normalise], plain()].concat();
    let world = World::flat(&[&[Some(9.0), Some(8.0), Some(3.0), None, Some(1.0)]], steps);
    let assumptions = data(errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0)));
    let experiment = world.experiment(&assumptions, &Options::default());
    let mut evaluator = experiment.evaluator();
    let mut leaders = [0; 5];
    for number in 0..300 {
        let outcome = evaluator.evaluate(number, &[Side::A]).unwrap();
        let best = outcome.places.iter().position(|&place| place == 1).unwrap();
        leaders[best] += 1;
        assert_eq!(outcome.scores[best], 100.0);
        assert!(outcome.scores.contains(&0.0) && outcome.scores[3].is_nan() && outcome.places[3] == 0);
    }
    assert!(leaders[0] > 150 && leaders[1] > 30 && leaders[3] == 0, "{leaders:?}");
}

/// Figures of other periods err too: where statistics are taken over all periods, they move the audited one. By period
/// the best of each has 100; over the panel only where it is the best of all.
#[test]
fn other_periods_count_where_steps_look_at_them() {
    for (over, every) in [(Over::Period, true), (Over::Panel, false)] {
        let normalise = StepSpec { over, ..StepSpec::new(StepKind::Normalise).method("min-max") };
        let mut world =
            World::flat(&[&[Some(9.0), Some(8.0), Some(1.0)]], [vec![normalise], plain()].concat());
        let years = [2019, 2020].map(|year| Period::year(year).unwrap());
        let columns = [[Some(8.5), Some(8.0), Some(2.0)], [Some(9.0), Some(8.0), Some(1.0)]];
        let mut panel = Panel::empty(&world.framework, world.panel.units().clone(), years.to_vec()).unwrap();
        for (period, column) in columns.iter().enumerate() {
            panel.put(world.node("a"), period, Column::from_options(column).unwrap()).unwrap();
        }
        world.panel = panel;
        let subject = Subject { scored: &[0, 1], period: 1, ..world.subject() };
        let assumptions = data(errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0)));
        let experiment = Experiment::new(&subject, &assumptions, &Options::default()).unwrap();
        let mut evaluator = experiment.evaluator();
        let mut best = |number| {
            let scores = evaluator.evaluate(number, &[Side::A]).unwrap().scores;
            scores.iter().copied().fold(0.0, f64::max)
        };
        let whole = (0..200).filter(|&number| best(number) == 100.0).count();
        assert!(if every { whole == 200 } else { whole > 60 && whole < 190 }, "{over:?} {whole}");
    }
}

/// Sides of data errors are independent, and a side is the same whatever the others do.
#[test]
fn errors_have_sides() {
    let world = World::flat(&[&[Some(2.0), Some(1.0)], &[Some(1.0), Some(2.0)]], plain());
    let around = weights(&world, Spread::Around(0.5));
    let error = assume("errors", Kind::Data(errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0))));
    let assumptions = [error, around];
    let experiment = world.experiment(&assumptions, &Options::default());
    let mut evaluator = experiment.evaluator();
    let mut at = |sides: [Side; 2]| evaluator.evaluate(3, &sides).unwrap().scores.to_vec();
    let (aa, ba, ab) = (at([Side::A, Side::A]), at([Side::B, Side::A]), at([Side::A, Side::B]));
    assert!(aa != ba && aa != ab && ba != ab);
    assert_eq!(at([Side::A, Side::A]), aa);
    assert_eq!(at([Side::B, Side::A]), ba);
}

/// What no figure can have is an error with the cell, never a quiet zero.
#[test]
fn an_error_that_leaves_the_domain_is_refused() {
    let world = World::flat(&[&[Some(2.0), Some(1.0)]], plain());
    let wide = data(errors(&world, &["a"], Shape::Normal, Size::Relative(0.9)));
    let findings = world.audit(&wide, 1000).unwrap_err();
    assert_eq!(codes(&findings), ["audit-relative-error-too-large"]);
    assert_eq!(findings[0].argument("assumption"), Some("errors"));
    assert_eq!(findings[0].argument("node"), Some("a"));
    // A geometric mean needs figures above 0.
    let world = World::flat(&[&[Some(2.0), Some(1.0)]], vec![aggregate("geometric")]);
    let findings =
        world.audit(&data(errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0))), 1000).unwrap_err();
    assert_eq!(codes(&findings)[..2], ["audit-figures-refused", "mean-not-positive"]);
    assert_eq!(findings[0].argument("assumptions"), Some("errors"));
}

/// Per head, with a population beside the tree and another input that nobody uses.
fn per_head() -> World {
    let rows = [
        row("index", "", "index"),
        RawNode { denominator: Some("people".into()), ..row("a", "index", INDICATOR) },
        row("people", "", INPUT),
        row("idle", "", INPUT),
    ];
    let denominate = StepSpec::new(StepKind::Denominate);
    let two = |a, b| [Some(a), Some(b)];
    World::of(&rows, &[&two(2.0, 1.0), &two(1.0, 2.0), &two(5.0, 6.0)], [vec![denominate], plain()].concat())
}

#[test]
fn a_denominator_must_keep_its_side() {
    let world = per_head();
    let absolute = data(errors(&world, &["people"], Shape::Normal, Size::Absolute(1.0)));
    assert_eq!(codes(&world.audit(&absolute, 1000).unwrap_err()), ["audit-divisor-error"]);
    let relative = data(errors(&world, &["people"], Shape::Lognormal, Size::Relative(0.3)));
    let audit = world.audit(&relative, 2000).unwrap();
    // 2 by a lognormal factor around 1: the reciprocal has mean 1 + 0.09.
    let mean = root(&audit).scores(0).mean().unwrap();
    assert!((mean / (2.0 * 1.09) - 1.0).abs() < 4.0 * 0.3 / 2000.0_f64.sqrt(), "{mean}");
}

#[test]
fn errors_that_nobody_reads_are_refused() {
    let world = per_head();
    let both = data(errors(&world, &["people", "idle"], Shape::Lognormal, Size::Relative(0.3)));
    let findings = world.audit(&both, 1000).unwrap_err();
    assert_eq!(codes(&findings), ["audit-error-unread"]);
    assert_eq!(findings[0].argument("node"), Some("idle"));
    let none = DataError {
        marks: vec![Mark::Provisional],
        ..errors(&world, &["a"], Shape::Lognormal, Size::Relative(0.3))
    };
    assert_eq!(codes(&world.audit(&data(none), 1000).unwrap_err()), ["audit-error-unread"]);
    // Ranks do not see errors of a millionth.
    let rank = StepSpec::new(StepKind::Normalise).method("rank");
    let world = World::flat(&[&[Some(3.0), Some(2.0)]], [vec![rank], plain()].concat());
    let tiny = data(errors(&world, &["a"], Shape::Uniform, Size::Relative(1e-6)));
    assert_eq!(codes(&world.audit(&tiny, 1000).unwrap_err()), ["audit-changes-nothing"]);
}

#[test]
fn errors_that_cannot_be_drawn_are_refused() {
    let world = World::flat(&[&[Some(2.0), Some(1.0)], &[Some(2.0), Some(1.0)]], plain());
    let sound = errors(&world, &["a"], Shape::Normal, Size::Absolute(1.0));
    let together =
        |blocks, coefficient| Some(Correlation { across: Across::Indicators(blocks), coefficient });
    let (a, b) = (world.node("a"), world.node("b"));
    let wrong = [
        DataError { size: Size::Absolute(0.0), ..sound.clone() },
        DataError { size: Size::Relative(f64::NAN), ..sound.clone() },
        DataError { shape: Shape::Lognormal, ..sound.clone() },
        DataError { shape: Shape::Uniform, size: Size::Relative(1.0), ..sound.clone() },
        DataError { indicators: Vec::new(), ..sound.clone() },
        DataError { indicators: vec![a, a], ..sound.clone() },
        DataError { indicators: vec![world.root()], ..sound.clone() },
        DataError { marks: Vec::new(), ..sound.clone() },
        DataError { marks: vec![Mark::NotAvailable], ..sound.clone() },
        DataError { correlation: together(vec![vec![a, b]], 0.5), ..sound.clone() },
        DataError { indicators: vec![a, b], correlation: together(vec![vec![a, b]], 1.0), ..sound.clone() },
        DataError { indicators: vec![a, b], correlation: together(vec![vec![a], vec![b]], 0.5), ..sound },
    ];
    for error in wrong {
        let findings = world.audit(&data(error.clone()), 100).unwrap_err();
        assert_eq!(codes(&findings), ["audit-data-error"], "{error:?}");
    }
}

/// With alternatives, weights and both kinds of correlation at once, in every design.
#[test]
fn errors_do_not_depend_on_threads() {
    let normalise = StepSpec::new(StepKind::Normalise).method("min-max").with("lower", Value::Number(1.0));
    let columns: [Vec<Option<f64>>; 3] =
        [0, 1, 2].map(|k| (0..6).map(|unit| Some(f64::from(3 + (unit * (k + 2)) % 7))).collect());
    let columns: Vec<&[Option<f64>]> = columns.iter().map(Vec::as_slice).collect();
    let world = World::flat(&columns, [vec![normalise], plain()].concat());
    let blocks = Across::Indicators(vec![vec![world.node("a"), world.node("b")]]);
    let relative = DataError {
        correlation: Some(Correlation { across: blocks, coefficient: 0.5 }),
        ..errors(&world, &["a", "b"], Shape::Triangular, Size::Relative(0.2))
    };
    let shared = DataError {
        correlation: Some(Correlation { across: Across::Units, coefficient: 0.5 }),
        ..errors(&world, &["c", "a"], Shape::Normal, Size::Absolute(0.3))
    };
    let means =
        alternatives("mean", vec![("a", 1.0, None), ("g", 1.0, Some(method("aggregate", "geometric")))]);
    let assumptions = [
        means,
        assume("relative", Kind::Data(relative)),
        assume("shared", Kind::Data(shared)),
        weights(&world, Spread::Dirichlet { concentration: 20.0 }),
    ];
    for design in [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol] {
        let options = Options { replicates: 256, randomisations: 2, design, ..Options::default() };
        let audit = on_any_threads(|| world.audit_with(&assumptions, &options).unwrap());
        assert!((0..6).all(|unit| root(&audit).scores(unit).count() == 256));
    }
}

const RANKS: [[f64; 3]; 3] = [
    [0.728751015300, 0.224098304780, 0.047150679919],
    [0.224098304780, 0.551803390439, 0.224098304780],
    [0.047150679919, 0.224098304780, 0.728751015300],
];
