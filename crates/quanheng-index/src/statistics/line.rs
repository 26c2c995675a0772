//! A straight line through pairs by least squares, with the test of its slope.

use super::distribution::student_two_sided;
use super::moments::{mean, sum};

/// y = intercept + slope·x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Σ(x − x̄)(y − ȳ)/Σ(x − x̄)².
    pub slope: f64,
    /// ȳ − slope·x̄.
    pub intercept: f64,
    /// Share of the variance of y on the line; `None` when y is constant.
    pub r_squared: Option<f64>,
    /// n − 2.
    pub freedom: usize,
    /// Whether the slope differs from 0; `None` with two pairs, or when all lie on the line.
    pub test: Option<SlopeTest>,
}

/// Student's test of a slope against 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SlopeTest {
    /// √(RSS/(n − 2)/Σ(x − x̄)²).
    pub standard_error: f64,
    /// Slope by standard error.
    pub t: f64,
    /// Two-sided, with n − 2 degrees of freedom.
    pub p: f64,
}

/// Residuals below this share of the spread of y are rounding: the pairs lie on the line.
const ON_THE_LINE: f64 = 1e-12;

impl Line {
    /// Fits to pairs; `None` with fewer than two, or when all x are equal.
    ///
    /// # Panics
    /// When `x` and `y` have different lengths.
    #[must_use]
    pub fn fit(x: &[f64], y: &[f64]) -> Option<Self> {
        assert_eq!(x.len(), y.len(), "pairs");
        let (mx, my) = (mean(x)?, mean(y)?);
        let pairs = || x.iter().zip(y).map(|(&a, &b)| (a - mx, b - my));
        let over = |term: fn((f64, f64)) -> f64| sum(&pairs().map(term).collect::<Vec<_>>());
        let (xx, xy, yy) = (over(|(a, _)| a * a), over(|(a, b)| a * b), over(|(_, b)| b * b));
        if xx == 0.0 || x.iter().all(|&a| a == x[0]) {
            return None;
        }
        let slope = xy / xx;
        let residual = |(a, b): (f64, f64)| b - slope * a;
        let rest = sum(&pairs().map(|pair| residual(pair) * residual(pair)).collect::<Vec<_>>());
        let varies = y.iter().any(|&b| b != y[0]);
        let freedom = x.len() - 2;
        let scatters = rest > ON_THE_LINE * ON_THE_LINE * yy;
        let test = (freedom > 0 && varies && scatters).then(|| {
            let standard_error = (rest / freedom as f64 / xx).sqrt();
            let t = slope / standard_error;
            SlopeTest { standard_error, t, p: student_two_sided(t, freedom as f64) }
        });
        let r_squared = varies.then(|| 1.0 - rest / yy);
        Some(Self { slope, intercept: my - slope * mx, r_squared, freedom, test })
    }

    /// The height of the line at x.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        self.intercept + self.slope * x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1: scipy.stats.linregress([0, 1, 2, 3, 5], [1, 3, 2, 5, 4]).
    #[test]
    fn scipy_gives_the_same() {
        let line = Line::fit(&[0.0, 1.0, 2.0, 3.0, 5.0], &[1.0, 3.0, 2.0, 5.0, 4.0]).unwrap();
        let test = line.test.unwrap();
        let got = [line.slope, line.intercept, line.r_squared.unwrap(), test.standard_error, test.p];
        let want = [
            0.608108108108108,
            1.6621621621621623,
            0.5472972972972971,
            0.31931186663868977,
            0.15296197253691893,
        ];
        for (got, want) in got.into_iter().zip(want) {
            assert!((got - want).abs() < 1e-13, "{got} is not {want}");
        }
    }

    #[test]
    fn a_perfect_line_has_no_test_and_equal_x_no_line() {
        let line = Line::fit(&[0.0, 1.0, 2.0], &[0.1, 0.2, 0.3]).unwrap();
        assert!(line.test.is_none() && line.r_squared == Some(1.0));
        let flat = Line::fit(&[0.0, 1.0, 2.0], &[0.1, 0.1, 0.1]).unwrap();
        assert_eq!((flat.slope, flat.test, flat.r_squared), (0.0, None, None));
        assert_eq!(Line::fit(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(Line::fit(&[1.0], &[1.0]), None);
    }
}
