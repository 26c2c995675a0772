//! Good weights in no time: along one direction after another, the stretch that breaks fewest rows.
//!
//! On a line through admissible weights every row holds on a half-line, so the best stretch is found exactly by
//! sorting where the rows change. What is found is no proof of anything: [`super::search`] starts from it.

use quanheng_index::statistics::linear::dot;

/// Rows that should hold and rows that must.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Climb<'a> {
    pub(crate) parts: usize,
    pub(crate) soft: &'a [f64],
    pub(crate) hard: &'a [f64],
}

/// Rounds through all directions, at most.
const MOST_ROUNDS: usize = 50;

impl Climb<'_> {
    /// From weights to better ones, with the number of rows they break; `None` when the start breaks a hard row.
    pub(crate) fn climb(&self, start: &[f64]) -> Option<(usize, Vec<f64>)> {
        let parts = self.parts;
        let mut at = start.to_vec();
        let is_admissible = |w: &[f64]| {
            w.iter().all(|&x| x >= 0.0) && self.hard.chunks_exact(parts).all(|row| dot(row, w) >= 0.0)
        };
        if !is_admissible(&at) {
            return None;
        }
        let mut broken = self.broken(&at);
        for _ in 0..MOST_ROUNDS {
            let before = broken;
            for i in 0..parts {
                for j in i + 1..parts {
                    let mut direction = vec![0.0; parts];
                    (direction[i], direction[j]) = (1.0, -1.0);
                    self.along(&direction, &mut at, &mut broken);
                }
                // One part against all others in proportion: to its corner, or away from it.
                let mut direction: Vec<f64> = at.iter().map(|w| -w).collect();
                direction[i] += 1.0;
                self.along(&direction, &mut at, &mut broken);
            }
            if broken == before {
                break;
            }
        }
        is_admissible(&at).then_some((broken, at))
    }

    fn broken(&self, weights: &[f64]) -> usize {
        self.soft.chunks_exact(self.parts).filter(|row| dot(row, weights) < 0.0).count()
    }

    /// Moves to the middle of the best stretch of a line, if it is better.
    fn along(&self, direction: &[f64], at: &mut [f64], broken: &mut usize) {
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        let mut cut = |value: f64, slope: f64| {
            if slope > 0.0 {
                from = from.max(-value / slope);
            } else if slope < 0.0 {
                to = to.min(-value / slope);
            }
        };
        at.iter().zip(direction).for_each(|(&w, &slope)| cut(w, slope));
        let hard = self.hard.chunks_exact(self.parts);
        hard.for_each(|row| cut(dot(row, at), dot(row, direction)));
        if !(from.is_finite() && to.is_finite() && from < to) {
            return;
        }
        let Some((fewest, middle)) = self.stretch(direction, at, (from, to)) else { return };
        if fewest < *broken {
            let moved: Vec<f64> = at.iter().zip(direction).map(|(w, u)| (w + middle * u).max(0.0)).collect();
            let sum: f64 = moved.iter().sum();
            let moved: Vec<f64> = moved.iter().map(|w| w / sum).collect();
            let now = self.broken(&moved);
            if now < *broken {
                at.copy_from_slice(&moved);
                *broken = now;
            }
        }
    }

    /// The stretch between two changes that breaks fewest rows: how many, and its middle.
    fn stretch(&self, direction: &[f64], at: &[f64], (from, to): (f64, f64)) -> Option<(usize, f64)> {
        let mut count = 0_isize;
        let mut changes: Vec<(f64, isize)> = Vec::new();
        for row in self.soft.chunks_exact(self.parts) {
            let (value, slope) = (dot(row, at), dot(row, direction));
            if value + slope * from < 0.0 || (value + slope * from == 0.0 && slope < 0.0) {
                count += 1;
            }
            let change = -value / slope;
            if slope != 0.0 && change > from && change < to {
                changes.push((change, if slope > 0.0 { -1 } else { 1 }));
            }
        }
        changes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<(isize, f64)> = None;
        let mut start = from;
        for (change, step) in changes.into_iter().chain([(to, 0)]) {
            // A stretch of no length is no place to stand.
            if change - start > 1e-12 && best.is_none_or(|(fewest, _)| count < fewest) {
                best = Some((count, 0.5 * (start + change)));
            }
            count += step;
            start = change;
        }
        best.map(|(fewest, middle)| (usize::try_from(fewest).unwrap_or(0), middle))
    }
}
