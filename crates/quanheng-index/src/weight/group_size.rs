//! # group-size
//!
//! Weighs each child by the number of leaves below it: wᵢ = number of indicators at or below child i. With equal
//! weights among the leaves of each parent, every indicator then has the same effective weight, however unevenly the
//! framework groups them.
//!
//! - The framework counts, not the data: an indicator without data, or screened out, is counted too. Inputs are not
//!   part of the tree and count for nothing.
//! - A parent whose children are all leaves gets equal weights.
//! - When to use it: dimensions are mere headings, and the indicators are meant to count alike. When not: the
//!   dimensions are the concept, and one of them has more indicators only because more data exist.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6 (equal weighting within groups
//!   implies unequal weights of the indicators).
//! - Example: dimensions of 6, 3 and 1 indicators → shares 0.6, 0.3, 0.1.
//!
//! ## 中文
//!
//! - 下级权重取其下指标的个数；同级指标等权时，每个指标的有效权重相同，无论指标体系如何分组。
//! - 只计指标体系，不看数据：没有数据或被筛除的指标也计入，输入数据不计。下级都是指标的节点为等权。
//! - 适用于维度只是标题、各指标应同等看待的情形；维度本身是概念、只因数据多而指标多时不宜。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步。
//! - 示例：三个维度各有 6、3、1 个指标 → 占比 0.6，0.3，0.1。

use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "group-size",
    zh: "按下属指标个数赋权",
    en: "by the number of indicators below each child",
    parameters: &[],
    source: include_str!("group_size.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(GroupSize))),
};

struct GroupSize;

impl Weight for GroupSize {
    fn looks_at_units(&self) -> bool {
        false
    }

    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let weights: Vec<f64> = siblings.leaves().iter().map(|&count| count as f64).collect();
        Ok(weights.into())
    }
}

#[cfg(test)]
mod tests {
    use crate::weight::siblings::tests::{shares, siblings};

    #[test]
    fn the_page_example() {
        let three = siblings(&[&[], &[], &[]]).with_leaves(&[6, 3, 1]);
        assert_eq!(shares("group-size", &[], &three), [0.6, 0.3, 0.1]);
    }
}
