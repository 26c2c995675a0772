//! # cuts
//!
//! A unit is in the first tier when its score is at least the first cut, in the second when at least the second,
//! and so on; below the last cut it is in the last tier. k cuts make k + 1 tiers.
//!
//! - Cuts must descend. A tier may stay empty. Tied scores share a tier by definition.
//! - Needs scores on a fixed scale (goalposts), else the cuts mean something new in each edition.
//! - A unit at a cut is in the better tier, as UNDP has it; pandas' cut leaves it to the lower one unless told otherwise.
//! - Source: UNDP, Human Development Report 2023-24, readers' guide: cuts 0.800, 0.700, 0.550.
//! - Example (`cuts = [0.8, 0.7, 0.55]`): 0.8, 0.75, 0.5 → tiers 1, 2, 4.
//!
//! ## 中文
//!
//! - 得分不低于第一个界限为第一梯队，不低于第二个为第二梯队，余类推，低于最后一个为末梯队；k 个界限得 k + 1 个梯队。
//! - 界限须由高到低；梯队可以为空；并列者必在同一梯队。
//! - 要求得分量纲固定（如 `goalposts`），否则每一版的界限含义不同。
//! - 恰在界上者归较好的梯队（UNDP 亦然）；pandas 的 cut 默认归较低者。
//! - 来源：UNDP《人类发展报告 2023-24》读者指南：0.800、0.700、0.550。
//! - 示例（`cuts = [0.8, 0.7, 0.55]`）：0.8，0.75，0.5 → 第 1，2，4 梯队。

use super::{NAMES, Tier};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "cuts",
    zh: "按给定分数线分梯队",
    en: "tiers by given cut scores",
    parameters: &[
        Parameter::new(
            "cuts",
            Kind::Numbers,
            Fallback::Required,
            ["分数线，由高到低", "cut scores, descending"],
        ),
        NAMES,
    ],
    source: include_str!("cuts.rs"),
    maker: Maker::Tier(|values| {
        let cuts = values.numbers("cuts").to_vec();
        if cuts.is_empty() || cuts.windows(2).any(|pair| pair[0] <= pair[1]) {
            return Err(Fault::new("tier-cuts", "cuts"));
        }
        Ok(Box::new(Cuts { cuts, names: values.texts("names").to_vec() }))
    }),
};

struct Cuts {
    cuts: Vec<f64>,
    names: Vec<String>,
}

impl Tier for Cuts {
    fn boundaries(&self, descending: &[f64]) -> Result<Vec<usize>, Refusal> {
        Ok(self.cuts.iter().map(|cut| descending.partition_point(|score| score >= cut)).collect())
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
    fn the_page_example_has_an_empty_third_tier() {
        let cuts = [("cuts", Value::Numbers(vec![0.8, 0.7, 0.55]))];
        assert_eq!(boundaries("cuts", &cuts, &[0.8, 0.75, 0.5]), [1, 2, 2]);
        assert!(make("cuts", &[("cuts", Value::Numbers(vec![0.5, 0.5]))]).is_err());
    }
}
