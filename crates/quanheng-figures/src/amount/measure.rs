//! Units of measure: the scale that stands in front (万, million, 10,000) and the base behind it.

use quanheng_programme::Language;

use super::Decimal;
use super::units::{BASES, MORE_EN, NOT_SCALES, PER, PURE, SCALES_EN, SCALES_ZH};

/// A unit of measure taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Power of ten: 4 for `万户`.
    pub power: i32,
    /// What is counted: `户`; empty for plain numbers.
    pub base: String,
}

/// Two amounts are of different things.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{from}` cannot be converted to `{to}`")]
pub struct OtherBase {
    /// The unit of measure it has.
    pub from: String,
    /// The one asked for.
    pub to: String,
}

impl Measure {
    /// Takes a unit of measure apart.
    ///
    /// ```
    /// use quanheng_figures::amount::Measure;
    /// let measure = Measure::parse("万户");
    /// assert_eq!((measure.power, measure.base.as_str()), (4, "户"));
    /// assert_eq!(Measure::parse("billion yuan").power, 9);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let inner = text.trim_end_matches([')', '）']);
        if text == "percent" || text == "per cent" || inner.len() < text.len() && inner.ends_with('%') {
            return Self::of(0, "%");
        }
        if let Some(found) = in_front_zh(text).or_else(|| in_front_en(text)).or_else(|| behind_en(text)) {
            return found;
        }
        Self::of(0, text)
    }

    fn of(power: i32, base: &str) -> Self {
        Self { power, base: base.to_owned() }
    }

    /// Whether it is per cent, so that differences are percentage points.
    #[must_use]
    pub fn is_per_cent(&self) -> bool {
        self.power == 0 && (self.base.starts_with('%') || self.base.starts_with('％'))
    }

    /// Whether the number stands alone, without a word behind it.
    #[must_use]
    pub fn is_pure(&self) -> bool {
        let word = self.base.split(['(', '（', ' ']).next().unwrap_or_default();
        self.base.is_empty() || PURE.iter().any(|pure| word.eq_ignore_ascii_case(pure))
    }

    /// A number of this unit in another scale of the same base.
    ///
    /// # Errors
    /// When the bases differ.
    pub fn convert(&self, number: Decimal, to: &Self) -> Result<Decimal, OtherBase> {
        if canonical(&self.base) != canonical(&to.base) {
            return Err(OtherBase { from: self.base.clone(), to: to.base.clone() });
        }
        Ok(number.shifted(self.power - to.power))
    }

    /// What stands behind a number in a language, with the space it needs.
    #[must_use]
    pub fn suffix(&self, language: Language) -> String {
        if self.is_pure() {
            return String::new();
        }
        if self.base.starts_with(['%', '％', '‰', '°']) {
            return self.base.clone();
        }
        match language {
            Language::Zh => suffix_zh(&self.base),
            Language::En => suffix_en(&self.base),
        }
    }
}

fn in_front_zh(text: &str) -> Option<Measure> {
    if NOT_SCALES.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let (rest, power) = SCALES_ZH.iter().find_map(|(word, power)| Some((text.strip_prefix(word)?, power)))?;
    Some(Measure::of(*power, rest.trim()))
}

fn in_front_en(text: &str) -> Option<Measure> {
    let find = |(word, power): &(&str, i32)| {
        let head = text.get(..word.len())?;
        let rest = &text[word.len()..];
        let ends = rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ',');
        (head.eq_ignore_ascii_case(word) && ends).then_some((rest, *power))
    };
    let (rest, power) = SCALES_EN.iter().find_map(find)?;
    let rest = rest.trim();
    Some(Measure::of(power, rest.strip_prefix("of ").unwrap_or(rest)))
}

/// `EUR million`, `persons (thousands)`.
fn behind_en(text: &str) -> Option<Measure> {
    let bare = text.strip_suffix(')').unwrap_or(text);
    let (base, word) = bare.rsplit_once([' ', '('])?;
    let (_, power) = SCALES_EN.iter().find(|(scale, _)| scale.eq_ignore_ascii_case(word))?;
    Some(Measure::of(*power, base.trim_end_matches(['(', ' ', ','])))
}

/// The same base in either language.
fn canonical(base: &str) -> &str {
    let find =
        |(word, other): &(&'static str, &'static str)| (!word.is_empty() && *word == base).then_some(*other);
    let swapped = BASES.iter().map(|&(zh, en)| (en, zh));
    MORE_EN.iter().copied().chain(swapped).find_map(|pair| find(&pair)).unwrap_or(base)
}

fn suffix_zh(base: &str) -> String {
    let word = canonical(base);
    // A Chinese number and its measure word are not parted; foreign words are.
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().count() > 3 {
        return format!(" {word}");
    }
    word.to_owned()
}

fn suffix_en(base: &str) -> String {
    let word = match base.split_once('/') {
        Some((of, per)) => {
            let per = PER.iter().find(|(zh, _)| *zh == per).map(|(_, en)| (*en).to_owned());
            let of = english(of);
            per.map_or_else(|| base.to_owned(), |per| format!("{of} {per}").trim().to_owned())
        }
        None => english(base),
    };
    if word.is_empty() { word } else { format!(" {word}") }
}

fn english(base: &str) -> String {
    let Measure { power, base } = Measure::parse(base);
    let word = BASES.iter().find(|(zh, _)| *zh == base).map_or(base.as_str(), |(_, en)| en);
    if power == 0 { word.to_owned() } else { format!("10^{power} {word}").trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_a_scale_and_a_base() {
        let cases = [
            ("万户", 4, "户"),
            ("亿元", 8, "元"),
            ("万亿元", 12, "元"),
            ("百万美元", 6, "美元"),
            ("千万人次", 7, "人次"),
            ("万GB", 4, "GB"),
            ("万", 4, ""),
            ("千克", 0, "千克"),
            ("百分点", 0, "百分点"),
            ("个", 0, "个"),
            ("万元/企业", 4, "元/企业"),
            ("10000 persons", 4, "persons"),
            ("10,000 persons", 4, "persons"),
            ("billion yuan", 9, "yuan"),
            ("Million EUR", 6, "EUR"),
            ("EUR million", 6, "EUR"),
            ("persons (thousands)", 3, "persons"),
            ("thousands of people", 3, "people"),
            ("1000 ha", 3, "ha"),
            ("mnemonics", 0, "mnemonics"),
            ("100 km", 0, "100 km"),
            ("占比（%）", 0, "%"),
            ("%", 0, "%"),
        ];
        for (text, power, base) in cases {
            let measure = Measure::parse(text);
            assert_eq!((measure.power, measure.base.as_str()), (power, base), "{text}");
        }
    }

    #[test]
    fn only_the_same_base_converts() {
        let number = Decimal::new(1234.5).unwrap();
        let (from, to) = (Measure::parse("亿元"), Measure::parse("万亿元"));
        assert_eq!(from.convert(number, &to).unwrap().text(), "0.12345");
        assert_eq!(
            Measure::parse("万元").convert(number, &Measure::parse("million yuan")).unwrap().text(),
            "12.345"
        );
        assert_eq!(
            Measure::parse("万人").convert(number, &Measure::parse("persons")).unwrap().text(),
            "12345000"
        );
        let refused = Measure::parse("万户").convert(number, &Measure::parse("万元")).unwrap_err();
        assert_eq!(refused, OtherBase { from: "户".into(), to: "元".into() });
    }

    #[test]
    fn what_stands_behind_a_number() {
        let of = |text: &str, language| Measure::parse(text).suffix(language);
        assert_eq!(of("万户", Language::Zh), "户");
        assert_eq!(of("万户", Language::En), "");
        assert_eq!(of("亿元", Language::En), " yuan");
        assert_eq!(of("billion yuan", Language::Zh), "元");
        assert_eq!(of("户/百人", Language::En), " per 100 people");
        assert_eq!(of("元/企业", Language::En), " yuan per enterprise");
        assert_eq!(of("指数（0-100）", Language::Zh), "");
        assert_eq!(of("% of GDP", Language::En), "% of GDP");
        assert_eq!(of("GB", Language::Zh), "GB");
        assert_eq!(of("hectares", Language::Zh), " hectares");
    }
}
