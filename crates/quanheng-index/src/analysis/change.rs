//! # change
//!
//! Change between the first and the last value of a unit: absolute x₁ − x₀, relative x₁/x₀ − 1, and the compound annual
//! growth rate (x₁/x₀)^(1/years) − 1. [`growth`] is the relative change from each period to the next one listed.
//!
//! - Missing values are passed over: the change runs from the first to the last that are there, and says which these
//!   were; fewer than two: none. For growth, a missing value makes the two periods beside it missing.
//! - Relative change needs a positive start; the compound rate also an end ≥ 0 (0 gives −1). Otherwise they are
//!   `None`, never a sign turned round. A standstill gives 0. Shares, not per cent.
//! - Rates of scores tell little where 0 is no natural zero (z-scores, min-max): use the absolute change there.
//! - Source: OECD (2007), Glossary of Statistical Terms, "growth rate"; COINr's CAGR (Becker et al. 2022), which gives
//!   NaN where we give nothing.
//! - Example: 2018: 100, 2019: missing, 2020: 121 → +21, +21 %, 10 % a year.

use super::{History, years_between};
use crate::period::Period;

/// From the first to the last value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Period of the first value.
    pub from: Period,
    /// Period of the last value.
    pub to: Period,
    /// Last less first.
    pub absolute: f64,
    /// Share of the first; `None` unless that is positive.
    pub relative: Option<f64>,
    /// Compound annual growth rate; `None` unless the first is positive and the last not negative.
    pub annual: Option<f64>,
}

impl Change {
    /// `None` with fewer than two values.
    #[must_use]
    pub fn of(history: &History) -> Option<Self> {
        let mut present = history.present();
        let ((from, first), (to, last)) = (present.next()?, present.next_back()?);
        let annual = compound_rate(first, last, years_between(from, to));
        Some(Self { from, to, absolute: last - first, relative: relative(first, last), annual })
    }
}

/// (last/first)^(1/years) − 1; `None` unless first > 0, last ≥ 0 and years > 0.
#[must_use]
pub fn compound_rate(first: f64, last: f64, years: f64) -> Option<f64> {
    let rate = libm::pow(last / first, 1.0 / years) - 1.0;
    (first > 0.0 && last >= 0.0 && years > 0.0).then_some(rate).filter(|rate| rate.is_finite())
}

/// Relative change from the period listed before, by period; the first has none.
#[must_use]
pub fn growth(history: &History) -> Vec<Option<f64>> {
    let values = history.values();
    let rate = |pair: &[(Period, Option<f64>)]| relative(pair[0].1?, pair[1].1?);
    values.first().map(|_| None).into_iter().chain(values.windows(2).map(rate)).collect()
}

fn relative(first: f64, last: f64) -> Option<f64> {
    (first > 0.0).then(|| last / first - 1.0).filter(|share| share.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::histories::tests::yearly;

    #[test]
    fn the_page_example() {
        let change = Change::of(&yearly(&[Some(100.0), None, Some(121.0)])).unwrap();
        assert_eq!((change.from.to_string(), change.to.to_string()), ("2018".into(), "2020".into()));
        assert_eq!(change.absolute, 21.0);
        assert!((change.relative.unwrap() - 0.21).abs() < 1e-15);
        assert!((change.annual.unwrap() - 0.1).abs() < 1e-15);
    }

    #[test]
    fn rates_need_a_positive_start() {
        let change = Change::of(&yearly(&[Some(-1.0), Some(2.0)])).unwrap();
        assert_eq!((change.absolute, change.relative, change.annual), (3.0, None, None));
        assert_eq!(Change::of(&yearly(&[Some(1.0), Some(0.0)])).unwrap().annual, Some(-1.0));
        assert_eq!(Change::of(&yearly(&[Some(1.0), None])), None);
    }

    #[test]
    fn growth_runs_from_period_to_period() {
        let history = yearly(&[Some(2.0), Some(3.0), None, Some(3.0), Some(0.0), Some(1.0)]);
        assert_eq!(growth(&history), [None, Some(0.5), None, None, Some(-1.0), None]);
        assert!(growth(&yearly(&[])).is_empty());
    }
}
