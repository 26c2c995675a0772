//! What experts say, written as texts: `a/b = 3`, `Chen: a/b = 1/3`, `Chen: a = 40`.
//!
//! A judgement has an expert before a colon (none when there is only one), what it is about, and a number or a
//! fraction. Children are named, never counted: a new child cannot shift a matrix.

use std::collections::BTreeMap;

use super::Siblings;
use crate::parameter::{Fault, Values};
use crate::refusal::Refusal;

/// One judgement: about a child, or about one child compared with another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judgement {
    /// The expert; empty when none is named.
    pub(super) expert: String,
    pub(super) child: String,
    pub(super) against: Option<String>,
    pub(super) value: f64,
}

/// The judgements of a parameter, all of them about pairs or none.
pub(super) fn parse(values: &Values, key: &'static str, pairs: bool) -> Result<Vec<Judgement>, Fault> {
    let unreadable = |text: &str| {
        let example = if pairs { "a/b = 3" } else { "a = 40" };
        Fault::new("judgement-unreadable", key).with("given", text).with("example", example)
    };
    let judgement = |text: &String| {
        judgement(text).filter(|found| found.against.is_some() == pairs).ok_or_else(|| unreadable(text))
    };
    values.texts(key).iter().map(judgement).collect()
}

fn judgement(text: &str) -> Option<Judgement> {
    let (what, number) = text.rsplit_once('=')?;
    let (expert, what) = named(what);
    let (child, against) = match what.split_once('/') {
        Some((child, against)) => (child, Some(against.trim().to_owned())),
        None => (what, None),
    };
    let value = number_or_fraction(number)?;
    let child = child.trim();
    let is_whole = !child.is_empty() && against.as_deref() != Some("");
    is_whole.then(|| Judgement { expert, child: child.to_owned(), against, value })
}

/// The expert before a colon, Chinese or not, and the rest.
pub(super) fn named(text: &str) -> (String, &str) {
    match text.split_once([':', '：']) {
        Some((expert, rest)) => (expert.trim().to_owned(), rest.trim()),
        None => (String::new(), text.trim()),
    }
}

/// A number above 0, or at least 0 where nothing is divided.
fn number_or_fraction(text: &str) -> Option<f64> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|x| x.is_finite() && *x >= 0.0);
    match text.split_once('/') {
        Some((over, under)) => {
            number(under).filter(|x| *x > 0.0).and_then(|under| Some(number(over)? / under))
        }
        None => number(text),
    }
}

/// The judgements of each expert, experts by name.
pub(super) fn by_expert(judgements: &[Judgement]) -> BTreeMap<&str, Vec<&Judgement>> {
    let mut experts: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
    for judgement in judgements {
        experts.entry(&judgement.expert).or_default().push(judgement);
    }
    experts
}

/// The position of a child that an expert names.
pub(super) fn find(siblings: &Siblings, code: &str) -> Result<usize, Refusal> {
    siblings.find(code).ok_or_else(|| {
        Refusal::new("judgement-unknown-child").with("given", code).with("known", siblings.codes().join(", "))
    })
}

/// How an expert is called in messages; who is not named is the first and only one.
pub(super) const fn called(expert: &str) -> &str {
    if expert.is_empty() { "1" } else { expert }
}

/// Says that an expert did not judge something.
pub(super) fn missing(expert: &str, what: impl ToString) -> Refusal {
    Refusal::new("judgement-missing").with("expert", called(expert)).with("what", what)
}

/// Says that an expert judged something twice.
pub(super) fn twice(expert: &str, what: impl ToString) -> Refusal {
    Refusal::new("judgement-twice").with("expert", called(expert)).with("what", what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experts_pairs_and_fractions() {
        let got = judgement(" Chen : roads/ rail = 1/4 ").unwrap();
        assert_eq!((got.expert.as_str(), got.child.as_str(), got.value), ("Chen", "roads", 0.25));
        assert_eq!(got.against.as_deref(), Some("rail"));
        assert_eq!(judgement("专家一：roads = 40").unwrap().expert, "专家一");
    }

    #[test]
    fn what_is_not_a_judgement() {
        for text in
            ["", "a", "a/b", "a = ", "a = x", "a = 1/0", "a/ = 2", "/b = 2", "a = -1", "= 3", "a = inf"]
        {
            assert_eq!(judgement(text), None, "{text}");
        }
    }
}
