//! # quantiles
//!
//! `shares` are the cumulative shares of units, best first, at which tiers end: [0.25, 0.5, 0.75] makes quarters.
//! The cut of share p is the type-7 quantile of the scores at 1 − p; a unit at or above it is in the tier.
//!
//! - Shares must ascend strictly between 0 and 1. Tied scores share a tier by definition, so tiers may be uneven.
//! - Practice differs: numpy, R and Excel's PERCENTILE.INC take type 7 unless told otherwise, SPSS and Excel's
//!   PERCENTILE.EXC type 6, so that cuts of few units differ. pandas' qcut leaves a unit at a cut to the lower class.
//! - Source: Hyndman and Fan (1996), The American Statistician 50(4), definition 7.
//! - Example (`shares = [0.5]`): 1, 2, 3, 4 → the cut is 2.5, so 4 and 3 are in tier 1.
//!
//! ## 中文
//!
//! - `shares` 为各梯队截止处的累计占比，由好到差：[0.25, 0.5, 0.75] 即四等分。
//! - 占比 p 的界限是得分在 1 − p 处的第 7 型分位数，不低于它者在该梯队。
//! - 占比须在 0 与 1 之间严格递增；并列者必在同一梯队，故各梯队可能不等。
//! - 其他做法：numpy、R、Excel 的 PERCENTILE.INC 默认类型 7，SPSS 与 Excel 的 PERCENTILE.EXC 为类型 6，对象少时界限不同；
//!   pandas 的 qcut 把恰在界上者归较低一档。
//! - 来源：Hyndman 和 Fan（1996），定义 7。
//! - 示例（`shares = [0.5]`）：1，2，3，4 → 界限 2.5，4 与 3 在第 1 梯队。

use super::{NAMES, Tier};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::quantile;

pub(crate) const METHOD: Method = Method {
    slug: "quantiles",
    zh: "按分位数分梯队",
    en: "tiers by quantiles of the scores",
    parameters: &[
        Parameter::new(
            "shares",
            Kind::Numbers,
            Fallback::Required,
            ["各梯队累计占比，由好到差", "cumulative shares of units, best first"],
        ),
        NAMES,
    ],
    source: include_str!("quantiles.rs"),
    maker: Maker::Tier(|values| {
        let shares = values.numbers("shares").to_vec();
        let inside = shares.iter().all(|share| 0.0 < *share && *share < 1.0);
        if shares.is_empty() || !inside || shares.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(Fault::new("tier-shares", "shares"));
        }
        Ok(Box::new(Quantiles { shares, names: values.texts("names").to_vec() }))
    }),
};

struct Quantiles {
    shares: Vec<f64>,
    names: Vec<String>,
}

impl Tier for Quantiles {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let ascending: Vec<f64> = descending.iter().rev().copied().collect();
        let cuts = self.shares.iter().filter_map(|share| quantile(&ascending, 1.0 - share));
        Ok(cuts.map(|cut| descending.partition_point(|&score| score >= cut)).collect())
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{boundaries, make};

    #[test]
    fn the_page_example() {
        let shares = |shares: &[f64]| [("shares", Value::Numbers(shares.to_vec()))];
        assert_eq!(boundaries("quantiles", &shares(&[0.5]), &[4.0, 3.0, 2.0, 1.0]), [2]);
        assert!(make("quantiles", &shares(&[0.5, 0.5])).is_err());
        assert!(make("quantiles", &shares(&[0.0])).is_err());
    }
}
