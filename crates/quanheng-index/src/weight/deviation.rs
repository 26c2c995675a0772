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
//! - Practice differs: scikit-criteria has n − 1, pymcdm the divisor n; when no value is missing the weights are
//!   the same. pymcdm's variance weights take values by min-max first.
//! - Source: Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in multiple criteria
//!   problems: the CRITIC method, Computers & Operations Research 22(7), where it is the rule compared with.
//! - Example: a = 0, 0.5, 1 and b = 0, 0, 1: s = 0.5 and √(1/3) = 0.577 → shares 0.464, 0.536.
//!
//! ## 中文
//!
//! - 以标准差（n − 1）赋权；`measure = "variance"` 时以方差赋权。
//! - 各下级须在同一尺度上；z-score 之后权重全相等。缺失值不计；取值全相同的下级被拒绝。
//! - 来源：Diakoulaki 等（1995）。
//! - 示例：a = 0，0.5，1，b = 0，0，1 → 占比 0.464，0.536。

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
