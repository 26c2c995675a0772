//! The best practice frontier of the members: what benefit-of-the-doubt methods measure a unit against.

use super::Children;
use crate::refusal::Refusal;
use crate::statistics::linear::dot;
use crate::statistics::linear_programme::{Condition, NoOptimum, Optimum, maximise};

/// The members no other member is at least as good as in every child, missing values as 0, divided by the greatest
/// value of all.
pub(crate) struct Frontier {
    pub(crate) rows: Vec<Vec<f64>>,
    /// What the values were divided by.
    pub(crate) scale: f64,
    /// By child, the member that has most of it.
    leaders: Vec<usize>,
}

/// So few members are all taken at once: one programme is solved sooner than several smaller ones.
const FEW: usize = 100;

/// A weighted sum above 1 by less is rounding.
const ROUNDING: f64 = 1e-12;

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
        let leader =
            |child: usize| (0..rows.len()).rev().max_by(|&a, &b| rows[a][child].total_cmp(&rows[b][child]));
        let leaders = (0..rows[0].len()).filter_map(leader).collect();
        Ok(Self { rows, scale, leaders })
    }

    /// Maximises objective · w over w ≥ 0 so that no member of the frontier has a weighted sum above 1, under `more`
    /// conditions.
    ///
    /// A few members decide, so it begins with those that lead in some child, and with the unit itself if it is one of
    /// the frontier, and adds the one that would be furthest above 1 until there is none: the optimum under all.
    pub(crate) fn best(&self, objective: &[f64], more: &[Condition]) -> Result<Optimum, NoOptimum> {
        let mut counts = vec![self.rows.len() <= FEW; self.rows.len()];
        let own = self.rows.iter().position(|row| row.as_slice() == objective);
        self.leaders.iter().copied().chain(own).for_each(|row| counts[row] = true);
        loop {
            let rows = self.rows.iter().zip(&counts).filter(|(_, counts)| **counts);
            let conditions = rows.map(|(row, _)| Condition::at_most(row.clone(), 1.0));
            let best = maximise(objective, conditions.chain(more.iter().cloned()).collect())?;
            match self.furthest(&best.point, &counts) {
                Some(row) => counts[row] = true,
                None => return Ok(best),
            }
        }
    }

    /// The member, not counted yet, with the greatest weighted sum above 1; of equal ones the first.
    fn furthest(&self, weights: &[f64], counts: &[bool]) -> Option<usize> {
        let (mut furthest, mut most) = (None, 1.0 + ROUNDING);
        for (at, row) in self.rows.iter().enumerate().filter(|(at, _)| !counts[*at]) {
            let sum = dot(row, weights);
            if sum > most {
                (furthest, most) = (Some(at), sum);
            }
        }
        furthest
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

    /// Adding members as they are needed ends where all of them at once do; scattered by a multiplier and a modulus.
    #[test]
    fn the_optimum_is_that_under_all_conditions() {
        let cell = |k: u32| f64::from((k * k * 31 + k * 7919) % 10_007) / 1e4;
        let rows: Vec<Vec<f64>> =
            (0..900).map(|row| (0..5).map(|child| cell(row * 5 + child)).collect()).collect();
        let frontier = Frontier::from_rows(rows.clone()).unwrap();
        let share = vec![Condition::at_most(vec![1.0, -1.0, -1.0, -1.0, -1.0], 0.0)];
        assert!(frontier.rows.len() > FEW, "else all are taken at once");
        for row in rows.iter().step_by(19) {
            let objective: Vec<f64> = row.iter().map(|x| x / frontier.scale).collect();
            for more in [&[][..], &share] {
                let all = frontier.conditions().chain(more.iter().cloned()).collect();
                let want = maximise(&objective, all).unwrap().value;
                let got = frontier.best(&objective, more).unwrap().value;
                assert!((got - want).abs() < 1e-9, "{got} is not {want}");
            }
        }
    }

    #[test]
    fn only_the_frontier_is_kept() {
        let rows = vec![vec![1.0, 1.0], vec![2.0, 0.0], vec![1.0, 3.0], vec![2.0, 0.0], vec![0.5, 4.0]];
        assert_eq!(undominated(rows), [[2.0, 0.0], [1.0, 3.0], [0.5, 4.0]]);
    }
}
