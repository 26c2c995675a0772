//! Scores of a variant under weights: the work of every replicate.
//!
//! Columns are contiguous by node, so that the loops over units run in several lanes. Sums run over the children in
//! the order of the framework, as in the engine: with the weights of the programme the scores are the engine's, to the
//! last bit under arithmetic means. A geometric mean takes over the logarithm of a child that is one itself, which
//! spares an exponential and a logarithm and may move the last digit; places compare twelve digits.

use quanheng_index::statistics::wide;
use quanheng_index::{Children, Mark, Refusal};

use crate::variant::{Mean, Tree, Variant};

/// Scores of all nodes, reused from replicate to replicate.
#[derive(Debug, Clone)]
pub(crate) struct Scores {
    units: usize,
    leaves: usize,
    /// By inner slot, then by member; 0 where missing.
    scores: Vec<f64>,
    /// 1 where there is a score, else 0.
    present: Vec<f64>,
    is_whole: Vec<bool>,
    logarithms: Vec<f64>,
    has_logarithms: Vec<bool>,
    /// Sums of weights present, by member.
    sums: Vec<f64>,
    /// By inner node, whether its scores themselves are asked for, and not only what its parent makes of them.
    is_wanted: Vec<bool>,
}

/// One column of scores with what is present of it.
#[derive(Clone, Copy)]
struct Column<'a> {
    scores: &'a [f64],
    present: &'a [f64],
    is_whole: bool,
}

impl Scores {
    /// `wanted` are the slots whose scores are read afterwards.
    pub(crate) fn new(tree: &Tree, units: usize, wanted: &[usize]) -> Self {
        let inner = tree.children.len();
        Self {
            units,
            leaves: tree.leaves,
            scores: vec![0.0; inner * units],
            present: vec![0.0; inner * units],
            is_whole: vec![false; inner],
            logarithms: vec![0.0; inner * units],
            has_logarithms: vec![false; inner],
            sums: vec![0.0; units],
            is_wanted: (0..inner).map(|at| wanted.contains(&(at + tree.leaves))).collect(),
        }
    }

    /// Scores every inner node; `weights` by slot.
    ///
    /// # Errors
    /// When an aggregation is not defined for what its children have.
    pub(crate) fn run(&mut self, tree: &Tree, variant: &Variant, weights: &[f64]) -> Result<(), Refusal> {
        for (inner, mean) in variant.means.iter().enumerate() {
            let children = &tree.children[inner];
            match mean {
                Mean::Arithmetic { min_present } => {
                    self.weighted_sum(variant, children, weights, (inner, *min_present, false));
                    self.has_logarithms[inner] = false;
                }
                Mean::Geometric { min_present } => {
                    self.logarithms_of(children);
                    self.weighted_sum(variant, children, weights, (inner, *min_present, true));
                    let range = inner * self.units..(inner + 1) * self.units;
                    if !self.scores[range.clone()].iter().all(|sum| sum.is_finite()) {
                        return Err(self.not_positive(variant, children, weights));
                    }
                    self.logarithms[range.clone()].copy_from_slice(&self.scores[range.clone()]);
                    if self.is_wanted[inner] || !feeds_geometric(tree, variant, inner) {
                        self.scores[range].iter_mut().for_each(|score| *score = libm::exp(*score));
                    }
                    self.has_logarithms[inner] = true;
                }
                Mean::Other(aggregate) => {
                    let columns = self.columns(variant, children, weights);
                    let given = children.iter().map(|&child| weights[child]).filter(|weight| *weight > 0.0);
                    let slices = columns.iter().map(Vec::as_slice).collect();
                    let scored = match columns.len() {
                        0 => vec![Err(Mark::TooFewChildren); self.units],
                        _ => aggregate.aggregate(&Children::of_members(slices, given.collect()))?,
                    };
                    let range = inner * self.units..(inner + 1) * self.units;
                    for (at, score) in range.zip(scored) {
                        self.scores[at] = score.unwrap_or(0.0);
                        self.present[at] = f64::from(u8::from(score.is_ok()));
                    }
                    self.has_logarithms[inner] = false;
                    self.see_whole(inner);
                }
            }
        }
        Ok(())
    }

    /// Scores of an inner node, by member; 0 where missing.
    pub(crate) fn of(&self, slot: usize) -> &[f64] {
        let inner = slot - self.leaves;
        &self.scores[inner * self.units..(inner + 1) * self.units]
    }

    /// Whether every member has a score of an inner node.
    pub(crate) fn is_whole(&self, slot: usize) -> bool {
        self.is_whole[slot - self.leaves]
    }

    pub(crate) fn is_present(&self, slot: usize, unit: usize) -> bool {
        self.present[(slot - self.leaves) * self.units + unit] == 1.0
    }

    /// The weighted mean of the children, or of their logarithms, into an inner node.
    fn weighted_sum(
        &mut self,
        variant: &Variant,
        children: &[usize],
        weights: &[f64],
        (inner, min_present, of_logarithms): (usize, f64, bool),
    ) {
        let units = self.units;
        let (before, own) = self.scores.split_at_mut(inner * units);
        let (marks_before, own_marks) = self.present.split_at_mut(inner * units);
        let own = &mut own[..units];
        let own_marks = &mut own_marks[..units];
        let inner_logarithms = &self.logarithms;
        let column = |slot: usize| {
            let leaf = slot * units..(slot + 1) * units;
            if slot < self.leaves {
                let scores = if of_logarithms { &variant.logarithms } else { &variant.scores };
                return Column {
                    scores: &scores[leaf.clone()],
                    present: &variant.present[leaf],
                    is_whole: variant.is_whole[slot],
                };
            }
            let at = slot - self.leaves;
            let range = at * units..(at + 1) * units;
            let scores = if of_logarithms { inner_logarithms.as_slice() } else { &*before };
            Column {
                scores: &scores[range.clone()],
                present: &marks_before[range],
                is_whole: self.is_whole[at],
            }
        };
        let counted = || children.iter().filter(|&&child| weights[child] > 0.0);
        let total: f64 = counted().map(|&child| weights[child]).sum();
        own.fill(0.0);
        if counted().all(|&child| column(child).is_whole) && total > 0.0 {
            for &child in counted() {
                let (weight, scores) = (weights[child], column(child).scores);
                add_weighted(own, scores, weight);
            }
            divide(own, total);
            own_marks.fill(1.0);
            self.is_whole[inner] = true;
            return;
        }
        self.sums.fill(0.0);
        for &child in counted() {
            let (weight, column) = (weights[child], column(child));
            let cells = own.iter_mut().zip(&mut self.sums).zip(column.scores.iter().zip(column.present));
            for ((sum, of_weights), (score, present)) in cells {
                // A missing logarithm is −∞, which no weight makes 0.
                *sum += if *present == 1.0 { score * weight } else { 0.0 };
                *of_weights += present * weight;
            }
        }
        let least = min_present * total * (1.0 - 1e-12);
        let mut is_whole = true;
        for ((sum, mark), &present) in own.iter_mut().zip(own_marks).zip(&self.sums) {
            let is_enough = present > 0.0 && present >= least;
            *sum = if is_enough { *sum / present } else { 0.0 };
            *mark = f64::from(u8::from(is_enough));
            is_whole &= is_enough;
        }
        self.is_whole[inner] = is_whole;
    }

    /// Takes logarithms of the inner children that have none yet.
    fn logarithms_of(&mut self, children: &[usize]) {
        for &child in children.iter().filter(|&&child| child >= self.leaves) {
            let at = child - self.leaves;
            if !self.has_logarithms[at] {
                for index in at * self.units..(at + 1) * self.units {
                    self.logarithms[index] = libm::log(self.scores[index]);
                }
                self.has_logarithms[at] = true;
            }
        }
    }

    /// Says which score a geometric mean is not defined for.
    fn not_positive(&self, variant: &Variant, children: &[usize], weights: &[f64]) -> Refusal {
        let columns = self.columns(variant, children, weights);
        let value = columns.iter().flatten().copied().find(|score| *score <= 0.0);
        Refusal::new("mean-not-positive").with("method", "geometric").with("value", value.unwrap_or(f64::NAN))
    }

    fn see_whole(&mut self, inner: usize) {
        let marks = &self.present[inner * self.units..(inner + 1) * self.units];
        self.is_whole[inner] = marks.iter().all(|&mark| mark == 1.0);
    }

    /// Columns of the children that weigh something, NaN where missing.
    fn columns(&self, variant: &Variant, children: &[usize], weights: &[f64]) -> Vec<Vec<f64>> {
        let column = |&slot: &usize| {
            let (scores, present, at) = if slot < self.leaves {
                (&variant.scores, &variant.present, slot)
            } else {
                (&self.scores, &self.present, slot - self.leaves)
            };
            let cells = at * self.units..(at + 1) * self.units;
            let cells = scores[cells.clone()].iter().zip(&present[cells]);
            cells.map(|(&score, &mark)| if mark == 1.0 { score } else { f64::NAN }).collect()
        };
        children.iter().filter(|&&child| weights[child] > 0.0).map(column).collect()
    }
}

fn add_weighted(sums: &mut [f64], scores: &[f64], weight: f64) {
    wide(
        #[inline(always)]
        || {
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += score * weight;
            }
        },
    );
}

fn divide(sums: &mut [f64], total: f64) {
    wide(
        #[inline(always)]
        || {
            for sum in sums {
                *sum /= total;
            }
        },
    );
}

/// Whether the parent of an inner node takes its logarithms, so that nobody needs its scores.
fn feeds_geometric(tree: &Tree, variant: &Variant, inner: usize) -> bool {
    tree.parents[inner].is_some_and(|parent| matches!(variant.means[parent], Mean::Geometric { .. }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use quanheng_index::framework::INDICATOR;
    use quanheng_index::parameter::Value;
    use quanheng_index::{
        Column, Direction, Framework, NodeKind, Override, Panel, Period, RawNode, StepKind, StepSpec, Unit,
        Units,
    };

    use super::*;
    use crate::subject::Subject;

    fn row(code: &str, parent: &str, weight: f64) -> RawNode {
        let is_leaf = code.len() == 2;
        RawNode {
            code: code.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            level: if is_leaf { INDICATOR } else { "node" }.into(),
            direction: is_leaf.then_some(Direction::Positive),
            weight: (!parent.is_empty()).then_some(weight),
            ..RawNode::default()
        }
    }

    /// Whatever is missing, and whichever means meet in the tree.
    #[test]
    fn under_the_weights_of_the_programme_the_scores_are_the_engine_s() {
        let rows = [
            row("root", "", 1.0),
            row("one", "root", 2.0),
            row("two", "root", 0.7),
            row("l0", "root", 0.3),
            row("deep", "one", 1.1),
            row("l1", "one", 0.0),
            row("l2", "one", 3.0),
            row("l3", "deep", 0.1),
            row("l4", "deep", 0.2),
            row("l5", "two", 1.0),
            row("l6", "two", 2.0),
        ];
        let (framework, _) = Framework::check(&rows).unwrap();
        let units =
            Units::new((0..23).map(|unit| Unit::member(format!("u{unit}"))).collect(), BTreeMap::new());
        let year = Period::year(2020).unwrap();
        let mut panel = Panel::empty(&framework, Arc::new(units.unwrap()), vec![year]).unwrap();
        let leaves: Vec<usize> = framework.leaves().collect();
        for (at, &leaf) in leaves.iter().enumerate() {
            let cell = |unit: usize| {
                let figure = ((unit * 37 + at * 101) % 97) as f64 / 9.7 + 0.3;
                (!(unit + at).is_multiple_of(5) || unit > 15).then_some(figure)
            };
            panel
                .put(leaf, 0, Column::from_options(&(0..23).map(cell).collect::<Vec<_>>()).unwrap())
                .unwrap();
        }
        let at = |method: &str| Override {
            method: Some(method.into()),
            values: BTreeMap::from([("min_present".to_owned(), Value::Number(0.6))]),
        };
        let mut mixed = StepSpec::new(StepKind::Aggregate);
        mixed.at = ["one", "deep", "two"]
            .into_iter()
            .zip(["geometric", "harmonic", "geometric"])
            .map(|(code, method)| (code.to_owned(), at(method)))
            .collect();
        let over_means = StepSpec::new(StepKind::Aggregate).method("geometric");
        for step in [StepSpec::new(StepKind::Aggregate), over_means, mixed] {
            let subject = Subject {
                framework: &framework,
                steps: std::slice::from_ref(&step),
                panel: &panel,
                scored: &[0],
                period: 0,
            };
            let tree = Tree::of(&subject);
            let (plan, run) = subject.run(subject.steps).unwrap();
            let variant = Variant::of(&subject, &tree, &plan, &run);
            let mut scores = Scores::new(&tree, 23, &(tree.leaves..tree.nodes.len()).collect::<Vec<_>>());
            scores.run(&tree, &variant, &variant.weights).unwrap();
            for (slot, &node) in tree.nodes.iter().enumerate().skip(tree.leaves) {
                assert_eq!(framework.node(node).kind, NodeKind::Inner);
                for unit in 0..23 {
                    let own = scores.is_present(slot, unit).then(|| scores.of(slot)[unit]);
                    let engine = run.scores(node, 0).value(unit);
                    let apart = own.zip(engine).map_or(0.0, |(own, engine)| (own / engine - 1.0).abs());
                    let least = if step.method.is_none() && step.at.is_empty() { 0.0 } else { 1e-14 };
                    assert!(own.is_some() == engine.is_some() && apart <= least, "{step:?} {slot} {unit}");
                }
            }
        }
    }
}
