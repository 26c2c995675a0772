//! Sums, means and the moments up to the fourth.

use super::order::extremes;
use super::sums::{above, sums};
use super::wide::wide;

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
    extremes(values).map(|extremes| mean_within(values, extremes))
}

/// Sample variance Σ(x−m)²/(n−1); `None` below two values.
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    let centre = Centre::of(values)?;
    centre.variance(values).map(|variance| variance / centre.unit / centre.unit)
}

/// Sample standard deviation, the root of [`variance`].
#[must_use]
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    let centre = Centre::of(values)?;
    // The root first: the square of a great deviation would leave the doubles.
    Some(centre.variance(values)?.sqrt() / centre.unit)
}

/// [`mean`] and [`standard_deviation`] at one go; `None` below two values or when all are equal.
pub(crate) fn mean_and_deviation(values: &[f64]) -> Option<(f64, f64)> {
    let centre = Centre::of(values).filter(|centre| centre.spread > 0.0)?;
    Some((centre.mean, centre.variance(values)?.sqrt() / centre.unit))
}

/// Deviations from the mean, times a power of two that brings the greatest of them near 1; `None` when all values
/// are equal.
pub(super) fn deviations(values: &[f64]) -> Option<Vec<f64>> {
    let (low, high) = extremes(values).filter(|(low, high)| low < high)?;
    let centre = mean_within(values, (low, high));
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
        let Some(centre) = Centre::of(values) else {
            return Self { skewness: None, kurtosis: None };
        };
        Self::of_powers(centre.powers(values), centre.spread, values.len())
    }

    /// The shape of ascending values of which those before `first` count as the one there, and those behind `last`
    /// as the one there.
    pub(crate) fn of_cut(ascending: &[f64], first: usize, last: usize) -> Self {
        let (low, high, n) = (ascending[first], ascending[last], ascending.len());
        // The median, from which the mean is never farther than a standard deviation: little cancels.
        let centre = ascending[n / 2].max(low).min(high);
        let unit = unit_of((high - centre).max(centre - low));
        let mut powers = Powers::default();
        wide(
            #[inline(always)]
            || powers.add_all(&ascending[first..=last], |x| (x - centre) * unit),
        );
        powers.add_many(first as f64, (low - centre) * unit);
        powers.add_many((n - 1 - last) as f64, (high - centre) * unit);
        Self::of_powers(powers.around_mean(n as f64), high - low, n)
    }

    /// Of Σd², Σd³ and Σd⁴ for so many values.
    fn of_powers([second, third, fourth]: [f64; 3], spread: f64, count: usize) -> Self {
        let n = count as f64;
        let g1 = n.sqrt() * third / (second * second.sqrt());
        let r = n * fourth / (second * second);
        let skewness = g1 * (n * (n - 1.0)).sqrt() / (n - 2.0);
        let kurtosis = ((n + 1.0) * (r - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
        let defined = |least: usize| spread > 0.0 && count >= least;
        Self {
            skewness: defined(3).then_some(skewness).filter(|skewness| skewness.is_finite()),
            kurtosis: defined(4).then_some(kurtosis).filter(|kurtosis| kurtosis.is_finite()),
        }
    }
}

/// The mean of values; deviations from it are multiplied by `unit`, a power of two that brings the greatest of them
/// near 1, so that no power leaves the doubles.
#[derive(Debug, Clone, Copy)]
struct Centre {
    mean: f64,
    unit: f64,
    /// Greatest deviation.
    most: f64,
    /// Greatest value less the least: whether all are equal is decided on the values, never on a sum of squares
    /// that rounding left above 0.
    spread: f64,
}

impl Centre {
    fn of(values: &[f64]) -> Option<Self> {
        let (low, high) = extremes(values)?;
        let mean = mean_within(values, (low, high));
        let most = (high - mean).max(mean - low);
        let unit = unit_of(most);
        Some(Self { mean, unit, most: most * unit, spread: high - low })
    }

    fn deviation(self, x: f64) -> f64 {
        (x - self.mean) * self.unit
    }

    /// Σd²/(n−1); `None` below two values.
    fn variance(self, values: &[f64]) -> Option<f64> {
        let [squares] = sums(values, [self.most * self.most], |x| {
            let d = self.deviation(x);
            [d * d]
        });
        (values.len() >= 2).then(|| squares / (values.len() - 1) as f64)
    }

    /// Σd², Σd³ and Σd⁴.
    fn powers(self, values: &[f64]) -> [f64; 3] {
        let of = |d: f64| [d * d, d * d * d, d * d * d * d];
        sums(values, of(self.most), |x| of(self.deviation(x)))
    }
}

const LANES: usize = 4;

/// Σd, Σd², Σd³ and Σd⁴ in lanes: the same to the last bit for values in the same order.
#[derive(Default)]
struct Powers([[f64; LANES]; 4]);

impl Powers {
    #[inline(always)]
    fn add_all(&mut self, values: &[f64], deviation: impl Fn(f64) -> f64 + Copy) {
        let (chunks, rest) = values.as_chunks::<LANES>();
        for chunk in chunks {
            let mut deviations = [0.0; LANES];
            for lane in 0..LANES {
                deviations[lane] = deviation(chunk[lane]);
            }
            self.add(deviations);
        }
        let mut last = [0.0; LANES];
        for (d, &x) in last.iter_mut().zip(rest) {
            *d = deviation(x);
        }
        self.add(last);
    }

    #[inline(always)]
    fn add(&mut self, first: [f64; LANES]) {
        let [ones, twos, threes, fours] = &mut self.0;
        for lane in 0..LANES {
            let d = first[lane];
            let square = d * d;
            ones[lane] += d;
            twos[lane] += square;
            threes[lane] += square * d;
            fours[lane] += square * square;
        }
    }

    /// Adds so many values of one deviation.
    fn add_many(&mut self, count: f64, d: f64) {
        let square = d * d;
        for (sums, power) in self.0.iter_mut().zip([d, square, square * d, square * square]) {
            sums[0] += count * power;
        }
    }

    /// Inlined, it would have the compiler take powers together, not lanes.
    #[inline(never)]
    fn totals(&self) -> [f64; 4] {
        self.0.map(|lanes| lanes.iter().sum())
    }

    /// Σd², Σd³ and Σd⁴ of the deviations from the mean of `n` values.
    fn around_mean(&self, n: f64) -> [f64; 3] {
        let [first, second, third, fourth] = self.totals();
        let mean = first / n;
        let square = mean * mean;
        [
            second - n * square,
            third - 3.0 * mean * second + 2.0 * n * square * mean,
            fourth - 4.0 * mean * third + 6.0 * square * second - 3.0 * n * square * square,
        ]
    }
}

/// 2⁻¹⁰⁰⁰.
const LEAST_UNIT: f64 = f64::from_bits(23 << 52);

/// A power of two that brings `most` near 1.
fn unit_of(most: f64) -> f64 {
    above(most).recip().clamp(LEAST_UNIT, LEAST_UNIT.recip())
}

/// Mean of values, of which there is at least one, between their extremes.
fn mean_within(values: &[f64], (low, high): (f64, f64)) -> f64 {
    let n = values.len() as f64;
    let most = low.abs().max(high.abs());
    let [sum] = sums(values, [most], |x| [x]);
    if sum.is_finite() {
        return sum / n;
    }
    // The sum left the doubles, the mean does not.
    let [sum] = sums(values, [most / n], |x| [x / n]);
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

    /// Against the shape of the values that are cut one by one.
    #[test]
    fn a_cut_sample_has_the_shape_of_its_values() {
        for scale in [libm::exp2(-900.0), 1.0, libm::exp2(900.0)] {
            let ascending: Vec<f64> = (0..41).map(|k| libm::exp(f64::from(k) / 3.0) * scale).collect();
            for (first, last) in [(0, 40), (0, 35), (3, 40), (7, 33), (0, 9), (30, 40), (12, 13)] {
                let cut = ascending.iter().map(|x| x.max(ascending[first]).min(ascending[last]));
                let (own, want) =
                    (Shape::of_cut(&ascending, first, last), Shape::of(&cut.collect::<Vec<_>>()));
                close(own.skewness, want.skewness.unwrap());
                close(own.kurtosis, want.kurtosis.unwrap());
            }
            assert_eq!(Shape::of_cut(&ascending, 5, 5), Shape { skewness: None, kurtosis: None });
        }
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
