//! # k-means
//!
//! The `classes` clusters of scores with the least sum of squared distances to their means, each cluster a tier. On
//! one score the best clusters are intervals, so this is `natural-breaks` by another name, and the same code finds
//! the optimum exactly: no starting values, no seed, nothing that stops halfway.
//!
//! - Units without a score get no tier. Tied scores share a tier. Fewer distinct scores than classes is an error, and
//!   so is a constant score. Zero and negative scores are no matter. Of equally good divisions the one with the
//!   smaller first tiers is taken.
//! - When to use: a report calls its method k-means. Not to cluster units on several indicators at once.
//! - Other software (R kmeans, scikit-learn, SPSS, SPSSAU) improves on random starting points and may end in a local
//!   optimum, with tiers that change from run to run; where it finds the optimum, tiers agree.
//! - Source: MacQueen (1967), "Some methods for classification and analysis of multivariate observations", Fifth
//!   Berkeley Symposium 1, pp. 281-297; exact in one dimension: Wang and Song (2011), "Ckmeans.1d.dp", R Journal 3/2,
//!   pp. 29-33.
//! - Example (`classes = 2`): 10, 9, 2, 1 → tiers 1, 1, 2, 2.
//!
//! ## 中文
//!
//! - K 均值：分为 `classes` 个梯队，使到组均值的距离平方和最小。一维时最优解必为区间，与 `natural-breaks` 同一算法。
//! - 精确求解：没有初值、没有种子，也不会半途停止。
//! - 没有得分者不分梯队；并列者在同一梯队；不同得分少于梯队数或得分全同，报错。零和负值无妨。
//! - 适用于报告称其方法为 K 均值的情形；不用于按多个指标聚类。
//! - R 的 kmeans、scikit-learn、SPSS、SPSSAU 从随机初值迭代，可能停在局部最优；得到最优解时结果一致。
//! - 来源：MacQueen（1967）；一维精确算法：Wang 和 Song（2011）。
//! - 示例（`classes = 2`）：10，9，2，1 → 第 1，1，2，2 梯队。

use super::breaks::{self, PARAMETERS};
use crate::method::{Maker, Method};

pub(crate) const METHOD: Method = Method {
    slug: "k-means",
    zh: "K 均值分梯队（一维精确解，与自然断点相同）",
    en: "k-means on the score, exact; the same as natural breaks",
    parameters: PARAMETERS,
    source: include_str!("k_means.rs"),
    maker: Maker::Tier(breaks::make),
};

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{SCORES, boundaries, make};

    fn classes(k: f64) -> [(&'static str, Value); 1] {
        [("classes", Value::Number(k))]
    }

    #[test]
    fn the_page_example_and_too_few_scores() {
        assert_eq!(boundaries("k-means", &classes(2.0), &[10.0, 9.0, 2.0, 1.0]), [2]);
        let refusal = make("k-means", &classes(2.0)).unwrap().boundaries(&[2.0, 2.0]).unwrap_err();
        assert_eq!(refusal.code, "tier-too-few-scores");
    }

    /// scikit-learn 1.9.1, KMeans(k, n_init=200, random_state=1, tol=0), the best of 200 starts.
    #[test]
    fn clusters_agree_with_scikit_learn() {
        assert_eq!(boundaries("k-means", &classes(2.0), &SCORES), [11]);
        assert_eq!(boundaries("k-means", &classes(3.0), &SCORES), [8, 13]);
        assert_eq!(boundaries("k-means", &classes(4.0), &SCORES), [8, 11, 15]);
        assert_eq!(boundaries("k-means", &classes(5.0), &SCORES), [5, 8, 11, 15]);
    }
}
