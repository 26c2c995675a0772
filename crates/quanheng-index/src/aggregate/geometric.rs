//! # geometric
//!
//! y = exp(Σ wᵢ·ln xᵢ / Σ wᵢ) over the children that are present.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. A score of 0 or below is an error: normalise to a range that starts above 0 (for instance 1–100).
//! - Compensation is partial: an unbalanced profile scores less than under the arithmetic mean.
//! - Practice differs: a score of 0 gives 0 in scipy's gmean, whatever the other scores; COINr's a_gmean refuses it, as
//!   here.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6; UNDP, Human
//!   Development Report 2023-24, technical note 1.
//! - Example: 1 and 4 with equal weights → 2.
//!
//! ## 中文
//!
//! - 加权几何平均：y = exp(Σwᵢ·ln xᵢ/Σwᵢ)，只计有值的下级。
//! - 下级缺失时，权重在有值者之间重新分配；有值的权重占比低于 `min_present` 时该节点缺失。
//! - 得分不大于 0 报错：请标准化到大于 0 的区间（如 1–100）。部分可补偿：发展不均衡者得分低于算术平均。
//! - 其他做法：有 0 分时 scipy 的 gmean 结果为 0；COINr 的 a_gmean 与此处一样拒绝。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步；UNDP《人类发展报告 2023-24》技术说明 1。
//! - 示例：1 与 4，等权 → 2。

use super::{Aggregate, Children, MIN_PRESENT, Scored, all_positive};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "geometric",
    zh: "加权几何平均",
    en: "weighted geometric mean",
    parameters: &[MIN_PRESENT],
    source: include_str!("geometric.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Geometric { min_present: values.number("min_present") }))),
};

struct Geometric {
    min_present: f64,
}

impl Aggregate for Geometric {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        children.by_row(self.min_present, |values, weights| {
            all_positive(values, "geometric")?;
            let total: f64 = weights.iter().sum();
            let logs: f64 = values.iter().zip(weights).map(|(&x, w)| w * libm::log(x)).sum();
            Ok(libm::exp(logs / total))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::aggregate;

    #[test]
    fn the_page_example_and_the_refusal_of_zero() {
        let got = aggregate("geometric", &[], &[Some(1.0), Some(4.0)], &[1.0, 1.0]).unwrap().unwrap();
        assert!((got - 2.0).abs() < 1e-15, "{got}");
        let refusal = aggregate("geometric", &[], &[Some(0.0), Some(4.0)], &[1.0, 1.0]).unwrap_err();
        assert_eq!((refusal.code, refusal.row), ("mean-not-positive", Some(0)));
    }
}
