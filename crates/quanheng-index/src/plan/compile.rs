//! From steps as given to a plan, or every finding about them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Action, Override, Plan, Step, StepSpec, order};
use crate::choice::{Choices, Chosen};
use crate::derive::Derive;
use crate::finding::{Finding, Part, Subject, has_errors, nearest};
use crate::framework::{Framework, NodeId, NodeKind};
use crate::method::{self, Maker, Method, StepKind};
use crate::parameter::{Fault, Value, Values};

impl Plan {
    /// Resolves steps for a framework. Findings of lesser weight come beside the plan.
    ///
    /// # Errors
    /// All findings, when any of them is an error.
    pub fn compile(framework: Framework, specs: &[StepSpec]) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let mut findings = duplicate_ids(specs);
        findings.extend(order::check(specs));
        let mut steps = Vec::new();
        for spec in specs {
            let mut compiler = Compiler { framework: &framework, spec, findings: &mut findings };
            if let Some(action) = compiler.action() {
                steps.push(Step { id: spec.id.clone(), over: spec.over, action });
            }
        }
        if has_errors(&findings) {
            Err(findings)
        } else {
            Ok((Self { framework: Arc::new(framework), steps }, findings))
        }
    }
}

fn duplicate_ids(specs: &[StepSpec]) -> Vec<Finding> {
    let repeated = |at: usize| specs[..at].iter().any(|earlier| earlier.id == specs[at].id);
    let repeats = (0..specs.len()).filter(|&at| repeated(at));
    repeats
        .map(|at| {
            let subject = Subject::step_key(&specs[at].id, None, "id");
            Finding::error("duplicate-step", subject).with("step", &specs[at].id)
        })
        .collect()
}

struct Compiler<'a> {
    framework: &'a Framework,
    spec: &'a StepSpec,
    findings: &'a mut Vec<Finding>,
}

/// Makes a method's thing from checked values.
type Make<T> = fn(&Maker, &Values) -> Result<Box<T>, Fault>;

/// The action of a step kind, with its choices made.
macro_rules! action {
    ($compiler:ident, $($kind:ident),+) => {
        match $compiler.spec.kind {
            $(StepKind::$kind => Action::$kind($compiler.choices(|maker, values| match maker {
                Maker::$kind(make) => make(values),
                _ => unreachable!("methods are found by their kind"),
            })?),)+
        }
    };
}

impl<'a> Compiler<'a> {
    fn action(&mut self) -> Option<Action> {
        let action = action!(
            self, Screen, Derive, Denominate, Impute, Treat, Normalise, Weight, Aggregate, Rank, Tier
        );
        if let Action::Derive(choices) = &action {
            self.check_formula(choices);
        }
        Some(action)
    }

    /// The default and every override, each made; `None` when anything did not fit.
    fn choices<T: ?Sized>(&mut self, make: Make<T>) -> Option<Choices<T>> {
        let default = self.spec.method.as_deref().or(self.spec.kind.default_method());
        let Some(slug) = default else {
            let known = known_methods(self.spec.kind);
            let subject = Subject::step(&self.spec.id);
            let finding = Finding::error("method-missing", subject);
            self.findings.push(finding.with("kind", self.spec.kind.slug()).with("known", known));
            return None;
        };
        let values = self.spec.values.clone();
        let first = self.chosen(None, slug, &values, make);
        let mut all: Vec<Chosen<T>> = first.into_iter().collect();
        let mut complete = all.len() == 1;
        let mut of_node = vec![0; self.framework.nodes().len()];
        for (key, over, nodes) in self.overrides() {
            let (slug, values) = merged(slug, &values, over);
            match self.chosen(Some(key), slug, &values, make) {
                Some(chosen) => {
                    all.push(chosen);
                    nodes.iter().for_each(|&node| of_node[node] = all.len() - 1);
                }
                None => complete = false,
            }
        }
        complete.then_some(Choices { all, of_node })
    }

    fn chosen<T: ?Sized>(
        &mut self,
        at: Option<&str>,
        slug: &str,
        given: &BTreeMap<String, Value>,
        make: Make<T>,
    ) -> Option<Chosen<T>> {
        let Some(method) = method::find(self.spec.kind, slug) else {
            let near = nearest(slug, method::of_kind(self.spec.kind).map(|m| m.slug)).unwrap_or_default();
            let finding = Finding::error("unknown-method", Subject::step_key(&self.spec.id, at, "method"))
                .with("given", slug)
                .with("kind", self.spec.kind.slug())
                .with("nearest", near)
                .with("known", known_methods(self.spec.kind));
            self.findings.push(finding);
            return None;
        };
        match method.check(given).and_then(|values| made(method, values, make).map_err(|fault| vec![fault])) {
            Ok(chosen) => Some(Chosen { at: at.map(Into::into), ..chosen }),
            Err(faults) => {
                self.tell(at, method, faults);
                None
            }
        }
    }

    fn tell(&mut self, at: Option<&str>, method: &Method, faults: Vec<Fault>) {
        for fault in faults {
            let subject = Subject::Step {
                step: self.spec.id.clone(),
                at: at.map(Into::into),
                key: Some(fault.key),
                part: fault.part,
            };
            let mut finding = Finding::error(fault.code, subject);
            finding.arguments = fault.arguments;
            self.findings.push(finding.with("method", method.slug));
        }
    }

    /// Overrides with the nodes they reach, the most general first, so that the more special wins: levels, then
    /// nodes from the root down.
    fn overrides(&mut self) -> Vec<(&'a str, &'a Override, Vec<NodeId>)> {
        let spec = self.spec;
        let mut reached = Vec::new();
        for (key, over) in &spec.at {
            let by_code = self.framework.find(key);
            let nodes = by_code.map_or_else(|| self.at_level(key), |node| self.below(node));
            let takes_at = !matches!(spec.kind, StepKind::Screen | StepKind::Derive);
            if nodes.is_empty() || !takes_at {
                let codes = self.framework.nodes().iter().map(|node| node.code.as_str());
                let (code, near) =
                    if takes_at { ("unknown-at", nearest(key, codes)) } else { ("at-not-allowed", None) };
                let (step, at) = (spec.id.clone(), Some(key.clone()));
                let subject = Subject::Step { step, at, key: None, part: Part::Name };
                self.findings.push(
                    Finding::error(code, subject)
                        .with("given", key)
                        .with("kind", spec.kind.slug())
                        .with("nearest", near.unwrap_or_default()),
                );
                continue;
            }
            let depth = by_code.map_or(0, |node| self.framework.depth(node) + 1);
            reached.push((depth, key.as_str(), over, nodes));
        }
        reached.sort_by_key(|(depth, ..)| *depth);
        reached.into_iter().map(|(_, key, over, nodes)| (key, over, nodes)).collect()
    }

    /// Nodes an override at a level reaches.
    fn at_level(&self, level: &str) -> Vec<NodeId> {
        let inner = self.spec.kind.works_on_inner_nodes();
        let nodes = self.framework.nodes();
        let is_meant =
            |&id: &NodeId| nodes[id].level == level && (nodes[id].kind == NodeKind::Inner) == inner;
        (0..nodes.len()).filter(is_meant).collect()
    }

    /// Nodes an override at a node reaches: itself, or for steps that work on data the data nodes below it.
    fn below(&self, node: NodeId) -> Vec<NodeId> {
        let nodes = self.framework.nodes();
        match (self.spec.kind, nodes[node].kind) {
            (StepKind::Rank | StepKind::Tier, NodeKind::Indicator) => vec![node],
            (kind, of) if kind.works_on_inner_nodes() => {
                if of == NodeKind::Inner {
                    vec![node]
                } else {
                    Vec::new()
                }
            }
            _ => {
                let is_below = |&id: &NodeId| {
                    std::iter::successors(Some(id), |&up| nodes[up].parent).any(|up| up == node)
                };
                self.framework.data_nodes().filter(is_below).collect()
            }
        }
    }

    fn check_formula(&mut self, choices: &Choices<dyn Derive>) {
        let derive = choices.of(self.framework.root());
        let data_codes = || self.framework.data_nodes().map(|id| self.framework.node(id).code.as_str());
        let is_data = |code: &str| data_codes().any(|known| known == code);
        let unknown = |code: &str, key: &str, part: Part| {
            let subject =
                Subject::Step { step: self.spec.id.clone(), at: None, key: Some(key.to_owned()), part };
            let near = nearest(code, data_codes()).unwrap_or_default();
            Finding::error("derive-unknown-code", subject).with("given", code).with("nearest", near)
        };
        let mut found = Vec::new();
        if !is_data(derive.indicator()) {
            found.push(unknown(derive.indicator(), "indicator", Part::Value));
        }
        let formula = derive.formula();
        for (at, code) in formula.codes().iter().enumerate() {
            if !is_data(code) {
                found.push(unknown(code, "formula", Part::From(formula.offset(at))));
            }
        }
        self.findings.extend(found);
    }
}

/// An override's method and values: another method starts anew, the same one goes on from the step's values.
fn merged<'s>(
    slug: &'s str,
    values: &BTreeMap<String, Value>,
    over: &'s Override,
) -> (&'s str, BTreeMap<String, Value>) {
    let own = over.method.as_deref().unwrap_or(slug);
    let mut merged = if own == slug { values.clone() } else { BTreeMap::new() };
    merged.extend(over.values.clone());
    (own, merged)
}

fn made<T: ?Sized>(method: &'static Method, values: Values, make: Make<T>) -> Result<Chosen<T>, Fault> {
    let made = make(&method.maker, &values)?;
    Ok(Chosen { at: None, method, values, made })
}

fn known_methods(kind: StepKind) -> String {
    method::of_kind(kind).map(|method| method.slug).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::{Direction, INDICATOR, RawNode};

    fn framework() -> Framework {
        let row = |code: &str, parent: &str, level: &str| RawNode {
            code: code.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            level: level.into(),
            direction: Some(Direction::Positive),
            ..RawNode::default()
        };
        let rows = [
            row("total", "", "index"),
            row("d", "total", "dimension"),
            row("a", "d", INDICATOR),
            row("b", "d", INDICATOR),
        ];
        Framework::check(&rows).unwrap().0
    }

    fn codes(specs: &[StepSpec]) -> Vec<(&'static str, Subject)> {
        let findings = Plan::compile(framework(), specs).err().expect("has errors");
        findings.into_iter().map(|finding| (finding.code, finding.subject)).collect()
    }

    #[test]
    fn the_more_special_override_wins_and_inherits() {
        let mut normalise =
            StepSpec::new(StepKind::Normalise).method("min-max").with("upper", Value::Number(1.0));
        let lower = |lower: f64| Override {
            method: None,
            values: BTreeMap::from([("lower".to_owned(), Value::Number(lower))]),
        };
        normalise.at.insert("d".into(), lower(-1.0));
        normalise.at.insert("a".into(), lower(-2.0));
        let specs = [normalise, StepSpec::new(StepKind::Aggregate)];
        let (plan, _) = Plan::compile(framework(), &specs).unwrap();
        let step = plan.steps().next().unwrap();
        assert_eq!(step.at_node(2).1.number("lower"), -2.0);
        assert_eq!(step.at_node(3).1.number("lower"), -1.0);
        assert_eq!(step.at_node(3).1.number("upper"), 1.0);
        assert_eq!(step.uses().len(), 3);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let mut normalise = StepSpec::new(StepKind::Normalise).method("minmax");
        normalise.at.insert("dd".into(), Override::default());
        let derive = StepSpec::new(StepKind::Derive)
            .with("indicator", Value::Text("a".into()))
            .with("formula", Value::Text("b / c".into()));
        let specs = [derive, normalise, StepSpec::new(StepKind::Tier), StepSpec::new(StepKind::Aggregate)];
        let got = codes(&specs);
        let named: Vec<_> = got.iter().map(|(code, _)| *code).collect();
        assert_eq!(
            named,
            ["step-order", "derive-unknown-code", "unknown-method", "unknown-at", "method-missing"]
        );
        let place = Subject::Step {
            step: "derive".into(),
            at: None,
            key: Some("formula".into()),
            part: Part::From(4),
        };
        assert_eq!(got[1].1, place);
    }
}
