//! # gaps
//!
//! Cuts at the `classes` − 1 largest gaps between neighbouring distinct scores. The same tiers as single-linkage
//! clustering of the scores cut into so many clusters.
//!
//! - Units without a score get no tier. Tied scores have no gap and share a tier. Fewer distinct scores than classes
//!   is an error, and so is a constant score. Zero and negative scores are no matter.
//! - Of equal gaps the one nearer the top is taken. Gaps count as equal when they differ by less than about 1e-12 of
//!   the range, so that rounding in a subtraction does not choose: 0.4, 0.3, 0.2, 0.1 has three equal gaps.
//! - When to use: leaders or stragglers stand apart, and a boundary shall run where nobody is near. Not for balanced
//!   tiers: a single outlier is a tier of its own. `natural-breaks` weighs all scores.
//! - Source: Gower and Ross (1969), "Minimum spanning trees and single linkage cluster analysis", Applied Statistics
//!   18(1), pp. 54-64; COINr, pymcdm and SPSSAU do not have it.
//! - Example (`classes = 3`): 10, 9, 5, 4, 1 → tiers 1, 1, 2, 2, 3.
//!
//! ## 中文
//!
//! - 在相邻不同得分的 `classes` − 1 个最大间隔处断开，与得分的单连接聚类结果相同。
//! - 没有得分者不分梯队；并列者在同一梯队；不同得分少于梯队数或得分全同，报错。零和负值无妨。
//! - 间隔相等（相差不足极差的 1e-12）时取靠前者，以免相减的舍入左右结果。
//! - 适用于领先者或落后者明显脱离的情形；一个异常值会自成梯队，要求均衡时不宜；`natural-breaks` 兼顾全部得分。
//! - 来源：Gower 和 Ross（1969）；COINr、pymcdm、SPSSAU 没有此法。
//! - 示例（`classes = 3`）：10，9，5，4，1 → 第 1，1，2，2，3 梯队。

use super::{CLASSES, NAMES, Tier, distinct};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

/// Share of the range below which gaps do not differ.
const RESOLUTION: f64 = 1e-12;

pub(crate) const METHOD: Method = Method {
    slug: "gaps",
    zh: "按相邻得分的最大间隔分梯队",
    en: "tiers cut at the largest gaps between scores",
    parameters: &[CLASSES, NAMES],
    source: include_str!("gaps.rs"),
    maker: Maker::Tier(|values| {
        Ok(Box::new(Gaps { classes: values.count("classes"), names: values.texts("names").to_vec() }))
    }),
};

struct Gaps {
    classes: usize,
    names: Vec<String>,
}

impl Tier for Gaps {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let groups = distinct(descending, self.classes)?;
        let range = groups[0][0] - groups[groups.len() - 1][0];
        let mut end = 0;
        let mut gaps: Vec<(f64, usize)> = groups
            .windows(2)
            .map(|pair| {
                end += pair[0].len();
                let gap = (pair[0][0] - pair[1][0]) / range;
                ((gap / RESOLUTION).round(), end)
            })
            .collect();
        gaps.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut starts: Vec<usize> =
            gaps.into_iter().take(self.classes - 1).map(|(_, start)| start).collect();
        starts.sort_unstable();
        Ok(starts)
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{SCORES, boundaries, make};

    fn classes(k: f64) -> [(&'static str, Value); 1] {
        [("classes", Value::Number(k))]
    }

    #[test]
    fn the_page_example_and_too_few_scores() {
        assert_eq!(boundaries("gaps", &classes(3.0), &[10.0, 9.0, 5.0, 4.0, 1.0]), [2, 4]);
        let refusal = make("gaps", &classes(3.0)).unwrap().boundaries(&[2.0, 2.0, 1.0]).unwrap_err();
        assert_eq!(refusal.code, "tier-too-few-scores");
        assert!(make("gaps", &classes(2.0)).unwrap().boundaries(&[]).is_err());
    }

    /// 0.4 − 0.3 and 0.2 − 0.1 come out 2e-17 apart.
    #[test]
    fn of_equal_gaps_the_one_nearer_the_top_whatever_rounding_does() {
        assert_eq!(boundaries("gaps", &classes(2.0), &[0.4, 0.3, 0.2, 0.1]), [1]);
        assert_eq!(boundaries("gaps", &classes(2.0), &[0.3, 0.2, 0.1, 0.0]), [1]);
        assert_eq!(boundaries("gaps", &classes(3.0), &[0.7, 0.6, 0.6, 0.5, 0.4]), [1, 3]);
    }

    /// scipy 1.17.1, fcluster(linkage(scores, "single"), k, "maxclust"). For k = 4, at distance 8.4 and 7.8.
    #[test]
    fn tiers_agree_with_single_linkage() {
        assert_eq!(boundaries("gaps", &classes(2.0), &SCORES), [15]);
        assert_eq!(boundaries("gaps", &classes(4.0), &SCORES), [8, 11, 15]);
        assert_eq!(boundaries("gaps", &classes(5.0), &SCORES), [8, 11, 13, 15]);
    }
}
