//! # sizes
//!
//! The first tier takes the best s₁ units, the second the next s₂, and so on; the sizes must add up to the number
//! of units with a score.
//!
//! - Units tied across a boundary all go to the better tier, which then has more units than its size.
//! - Sizes that do not add up are an error: a unit without a score would otherwise shift every boundary unseen.
//! - Source: 数字中国发展报告(2020年), chapter 九: three tiers of 10, 10 and 11 provinces.
//! - Example (`sizes = [1, 2]`): scores 9, 7, 5 → tiers 1, 2, 2.
//!
//! ## 中文
//!
//! - 最好的 s₁ 个为第一梯队，其后 s₂ 个为第二梯队，余类推；各梯队个数之和须等于有得分的对象数。
//! - 跨界并列者全部归入较好的梯队，该梯队因而超出其个数。
//! - 个数不符报错：否则没有得分的对象会使各界限悄悄移动。
//! - 来源：《数字中国发展报告（2020年）》第九部分：10、10、11 个地区的三个梯队。
//! - 示例（`sizes = [1, 2]`）：9，7，5 → 第 1，2，2 梯队。

use super::{NAMES, Tier};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "sizes",
    zh: "按给定个数分梯队",
    en: "tiers of given sizes",
    parameters: &[
        Parameter::new(
            "sizes",
            Kind::Numbers,
            Fallback::Required,
            ["各梯队对象数，由好到差", "units in each tier, best first"],
        ),
        NAMES,
    ],
    source: include_str!("sizes.rs"),
    maker: Maker::Tier(|values| {
        let sizes = values.numbers("sizes");
        let is_size = |size: &f64| *size >= 1.0 && size.fract() == 0.0 && *size <= f64::from(u32::MAX);
        if sizes.is_empty() || !sizes.iter().all(is_size) {
            return Err(Fault::new("tier-sizes", "sizes"));
        }
        let sizes = sizes.iter().map(|&size| size as usize).collect();
        Ok(Box::new(Sizes { sizes, names: values.texts("names").to_vec() }))
    }),
};

struct Sizes {
    sizes: Vec<usize>,
    names: Vec<String>,
}

impl Tier for Sizes {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        let total: usize = self.sizes.iter().sum();
        if total != descending.len() {
            let refusal = Refusal::new("tier-sizes-total").at("sizes");
            return Err(refusal.with("total", total).with("scored", descending.len()));
        }
        let starts = self.sizes.iter().scan(0, |start, &size| {
            *start += size;
            Some(*start)
        });
        Ok(starts.take(self.sizes.len() - 1).collect())
    }

    fn names(&self) -> &[String] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::tier::tests::{boundaries, make};

    #[test]
    fn the_page_example_and_sizes_that_do_not_add_up() {
        let sizes = |sizes: &[f64]| [("sizes", Value::Numbers(sizes.to_vec()))];
        assert_eq!(boundaries("sizes", &sizes(&[1.0, 2.0]), &[9.0, 7.0, 5.0]), [1]);
        let made = make("sizes", &sizes(&[1.0, 3.0])).unwrap();
        assert_eq!(made.boundaries(&[9.0, 7.0, 5.0]).unwrap_err().code, "tier-sizes-total");
        assert!(make("sizes", &sizes(&[1.5])).is_err());
        assert!(make("sizes", &sizes(&[])).is_err());
        assert!(make("sizes", &sizes(&[1e300, 1.0])).is_err());
    }
}
