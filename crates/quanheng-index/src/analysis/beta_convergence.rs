//! # beta-convergence
//!
//! Whether those behind grow faster: the annual log growth of each unit on its initial level,
//! ln(x₁/x₀)/T = a + b·ln x₀, by least squares, with the t test of b (absolute convergence: no other regressors). b < 0
//! is β-convergence. With b = −(1 − e^(−βT))/T the implied speed is β = −ln(1 + bT)/T a year and half of a gap is closed
//! in ln 2/β years.
//!
//! - Units without a value at the start or the end, and units with a value ≤ 0, are left out; the latter are named.
//!   Refused: fewer than three units, or all starting from the same level. The speed is `None` where 1 + bT ≤ 0
//!   (overshooting), the half-life also where β ≤ 0 (divergence).
//! - A negative b alone does not mean that dispersion falls (Galton's fallacy): read it with `sigma-convergence`.
//! - Source: Barro and Sala-i-Martin (1992), "Convergence", Journal of Political Economy 100(2), equation 11; Quah
//!   (1993), Scandinavian Journal of Economics 95(4), on the fallacy.
//! - Example: 1, e, e² grow to e, e^1.5, e² in one year: growth 1, 0.5, 0 on 0, 1, 2: b = −0.5, β = ln 2 = 0.693, half
//!   of the gap is closed in one year.

use crate::refusal::Refusal;
use crate::statistics::Line;

/// Growth on initial level.
#[derive(Debug, Clone, PartialEq)]
pub struct BetaConvergence {
    /// Annual log growth over the logarithm of the start; negative slope: convergence.
    pub line: Line,
    /// β a year.
    pub speed: Option<f64>,
    /// Years in which half of a gap is closed.
    pub half_life: Option<f64>,
    /// Number of units counted.
    pub units: usize,
    /// Rows with a value at start and end, one of them not positive.
    pub left_out: Vec<usize>,
}

impl BetaConvergence {
    /// From the values of the units at the start and so many years later.
    ///
    /// # Errors
    /// With fewer than three units, or when all start from the same level.
    pub fn of(start: &[Option<f64>], end: &[Option<f64>], years: f64) -> Result<Self, Refusal> {
        let (mut levels, mut growth, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for (row, (first, last)) in start.iter().zip(end).enumerate() {
            let (Some(first), Some(last)) = (*first, *last) else { continue };
            if first > 0.0 && last > 0.0 {
                levels.push(libm::log(first));
                growth.push((libm::log(last) - libm::log(first)) / years);
            } else {
                left_out.push(row);
            }
        }
        let units = levels.len();
        if units < 3 {
            return Err(Refusal::new("analysis-too-few-units").with("units", units).with("least", 3));
        }
        let line = Line::fit(&levels, &growth).ok_or_else(|| Refusal::new("analysis-all-equal"))?;
        let kept = 1.0 + line.slope * years;
        let speed = (kept > 0.0).then(|| -libm::log(kept) / years);
        let half_life = speed.filter(|&speed| speed > 0.0).map(|speed| std::f64::consts::LN_2 / speed);
        Ok(Self { line, speed, half_life, units, left_out })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64) {
        assert!((got - want).abs() < 1e-13, "{got} is not {want}");
    }

    #[test]
    fn the_page_example_with_a_unit_left_out() {
        let e = |power: f64| Some(libm::exp(power));
        let start = [e(0.0), e(1.0), e(2.0), Some(0.0), None];
        let end = [e(1.0), e(1.5), e(2.0), Some(1.0), Some(1.0)];
        let beta = BetaConvergence::of(&start, &end, 1.0).unwrap();
        close(beta.line.slope, -0.5);
        close(beta.speed.unwrap(), std::f64::consts::LN_2);
        close(beta.half_life.unwrap(), 1.0);
        assert_eq!((beta.units, beta.left_out), (3, vec![3]));
    }

    /// scipy 1.17.1: linregress of the same growth on the same logarithms.
    #[test]
    fn scipy_gives_the_same() {
        let start = [12.0, 30.0, 7.0, 55.0, 20.0, 41.0].map(Some);
        let end = [19.0, 36.0, 15.0, 60.0, 33.0, 44.0].map(Some);
        let beta = BetaConvergence::of(&start, &end, 5.0).unwrap();
        let test = beta.line.test.unwrap();
        let got = [beta.line.slope, test.t, test.p, beta.speed.unwrap()];
        got.into_iter()
            .zip([-0.0677222622718059, -6.332557202554596, 0.0031832905631258438, 0.08268271614523631])
            .for_each(|(got, want)| close(got, want));
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        let refused = |start: &[f64], end: &[f64]| {
            let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
            BetaConvergence::of(&some(start), &some(end), 1.0).unwrap_err().code
        };
        assert_eq!(refused(&[1.0, 2.0], &[1.0, 2.0]), "analysis-too-few-units");
        assert_eq!(refused(&[2.0, 2.0, 2.0], &[1.0, 2.0, 3.0]), "analysis-all-equal");
    }
}
