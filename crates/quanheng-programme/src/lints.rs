//! `[lint]` of `quanheng.toml`: which lints speak, and with which thresholds.

use quanheng_index::Finding;
use quanheng_index::finding::{Place, Subject, nearest};
use quanheng_index::lint::{self, LINTS, Lint, Settings};
use quanheng_index::parameter::{Fault, Value};

use crate::section::{Section, Source};

/// The fault of a key that a lint does not have.
const UNKNOWN: &str = "unknown-parameter";

/// What `[lint]` says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct LintChoice {
    pub(crate) settings: Settings,
    /// Codes that lints are not to speak of, which must be somebody's, with the place of their list.
    pub(crate) excepted: Vec<(String, Place)>,
}

/// Reads the table; lints and thresholds that nothing has are findings.
pub(crate) fn read(section: Option<Section>) -> LintChoice {
    let mut choice = LintChoice::default();
    let Some(section) = section else { return choice };
    for (code, place, inner) in section.other_tables() {
        let Some(lint) = known(section.source, &code, place) else { continue };
        let (values, places) = inner.parameters();
        let place_of = |key: &str, unknown: bool| match places.get(key) {
            Some(place) if unknown => place.name.clone(),
            Some(place) => place.value.clone(),
            None => inner.place(),
        };
        if let Some(Value::Texts(codes)) = values.get("except") {
            choice.excepted.extend(codes.iter().map(|code| (code.clone(), place_of("except", false))));
        }
        if let Err(faults) = choice.settings.set(lint, &values) {
            for fault in faults {
                let place = place_of(&fault.key, fault.code == UNKNOWN);
                tell(section.source, lint, &fault, place);
            }
        }
    }
    // Last: one that is off stays off, whatever thresholds it has.
    for (code, place) in section.texts("off").unwrap_or_default() {
        if let Some(lint) = known(section.source, &code, place) {
            choice.settings.turn_off(lint);
        }
    }
    choice
}

fn known(source: &Source, code: &str, place: Place) -> Option<&'static Lint> {
    let found = lint::find(code);
    if found.is_none() {
        let codes = LINTS.iter().map(|lint| lint.code);
        let near = nearest(code, codes.clone()).unwrap_or_default();
        let finding = source.error("unknown-lint", place).with("given", code).with("nearest", near);
        source.say(finding.with("known", codes.collect::<Vec<_>>().join(", ")));
    }
    found
}

fn tell(source: &Source, lint: &Lint, fault: &Fault, place: Place) {
    let code = if fault.code == UNKNOWN { "lint-unknown-key" } else { "lint-misfit" };
    let mut finding = source.error(code, place);
    finding.arguments.clone_from(&fault.arguments);
    source.say(finding.with("lint", lint.code));
}

/// Findings for the codes that nothing of the programme has.
pub(crate) fn unknown_codes(choice: &LintChoice, known: &[&str]) -> Vec<Finding> {
    let strange = choice.excepted.iter().filter(|(code, _)| !known.contains(&code.as_str()));
    strange
        .map(|(code, place)| {
            Finding::error("lint-unknown-code", Subject::Place(place.clone()))
                .with("given", code)
                .with("nearest", nearest(code, known.iter().copied()).unwrap_or_default())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use quanheng_index::lint::find;

    use crate::definition;

    fn read(text: &str) -> (super::LintChoice, Vec<(&'static str, usize, usize)>) {
        let (definition, findings) = definition::read("quanheng.toml", text);
        let place = |finding: &quanheng_index::Finding| match &finding.subject {
            quanheng_index::Subject::Place(place) => (finding.code, place.line, place.column),
            _ => (finding.code, 0, 0),
        };
        let about_lints = findings.iter().map(place).filter(|(code, ..)| code.contains("lint"));
        (definition.lint, about_lints.collect())
    }

    #[test]
    fn a_lint_is_turned_off_and_another_set() {
        let (choice, findings) = read(
            "[lint]\noff = [\"close-tier-cut\"]\n[lint.collinear-pair]\nabove = 0.95\nexcept = [\"a\"]\n",
        );
        assert_eq!(findings, []);
        let of = |code: &str| choice.settings.of(find(code).unwrap());
        assert_eq!(of("close-tier-cut"), None);
        assert_eq!(of("collinear-pair").map(|values| values.number("above")), Some(0.95));
        assert_eq!(of("imputed-unit").map(|values| values.number("above")), Some(1.0 / 3.0));
        assert_eq!(choice.excepted[0].0, "a");
    }

    #[test]
    fn what_nobody_knows_is_told_with_its_place() {
        let (_, findings) = read(
            "[lint]\noff = [\"close-cut\"]\ncollinear = {}\n[lint.imputed-unit]\nabove = 2\nbelow = 1\n",
        );
        let expected = [
            ("unknown-lint", 3, 1),
            ("lint-unknown-key", 6, 1),
            ("lint-misfit", 5, 9),
            ("unknown-lint", 2, 8),
        ];
        assert_eq!(findings, expected);
    }
}
