//! Fractions as text: `+1⅓`, `-½`, `0`.

use quanheng_audit::movement::Fraction;

/// The fraction with its sign, exactly.
pub(super) fn text(fraction: Fraction) -> String {
    let sign = match fraction.numerator() {
        0 => return "0".to_owned(),
        1.. => '+',
        _ => '-',
    };
    let (numerator, denominator) = (fraction.numerator().abs(), fraction.denominator());
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let whole_text = if whole > 0 || rest == 0 { whole.to_string() } else { String::new() };
    match (glyph(rest, denominator), rest) {
        (_, 0) => format!("{sign}{whole_text}"),
        (Some(glyph), _) => format!("{sign}{whole_text}{glyph}"),
        (None, _) if whole > 0 => format!("{sign}{whole_text} {rest}/{denominator}"),
        (None, _) => format!("{sign}{rest}/{denominator}"),
    }
}

const fn glyph(numerator: i64, denominator: i64) -> Option<char> {
    match (numerator, denominator) {
        (1, 2) => Some('½'),
        (1, 3) => Some('⅓'),
        (2, 3) => Some('⅔'),
        (1, 4) => Some('¼'),
        (3, 4) => Some('¾'),
        (1, 6) => Some('⅙'),
        (5, 6) => Some('⅚'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact() {
        let texts = [(7, 6), (-1, 2), (2, 1), (0, 3), (-29, 12), (5, 12)];
        let texts = texts.map(|(numerator, denominator)| text(Fraction::new(numerator, denominator)));
        assert_eq!(texts, ["+1⅙", "-½", "+2", "0", "-2 5/12", "+5/12"]);
    }
}
