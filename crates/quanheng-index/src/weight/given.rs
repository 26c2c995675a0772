//! # given
//!
//! Takes the weights of the framework as they are: relative within each parent, any positive scale.
//!
//! - A weight of 0 leaves a child out of its parent's score. Negative weights and parents whose children all
//!   weigh 0 are errors of the framework.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6.
//! - Example: 2, 1, 1 → shares 0.5, 0.25, 0.25.
//!
//! ## 中文
//!
//! - 采用指标体系给定的权重：在同一上级之内为相对值，任何正的尺度均可。
//! - 权重 0 的下级不计入上级得分；负权重、下级权重全为 0 是指标体系的错误。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步。
//! - 示例：2，1，1 → 占比 0.5，0.25，0.25。

use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "given",
    zh: "采用指标体系给定的权重",
    en: "the weights of the framework",
    parameters: &[],
    source: include_str!("given.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Given))),
};

struct Given;

impl Weight for Given {
    fn looks_at_units(&self) -> bool {
        false
    }

    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        Ok(siblings.given().to_vec().into())
    }
}

#[cfg(test)]
mod tests {
    use crate::weight::siblings::tests::{siblings, weigh};

    #[test]
    fn weights_are_taken_as_they_are() {
        let three = siblings(&[&[], &[], &[]]).with_given(&[2.0, 1.0, 1.0]);
        assert_eq!(weigh("given", &[], &three).unwrap().weights, [2.0, 1.0, 1.0]);
    }
}
