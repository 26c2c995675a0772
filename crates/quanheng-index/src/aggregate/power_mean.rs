//! # power-mean
//!
//! y = (Σ wᵢxᵢᵖ / Σ wᵢ)^(1/p) over the children that are present, p = `power` ≠ 0.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. A score of 0 or below is an error. p = 1 is the arithmetic, p = −1 the harmonic mean; p = 0 would
//!   be the geometric mean, which has a method of its own, and is refused.
//! - Source: Hardy, Littlewood and Pólya (1934), Inequalities, 2.2; Decancq and Lugo (2013), Econometric
//!   Reviews 32(1). COINr returns missing if any child is; here the others carry the weight.
//! - Example (`power = 2`): 1 and 7 with equal weights → 5.
//!
//! ## 中文
//!
//! - 幂平均：y = (Σwᵢxᵢᵖ/Σwᵢ)^(1/p)，只计有值的下级，p 即 `power`，不为 0。
//! - 下级缺失时，权重在有值者之间重新分配；有值的权重占比低于 `min_present` 时该节点缺失。得分不大于 0 报错。
//! - p = 1 为算术平均，p = −1 为调和平均；p = 0 为几何平均，另有方法，此处拒绝。
//! - 来源：Hardy、Littlewood 和 Pólya（1934）；Decancq 和 Lugo（2013）。COINr 有一个下级缺失即缺失。
//! - 示例（`power = 2`）：1 与 7，等权 → 5。

use super::{Aggregate, Children, MIN_PRESENT, Scored, all_positive};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "power-mean",
    zh: "加权幂平均",
    en: "weighted power mean",
    parameters: &[
        MIN_PRESENT,
        Parameter::new(
            "power",
            Kind::Number,
            Fallback::Required,
            ["幂次 p，不为 0", "the exponent p, not 0"],
        ),
    ],
    source: include_str!("power_mean.rs"),
    maker: Maker::Aggregate(|values| {
        let power = values.number("power");
        if power == 0.0 {
            return Err(Fault::new("power-zero", "power"));
        }
        Ok(Box::new(PowerMean { min_present: values.number("min_present"), power }))
    }),
};

struct PowerMean {
    min_present: f64,
    power: f64,
}

impl Aggregate for PowerMean {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        children.by_row(self.min_present, |values, weights| {
            all_positive(values, "power-mean")?;
            let total: f64 = weights.iter().sum();
            let powers: f64 = values.iter().zip(weights).map(|(&x, w)| w * libm::pow(x, self.power)).sum();
            Ok(libm::pow(powers / total, 1.0 / self.power))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::aggregate;
    use crate::parameter::Value;

    #[test]
    fn the_page_example_and_the_means_it_contains() {
        let with = |power: f64, values: &[Option<f64>]| {
            aggregate("power-mean", &[("power", Value::Number(power))], values, &[1.0, 1.0]).unwrap().unwrap()
        };
        assert!((with(2.0, &[Some(1.0), Some(7.0)]) - 5.0).abs() < 1e-15);
        assert!((with(1.0, &[Some(1.0), Some(4.0)]) - 2.5).abs() < 1e-15);
        assert!((with(-1.0, &[Some(1.0), Some(4.0)]) - 1.6).abs() < 1e-15);
    }
}
