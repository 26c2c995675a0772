//! # linear
//!
//! Fills gaps within a unit's series on the straight line between the nearest earlier and the nearest later
//! value: y = a + (b − a)·(t − tₐ)/(t_b − tₐ), t in periods of the programme's frequency.
//!
//! - `ends = "none"` (default): inner gaps only, nothing is extended before the first or after the last value.
//!   `ends = "constant"`: the ends are carried as `extend` does it, without a limit; for a limit, let an `extend`
//!   step follow. A unit with one value then has it in every period.
//! - Constant, tied, zero and negative values are interpolated like any other. A unit without any value stays
//!   missing.
//! - Looks into the future of the gap: not for a figure that must stay as it was first published.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3; as R's approx, with rule = 2 for
//!   `ends = "constant"`, which is what COINr's impute_panel does under "linear".
//! - Example: missing, 1, missing, missing, 4 → missing, 1, 2, 3, 4; with `ends = "constant"` → 1, 1, 2, 3, 4.
//!
//! ## 中文
//!
//! - 在前后最近两个值的连线上取值：y = a + (b − a)·(t − tₐ)/(t_b − tₐ)，t 以项目频率的期数计。
//! - `ends = "none"`（默认）只填两值之间的空缺；`ends = "constant"` 时两端如 `extend` 延用且不限期数。
//! - 常数、相同、零和负值照常插值；完全无值的对象仍缺失。
//! - 插值用到空缺之后的数据，因此不适用于须保持首次发布口径的数字。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 3 步；与 R 的 approx 相同，`constant` 相当于 rule = 2。
//! - 示例：缺失，1，缺失，缺失，4 → 缺失，1，2，3，4；`ends = "constant"` → 1，1，2，3，4。

use super::extend::beyond;
use super::{Fill, Impute, Series};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "linear",
    zh: "按时间线性内插",
    en: "the line between the neighbours in time",
    parameters: &[Parameter::new(
        "ends",
        Kind::Choice(&["none", "constant"]),
        Fallback::Word("none"),
        ["首值之前与末值之后：none 不填，constant 延用首末值", "before the first and after the last value"],
    )],
    source: include_str!("linear.rs"),
    maker: Maker::Impute(|values| {
        let ends = if values.text("ends") == "constant" { Ends::Constant } else { Ends::None };
        Ok(Box::new(Linear { ends }))
    }),
};

enum Ends {
    None,
    Constant,
}

struct Linear {
    ends: Ends,
}

impl Linear {
    fn value(&self, series: &Series, row: usize, period: usize) -> Option<f64> {
        between(series, row, period).or_else(|| match self.ends {
            Ends::None => None,
            Ends::Constant => series.value(row, beyond(series, row, period)?),
        })
    }
}

fn between(series: &Series, row: usize, period: usize) -> Option<f64> {
    let present = |other: &usize| series.value(row, *other).is_some();
    let before = (0..period).rev().find(present)?;
    let after = (period + 1..series.periods.len()).find(present)?;
    let (a, b) = (series.value(row, before)?, series.value(row, after)?);
    let steps = |later: usize| f64::from(series.periods[later].steps_since(series.periods[before]));
    Some(a + (b - a) * steps(period) / steps(after))
}

impl Impute for Linear {
    fn fills(&self, series: &Series) -> Result<Vec<Fill>, Refusal> {
        let periods = 0..series.periods.len();
        let cells = periods.flat_map(|period| series.open(period).map(move |row| (period, row)));
        let fill = |(period, row)| self.value(series, row, period).map(|value| Fill { period, row, value });
        Ok(cells.filter_map(fill).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;
    use crate::parameter::Value;

    #[test]
    fn the_page_example_and_both_kinds_of_ends() {
        let rows: [(&str, &[Option<f64>]); 2] =
            [("a", &[None, Some(1.0), None, None, Some(4.0)]), ("a", &[None, None, Some(2.0), None, None])];
        let filled = impute("linear", &[], &rows);
        assert_eq!(filled[0], [None, Some(1.0), Some(2.0), Some(3.0), Some(4.0)]);
        assert_eq!(filled[1], [None, None, Some(2.0), None, None]);
        let filled = impute("linear", &[("ends", Value::Text("constant".into()))], &rows);
        assert_eq!(filled[0], [Some(1.0), Some(1.0), Some(2.0), Some(3.0), Some(4.0)]);
        assert_eq!(filled[1], [Some(2.0); 5]);
    }
}
