//! Every function of templates: name, arguments, example, one line in each language.
//!
//! Positions come in the order of `arguments`, and each may be given by its name instead; what stands in square brackets may
//! be left out. The manual (`report-text.md`) lists them; a test compares.

mod about;
mod compare;
mod figures;
mod places;
mod quality;
mod show;
mod sure;

pub(crate) use about::in_words;
use minijinja::Value;

use super::arguments::Call;
use super::problem::Problem;
use super::request::Request;

/// What a function gives.
pub(crate) enum Answer {
    /// A value.
    Value(Value),
    /// Something that becomes a block of its own.
    Request(Request),
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

/// One function.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// Its arguments, those that may be left out in square brackets.
    pub arguments: &'static str,
    /// A call, as one would write it.
    pub example: &'static str,
    /// What it gives: in Chinese and in English.
    pub says: [&'static str; 2],
    /// Whether it is a filter too: `rank(天津) | ordinal`.
    pub(crate) is_filter: bool,
    pub(crate) call: fn(&mut Call) -> Result<Answer, Problem>,
}

impl Function {
    const fn new(
        name: &'static str,
        arguments: &'static str,
        example: &'static str,
        says: [&'static str; 2],
        call: fn(&mut Call) -> Result<Answer, Problem>,
    ) -> Self {
        Self { name, arguments, example, says, is_filter: false, call }
    }

    const fn filter(self) -> Self {
        Self { is_filter: true, ..self }
    }
}

/// All functions, in groups as the manual has them.
pub const ALL: &[&[Function]] = &[
    about::FUNCTIONS,
    places::FUNCTIONS,
    compare::FUNCTIONS,
    figures::FUNCTIONS,
    sure::FUNCTIONS,
    quality::FUNCTIONS,
    show::FUNCTIONS,
];

/// Words of the template language itself, which are no names of units or nodes.
pub(crate) const OF_THE_ENGINE: &[&str] =
    &["loop", "range", "dict", "namespace", "debug", "self", "super", "caller", "varargs", "kwargs"];

/// The function of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Function> {
    ALL.iter().flat_map(|functions| functions.iter()).find(|function| function.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_has_one_name_an_example_and_both_languages() {
        let all: Vec<&Function> = ALL.iter().flat_map(|functions| functions.iter()).collect();
        for (at, function) in all.iter().enumerate() {
            assert!(function.example.contains(function.name), "{}", function.name);
            assert!(function.says.iter().all(|says| !says.is_empty()), "{}", function.name);
            assert!(all[..at].iter().all(|other| other.name != function.name), "{}", function.name);
        }
    }

    #[test]
    fn the_manual_lists_every_function_in_both_languages() {
        let pages = [
            include_str!("../../../../docs/book/src/zh/report-text.md"),
            include_str!("../../../../docs/book/src/report-text.md"),
        ];
        for (page, language) in pages.into_iter().zip(0..) {
            for function in ALL.iter().flat_map(|functions| functions.iter()) {
                let Function { name, arguments, says, .. } = function;
                let row = format!("| `{name}({arguments})` | {} |", says[language]);
                assert!(page.contains(&row), "the manual lacks:\n{row}");
            }
        }
    }
}
