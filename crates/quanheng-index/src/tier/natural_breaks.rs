//! # natural-breaks
//!
//! The division into `classes` tiers with the least sum of squared deviations from the tier means (Fisher-Jenks),
//! found exactly by dynamic programming over the distinct scores: O(k·m log m) for m distinct scores. The same as
//! `k-means`: the two names ask for the same optimum.
//!
//! - Units without a score get no tier. Tied scores share a tier by construction. Fewer distinct scores than classes
//!   is an error, and so is a constant score. Zero and negative scores are no matter. Of equally good divisions the
//!   one with the smaller first tiers is taken.
//! - When to use: tiers shall follow the data, within as alike as possible. Not when tiers must compare across
//!   editions, for the breaks move with the data (`cuts`); nor when equal sizes are wanted (`sizes`, `quantiles`).
//! - jenkspy and mapclassify's FisherJenks find the same optimum; mapclassify's JenksCaspall and NaturalBreaks search from a
//!   start and may miss it.
//! - Source: Fisher (1958), "On grouping for maximum homogeneity", JASA 53, pp. 789-798; Jenks (1977), Optimal Data
//!   Classification for Choropleth Maps. Optimal split points of successive rows are monotone, which the
//!   divide-and-conquer here uses (Wang and Song 2011, R Journal 3/2, pp. 29-33, for the programme in one dimension).
//! - Example (`classes = 2`): 10, 9, 2, 1 → tiers 1, 1, 2, 2.
//!
//! ## 中文
//!
//! - 自然断点（Fisher-Jenks）：分为 `classes` 个梯队，使组内离差平方和最小，用动态规划求精确解，与 `k-means` 相同。
//! - 没有得分者不分梯队；并列者在同一梯队；不同得分少于梯队数或得分全同，报错。零和负值无妨。
//! - 同样好的分法取前面梯队较小者。
//! - 适用于让数据自行分层；断点随数据移动，跨版比较请用 `cuts`；要个数相等请用 `sizes`、`quantiles`。
//! - jenkspy 与 mapclassify 的 FisherJenks 求得同一最优解；mapclassify 的 JenksCaspall、NaturalBreaks 为搜索法，可能达不到最优。
//! - 来源：Fisher（1958）；Jenks（1977）；一维精确算法：Wang 和 Song（2011）。
//! - 示例（`classes = 2`）：10，9，2，1 → 第 1，1，2，2 梯队。

use super::breaks::{self, PARAMETERS};
use crate::method::{Maker, Method};

pub(crate) const METHOD: Method = Method {
    slug: "natural-breaks",
    zh: "自然断点分梯队（Fisher-Jenks，精确解）",
    en: "natural breaks (Fisher-Jenks, exact)",
    parameters: PARAMETERS,
    source: include_str!("natural_breaks.rs"),
    maker: Maker::Tier(breaks::make),
};

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::statistics::mean;
    use crate::tier::tests::{SCORES, boundaries, make};

    fn classes(k: f64) -> [(&'static str, Value); 1] {
        [("classes", Value::Number(k))]
    }

    #[test]
    fn the_page_example_and_too_few_scores() {
        assert_eq!(boundaries("natural-breaks", &classes(2.0), &[10.0, 9.0, 2.0, 1.0]), [2]);
        let refusal =
            make("natural-breaks", &classes(3.0)).unwrap().boundaries(&[2.0, 2.0, 1.0]).unwrap_err();
        assert_eq!(refusal.code, "tier-too-few-scores");
    }

    /// jenkspy 0.4.1, jenks_breaks, read as positions in the descending scores.
    #[test]
    fn breaks_agree_with_jenkspy() {
        assert_eq!(boundaries("natural-breaks", &classes(2.0), &SCORES), [11]);
        assert_eq!(boundaries("natural-breaks", &classes(3.0), &SCORES), [8, 13]);
        assert_eq!(boundaries("natural-breaks", &classes(4.0), &SCORES), [8, 11, 15]);
        assert_eq!(boundaries("natural-breaks", &classes(5.0), &SCORES), [5, 8, 11, 15]);
    }

    fn cost(scores: &[f64], boundaries: &[usize]) -> f64 {
        let mut edges = vec![0];
        edges.extend(boundaries);
        edges.push(scores.len());
        edges
            .windows(2)
            .map(|pair| {
                let class = &scores[pair[0]..pair[1]];
                let m = mean(class).unwrap();
                class.iter().map(|x| (x - m) * (x - m)).sum::<f64>()
            })
            .sum()
    }

    /// Against every division of small samples.
    #[test]
    fn no_division_is_better() {
        let mut state = 11_u64;
        for n in 4..11 {
            let mut scores: Vec<f64> = (0..n)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
                    ((state >> 40) % 30) as f64
                })
                .collect();
            scores.sort_by(|a, b| b.total_cmp(a));
            let distinct = scores.chunk_by(|a, b| a == b).count();
            if distinct < 3 {
                continue;
            }
            let found = boundaries("natural-breaks", &classes(3.0), &scores);
            let best = (1..n - 1)
                .flat_map(|a| (a + 1..n).map(move |b| [a, b]))
                .map(|pair| cost(&scores, &pair))
                .fold(f64::INFINITY, f64::min);
            assert!(cost(&scores, &found) <= best + 1e-9, "{scores:?} {found:?}");
        }
    }
}
