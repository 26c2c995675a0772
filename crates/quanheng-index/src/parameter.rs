//! Parameters of methods: what a method declares, what a programme gives, what a method receives.
//!
//! The declaration is the one source for checks, hints, the JSON Schema and the manual page.

use std::collections::BTreeMap;

use crate::finding::{Part, nearest};

/// A value as given in a programme.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list of finite numbers.
    Numbers(Vec<f64>),
    /// A list of texts.
    Texts(Vec<String>),
}

/// What kind of value a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Any finite number.
    Number,
    /// A number from 0 to 1.
    Share,
    /// A number above 0.
    Positive,
    /// A whole number, at least this.
    Count(u32),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of numbers.
    Numbers,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
}

impl Kind {
    /// Whether `value` is of this kind.
    #[must_use]
    pub fn accepts(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text, Value::Text(_)) | (Self::Texts, Value::Texts(_)) => true,
            (Self::Number, Value::Number(number)) => number.is_finite(),
            (Self::Numbers, Value::Numbers(numbers)) => numbers.iter().all(|number| number.is_finite()),
            (Self::Share, Value::Number(number)) => (0.0..=1.0).contains(number),
            (Self::Positive, Value::Number(number)) => *number > 0.0 && number.is_finite(),
            (Self::Count(least), Value::Number(number)) => {
                *number >= f64::from(least) && number.fract() == 0.0 && *number <= f64::from(u32::MAX)
            }
            (Self::Choice(words), Value::Text(text)) => words.contains(&text.as_str()),
            _ => false,
        }
    }

    /// The word that names the kind in messages and in the schema.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Share => "share",
            Self::Positive => "positive",
            Self::Count(_) => "count",
            Self::Choice(_) => "choice",
            Self::Numbers => "numbers",
            Self::Text => "text",
            Self::Texts => "texts",
        }
    }
}

/// What holds when a programme does not give a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fallback {
    /// It must be given.
    Required,
    /// The method does without.
    Absent,
    /// This number.
    Number(f64),
    /// This word.
    Word(&'static str),
}

/// Declaration of one parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Key in the programme.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds without it.
    pub fallback: Fallback,
    /// One line of explanation, 中文.
    pub zh: &'static str,
    /// One line of explanation, English.
    pub en: &'static str,
}

impl Parameter {
    /// A parameter with its explanation in both languages.
    #[must_use]
    pub const fn new(
        name: &'static str,
        kind: Kind,
        fallback: Fallback,
        [zh, en]: [&'static str; 2],
    ) -> Self {
        Self { name, kind, fallback, zh, en }
    }
}

/// Why given parameters do not fit a method.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Code of the finding.
    pub code: &'static str,
    /// The parameter.
    pub key: String,
    /// What of the parameter.
    pub part: Part,
    /// Arguments of the finding's message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault of the parameter `key`.
    #[must_use]
    pub fn new(code: &'static str, key: &str) -> Self {
        Self { code, key: key.to_owned(), part: Part::Value, arguments: vec![("key", key.to_owned())] }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Points into the parameter's text.
    #[must_use]
    pub const fn at(mut self, offset: usize) -> Self {
        self.part = Part::From(offset);
        self
    }
}

/// Parameters checked against a declaration, with fallbacks filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values(BTreeMap<&'static str, Value>);

impl Values {
    /// Checks what was given.
    ///
    /// # Errors
    /// A [`Fault`] for each unknown, missing or ill-fitting parameter.
    pub fn check(declared: &[Parameter], given: &BTreeMap<String, Value>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut values = BTreeMap::new();
        for key in given.keys().filter(|key| declared.iter().all(|p| p.name != key.as_str())) {
            let near = nearest(key, declared.iter().map(|p| p.name)).unwrap_or_default();
            let known = declared.iter().map(|p| p.name).collect::<Vec<_>>().join(", ");
            let fault = Fault { part: Part::Name, ..Fault::new("unknown-parameter", key) };
            faults.push(fault.with("nearest", near).with("known", known));
        }
        for parameter in declared {
            match (given.get(parameter.name), parameter.fallback) {
                (Some(value), _) if parameter.kind.accepts(value) => {
                    values.insert(parameter.name, value.clone());
                }
                (Some(_), _) => faults.push(misfit(parameter)),
                (None, Fallback::Required) => {
                    faults.push(Fault::new("parameter-missing", parameter.name));
                }
                (None, Fallback::Absent) => {}
                (None, Fallback::Number(number)) => {
                    values.insert(parameter.name, Value::Number(number));
                }
                (None, Fallback::Word(word)) => {
                    values.insert(parameter.name, Value::Text(word.to_owned()));
                }
            }
        }
        if faults.is_empty() { Ok(Self(values)) } else { Err(faults) }
    }

    /// All values by name, fallbacks included.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// A number that has a fallback or is required.
    ///
    /// # Panics
    /// When the method asks for what it did not declare: a bug.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.optional_number(name).expect("the method declares this number with a fallback")
    }

    /// A number that may be absent.
    #[must_use]
    pub fn optional_number(&self, name: &str) -> Option<f64> {
        match self.0.get(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A whole number.
    ///
    /// # Panics
    /// When the method asks for what it did not declare: a bug.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        // Checked by `Kind::Count`: whole, at least 0, at most u32::MAX.
        self.number(name) as usize
    }

    /// A word or text that has a fallback or is required.
    ///
    /// # Panics
    /// When the method asks for what it did not declare: a bug.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.optional_text(name).expect("the method declares this text with a fallback")
    }

    /// A text that may be absent.
    #[must_use]
    pub fn optional_text(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A list of numbers; empty when absent.
    #[must_use]
    pub fn numbers(&self, name: &str) -> &[f64] {
        match self.0.get(name) {
            Some(Value::Numbers(numbers)) => numbers,
            _ => &[],
        }
    }

    /// A list of texts; empty when absent.
    #[must_use]
    pub fn texts(&self, name: &str) -> &[String] {
        match self.0.get(name) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }
}

fn misfit(parameter: &Parameter) -> Fault {
    let words = match parameter.kind {
        Kind::Choice(words) => words.join(", "),
        Kind::Count(least) => least.to_string(),
        _ => String::new(),
    };
    Fault::new("parameter-misfit", parameter.name).with("kind", parameter.kind.slug()).with("words", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLARED: &[Parameter] = &[
        Parameter::new("lower", Kind::Number, Fallback::Number(0.0), ["", ""]),
        Parameter::new("group", Kind::Text, Fallback::Required, ["", ""]),
    ];

    #[test]
    fn every_fault_is_reported() {
        let given = BTreeMap::from([
            ("lowr".to_owned(), Value::Number(1.0)),
            ("lower".to_owned(), Value::Text("x".into())),
        ]);
        let faults = Values::check(DECLARED, &given).unwrap_err();
        let codes: Vec<_> = faults.iter().map(|fault| (fault.code, fault.key.as_str())).collect();
        assert_eq!(
            codes,
            [("unknown-parameter", "lowr"), ("parameter-misfit", "lower"), ("parameter-missing", "group")]
        );
    }

    #[test]
    fn counts_and_shares_are_checked() {
        assert!(Kind::Count(1).accepts(&Value::Number(3.0)));
        assert!(!Kind::Count(1).accepts(&Value::Number(0.0)));
        assert!(!Kind::Count(1).accepts(&Value::Number(1.5)));
        assert!(!Kind::Share.accepts(&Value::Number(1.5)));
    }

    #[test]
    fn no_kind_accepts_what_is_not_a_finite_number() {
        for number in [f64::NAN, f64::INFINITY] {
            for kind in [Kind::Number, Kind::Share, Kind::Positive, Kind::Count(0)] {
                assert!(!kind.accepts(&Value::Number(number)), "{kind:?}");
            }
            assert!(!Kind::Numbers.accepts(&Value::Numbers(vec![1.0, number])));
        }
    }
}
