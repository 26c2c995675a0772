//! Gaps, peers and what must change, each worked out by hand on scores that are the data themselves.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_index::explain::bundle::bundle;
use quanheng_index::explain::gap::{Against, Gap, Reason, Split, gap};
use quanheng_index::explain::peers::{Peers, standings, strengths, weaknesses};
use quanheng_index::explain::reach::{Goal, Search, Stuck};
use quanheng_index::explain::single::{Single, singles};
use quanheng_index::framework::{INDICATOR, INPUT};
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Framework, Grouping, Keep, Override, Panel, Period, Plan, RawNode, Refusal, Role, Run,
    StepKind, StepSpec, Unit, Units,
};

/// A line of the framework: code, parent, weight. A node nobody has for a parent is a leaf.
type Line = (&'static str, &'static str, f64);

fn framework(lines: &[Line]) -> Framework {
    let is_parent = |code: &str| code.is_empty() || lines.iter().any(|(_, parent, _)| *parent == code);
    let row = |&(code, parent, weight): &Line| RawNode {
        code: code.into(),
        parent: (!parent.is_empty()).then(|| parent.into()),
        level: match (is_parent(code), parent) {
            (true, "") => "index".into(),
            (true, _) => "dimension".into(),
            (false, "") => INPUT.into(),
            (false, _) => INDICATOR.into(),
        },
        direction: (!is_parent(code) && !parent.is_empty()).then_some(Direction::Positive),
        weight: (!parent.is_empty()).then_some(weight),
        ..RawNode::default()
    };
    Framework::check(&lines.iter().map(row).collect::<Vec<_>>()).unwrap().0
}

struct World {
    plan: Plan,
    panel: Panel,
    run: Run,
}

/// Data by leaf or input; NaN is missing. Units are called `u0`, `u1`, …
fn world(lines: &[Line], data: &[(&str, &[f64])], steps: &[StepSpec]) -> World {
    let count = data[0].1.len();
    let units = Units::members((0..count).map(|row| format!("u{row}"))).unwrap();
    world_of(units, lines, data, steps)
}

fn world_of(units: Units, lines: &[Line], data: &[(&str, &[f64])], steps: &[StepSpec]) -> World {
    let (plan, _) = Plan::compile(framework(lines), steps).unwrap();
    let mut panel =
        Panel::empty(plan.framework(), Arc::new(units), vec![Period::year(2020).unwrap()]).unwrap();
    for (code, values) in data {
        let cells: Vec<Option<f64>> = values.iter().map(|&x| (!x.is_nan()).then_some(x)).collect();
        let node = plan.framework().find(code).unwrap();
        panel.put(node, 0, Column::from_options(&cells).unwrap()).unwrap();
    }
    let run = plan.run(&panel, &[0], Keep::Everything).unwrap();
    World { plan, panel, run }
}

fn aggregate(method: &str) -> Vec<StepSpec> {
    vec![StepSpec::new(StepKind::Aggregate).method(method), StepSpec::new(StepKind::Rank)]
}

impl World {
    fn gap(&self, unit: usize, against: Against) -> Result<Gap, Refusal> {
        gap(&self.plan, &self.run, (unit, against), (self.run.framework().root(), 0))
    }

    fn part(&self, gap: &Gap, code: &str) -> Option<f64> {
        let node = self.run.framework().find(code).unwrap();
        gap.parts.iter().find(|part| part.node == node).unwrap().part
    }

    /// The parts of some nodes in the gap between the first two units, which must add up.
    fn parts<const N: usize>(&self, codes: [&str; N]) -> [f64; N] {
        let gap = self.gap(0, Against::Unit(1)).unwrap();
        assert!(gap.residual().abs() < 1e-14, "{}", gap.residual());
        codes.map(|code| self.part(&gap, code).unwrap())
    }

    fn search(&self, unit: usize, goal: Goal) -> Search<'_> {
        let root = self.run.framework().root();
        Search::new((&self.plan, &self.panel, &self.run), unit, (root, 0), goal).unwrap()
    }
}

fn near<const N: usize>(got: [f64; N], want: [f64; N]) {
    let is_near = |(x, y): (&f64, &f64)| (x - y).abs() < 1e-14;
    assert!(got.iter().zip(&want).all(is_near), "{got:?} is not {want:?}");
}

const TREE: [Line; 5] = [("i", "", 0.0), ("d", "i", 1.0), ("c", "i", 1.0), ("a", "d", 1.0), ("b", "d", 3.0)];
const PAIR: [Line; 3] = [("i", "", 0.0), ("a", "i", 1.0), ("b", "i", 1.0)];
const THREE: [Line; 4] = [("i", "", 0.0), ("a", "i", 1.0), ("b", "i", 1.0), ("c", "i", 1.0)];

/// d is 5 and 5.5, the index 7.5 and 5.75.
#[test]
fn an_arithmetic_gap_is_effective_weight_times_difference() {
    let world = world(
        &TREE,
        &[("a", &[8.0, 4.0]), ("b", &[4.0, 6.0]), ("c", &[10.0, 6.0])],
        &aggregate("arithmetic"),
    );
    near(world.parts(["i", "d", "c", "a", "b"]), [1.75, -0.25, 2.0, 0.125 * 4.0, 0.375 * -2.0]);
    let gap = world.gap(0, Against::Unit(1)).unwrap();
    let multipliers: Vec<_> = gap.parts.iter().map(|part| part.multiplier.unwrap()).collect();
    assert_eq!(multipliers, [1.0, 0.5, 0.125, 0.375, 0.5]);
}

/// The second has no a: its d is b alone, 6, and the first's 8 is held against that.
#[test]
fn what_one_lacks_is_held_against_its_score_above() {
    let data: [(&str, &[f64]); 3] = [("a", &[8.0, f64::NAN]), ("b", &[4.0, 6.0]), ("c", &[10.0, 6.0])];
    let world = world(&TREE, &data, &aggregate("arithmetic"));
    near(world.parts(["i", "d", "a", "b"]), [1.5, -0.5, 0.125 * 2.0, 0.375 * -2.0]);
    let gap = world.gap(0, Against::Unit(1)).unwrap();
    assert_eq!(gap.parts[2].compared, Some((8.0, 6.0)));
    assert_eq!((gap.parts[2].first, gap.parts[2].second), (Some(8.0), None));
}

/// With `min_present` the second has no d, although it has an a: what it has there does not count. Its index is c
/// alone, 6, and all below d is held against that. The first has d = 5 and the index 7.5.
#[test]
fn what_does_not_count_is_not_compared() {
    let data: [(&str, &[f64]); 3] = [("a", &[8.0, 99.0]), ("b", &[4.0, f64::NAN]), ("c", &[10.0, 6.0])];
    let least = StepSpec::new(StepKind::Aggregate).with("min_present", Value::Number(0.5));
    let world = world(&TREE, &data, &[least]);
    near(world.parts(["i", "d", "c", "a", "b"]), [1.5, -0.5, 2.0, 0.125 * 2.0, 0.375 * -2.0]);
}

/// √(8·2) = 4 and √(1·4) = 2: L = 2/ln 2. Harmonic: 2 and 2/(1 + 1/3) = 1.5, parts ½·(2·1.5)/(2·1) and −½·3/(2·3).
#[test]
fn geometric_and_harmonic_gaps_are_divided_without_rest() {
    let data: [(&str, &[f64]); 2] = [("a", &[8.0, 1.0]), ("b", &[2.0, 4.0])];
    near(world(&PAIR, &data, &aggregate("geometric")).parts(["i", "a", "b"]), [2.0, 3.0, -1.0]);
    let data: [(&str, &[f64]); 2] = [("a", &[2.0, 1.0]), ("b", &[2.0, 3.0])];
    near(world(&PAIR, &data, &aggregate("harmonic")).parts(["i", "a", "b"]), [0.5, 0.75, -0.25]);
}

/// Medians of (1, 5, 9) and (1, 2, 3): b first gives 1, then c 2; c first gives 0, then b 3.
#[test]
fn any_other_gap_is_divided_by_shapleys_value() {
    let data: [(&str, &[f64]); 3] = [("a", &[1.0, 1.0]), ("b", &[5.0, 2.0]), ("c", &[9.0, 3.0])];
    near(world(&THREE, &data, &aggregate("median")).parts(["i", "a", "b", "c"]), [3.0, 0.0, 2.0, 1.0]);
}

/// Means of the members are 5 in a and 8 in b; the reference unit does not count. The score is 6.5 + 1·½ − ….
#[test]
fn a_score_is_the_mean_member_and_parts() {
    let mut units: Vec<Unit> = (0..3).map(|row| Unit::member(format!("u{row}"))).collect();
    units[2].role = Role::Reference;
    let units = Units::new(units, BTreeMap::new()).unwrap();
    let data: [(&str, &[f64]); 2] = [("a", &[6.0, 4.0, 99.0]), ("b", &[7.0, 9.0, 99.0])];
    let world = world_of(units, &PAIR, &data, &aggregate("arithmetic"));
    let gap = world.gap(0, Against::MeanMember).unwrap();
    assert_eq!((gap.first, gap.second), (6.5, 6.5));
    assert_eq!((world.part(&gap, "a"), world.part(&gap, "b")), (Some(0.5), Some(-0.5)));
}

/// 7.5 = 1 + 1.5 + 5; without a, d is b alone: 7 = 2 + 5.
#[test]
fn contributions_are_the_gap_to_zero() {
    let data: [(&str, &[f64]); 3] = [("a", &[8.0, f64::NAN]), ("b", &[4.0, 4.0]), ("c", &[10.0, 10.0])];
    let all = world(&TREE, &data, &aggregate("arithmetic"));
    for (unit, want) in [(0, [Some(1.0), Some(1.5), Some(5.0)]), (1, [None, Some(2.0), Some(5.0)])] {
        let gap = all.gap(unit, Against::Zero).unwrap();
        assert_eq!(["a", "b", "c"].map(|code| all.part(&gap, code)), want);
        assert_eq!(gap.residual(), 0.0);
    }
    let refusal = world(&TREE, &data, &aggregate("geometric")).gap(0, Against::Zero).unwrap_err();
    assert_eq!(refusal.code, "gap-zero-not-arithmetic");
}

#[test]
fn places_are_not_divided_and_the_reason_is_told() {
    let data: [(&str, &[f64]); 3] = [("a", &[8.0, 4.0]), ("b", &[4.0, 6.0]), ("c", &[10.0, 6.0])];
    let whole = world(&TREE, &data, &aggregate("copeland"));
    assert_eq!(whole.gap(0, Against::Unit(1)).unwrap_err().code, "gap-depends-on-units");
    let mut steps = aggregate("arithmetic");
    let copeland = Override { method: Some("copeland".into()), values: BTreeMap::new() };
    steps[0].at.insert("d".into(), copeland);
    let world = world(&TREE, &data, &steps);
    let gap = world.gap(0, Against::Unit(1)).unwrap();
    assert_eq!(gap.parts[1].split, Split::Undivided(Reason::DependsOnUnits));
    assert_eq!((world.part(&gap, "a"), gap.residual()), (None, 0.0));
    let ends: Vec<_> = gap.ends().map(|part| part.node).collect();
    assert_eq!(ends, [1, 2]);
}

#[test]
fn a_unit_without_a_score_has_no_gap() {
    let data: [(&str, &[f64]); 2] = [("a", &[8.0, f64::NAN]), ("b", &[2.0, f64::NAN])];
    let refusal = world(&PAIR, &data, &aggregate("arithmetic")).gap(0, Against::Unit(1)).unwrap_err();
    assert_eq!((refusal.code, refusal.row), ("gap-no-score", Some(1)));
}

/// u0 is in the east with u1, u2 and u3; u4 is in the west with nobody else.
#[test]
fn peers_are_the_other_members_of_the_group() {
    let units = (0..5).map(|row| Unit::member(format!("u{row}"))).collect();
    let labels = ["east", "east", "east", "east", "west"].map(Some);
    let groups = BTreeMap::from([("region".to_owned(), Grouping::new(&labels))]);
    let units = Units::new(units, groups).unwrap();
    let data: [(&str, &[f64]); 2] = [("a", &[5.0, 1.0, 2.0, 9.0, 77.0]), ("b", &[1.0, 1.0, 4.0, 2.0, 0.0])];
    let world = world_of(units, &PAIR, &data, &aggregate("arithmetic"));
    let peers = Peers::of(&world.run, 0, Some("region")).unwrap();
    assert_eq!((peers.rows.as_slice(), peers.group.as_deref()), ([1, 2, 3].as_slice(), Some("east")));
    let all = standings(&world.run, &peers, 0, (0, 0));
    let a = all[1].among.unwrap();
    assert_eq!((a.median, a.difference, a.percentile, a.robust_z), (2.0, 3.0, 2.0 / 3.0, Some(3.0 / 1.4826)));
    let b = all[2].among.unwrap();
    assert_eq!((b.median, b.difference, b.percentile), (2.0, -1.0, 0.5 / 3.0));
    assert_eq!(strengths(&all[1..], 3).iter().map(|s| s.node).collect::<Vec<_>>(), [1]);
    assert_eq!(weaknesses(&all[1..], 3).iter().map(|s| s.node).collect::<Vec<_>>(), [2]);
    let alone = Peers::of(&world.run, 4, Some("region")).unwrap();
    assert!(standings(&world.run, &alone, 4, (0, 0)).iter().all(|standing| standing.among.is_none()));
    assert_eq!(Peers::of(&world.run, 0, None).unwrap().rows, [1, 2, 3, 4]);
    assert_eq!(Peers::of(&world.run, 0, Some("size")).unwrap_err().code, "peers-no-grouping");
}

fn to(single: &Single) -> f64 {
    single.answer.unwrap().0.to
}

/// The page's example: 50 is enough in a to share the first place with 55; in b nobody has more than 60.
#[test]
fn the_smallest_change_of_one_indicator() {
    let data: [(&str, &[f64]); 2] = [("a", &[40.0, 80.0, 0.0]), ("b", &[60.0, 30.0, 10.0])];
    let world = world(&PAIR, &data, &aggregate("arithmetic"));
    let search = world.search(0, Goal::Rank(1));
    assert!(!search.is_reached() && world.search(0, Goal::Rank(2)).is_reached());
    let answers = singles(&search);
    assert!((0.0..=40.0 * 1e-6).contains(&(to(&answers[0]) - 50.0)), "{answers:?}");
    let (change, position) = answers[0].answer.unwrap();
    assert_eq!((change.from, change.range, position.place.unwrap().number()), (40.0, (0.0, 80.0), 1.0));
    assert_eq!(answers[1].answer, Err(Stuck::AtBest));
    let refused = Search::new((&world.plan, &world.panel, &world.run), 0, (0, 0), Goal::Tier(1));
    assert_eq!(refused.err().unwrap().code, "reach-no-tier");
}

/// Min-max to 100. Scores: u0 (0, 100) 50, u1 (50, 90) 70, u2 (100, 0) 50. As u0 is the least in a, raising it to
/// v lowers u1 to 100·(50 − v)/(100 − v) in a, while u0 stays at 0: level where that is 10, v = 400/9. Were the
/// others held still, it would be 40.
#[test]
fn other_units_move_with_the_change() {
    let data: [(&str, &[f64]); 2] = [("a", &[0.0, 50.0, 100.0]), ("b", &[10.0, 9.0, 0.0])];
    let mut steps = vec![StepSpec::new(StepKind::Normalise).method("min-max")];
    steps.extend(aggregate("arithmetic"));
    let world = world(&PAIR, &data, &steps);
    let answers = singles(&world.search(0, Goal::Rank(1)));
    assert!((0.0..=1e-4).contains(&(to(&answers[0]) - 400.0 / 9.0)), "{answers:?}");
}

/// Per head u0 has 20/10 = 2, u1 500/100 = 5: the best for u0 is 50. With 0 reported the range is the same.
#[test]
fn the_range_is_that_of_the_ratio() {
    let mut lines = PAIR.to_vec();
    lines.push(("people", "", 0.0));
    for reported in [20.0, 0.0] {
        let data: [(&str, &[f64]); 3] =
            [("a", &[reported, 500.0]), ("b", &[1.0, 1.0]), ("people", &[10.0, 100.0])];
        let mut denominate = StepSpec::new(StepKind::Denominate);
        let by = Override {
            method: None,
            values: BTreeMap::from([("denominator".to_owned(), Value::Text("people".into()))]),
        };
        denominate.at.insert("a".into(), by);
        let mut steps = vec![denominate];
        steps.extend(aggregate("arithmetic"));
        let world = world(&lines, &data, &steps);
        let (change, _) = singles(&world.search(0, Goal::Rank(1)))[0].answer.unwrap();
        assert_eq!((change.range, change.to), ((reported, 50.0), 50.0));
    }
}

/// What is out of range, not reported or derived is told.
#[test]
fn what_cannot_be_reached_is_told() {
    let data: [(&str, &[f64]); 3] = [("a", &[1.0, 2.0]), ("b", &[f64::NAN, 9.0]), ("c", &[f64::NAN; 2])];
    let derive = StepSpec::new(StepKind::Derive)
        .with("indicator", Value::Text("c".into()))
        .with("formula", Value::Text("a * 2".into()));
    let mut steps = vec![derive];
    steps.extend(aggregate("arithmetic"));
    let world = world(&THREE, &data, &steps);
    let answers = singles(&world.search(0, Goal::Rank(1)));
    let why: Vec<_> = answers.iter().map(|single| single.answer.unwrap_err()).collect();
    assert_eq!(why, [Stuck::OutOfRange, Stuck::NotReported, Stuck::Derived]);
    let (change, position) = answers[0].most.unwrap();
    assert_eq!((change.to, position.score), (2.0, 3.0));
}

/// At t the first becomes 10 + 20t, the second stays at 8 up to t = 0.75: (18 + 20t)/2 = 13.5 at t = 0.45.
#[test]
fn the_bundle_catches_up_with_the_peers() {
    let data: [(&str, &[f64]); 2] = [("a", &[10.0, 10.0, 20.0, 30.0]), ("b", &[8.0, 5.0, 7.0, 9.0])];
    let world = world(&PAIR, &data, &aggregate("arithmetic"));
    let peers = Peers::of(&world.run, 0, None).unwrap();
    let found = bundle(&world.search(0, Goal::Rank(2)), &peers).unwrap();
    assert!((0.0..=1e-6).contains(&(found.share - 0.45)), "{found:?}");
    assert_eq!(found.changes.len(), 1);
    assert!((found.changes[0].to - 19.0).abs() < 1e-4);
    assert_eq!(found.position.place.unwrap().number(), 2.0);
    let best = bundle(&world.search(0, Goal::Rank(1)), &peers).unwrap();
    assert_eq!((best.changes[0].to, best.changes[1].to), (30.0, 9.0));
}
