//! # categorical-scale
//!
//! The percentiles P₁ < P₂ < … of the member units cut the scale into categories, after direction; a unit gets the
//! score of its category: the first below P₁, the next from P₁ to below P₂, …, the last from the highest percentile
//! on. As the Handbook has it unless given otherwise: `percentiles = [0.15, 0.25, 0.65, 0.85, 0.95]` and
//! `scores = [0, 20, 40, 60, 80, 100]`. Without `scores`, equal steps from 0 to 100.
//!
//! - Percentiles are type-7 quantiles; other definitions move units near a bound. A unit at a bound, within 1e-12 of
//!   the range so that the rounding of a percentile does not choose, is in the higher category. A negative
//!   indicator is cut after the sign, so the bound belongs to the better category there too.
//! - Missing stays missing. Tied values share a category, the highest whose bound they reach. A constant indicator is
//!   an error: everyone would be at every bound. Zero and negative values are no matter.
//! - `percentiles` must ascend between 0 and 1; `scores` must ascend and be one more.
//! - When to use: data too rough for more than classes. It forces classes on data with little variation, and small
//!   differences at a bound become large (Handbook). COINr, pymcdm and SPSSAU do not have it.
//! - Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5. Its worked table uses
//!   other classes (with a score of 50) and percentiles rank/n, so does not follow its own formula.
//! - Example (`percentiles = [0.5]`, `scores = [1, 2]`): 1, 2, 3, 4 → 1, 1, 2, 2: the median is 2.5.
//!
//! ## 中文
//!
//! - 以参评对象的百分位数 P₁ < P₂ < … 分档，先乘方向，各档得相应分值：低于 P₁ 为第一档，余类推。
//! - 默认同手册：`percentiles = [0.15, 0.25, 0.65, 0.85, 0.95]`，`scores = [0, 20, 40, 60, 80, 100]`；
//!   不给 `scores` 时在 0–100 间等分。两者都须递增，分值比百分位多一个。
//! - 百分位数为第 7 型；恰在界上者（极差的 1e-12 以内）归较高一档，负向指标亦归较好一档。
//! - 缺失仍缺失；并列同档；常数指标报错；零和负值无妨。
//! - 适用于只宜分档的粗略数据；差异很小时会强行分档，界限附近的小差异被放大。COINr、pymcdm、SPSSAU 没有此法。
//! - 来源：OECD/JRC（2008）《综合指标构建手册》第 5 步；其算例的分档与百分位另有不同。
//! - 示例（`percentiles = [0.5]`，`scores = [1, 2]`）：1，2，3，4 → 1，1，2，2，中位数为 2.5。

use super::{Leaf, Normalise};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::{Fallback, Fault, Kind, Parameter, Values};
use crate::refusal::Refusal;
use crate::statistics::{extremes, quantile, sorted};

/// Share of the range by which a unit may miss a bound.
const ROUNDING: f64 = 1e-12;

const PERCENTILES: [f64; 5] = [0.15, 0.25, 0.65, 0.85, 0.95];

pub(crate) const METHOD: Method = Method {
    slug: "categorical-scale",
    zh: "分类计分：按百分位分档，每档一个分数",
    en: "a score for each class between percentiles",
    parameters: &[
        Parameter::new(
            "percentiles",
            Kind::Numbers,
            Fallback::Absent,
            [
                "各档界限的百分位，由低到高，默认 [0.15, 0.25, 0.65, 0.85, 0.95]",
                "percentiles that cut the classes, ascending; [0.15, 0.25, 0.65, 0.85, 0.95] when not given",
            ],
        ),
        Parameter::new(
            "scores",
            Kind::Numbers,
            Fallback::Absent,
            [
                "各档分数，由低到高，默认由 0 到 100 等距",
                "score of each class, ascending; equal steps from 0 to 100 when not given",
            ],
        ),
    ],
    source: include_str!("categorical_scale.rs"),
    maker: Maker::Normalise(|values| {
        let percentiles = percentiles(values)?;
        let scores = scores(values, percentiles.len() + 1)?;
        Ok(Box::new(CategoricalScale { percentiles, scores }))
    }),
};

fn percentiles(values: &Values) -> Result<Vec<f64>, Fault> {
    let given = values.numbers("percentiles");
    let percentiles = if given.is_empty() { &PERCENTILES } else { given };
    let inside = percentiles.iter().all(|p| 0.0 < *p && *p < 1.0);
    if inside && ascend(percentiles) {
        Ok(percentiles.to_vec())
    } else {
        Err(Fault::new("category-percentiles", "percentiles"))
    }
}

fn scores(values: &Values, classes: usize) -> Result<Vec<f64>, Fault> {
    let given = values.numbers("scores");
    if given.is_empty() {
        let last = (classes - 1) as f64;
        return Ok((0..classes).map(|class| 100.0 * class as f64 / last).collect());
    }
    if given.len() == classes && ascend(given) {
        Ok(given.to_vec())
    } else {
        Err(Fault::new("category-scores", "scores").with("classes", classes))
    }
}

fn ascend(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0] < pair[1])
}

struct CategoricalScale {
    percentiles: Vec<f64>,
    /// One more than percentiles.
    scores: Vec<f64>,
}

impl Normalise for CategoricalScale {
    fn fit(&self, sample: &[f64], _: &Leaf) -> Result<Fitted, Refusal> {
        let (min, max) = extremes(sample).filter(|(min, max)| min < max).ok_or(Refusal::new("constant"))?;
        let ascending = sorted(sample);
        let near = ROUNDING * (max - min);
        let bounds: Vec<f64> = self.percentiles.iter().filter_map(|&p| quantile(&ascending, p)).collect();
        let scores = self.scores.clone();
        let facts = vec![("lowest_bound", bounds[0]), ("highest_bound", bounds[bounds.len() - 1])];
        Ok(Fitted::new(facts, move |x: f64| {
            if x.is_nan() { x } else { scores[bounds.partition_point(|&bound| bound - near <= x)] }
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::method::{self, Maker, StepKind};
    use crate::normalise::tests::{normalise, normalise_negative, refuses};
    use crate::parameter::Value;

    const SLUG: &str = "categorical-scale";

    fn halves() -> [(&'static str, Value); 2] {
        [("percentiles", Value::Numbers(vec![0.5])), ("scores", Value::Numbers(vec![1.0, 2.0]))]
    }

    #[test]
    fn the_page_example_and_a_negative_indicator() {
        assert_eq!(normalise(SLUG, &halves(), &[1.0, 2.0, 3.0, 4.0]), [1.0, 1.0, 2.0, 2.0]);
        assert_eq!(normalise_negative(SLUG, &halves(), &[1.0, 2.0, 3.0]), [2.0, 2.0, 1.0]);
    }

    /// By hand: of 0 … 100 the percentiles are 15, 25, 65, 85 and 95 themselves, each in the higher class.
    #[test]
    fn the_handbook_classes() {
        let values: Vec<f64> = (0..=100).map(f64::from).collect();
        let got = normalise(SLUG, &[], &values);
        let at = [14, 15, 24, 25, 64, 65, 84, 85, 94, 95].map(|row| got[row]);
        assert_eq!(at, [0.0, 20.0, 20.0, 40.0, 40.0, 60.0, 60.0, 80.0, 80.0, 100.0]);
    }

    /// 100·0.07 comes out above 7, so the percentile above the value 7.
    #[test]
    fn rounding_does_not_choose() {
        let values: Vec<f64> = (0..=100).map(f64::from).collect();
        let given = [("percentiles", Value::Numbers(vec![0.07]))];
        assert_eq!(normalise(SLUG, &given, &values)[6..8], [0.0, 100.0]);
    }

    #[test]
    fn constants_and_ill_fitting_lists_are_refused() {
        assert_eq!(refuses(SLUG, &[], &[2.0, 2.0]), "constant");
        let fault = |given: &[(&str, Value)]| {
            let method = method::find(StepKind::Normalise, SLUG).unwrap();
            let given = given.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
            let Maker::Normalise(make) = method.maker else { unreachable!("found by kind") };
            make(&method.check(&given).unwrap()).err().map(|fault| fault.code)
        };
        assert_eq!(fault(&[("percentiles", Value::Numbers(vec![0.5, 0.5]))]), Some("category-percentiles"));
        assert_eq!(fault(&[("percentiles", Value::Numbers(vec![50.0]))]), Some("category-percentiles"));
        assert_eq!(fault(&[("scores", Value::Numbers(vec![1.0, 2.0]))]), Some("category-scores"));
        assert_eq!(fault(&halves()), None);
    }
}
