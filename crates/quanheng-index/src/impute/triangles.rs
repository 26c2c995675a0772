//! All that regressions need to know of the rows of a block: a triangle for each pattern of what units have.
//!
//! The rows X of the units that have the same indicators are turned by reflections into a triangle R with RᵀR = XᵀX, so
//! that a regression on columns they all have comes out the same with the rows of R in place of those of X. The units
//! complete in some columns are those of the patterns that have them: their triangles, one under the other. Every unit
//! is looked at once, however many regressions follow, and unlike with sums of products no digit is squared away.
//!
//! Source: Demmel, Grigori, Hoemmen and Langou (2012), Communication-optimal parallel and sequential QR and LU
//! factorizations, SIAM Journal on Scientific Computing 34(1) (QR of tall and skinny matrices).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::table::Block;
use crate::statistics::linear::Matrix;
use crate::statistics::{extremes, median, standard_deviation};

/// The triangles of a block.
pub(super) struct Triangles {
    /// By column.
    pub(super) scales: Vec<Scale>,
    patterns: Vec<Pattern>,
}

/// What is taken from the values of an indicator before they enter a triangle, so that its digits are not lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) centre: f64,
    pub(super) unit: f64,
}

/// Units that have the same indicators.
struct Pattern {
    /// Columns they have, ascending.
    columns: Vec<usize>,
    count: usize,
    /// By column, least and greatest value.
    extremes: Vec<(f64, f64)>,
    /// 1 and the scaled values of each unit; a triangle when it has fewer rows.
    rows: Matrix,
}

/// The units complete in some columns.
pub(super) struct Complete {
    /// How many.
    pub(super) count: usize,
    /// By column, whether their values differ.
    pub(super) varies: Vec<bool>,
    /// What stands for the 1 of the intercept.
    pub(super) ones: Vec<f64>,
    /// By column, what stands for the scaled values.
    pub(super) columns: Vec<Vec<f64>>,
}

impl Triangles {
    /// Of the members in a block.
    pub(super) fn of(block: &Block) -> Self {
        let scales: Vec<Scale> =
            (0..block.nodes.len()).map(|column| Scale::of(&block.sample(column))).collect();
        let mut by_columns: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for at in (0..block.at.len()).filter(|&at| block.members[at]) {
            let has = |&column: &usize| block.value(column, at).is_some();
            by_columns.entry((0..block.nodes.len()).filter(has).collect()).or_default().push(at);
        }
        let pattern = |(columns, units)| Pattern::of(block, &scales, columns, units);
        Self { patterns: by_columns.into_iter().map(pattern).collect(), scales }
    }

    /// What there is of the units that have all of `columns`.
    pub(super) fn complete(&self, columns: &[usize]) -> Complete {
        let found: Vec<(&Pattern, Vec<usize>)> =
            self.patterns.iter().filter_map(|pattern| Some((pattern, pattern.places(columns)?))).collect();
        let ones = found.iter().flat_map(|(pattern, _)| pattern.column(0)).collect();
        let column = |k: usize| {
            found.iter().flat_map(move |(pattern, places)| pattern.column(places[k] + 1)).collect()
        };
        let varies = |k: usize| {
            let mut all = found.iter().map(|(pattern, places)| pattern.extremes[places[k]]);
            all.next().is_some_and(|first| first.0 < first.1 || all.any(|other| other != first))
        };
        Complete {
            count: found.iter().map(|(pattern, _)| pattern.count).sum(),
            varies: (0..columns.len()).map(varies).collect(),
            ones,
            columns: (0..columns.len()).map(column).collect(),
        }
    }
}

impl Scale {
    /// The median, which no outlier moves away from the others, and the standard deviation.
    fn of(sample: &[f64]) -> Self {
        let unit = standard_deviation(sample).filter(|&deviation| deviation > 0.0);
        Self { centre: median(sample).unwrap_or(0.0), unit: unit.unwrap_or(1.0) }
    }
}

impl Pattern {
    fn of(block: &Block, scales: &[Scale], columns: Vec<usize>, mut units: Vec<usize>) -> Self {
        // Reflections run in an order of the values' own, so that the order of the units changes no digit.
        units.sort_by(|&a, &b| {
            let values = columns.iter().map(|&column| &block.values[column]);
            values.fold(Ordering::Equal, |order, values| order.then_with(|| values[a].total_cmp(&values[b])))
        });
        let mut rows = Matrix::zeros(units.len(), columns.len() + 1);
        for (i, &at) in units.iter().enumerate() {
            rows[(i, 0)] = 1.0;
            for (k, &column) in columns.iter().enumerate() {
                let Scale { centre, unit } = scales[column];
                rows[(i, k + 1)] = (block.values[column][at] - centre) / unit;
            }
        }
        let of_column = |&column: &usize| {
            let values: Vec<f64> = units.iter().map(|&at| block.values[column][at]).collect();
            extremes(&values).expect("a pattern of some unit")
        };
        let extremes = columns.iter().map(of_column).collect();
        Self { count: units.len(), extremes, rows: rows.triangle(), columns }
    }

    /// Where it has `columns`, if it has them all.
    fn places(&self, columns: &[usize]) -> Option<Vec<usize>> {
        columns.iter().map(|column| self.columns.binary_search(column).ok()).collect()
    }

    fn column(&self, at: usize) -> impl Iterator<Item = f64> + '_ {
        (0..self.rows.rows()).map(move |row| self.rows[(row, at)])
    }
}
