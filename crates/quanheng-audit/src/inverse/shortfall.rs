//! The smallest total violation: weights for which the pairs that are out of order are so by least in all.
//!
//! Least Σ cₚ·max(0, m − (lead of pair p)), cₚ the weight of the statements behind the pair and m the margin, a
//! linear programme with one further variable for each pair. In units of the scores.

use quanheng_index::statistics::linear::dot;
use quanheng_index::statistics::linear_programme::{Condition, NoOptimum, maximise};

use super::space::Space;

/// Weights with the smallest shortfall.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortfall {
    /// The total, weighted by the statements.
    pub total: f64,
    /// The weights; where several have the same total, one of them.
    pub weights: Vec<f64>,
    /// Pairs that fall short, by position, with by how much, the largest first.
    pub pairs: Vec<(usize, f64)>,
}

/// Finds it. `rows` are those of the pairs with their margin taken off, `costs` their weights; a shortfall up to
/// `least` is none.
///
/// # Errors
/// When no weights are admissible, or the solver fails.
pub(crate) fn shortfall(
    space: &Space,
    rows: &[f64],
    costs: &[f64],
    least: f64,
) -> Result<Shortfall, NoOptimum> {
    let parts = space.parts();
    let count = costs.len();
    let mut conditions = space.conditions(count);
    for (at, row) in rows.chunks_exact(parts).enumerate() {
        let mut coefficients = vec![0.0; parts + count];
        coefficients[..parts].copy_from_slice(row);
        coefficients[parts + at] = 1.0;
        conditions.push(Condition::at_least(coefficients, 0.0));
    }
    let objective: Vec<f64> = std::iter::repeat_n(0.0, parts).chain(costs.iter().map(|cost| -cost)).collect();
    let best = maximise(&objective, conditions)?;
    let weights = best.point[..parts].to_vec();
    // From the weights themselves, so that the parts add up to the total.
    let gaps: Vec<f64> = rows.chunks_exact(parts).map(|row| (-dot(row, &weights)).max(0.0)).collect();
    let total = gaps.iter().zip(costs).map(|(gap, cost)| gap * cost).sum();
    let mut pairs: Vec<(usize, f64)> = gaps.into_iter().enumerate().filter(|(_, gap)| *gap > least).collect();
    pairs.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(Shortfall { total, weights, pairs })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 0 lacks max(0, 0.6 − w₁), 1 lacks max(0, w₁ − 0.3): between them 0.3 in all; the weight of 2 on the
    /// first puts w₁ at 0.6.
    #[test]
    fn two_pairs_by_hand() {
        let rows = [0.4, -0.6, -0.7, 0.3];
        let found = shortfall(&Space::simplex(2), &rows, &[2.0, 1.0], 1e-9).unwrap();
        assert!((found.total - 0.3).abs() < 1e-9 && (found.weights[0] - 0.6).abs() < 1e-9, "{found:?}");
        assert_eq!(found.pairs.len(), 1);
        assert_eq!(found.pairs[0].0, 1);
    }
}
