//! # yeo-johnson
//!
//! A power transform for values of either sign: for x ≥ 0 y = ((x + 1)^λ − 1)/λ, ln(x + 1) for λ = 0; for x < 0
//! y = −((1 − x)^(2−λ) − 1)/(2 − λ), −ln(1 − x) for λ = 2. λ = 1 changes nothing; λ < 1 draws in a right tail, λ > 1 a
//! left one. λ is given (`lambda`), or else chosen by maximum likelihood: the λ in [−5, 5] that maximises
//! (λ − 1)·Σ sign(x)·ln(|x| + 1) − n/2·ln(Σ(y − ȳ)²/n) over the member units.
//!
//! - Missing stays missing; ties stay tied; the order never changes; 0 stays 0, and no value is shifted. A constant
//!   column has no likelihood: with `when = "always"` and no `lambda` it is an error.
//! - Values far from 0 that differ little, such as years, may have a λ so far from 1 that their images differ by less
//!   than the last digit a computer keeps. Where values of the column that differ by more than rounding (10⁻¹² of their
//!   size) would merge, that is an error: take a logarithm, or give `lambda`. scipy ties them without a word.
//! - Applied to columns that fail the skewness-and-kurtosis test, or to every column (`when = "always"`).
//! - Depends on the unit of measurement, through the 1 that is added. λ depends on the data: for scores that compare
//!   across editions give the λ of the first.
//! - When to use: skewed data with zeros or negative values, where `box-cox` would need a shift. Of data ≥ 0 it is
//!   `box-cox` of x + 1.
//! - scipy and scikit-learn search all λ, not only [−5, 5]; scikit-learn also standardises unless told not to. COINr
//!   does not have it.
//! - Source: Yeo and Johnson (2000), "A new family of power transformations to improve normality or symmetry",
//!   Biometrika 87(4), pp. 954-959.
//! - Example (`lambda = 0.5`): −3, 0, 3, 8 → −14/3, 0, 2, 4.
//!
//! ## 中文
//!
//! - 可用于正负值的幂变换：x ≥ 0 时 y = ((x + 1)^λ − 1)/λ，λ = 0 时 ln(x + 1)；
//!   x < 0 时 y = −((1 − x)^(2 − λ) − 1)/(2 − λ)，λ = 2 时 −ln(1 − x)。λ = 1 不变，λ < 1 收右尾，λ > 1 收左尾。
//! - λ 由 `lambda` 给定，否则在 [−5, 5] 内按参评对象的最大似然选取；跨年比较时请固定首年的 λ。
//! - 缺失仍缺失，并列仍并列，次序不变，0 仍为 0。常数列在 `when = "always"` 且未给 `lambda` 时报错。
//! - 数值大而差别小的列（如年份），λ 可能远离 1，变换后的差别小于计算机所能保留的末位。不同的数值（相差超过其大小的
//!   10⁻¹²）会因此合并时报错：请取对数或指定 `lambda`。scipy 则不加说明地使其并列。
//! - 适用于含零或负值的偏态数据。结果与计量单位有关。scipy、scikit-learn 不限 λ 的范围；COINr 没有此法。
//! - 来源：Yeo 和 Johnson（2000），Biometrika 87(4)。
//! - 示例（`lambda = 0.5`）：−3，0，3，8 → −14/3，0，2，4。

use super::box_cox::LAMBDA;
use super::likelihood::{log_likelihood, most_likely, power_of_log, variance};
use super::when::When;
use super::{KURTOSIS, SKEWNESS, Treat, WHEN, check_keeps_apart, transformed};
use crate::fit::Fitted;
use crate::method::{Maker, Method};
use crate::parameter::Values;
use crate::refusal::Refusal;
use crate::statistics::{extremes, sum};

pub(crate) const METHOD: Method = Method {
    slug: "yeo-johnson",
    zh: "Yeo-Johnson 变换，正负数值均可",
    en: "Yeo-Johnson power transform, for values of either sign",
    parameters: &[LAMBDA, WHEN, SKEWNESS, KURTOSIS],
    source: include_str!("yeo_johnson.rs"),
    maker: Maker::Treat(|values| {
        Ok(Box::new(YeoJohnson { power: SignedPower::from_values(values), when: When::from_values(values) }))
    }),
};

struct YeoJohnson {
    power: SignedPower,
    when: When,
}

impl Treat for YeoJohnson {
    fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        self.when.spared(sample).map_or_else(|| self.power.fit(sample), Ok)
    }
}

/// The transform, to be fitted here or after winsorising.
pub(super) struct SignedPower {
    lambda: Option<f64>,
}

impl SignedPower {
    pub(super) fn from_values(values: &Values) -> Self {
        Self { lambda: values.optional_number("lambda") }
    }

    /// Fits the transform to a sample.
    pub(super) fn fit(&self, sample: &[f64]) -> Result<Fitted, Refusal> {
        let (min, max) = extremes(sample).ok_or(Refusal::new("constant"))?;
        let lambda = match self.lambda {
            Some(lambda) => lambda,
            None if min == max => return Err(Refusal::new("constant")),
            None => choose(sample, (min, max)),
        };
        let image = move |x: f64| signed_power(x, lambda);
        check_keeps_apart(sample, lambda, image)?;
        Ok(transformed(sample, vec![("lambda", lambda)], image))
    }
}

fn signed_power(x: f64, lambda: f64) -> f64 {
    if x < 0.0 { -power_of_log(libm::log1p(-x), 2.0 - lambda) } else { power_of_log(libm::log1p(x), lambda) }
}

/// The λ of greatest likelihood. On one side of 0 it is that of Box-Cox, which is sound for values of any size.
fn choose(sample: &[f64], (min, max): (f64, f64)) -> f64 {
    let logs: Vec<f64> = sample.iter().map(|x| libm::log1p(x.abs())).collect();
    if min >= 0.0 {
        return most_likely(|lambda| log_likelihood(&logs, lambda));
    }
    if max <= 0.0 {
        return most_likely(|lambda| log_likelihood(&logs, 2.0 - lambda));
    }
    most_likely(|lambda| mixed_likelihood(sample, &logs, lambda))
}

/// The log-likelihood of λ for values on both sides of 0, whose images cannot all round to one number.
fn mixed_likelihood(sample: &[f64], logs: &[f64], lambda: f64) -> f64 {
    let image: Vec<f64> = sample.iter().map(|&x| signed_power(x, lambda)).collect();
    let signed: Vec<f64> = sample.iter().zip(logs).map(|(x, ln)| ln.copysign(*x)).collect();
    (lambda - 1.0) * sum(&signed) - sample.len() as f64 / 2.0 * libm::log(variance(&image))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Value;
    use crate::treat::tests::treat;

    const MIXED: [f64; 8] = [-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 8.0, 30.0];
    const LARGE: [f64; 7] = [1e6, 1.5e6, 2e6, 3e6, 5e6, 9e6, 2e7];

    fn with(lambda: f64) -> [(&'static str, Value); 2] {
        [("lambda", Value::Number(lambda)), ("when", Value::Text("always".into()))]
    }

    fn close(got: &[f64], want: &[f64]) {
        let near = |a: &f64, b: &f64| (a - b).abs() <= 1e-14 * b.abs().max(1.0);
        assert!(got.iter().zip(want).all(|(a, b)| near(a, b)), "{got:?} is not {want:?}");
    }

    #[test]
    fn the_page_example() {
        let got = treat("yeo-johnson", &with(0.5), &[-3.0, 0.0, 3.0, 8.0]).unwrap();
        close(&got, &[-14.0 / 3.0, 0.0, 2.0, 4.0]);
        close(&treat("yeo-johnson", &with(1.0), &MIXED).unwrap(), &MIXED);
    }

    /// scipy 1.17.1, stats.yeojohnson(x, lmbda).
    #[test]
    fn values_agree_with_scipy() {
        let values = |lambda: f64| treat("yeo-johnson", &with(lambda), &MIXED).unwrap();
        close(
            &values(0.0),
            &[
                -7.499_999_999_999_999,
                -1.5,
                0.0,
                0.405_465_108_108_164_4,
                std::f64::consts::LN_2,
                1.098_612_288_668_109_8,
                2.197_224_577_336_219_6,
                3.433_987_204_485_146_3,
            ],
        );
        let two = [-1.386_294_361_119_890_6, -std::f64::consts::LN_2, 0.0, 0.625, 1.5, 4.0, 40.0, 480.0];
        close(&values(2.0), &two);
        close(&values(3.0), &[-0.75, -0.5, 0.0, 2.375 / 3.0, 7.0 / 3.0, 26.0 / 3.0, 728.0 / 3.0, 9930.0]);
    }

    /// scipy 1.17.1, stats.yeojohnson_llf.
    #[test]
    fn likelihoods_agree_with_scipy() {
        let logs = MIXED.map(|x| libm::log1p(x.abs()));
        let want =
            [(0.0, -14.796_062_717_690_457), (0.5, -13.475_955_785_960_707), (3.0, -53.249_774_866_551)];
        for (lambda, want) in want {
            let got = mixed_likelihood(&MIXED, &logs, lambda);
            assert!((got - want).abs() < 1e-11, "{got} is not {want}");
        }
    }

    fn chosen(sample: &[f64]) -> f64 {
        choose(sample, extremes(sample).unwrap())
    }

    /// scipy 1.17.1, stats.yeojohnson_normmax, whose search stops within about 1e-8.
    #[test]
    fn the_most_likely_power_agrees_with_scipy() {
        assert!((chosen(&MIXED) - 0.350_806_123).abs() < 1e-6, "{}", chosen(&MIXED));
        assert!((chosen(&LARGE) + 0.269_013_923).abs() < 1e-6, "{}", chosen(&LARGE));
        let mirrored = LARGE.map(|x| -x);
        assert!((chosen(&mirrored) - 2.269_013_923).abs() < 1e-6, "{}", chosen(&mirrored));
    }

    #[test]
    fn a_constant_column_has_no_likelihood() {
        let always = [("when", Value::Text("always".into()))];
        assert_eq!(treat("yeo-johnson", &always, &[3.0; 5]).unwrap_err().code, "constant");
        assert_eq!(treat("yeo-johnson", &[], &[3.0; 5]).unwrap(), [3.0; 5]);
    }

    #[test]
    fn a_column_whose_values_would_merge_is_refused() {
        let years = [2004.0, 2004.0, 2004.0, 2005.0, 2005.0, 2006.0, 2007.0, 2010.0, 2024.0];
        let always = [("when", Value::Text("always".into()))];
        assert_eq!(treat("yeo-johnson", &always, &years).unwrap_err().code, "treat-merges");
        let mirrored = years.map(|x| -x);
        assert_eq!(treat("yeo-johnson", &with(7.0), &mirrored).unwrap_err().code, "treat-merges");
    }
}
