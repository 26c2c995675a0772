//! What the data of each indicator look like, before and after treatment.

use quanheng_index::cell::Mark;
use quanheng_index::statistics::{Shape, extremes, mean, median, sorted, standard_deviation};
use quanheng_index::{Column, NodeId, Panel, Run, ShapeTest, StepKind};

use super::scores::Scores;

/// The data of one indicator among the members, in the audited period.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The indicator.
    pub node: NodeId,
    /// Members that exist in the period.
    pub members: usize,
    /// As reported: after derivation and denomination, before the first imputation, treatment or normalisation.
    pub observed: Description,
    /// As the first treatment received it; without one, as the first normalisation, weighting or aggregation did.
    pub untreated: Description,
    /// As the last treatment gave it; `None` without a treatment.
    pub treated: Option<Description>,
    /// Values that treatment changed.
    pub changed: usize,
}

/// A column described. Whatever is not defined, of too few values or of equal ones, is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Description {
    /// Members with a value.
    pub present: usize,
    /// Different values.
    pub distinct: usize,
    /// Values that are 0.
    pub zeros: usize,
    /// The least.
    pub minimum: Option<f64>,
    /// The greatest.
    pub maximum: Option<f64>,
    /// Arithmetic mean.
    pub mean: Option<f64>,
    /// Median.
    pub median: Option<f64>,
    /// With n − 1.
    pub standard_deviation: Option<f64>,
    /// Type 2 (Excel SKEW).
    pub skewness: Option<f64>,
    /// Excess, type 2 (Excel KURT).
    pub kurtosis: Option<f64>,
    /// Whether |skewness| or kurtosis is below its threshold; what is undefined passes.
    pub passes: bool,
}

impl Check {
    /// Of every indicator, of a run that kept everything and the panel it was made from.
    #[must_use]
    pub fn of_all(scores: &Scores, panel: &Panel, test: ShapeTest) -> Vec<Self> {
        scores.framework().leaves().map(|leaf| Self::of(scores, panel, leaf, test)).collect()
    }

    fn of(scores: &Scores, panel: &Panel, node: NodeId, test: ShapeTest) -> Self {
        let run = scores.run;
        let received = |step: usize| run.received(panel, step, node, scores.period);
        let values = |column: &Column| -> Vec<Option<f64>> {
            scores.members.iter().map(|&row| column.value(row)).collect()
        };
        let last = run.trace().iter().rposition(|step| step.kind == StepKind::Treat);
        let observed = received(first(run, &[StepKind::Impute, StepKind::Treat]));
        let untreated = values(received(first(run, &[StepKind::Treat])));
        let treated = last.map(|step| values(received(step + 1)));
        let exists = |row: &&usize| observed.mark(**row) != Mark::NotValid;
        let changed =
            |treated: &Vec<Option<f64>>| untreated.iter().zip(treated).filter(|(a, b)| a != b).count();
        Self {
            node,
            members: scores.members.iter().filter(exists).count(),
            observed: Description::of(&values(observed), test),
            untreated: Description::of(&untreated, test),
            changed: treated.as_ref().map_or(0, changed),
            treated: treated.map(|treated| Description::of(&treated, test)),
        }
    }

    /// Share of the members that exist of which there is no value as reported.
    #[must_use]
    pub fn missing_share(&self) -> f64 {
        if self.members == 0 { 0.0 } else { 1.0 - self.observed.present as f64 / self.members as f64 }
    }

    /// As the index takes it up: treated if it is.
    #[must_use]
    pub fn used(&self) -> &Description {
        self.treated.as_ref().unwrap_or(&self.untreated)
    }
}

/// Position of the first step of these kinds, or of those that follow the preparation of data in any case.
fn first(run: &Run, kinds: &[StepKind]) -> usize {
    let later = [StepKind::Normalise, StepKind::Weight, StepKind::Aggregate];
    let is_meant = |kind: StepKind| kinds.contains(&kind) || later.contains(&kind);
    run.trace().iter().position(|step| is_meant(step.kind)).unwrap_or(run.trace().len())
}

impl Description {
    /// Of values, `None` where missing.
    #[must_use]
    pub fn of(values: &[Option<f64>], test: ShapeTest) -> Self {
        let present = sorted(&values.iter().copied().flatten().collect::<Vec<f64>>());
        let shape = Shape::of(&present);
        let ends = extremes(&present);
        Self {
            present: present.len(),
            distinct: present.chunk_by(|a, b| a == b).count(),
            zeros: present.iter().filter(|&&value| value == 0.0).count(),
            minimum: ends.map(|(low, _)| low),
            maximum: ends.map(|(_, high)| high),
            mean: mean(&present),
            median: median(&present),
            standard_deviation: standard_deviation(&present),
            skewness: shape.skewness,
            kurtosis: shape.kurtosis,
            passes: test.passes(shape),
        }
    }
}
