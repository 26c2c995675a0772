//! Phrases around numbers: percentage points, growth, multiples, places and ranges.

use quanheng_programme::Language;
use quanheng_programme::catalogue::say;

use super::{Amount, Decimal, Digits, grouped};

/// A bare number: `1,234.5` in English, `1234.5` in Chinese.
#[must_use]
pub fn number(value: f64, language: Language, digits: Digits) -> String {
    Decimal::new(value).map(|value| grouped(digits.round(value), language)).unwrap_or_default()
}

/// A difference of percentages, without sign: `43.4个百分点`, `43.4 percentage points`.
#[must_use]
pub fn points(difference: Decimal, language: Language, digits: Digits) -> String {
    let number = grouped(digits.round(difference.magnitude()), language);
    say(language, "report-points", &[("number", number)])
}

/// Growth from one value to another in per cent: `增长7.1%`, `同比下降2.0%`, `up 7.1% year on year`; `None` when the
/// first is not above zero. `over_a_year` says that one is the figure of a year before the other.
#[must_use]
pub fn growth(
    (from, to): (Decimal, Decimal),
    language: Language,
    decimals: usize,
    over_a_year: bool,
) -> Option<String> {
    if from.sign() <= 0 {
        return None;
    }
    let change = to.minus(from).per_cent_of(from, decimals)?;
    let number = grouped(change.magnitude().padded(decimals), language);
    let way = ["down", "flat", "up"][usize::try_from(change.sign() + 1).ok()?];
    let over = if over_a_year { "year" } else { "other" };
    let arguments = [("way", way.to_owned()), ("over", over.to_owned()), ("number", format!("{number}%"))];
    Some(say(language, "report-growth", &arguments))
}

/// Mean growth of a year, over so many years: `年均增长7.1%`; `None` when either value is not above zero.
#[must_use]
pub fn growth_a_year(
    (from, to): (Decimal, Decimal),
    years: f64,
    language: Language,
    decimals: usize,
) -> Option<String> {
    if from.sign() <= 0 || to.sign() <= 0 || years <= 0.0 {
        return None;
    }
    let rate = libm::pow(to.to_f64() / from.to_f64(), 1.0 / years) * 100.0 - 100.0;
    let rate = Decimal::new(rate)?.rounded(decimals).padded(decimals);
    let way = ["down", "flat", "up"][usize::try_from(rate.sign() + 1).ok()?];
    let number = grouped(rate.magnitude(), language);
    let arguments = [("way", way.to_owned()), ("number", format!("{number}%"))];
    Some(say(language, "report-growth-a-year", &arguments))
}

/// How many times the second the first is: `2.3倍`, `2.3 times`; `None` when the second is not above zero.
#[must_use]
pub fn times(of: Decimal, other: Decimal, language: Language, decimals: usize) -> Option<String> {
    if other.sign() <= 0 {
        return None;
    }
    let quotient = of.divided_by(other, decimals)?.padded(decimals);
    Some(say(language, "report-times", &[("number", grouped(quotient, language))]))
}

/// A place: `第6位`, `6th`.
#[must_use]
pub fn ordinal(place: f64, language: Language) -> String {
    let text = number(place, language, Digits::default());
    match language {
        Language::Zh => format!("第{text}位"),
        Language::En => format!("{text}{}", ending(&text)),
    }
}

/// Places from one to another: `第3至6位`, `3rd to 6th`.
#[must_use]
pub fn rank_range(best: usize, worst: usize, language: Language) -> String {
    if best == worst {
        return ordinal(best as f64, language);
    }
    match language {
        Language::Zh => format!("第{best}至{worst}位"),
        Language::En => {
            format!("{} to {}", ordinal(best as f64, language), ordinal(worst as f64, language))
        }
    }
}

/// From one amount to another: `40.1%～52.3%`, `40.1% to 52.3%`; one when both look alike.
#[must_use]
pub fn range(low: &Amount, high: &Amount, language: Language, digits: Digits) -> String {
    let (low, high) = (low.show(language, digits), high.show(language, digits));
    match language {
        _ if low == high => low,
        Language::Zh => format!("{low}～{high}"),
        Language::En => format!("{low} to {high}"),
    }
}

/// 1st, 2nd, 3rd, 4th; 11th, 12th, 13th; 21st.
fn ending(digits: &str) -> &'static str {
    let is_teen = digits.ends_with("11") || digits.ends_with("12") || digits.ends_with("13");
    match digits.bytes().last() {
        _ if is_teen || digits.contains('.') => "th",
        Some(b'1') => "st",
        Some(b'2') => "nd",
        Some(b'3') => "rd",
        _ => "th",
    }
}
