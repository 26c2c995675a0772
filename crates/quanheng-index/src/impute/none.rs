//! # none
//!
//! Fills nothing. For `at`, where a step fills the others, and for scenarios.
//!
//! - Example: 1, missing → 1, missing.
//!
//! ## 中文
//!
//! - 不填补。用于在 `at` 中排除个别指标，或用于情景。
//! - 示例：1，缺失 → 1，缺失。

use super::{Fill, Impute, Series};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "none",
    zh: "不填补",
    en: "fills nothing",
    parameters: &[],
    source: include_str!("none.rs"),
    maker: Maker::Impute(|_| Ok(Box::new(LeftOpen))),
};

struct LeftOpen;

impl Impute for LeftOpen {
    fn fills(&self, _: &Series) -> Result<Vec<Fill>, Refusal> {
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;

    #[test]
    fn the_page_example() {
        assert_eq!(impute("none", &[], &[("a", &[Some(1.0), None])]), [[Some(1.0), None]]);
    }
}
