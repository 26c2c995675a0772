//! Small programmes to look at.

use std::collections::BTreeMap;
use std::sync::Arc;

use quanheng_audit::Subject;
use quanheng_audit::coherence::{Coherence, Settings, coherence};
use quanheng_index::framework::INDICATOR;
use quanheng_index::{
    Column, Direction, Finding, Framework, NodeId, Panel, Period, RawNode, Run, StepKind, StepSpec, Unit,
    Units,
};

pub(crate) struct World {
    pub(crate) framework: Framework,
    pub(crate) panel: Panel,
    pub(crate) steps: Vec<StepSpec>,
}

impl World {
    /// A tree such as `index: d, e; d: a, b`, the leaves of which get the columns in their order.
    pub(crate) fn new(tree: &str, columns: &[Vec<Option<f64>>], steps: Vec<StepSpec>) -> Self {
        Self::weighted(tree, &[], columns, steps)
    }

    /// The same with weights other than 1.
    pub(crate) fn weighted(
        tree: &str,
        weights: &[(&str, f64)],
        columns: &[Vec<Option<f64>>],
        steps: Vec<StepSpec>,
    ) -> Self {
        let (framework, _) = Framework::check(&rows(tree, weights)).unwrap();
        let units: Vec<Unit> = (0..columns[0].len()).map(|unit| Unit::member(format!("u{unit}"))).collect();
        let units = Arc::new(Units::new(units, BTreeMap::new()).unwrap());
        let mut panel = Panel::empty(&framework, units, vec![Period::year(2020).unwrap()]).unwrap();
        let leaves: Vec<NodeId> = framework.leaves().collect();
        assert_eq!(leaves.len(), columns.len(), "a column for each leaf");
        for (leaf, column) in leaves.into_iter().zip(columns) {
            panel.put(leaf, 0, Column::from_options(column).unwrap()).unwrap();
        }
        Self { framework, panel, steps }
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

    pub(crate) fn look(&self, settings: &Settings) -> Result<(Coherence, Run), Vec<Finding>> {
        coherence(&self.subject(), settings)
    }

    pub(crate) fn found(&self) -> Coherence {
        self.look(&Settings::default()).unwrap().0
    }

    pub(crate) fn node(&self, code: &str) -> NodeId {
        self.framework.find(code).unwrap()
    }
}

fn rows(tree: &str, weights: &[(&str, f64)]) -> Vec<RawNode> {
    let families: Vec<(&str, Vec<&str>)> = tree
        .split("; ")
        .map(|family| family.split_once(": ").unwrap())
        .map(|(parent, children)| (parent, children.split(", ").collect()))
        .collect();
    let is_parent = |code: &str| families.iter().any(|(parent, _)| *parent == code);
    let row = |code: &str, parent: Option<&str>| RawNode {
        code: code.into(),
        parent: parent.map(Into::into),
        level: if is_parent(code) { "part".into() } else { INDICATOR.into() },
        direction: (!is_parent(code)).then_some(Direction::Positive),
        weight: weights.iter().find(|(of, _)| *of == code).map(|(_, weight)| *weight),
        ..RawNode::default()
    };
    let mut rows = vec![RawNode { level: "index".into(), ..row(families[0].0, None) }];
    for (parent, children) in &families {
        rows.extend(children.iter().map(|child| row(child, Some(parent))));
    }
    rows
}

pub(crate) fn step(kind: StepKind, method: &str) -> StepSpec {
    StepSpec::new(kind).method(method)
}

/// The mean of the figures as they are.
pub(crate) fn plain() -> Vec<StepSpec> {
    vec![step(StepKind::Aggregate, "arithmetic"), StepSpec::new(StepKind::Rank)]
}

/// The mean of z-scores.
pub(crate) fn z_scores() -> Vec<StepSpec> {
    [vec![step(StepKind::Normalise, "z-score")], plain()].concat()
}

pub(crate) fn whole(column: &[f64]) -> Vec<Option<f64>> {
    column.iter().copied().map(Some).collect()
}

/// The data below, whole.
pub(crate) fn tai() -> Vec<Vec<Option<f64>>> {
    TAI.iter().map(|column| whole(column)).collect()
}

/// The data below without unit i's figure of column j where 11 divides 7i + 3j: 17 gaps, 6 units left whole.
pub(crate) fn tai_with_gaps() -> Vec<Vec<Option<f64>>> {
    let cell = |i: usize, j: usize, value: f64| (!(7 * i + 3 * j).is_multiple_of(11)).then_some(value);
    let column =
        |(j, column): (usize, &&[f64])| column.iter().enumerate().map(|(i, &x)| cell(i, j, x)).collect();
    TAI.iter().enumerate().map(column).collect()
}

pub(crate) const TREE: &str = "index: create, use; create: patents, royalties, internet, exports; \
                        use: telephones, electricity, schooling, university";

/// Technology achievement of 23 countries: the raw data of OECD/JRC (2008), Handbook on Constructing Composite
/// Indicators, with telephones and electricity as logarithms.
pub(crate) const TAI: [&[f64]; 8] = [
    &[
        187.0, 289.0, 271.0, 994.0, 779.0, 189.0, 82.0, 31.0, 75.0, 8.0, 235.0, 103.0, 106.0, 72.0, 103.0,
        165.0, 205.0, 74.0, 42.0, 13.0, 28.0, 26.0, 105.0,
    ],
    &[
        125.6, 130.0, 156.6, 64.6, 9.8, 151.2, 134.0, 38.6, 18.2, 25.5, 36.8, 20.2, 110.3, 73.9, 13.0, 14.8,
        33.6, 43.6, 8.6, 9.8, 4.2, 6.2, 4.0,
    ],
    &[
        200.2, 179.1, 125.8, 49.0, 4.8, 136.0, 57.4, 108.0, 125.9, 72.3, 41.2, 193.6, 48.6, 58.9, 146.7,
        84.2, 36.4, 43.2, 21.0, 30.4, 25.0, 21.6, 20.3,
    ],
    &[
        50.7, 66.2, 59.7, 80.8, 66.7, 50.9, 61.9, 48.7, 16.2, 74.9, 64.2, 19.0, 53.6, 47.6, 15.4, 50.3, 58.9,
        45.0, 53.4, 51.0, 51.7, 63.5, 49.5,
    ],
    &[
        3.08, 3.0, 3.1, 3.0, 2.97, 3.02, 3.02, 2.94, 2.94, 2.95, 2.94, 3.12, 2.97, 2.91, 2.86, 2.99, 2.97,
        2.96, 2.86, 3.0, 2.75, 2.73, 2.84,
    ],
    &[
        4.15, 4.07, 4.14, 3.86, 3.65, 3.77, 3.73, 4.18, 3.94, 3.83, 3.75, 4.39, 3.68, 3.86, 3.91, 3.79, 3.8,
        3.74, 3.62, 3.65, 3.68, 3.46, 3.71,
    ],
    &[
        10.0, 12.0, 11.4, 9.5, 10.8, 9.4, 9.4, 11.6, 10.9, 7.1, 10.2, 11.9, 9.4, 9.3, 11.7, 8.4, 7.9, 9.6,
        7.3, 7.2, 9.5, 9.1, 7.1,
    ],
    &[
        27.4, 13.9, 15.3, 10.0, 23.2, 9.5, 14.9, 14.2, 25.3, 24.2, 14.4, 11.2, 12.3, 13.6, 13.1, 13.6, 12.6,
        11.0, 15.6, 13.0, 8.2, 7.7, 10.6,
    ],
];
