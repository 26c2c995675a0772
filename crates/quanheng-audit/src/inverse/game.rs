//! The small linear programme everything else leans on: the weights at which the worst of some rows is best.
//!
//! Over the weights w ≥ 0, Σw = 1 with h·w ≥ 0 for every hard row h, the greatest t with g·w ≥ t for every soft row
//! g. It is solved in its dual form, which has as many conditions as weights: multipliers λ ≥ 0 of the soft rows,
//! Σλ = 1, and μ ≥ 0 of the hard ones, such that the greatest coordinate of Σλg + Σμh is least. That greatest
//! coordinate bounds t whatever λ and μ are, so the answer carries its own proof: a bound below 0 shows that the
//! soft rows with λ > 0, at most as many as there are weights, contradict each other.
//!
//! It is here beside the library of `linear_programme` because a search asks it a hundred thousand times: in place,
//! without memory of its own, and with the multipliers. Tests hold the two against each other.
//!
//! Source: Dantzig (1951), "A proof of the equivalence of the programming problem and the game problem".

/// Room for one programme after another.
#[derive(Debug, Clone, Default)]
pub(crate) struct Game {
    cells: Vec<f64>,
    basis: Vec<usize>,
    objective: Vec<f64>,
    /// Greatest size of a soft coefficient.
    scale: f64,
}

/// The rows of one programme.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'a> {
    /// Number of weights.
    pub(crate) parts: usize,
    /// Soft rows, one after the other.
    pub(crate) soft: &'a [f64],
    /// Hard rows, one after the other.
    pub(crate) hard: &'a [f64],
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    /// No weights have every soft row above this; −∞ when the hard rows alone contradict each other.
    pub(crate) bound: f64,
    /// Weights that reach it, up to rounding.
    pub(crate) point: Vec<f64>,
    /// Positions of the soft rows that prove the bound.
    pub(crate) support: Vec<usize>,
}

/// A reduced cost or a pivot below this is nothing: rows are scaled to at most 2.5.
const NOTHING: f64 = 1e-11;
/// After so many pivots the rule that cannot cycle (Bland 1977) takes over.
const PATIENCE: usize = 200;
const MOST_PIVOTS: usize = 5_000;

impl Game {
    /// Solves one programme with at least one soft row; `None` if the pivots lead nowhere.
    pub(crate) fn solve(&mut self, rows: Rows) -> Option<Verdict> {
        let parts = rows.parts;
        let (soft, hard) = (rows.soft.len() / parts, rows.hard.len() / parts);
        self.scale = largest(rows.soft);
        let width = soft + hard + parts + 1;
        self.fill(rows, width);
        for pivots in 0..MOST_PIVOTS {
            let Some(column) = self.entering(width - 1, pivots >= PATIENCE) else {
                return Some(self.verdict(rows, width));
            };
            let Some(row) = self.leaving(column, width) else {
                return Some(Verdict { bound: f64::NEG_INFINITY, point: Vec::new(), support: Vec::new() });
            };
            self.pivot(row, column, width);
        }
        None
    }

    /// Maximise Σy where Σ y(g/scale + 3/2) + Σ z h/own + s = 1 in every coordinate: t/scale + 3/2 = 1/Σy.
    fn fill(&mut self, rows: Rows, width: usize) {
        let parts = rows.parts;
        self.cells.clear();
        self.cells.resize(parts * width, 0.0);
        self.objective.clear();
        self.objective.resize(width, 0.0);
        let soft = rows.soft.len() / parts;
        for (at, row) in rows.soft.chunks_exact(parts).enumerate() {
            for (part, x) in row.iter().enumerate() {
                self.cells[part * width + at] = x / self.scale + 1.5;
            }
            self.objective[at] = 1.0;
        }
        for (at, row) in rows.hard.chunks_exact(parts).enumerate() {
            let own = largest(row);
            for (part, x) in row.iter().enumerate() {
                self.cells[part * width + soft + at] = x / own;
            }
        }
        let first = width - 1 - parts;
        for part in 0..parts {
            self.cells[part * width + first + part] = 1.0;
            self.cells[part * width + width - 1] = 1.0;
        }
        self.basis.clear();
        self.basis.extend(first..first + parts);
    }

    fn entering(&self, columns: usize, is_careful: bool) -> Option<usize> {
        let costs = &self.objective[..columns];
        if is_careful {
            return costs.iter().position(|&cost| cost > NOTHING);
        }
        let mut best = (NOTHING, None);
        for (at, &cost) in costs.iter().enumerate() {
            if cost > best.0 {
                best = (cost, Some(at));
            }
        }
        best.1
    }

    fn leaving(&self, column: usize, width: usize) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for row in 0..self.basis.len() {
            let pivot = self.cells[row * width + column];
            if pivot <= NOTHING {
                continue;
            }
            let ratio = self.cells[row * width + width - 1] / pivot;
            let is_better = best.is_none_or(|(least, at)| {
                ratio < least || (ratio == least && self.basis[row] < self.basis[at])
            });
            if is_better {
                best = Some((ratio, row));
            }
        }
        best.map(|(_, row)| row)
    }

    fn pivot(&mut self, row: usize, column: usize, width: usize) {
        let (before, rest) = self.cells.split_at_mut(row * width);
        let (own, after) = rest.split_at_mut(width);
        let inverse = 1.0 / own[column];
        own.iter_mut().for_each(|x| *x *= inverse);
        let others = before.chunks_exact_mut(width).chain(after.chunks_exact_mut(width));
        for other in others.chain([&mut self.objective[..]]) {
            let factor = other[column];
            if factor != 0.0 {
                other.iter_mut().zip(&*own).for_each(|(x, y)| *x -= factor * y);
            }
        }
        self.basis[row] = column;
    }

    fn verdict(&self, rows: Rows, width: usize) -> Verdict {
        let parts = rows.parts;
        let soft = rows.soft.len() / parts;
        let hard = rows.hard.len() / parts;
        let mut combined = vec![0.0; parts];
        let mut support = Vec::new();
        let mut total = 0.0;
        for (row, &column) in self.basis.iter().enumerate() {
            let level = self.cells[row * width + width - 1];
            if column >= soft + hard || level <= 0.0 {
                continue;
            }
            // A hard row was divided by its own size, a soft one by the common one.
            let (source, factor) = if column < soft {
                total += level;
                if level > NOTHING {
                    support.push(column);
                }
                (&rows.soft[column * parts..(column + 1) * parts], level)
            } else {
                let source = &rows.hard[(column - soft) * parts..(column - soft + 1) * parts];
                (source, level * self.scale / largest(source))
            };
            combined.iter_mut().zip(source).for_each(|(sum, x)| *sum += factor * x);
        }
        support.sort_unstable();
        let greatest = combined.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let first = width - 1 - parts;
        let point: Vec<f64> = self.objective[first..first + parts].iter().map(|x| (-x).max(0.0)).collect();
        let sum: f64 = point.iter().sum();
        Verdict { bound: greatest / total, point: point.iter().map(|x| x / sum).collect(), support }
    }
}

fn largest(row: &[f64]) -> f64 {
    row.iter().fold(f64::MIN_POSITIVE, |most, x| most.max(x.abs()))
}

#[cfg(test)]
mod tests {
    use quanheng_index::statistics::linear_programme::{Condition, maximise};
    use quanheng_index::stream::Replicate;

    use super::*;

    fn solve(parts: usize, soft: &[f64], hard: &[f64]) -> Verdict {
        Game::default().solve(Rows { parts, soft, hard }).unwrap()
    }

    /// By hand: (3, −1) and (−1, 1) are level at w = (1/3, 2/3), where both are 1/3.
    #[test]
    fn two_rows_by_hand() {
        let verdict = solve(2, &[3.0, -1.0, -1.0, 1.0], &[]);
        assert!((verdict.bound - 1.0 / 3.0).abs() < 1e-14, "{verdict:?}");
        assert!((verdict.point[0] - 1.0 / 3.0).abs() < 1e-14);
        // With w₁ ≥ 1/2 the second is 0 at best; (w₁ − 1/2) as a row is (1/2, −1/2).
        let verdict = solve(2, &[3.0, -1.0, -1.0, 1.0], &[0.5, -0.5]);
        assert!(verdict.bound.abs() < 1e-14 && (verdict.point[0] - 0.5).abs() < 1e-14, "{verdict:?}");
        assert_eq!(verdict.support, [1]);
    }

    #[test]
    fn contradictions_are_named() {
        // The first two contradict each other; the third is no matter.
        let verdict = solve(2, &[1.0, -2.0, -2.0, 1.0, 5.0, 5.0], &[]);
        assert!((verdict.bound + 0.5).abs() < 1e-14);
        assert_eq!(verdict.support, [0, 1]);
        let verdict = solve(2, &[1.0, 1.0], &[1.0, -1.0, -2.0, 1.0, -1.0, -1.0]);
        assert_eq!(verdict.bound, f64::NEG_INFINITY);
    }

    /// 300 random programmes against the library: variables w and t + 10, so that t may be negative.
    #[test]
    fn agrees_with_the_library() {
        for number in 0..300 {
            let mut stream = Replicate { seed: 5, number }.stream([0; 3]);
            let parts = 1 + stream.below(6) as usize;
            let (soft, hard) = (1 + stream.below(30) as usize, stream.below(3) as usize);
            let mut draw =
                |count: usize| -> Vec<f64> { (0..count).map(|_| 2.0 * stream.uniform() - 1.0).collect() };
            let (soft, hard) = (draw(soft * parts), draw(hard * parts));
            let verdict = solve(parts, &soft, &hard);
            let mut sum = vec![1.0; parts];
            sum.push(0.0);
            let mut conditions = vec![Condition::exactly(sum, 1.0)];
            let with = |row: &[f64], t: f64| [row, &[t]].concat();
            conditions
                .extend(soft.chunks_exact(parts).map(|row| Condition::at_least(with(row, -1.0), -10.0)));
            conditions.extend(hard.chunks_exact(parts).map(|row| Condition::at_least(with(row, 0.0), 0.0)));
            match maximise(&with(&vec![0.0; parts], 1.0), conditions) {
                Ok(best) => {
                    assert!((best.value - 10.0 - verdict.bound).abs() < 1e-9, "{number}: {verdict:?}");
                }
                Err(_) => assert_eq!(verdict.bound, f64::NEG_INFINITY, "{number}"),
            }
        }
    }
}
