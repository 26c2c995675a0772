//! # none
//!
//! Leaves the column as it is, and notes its skewness and kurtosis in the trace. For `at`, where a step treats
//! the others, and for scenarios.
//!
//! - Example: 1, 2, 100 → 1, 2, 100.
//!
//! ## 中文
//!
//! - 不作处理，只在过程记录中给出偏度和峰度。用于在 `at` 中排除个别指标，或用于情景。
//! - 示例：1，2，100 → 1，2，100。

use super::{BEFORE, Treat, facts};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::statistics::Shape;

pub(crate) const METHOD: Method = Method {
    slug: "none",
    zh: "不处理",
    en: "leaves the column as it is",
    parameters: &[],
    source: include_str!("none.rs"),
    maker: Maker::Treat(|_| Ok(Box::new(Untouched))),
};

struct Untouched;

impl Treat for Untouched {
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        Ok(Fitted::unchanged(facts(Shape::of(sample), BEFORE)))
    }
}

#[cfg(test)]
mod tests {
    use crate::treat::tests::treat;

    #[test]
    fn the_page_example() {
        assert_eq!(treat("none", &[], &[1.0, 2.0, 100.0]).unwrap(), [1.0, 2.0, 100.0]);
    }
}
