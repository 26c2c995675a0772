//! Scenarios: named changes of method or weights, applied to a programme.

use std::collections::BTreeMap;

use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::{Direction, Finding, Framework, RawNode, StepSpec};

use crate::language::Words;
use crate::places::Locator;
use crate::programme::{Method, Programme, Score};
use crate::steps::{AddedStep, Side, StepChange};

/// One scenario as the programme gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// What to call it; may be empty.
    pub title: Words,
    /// Where its name stands.
    pub place: Place,
    /// Steps left out.
    pub drop: Vec<(String, Place)>,
    /// Another scored period, and where it stands.
    pub score: Option<(Score, Place)>,
    /// Changes of steps, by identifier.
    pub steps: BTreeMap<String, (StepChange, Place)>,
    /// Changes of nodes, by code.
    pub indicators: BTreeMap<String, (IndicatorChange, Place)>,
    /// Further steps.
    pub added: Vec<AddedStep>,
}

/// Changes of one node.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IndicatorChange {
    /// Weight.
    pub weight: Option<f64>,
    /// Direction.
    pub direction: Option<Direction>,
    /// Denominator; an empty text takes it away.
    pub denominator: Option<String>,
    /// Scale factor of the denominator.
    pub denominator_scale: Option<f64>,
    /// Target.
    pub target: Option<f64>,
    /// Lower goalpost.
    pub goalpost_low: Option<f64>,
    /// Upper goalpost.
    pub goalpost_high: Option<f64>,
    /// Where what is given stands, by key.
    pub(crate) places: BTreeMap<&'static str, Place>,
}

impl IndicatorChange {
    fn apply(&self, node: &mut RawNode) {
        if let Some(denominator) = &self.denominator {
            node.denominator = Some(denominator.clone()).filter(|code| !code.is_empty());
        }
        node.weight = self.weight.or(node.weight);
        node.direction = self.direction.or(node.direction);
        node.denominator_scale = self.denominator_scale.or(node.denominator_scale);
        node.target = self.target.or(node.target);
        node.goalpost_low = self.goalpost_low.or(node.goalpost_low);
        node.goalpost_high = self.goalpost_high.or(node.goalpost_high);
    }
}

/// The method of a programme, or of one of its scenarios.
pub(crate) fn method(programme: &Programme, name: Option<&str>) -> Result<Method, Vec<Finding>> {
    let mut change = Changing {
        nodes: programme.indicators.iter().map(|indicator| indicator.raw.clone()).collect(),
        steps: programme.steps.clone(),
        locator: programme.locator.clone(),
        findings: Vec::new(),
    };
    let mut score = programme.periods.score;
    if let Some(name) = name {
        let Some(scenario) = programme.scenarios.get(name) else {
            return Err(vec![unknown_scenario(programme, name)]);
        };
        change.indicators(scenario);
        change.steps(scenario);
        if let Some((given, place)) = &scenario.score {
            score = *given;
            change.locator.score = Some(place.clone());
        }
    }
    if !change.findings.is_empty() {
        return Err(change.findings);
    }
    let (framework, _) = Framework::check(&change.nodes).map_err(|mut findings| {
        crate::load::resolve(&mut findings, &change.locator);
        findings
    })?;
    Ok(Method { framework, steps: change.steps, score, locator: change.locator })
}

fn unknown_scenario(programme: &Programme, name: &str) -> Finding {
    let known = programme.scenarios.keys().map(String::as_str);
    Finding::error("unknown-scenario", Subject::Programme)
        .with("given", name)
        .with("nearest", nearest(name, known.clone()).unwrap_or_default())
        .with("known", known.collect::<Vec<_>>().join(", "))
}

struct Changing {
    nodes: Vec<RawNode>,
    steps: Vec<StepSpec>,
    locator: Locator,
    findings: Vec<Finding>,
}

impl Changing {
    fn indicators(&mut self, scenario: &Scenario) {
        for (code, (change, place)) in &scenario.indicators {
            match self.nodes.iter().position(|node| node.code == *code) {
                Some(row) => {
                    change.apply(&mut self.nodes[row]);
                    let places = &mut self.locator.nodes[row];
                    places.insert("code", place.clone());
                    places.extend(change.places.clone());
                }
                None => {
                    let near = nearest(code, self.nodes.iter().map(|node| node.code.as_str()));
                    let finding = Finding::error("unknown-node", Subject::Place(place.clone()))
                        .with("given", code)
                        .with("nearest", near.unwrap_or_default());
                    self.findings.push(finding);
                }
            }
        }
    }

    fn steps(&mut self, scenario: &Scenario) {
        for (id, (change, place)) in &scenario.steps {
            if self.find(id, place).is_some() {
                change.edit(id).apply(&mut self.steps);
                self.locator.steps.insert(id.clone(), change.places.clone());
            }
        }
        for (id, place) in &scenario.drop {
            if let Some(at) = self.find(id, place) {
                self.steps.remove(at);
            }
        }
        for added in &scenario.added {
            self.add(added);
        }
    }

    fn add(&mut self, added: &AddedStep) {
        let place = added.places.step.clone().unwrap_or_else(|| Place::file(""));
        let at = match &added.position {
            None => Some(self.steps.len()),
            Some((Side::Before, id)) => self.find(id, &place),
            Some((Side::After, id)) => self.find(id, &place).map(|at| at + 1),
        };
        if let Some(at) = at {
            self.steps.insert(at, added.spec.clone());
            self.locator.steps.insert(added.spec.id.clone(), added.places.clone());
        }
    }

    fn find(&mut self, id: &str, place: &Place) -> Option<usize> {
        let at = self.steps.iter().position(|step| step.id == id);
        if at.is_none() {
            let known = self.steps.iter().map(|step| step.id.as_str());
            let finding = Finding::error("unknown-step", Subject::Place(place.clone()))
                .with("given", id)
                .with("nearest", nearest(id, known.clone()).unwrap_or_default())
                .with("known", known.collect::<Vec<_>>().join(", "));
            self.findings.push(finding);
        }
        at
    }
}
