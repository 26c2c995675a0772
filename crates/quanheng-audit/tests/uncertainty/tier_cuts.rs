//! Cuts between tiers that move, tiers at inner nodes, and how stable cuts are.

use std::collections::BTreeMap;

use quanheng_audit::{Assumption, Band, Cut, Design, Figure, Kind, Options, Spread, Taken};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{Override, StepKind, StepSpec};

use crate::world::{World, alternatives, assume, codes, method, on_any_threads, plain, root, row, weights};

fn tier(method: &str, key: &str, values: &[f64]) -> StepSpec {
    StepSpec::new(StepKind::Tier).method(method).with(key, Value::Numbers(values.to_vec()))
}

fn band(band: Band) -> [Assumption; 1] {
    [assume("cuts", Kind::TierCuts(band))]
}

fn world(tier: StepSpec) -> World {
    let scores = [55.0, 50.3, 49.0, 30.0, 20.0].map(Some);
    World::flat(&[&scores], [plain(), vec![tier]].concat())
}

/// A cut at 50 that moves by up to 1: 50.3 is above with probability (0.3 + 1)/2, 49 with probability 0.
#[test]
fn a_cut_score_moves_within_its_band() {
    let audit = world(tier("cuts", "cuts", &[50.0, 25.0])).audit(&band(Band::Score(1.0)), 20_000).unwrap();
    let tally = root(&audit);
    assert_eq!(tally.tier_probabilities(0), [1.0, 0.0, 0.0]);
    let p = tally.tier_probabilities(1)[0];
    assert!((p - 0.65).abs() < 4.0 * (0.65 * 0.35 / 20_000.0_f64).sqrt(), "{p}");
    assert_eq!(tally.tier_probabilities(2), [0.0, 1.0, 0.0]);
    let cuts = audit.nodes[0].cuts();
    assert_eq!((cuts[0].stable, cuts[1].stable), (p, 1.0));
    assert_eq!((cuts[0].nearest, cuts[0].swapped), (Some((1, 2)), Some(0.0)));
    assert_eq!(audit.nodes[0].value(Figure::Cut(1)), Some(p));
    let Taken::Cuts(taken) = &audit.taken[0] else { panic!("cuts moved") };
    assert_eq!(taken.len(), 2);
    assert!((taken[1].2.standard_deviation().unwrap() - 1.0 / 3.0_f64.sqrt()).abs() < 0.01);
}

/// Cuts after 2 and 4 units that move by one place: each of −1, 0 and 1 is as likely, each cut by itself.
#[test]
fn a_cut_after_places_moves_by_places() {
    let world = {
        let scores = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0].map(Some);
        World::flat(&[&scores], [plain(), vec![tier("sizes", "sizes", &[2.0, 3.0, 2.0])]].concat())
    };
    let audit = world.audit(&band(Band::Places(1)), 20_000).unwrap();
    let tiers = |unit: usize| root(&audit).tier_probabilities(unit);
    let near = |p: f64, want: f64| (p - want).abs() < 4.0 * (2.0 / 9.0 / 20_000.0_f64).sqrt();
    assert_eq!(tiers(0), [1.0, 0.0, 0.0]);
    assert!(near(tiers(1)[0], 2.0 / 3.0) && near(tiers(1)[1], 1.0 / 3.0), "{:?}", tiers(1));
    assert!(near(tiers(2)[0], 1.0 / 3.0));
    assert!(near(tiers(4)[1], 2.0 / 3.0) && near(tiers(5)[1], 1.0 / 3.0));
    assert!(audit.nodes[0].cuts().iter().all(|cut| near(cut.stable, 1.0 / 3.0)));
}

#[test]
fn bands_that_make_no_sense_are_refused() {
    let refused =
        |step: StepSpec, of: Band| codes(&world(step).audit(&band(of), 100).unwrap_err())[0].to_owned();
    let cuts = || tier("cuts", "cuts", &[50.0, 25.0]);
    let sizes = || tier("sizes", "sizes", &[2.0, 3.0]);
    assert_eq!(refused(cuts(), Band::Places(1)), "audit-band-unit");
    assert_eq!(refused(sizes(), Band::Score(1.0)), "audit-band-unit");
    assert_eq!(refused(cuts(), Band::Score(12.5)), "audit-band-too-wide");
    assert_eq!(refused(sizes(), Band::Places(2)), "audit-band-too-wide");
    assert_eq!(refused(cuts(), Band::Score(0.0)), "audit-band-width");
    assert_eq!(refused(sizes(), Band::Places(0)), "audit-band-width");
    let without = World::flat(&[&[Some(2.0), Some(1.0)]], plain());
    assert_eq!(codes(&without.audit(&band(Band::Places(1)), 100).unwrap_err()), ["audit-no-tiers"]);
    // The alternative's tiers have cuts of another kind.
    let mut edit = method("tier", "sizes");
    edit.values = BTreeMap::from([("sizes".to_owned(), Value::Numbers(vec![2.0, 3.0]))]);
    let both = [
        alternatives("tiers", vec![("x", 1.0, None), ("y", 1.0, Some(edit))]),
        band(Band::Score(1.0))[0].clone(),
    ];
    assert_eq!(codes(&world(cuts()).audit(&both, 100).unwrap_err()), ["audit-band-unit"]);
}

/// Two units swap with probability 0.4 (see the weights' test): the cut between them is stable with 0.6.
#[test]
fn a_cut_is_as_stable_as_the_pair_around_it() {
    let steps = [plain(), vec![tier("sizes", "sizes", &[1.0, 1.0])]].concat();
    let world = World::flat(&[&[Some(1.0), Some(0.25)], &[Some(0.0), Some(0.5)]], steps);
    let audit = world.audit(&[weights(&world, Spread::Simplex)], 20_000).unwrap();
    let ahead = root(&audit).ahead(1, 0);
    assert!((ahead - 0.4).abs() < 4.0 * (0.24 / 20_000.0_f64).sqrt());
    let stable = root(&audit).ahead(0, 1);
    let want = Cut { number: 1, stable, nearest: Some((0, 1)), swapped: Some(ahead) };
    assert_eq!(audit.nodes[0].cuts(), [want]);
}

/// Two dimensions of two indicators, with tiers of the index and, by another rule, of the first dimension.
fn deep() -> World {
    let mut rows =
        vec![row("index", "", "index"), row("x", "index", "dimension"), row("y", "index", "dimension")];
    rows.extend([("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")].map(|(code, up)| row(code, up, INDICATOR)));
    let mut sizes = tier("sizes", "sizes", &[1.0, 2.0]);
    let cuts = BTreeMap::from([("cuts".to_owned(), Value::Numbers(vec![6.0, 3.0]))]);
    sizes.at.insert("x".into(), Override { method: Some("cuts".into()), values: cuts });
    let column = |values: [f64; 3]| values.map(Some);
    let (a, b) = (column([9.0, 5.0, 1.0]), column([7.0, 5.0, 4.0]));
    let (c, d) = (column([1.0, 8.0, 2.0]), column([1.0, 9.0, 3.0]));
    World::of(&rows, &[&a, &b, &c, &d], [plain(), vec![sizes]].concat())
}

#[test]
fn inner_nodes_have_tiers_where_the_plan_makes_them() {
    let world = deep();
    let parents = ["index", "x", "y"].map(|code| world.node(code));
    let simplex = assume("weights", Kind::Weights { parents: parents.to_vec(), spread: Spread::Simplex });
    let options = Options { nodes: parents.to_vec(), replicates: 4096, ..Options::default() };
    let audit = world.audit_with(std::slice::from_ref(&simplex), &options).unwrap();
    let [x, y, index] = [0, 1, 2].map(|at| &audit.nodes[at]);
    assert_eq!([x.node, y.node, index.node], [world.node("x"), world.node("y"), world.node("index")]);
    // u0 has between 7 and 9, u1 5, u2 between 1 and 4 in x: from 3 on with a share of b of 2/3 or more.
    assert_eq!(x.tally.tier_probabilities(0), [1.0, 0.0, 0.0]);
    assert_eq!(x.tally.tier_probabilities(1), [0.0, 1.0, 0.0]);
    let p = x.tally.tier_probabilities(2)[1];
    assert!((p - 1.0 / 3.0).abs() < 4.0 * (2.0 / 9.0 / 4096.0_f64).sqrt(), "{p}");
    assert_eq!(x.nominal.tiers, [1, 2, 3]);
    assert!(y.tally.tier_probabilities(0).is_empty() && y.cuts().is_empty() && y.nominal.tiers.is_empty());
    assert_eq!(index.tally.tier_probabilities(0).len(), 2);
    // The rules do not mix when several nodes are counted.
    let alone = world.audit_with(&[simplex], &Options { nodes: Vec::new(), ..options }).unwrap();
    assert_eq!(root(&alone), &index.tally);
}

#[test]
fn moving_cuts_do_not_depend_on_threads() {
    let world = world(tier("cuts", "cuts", &[50.0, 25.0]));
    for design in [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol] {
        let options = Options { replicates: 2048, randomisations: 2, design, ..Options::default() };
        on_any_threads(|| world.audit_with(&band(Band::Score(1.0)), &options).unwrap());
    }
}
