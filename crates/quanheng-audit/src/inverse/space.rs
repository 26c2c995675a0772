//! The admissible weights: the simplex, cut by bounds on shares and by statements that must hold.
//!
//! Every condition is homogeneous, a·w ≥ 0, which on Σw = 1 says as much as a·w ≥ b: b is taken off every
//! coefficient. Bounds below and above are such rows too.

use quanheng_index::statistics::linear::dot;
use quanheng_index::statistics::linear_programme::{Condition, NoOptimum, Optimum, maximise};

/// Least and greatest share of one part; 0 and 1 where nothing is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Least.
    pub least: f64,
    /// Greatest.
    pub most: f64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { least: 0.0, most: 1.0 }
    }
}

/// A set of weights, closed and convex.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    bounds: Vec<Bounds>,
    /// Rows a with a·w ≥ 0, one after the other, beyond the bounds.
    rows: Vec<f64>,
}

impl Space {
    /// All weights within the bounds that sum to 1.
    #[must_use]
    pub const fn within(bounds: Vec<Bounds>) -> Self {
        Self { bounds, rows: Vec::new() }
    }

    /// All weights of so many parts.
    #[must_use]
    pub fn simplex(parts: usize) -> Self {
        Self::within(vec![Bounds::default(); parts])
    }

    /// Keeps the weights with a·w ≥ 0.
    #[must_use]
    pub fn and(mut self, row: &[f64]) -> Self {
        self.rows.extend_from_slice(row);
        self
    }

    /// Number of parts.
    #[must_use]
    pub const fn parts(&self) -> usize {
        self.bounds.len()
    }

    /// The bounds.
    #[must_use]
    pub fn bounds(&self) -> &[Bounds] {
        &self.bounds
    }

    /// Rows beyond the bounds.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.rows.chunks_exact(self.parts().max(1))
    }

    /// All conditions that w ≥ 0 does not say, as homogeneous rows one after the other.
    pub(crate) fn hard(&self) -> Vec<f64> {
        let parts = self.parts();
        let mut rows = self.rows.clone();
        for (part, bounds) in self.bounds.iter().enumerate() {
            if bounds.least > 0.0 {
                rows.extend((0..parts).map(|at| f64::from(u8::from(at == part)) - bounds.least));
            }
            if bounds.most < 1.0 {
                rows.extend((0..parts).map(|at| bounds.most - f64::from(u8::from(at == part))));
            }
        }
        rows
    }

    /// Whether weights lie in it, but for rounding.
    #[must_use]
    pub fn contains(&self, weights: &[f64], slack: f64) -> bool {
        let fits = |(w, bounds): (&f64, &Bounds)| *w >= bounds.least - slack && *w <= bounds.most + slack;
        weights.iter().zip(&self.bounds).all(fits) && self.rows().all(|row| dot(row, weights) >= -slack)
    }

    /// The greatest c·w, and where.
    ///
    /// # Errors
    /// When no weights are admissible, or the solver fails.
    pub fn most(&self, direction: &[f64]) -> Result<Optimum, NoOptimum> {
        maximise(direction, self.conditions(0))
    }

    /// The least c·w, and where.
    ///
    /// # Errors
    /// As [`Space::most`].
    pub fn least(&self, direction: &[f64]) -> Result<Optimum, NoOptimum> {
        let turned: Vec<f64> = direction.iter().map(|x| -x).collect();
        let best = self.most(&turned)?;
        Ok(Optimum { value: -best.value, point: best.point })
    }

    /// The conditions, with so many further variables that do not occur in them.
    pub(crate) fn conditions(&self, further: usize) -> Vec<Condition> {
        let parts = self.parts();
        let wide = |row: Vec<f64>| [row, vec![0.0; further]].concat();
        let mut conditions = vec![Condition::exactly(wide(vec![1.0; parts]), 1.0)];
        conditions.extend(self.rows().map(|row| Condition::at_least(wide(row.to_vec()), 0.0)));
        for (part, bounds) in self.bounds.iter().enumerate() {
            let mut unit = wide(vec![0.0; parts]);
            unit[part] = 1.0;
            if bounds.least > 0.0 {
                conditions.push(Condition::at_least(unit.clone(), bounds.least));
            }
            if bounds.most < 1.0 {
                conditions.push(Condition::at_most(unit, bounds.most));
            }
        }
        conditions
    }

    /// Whether a part can move at all.
    pub(crate) fn is_free(&self, part: usize) -> bool {
        self.bounds[part].most > self.bounds[part].least
    }

    /// A direction without what leaves Σw = 1 or moves a part that is held fast.
    pub(crate) fn flat(&self, direction: &[f64]) -> Vec<f64> {
        let free = (0..self.parts()).filter(|&part| self.is_free(part)).count().max(1);
        let sum: f64 = (0..self.parts()).filter(|&part| self.is_free(part)).map(|part| direction[part]).sum();
        let mean = sum / free as f64;
        let own = |part: usize| if self.is_free(part) { direction[part] - mean } else { 0.0 };
        (0..self.parts()).map(own).collect()
    }

    /// The centre of the largest ball within Σw = 1 that fits into it, and the ball's radius: the weights farthest
    /// from breaking any condition (Chebyshev centre). Where several balls are as large, one of them.
    ///
    /// # Errors
    /// As [`Space::most`].
    pub fn centre(&self) -> Result<(Vec<f64>, f64), NoOptimum> {
        let parts = self.parts();
        let mut rows = self.hard();
        for part in (0..parts).filter(|&part| self.bounds[part].least <= 0.0) {
            rows.extend((0..parts).map(|at| f64::from(u8::from(at == part))));
        }
        let mut conditions = vec![Condition::exactly([vec![1.0; parts], vec![0.0]].concat(), 1.0)];
        for row in rows.chunks_exact(parts.max(1)) {
            let flat = self.flat(row);
            let norm = dot(&flat, &flat).sqrt();
            conditions.push(Condition::at_least([row, &[-norm]].concat(), 0.0));
        }
        let mut own = vec![0.0; parts];
        own.push(1.0);
        // A single part, or parts all held fast, leave room for a ball of any size.
        conditions.push(Condition::at_most(own.clone(), 1.0));
        let best = maximise(&own, conditions)?;
        let is_point = (0..parts).filter(|&part| self.is_free(part)).count() < 2;
        let radius = if is_point { 0.0 } else { best.value };
        Ok((best.point[..parts].to_vec(), radius))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: &[f64], want: &[f64]) {
        assert!(got.iter().zip(want).all(|(g, w)| (g - w).abs() < 1e-9), "{got:?} is not {want:?}");
    }

    #[test]
    fn the_simplex_has_its_centre_in_the_middle() {
        let (centre, radius) = Space::simplex(3).centre().unwrap();
        close(&centre, &[1.0 / 3.0; 3]);
        // The circle inside a triangle with sides √2: √2/(2√3).
        assert!((radius - 1.0 / 6.0_f64.sqrt()).abs() < 1e-9);
        assert_eq!(Space::simplex(1).centre().unwrap(), (vec![1.0], 0.0));
    }

    #[test]
    fn bounds_cut() {
        let bounds = |least, most| Bounds { least, most };
        let space = Space::within(vec![bounds(0.2, 0.6), bounds(0.0, 1.0), bounds(0.3, 0.3)]);
        assert!((space.most(&[1.0, 0.0, 0.0]).unwrap().value - 0.6).abs() < 1e-9);
        assert!((space.most(&[0.0, 1.0, 0.0]).unwrap().value - 0.5).abs() < 1e-9);
        let (centre, radius) = space.centre().unwrap();
        close(&centre, &[0.4, 0.3, 0.3]);
        // Along (1, −1, 0)/√2 there is 0.2·√2 either way.
        assert!((radius - 0.2 * 2.0_f64.sqrt()).abs() < 1e-9, "{radius}");
        let none = Space::within(vec![bounds(0.8, 1.0), bounds(0.3, 1.0)]);
        assert_eq!(none.centre(), Err(NoOptimum::Infeasible));
        assert!(space.contains(&[0.3, 0.4, 0.3], 1e-12) && !space.contains(&[0.1, 0.6, 0.3], 1e-12));
    }

    /// w₁ ≥ w₂ ≥ w₃: the corners are (1,0,0), (½,½,0), (⅓,⅓,⅓).
    #[test]
    fn rows_cut() {
        let space = Space::simplex(3).and(&[1.0, -1.0, 0.0]).and(&[0.0, 1.0, -1.0]);
        assert!((space.least(&[1.0, 0.0, 0.0]).unwrap().value - 1.0 / 3.0).abs() < 1e-9);
        assert!((space.most(&[0.0, 1.0, 0.0]).unwrap().value - 0.5).abs() < 1e-9);
        assert!((space.most(&[0.0, 0.0, 1.0]).unwrap().value - 1.0 / 3.0).abs() < 1e-9);
    }
}
