//! What the tests of the lints share: a small world, and what all lints must keep to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::choice::{Choices, Chosen};
use crate::column::Column;
use crate::framework::{Direction, Framework, INDICATOR, INPUT, RawNode};
use crate::method::{Method, StepKind};
use crate::parameter::Value;
use crate::period::Period;
use crate::plan::{Action, Step, StepSpec};
use crate::refusal::Refusal;
use crate::run::Keep;
use crate::sheet::Over;
use crate::units::Units;
use crate::weight::{self, Siblings, Weight, Weighted};

/// Twelve values that rise.
pub(crate) const RISING: [f64; 12] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0];
/// Twelve values that hardly go along with those: r = 0.04.
pub(crate) const NOISE: [f64; 12] = [1.0, -1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0, 1.5];

/// A programme in memory. It has no normalisation, so that what is put in is what is scored.
pub(crate) struct World {
    nodes: Vec<RawNode>,
    measures: BTreeMap<String, String>,
    /// By period, then by code.
    data: Vec<BTreeMap<String, Vec<f64>>>,
    pub(crate) steps: Vec<StepSpec>,
    /// Positions of periods; all when empty.
    pub(crate) scored: Vec<usize>,
    /// A weighting method by this name, which gives equal weights.
    pub(crate) weights: Option<&'static str>,
    settings: Settings,
}

impl World {
    /// `index: d, e; d: a, b; input: people`: parents with their children; who has none is an indicator.
    pub(crate) fn new(text: &str) -> Self {
        let families: Vec<(&str, Vec<&str>)> = text
            .split("; ")
            .map(|family| {
                let (parent, children) = family.split_once(": ").expect("parent: children");
                (parent, children.split(", ").collect())
            })
            .collect();
        let root = families[0].0;
        let mut nodes = vec![RawNode { code: root.into(), level: "index".into(), ..RawNode::default() }];
        for (parent, children) in &families {
            for child in children {
                let is_inner = families.iter().any(|(other, _)| other == child);
                let level = match (*parent, is_inner) {
                    ("input", _) => INPUT,
                    (_, true) => "dimension",
                    (_, false) => INDICATOR,
                };
                nodes.push(RawNode {
                    code: (*child).into(),
                    parent: (level != INPUT).then(|| (*parent).into()),
                    level: level.into(),
                    direction: (level == INDICATOR).then_some(Direction::Positive),
                    ..RawNode::default()
                });
            }
        }
        Self {
            nodes,
            measures: BTreeMap::new(),
            data: vec![BTreeMap::new()],
            steps: vec![StepSpec::new(StepKind::Aggregate)],
            scored: Vec::new(),
            weights: None,
            settings: Settings::default(),
        }
    }

    pub(crate) fn node(&mut self, code: &str) -> &mut RawNode {
        self.nodes.iter_mut().find(|node| node.code == code).expect("a node")
    }

    pub(crate) fn measure(&mut self, code: &str, measure: &str) {
        self.measures.insert(code.into(), measure.into());
    }

    /// Gives a node its values in the last period, NaN for none.
    pub(crate) fn put(&mut self, code: &str, values: &[f64]) {
        self.data.last_mut().expect("starts with one").insert(code.into(), values.to_vec());
    }

    pub(crate) fn next_period(&mut self) {
        self.data.push(BTreeMap::new());
    }

    pub(crate) fn set(&mut self, code: &str, parameter: &str, value: f64) {
        let given = BTreeMap::from([(parameter.to_owned(), Value::Number(value))]);
        self.settings.set(find(code).expect("a lint"), &given).expect("fits");
    }

    fn plan(&self) -> Plan {
        let (framework, _) = Framework::check(&self.nodes).expect("a framework");
        let mut plan =
            Plan::compile(framework, &self.steps).map_err(|found| format!("{found:?}")).expect("a plan").0;
        if let Some(slug) = self.weights {
            plan.steps.insert(0, weight_step(slug, plan.framework.nodes().len()));
        }
        plan
    }

    /// What one lint says of the plan.
    pub(crate) fn of_plan(&self, code: &str) -> Vec<Finding> {
        only(code, super::of_plan(&self.plan(), &self.settings))
    }

    /// What all lints say of the run.
    pub(crate) fn all_of_run(&self) -> Vec<Finding> {
        let plan = self.plan();
        let count = self.data[0].values().next().expect("some data").len();
        let units = Arc::new(Units::members((0..count).map(|row| format!("u{row}"))).expect("unique"));
        let periods = (2020..).take(self.data.len()).map(|year| Period::year(year).expect("a year"));
        let mut panel = Panel::empty(plan.framework(), units, periods.collect()).expect("a panel");
        for (period, columns) in self.data.iter().enumerate() {
            for (code, values) in columns {
                let options: Vec<_> = values.iter().map(|x| (!x.is_nan()).then_some(*x)).collect();
                let column = Column::from_options(&options).expect("finite");
                let node = plan.framework().find(code).expect("a node");
                panel.put(node, period, column).expect("fits");
            }
        }
        let all: Vec<usize> = (0..self.data.len()).collect();
        let scored = if self.scored.is_empty() { &all } else { &self.scored };
        let run = plan.run(&panel, scored, Keep::Everything).expect("runs");
        let measures: Vec<Option<&str>> =
            self.nodes.iter().map(|node| self.measures.get(&node.code).map(String::as_str)).collect();
        let computed = Computed { plan: &plan, panel: &panel, run: &run, measures: &measures };
        super::of_run(computed, &self.settings)
    }

    /// What one lint says of the run.
    pub(crate) fn of_run(&self, code: &str) -> Vec<Finding> {
        only(code, self.all_of_run())
    }
}

fn only(code: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
    assert!(find(code).is_some(), "{code} is no lint");
    findings.retain(|finding| finding.code == code);
    findings
}

/// Gives equal weights and claims to look at the units, as entropy does.
struct Claims;

impl Weight for Claims {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        Ok(vec![1.0; siblings.count()].into())
    }
}

/// A step that weights by a method of this name.
fn weight_step(slug: &'static str, nodes: usize) -> Step {
    let method: &'static Method = Box::leak(Box::new(Method { slug, ..weight::equal::METHOD }));
    let chosen = Chosen { at: None, method, values: Values::default(), made: Box::new(Claims) as _ };
    let choices = Choices { all: vec![chosen], of_node: vec![0; nodes] };
    Step { id: "weight".into(), over: Over::Period, action: Action::Weight(choices) }
}

/// Node and field of each finding.
pub(crate) fn fields(findings: &[Finding]) -> Vec<String> {
    let field = |finding: &Finding| match &finding.subject {
        Subject::Node { field, .. } => {
            format!("{} {}", finding.argument("node").expect("a node"), field.expect("a field"))
        }
        other => format!("{other:?}"),
    };
    findings.iter().map(field).collect()
}

#[test]
fn every_lint_has_a_page_with_all_it_promises() {
    for lint in LINTS {
        let page = lint.page();
        assert!(page.starts_with(&format!("# {}\n", lint.code)), "{lint:?} has another title");
        for part in ["- Threshold", "- Why:", "- What to do:", "- Source:", "- Example"] {
            let has = page.contains(part) || (part == "- Threshold" && page.contains("Threshold:"));
            assert!(has, "{lint:?} has no `{part}`");
        }
        assert!(!lint.zh.is_empty() && !lint.en.is_empty(), "{lint:?} has no summary");
        assert!(lint.parameters.contains(&EXCEPT), "{lint:?}");
    }
    let mut codes: Vec<_> = LINTS.iter().map(|lint| lint.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), LINTS.len());
}

#[test]
fn a_lint_can_be_turned_off_and_excepted() {
    let mut world = World::new("index: a, b, c, d");
    for code in ["a", "b", "c", "d"] {
        world.put(code, &RISING);
    }
    assert_eq!(world.of_run("collinear-pair").len(), 6);
    let lint = find("collinear-pair").unwrap();
    let given = BTreeMap::from([("except".to_owned(), Value::Texts(vec!["a".into(), "c".into()]))]);
    world.settings.set(lint, &given).unwrap();
    assert_eq!(fields(&world.of_run("collinear-pair")), ["d code"]);
    world.settings.turn_off(lint);
    world.settings.set(lint, &given).unwrap();
    assert_eq!(world.of_run("collinear-pair"), []);
    let given = BTreeMap::from([("abov".to_owned(), Value::Number(0.5))]);
    assert_eq!(world.settings.set(lint, &given).unwrap_err()[0].code, "unknown-parameter");
}

#[test]
fn many_findings_of_one_lint_are_counted() {
    let codes: Vec<String> = (0..20).map(|k| format!("i{k}")).collect();
    let mut world = World::new(&format!("index: {}", codes.join(", ")));
    codes.iter().for_each(|code| world.put(code, &RISING));
    let found = world.all_of_run();
    assert_eq!(found.len(), MOST + 1);
    let more = &found[MOST];
    assert_eq!((more.code, more.argument("count")), ("more-findings", Some("90")));
    assert_eq!(more.argument("code"), Some("collinear-pair"));
}

#[test]
fn reference_units_and_the_order_of_the_units_are_no_matter() {
    let mut world = World::new("index: a, b, c; input: x");
    let turned = |values: [f64; 12]| {
        let mut values = values;
        values.reverse();
        values
    };
    let noisy: [f64; 12] = std::array::from_fn(|k| RISING[k] + 0.1 * NOISE[k]);
    let mut told = Vec::new();
    for order in [|values: [f64; 12]| values, turned] {
        world.put("a", &order(RISING));
        world.put("b", &order(noisy));
        world.put("c", &order(RISING.map(|x| -x)));
        told.push(world.all_of_run());
    }
    assert!(told[0].len() > 3, "else this shows nothing");
    assert_eq!(told[0], told[1]);
}
