//! Which indicators others are divided by.

use std::collections::BTreeMap;

use quanheng_index::parameter::Value;
use quanheng_index::{NodeId, Override, StepKind};

use crate::assumption::{Assumption, Kind};
use crate::subject::Subject;

/// Nodes that are a denominator in a `denominate` step of the programme or of an alternative.
pub(crate) fn divisors(subject: &Subject, assumptions: &[Assumption]) -> Vec<NodeId> {
    let framework = subject.framework;
    let mut all: Vec<NodeId> = Vec::new();
    if subject.steps.iter().any(|step| step.kind == StepKind::Denominate) {
        all.extend(framework.nodes().iter().filter_map(|node| node.denominator).map(|by| by.node));
    }
    let mut add = |values: &BTreeMap<String, Value>, at: &BTreeMap<String, Override>| {
        let given = std::iter::once(values).chain(at.values().map(|over| &over.values));
        for value in given.filter_map(|values| values.get("denominator")) {
            if let Value::Text(code) = value {
                all.extend(framework.find(code));
            }
        }
    };
    for step in subject.steps {
        add(&step.values, &step.at);
    }
    for assumption in assumptions {
        let Kind::Alternatives(alternatives) = &assumption.kind else { continue };
        for edit in alternatives.iter().flat_map(|one| &one.edits) {
            add(&edit.values, &edit.at);
        }
    }
    all
}
