//! Fractions: parts of a change of rank, without rounding.

use std::fmt;

/// A fraction in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

impl Fraction {
    /// `numerator`/`denominator` in lowest terms; the denominator must be above 0.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Self {
        let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i64::try_from(divisor.max(1)).unwrap_or(1);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// Numerator, with the sign.
    #[must_use]
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// Denominator, above 0.
    #[must_use]
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// The nearest number.
    #[must_use]
    pub fn number(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

/// `-7/6`, or `2` for a whole number.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_in_lowest_terms() {
        let texts = [(-14, 12), (24, 12), (0, 12), (5, 12)].map(|(n, d)| Fraction::new(n, d).to_string());
        assert_eq!(texts, ["-7/6", "2", "0", "5/12"]);
        assert_eq!(Fraction::new(-3, 12).number(), -0.25);
    }
}
