//! Sums, means and the moments up to the fourth.

use super::order::extremes;
use super::sums::sums;

/// Σx, in any order of the values the same to the last bit.
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    let (low, high) = extremes(values).unwrap_or((0.0, 0.0));
    let [sum] = sums(values, [low.abs().max(high.abs())], |x| [x]);
    sum
}

/// Arithmetic mean; `None` of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    extremes(values).map(|extremes| mean_within(values, extremes, |x| x))
}

/// Sample variance Σ(x−m)²/(n−1); `None` below two values.
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    Deviations::of(values).and_then(|deviations| deviations.variance(values.len()))
}

/// Sample standard deviation, the root of [`variance`].
#[must_use]
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    let deviations = Deviations::of(values)?;
    // The root first: the square of a great deviation would leave the doubles.
    let scaled = Deviations { unit: 1.0, ..deviations }.variance(values.len())?;
    Some(scaled.sqrt() / deviations.unit)
}

/// Deviations from the mean, times a power of two that brings the greatest of them near 1; `None` when all values
/// are equal.
pub(super) fn deviations(values: &[f64]) -> Option<Vec<f64>> {
    let (low, high) = extremes(values).filter(|(low, high)| low < high)?;
    let centre = mean_within(values, (low, high), |x| x);
    let unit = unit_of((high - centre).max(centre - low));
    Some(values.iter().map(|x| (x - centre) * unit).collect())
}

/// Skewness of type 2 (Excel SKEW): g1·√(n(n−1))/(n−2) with g1 = √n·Σd³/(Σd²)^1.5.
/// `None` below three values or when all are equal.
///
/// Source: Joanes and Gill (1998), "Comparing measures of sample skewness and kurtosis", G1.
#[must_use]
pub fn skewness(values: &[f64]) -> Option<f64> {
    Shape::of(values).skewness
}

/// Excess kurtosis of type 2 (Excel KURT): ((n+1)(r−3)+6)(n−1)/((n−2)(n−3)) with r = n·Σd⁴/(Σd²)².
/// `None` below four values or when all are equal.
///
/// Source: Joanes and Gill (1998), G2.
#[must_use]
pub fn kurtosis(values: &[f64]) -> Option<f64> {
    Shape::of(values).kurtosis
}

/// [`skewness`] and [`kurtosis`] at one go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// As by [`skewness`].
    pub skewness: Option<f64>,
    /// As by [`kurtosis`].
    pub kurtosis: Option<f64>,
}

impl Shape {
    /// The shape of some values.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        Self::of_image(values, |x| x)
    }

    /// The shape of `f` over the values; `f` must not decrease.
    pub(crate) fn of_image(values: &[f64], f: impl Fn(f64) -> f64 + Copy) -> Self {
        let Some(deviations) = Deviations::of_image(values, f) else {
            return Self { skewness: None, kurtosis: None };
        };
        let Deviations { powers: [second, third, fourth], .. } = deviations;
        let n = values.len() as f64;
        let g1 = n.sqrt() * third / (second * second.sqrt());
        let r = n * fourth / (second * second);
        let skewness = g1 * (n * (n - 1.0)).sqrt() / (n - 2.0);
        let kurtosis = ((n + 1.0) * (r - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
        let defined = |least: usize| deviations.spread > 0.0 && values.len() >= least;
        Self {
            skewness: defined(3).then_some(skewness).filter(|skewness| skewness.is_finite()),
            kurtosis: defined(4).then_some(kurtosis).filter(|kurtosis| kurtosis.is_finite()),
        }
    }
}

/// Σd², Σd³ and Σd⁴ of the deviations from the mean, which are multiplied by `unit`, a power of two that brings
/// the greatest of them near 1, so that no power leaves the doubles.
#[derive(Debug, Clone, Copy)]
struct Deviations {
    powers: [f64; 3],
    unit: f64,
    /// Greatest value less the least: whether all are equal is decided on the values, never on a sum of squares
    /// that rounding left above 0.
    spread: f64,
}

impl Deviations {
    fn of(values: &[f64]) -> Option<Self> {
        Self::of_image(values, |x| x)
    }

    fn of_image(values: &[f64], f: impl Fn(f64) -> f64 + Copy) -> Option<Self> {
        let (low, high) = extremes(values).map(|(low, high)| (f(low), f(high)))?;
        let centre = mean_within(values, (low, high), f);
        let most = (high - centre).max(centre - low);
        let unit = unit_of(most);
        let most = most * unit;
        let powers = sums(values, [most * most, most * most * most, most * most * most * most], |x| {
            let d = (f(x) - centre) * unit;
            [d * d, d * d * d, d * d * d * d]
        });
        Some(Self { powers, unit, spread: high - low })
    }

    fn variance(self, n: usize) -> Option<f64> {
        (n >= 2).then(|| self.powers[0] / (n - 1) as f64 / self.unit / self.unit)
    }
}

/// A power of two that brings `most` near 1.
fn unit_of(most: f64) -> f64 {
    let (_, exponent) = libm::frexp(most);
    libm::ldexp(1.0, -exponent.clamp(-1000, 1000))
}

/// Mean of `f` over the values, of which there is at least one, and whose images lie between the extremes.
fn mean_within(values: &[f64], (low, high): (f64, f64), f: impl Fn(f64) -> f64 + Copy) -> f64 {
    let n = values.len() as f64;
    let most = low.abs().max(high.abs());
    let [sum] = sums(values, [most], |x| [f(x)]);
    if sum.is_finite() {
        return sum / n;
    }
    // The sum left the doubles, the mean does not.
    let [sum] = sums(values, [most / n], |x| [f(x) / n]);
    sum.max(low).min(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: Option<f64>, want: f64) {
        let got = got.expect("defined");
        assert!((got - want).abs() <= 1e-12 * want.abs().max(1.0), "{got} is not {want}");
    }

    /// 3, 4, 5, 2, 3, 4, 5, 6, 4, 7: the worked example in Microsoft's pages for SKEW (0.359543) and
    /// KURT (−0.151799637208416).
    #[test]
    fn skewness_and_kurtosis_agree_with_the_spreadsheet() {
        let values = [3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0];
        close(skewness(&values), 0.359_543_071_406_798);
        close(kurtosis(&values), -0.151_799_637_208_416);
    }

    #[test]
    fn variance_divides_by_n_minus_one() {
        close(variance(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]), 32.0 / 7.0);
        assert_eq!(variance(&[1.0]), None);
    }

    #[test]
    fn constants_have_no_shape() {
        let values = [0.1; 9];
        assert_eq!(skewness(&values), None);
        assert_eq!(kurtosis(&values), None);
    }

    #[test]
    fn the_order_of_the_values_is_no_matter() {
        let mut values: Vec<f64> = (0..1000).map(|k| libm::exp(f64::from(k % 97) / 3.0)).collect();
        let forward = (sum(&values), variance(&values), skewness(&values), kurtosis(&values));
        values.sort_unstable_by(|a, b| b.total_cmp(a));
        assert_eq!(forward, (sum(&values), variance(&values), skewness(&values), kurtosis(&values)));
    }

    /// Powers up to the fourth of such numbers leave the doubles; the shape does not depend on the scale.
    #[test]
    fn the_scale_of_the_values_is_no_matter() {
        let values = [3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0];
        for scale in [libm::exp2(-900.0), libm::exp2(900.0)] {
            let scaled = values.map(|x| x * scale);
            assert_eq!(skewness(&scaled), skewness(&values));
            assert_eq!(kurtosis(&scaled), kurtosis(&values));
            assert_eq!(standard_deviation(&scaled), standard_deviation(&values).map(|s| s * scale));
        }
        assert_eq!(mean(&[1.5e308, 1.5e308]), Some(1.5e308));
    }
}
