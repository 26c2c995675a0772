//! # row-median
//!
//! Fills an open cell from the unit's own standing at the other indicators of the group: each indicator is multiplied
//! by its direction (±1) and brought to 0–1 by the least and greatest value of the member units,
//! u = (x·d − min)/(max − min); the median u* of the unit's present u in its period is taken back to the indicator's
//! scale: x = d·(min + u*·(max − min)). Least and greatest value are those of the period, or of all scored periods
//! (`over = "panel"`).
//!
//! `among` names the group: `siblings` (default: the indicators of the same parent), `all`, or a level of the
//! framework (the indicators below the same node of that level).
//!
//! - A unit without a value in the group stays missing; so does an indicator without any value, and an input, which
//!   has no siblings. A constant indicator says nothing about a unit's standing and is passed over as a source; its
//!   own open cells become its constant. A reference unit may stand below 0 or above 1 and is filled accordingly.
//!   Tied, zero and negative values need no care.
//! - Fits indicators of one dimension that mean much the same thing. It pulls the indicators of a dimension towards
//!   one another and so raises their correlations; one outlier that sets min or max shifts every standing. Not where
//!   siblings trade off against each other.
//! - Source: COINr (Becker et al. 2022, Journal of Open Source Software 7(78), 4567), Impute with
//!   impute_by = "row" and f_i = "i_median". COINr takes all indicators unless group_level is given: `among = "all"`.
//! - Example: siblings a (1 to 5), b (10 to 30) and c (less is better, 0 to 8). A unit has a = 4 (u = 0.75), c = 2
//!   (u = 0.75) and no b: u* = 0.75 → 10 + 0.75·20 = 25.
//!
//! ## 中文
//!
//! - 由该对象在同组其他指标上的相对水平推算：各指标乘方向后按参评对象的最小、最大值化为 0–1，得 u；
//!   取该对象当期各 u 的中位数 u*，换回本指标的量纲：x = d·(min + u*·(max − min))，d 为方向（±1）。
//! - `among` 指明同组范围：`siblings`（默认，同一上级的指标）、`all`（全部）或某一层级的名称。
//! - 组内全无数据的对象、整列无值的指标、输入数据仍缺失；常数指标不作依据，其自身空缺填为该常数。
//! - 适用于同一维度内含义相近的指标。会使指标彼此靠拢、相关偏高；此消彼长的指标不宜。
//! - 来源：COINr（Becker 等 2022）的 Impute，impute_by = "row"，f_i = "i_median"；COINr 默认取全部指标，即 `all`。
//! - 示例：a（1–5）为 4，c（0–8，越小越好）为 2，两者 u 均为 0.75；b（10–30）缺失 → 10 + 0.75·20 = 25。

use super::table::{Among, Outcome, Table};
use super::{Impute, row};
use crate::framework::NodeId;
use crate::method::{Maker, Method};
use crate::statistics::median;

pub(crate) const METHOD: Method = Method {
    slug: "row-median",
    zh: "以该对象其他指标标准化后的中位数填补",
    en: "the median standing of the unit at the other indicators",
    parameters: &[Among::PARAMETER],
    source: include_str!("row_median.rs"),
    maker: Maker::Impute(|values| Ok(Box::new(RowMedian { among: Among::of(values) }))),
};

struct RowMedian {
    among: Among,
}

impl Impute for RowMedian {
    fn fills_together(&self, table: &Table, nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        Some(row::fills(table, nodes, &self.among, median))
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::bed::{Bed, N, P};

    #[test]
    fn the_page_example() {
        let bed = Bed::of(&[
            ("a", P, vec![Some(1.0), Some(5.0), Some(4.0)]),
            ("b", P, vec![Some(10.0), Some(30.0), None]),
            ("c", N, vec![Some(8.0), Some(0.0), Some(2.0)]),
        ]);
        assert_eq!(bed.fill("row-median", &[])["b"], [Some(10.0), Some(30.0), Some(25.0)]);
    }

    /// Standings 0, 0.5, 1 and 1 have the median 0.75, their mean is 0.625.
    #[test]
    fn the_median_is_not_the_mean() {
        let ends = |third| vec![Some(0.0), Some(1.0), third];
        let bed = Bed::of(&[
            ("a", P, ends(Some(0.0))),
            ("b", P, ends(Some(0.5))),
            ("c", P, ends(Some(1.0))),
            ("d", N, ends(Some(0.0))),
            ("e", P, ends(None)),
        ]);
        assert_eq!(bed.fill("row-median", &[])["e"][2], Some(0.75));
        assert_eq!(bed.fill("row-mean", &[])["e"][2], Some(0.625));
    }
}
