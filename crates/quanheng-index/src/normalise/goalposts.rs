//! # goalposts
//!
//! y = (x − low)/(high − low), cut to [0, 1] unless `truncate = "no"`, then stretched to `lower`…`upper`.
//! The goalposts are those of the framework (`goalpost_low`, `goalpost_high`), in the indicator's unit;
//! for a negative indicator they become (−high, −low) after direction, so that the low goalpost scores best.
//! With `scale = "log"`: y = (ln x − ln low)/(ln high − ln low), as the Human Development Index does for
//! income.
//!
//! - Missing stays missing. Constant and tied values are no matter: the scale does not depend on the data.
//! - An indicator without goalposts is an error; so are, on the log scale, goalposts or values ≤ 0.
//! - The choice when scores must compare across editions and when natural zeros and ideals exist.
//! - Source: UNDP, Human Development Report 2023-24, technical note 1; European Commission, DESI 2022
//!   methodological note.
//! - Example: goalposts 20 and 85, x = 76 → (76 − 20)/65 = 0.861538…
//!
//! ## 中文
//!
//! - 上下限法：y = (x − low)/(high − low)，默认截断到 [0, 1]（`truncate = "no"` 不截），再拉伸到 `lower`…`upper`。
//! - 上下限取自指标体系的 `goalpost_low`、`goalpost_high`，用指标自身的计量单位；负向指标下限得分最高。
//! - `scale = "log"`：y = (ln x − ln low)/(ln high − ln low)，人类发展指数的收入即如此。
//! - 缺失仍缺失；常数和并列无妨，因为量纲不取决于数据。没有上下限报错；对数时上下限或数值 ≤ 0 报错。
//! - 要跨年比较、且有天然零点和理想值时首选。
//! - 来源：UNDP《人类发展报告 2023-24》技术说明 1；欧盟委员会 DESI 2022 方法说明。
//! - 示例：上下限 20 与 85，x = 76 → (76 − 20)/65 = 0.861538…

use super::min_max::range;
use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;

pub(crate) const METHOD: Method = Method {
    slug: "goalposts",
    zh: "目标区间标准化：按给定上下限线性（或对数）变换，可截断",
    en: "linear (or logarithmic) between given goalposts, cut at both",
    parameters: &[
        Parameter::new(
            "lower",
            Kind::Number,
            Fallback::Number(0.0),
            ["下限得分", "score at the low goalpost"],
        ),
        Parameter::new(
            "upper",
            Kind::Number,
            Fallback::Number(1.0),
            ["上限得分", "score at the high goalpost"],
        ),
        Parameter::new(
            "truncate",
            Kind::Choice(&["yes", "no"]),
            Fallback::Word("yes"),
            ["是否截断到上下限之间", "whether scores are cut at the goalposts"],
        ),
        Parameter::new(
            "scale",
            Kind::Choice(&["linear", "log"]),
            Fallback::Word("linear"),
            ["线性或对数", "linear or logarithmic"],
        ),
    ],
    source: include_str!("goalposts.rs"),
    maker: Maker::Normalise(|values| {
        Ok(Box::new(Goalposts {
            range: range(values)?,
            ends: if values.text("truncate") == "yes" { Ends::Cut } else { Ends::Open },
            scale: if values.text("scale") == "log" { Scale::Log } else { Scale::Linear },
        }))
    }),
};

struct Goalposts {
    range: (f64, f64),
    ends: Ends,
    scale: Scale,
}

#[derive(Clone, Copy)]
enum Ends {
    Cut,
    Open,
}

#[derive(Clone, Copy)]
enum Scale {
    Linear,
    Log,
}

impl Scale {
    /// Order-preserving on oriented values: those of a negative indicator have a minus in front.
    fn of(self, x: f64, sign: f64) -> f64 {
        match self {
            Self::Linear => x,
            // A reference unit may have what no member has: then it must not be cut to a score.
            Self::Log if sign * x <= 0.0 => f64::NAN,
            Self::Log => sign * libm::log(sign * x),
        }
    }
}

impl Normalise for Goalposts {
    fn fit(&self, sample: &[f64], leaf: &Leaf) -> Result<Fitted, Refusal> {
        let (low, high) = leaf.goalposts.ok_or(Refusal::new("goalposts-missing"))?;
        let (scale, ends, sign) = (self.scale, self.ends, leaf.sign);
        if matches!(scale, Scale::Log) {
            let outside = [low, high].into_iter().chain(sample.iter().copied()).find(|x| x * sign <= 0.0);
            if let Some(x) = outside {
                return Err(Refusal::new("log-not-positive").with("value", x * sign));
            }
        }
        let (from, to) = (scale.of(low, sign), scale.of(high, sign));
        let (lower, upper) = self.range;
        Ok(Fitted::new(vec![("goalpost_low", low), ("goalpost_high", high)], move |x: f64| {
            let share = (scale.of(x, sign) - from) / (to - from);
            let share = match ends {
                Ends::Cut if share < 0.0 => 0.0,
                Ends::Cut if share > 1.0 => 1.0,
                _ => share,
            };
            share * (upper - lower) + lower
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::tests::{fit_leaf, make};
    use crate::parameter::Value;

    fn leaf(sign: f64, low: f64, high: f64) -> Leaf {
        Leaf { sign, goalposts: Some((low, high)), target: None, reference: None }
    }

    #[test]
    fn the_page_example_and_the_cut() {
        let made = make("goalposts", &[]);
        let scores = fit_leaf(&*made, &leaf(1.0, 20.0, 85.0), &[76.0, 10.0, 90.0]).unwrap();
        assert_eq!(scores, [56.0 / 65.0, 0.0, 1.0]);
        let open = make("goalposts", &[("truncate", Value::Text("no".into()))]);
        let scores = fit_leaf(&*open, &leaf(1.0, 20.0, 85.0), &[7.0]).unwrap();
        assert_eq!(scores, [-0.2]);
    }

    /// Income goalposts of the HDI, by hand: (ln 1000 − ln 100)/(ln 75000 − ln 100) = 2.302585093/6.620073207.
    #[test]
    fn the_log_scale_is_that_of_the_hdi() {
        let made = make("goalposts", &[("scale", Value::Text("log".into()))]);
        let scores = fit_leaf(&*made, &leaf(1.0, 100.0, 75_000.0), &[1000.0]).unwrap();
        assert!((scores[0] - 0.347_818_675).abs() < 1e-8, "{scores:?}");
        assert!(fit_leaf(&*made, &leaf(1.0, 100.0, 75_000.0), &[0.0]).is_err());
        let fitted = made.fit(&[1000.0], &leaf(1.0, 100.0, 75_000.0)).unwrap();
        let mut reference = [0.0];
        fitted.transform.unwrap().apply(&mut reference);
        assert!(reference[0].is_nan(), "so that the engine refuses it");
    }

    #[test]
    fn a_negative_indicator_scores_best_at_its_low_goalpost() {
        for scale in ["linear", "log"] {
            let made = make("goalposts", &[("scale", Value::Text(scale.into()))]);
            let scores = fit_leaf(&*made, &leaf(-1.0, -8.0, -2.0), &[-2.0, -8.0, -4.0]).unwrap();
            let middle = if scale == "log" { 0.5 } else { 4.0 / 6.0 };
            assert_eq!(&scores[..2], [1.0, 0.0], "{scale}");
            assert!((scores[2] - middle).abs() < 1e-15, "{scale}");
        }
    }
}
