//! # arithmetic
//!
//! y = Σ wᵢxᵢ / Σ wᵢ over the children that are present.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. Zero and negative scores are no matter. Full compensation: a bad score is bought back by a good one.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6.
//! - Example: 1 and 4 with weights 1 and 2 → 3.
//!
//! ## 中文
//!
//! - 加权算术平均：y = Σwᵢxᵢ/Σwᵢ，只计有值的下级。
//! - 下级缺失时，权重在有值者之间重新分配；有值的权重占比低于 `min_present` 时该节点缺失。
//! - 零和负值无妨。完全可补偿：短板可由长处弥补。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步。
//! - 示例：1 与 4，权重 1 与 2 → 3。

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
