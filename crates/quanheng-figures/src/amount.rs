//! Numbers as people read them, in Chinese and English.
//!
//! An [`Amount`] is a value and a unit of measure as in `indicators.csv`. It is shown with the scale that fits the
//! language (万, 亿, 万亿; thousands with commas, million, billion, trillion), rounded once, half away from zero.
//! Differences of percentages are percentage points. Units convert by rule between scales of the same base, and an amount of
//! another base is refused. [`Decimal`] does the arithmetic, [`Measure`] knows the units; sentences around numbers
//! ([`growth`], [`points`]) come from the message catalogue.

mod decimal;
mod measure;
mod units;
mod words;

pub use decimal::Decimal;
pub use measure::{Measure, OtherBase};
pub use words::{growth, growth_a_year, number, ordinal, points, range, rank_range, times};

use quanheng_programme::Language;

/// How exactly a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// So many significant digits, without zeros at the end; whole digits are never rounded away.
    Significant(usize),
    /// Exactly so many decimals.
    Decimals(usize),
}

impl Default for Digits {
    /// Four significant digits.
    fn default() -> Self {
        Self::Significant(4)
    }
}

impl Digits {
    /// Rounds a number.
    #[must_use]
    pub fn round(self, number: Decimal) -> Decimal {
        match self {
            Self::Significant(digits) => number.significant(digits).trimmed(),
            Self::Decimals(decimals) => number.rounded(decimals).padded(decimals),
        }
    }
}

/// A value with its unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The number, in that unit.
    pub value: Decimal,
    /// The unit.
    pub measure: Measure,
}

/// Scales of a language, the greatest first: power of ten and word.
const fn scales(language: Language) -> &'static [(i32, &'static str)] {
    match language {
        Language::Zh => &[(12, "万亿"), (8, "亿"), (4, "万"), (0, "")],
        Language::En => &[(12, " trillion"), (9, " billion"), (6, " million"), (0, "")],
    }
}

impl Amount {
    /// A value in a unit as `indicators.csv` spells it; `None` unless it is finite.
    #[must_use]
    pub fn new(value: f64, unit: &str) -> Option<Self> {
        Some(Self { value: Decimal::new(value)?, measure: Measure::parse(unit) })
    }

    /// With the scale that fits: `8.16万亿元`, `8.16 trillion yuan`, `52.6%`.
    ///
    /// ```
    /// use quanheng_figures::amount::{Amount, Digits};
    /// use quanheng_programme::Language;
    /// let amount = Amount::new(165_570_000.0, "万GB").unwrap();
    /// assert_eq!(amount.show(Language::Zh, Digits::default()), "1.656万亿GB");
    /// ```
    #[must_use]
    pub fn show(&self, language: Language, digits: Digits) -> String {
        let bare = self.value.shifted(self.measure.power);
        let suffix = self.measure.suffix(language);
        let scales = if self.takes_scale() { scales(language) } else { &[(0, "")] };
        let reaches = |(power, _): &(i32, &str)| bare.sign() != 0 && bare.whole_digits() > *power;
        let mut at = scales.iter().position(reaches).unwrap_or(scales.len() - 1);
        let mut rounded = digits.round(bare.shifted(-scales[at].0));
        // 9999.9996万 is rounded to 10000万, which is 1亿.
        if at > 0 && rounded.whole_digits() > scales[at - 1].0 - scales[at].0 {
            at -= 1;
            rounded = digits.round(bare.shifted(-scales[at].0));
        }
        format!("{}{}{suffix}", grouped(rounded, language), scales[at].1)
    }

    /// In a unit that is asked for, of the same base: the scale is the one given.
    ///
    /// # Errors
    /// When the bases differ.
    pub fn show_in(&self, unit: &str, language: Language, digits: Digits) -> Result<String, OtherBase> {
        let to = Measure::parse(unit);
        let number = self.measure.convert(self.value, &to)?;
        let text = grouped(digits.round(number), language);
        let word = scales(language).iter().find(|(power, _)| *power == to.power).map(|(_, word)| *word);
        Ok(match word {
            Some(word) => format!("{text}{word}{}", to.suffix(language)),
            None => format!("{text} {unit}"),
        })
    }

    /// The same value, less another of the same base.
    ///
    /// # Errors
    /// When the bases differ.
    pub fn minus(&self, other: &Self) -> Result<Self, OtherBase> {
        let taken = other.measure.convert(other.value, &self.measure)?;
        Ok(Self { value: self.value.minus(taken), measure: self.measure.clone() })
    }

    /// Percentages are never in millions.
    fn takes_scale(&self) -> bool {
        !self.measure.is_per_cent() && !self.measure.base.starts_with('‰')
    }
}

/// Digits with the separators of a language: none in Chinese, where groups are of four and commas of three confuse.
fn grouped(number: Decimal, language: Language) -> String {
    let (whole, fraction) = number.parts();
    let whole = match language {
        Language::Zh => whole,
        Language::En => with_commas(&whole),
    };
    let sign = match (number.sign() < 0, language) {
        (false, _) => "",
        (true, Language::Zh) => "-",
        (true, Language::En) => "−",
    };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// `1234567` as `1,234,567`.
fn with_commas(digits: &str) -> String {
    let first = digits.len() % 3;
    let mut text = digits[..first].to_owned();
    for at in (first..digits.len()).step_by(3) {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&digits[at..at + 3]);
    }
    text
}

#[cfg(test)]
mod tests;
