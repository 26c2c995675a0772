//! Linear programmes: maximise c·x over x ≥ 0 under linear conditions. The simplex method is that of the crate
//! `microlp`.
//!
//! The conditions are put into an order of their own first, so that the result does not depend, to the last bit, on
//! the order in which they were given.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem};

use super::linear::dot;

/// How the left side of a condition relates to its right side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// ≤
    AtMost,
    /// =
    Exactly,
    /// ≥
    AtLeast,
}

/// A condition: coefficients · x, relation, right side.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// One for each variable.
    pub coefficients: Vec<f64>,
    /// The relation.
    pub relation: Relation,
    /// The right side.
    pub right: f64,
}

impl Condition {
    /// coefficients · x ≤ right.
    #[must_use]
    pub const fn at_most(coefficients: Vec<f64>, right: f64) -> Self {
        Self { coefficients, relation: Relation::AtMost, right }
    }

    /// coefficients · x ≥ right.
    #[must_use]
    pub const fn at_least(coefficients: Vec<f64>, right: f64) -> Self {
        Self { coefficients, relation: Relation::AtLeast, right }
    }

    /// coefficients · x = right.
    #[must_use]
    pub const fn exactly(coefficients: Vec<f64>, right: f64) -> Self {
        Self { coefficients, relation: Relation::Exactly, right }
    }

    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let cells = self.coefficients.iter().zip(&other.coefficients);
        let first = cells.map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
        let rest = || self.relation.cmp(&other.relation).then(self.right.total_cmp(&other.right));
        first.unwrap_or_else(rest)
    }
}

/// The best value and a point that has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimum {
    /// c·x.
    pub value: f64,
    /// x; where several points have the best value, one of them.
    pub point: Vec<f64>,
}

/// Why there is no optimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoOptimum {
    /// No point meets the conditions.
    #[error("no point meets the conditions")]
    Infeasible,
    /// The objective can grow without end.
    #[error("the objective can grow without end")]
    Unbounded,
    /// The solver gave up: coefficients of very different size.
    #[error("the solver found no answer it can vouch for")]
    Failed,
}

/// Maximises objective · x over x ≥ 0 under the conditions, each with one coefficient for each variable.
///
/// # Errors
/// When there is no optimum or the solver cannot find it.
pub fn maximise(objective: &[f64], mut conditions: Vec<Condition>) -> Result<Optimum, NoOptimum> {
    conditions.sort_by(Condition::order);
    conditions.dedup();
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<_> = objective.iter().map(|&c| problem.add_var(c, (0.0, f64::INFINITY))).collect();
    for condition in &conditions {
        let terms = variables.iter().copied().zip(condition.coefficients.iter().copied());
        let terms: Vec<_> = terms.filter(|(_, coefficient)| *coefficient != 0.0).collect();
        let relation = match condition.relation {
            Relation::AtMost => ComparisonOp::Le,
            Relation::Exactly => ComparisonOp::Eq,
            Relation::AtLeast => ComparisonOp::Ge,
        };
        problem.add_constraint(&terms[..], relation, condition.right);
    }
    let outcome = problem.solve().map_err(|error| match error {
        Error::Infeasible => NoOptimum::Infeasible,
        Error::Unbounded => NoOptimum::Unbounded,
        _ => NoOptimum::Failed,
    })?;
    let solution = outcome.into_solution().map_err(|_| NoOptimum::Failed)?;
    // A variable may come out a hair below its bound.
    let point: Vec<f64> = variables.iter().map(|&variable| solution.var_value(variable).max(0.0)).collect();
    Ok(Optimum { value: dot(objective, &point), point })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: the corners are (0,0), (4,0), (3,1.5), (0,3); 3x + 2y is greatest at (4,0) = 12, x + 2y at (3,1.5) = 6
    /// and (0,3) = 6.
    #[test]
    fn a_corner_by_hand() {
        let conditions =
            vec![Condition::at_most(vec![1.5, 1.0], 6.0), Condition::at_most(vec![1.0, 2.0], 6.0)];
        let best = maximise(&[3.0, 2.0], conditions.clone()).unwrap();
        assert!((best.value - 12.0).abs() < 1e-12 && best.point[1].abs() < 1e-12, "{best:?}");
        assert!((maximise(&[1.0, 2.0], conditions).unwrap().value - 6.0).abs() < 1e-12);
    }

    #[test]
    fn without_an_optimum() {
        let below = Condition::at_most(vec![1.0], 1.0);
        let above = Condition::at_least(vec![1.0], 2.0);
        assert_eq!(maximise(&[1.0], vec![below, above.clone()]), Err(NoOptimum::Infeasible));
        assert_eq!(maximise(&[1.0], vec![above]), Err(NoOptimum::Unbounded));
    }

    #[test]
    fn the_order_of_the_conditions_is_no_matter() {
        let mut conditions: Vec<Condition> = (1..30)
            .map(|k| Condition::at_most(vec![f64::from(k % 7) + 0.1, f64::from(k % 5) + 0.3, 0.7], 1.0))
            .collect();
        let forth = maximise(&[0.2, 0.5, 0.3], conditions.clone()).unwrap();
        conditions.reverse();
        assert_eq!(maximise(&[0.2, 0.5, 0.3], conditions).unwrap(), forth);
    }
}
