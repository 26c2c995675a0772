//! # copeland
//!
//! y = Σ over the other units b of +1 where a beats b, −1 where b beats a, 0 where neither does. a beats b when
//! more than half the weight is for it: o(a,b) = Σw[a>b] + ½Σw[a=b] > ½, with weights rescaled over the children
//! both have.
//!
//! - Missing children: each pair is compared over what both have; a pair that shares no child is a tie. A unit below
//!   `min_present` is missing and no one's opponent. A child in which two units tie counts half for each; a constant
//!   child pulls all pairs towards ½ and decides none. Zero and negative scores are no matter: only order counts.
//! - A difference from ½ below 1e-12 is a tie, so that rounding of the weights decides nothing.
//! - Scores of n members lie between −(n − 1) and n − 1; a reference unit is compared with the n members, and no
//!   member with it.
//! - Every pair is looked at: time grows with the square of the number of units, so take some thousands at most.
//! - When to use: scales must not matter and weights are votes. Not where distances matter, few units are scored, or
//!   units come and go: each one's score depends on all others.
//! - Practice differs: COINr's a_copeland compares the same way but with missing data depends on the order of the
//!   rows. pyDecision adds up children won and lost over all pairs, without majorities. Copeland's original counts
//!   every pair won +1, lost −1 by the number of children; weights are Munda's.
//! - Source: Copeland (1951), A reasonable social welfare function, University of Michigan; Munda and Nardo (2009),
//!   Noncompensatory/nonlinear composite indicators for ranking countries, Applied Economics 41, for o;
//!   OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6.
//! - Example: A (3, 3, 1), B (2, 1, 3), C (1, 2, 2), equal weights: A beats both, B beats C by two of three → 2, 0,
//!   −2.
//!
//! ## 中文
//!
//! - 与其他对象逐一比较：胜 +1，负 −1，平 0，求和。支持 a 的权重过半则 a 胜 b：o(a,b) = Σw[a>b] + ½Σw[a=b] > ½。
//! - 每一对只比双方都有值的下级，权重在其间重新分配；没有共同下级为平。低于 `min_present` 者缺失，也不作对手。
//! - 与 ½ 相差不足 1e-12 为平。并列各计一半；常数下级不决定胜负；只看次序，零和负值无妨。
//! - n 个参评对象的得分在 −(n − 1) 与 n − 1 之间；参照对象与参评对象比较，反之不然。
//! - 逐对比较，耗时随对象数的平方增长，数千个以内为宜。
//! - 适用于不信量纲、视权重为票数；差距有意义、对象少或常有增减时不宜。
//! - COINr 的 a_copeland 比法相同，但有缺失时结果取决于行序。
//! - 来源：Copeland（1951）；Munda 和 Nardo（2009）；OECD/JRC（2008）《综合指标构建手册》第 6 步。
//! - 示例：A（3、3、1），B（2、1、3），C（1、2、2），等权 → 2，0，−2。

use super::pairwise::net_wins;
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "copeland",
    zh: "Copeland 法：两两比较的胜数减负数",
    en: "pairs of units won minus pairs lost",
    parameters: &[MIN_PRESENT],
    source: include_str!("copeland.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Copeland { min_present: values.number("min_present") }))),
};

struct Copeland {
    min_present: f64,
}

impl Aggregate for Copeland {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let counted = children.counted(self.min_present);
        Ok(children.by_unit(self.min_present, |row, _| Ok(net_wins(children, row, &counted))))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL};
    use crate::cell::Mark;
    use crate::parameter::Value;

    const PAGE: Case<'static> = Case {
        columns: &[&[3.0, 2.0, 1.0], &[3.0, 1.0, 2.0], &[1.0, 3.0, 2.0]],
        weights: &[1.0, 1.0, 1.0],
        members: None,
    };

    #[test]
    fn the_page_example() {
        assert_eq!(PAGE.scores("copeland", &[]), [2.0, 0.0, -2.0]);
        let two = Case { members: Some(&[true, false, true]), ..PAGE };
        assert_eq!(
            two.scores("copeland", &[]),
            [1.0, 0.0, -1.0],
            "the reference unit loses to A and beats C"
        );
    }

    #[test]
    fn rounding_of_weights_decides_nothing() {
        let case = Case {
            columns: &[&[1.0, 0.0], &[1.0, 0.0], &[0.0, 1.0]],
            weights: &[0.1, 0.2, 0.3],
            members: None,
        };
        assert_eq!(case.scores("copeland", &[]), [0.0, 0.0]);
    }

    /// By hand: the first two share the second child only, the third shares nothing with the first.
    #[test]
    fn pairs_are_compared_over_what_both_have() {
        let nan = f64::NAN;
        let case =
            Case { columns: &[&[nan, 5.0, 1.0], &[2.0, 1.0, nan]], weights: &[2.0, 1.0], members: None };
        assert_eq!(case.scores("copeland", &[]), [1.0, 0.0, -1.0]);
        let least = [("min_present", Value::Number(0.5))];
        assert_eq!(case.run("copeland", &least).unwrap(), [Err(Mark::TooFewChildren), Ok(1.0), Ok(-1.0)]);
    }

    /// From the outranking matrix in numpy 2.4.6.
    #[test]
    fn agrees_with_numpy() {
        assert_eq!(PANEL.scores("copeland", &[]), [-1.0, -4.0, -2.0, -4.0, 7.0, 5.0, 3.0, -4.0]);
    }
}
