//! # distance-to-target
//!
//! y = (x − min)/(target − min)·(upper − lower) + lower, with the minimum of the member units and the target of
//! the framework, after direction. The worst unit gets `lower`, a unit on target `upper`; with `cap = "yes"`
//! nobody gets more.
//!
//! - Missing stays missing. Ties stay tied. An indicator without a target is an error, and so is a target
//!   that the worst unit has already reached: the scale would be empty or upside down.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5; form and default
//!   as COINr's n_dist2targ.
//! - Example: target 10; values 2, 6, 12 → 0, 0.5, 1.25, capped 1.
//!
//! ## 中文
//!
//! - y = (x − min)/(target − min)·(upper − lower) + lower，min 取自参评对象，目标取自指标体系，先乘方向。
//! - 最差得 `lower`，达到目标得 `upper`；`cap = "yes"` 时不超过 `upper`。
//! - 缺失仍缺失，并列仍并列。没有目标报错；最差者也已达到目标时报错，因为量纲会为空或颠倒。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步；公式和默认值同 COINr 的 n_dist2targ。
//! - 示例：目标 10；2，6，12 → 0，0.5，1.25，封顶则 1。

use super::min_max::range;
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::extremes;

pub(crate) const METHOD: Method = Method {
    slug: "distance-to-target",
    zh: "目标距离：(x − 最小值)/(目标 − 最小值)",
    en: "(x − minimum)/(target − minimum)",
    parameters: &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["最差得分", "score of the worst"]),
        Parameter::new("upper", Kind::Number, Fallback::Number(1.0), ["达标得分", "score on target"]),
        Parameter::new(
            "cap",
            Kind::Choice(&["yes", "no"]),
            Fallback::Word("no"),
            ["超过目标是否封顶", "whether scores beyond the target are cut"],
        ),
    ],
    source: include_str!("distance_to_target.rs"),
    maker: Maker::Normalise(|values| {
        let most = if values.text("cap") == "yes" { 1.0 } else { f64::INFINITY };
        Ok(Box::new(DistanceToTarget { range: range(values)?, most }))
    }),
};

struct DistanceToTarget {
    range: (f64, f64),
    /// Greatest share of the way that counts.
    most: f64,
}

impl Normalise for DistanceToTarget {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let target = leaf.target.ok_or(Refusal::new("target-missing"))?;
        let (min, _) = extremes(sample).ok_or(Refusal::new("constant"))?;
        if min >= target {
            return Err(Refusal::new("target-reached-by-all").with("target", target * leaf.sign));
        }
        let ((lower, upper), most) = (self.range, self.most);
        Ok(Fitted::new(vec![("minimum", min), ("target", target)], move |x: f64| {
            let share = (x - min) / (target - min);
            let share = if share > most { most } else { share };
            share * (upper - lower) + lower
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::tests::{fit_leaf, make};
    use crate::parameter::Value;

    const LEAF: Leaf = Leaf { sign: 1.0, goalposts: None, target: Some(10.0), reference: None };

    #[test]
    fn the_page_example() {
        let values = [2.0, 6.0, 12.0];
        assert_eq!(fit_leaf(&*make("distance-to-target", &[]), &LEAF, &values).unwrap(), [0.0, 0.5, 1.25]);
        let capped = make("distance-to-target", &[("cap", Value::Text("yes".into()))]);
        assert_eq!(fit_leaf(&*capped, &LEAF, &values).unwrap(), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn a_target_behind_everyone_is_refused() {
        let refusal = fit_leaf(&*make("distance-to-target", &[]), &LEAF, &[10.0, 12.0]).unwrap_err();
        assert_eq!(refusal.code, "target-reached-by-all");
    }
}
