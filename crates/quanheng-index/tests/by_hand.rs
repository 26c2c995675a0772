//! One small programme worked out by hand, from observations to tiers: 3 units × 4 indicators × 2 dimensions.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::sync::Arc;

use quanheng_index::analysis::obstacle_degree::Obstacles;
use quanheng_index::explain::explain;
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Framework, Keep, Mark, Panel, Period, Place, Plan, RawNode, Run, StepKind, StepSpec,
    Units,
};

fn node(code: &str, parent: &str, level: &str, weight: f64) -> RawNode {
    RawNode {
        code: code.into(),
        parent: (!parent.is_empty()).then(|| parent.into()),
        level: level.into(),
        weight: Some(weight),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    }
}

/// index ── access (weight 3) ── fast (1), cheap (3; negative: less is better)
///       └─ use    (weight 1) ── shops (1), pays (1)
fn framework() -> Framework {
    let mut cheap = node("cheap", "access", INDICATOR, 3.0);
    cheap.direction = Some(Direction::Negative);
    let rows = [
        node("index", "", "index", 1.0),
        node("access", "index", "dimension", 3.0),
        node("use", "index", "dimension", 1.0),
        node("fast", "access", INDICATOR, 1.0),
        cheap,
        node("shops", "use", INDICATOR, 1.0),
        node("pays", "use", INDICATOR, 1.0),
    ];
    Framework::check(&rows).unwrap().0
}

/// |       | fast | cheap | shops | pays |
/// |-------|-----:|------:|------:|-----:|
/// | north |   10 |     2 |    40 |    7 |
/// | south |   30 |     6 |     – |    3 |
/// | west  |   20 |     4 |    20 |    – |   "–" of west: not applicable; of south: not available
fn panel(framework: &Framework) -> Panel {
    let units = Arc::new(Units::members(["north", "south", "west"]).unwrap());
    let mut panel = Panel::empty(framework, units, vec![Period::year(2020).unwrap()]).unwrap();
    let mut put = |code: &str, values: [Option<f64>; 3]| {
        let mut column = Column::from_options(&values).unwrap();
        if code == "pays" {
            column.set_missing(2, Mark::NotApplicable);
        }
        panel.put(framework.find(code).unwrap(), 0, column).unwrap();
    };
    put("fast", [Some(10.0), Some(30.0), Some(20.0)]);
    put("cheap", [Some(2.0), Some(6.0), Some(4.0)]);
    put("shops", [Some(40.0), None, Some(20.0)]);
    put("pays", [Some(7.0), Some(3.0), None]);
    panel
}

fn steps() -> [StepSpec; 5] {
    [
        StepSpec::new(StepKind::Impute).method("mean"),
        StepSpec::new(StepKind::Normalise).method("min-max"),
        StepSpec::new(StepKind::Aggregate),
        StepSpec::new(StepKind::Rank),
        StepSpec::new(StepKind::Tier).method("sizes").with("sizes", Value::Numbers(vec![1.0, 2.0])),
    ]
}

fn scores(run: &Run, code: &str) -> Vec<Option<f64>> {
    run.scores(run.framework().find(code).unwrap(), 0).iter().collect()
}

#[test]
fn from_observations_to_tiers() {
    let (plan, findings) = Plan::compile(framework(), &steps()).unwrap();
    assert!(findings.is_empty());
    let panel = panel(plan.framework());
    let run = plan.run(&panel, &[0], Keep::Everything).unwrap();

    // Impute: shops of south becomes the mean of 40 and 20, that is 30. Pays of west has no meaning and stays open.
    let shops = run.trace()[0].change(run.framework().find("shops").unwrap(), 0).unwrap();
    assert_eq!((shops.value(1), shops.mark(1)), (Some(30.0), Mark::Imputed));

    // Normalise, 0 to 100 between the worst and the best; cheap is turned round: −2, −6, −4.
    //   fast:  (10 − 10)/20 = 0,  (30 − 10)/20 = 1,  (20 − 10)/20 = ½
    //   cheap: (−2 + 6)/4 = 1,    (−6 + 6)/4 = 0,    (−4 + 6)/4 = ½
    //   shops: (40 − 20)/20 = 1,  (30 − 20)/20 = ½,  0
    //   pays:  (7 − 3)/4 = 1,     0,                 –
    assert_eq!(scores(&run, "fast"), [Some(0.0), Some(100.0), Some(50.0)]);
    assert_eq!(scores(&run, "cheap"), [Some(100.0), Some(0.0), Some(50.0)]);
    assert_eq!(scores(&run, "shops"), [Some(100.0), Some(50.0), Some(0.0)]);
    assert_eq!(scores(&run, "pays"), [Some(100.0), Some(0.0), None]);
    assert_eq!(run.scores(run.framework().find("pays").unwrap(), 0).mark(2), Mark::NotApplicable);

    // access = (1·fast + 3·cheap)/4:  300/4 = 75,  100/4 = 25,  200/4 = 50
    // use    = (shops + pays)/2:      100,         25,          shops alone: 0
    assert_eq!(scores(&run, "access"), [Some(75.0), Some(25.0), Some(50.0)]);
    assert_eq!(scores(&run, "use"), [Some(100.0), Some(25.0), Some(0.0)]);

    // index = (3·access + 1·use)/4:  (225 + 100)/4 = 81.25,  (75 + 25)/4 = 25,  (150 + 0)/4 = 37.5
    assert_eq!(scores(&run, "index"), [Some(81.25), Some(25.0), Some(37.5)]);

    // Places 1, 3, 2; one unit in the first tier, two in the second.
    let root = run.framework().root();
    let places = run.places(root, 0).unwrap().as_slice();
    assert_eq!(
        places.iter().map(|place| place.map(Place::number)).collect::<Vec<_>>(),
        [Some(1.0), Some(3.0), Some(2.0)]
    );
    let tiers = run.tiers(root, 0).unwrap();
    assert_eq!([0, 1, 2].map(|row| tiers.get(row)), [Some(1), Some(2), Some(2)]);

    // Effective weights: fast ¾·¼ = 3/16, cheap ¾·¾ = 9/16, shops and pays ¼·½ = 1/8 each.
    let effective = |code: &str| run.effective_weight(run.framework().find(code).unwrap(), 0);
    assert_eq!(["fast", "cheap", "shops", "pays"].map(effective), [0.1875, 0.5625, 0.125, 0.125]);
}

#[test]
fn the_explanation_of_west() {
    let (plan, _) = Plan::compile(framework(), &steps()).unwrap();
    let panel = panel(plan.framework());
    let run = plan.run(&panel, &[0], Keep::Everything).unwrap();
    let explained = explain(&plan, &panel, &run, 2, 0);
    let of = |code: &str| {
        let node = plan.framework().find(code).unwrap();
        explained.iter().find(|explained| explained.node == node).unwrap()
    };
    // Of the index, access brings ¾·50 = 37.5 and use ¼·0 = 0; within use, shops has all the weight there is.
    assert_eq!(of("access").contribution, Some(37.5));
    assert_eq!(of("use").contribution, Some(0.0));
    assert_eq!((of("shops").weight_share, of("shops").share_used), (Some(0.5), Some(1.0)));
    assert_eq!(of("pays").score, Err(Mark::NotApplicable));
    assert_eq!((of("pays").share_used, of("pays").contribution), (None, None));
    // 4 as reported, then turned round and brought to 0–100: between −6 and −2.
    let stages = &of("cheap").stages;
    assert_eq!(stages.iter().map(|stage| stage.value).collect::<Vec<_>>(), [Ok(4.0), Ok(50.0)]);
    assert_eq!(stages[1].method, Some("min-max"));
    assert_eq!(stages[1].facts, [("minimum", -6.0), ("maximum", -2.0)]);
}

/// Where each unit has weights of its own, the framework's share is nobody's.
#[test]
fn benefit_of_the_doubt_has_no_share_of_weight() {
    let steps = [StepSpec::new(StepKind::Aggregate).method("benefit-of-the-doubt")];
    let (plan, _) = Plan::compile(framework(), &steps).unwrap();
    let panel = panel(plan.framework());
    let run = plan.run(&panel, &[0], Keep::Everything).unwrap();
    let explained = explain(&plan, &panel, &run, 0, 0);
    let below = explained.iter().filter(|node| node.depth > 0);
    let shares: Vec<_> = below.map(|node| (node.weight_share, node.share_used, node.contribution)).collect();
    assert!(!shares.is_empty() && shares.iter().all(|shares| *shares == (None, None, None)), "{shares:?}");
}

/// Below the least share of weight a dimension is missing, and the index is made of the other.
#[test]
fn too_few_children() {
    let mut steps = steps();
    steps[2] = StepSpec::new(StepKind::Aggregate).with("min_present", Value::Number(0.6));
    let (plan, _) = Plan::compile(framework(), &steps).unwrap();
    let run = plan.run(&panel(plan.framework()), &[0], Keep::Everything).unwrap();
    let used = run.scores(run.framework().find("use").unwrap(), 0);
    assert_eq!((used.value(2), used.mark(2)), (None, Mark::TooFewChildren));
    // 3 of 4 parts of the weight are there, which is enough: access alone.
    assert_eq!(scores(&run, "index"), [Some(81.25), Some(25.0), Some(50.0)]);
}

/// Deviations and used weights (product of shares down the tree):
///
/// |       | fast      | cheap     | shops     | pays     | Σ F·I = 1 − index |
/// |-------|-----------|-----------|-----------|----------|-------------------|
/// | north | 3/16 · 1  | 9/16 · 0  | 1/8 · 0   | 1/8 · 0  | 3/16              |
/// | south | 3/16 · 0  | 9/16 · 1  | 1/8 · ½   | 1/8 · 1  | 12/16             |
/// | west  | 3/16 · ½  | 9/16 · ½  | 1/4 · 1   | –        | 10/16             |
#[test]
fn obstacles_are_shares_of_what_is_missing() {
    let (plan, _) = Plan::compile(framework(), &steps()).unwrap();
    let run = plan.run(&panel(plan.framework()), &[0], Keep::Everything).unwrap();
    let obstacles = Obstacles::of(&plan, &run, run.framework().root(), 0).unwrap();
    let of = |code: &str| {
        let node = run.framework().find(code).unwrap();
        let at = obstacles.nodes.iter().position(|&id| id == node).unwrap();
        ([0, 1, 2].map(|row| obstacles.get(at, row).map(|o| o.degree)), obstacles.mean_degree(at).unwrap())
    };
    let close = |got: Option<f64>, want: f64| assert!((got.unwrap() - want).abs() < 1e-15, "{got:?} {want}");
    for (code, want) in [
        ("fast", [1.0, 0.0, 0.15]),
        ("cheap", [0.0, 0.75, 0.45]),
        ("shops", [0.0, 1.0 / 12.0, 0.4]),
        ("access", [1.0, 0.75, 0.6]),
        ("use", [0.0, 0.25, 0.4]),
    ] {
        of(code).0.into_iter().zip(want).for_each(|(got, want)| close(got, want));
    }
    assert_eq!(of("pays").0[2], None);
    assert_eq!(of("pays").1.1, 2);
    close(Some(of("pays").1.0), 1.0 / 12.0);
    close(Some(of("access").1.0), (1.0 + 0.75 + 0.6) / 3.0);
    // Within one dimension: south lacks ½·½ and ½·1 there.
    let below = Obstacles::of(&plan, &run, run.framework().find("use").unwrap(), 0).unwrap();
    close(below.get(0, 1).map(|o| o.degree), 1.0 / 3.0);
    assert_eq!(below.get(0, 0), None);
}

#[test]
fn obstacles_need_a_range_and_arithmetic_means() {
    let refused = |normalise: StepSpec, aggregate: &str| {
        let mut rows = framework();
        let steps = [normalise, StepSpec::new(StepKind::Aggregate).method(aggregate)];
        if steps[0].method.as_deref() == Some("goalposts") {
            rows = with_goalposts();
        }
        let (plan, _) = Plan::compile(rows, &steps).unwrap();
        let run = plan.run(&panel(plan.framework()), &[0], Keep::Everything).unwrap();
        Obstacles::of(&plan, &run, run.framework().root(), 0).unwrap_err()
    };
    let normalise = |method: &str| StepSpec::new(StepKind::Normalise).method(method);
    assert_eq!(refused(normalise("z-score"), "arithmetic").code, "obstacles-no-range");
    let from_one = normalise("min-max").with("lower", Value::Number(1.0));
    assert_eq!(refused(from_one, "geometric").code, "obstacles-not-arithmetic");
    let open = normalise("goalposts").with("truncate", Value::Text("no".into()));
    let outside = refused(open, "arithmetic");
    assert_eq!((outside.code, outside.row), ("obstacles-outside-range", Some(0)));
}

/// Goalposts 0 and 20 everywhere: the 40 of north is beyond.
fn with_goalposts() -> Framework {
    let raw = |code: &str, parent: &str, level: &str| RawNode {
        goalpost_low: (level == INDICATOR).then_some(0.0),
        goalpost_high: (level == INDICATOR).then_some(20.0),
        ..node(code, parent, level, 1.0)
    };
    let leaves = ["fast", "cheap", "shops", "pays"].map(|code| raw(code, "index", INDICATOR));
    let rows: Vec<_> = std::iter::once(raw("index", "", "index")).chain(leaves).collect();
    Framework::check(&rows).unwrap().0
}
