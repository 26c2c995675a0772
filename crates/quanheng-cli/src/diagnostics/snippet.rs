//! One finding as a block of text, drawn by `annotate-snippets`: it numbers lines rightly though it is given one
//! line only, cuts long lines around the marked place, and lets us name severities in any language.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Snippet};
use quanheng_index::Severity;
use quanheng_index::finding::Place;
use quanheng_programme::{Language, catalogue};

use super::files::Lines;
use super::{Told, hints, message, place_text};
use crate::layout::Paint;

/// Draws findings in one language.
pub(super) struct Renderer {
    language: Language,
    renderer: annotate_snippets::Renderer,
}

impl Renderer {
    pub(super) fn new(language: Language, paint: Paint, width: usize) -> Self {
        let renderer = match paint {
            Paint::Colours => annotate_snippets::Renderer::styled(),
            Paint::Nothing => annotate_snippets::Renderer::plain(),
        };
        Self { language, renderer: renderer.decor_style(DecorStyle::Unicode).term_width(width) }
    }

    pub(super) fn render(&self, told: &Told, lines: &Lines) -> String {
        let finding = &told.finding;
        let name = catalogue::say(self.language, &format!("severity-{}", finding.severity.slug()), &[]);
        let hint_name = catalogue::say(self.language, "hint", &[]);
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.with_name(name).primary_title(message(self.language, finding)).id(finding.code);
        let mut elements: Vec<Element> = Vec::new();
        elements.extend(told.place().map(|place| element(place, lines)));
        if let Some(scenario) = &told.scenario {
            let text = catalogue::say(self.language, "in-scenario", &[("scenario", scenario.clone())]);
            elements.push(Level::NOTE.no_name().message(text).into());
        }
        for hint in hints(self.language, finding) {
            elements.push(Level::HELP.with_name(hint_name.clone()).message(hint).into());
        }
        self.renderer.render(&[title.elements(elements)])
    }
}

/// The place: with its line when it is one of a text file.
fn element<'a>(place: &Place, lines: &'a Lines) -> Element<'a> {
    let line = lines.get(&(place.file.clone(), place.line));
    match line.filter(|line| place.sheet.is_none() && !line.trim().is_empty()) {
        Some(line) => Snippet::source(line.as_str())
            .path(place.file.clone())
            .line_start(place.line)
            .annotation(AnnotationKind::Primary.span(span(line, place)))
            .into(),
        None => Origin::path(place_text(place)).into(),
    }
}

/// The bytes of the line that are meant: columns count characters; column 0 is the whole line, length 0 its rest.
fn span(line: &str, place: &Place) -> std::ops::Range<usize> {
    let end = line.trim_end().len();
    if place.column == 0 {
        return line.len() - line.trim_start().len()..end;
    }
    let byte = |letters: usize| line.char_indices().nth(letters).map_or(end.max(1), |(at, _)| at);
    let start = byte(place.column - 1);
    let end = if place.length == 0 { end } else { byte(place.column - 1 + place.length) };
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use quanheng_index::Finding;
    use quanheng_index::finding::Subject;

    use super::*;

    fn drawn(language: Language, place: Place, line: &str) -> String {
        let lines = Lines::from([((place.file.clone(), place.line), line.to_owned())]);
        let finding = Finding::error("number-percent", Subject::Place(place))
            .with("given", "12%")
            .with("instead", "12");
        let renderer = Renderer::new(language, Paint::Nothing, 80);
        renderer.render(&Told { finding, scenario: None }, &lines)
    }

    #[test]
    fn the_line_has_its_own_number_and_the_mark_stands_under_wide_characters() {
        let text = drawn(Language::Zh, Place::span("data/值.csv", 1_234_567, 4, 3), "北京,12%,x");
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("错误[number-percent]"), "{text}");
        assert!(lines[1].ends_with("data/值.csv:1234567:4"), "{text}");
        assert!(lines[3].starts_with("1234567 │ 北京,12%,x"), "{text}");
        assert_eq!(lines[4].trim_end(), "        │      ━━━", "{text}");
        assert!(text.contains("提示"), "{text}");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}12%{}", "a,".repeat(300), ",b".repeat(300));
        let text = drawn(Language::En, Place::span("d.csv", 7, 601, 3), &line);
        assert!(text.contains("d.csv:7:601"), "{text}");
        assert!(text.contains("12%"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() < 120), "{text}");
    }

    #[test]
    fn cells_of_sheets_are_named_without_a_line() {
        let place = Place { sheet: Some("Sheet1".into()), ..Place::span("d.xlsx", 12, 2, 0) };
        let text = drawn(Language::En, place, "");
        assert!(text.contains("d.xlsx[Sheet1]!B12"), "{text}");
    }

    #[test]
    fn places_beyond_the_line_do_no_harm() {
        for place in [Place::span("f", 1, 90, 9), Place::span("f", 1, 0, 0), Place::file("f")] {
            assert!(drawn(Language::En, place, "短").contains('f'));
        }
    }
}
