//! # linear
//!
//! Fills gaps within a unit's series on the straight line between the nearest earlier and the nearest later
//! value: y = a + (b − a)·(t − tₐ)/(t_b − tₐ), t in periods of the programme's frequency.
//!
//! - Inner gaps only: nothing is extended before the first or after the last value.
//! - Looks into the future of the gap: not for a figure that must stay as it was first published.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3; as R's approx.
//! - Example: 1, missing, missing, 4 → 1, 2, 3, 4.

use super::{Fill, Impute, Series};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "linear",
    zh: "按时间线性内插",
    en: "the line between the neighbours in time",
    parameters: &[],
    source: include_str!("linear.rs"),
    maker: Maker::Impute(|_| Ok(Box::new(Linear))),
};

struct Linear;

fn between(series: &Series, row: usize, period: usize) -> Option<f64> {
    let present = |other: &usize| series.value(row, *other).is_some();
    let before = (0..period).rev().find(present)?;
    let after = (period + 1..series.periods.len()).find(present)?;
    let (a, b) = (series.value(row, before)?, series.value(row, after)?);
    let steps = |later: usize| f64::from(series.periods[later].steps_since(series.periods[before]));
    Some(a + (b - a) * steps(period) / steps(after))
}

impl Impute for Linear {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let periods = 0..series.periods.len();
        let cells = periods.flat_map(|period| series.open(period).map(move |row| (period, row)));
        Ok(cells
            .filter_map(|(period, row)| between(series, row, period).map(|value| Fill { period, row, value }))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;

    #[test]
    fn the_page_example_and_open_ends() {
        let rows: [(&str, &[Option<f64>]); 2] =
            [("a", &[Some(1.0), None, None, Some(4.0)]), ("a", &[None, Some(2.0), None, None])];
        let filled = impute("linear", &[], &rows);
        assert_eq!(filled[0], [Some(1.0), Some(2.0), Some(3.0), Some(4.0)]);
        assert_eq!(filled[1], [None, Some(2.0), None, None]);
    }
}
