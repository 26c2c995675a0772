//! Correlations of the lints: to the last bit the same in any order of the units.

use crate::statistics::{both_present, extremes, pearson, sum};

/// Below this many units a correlation is hardly told from chance: with nine, one beyond ±0.66 turns up once in
/// twenty where there is none (Student's t with seven degrees of freedom).
pub(super) const LEAST_UNITS: usize = 10;

/// A column less its mean, divided so that its squares add up to 1; NaN where missing.
pub(super) struct Standardised {
    pub(super) slots: Vec<f64>,
    is_whole: bool,
}

impl Standardised {
    /// `None` of constant columns and those with too few values.
    pub(super) fn of(slots: &[f64]) -> Option<Self> {
        let present: Vec<f64> = slots.iter().copied().filter(|x| !x.is_nan()).collect();
        let (mean, length) = centre(&present)?;
        let slots: Vec<f64> = slots.iter().map(|x| (x - mean) / length).collect();
        Some(Self { is_whole: present.len() == slots.len(), slots })
    }

    /// Pearson's r over the units that have both.
    pub(super) fn correlation(&self, other: &Self) -> Option<f64> {
        if self.is_whole && other.is_whole {
            return Some(dot(&self.slots, &other.slots).clamp(-1.0, 1.0));
        }
        correlation(&self.slots, &other.slots)
    }

    /// The same where it is beyond ±`above`; most pairs are not, and a quick sum is enough to see that.
    pub(super) fn correlation_beyond(&self, other: &Self, above: f64) -> Option<f64> {
        if quick_dot(&self.slots, &other.slots).abs() < above - ROUGHLY {
            return None;
        }
        self.correlation(other).filter(|r| r.abs() > above)
    }
}

/// More than a quick sum of ten million products of standardised values can be wrong by.
const ROUGHLY: f64 = 1e-6;

/// A plain sum in eight lanes, which the processor adds at once; it depends on the order of the units.
fn quick_dot(x: &[f64], y: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let ((xs, x_rest), (ys, y_rest)) = (x.as_chunks::<8>(), y.as_chunks::<8>());
    for (x, y) in xs.iter().zip(ys) {
        (0..8).for_each(|lane| lanes[lane] += x[lane] * y[lane]);
    }
    let rest: f64 = x_rest.iter().zip(y_rest).map(|(x, y)| x * y).sum();
    lanes.iter().sum::<f64>() + rest
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    let products: Vec<f64> = x.iter().zip(y).map(|(x, y)| x * y).collect();
    sum(&products)
}

/// Pearson's r over the pairs of which neither is NaN; `None` when either is constant there, or there are too few.
pub(super) fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    correlation_of(LEAST_UNITS, x, y)
}

/// The same of at least so many pairs.
pub(super) fn correlation_of(least: usize, x: &[f64], y: &[f64]) -> Option<f64> {
    let (x, y) = both_present(x, y);
    if x.len() < least { None } else { pearson(&x, &y) }
}

/// Mean and √Σ(x − mean)² of enough values.
fn centre(values: &[f64]) -> Option<(f64, f64)> {
    let (low, high) = extremes(values)?;
    // Asked of the values: rounding may leave squares of a constant column above 0.
    if values.len() < LEAST_UNITS || low >= high {
        return None;
    }
    let mean = sum(values) / values.len() as f64;
    let squares: Vec<f64> = values.iter().map(|x| (x - mean) * (x - mean)).collect();
    let length = sum(&squares).sqrt();
    (length > 0.0 && length.is_finite()).then_some((mean, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 11.0];
    const Y: [f64; 10] = [2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 9.0, 7.0, 8.0, 9.0];

    #[test]
    fn it_is_pearsons_r_whole_or_with_gaps() {
        let want = pearson(&X, &Y).unwrap();
        let [x, y] = [X, Y].map(|slots| Standardised::of(&slots).unwrap());
        assert!((x.correlation(&y).unwrap() - want).abs() < 1e-15);
        assert_eq!(x.correlation_beyond(&y, 0.8), x.correlation(&y));
        assert_eq!(x.correlation_beyond(&y, want + 1e-9), None);
        assert_eq!(x.correlation_beyond(&y, 0.99), None);
        let gap = |values: [f64; 10], at: usize| {
            let mut slots = values.to_vec();
            slots.insert(at, f64::NAN);
            slots
        };
        let longer = [X.as_slice(), &[40.0]].concat();
        let got = Standardised::of(&gap(Y, 10)).unwrap().correlation(&Standardised::of(&longer).unwrap());
        assert!((got.unwrap() - want).abs() < 1e-15);
    }

    #[test]
    fn constants_and_a_handful_of_units_have_none() {
        assert!(Standardised::of(&[0.1; 12]).is_none());
        assert!(Standardised::of(&X[..9]).is_none());
        assert_eq!(correlation(&X, &[f64::NAN; 10]), None);
    }
}
