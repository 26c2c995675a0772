//! Small programmes, and short ways to write assumptions.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::{
    Alternative, Assumption, DataError, Edit, Experiment, Kind, Options, Shape, Size, Spread, Subject, Tally,
    Uncertainty, uncertainty,
};
use quanheng_index::framework::INDICATOR;
use quanheng_index::{
    Column, Direction, Finding, Framework, Mark, NodeId, Panel, Period, RawNode, StepKind, StepSpec, Unit,
    Units,
};

pub(crate) fn row(code: &str, parent: &str, level: &str) -> RawNode {
    RawNode {
        code: code.into(),
        parent: (!parent.is_empty()).then(|| parent.into()),
        level: level.into(),
        direction: (level == INDICATOR).then_some(Direction::Positive),
        ..RawNode::default()
    }
}

pub(crate) struct World {
    pub(crate) framework: Framework,
    pub(crate) panel: Panel,
    pub(crate) steps: Vec<StepSpec>,
}

impl World {
    /// Indicators a, b, … below one index, a column of units each; `None` where missing.
    pub(crate) fn flat(columns: &[&[Option<f64>]], steps: Vec<StepSpec>) -> Self {
        let codes = ["a", "b", "c", "d"];
        let mut rows = vec![row("index", "", "index")];
        rows.extend(codes[..columns.len()].iter().map(|code| row(code, "index", INDICATOR)));
        Self::of(&rows, columns, steps)
    }

    /// The rows of a framework whose data nodes have columns in their order.
    pub(crate) fn of(rows: &[RawNode], columns: &[&[Option<f64>]], steps: Vec<StepSpec>) -> Self {
        let (framework, _) = Framework::check(rows).unwrap();
        let units: Vec<Unit> = (0..columns[0].len()).map(|unit| Unit::member(format!("u{unit}"))).collect();
        let units = Units::new(units, BTreeMap::new()).unwrap();
        let mut panel = Panel::empty(&framework, Arc::new(units), vec![Period::year(2020).unwrap()]).unwrap();
        for (node, column) in framework.data_nodes().zip(columns) {
            panel.put(node, 0, Column::from_options(column).unwrap()).unwrap();
        }
        Self { framework, panel, steps }
    }

    /// Marks a column anew.
    pub(crate) fn mark(&mut self, code: &str, marks: &[Mark]) {
        let node = self.node(code);
        let values = self.panel.column(node, 0).iter().map(Option::unwrap_or_default).collect();
        self.panel.put(node, 0, Column::from_parts(values, marks.to_vec()).unwrap()).unwrap();
    }

    pub(crate) fn subject(&self) -> Subject<'_> {
        Subject {
            framework: &self.framework,
            steps: &self.steps,
            panel: &self.panel,
            scored: &[0],
            period: 0,
        }
    }

    pub(crate) fn audit(
        &self,
        assumptions: &[Assumption],
        replicates: u64,
    ) -> Result<Uncertainty, Vec<Finding>> {
        self.audit_with(assumptions, &Options { replicates, seed: 7, ..Options::default() })
    }

    pub(crate) fn audit_with(
        &self,
        assumptions: &[Assumption],
        options: &Options,
    ) -> Result<Uncertainty, Vec<Finding>> {
        uncertainty(&self.subject(), assumptions, options)
    }

    pub(crate) fn experiment<'a>(
        &'a self,
        assumptions: &'a [Assumption],
        options: &Options,
    ) -> Experiment<'a> {
        Experiment::new(&self.subject(), assumptions, options).unwrap()
    }

    pub(crate) fn root(&self) -> NodeId {
        self.framework.root()
    }

    pub(crate) fn node(&self, code: &str) -> NodeId {
        self.framework.find(code).unwrap()
    }
}

/// What came out at the root.
pub(crate) fn root(audit: &Uncertainty) -> &Tally {
    &audit.nodes.last().unwrap().tally
}

pub(crate) fn aggregate(method: &str) -> StepSpec {
    StepSpec::new(StepKind::Aggregate).method(method)
}

pub(crate) fn plain() -> Vec<StepSpec> {
    vec![aggregate("arithmetic"), StepSpec::new(StepKind::Rank)]
}

pub(crate) fn assume(name: &str, kind: Kind) -> Assumption {
    Assumption { name: name.into(), kind }
}

/// Observed figures of some indicators err.
pub(crate) fn errors(world: &World, indicators: &[&str], shape: Shape, size: Size) -> DataError {
    DataError {
        indicators: indicators.iter().map(|code| world.node(code)).collect(),
        marks: vec![Mark::Observed],
        shape,
        size,
        correlation: None,
    }
}

pub(crate) fn weights(world: &World, spread: Spread) -> Assumption {
    assume("weights", Kind::Weights { parents: vec![world.root()], spread })
}

pub(crate) fn alternatives(name: &str, options: Vec<(&str, f64, Option<Edit>)>) -> Assumption {
    let alternative = |(label, probability, edit): (&str, f64, Option<Edit>)| Alternative {
        label: label.into(),
        probability,
        edits: edit.into_iter().collect(),
    };
    assume(name, Kind::Alternatives(options.into_iter().map(alternative).collect()))
}

pub(crate) fn method(step: &str, method: &str) -> Edit {
    Edit { step: step.into(), method: Some(method.into()), ..Edit::default() }
}

pub(crate) fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// The same with one, two and seven threads.
pub(crate) fn on_any_threads<R: PartialEq + std::fmt::Debug + Send>(work: impl Fn() -> R + Sync) -> R {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(&work)
    };
    let one = with(1);
    assert_eq!(with(2), one);
    assert_eq!(with(7), one);
    one
}
