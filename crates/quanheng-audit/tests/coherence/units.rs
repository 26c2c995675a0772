//! Dominance, rank reversal, and benefit of the doubt.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::coherence::{Dominates, Scale, Settings};
use quanheng_index::stream::Replicate;
use quanheng_index::{Keep, NodeId, Panel, Plan, StepKind, StepSpec, Units};

use super::close;
use super::world::{World, plain, step, tai, tai_with_gaps, whole, z_scores};

fn columns<const N: usize>(rows: &[[f64; N]]) -> Vec<Vec<Option<f64>>> {
    let cell = |value: f64| (!value.is_nan()).then_some(value);
    (0..N).map(|column| rows.iter().map(|row| cell(row[column])).collect()).collect()
}

const GAP: f64 = f64::NAN;

/// The page's example, with one equal to the second.
#[test]
fn dominance_by_hand() {
    let rows = [[1.0, 2.0], [2.0, 3.0], [3.0, 1.0], [2.0, 3.0]];
    let found = World::new("index: a, b", &columns(&rows), plain()).found().dominance;
    let pair = |better, worse| Dominates { better, worse, common: 2 };
    assert_eq!(found.pairs, [pair(1, 0), pair(3, 0)]);
    assert_eq!((found.over.clone(), found.under.clone()), (vec![0, 1, 0, 1], vec![2, 0, 0, 0]));
    assert_eq!((found.equal, found.incomparable, found.unconnected), (1, 3, 0));
    assert_eq!((found.undominated(), found.behind), (vec![1, 2, 3], vec![]));
}

/// (6, 5, 1) is better than (5, 4, –) in both that the two have, and has the lesser mean: 4 against 4.5.
#[test]
fn with_gaps_the_dominating_may_be_ranked_behind() {
    let rows = [[6.0, 5.0, 1.0], [5.0, 4.0, GAP], [GAP, GAP, 0.5]];
    let found = World::new("index: a, b, c", &columns(&rows), plain()).found();
    let dominance = &found.dominance;
    let pair = |better, worse, common| Dominates { better, worse, common };
    assert_eq!(dominance.pairs, [pair(0, 1, 2), pair(0, 2, 1)]);
    assert_eq!((dominance.behind.clone(), dominance.unconnected), (vec![0], 1));
    let flag = found.flags.iter().find(|flag| flag.finding.code == "coherence-behind").unwrap();
    let told = ["pairs", "better", "worse", "common"].map(|name| flag.finding.argument(name).unwrap());
    assert_eq!(told, ["1", "u0", "u1", "2"]);
}

/// Every pair of a drawn panel, by the definition.
#[test]
fn dominance_by_brute_force() {
    let mut stream = Replicate { seed: 5, number: 0 }.stream([0; 3]);
    let mut cell = || (stream.below(9) > 0).then(|| stream.below(6) as f64);
    let data: Vec<Vec<Option<f64>>> = (0..3).map(|_| (0..40).map(|_| cell()).collect()).collect();
    let found = World::new("index: a, b, c", &data, plain()).found().dominance;
    let common = |a: usize, b: usize| data.iter().filter_map(move |column| Some((column[a]?, column[b]?)));
    let dominates =
        |a: usize, b: usize| common(a, b).all(|(x, y)| x >= y) && common(a, b).any(|(x, y)| x > y);
    let mut want = Vec::new();
    for better in 0..40 {
        for worse in (0..40).filter(|&worse| dominates(better, worse)) {
            want.push(Dominates { better, worse, common: common(better, worse).count() });
        }
    }
    assert_eq!(found.pairs, want);
    let pairs = found.pairs.len() + found.equal + found.incomparable + found.unconnected;
    assert_eq!(pairs, 40 * 39 / 2);
}

/// By hand, min-max to 0–1 and equal weights. With (10, 0): a over 2 … 10, b over 0 … 4: (2, 4) has 0 + 1 and (5.2, 2) has
/// 0.4 + 0.5. Without it a runs over 2 … 5.2 and b over 1 … 4: (2, 4) has 0 + 1, (5.2, 2) has 1 + 1/3: reversed.
/// (5, 1) has 0.375 + 0.25, then 0.9375 + 0, and stays last.
#[test]
fn min_max_reverses() {
    let rows = [[10.0, 0.0], [2.0, 4.0], [5.2, 2.0], [5.0, 1.0]];
    let steps = [vec![step(StepKind::Normalise, "min-max")], plain()].concat();
    let found = World::new("index: a, b", &columns(&rows), steps).found().reversal;
    let first = found.removals[0].found.as_ref().unwrap();
    assert_eq!((first.reversed.clone(), first.ties, first.lost), (vec![(1, 2)], 0, 0));
    assert_eq!(first.greatest, Some((1, 1)));
    assert!(found.count() >= 1 && found.greatest().unwrap().2.abs() == 1);
}

/// Given weights and fixed scales know no third units.
#[test]
fn the_mean_of_the_figures_never_reverses() {
    let found = World::new("index: a, b, c, d, e, f, g, h", &tai_with_gaps(), plain()).found().reversal;
    assert!(found.removals.iter().all(|removal| removal.found.as_ref().unwrap().reversed.is_empty()));
    assert_eq!((found.count(), found.greatest()), (0, None));
}

/// Without a row by another way: a panel that never had it.
fn without(world: &World, row: usize) -> Panel {
    let units = world.panel.units();
    let left = |code: &str| code != units.get(row).code;
    let rows: Vec<usize> = (0..units.len()).filter(|&at| at != row).collect();
    let codes = units.iter().map(|unit| unit.code.clone()).filter(|code| left(code));
    let mut panel = Panel::empty(
        &world.framework,
        Arc::new(Units::members(codes).unwrap()),
        world.panel.periods().to_vec(),
    )
    .unwrap();
    for leaf in world.framework.leaves() {
        let column = world.panel.column(leaf, 0);
        let cells: Vec<Option<f64>> = rows.iter().map(|&row| column.value(row)).collect();
        panel.put(leaf, 0, quanheng_index::Column::from_options(&cells).unwrap()).unwrap();
    }
    panel
}

fn pipelines() -> Vec<Vec<StepSpec>> {
    let impute = |method: &str| step(StepKind::Impute, method);
    let mean = |method: &str| vec![step(StepKind::Aggregate, method), StepSpec::new(StepKind::Rank)];
    let weight = |method: &str| step(StepKind::Weight, method);
    let normalise = |method: &str| step(StepKind::Normalise, method);
    vec![
        [vec![normalise("min-max")], plain()].concat(),
        [vec![impute("median"), step(StepKind::Treat, "winsorise")], z_scores()].concat(),
        [vec![impute("nearest-neighbours"), normalise("percentile-rank")], plain()].concat(),
        [vec![impute("row-mean"), normalise("min-max"), weight("entropy")], plain()].concat(),
        [vec![impute("regression"), normalise("z-score"), weight("critic")], plain()].concat(),
        [vec![impute("mean"), normalise("rank")], mean("copeland")].concat(),
        [vec![impute("mean"), normalise("min-max")], mean("topsis")].concat(),
        [vec![step(StepKind::Screen, "coverage"), normalise("borda")], plain()].concat(),
    ]
}

/// Being there without values and without part in statistics is not being there: the scores of all others are the
/// same, to the last bits, by every kind of step.
#[test]
fn a_removed_unit_leaves_no_trace() {
    for steps in pipelines() {
        let world = World::new("index: d, e; d: a, b, c, f; e: g, h, i, j", &tai_with_gaps(), steps);
        let (plan, _) = Plan::compile(world.framework.clone(), &world.steps).unwrap();
        let (found, nominal) = world.look(&Settings::default()).unwrap();
        let root: NodeId = world.framework.root();
        for (row, removal) in found.reversal.removals.iter().enumerate() {
            let run = plan.run(&without(&world, row), &[0], Keep::Facts).unwrap();
            let after = run.places(root, 0).unwrap();
            let before = nominal.places(root, 0).unwrap();
            let moved = |at: usize| if at < row { at } else { at - 1 };
            let others: Vec<usize> = (0..23).filter(|&at| at != row).collect();
            let mut want = Vec::new();
            for &a in &others {
                for &b in &others {
                    let was_ahead = before.get(a).zip(before.get(b)).is_some_and(|(a, b)| a < b);
                    let is_behind = after.get(moved(a)).zip(after.get(moved(b))).is_some_and(|(a, b)| a > b);
                    if was_ahead && is_behind {
                        want.push((a, b));
                    }
                }
            }
            assert_eq!(removal.found.as_ref().unwrap().reversed, want, "{:?} without {row}", world.steps[0]);
        }
    }
}

#[test]
fn a_method_that_needs_the_unit_says_so_and_many_units_are_passed_over() {
    let mut steps = vec![step(StepKind::Normalise, "distance-to-reference")];
    steps[0].values =
        BTreeMap::from([("unit".to_owned(), quanheng_index::parameter::Value::Text("u3".into()))]);
    steps.extend(plain());
    let world = World::new("index: a, b, c, d, e, f, g, h", &tai(), steps);
    let found = world.found().reversal;
    let refused: Vec<usize> =
        found.removals.iter().filter(|removal| removal.found.is_err()).map(|removal| removal.row).collect();
    assert_eq!(refused, [3]);
    let settings = Settings { most_removals: 22, ..Settings::default() };
    let reversal = world.look(&settings).unwrap().0.reversal;
    assert!(reversal.is_passed_over && reversal.removals.is_empty());
}

/// The page's example. By hand with weights 3 : 1: (4, 1) has 13/4, (1, 4) 7/4, (2, 2) 8/4, so 1, 7/13 and 8/13.
#[test]
fn doubt_by_hand() {
    let rows = [[4.0, 1.0], [1.0, 4.0], [2.0, 2.0]];
    let world = World::weighted("index: a, b", &[("a", 3.0)], &columns(&rows), plain());
    let found = world.found().doubt.unwrap();
    assert_eq!(found.scale, Scale::AsTheyAre);
    for (unit, (score, given, index_rank, rank)) in
        found.units.iter().zip([(1.0, 1.0, 1, 1), (1.0, 7.0 / 13.0, 3, 1), (0.8, 8.0 / 13.0, 2, 3)])
    {
        close(unit.score, score, 1e-9);
        close(unit.given, given, 1e-12);
        assert_eq!((unit.index_rank, unit.rank), (index_rank, rank));
        assert!(unit.loss() >= -1e-9);
    }
    // Ranks 1 3 2 against 1.5 1.5 3: ρ = 0, and one concordant, one discordant pair: τ = 0.
    close(found.spearman.unwrap(), 0.0, 1e-12);
    close(found.kendall.unwrap(), 0.0, 1e-12);
}

/// z-scores are negative: dimensions go onto 0–1. By hand: the same columns, scaled, are (1, 0), (0, 1), (⅓, ⅓).
#[test]
fn negative_dimensions_are_put_on_a_scale() {
    let rows = [[4.0, 1.0], [1.0, 4.0], [2.0, 2.0]];
    let found = World::new("index: a, b", &columns(&rows), z_scores()).found().doubt.unwrap();
    assert_eq!(found.scale, Scale::MinMax);
    let scores: Vec<f64> = found.units.iter().map(|unit| unit.score).collect();
    for (score, want) in scores.iter().zip([1.0, 1.0, 2.0 / 3.0]) {
        close(*score, want, 1e-9);
    }
    let one = World::new("index: a", &[whole(&[1.0, 2.0, 3.0])], plain()).found().doubt;
    assert_eq!(one.unwrap_err().code, "coherence-one-dimension");
}
