//! # dense
//!
//! A unit's place is 1 + the number of distinct better scores: 1, 2, 2, 3.
//!
//! - Missing scores get no place. Tied scores share a place, and the next score gets the next one.
//! - `decimals` rounds scores (half away from zero) before they are compared.
//! - Source: "dense ranking", as SQL DENSE_RANK.
//! - Example: scores 9, 7, missing, 7, 5 → 1, 2, –, 2, 3.
//!
//! ## 中文
//!
//! - 名次为 1 + 更高得分的不同取值数：1，2，2，3。
//! - 没有得分者没有名次；并列者共享名次，下一得分紧接其后。
//! - `decimals` 使得分先四舍五入（0.5 远离零）再比较。
//! - 来源：“密集排名”，同 SQL 的 DENSE_RANK。
//! - 示例：9，7，缺失，7，5 → 1，2，–，2，3。

use super::{By, DECIMALS, Rule, Tie};
use crate::method::{Maker, Method};
use crate::places::Place;

pub(crate) const METHOD: Method = Method {
    slug: "dense",
    zh: "并列后名次连续（1、2、2、3）",
    en: "ties share a place and none is left out (1, 2, 2, 3)",
    parameters: &[DECIMALS],
    source: include_str!("dense.rs"),
    maker: Maker::Rank(By::<Dense>::make),
};

struct Dense;

impl Rule for Dense {
    fn place(tie: Tie) -> Place {
        Place::from_halves(2 * (tie.groups_better + 1)).expect("at least the first place")
    }
}

#[cfg(test)]
mod tests {
    use crate::rank::tests::places;

    #[test]
    fn the_page_example() {
        let scores = [Some(9.0), Some(7.0), None, Some(7.0), Some(5.0)];
        assert_eq!(places("dense", &scores), [Some(1.0), Some(2.0), None, Some(2.0), Some(3.0)]);
    }
}
