//! Divided differences of the function inside a quasi-arithmetic mean.
//!
//! A quasi-arithmetic mean is y = φ⁻¹(Σ sᵢφ(xᵢ)): φ(x) = x for the arithmetic mean, ln x for the geometric, xᵖ for
//! the power mean and with p = −1 for the harmonic. Q(a, b) = (φ(a) − φ(b))/(a − b), and φ′(a) where a = b. For the
//! logarithm 1/Q is the logarithmic mean of a and b.
//!
//! Close arguments are no trouble: a − b is exact there, and the rest is made of log1p and expm1.
//!
//! Example: Q of ln for 4 and 1 is ln 4/3; of 1/x it is −1/(4·1).

/// The function inside the mean. But for the identity, arguments are above 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Inner {
    /// x
    Identity,
    /// ln x
    Logarithm,
    /// xᵖ, p ≠ 0
    Power(f64),
}

impl Inner {
    pub(super) fn divided_difference(self, a: f64, b: f64) -> f64 {
        let step = a - b;
        let growth = || libm::log1p(step / b);
        match self {
            Self::Identity => 1.0,
            Self::Logarithm if step == 0.0 => 1.0 / a,
            Self::Logarithm => growth() / step,
            Self::Power(p) if step == 0.0 => p * libm::pow(a, p - 1.0),
            Self::Power(p) => libm::pow(b, p) * libm::expm1(p * growth()) / step,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, want: f64) {
        assert!((got - want).abs() <= 4e-16 * want.abs(), "{got} is not {want}");
    }

    /// By hand.
    #[test]
    fn quotients_of_differences() {
        assert_eq!(Inner::Identity.divided_difference(-4.0, 1.0), 1.0);
        near(Inner::Logarithm.divided_difference(4.0, 1.0), libm::log(4.0) / 3.0);
        near(Inner::Power(-1.0).divided_difference(4.0, 1.0), -0.25);
        near(Inner::Power(2.0).divided_difference(3.0, 5.0), 8.0);
    }

    /// By hand: φ′, and beside it no loss of digits; 1/Q of the logarithm is the mean of both but for their
    /// difference squared.
    #[test]
    fn the_derivative_where_both_are_equal_or_nearly() {
        for b in [2.0, 2.0 + 4e-16, 2.0 - 1e-15] {
            near(Inner::Logarithm.divided_difference(2.0, b), 2.0 / (2.0 + b));
            near(Inner::Power(-1.0).divided_difference(2.0, b), -0.5 / b);
            near(Inner::Power(3.0).divided_difference(2.0, b), 4.0 + 2.0 * b + b * b);
        }
    }
}
