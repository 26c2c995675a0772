//! The complete reference as Markdown, for the manual: a page in each language.

use quanheng_index::method::of_kind;
use quanheng_index::{Method, StepKind};
use quanheng_programme::{Language, catalogue};

use super::page;
use super::summary;
use crate::commands::parameters::{self, add};

/// The page of the manual.
pub(super) fn markdown(language: Language) -> String {
    let say = |code: &str| catalogue::say(language, code, &[]);
    let mut text = format!(
        "# {}\n\n<!-- Written by `cargo xtask docs`; edit the methods' files instead. -->\n",
        say("methods-title")
    );
    for kind in StepKind::ALL {
        let what = say(&format!("kind-{}", kind.slug()));
        add(&mut text, format_args!("\n## `{}`\n\n{what}\n", kind.slug()));
        for method in of_kind(kind) {
            add_method(&mut text, method, language);
        }
    }
    text
}

fn add_method(text: &mut String, method: &Method, language: Language) {
    let kind = method.kind();
    let mut what = summary(method, language).to_owned();
    if kind.default_method() == Some(method.slug) {
        what = catalogue::say(language, "methods-default", &[("summary", what)]);
    }
    add(text, format_args!("\n### {}/{}\n\n{what}\n\n", kind.slug(), method.slug));
    parameters::page_markdown(text, &page::text(method, language));
    if !method.parameters.is_empty() {
        parameters::markdown(text, method.parameters, language);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quanheng_index::registry::METHODS;

    #[test]
    fn every_method_is_in_the_reference_and_code_is_left_alone() {
        for language in Language::ALL {
            let text = markdown(language);
            for method in METHODS {
                let title = format!("\n### {}/{}\n", method.kind().slug(), method.slug);
                assert_eq!(text.matches(&title).count(), 1, "{title}");
            }
            assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 1);
            let codes = ["kind-", "takes-", "methods-"];
            assert!(codes.iter().all(|code| !text.contains(code)), "a message is missing");
        }
    }
}
