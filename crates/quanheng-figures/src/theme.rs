//! The one look of all figures: type, colours, axes.
//!
//! Colours are told apart by lightness first, so that they hold in grey print and for readers who do not see all hues;
//! `tests` checks the steps.

use quanheng_programme::Language;
use serde_json::{Value, json};

use crate::fonts;

/// Width of a figure: 160 mm in print.
pub(crate) const WIDTH: u32 = 640;
/// Size of letters: 7.8 pt in print.
pub(crate) const TEXT: f64 = 11.0;
/// The smallest letters: 7.1 pt in print.
pub(crate) const SMALL: f64 = 10.0;

/// Text and lines that matter.
pub(crate) const INK: &str = "#1a1a1a";
/// Text that stands back.
pub(crate) const GREY: &str = "#555555";
/// Lines that stand back.
pub(crate) const LINE: &str = "#d0d0d0";
/// What has no value.
pub(crate) const EMPTY: &str = "#ececec";
/// The one thing a figure is about.
pub(crate) const ACCENT: &str = "#c4501b";
/// What it is set against.
pub(crate) const BASE: &str = "#2b5c8a";

/// Colours of categories, dark to light.
pub(crate) const CATEGORIES: [&str; 6] = ["#22305f", "#8a2f5d", "#2f7f8a", "#d9782d", "#8fb7d9", "#f2d98b"];

/// From little to much.
pub(crate) const SEQUENCE: [&str; 5] = ["#f5f8fb", "#c3d8ea", "#7fadd0", "#3b77a8", "#173f66"];

/// From opposed over nothing to alike.
pub(crate) const BOTH_WAYS: [&str; 5] = ["#b8530f", "#f0b27f", "#f7f7f7", "#8fb4d6", "#1f4e79"];

/// The colour of a category; they come again after the last.
pub(crate) fn category(at: usize) -> &'static str {
    CATEGORIES[at % CATEGORIES.len()]
}

/// Colours of so many tiers, the first the darkest.
pub(crate) fn tier(at: usize, of: usize) -> String {
    let share = if of < 2 { 0.0 } else { at as f64 / (of - 1) as f64 };
    blend(&["#173f66", "#3d7aad", "#cfe1f0"], share)
}

/// A colour on the way through some.
pub(crate) fn blend(colours: &[&str], share: f64) -> String {
    let steps = (colours.len() - 1) as f64;
    let place = share.clamp(0.0, 1.0) * steps;
    let from = (libm::floor(place) as usize).min(colours.len() - 2);
    let rest = place - from as f64;
    let (a, b) = (parts(colours[from]), parts(colours[from + 1]));
    let mix = |at: usize| libm::round(a[at] + (b[at] - a[at]) * rest) as u8;
    format!("#{:02x}{:02x}{:02x}", mix(0), mix(1), mix(2))
}

/// The colour of letters on a ground.
pub(crate) fn on(ground: &str) -> &'static str {
    if lightness(ground) < 60.0 { "#ffffff" } else { INK }
}

/// CIE L*, 0 for black and 100 for white.
pub(crate) fn lightness(colour: &str) -> f64 {
    let linear = parts(colour).map(|part| {
        let share = part / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    });
    let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    if luminance > 0.008_856 { 116.0 * libm::cbrt(luminance) - 16.0 } else { 903.3 * luminance }
}

/// Red, green and blue of `#rrggbb`.
fn parts(colour: &str) -> [f64; 3] {
    let part = |at: usize| {
        let text = colour.get(1 + 2 * at..3 + 2 * at).unwrap_or("00");
        f64::from(u8::from_str_radix(text, 16).unwrap_or(0))
    };
    [part(0), part(1), part(2)]
}

/// What every option starts with.
pub(crate) fn base(language: Language) -> Value {
    json!({
        "animation": false,
        "backgroundColor": "#ffffff",
        "color": CATEGORIES,
        "textStyle": { "fontFamily": fonts::FAMILY, "fontSize": TEXT, "color": INK },
        "aria": { "enabled": false },
        "tooltip": { "confine": true },
        "lang": language.code(),
    })
}

/// An option from the base and the parts given.
pub(crate) fn option(language: Language, parts: Value) -> Value {
    let mut option = base(language);
    if let (Some(option), Value::Object(parts)) = (option.as_object_mut(), parts) {
        option.remove("lang");
        option.extend(parts);
    }
    option
}

/// Letters of a label.
pub(crate) fn letters(size: f64, colour: &str) -> Value {
    json!({ "fontFamily": fonts::FAMILY, "fontSize": size, "color": colour })
}

/// An axis of numbers.
pub(crate) fn value_axis(name: &str) -> Value {
    json!({
        "type": "value",
        "name": name,
        "nameLocation": "middle",
        "nameGap": 26,
        "nameTextStyle": letters(TEXT, GREY),
        "axisLabel": letters(TEXT, GREY),
        "axisLine": { "show": false },
        "axisTick": { "show": false },
        "splitLine": { "lineStyle": { "color": "#e6e6e6", "width": 0.8 } },
    })
}

/// An axis of names.
pub(crate) fn category_axis(names: &[String]) -> Value {
    let mut label = letters(TEXT, INK);
    label["interval"] = json!(0);
    json!({
        "type": "category",
        "data": names,
        "axisLabel": label,
        "axisLine": { "show": false },
        "axisTick": { "show": false },
        "splitLine": { "show": false },
    })
}

/// Sets some keys of an object.
pub(crate) fn with(mut value: Value, more: Value) -> Value {
    if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
        value.extend(more);
    }
    value
}

/// The legend below the drawing.
pub(crate) fn legend(names: &[String]) -> Value {
    json!({
        "show": true,
        "data": names,
        "bottom": 0,
        "left": "center",
        "itemWidth": 14,
        "itemHeight": 9,
        "itemGap": 12,
        "textStyle": letters(TEXT, INK),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_told_apart_by_lightness_alone() {
        for pair in CATEGORIES.windows(2) {
            let step = lightness(pair[1]) - lightness(pair[0]);
            assert!(step > 8.0, "{} and {}: {step}", pair[0], pair[1]);
        }
        for of in 2..=5 {
            for at in 1..of {
                assert!(lightness(&tier(at, of)) - lightness(&tier(at - 1, of)) > 8.0, "tier {at} of {of}");
            }
        }
        assert!(SEQUENCE.windows(2).all(|pair| lightness(pair[0]) > lightness(pair[1]) + 8.0));
    }

    #[test]
    fn letters_can_be_read_on_every_ground() {
        for ground in CATEGORIES.iter().chain(&SEQUENCE).chain(&BOTH_WAYS) {
            let contrast = (lightness(ground) - lightness(on(ground))).abs();
            assert!(contrast > 35.0, "{ground}: {contrast}");
        }
    }
}
