//! # arithmetic
//!
//! y = Σ wᵢxᵢ / Σ wᵢ over the children that are present.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. Zero and negative scores are no matter. Full compensation: a bad score is bought back by a good one.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 7, p. 103.
//! - Example: 1 and 4 with weights 1 and 2 → 3.

use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "arithmetic",
    zh: "加权算术平均",
    en: "weighted arithmetic mean",
    parameters: &[MIN_PRESENT],
    source: include_str!("arithmetic.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Arithmetic { min_present: values.number("min_present") }))),
};

struct Arithmetic {
    min_present: f64,
}

impl Aggregate for Arithmetic {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        children.by_row(self.min_present, |values, weights| {
            let total: f64 = weights.iter().sum();
            Ok(values.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>() / total)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::aggregate;

    #[test]
    fn the_page_example() {
        assert_eq!(aggregate("arithmetic", &[], &[Some(1.0), Some(4.0)], &[1.0, 2.0]), Ok(Ok(3.0)));
        assert_eq!(aggregate("arithmetic", &[], &[Some(-1.0), Some(0.0)], &[1.0, 1.0]), Ok(Ok(-0.5)));
    }
}
