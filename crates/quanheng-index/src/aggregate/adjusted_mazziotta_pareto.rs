//! # adjusted-mazziotta-pareto
//!
//! Adjusted Mazziotta-Pareto index (AMPI): y = M − S·cv with cv = S/M, where M = Σwr/Σw and S² = Σw(r − M)²/Σw are
//! mean and standard deviation of a unit's own values r, which the step normalise has brought from 70 to 130 between
//! goalposts that hold for all periods: `goalposts` with `lower = 70`, `upper = 130`. Values are taken as they are.
//!
//! - `penalty = "down"` is for an index in which more is better; `"up"` gives M + S·cv, for one in which more is
//!   worse.
//! - Missing children: weights are rescaled over those present; below `min_present` the node is missing. Constant and
//!   tied values are no matter: scores of one unit do not depend on the others. Zero and negative values cannot
//!   be on this scale: a member with a value outside 10–190, a whole range beyond a goalpost, is refused, since the
//!   penalty on another scale, say 0–100, would be another one.
//! - When to use: comparison across periods, children that do not substitute each other. Istat's choice of
//!   goalposts puts the mean of a reference year at 100: bounds at that mean ± half the range over all periods.
//! - Practice differs: here the divisor in S is the number of children. Compind's ci_ampi takes the goalposts
//!   itself, and its `penalty = "NEG"` is our `down`, the other way round than in its ci_mpi. Higher levels may use
//!   the same method, as scores stay near 100.
//! - Source: Mazziotta and Pareto (2016), On a generalized non-compensatory composite index for measuring
//!   socio-economic phenomena, Social Indicators Research 127; with weights: Mazziotta and Pareto (2022),
//!   Weighting in composite indices construction, RIEDS.
//! - Example: 70 and 130, equal weights → M = 100, S = 30, 100 − 30·0.3 = 91; `penalty = "up"` → 109.
//!
//! ## 中文
//!
//! - 修正的 Mazziotta-Pareto 指数：y = M − S·cv，cv = S/M；M、S 为该对象各下级得分的加权均值和标准差。
//! - 得分须先用 `goalposts` 按各期通用的上下限化到 70–130（`lower = 70`，`upper = 130`），此处直接取用。
//! - `penalty = "down"` 用于越大越好的指数；`"up"` 为 M + S·cv，用于越大越差者。
//! - 下级缺失时权重在有值者之间重新分配；低于 `min_present` 时缺失。得分在 10–190 之外则拒绝，因为量纲显然不对。
//! - 适用于跨期、下级不可相互替代的比较。意大利统计局以基年均值 ± 全部期间极差之半为上下限。
//! - Compind 的 ci_ampi 自带上下限，其 `penalty = "NEG"` 即此处的 `down`，与其 ci_mpi 相反。
//! - 来源：Mazziotta 和 Pareto（2016）；加权：Mazziotta 和 Pareto（2022）。
//! - 示例：70 与 130，等权 → M = 100，S = 30，得 91；`penalty = "up"` → 109。

use super::mazziotta_pareto::{Balanced, PENALTY, Penalty};
use super::{Aggregate, Children, MIN_PRESENT, Scored};
use crate::method::{Maker, Method};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "adjusted-mazziotta-pareto",
    zh: "调整的 Mazziotta-Pareto 指数（AMPI）：70–130 量纲，可跨期比较",
    en: "adjusted Mazziotta-Pareto index of values on 70–130, comparable across periods",
    parameters: &[MIN_PRESENT, PENALTY],
    source: include_str!("adjusted_mazziotta_pareto.rs"),
    maker: Maker::Aggregate(|values| {
        let (min_present, penalty) = (values.number("min_present"), Penalty::from_values(values));
        Ok(Box::new(Adjusted(Balanced { min_present, penalty })))
    }),
};

/// A whole range, 60, beyond either goalpost: no value is there by accident.
const SCALE: std::ops::RangeInclusive<f64> = 10.0..=190.0;

struct Adjusted(Balanced);

impl Aggregate for Adjusted {
    fn aggregate(&self, children: &Children) -> Result<Vec<Scored>, Refusal> {
        let values = (0..children.count()).flat_map(|child| children.sample(child));
        match values.into_iter().find(|value| !SCALE.contains(value)) {
            Some(value) => Err(Refusal::new("not-on-70-130").with("value", value)),
            None => self.0.aggregate(children),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::aggregate::tests::{Case, PANEL, aggregate, close};
    use crate::parameter::Value;

    #[test]
    fn the_page_example_and_another_scale() {
        let of = |given: &[(&str, Value)], values: [f64; 2]| {
            aggregate("adjusted-mazziotta-pareto", given, &values.map(Some), &[1.0, 1.0])
        };
        assert_eq!(of(&[], [70.0, 130.0]), Ok(Ok(91.0)));
        assert_eq!(of(&[("penalty", Value::Text("up".into()))], [70.0, 130.0]), Ok(Ok(109.0)));
        assert_eq!(of(&[], [0.2, 0.9]).unwrap_err().code, "not-on-70-130");
    }

    /// From the definition in numpy 2.4.6, of 70 + 60x.
    #[test]
    fn agrees_with_numpy() {
        let scaled: Vec<Vec<f64>> =
            PANEL.columns.iter().map(|column| column.iter().map(|x| 70.0 + 60.0 * x).collect()).collect();
        let columns: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
        let want = [
            102.73999618101968,
            90.70816104461372,
            90.92176570458405,
            96.59381206401314,
            103.58448601592889,
            112.07019746121297,
            110.46469314079424,
            96.88116105623867,
        ];
        close(&Case { columns: &columns, ..PANEL }.scores("adjusted-mazziotta-pareto", &[]), &want);
    }
}
