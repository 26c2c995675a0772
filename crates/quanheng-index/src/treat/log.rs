//! # log
//!
//! The logarithm family, with min, max and range of the member units:
//!
//! - `variant = "ct"` (default): ln(x − min + 0.01·range)
//! - `"ct-plus"`: the same if skewness > 0, else −ln(max + 0.01·range − x), which draws in a left tail. Skewness of at
//!   most 10⁻¹² counts as 0, so that the rounding of a symmetric column does not decide
//! - `"orig"`: ln(x − min + 1)
//! - `"gii"`: ln((max − 1)(x − min)/(max − min) + 1), as the Global Innovation Index does
//! - `"natural"`: ln x
//!
//! Applied to columns that fail the skewness-and-kurtosis test, or to every column (`when = "always"`).
//!
//! - Missing stays missing; ties stay tied; the order never changes. A constant column passes the test; with
//!   `when = "always"` it is an error (but for `natural` and `orig`). `natural` over values ≤ 0 is an error,
//!   never a silent shift; `gii` with max ≤ 1 is one.
//! - Source: COINr 1.1.14, log_CT, log_CT_plus, log_CT_orig, log_GII; OECD/JRC (2008), Handbook, step 5.
//! - Example (`orig`): 1, 2, 4 → ln 1, ln 2, ln 4.
//!
//! ## 中文
//!
//! - 对数变换，min、max、range 取自参评对象：`ct`（默认）ln(x − min + 0.01·range)；
//!   `ct-plus` 偏度 > 0 时同上，否则 −ln(max + 0.01·range − x)
//!   （偏度不超过 10⁻¹² 视为 0，不让舍入误差决定）；`orig` ln(x − min + 1)；`natural` ln x；
//!   `gii`（全球创新指数）ln((max − 1)(x − min)/(max − min) + 1)。
//! - 默认只处理未通过偏度、峰度检验的列，`when = "always"` 则全部处理。
//! - 缺失仍缺失，并列仍并列，次序不变。常数列视为通过；`when = "always"` 时报错（`natural`、`orig` 除外）。
//! - `natural` 遇 ≤ 0 的值、`gii` 遇 max ≤ 1 报错，决不悄悄平移。
//! - 来源：COINr 1.1.14 的 log_CT 等；OECD/JRC（2008）《综合指标构建手册》第 5 步。
//! - 示例（`orig`）：1，2，4 → ln 1，ln 2，ln 4。

use super::{KURTOSIS, SKEWNESS, ShapeTest, Treat, WHEN, facts, transformed};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter};
use crate::refusal::Refusal;
use crate::statistics::{Shape, extremes, skewness};

pub(super) const VARIANT: Parameter = Parameter::new(
    "variant",
    Kind::Choice(&["ct", "ct-plus", "orig", "gii", "natural"]),
    Fallback::Word("ct"),
    ["对数变换的形式", "form of the logarithm"],
);

pub(crate) const METHOD: Method = Method {
    slug: "log",
    zh: "对数变换",
    en: "logarithm, in the published variants",
    parameters: &[VARIANT, WHEN, SKEWNESS, KURTOSIS],
    source: include_str!("log.rs"),
    maker: Maker::Treat(|values| {
        Ok(Box::new(Log {
            variant: Variant::from_word(values.text("variant")),
            test: (values.text("when") == "fails-test").then(|| ShapeTest::from_values(values)),
        }))
    }),
};

/// Skewness of at most this size is that of a symmetric column, but for rounding.
const NO_SKEW: f64 = 1e-12;

struct Log {
    variant: Variant,
    /// `None` treats every column.
    test: Option<ShapeTest>,
}

#[derive(Clone, Copy)]
pub(super) enum Variant {
    Ct,
    CtPlus,
    Orig,
    Gii,
    Natural,
}

impl Variant {
    pub(super) fn from_word(word: &str) -> Self {
        match word {
            "ct-plus" => Self::CtPlus,
            "orig" => Self::Orig,
            "gii" => Self::Gii,
            "natural" => Self::Natural,
            _ => Self::Ct,
        }
    }

    /// Fits the variant to a sample.
    pub(super) fn fit(self, sample: &[f64]) -> Result<Fitted, Refusal> {
        let (min, max) = extremes(sample).ok_or(Refusal::new("constant"))?;
        let range = max - min;
        let found = vec![("minimum", min), ("maximum", max)];
        let needs_range = matches!(self, Self::Ct | Self::CtPlus | Self::Gii);
        if needs_range && range <= 0.0 {
            return Err(Refusal::new("constant"));
        }
        Ok(match self {
            Self::CtPlus if skewness(sample).is_some_and(|skew| skew <= NO_SKEW) => {
                transformed(sample, found, move |x| -libm::log(max + 0.01 * range - x))
            }
            Self::Ct | Self::CtPlus => transformed(sample, found, move |x| libm::log(x - min + 0.01 * range)),
            Self::Orig => transformed(sample, found, move |x| libm::log(x - min + 1.0)),
            Self::Gii if max <= 1.0 => return Err(Refusal::new("log-gii-maximum").with("value", max)),
            Self::Gii => {
                transformed(sample, found, move |x| libm::log((max - 1.0) * (x - min) / range + 1.0))
            }
            Self::Natural if min <= 0.0 => return Err(Refusal::new("log-not-positive").with("value", min)),
            Self::Natural => transformed(sample, found, libm::log),
        })
    }
}

impl Treat for Log {
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        let shape = Shape::of(sample);
        match self.test {
            Some(test) if test.passes(shape) => Ok(Fitted::unchanged(facts(shape, super::BEFORE))),
            _ => self.variant.fit(sample),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::treat::tests::treat;

    fn always(variant: &str, values: &[f64]) -> Vec<f64> {
        let given = [("variant", Value::Text(variant.into())), ("when", Value::Text("always".into()))];
        treat("log", &given, values).unwrap()
    }

    fn close(got: &[f64], want: &[f64]) {
        assert!(got.iter().zip(want).all(|(a, b)| (a - b).abs() < 1e-14), "{got:?} is not {want:?}");
    }

    /// By hand: min 1, max 101, range 100. Each line is the formula of the page with these numbers.
    #[test]
    fn variants_by_hand() {
        let values = [1.0, 2.0, 101.0];
        let ln = libm::log;
        close(&always("ct", &values), &[0.0, ln(2.0), ln(101.0)]);
        close(&always("ct-plus", &values), &[0.0, ln(2.0), ln(101.0)]);
        close(&always("orig", &values), &[0.0, ln(2.0), ln(101.0)]);
        close(&always("gii", &values), &[0.0, ln(2.0), ln(101.0)]);
        close(&always("natural", &values), &[0.0, ln(2.0), ln(101.0)]);
        close(&always("ct", &[3.0, 5.0, 7.0]), &[ln(0.04), ln(2.04), ln(4.04)]);
        close(&always("gii", &[3.0, 5.0, 7.0]), &[ln(1.0), ln(4.0), ln(7.0)]);
        close(&always("orig", &[3.0, 5.0, 7.0]), &[ln(1.0), ln(3.0), ln(5.0)]);
    }

    #[test]
    fn the_plus_variant_mirrors_left_tails() {
        let got = always("ct-plus", &[0.0, 99.0, 100.0]);
        close(&got, &[-libm::log(101.0), -libm::log(2.0), 0.0]);
    }

    #[test]
    fn a_column_that_passes_is_untouched() {
        assert_eq!(treat("log", &[], &[1.0, 2.0, 3.0]).unwrap(), [1.0, 2.0, 3.0]);
    }

    #[test]
    fn logarithms_that_do_not_exist_are_refused() {
        let refused = |variant: &str, values: &[f64]| {
            let given = [("variant", Value::Text(variant.into())), ("when", Value::Text("always".into()))];
            treat("log", &given, values).unwrap_err().code
        };
        assert_eq!(refused("natural", &[0.0, 1.0]), "log-not-positive");
        assert_eq!(refused("ct", &[3.0, 3.0]), "constant");
        assert_eq!(refused("gii", &[0.1, 0.9]), "log-gii-maximum");
    }

    /// Of a symmetric column skewness is 0 but for rounding, whatever the unit of measurement: always the mirrored form.
    #[test]
    fn the_plus_variant_of_a_symmetric_column_does_not_hang_on_rounding() {
        for scale in [1.0, 0.1, 0.3, 0.7, 1.1, 1e-3, 3.3, 100.0 / 3.0] {
            let grid: Vec<f64> = (0..11).map(|k| 0.1 * f64::from(k) * scale).collect();
            let range = grid[10] - grid[0];
            let want: Vec<f64> = grid.iter().map(|x| -libm::log(grid[10] + 0.01 * range - x)).collect();
            close(&always("ct-plus", &grid), &want);
        }
    }
}
