//! Numbers as a terminal shows them. Files and JSON carry every digit and are not made here.

/// Decimals for a column of scores: two when they spread over tens (0 to 100), else three (z-scores, 0 to 1).
pub(crate) fn decimals(scores: impl Iterator<Item = f64>) -> usize {
    let (low, high) = scores
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), score| (low.min(score), high.max(score)));
    if high - low >= 10.0 { 2 } else { 3 }
}

/// Decimals for a column of any measure: four digits of its greatest number, at most six decimals.
pub(crate) fn digits(numbers: impl Iterator<Item = f64>) -> usize {
    let most = numbers.fold(0.0_f64, |most, number| most.max(number.abs()));
    let whole = if most > 0.0 { most.log10().floor() as i32 } else { 0 };
    usize::try_from((3 - whole).clamp(0, 6)).unwrap_or(0)
}

/// A number with so many decimals, without a minus sign before nothing but zeros.
pub(crate) fn fixed(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// The same with its sign; zero has none.
pub(crate) fn signed(number: f64, decimals: usize) -> String {
    let text = fixed(number, decimals);
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// The shortest text that is the number to six digits: for figures of any unit of measure.
pub(crate) fn plain(number: f64) -> String {
    to_digits(number, 6)
}

/// The same to four digits: for what is said by the way.
pub(crate) fn brief(number: f64) -> String {
    to_digits(number, 4)
}

/// Digits before the point are never rounded away.
fn to_digits(number: f64, digits: i32) -> String {
    let magnitude = number.abs();
    if number == 0.0 || !(1e-4..1e15).contains(&magnitude) {
        return format!("{number}");
    }
    let whole_digits = magnitude.log10().floor() as i32 + 1;
    let decimals = usize::try_from((digits - whole_digits).max(0)).unwrap_or(0);
    let text = fixed(number, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A probability: three decimals, or that it is less than any of them shows.
pub(crate) fn probability(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { fixed(p, 3) }
}

/// A share in per cent.
pub(crate) fn per_cent(share: f64) -> String {
    format!("{}%", fixed(share * 100.0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_show_four_digits() {
        assert_eq!(digits([0.0123, -0.002].into_iter()), 5);
        assert_eq!(digits([2.5, 12.0].into_iter()), 2);
        assert_eq!((digits([75_000.0].into_iter()), digits(std::iter::empty())), (0, 3));
        assert_eq!((probability(0.00099), probability(0.0216)), ("< 0.001".into(), "0.022".into()));
    }

    #[test]
    fn decimals_follow_the_spread() {
        assert_eq!(decimals([-1.2, 2.3].into_iter()), 3);
        assert_eq!(decimals([1.0, 100.0].into_iter()), 2);
        assert_eq!(decimals(std::iter::empty()), 3);
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(fixed(-0.0004, 3), "0.000");
        assert_eq!(fixed(-0.0005, 3), "-0.001");
        assert_eq!(signed(0.0001, 3), "0.000");
        assert_eq!(signed(3.0, 0), "+3");
    }

    #[test]
    fn plain_numbers_are_short_and_whole_numbers_whole() {
        assert_eq!(plain(1387.0), "1387");
        assert_eq!(plain(20_637_123.0), "20637123");
        assert_eq!(plain(81.490_000_000_000_01), "81.49");
        assert_eq!(plain(1.0 / 3.0), "0.333333");
        assert_eq!((brief(14230.8), brief(-1.014_65)), ("14231".to_owned(), "-1.015".to_owned()));
        assert_eq!(plain(-0.000_123_456_789), "-0.000123457");
    }

    #[test]
    fn shares_have_one_decimal() {
        assert_eq!(per_cent(1.0 / 6.0), "16.7%");
    }
}
