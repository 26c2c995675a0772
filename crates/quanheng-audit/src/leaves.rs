//! Replicates whose figures are others, the quick way: column by column.
//!
//! Where treatment and normalisation in the audited period are all that the scores of leaves depend on, a column with
//! errors goes through these methods alone, and a variant's columns are rewritten where they are. What that gives is,
//! to the last bit, what a run of the whole plan gives; wherever something is refused, the plan runs and says why.

use quanheng_index::statistics::{logarithms, wide};
use quanheng_index::{LeafSteps, NodeId};

use crate::subject::Subject;
use crate::variant::{Tree, Variant};

/// Room for the columns of one replicate.
#[derive(Debug, Clone)]
pub(crate) struct Leaves {
    pub(crate) units: usize,
    /// By node; anything for nodes that are no leaves.
    pub(crate) slots: Vec<usize>,
    /// By leaf, then by unit: figures as observed, NaN where missing.
    observed: Vec<f64>,
    /// The same with errors.
    pub(crate) values: Vec<f64>,
    /// Errors of one assumption, by column.
    pub(crate) errors: Vec<f64>,
    scratch: Vec<f64>,
}

impl Leaves {
    pub(crate) fn of(subject: &Subject, tree: &Tree) -> Self {
        let leaves = &tree.nodes[..tree.leaves];
        let column = |&leaf: &NodeId| subject.panel.column(leaf, subject.period).iter();
        let observed: Vec<f64> = leaves.iter().flat_map(column).map(|x| x.unwrap_or(f64::NAN)).collect();
        let mut slots = vec![0; subject.framework.nodes().len()];
        leaves.iter().enumerate().for_each(|(slot, &leaf)| slots[leaf] = slot);
        Self {
            units: subject.panel.units().len(),
            slots,
            values: observed.clone(),
            observed,
            errors: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// Takes the figures as observed.
    pub(crate) fn reset(&mut self) {
        self.values.copy_from_slice(&self.observed);
    }

    /// Rewrites the columns of a variant at some leaves. `None` where a method is not defined for them.
    pub(crate) fn rewrite(
        &mut self,
        steps: &LeafSteps,
        variant: &mut Variant,
        leaves: &[NodeId],
    ) -> Option<()> {
        for &leaf in leaves {
            let slot = self.slots[leaf];
            let cells = slot * self.units..(slot + 1) * self.units;
            let values = &mut self.values[cells.clone()];
            steps.run(leaf, values, &mut self.scratch).ok()?;
            let scores = &mut variant.scores[cells.clone()];
            put_scores(scores, values);
            if !variant.logarithms.is_empty() {
                let own = &mut variant.logarithms[cells.clone()];
                own.copy_from_slice(scores);
                logarithms(own);
                if !are_finite(own, &variant.present[cells]) {
                    // A geometric mean may refuse it: the plan says how.
                    return None;
                }
            }
        }
        Some(())
    }
}

/// Takes over values; 0 where one is missing.
fn put_scores(scores: &mut [f64], values: &[f64]) {
    wide(
        #[inline(always)]
        || {
            for (score, value) in scores.iter_mut().zip(values) {
                *score = if value.is_nan() { 0.0 } else { *value };
            }
        },
    );
}

/// Whether the logarithms of all present scores are finite.
fn are_finite(logarithms: &[f64], present: &[f64]) -> bool {
    wide(
        #[inline(always)]
        || {
            let mut is_bad = false;
            for (log, present) in logarithms.iter().zip(present) {
                is_bad |= (*present == 1.0) & !log.is_finite();
            }
            !is_bad
        },
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use quanheng_index::framework::INDICATOR;
    use quanheng_index::method::of_kind;
    use quanheng_index::parameter::Value;
    use quanheng_index::stream::Replicate;
    use quanheng_index::{
        Column, Direction, Framework, Mark, Panel, Period, RawNode, StepKind, StepSpec, Unit, Units,
    };

    use super::*;
    use crate::assumption::{Across, Assumption, Correlation, DataError, Kind, Shape, Size};
    use crate::rerun::{Figures, Rerun};

    const UNITS: usize = 19;

    fn framework() -> Framework {
        let leaf = |at: usize| RawNode {
            code: format!("l{at}"),
            parent: Some("index".into()),
            level: INDICATOR.into(),
            direction: Some(if at == 1 { Direction::Negative } else { Direction::Positive }),
            goalpost_low: Some(0.5),
            goalpost_high: Some(40.0),
            target: Some(30.0),
            ..RawNode::default()
        };
        let root = RawNode { code: "index".into(), level: "index".into(), ..RawNode::default() };
        let rows: Vec<RawNode> = std::iter::once(root).chain((0..3).map(leaf)).collect();
        Framework::check(&rows).unwrap().0
    }

    /// Skewed columns above 1, some with missing cells.
    fn panel(framework: &Framework, seed: u64) -> Panel {
        let units = (0..UNITS).map(|unit| Unit::member(format!("u{unit}"))).collect();
        let units = Arc::new(Units::new(units, BTreeMap::new()).unwrap());
        let mut panel = Panel::empty(framework, units, vec![Period::year(2020).unwrap()]).unwrap();
        for leaf in framework.leaves().collect::<Vec<_>>() {
            let mut stream = Replicate { seed, number: leaf as u64 }.stream([0; 3]);
            let mut cell = |unit: usize| {
                let figure = 1.0 + 1.0 / (0.02 + stream.uniform());
                (!(unit + leaf).is_multiple_of(6) || leaf == 1).then_some(figure)
            };
            let cells: Vec<Option<f64>> = (0..UNITS).map(&mut cell).collect();
            panel.put(leaf, 0, Column::from_options(&cells).unwrap()).unwrap();
        }
        panel
    }

    fn error(framework: &Framework, shape: Shape, is_correlated: bool) -> Assumption {
        let correlation =
            Correlation { across: Across::Indicators(vec![framework.leaves().collect()]), coefficient: 0.5 };
        let error = DataError {
            indicators: framework.leaves().collect(),
            marks: vec![Mark::Observed],
            shape,
            size: Size::Relative(0.05),
            correlation: is_correlated.then_some(correlation),
        };
        Assumption { name: "error".into(), kind: Kind::Data(error) }
    }

    /// Parameters of methods that need some.
    fn step(kind: StepKind, slug: &str) -> StepSpec {
        let step = StepSpec::new(kind).method(slug);
        match slug {
            "affine" => step.with("scale", Value::Number(2.0)).with("shift", Value::Number(3.0)),
            _ => step,
        }
    }

    /// Compares some replicates; `None` where the plan does not go leaf by leaf or refuses the data.
    fn compare(steps: &[StepSpec], (seed, shape): (u64, Shape), is_correlated: bool) -> Option<usize> {
        let framework = framework();
        let panel = panel(&framework, seed);
        let subject = Subject { framework: &framework, steps, panel: &panel, scored: &[0], period: 0 };
        let tree = Tree::of(&subject);
        let (plan, run) = subject.run(steps).ok()?;
        let whole = Variant::of(&subject, &tree, &plan, &run);
        let assumptions = [error(&framework, shape, is_correlated)];
        let rerun = Rerun::of(&subject, &assumptions, 7).unwrap();
        let short = rerun.short(&tree, steps, &whole).ok()?;
        let rerun = rerun.with(vec![short]);
        let mut leaves = rerun.room(&tree).unwrap();
        let figures = |number| Figures { number, sides: None, only: None };
        let mut variant = rerun.variant(&tree, 0, figures(0), None).ok()?;
        let mut compared = 0;
        for number in 1..12 {
            let rewritten = rerun.rewrite((&mut variant, 0), figures(number), &mut leaves, None).is_some();
            let Ok(full) = rerun.variant(&tree, 0, figures(number), None) else {
                assert!(!rewritten, "{steps:?}");
                continue;
            };
            if rewritten {
                let bits = |all: &[f64]| all.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
                assert_eq!(bits(&variant.scores), bits(&full.scores), "{steps:?}");
                assert_eq!(bits(&variant.logarithms), bits(&full.logarithms), "{steps:?}");
                assert_eq!(bits(&variant.weights), bits(&full.weights), "{steps:?}");
                assert_eq!((&variant.present, &variant.is_whole), (&full.present, &full.is_whole));
                compared += 1;
            }
        }
        (compared > 0).then_some(compared)
    }

    #[test]
    fn column_by_column_gives_the_bits_of_the_whole_plan_under_every_method() {
        let aggregate = StepSpec::new(StepKind::Aggregate);
        let mut compared: Vec<(&str, usize)> = Vec::new();
        for (kind, other) in [(StepKind::Treat, StepKind::Normalise), (StepKind::Normalise, StepKind::Treat)]
        {
            for method in of_kind(kind) {
                let other = match other {
                    StepKind::Treat => StepSpec::new(other).method("winsorise"),
                    _ => StepSpec::new(other).method("min-max").with("lower", Value::Number(1.0)),
                };
                let mut steps = vec![step(kind, method.slug), other, aggregate.clone()];
                steps
                    .sort_by_key(|step| step.kind == StepKind::Normalise || step.kind == StepKind::Aggregate);
                steps.sort_by_key(|step| step.kind == StepKind::Aggregate);
                let count = (0..4).filter_map(|seed| compare(&steps, (seed, Shape::Normal), false)).sum();
                compared.push((method.slug, count));
            }
        }
        // It looks at a unit by its code.
        let skipped: Vec<&str> = compared.iter().filter(|(_, n)| *n == 0).map(|&(slug, _)| slug).collect();
        assert_eq!(skipped, ["distance-to-reference"], "of {}", compared.len());
    }

    #[test]
    fn shapes_correlation_and_logarithms_are_the_same() {
        for shape in [Shape::Normal, Shape::Lognormal, Shape::Uniform, Shape::Triangular] {
            for is_correlated in [false, true] {
                let normalise =
                    StepSpec::new(StepKind::Normalise).method("min-max").with("lower", Value::Number(1.0));
                let steps = [
                    StepSpec::new(StepKind::Treat).method("winsorise"),
                    normalise,
                    StepSpec::new(StepKind::Aggregate).method("geometric"),
                ];
                assert_eq!(compare(&steps, (3, shape), is_correlated), Some(11), "{shape:?}");
            }
        }
    }
}
