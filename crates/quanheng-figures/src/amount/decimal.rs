//! Decimal numbers as people wrote them: exact sums, differences and rounding.
//!
//! A double is taken as the shortest decimal text that reads back to it, which is what stood in the file. Everything
//! after that is whole-number arithmetic: 96 − 52.6 is 43.4, and a half is rounded away from zero once, never twice.

/// A decimal number: `mantissa` · 10^`exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

/// Powers of ten that fit.
const MOST_POWER: u32 = 38;

impl Decimal {
    /// The number a double was read from; `None` unless it is finite.
    ///
    /// ```
    /// use quanheng_figures::amount::Decimal;
    /// assert_eq!(Decimal::new(52.6).unwrap().rounded(0).text(), "53");
    /// ```
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let text = format!("{number:e}");
        let (digits, exponent) = text.split_once('e')?;
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        let exponent: i32 = exponent.parse().ok()?;
        let places = i32::try_from(fraction.len()).ok()?;
        Some(Self { mantissa, exponent: exponent - places }.trimmed())
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self { mantissa: number as i128, exponent: 0 }
    }

    /// As a double.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// Times ten to a power: units converted between scales.
    #[must_use]
    pub const fn shifted(self, power: i32) -> Self {
        if self.mantissa == 0 {
            return self;
        }
        Self { mantissa: self.mantissa, exponent: self.exponent + power }
    }

    /// Without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self { mantissa: self.mantissa.abs(), exponent: self.exponent }
    }

    /// −1, 0 or 1.
    #[must_use]
    pub const fn sign(self) -> i32 {
        self.mantissa.signum() as i32
    }

    /// Number of digits before the point; at or below 0 when the number is less than one.
    #[must_use]
    pub fn whole_digits(self) -> i32 {
        if self.mantissa == 0 {
            return 1;
        }
        let digits = self.mantissa.unsigned_abs().ilog10() + 1;
        i32::try_from(digits).unwrap_or(i32::MAX).saturating_add(self.exponent)
    }

    /// The sum, exact; by doubles only when the two are too far apart for whole numbers.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.aligned(other)
            .and_then(|(a, b, exponent)| Some(Self { mantissa: a.checked_add(b)?, exponent }.trimmed()))
            .or_else(|| Self::new(self.to_f64() + other.to_f64()))
            .unwrap_or(self)
    }

    /// The difference, exact in the same sense.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { mantissa: -other.mantissa, exponent: other.exponent })
    }

    /// A hundred times the quotient, to so many decimals, rounded once; `None` when `of` is zero.
    #[must_use]
    pub fn per_cent_of(self, of: Self, decimals: usize) -> Option<Self> {
        self.shifted(2).divided_by(of, decimals)
    }

    /// The quotient to so many decimals, rounded once, half away from zero; `None` when `by` is zero.
    #[must_use]
    pub fn divided_by(self, by: Self, decimals: usize) -> Option<Self> {
        if by.mantissa == 0 {
            return None;
        }
        let decimals = i32::try_from(decimals).ok()?;
        let exact = || {
            let power = self.exponent - by.exponent + decimals;
            let (above, below) = if power >= 0 {
                (self.mantissa.checked_mul(ten_to(power.unsigned_abs())?)?, by.mantissa)
            } else {
                (self.mantissa, by.mantissa.checked_mul(ten_to(power.unsigned_abs())?)?)
            };
            Some(Self { mantissa: quotient(above, below)?, exponent: -decimals })
        };
        exact().or_else(|| {
            let number = Self::new(self.to_f64() / by.to_f64())?;
            Some(number.rounded(usize::try_from(decimals).ok()?))
        })
    }

    /// To so many decimals, half away from zero.
    #[must_use]
    pub fn rounded(self, decimals: usize) -> Self {
        let decimals = i32::try_from(decimals).unwrap_or(i32::MAX);
        let surplus = -decimals.saturating_add(self.exponent);
        if surplus <= 0 {
            return self;
        }
        let mantissa = ten_to(surplus.unsigned_abs()).and_then(|power| quotient(self.mantissa, power));
        Self { mantissa: mantissa.unwrap_or(0), exponent: -decimals }
    }

    /// To so many significant digits, but never fewer than stand before the point: 12345 to 3 digits stays 12345.
    #[must_use]
    pub fn significant(self, digits: usize) -> Self {
        self.rounded(self.decimals_for(digits))
    }

    /// Decimals that show so many significant digits.
    fn decimals_for(self, digits: usize) -> usize {
        let digits = i32::try_from(digits).unwrap_or(i32::MAX);
        usize::try_from((digits - self.whole_digits()).max(0)).unwrap_or(0)
    }

    /// Without zeros at its end.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let Self { mut mantissa, mut exponent } = self;
        if mantissa == 0 {
            return Self { mantissa, exponent: 0 };
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    /// With zeros at its end, up to so many decimals.
    #[must_use]
    pub fn padded(self, decimals: usize) -> Self {
        let exponent = -i32::try_from(decimals).unwrap_or(i32::MAX);
        let missing = self.exponent.saturating_sub(exponent);
        let power = u32::try_from(missing).ok().and_then(ten_to);
        let mantissa = power.and_then(|power| self.mantissa.checked_mul(power));
        mantissa.map_or(self, |mantissa| Self { mantissa, exponent })
    }

    /// As digits: `-1234.50` with as many decimals as it was rounded to. Zero has no sign.
    #[must_use]
    pub fn text(self) -> String {
        let (whole, fraction) = self.parts();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// The digits before and behind the point, without sign.
    pub(super) fn parts(self) -> (String, String) {
        let digits = self.mantissa.unsigned_abs().to_string();
        let Ok(places) = usize::try_from(-self.exponent) else {
            let zeros = if self.mantissa == 0 { 0 } else { self.exponent.unsigned_abs() as usize };
            return (format!("{digits}{}", "0".repeat(zeros)), String::new());
        };
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        (whole.to_owned(), fraction.to_owned())
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, i32)> {
        if self.mantissa == 0 {
            return Some((0, other.mantissa, other.exponent));
        }
        if other.mantissa == 0 {
            return Some((self.mantissa, 0, self.exponent));
        }
        let exponent = self.exponent.min(other.exponent);
        let lifted = |number: Self| {
            let power = ten_to((number.exponent - exponent).unsigned_abs())?;
            number.mantissa.checked_mul(power)
        };
        Some((lifted(self)?, lifted(other)?, exponent))
    }
}

fn ten_to(power: u32) -> Option<i128> {
    (power <= MOST_POWER).then(|| 10_i128.pow(power))
}

/// The quotient of whole numbers, half away from zero.
fn quotient(above: i128, below: i128) -> Option<i128> {
    let (whole, rest) = (above.checked_div(below)?, above.checked_rem(below)?);
    let is_half = rest.unsigned_abs() >= below.unsigned_abs() - rest.unsigned_abs();
    let away = if (above < 0) == (below < 0) { 1 } else { -1 };
    Some(if is_half { whole + away } else { whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(number: f64) -> Decimal {
        Decimal::new(number).unwrap()
    }

    #[test]
    fn a_double_is_the_text_it_was_read_from() {
        let texts = [(52.6, "52.6"), (-0.0, "0"), (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015")];
        for (number, text) in texts {
            assert_eq!(d(number).text(), text);
        }
        assert_eq!(Decimal::new(f64::NAN), None);
        assert_eq!(Decimal::new(f64::INFINITY), None);
    }

    #[test]
    fn halves_go_away_from_zero_once() {
        // The double nearest to 2.675 is below it, and its text is what counts.
        assert_eq!(d(2.675).rounded(2).text(), "2.68");
        assert_eq!(d(-0.125).rounded(2).text(), "-0.13");
        assert_eq!(d(0.5).rounded(0).text(), "1");
        // 0.4449 is 0.4 to one decimal, not 0.45 → 0.5.
        assert_eq!(d(0.4449).rounded(1).text(), "0.4");
        assert_eq!(d(-0.04).rounded(1).text(), "0.0");
        assert_eq!(d(9.996).rounded(2).text(), "10.00");
    }

    #[test]
    fn significant_digits_never_eat_whole_ones() {
        assert_eq!(d(12345.6).significant(3).text(), "12346");
        assert_eq!(d(0.012_345).significant(3).text(), "0.0123");
        assert_eq!(d(1.2345).significant(4).text(), "1.235");
        assert_eq!(d(0.0).significant(4).trimmed().text(), "0");
    }

    #[test]
    fn differences_and_sums_are_exact() {
        assert_eq!(d(96.0).minus(d(52.6)).text(), "43.4");
        assert_eq!(d(0.1).plus(d(0.2)).text(), "0.3");
        assert_eq!(d(8.16).minus(d(4.9)).text(), "3.26");
        assert_eq!(d(1e300).plus(d(1.0)).to_f64(), 1e300);
        assert_eq!(d(0.0).minus(d(0.7)).text(), "-0.7");
    }

    #[test]
    fn quotients_are_rounded_once() {
        // 8.16 / 4.9 = 1.66530…
        assert_eq!(d(8.16).divided_by(d(4.9), 2).unwrap().text(), "1.67");
        assert_eq!(d(1.0).per_cent_of(d(3.0), 1).unwrap().text(), "33.3");
        assert_eq!(d(-1.0).divided_by(d(8.0), 2).unwrap().text(), "-0.13");
        assert_eq!(d(1.0).divided_by(d(0.0), 2), None);
        assert_eq!(d(41.9).shifted(8).divided_by(d(1656.0).shifted(8), 4).unwrap().text(), "0.0253");
    }
}
