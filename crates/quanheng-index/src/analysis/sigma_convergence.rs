//! # sigma-convergence
//!
//! Whether units grow alike: the coefficient of variation s/m (s with n − 1) of the member units in each period, and
//! its trend over the periods ([`Line`]: slope per period, t, p). A falling dispersion is σ-convergence.
//!
//! - [`Sample::Balanced`] (default) takes the units that have a value in every period, so that a change of dispersion
//!   is not a change of who is counted; [`Sample::Available`] takes in each period whoever is there.
//! - A period with fewer than two values or a mean ≤ 0 has no coefficient; it is passed over in the trend, which needs
//!   two periods, and three for the test. All values equal: 0.
//! - For values with a natural zero. For z-scores or ranks, whose dispersion the method fixes, it says nothing.
//! - Source: Barro and Sala-i-Martin (1992), "Convergence", Journal of Political Economy 100(2), 223–251, who take the
//!   standard deviation of logarithms; the coefficient of variation is usual for Chinese provinces.
//! - Example: 2018: 1, 3; 2019: 2, 4; 2020: 3, 5 → √2/2, √2/3, √2/4.

use crate::period::Period;
use crate::statistics::{Line, mean, standard_deviation};

/// Which units count in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sample {
    /// Those with a value in every period.
    #[default]
    Balanced,
    /// Those with a value in this one.
    Available,
}

/// Dispersion over time.
#[derive(Debug, Clone, PartialEq)]
pub struct SigmaConvergence {
    /// By period.
    pub dispersions: Vec<Option<Dispersion>>,
    /// Coefficient of variation over periods since the first; negative slope: convergence.
    pub trend: Option<Line>,
}

/// Dispersion in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// Number of units.
    pub units: usize,
    /// Their mean, positive.
    pub mean: f64,
    /// s/m.
    pub variation: f64,
}

impl SigmaConvergence {
    /// From values by period and unit.
    ///
    /// # Panics
    /// When there is not one column for each period, or the columns differ in length.
    #[must_use]
    pub fn of(periods: &[Period], columns: &[Vec<Option<f64>>], sample: Sample) -> Self {
        assert_eq!(periods.len(), columns.len(), "a column for each period");
        let is_whole = |row: usize| columns.iter().all(|column| column[row].is_some());
        let counts = |row: usize| sample == Sample::Available || is_whole(row);
        let values = |column: &Vec<Option<f64>>| -> Vec<f64> {
            (0..column.len()).filter(|&row| counts(row)).filter_map(|row| column[row]).collect()
        };
        let dispersions: Vec<_> = columns.iter().map(|column| Dispersion::of(&values(column))).collect();
        let present = periods.iter().zip(&dispersions).filter_map(|(period, d)| Some((period, (*d)?)));
        let (times, variations): (Vec<f64>, Vec<f64>) =
            present.map(|(period, d)| (f64::from(period.steps_since(periods[0])), d.variation)).unzip();
        Self { dispersions, trend: Line::fit(&times, &variations) }
    }
}

impl Dispersion {
    fn of(values: &[f64]) -> Option<Self> {
        let (mean, deviation) = (mean(values)?, standard_deviation(values)?);
        (mean > 0.0).then(|| Self { units: values.len(), mean, variation: deviation / mean })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(count: i32) -> Vec<Period> {
        (0..count).map(|k| Period::year(2018).unwrap().offset(k)).collect()
    }

    #[test]
    fn the_page_example_and_its_trend() {
        let columns = [[1.0, 3.0], [2.0, 4.0], [3.0, 5.0]].map(|c| c.map(Some).to_vec());
        let sigma = SigmaConvergence::of(&years(3), &columns, Sample::Balanced);
        for (dispersion, mean) in sigma.dispersions.iter().zip([2.0, 3.0, 4.0]) {
            assert!((dispersion.unwrap().variation - 2.0_f64.sqrt() / mean).abs() < 1e-15);
        }
        // The slope over three periods is half the difference of the last and the first.
        let want = 2.0_f64.sqrt() * (0.25 - 0.5) / 2.0;
        assert!((sigma.trend.unwrap().slope - want).abs() < 1e-15);
    }

    #[test]
    fn a_unit_that_comes_later_counts_only_when_asked_for() {
        let columns = [vec![Some(1.0), Some(3.0), None], vec![Some(1.0), Some(3.0), Some(20.0)]];
        let of = |sample| SigmaConvergence::of(&years(2), &columns, sample);
        assert_eq!(of(Sample::Balanced).trend.unwrap().slope, 0.0);
        assert!(of(Sample::Available).trend.unwrap().slope > 0.0);
        let below_zero = [vec![Some(-1.0), Some(-3.0)]];
        assert_eq!(SigmaConvergence::of(&years(1), &below_zero, Sample::Balanced).dispersions, [None]);
    }
}
