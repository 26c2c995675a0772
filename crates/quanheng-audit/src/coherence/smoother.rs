//! A curve through points, no more bent than the data ask for: what part of y is explained by x along a curve.

use quanheng_index::statistics::linear::{Cholesky, Matrix, dot};
use quanheng_index::statistics::{extremes, mean};

use super::scores::squares;

/// How much of y a curve in x explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Smooth {
    /// 1 − Σ(y − ŷ)²/Σ(y − ȳ)²: an estimate of Pearson's correlation ratio V(E(y|x))/V(y). The other usual estimate,
    /// Σ(ŷ − ȳ)²/Σ(y − ȳ)², falls short by twice what the penalty takes from the curve.
    pub explained: f64,
    /// Effective degrees of freedom of the curve, the trace of the matrix that makes ŷ of y: 2 is a straight line.
    pub freedom: f64,
}

/// Equal intervals of the range of x, on each of which the curve is a cubic.
const SEGMENTS: usize = 10;
const BASIS: usize = SEGMENTS + 3;
/// Each degree of freedom is charged so much in the cross-validation.
const CHARGE: f64 = 1.4;
/// A curve has at most one degree of freedom for so many points, or three.
const POINTS_EACH: f64 = 10.0;
const LEAST_FREEDOM: f64 = 3.0;
/// log₁₀ of the penalty per point, from hardly any to nearly straight.
const EXPONENTS: (f64, f64) = (-4.0, 4.0);
const STEP: f64 = 0.25;
/// Halvings of the interval in which the least exponent lies.
const BISECTIONS: usize = 40;
/// Halvings by the golden section, to 10⁻⁷ of the exponent.
const REFINEMENTS: usize = 32;

impl Smooth {
    /// The curve of y in x.
    ///
    /// Formula: a penalised spline (P-spline): cubic B-splines on ten equal intervals of the range of x, coefficients
    /// that minimise Σ(y − ŷ)² + λ·Σ(Δ²c)², the second differences. λ minimises the generalised cross-validation
    /// n·Σ(y − ŷ)²/(n − 1.4·f)², f the effective degrees of freedom, over 10⁻⁴n to 10⁴n and the straight line; the
    /// straight line is taken unless a curve does better. The factor 1.4, and at most one degree of freedom for ten
    /// points (three below 30), keep few points from being joined up.
    ///
    /// A straight line explains r², so the result is r² unless the data ask for more. Tied x are no matter. Same result
    /// in any order of the points. `None` when x or y is constant or there are fewer than five points.
    ///
    /// Source: Eilers and Marx (1996), Statistical Science 11(2) (P-splines); Craven and Wahba (1979) for the
    /// criterion; Kim and Gu (2004), J. R. Stat. Soc. B 66, for the factor 1.4;
    /// ten points for a degree of freedom is what Harrell (2015), Regression Modeling Strategies, asks for at least.
    #[must_use]
    pub fn of(x: &[f64], y: &[f64]) -> Option<Self> {
        let points = Points::of(x, y)?;
        let line = points.line()?;
        let best = points.best_curve();
        Some(best.filter(|curve| curve.criterion < line.criterion).unwrap_or(line).smooth)
    }
}

/// A fit, with what the cross-validation says of it.
#[derive(Debug, Clone, Copy)]
struct Fit {
    smooth: Smooth,
    criterion: f64,
}

/// The points in the basis, y less its mean.
struct Points {
    /// The four B-splines that are not 0 at each point, from the first of them on.
    basis: Vec<(usize, [f64; 4])>,
    /// x scaled to the segments.
    x: Vec<f64>,
    y: Vec<f64>,
    total: f64,
    /// BᵀB.
    gram: Matrix,
    /// Bᵀy.
    along: Vec<f64>,
    penalty: Matrix,
}

impl Points {
    fn of(x: &[f64], y: &[f64]) -> Option<Self> {
        let (low, high) = extremes(x).filter(|(low, high)| low < high && x.len() >= 5)?;
        let centre = mean(y)?;
        // In an order of their own, so that sums do not depend on the order of the units.
        let mut pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().map(|y| y - centre)).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let x: Vec<f64> = pairs.iter().map(|(x, _)| (x - low) / (high - low) * SEGMENTS as f64).collect();
        let y: Vec<f64> = pairs.into_iter().map(|(_, y)| y).collect();
        let basis: Vec<(usize, [f64; 4])> = x.iter().map(|&x| splines(x)).collect();
        let mut gram = Matrix::zeros(BASIS, BASIS);
        let mut along = vec![0.0; BASIS];
        for ((first, values), y) in basis.iter().zip(&y) {
            for (i, a) in values.iter().enumerate() {
                along[first + i] += a * y;
                (0..4).for_each(|j| gram[(first + i, first + j)] += a * values[j]);
            }
        }
        let total = squares(&y);
        (total > 0.0).then(|| Self { basis, x, y, total, gram, along, penalty: second_differences() })
    }

    fn count(&self) -> f64 {
        self.y.len() as f64
    }

    fn fit(&self, fitted: &[f64], freedom: f64) -> Option<Fit> {
        let rest: f64 = self.y.iter().zip(fitted).map(|(y, fit)| (y - fit) * (y - fit)).sum();
        let left = self.count() - CHARGE * freedom;
        let explained = (1.0 - rest / self.total).clamp(0.0, 1.0);
        let smooth = Smooth { explained, freedom };
        (left > 0.0).then(|| Fit { smooth, criterion: self.count() * rest / (left * left) })
    }

    /// The straight line.
    fn line(&self) -> Option<Fit> {
        let centre = mean(&self.x)?;
        let apart: Vec<f64> = self.x.iter().map(|x| x - centre).collect();
        let slope = dot(&apart, &self.y) / dot(&apart, &apart);
        self.fit(&apart.iter().map(|x| slope * x).collect::<Vec<_>>(), 2.0)
    }

    /// The system of equations under a penalty of 10^`exponent` for each point.
    fn system(&self, exponent: f64) -> Option<Cholesky> {
        let weight = self.count() * libm::exp10(exponent);
        let mut system = self.gram.clone();
        for i in 0..BASIS {
            (0..BASIS).for_each(|j| system[(i, j)] += weight * self.penalty[(i, j)]);
        }
        Cholesky::of(&system).ok()
    }

    fn freedom(&self, system: &Cholesky) -> f64 {
        (0..BASIS).map(|k| system.solve(self.gram.row(k))[k]).sum()
    }

    fn curve(&self, exponent: f64) -> Option<Fit> {
        let system = self.system(exponent)?;
        let coefficients = system.solve(&self.along);
        let value = |(first, values): &(usize, [f64; 4])| dot(values, &coefficients[*first..first + 4]);
        let fitted: Vec<f64> = self.basis.iter().map(value).collect();
        self.fit(&fitted, self.freedom(&system))
    }

    /// The least exponent whose curve does not have too many degrees of freedom, which fall as it grows.
    fn least_exponent(&self) -> Option<f64> {
        let most = (self.count() / POINTS_EACH).max(LEAST_FREEDOM);
        let is_free = |exponent: f64| Some(self.freedom(&self.system(exponent)?) > most);
        let (mut low, mut high) = EXPONENTS;
        if !is_free(low)? {
            return Some(low);
        }
        for _ in 0..BISECTIONS {
            let middle = 0.5 * (low + high);
            if is_free(middle)? { low = middle } else { high = middle }
        }
        Some(high)
    }

    fn best_curve(&self) -> Option<Fit> {
        let (from, to) = (self.least_exponent()?, EXPONENTS.1);
        let steps = ((to - from) / STEP) as usize;
        let grid = (0..=steps).map(|step| from + STEP * step as f64);
        let tried = grid.filter_map(|exponent| Some((exponent, self.curve(exponent)?)));
        let (at, coarse) = tried.min_by(|a, b| a.1.criterion.total_cmp(&b.1.criterion))?;
        let fine = self.golden((at - STEP).max(from), (at + STEP).min(to));
        Some(fine.filter(|fit| fit.criterion < coarse.criterion).unwrap_or(coarse))
    }

    /// The least criterion between two exponents.
    fn golden(&self, mut low: f64, mut high: f64) -> Option<Fit> {
        let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
        let (mut a, mut b) = (high - ratio * (high - low), low + ratio * (high - low));
        let (mut at_a, mut at_b) = (self.curve(a)?, self.curve(b)?);
        for _ in 0..REFINEMENTS {
            if at_a.criterion <= at_b.criterion {
                (high, b, at_b) = (b, a, at_a);
                a = high - ratio * (high - low);
                at_a = self.curve(a)?;
            } else {
                (low, a, at_a) = (a, b, at_b);
                b = low + ratio * (high - low);
                at_b = self.curve(b)?;
            }
        }
        Some(if at_a.criterion <= at_b.criterion { at_a } else { at_b })
    }
}

/// The cubic B-splines that are not 0 at a place between 0 and the number of segments.
fn splines(x: f64) -> (usize, [f64; 4]) {
    let segment = (x as usize).min(SEGMENTS - 1);
    let t = x - segment as f64;
    let s = 1.0 - t;
    let inner = |t: f64| 3.0 * t * t * t - 6.0 * t * t + 4.0;
    (segment, [s * s * s / 6.0, inner(t) / 6.0, inner(s) / 6.0, t * t * t / 6.0])
}

/// DᵀD of the second differences D.
fn second_differences() -> Matrix {
    let mut penalty = Matrix::zeros(BASIS, BASIS);
    for start in 0..BASIS - 2 {
        for (i, a) in [1.0, -2.0, 1.0].into_iter().enumerate() {
            for (j, b) in [1.0, -2.0, 1.0].into_iter().enumerate() {
                penalty[(start + i, start + j)] += a * b;
            }
        }
    }
    penalty
}
