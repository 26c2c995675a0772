//! # row-mean
//!
//! Fills an open cell from the unit's own standing at the other indicators of the group: each indicator is multiplied
//! by its direction (±1) and brought to 0–1 by the least and greatest value of the member units,
//! u = (x·d − min)/(max − min); the mean u* of the unit's present u in its period is taken back to the indicator's
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
//!   impute_by = "row" and f_i = "i_mean". COINr takes all indicators unless group_level is given: `among = "all"`.
//! - Example: siblings a (1 to 5), b (10 to 30) and c (less is better, 0 to 8). A unit has a = 4 (u = 0.75), c = 2
//!   (u = 0.75) and no b: u* = 0.75 → 10 + 0.75·20 = 25.
//!
//! ## 中文
//!
//! - 由该对象在同组其他指标上的相对水平推算：各指标乘方向后按参评对象的最小、最大值化为 0–1，得 u；
//!   取该对象当期各 u 的均值 u*，换回本指标的量纲：x = d·(min + u*·(max − min))，d 为方向（±1）。
//! - `among` 指明同组范围：`siblings`（默认，同一上级的指标）、`all`（全部）或某一层级的名称。
//! - 组内全无数据的对象、整列无值的指标、输入数据仍缺失；常数指标不作依据，其自身空缺填为该常数。
//! - 适用于同一维度内含义相近的指标。会使指标彼此靠拢、相关偏高；此消彼长的指标不宜。
//! - 来源：COINr（Becker 等 2022）的 Impute，impute_by = "row"，f_i = "i_mean"；COINr 默认取全部指标，即 `all`。
//! - 示例：a（1–5）为 4，c（0–8，越小越好）为 2，两者 u 均为 0.75；b（10–30）缺失 → 10 + 0.75·20 = 25。

use super::table::{Among, Outcome, Table};
use super::{Impute, row};
use crate::framework::NodeId;
use crate::method::{Maker, Method};
use crate::statistics::mean;

pub(crate) const METHOD: Method = Method {
    slug: "row-mean",
    zh: "以该对象其他指标标准化后的均值填补",
    en: "the mean standing of the unit at the other indicators",
    parameters: &[Among::PARAMETER],
    source: include_str!("row_mean.rs"),
    maker: Maker::Impute(|values| Ok(Box::new(RowMean { among: Among::of(values) }))),
};

struct RowMean {
    among: Among,
}

impl Impute for RowMean {
    fn fills_together(&self, table: &Table, nodes: &[NodeId]) -> Option<Vec<Outcome>> {
        Some(row::fills(table, nodes, &self.among, mean))
    }
}

#[cfg(test)]
mod tests {
    use crate::impute::bed::{Bed, N, P, text};

    #[test]
    fn the_page_example_whatever_the_order_of_the_indicators() {
        let [a, b, c] = [
            ("a", P, vec![Some(1.0), Some(5.0), Some(4.0)]),
            ("b", P, vec![Some(10.0), Some(30.0), None]),
            ("c", N, vec![Some(8.0), Some(0.0), Some(2.0)]),
        ];
        for order in [[&a, &b, &c], [&b, &c, &a]] {
            let bed = Bed::of(&order.map(Clone::clone));
            assert_eq!(bed.fill("row-mean", &[])["b"], [Some(10.0), Some(30.0), Some(25.0)]);
        }
    }

    /// Two open cells of one unit are both filled from its third value, never from each other. A constant says
    /// nothing: d is passed over, and its own cell becomes its constant. A unit with nothing keeps nothing.
    #[test]
    fn fills_do_not_feed_fills_and_constants_say_nothing() {
        let bed = Bed::of(&[
            ("a", P, vec![Some(0.0), Some(10.0), Some(5.0), None]),
            ("b", P, vec![Some(0.0), Some(1.0), None, None]),
            ("c", N, vec![Some(4.0), Some(0.0), None, None]),
            ("d", P, vec![Some(7.0), Some(7.0), None, None]),
        ]);
        let filled = bed.fill("row-mean", &[]);
        assert_eq!(filled["b"][2..], [Some(0.5), None]);
        assert_eq!(filled["c"][2..], [Some(2.0), None]);
        assert_eq!(filled["d"][2..], [Some(7.0), None]);
    }

    #[test]
    fn the_group_is_the_parent_unless_another_is_named() {
        let bed = Bed::of(&[
            ("a", P, vec![Some(0.0), Some(1.0), None]),
            ("b", P, vec![Some(0.0), Some(1.0), Some(1.0)]),
        ])
        .under(&["x", "y"]);
        assert_eq!(bed.fill("row-mean", &[])["a"][2], None);
        assert_eq!(bed.fill("row-mean", &[("among", text("all"))])["a"][2], Some(1.0));
        assert_eq!(bed.fill("row-mean", &[("among", text("index"))])["a"][2], Some(1.0));
        assert_eq!(bed.refuses("row-mean", &[("among", text("pillar"))]), "impute-unknown-level");
    }

    /// The greatest b is in the other year: the standing 1 of the second unit is worth 9 there.
    #[test]
    fn least_and_greatest_value_may_be_those_of_all_years() {
        let year = [("a", P, vec![Some(0.0), Some(1.0)]), ("b", P, vec![Some(0.0), None])];
        let other = [vec![Some(0.0), Some(0.5)], vec![Some(1.0), Some(9.0)]];
        let bed = Bed::of(&year).together_with(&other);
        assert_eq!(bed.fill("row-mean", &[])["b"], [Some(0.0), Some(9.0)]);
    }
}
