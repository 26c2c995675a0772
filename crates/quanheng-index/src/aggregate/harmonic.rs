//! # harmonic
//!
//! y = Σ wᵢ / Σ (wᵢ/xᵢ) over the children that are present.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. A score of 0 or below is an error.
//! - Punishes low scores harder than the geometric mean.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6; COINr's a_hmean.
//! - Example: 1 and 4 with equal weights → 1.6.
//!
//! ## 中文
//!
//! - 加权调和平均：y = Σwᵢ/Σ(wᵢ/xᵢ)，只计有值的下级。
//! - 下级缺失时，权重在有值者之间重新分配；有值的权重占比低于 `min_present` 时该节点缺失。得分不大于 0 报错。
//! - 对低分的惩罚重于几何平均。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步；COINr 的 a_hmean。
//! - 示例：1 与 4，等权 → 1.6。

use super::{Aggregate, Children, MIN_PRESENT, Scored, all_positive};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "harmonic",
    zh: "加权调和平均",
    en: "weighted harmonic mean",
    parameters: &[MIN_PRESENT],
    source: include_str!("harmonic.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Harmonic { min_present: values.number("min_present") }))),
};

struct Harmonic {
    min_present: f64,
}

impl Aggregate for Harmonic {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        children.by_row(self.min_present, |values, weights| {
            all_positive(values, "harmonic")?;
            let total: f64 = weights.iter().sum();
            Ok(total / values.iter().zip(weights).map(|(x, w)| w / x).sum::<f64>())
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::aggregate;

    #[test]
    fn the_page_example_and_the_refusal_of_zero() {
        assert_eq!(aggregate("harmonic", &[], &[Some(1.0), Some(4.0)], &[1.0, 1.0]), Ok(Ok(1.6)));
        assert!(aggregate("harmonic", &[], &[Some(-1.0), Some(4.0)], &[1.0, 1.0]).is_err());
    }
}
