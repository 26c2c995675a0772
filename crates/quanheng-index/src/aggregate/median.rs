//! # median
//!
//! y = the weighted median of the children that are present: with values ascending, the first at which the weight
//! so far exceeds half the weight present; where it equals half exactly, the mean of that value and the next.
//! Equal weights give the ordinary median.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. Constant, tied, zero and negative scores are no matter. Weights within 1e-12 of half count as half.
//! - When to use: a single extreme child must not decide, or children are ordinal. Not with few children: all but
//!   the middle ones are without influence, and many units may tie. With one child above half of the weight, that
//!   child alone is the result.
//! - Practice differs: R's matrixStats::weightedMedian interpolates between the neighbours unless told not to; this is
//!   its `interpolate = FALSE, ties = "mean"`. COINr's own aggregations have no median. numpy's quantile with weights
//!   takes the lower of the two at half.
//! - Source: Edgeworth (1888), On a new method of reducing observations relating to several quantities,
//!   Philosophical Magazine 25, p. 184; Cormen et al. (2009), Introduction to Algorithms, problem 9-2, for the lower
//!   weighted median, which takes the first of the two at half.
//! - Example: 1, 2, 9 with weights 1, 1, 3 → 9; with weights 1, 2, 3 → (2 + 9)/2 = 5.5.
//!
//! ## 中文
//!
//! - 加权中位数：由小到大累加权重，取首个超过有值权重一半的值；恰为一半时取该值与下一值的平均。等权即普通中位数。
//! - 下级缺失时只计有值者；有值的权重占比低于 `min_present` 时该节点缺失。与一半相差 1e-12 以内视为一半。
//! - 常数、并列、零和负值无妨。
//! - 适用于不让个别极端下级左右结果，或下级为定序数据；下级少时不宜；某一下级权重过半则只由它决定。
//! - R 的 matrixStats::weightedMedian 默认插值，本法相当于 `interpolate = FALSE, ties = "mean"`。COINr 没有中位数。
//! - 来源：Edgeworth（1888）；加权下中位数见 Cormen 等（2009）思考题 9-2。
//! - 示例：1、2、9，权重 1、1、3 → 9；权重 1、2、3 → (2 + 9)/2 = 5.5。

use super::among::{Part, WEIGHT_TOLERANCE};
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "median",
    zh: "加权中位数",
    en: "weighted median",
    parameters: &[MIN_PRESENT],
    source: include_str!("median.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Median { min_present: values.number("min_present") }))),
};

struct Median {
    min_present: f64,
}

impl Aggregate for Median {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        Ok(children.by_unit(self.min_present, |_, parts| Ok(median(parts))))
    }
}

fn median(parts: &[Part]) -> f64 {
    let mut ascending = parts.to_vec();
    ascending.sort_by(|a, b| a.value.total_cmp(&b.value));
    let mut so_far = 0.0;
    let mut at_half = None;
    for part in ascending {
        if let Some(lower) = at_half {
            return f64::midpoint(lower, part.value);
        }
        so_far += part.share;
        if so_far > 0.5 + WEIGHT_TOLERANCE {
            return part.value;
        }
        at_half = (so_far >= 0.5 - WEIGHT_TOLERANCE).then_some(part.value);
    }
    // The shares add up to 1, so the loop has returned.
    at_half.unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{PANEL, aggregate, close};

    #[test]
    fn the_page_example() {
        let values = [Some(1.0), Some(2.0), Some(9.0)];
        assert_eq!(aggregate("median", &[], &values, &[1.0, 1.0, 3.0]), Ok(Ok(9.0)));
        assert_eq!(aggregate("median", &[], &values, &[1.0, 2.0, 3.0]), Ok(Ok(5.5)));
        assert_eq!(aggregate("median", &[], &values, &[0.1, 0.2, 0.3]), Ok(Ok(5.5)));
    }

    #[test]
    fn equal_weights_give_the_ordinary_median_of_what_is_present() {
        let values = [Some(4.0), None, Some(-1.0), Some(4.0), Some(0.0)];
        assert_eq!(aggregate("median", &[], &values, &[1.0; 5]), Ok(Ok(2.0)));
    }

    /// From the definition in numpy 2.4.6 (cumulative sum of the sorted weights).
    #[test]
    fn agrees_with_numpy() {
        close(&PANEL.scores("median", &[]), &[0.48, 0.3, 0.475, 0.485, 0.91, 0.78, 0.66, 0.525]);
    }
}
