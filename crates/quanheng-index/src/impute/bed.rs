//! What the tests of methods share that look beside an indicator: some indicators of some units, filled by a plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Impute, Table};
use crate::column::Column;
use crate::finding::Finding;
use crate::framework::{Direction, Framework, INDICATOR, RawNode};
use crate::method::{self, Maker, StepKind};
use crate::panel::Panel;
use crate::parameter::Value;
use crate::period::Period;
use crate::plan::{Plan, StepSpec};
use crate::run::Keep;
use crate::sheet::Over;
use crate::stream::Replicate;
use crate::units::Units;

pub(crate) const P: Direction = Direction::Positive;
pub(crate) const N: Direction = Direction::Negative;

pub(crate) fn number(value: f64) -> Value {
    Value::Number(value)
}

pub(crate) fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

pub(crate) fn make(slug: &str, given: &[(&str, Value)]) -> Box<dyn Impute> {
    let method = method::find(StepKind::Impute, slug).expect("in the registry");
    let given: BTreeMap<_, _> = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
    let Maker::Impute(make) = method.maker else { unreachable!("found by kind") };
    make(&method.check(&given).expect("fits")).expect("fits")
}

pub(crate) type Cells = Vec<Option<f64>>;

/// Indicators of member units in one year or several, to be filled by a plan with a single step.
pub(crate) struct Bed {
    codes: Vec<&'static str>,
    directions: Vec<Direction>,
    parents: Vec<&'static str>,
    years: Vec<Vec<Cells>>,
    scored: Vec<usize>,
    over: Over,
}

impl Bed {
    /// Siblings with their cells in one year.
    pub(crate) fn of(columns: &[(&'static str, Direction, Cells)]) -> Self {
        Self {
            codes: columns.iter().map(|column| column.0).collect(),
            directions: columns.iter().map(|column| column.1).collect(),
            parents: vec!["group"; columns.len()],
            years: vec![columns.iter().map(|column| column.2.clone()).collect()],
            scored: vec![0],
            over: Over::Period,
        }
    }

    /// Gives each indicator its parent.
    pub(crate) fn under(mut self, parents: &[&'static str]) -> Self {
        self.parents = parents.to_vec();
        self
    }

    /// Adds a year that is not scored.
    pub(crate) fn beside(mut self, year: &[Cells]) -> Self {
        self.years.push(year.to_vec());
        self
    }

    /// Adds a year that is scored, with statistics over all of them.
    pub(crate) fn together_with(mut self, year: &[Cells]) -> Self {
        self.scored.push(self.years.len());
        self.over = Over::Panel;
        self.beside(year)
    }

    fn framework(&self) -> Framework {
        let inner = |code: &str, parent: Option<&str>, level: &str| RawNode {
            code: code.into(),
            parent: parent.map(Into::into),
            level: level.into(),
            ..RawNode::default()
        };
        let mut rows = vec![inner("total", None, "index")];
        let mut parents = self.parents.clone();
        parents.dedup();
        rows.extend(parents.iter().map(|parent| inner(parent, Some("total"), "dimension")));
        for ((code, direction), parent) in self.codes.iter().zip(&self.directions).zip(&self.parents) {
            rows.push(RawNode { direction: Some(*direction), ..inner(code, Some(parent), INDICATOR) });
        }
        Framework::check(&rows).expect("a framework").0
    }

    fn panel(&self, framework: &Framework) -> Panel {
        let units = Units::members((0..self.years[0][0].len()).map(|row| row.to_string())).unwrap();
        let start = Period::year(2018).unwrap();
        let periods = (0..self.years.len()).map(|k| start.offset(i32::try_from(k).unwrap())).collect();
        let mut panel = Panel::empty(framework, Arc::new(units), periods).unwrap();
        for (period, year) in self.years.iter().enumerate() {
            for (code, cells) in self.codes.iter().zip(year) {
                let node = framework.find(code).unwrap();
                panel.put(node, period, Column::from_options(cells).unwrap()).unwrap();
            }
        }
        panel
    }

    fn run(
        &self,
        slug: &str,
        given: &[(&str, Value)],
    ) -> Result<BTreeMap<&'static str, Cells>, Vec<Finding>> {
        let framework = self.framework();
        let panel = self.panel(&framework);
        let mut step = StepSpec::new(StepKind::Impute).method(slug);
        step.over = self.over;
        step.values = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let plan = Plan::compile(framework, &[step, StepSpec::new(StepKind::Aggregate)])?.0;
        let run = plan.run(&panel, &self.scored, Keep::Everything)?;
        let cells = |code: &str| run.scores(run.framework().find(code).unwrap(), 0).iter().collect();
        Ok(self.codes.iter().map(|&code| (code, cells(code))).collect())
    }

    /// The indicators of the first year after the step.
    pub(crate) fn fill(&self, slug: &str, given: &[(&str, Value)]) -> BTreeMap<&'static str, Cells> {
        self.run(slug, given).expect("defined")
    }

    /// Holds the filled cells (code, row, value) against a reference.
    pub(crate) fn agrees(
        &self,
        slug: &str,
        given: &[(&str, Value)],
        reference: &[(&str, usize, f64)],
        tolerance: f64,
    ) {
        let filled = self.fill(slug, given);
        for &(code, row, want) in reference {
            let got = filled[code][row].expect("filled");
            assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{code} {row}: {got}, not {want}");
        }
    }

    /// The code of the finding for which the step refuses.
    pub(crate) fn refuses(&self, slug: &str, given: &[(&str, Value)]) -> &'static str {
        let findings = self.run(slug, given).expect_err("refused");
        findings.iter().find(|finding| finding.severity == crate::Severity::Error).expect("an error").code
    }

    /// What the method draws for the open cells of an indicator, replicate after replicate.
    pub(crate) fn draws(&self, slug: &str, code: &str, replicates: u64) -> Vec<Vec<f64>> {
        let framework = self.framework();
        let panel = self.panel(&framework);
        let node = framework.find(code).unwrap();
        let columns: Vec<Vec<_>> = (0..framework.nodes().len())
            .map(|node| (0..self.years.len()).map(|year| Arc::clone(panel.column(node, year))).collect())
            .collect();
        let table = Table {
            framework: &framework,
            units: panel.units(),
            periods: panel.periods(),
            scored: &self.scored,
            columns: &columns.iter().map(Vec::as_slice).collect::<Vec<_>>(),
            members: &|_| true,
            pools: &[vec![0]],
        };
        let outcomes = make(slug, &[]).fills_together(&table, &[node]).expect("looks beside");
        let filled = outcomes[0].as_ref().expect("defined");
        let draw = |number| filled.draw(Replicate { seed: 2020, number });
        (0..replicates).map(|number| draw(number).iter().map(|fill| fill.value).collect()).collect()
    }
}

/// Four indicators of twelve units that hang together, with eleven gaps: for references computed elsewhere.
pub(crate) fn twelve_units() -> Bed {
    let column = |values: [f64; 12]| values.map(|v| (!v.is_nan()).then_some(v)).to_vec();
    let gap = f64::NAN;
    Bed::of(&[
        ("a", P, column([gap, 7.6, 9.5, 9.5, gap, 9.2, gap, 7.2, 11.5, 15.5, 10.8, 5.7])),
        ("b", P, column([120.0, gap, 90.0, 89.0, gap, 96.0, 99.0, 116.0, 85.0, 65.0, 85.0, 121.0])),
        ("c", P, column([-0.73, -1.07, gap, -0.12, 0.92, gap, gap, -0.31, 0.04, 0.83, 0.15, -1.21])),
        ("d", P, column([-1.3, -1.8, 1.7, gap, 2.6, gap, gap, -2.5, 3.6, 2.8, 5.1, 0.1])),
    ])
}

#[test]
fn a_refusal_in_a_year_that_is_not_scored_leaves_its_cells_open() {
    let few = || vec![Some(1.0), None, Some(2.0), None];
    let full = || vec![Some(1.0), Some(2.0), Some(4.0), Some(3.0)];
    let apart = || vec![None, Some(5.0), None, Some(7.0)];
    let slug = "expectation-maximisation";
    let bed = Bed::of(&[("a", P, full()), ("b", P, few())]).beside(&[few(), apart()]);
    assert!(bed.fill(slug, &[])["b"].iter().all(Option::is_some));
    let bed = Bed::of(&[("a", P, few()), ("b", P, apart())]);
    assert_eq!(bed.refuses(slug, &[]), "impute-never-together");
    let bed = Bed::of(&[("a", P, few()), ("b", P, full()), ("c", P, full()), ("d", P, apart())]);
    assert_eq!(bed.refuses(slug, &[]), "impute-too-few-units");
}
