//! # mean
//!
//! Fills an open cell with the mean of the present values of the member units, in its period or over all scored
//! periods (`over = "panel"`).
//!
//! - A column without any value stays missing, with a finding. Shrinks variance and correlations.
//! - The same as COINr's i_mean and scikit-learn's SimpleImputer, but that reference units do not count.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3.
//! - Example: 1, 2, 6, missing → 1, 2, 6, 3.
//!
//! ## 中文
//!
//! - 以参评对象有值者的均值填补，按期计算，或在全部计分期间上计算（`over = "panel"`）。
//! - 整列无值时仍缺失，并给出检查意见。会缩小方差，减弱相关。
//! - 与 COINr 的 i_mean、scikit-learn 的 SimpleImputer 相同，但参照对象不计入。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 3 步。
//! - 示例：1，2，6，缺失 → 1，2，6，3。

use super::pooled::ByPool;
use crate::method::{Maker, Method};
use crate::statistics::mean;

pub(crate) const METHOD: Method = Method {
    slug: "mean",
    zh: "以均值填补",
    en: "the mean of the present values",
    parameters: &[],
    source: include_str!("mean.rs"),
    maker: Maker::Impute(|_| Ok(Box::new(ByPool(mean)))),
};

#[cfg(test)]
mod tests {
    use crate::impute::tests::impute;

    #[test]
    fn the_page_example() {
        let rows: [(&str, &[Option<f64>]); 4] =
            [("a", &[Some(1.0)]), ("a", &[Some(2.0)]), ("a", &[Some(6.0)]), ("a", &[None])];
        assert_eq!(impute("mean", &[], &rows)[3], [Some(3.0)]);
    }

    #[test]
    fn nothing_comes_from_nothing() {
        assert_eq!(impute("mean", &[], &[("a", &[None, Some(5.0)])]), [[None, Some(5.0)]]);
    }
}
