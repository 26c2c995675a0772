//! Numbers as people write them: which are plain, and what to write instead of the others.

/// Why a text is not a plain number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotANumber {
    /// Code of the finding.
    pub code: &'static str,
    /// What to write instead; empty when nobody can know.
    pub instead: String,
}

/// Reads a plain decimal number: `1234.5`, `-3`, `1.2e6`.
///
/// # Errors
/// Everything else, with a suggestion: thousands separators, percent signs, dashes for missing values,
/// full-width digits, units of measure, spreadsheet errors.
pub fn parse(text: &str) -> Result<f64, NotANumber> {
    let is_plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'))
        && text.bytes().any(|b| b.is_ascii_digit());
    match text.parse::<f64>() {
        Ok(number) if is_plain && number.is_finite() => Ok(number),
        _ => Err(explain(text)),
    }
}

fn explain(text: &str) -> NotANumber {
    let fault = |code, instead: &str| NotANumber { code, instead: instead.to_owned() };
    let trimmed = text.trim();
    if trimmed != text && parse(trimmed).is_ok() {
        return fault("number-spaces", trimmed);
    }
    if matches!(
        trimmed,
        "-" | "—"
            | "——"
            | "–"
            | "…"
            | "……"
            | "/"
            | "."
            | "NA"
            | "N/A"
            | "n/a"
            | "null"
            | "无"
            | "nan"
            | "NaN"
    ) {
        return fault("number-dash", "");
    }
    if trimmed.starts_with('#') {
        return fault("number-formula-error", "");
    }
    let half: String = trimmed.chars().map(half_width).collect();
    if half != trimmed && parse(&half).is_ok() {
        return fault("number-full-width", &half);
    }
    if let Some(plain) = half.strip_suffix('%').map(str::trim)
        && parse(plain).is_ok()
    {
        return fault("number-percent", plain);
    }
    let joined: String =
        half.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    if joined != half && parse(&joined).is_ok() {
        return fault("number-separators", &joined);
    }
    let digits_end = half.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(0);
    let is_exponent = half[digits_end..].trim_start_matches(['e', 'E']).parse::<i64>().is_ok();
    if digits_end > 0 && !is_exponent && parse(&half[..digits_end]).is_ok() {
        return fault("number-with-unit", &half[..digits_end]);
    }
    fault("not-a-number", "")
}

/// The ASCII character of a full-width one.
fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '。' => '.',
        '−' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_read() {
        for (text, number) in [("12", 12.0), ("-3.5", -3.5), ("1.2e6", 1.2e6), ("+.5", 0.5), ("0", 0.0)] {
            assert_eq!(parse(text), Ok(number), "{text}");
        }
    }

    #[test]
    fn others_say_what_to_write() {
        for (text, code, instead) in [
            ("1,234", "number-separators", "1234"),
            ("1 234.5", "number-separators", "1234.5"),
            ("12.5%", "number-percent", "12.5"),
            ("12.5％", "number-percent", "12.5"),
            ("—", "number-dash", ""),
            ("NA", "number-dash", ""),
            ("１２．５", "number-full-width", "12.5"),
            ("−3", "number-full-width", "-3"),
            (" 7", "number-spaces", "7"),
            ("12万", "number-with-unit", "12"),
            ("#DIV/0!", "number-formula-error", ""),
            ("inf", "not-a-number", ""),
            ("1e999", "not-a-number", ""),
            ("abc", "not-a-number", ""),
            ("", "not-a-number", ""),
        ] {
            assert_eq!(parse(text), Err(NotANumber { code, instead: instead.into() }), "{text}");
        }
    }
}
