//! The complete reference as Markdown, for the manual: in both languages, the same for every reader.

use std::fmt::Write;

use quanheng_index::method::of_kind;
use quanheng_index::parameter::{Fallback, Kind};
use quanheng_index::{Method, StepKind};
use quanheng_programme::{Language, catalogue};

use super::page::fallback_text;

/// The page of the manual.
pub(super) fn markdown() -> String {
    let mut text = String::from(
        "# Methods\n\n<!-- Written by `cargo xtask docs`; edit the methods' files instead. -->\n",
    );
    for kind in StepKind::ALL {
        let [zh, en] = [Language::Zh, Language::En]
            .map(|language| catalogue::say(language, &format!("kind-{}", kind.slug()), &[]));
        add(&mut text, format_args!("\n## `{}`\n\n{en}\n\n{zh}\n", kind.slug()));
        for method in of_kind(kind) {
            add_method(&mut text, method);
        }
    }
    text
}

fn add_method(text: &mut String, method: &Method) {
    add(text, format_args!("\n### {}/{}\n\n", method.kind().slug(), method.slug));
    add(text, format_args!("{} · {}\n\n", method.en, method.zh));
    if method.kind().default_method() == Some(method.slug) {
        add(text, format_args!("The method of a `{}` step that names none.\n\n", method.kind().slug()));
    }
    let mut is_code = false;
    let page = method.page();
    for line in page.lines().skip_while(|line| line.starts_with("# ") || line.is_empty()) {
        is_code ^= line.starts_with("```");
        let deeper = if line.starts_with('#') && !is_code { "##" } else { "" };
        add(text, format_args!("{deeper}{line}\n"));
    }
    if method.parameters.is_empty() {
        return;
    }
    add(text, format_args!("\n| parameter | takes | default | meaning |\n|---|---|---|---|\n"));
    for parameter in method.parameters {
        let takes = match parameter.kind {
            Kind::Choice(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
            }
            Kind::Count(least) => {
                catalogue::say(Language::En, "takes-count", &[("least", least.to_string())])
            }
            other => catalogue::say(Language::En, &format!("takes-{}", other.slug()), &[]),
        };
        let fallback = match parameter.fallback {
            Fallback::Required => "required".to_owned(),
            Fallback::Absent => "—".to_owned(),
            other => format!("`{}`", fallback_text(other)),
        };
        let (name, en, zh) = (parameter.name, parameter.en, parameter.zh);
        add(text, format_args!("| `{name}` | {takes} | {fallback} | {en} · {zh} |\n"));
    }
}

/// Writing to a text cannot fail.
fn add(text: &mut String, piece: std::fmt::Arguments) {
    text.write_fmt(piece).expect("a String takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;
    use quanheng_index::registry::METHODS;

    #[test]
    fn every_method_is_in_the_reference_and_code_is_left_alone() {
        let text = markdown();
        for method in METHODS {
            let title = format!("\n### {}/{}\n", method.kind().slug(), method.slug);
            assert_eq!(text.matches(&title).count(), 1, "{title}");
        }
        assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 1);
        assert!(!text.contains("kind-") && !text.contains("takes-"), "a message is missing");
    }
}
