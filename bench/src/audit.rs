//! What the audit is measured on: 51 units × 49 indicators in 8 groups and 3 levels, where normalisation (3), treatment (2),
//! aggregation (2) and all weights (± 25 %) vary together, and may be figures too.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use quanheng_audit::{
    Alternative, Assumption, DataError, Edit, Experiment, Kind, Options, Shape, Size, Spread, Subject,
};
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::stream::Replicate;
use quanheng_index::{
    Column, Direction, Framework, Mark, NodeId, NodeKind, Panel, Period, RawNode, StepKind, StepSpec, Unit,
    Units,
};

/// Units.
pub const UNITS: usize = 51;
/// Indicators.
pub const INDICATORS: usize = 49;
/// Groups of indicators.
pub const GROUPS: usize = 8;

/// All that the audit reads.
pub struct AuditCase {
    /// Three levels.
    pub framework: Framework,
    panel: Panel,
    steps: Vec<StepSpec>,
}

impl Default for AuditCase {
    fn default() -> Self {
        let framework = framework();
        Self { panel: panel(&framework), steps: steps(), framework }
    }
}

impl AuditCase {
    /// As the audit takes it.
    #[must_use]
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            framework: &self.framework,
            steps: &self.steps,
            panel: &self.panel,
            scored: &[0],
            period: 0,
        }
    }

    /// What varies, figures too if they err.
    #[must_use]
    pub fn assumptions(&self, figures_err: bool) -> Vec<Assumption> {
        let errors = figures_err.then(|| errors(&self.framework));
        assumptions(&self.framework).into_iter().chain(errors).collect()
    }
}

/// So many replicates; `nodes` are counted besides the index.
#[must_use]
pub fn options(replicates: u64, nodes: Vec<NodeId>) -> Options {
    Options { replicates, nodes, ..Options::default() }
}

/// Gives the first example with all its weights varying, made ready for another weight, and a node to give one to.
///
/// # Panics
/// When the example does not load.
pub fn with_example<T>(replicates: u64, use_it: impl FnOnce(&Experiment, NodeId) -> T) -> T {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/digital-china-2020");
    let programme = quanheng_programme::load(&folder).expect("the example loads");
    let method = programme.method(None).expect("it has a method");
    let observations = quanheng_data::read_panel(&programme, &method.framework).expect("it has data");
    let (framework, panel) = (&method.framework, &observations.panel);
    // The example scores the last of its periods.
    let period = panel.periods().len() - 1;
    let subject = Subject { framework, steps: &method.steps, panel, scored: &[period], period };
    let is_inner = |node: &NodeId| framework.node(*node).kind == NodeKind::Inner;
    let parents = (0..framework.nodes().len()).filter(is_inner).collect();
    let weights = Kind::Weights { parents, spread: Spread::Around(0.25) };
    let assumptions = [Assumption { name: "weights".into(), kind: weights }];
    let experiment =
        Experiment::new(&subject, &assumptions, &options(replicates, Vec::new())).expect("varies");
    use_it(&experiment, framework.node(framework.root()).children[0])
}

/// An error on every figure.
fn errors(framework: &Framework) -> Assumption {
    let error = DataError {
        indicators: framework.leaves().collect(),
        marks: vec![Mark::Observed],
        shape: Shape::Normal,
        size: Size::Relative(0.05),
        correlation: None,
    };
    Assumption { name: "errors".into(), kind: Kind::Data(error) }
}

/// 49 indicators in 8 groups.
fn framework() -> Framework {
    let row = |code: String, parent: Option<String>, level: &str| RawNode {
        code,
        parent,
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    };
    let mut rows = vec![row("index".into(), None, "index")];
    rows.extend((0..GROUPS).map(|group| row(format!("g{group}"), Some("index".into()), "group")));
    rows.extend(
        (0..INDICATORS).map(|at| row(format!("i{at}"), Some(format!("g{}", at % GROUPS)), INDICATOR)),
    );
    Framework::check(&rows).expect("sound").0
}

/// 51 units, one year.
fn panel(framework: &Framework) -> Panel {
    let units = (0..UNITS).map(|unit| Unit::member(format!("u{unit}"))).collect();
    let units = Arc::new(Units::new(units, BTreeMap::new()).expect("distinct codes"));
    let mut panel =
        Panel::empty(framework, units, vec![Period::year(2020).expect("a year")]).expect("one period");
    let leaves: Vec<NodeId> = framework.leaves().collect();
    for leaf in leaves {
        let mut stream = Replicate { seed: 3, number: leaf as u64 }.stream([0; 3]);
        // Skewed, so that treatment has something to do.
        let values: Vec<Option<f64>> = (0..UNITS).map(|_| Some(1.0 / (0.01 + stream.uniform()))).collect();
        panel.put(leaf, 0, Column::from_options(&values).expect("finite")).expect("fits");
    }
    panel
}

/// Winsorise, min–max, mean, rank.
fn steps() -> Vec<StepSpec> {
    vec![
        StepSpec::new(StepKind::Treat).method("winsorise"),
        StepSpec::new(StepKind::Normalise).method("min-max").with("lower", Value::Number(1.0)),
        StepSpec::new(StepKind::Aggregate),
        StepSpec::new(StepKind::Rank),
    ]
}

/// Normalisation (3), treatment (2), aggregation (2) and all weights (± 25 %).
fn assumptions(framework: &Framework) -> Vec<Assumption> {
    let edit = |step: &str, method: &str, values: &[(&str, f64)]| Edit {
        step: step.into(),
        method: Some(method.into()),
        values: values.iter().map(|&(key, value)| (key.to_owned(), Value::Number(value))).collect(),
        ..Edit::default()
    };
    let one = |label: &str, edit: Option<Edit>| Alternative {
        label: label.into(),
        probability: 1.0,
        edits: edit.into_iter().collect(),
    };
    let several =
        |name: &str, all: Vec<Alternative>| Assumption { name: name.into(), kind: Kind::Alternatives(all) };
    let is_inner = |node: &NodeId| framework.node(*node).kind == NodeKind::Inner;
    let parents = (0..framework.nodes().len()).filter(is_inner).collect();
    vec![
        several(
            "normalise",
            vec![
                one("min-max", None),
                one("rank", Some(edit("normalise", "rank", &[]))),
                one("z-score", Some(edit("normalise", "z-score", &[("mean", 100.0), ("deviation", 10.0)]))),
            ],
        ),
        several("treat", vec![one("on", None), one("off", Some(edit("treat", "none", &[])))]),
        several(
            "aggregate",
            vec![one("arithmetic", None), one("geometric", Some(edit("aggregate", "geometric", &[])))],
        ),
        Assumption { name: "weights".into(), kind: Kind::Weights { parents, spread: Spread::Around(0.25) } },
    ]
}
