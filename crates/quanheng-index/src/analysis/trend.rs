//! # trend
//!
//! The straight line through a unit's values by least squares, y = a + b·t with t in periods since the first value;
//! relative trend b/a: the slope per period as a share of the fitted first value. The slope is tested against 0 by
//! Student's t with n − 2 degrees of freedom, two-sided.
//!
//! - Missing values are passed over, and time keeps its gaps. Fewer than two values: no trend. With two, or when all
//!   lie on the line, there is no test. A constant series has slope 0 and no test. The relative trend is `None` unless
//!   the fitted first value is positive (above 10⁻¹² of the greatest value, so that rounding is none).
//! - The test takes the values to scatter independently about the line. Yearly figures seldom do: with few years or
//!   smoothed figures read p as a description.
//! - Source: any textbook, e.g. Draper and Smith (1998), Applied Regression Analysis, 3rd edition. COINr's
//!   prc_change is the same in per cent.
//! - Example: 10, 12, missing, 16 → b = 2, a = 10, relative trend 0.2 a period; no test, all lie on the line.

use super::History;
use crate::statistics::Line;

/// A line over time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Value over periods since the first.
    pub line: Line,
    /// Slope by fitted first value; `None` unless that is positive.
    pub relative: Option<f64>,
}

/// An intercept below this share of the greatest value is 0, but for rounding.
const ROUNDING: f64 = 1e-12;

impl Trend {
    /// `None` with fewer than two values.
    #[must_use]
    pub fn of(history: &History) -> Option<Self> {
        let (start, _) = history.present().next()?;
        let (times, values): (Vec<f64>, Vec<f64>) =
            history.present().map(|(period, value)| (f64::from(period.steps_since(start)), value)).unzip();
        let line = Line::fit(&times, &values)?;
        // A line through 0 has an intercept of nothing but rounding.
        let size = values.iter().fold(0.0_f64, |size, value| size.max(value.abs()));
        let relative = (line.intercept > ROUNDING * size).then(|| line.slope / line.intercept);
        Some(Self { line, relative })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::histories::tests::yearly;

    /// Through 0: a relative trend would be the slope by a rounding.
    #[test]
    fn a_line_through_zero_has_no_relative_trend() {
        for scale in [1.0, 0.1, 0.3, 0.7, 1.1, 3.3, 1e6 / 3.0] {
            let through = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map(|x| Some(x * scale));
            assert_eq!(Trend::of(&yearly(&through)).unwrap().relative, None, "{scale}");
        }
    }

    #[test]
    fn the_page_example_and_too_few() {
        let trend = Trend::of(&yearly(&[None, Some(10.0), Some(12.0), None, Some(16.0)])).unwrap();
        assert!((trend.line.slope - 2.0).abs() < 1e-15 && (trend.line.intercept - 10.0).abs() < 1e-14);
        assert!((trend.relative.unwrap() - 0.2).abs() < 1e-15);
        assert!(trend.line.test.is_none());
        assert_eq!(Trend::of(&yearly(&[None, Some(1.0)])), None);
        assert_eq!(Trend::of(&yearly(&[Some(-1.0), Some(1.0)])).unwrap().relative, None);
    }
}
