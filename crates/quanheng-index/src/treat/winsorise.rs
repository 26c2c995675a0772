//! # winsorise
//!
//! While the column fails the skewness-and-kurtosis test and fewer than `max_points` points are treated:
//! with skewness ≥ 0 all points at the maximum move to the next lower distinct value, else all at the minimum
//! to the next higher; then the test again. If it still fails, `then` says what to do: `none`, `log`,
//! `box-cox` or `yeo-johnson`, taken of the original values, or of the winsorised ones with `of = "winsorised"`.
//!
//! - Missing stays missing. Tied points move together and all count. A constant column passes the test.
//! - The trace has every point that moved, the two bounds, and skewness and kurtosis before and after.
//!   Reference units are cut at the same bounds, on the side where points moved.
//! - scipy's winsorize does another thing under the same name: it cuts given shares of both tails at once.
//! - Source: COINr 1.1.14, Treat and winsorise; Becker et al. (2022), JOSS 7(78), 4567. Thresholds 2 and 3.5:
//!   Groeneveld and Meeden (1984) as used by the Global Innovation Index.
//! - Example (skewness 1, kurtosis 1): 1, 2, 3, 4, 100 → 1, 2, 3, 4, 4.
//!
//! ## 中文
//!
//! - 缩尾：未通过偏度、峰度检验且已处理点数少于 `max_points` 时，偏度 ≥ 0 则把最大值的各点移到次大值，
//!   否则把最小值的各点移到次小值，再行检验。仍不通过则按 `then` 变换：`none`、`log`、`box-cox`、`yeo-johnson`；
//!   变换默认取原值，`of = "winsorised"` 则取缩尾后的值。
//! - 缺失仍缺失；并列的点一起移动并全部计数；常数列视为通过。
//! - 过程记录列出每个移动的点、两个界限和前后的偏度、峰度；参照对象在有移动的一侧同样截断。
//! - 来源：COINr 1.1.14 的 Treat 与 winsorise；阈值 2 与 3.5 见 Groeneveld 和 Meeden（1984），全球创新指数沿用。
//! - 示例（偏度 1，峰度 1）：1，2，3，4，100 → 1，2，3，4，4。

use super::box_cox::{LAMBDA, Power, Shift};
use super::log::{VARIANT, Variant};
use super::yeo_johnson::SignedPower;
use super::{AFTER, BEFORE, KURTOSIS, SKEWNESS, ShapeTest, Treat, facts};
use crate::fit::{Fitted, Transform};
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::sheet::Facts;
use crate::statistics::{Shape, extremes, sorted};

pub(crate) const METHOD: Method = Method {
    slug: "winsorise",
    zh: "缩尾处理：逐步把极值移到相邻值，必要时再变换",
    en: "moves extreme points to their neighbours until the column passes the test",
    parameters: &[
        SKEWNESS,
        KURTOSIS,
        Parameter::new(
            "max_points",
            Kind::Count(0),
            Fallback::Number(5.0),
            ["最多处理的点数", "greatest number of points treated"],
        ),
        Parameter::new(
            "then",
            Kind::Choice(&["none", "log", "box-cox", "yeo-johnson"]),
            Fallback::Word("none"),
            ["仍未通过时的变换", "transform when the column still fails"],
        ),
        Parameter::new(
            "of",
            Kind::Choice(&["original", "winsorised"]),
            Fallback::Word("original"),
            ["变换的对象", "what the transform is taken of"],
        ),
        VARIANT,
        LAMBDA,
    ],
    source: include_str!("winsorise.rs"),
    maker: Maker::Treat(|values| {
        Ok(Box::new(Winsorise {
            test: ShapeTest::from_values(values),
            max_points: values.count("max_points"),
            then: Then::from_values(values),
            of: if values.text("of") == "winsorised" { Of::Winsorised } else { Of::Original },
        }))
    }),
};

struct Winsorise {
    test: ShapeTest,
    max_points: usize,
    then: Then,
    of: Of,
}

#[derive(Clone, Copy)]
enum Of {
    Original,
    Winsorised,
}

enum Then {
    Nothing,
    Log(Variant),
    BoxCox(Power),
    YeoJohnson(SignedPower),
}

impl Then {
    fn from_values(values: &Values) -> Self {
        match values.text("then") {
            "log" => Self::Log(Variant::from_word(values.text("variant"))),
            "box-cox" => {
                Self::BoxCox(Power { lambda: values.optional_number("lambda"), shift: Shift::Minimum })
            }
            "yeo-johnson" => Self::YeoJohnson(SignedPower::from_values(values)),
            _ => Self::Nothing,
        }
    }
}

/// The result of winsorising: values outside the bounds move to them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    low: f64,
    high: f64,
}

impl Bounds {
    fn cut(self, x: f64) -> f64 {
        let x = if x < self.low { self.low } else { x };
        if x > self.high { self.high } else { x }
    }

    /// A side on which no point moved has no bound: reference units beyond the members stay there.
    fn where_moved(self, (low, high): (f64, f64)) -> Self {
        Self {
            low: if self.low > low { self.low } else { f64::NEG_INFINITY },
            high: if self.high < high { self.high } else { f64::INFINITY },
        }
    }
}

impl Winsorise {
    /// Narrows the bounds step by step; also the number of points beyond them, and the shape of what is then between.
    fn bounds(&self, sample: &[f64], before: Shape) -> (Bounds, usize, Shape) {
        let ascending = sorted(sample);
        // The first and the last value between the bounds, which are these values.
        let (mut first, mut last) = (0, ascending.len() - 1);
        let points = |first: usize, last: usize| first + (ascending.len() - 1 - last);
        let mut shape = before;
        while !self.test.passes(shape) && points(first, last) < self.max_points {
            let (low, high) = (ascending[first], ascending[last]);
            if shape.skewness.is_some_and(|skew| skew >= 0.0) {
                last = first + ascending[first..=last].partition_point(|&x| x < high) - 1;
            } else {
                first += ascending[first..=last].partition_point(|&x| x <= low);
            }
            shape = Shape::of_cut(&ascending, first, last);
        }
        // A zero without its sign.
        let bounds = Bounds { low: ascending[first] + 0.0, high: ascending[last] + 0.0 };
        (bounds, points(first, last), shape)
    }

    fn transform(&self, sample: &[f64]) -> Result<Option<Fitted>, Refusal> {
        match &self.then {
            Then::Nothing => Ok(None),
            Then::Log(variant) => variant.fit(sample).map(Some),
            Then::BoxCox(power) => power.fit(sample).map(Some),
            Then::YeoJohnson(power) => power.fit(sample).map(Some),
        }
    }
}

impl Treat for Winsorise {
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        let before = Shape::of(sample);
        let mut found = facts(before, BEFORE);
        // What may follow, at one go: this runs for every column of every replicate of an audit.
        found.reserve(5);
        let Some(extremes) = extremes(sample).filter(|_| !self.test.passes(before)) else {
            return Ok(Fitted::unchanged(found));
        };
        let (bounds, points, shape) = self.bounds(sample, before);
        found.extend([("points", points as f64), ("low", bounds.low), ("high", bounds.high)]);
        let moved = bounds.where_moved(extremes);
        if !self.test.passes(shape) {
            let transform = match self.of {
                Of::Original => self.transform(sample)?,
                Of::Winsorised => {
                    self.transform(&sample.iter().map(|&x| bounds.cut(x)).collect::<Vec<_>>())?
                }
            };
            if let Some(transform) = transform {
                return Ok(self.joined(found, moved, transform));
            }
        }
        found.extend(facts(shape, AFTER));
        Ok(Fitted::new(found, move |x: f64| moved.cut(x)))
    }
}

impl Winsorise {
    /// Winsorising did not do: the transform, of the original values or after the cut.
    fn joined(&self, mut facts: Facts, bounds: Bounds, transform: Fitted) -> Fitted {
        facts.extend(transform.facts.into_iter().filter(|(name, _)| !BEFORE.contains(name)));
        let Some(inner) = transform.transform else { return Fitted::unchanged(facts) };
        match self.of {
            Of::Original => {
                // No point stays winsorised: the transform starts from the values as they were.
                facts.iter_mut().filter(|(name, _)| *name == "points").for_each(|fact| fact.1 = 0.0);
                facts.retain(|(name, _)| *name != "low" && *name != "high");
                Fitted { facts, transform: Some(inner) }
            }
            Of::Winsorised => Fitted { facts, transform: Some(Box::new(CutThen { bounds, inner })) },
        }
    }
}

struct CutThen {
    bounds: Bounds,
    inner: Box<dyn Transform>,
}

impl Transform for CutThen {
    fn apply(&self, slots: &mut [f64]) {
        slots.iter_mut().for_each(|slot| *slot = self.bounds.cut(*slot));
        self.inner.apply(slots);
    }
}

#[cfg(test)]
mod tests {
    use crate::parameter::Value;
    use crate::treat::tests::treat;

    fn strict() -> Vec<(&'static str, Value)> {
        vec![("skewness", Value::Number(1.0)), ("kurtosis", Value::Number(1.0))]
    }

    #[test]
    fn the_page_example() {
        let got = treat("winsorise", &strict(), &[100.0, 1.0, 2.0, 3.0, 4.0]).unwrap();
        assert_eq!(got, [4.0, 1.0, 2.0, 3.0, 4.0]);
        let mirrored = treat("winsorise", &strict(), &[-100.0, -1.0, -2.0, -3.0, -4.0]).unwrap();
        assert_eq!(mirrored, [-4.0, -1.0, -2.0, -3.0, -4.0]);
    }

    #[test]
    fn tied_points_move_together() {
        let mut values: Vec<f64> = (0..20).map(f64::from).collect();
        values.extend([1000.0, 1000.0]);
        let got = treat("winsorise", &[], &values).unwrap();
        assert_eq!(&got[20..], [19.0, 19.0]);
    }

    /// Exponential growth: each winsorised point leaves the next outlier, so the maximum is reached.
    #[test]
    fn the_maximum_number_stops_it_and_a_transform_may_follow() {
        let values: Vec<f64> = (0..40).map(|k| libm::exp2(f64::from(k))).collect();
        let moved = |got: &[f64]| got.iter().zip(&values).filter(|(a, b)| a != b).count();
        let got = treat("winsorise", &[("max_points", Value::Number(2.0))], &values).unwrap();
        assert_eq!(moved(&got), 2);
        assert_eq!(got[39], values[37]);
        let given = [
            ("max_points", Value::Number(2.0)),
            ("then", Value::Text("log".into())),
            ("variant", Value::Text("natural".into())),
        ];
        let got = treat("winsorise", &given, &values).unwrap();
        assert!((got[39] - libm::log(values[39])).abs() < 1e-12, "taken of the original values");
        let mut of_winsorised = given.to_vec();
        of_winsorised.push(("of", Value::Text("winsorised".into())));
        let got = treat("winsorise", &of_winsorised, &values).unwrap();
        assert!((got[39] - libm::log(values[37])).abs() < 1e-12, "taken of the winsorised values");
    }

    /// With max_points = 0 nothing is winsorised, so the chain is the transform alone.
    #[test]
    fn yeo_johnson_may_follow() {
        let mut values: Vec<f64> = (-5..15).map(f64::from).collect();
        values.push(1000.0);
        let given = [("max_points", Value::Number(0.0)), ("then", Value::Text("yeo-johnson".into()))];
        let always = [("when", Value::Text("always".into()))];
        assert_eq!(treat("winsorise", &given, &values), treat("yeo-johnson", &always, &values));
        assert_ne!(treat("winsorise", &given, &values).unwrap(), values);
    }
}
