//! The message catalogue: every sentence the program says, in 中文 and English.
//!
//! Sentences are in `messages/*/*.ftl` (Fluent), one message for each code word; the attribute `.hint` says what to
//! do. Nothing else in the product concatenates sentences.

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use quanheng_index::Finding;

use crate::language::Language;

/// The sources of one language, a folder each.
macro_rules! sources {
    ($language:literal) => {
        &[
            include_str!(concat!("messages/findings/", $language, ".ftl")),
            include_str!(concat!("messages/interface/", $language, ".ftl")),
            include_str!(concat!("messages/audit/", $language, ".ftl")),
            include_str!(concat!("messages/coherence/", $language, ".ftl")),
            include_str!(concat!("messages/document/", $language, ".ftl")),
            include_str!(concat!("messages/inverse/", $language, ".ftl")),
            include_str!(concat!("messages/movement/", $language, ".ftl")),
            include_str!(concat!("messages/sensitivity/", $language, ".ftl")),
            include_str!(concat!("messages/report/", $language, ".ftl")),
            include_str!(concat!("messages/figures/", $language, ".ftl")),
        ]
    };
}

const SOURCES: [(Language, &[&str]); 2] = [(Language::Zh, sources!("zh")), (Language::En, sources!("en"))];

/// An argument of a message.
pub type Argument<'a> = (&'a str, String);

/// Says a message; arguments that are whole numbers choose plural forms.
///
/// A message that is not in the catalogue is shown as its code with its arguments, never as nothing.
#[must_use]
pub fn say(language: Language, code: &str, arguments: &[Argument]) -> String {
    render(language, code, None, arguments).unwrap_or_else(|| bare(code, arguments))
}

/// The hint that goes with a message, if it has one.
#[must_use]
pub fn hint(language: Language, code: &str, arguments: &[Argument]) -> Option<String> {
    render(language, code, Some("hint"), arguments).filter(|hint| !hint.is_empty())
}

fn render(language: Language, code: &str, attribute: Option<&str>, arguments: &[Argument]) -> Option<String> {
    with_bundle(language, |bundle| {
        let message = bundle.get_message(code)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut given = FluentArgs::new();
        for (name, value) in arguments {
            given.set(*name, fluent_value(value));
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned())
    })
}

/// A finding's sentence and hint. When a near spelling is known, that is the hint.
#[must_use]
pub fn finding(language: Language, finding: &Finding) -> (String, Option<String>) {
    let arguments: Vec<Argument> =
        finding.arguments.iter().map(|(name, value)| (*name, shown(name, value))).collect();
    let near = finding.argument("nearest").filter(|near| !near.is_empty());
    let hint = match near {
        Some(near) => Some(say(language, "did-you-mean", &[("nearest", near.to_owned())])),
        None => hint(language, finding.code, &arguments),
    };
    (say(language, finding.code, &arguments), hint)
}

/// An empty list of known words is shown as the word `none`, which messages can ask for.
fn shown(name: &str, value: &str) -> String {
    if name == "known" && value.is_empty() { "none".to_owned() } else { value.to_owned() }
}

/// Whether the catalogue has a message of this name.
#[must_use]
pub fn knows(language: Language, code: &str) -> bool {
    with_bundle(language, |bundle| bundle.has_message(code))
}

type Bundle = FluentBundle<FluentResource>;

fn with_bundle<T>(language: Language, act: impl FnOnce(&Bundle) -> T) -> T {
    thread_local! {
        static BUNDLES: [OnceCell<Bundle>; 2] = const { [OnceCell::new(), OnceCell::new()] };
    }
    BUNDLES.with(|bundles| act(bundles[language as usize].get_or_init(|| load(language))))
}

fn load(language: Language) -> Bundle {
    let id = language.code().parse().expect("`zh` and `en` are language identifiers");
    let mut bundle = FluentBundle::new(vec![id]);
    bundle.set_use_isolating(false);
    for source in SOURCES.iter().filter(|(of, _)| *of == language).flat_map(|(_, sources)| *sources) {
        let resource = FluentResource::try_new((*source).to_owned()).expect("a test parses the catalogue");
        bundle.add_resource(resource).expect("a test looks for messages that stand twice");
    }
    bundle
}

/// Whole numbers choose plural forms; every other text is shown as it is.
fn fluent_value(text: &str) -> FluentValue<'static> {
    let is_count = text.len() <= 9 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_plain = is_count && (text == "0" || !text.starts_with('0'));
    if is_plain {
        FluentValue::from(text.parse::<u32>().unwrap_or(0))
    } else {
        FluentValue::String(text.to_owned().into())
    }
}

fn bare(code: &str, arguments: &[Argument]) -> String {
    let shown: Vec<_> = arguments.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    if shown.is_empty() { code.to_owned() } else { format!("{code} ({})", shown.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_catalogues_parse_and_no_message_stands_twice() {
        for language in Language::ALL {
            assert!(knows(language, "duplicate-code"), "{language}");
        }
    }

    #[test]
    fn an_unknown_message_shows_its_code() {
        assert_eq!(say(Language::En, "no-such-message", &[("a", "1".into())]), "no-such-message (a: 1)");
    }
}
