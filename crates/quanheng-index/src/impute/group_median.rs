//! # group-median
//!
//! Fills an open cell with the median of the present values of the member units in the unit's group (`group` names
//! the grouping), in its period or over all scored periods (`over = "panel"`).
//!
//! - A group without any value stays missing, with a finding; so does a unit without a group. An unknown
//!   grouping is an error.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3; COINr's
//!   i_median_grp.
//! - Example: group a has 1, 2, 6 and group b has 9: a missing cell of group a becomes 2.
//!
//! ## 中文
//!
//! - 以同组参评对象有值者的中位数填补（`group` 指明分组），按期计算，或在全部计分期间上计算（`over = "panel"`）。
//! - 整组无值时仍缺失，并给出检查意见；没有分组的对象亦然。分组不存在则报错。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 3 步；COINr 的 i_median_grp。
//! - 示例：甲组有 1、2、6，乙组有 9，则甲组的缺失值填为 2。

use super::pooled::{self, GROUP};
use crate::method::{Maker, Method};
use crate::statistics::median;

pub(crate) const METHOD: Method = Method {
    slug: "group-median",
    zh: "以同组中位数填补",
    en: "the median of the unit's group",
    parameters: &[GROUP],
    source: include_str!("group_median.rs"),
    maker: Maker::Impute(|values| pooled::by_group(values, median)),
};

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;
    use crate::parameter::Value;

    #[test]
    fn the_page_example_and_an_empty_group() {
        let rows: [(&str, &[Option<f64>]); 6] = [
            ("a", &[Some(1.0)]),
            ("a", &[Some(2.0)]),
            ("a", &[Some(6.0)]),
            ("b", &[Some(9.0)]),
            ("a", &[None]),
            ("c", &[None]),
        ];
        let filled = impute("group-median", &[("group", Value::Text("g".into()))], &rows);
        assert_eq!(filled[4], [Some(2.0)]);
        assert_eq!(filled[5], [None]);
    }
}
