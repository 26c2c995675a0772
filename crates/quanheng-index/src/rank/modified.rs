//! # modified
//!
//! A unit's place is the number of members with a score at least as good: 1, 3, 3, 4.
//!
//! - Missing scores get no place. Tied scores share the worst of the places they take up together, and the better ones
//!   stay empty: two who share the best score are both second.
//! - `decimals` rounds scores (half away from zero) before they are compared.
//! - When to use: a place shall be a promise, "at most so many are as good". Not where readers expect a first place.
//! - There is no rule by which tied units get different places: scipy's `ordinal`, R's `first` and `random` and Excel's
//!   sort take them by the order of the rows or by lot, which says nothing of the units.
//! - Source: "modified competition ranking"; scipy's rankdata and R's rank call it `max`.
//! - Example: scores 9, 7, missing, 7, 5 → 1, 3, –, 3, 4.
//!
//! ## 中文
//!
//! - 名次为得分不低于该对象的参评对象数：1，3，3，4；并列者取所占名次中最差的，其余空出，并列最高分的两个都是第 2。
//! - 没有得分者没有名次；`decimals` 使得分先四舍五入（0.5 远离零）再比较。
//! - 适用于名次要作保证的情形：“至多有这么多不比它差”。读者期待有第一名时不宜。
//! - 不提供让并列者名次不同的规则：scipy 的 `ordinal`、R 的 `first` 与 `random`、Excel 的排序取决于行序或抽签，与对象无关。
//! - 来源：“修正的竞赛排名”；scipy 的 rankdata 和 R 的 rank 称为 `max`。
//! - 示例：9，7，缺失，7，5 → 1，3，–，3，4。

use super::{By, DECIMALS, Rule, Tie};
use crate::method::{Maker, Method};
use crate::places::Place;

pub(crate) const METHOD: Method = Method {
    slug: "modified",
    zh: "并列取最差名次（1、3、3、4）",
    en: "ties share the worst place (1, 3, 3, 4)",
    parameters: &[DECIMALS],
    source: include_str!("modified.rs"),
    maker: Maker::Rank(By::<Modified>::make),
};

struct Modified;

impl Rule for Modified {
    fn place(tie: Tie) -> Place {
        Place::from_halves(2 * (tie.better + tie.size)).expect("at least the first place")
    }
}

#[cfg(test)]
mod tests {
    use crate::rank::tests::places;

    #[test]
    fn the_page_example() {
        let scores = [Some(9.0), Some(7.0), None, Some(7.0), Some(5.0)];
        assert_eq!(places("modified", &scores), [Some(1.0), Some(3.0), None, Some(3.0), Some(4.0)]);
        assert_eq!(places("modified", &[Some(1.0), Some(1.0)]), [Some(2.0), Some(2.0)]);
    }
}
