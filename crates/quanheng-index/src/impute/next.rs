//! # next
//!
//! Fills an open cell with the unit's earliest later value of the same indicator, at most `steps` periods away
//! (years, quarters, months or days, by the programme's frequency); never from the past.
//!
//! - Only values that were there before the step are carried. A unit without one stays missing.
//! - pandas' bfill is the same without `steps`; its `limit` counts rows, whatever periods they stand for.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3 (cold deck, from the
//!   unit's own series).
//! - Example (`steps = 1`): 2018: missing, 2019: missing, 2020: 4 → missing, 4, 4.
//!
//! ## 中文
//!
//! - 以该对象同一指标最近的后期值填补，最多相隔 `steps` 期（年、季、月或日，依项目频率），决不取用前期数据。
//! - 只沿用本步骤之前已有的值；没有后期值的仍缺失。
//! - 不设 `steps` 时与 pandas 的 bfill 相同；后者的 `limit` 按行计，不问时期。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 3 步（冷平台法，取自身序列）。
//! - 示例（`steps = 1`）：2018 年缺失，2019 年缺失，2020 年 4 → 缺失，4，4。

use super::Series;
use super::carried::{self, STEPS};
use crate::method::{Maker, Method};

pub(crate) const METHOD: Method = Method {
    slug: "next",
    zh: "以最近的后期值填补",
    en: "the earliest later value",
    parameters: &[STEPS],
    source: include_str!("next.rs"),
    maker: Maker::Impute(|values| carried::make(values, later)),
};

fn later(series: &Series, row: usize, period: usize) -> Option<usize> {
    (period + 1..series.periods.len()).find(|&other| series.value(row, other).is_some())
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;
    use crate::parameter::Value;

    #[test]
    fn within_the_stated_distance_only() {
        let rows: [(&str, &[Option<f64>]); 1] = [("a", &[Some(1.0), None, None, Some(4.0)])];
        assert_eq!(impute("next", &[], &rows), [[Some(1.0), Some(4.0), Some(4.0), Some(4.0)]]);
        assert_eq!(
            impute("next", &[("steps", Value::Number(1.0))], &rows),
            [[Some(1.0), None, Some(4.0), Some(4.0)]]
        );
    }
}
