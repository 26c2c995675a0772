//! Sensitivity of small programmes whose variances are known.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::sensitivity::{
    Centre, Estimate, Group, NoIndex, Orders, Sensitivity, SensitivityOptions, sensitivity,
};
use quanheng_audit::{Alternative, Assumption, Design, Edit, Experiment, Kind, Options, Spread, Subject};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Finding, Framework, Panel, Period, RawNode, StepKind, StepSpec, Unit, Units,
};

struct World {
    framework: Framework,
    panel: Panel,
    steps: Vec<StepSpec>,
}

/// Indicators below one index; `normalise` leaves them as they are.
fn world(columns: &[&[f64]]) -> World {
    let row = |code: String, parent: Option<String>, level: &str| RawNode {
        code,
        parent,
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    };
    let mut rows = vec![row("index".into(), None, "index")];
    rows.extend((0..columns.len()).map(|at| row(format!("i{at}"), Some("index".into()), INDICATOR)));
    let (framework, _) = Framework::check(&rows).unwrap();
    let units = (0..columns[0].len()).map(|unit| Unit::member(format!("u{unit}"))).collect();
    let units = Arc::new(Units::new(units, BTreeMap::new()).unwrap());
    let mut panel = Panel::empty(&framework, units, vec![Period::year(2020).unwrap()]).unwrap();
    for (at, column) in columns.iter().enumerate() {
        let cells: Vec<Option<f64>> = column.iter().map(|&x| Some(x)).collect();
        let node = framework.find(&format!("i{at}")).unwrap();
        panel.put(node, 0, Column::from_options(&cells).unwrap()).unwrap();
    }
    let tiers = StepSpec::new(StepKind::Tier).method("quantiles").with("shares", Value::Numbers(vec![0.5]));
    let steps = vec![
        StepSpec::new(StepKind::Normalise).method("affine").with("scale", Value::Number(1.0)),
        StepSpec::new(StepKind::Aggregate),
        StepSpec::new(StepKind::Rank),
        tiers,
    ];
    World { framework, panel, steps }
}

impl World {
    fn run(
        &self,
        assumptions: &[Assumption],
        design: Design,
        options: &SensitivityOptions,
    ) -> Result<Sensitivity, Vec<Finding>> {
        let subject = Subject {
            framework: &self.framework,
            steps: &self.steps,
            panel: &self.panel,
            scored: &[0],
            period: 0,
        };
        let of_experiment =
            Options { replicates: 1 << 12, seed: 3, design, randomisations: 1, nodes: Vec::new() };
        sensitivity(&Experiment::new(&subject, assumptions, &of_experiment)?, options)
    }
}

/// Another constant taken from an indicator, with probabilities.
fn shifts(name: &str, indicator: &str, options: &[(f64, f64)]) -> Assumption {
    let alternative = |&(shift, probability): &(f64, f64)| {
        let at = quanheng_index::Override {
            method: None,
            values: BTreeMap::from([("shift".to_owned(), Value::Number(shift))]),
        };
        let edit = Edit {
            step: "normalise".into(),
            at: BTreeMap::from([(indicator.to_owned(), at)]),
            ..Edit::default()
        };
        Alternative {
            label: format!("{shift}"),
            probability,
            edits: if shift == 0.0 { Vec::new() } else { vec![edit] },
        }
    };
    Assumption { name: name.into(), kind: Kind::Alternatives(options.iter().map(alternative).collect()) }
}

/// Within four standard errors; the variance over n − 1 alone puts an index off by a share of 1/8192.
fn near(estimate: Estimate, truth: f64) {
    let (low, high) = estimate.interval.unwrap();
    let error = (high - low) / (2.0 * 1.96);
    assert!((estimate.value - truth).abs() <= 4.0 * error + 2e-4, "{estimate:?} is not {truth}");
}

const DESIGNS: [Design; 3] = [Design::MonteCarlo, Design::LatinHypercube, Design::Sobol];

/// Two categorical assumptions that add up. Of i0: 0, 2, 10 with 0.7, 0.2, 0.1, variance 0.8 + 10 − 1.4² = 8.84; of i1: 0, 6 with
/// ¾, ¼, variance 36·3/16 = 6.75. The score of a unit has a quarter of each. Both units get the same, so no rank moves.
#[test]
fn categories_that_add_up() {
    let world = world(&[&[1.0, 2.0], &[3.0, 1.0]]);
    let assumptions = [
        shifts("first", "i0", &[(0.0, 0.7), (2.0, 0.2), (10.0, 0.1)]),
        shifts("second", "i1", &[(0.0, 3.0), (6.0, 1.0)]),
    ];
    for design in DESIGNS {
        let options = SensitivityOptions { shapley: Some(Orders::Fitting), ..SensitivityOptions::default() };
        let found = world.run(&assumptions, design, &options).unwrap();
        assert_eq!((found.evaluations, found.factors.len()), (4 << 12, 2));
        for divided in &found.scores {
            let indices = divided.sobol.as_ref().unwrap();
            assert!((indices.variance / ((8.84 + 6.75) / 4.0) - 1.0).abs() < 0.08, "{indices:?}");
            let effects = divided.shapley.as_ref().unwrap().as_ref().unwrap();
            for (at, truth) in [8.84 / 15.59, 6.75 / 15.59].into_iter().enumerate() {
                near(indices.inputs[at].first, truth);
                near(indices.inputs[at].total, truth);
                near(effects.inputs[at], truth);
            }
        }
        assert_eq!(found.places[0].sobol, Err(NoIndex::Constant));
        assert_eq!(found.shift.sobol, Err(NoIndex::Constant));
        assert_eq!(found.tier_changes.unwrap().sobol, Err(NoIndex::Constant));
    }
}

/// u0 = (4, 0) and u1 = (0, 3), weights ½: u0 leads. The units change places only if i1 is multiplied by 2 (probability ½)
/// … and i0 not by 2 (½): p = ¼ for the change, a product of two fair coins. Variance 3/16; each alone: E[y | coin] is 0 or ½,
/// variance 1/16: S = ⅓ each, T = ⅔, Shapley ½. The rank shift is 1 for both units or 0; both change tiers.
#[test]
fn ranks_that_change_only_together() {
    let world = world(&[&[4.0, 0.0], &[0.0, 3.0]]);
    let doubled = |name: &str, indicator: &str| {
        let at = quanheng_index::Override {
            method: None,
            values: BTreeMap::from([("scale".to_owned(), Value::Number(0.5))]),
        };
        let edit = Edit {
            step: "normalise".into(),
            at: BTreeMap::from([(indicator.to_owned(), at)]),
            ..Edit::default()
        };
        let one =
            |label: &str, edits: Vec<Edit>| Alternative { label: label.into(), probability: 1.0, edits };
        Assumption {
            name: name.into(),
            kind: Kind::Alternatives(vec![one("once", Vec::new()), one("twice", vec![edit])]),
        }
    };
    let assumptions = [doubled("first", "i0"), doubled("second", "i1")];
    let options = SensitivityOptions { shapley: Some(Orders::Random), ..SensitivityOptions::default() };
    let found = world.run(&assumptions, Design::Sobol, &options).unwrap();
    let all = [&found.shift, found.tier_changes.as_ref().unwrap(), &found.places[0], &found.places[1]];
    for divided in all {
        let indices = divided.sobol.as_ref().unwrap();
        let effects = divided.shapley.as_ref().unwrap().as_ref().unwrap();
        for at in 0..2 {
            near(indices.inputs[at].first, 1.0 / 3.0);
            near(indices.inputs[at].total, 2.0 / 3.0);
            near(effects.inputs[at], 0.5);
        }
    }
    assert!((found.shift.sobol.as_ref().unwrap().mean - 0.25).abs() < 0.01);
    assert!((found.tier_changes.as_ref().unwrap().sobol.as_ref().unwrap().mean - 0.5).abs() < 0.02);
    // As one group they make everything.
    let groups = vec![Group { name: "both".into(), assumptions: vec![1, 0] }];
    let found = world
        .run(&assumptions, Design::Sobol, &SensitivityOptions { groups, ..SensitivityOptions::default() })
        .unwrap();
    assert_eq!((found.factors.len(), found.factors[0].name.as_str()), (1, "both"));
    let both = found.shift.sobol.unwrap().inputs[0];
    near(both.first, 1.0);
    near(both.total, 1.0);
}

#[test]
fn groups_that_do_not_fit_are_refused() {
    let world = world(&[&[1.0, 2.0], &[3.0, 1.0]]);
    let assumptions = [shifts("first", "i0", &[(0.0, 1.0), (2.0, 1.0)])];
    let with = |groups: Vec<Vec<usize>>| {
        let groups = groups.into_iter().map(|assumptions| Group { name: "g".into(), assumptions }).collect();
        let options = SensitivityOptions { groups, ..SensitivityOptions::default() };
        world.run(&assumptions, Design::MonteCarlo, &options)
    };
    for groups in [vec![vec![]], vec![vec![1]], vec![vec![0], vec![0]]] {
        let findings = with(groups).unwrap_err();
        assert_eq!((findings[0].code, findings[0].argument("group")), ("sensitivity-group", Some("g")));
    }
    assert!(with(vec![vec![0]]).is_ok());
}

#[test]
fn weights_and_categories_do_not_depend_on_threads() {
    let world = world(&[&[1.0, 2.0, 3.0], &[3.0, 1.0, 2.5]]);
    let weights = Assumption {
        name: "weights".into(),
        kind: Kind::Weights { parents: vec![world.framework.root()], spread: Spread::Simplex },
    };
    let assumptions = [weights, shifts("first", "i0", &[(0.0, 1.0), (2.0, 1.0)])];
    let options = SensitivityOptions { centre: Centre::Mean, resamples: 20, ..SensitivityOptions::default() };
    for design in DESIGNS {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| world.run(&assumptions, design, &options).unwrap())
        };
        let one = with(1);
        assert_eq!(with(2), one);
        assert_eq!(with(7), one);
        // Of the score the weights make most, and together with the shift some.
        assert!(one.scores[0].sobol.as_ref().unwrap().inputs[0].total.value > 0.3);
    }
}
