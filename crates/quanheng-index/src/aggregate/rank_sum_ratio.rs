//! # rank-sum-ratio
//!
//! Rank-sum ratio (秩和比): RSR = Σ wᵢRᵢ/(n·Σ wᵢ) with ascending average ranks R among the n members that have the
//! child. 1 is the best in everything; with all ranks 1 it is 1/n.
//!
//! - Missing children: weights are rescaled over those present, each rank over the number n of its own child; below
//!   `min_present` the node is missing. Ties share the mean of their ranks; a constant child gives everyone
//!   (n + 1)/2n. Zero and negative scores are no matter: only order counts. A reference unit gets the rank it would
//!   have if it joined, and one better than all members (n + 1)/n.
//! - When to use: order alone is to be trusted, outliers abound. Not when distances matter.
//! - Practice differs: SPSSAU offers whole ranks, as here, and ranks interpolated by value, 1 + (n − 1)(x −
//!   min)/(max − min), which are min-max scores in other dress; normalise by `min-max` for those. The
//!   regression on probits and the grades that belong to the method are those of the tiers `probits`.
//! - Source: 田凤调 (1993), 秩和比法及其应用, 北京: 中国统计出版社 (weighted RSR); 田凤调 (1988) introduced the ratio.
//! - Example: (10, 5), (20, 5), (30, 9), equal weights: ranks 1 1.5, 2 1.5, 3 3 → 2.5/6, 3.5/6, 1.
//!
//! ## 中文
//!
//! - 秩和比：RSR = ΣwᵢRᵢ/(n·Σwᵢ)，R 为 n 个有该下级的参评对象由低到高的平均秩。各项皆最好得 1，皆最差得 1/n。
//! - 下级缺失时权重在有值者之间重新分配，每个秩除以该下级自身的 n；低于 `min_present` 时缺失。
//! - 并列取平均秩；常数下级各得 (n + 1)/2n；只看次序，零和负值无妨。
//! - 参照对象得到假如加入时的秩，优于全部参评对象者为 (n + 1)/n。
//! - 适用于只信次序、异常值多的情形；差距有意义时不宜。
//! - SPSSAU 另有非整秩法 1 + (n − 1)(x − min)/(max − min)，实即极差标准化；概率单位回归与分档见梯队方法 `probits`。
//! - 来源：田凤调（1993）《秩和比法及其应用》，中国统计出版社；秩和比由田凤调（1988）提出。
//! - 示例：（10，5）、（20，5）、（30，9），等权：秩 1、1.5，2、1.5，3、3 → 2.5/6，3.5/6，1。

use super::among::Part;
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::cell::Mark;
use crate::method::{Maker, Method};
use crate::normalise::ties::Ties;
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "rank-sum-ratio",
    zh: "秩和比（RSR）",
    en: "rank-sum ratio (RSR)",
    parameters: &[MIN_PRESENT],
    source: include_str!("rank_sum_ratio.rs"),
    maker: Maker::Aggregate(|values| {
        Ok(Box::new(RankSumRatio { min_present: values.number("min_present") }))
    }),
};

struct RankSumRatio {
    min_present: f64,
}

impl Aggregate for RankSumRatio {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let ranked = children.ranked(Ties::Mean);
        Ok(children.by_unit(self.min_present, |row, parts| {
            let ratio =
                |part: &Part| part.share * ranked.ranks[part.child][row] / ranked.members[part.child] as f64;
            // A child that only reference units have ranks nothing.
            let has_ranks = parts.iter().all(|part| ranked.members[part.child] > 0);
            if has_ranks { Ok(parts.iter().map(ratio).sum()) } else { Err(Mark::Undefined) }
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, close};
    use crate::cell::Mark;

    #[test]
    fn the_page_example() {
        let columns: &[&[f64]] = &[&[10.0, 20.0, 30.0], &[5.0, 5.0, 9.0]];
        let case = Case { columns, weights: &[1.0, 1.0], members: None };
        close(&case.scores("rank-sum-ratio", &[]), &[2.5 / 6.0, 3.5 / 6.0, 1.0]);
    }

    #[test]
    fn what_is_missing_is_not_ranked_and_a_reference_unit_may_pass_the_best() {
        let nan = f64::NAN;
        let columns: &[&[f64]] = &[&[1.0, 2.0, nan, 3.0], &[nan, 4.0, 4.0, nan]];
        let case = Case { columns, weights: &[1.0, 1.0], members: Some(&[true, true, true, false]) };
        close(&case.scores("rank-sum-ratio", &[]), &[0.5, 0.875, 0.75, 1.5]);
        let alone = Case {
            columns: &[&[1.0, nan], &[1.0, 2.0]],
            weights: &[1.0, 1.0],
            members: Some(&[false, true]),
        };
        assert_eq!(alone.run("rank-sum-ratio", &[]).unwrap(), [Err(Mark::Undefined), Ok(1.0)]);
    }

    /// scipy.stats.rankdata (average) in numpy 2.4.6.
    #[test]
    fn agrees_with_scipy() {
        let want = [0.61875, 0.4125, 0.48125, 0.3875, 0.68125, 0.79375, 0.675, 0.45];
        close(&PANEL.scores("rank-sum-ratio", &[]), &want);
    }
}
