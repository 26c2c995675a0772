//! Numbers in labels: as many decimals as tell the values apart, thousands in groups.

/// A number with so many decimals; the minus sign is a minus sign.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let is_zero = text.bytes().all(|letter| matches!(letter, b'0' | b'.' | b'-'));
    let text = if is_zero { text.trim_start_matches('-').to_owned() } else { text };
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("−", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let grouped = grouped(whole);
    rest.map_or_else(|| format!("{sign}{grouped}"), |rest| format!("{sign}{grouped}.{rest}"))
}

/// Thin spaces between thousands, from five digits on.
fn grouped(whole: &str) -> String {
    if whole.len() < 5 {
        return whole.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('\u{2009}');
        }
        out.push(digit);
    }
    out
}

/// Decimals that show a 300th of the spread of some values, at most four.
pub(crate) fn decimals(values: impl IntoIterator<Item = f64>) -> usize {
    let bounds = values
        .into_iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let spread = bounds.1 - bounds.0;
    if !spread.is_finite() {
        return 0;
    }
    let unit = if spread > 0.0 { spread / 300.0 } else { bounds.1.abs().max(1.0) / 1000.0 };
    (-libm::floor(libm::log10(unit))).clamp(0.0, 4.0) as usize
}

/// A number by itself, with about four digits that count.
pub(crate) fn plain(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".to_owned();
    }
    let whole = libm::floor(libm::log10(size)) as i32 + 1;
    let decimals = usize::try_from((4 - whole).clamp(0, 6)).unwrap_or(0);
    let text = fixed(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A share as a whole percentage.
pub(crate) fn percent(share: f64) -> String {
    fixed(share * 100.0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_signed_as_people_write_them() {
        assert_eq!(fixed(-12_345.678, 1), "−12\u{2009}345.7");
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(plain(1234.56), "1235");
        assert_eq!(plain(0.5), "0.5");
        assert_eq!(plain(38.291), "38.29");
    }

    #[test]
    fn decimals_follow_the_spread() {
        assert_eq!(decimals([0.0, 100.0]), 1);
        assert_eq!(decimals([-1.0, 2.0]), 2);
        assert_eq!(decimals([5.0, 5.0]), 3);
        assert_eq!(decimals([]), 0);
    }
}
