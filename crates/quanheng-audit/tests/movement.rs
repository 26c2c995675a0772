//! Splits of changes that are known: worked by hand, pure by construction, or averaged over all orders.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::movement::{Edition, Factor, Fraction, Movement, Side, Split, Stopped, movement};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::stream::{Replicate, Stream};
use quanheng_index::{
    Column, Direction, Framework, Frequency, Keep, Panel, Period, Plan, RawNode, Role, Run, StepKind,
    StepSpec, Unit, Units,
};

/// A programme before it is run.
#[derive(Clone)]
struct World {
    /// Code and weight.
    indicators: Vec<(&'static str, f64)>,
    steps: Vec<StepSpec>,
    units: Vec<Unit>,
    periods: Vec<u16>,
    /// By indicator and period, a figure for each unit.
    data: BTreeMap<(&'static str, u16), Vec<Option<f64>>>,
    shown: u16,
    scored: Vec<u16>,
}

impl World {
    /// Units in one period, a column for each indicator, weights 1.
    fn new(period: u16, codes: &[&str], columns: &[(&'static str, &[f64])]) -> Self {
        let data = columns.iter().map(|(code, column)| {
            ((*code, period), column.iter().map(|value| Some(*value)).collect::<Vec<_>>())
        });
        Self {
            indicators: columns.iter().map(|(code, _)| (*code, 1.0)).collect(),
            steps: vec![
                StepSpec::new(StepKind::Aggregate).method("arithmetic"),
                StepSpec::new(StepKind::Rank),
            ],
            units: codes.iter().map(|code| Unit::member(*code)).collect(),
            periods: vec![period],
            data: data.collect(),
            shown: period,
            scored: vec![period],
        }
    }

    fn set(&mut self, code: &'static str, period: u16, values: &[f64]) {
        self.data.insert((code, period), values.iter().map(|value| Some(*value)).collect());
        if !self.periods.contains(&period) {
            self.periods.push(period);
            self.periods.sort_unstable();
        }
    }

    fn show(&mut self, period: u16) {
        self.shown = period;
        self.scored = vec![period];
    }

    fn normalised(mut self, method: &str) -> Self {
        self.steps.insert(0, StepSpec::new(StepKind::Normalise).method(method));
        self
    }

    fn framework(&self) -> Framework {
        let row = |code: &str, parent: Option<&str>, level: &str, weight: f64| RawNode {
            code: code.into(),
            parent: parent.map(Into::into),
            level: level.into(),
            direction: (level == INDICATOR).then_some(Direction::Positive),
            weight: Some(weight),
            ..RawNode::default()
        };
        let mut rows = vec![row("index", None, "index", 1.0)];
        rows.extend(
            self.indicators.iter().map(|(code, weight)| row(code, Some("index"), INDICATOR, *weight)),
        );
        Framework::check(&rows).unwrap().0
    }

    fn made(&self) -> Made {
        let framework = self.framework();
        let units = Arc::new(Units::new(self.units.clone(), BTreeMap::new()).unwrap());
        let periods: Vec<Period> = self.periods.iter().map(|&year| Period::year(year).unwrap()).collect();
        let mut panel = Panel::empty(&framework, units, periods).unwrap();
        for ((code, year), values) in &self.data {
            let at = self.periods.iter().position(|period| period == year).unwrap();
            if let Some(node) = framework.find(code) {
                panel.put(node, at, Column::from_options(values).unwrap()).unwrap();
            }
        }
        let (plan, _) = Plan::compile(framework, &self.steps).unwrap();
        let find = |year: &u16| self.periods.iter().position(|period| period == year).unwrap();
        let scored: Vec<usize> = self.scored.iter().map(find).collect();
        let run = plan.run(&panel, &scored, Keep::Facts).unwrap();
        Made { plan, steps: self.steps.clone(), panel, run, period: find(&self.shown) }
    }
}

struct Made {
    plan: Plan,
    steps: Vec<StepSpec>,
    panel: Panel,
    run: Run,
    period: usize,
}

impl Made {
    fn edition(&self) -> Edition<'_> {
        let node = self.plan.framework().root();
        let Self { plan, steps, panel, run, period } = self;
        Edition { plan, steps, panel, run, period: *period, node }
    }
}

fn split(old: &World, new: &World) -> Result<Movement, Stopped> {
    let (old, new) = (old.made(), new.made());
    movement(&old.edition(), &new.edition())
}

/// Parts of score and rank of a unit.
fn parts(movement: &Movement, code: &str) -> (Vec<f64>, Vec<f64>) {
    let unit = movement.units.iter().find(|unit| unit.code == code).unwrap();
    let Split::Parts(parts) = &unit.split else { panic!("{unit:?}") };
    (parts.score.clone(), parts.rank.clone().unwrap().into_iter().map(Fraction::number).collect())
}

/// Scores add up to 1e-12, ranks exactly.
fn assert_additive(movement: &Movement) {
    for unit in &movement.units {
        let Split::Parts(parts) = &unit.split else { continue };
        let total: f64 = parts.score.iter().sum();
        assert!((total - unit.score_change().unwrap()).abs() < 1e-12, "{unit:?}");
        let whole = |part: &Fraction| part.numerator() * 12 / part.denominator();
        let gained: i64 = parts.rank.as_ref().unwrap().iter().map(whole).sum();
        assert_eq!(gained, whole(&unit.gained().unwrap()), "{unit:?}");
    }
}

/// Unit u: a 2 → 4 by revision, b 10, weights 1 : 1 → 3 : 1. Old 6; revised 7; new weights (6 + 10)/4 = 4; both
/// (12 + 10)/4 = 5.5. Revision ((7 − 6) + (5.5 − 4))/2 = 1.25, method ((4 − 6) + (5.5 − 7))/2 = −1.75. v stays at
/// 6.5, w at 4.5, so that u's place is 2, 1, 3 and 2: revision ((2 − 1) + (3 − 2))/2 = 1, method −1.
fn two_factors() -> [World; 2] {
    let old = World::new(2020, &["u", "v", "w"], &[("a", &[2.0, 6.5, 4.5]), ("b", &[10.0, 6.5, 4.5])]);
    let mut new = old.clone();
    new.set("a", 2020, &[4.0, 6.5, 4.5]);
    new.indicators[0].1 = 3.0;
    [old, new]
}

#[test]
fn two_factors_by_hand() {
    let [old, new] = two_factors();
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Revision, Factor::Method]);
    assert_eq!(parts(&found, "u"), (vec![1.25, -1.75], vec![1.0, -1.0]));
    // v is overtaken by the revision in one of two orders, and so on: by hand from the places of u above.
    assert_eq!(parts(&found, "v").1, [-0.5, 0.5]);
    assert_eq!(parts(&found, "w").1, [-0.5, 0.5]);
    assert_eq!(
        (found.differences.revised_figures, found.differences.revised_nodes),
        (1, vec!["a".to_owned()])
    );
    assert_eq!(found.differences.method.changed, ["a"]);
}

#[test]
fn exchanging_the_editions_turns_every_sign() {
    let [old, new] = two_factors();
    let found = split(&new, &old).unwrap();
    assert_eq!(parts(&found, "u"), (vec![-1.25, 1.75], vec![-1.0, 1.0]));
}

#[test]
fn what_does_not_differ_is_no_factor() {
    let [old, _] = two_factors();
    let found = split(&old, &old).unwrap();
    assert!(found.factors.is_empty());
    assert_eq!(parts(&found, "u"), (Vec::new(), Vec::new()));
}

/// One cause at a time: it is the only factor, and its part is the whole change.
#[test]
fn a_pure_change_lands_in_one_part() {
    let old = World::new(2020, &["u", "v", "w"], &[("a", &[1.0, 2.0, 4.0]), ("b", &[6.0, 3.0, 1.0])])
        .normalised("min-max");
    let mut revision = old.clone();
    revision.set("a", 2020, &[3.0, 2.0, 4.0]);
    let mut method = old.clone();
    method.steps[0] = StepSpec::new(StepKind::Normalise).method("percentile-rank");
    let mut period = old.clone();
    period.set("a", 2021, &[3.5, 2.0, 4.0]);
    period.set("b", 2021, &[6.0, 7.0, 1.0]);
    period.show(2021);
    let units = World::new(
        2020,
        &["u", "v", "w", "x"],
        &[("a", &[1.0, 2.0, 4.0, 9.0]), ("b", &[6.0, 3.0, 1.0, 4.0])],
    )
    .normalised("min-max");
    for (factor, new) in [
        (Factor::Revision, &revision),
        (Factor::Method, &method),
        (Factor::Period, &period),
        (Factor::Units, &units),
    ] {
        let found = split(&old, new).unwrap();
        assert_eq!(found.factors, [factor]);
        assert_additive(&found);
        let moved =
            found.units.iter().any(|unit| unit.score_change().is_some_and(|change| change.abs() > 0.01));
        assert!(moved, "{factor:?} moves somebody");
    }
}

/// A revision of the old period beside a new period in which nothing happened: whether or not the old edition has an old
/// vintage of the new period, all is revision.
#[test]
fn a_revision_is_not_taken_for_real_change() {
    let mut old = World::new(2020, &["u", "v", "w"], &[("a", &[1.0, 2.0, 4.0]), ("b", &[6.0, 3.0, 1.0])]);
    let mut new = old.clone();
    new.set("a", 2020, &[3.0, 2.0, 4.0]);
    new.set("a", 2021, &[3.0, 2.0, 4.0]);
    new.set("b", 2021, &[6.0, 3.0, 1.0]);
    new.show(2021);
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Revision, Factor::Period]);
    assert_eq!(parts(&found, "u").0, [1.0, 0.0]);
    old.set("a", 2021, &[1.0, 2.0, 4.0]);
    old.set("b", 2021, &[6.0, 3.0, 1.0]);
    assert_eq!(parts(&split(&old, &new).unwrap(), "u").0, [1.0, 0.0]);
}

/// Old: u 2 in 2019. New: u 3 in 2019, 7 in 2020; the weight of a is 1 then 3, b is 0. There are three orders, revision
/// before period. Scores by revision, period, method: 000 1, 100 1.5, 110 3.5, 001 1.5, 101 2.25, 111 5.25.
/// Revision (0.5 + 0.5 + 0.75)/3, period (2 + 3 + 3)/3, method (1.75 + 0.75 + 0.5)/3.
#[test]
fn without_an_old_vintage_of_the_new_period_revision_comes_first() {
    let old = World::new(2019, &["u", "v"], &[("a", &[2.0, 1.0]), ("b", &[0.0, 0.0])]);
    let mut new = old.clone();
    new.set("a", 2019, &[3.0, 1.0]);
    new.set("a", 2020, &[7.0, 1.0]);
    new.set("b", 2020, &[0.0, 0.0]);
    new.show(2020);
    new.indicators[0].1 = 3.0;
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Revision, Factor::Period, Factor::Method]);
    for (part, want) in parts(&found, "u").0.iter().zip([1.75, 8.0, 3.0]) {
        assert!((part - want / 3.0).abs() < 1e-12, "{found:?}");
    }
    assert_additive(&found);
}

/// Leaving is measured in the old world, entering in the new one. Old: x 9, u 5, v 3. New: y 8, v 6, u 5.
/// u: 2 → 3. x leaves: 2 → 1, +1; real change of v (3 → 6): 1 → 2, −1; y enters: 2 → 3, −1.
#[test]
fn who_leaves_leaves_first_and_who_enters_comes_last() {
    let old = World::new(2019, &["x", "u", "v"], &[("a", &[9.0, 5.0, 3.0])]);
    let mut new = World::new(2019, &["u", "v", "y"], &[("a", &[5.0, 3.0, 1.0])]);
    new.set("a", 2020, &[5.0, 6.0, 8.0]);
    new.show(2020);
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Units, Factor::Period]);
    assert_eq!(parts(&found, "u"), (vec![0.0, 0.0], vec![0.0, -1.0]));
    assert_eq!(parts(&found, "v"), (vec![0.0, 3.0], vec![0.0, 1.0]));
    let of = |code: &str| found.units.iter().find(|unit| unit.code == code).unwrap().split.clone();
    assert_eq!((of("x"), of("y")), (Split::Left, Split::Entered));
    assert_eq!(found.units.last().unwrap().code, "x");
}

/// Tiers of fixed sizes fit the members of an edition, and not those both editions have.
#[test]
fn tiers_stand_in_nobodys_way() {
    let sizes = |sizes: &[f64]| {
        let sizes = Value::Numbers(sizes.to_vec());
        StepSpec::new(StepKind::Tier).method("sizes").with("sizes", sizes)
    };
    let mut old = World::new(2020, &["u", "v", "x"], &[("a", &[1.0, 3.0, 2.0])]);
    let mut new = World::new(2020, &["u", "v", "y", "z"], &[("a", &[1.0, 3.0, 2.0, 5.0])]);
    old.steps.push(sizes(&[1.0, 2.0]));
    new.steps.push(sizes(&[2.0, 2.0]));
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Units]);
    // u: third, second without x, and fourth with y and z.
    assert_eq!(parts(&found, "u").1, [-1.0]);
}

/// One programme, two of its periods; x exists to 2019 and y from 2020 on.
#[test]
fn units_of_one_programme_come_and_go_with_their_validity() {
    let year = |year| Period::year(year);
    let mut old = World::new(2019, &["u", "v", "x", "y"], &[("a", &[2.0, 1.0, 3.0, 4.0])]);
    old.set("a", 2020, &[1.0, 2.0, 3.0, 4.0]);
    old.units[2].valid_to = year(2019);
    old.units[3].valid_from = year(2020);
    let mut new = old.clone();
    new.show(2020);
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Units, Factor::Period]);
    // u: second behind x, first without it, second in 2020 without y, third with it.
    assert_eq!(parts(&found, "u").1, [0.0, -1.0]);
    assert_eq!(parts(&found, "v").1, [0.0, 1.0]);
    assert_additive(&found);
}

/// A member that becomes a reference stands in no rank, and is taken for a change of units.
#[test]
fn a_reference_influences_nobody() {
    let old = World::new(2020, &["u", "v", "r"], &[("a", &[1.0, 3.0, 2.0])]);
    let mut new = old.clone();
    new.units[2].role = Role::Reference;
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Units]);
    assert_eq!(parts(&found, "u"), (vec![0.0], vec![1.0]));
    let reference = found.units.iter().find(|unit| unit.code == "r").unwrap();
    let Split::Parts(parts) = &reference.split else { panic!("{reference:?}") };
    assert_eq!((parts.score.as_slice(), &parts.rank), ([0.0].as_slice(), &None));
}

/// The new method takes c in and leaves b out; the new edition has no b, the old one no c, and neither the other's
/// period. b and c stand in at the figures they have, so that they are all method. u: old (a 2, b 4) = 3; new
/// (a 6, c 8) = 7; old method in the new period (6 + 4)/2 = 5, new method in the old period (2 + 8)/2 = 5.
#[test]
fn an_indicator_of_one_edition_stands_in_for_itself() {
    let old = World::new(2019, &["u", "v"], &[("a", &[2.0, 1.0]), ("b", &[4.0, 1.0])]);
    let new = World::new(2020, &["u", "v"], &[("a", &[6.0, 1.0]), ("c", &[8.0, 1.0])]);
    let found = split(&old, &new).unwrap();
    assert_eq!(found.factors, [Factor::Period, Factor::Method]);
    assert_eq!(parts(&found, "u").0, [2.0, 2.0]);
    let year = |year| Period::year(year).unwrap();
    let told: Vec<_> = found.stand_ins.iter().map(|one| (one.node.as_str(), one.period, one.of)).collect();
    assert_eq!(told, [("b", year(2020), year(2019)), ("c", year(2019), year(2020))]);
    assert_eq!(found.differences.method.added, ["c"]);
    assert_eq!(found.differences.method.dropped, ["b"]);
}

/// Where the new edition knows the new indicator's past, that is taken: (2 + 3)/2 = 2.5 in the old period.
#[test]
fn an_indicator_with_a_past_does_not_stand_in() {
    let old = World::new(2019, &["u", "v"], &[("a", &[2.0, 1.0])]);
    let mut new = World::new(2020, &["u", "v"], &[("a", &[6.0, 1.0]), ("c", &[8.0, 1.0])]);
    new.set("a", 2019, &[2.0, 1.0]);
    new.set("c", 2019, &[3.0, 1.0]);
    let found = split(&old, &new).unwrap();
    assert!(found.stand_ins.is_empty());
    // 2, new method 2.5, new period 6, both 7: period ((6 − 2) + (7 − 2.5))/2, method ((2.5 − 2) + (7 − 6))/2.
    assert_eq!(parts(&found, "u").0, [4.25, 0.75]);
}

/// A unit without a figure in the old edition is not scored there, and enters; one without a score in a rebuild is
/// told with it.
#[test]
fn what_is_missing_is_never_a_number() {
    let mut old = World::new(2019, &["u", "v", "w"], &[("a", &[2.0, 1.0, 3.0]), ("b", &[2.0, 1.0, 3.0])]);
    old.steps[0] = old.steps[0].clone().with("min_present", Value::Number(1.0));
    let mut new = old.clone();
    for code in ["a", "b"] {
        new.set(code, 2020, &[2.0, 4.0, 3.0]);
    }
    new.show(2020);
    old.data.insert(("b", 2019), vec![Some(2.0), None, Some(3.0)]);
    let found = split(&old, &new).unwrap();
    // v is scored in the new edition only: it is no common unit, so its new figure of 2019 is no revision.
    assert_eq!(found.factors, [Factor::Units, Factor::Period]);
    let of = |found: &Movement, code: &str| {
        found.units.iter().find(|unit| unit.code == code).unwrap().split.clone()
    };
    assert_eq!(of(&found, "v"), Split::Entered);
    assert_eq!(parts(&found, "u").1, [-1.0, 0.0]);

    // The new edition has lost a figure of 2019, when it shows 2020: u has no score where revised 2019 is shown.
    new.data.insert(("b", 2019), vec![None, Some(1.0), Some(3.0)]);
    old.data.insert(("b", 2019), vec![Some(2.0), Some(1.0), Some(3.0)]);
    let found = split(&old, &new).unwrap();
    let Split::Broken(mixture) = of(&found, "u") else { panic!("{found:?}") };
    assert_eq!((mixture.revision, mixture.period, mixture.method), (Side::New, Side::Old, Side::Old));
}

/// A geometric mean of the old figures, one of which is 0, cannot be taken.
#[test]
fn a_refused_rebuild_is_named() {
    let old = World::new(2019, &["u", "v"], &[("a", &[0.0, 1.0]), ("b", &[2.0, 3.0])]);
    let mut new = World::new(2020, &["u", "v"], &[("a", &[1.0, 1.0]), ("b", &[2.0, 3.0])]);
    new.steps[0] = StepSpec::new(StepKind::Aggregate).method("geometric");
    let stopped = split(&old, &new).unwrap_err();
    let mixture = stopped.mixture.unwrap();
    assert_eq!((mixture.period, mixture.method), (Side::Old, Side::New));
    let codes: Vec<_> = stopped.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["movement-rebuild-refused", "mean-not-positive"]);
}

#[test]
fn strangers_have_no_movement_between_them() {
    let code = |old: &World, new: &World| split(old, new).unwrap_err().findings[0].code;
    let old = World::new(2019, &["u", "v"], &[("a", &[2.0, 1.0])]);
    let other_units = World::new(2020, &["x", "y"], &[("a", &[2.0, 1.0])]);
    let other_indicators = World::new(2020, &["u", "v"], &[("b", &[2.0, 1.0])]);
    assert_eq!(code(&old, &other_units), "movement-no-common-unit");
    assert_eq!(code(&old, &other_indicators), "movement-no-common-indicator");
    let (mut made, other) = (old.made(), old.made());
    let quarter = Period::parse(Frequency::Quarter, "2019-Q1").unwrap();
    let framework = old.framework();
    let mut panel = Panel::empty(&framework, Arc::clone(made.panel.units()), vec![quarter]).unwrap();
    panel.put(1, 0, Column::observed(vec![1.0, 2.0]).unwrap()).unwrap();
    made.run = made.plan.run(&panel, &[0], Keep::Facts).unwrap();
    made.panel = panel;
    let stopped = movement(&made.edition(), &other.edition()).unwrap_err();
    assert_eq!(stopped.findings[0].code, "movement-frequencies");
}

/// Random editions over the same indicators, units and periods, differing in all of revision, period and method.
fn random(number: u64) -> [World; 2] {
    let mut stream = Replicate { seed: 4, number }.stream([1, 2, 3]);
    let units = 4 + stream.below(6) as usize;
    let codes: Vec<String> = (0..units).map(|unit| format!("u{unit}")).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let column =
        |stream: &mut Stream| -> Vec<f64> { (0..units).map(|_| 1.0 + 9.0 * stream.uniform()).collect() };
    let mut old = World::new(2019, &codes, &[]);
    old.indicators = ["a", "b", "c"].map(|code| (code, 1.0)).to_vec();
    for code in ["a", "b", "c"] {
        old.set(code, 2019, &column(&mut stream));
        old.set(code, 2020, &column(&mut stream));
    }
    let mut new = old.clone();
    new.show(2020);
    for code in ["a", "b"] {
        for year in [2019, 2020] {
            let values = new.data.get_mut(&(code, year)).unwrap();
            let hit = stream.below(units as u64) as usize;
            values[hit] = Some(1.0 + 9.0 * stream.uniform());
        }
    }
    new.indicators[2].1 = 2.0;
    let methods = ["min-max", "z-score", "percentile-rank"];
    let pick = |stream: &mut Stream| methods[stream.below(3) as usize];
    [old.normalised(pick(&mut stream)), new.normalised(pick(&mut stream))]
}

/// With every figure in both editions a rebuild is the plan of one on the panel of the other, so that the parts can be
/// had from runs alone, averaged over the six orders.
#[test]
fn parts_are_the_average_over_all_orders() {
    for number in 0..30 {
        let worlds = random(number);
        let found = split(&worlds[0], &worlds[1]).unwrap();
        assert_eq!(found.factors, [Factor::Revision, Factor::Period, Factor::Method]);
        assert_additive(&found);
        let made = worlds.each_ref().map(World::made);
        let world = |sides: [usize; 3]| {
            let [revision, period, method] = sides;
            let at = made[period].period;
            let run = made[method].plan.run(&made[revision].panel, &[at], Keep::Facts).unwrap();
            let root = run.framework().root();
            let scores: Vec<f64> = run.scores(root, at).iter().flatten().collect();
            let places = run.places(root, at).unwrap().as_slice().to_vec();
            (scores, places.iter().map(|place| place.unwrap().number()).collect::<Vec<f64>>())
        };
        for (row, unit) in found.units.iter().enumerate() {
            let (mut score, mut rank) = ([0.0; 3], [0.0; 3]);
            for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
                let mut sides = [0; 3];
                for factor in order {
                    let before = world(sides);
                    sides[factor] = 1;
                    let after = world(sides);
                    score[factor] += (after.0[row] - before.0[row]) / 6.0;
                    rank[factor] += (before.1[row] - after.1[row]) / 6.0;
                }
            }
            let got = parts(&found, &unit.code);
            for factor in 0..3 {
                assert!((got.0[factor] - score[factor]).abs() < 1e-12, "{number} {unit:?} {score:?}");
                assert!((got.1[factor] - rank[factor]).abs() < 1e-12, "{number} {unit:?} {rank:?}");
            }
        }
    }
}

/// Random editions of which units, indicators and periods differ as well.
fn ragged(number: u64) -> [World; 2] {
    let [mut old, mut new] = random(number);
    new.units[1].code = "newcomer".into();
    old.data.retain(|&(code, year), _| year == 2019 || code == "a");
    new.indicators[1].0 = "d";
    let columns: Vec<_> = [2019, 2020].map(|year| (year, new.data.remove(&("b", year)).unwrap())).into();
    for (year, column) in columns {
        if year == 2020 {
            new.data.insert(("d", year), column);
        }
    }
    [old, new]
}

#[test]
fn parts_of_ragged_editions_add_up_and_turn_with_the_direction() {
    for number in 100..130 {
        let [old, new] = ragged(number);
        let (there, back) = (split(&old, &new).unwrap(), split(&new, &old).unwrap());
        assert_eq!(there.factors, Factor::ALL);
        assert_additive(&there);
        assert_additive(&back);
        for unit in there.units.iter().filter(|unit| matches!(unit.split, Split::Parts(_))) {
            let (ahead, behind) = (parts(&there, &unit.code), parts(&back, &unit.code));
            for (a, b) in ahead.0.iter().zip(&behind.0) {
                assert!((a + b).abs() < 1e-12, "{number} {unit:?}");
            }
            let turned: Vec<f64> = behind.1.iter().map(|part| 0.0 - part).collect();
            assert_eq!(ahead.1, turned, "{number} {unit:?}");
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let [old, new] = ragged(7);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| format!("{:?}", split(&old, &new).unwrap()))
    };
    let one = with(1);
    assert!([2, 7].into_iter().all(|threads| with(threads) == one));
}
