//! Small programmes.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::Subject;
use quanheng_index::framework::INDICATOR;
use quanheng_index::parameter::Value;
use quanheng_index::{
    Column, Direction, Framework, NodeId, Panel, Period, RawNode, StepKind, StepSpec, Unit, Units,
};

pub(crate) struct World {
    pub(crate) framework: Framework,
    pub(crate) panel: Panel,
    pub(crate) steps: Vec<StepSpec>,
}

/// A node: code, parent, weight; leaves are those with a column.
pub(crate) type Row<'a> = (&'a str, &'a str, f64);

impl World {
    /// `columns` by code of the leaf.
    pub(crate) fn new(rows: &[Row], columns: &[(&str, Vec<Option<f64>>)], steps: Vec<StepSpec>) -> Self {
        let raw: Vec<RawNode> = rows
            .iter()
            .map(|&(code, parent, weight)| {
                let is_leaf = columns.iter().any(|(leaf, _)| *leaf == code);
                RawNode {
                    code: code.into(),
                    parent: (!parent.is_empty()).then(|| parent.into()),
                    level: if is_leaf { INDICATOR } else { "node" }.into(),
                    direction: is_leaf.then_some(Direction::Positive),
                    weight: (!parent.is_empty()).then_some(weight),
                    ..RawNode::default()
                }
            })
            .collect();
        let (framework, _) = Framework::check(&raw).unwrap();
        let count = columns[0].1.len();
        let units = Units::new((0..count).map(|u| Unit::member(format!("u{u}"))).collect(), BTreeMap::new());
        let mut panel =
            Panel::empty(&framework, Arc::new(units.unwrap()), vec![Period::year(2020).unwrap()]).unwrap();
        for (code, column) in columns {
            let node = framework.find(code).unwrap();
            panel.put(node, 0, Column::from_options(column).unwrap()).unwrap();
        }
        Self { framework, panel, steps }
    }

    /// Indicators `a`, `b`, … below one index, weights as given.
    pub(crate) fn flat(weights: &[f64], columns: &[&[f64]], steps: Vec<StepSpec>) -> Self {
        let codes = ["a", "b", "c", "d", "e", "f"];
        let mut rows = vec![("index", "", 1.0)];
        rows.extend(codes.iter().zip(weights).map(|(&code, &weight)| (code, "index", weight)));
        let columns: Vec<(&str, Vec<Option<f64>>)> = codes
            .iter()
            .zip(columns)
            .map(|(&code, column)| (code, column.iter().map(|&x| Some(x)).collect()))
            .collect();
        Self::new(&rows, &columns, steps)
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

    pub(crate) fn node(&self, code: &str) -> NodeId {
        self.framework.find(code).unwrap()
    }
}

pub(crate) fn plain() -> Vec<StepSpec> {
    vec![StepSpec::new(StepKind::Aggregate), StepSpec::new(StepKind::Rank)]
}

pub(crate) fn with_tiers(method: &str, key: &str, values: &[f64]) -> Vec<StepSpec> {
    let tiers = StepSpec::new(StepKind::Tier).method(method).with(key, Value::Numbers(values.to_vec()));
    [plain(), vec![tiers]].concat()
}
