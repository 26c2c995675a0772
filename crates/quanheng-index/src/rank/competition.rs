//! # competition
//!
//! A unit's place is 1 + the number of members with a better score: 1, 2, 2, 4.
//!
//! - Missing scores get no place. Tied scores share the best place, and the places they use up stay empty.
//! - `decimals` rounds scores (half away from zero) before they are compared.
//! - The same as Excel's RANK.EQ, SQL's RANK and the rule `min` of scipy and R, each of descending scores; pandas and R
//!   take the mean place unless told otherwise (`average`).
//! - Source: conventions of sports tables, "standard competition ranking".
//! - Example: scores 9, 7, missing, 7, 5 → 1, 2, –, 2, 4.
//!
//! ## 中文
//!
//! - 名次为 1 + 得分更高的参评对象数：1，2，2，4。
//! - 没有得分者没有名次；并列者共享最好名次，其后空出相应名次。
//! - `decimals` 使得分先四舍五入（0.5 远离零）再比较。
//! - 与 Excel 的 RANK.EQ、SQL 的 RANK、scipy 与 R 的 `min` 相同；pandas 与 R 默认取平均名次（`average`）。
//! - 来源：体育成绩表通例，“标准竞赛排名”。
//! - 示例：9，7，缺失，7，5 → 1，2，–，2，4。

use super::{By, DECIMALS, Rule, Tie};
use crate::method::{Maker, Method};
use crate::places::Place;

pub(crate) const METHOD: Method = Method {
    slug: "competition",
    zh: "并列取最好名次（1、2、2、4）",
    en: "ties share the best place (1, 2, 2, 4)",
    parameters: &[DECIMALS],
    source: include_str!("competition.rs"),
    maker: Maker::Rank(By::<Competition>::make),
};

struct Competition;

impl Rule for Competition {
    fn place(tie: Tie) -> Place {
        Place::from_halves(2 * (tie.better + 1)).expect("at least the first place")
    }
}

#[cfg(test)]
mod tests {
    use crate::rank::tests::places;

    #[test]
    fn the_page_example() {
        let scores = [Some(9.0), Some(7.0), None, Some(7.0), Some(5.0)];
        assert_eq!(places("competition", &scores), [Some(1.0), Some(2.0), None, Some(2.0), Some(4.0)]);
    }
}
