//! # angle
//!
//! Weighs each child by the angle between its column of values and a column of equal numbers: u =
//! arccos(Σx/√(n·Σx²)), weight ∝ u. Equal values give an angle of 0.
//!
//! - u = arctan(s/x̄) with s of the divisor n: a coefficient of variation bent down, so that no child outweighs the
//!   others by far. Here it is computed so, which keeps its digits for a child that hardly varies.
//! - Values are taken as the step normalise has left them. A mean not above 0 is refused; zeros and ties are no
//!   matter.
//! - Missing: each child is taken over the members that have it. A child with fewer than two values, or of which
//!   all values are equal, is refused.
//! - When to use it: as `variation`. When not: as there.
//! - Practice differs: pymcdm has the same formula, and gives an angle of 0, or one of rounding, to a constant
//!   column.
//! - Source: Shuai, Zongzhun, Yongji and Lei (2012), A new angular method to determine the objective weights, 24th
//!   Chinese Control and Decision Conference, 3889–3892.
//! - Example: a = 1, 2, 3 and b = 0, 0, 3: s/x̄ = √(2/3)/2 and √2/1: u = 0.388 and 0.955 → shares 0.289, 0.711.
//!
//! ## 中文
//!
//! - 夹角赋权：u 为下级的数值列与等值列之间的夹角，u = arccos(Σx/√(n·Σx²))，权重 ∝ u；各值相等时夹角为 0。
//! - u = arctan(s/x̄)，s 除以 n：相当于压缩过的变异系数，没有哪个下级能远远压过其他下级。程序按此式计算，以免丢失有效数字。
//! - 数据取 normalise 步骤之后的值。均值不大于 0 的下级报错；零和并列不影响计算。
//! - 缺失：每个下级只取有值的参评对象。不足两个值或全部相等的下级报错。适用与不宜的情形同 `variation`。
//! - 其他软件：pymcdm 公式相同，但常数列得到的夹角为 0 或舍入误差。
//! - 来源：Shuai、Zongzhun、Yongji 和 Lei（2012）。
//! - 示例：a = 1，2，3，b = 0，0，3：u = 0.388，0.955 → 占比 0.289，0.711。

use super::variation::variations;
use super::{Siblings, Weight, Weighted};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;
use crate::sheet::Facts;

pub(crate) const METHOD: Method = Method {
    slug: "angle",
    zh: "夹角赋权法",
    en: "by the angle to a column of equal values",
    parameters: &[],
    source: include_str!("angle.rs"),
    maker: Maker::Weight(|_| Ok(Box::new(Angle))),
};

struct Angle;

impl Weight for Angle {
    fn weights(&self, siblings: &Siblings) -> Result<Weighted, Refusal> {
        let variations = variations(siblings)?;
        let angle = |(child, [mean, deviation]): (usize, &[f64; 2])| {
            let n = siblings.sample(child).len() as f64;
            libm::atan(deviation * ((n - 1.0) / n).sqrt() / mean)
        };
        let weights: Vec<f64> = variations.iter().enumerate().map(angle).collect();
        let of_child = weights.iter().map(|u| vec![("angle", *u)]).collect();
        Ok(Weighted { weights, facts: Facts::new(), of_child })
    }
}

#[cfg(test)]
mod tests {
    use crate::weight::sample::tests::{PANEL, close};
    use crate::weight::siblings::tests::{shares, siblings, weigh};

    #[test]
    fn the_page_example() {
        let columns: [&[f64]; 2] = [&[1.0, 2.0, 3.0], &[0.0, 0.0, 3.0]];
        let want = [libm::acos(6.0 / 42.0_f64.sqrt()), libm::acos(3.0 / 27.0_f64.sqrt())];
        close(&weigh("angle", &[], &siblings(&columns)).unwrap().weights, &want);
    }

    /// pymcdm 1.4.0: `angle_weights`.
    #[test]
    fn agrees_with_pymcdm() {
        close(&shares("angle", &[], &siblings(PANEL)), &ANGLE);
    }

    const ANGLE: [f64; 4] =
        [0.2526022317250097, 0.31809268933772705, 0.20537122256619128, 0.22393385637107208];
}
