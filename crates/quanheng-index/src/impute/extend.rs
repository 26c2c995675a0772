//! # extend
//!
//! Fills the open cells before a unit's first value with that value, and those after its last value with the last
//! one, at most `steps` periods away (years, quarters, months or days, by the programme's frequency).
//!
//! - Ends only: gaps between two values stay open. For these, `linear`; with `ends = "constant"` it does both.
//! - Only values that were there before the step are carried. A unit without any value stays missing. Constant,
//!   tied, zero and negative values are carried like any other.
//! - Fits a series that moves slowly and begins late or has not been reported yet. Before the first value it looks
//!   into the future: not for a figure that must stay as it was first published (`last` looks only back). Carried
//!   far, it feigns a standstill: give `steps`.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3 (cold deck, from the unit's own
//!   series); the ends of R's approx with rule = 2. COINr's impute_panel carries without a limit and not by itself:
//!   its "constant" also fills inner gaps with the value before, its "linear" interpolates them.
//! - Example (`steps = 1`): missing, missing, 2, missing, 4, missing → missing, 2, 2, missing, 4, 4.
//!
//! ## 中文
//!
//! - 首值之前的空缺以首值填补，末值之后的以末值填补，最多相隔 `steps` 期（年、季、月或日，依项目频率）。
//! - 只填两端，两值之间的空缺不填；后者用 `linear`，其 `ends = "constant"` 兼填两端。
//! - 只沿用本步骤之前已有的值；完全无值的对象仍缺失；常数、相同、零和负值照常延用。
//! - 适用于变化缓慢、起始较晚或尚未报出的序列；向前延用等于用后期数据。延用过远会造成停滞的假象，请设 `steps`。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 3 步；两端处理同 R 的 approx（rule = 2）。
//! - 示例（`steps = 1`）：缺失，缺失，2，缺失，4，缺失 → 缺失，2，2，缺失，4，4。

use super::Series;
use super::carried::{self, STEPS};
use crate::method::{Maker, Method};

pub(crate) const METHOD: Method = Method {
    slug: "extend",
    zh: "以首末值向两端延伸",
    en: "the first and the last value carried to the ends",
    parameters: &[STEPS],
    source: include_str!("extend.rs"),
    maker: Maker::Impute(|values| carried::make(values, beyond)),
};

/// The end of the series that the period lies beyond.
pub(super) fn beyond(series: &Series, row: usize, period: usize) -> Option<usize> {
    let present = |other: &usize| series.value(row, *other).is_some();
    let before = (0..period).rev().find(present);
    let after = (period + 1..series.periods.len()).find(present);
    match (before, after) {
        (Some(end), None) | (None, Some(end)) => Some(end),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;
    use crate::parameter::Value;

    #[test]
    fn the_page_example_and_no_limit() {
        let row = [None, None, Some(2.0), None, Some(4.0), None];
        let rows: [(&str, &[Option<f64>]); 2] = [("a", &row), ("a", &[None; 6])];
        let filled = impute("extend", &[("steps", Value::Number(1.0))], &rows);
        assert_eq!(filled[0], [None, Some(2.0), Some(2.0), None, Some(4.0), Some(4.0)]);
        assert_eq!(filled[1], [None; 6]);
        let filled = impute("extend", &[], &rows);
        assert_eq!(filled[0], [Some(2.0), Some(2.0), Some(2.0), None, Some(4.0), Some(4.0)]);
    }
}
