//! Sums, means and the moments up to the fourth.

const LANES: usize = 8;

/// Sum of `f` over the values, in eight lanes joined pairwise.
fn lane_sum(values: &[f64], f: impl Fn(f64) -> f64) -> f64 {
    let mut lanes = [0.0; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane += f(value);
        }
    }
    for (lane, &value) in lanes.iter_mut().zip(rest) {
        *lane += f(value);
    }
    let [a, b, c, d, e, g, h, i] = lanes;
    ((a + b) + (c + d)) + ((e + g) + (h + i))
}

/// Σx.
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    lane_sum(values, |x| x)
}

/// Arithmetic mean; `None` of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| sum(values) / values.len() as f64)
}

/// Sample variance Σ(x−m)²/(n−1); `None` below two values.
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    let m = mean(values).filter(|_| values.len() >= 2)?;
    Some(lane_sum(values, |x| (x - m) * (x - m)) / (values.len() - 1) as f64)
}

/// Sample standard deviation, the root of [`variance`].
#[must_use]
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(f64::sqrt)
}

/// Skewness of type 2 (Excel SKEW): g1·√(n(n−1))/(n−2) with g1 = √n·Σd³/(Σd²)^1.5.
/// `None` below three values or when all are equal.
///
/// Source: Joanes and Gill (1998), "Comparing measures of sample skewness and kurtosis", G1.
#[must_use]
pub fn skewness(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let m = mean(values).filter(|_| values.len() >= 3)?;
    let second = lane_sum(values, |x| (x - m) * (x - m));
    let third = lane_sum(values, |x| (x - m) * (x - m) * (x - m));
    let g1 = n.sqrt() * third / (second * second.sqrt());
    (!is_constant(values)).then(|| g1 * (n * (n - 1.0)).sqrt() / (n - 2.0))
}

/// Excess kurtosis of type 2 (Excel KURT): ((n+1)(r−3)+6)(n−1)/((n−2)(n−3)) with r = n·Σd⁴/(Σd²)².
/// `None` below four values or when all are equal.
///
/// Source: Joanes and Gill (1998), G2.
#[must_use]
pub fn kurtosis(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let m = mean(values).filter(|_| values.len() >= 4)?;
    let second = lane_sum(values, |x| (x - m) * (x - m));
    let fourth = lane_sum(values, |x| (x - m) * (x - m) * (x - m) * (x - m));
    let r = n * fourth / (second * second);
    (!is_constant(values)).then(|| ((n + 1.0) * (r - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0)))
}

/// Whether all values are equal: decided on the values, never on a variance that rounding left above 0.
fn is_constant(values: &[f64]) -> bool {
    values.iter().all(|&value| value == values[0])
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
    fn lanes_cover_every_value() {
        for n in 0..40 {
            let values: Vec<f64> = (1..=n).map(f64::from).collect();
            assert_eq!(sum(&values), f64::from(n * (n + 1) / 2));
        }
    }
}
