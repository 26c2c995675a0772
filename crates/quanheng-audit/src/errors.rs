//! Errors of figures: where they hit a panel, and what they are in a replicate.
//!
//! A column of a period reads a stream of its own, row by row, so that what a cell gets does not depend on which other
//! cells err. What goes together reads one more stream, by block and period.

use std::collections::BTreeMap;

use quanheng_index::statistics::normal_quantile;
use quanheng_index::stream::Replicate;
use quanheng_index::{Column, Finding, NodeId, Panel, Subject as About};

use crate::assumption::{Across, Assumption, DataError, Kind};
use crate::divisors::divisors;
use crate::rerun::Figures;
use crate::shape::Shaped;
use crate::streams::key;
use crate::subject::Subject;
use crate::taken::Noted;

/// Keys of what a stream of errors is for.
const OWN: u64 = 0;
const COMMON: u64 = 1;

/// All errors of the figures of a panel.
pub(crate) struct Errors {
    parts: Vec<Part>,
}

/// The errors of one assumption.
struct Part {
    assumption: usize,
    name: String,
    shaped: Shaped,
    /// Share of the variance that is common to a block.
    common: f64,
    targets: Vec<Target>,
}

/// Cells of one column that err.
struct Target {
    /// Position of the indicator among those of the assumption.
    indicator: usize,
    node: NodeId,
    code: String,
    period: usize,
    /// Ascending.
    rows: Vec<usize>,
    shares: Shares,
    /// Whether others are divided by it, so that it must keep its side of 0.
    is_divisor: bool,
}

/// What the errors of a column share.
#[derive(Clone, Copy)]
enum Shares {
    Nothing,
    /// Those of a unit share with those of other indicators of a block.
    Block(u64),
    /// Those of all units.
    Column,
}

impl Errors {
    pub(crate) fn of(subject: &Subject, assumptions: &[Assumption]) -> Self {
        let divisors = divisors(subject, assumptions);
        let part = |(at, assumption): (usize, &Assumption)| {
            let Kind::Data(error) = &assumption.kind else { return None };
            Some(Part {
                assumption: at,
                name: assumption.name.clone(),
                shaped: Shaped::of(error.shape, error.size),
                common: error.correlation.as_ref().map_or(0.0, |of| of.coefficient),
                targets: targets(subject, error, &divisors),
            })
        };
        Self { parts: assumptions.iter().enumerate().filter_map(part).collect() }
    }

    /// Puts the errors of a replicate on the figures, assumption after assumption.
    pub(crate) fn apply(
        &self,
        panel: &mut Panel,
        seed: u64,
        figures: Figures,
        mut noted: Option<&mut Noted>,
    ) -> Result<(), Vec<Finding>> {
        for part in self.parts.iter().filter(|part| figures.has(part.assumption)) {
            let seed = key(seed, part.assumption, figures.side(part.assumption));
            part.apply(panel, Replicate { seed, number: figures.number }, noted.as_deref_mut())?;
        }
        Ok(())
    }

    /// Whether any cell of an indicator errs under an assumption.
    pub(crate) fn has_cells(&self, assumption: usize, indicator: usize) -> bool {
        self.targets(assumption, indicator).next().is_some()
    }

    /// Gives the cells of an indicator that err to one another, or anything else where they are all the same: for
    /// finding out whether anybody reads them.
    pub(crate) fn exchange(&self, panel: &mut Panel, assumption: usize, indicator: usize) {
        for target in self.targets(assumption, indicator) {
            let column = panel.column(target.node, target.period).clone();
            let figures: Vec<f64> = target.rows.iter().filter_map(|&row| column.value(row)).collect();
            let are_alike = figures.iter().all(|figure| *figure == figures[0]);
            let mut values: Vec<f64> = column.iter().map(Option::unwrap_or_default).collect();
            for (at, &row) in target.rows.iter().enumerate() {
                let other = figures[(at + 1) % figures.len()];
                values[row] = if are_alike { other + 0.5 * other.abs().max(1.0) } else { other };
            }
            put(panel, target, values);
        }
    }

    fn targets(&self, assumption: usize, indicator: usize) -> impl Iterator<Item = &Target> {
        let part = self.parts.iter().find(move |part| part.assumption == assumption);
        let targets = part.into_iter().flat_map(|part| &part.targets);
        targets.filter(move |target| target.indicator == indicator)
    }
}

fn targets(subject: &Subject, error: &DataError, divisors: &[NodeId]) -> Vec<Target> {
    let mut targets = Vec::new();
    for (indicator, &node) in error.indicators.iter().enumerate() {
        let shares = match error.correlation.as_ref().map(|of| &of.across) {
            None => Shares::Nothing,
            Some(Across::Units) => Shares::Column,
            Some(Across::Indicators(blocks)) => blocks
                .iter()
                .position(|block| block.contains(&node))
                .map_or(Shares::Nothing, |at| Shares::Block(at as u64)),
        };
        for period in 0..subject.panel.periods().len() {
            let marks = subject.panel.column(node, period).marks();
            let rows: Vec<usize> =
                (0..marks.len()).filter(|&row| error.marks.contains(&marks[row])).collect();
            if !rows.is_empty() {
                let code = subject.framework.node(node).code.clone();
                let is_divisor = divisors.contains(&node);
                targets.push(Target { indicator, node, code, period, rows, shares, is_divisor });
            }
        }
    }
    targets
}

impl Part {
    fn apply(
        &self,
        panel: &mut Panel,
        replicate: Replicate,
        mut noted: Option<&mut Noted>,
    ) -> Result<(), Vec<Finding>> {
        let units = panel.units().len();
        let mut shared: BTreeMap<(u64, usize), Vec<f64>> = BTreeMap::new();
        for target in &self.targets {
            let common: &[f64] = match target.shares {
                Shares::Nothing => &[],
                Shares::Block(block) => shared
                    .entry((block, target.period))
                    .or_insert_with(|| normals(replicate, [block, target.period as u64, COMMON], units)),
                Shares::Column => {
                    let place = (target.node as u64, target.period);
                    let one = |(node, period): (u64, usize)| {
                        let mut stream = replicate.stream([node, period as u64, COMMON]);
                        vec![stream.normal(); units]
                    };
                    shared.entry(place).or_insert_with(|| one(place))
                }
            };
            self.hit(panel, (target, common), replicate, noted.as_deref_mut())?;
        }
        Ok(())
    }

    /// Puts the errors of a replicate on one column. `common` is by row; empty where nothing is shared.
    fn hit(
        &self,
        panel: &mut Panel,
        (target, common): (&Target, &[f64]),
        replicate: Replicate,
        mut noted: Option<&mut Noted>,
    ) -> Result<(), Vec<Finding>> {
        let column = panel.column(target.node, target.period).clone();
        let mut values: Vec<f64> = column.iter().map(Option::unwrap_or_default).collect();
        let mut own = replicate.stream([target.node as u64, target.period as u64, OWN]);
        let (share, rest) = (self.common.sqrt(), (1.0 - self.common).sqrt());
        let mut wanted = target.rows.iter().copied().peekable();
        for (row, value) in values.iter_mut().enumerate() {
            if wanted.peek().is_none() {
                break;
            }
            let u = own.uniform();
            if wanted.next_if_eq(&row).is_none() {
                continue;
            }
            let error = match common.get(row) {
                None => self.shaped.at_uniform(u),
                Some(common) => self.shaped.at_normal(share * common + rest * normal_quantile(u)),
            };
            let erring = self.shaped.hit(*value, error);
            let erring = erring.filter(|erring| !target.is_divisor || *value == 0.0 || erring / *value > 0.0);
            let Some(erring) = erring else {
                return Err(vec![self.leaves_domain(panel, target, row, (*value, error))]);
            };
            *value = erring;
            if let Some(noted) = noted.as_deref_mut() {
                noted.errors.push((self.assumption, target.indicator, error));
            }
        }
        put(panel, target, values);
        Ok(())
    }

    fn leaves_domain(
        &self,
        panel: &Panel,
        target: &Target,
        row: usize,
        (figure, error): (f64, f64),
    ) -> Finding {
        let about = About::Cell {
            indicator: target.code.clone(),
            unit: panel.units().get(row).code.clone(),
            period: panel.periods()[target.period],
        };
        let code =
            if self.shaped.is_relative { "audit-relative-error-too-large" } else { "audit-divisor-error" };
        Finding::error(code, about)
            .with("assumption", &self.name)
            .with("node", &target.code)
            .with("unit", &panel.units().get(row).code)
            .with("value", figure)
            .with("error", error)
    }
}

fn normals(replicate: Replicate, place: [u64; 3], count: usize) -> Vec<f64> {
    let mut stream = replicate.stream(place);
    (0..count).map(|_| stream.normal()).collect()
}

/// Puts figures, all finite where they are present, in place of those of a column.
fn put(panel: &mut Panel, target: &Target, values: Vec<f64>) {
    let marks = panel.column(target.node, target.period).marks().to_vec();
    let column = Column::from_parts(values, marks).expect("an error leaves figures finite");
    panel.put(target.node, target.period, column).expect("as many cells as before");
}
