//! The best practice frontier of the members: what benefit-of-the-doubt methods measure a unit against.

use super::Children;
use crate::refusal::Refusal;
use crate::statistics::linear_programme::{Condition, NoOptimum};

/// The members no other member is at least as good as in every child, missing values as 0, divided by the greatest
/// value of all.
pub(crate) struct Frontier {
    pub(crate) rows: Vec<Vec<f64>>,
    /// What the values were divided by.
    pub(crate) scale: f64,
}

impl Frontier {
    /// # Errors
    /// `frontier-negative` for a negative value of a member, `frontier-zero` when all values are 0.
    pub(crate) fn of(children: &Children) -> Result<Self, Refusal> {
        let mut rows = Vec::new();
        for row in (0..children.rows()).filter(|&row| children.is_member(row)) {
            let values: Vec<f64> = (0..children.count()).map(|child| children.value(child, row)).collect();
            if let Some(negative) = values.iter().find(|value| **value < 0.0) {
                return Err(Refusal::new("frontier-negative").with("value", negative).about(row));
            }
            rows.push(values.into_iter().map(|value| if value.is_nan() { 0.0 } else { value }).collect());
        }
        Self::from_rows(rows)
    }

    pub(crate) fn from_rows(rows: Vec<Vec<f64>>) -> Result<Self, Refusal> {
        let scale = rows.iter().flatten().copied().fold(0.0, f64::max);
        if scale <= 0.0 {
            return Err(Refusal::new("frontier-zero"));
        }
        let mut rows = undominated(rows);
        rows.iter_mut().flatten().for_each(|value| *value /= scale);
        Ok(Self { rows, scale })
    }

    /// No member of the frontier may have a weighted sum above 1.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = Condition> + '_ {
        self.rows.iter().map(|row| Condition::at_most(row.clone(), 1.0))
    }
}

/// Rows that no other row is at least as great as everywhere; of equal rows, one.
fn undominated(mut rows: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let descending = |a: &Vec<f64>, b: &Vec<f64>| {
        let cells = a.iter().zip(b).map(|(x, y)| y.total_cmp(x));
        cells.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    };
    // After a row in this order none can be greater everywhere.
    rows.sort_by(descending);
    let mut kept: Vec<Vec<f64>> = Vec::new();
    for row in rows {
        if !kept.iter().any(|other| other.iter().zip(&row).all(|(x, y)| x >= y)) {
            kept.push(row);
        }
    }
    kept
}

/// What a failed linear programme means for the user.
pub(crate) fn refusal(reason: NoOptimum) -> Refusal {
    Refusal::new(match reason {
        NoOptimum::Infeasible => "shares-impossible",
        NoOptimum::Unbounded | NoOptimum::Failed => "linear-programme-failed",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_frontier_is_kept() {
        let rows = vec![vec![1.0, 1.0], vec![2.0, 0.0], vec![1.0, 3.0], vec![2.0, 0.0], vec![0.5, 4.0]];
        assert_eq!(undominated(rows), [[2.0, 0.0], [1.0, 3.0], [0.5, 4.0]]);
    }
}
