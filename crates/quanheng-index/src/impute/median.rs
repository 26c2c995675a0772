//! # median
//!
//! Fills an open cell with the median of the present values of the member units, in its period or over all scored
//! periods (`over = "panel"`).
//!
//! - A column without any value stays missing, with a finding. Shrinks variance and correlations.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3, p. 55.
//! - Example: 1, 2, 6, missing → 1, 2, 6, 2.

use super::pooled::by_pool;
use super::{Fill, Impute, Series};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::statistics::median;

pub(crate) const METHOD: Method = Method {
    slug: "median",
    zh: "以中位数填补",
    en: "the median of the present values",
    parameters: &[],
    source: include_str!("median.rs"),
    maker: Maker::Impute(|_| Ok(Box::new(Median))),
};

struct Median;

impl Impute for Median {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        Ok(by_pool(series, median))
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;

    #[test]
    fn the_page_example() {
        let rows: [(&str, &[Option<f64>]); 4] =
            [("a", &[Some(1.0)]), ("a", &[Some(2.0)]), ("a", &[Some(6.0)]), ("a", &[None])];
        assert_eq!(impute("median", &[], &rows)[3], [Some(2.0)]);
    }

    #[test]
    fn nothing_comes_from_nothing() {
        assert_eq!(impute("median", &[], &[("a", &[None, Some(5.0)])]), [[None, Some(5.0)]]);
    }
}
