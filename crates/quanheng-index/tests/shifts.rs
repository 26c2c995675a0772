//! No method moves values that it cannot take, unless it is asked to: it refuses them.
//!
//! Some programs add a small number to data that are not positive before they take logarithms or shares. Such a shift
//! cannot hide: between a least value just above and just below 0 the results would jump. So each method is run on
//! both; it must give the same, but for the difference of 2·10⁻⁹, or refuse.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::sync::Arc;

use quanheng_index::framework::INDICATOR;
use quanheng_index::method::of_kind;
use quanheng_index::parameter::{Fallback, Kind, Value};
use quanheng_index::{
    Column, Direction, Framework, Keep, Method, Panel, Period, Plan, RawNode, StepKind, StepSpec, Units,
};

const TINY: f64 = 1e-9;

/// Weightings of what experts or earlier steps say: they need parameters and never look at data.
const WITHOUT_DATA: &[&str] = &["budget", "ahp", "best-worst", "combine"];

fn framework() -> Framework {
    let row = |code: &str, parent: Option<&str>, level: &str| RawNode {
        code: code.into(),
        parent: parent.map(Into::into),
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        target: (level == INDICATOR).then_some(2.0),
        goalpost_low: (level == INDICATOR).then_some(-1.0),
        goalpost_high: (level == INDICATOR).then_some(3.0),
        ..RawNode::default()
    };
    let rows =
        [row("index", None, "index"), row("a", Some("index"), INDICATOR), row("b", Some("index"), INDICATOR)];
    Framework::check(&rows).unwrap().0
}

/// Scores of the index when the least value of `a` is `least`; `None` when a method refuses.
fn scores(steps: &[StepSpec], least: f64) -> Option<Vec<Option<f64>>> {
    let (plan, _) = Plan::compile(framework(), steps).map_err(|found| format!("{found:?}")).unwrap();
    let units = Arc::new(Units::members(["u", "v", "w", "x", "y", "z"]).unwrap());
    let mut panel = Panel::empty(plan.framework(), units, vec![Period::year(2020).unwrap()]).unwrap();
    let columns = [[0.5, least, 0.9, 0.3, 0.7, 0.8], [0.2, 0.9, 0.4, 0.6, 0.3, 0.8]];
    for (node, values) in [1, 2].into_iter().zip(columns) {
        panel.put(node, 0, Column::observed(values.to_vec()).unwrap()).unwrap();
    }
    let run = plan.run(&panel, &[0], Keep::Facts).ok()?;
    Some(run.scores(0, 0).iter().collect())
}

/// A step that uses a method on data as they are; `None` when it needs what this test does not know.
fn step(method: &Method) -> Option<StepSpec> {
    let mut spec = StepSpec::new(method.kind()).method(method.slug);
    for parameter in method.parameters {
        let value = match (parameter.name, parameter.kind, parameter.fallback) {
            ("when", _, _) => Value::Text("always".into()),
            ("unit", _, Fallback::Required) => Value::Text("z".into()),
            ("power" | "lambda", Kind::Number, _) => Value::Number(0.5),
            // Two children that oppose each other have one negative loading.
            ("form", _, _) if method.slug == "pca" => Value::Text("squares".into()),
            ("orness", _, _) => Value::Number(0.3),
            ("grades", _, _) => Value::Numbers(vec![-1.0, 0.5, 1.0]),
            (_, _, Fallback::Required) => return None,
            _ => continue,
        };
        spec.values.insert(parameter.name.to_owned(), value);
    }
    Some(spec)
}

/// The steps of a programme in which one method works on what the data have.
fn steps(spec: StepSpec) -> Vec<StepSpec> {
    let aggregate = StepSpec::new(StepKind::Aggregate);
    let normalise = StepSpec::new(StepKind::Normalise).method("affine");
    match spec.kind {
        StepKind::Treat => vec![spec, normalise, aggregate],
        StepKind::Normalise => vec![spec, aggregate],
        StepKind::Weight => vec![normalise, spec, aggregate],
        _ => vec![normalise, spec],
    }
}

fn is_near(above: &[Option<f64>], below: &[Option<f64>]) -> bool {
    above.iter().zip(below).all(|pair| match pair {
        (Some(x), Some(y)) => (x - y).abs() <= 1e-6 * x.abs().max(1.0),
        pair => pair.0 == pair.1,
    })
}

#[test]
fn no_method_shifts_what_it_cannot_take() {
    let (mut compared, mut refused, mut never) = (Vec::new(), Vec::new(), Vec::new());
    for kind in [StepKind::Treat, StepKind::Normalise, StepKind::Weight, StepKind::Aggregate] {
        for method in of_kind(kind) {
            let Some(spec) = step(method) else {
                let is_blind = kind == StepKind::Weight && WITHOUT_DATA.contains(&method.slug);
                assert!(is_blind, "{method:?} needs a parameter this test does not know");
                continue;
            };
            let steps = steps(spec);
            let slug = method.slug;
            match (scores(&steps, TINY), scores(&steps, -TINY)) {
                (Some(above), Some(below)) => {
                    assert!(is_near(&above, &below), "{method:?} jumps at 0: {above:?}, {below:?}");
                    compared.push(slug);
                }
                (Some(_), None) => refused.push(slug),
                (None, None) => never.push(slug),
                (None, Some(_)) => panic!("{method:?} takes what is below 0 and not what is above"),
            }
        }
    }
    assert!(refused.contains(&"geometric") && refused.contains(&"harmonic"), "{refused:?}");
    for slug in ["entropy", "gini", "merec", "cilos", "idocriw", "common-weights"] {
        assert!(refused.contains(&slug), "{slug} takes what is below 0");
    }
    // Its scores must be around 100, which those here are not.
    assert_eq!(never, ["adjusted-mazziotta-pareto"]);
    assert!(compared.contains(&"z-score") && compared.len() > 20, "{compared:?}");
}

/// Every variant of the logarithm that a shift makes defined is one the user has named; `natural` has none.
#[test]
fn the_natural_logarithm_is_never_shifted() {
    let log = StepSpec::new(StepKind::Treat).method("log");
    let natural =
        log.with("variant", Value::Text("natural".into())).with("when", Value::Text("always".into()));
    assert!(scores(&steps(natural.clone()), TINY).is_some());
    assert_eq!(scores(&steps(natural.clone()), 0.0), None);
    assert_eq!(scores(&steps(natural), -TINY), None);
}
