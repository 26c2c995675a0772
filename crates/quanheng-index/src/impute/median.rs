//! # median
//!
//! Fills an open cell with the median of the present values of the member units, in its period or over all scored
//! periods (`over = "panel"`).
//!
//! - A column without any value stays missing, with a finding. Shrinks variance and correlations.
//! - Of an even number it is the mean of the two in the middle, as in COINr's i_median and scikit-learn's SimpleImputer,
//!   but reference units do not count.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3.
//! - Example: 1, 2, 6, missing → 1, 2, 6, 2.
//!
//! ## 中文
//!
//! - 以参评对象有值者的中位数填补，按期计算，或在全部计分期间上计算（`over = "panel"`）。
//! - 整列无值时仍缺失，并给出检查意见。会缩小方差，减弱相关。
//! - 偶数个取中间两个的均值，与 COINr 的 i_median、scikit-learn 的 SimpleImputer 相同，但参照对象不计入。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 3 步。
//! - 示例：1，2，6，缺失 → 1，2，6，2。

use super::pooled::ByPool;
use crate::method::{Maker, Method};
use crate::statistics::median;

pub(crate) const METHOD: Method = Method {
    slug: "median",
    zh: "以中位数填补",
    en: "the median of the present values",
    parameters: &[],
    source: include_str!("median.rs"),
    maker: Maker::Impute(|_| Ok(Box::new(ByPool(median)))),
};

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;

    #[test]
    fn the_page_example() {
        let rows: [(&str, &[Option<f64>]); 4] =
            [("a", &[Some(1.0)]), ("a", &[Some(2.0)]), ("a", &[Some(6.0)]), ("a", &[None])];
        assert_eq!(impute("median", &[], &rows)[3], [Some(2.0)]);
    }

    #[test]
    fn nothing_comes_from_nothing() {
        assert_eq!(impute("median", &[], &[("a", &[None, Some(5.0)])]), [[None, Some(5.0)]]);
    }
}
