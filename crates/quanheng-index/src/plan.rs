//! The plan: the steps of a programme, each resolved to methods with checked parameters.
//!
//! [`Plan::compile`] is its only constructor and says everything that is wrong with the steps at once.
//! Nothing here looks at data.

mod compile;
mod order;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::aggregate::Aggregate;
use crate::choice::Choices;
use crate::denominate::Denominate;
use crate::derive::{Derive, formula::Formula};
use crate::framework::{Framework, NodeId};
use crate::impute::Impute;
use crate::method::{Method, StepKind};
use crate::normalise::Normalise;
use crate::parameter::{Value, Values};
use crate::rank::Rank;
use crate::screen::Screen;
use crate::sheet::Over;
use crate::tier::Tier;
use crate::treat::Treat;
use crate::weight::Weight;

/// One step as a programme gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct StepSpec {
    /// Identifier, unique among the steps.
    pub id: String,
    /// Kind of step.
    pub kind: StepKind,
    /// Method; the kind's default when not given.
    pub method: Option<String>,
    /// Whether statistics are taken in each period or over all.
    pub over: Over,
    /// Parameters.
    pub values: BTreeMap<String, Value>,
    /// Overrides by code of a node or name of a level.
    pub at: BTreeMap<String, Override>,
}

/// Another method or other parameters at some nodes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Override {
    /// Another method; parameters then start from its own defaults. Otherwise those of the step hold on.
    pub method: Option<String>,
    /// Parameters.
    pub values: BTreeMap<String, Value>,
}

impl StepSpec {
    /// A step with the defaults of its kind.
    #[must_use]
    pub fn new(kind: StepKind) -> Self {
        Self {
            id: kind.slug().to_owned(),
            kind,
            method: None,
            over: Over::default(),
            values: BTreeMap::new(),
            at: BTreeMap::new(),
        }
    }

    /// Names the method.
    #[must_use]
    pub fn method(mut self, slug: &str) -> Self {
        self.method = Some(slug.to_owned());
        self
    }

    /// Gives a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.values.insert(name.to_owned(), value);
        self
    }
}

/// Steps ready to run on a framework.
pub struct Plan {
    pub(crate) framework: Arc<Framework>,
    pub(crate) steps: Vec<Step>,
}

/// One step, resolved.
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) over: Over,
    pub(crate) action: Action,
}

/// What a step does, with the methods it uses.
pub(crate) enum Action {
    Screen(Choices<dyn Screen>),
    Derive(Choices<dyn Derive>),
    Denominate(Choices<dyn Denominate>),
    Impute(Choices<dyn Impute>),
    Treat(Choices<dyn Treat>),
    Normalise(Choices<dyn Normalise>),
    Weight(Choices<dyn Weight>),
    Aggregate(Choices<dyn Aggregate>),
    Rank(Choices<dyn Rank>),
    Tier(Choices<dyn Tier>),
}

/// Applies an expression to the choices of any action.
macro_rules! with_choices {
    ($action:expr, $choices:ident => $body:expr) => {
        match $action {
            Action::Screen($choices) => $body,
            Action::Derive($choices) => $body,
            Action::Denominate($choices) => $body,
            Action::Impute($choices) => $body,
            Action::Treat($choices) => $body,
            Action::Normalise($choices) => $body,
            Action::Weight($choices) => $body,
            Action::Aggregate($choices) => $body,
            Action::Rank($choices) => $body,
            Action::Tier($choices) => $body,
        }
    };
}

impl Action {
    /// By node, the override it uses; empty when there is none.
    pub(crate) fn overrides(&self) -> Vec<Option<String>> {
        with_choices!(self, choices => choices.overrides())
    }
}

/// A method in use: the default of a step, or what some nodes use instead.
#[derive(Debug, Clone)]
pub struct Use<'a> {
    /// The method.
    pub method: &'static Method,
    /// Its parameters, fallbacks included.
    pub values: &'a Values,
    /// Nodes it is used at; empty for the default.
    pub nodes: Vec<NodeId>,
}

impl Step {
    pub(crate) const fn kind(&self) -> StepKind {
        match &self.action {
            Action::Screen(_) => StepKind::Screen,
            Action::Derive(_) => StepKind::Derive,
            Action::Denominate(_) => StepKind::Denominate,
            Action::Impute(_) => StepKind::Impute,
            Action::Treat(_) => StepKind::Treat,
            Action::Normalise(_) => StepKind::Normalise,
            Action::Weight(_) => StepKind::Weight,
            Action::Aggregate(_) => StepKind::Aggregate,
            Action::Rank(_) => StepKind::Rank,
            Action::Tier(_) => StepKind::Tier,
        }
    }

    fn uses(&self) -> Vec<Use<'_>> {
        with_choices!(&self.action, choices => choices
            .all
            .iter()
            .enumerate()
            .map(|(at, chosen)| Use {
                method: chosen.method,
                values: &chosen.values,
                nodes: if at == 0 {
                    Vec::new()
                } else {
                    (0..choices.of_node.len()).filter(|&node| choices.of_node[node] == at).collect()
                },
            })
            .collect())
    }

    fn key_at(&self, node: NodeId) -> Option<&str> {
        with_choices!(&self.action, choices => choices.chosen(node).at.as_deref())
    }

    fn at_node(&self, node: NodeId) -> (&'static Method, &Values) {
        with_choices!(&self.action, choices => {
            let chosen = choices.chosen(node);
            (chosen.method, &chosen.values)
        })
    }
}

/// A step of a plan, to be shown.
#[derive(Clone, Copy)]
pub struct PlannedStep<'a>(&'a Step);

impl<'a> PlannedStep<'a> {
    /// Identifier.
    #[must_use]
    pub fn id(self) -> &'a str {
        &self.0.id
    }

    /// Kind of step.
    #[must_use]
    pub const fn kind(self) -> StepKind {
        self.0.kind()
    }

    /// Whether statistics are taken in each period or over all.
    #[must_use]
    pub const fn over(self) -> Over {
        self.0.over
    }

    /// The methods it uses, the default first.
    #[must_use]
    pub fn uses(self) -> Vec<Use<'a>> {
        self.0.uses()
    }

    /// The indicator it derives and by which formula, if it does.
    pub(crate) fn derives(self) -> Option<(&'a str, &'a Formula)> {
        let Action::Derive(choices) = &self.0.action else { return None };
        let derive = &choices.all.first()?.made;
        Some((derive.indicator(), derive.formula()))
    }

    /// Whether it weights the children of a node by what the units have.
    pub(crate) fn weights_by_units(self, parent: NodeId) -> bool {
        matches!(&self.0.action, Action::Weight(choices) if choices.of(parent).looks_at_units())
    }

    /// The key under `at` that chooses for a node; `None` where the step's own choice holds.
    #[must_use]
    pub fn key_at(self, node: NodeId) -> Option<&'a str> {
        self.0.key_at(node)
    }

    /// The method and parameters it uses at a node.
    #[must_use]
    pub fn at_node(self, node: NodeId) -> (&'static Method, &'a Values) {
        self.0.at_node(node)
    }
}

impl Plan {
    /// The framework it was compiled for.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// Its steps in order.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = PlannedStep<'_>> {
        self.steps.iter().map(PlannedStep)
    }
}
