//! Means as formulas of a spreadsheet, and the same means as we compute them.

use quanheng_figures::Evaluation;
use quanheng_index::{NodeId, StepKind};
use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};

/// How far a formula may be from the score it stands for, relative to the spread of the scores.
const NEAR: f64 = 1e-9;

/// The weighted mean a node is made with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mean {
    kind: Kind,
    /// Share of the children that must be present.
    least: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Arithmetic,
    Geometric,
    Harmonic,
}

impl Mean {
    /// How a node is aggregated, where a formula gives exactly its scores.
    pub(super) fn of(evaluation: &Evaluation, node: NodeId) -> Option<Self> {
        let step = evaluation.computed.plan.steps().find(|step| step.kind() == StepKind::Aggregate)?;
        let (method, values) = step.at_node(node);
        let kind = match method.slug {
            "arithmetic" => Kind::Arithmetic,
            "geometric" => Kind::Geometric,
            "harmonic" => Kind::Harmonic,
            _ => return None,
        };
        let mean = Self { kind, least: values.number("min_present") };
        mean.gives_scores(evaluation, node).then_some(mean)
    }

    fn gives_scores(self, evaluation: &Evaluation, node: NodeId) -> bool {
        let run = evaluation.computed.run;
        let scores = run.scores(node, evaluation.period);
        let children = &run.framework().node(node).children;
        (0..run.units().len()).all(|unit| {
            let cells = children.iter().map(|&child| {
                (run.weight(child, evaluation.period), run.scores(child, evaluation.period).value(unit))
            });
            match (self.mean(&cells.collect::<Vec<_>>()), scores.value(unit)) {
                (Some(mean), Some(score)) => (mean - score).abs() <= NEAR * score.abs().max(1.0),
                (None, None) => true,
                _ => false,
            }
        })
    }

    /// The mean of weighted cells.
    fn mean(self, cells: &[(f64, Option<f64>)]) -> Option<f64> {
        let present: Vec<(f64, f64)> = cells.iter().filter_map(|&(w, x)| Some((w, x?))).collect();
        let weight: f64 = present.iter().map(|(w, _)| w).sum();
        if present.is_empty() || weight <= 0.0 || (present.len() as f64) < self.least * cells.len() as f64 {
            return None;
        }
        let sum = |of: fn(f64) -> f64| present.iter().map(|&(w, x)| w * of(x)).sum::<f64>() / weight;
        Some(match self.kind {
            Kind::Arithmetic => sum(|x| x),
            Kind::Geometric => libm::exp(sum(libm::log)),
            Kind::Harmonic => 1.0 / sum(|x| 1.0 / x),
        })
    }

    /// The formula over cells of a row, with the weights in another.
    pub(super) fn formula(self, row: u32, weights: u32, (first, last): (u16, u16)) -> String {
        let cells = format!("{}:{}", row_col_to_cell(row, first), row_col_to_cell(row, last));
        let weights = format!(
            "{}${}:{}${}",
            column_number_to_name(first),
            weights + 1,
            column_number_to_name(last),
            weights + 1
        );
        let weight = format!("SUMPRODUCT({weights}*ISNUMBER({cells}))");
        let mean = match self.kind {
            Kind::Arithmetic => format!("SUMPRODUCT({weights},{cells})/{weight}"),
            Kind::Geometric => format!("EXP(SUMPRODUCT({weights},LN({cells}))/{weight})"),
            Kind::Harmonic => format!("{weight}/SUMPRODUCT({weights},1/{cells})"),
        };
        let count = u32::from(last - first) + 1;
        format!("=IF(COUNT({cells})<{},\"\",{mean})", (self.least * f64::from(count)).max(f64::MIN_POSITIVE))
    }

    /// Whether the formula is defined where cells are empty.
    pub(super) const fn bears_gaps(self) -> bool {
        matches!(self.kind, Kind::Arithmetic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_and_their_formulas() {
        let mean = Mean { kind: Kind::Arithmetic, least: 0.5 };
        assert_eq!(mean.mean(&[(1.0, Some(2.0)), (3.0, Some(6.0)), (1.0, None)]), Some(5.0));
        assert_eq!(mean.mean(&[(1.0, Some(2.0)), (3.0, None), (1.0, None)]), None);
        assert_eq!(
            mean.formula(4, 1, (2, 4)),
            "=IF(COUNT(C5:E5)<1.5,\"\",SUMPRODUCT(C$2:E$2,C5:E5)/SUMPRODUCT(C$2:E$2*ISNUMBER(C5:E5)))"
        );
        let geometric = Mean { kind: Kind::Geometric, least: 0.0 };
        let root = geometric.mean(&[(1.0, Some(2.0)), (1.0, Some(8.0))]).unwrap();
        assert!((root - 4.0).abs() < 1e-12, "√(2·8)");
    }
}
