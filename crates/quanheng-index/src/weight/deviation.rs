//! # deviation
//!
//! Weighs each child by its standard deviation over the units (n − 1), or with `measure = "variance"` by its
//! variance.
//!
//! - Values are taken as the step normalise has left them; they must be on one scale for the weights to mean
//!   anything. After z-scores all weights are equal.
//! - Missing: each child is taken over the members that have it. A child with fewer than two values, or of which
//!   all values are equal, is refused. Zeros, ties and negative values are no matter.
//! - When to use it: min-max values, when a child that spreads the units shall count more. When not: an outlier
//!   squeezes the other units together, and the child loses weight for it.
//! - Practice: scikit-criteria and pymcdm have n − 1 too; the divisor n gives the same weights when no value is
//!   missing. pymcdm's variance weights take values by min-max first.
//! - Source: Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in multiple criteria
//!   problems: the CRITIC method, Computers & Operations Research 22(7), where it is the rule compared with.
//! - Example: a = 0, 0.5, 1 and b = 0, 0, 1: s = 0.5 and √(1/3) = 0.577 → shares 0.464, 0.536.
//!
//! ## 中文
//!
//! - 标准差法：权重 ∝ 参评对象的标准差（除以 n − 1）；`measure = "variance"` 时 ∝ 方差。
//! - 数据取 normalise 步骤之后的值，各下级须在同一尺度上，权重才有意义；z-score 之后权重全部相等。
//! - 缺失：每个下级只取有值的参评对象。不足两个值或全部相等的下级报错。零、并列和负值不影响计算。
//! - 适用于 min-max 之后、让区分度高的下级多占权重的情形；有异常值时，其余对象被挤在一起，该下级反而失去权重。
//! - 其他软件：scikit-criteria 和 pymcdm 也除以 n − 1；除以 n 时，没有缺失则权重相同。pymcdm 的方差权重先在内部做 min-max。
//! - 来源：Diakoulaki、Mavrotas 和 Papayannakis（1995），文中作为 CRITIC 的对照。
//! - 示例：a = 0，0.5，1，b = 0，0，1：s = 0.5，0.577 → 占比 0.464，0.536。

use super::sample::samples;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::standard_deviation;

pub(crate) const METHOD: Method = Method {
    slug: "deviation",
    zh: "标准差法",
    en: "by standard deviation",
    parameters: &[Parameter::new(
        "measure",
        Kind::Choice(&["deviation", "variance"]),
        Fallback::Word("deviation"),
        ["以标准差或以方差赋权", "weigh by the standard deviation or by the variance"],
    )],
    source: include_str!("deviation.rs"),
    maker: Maker::Weight(|values| {
        let measure =
            if values.text("measure") == "variance" { Measure::Variance } else { Measure::Deviation };
        Ok(Box::new(measure))
    }),
};

#[derive(Debug, Clone, Copy)]
enum Measure {
    Deviation,
    Variance,
}

impl Weight for Measure {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let samples = samples(siblings)?;
        let deviation = |sample: &Vec<f64>| standard_deviation(sample).expect("two values or more");
        let deviations: Vec<f64> = samples.iter().map(deviation).collect();
        let weight = |s: &f64| match self {
            Self::Deviation => *s,
            Self::Variance => s * s,
        };
        Ok(Weighted {
            weights: deviations.iter().map(weight).collect(),
            facts: Facts::new(),
            of_child: deviations.iter().map(|s| vec![("deviation", *s)]).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[0.0, 0.5, 1.0], &[0.0, 0.0, 1.0]];
        close(&weigh("deviation", &[], &siblings(&columns)).unwrap().weights, &[0.5, (1.0 / 3.0_f64).sqrt()]);
        let variance = [("measure", Value::Text("variance".into()))];
        close(&weigh("deviation", &variance, &siblings(&columns)).unwrap().weights, &[0.25, 1.0 / 3.0]);
    }

    /// scikit-criteria 0.10: `std_weights`; pymcdm 1.4.0: `standard_deviation_weights`.
    #[test]
    fn agrees_with_the_peers() {
        close(&shares("deviation", &[], &siblings(PANEL)), &DEVIATION);
    }

    const DEVIATION: [f64; 4] =
        [0.24803755683310297, 0.2786622364776009, 0.2137189829146653, 0.2595812237746308];
}
