//! Weights by what experts say, and combinations of weights: laws that hold whatever they say.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Framework, Keep, Panel, Period, Plan, RawNode, StepKind, StepSpec, Units,
};

use crate::cases;

const CODES: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];
const NEAR: f64 = 1e-12;

/// Shares of weight of the children of the root, in the order of `CODES`; they stand in the framework in `order`.
fn shares(order: &[usize], steps: &[StepSpec]) -> Vec<f64> {
    let leaf = |&at: &usize| RawNode {
        code: CODES[at].into(),
        parent: Some("index".into()),
        level: INDICATOR.into(),
        direction: Some(Direction::Positive),
        ..RawNode::default()
    };
    let root = RawNode { code: "index".into(), level: "index".into(), ..RawNode::default() };
    let rows: Vec<RawNode> = std::iter::once(root).chain(order.iter().map(leaf)).collect();
    let (framework, _) = Framework::check(&rows).unwrap();
    let steps = [steps, &[StepSpec::new(StepKind::Aggregate)]].concat();
    let (plan, _) = Plan::compile(framework, &steps).unwrap();
    let units = Arc::new(Units::members((0..2).map(|unit| format!("u{unit}"))).unwrap());
    let mut panel = Panel::empty(plan.framework(), units, vec![Period::year(2020).unwrap()]).unwrap();
    for leaf in plan.framework().leaves() {
        panel.put(leaf, 0, Column::observed(vec![1.0, 2.0]).unwrap()).unwrap();
    }
    let run = plan.run(&panel, &[0], Keep::Facts).unwrap();
    let share = |at: usize| run.weight_share(run.framework().find(CODES[at]).unwrap(), 0);
    (0..order.len()).map(share).collect()
}

fn step(method: &str, id: &str, given: &[(&str, Value)]) -> StepSpec {
    let spec = StepSpec { id: id.into(), ..StepSpec::new(StepKind::Weight).method(method) };
    given.iter().fold(spec, |spec, (name, value)| spec.with(name, value.clone()))
}

fn texts(texts: Vec<String>) -> Value {
    Value::Texts(texts)
}

fn word(word: &str) -> Value {
    Value::Text(word.into())
}

/// Each pair once, as `ratio` has it.
fn pairs(count: usize, ratio: impl Fn(usize, usize) -> f64) -> Vec<String> {
    let pairs = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j)));
    pairs.map(|(i, j)| format!("{}/{} = {:?}", CODES[i], CODES[j], ratio(i, j))).collect()
}

fn ahp(prioritise: &str, judgements: Vec<String>) -> StepSpec {
    let any = ("max_inconsistency", Value::Number(1e9));
    step("ahp", "ahp", &[("judgements", texts(judgements)), ("prioritise", word(prioritise)), any])
}

fn budget(points: &[f64]) -> StepSpec {
    let points = points.iter().zip(CODES).map(|(points, code)| format!("{code} = {points:?}"));
    step("budget", "budget", &[("points", texts(points.collect()))])
}

/// The first child is best, the last worst; `below` are judgements of the best over each of the others, `above` of each
/// of the children between over the worst.
fn best_worst(model: &str, below: &[f64], above: &[f64]) -> StepSpec {
    let count = below.len() + 1;
    let from = below.iter().zip(1..).map(|(ratio, j)| format!("a/{} = {ratio:?}", CODES[j]));
    let to = above.iter().zip(1..).map(|(ratio, i)| format!("{}/{} = {ratio:?}", CODES[i], CODES[count - 1]));
    let given = [
        ("best", texts(vec!["a".into()])),
        ("worst", texts(vec![CODES[count - 1].into()])),
        ("judgements", texts(from.chain(to).collect())),
        ("model", word(model)),
    ];
    step("best-worst", "best-worst", &given)
}

/// Importance of two to seven children, greatest first.
fn importance() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(1.0..9.0, 2..=7_usize).prop_map(|mut values: Vec<f64>| {
        values.sort_by(|a, b| b.total_cmp(a));
        values
    })
}

/// Any judgements of one expert about as many children, as steps of every method that takes them.
fn any_step() -> impl Strategy<Value = (usize, StepSpec)> {
    (2..=7_usize).prop_flat_map(|count| {
        let ratios = prop::collection::vec(select(vec![1.0, 2.0, 3.0, 5.0, 9.0, 1.0 / 3.0, 1.0 / 7.0]), 21);
        let low = prop::collection::vec(1.0..8.0, count);
        (Just(count), ratios, low, select(vec![0, 1, 2, 3, 4])).prop_map(|(count, ratios, low, which)| {
            let pair = |i: usize, j: usize| ratios[(i * 7 + j) % ratios.len()];
            let below: Vec<f64> = low[1..count - 1].iter().copied().chain([9.0]).collect();
            let step = match which {
                0 => ahp("eigenvector", pairs(count, pair)),
                1 => ahp("geometric-mean", pairs(count, pair)),
                2 => best_worst("linear", &below, &low[..count - 2]),
                3 => best_worst("nonlinear", &below, &low[..count - 2]),
                _ => budget(&low),
            };
            (count, step)
        })
    })
}

fn near(got: &[f64], want: &[f64], tolerance: f64) -> Result<(), TestCaseError> {
    prop_assert!(got.len() == want.len());
    for (x, y) in got.iter().zip(want) {
        prop_assert!((x - y).abs() <= tolerance, "{:?} is not {:?}", got, want);
    }
    Ok(())
}

fn in_order(count: usize) -> Vec<usize> {
    (0..count).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn shares_sum_to_one_and_the_order_of_children_is_no_matter((count, step) in any_step()) {
        let steps = [step];
        let forth = shares(&in_order(count), &steps);
        prop_assert!((forth.iter().sum::<f64>() - 1.0).abs() < NEAR && forth.iter().all(|w| *w >= 0.0), "{:?}", forth);
        let back: Vec<usize> = (0..count).rev().collect();
        near(&shares(&back, &steps), &forth, 1e-9)?;
    }

    #[test]
    fn consistent_judgements_give_the_importance_back(importance in importance()) {
        let count = importance.len();
        let total: f64 = importance.iter().sum();
        let want: Vec<f64> = importance.iter().map(|value| value / total).collect();
        let ratio = |i: usize, j: usize| importance[i] / importance[j];
        let below: Vec<f64> = (1..count).map(|j| ratio(0, j)).collect();
        let above: Vec<f64> = (1..count - 1).map(|i| ratio(i, count - 1)).collect();
        for step in [
            ahp("eigenvector", pairs(count, ratio)),
            ahp("geometric-mean", pairs(count, ratio)),
            best_worst("linear", &below, &above),
            best_worst("nonlinear", &below, &above),
            budget(&importance),
        ] {
            near(&shares(&in_order(count), &[step]), &want, 1e-9)?;
        }
    }

    #[test]
    fn a_budget_counts_by_its_proportions_and_rises_with_its_points(
        points in prop::collection::vec(0.5..50.0, 2..=7_usize),
        factor in 0.01..100.0,
        at in any::<prop::sample::Index>(),
        more in 0.1..20.0,
    ) {
        let order = in_order(points.len());
        let before = shares(&order, &[budget(&points)]);
        let scaled: Vec<f64> = points.iter().map(|points| points * factor).collect();
        near(&shares(&order, &[budget(&scaled)]), &before, NEAR)?;
        let (mut raised, at) = (points.clone(), at.index(points.len()));
        raised[at] += more;
        prop_assert!(shares(&order, &[budget(&raised)])[at] > before[at]);
    }

    /// Not of the eigenvector, which may break this law (Csató and Petróczy 2021, Eur. J. Operational Research 292).
    #[test]
    fn a_greater_judgement_raises_a_geometric_mean(importance in importance(), more in 1.1..5.0) {
        let count = importance.len();
        let ratio = |i: usize, j: usize| importance[i] / importance[j];
        let raised = |i: usize, j: usize| if (i, j) == (0, 1) { ratio(0, 1) * more } else { ratio(i, j) };
        let [before, after] = [pairs(count, ratio), pairs(count, raised)]
            .map(|judgements| shares(&in_order(count), &[ahp("geometric-mean", judgements)]));
        prop_assert!(after[0] > before[0] && after[1] < before[1], "{:?} {:?}", before, after);
    }

    #[test]
    fn combinations_lie_between_what_they_combine(
        points in prop::collection::vec(0.5..50.0, 2..=7_usize),
        share in 0.1..0.9,
    ) {
        let order = in_order(points.len());
        let (expert, equal) = (budget(&points), step("equal", "equal", &[]));
        let own = shares(&order, std::slice::from_ref(&expert));
        let even = 1.0 / points.len() as f64;
        let combined = |given: &[(&str, Value)]| {
            let of = ("of", texts(vec!["budget".into(), "equal".into()]));
            let combine = step("combine", "combine", &[&[of], given].concat());
            shares(&order, &[expert.clone(), equal.clone(), combine])
        };
        // A constant factor changes no product, and all of the weight on one step is that step.
        near(&combined(&[]), &own, NEAR)?;
        let linear = |parts: [f64; 2]| {
            combined(&[("rule", word("linear")), ("shares", Value::Numbers(parts.to_vec()))])
        };
        near(&linear([1.0, 0.0]), &own, NEAR)?;
        let mixed = linear([share, 1.0 - share]);
        near(&mixed, &linear([share * 7.0, (1.0 - share) * 7.0]), NEAR)?;
        prop_assert!((mixed.iter().sum::<f64>() - 1.0).abs() < NEAR);
        for (mixed, own) in mixed.iter().zip(&own) {
            let between = own.min(even) - NEAR..=own.max(even) + NEAR;
            prop_assert!(between.contains(mixed), "{} is not between {} and {}", mixed, own, even);
        }
    }
}
