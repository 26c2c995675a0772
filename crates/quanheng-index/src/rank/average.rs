//! # average
//!
//! Tied units share the mean of the places they take up together: 1, 2.5, 2.5, 4.
//!
//! - Missing scores get no place. The sum of all places is n(n + 1)/2 whatever the ties.
//! - `decimals` rounds scores (half away from zero) before they are compared.
//! - The same as Excel's RANK.AVG and what pandas, R and scipy do unless told otherwise.
//! - Source: "fractional ranking", as used in rank correlation (Kendall and Gibbons 1990, ch. 3).
//! - Example: scores 9, 7, missing, 7, 5 → 1, 2.5, –, 2.5, 4.
//!
//! ## 中文
//!
//! - 并列者取所占名次的平均：1，2.5，2.5，4。
//! - 没有得分者没有名次；无论如何并列，名次之和恒为 n(n + 1)/2。
//! - `decimals` 使得分先四舍五入（0.5 远离零）再比较。
//! - 与 Excel 的 RANK.AVG 及 pandas、R、scipy 的默认做法相同。
//! - 来源：“平均秩”，用于秩相关（Kendall 和 Gibbons 1990，第 3 章）。
//! - 示例：9，7，缺失，7，5 → 1，2.5，–，2.5，4。

use super::{By, DECIMALS, Rule, Tie};
use crate::method::{Maker, Method};
use crate::places::Place;

pub(crate) const METHOD: Method = Method {
    slug: "average",
    zh: "并列取平均名次（1、2.5、2.5、4）",
    en: "ties share the mean of their places (1, 2.5, 2.5, 4)",
    parameters: &[DECIMALS],
    source: include_str!("average.rs"),
    maker: Maker::Rank(By::<Average>::make),
};

struct Average;

impl Rule for Average {
    fn place(tie: Tie) -> Place {
        Place::from_halves(2 * tie.better + tie.size + 1).expect("at least the first place")
    }
}

#[cfg(test)]
mod tests {
    use crate::rank::tests::places;

    #[test]
    fn the_page_example() {
        let scores = [Some(9.0), Some(7.0), None, Some(7.0), Some(5.0)];
        assert_eq!(places("average", &scores), [Some(1.0), Some(2.5), None, Some(2.5), Some(4.0)]);
    }
}
