//! The complete reference as Markdown, for the manual: in both languages, the same for every reader.

use quanheng_index::method::of_kind;
use quanheng_index::{Method, StepKind};
use quanheng_programme::{Language, catalogue};

use crate::commands::parameters::{self, add};

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
    parameters::page_markdown(text, &method.page());
    if !method.parameters.is_empty() {
        parameters::markdown(text, method.parameters);
    }
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
