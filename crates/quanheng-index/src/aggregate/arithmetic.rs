//! # arithmetic
//!
//! y = Σ wᵢxᵢ / Σ wᵢ over the children that are present.
//!
//! - Missing children: weights are rescaled over those present; below `min_present` of the weight the node is
//!   missing. Zero and negative scores are no matter. Full compensation: a bad score is bought back by a good one.
//! - COINr's a_amean rescales weights over missing children too; pymcdm, scikit-criteria and numpy's average take no
//!   missing values.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6.
//! - Example: 1 and 4 with weights 1 and 2 → 3.
//!
//! ## 中文
//!
//! - 加权算术平均：y = Σwᵢxᵢ/Σwᵢ，只计有值的下级。
//! - 下级缺失时，权重在有值者之间重新分配；有值的权重占比低于 `min_present` 时该节点缺失。
//! - 零和负值无妨。完全可补偿：短板可由长处弥补。
//! - COINr 的 a_amean 同样重新分配权重；pymcdm、scikit-criteria 与 numpy 的 average 不接受缺失值。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 6 步。
//! - 示例：1 与 4，权重 1 与 2 → 3。

use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "arithmetic",
    zh: "加权算术平均",
    en: "weighted arithmetic mean",
    parameters: &[MIN_PRESENT],
    source: include_str!("arithmetic.rs"),
    maker: Maker::Aggregate(|values| Ok(Box::new(Arithmetic { min_present: values.number("min_present") }))),
};

struct Arithmetic {
    min_present: f64,
}

impl Aggregate for Arithmetic {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        children.by_row_or_block(
            self.min_present,
            |columns, weights| Some(means(columns, weights)),
            |values, weights| {
                let total: f64 = weights.iter().sum();
                Ok(values.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>() / total)
            },
        )
    }
}

/// The weighted mean of each row, the terms added in the same order as in a single row.
fn means(columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    // Sums begin at −0, as those of iterators do: else a mean of −0 alone would come out as +0.
    let mut sums = vec![-0.0; columns.first().map_or(0, |column| column.len())];
    for (column, weight) in columns.iter().zip(weights) {
        sums.iter_mut().zip(*column).for_each(|(sum, x)| *sum += x * weight);
    }
    let total: f64 = weights.iter().sum();
    sums.iter_mut().for_each(|sum| *sum /= total);
    sums
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::aggregate;

    #[test]
    fn the_page_example() {
        assert_eq!(aggregate("arithmetic", &[], &[Some(1.0), Some(4.0)], &[1.0, 2.0]), Ok(Ok(3.0)));
        assert_eq!(aggregate("arithmetic", &[], &[Some(-1.0), Some(0.0)], &[1.0, 1.0]), Ok(Ok(-0.5)));
    }

    #[test]
    fn many_rows_at_once_give_the_same_bits() {
        let draw = |k: u32| f64::from(k * k % 101) / 7.0 - 5.0;
        let mut columns: Vec<Vec<f64>> =
            (0..3).map(|c| (0..50).map(|row| draw(100 * c + row)).collect()).collect();
        columns.iter_mut().for_each(|column| column.push(-0.0));
        let weights = [1.0, 0.3, 7.0];
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        for (row, mean) in super::means(&columns, &weights).into_iter().enumerate() {
            let terms = columns.iter().zip(&weights).map(|(column, w)| column[row] * w);
            let alone = terms.sum::<f64>() / weights.iter().sum::<f64>();
            assert_eq!(mean.to_bits(), alone.to_bits(), "{row}");
        }
    }
}
