//! Assumptions as the audit takes them: the nodes, steps and scenarios that the section names, found.

use std::collections::{BTreeMap, BTreeSet};

use quanheng_audit::inverse::Bounds;
use quanheng_audit::{
    Across, Alternative, Assumption, Correlation, DataError, Edit, Kind, Spread as Spreading,
};
use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::{Finding, Framework, Mark, NodeId, NodeKind, StepSpec};

use super::definition::{AuditDefinition, Choice, Error, Inverse, Named, Raw, Spread, Vary, WeightSet};
use super::names;
use super::{Audit, InverseSettings};
use crate::indicators::Indicator;
use crate::scenario::Scenario;

/// What assumptions are about.
pub(crate) struct World<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) indicators: &'a [Indicator],
    pub(crate) steps: &'a [StepSpec],
    pub(crate) scenarios: &'a BTreeMap<String, Scenario>,
}

/// Finds all that a definition names; what is not there is a finding.
pub(crate) fn resolve(definition: &AuditDefinition, world: &World) -> (Audit, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut audit = Audit {
        replicates: definition.replicates,
        seed: definition.seed,
        design: definition.design,
        ..Audit::default()
    };
    audit.nodes = definition.nodes.as_ref().map(|given| {
        let nodes = names::nodes(world.framework, given, &mut findings);
        nodes.into_iter().filter(|&node| world.framework.node(node).kind == NodeKind::Inner).collect()
    });
    audit.inverse = inverse(&definition.inverse, world.framework, &mut findings);
    for raw in &definition.assumptions {
        audit.places.insert(raw.name.clone(), raw.place.clone());
        audit.groups.extend(raw.group.clone().map(|group| (raw.name.clone(), group)));
        if let Some(kind) = world.kind(raw, &mut findings) {
            audit.assumptions.push(Assumption { name: raw.name.clone(), kind });
        }
    }
    (audit, findings)
}

fn inverse(raw: &Inverse, framework: &Framework, findings: &mut Vec<Finding>) -> InverseSettings {
    let mut bounds: BTreeMap<NodeId, Bounds> = BTreeMap::new();
    let mut bound = |given: &[(String, f64, Place)], put: fn(&mut Bounds, f64)| {
        for (name, share, place) in given {
            for node in names::nodes(framework, &[(name.clone(), place.clone())], findings) {
                put(bounds.entry(node).or_default(), *share);
            }
        }
    };
    bound(&raw.least, |bounds, share| bounds.least = share);
    bound(&raw.most, |bounds, share| bounds.most = share);
    let crossed = bounds.iter().find(|(_, bounds)| bounds.least > bounds.most);
    if let Some((&node, crossed)) = crossed {
        let place = raw.least.first().map(|(.., place)| place).expect("something is above 0");
        let finding = at("inverse-bounds-crossed", place).with("node", &framework.node(node).code);
        findings.push(finding.with("least", crossed.least).with("most", crossed.most));
    }
    InverseSettings { margin: raw.margin, draws: raw.draws.map(|draws| draws as usize), bounds }
}

fn at(code: &'static str, place: &Place) -> Finding {
    Finding::error(code, Subject::Place(place.clone()))
}

impl World<'_> {
    fn kind(&self, raw: &Raw, findings: &mut Vec<Finding>) -> Option<Kind> {
        match &raw.vary {
            Vary::Method { own, scenarios, choices } => {
                let mut all =
                    vec![Alternative { label: "base".into(), probability: *own, edits: Vec::new() }];
                all.extend(scenarios.iter().filter_map(|named| self.scenario(named, findings)));
                all.extend(choices.iter().map(|choice| self.choice(choice, findings)));
                if all.len() < 2 {
                    findings.push(at("audit-no-alternative", &raw.place).with("assumption", &raw.name));
                    return None;
                }
                Some(Kind::Alternatives(all))
            }
            Vary::Weights { spread: Spread::Sets(sets), .. } => self.sets(sets, findings),
            Vary::Weights { nodes, spread } => {
                let parents = self.parents(nodes.as_deref(), &raw.place, findings)?;
                let spread = match spread {
                    Spread::Around(reach) => Spreading::Around(*reach),
                    Spread::Dirichlet(concentration) => {
                        Spreading::Dirichlet { concentration: *concentration }
                    }
                    Spread::Simplex | Spread::Sets(_) => Spreading::Simplex,
                };
                Some(Kind::Weights { parents, spread })
            }
            Vary::Inclusion { nodes, probability } => {
                let nodes = names::nodes(self.framework, nodes, findings);
                Some(Kind::Inclusion { nodes, probability: *probability })
            }
            Vary::Data(error) => self.data(error, &raw.place, findings).map(Kind::Data),
            Vary::Imputation => Some(Kind::Imputation),
            Vary::TierCuts(band) => Some(Kind::TierCuts(*band)),
        }
    }

    /// A scenario that changes steps only, as an alternative.
    fn scenario(&self, (name, place): &Named, findings: &mut Vec<Finding>) -> Option<Alternative> {
        let Some(scenario) = self.scenarios.get(name) else {
            let known = self.scenarios.keys().map(String::as_str);
            let near = nearest(name, known.clone()).unwrap_or_default();
            let finding = at("unknown-scenario", place).with("given", name).with("nearest", near);
            findings.push(finding.with("known", known.collect::<Vec<_>>().join(", ")));
            return None;
        };
        let is_beyond =
            scenario.score.is_some() || !scenario.indicators.is_empty() || !scenario.added.is_empty();
        if is_beyond {
            findings.push(at("audit-scenario-beyond-steps", place).with("scenario", name));
            return None;
        }
        // The scenario's own changes were held against the steps already.
        let mut edits: Vec<Edit> = scenario.steps.iter().map(|(id, (change, _))| change.edit(id)).collect();
        edits.extend(scenario.drop.iter().map(|(id, _)| off(id)));
        Some(Alternative { label: name.clone(), probability: 1.0, edits })
    }

    fn choice(&self, choice: &Choice, findings: &mut Vec<Finding>) -> Alternative {
        let changed = choice.steps.iter().map(|(id, _, place)| (id, place));
        for (id, place) in changed.chain(choice.drop.iter().map(|(id, place)| (id, place))) {
            let known = || self.steps.iter().map(|step| step.id.as_str());
            if !known().any(|step| step == id) {
                let near = nearest(id, known()).unwrap_or_default();
                let finding = at("unknown-step", place).with("given", id).with("nearest", near);
                findings.push(finding.with("known", known().collect::<Vec<_>>().join(", ")));
            }
        }
        if choice.steps.is_empty() && choice.drop.is_empty() {
            findings.push(at("audit-empty-option", &choice.place).with("option", &choice.label));
        }
        let mut edits: Vec<Edit> = choice.steps.iter().map(|(id, change, _)| change.edit(id)).collect();
        edits.extend(choice.drop.iter().map(|(id, _)| off(id)));
        Alternative { label: choice.label.clone(), probability: choice.probability, edits }
    }

    /// The parents whose children's weights vary: those named, or all with more than one child.
    fn parents(
        &self,
        given: Option<&[Named]>,
        place: &Place,
        findings: &mut Vec<Finding>,
    ) -> Option<Vec<NodeId>> {
        let Some(given) = given else { return Some(names::families(self.framework)) };
        let mut parents = names::nodes(self.framework, given, findings);
        parents.retain(|&node| names::is_family(self.framework, node));
        if parents.is_empty() {
            findings.push(at("audit-no-children", given.first().map_or(place, |(_, place)| place)));
            return None;
        }
        Some(parents)
    }

    /// Sets of weights: each must weigh every child of every parent it touches.
    fn sets(&self, sets: &[WeightSet], findings: &mut Vec<Finding>) -> Option<Kind> {
        let before = findings.len();
        let mut parents = BTreeSet::new();
        for (code, _, place) in sets.iter().flat_map(|set| &set.weights) {
            match self.framework.find(code).map(|node| self.framework.node(node).parent) {
                Some(Some(parent)) => drop(parents.insert(parent)),
                Some(None) => findings.push(at("audit-set-root", place).with("node", code)),
                None => {
                    let known = self.framework.nodes().iter().map(|node| node.code.as_str());
                    let near = nearest(code, known).unwrap_or_default();
                    findings.push(at("unknown-node", place).with("given", code).with("nearest", near));
                }
            }
        }
        let weight = |set: &WeightSet, child: NodeId, findings: &mut Vec<Finding>| {
            let code = &self.framework.node(child).code;
            let given = set.weights.iter().find(|(known, ..)| known == code);
            if given.is_none() {
                let finding = at("audit-set-incomplete", &set.place);
                findings.push(finding.with("set", &set.name).with("node", code));
            }
            if let Some((_, _, place)) = given.filter(|(_, weight, _)| *weight < 0.0) {
                findings.push(at("audit-set-negative", place).with("node", code));
            }
            given.map_or(0.0, |(_, weight, _)| *weight)
        };
        let of_parent = |&parent: &NodeId| {
            let children = &self.framework.node(parent).children;
            let of_set = |set: &WeightSet, findings: &mut Vec<Finding>| {
                children.iter().map(|&child| weight(set, child, findings)).collect()
            };
            sets.iter().map(|set| of_set(set, findings)).collect()
        };
        let all = parents.iter().map(of_parent).collect();
        let parents: Vec<NodeId> = parents.into_iter().collect();
        (findings.len() == before).then_some(Kind::Weights { parents, spread: Spreading::Sets(all) })
    }

    fn data(&self, error: &Error, place: &Place, findings: &mut Vec<Finding>) -> Option<DataError> {
        let indicators = match &error.indicators {
            None => self.framework.data_nodes().collect(),
            Some(given) => {
                let nodes = names::nodes(self.framework, given, findings);
                names::with_figures(self.framework, &nodes)
            }
        };
        let marks = match &error.status {
            None => Mark::REPORTED.to_vec(),
            Some(given) => given.iter().filter_map(|named| mark(named, findings)).collect(),
        };
        let correlation = match error.correlation.as_ref() {
            None => None,
            Some((coefficient, "units", _)) => {
                Some(Correlation { across: Across::Units, coefficient: *coefficient })
            }
            Some((coefficient, _, together)) => {
                let blocks = self.by_source(&indicators);
                if blocks.iter().all(|block| block.len() < 2) {
                    findings.push(at("audit-no-common-source", together));
                    return None;
                }
                Some(Correlation { across: Across::Indicators(blocks), coefficient: *coefficient })
            }
        };
        if indicators.is_empty() || marks.is_empty() {
            findings.push(at("audit-no-cells", place));
            return None;
        }
        Some(DataError { indicators, marks, shape: error.shape, size: error.size, correlation })
    }

    /// Indicators of the same source together, in the order of the framework.
    fn by_source(&self, indicators: &[NodeId]) -> Vec<Vec<NodeId>> {
        let mut blocks: BTreeMap<&str, Vec<NodeId>> = BTreeMap::new();
        for &node in indicators {
            if let Some(source) = self.indicators[node].source.as_deref() {
                blocks.entry(source).or_default().push(node);
            }
        }
        blocks.into_values().collect()
    }
}

fn mark((word, place): &Named, findings: &mut Vec<Finding>) -> Option<Mark> {
    let known = Mark::REPORTED.map(Mark::slug);
    let found = Mark::REPORTED.into_iter().find(|mark| mark.slug() == word);
    if found.is_none() {
        let near = nearest(word, known).unwrap_or_default();
        let finding = at("audit-unknown-status", place).with("given", word).with("nearest", near);
        findings.push(finding.with("known", known.join(", ")));
    }
    found
}

fn off(step: &str) -> Edit {
    Edit { step: step.to_owned(), off: true, ..Edit::default() }
}
