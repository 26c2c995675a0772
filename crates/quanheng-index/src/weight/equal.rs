//! # equal
//!
//! Gives every child of a node the same weight, whatever the framework says; a child the framework gives 0 stays
//! at 0, because it was left out on purpose.
//!
//! - Equal weights within parents are not equal weights of indicators: a dimension with few indicators gives
//!   each of them more.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6.
//! - Example: 2, 1, 1 → shares 1/3, 1/3, 1/3.
//!
//! ## 中文
//!
//! - 同一上级的各下级权重相等，不论指标体系如何规定；规定为 0 的仍为 0，因为那是有意排除。
//! - 同级等权不等于指标等权：指标少的维度，其每个指标权重更大。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步。
//! - 示例：2，1，1 → 占比 1/3，1/3，1/3。

use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "equal",
    zh: "等权",
    en: "the same weight for every child",
    parameters: &[],
    source: include_str!("equal.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Equal))),
};

struct Equal;

impl Weight for Equal {
    fn looks_at_units(&self) -> bool {
        false
    }

    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        Ok(vec![1.0; siblings.count()].into())
    }
}

#[cfg(test)]
mod tests {
    use crate::weight::siblings::tests::{siblings, weigh};

    #[test]
    fn the_page_example() {
        let three = siblings(&[&[], &[], &[]]).with_given(&[2.0, 1.0, 1.0]);
        assert_eq!(weigh("equal", &[], &three).unwrap().weights, [1.0, 1.0, 1.0]);
    }
}
