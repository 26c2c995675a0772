//! Errors of figures: where they hit a panel, and what they are in a replicate.
//!
//! A column of a period reads a stream of its own, row by row, so that what a cell gets does not depend on which other
//! cells err. What goes together reads one more stream, by block and period.

use std::collections::BTreeMap;
use std::ops::Range;

use quanheng_index::statistics::{normal_quantiles, wide};
use quanheng_index::stream::Replicate;
use quanheng_index::{Column, Finding, NodeId, Panel, Subject as About};

use crate::assumption::{Across, Assumption, DataError, Kind};
use crate::divisors::divisors;
use crate::leaves::Leaves;
use crate::rerun::Figures;
use crate::shape::Shaped;
use crate::streams::key;
use crate::subject::Subject;
use crate::taken::Noted;
use crate::variant::Tree;

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
    /// The same in runs without a gap.
    runs: Vec<Range<usize>>,
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

/// What columns share in a replicate, by block or node, and period.
type Shared = BTreeMap<(u64, usize), Vec<f64>>;

impl Target {
    /// Draws uniform numbers for a column, by row as far as any is wanted.
    fn fill(&self, replicate: Replicate, numbers: &mut [f64]) {
        let wanted = self.rows.last().map_or(0, |row| row + 1);
        replicate.stream([self.node as u64, self.period as u64, OWN]).fill(&mut numbers[..wanted]);
        numbers[wanted..].fill(0.5);
    }

    /// By row, the numbers that it shares with others; empty where it shares nothing.
    fn common<'s>(&self, replicate: Replicate, units: usize, shared: &'s mut Shared) -> &'s [f64] {
        let period = self.period as u64;
        match self.shares {
            Shares::Nothing => &[],
            Shares::Block(block) => shared
                .entry((block, self.period))
                .or_insert_with(|| normals(replicate, [block, period, COMMON], units)),
            Shares::Column => shared.entry((self.node as u64, self.period)).or_insert_with(|| {
                vec![replicate.stream([self.node as u64, period, COMMON]).normal(); units]
            }),
        }
    }
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

    /// Whether no figure errs.
    pub(crate) const fn is_empty(&self) -> bool {
        self.parts.is_empty()
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

    /// Whether errors hit leaves in one period only.
    pub(crate) fn hit_leaves_only(&self, tree: &Tree, period: usize) -> bool {
        let is_leaf = |node| tree.slot(node).is_some_and(|slot| slot < tree.leaves);
        let mut targets = self.parts.iter().flat_map(|part| &part.targets);
        targets.all(|target| target.period == period && is_leaf(target.node))
    }

    /// Puts the errors of a replicate on the columns of leaves; the same as [`apply`](Self::apply) does to a panel.
    /// `None` where a figure leaves its domain.
    pub(crate) fn apply_to_leaves(
        &self,
        leaves: &mut Leaves,
        seed: u64,
        figures: Figures,
        mut noted: Option<&mut Noted>,
    ) -> Option<()> {
        for part in self.parts.iter().filter(|part| figures.has(part.assumption)) {
            let seed = key(seed, part.assumption, figures.side(part.assumption));
            let replicate = Replicate { seed, number: figures.number };
            part.draw_all(replicate, leaves.units, &mut leaves.errors);
            for (target, errors) in part.targets.iter().zip(leaves.errors.chunks(leaves.units)) {
                let values = &mut leaves.values[leaves.slots[target.node] * leaves.units..][..leaves.units];
                for run in &target.runs {
                    part.err(target, &mut values[run.clone()], &errors[run.clone()]).then_some(())?;
                }
                if let Some(noted) = noted.as_deref_mut() {
                    let all = target.rows.iter().map(|&row| errors[row]);
                    noted.errors.extend(all.map(|error| (part.assumption, target.indicator, error)));
                }
            }
        }
        Some(())
    }

    /// Nodes of which any cell errs in a replicate, ascending.
    pub(crate) fn nodes(&self, figures: Figures) -> Vec<NodeId> {
        let parts = self.parts.iter().filter(|part| figures.has(part.assumption));
        let mut nodes: Vec<NodeId> = parts.flat_map(|part| part.targets.iter().map(|of| of.node)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
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
                let runs = rows.chunk_by(|a, b| a + 1 == *b).map(|run| run[0]..run[0] + run.len());
                let runs = runs.collect();
                targets.push(Target { indicator, node, code, period, rows, runs, shares, is_divisor });
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
        let mut shared = Shared::new();
        for target in &self.targets {
            let common = target.common(replicate, units, &mut shared);
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
        let mut errors = vec![0.0; values.len()];
        target.fill(replicate, &mut errors);
        self.shape(common, &mut errors, false);
        for &row in &target.rows {
            let (value, error) = (values[row], errors[row]);
            let Some(erring) = self.erring(target, value, error) else {
                return Err(vec![self.leaves_domain(panel, target, row, (value, error))]);
            };
            values[row] = erring;
            if let Some(noted) = noted.as_deref_mut() {
                noted.errors.push((self.assumption, target.indicator, error));
            }
        }
        put(panel, target, values);
        Ok(())
    }

    /// Draws the errors of all columns, by target, then by row.
    fn draw_all(&self, replicate: Replicate, units: usize, errors: &mut Vec<f64>) {
        errors.resize(self.targets.len() * units, 0.0);
        for (target, own) in self.targets.iter().zip(errors.chunks_mut(units)) {
            target.fill(replicate, own);
        }
        let mut shared = Shared::new();
        let is_normal = self.shaped.is_normal();
        if is_normal {
            normal_quantiles(errors);
        }
        for (target, own) in self.targets.iter().zip(errors.chunks_mut(units)) {
            let common = target.common(replicate, units, &mut shared);
            self.shape(common, own, is_normal);
        }
    }

    /// Makes errors of the uniform numbers of one column, or of normal ones where they are so already.
    fn shape(&self, common: &[f64], errors: &mut [f64], are_normal: bool) {
        if common.is_empty() && !self.shaped.is_normal() {
            errors.iter_mut().for_each(|u| *u = self.shaped.at_uniform(*u));
            return;
        }
        if !are_normal {
            normal_quantiles(errors);
        }
        if !common.is_empty() {
            let (share, rest) = (self.common.sqrt(), (1.0 - self.common).sqrt());
            errors.iter_mut().zip(common).for_each(|(z, common)| *z = share * common + rest * *z);
        }
        self.shaped.at_normals(errors);
    }

    /// Puts errors on figures next to one another, and says whether all stay in their domain. Without an early way out,
    /// so that the processor takes several at a time.
    fn err(&self, target: &Target, figures: &mut [f64], errors: &[f64]) -> bool {
        wide(
            #[inline(always)]
            || {
                let mut are_inside = true;
                for (figure, &error) in figures.iter_mut().zip(errors) {
                    let erring = self.shaped.hit(*figure, error);
                    are_inside &= self.keeps(target, *figure, error, erring);
                    *figure = erring;
                }
                are_inside
            },
        )
    }

    /// A figure with an error; `None` where it leaves its domain.
    fn erring(&self, target: &Target, value: f64, error: f64) -> Option<f64> {
        let erring = self.shaped.hit(value, error);
        self.keeps(target, value, error, erring).then_some(erring)
    }

    /// Whether a figure with an error stays in its domain.
    #[inline(always)]
    fn keeps(&self, target: &Target, value: f64, error: f64, erring: f64) -> bool {
        let is_same_side = ((erring > 0.0) == (value > 0.0)) & (erring != 0.0);
        let keeps_side = !target.is_divisor | (value == 0.0) | is_same_side;
        self.shaped.keeps(error, erring) & keeps_side
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
    let mut all = vec![0.0; count];
    replicate.stream(place).fill(&mut all);
    normal_quantiles(&mut all);
    all
}

/// Puts figures, all finite where they are present, in place of those of a column.
fn put(panel: &mut Panel, target: &Target, values: Vec<f64>) {
    let marks = panel.column(target.node, target.period).marks().to_vec();
    let column = Column::from_parts(values, marks).expect("an error leaves figures finite");
    panel.put(target.node, target.period, column).expect("as many cells as before");
}
